"""Whom the user trusts to say who somebody is: certificates, and fingerprints of certificates. Knows how certificates are written.

There is no list of our own and none of the operating system's: without a list nobody is trusted, and that is said.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

MOST = 200  # certificates in one file; the list of all services of a country is shorter
_BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,20000})-----END CERTIFICATE-----")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """Roots, or certificates further down: whatever leads to one of these is trusted."""

    certificates: tuple[bytes, ...] = ()  # DER
    fingerprints: tuple[str, ...] = ()  # sha256 over the DER, in hexadecimal; of a certificate that the signed file itself holds

    def __bool__(self) -> bool:
        return bool(self.certificates or self.fingerprints)

    def digest(self) -> str:
        """sha256 over everything that can change who is trusted, whatever the order it was given in; "" for an empty list."""
        parts = sorted({*self.fingerprints, *(hashlib.sha256(one).hexdigest() for one in self.certificates)})
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""


NOBODY = Trust()


def read_certificates(content: bytes) -> tuple[bytes, ...]:
    """The certificates in a file, as DER: one of them as it is (DER), or one or more as text (PEM). ValueError when it holds none."""
    try:
        found = tuple(base64.b64decode(block) for block in _BLOCK.findall(content)) or (content,)
    except binascii.Error as broken:
        raise ValueError("no certificate") from broken
    if len(found) > MOST:
        raise ValueError("too many certificates")
    for one in found:
        _check(one)
    return found


def read_fingerprint(written: str) -> str:
    """A sha256 fingerprint as programs show it, with or without colons and spaces, in one spelling. ValueError when it is none."""
    plain = re.sub(r"[:\s]", "", written).lower()
    if not _FINGERPRINT.fullmatch(plain):
        raise ValueError("no sha256 fingerprint")
    return plain


def _check(der: bytes) -> None:
    """Is this a certificate, whole and with nothing behind it? ValueError when it is not."""
    from asn1crypto import x509

    try:
        certificate = x509.Certificate.load(der, strict=True)
        named = bool(certificate.subject.hashable and certificate.issuer.hashable and certificate.not_valid_before)
    except (ValueError, TypeError, KeyError) as broken:
        raise ValueError("no certificate") from broken
    if not named:
        raise ValueError("a certificate of nobody")

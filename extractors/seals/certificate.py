"""What a certificate says of its holder: name, organisation, whether it is for a person or an organisation, and its period.

Knows how certificates are written; believes nothing of it: who gave it out is for `pdf.seals`.
"""

import datetime as dt
from typing import Any

from asn1crypto import x509

from extractors.document import SealKind, Sure
from extractors.parties.names import is_legal_person, is_person
from extractors.pdf.platform import names_service

LONGEST = 120  # characters of a name
_FOR_SEALS = bytes.fromhex("060704008e46010602")  # id-etsi-qct-eseal, 0.4.0.1862.1.6.2
_FOR_SIGNATURES = bytes.fromhex("060704008e46010601")  # id-etsi-qct-esign, 0.4.0.1862.1.6.1
_STATEMENTS = "1.3.6.1.5.5.7.1.3"  # qcStatements (RFC 3739)


def signer_of(certificate: x509.Certificate) -> str:
    """The name that the certificate is on."""
    names = _names(certificate.subject)
    whole = f"{names.get('given_name', '')} {names.get('surname', '')}".strip()
    return names.get("common_name") or whole or names.get("organization_name", "")


def organisation_of(certificate: x509.Certificate) -> str:
    """The organisation that the holder is, or belongs to."""
    return _names(certificate.subject).get("organization_name", "")


def issuer_of(certificate: x509.Certificate) -> str:
    """Who says that he gave it out."""
    names = _names(certificate.issuer)
    return names.get("common_name") or names.get("organization_name", "")


def is_of_oneself(certificate: x509.Certificate) -> bool:
    """Did the holder give it to himself?"""
    return bool(certificate.subject == certificate.issuer)


def kind_of(certificate: x509.Certificate) -> SealKind:
    """For a person's signature or an organisation's seal: as the certificate states, else as its names read."""
    stated = b"".join(bytes(one["extn_value"]) for one in _extensions(certificate) if one["extn_id"].dotted == _STATEMENTS)
    if _FOR_SEALS in stated:
        return SealKind.SEAL
    names = _names(certificate.subject)
    if _FOR_SIGNATURES in stated or "surname" in names or "given_name" in names:
        return SealKind.SIGNATURE
    name = signer_of(certificate)
    if name == names.get("organization_name") or is_legal_person(name) or names_service(name):
        return SealKind.SEAL
    return SealKind.SIGNATURE if is_person(name) else SealKind.SEAL


def valid_at(certificate: x509.Certificate, moment: dt.datetime | None) -> Sure:
    """Does the moment lie within the period that the certificate is given out for?"""
    if moment is None:
        return Sure.UNKNOWN
    return Sure.YES if certificate.not_valid_before <= moment <= certificate.not_valid_after else Sure.NO


def has_ended(certificate: x509.Certificate, moment: dt.datetime) -> bool:
    """Was its period over by then?"""
    return bool(moment > certificate.not_valid_after)


def _extensions(certificate: x509.Certificate) -> list[Any]:
    return list(certificate["tbs_certificate"]["extensions"] or ())


def _names(name: x509.Name) -> dict[str, str]:
    """The parts of a name as letters that can be shown; of a part given twice the first."""
    found: dict[str, str] = {}
    for part in name.chosen:
        for pair in part:
            found.setdefault(pair["type"].native, shown(str(pair["value"].native)))
    return found


def shown(text: str) -> str:
    """Letters of a stranger's making, without what hides or turns them, and no longer than a name."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:LONGEST]

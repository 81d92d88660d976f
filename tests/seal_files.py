"""Signed PDF files for tests: certification authorities and people of our own making, and what can be done to a file afterwards.

Keys are made once per session; which key it is changes no outcome. Everybody here is invented.
"""

import asyncio
import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations
from typing import Any

from asn1crypto import core, keys
from asn1crypto import x509 as plain_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pdf_files import Sheet, form, lines, pdf, place, widget
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNED = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
"""When everybody signs, unless told otherwise; the certificates are valid all that year."""

PERSON_KIND, SEAL_KIND = "0.4.0.1862.1.6.1", "0.4.0.1862.1.6.2"  # what a certificate is for (ETSI EN 319 412-5)
WORDS = ("Bestuursverklaring 2027", "Wij verklaren dat alles waar is.", "Handtekening", "J. Voorbeeld")


@dataclass(frozen=True)
class Holder:
    """Somebody with a key and a certificate."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...]  # from the issuer up to the root

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@cache
def authority(name: str = "Voorbeeld Vertrouwensdienst", above: Holder | None = None) -> Holder:
    """Who gives out certificates; without anybody above it a root."""
    return _holder({NameOID.COMMON_NAME: name, NameOID.ORGANIZATION_NAME: name}, above=above, extensions=[(_ca(), True)])


@cache
def person(given: str = "Johanna", family: str = "Voorbeeld", *, above: Holder | None = None, until: int = 2027, kind: str = "") -> Holder:
    """Somebody who signs; `until`: the year in which the certificate ends; `kind`: what the certificate says it is for."""
    names = {NameOID.COMMON_NAME: f"{given} {family}", NameOID.GIVEN_NAME: given, NameOID.SURNAME: family}
    return _holder(names, above=above or authority(), until=until, extensions=[*_uses(), *_kinds(kind)])


@cache
def organisation(name: str = "Kamer van Koophandel", *, above: Holder | None = None, kind: str = SEAL_KIND) -> Holder:
    """An organisation that seals."""
    names = {NameOID.COMMON_NAME: name, NameOID.ORGANIZATION_NAME: name, NameOID.COUNTRY_NAME: "NL"}
    return _holder(names, above=above or authority(), extensions=[*_uses(), *_kinds(kind)])


@cache
def clock() -> Holder:
    """A service that gives timestamps."""
    names = {NameOID.COMMON_NAME: "Voorbeeld Tijdstempels"}
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return _holder(names, above=authority(), extensions=[(use, True)], key=rsa.generate_private_key(65537, 2048))


@cache
def oneself(name: str = "Johanna Voorbeeld") -> Holder:
    """Somebody who gave herself a certificate."""
    return _holder({NameOID.COMMON_NAME: name}, above=None, extensions=_uses())


@cache
def mesh(count: int) -> tuple[Holder, ...]:
    """Authorities ("Knoop 0", ...) that each gave every other a certificate."""
    knots = [authority(f"Knoop {number}") for number in range(count)]
    return tuple(replace(one, certificate=_given(one, other)) for one, other in permutations(knots, 2))


def _given(one: Holder, other: Holder) -> x509.Certificate:
    builder = _builder(one.certificate.subject, other.certificate.subject, one.key, until=2027)
    return builder.add_extension(_ca(), critical=True).sign(other.key, hashes.SHA256())


def _ca() -> x509.BasicConstraints:
    return x509.BasicConstraints(ca=True, path_length=None)


def _uses() -> list[tuple[x509.ExtensionType, bool]]:
    wanted = {"digital_signature": True, "content_commitment": True}
    others = ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return [(x509.KeyUsage(**wanted, **dict.fromkeys(others, False)), True), *_elsewhere()]


def _elsewhere() -> list[tuple[x509.ExtensionType, bool]]:
    """Addresses that a validator could ask for more: nobody may."""
    asked = x509.UniformResourceIdentifier("http://127.0.0.1:9/uitgever.crt")
    issuer = x509.AccessDescription(x509.AuthorityInformationAccessOID.CA_ISSUERS, asked)
    status = x509.AccessDescription(x509.AuthorityInformationAccessOID.OCSP, asked)
    point = x509.DistributionPoint(full_name=[asked], relative_name=None, reasons=None, crl_issuer=None)
    return [(x509.AuthorityInformationAccess([issuer, status]), False), (x509.CRLDistributionPoints([point]), False)]


def _kinds(kind: str) -> list[tuple[x509.ExtensionType, bool]]:
    """QCStatements that say what the certificate is for: a person's signature, or an organisation's seal."""
    if not kind:
        return []
    oid = ObjectIdentifier("1.3.6.1.5.5.7.1.3")
    inner = core.ObjectIdentifier(kind).dump()
    qc_type = _sequence(core.ObjectIdentifier("0.4.0.1862.1.6").dump() + _sequence(inner))
    return [(x509.UnrecognizedExtension(oid, _sequence(qc_type)), False)]


def _sequence(content: bytes) -> bytes:
    return b"\x30" + bytes((len(content),)) + content


def _holder(
    names: dict[ObjectIdentifier, str],
    *,
    above: Holder | None,
    extensions: Sequence[tuple[x509.ExtensionType, bool]],
    until: int = 2027,
    key: rsa.RSAPrivateKey | None = None,
) -> Holder:
    own: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(oid, value) for oid, value in names.items()])
    builder = _builder(subject, above.certificate.subject if above else subject, own, until=until)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    certificate = builder.sign(above.key if above else own, hashes.SHA256())
    return Holder(key=own, certificate=certificate, above=(above.certificate, *above.above) if above else ())


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, *, until: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(until, 1, 1, tzinfo=dt.UTC))
    )


def _as_asn1(certificate: x509.Certificate) -> plain_x509.Certificate:
    return plain_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _key(holder: Holder) -> keys.PrivateKeyInfo:
    raw = holder.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return keys.PrivateKeyInfo.load(raw)


def _store(holder: Holder, *others: Holder) -> SimpleCertificateStore:
    certificates = (holder.certificate, *holder.above, *(other.certificate for other in others))
    return SimpleCertificateStore.from_certs([_as_asn1(one) for one in certificates])


class _Punctual(signers.PdfSigner):
    """Signs at the moment it is told, so that the same test signs at the same time tomorrow."""

    at: dt.datetime = SIGNED

    def init_signing_session(self, *given: Any, **named: Any) -> Any:
        session = super().init_signing_session(*given, **named)
        session.system_time = self.at
        return session

    def _enforce_certification_constraints(self, reader: Any) -> None:
        """Other programs sign what may not be signed, too."""


def page(*words: str, notes: Sequence[str] = (), catalogue: str = "") -> bytes:
    """A document of one page, not yet signed."""
    return pdf(Sheet(drawn=lines(70, 90, words or WORDS), notes=notes), catalogue=catalogue)


def with_field(name: str = "naam", value: str = "") -> bytes:
    """A document with a form field to fill in."""
    where = place(70, 300, 200, 20)
    stored = f"/V ({value})" if value else ""
    return page(*WORDS, notes=[widget(where, f"/FT /Tx /T ({name}) /DA (/F1 11 Tf) {stored}")], catalogue=form(12))


def sign(
    blob: bytes, by: Holder, *, at: dt.datetime | None = SIGNED, field: str = "Handtekening", stamped: bool = False, **meta: Any
) -> bytes:
    """The file with one more signature; `stamped`: with a timestamp of a service."""
    level, beside, invisible = meta.pop("level", None), meta.pop("beside", ()), meta.pop("invisible", False)
    extra = {"certify": True, "docmdp_permissions": fields.MDPPerm(level)} if level else {}
    signer = signers.SimpleSigner(signing_cert=_as_asn1(by.certificate), signing_key=_key(by), cert_registry=_store(by, *beside))
    wanted = signers.PdfSignatureMetadata(field_name=field, md_algorithm=meta.pop("digest", "sha256"), **extra, **meta)
    maker = _Punctual(
        wanted, signer=signer, timestamper=stamper(at) if stamped else None, new_field_spec=None if invisible else _spec(blob, field)
    )
    maker.at = at
    out = io.BytesIO()
    maker.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(blob)), output=out)
    return out.getvalue()


def _spec(blob: bytes, field: str) -> fields.SigFieldSpec | None:
    """A visible place for a new signature; none where the file has that field."""
    if f"/T ({field})".encode() in blob:
        return None
    down = 200 + 60 * blob.count(b"/ByteRange")
    return fields.SigFieldSpec(field, on_page=0, box=(70, 842 - down - 50, 220, 842 - down))


def stamper(at: dt.datetime = SIGNED) -> timestamps.DummyTimeStamper:
    holder = clock()
    return timestamps.DummyTimeStamper(_as_asn1(holder.certificate), _key(holder), certs_to_embed=_store(holder), fixed_dt=at)


def stamped_file(blob: bytes, at: dt.datetime = SIGNED) -> bytes:
    """The file with nothing but a timestamp of a service over it."""
    out = io.BytesIO()
    signers.PdfTimeStamper(stamper(at)).timestamp_pdf(IncrementalPdfFileWriter(io.BytesIO(blob)), "sha256", output=out)
    return out.getvalue()


def updated(blob: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with a change written behind it, as programs do that save without rewriting."""
    writer = IncrementalPdfFileWriter(io.BytesIO(blob))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(blob: bytes, old: str, new: str) -> bytes:
    """Words on the first page replaced by a later save."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        first = writer.find_page_for_modification(0)[0].get_object()
        content = first["/Contents"]
        drawn = content.data.replace(old.encode(), new.encode())
        first["/Contents"] = writer.add_object(generic.StreamObject(stream_data=drawn))
        writer.update_container(first)

    return updated(blob, change)


def filled(blob: bytes, value: str) -> bytes:
    """The first field of the form filled in by a later save."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/V"] = generic.TextStringObject(value)
        writer.mark_update(writer.root["/AcroForm"]["/Fields"].raw_get(0).reference)

    return updated(blob, change)


def annotated(blob: bytes, words: str, *, kind: str = "/Text") -> bytes:
    """A remark laid on the first page by a later save."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        note = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name(kind),
                generic.pdf_name("/Contents"): generic.TextStringObject(words),
                generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (300, 300, 400, 340)]),
            }
        )
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    return updated(blob, change)


def with_proof_store(blob: bytes, by: Holder) -> bytes:
    """Certificates added afterwards, to check the signature long after: a DSS."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    out = io.BytesIO(blob)
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[_as_asn1(one) for one in by.above])
    return out.getvalue()


def hole(blob: bytes, number: int = 0) -> tuple[int, int]:
    """Where the signature itself stands: from < to behind >."""
    at = -1
    for _ in range(number + 1):
        at = blob.index(b"/Contents <", at + 1)
    start = at + len(b"/Contents ")
    return start, blob.index(b">", start) + 1


def with_contents(blob: bytes, contents: bytes) -> bytes:
    """Another signature in the place of the first, as long as the old one."""
    start, end = hole(blob)
    room = end - start - 2
    return blob[: start + 1] + contents.hex().encode().ljust(room, b"0")[:room] + blob[end - 1 :]


def signed_with_room(by: Holder, room: bytes) -> bytes:
    """A signature that fits, made over everything but itself and some room behind it, in which anything can be put later."""
    blob = sign(page(), by)
    start, end = hole(blob)
    made = _over(blob[:start] + blob[end:], by)
    return blob[: start + 1] + made.ljust(end - start - 2 - len(room), b"0") + b">" + room + blob[end:]


def signed_brackets(by: Holder) -> bytes:
    """A signature that fits, made over everything but its own letters."""
    blob = sign(page(), by)
    start, end = (place + step for place, step in zip(hole(blob), (1, -1), strict=True))
    found = re.search(rb"/ByteRange \[0 \d+ \d+ (\d+)\]", blob)
    assert found
    covered = f"/ByteRange [0 {start} {end} {int(found[1]) + 1}]".encode()
    assert len(covered) == len(found[0])
    blob = blob.replace(found[0], covered)
    return blob[:start] + _over(blob[:start] + blob[end:], by).ljust(end - start, b"0") + blob[end:]


def _over(content: bytes, by: Holder) -> bytes:
    """A signature over this content, in hexadecimal letters."""
    signer = signers.SimpleSigner(signing_cert=_as_asn1(by.certificate), signing_key=_key(by), cert_registry=_store(by))
    told = signers.pdf_cms.PdfCMSSignedAttributes(signing_time=SIGNED)
    made = asyncio.run(signer.async_sign(hashlib.sha256(content).digest(), "sha256", signed_attr_settings=told))
    return made.dump().hex().encode()

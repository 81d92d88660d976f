"""What can be established of the digital signatures in a PDF, here and now: offline, at a stated moment, the same every time.

Knows pyHanko. Runs in a child of its own (`bounded.judge_all`). Nothing is fetched: whether a certificate was withdrawn is not
known, and that is said. Residual risk: the time is the signer's own word unless a service stamped it.
"""

import datetime as dt
import hashlib
import io
import logging
import re
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
    extract_contents,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from extractors.document import Change, Seal, SealKind, Sure
from extractors.pdf.changes import changes
from extractors.seals import certificate as seal_certificate
from extractors.seals.trust import Trust
from extractors.seals.words import Trait, sentences

MOST_SEALS = 25
MOST_BYTES = 4 * 1024**2  # of one signature; those of real services, with all their proof, stay under one megabyte
MOST_CERTIFICATES = 16  # in one signature, and of those beside it that it leads to: a mesh of issuers has ways without end
MOST_BESIDE = 200  # certificates in the file for later proof, of all its signatures together
MOST_SAVES = 100  # after a signature
MOST_NAMED = 10  # fields in one sentence
WEAK = frozenset({"md2", "md5", "sha1"})
KNOWN = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"})
_HUGE = re.compile(rb"<[0-9A-Fa-f\s]{%d}" % (2 * MOST_BYTES))  # told in a moment; reading so much takes minutes
TOO_BIG = "er zit iets in dat veel groter is dan een handtekening hoort te zijn"
USES = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
LATER_PROOF = "er is bewijs bij gezet om de handtekening later nog te kunnen nakijken"

Result = TypeVar("Result")

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # they tell of every stranger's certificate; the record says it


class _CannotTellError(Exception):
    """A signature that is not looked into; its text is a Dutch clause that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """The file as pyHanko reads it; a file that it only reads leniently is not trusted to tell what was changed."""

    blob: bytes
    reader: PdfFileReader
    strict: bool
    held: dict[str, tuple[Any, Any]]  # name of the field -> the signature's object and the field
    beside: tuple[x509.Certificate, ...]  # certificates that the file holds for later proof


def look_into(path: Path, *, seen: Sequence[Seal], trust: Trust) -> tuple[Seal, ...]:
    """The signatures of the file, in the order in which they were set; what was seen and is not found here says so."""
    blob = path.read_bytes()
    if _HUGE.search(blob):
        return tuple(unanswered(seal, TOO_BIG) for seal in seen)
    files = [file for strict in (True, False) if (file := _open(blob, strict=strict))]
    pages = {seal.field: seal.page for seal in seen}
    found: dict[str, tuple[int, Seal]] = {}
    for name in dict.fromkeys(name for file in files for name in file.held):
        found[name] = _looked_into(name, [file for file in files if name in file.held], page=pages.get(name), trust=trust)
    missed = [unanswered(seal, "het bestand is daarvoor te vreemd opgebouwd") for seal in seen if seal.field not in found]
    return (*(seal for _, seal in sorted(found.values(), key=lambda one: one[0])), *missed)


def unanswered(seal: Seal, why_not: str) -> Seal:
    """A signature of which nothing is known but that it is there."""
    return replace(seal, because=sentences(seal, why_not=why_not))


def _open(blob: bytes, *, strict: bool) -> _File | None:
    """None when it cannot be read so; files of which the two tables of contents may differ are read leniently only."""
    try:
        reader = PdfFileReader(io.BytesIO(blob), strict=strict)
        if reader.encrypted:
            reader.decrypt(b"")
        if strict and reader.xrefs.hybrid_xrefs_present:
            return None
        fields = list(enumerate_sig_fields(reader, filled_status=True))[:MOST_SEALS]
        held = {name: (value.get_object(), field) for name, value, field in fields}
        return _File(blob=blob, reader=reader, strict=strict, held=held, beside=_beside(reader))
    except MemoryError:
        raise
    except Exception:  # a stranger's file may make a library raise anything
        return None


def _beside(reader: PdfFileReader) -> tuple[x509.Certificate, ...]:
    """Certificates in the store for later proof (DSS); a damaged store holds none."""
    try:
        streams = reader.root["/DSS"]["/Certs"]
        return tuple(x509.Certificate.load(streams[place].data) for place in range(min(len(streams), MOST_BESIDE)))
    except MemoryError:
        raise
    except Exception:
        return ()


def _looked_into(name: str, files: Iterable[_File], *, page: int | None, trust: Trust) -> tuple[int, Seal]:
    """Which save it was set in, and what is known of it: from the first way of reading the file that gives an answer."""
    seal, why_not = Seal(field=name, page=page), "het bestand is daarvoor te vreemd opgebouwd"
    for file in files:
        try:
            signature = _signature(file, name)
            seal = _named(seal, signature)
            return signature.signed_revision, _Answer(file, signature, trust).about(seal)
        except MemoryError:
            raise
        except _CannotTellError as reason:
            return 0, unanswered(seal, str(reason))
        except Exception as fault:  # idem
            why_not = f"haar gegevens zijn beschadigd of ongewoon ({type(fault).__name__})"
    return 0, unanswered(seal, why_not)


def _signature(file: _File, name: str) -> EmbeddedPdfSignature:
    """The signature of this field, when it is of a kind and a size that is looked into."""
    value, field = file.held[name]
    kind = str(value.get("/SubFilter", ""))
    if kind not in KNOWN:
        shown = seal_certificate.shown(kind.lstrip("/"))[:40]
        raise _CannotTellError(f"dit soort handtekening ({shown or 'zonder naam'}) is verouderd of onbekend")
    if len(extract_contents(value)) > MOST_BYTES:
        raise _CannotTellError(TOO_BIG)
    signature = EmbeddedPdfSignature(file.reader, field, name)
    if any(len(one["certificates"]) > MOST_CERTIFICATES for one in (signature.signed_data, *_tokens(signature))):
        raise _CannotTellError("er zitten veel meer certificaten bij dan een handtekening nodig heeft")
    return signature


def _named(seal: Seal, signature: EmbeddedPdfSignature) -> Seal:
    """What its certificate says of who set it, and when he says it was."""
    certificate = signature.signer_cert
    stamps = signature.sig_object_type == "/DocTimeStamp"
    claimed = None if stamps else _claimed(signature)
    return replace(
        seal,
        kind=SealKind.TIMESTAMP if stamps else seal_certificate.kind_of(certificate),
        signer=seal_certificate.signer_of(certificate),
        organisation=seal_certificate.organisation_of(certificate),
        issuer=seal_certificate.issuer_of(certificate),
        at=claimed,
        at_basis="opgegeven" if claimed else "",
    )


def _claimed(signature: EmbeddedPdfSignature) -> dt.datetime | None:
    """The time the signer gives; one without a zone is no moment."""
    try:
        moment = signature.self_reported_timestamp
    except (ValueError, TypeError, KeyError):  # a date that is none
        return None
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) and moment.tzinfo else None


class _Answer:
    """One signature under examination, against the certificates that the user trusts."""

    def __init__(self, file: _File, signature: EmbeddedPdfSignature, trust: Trust) -> None:
        self._file, self._signature, self._trust = file, signature, trust
        self._saves = file.reader.xrefs.total_revisions - 1 - signature.signed_revision

    def about(self, seal: Seal) -> Seal:
        """Everything that is known of it."""
        signature = self._signature
        seal, status = self._timed(seal)
        intact = bool(status.intact and status.valid)
        if intact and str(status.md_algorithm) in WEAK:
            raise _CannotTellError(f"zij is gemaakt met een verouderde rekenwijze ({status.md_algorithm}) die te vervalsen is")
        after, told = self._change() if intact else (Change.UNKNOWN, ())
        certificate = signature.signer_cert
        seal = replace(
            seal,
            intact=Sure.YES if intact else Sure.NO,
            covers_whole=self._is_whole(),
            saved_after=self._saves,
            changed_after=after,
            changes=told,
            valid_then=seal_certificate.valid_at(certificate, seal.at) if intact else Sure.UNKNOWN,
        )
        seal = replace(seal, trusted=self._trusted(seal, status) if intact else Sure.UNKNOWN)
        return replace(seal, because=sentences(seal, traits=frozenset(self._traits(seal, status))))

    def _traits(self, seal: Seal, status: Any) -> Iterable[Trait]:
        certificate = self._signature.signer_cert
        if self._trust:
            yield Trait.LISTED
        if seal_certificate.is_of_oneself(certificate):
            yield Trait.SELF_MADE
        if seal.at is not None and seal_certificate.has_ended(certificate, seal.at):
            yield Trait.ENDED
        stamp = getattr(status, "timestamp_validity", None)
        if seal.at_basis == "tijdstempel" and stamp is not None and not stamp.trusted:
            yield Trait.STRANGE_STAMP

    def _timed(self, seal: Seal) -> tuple[Seal, Any]:
        """The outcome at the moment of a timestamp that is intact, else at the moment the signer gives."""
        signature = self._signature
        if stamped := _stamped(signature):
            status = self._status(stamped)
            stamp = status if seal.kind is SealKind.TIMESTAMP else status.timestamp_validity
            if stamp is not None and stamp.intact and stamp.valid:
                return replace(seal, at=stamped, at_basis="tijdstempel"), status
        return seal, self._status(seal.at or signature.signer_cert.not_valid_before)

    def _status(self, moment: dt.datetime) -> Any:
        """Examined as of this moment; never as of now."""
        signature, skip = self._signature, not self._file.strict or self._saves > MOST_SAVES
        context = ValidationContext(
            trust_roots=self._roots(),
            other_certs=self._above(),
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        if signature.sig_object_type == "/DocTimeStamp":
            return _done(async_validate_pdf_timestamp(signature, context, skip_diff=skip))
        examined = async_validate_pdf_signature(signature, context, context, key_usage_settings=USES, skip_diff=skip)
        return _done(examined)

    def _roots(self) -> list[x509.Certificate]:
        """The certificates that the user gave, and those in the file whose fingerprint he gave."""
        given = [x509.Certificate.load(one) for one in self._trust.certificates]
        held = (self._signature.signer_cert, *self._signature.other_embedded_certs, *self._file.beside)
        return given + [one for one in held if hashlib.sha256(one.dump()).hexdigest() in self._trust.fingerprints]

    def _above(self) -> list[x509.Certificate]:
        """Of the certificates beside the signature, those that may have given out its own, and who gave out those."""
        signature = self._signature
        stamped = [one.chosen for token in _tokens(signature) for one in token["certificates"]]
        wanted = {one.issuer.hashable for one in (signature.signer_cert, *signature.other_embedded_certs, *stamped)}
        found: list[x509.Certificate] = []
        for _ in range(len(self._file.beside)):
            more = [one for one in self._file.beside if one.subject.hashable in wanted and one not in found]
            if not more or len(found) >= MOST_CERTIFICATES:
                break
            found += more
            wanted |= {one.issuer.hashable for one in more}
        return found[:MOST_CERTIFICATES]

    def _trusted(self, seal: Seal, status: Any) -> Sure:
        if seal.valid_then is Sure.NO:
            return Sure.NO
        if not self._trust or seal.at is None:
            return Sure.UNKNOWN
        return Sure.YES if status.trusted else Sure.NO

    def _change(self) -> tuple[Change, tuple[str, ...]]:
        """What was done to the file after this signature."""
        signature = self._signature
        if self._is_whole():
            return Change.NONE, ()
        if not self._is_tight() or signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            return Change.CHANGED, ("de handtekening dekt niet alles wat bij haar versie van het bestand hoort", *self._seen())
        if not self._saves:
            return Change.NONE, ()
        found = signature.diff_result
        if found is None:
            return Change.UNKNOWN, (f"na de handtekening is het bestand {_times(self._saves)} bewaard", *self._seen())
        if not isinstance(found, DiffResult):
            may = ("de ondertekenaar liet alleen opmerkingen en invullen toe",) if signature.docmdp_level is MDPPerm.ANNOTATE else ()
            return Change.CHANGED, (*self._seen(), *may)  # a note may cover words, so also where notes are allowed a person looks
        told = tuple(self._allowed(found))
        if found.modification_level is ModificationLevel.NONE:
            return Change.NONE, ()
        if not signature.summarise_integrity_info()["docmdp_ok"]:
            return Change.CHANGED, (*told, "de ondertekenaar had bepaald dat dit niet meer mocht")
        return Change.ALLOWED, told

    def _allowed(self, found: DiffResult) -> Iterable[str]:
        names = sorted(found.changed_form_fields)
        signed = [name for name in names if name in self._file.held]
        written = [seal_certificate.shown(name) for name in names if name not in self._file.held]
        if written:
            yield f"in het formulier is ingevuld of gewijzigd: {', '.join(written[:MOST_NAMED])}"
        if signed:
            yield "er is nog een handtekening gezet" if len(signed) == 1 else f"er zijn nog {len(signed)} handtekeningen gezet"
        if not names:
            yield LATER_PROOF

    def _seen(self) -> tuple[str, ...]:
        """What a person sees differ from what was signed."""
        *_, start, length = self._covered() or (0, 0)
        return changes(self._file.blob[: start + length], self._file.blob)

    def _covered(self) -> tuple[int, int, int, int] | None:
        """The two parts of the file that are signed, from its first byte on; None when they are given otherwise."""
        given = [int(part) for part in self._signature.byte_range]
        if len(given) != 4 or given[0] != 0 or not 0 < given[1] < given[2] or given[3] < 0:
            return None
        return given[0], given[1], given[2], given[3]

    def _is_tight(self) -> bool:
        """Is what the signature leaves out of the file its own letters, with or without their brackets, and nothing more?"""
        covered, blob = self._covered(), self._file.blob
        if covered is None:
            return False
        _, start, end, _ = covered
        if blob[start : start + 1] != b"<":
            start, end = start - 1, end + 1
        left_out = blob[start:end]
        return left_out[:1] == b"<" and left_out[-1:] == b">" and not left_out[1:-1].strip(b"0123456789abcdefABCDEF \t\r\n")

    def _is_whole(self) -> bool:
        """Does it cover the file to its last byte?"""
        covered = self._covered()
        return covered is not None and self._is_tight() and covered[2] + covered[3] == len(self._file.blob)


def _times(count: int) -> str:
    return "nog 1 keer" if count == 1 else f"nog {count} keer"


def _tokens(signature: EmbeddedPdfSignature) -> list[Any]:
    """The timestamps that a service set on it; of a signature that is itself a timestamp, that one."""
    if signature.sig_object_type == "/DocTimeStamp":
        return [signature.signed_data]
    return list(extract_tst_data_iter(signature.signer_info, signed=False))


def _stamped(signature: EmbeddedPdfSignature) -> dt.datetime | None:
    """The moment of the first timestamp."""
    for token in _tokens(signature)[:1]:
        moment = token["encap_content_info"]["content"].parsed["gen_time"].native
        return moment.astimezone(dt.UTC) if moment.tzinfo else None
    return None


def _done(work: Coroutine[Any, Any, Result]) -> Result:
    """The outcome of work that waits for nobody; work that would wait (for a network) is refused."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]  # what the coroutine returns
    work.close()
    raise _CannotTellError("daarvoor zou internet nodig zijn")

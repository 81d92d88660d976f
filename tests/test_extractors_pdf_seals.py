"""What a digital signature proves and what it does not: everything is told, nothing is fetched, nothing depends on today."""

import datetime as dt
import hashlib
import re
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pdf_files import as_file
from seal_files import (
    PERSON_KIND,
    SIGNED,
    WORDS,
    Holder,
    annotated,
    authority,
    filled,
    hole,
    mesh,
    oneself,
    organisation,
    page,
    person,
    rewritten,
    sign,
    signed_brackets,
    signed_with_room,
    stamped_file,
    with_contents,
    with_field,
    with_proof_store,
)

from extractors.document import Change, Seal, SealKind, Sure
from extractors.pdf.file import read_pdf
from extractors.pdf.seals import MOST_BYTES, look_into
from extractors.seals.trust import NOBODY, Trust

ROOT = Trust(certificates=(authority().der,))


def looked_into(folder: Path, blob: bytes, *, trust: Trust = NOBODY) -> tuple[Seal, ...]:
    file = as_file(folder, blob)
    return look_into(file, seen=read_pdf(file).seals, trust=trust)


def only(folder: Path, blob: bytes, *, trust: Trust = NOBODY) -> Seal:
    (seal,) = looked_into(folder, blob, trust=trust)
    return seal


def test_an_intact_signature_says_who_when_and_that_nothing_changed(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person()))
    assert (seal.signer, seal.kind, seal.page, seal.field) == ("Johanna Voorbeeld", SealKind.SIGNATURE, 1, "Handtekening")
    assert (seal.at, seal.at_basis, seal.issuer) == (SIGNED, "opgegeven", "Voorbeeld Vertrouwensdienst")
    assert (seal.intact, seal.changed_after, seal.covers_whole, seal.saved_after) == (Sure.YES, Change.NONE, True, 0)
    assert (seal.valid_then, seal.trusted) == (Sure.YES, Sure.UNKNOWN)
    assert seal.is_sound
    assert "klopt" in seal.because
    assert "niet opgegeven welke certificaten" in seal.because


def test_a_service_that_stamps_the_time_is_told_apart_from_the_signers_word(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person(), stamped=True), trust=ROOT)
    assert (seal.at, seal.at_basis, seal.trusted) == (SIGNED, "tijdstempel", Sure.YES)


def test_a_stamp_of_a_service_nobody_trusts_is_told(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person(), stamped=True), trust=Trust(certificates=(person().der,)))
    assert (seal.at_basis, seal.trusted) == ("tijdstempel", Sure.YES)
    assert "tijdstempel is van een dienst die u niet in uw lijst hebt" in seal.because


def test_a_file_with_only_a_time_stamp_has_no_signer(tmp_path: Path) -> None:
    seal = only(tmp_path, stamped_file(page()), trust=ROOT)
    assert (seal.kind, seal.at, seal.at_basis, seal.trusted) == (SealKind.TIMESTAMP, SIGNED, "tijdstempel", Sure.YES)
    assert seal.because.startswith("Het digitale tijdstempel klopt.")


def test_two_signers_are_two_seals_and_the_second_does_not_break_the_first(tmp_path: Path) -> None:
    first, second = looked_into(tmp_path, sign(sign(page(), person()), person("Piet", "Proef"), field="Tweede"))
    assert [seal.signer for seal in (first, second)] == ["Johanna Voorbeeld", "Piet Proef"]
    assert (first.changed_after, first.saved_after, first.covers_whole) == (Change.ALLOWED, 1, False)
    assert first.changes == ("er is nog een handtekening gezet",)
    assert (second.changed_after, second.covers_whole) == (Change.NONE, True)
    assert first.is_sound
    assert second.is_sound


LATER = [
    ("a letter", lambda: rewritten(sign(page(), person()), "alles", "niets"), Change.CHANGED, "stond «Wij verklaren dat alles waar is."),
    ("a field filled in", lambda: filled(sign(with_field(), person()), "Ede"), Change.ALLOWED, "ingevuld of gewijzigd: naam"),
    ("a remark", lambda: annotated(sign(page(), person()), "let op"), Change.CHANGED, "op pagina 1 is iets gezet: een opmerking"),
    ("words laid over", lambda: annotated(sign(page(), person()), "niet", kind="/FreeText"), Change.CHANGED, "is iets gezet: woorden"),
    ("proof for later", lambda: with_proof_store(sign(page(), person()), person()), Change.ALLOWED, "bewijs"),
    ("loose characters", lambda: sign(page(), person()) + b"\r\n\r\n", Change.NONE, "losse tekens"),
    ("certified 1, filled in", lambda: filled(sign(with_field(), person(), level=1), "Ede"), Change.CHANGED, "niet meer mocht"),
    ("certified 2, filled in", lambda: filled(sign(with_field(), person(), level=2), "Ede"), Change.ALLOWED, "naam"),
    ("certified 2, a remark", lambda: annotated(sign(page(), person(), level=2), "let op"), Change.CHANGED, "een opmerking"),
    ("certified 3, filled in", lambda: filled(sign(with_field(), person(), level=3), "Ede"), Change.ALLOWED, "naam"),
    ("certified 3, a remark", lambda: annotated(sign(page(), person(), level=3), "let op"), Change.CHANGED, "liet alleen opmerkingen"),
    ("certified 3, a letter", lambda: rewritten(sign(page(), person(), level=3), "alles", "niets"), Change.CHANGED, "«"),
]


@pytest.mark.parametrize(("make", "after", "told"), [row[1:] for row in LATER], ids=[row[0] for row in LATER])
def test_what_is_saved_after_signing_is_told(tmp_path: Path, make: Callable[[], bytes], after: Change, told: str) -> None:
    seal = only(tmp_path, make())
    assert (seal.intact, seal.changed_after) == (Sure.YES, after)
    assert told in seal.because
    assert not seal.covers_whole
    assert seal.is_broken == (after is Change.CHANGED)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_certified_file_that_nobody_touched_is_intact(tmp_path: Path, level: int) -> None:
    assert only(tmp_path, sign(page(), person(), level=level)).is_sound


def test_a_second_signature_on_a_closed_file_breaks_the_first(tmp_path: Path) -> None:
    closed = sign(with_field("Tweede"), person(), level=1)
    first, second = looked_into(tmp_path, sign(closed, person("Piet", "Proef"), field="Derde"))
    assert (first.changed_after, second.changed_after) == (Change.CHANGED, Change.NONE)
    assert "veranderd" in first.because


TRUSTED = [
    ("nobody", NOBODY, person(), Sure.UNKNOWN, "niet opgegeven welke certificaten"),
    ("the root", ROOT, person(), Sure.YES, "die u vertrouwt"),
    ("somebody else", Trust(certificates=(oneself().der,)), person(), Sure.NO, "valt niet onder"),
    ("the holder", Trust(certificates=(person().der,)), person(), Sure.YES, "die u vertrouwt"),
    ("a fingerprint", Trust(fingerprints=(hashlib.sha256(authority().der).hexdigest(),)), person(), Sure.YES, "die u vertrouwt"),
    ("another fingerprint", Trust(fingerprints=("0" * 64,)), person(), Sure.NO, "valt niet onder"),
    ("over one between", ROOT, person("Ina", "Tussen", above=authority("Tussenstation", authority())), Sure.YES, "die u vertrouwt"),
    ("herself", ROOT, oneself(), Sure.NO, "De houder heeft het certificaat zelf gemaakt."),
    ("herself, trusted", Trust(certificates=(oneself().der,)), oneself(), Sure.YES, "die u vertrouwt"),
    ("ended by then", ROOT, person("Oud", "Papier", until=2026), Sure.NO, "was op dat tijdstip verlopen"),
]


@pytest.mark.parametrize(("trust", "by", "trusted", "told"), [row[1:] for row in TRUSTED], ids=[row[0] for row in TRUSTED])
def test_who_is_trusted_is_for_the_user_to_say(tmp_path: Path, trust: Trust, by: Holder, trusted: Sure, told: str) -> None:
    seal = only(tmp_path, sign(page(), by), trust=trust)
    assert (seal.intact, seal.changed_after, seal.trusted) == (Sure.YES, Change.NONE, trusted)
    assert told in seal.because


def test_a_certificate_that_ended_since_is_as_good_as_it_was(tmp_path: Path) -> None:
    early = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
    seal = only(tmp_path, sign(page(), person("Oud", "Papier", until=2026), at=early), trust=ROOT)
    assert (seal.valid_then, seal.trusted) == (Sure.YES, Sure.YES)


def test_a_certificate_that_had_not_begun_is_told(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person(), at=dt.datetime(2024, 12, 1, tzinfo=dt.UTC)), trust=ROOT)
    assert (seal.valid_then, seal.trusted) == (Sure.NO, Sure.NO)
    assert "nog niet geldig" in seal.because


@pytest.mark.parametrize(
    ("by", "kind"),
    [
        (person(), SealKind.SIGNATURE),
        (person("Kim", "Soort", kind=PERSON_KIND), SealKind.SIGNATURE),
        (organisation(), SealKind.SEAL),
        (organisation("Kamer van Koophandel", kind=""), SealKind.SEAL),
        (oneself("Johanna Voorbeeld"), SealKind.SIGNATURE),
        (oneself("Voorbeeldzorg B.V."), SealKind.SEAL),
        (oneself("Adobe Acrobat Sign"), SealKind.SEAL),
    ],
    ids=[
        "names of a person",
        "stated for a person",
        "stated for an organisation",
        "name of an organisation",
        "a name",
        "a company",
        "a signing service",
    ],
)
def test_a_person_signs_and_an_organisation_seals(tmp_path: Path, by: Holder, kind: SealKind) -> None:
    seal = only(tmp_path, sign(page(), by))
    assert seal.kind is kind
    assert seal.because.startswith("Het digitale zegel" if kind is SealKind.SEAL else "De digitale handtekening")


def _changed_letter(blob: bytes) -> bytes:
    return blob.replace(b"/MediaBox", b"/MediaBoX", 1)


def _wider_hole(blob: bytes) -> bytes:
    """The hole that the signature leaves is made wider than the signature, with room for other things: the range is moved along."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", blob)
    assert found
    moved = f"/ByteRange [0 {found[1].decode()} {int(found[2]) + 40} {int(found[3]) - 40}]".encode()
    assert len(moved) <= len(found[0])
    return blob.replace(found[0], moved.ljust(len(found[0])))


def _wrapped(blob: bytes) -> bytes:
    """Other content put behind the signature, and the range moved over it (signature wrapping)."""
    start, end = hole(blob)
    room = b" /Evil true "
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", blob)
    assert found
    moved = f"/ByteRange [0 {start} {end} {int(found[3]) - 1}]".encode().ljust(len(found[0]))
    return (blob[: end - 1 - len(room)] + b">" + room + blob[end:]).replace(found[0], moved)


def _starting_late(blob: bytes) -> bytes:
    return blob.replace(b"/ByteRange [0 ", b"/ByteRange [9 ", 1)


def _three_numbers(blob: bytes) -> bytes:
    return re.sub(rb"/ByteRange \[0 \d+ (\d+) (\d+)\]", lambda found: found[0].replace(found[2], b" " * len(found[2])), blob)


BROKEN = [
    ("a changed letter", _changed_letter, Sure.NO),
    ("a wider hole", _wider_hole, Sure.NO),
    ("wrapped", _wrapped, Sure.NO),
    ("not from the start", _starting_late, Sure.NO),
    ("half a range", _three_numbers, None),
    ("no structure", lambda blob: with_contents(blob, b"\x30\x82\x01\x00junk"), Sure.UNKNOWN),
    ("nothing in it", lambda blob: with_contents(blob, b""), Sure.UNKNOWN),
    ("nested without end", lambda blob: with_contents(blob, b"\x30\x80" * 3000), Sure.UNKNOWN),
    ("lengths that lie", lambda blob: with_contents(blob, b"\x30\x84\x7f\xff\xff\xff\x06\x09"), Sure.UNKNOWN),
    ("another's signature", lambda blob: with_contents(blob, _contents(sign(page("iets anders"), person()))), Sure.NO),
    ("a kind unknown", lambda blob: blob.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.detachee"), Sure.UNKNOWN),
]


def _contents(blob: bytes) -> bytes:
    start, end = hole(blob)
    return bytes.fromhex(blob[start + 1 : end - 1].decode())


@pytest.mark.parametrize(("spoil", "intact"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_spoilt_signature_is_a_sentence_and_never_a_crash(tmp_path: Path, spoil: Callable[[bytes], bytes], intact: Sure | None) -> None:
    seal = only(tmp_path, spoil(sign(page(), person())))
    assert not seal.is_sound
    assert seal.intact is intact or intact is None
    assert "klopt niet" in seal.because or "niet na te gaan" in seal.because
    assert seal.trusted is Sure.UNKNOWN


def test_room_that_the_signer_left_open_is_no_intact_file(tmp_path: Path) -> None:
    seal = only(tmp_path, signed_with_room(person(), b" /Evil true "), trust=ROOT)
    assert (seal.intact, seal.changed_after, seal.covers_whole) == (Sure.YES, Change.CHANGED, False)
    assert "dekt niet alles" in seal.because


def test_a_range_that_leaves_out_the_letters_only_covers_everything(tmp_path: Path) -> None:
    """Some programs sign the brackets around the signature too."""
    seal = only(tmp_path, signed_brackets(person()), trust=ROOT)
    assert (seal.intact, seal.changed_after, seal.covers_whole) == (Sure.YES, Change.NONE, True)


def test_a_signature_out_of_all_proportion_is_not_looked_into(tmp_path: Path) -> None:
    blob = sign(page(), person())
    start, end = hole(blob)
    huge = blob[: start + 1] + b"30" * (MOST_BYTES + 10) + blob[end - 1 :]
    begun = time.monotonic()
    (seal,) = look_into(as_file(tmp_path, huge), seen=(Seal(field="Handtekening", page=1),), trust=ROOT)
    assert seal.intact is Sure.UNKNOWN
    assert "veel groter" in seal.because
    assert time.monotonic() - begun < 5


def test_certificates_without_end_are_not_followed(tmp_path: Path) -> None:
    crowd = [authority(f"Voorbeeld {number}") for number in range(70)]
    seal = only(tmp_path, sign(page(), person(), beside=crowd), trust=ROOT)
    assert "veel meer certificaten" in seal.because
    assert (seal.intact, seal.signer) == (Sure.UNKNOWN, "")


def test_a_mesh_of_issuers_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    """Issuers that gave each other certificates have ways to each other without end."""
    begun = time.monotonic()
    seal = only(
        tmp_path,
        sign(page(), person("Mia", "Mesh", above=authority("Knoop 0")), beside=mesh(4)),
        trust=Trust(certificates=(oneself().der,)),
    )
    assert (seal.intact, seal.trusted) == (Sure.YES, Sure.NO)
    assert time.monotonic() - begun < 10


def test_an_old_way_of_counting_proves_nothing(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person(), digest="sha1"), trust=ROOT)
    assert (seal.intact, seal.trusted, seal.signer) == (Sure.UNKNOWN, Sure.UNKNOWN, "Johanna Voorbeeld")
    assert "sha1" in seal.because


def test_what_was_hidden_before_signing_and_shown_after_is_found(tmp_path: Path) -> None:
    """A shadow attack that hides and replaces: prepared words are swapped in by a later save."""
    prepared = page("Wij doen het wel.", *WORDS)
    seal = only(tmp_path, rewritten(sign(prepared, person()), "wel", "niet"))
    assert seal.is_broken
    assert "«Wij doen het wel. Bestuursverklaring 2027 Wij»" in seal.because
    assert "«Wij doen het niet. Bestuursverklaring 2027 Wij»" in seal.because


def test_an_empty_field_is_no_signature(tmp_path: Path) -> None:
    from pdf_files import form, place, widget

    blob = page(notes=[widget(place(70, 610, 150, 50), "/FT /Sig /T (hand)")], catalogue=form(12))
    assert looked_into(tmp_path, blob) == ()


def test_a_signature_on_no_page_is_found(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), person(), invisible=True))
    assert seal.is_sound


def test_a_signature_that_was_taken_out_is_told(tmp_path: Path) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from seal_files import updated

    def take_out(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        first = writer.find_page_for_modification(0)[0].get_object()
        del first["/Annots"]
        writer.update_container(first)
        writer.update_root()

    content = read_pdf(as_file(tmp_path, updated(sign(page(), person()), take_out)))
    assert content.seals == ()
    assert [note for note in content.notes if "eerdere versie" in note and "handtekening" in note]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificates name addresses to ask more at; no socket is opened."""

    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("a connection was tried")

    blob = sign(page(), person(), stamped=True)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert only(tmp_path, blob, trust=ROOT).trusted is Sure.YES


def test_the_same_file_gives_the_same_answer(tmp_path: Path) -> None:
    blob = sign(sign(with_field(), person(), stamped=True), organisation(), field="Zegel")
    assert looked_into(tmp_path, blob, trust=ROOT) == looked_into(tmp_path, blob, trust=ROOT)


def test_names_that_turn_or_hide_are_shown_plainly(tmp_path: Path) -> None:
    seal = only(tmp_path, sign(page(), oneself("Kamer\u202e van\u0000 Koophandel" + "x" * 40)))
    assert seal.signer.startswith("Kamer van Koophandel")
    assert seal.signer.isprintable()


def test_what_was_seen_and_cannot_be_found_again_says_so(tmp_path: Path) -> None:
    seen: Sequence[Seal] = (Seal(field="weg", page=1, signer="Iemand"),)
    (seal,) = look_into(as_file(tmp_path, page()), seen=seen, trust=ROOT)
    assert (seal.signer, seal.intact) == ("Iemand", Sure.UNKNOWN)
    assert "niet na te gaan" in seal.because
    assert look_into(as_file(tmp_path, b"%PDF-1.7 niets"), seen=seen, trust=ROOT) == (seal,)

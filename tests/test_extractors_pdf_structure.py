"""Beside its pages a PDF can hold signatures, other files and actions: each is said, none is run."""

import datetime as dt
from pathlib import Path

import pytest
from pdf_files import Sheet, form, pdf, place, prose, read, stream, text, widget

from extractors.content import Content
from intake.message import State

PLACE = [text(70, 600, "Handtekening"), text(70, 690, "J. Voorbeeld")]
FIELD = place(70, 610, 150, 50)
SUMMER = dt.timezone(dt.timedelta(hours=2))
ACTION = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def name_of(words: str) -> bytes:
    """A common name as certificates write it."""
    return bytes.fromhex("0603550403") + bytes((0x0C, len(words))) + words.encode()


def signed(folder: Path, keys: str, *, contents: bytes = b"\x30\x00") -> Content:
    value = f"<< /Type /Sig /Filter /Adobe.PPKLite {keys} /Contents <{contents.hex()}> >>".encode()
    sheet = Sheet(drawn=PLACE, notes=[widget(FIELD, "/FT /Sig /T (hand) /V 900 0 R")])
    return read(folder, pdf(sheet, catalogue=form(12, more="/SigFlags 3"), objects={900: value}))


def test_a_set_signature_says_who_and_when(tmp_path: Path) -> None:
    content = signed(tmp_path, "/Name (J. Voorbeeld) /M (D:20260504120000+02'00') /ByteRange [0 10 20 30]")
    (mark,) = content.marks
    assert (mark.how, mark.signer, mark.at) == ("certificaat", "J. Voorbeeld", dt.datetime(2026, 5, 4, 12, tzinfo=SUMMER))
    assert "dekt niet het hele bestand" in mark.because
    assert [(field.kind, field.value) for field in content.fields] == [("handtekening", "gezet")]


def test_the_signer_is_read_from_the_certificate(tmp_path: Path) -> None:
    contents = name_of("Voorbeeld CA") + b"\x00" * 8 + name_of("J. Voorbeeld")
    assert [mark.signer for mark in signed(tmp_path, "", contents=contents).marks] == ["J. Voorbeeld"]


def test_the_seal_of_the_register_is_a_seal(tmp_path: Path) -> None:
    contents = name_of("Voorbeeld CA") + name_of("Kamer van Koophandel")
    assert [mark.how for mark in signed(tmp_path, "", contents=contents).marks] == ["zegel"]


@pytest.mark.parametrize("moment", ["D:20260504120000", "D:20269904120000+02'00'", "4 mei", "D:20260504120000+99'00'"])
def test_a_moment_without_a_sure_zone_is_none(tmp_path: Path, moment: str) -> None:
    assert [mark.at for mark in signed(tmp_path, f"/M ({moment})").marks] == [None]


def test_an_empty_signature_field_is_a_place_and_no_sign(tmp_path: Path) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=PLACE, notes=[widget(FIELD, "/FT /Sig /T (hand)")]), catalogue=form(12)))
    assert content.marks == ()
    assert [(field.kind, field.value) for field in content.fields] == [("handtekening", "leeg")]


def test_embedded_files_are_named(tmp_path: Path) -> None:
    names = "/Names << /EmbeddedFiles << /Names [(begroting.xlsx) << /Type /Filespec /F (begroting.xlsx) /EF << /F 900 0 R >> >>] >> >>"
    content = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=names, objects={900: stream("/Type /EmbeddedFile", b"abc")}))
    assert any("begroting.xlsx" in note and "niet gelezen" in note for note in content.notes)


@pytest.mark.parametrize(
    "catalogue",
    [f"/OpenAction {ACTION}", f"/AA << /WC {ACTION} >>", f"/Names << /JavaScript << /Names [(a) {ACTION}] >> >>"],
    ids=["when opened", "when closed", "a script of the file"],
)
def test_an_action_is_said_and_not_done(tmp_path: Path, catalogue: str) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=catalogue))
    assert [note for note in content.notes if "uitvoeren" in note]
    assert content.state is State.READ


@pytest.mark.parametrize("catalogue", ["/OpenAction [10 0 R /Fit]", "/OpenAction << /S /GoTo /D [10 0 R /Fit] >>", "/PageMode /UseNone"])
def test_turning_to_a_page_is_no_action(tmp_path: Path, catalogue: str) -> None:
    assert read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=catalogue)).notes == ()


@pytest.mark.parametrize(
    "keys",
    [
        "/Parent 12 0 R /FT /Tx /V (a)",
        "/FT /Tx /V 12 0 R",
        "/FT /Tx /V (a) /AP 5",
        "/FT /Btn /AS 900 0 R",
        "/FT /Sig /V << /ByteRange 4 >>",
    ],
    ids=["its own parent", "its own value", "a number for a drawing", "a missing state", "a wrong range"],
)
def test_a_damaged_field_never_ends_the_reading(tmp_path: Path, keys: str) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=PLACE, notes=[widget(FIELD, keys)]), catalogue=form(12)))
    assert content.state is State.READ
    assert content.pages[0].text.startswith("Handtekening")


def test_a_signature_out_of_all_proportion_is_told_and_not_read(tmp_path: Path) -> None:
    content = signed(tmp_path, "/ByteRange [0 10 20 30]", contents=b"0" * (4 * 1024**2 + 1))
    assert (content.state, content.seals) == (State.READ, ())
    assert any("veel groter is dan een handtekening" in note for note in content.notes)

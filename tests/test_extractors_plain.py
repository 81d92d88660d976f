"""Plain text: the encoding is found, pages and lines are kept, noise is no text."""

from pathlib import Path

import pytest

from extractors import plain
from extractors.document import Searchability
from extractors.plain import read_csv, read_plain
from intake.message import State

ENCODINGS = {
    "utf-8": "café €".encode(),
    "utf-8 with its mark": "café €".encode("utf-8-sig"),
    "windows": "café €".encode("cp1252"),
    "utf-16 with its mark": "café €".encode("utf-16"),
    "utf-16 without its mark": "een gewone zin: café €".encode("utf-16-le"),
    "utf-16 the other way round": "een gewone zin: café €".encode("utf-16-be"),
}


@pytest.mark.parametrize("blob", ENCODINGS.values(), ids=ENCODINGS)
def test_the_encoding_is_found(blob: bytes, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(blob)
    content = read_plain(tmp_path / "t.txt")
    assert content.pages[0].text.endswith("café €")
    assert content.state is State.READ


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes("café".encode("cp1252"))
    assert any("cp1252" in note for note in read_plain(tmp_path / "t.txt").notes)


def test_form_feeds_make_pages_and_gaps_make_columns(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("KvK-nummer\t90012345\r\nNaam:     Voorbeeld\r\n\fblad 2\n\f", encoding="utf-8", newline="")
    content = read_plain(tmp_path / "t.txt")
    assert [page.text for page in content.pages] == ["KvK-nummer 90012345\nNaam:  Voorbeeld", "blad 2", ""]
    assert [page.searchability for page in content.pages] == [Searchability.DIGITAL, Searchability.DIGITAL, Searchability.EMPTY]


REFUSED = {
    "nothing": (b"", State.UNREADABLE),
    "machine code": (bytes(range(256)) * 20, State.UNREADABLE),
    "far too much": (b"a" * 200, State.TOO_LARGE),
}


@pytest.mark.parametrize(("blob", "state"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("reader", [read_plain, read_csv])
def test_what_is_no_text_is_said(reader: object, blob: bytes, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 100 if len(blob) == 200 else 1 << 20)
    (tmp_path / "t.txt").write_bytes(blob)
    content = read_plain(tmp_path / "t.txt") if reader is read_plain else read_csv(tmp_path / "t.txt")
    assert content.state is state
    assert content.because


def test_more_lines_than_the_limit_are_partly_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_LINES", 3)
    (tmp_path / "t.txt").write_text("a\nb\n\fc\nd\n", encoding="utf-8")
    content = read_plain(tmp_path / "t.txt")
    assert [page.text for page in content.pages] == ["a\nb", "c"]
    assert content.state is State.PARTLY_READ


TABLES = {
    "semicolons": ('naam;"KvK-nummer; nieuw"\nA;01234567\n', "naam  KvK-nummer; nieuw\nA  01234567"),
    "commas": ('a,"b\nc",d\n', "a  b c  d"),
    "tabs": ("a\tb\nc\td\n", "a  b\nc  d"),
    "no table at all": ("een zin\nnog een zin\n", "een zin\nnog een zin"),
}


@pytest.mark.parametrize(("text", "lines"), TABLES.values(), ids=TABLES)
def test_cells_stand_side_by_side(text: str, lines: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8", newline="")
    assert read_csv(tmp_path / "t.csv").pages[0].text == lines


def test_a_formula_is_text_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("naam;=cmd|' /C calc'!A0\n", encoding="utf-8")
    content = read_csv(tmp_path / "t.csv")
    assert content.pages[0].text == "naam  =cmd|' /C calc'!A0"
    assert any("niet uitgevoerd" in note for note in content.notes)


def test_zero_width_letters_do_not_split_words(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("BC\u200bMB lid\u00admaatschap", encoding="utf-8")
    assert read_plain(tmp_path / "t.txt").pages[0].text == "BCMB lidmaatschap"

"""Workbooks: a page a sheet, a line a row, what a reader sees and no more than the limits allow."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from word_files import OFFICE, relations, zipped

from extractors import sheet
from extractors.content import Content
from extractors.document import Searchability
from extractors.sheet import read_sheet
from intake.message import State

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: openpyxl.Workbook, tmp_path: Path) -> Content:
    book.save(tmp_path / "w.xlsx")
    return read_sheet(tmp_path / "w.xlsx")


def raw(tmp_path: Path, inside: str, extra: dict[str, str | bytes] | None = None) -> Content:
    """A workbook with one sheet, from its XML."""
    members: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{inside}</worksheet>',
    }
    return read_sheet(zipped(tmp_path / "w.xlsx", members | (extra or {})))


def test_label_and_value_stand_on_one_line_below_the_name_of_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Prognose"
    book.active.append(["KvK-nummer", "01234567"])
    book.active.append(["Naam", None, "Stichting\nVoorbeeld"])
    book.create_sheet("Leeg")
    content = saved(book, tmp_path)
    assert [page.text for page in content.pages] == ["Prognose\nKvK-nummer  01234567\nNaam  Stichting Voorbeeld", ""]
    assert content.pages[1].searchability is Searchability.EMPTY
    assert "Werkblad “Leeg” is leeg." in content.notes


VALUES = {
    "a date": (dt.date(2026, 5, 4), "dd/mm/yyyy", "04-05-2026"),
    "a date with a time": (dt.datetime(2026, 5, 4, 16, 59), "d-m-yyyy h:mm", "04-05-2026 16:59"),  # noqa: DTZ001 - Excel has no zones
    "a number with zeros in front": (1234567, "00000000", "01234567"),
    "a whole number": (12345678, "General", "12345678"),
    "a fraction": (12.5, "General", "12,5"),
    "a sum of fractions": (0.1 + 0.2, "General", "0,3"),
    "two decimals": (1234.5, "#,##0.00", "1234,50"),
    "a percentage": (0.125, "0.0%", "12,5%"),
    "a truth": (True, "General", "WAAR"),
    "a date before time": (-5, "dd/mm/yyyy", "-5"),
}


@pytest.mark.parametrize(("value", "form", "shown"), VALUES.values(), ids=VALUES)
def test_a_cell_shows_its_value_in_its_format(value: object, form: str, shown: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = value  # type: ignore[assignment]
    book.active["A1"].number_format = form
    assert saved(book, tmp_path).pages[0].text.splitlines()[1] == shown


def test_what_is_hidden_is_kept_apart(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for column, words in enumerate(["zichtbaar", "kolom", "wit", "niets", "kop"], 1):
        page.cell(1, column, words)
    page.cell(2, 1, "rij")
    page.column_dimensions["B"].hidden = True
    page.row_dimensions[2].hidden = True
    page["C1"].font = Font(color="FFFFFFFF")
    page["D1"].number_format = ";;;"
    page["E1"].font, page["E1"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF003366")
    secret = book.create_sheet("Geheim")
    secret["A1"] = "blad"
    secret.sheet_state = "veryHidden"
    content = saved(book, tmp_path)
    assert [page.text for page in content.pages] == ["Sheet\nzichtbaar  kop", ""]
    assert {(hidden.words, hidden.how) for hidden in content.hidden} == {
        ("kolom", "verborgen kolom"),
        ("rij", "verborgen rij"),
        ("wit", "wit op wit"),
        ("niets", "getalnotatie die niets toont"),
        ("blad", "verborgen werkblad"),
    }


def test_a_formula_is_shown_by_its_stored_value(tmp_path: Path) -> None:
    content = raw(tmp_path, '<sheetData><row r="1"><c r="A1"><f>HYPERLINK("http://127.0.0.1:9/")</f><v>7</v></c></row></sheetData>')
    assert content.pages[0].text == "Blad1\n7"
    assert any(note.startswith("Bevat formules") for note in content.notes)


def test_comments_are_remarks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["A1"].comment = Comment("klopt dit?", "inkoper")
    assert any("klopt dit?" in note for note in saved(book, tmp_path).notes)


def test_a_sparse_sheet_of_a_million_rows_is_read_at_once(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    far = f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>'
    assert raw(tmp_path, far).pages[0].text == "Blad1\n1\n2"


@pytest.mark.parametrize(("limit", "size"), [("MAX_ROWS", 3), ("MAX_CELLS", 6)])
def test_beyond_the_limits_a_sheet_is_partly_read(limit: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, limit, size)
    book = openpyxl.Workbook()
    for number in range(10):
        book.active.append([number, "x"])
    content = saved(book, tmp_path)
    assert content.state is State.PARTLY_READ
    assert len(content.pages[0].lines) == 1 + 3


def test_text_boxes_on_a_sheet_are_lines(tmp_path: Path) -> None:
    drawing = '<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>los kader</a:t></a:r></a:p></x>'
    extra: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
    }
    assert raw(tmp_path, "<sheetData/>", extra).pages[0].text == "Blad1\nlos kader"


def test_check_boxes_on_a_sheet_are_fields(tmp_path: Path) -> None:
    shape = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="vak1"><v:textbox>'
        '<div>Ja</div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Checked>1</x:Checked></x:ClientData></v:shape></xml>'
    )
    extra: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "vmlDrawing", "../drawings/vml.vml")),
        "xl/drawings/vml.vml": shape,
    }
    content = raw(tmp_path, "<sheetData/>", extra)
    assert content.pages[0].text == "Blad1\n☒  Ja"
    assert [(field.value, field.label, field.page) for field in content.fields] == [("aan", "Ja", 1)]


REMARKED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "macros": ({"xl/vbaProject.bin": b"\0"}, "macro's"),
    "older macros": ({"xl/macrosheets/sheet1.xml": "<x/>"}, "macro's"),
    "another workbook": ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "ander bestand"),
    "a source of data": ({"xl/connections.xml": "<x/>"}, "gegevensbron"),
    "a damaged drawing": (
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("r", "drawing", "d.xml")),
            "xl/worksheets/d.xml": "<stuk",
        },
        "beschadigd",
    ),
}


@pytest.mark.parametrize(("extra", "words"), REMARKED.values(), ids=REMARKED)
def test_what_a_person_must_know_is_remarked(extra: dict[str, str | bytes], words: str, tmp_path: Path) -> None:
    assert any(words in note for note in raw(tmp_path, "<sheetData/>", extra).notes)


BROKEN = {
    "no workbook": ({"a.txt": "a"}, "geen Excel-werkmap"),
    "a damaged sheet": ({"xl/worksheets/sheet1.xml": "<worksheet"}, "beschadigd"),
    "a document type": ({"xl/worksheets/sheet1.xml": f'<!DOCTYPE x []><worksheet xmlns="{MAIN}"/>'}, "verboden XML-declaratie"),
    "a document type in UTF-16": (
        {"xl/worksheets/sheet1.xml": f'<!DOCTYPE x []><worksheet xmlns="{MAIN}"/>'.encode("utf-16")},
        "verboden XML-declaratie",
    ),
}


@pytest.mark.parametrize(("members", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_workbook_is_a_state_with_what_to_do(members: dict[str, str | bytes], words: str, tmp_path: Path) -> None:
    content = read_sheet(zipped(tmp_path / "w.xlsx", members)) if "a.txt" in members else raw(tmp_path, "", members)
    assert content.state is State.UNREADABLE
    assert words in content.because

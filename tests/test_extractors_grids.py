"""Tables of answers: heads, rows over more lines, marks of every make; drawn, in an office table and in a text with upright lines."""

from pathlib import Path

import openpyxl
import pytest
from drawn_forms import PITCH, Word, bottom, page, table
from hard_word import packed
from pdf_files import as_file

from extractors.document import Page
from extractors.excerpt import excerpt
from extractors.grids.tables import Grid, grids, without
from extractors.html import read_html
from extractors.sheet import read_sheet
from extractors.word.file import read_word

HEAD = ("Zorgkantoorregio", "Inschrijving", "Contract in 2026", "Nieuw in deze regio")
PLACES = (60, 190, 300, 420)


def _grids(*pages: Page) -> list[Grid]:
    return grids(excerpt(pages))


def _answers(grid: Grid) -> dict[str, list[str]]:
    return {row.label: list(row.said.values()) for row in grid.answers if row.said}


@pytest.mark.parametrize(
    ("yes", "no", "one", "none"),
    [
        pytest.param("☒ Ja ☐ Nee", "☐ Ja ☒ Nee", "☒", "☐", id="boxes"),
        pytest.param("[x] ja [ ] nee", "[ ] ja [x] nee", "[x]", "[ ]", id="brackets"),
        pytest.param("(x) ja ( ) nee", "( ) ja (x) nee", "X", "", id="round brackets and a cross"),
        pytest.param("Ja ☑ Nee ☐", "Ja ☐ Nee ☑", "✓", "-", id="boxes behind the words"),
        pytest.param("ja", "nee", "ja", "nee", id="words"),
        pytest.param("Ja / nee", "ja / Nee", "ja", "-", id="a capital"),
        pytest.param("Ja /", "/ Nee", "JA", "", id="the other word struck out"),
        pytest.param("● ja ○ nee", "○ ja ● nee", "●", "○", id="radio buttons"),
    ],
)
@pytest.mark.parametrize("padding", [0.0, 6.0])
@pytest.mark.parametrize("centred", [0.0, 40.0])
def test_each_answer_is_of_its_own_row_and_column(yes: str, no: str, one: str, none: str, padding: float, centred: float) -> None:
    words = table(
        100, PLACES, [HEAD, ("Nijmegen", none, "", ""), ("Noord- en Midden-\nLimburg", one, yes, no), ("Waardenland", one, no, yes)],
        padding=padding, centred=centred,
    )  # fmt: skip
    (grid,) = _grids(page(words))
    assert [column.label for column in grid.columns] == [head.lower() for head in HEAD]
    told = _answers(grid)
    assert told["Noord- en Midden-Limburg"] == ["ja", "ja", "nee"]
    assert told["Waardenland"] == ["ja", "nee", "ja"]
    assert "ja" not in told.get("Nijmegen", [])


@pytest.mark.parametrize("middle", [False, True])
def test_a_statement_over_more_lines_has_the_answer_beside_it(*, middle: bool) -> None:
    rows = [
        ("Verklaring", "Antwoord"),
        (
            "1. wij voldoen aan alle eisen van hoofdstuk vier\nvan het beleid en blijven dat doen zolang\nde overeenkomst duurt;",
            "☒ Ja ☐ Nee",
        ),
        ("2. wij stemmen in met het tarief;", "☐ Ja ☒ Nee"),
        ("3. wij hebben een klachtenregeling die voor\nieder te vinden is.", "☐ Ja ☐ Nee"),
    ]
    (grid,) = _grids(page(table(100, (60, 400), rows, middle=middle)))
    assert [row.said for row in grid.answers] == [{1: "ja"}, {1: "nee"}, {1: "leeg"}]
    assert grid.answers[0].label.endswith("de overeenkomst duurt;")
    assert grid.answers[2].label.startswith("3. wij hebben")


def test_a_table_goes_on_over_the_page_with_its_footer_between() -> None:
    first = table(
        700,
        (60, 400),
        [("Verklaring", "Antwoord"), ("1. wij voldoen aan de eisen;", "☒ ja ☐ nee"), ("2. onze regeling is te", "☒ ja ☐ nee")],
    )
    second = [(60.0, 60.0, "vinden op de website;"), *table(78, (60, 400), [("3. alles is juist.", "☐ ja ☒ nee")])]
    foot: Word = (60, 810, "Verklaring van Alfa")
    (grid,) = _grids(page([*first, foot]), page([*second, foot], number=2))
    assert _answers(grid) == {
        "1. wij voldoen aan de eisen;": ["ja"],
        "2. onze regeling is te vinden op de website;": ["ja"],
        "3. alles is juist.": ["nee"],
    }


def test_a_head_of_two_lines_and_marks_under_ja_and_nee() -> None:
    words: list[Word] = [
        (60, 100, "Regio"),
        (200, 100, "Contract in"),
        (330, 100, "Nieuw in deze"),
        (200, 111, "2026"),
        (330, 111, "regio"),
    ]
    words += table(130, (60, 200, 330), [("Zeeland", "ja", "nee"), ("Drenthe", "nee", "ja")])
    (grid,) = _grids(page(words))
    assert [column.label for column in grid.columns] == ["regio", "contract in 2026", "nieuw in deze regio"]
    words = table(
        100,
        (60, 300, 360),
        [("Verklaring", "ja", "nee"), ("1. wij voldoen", "X", ""), ("2. wij stemmen in", "", "X"), ("3. wij zijn lid", "", "")],
    )
    (grid,) = _grids(page(words))
    assert _answers(grid) == {"1. wij voldoen": ["ja"], "2. wij stemmen in": ["nee"]}


def test_groups_of_ja_and_nee() -> None:
    words: list[Word] = [(60, 100, "Regio"), (200, 100, "Contract"), (330, 100, "Nieuw")]
    words += table(
        116, (60, 200, 250, 330, 380), [("", "ja", "nee", "ja", "nee"), ("Zeeland", "x", "", "", "x"), ("Drenthe", "", "x", "x", "")]
    )
    (grid,) = _grids(page(words))
    assert _answers(grid) == {"Zeeland": ["ja", "nee"], "Drenthe": ["nee", "ja"]}
    assert [grid.columns[number].label for number in grid.asked] == ["contract", "nieuw"]


def test_ja_and_nee_under_each_other_in_one_cell() -> None:
    rows = [
        ("Regio", "Contract", "Nieuw"),
        ("Noord- en Midden-\nLimburg", "☒ ja\n☐ nee", "☐ ja\n☒ nee"),
        ("Zeeland", "☐ ja\n☒ nee", "☒ ja\n☐ nee"),
    ]
    (grid,) = _grids(page(table(100, (60, 200, 330), rows)))
    assert _answers(grid) == {"Noord- en Midden-Limburg": ["ja", "nee"], "Zeeland": ["nee", "ja"]}


@pytest.mark.parametrize(("yes", "no"), [("☒ ja ☐", "☐ ja ☒"), ("[X] ja [ ]", "[ ] ja [X]")])
def test_the_last_word_of_an_answer_on_the_next_line_of_its_cell(yes: str, no: str) -> None:
    rows = [
        ("Verklaring", "Antwoord"),
        ("1. wij voldoen aan de eisen en\nblijven dat doen;", f"{yes}\nnee"),
        ("2. wij stemmen in met het tarief\nvan het zorgkantoor;", f"{no}\nnee"),
        ("3. wij hebben een regeling\nvoor klachten.", f"{yes}\nnee"),
    ]
    (grid,) = _grids(page(table(100, (60, 400), rows)))
    assert [row.said for row in grid.answers] == [{1: "ja"}, {1: "nee"}, {1: "ja"}]


def test_a_cross_beside_ticks_says_no() -> None:
    (grid,) = _grids(page(table(100, (60, 200, 330), [("Regio", "Inschrijving", "Nieuw"), ("Zeeland", "✓", "✗"), ("Drenthe", "✗", "✓")])))
    assert _answers(grid) == {"Zeeland": ["ja", "nee"], "Drenthe": ["nee", "ja"]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Naam", "Alfa"), ("Regio", "Twente"), ("Nieuw in de regio?", "nee"), ("Voldoet aan de eisen", "ja")], id="labels and values"
        ),
        pytest.param(
            [("Onderwerp", "Toelichting"), ("Ervaring", "Ja: een overeenkomst met zorgkantoor Menzis voor de regio Arnhem sinds 2017")],
            id="text",
        ),
        pytest.param([("Bestuurder", "Functie"), ("A. de Wit", "voorzitter")], id="no answers"),
    ],
)
def test_what_is_no_table_of_answers(rows: list[tuple[str, str]]) -> None:
    assert _grids(page(table(100, (60, 260), rows))) == []


def test_an_answer_between_two_columns_is_unclear() -> None:
    words: list[Word] = [(60, 100, "Regio"), (200, 100, "Contract in 2026"), (330, 100, "Nieuw in de regio")]
    words += [(60, 116, "Zeeland"), (202, 116, "ja"), (332, 116, "nee"), (60, 132, "Drenthe"), (301, 132, "ja")]
    (grid,) = _grids(page(words))
    assert _answers(grid)["Zeeland"] == ["ja", "nee"]
    assert set(_answers(grid)["Drenthe"]) == {"?"}


def test_a_narrow_column_is_set_apart_from_its_label() -> None:
    words: list[Word] = [(60, 100, "Onderaannemers"), (282, 100, "2027"), (313, 100, "2028")]
    words += [(60, 116, "Van plan onderaannemers in te zetten in dit jaar nee"), (313, 116, "ja")]
    (grid,) = _grids(page(words))
    assert list(_answers(grid).values()) == [["nee", "ja"]]


def test_an_office_table_tells_its_own_rows_and_columns(tmp_path: Path) -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<w:tc>{more}{''.join(f'<w:p><w:r><w:t>{line}</w:t></w:r></w:p>' for line in words.split('/'))}</w:tc>"

    rows = [
        HEAD,
        ("Nijmegen", "☐", "", ""),
        ("Noord- en Midden-/Limburg", "☒", "☒ Ja/☐ Nee", "☐ Ja/☒ Nee"),
        ("Zeeland", "", "", "☒ Ja  ☐ Nee"),
    ]
    table = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    wide = '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'
    table += f"<w:tr>{cell('Twente', wide)}{cell('☒ Ja  ☐ Nee')}</w:tr>"
    content = read_word(as_file(tmp_path, packed(f"<w:tbl>{table}</w:tbl>", {})))
    (grid,) = _grids(*content.pages)
    assert [row.said for row in grid.answers] == [{1: "leeg"}, {1: "ja", 2: "ja", 3: "nee"}, {3: "ja"}, {3: "ja"}]
    assert grid.answers[1].label == "Noord- en Midden- Limburg"


def test_what_stands_under_a_table_is_not_of_it() -> None:
    words = table(100, PLACES, [HEAD, ("Zeeland", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")])
    words.append((60, bottom(words) - 2 * PITCH, "De inschrijving wordt gedaan als samenwerkingsverband: ☐ Ja ☒ Nee"))
    words += table(
        bottom(words), (60, 400), [("Verklaring", "Antwoord"), ("1. wij voldoen;", "☒ ja ☐ nee"), ("2. wij stemmen in.", "☒ ja ☐ nee")]
    )
    first, second = _grids(page(words))
    assert _answers(first) == {"Zeeland": ["ja", "ja", "nee"]}
    assert len(second.answers) == 2


def test_the_pages_without_a_table_keep_their_places() -> None:
    seen = excerpt(
        (page([(60, 60, "Opening van de verklaring"), *table(100, PLACES, [HEAD, ("Zeeland", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")])]),)
    )
    (grid,) = grids(seen)
    rest = without(seen, grid.rows)
    assert len(rest.sheets[0].text) == len(seen.sheets[0].text)
    assert rest.sheets[0].text.split() == ["Opening", "van", "de", "verklaring"]
    assert [row.text for row in rest.rows if row.text] == ["Opening van de verklaring"]


QUESTIONS = ("Zet u onderaannemers in?", "Bent u nieuw in Zeeland?")


def test_a_workbook_tells_its_columns_and_merged_heads(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Bijlage 2"], ["Vraag", "2027", None, "2028", None], [None, "ja", "nee", "ja", "nee"],
        [QUESTIONS[0], "x", None, None, "x"], [QUESTIONS[1], None, "x", None, None], ["Naam"],
    ):  # fmt: skip
        book.active.append(row)
    book.active.merge_cells("B2:C2")
    book.active.merge_cells("D2:E2")
    book.save(tmp_path / "vragen.xlsx")
    (grid,) = _grids(*read_sheet(tmp_path / "vragen.xlsx").pages)
    assert [grid.columns[number].label for number in grid.asked] == ["2027", "2028"]
    assert [row.said for row in grid.answers[:2]] == [{1: "ja", 3: "nee"}, {1: "nee"}]


def test_a_web_page_tells_wide_and_tall_cells(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>Vraag<th colspan=2>2027<th colspan=2>2028",
        "<tr><th>ja<th>nee<th>ja<th>nee",
        f"<tr><td>{QUESTIONS[0]}<td>x<td><td><td>x",
        f"<tr><td>{QUESTIONS[1]}<td><td>x<td><td>",
    )
    (tmp_path / "vragen.html").write_text(f"<p>Bijlage 2</p><table>{''.join(rows)}</table>")
    (grid,) = _grids(*read_html(tmp_path / "vragen.html").pages)
    assert [grid.columns[number].label for number in grid.asked] == ["2027", "2028"]
    assert [row.said for row in grid.answers] == [{1: "ja", 3: "nee"}, {1: "nee"}]


def test_pairs_of_ja_and_nee_without_a_head_for_each_are_no_table(tmp_path: Path) -> None:
    page = f"<table><tr><td><td>ja<td>nee<td>ja<td>nee<tr><td>{QUESTIONS[0]}<td>x<td><td><td>x</table>"
    (tmp_path / "vragen.html").write_text(page)
    assert _grids(*read_html(tmp_path / "vragen.html").pages) == []

"""What a writer says itself, apart from the rows of a form that it filled in."""

import pytest

from checklist.own_words import in_own_words
from extractors.document import Cell, Line, Page, Searchability


def _page(*lines: Line) -> Page:
    return Page(number=1, width=0, height=0, lines=lines, searchability=Searchability.DIGITAL, because="")


def _row(number: int, *cells: str, table: int = 1) -> Line:
    """A row of a table of the file, on one line."""
    text, places = "", []
    for at, cell in enumerate(cells):
        text += "  " if text and cell else ""
        places += [Cell(start=len(text), end=len(text) + len(cell), x0=at, x1=at + 1)] if cell else []
        text += cell
    return Line(text=text, box=None, cells=tuple(places), row=(table, number))


def _said(*lines: str | Line) -> list[str]:
    page = _page(*(Line(text=line, box=None) if isinstance(line, str) else line for line in lines))
    return [part.strip() for part in in_own_words([page]).split(";") if part.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Wij zijn nieuw in de regio Nijmegen.",
        "☒ Wij zijn nieuw in de regio Nijmegen",
        "[x] Wij zijn nieuw in de regio Nijmegen",
        "● Wij zijn nieuw in de regio Nijmegen",
        "Regio Nijmegen, nieuw in deze regio.",
        "2.1  Wij zijn nieuw in Nijmegen en starten in maart.",
    ],
)
def test_words_of_the_writer_stay(line: str) -> None:
    assert _said(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "☐ Wij zijn nieuw in de regio Nijmegen",
        "Nieuw in de regio Nijmegen  Nee",
        "Nieuw in de regio Nijmegen  ☐ ja ☒ nee",
        "Nieuw in de regio Nijmegen ja / nee",
        "| Nieuw in de regio | X |",
        "✗ Wij zijn nieuw in de regio Nijmegen",
        "Nieuw in de regio",
        "Bent u nieuw in deze regio?",
    ],
)
def test_rows_of_a_form_go(line: str) -> None:
    assert _said("Voor.", line, "Na.") == ["Voor.", "Na."]


def test_a_row_of_a_table_of_the_file_goes_whole_also_when_it_was_left_open() -> None:
    rows = [_row(1, "Vraag", "Antwoord"), _row(2, "Nieuw in de regio", "Nee"), _row(3, "Nieuw in Nijmegen")]
    assert "ieuw" not in " ".join(_said(*rows))


def test_a_table_that_only_tells_stays() -> None:
    rows = [_row(1, "Regio", "Toelichting"), _row(2, "Nijmegen", "Wij zijn hier nieuw en beginnen in maart.")]
    assert "Wij zijn hier nieuw" in " ".join(_said(*rows))


def test_the_lines_that_a_fact_quotes_go() -> None:
    page = _page(Line(text="Regio Nijmegen (nieuw in deze regio:  nee)", box=None), Line(text="Wij kennen Nijmegen.", box=None))
    assert in_own_words([page], answered=["Regio Nijmegen (nieuw in deze regio: nee)"]).strip(" ;") == "Wij kennen Nijmegen."


def test_a_letterhead_is_no_part_of_the_first_sentence() -> None:
    """The name over a letter may hold the name of a region: "Amstel & Gooi"."""
    said = "Voor Amsterdam heeft De Gids in 2026 een overeenkomst met Zilveren Kruis en"
    assert _said("Amstel & Gooi", said, "een opdracht van de gemeente.") == ["Amstel & Gooi", f"{said} een opdracht van de gemeente."]
    assert _said("Wij werken al jaren met een overeenkomst voor", "Nijmegen, en dat doen wij graag nog jaren zo.") == [
        "Wij werken al jaren met een overeenkomst voor Nijmegen, en dat doen wij graag nog jaren zo."
    ]


def test_what_stands_over_each_page_is_no_part_of_any_sentence() -> None:
    first, last = "Voor Amsterdam hebben wij in 2026 een overeenkomst", "met Zilveren Kruis."
    pages = [_page(*(Line(text=text, box=None) for text in ("Stichting Amstel & Gooi", one))) for one in (first, last)]
    assert in_own_words(pages).strip(" ;") == f"{first} ; {last}"

"""A quote is found again on its page with the boxes of its lines, or it is not there."""

from pathlib import Path

import pytest
from pdf_files import Sheet, as_file, form, lines, pdf, place, text, widget

from extractors.document import Box, Locator
from extractors.locate import find

ROWS = ["Wij bieden onafhankelijke cliëntonder-", "steuning in de regio Nijmegen.", "KvK-nummer 01234567"]
NOTE = widget(place(250, 288, 200, 16), "/FT /Tx /T (naam) /V (Stichting Voorbeeld) /AP << /N 900 0 R >>")


def places(folder: Path, quote: str, *, page: int = 1) -> tuple[Box, ...] | None:
    sheet = Sheet(drawn=[*lines(70, 100, ROWS), text(70, 300, "Naam")], notes=[NOTE])
    blob = pdf(sheet, Sheet(drawn=[text(70, 100, "Tweede bladzijde")]), catalogue=form(12), objects={900: b"null"})
    (found,) = find(as_file(folder, blob), media_type="application/pdf", quotes=(Locator(page=page, quote=quote),))
    return found


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("onafhankelijke", 1),
        ("regio Nijmegen. KvK-nummer", 2),
        ("cliëntondersteuning", 2),
        ("cliëntonder-\nsteuning in de", 2),
        ("KvK-nummer\n  01234567", 1),
        ("Stichting Voorbeeld", 1),
    ],
    ids=["one word", "over a line end", "a broken word made whole", "a broken word as it stands", "other white space", "in a field"],
)
def test_words_on_the_page_are_found_with_a_box_a_line(tmp_path: Path, quote: str, spans: int) -> None:
    found = places(tmp_path, quote)
    assert found is not None
    assert len(found) == spans
    assert all(0 < box.x0 < box.x1 < 595 and 0 < box.y0 < box.y1 < 842 for box in found)


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("onafhankelijk advies", 1),
        ("Tweede bladzijde", 1),
        ("onafhankelijke", 2),
        ("onafhankelijke", 3),
        ("", 1),
        (" \n", 1),
        ("01234568", 1),
    ],
    ids=["other words", "on the other page", "on this page not", "no such page", "nothing", "white space", "one digit else"],
)
def test_words_that_are_not_there_are_not_found(tmp_path: Path, quote: str, page: int) -> None:
    assert places(tmp_path, quote, page=page) is None


def test_of_more_places_the_one_that_fills_its_line_is_meant(tmp_path: Path) -> None:
    """A name in a sentence and under the signature: the signature is the place."""
    rows = ["Ik, J. Jansen, verklaar het volgende.", "Ondertekend door", "J. Jansen", "namens J. Jansen"]
    file = as_file(tmp_path, pdf(Sheet(drawn=lines(70, 100, rows))))
    found = find(file, media_type="application/pdf", quotes=[Locator(page=1, quote=quote) for quote in ("J. Jansen", "Jansen, verklaar")])
    tops = [round(boxes[0].y0) for boxes in found if boxes]
    assert tops[0] == pytest.approx(100 + 2 * 14.3 - 8, abs=3)
    assert tops[1] == pytest.approx(100 - 8, abs=3)


def test_where_there_is_no_layout_there_are_no_boxes(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Wij bieden ondersteuning\nin de regio", encoding="utf-8")
    quotes = (Locator(page=1, quote="ondersteuning in de regio"), Locator(page=1, quote="iets anders"))
    assert find(file, media_type="text/plain", quotes=quotes) == ((), None)

"""What does not apply and has a line through it is kept apart; an underline, a rule of a table or of a fraction strikes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, place, read, text

from extractors.content import Content

WORDS = text(70, 100, "In 2027 wel / geen onderaannemers")  # 10 pt; the letters stand from 93 to 100


def line(x0: float, x1: float, y: float, *, how: str = "0 G 0.6 w") -> str:
    """A drawn line, from the top of the page."""
    return f"q {how} {x0} {842 - y} m {x1} {842 - y} l S Q"


def area(x0: float, x1: float, y: float) -> str:
    return f"q 0 g {x0} {842 - y} {x1 - x0} 0.7 re f Q"


def struck(content: Content) -> list[str]:
    return [hidden.words for hidden in content.hidden if hidden.how == "doorgehaald"]


@pytest.fixture
def at(tmp_path: Path) -> tuple[float, float]:
    """Where the word "wel" begins and ends, as the page itself is drawn."""
    sheets = [Sheet(drawn=[text(70, 100, words)]) for words in ("In 2027 w", "In 2027 wel")]
    before, until = (read(tmp_path, pdf(sheet)).pages[0].lines[0].box for sheet in sheets)
    assert before
    assert until
    return before.x1 - 6, until.x1


@pytest.mark.parametrize("drawn", [line, area], ids=["a line", "a thin area"])
def test_a_word_with_a_line_through_it_is_not_stated(
    drawn: Callable[[float, float, float], str], at: tuple[float, float], tmp_path: Path
) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=[WORDS, drawn(*at, 97)])))
    assert struck(content) == ["wel"]
    assert content.pages[0].text.split() == ["In", "2027", "/", "geen", "onderaannemers"]


def test_a_line_set_as_a_note_strikes_too(at: tuple[float, float], tmp_path: Path) -> None:
    x0, x1 = at
    corners = f"/QuadPoints [{x0} 750 {x1} 750 {x0} 741 {x1} 741]"
    note = f"/Subtype /StrikeOut {corners} {place(x0, 92, x1 - x0, 9)}"
    assert struck(read(tmp_path, pdf(Sheet(drawn=[WORDS], notes=[note])))) == ["wel"]


FRACTION = [text(70, 96, "a + b"), text(74, 106, "c"), line(70, 92, 98.5)]
LEFT_ALONE = {
    "an underline": [WORDS, line(107, 125, 101.5)],
    "a rule that runs on": [WORDS, line(40, 500, 97)],
    "a line that cannot be seen": [WORDS, line(107, 125, 97, how="1 G 0.6 w")],
    "the line of a fraction": FRACTION,
    "a line above": [WORDS, line(107, 125, 91)],
    "a thick bar": [WORDS, "q 0.9 g 107 740 18 9 re f Q"],
}


@pytest.mark.parametrize("drawn", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_other_lines_strike_nothing(drawn: list[str], tmp_path: Path) -> None:
    assert struck(read(tmp_path, pdf(Sheet(drawn=drawn)))) == []


def test_values_of_a_form_made_flat_stand_where_they_were_filled_in(tmp_path: Path) -> None:
    """Each value in a drawing of its own, drawn after all labels."""
    labels = [text(70, 100, "Naam"), text(70, 130, "KvK-nummer"), text(70, 160, "Plaats")]
    values = ["Stichting Voorbeeld", "90012345", "Zwolle"]
    shown = [f"q 1 0 0 1 200 {742 - 30 * number} cm /Fm{number} Do Q" for number in range(3)]
    drawings = {f"Fm{number}": _drawing(f"BT /F1 10 Tf 2 2 Td ({value}) Tj ET") for number, value in enumerate(values)}
    content = read(tmp_path, pdf(Sheet(drawn=[*labels, *shown], pictures=drawings)))
    assert content.pages[0].text.splitlines() == ["Naam  Stichting Voorbeeld", "KvK-nummer  90012345", "Plaats  Zwolle"]
    assert content.hidden == ()


def _drawing(inside: str) -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 200 16] /Resources << /Font << /F1 {font} >> >> /Length {len(inside)} >>"
    return f"{head}\nstream\n{inside}\nendstream".encode()


def test_words_after_a_formula_are_cut_where_they_stand(tmp_path: Path) -> None:
    """pdfium counts a letter such as 𝑥 as two; the words behind it were cut two letters too late."""
    mapped = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "3 beginbfchar <78> <D835DC65> <79> <D835DC66> <7a> <D835DC67> endbfchar endcmap end end"
    )
    fonts = {
        900: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 901 0 R >>",
        901: f"<< /Length {len(mapped)} >>\nstream\n{mapped}\nendstream".encode(),
    }
    formula = "BT /M1 10 Tf 70 742 Td (xyz) Tj ET"
    row = "BT /F1 10 Tf 70 700 Td (klacht) Tj 100 0 Td (tarief) Tj 100 0 Td (uren) Tj ET"
    content = read(tmp_path, pdf(Sheet(drawn=[formula, row], fonts="/M1 900 0 R"), objects=fonts))
    assert content.pages[0].text.splitlines()[-1] == "klacht  tarief  uren"

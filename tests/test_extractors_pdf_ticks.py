"""Check boxes drawn on a PDF page stand among the words as boxes, ticked or not."""

from pathlib import Path

import pytest
from pdf_files import HEIGHT, Sheet, pdf, read, rectangle, text

from extractors.document import Piece
from extractors.identify import identify
from extractors.pdf.signals import Shape, ShapeKind
from extractors.pdf.text import Run
from extractors.pdf.ticks import Outline, with_ticks


def cross(x: float, y: float, size: float) -> str:
    """Two lines from corner to corner, a little over the edge."""
    low, high = HEIGHT - y - size - 2, HEIGHT - y + 2
    return f"{x - 2} {low} m {x + size + 2} {high} l S {x - 2} {high} m {x + size + 2} {low} l S"


def box(x: float, y: float, *, how: str = "") -> list[str]:
    """A square of 11 points, empty, crossed, filled in the middle, or with a letter in it."""
    marks = {
        "": [],
        "kruis": [cross(x, y, 11)],
        "vlak": [rectangle(x + 2.5, y + 2.5, 6, 6, paint="f")],
        "letter": [text(x + 2.5, y + 9, "X", size=9)],
    }
    return [rectangle(x, y, 11, 11), *marks[how]]


def lines(tmp_path: Path, drawn: list[str]) -> list[str]:
    content = read(tmp_path, pdf(Sheet(drawn=drawn)))
    return [line.text for line in content.pages[0].lines]


@pytest.mark.parametrize("how", ["kruis", "vlak", "letter"])
def test_a_ticked_box_and_an_empty_one(tmp_path: Path, how: str) -> None:
    drawn = [
        text(70, 100, "Werkt u met onderaannemers?"),
        *box(250, 91, how=how),
        text(268, 100, "ja"),
        *box(300, 91),
        text(318, 100, "nee"),
    ]
    assert lines(tmp_path, drawn) == ["Werkt u met onderaannemers?  ☒ ja  ☐ nee"]


def test_words_that_begin_with_a_space_reach_into_their_box() -> None:
    """As browsers print them: the run of "ja" begins where the box before it still stands, and the next box is not its own."""
    boxes = [Outline(Shape(ShapeKind.PATH, x, 91, x + 11, 102, number), 4, 0) for number, x in enumerate((250.0, 280.0))]
    crossing = Outline(Shape(ShapeKind.PATH, 280, 91, 291, 102, 9), 2, 0)
    words = [Run("ja", 258, 92, 270, 102), Run("nee", 288, 92, 302, 102)]
    assert [run.text for run in with_ticks([*boxes, crossing], words)] == ["☐ ja", "☒ nee"]


def test_ticked_regions_are_facts(tmp_path: Path) -> None:
    words = ["Bestuursverklaring 2027", "Wij voldoen aan de geschiktheidseisen en verklaren dat", "Kruis de regio aan:"]
    drawn = [text(70, 80 + 20 * number, row) for number, row in enumerate(words)]
    for number, (region, how) in enumerate([("Nijmegen", ""), ("Waardenland", "kruis"), ("Zeeland", "kruis")]):
        drawn += [*box(70, 141 + 20 * number, how=how), text(88, 150 + 20 * number, region)]
    content = read(tmp_path, pdf(Sheet(drawn=drawn)))
    (piece,) = identify(content.pages, content.fields, content.marks)
    assert isinstance(piece, Piece)
    assert [fact.value for fact in piece.all("regio")] == ["Waardenland", "Zeeland"]


@pytest.mark.parametrize(
    "drawn",
    [
        [text(70, 100, "Wij verklaren:"), *box(70, 121), text(88, 130, "een opsomming"), *box(70, 141), text(88, 150, "met vakjes")],
        [text(70, 100, "Akkoord met de regio"), rectangle(70, 120, 11, 11), text(73, 129, "1", size=8), text(88, 130, "eerste stap")],
        [text(70, 100, "Akkoord met de regio"), *box(300, 400, how="kruis")],
        [text(70, 100, "Ja en nee"), rectangle(70, 120, 40, 40), cross(80, 130, 11), text(115, 140, "ja")],
    ],
    ids=["bullets", "a number in a box", "a box without words", "a large frame"],
)
def test_what_is_no_box_to_tick(tmp_path: Path, drawn: list[str]) -> None:
    assert not any("☒" in line or "☐" in line for line in lines(tmp_path, drawn))


def test_a_box_under_a_form_field_is_that_field() -> None:
    shape = Shape(ShapeKind.PATH, 100, 100, 111, 111, key=1)
    words = [Run("ja", 115, 101, 125, 110)]
    assert with_ticks([Outline(shape, 4, 0)], words)[0].text == "☐ ja"
    assert with_ticks([Outline(shape, 4, 0)], words, filled=[Run("☒", 101, 101, 110, 110)]) == words


def dashes(y: float) -> list[str]:
    """A dotted rule as browsers draw it: one small shape a dot."""
    return [rectangle(x, y, 0.8, 0.8, paint="f") for x in range(70, 290, 2)]


def test_boxes_in_a_column_of_their_own_far_from_the_words_with_dotted_rules_between(tmp_path: Path) -> None:
    drawn = [text(70, 100, "Kruis de regio aan:")]
    for number, (region, how) in enumerate(
        [("Nijmegen", ""), ("Noord- en Midden-Limburg", "kruis"), ("Zeeland", ""), ("Utrecht", "kruis")]
    ):
        drawn += [text(70, 150 + 20 * number, region), *box(330, 141 + 20 * number, how=how), *dashes(156 + 20 * number)]
    assert lines(tmp_path, drawn)[1:] == ["Nijmegen  ☐", "Noord- en Midden-Limburg  ☒", "Zeeland  ☐", "Utrecht  ☒"]


def test_answers_under_ja_and_nee_far_from_the_question(tmp_path: Path) -> None:
    words = ["Bestuursverklaring 2027", "Wij voldoen aan de geschiktheidseisen en verklaren dat", "Bijlage 2 - Inzet van onderaannemers"]
    drawn = [text(70, 80 + 20 * number, row) for number, row in enumerate(words)]
    drawn += [text(70, 150, "Jaar"), text(330, 150, "Ja"), text(370, 150, "Nee")]
    drawn += [text(70, 170, "Met onderaannemers in 2027"), *box(330, 161, how="kruis"), *box(370, 161)]
    drawn += [text(70, 190, "Met onderaannemers in 2028"), *box(330, 181), *box(370, 181, how="kruis")]
    content = read(tmp_path, pdf(Sheet(drawn=drawn)))
    (piece,) = identify(content.pages, content.fields, content.marks)
    assert {fact.about["jaar"]: fact.value for fact in piece.all("onderaannemers")} == {"2027": "ja", "2028": "nee"}


def test_the_cells_of_a_table_under_each_other_are_no_boxes(tmp_path: Path) -> None:
    drawn = [text(70, 100, "Ja of nee")]
    for number, letter in enumerate(["X", "", "X"]):
        y = 120 + 19 * number
        drawn += [text(70, y + 13, f"regel {number}"), rectangle(330, y, 18, 18), *([text(336, y + 13, letter)] if letter else [])]
    assert lines(tmp_path, drawn)[1:] == ["regel 0  X", "regel 1", "regel 2  X"]


def ring(x: float, y: float, wide: float, high: float) -> str:
    """An ellipse of four curves with this box around it."""
    left, right, top, bottom = x, x + wide, HEIGHT - y, HEIGHT - y - high
    across, down = (left + right) / 2, (top + bottom) / 2
    a, b = wide * 0.276, high * 0.276
    return (
        f"{left} {down} m {left} {down + b} {across - a} {top} {across} {top} c {across + a} {top} {right} {down + b} {right} {down} c "
        f"{right} {down - b} {across + a} {bottom} {across} {bottom} c {across - a} {bottom} {left} {down - b} {left} {down} c S"
    )


@pytest.mark.parametrize(
    ("left", "wide", "shown"),
    [(154, 17, "In 2027 met hulp: ☒ ja / ☐ nee"), (172, 26, "In 2027 met hulp: ☐ ja / ☒ nee"), (150, 52, "In 2027 met hulp: ja / nee")],
    ids=["around ja", "around nee", "around both"],
)
def test_a_ring_around_one_of_two_words(tmp_path: Path, left: float, wide: float, shown: str) -> None:
    words = text(70, 100, "In 2027 met hulp: ja / nee", size=11)
    assert lines(tmp_path, [words, ring(left, 88, wide, 16)]) == [shown]

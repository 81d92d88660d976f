"""Signs of signing: what could be a signature is found where people sign, and what decorates a page is not one."""

import math
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_files import HEIGHT, PROSE, Sheet, curves, image, paper, pdf, photograph, place, prose, read, rectangle, scribble, text, whole

from extractors.document import Line
from extractors.pdf.marks import RULE, SIGNS, tells_signing

PLACE = [text(70, 600, "Handtekening"), text(70, 690, "J. Voorbeeld, bestuurder")]
HAND = {"Ha": scribble()}


def pieces(x: float, y: float, *, closed: bool = False, gap: float = 0.0) -> str:
    """A pen stroke of which every little step is a line of its own, as some programs draw; `closed`: the outline of a stamp."""
    steps = [step / 40 for step in range(41)]
    if closed:
        points = [(x + 40 * math.cos(2 * math.pi * at), HEIGHT - y + 20 * math.sin(2 * math.pi * at)) for at in steps]
    else:
        points = [(x + 90 * at, HEIGHT - y + 14 * math.sin(20 * at)) for at in steps]
    return " ".join(f"{one[0] + gap:.2f} {one[1]:.2f} m {two[0]:.2f} {two[1]:.2f} l S" for one, two in pairwise(points))


def zigzag(x: float, y: float, *heights: int) -> str:
    """A signature of a pen that gave few points: straight lines up and down, each a path of its own."""
    points = [(x + 10 * at, HEIGHT - y + high) for at, high in enumerate(heights)]
    return " ".join(f"{one[0]} {one[1]} m {two[0]} {two[1]} l S" for one, two in pairwise(points))


def rounded(x: float, y: float, wide: float, high: float) -> str:
    """A box with round corners: four curves."""
    low, top, r = HEIGHT - y - high, HEIGHT - y, 8
    return (
        f"{x + r} {low} m {x + wide - r} {low} l {x + wide} {low} {x + wide} {low} {x + wide} {low + r} c"
        f" {x + wide} {top - r} l {x + wide} {top} {x + wide} {top} {x + wide - r} {top} c"
        f" {x + r} {top} l {x} {top} {x} {top} {x} {top - r} c {x} {low + r} l {x} {low} {x} {low} {x + r} {low} c S"
    )


FOUND = {
    "a picture under the word": (Sheet(drawn=[*PLACE, image("Ha", 70, 615, 140, 50)], pictures=HAND), "afbeelding"),
    "a picture above a typed line": (
        Sheet(drawn=[image("Ha", 70, 540, 140, 50), text(70, 600, "______________________")], pictures=HAND),
        "afbeelding",
    ),
    "a picture beside the word": (Sheet(drawn=[*PLACE, image("Ha", 250, 580, 140, 50)], pictures=HAND), "afbeelding"),
    "a drawn scribble": (Sheet(drawn=[*PLACE, curves(80, 650)]), "afbeelding"),
    "a scribble in loose strokes": (Sheet(drawn=[*PLACE, *(curves(80 + 25 * n, 650, 5) for n in range(5))]), "afbeelding"),
    "a scribble in hundreds of little lines": (Sheet(drawn=[*PLACE, pieces(80, 650)]), "afbeelding"),
    "a scribble of few straight lines": (
        Sheet(drawn=[*PLACE, zigzag(80, 650, 0, -12, -14, 8, 20, 4, 21, 0, 5, 18, 3, -9, 9)]),
        "afbeelding",
    ),
    "ink": (Sheet(drawn=PLACE, notes=[f"/Subtype /Ink /InkList [[80 200 90 210]] {place(70, 610, 150, 50)}"]), "inkt"),
    "a stamp": (Sheet(drawn=PLACE, notes=[f"/Subtype /Stamp {place(70, 610, 150, 50)}"]), "afbeelding"),
}

NOTHING = {
    "nothing": Sheet(drawn=PLACE),
    "a box with round corners": Sheet(drawn=[*PLACE, rounded(65, 605, 200, 60)]),
    "a table": Sheet(drawn=[*PLACE, *(rectangle(60, 590 + 20 * row, 400, 20) for row in range(5))]),
    "little lines apart": Sheet(drawn=[*PLACE, pieces(80, 650, gap=1.0)]),
    "a circle of little lines": Sheet(drawn=[*PLACE, pieces(120, 650, closed=True)]),
    "a frame of loose lines": Sheet(drawn=[*PLACE, *(f"{70 + 20 * n} 200 m {90 + 20 * n} 200 l S" for n in range(12))]),
    "a line that goes up, with a dent or two": Sheet(drawn=[*PLACE, zigzag(80, 650, 0, 4, 9, 7, 12, 20, 18, 24, 30, 35)]),
    "a rule": Sheet(drawn=[*PLACE, f"70 {HEIGHT - 660} m 300 {HEIGHT - 660} l S"]),
    "a logo at the head": Sheet(drawn=[image("Lo", 60, 20, 140, 50), *PLACE], pictures={"Lo": photograph()}),
    "a logo above the first word, that happens to be one of signing": Sheet(
        drawn=[image("Lo", 60, 20, 140, 50), text(70, 110, "Namens het bestuur")], pictures={"Lo": photograph()}
    ),
    "an icon": Sheet(drawn=[*PLACE, image("Lo", 70, 620, 9, 9)], pictures={"Lo": photograph()}),
    "a coloured bar": Sheet(drawn=[*PLACE, image("Lo", 0, 620, 595, 10)], pictures={"Lo": photograph()}),
    "a picture in a text without signing": Sheet(drawn=[*prose(times=3), image("Ha", 70, 400, 140, 50)], pictures=HAND),
    "a whole scanned page": Sheet(drawn=[whole("Im"), text(70, 30, "Handtekening")], pictures={"Im": paper()}),
    "ondergetekende only declares": Sheet(drawn=[text(70, 600, "Ondergetekende verklaart:"), rectangle(70, 620, 100, 40)]),
    "hidden ink": Sheet(drawn=PLACE, notes=[f"/Subtype /Ink /F 2 /InkList [[80 200 90 210]] {place(70, 610, 150, 50)}"]),
}


@pytest.mark.parametrize(("sheet", "how"), FOUND.values(), ids=FOUND)
def test_a_sign_of_signing_is_found(tmp_path: Path, sheet: Sheet, how: str) -> None:
    marks = read(tmp_path, pdf(sheet)).marks
    assert [(mark.page, mark.how) for mark in marks] == [(1, how)]
    assert marks[0].box is not None
    assert 500 < marks[0].box.y0 < 700
    assert marks[0].because


@pytest.mark.parametrize("sheet", NOTHING.values(), ids=NOTHING)
def test_what_decorates_a_page_is_no_signature(tmp_path: Path, sheet: Sheet) -> None:
    assert read(tmp_path, pdf(sheet)).marks == ()


def test_every_signature_under_another_is_found(tmp_path: Path) -> None:
    drawn = [text(70, 300, "Handtekeningen"), *(image("Ha", 70, 320 + 70 * row, 140, 50) for row in range(4))]
    marks = read(tmp_path, pdf(Sheet(drawn=drawn, pictures=HAND))).marks
    assert [round(mark.box.y0) for mark in marks if mark.box] == [320, 390, 460, 530]


def test_the_reason_gives_size_and_word(tmp_path: Path) -> None:
    marks = read(tmp_path, pdf(Sheet(drawn=[*PLACE, image("Ha", 70, 615, 142, 50)], pictures=HAND))).marks
    assert marks[0].because == "een afbeelding met pennenstreken van 5,0 bij 1,8 cm bij “Handtekening”"


@pytest.mark.parametrize(
    "words",
    [
        *("Handtekening", "ONDERTEKEND", "tekenbevoegde", "Paraaf:", "\u017fignature", "S\u0131gned", "S\u0130GNATURE", "w.g. getekend"),
        *("Namens dezen", "Voor akkoord", "Aldus", "Hoogachtend,", "met vriendelijke groet", "_ " * 6, ". " * 8, "\u2026\u2026"),
    ],
)
def test_the_quick_look_misses_no_place_to_sign(words: str) -> None:
    assert SIGNS.search(words) or RULE.search(words), "the patterns decide; this row tests nothing otherwise"
    assert tells_signing([Line(text="Utrecht", box=None), Line(text=words, box=None)])


def test_a_page_without_such_words_has_no_place_to_sign() -> None:
    assert not tells_signing([Line(text=words, box=None) for words in PROSE])

"""A pen on paper that was scanned: what was written where people sign is a signature, and print, stamps and drawings are none."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, picture, read, text, whole
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Box, Line, Searchability
from extractors.identify import identify
from extractors.pdf.ink import scribbles
from extractors.pdf.signals import Picture

Words = Sequence[tuple[float, float, str]]
Draws = Callable[[ImageDraw.ImageDraw], None]

DOTS = 1240 / 595.28  # a point, at 150 an inch
TITLE = (70.0, 90.0, "Machtiging")
PROSE = (
    (70.0, 130.0, "Stichting Voorbeeldwijzer (KvK 90210033) machtigt mevrouw E. Terpstra om namens de"),
    (70.0, 146.0, "stichting de inschrijving voor onafhankelijke clientondersteuning te ondertekenen."),
)
DAY = (70.0, 190.0, "Goes, 3 juli 2026")
NAME = (70.0, 290.0, "A. Dijkman, bestuurder")
LETTER = (TITLE, *PROSE, DAY, NAME)
FORM = (TITLE, *PROSE, (70.0, 190.0, "Naam: A. Dijkman"), (70.0, 206.0, "Datum: 3 juli 2026"), (70.0, 240.0, "Handtekening:"))


def dots(*points: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x * DOTS, y * DOTS) for x, y in points]


def hand(x: float, y: float, *, wide: float = 90, high: float = 26) -> Draws:
    """A line that goes up and down as a signature does, from its upper left corner."""
    steps = [step / 60 for step in range(61)]
    points = [(x + wide * at, y + high * (0.5 + 0.5 * math.sin(at * 27) * (1 - at / 2))) for at in steps]
    return lambda pen: pen.line(dots(*points), fill=40, width=3, joint="curve")


def lines(*pairs: tuple[float, float, float, float], width: int = 3) -> Draws:
    def draw(pen: ImageDraw.ImageDraw) -> None:
        for x0, y0, x1, y1 in pairs:
            pen.line(dots((x0, y0), (x1, y1)), fill=40, width=width)

    return draw


FRAME = lines((70, 248, 250, 248), (70, 295, 250, 295), (70, 248, 70, 295), (250, 248, 250, 295))
GRID = lines(*((70, 248 + 14 * n, 300, 248 + 14 * n) for n in range(4)), *((70 + 46 * n, 248, 70 + 46 * n, 290) for n in range(6)))


def ring(pen: ImageDraw.ImageDraw) -> None:
    """The round stamp of an organisation."""
    for edge in (0.0, 6.0):
        pen.ellipse(dots((72 + edge, 205 + edge), (132 - edge, 265 - edge)), outline=60, width=3)
    pen.text(dots((84, 228))[0], "VOORBEELD", fill=60, font=ImageFont.load_default(17))


def code(pen: ImageDraw.ImageDraw) -> None:
    """A code of squares for a telephone."""
    for row in range(21):
        for column in range(21):
            if (row * 7 + column * 5 + row * column) % 3:
                pen.rectangle(dots((75 + column * 2.5, 205 + row * 2.5), (77.5 + column * 2.5, 207.5 + row * 2.5)), fill=20)


def logo(pen: ImageDraw.ImageDraw) -> None:
    """Fat letters over a coloured wave."""
    pen.ellipse(dots((75, 205), (115, 245)), fill=90)
    pen.text(dots((118, 208))[0], "wmw", fill=60, font=ImageFont.load_default(70))


def dots_of_a_photo(pen: ImageDraw.ImageDraw) -> None:
    for row in range(60):
        for column in range(100):
            shade = 60 + (row * 37 + column * 91) % 150
            pen.rectangle(dots((75 + column, 205 + row), (76 + column, 206 + row)), fill=shade)


def scan(folder: Path, words: Words, *drawn: Draws, read_as: Words | None = None) -> dict[str, str]:
    """What stands as signature of whom on a scanned page; `read_as`: the words as they were recognised."""
    sheet = Image.new("L", (1240, 1754), 246)
    sheet.paste(Image.linear_gradient("L").resize((1240, 1754)).point(lambda value: 250 - value // 8))
    pen = ImageDraw.Draw(sheet)
    for x, y, row in words:
        pen.text((x * DOTS, (y - 10) * DOTS), row, fill=30, font=ImageFont.load_default(23))
    for draw in drawn:
        draw(pen)
    layer = [text(x, y, row, state="3 Tr") for x, y, row in read_as or words]
    content = read(folder, pdf(Sheet(drawn=[whole("Im"), *layer], pictures={"Im": picture(sheet)})))
    assert content.pages[0].searchability is Searchability.SCAN_WITH_OCR
    piece = identify(content.pages, content.fields, content.marks)[0]
    return {fact.about.get("ondertekenaar", ""): fact.value for fact in piece.all("handtekening")}


SIGNED = {
    "above the name": (LETTER, hand(75, 235)),
    "high above the name": (LETTER, hand(90, 205, high=34)),
    "on a ruled line": (LETTER, hand(75, 235), lines((70, 270, 250, 270))),
    "under the word": (FORM, hand(75, 255)),
    "beside the word": (FORM, hand(160, 225)),
    "in a frame under the word": (FORM, hand(80, 255), FRAME),
    "under the name": ((TITLE, *PROSE, DAY, (70.0, 215.0, "A. Dijkman")), hand(75, 222)),
    "beside the name": ((TITLE, *PROSE, DAY, (70.0, 235.0, "A. Dijkman")), hand(140, 222)),
}  # fmt: skip


@pytest.mark.parametrize("page", SIGNED.values(), ids=SIGNED)
def test_what_a_pen_left_where_people_sign_is_a_signature(tmp_path: Path, page: tuple[Words, *tuple[Draws, ...]]) -> None:
    words, *drawn = page
    assert scan(tmp_path, words, *drawn) == {"A. Dijkman": "afbeelding"}


def test_strokes_that_were_taken_for_letters_are_a_signature_all_the_same(tmp_path: Path) -> None:
    taken = (*LETTER[:-1], (78.0, 255.0, "VAAu"), NAME)
    assert scan(tmp_path, LETTER, hand(75, 235), read_as=taken) == {"A. Dijkman": "afbeelding"}


def test_each_signer_has_the_strokes_above_the_own_name(tmp_path: Path) -> None:
    words = (TITLE, *PROSE, DAY, (70.0, 290.0, "A. Dijkman"), (300.0, 290.0, "B. Veldhuis"))
    row = (TITLE, *PROSE, DAY, (70.0, 290.0, "A. Dijkman"), (300.0, 290.0, "B. Veldhuis"))
    assert scan(tmp_path, words, hand(75, 245), hand(300, 240), read_as=row) == dict.fromkeys(("A. Dijkman", "B. Veldhuis"), "afbeelding")


UNSIGNED: dict[str, tuple[Words, *tuple[Draws, ...]]] = {
    "nothing": (LETTER,),
    "the word and nothing": (FORM,),
    "a round stamp": (LETTER, ring),
    "a code of squares": (LETTER, code),
    "a logo in fat letters": (LETTER, logo),
    "a photo": (LETTER, dots_of_a_photo),
    "a line to sign on": (LETTER, lines((70, 270, 250, 270))),
    "an empty frame": (FORM, FRAME),
    "a table": (FORM, GRID),
    "a slash through the place": (LETTER, lines((75, 265, 150, 225))),
    "a cross through the place": (LETTER, lines((75, 265, 150, 225), (75, 225, 150, 265))),
    "a day written by hand": ((*FORM[:-2], (70.0, 206.0, "Datum:"), FORM[-1]), hand(120, 190)),
    "a pen in the text": (LETTER, hand(250, 112)),
    "a wave at the foot of the page": (LETTER, hand(60, 780, wide=400, high=24)),
    "a drawing at the head": (LETTER, hand(75, 30)),
}  # fmt: skip


@pytest.mark.parametrize("page", UNSIGNED.values(), ids=UNSIGNED)
def test_anything_else_on_a_scanned_page_is_none(tmp_path: Path, page: tuple[Words, *tuple[Draws, ...]]) -> None:
    words, *drawn = page
    assert scan(tmp_path, words, *drawn) == {}


@pytest.mark.parametrize(("words", "count"), [("Dijkmannen", 0), ("WAu", 1)], ids=["a word", "a few letters"])
def test_curves_in_which_a_whole_word_was_recognised_are_print(words: str, count: int) -> None:
    sheet = Image.new("RGB", (1240, 400), (250, 250, 250))
    hand(75, 40, wide=80, high=24)(ImageDraw.Draw(sheet))
    drawn = Picture(1240, 400, 3 * 1240, 3, DOTS, sheet.tobytes())
    box = Box(x0=74, y0=39, x1=158, y1=66)
    printed = [(Line(text=words, box=box), box)]
    printed += [(Line(text="Goes", box=low), low) for top in range(80, 160, 14) if (low := Box(x0=70, y0=top, x1=100, y1=top + 10))]
    assert len(scribbles(drawn, printed)) == count

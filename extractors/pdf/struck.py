"""Words on a PDF page with a line drawn through them, as people do with what does not apply ("wel / geen").

Pure geometry over what is drawn: a line that runs through the middle of words and no farther. Knows nothing of what they mean.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

from extractors.pdf.page import ANNOTATIONS, OpenPage
from extractors.pdf.signals import PALE, Rectangle, Shape, Sheet
from extractors.pdf.text import Run, is_sideways

STRUCK = "doorgehaald"
MOST_PATHS = 3_000  # drawn lines looked at on a page
HIGHEST = 40.0  # points: higher words are a stamp or a watermark
MOST_RULES = 200  # lines through words looked at on a page; a page with more is a drawing
THICKEST = 2.5  # points
SHORTEST = 4.0  # points: a letter or two
MIDDLE = (0.2, 0.72)  # of the height of the words from above; what lies lower is an underline
BEYOND = 0.7  # times the height of the words: a line that runs on farther is a rule of a table, or one to write on
SIGN = 0.35  # of the height of the words: a full stop, a dash
FILLED = 0.6  # of the line has words under it
EDGE = 0.15  # of the height of a letter
STACKED = 0.2  # of the letters stand over each other
FEWEST = 2  # letters: one alone is a sign in a formula
TOUCH = 0.5  # of a letter's width


class Rule(NamedTuple):
    """A drawn level line, in points from the top left of the page as displayed."""

    x0: float
    x1: float
    y: float


def struck(opened: OpenPage, sheet: Sheet) -> dict[int, str]:
    """By number of the letter: the reason in Dutch where a line runs through it, else ""; {} where no line does on the whole page."""
    runs = [run for run in sheet.runs if run.x1 - run.x0 > 1 and run.height <= HIGHEST and run.text.strip() and not is_sideways(run)]
    rules = [rule for rule in _rules(opened, sheet) if _strikes(rule, runs)]
    if not rules or len(rules) > MOST_RULES:
        return {}
    letters = dict(_letters(opened))
    crossed = {number for rule in rules for number in _under(rule, letters, runs)}
    return {number: STRUCK if number in crossed else "" for number in letters} if crossed else {}


def _under(rule: Rule, letters: dict[int, Rectangle], runs: Sequence[Run]) -> list[int]:
    """The letters that the line runs through; none where letters stand above and below it: then it is the line of a fraction."""
    through = [run for run in runs if _is_level(rule, run) and run.x0 < rule.x1 and rule.x0 < run.x1]
    near = [(number, box, own) for number, box in letters.items() if (own := _own(rule, box, through)) is not None]
    crossed = [number for number, box, own in near if _is_through(rule, box, own)]
    places = sorted(letters[number] for number in crossed)
    stacked = sum(two[0] < (one[0] + one[2]) / 2 for one, two in pairwise(places))
    is_word = len(crossed) >= FEWEST and stacked < STACKED * len(crossed) and _stand_on_one_line(places)
    return crossed if is_word and len(crossed) > len(near) - len(crossed) else []


def _stand_on_one_line(places: Sequence[Rectangle]) -> bool:
    """Do all share some height? A dash and a comma do not, and are no letters that a line is drawn through by themselves."""
    high = max(place[3] - place[1] for place in places)
    tall = [place for place in places if place[3] - place[1] > SIGN * high]
    return max(place[1] for place in tall) < min(place[3] for place in tall)


def _rules(opened: OpenPage, sheet: Sheet) -> Iterator[Rule]:
    """Thin level lines and areas that can be seen, and lines that were set through words as a note."""
    if 0 < sheet.paths <= MOST_PATHS:
        for shape in opened.objects.thin(THICKEST):
            if shape.y1 - shape.y0 <= THICKEST and shape.x1 - shape.x0 >= SHORTEST and _is_seen(shape):
                yield Rule(shape.x0, shape.x1, (shape.y0 + shape.y1) / 2)
    yield from _notes(opened)


def _is_seen(shape: Shape) -> bool:
    if shape.colour is not None:
        return min(shape.colour[:3]) < PALE
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetStrokeColor(ctypes.cast(shape.key, raw.FPDF_PAGEOBJECT), *parts)
    return not known or min(part.value for part in parts[:3]) < PALE


def _notes(opened: OpenPage) -> Iterator[Rule]:
    for number in range(min(raw.FPDFPage_GetAnnotCount(opened.page), ANNOTATIONS)):
        if not (note := raw.FPDFPage_GetAnnot(opened.page, number)):
            continue
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT:
            corners = raw.FS_QUADPOINTSF()
            for quad in range(min(raw.FPDFAnnot_CountAttachmentPoints(note), MOST_RULES)):
                if raw.FPDFAnnot_GetAttachmentPoints(note, quad, corners):
                    xs, ys = (corners.x1, corners.x2, corners.x3, corners.x4), (corners.y1, corners.y2, corners.y3, corners.y4)
                    x0, y0, x1, y1 = opened.place(min(xs), min(ys), max(xs), max(ys))
                    yield Rule(x0, x1, (y0 + y1) / 2)
        raw.FPDFPage_CloseAnnot(note)


def _strikes(rule: Rule, runs: Sequence[Run]) -> bool:
    """Through the middle of words, and no farther than they reach."""
    through = [run for run in runs if _is_level(rule, run) and run.x0 < rule.x1 and rule.x0 < run.x1]
    if not through:
        return False
    slack = BEYOND * max(run.height for run in through)
    covered = sum(min(run.x1, rule.x1) - max(run.x0, rule.x0) for run in through)
    reaches = min(run.x0 for run in through) - slack <= rule.x0 and rule.x1 <= max(run.x1 for run in through) + slack
    return reaches and covered >= FILLED * (rule.x1 - rule.x0)


def _is_level(rule: Rule, run: Run) -> bool:
    return MIDDLE[0] <= (rule.y - run.y0) / max(run.height, 1) <= MIDDLE[1]


def _own(rule: Rule, box: Rectangle, through: Sequence[Run]) -> Run | None:
    """The lowest words that this letter belongs to, where at least half of the letter is over or under the line."""
    x0, y0, x1, y1 = box
    under = min(x1, rule.x1) - max(x0, rule.x0)
    if under < TOUCH * (x1 - x0) or under <= 0:
        return None
    around = [run for run in through if run.y0 <= (y0 + y1) / 2 <= run.y1 and run.x0 - 1 <= x0 and x1 <= run.x1 + 1]
    return min(around, key=lambda run: run.height, default=None)


def _is_through(rule: Rule, box: Rectangle, own: Run) -> bool:
    _, y0, _, y1 = box
    inset = EDGE * (y1 - y0)
    return y0 + inset < rule.y < y1 - inset or y1 - y0 < SIGN * own.height


def _letters(opened: OpenPage) -> Iterator[tuple[int, Rectangle]]:
    for letters in opened.letters(set(opened.objects.written.handles)).values():
        yield from ((number, box) for number, letter, box in letters if not letter.isspace())

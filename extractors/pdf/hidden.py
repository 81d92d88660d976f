"""Which words of a PDF page nobody sees: by their own properties, or because the page looks the same without them. Pure measuring.

Must not know what the words mean. Residual risk: letters under other letters of another colour.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby

from extractors.pdf.signals import INVISIBLE_MODES, PALE, SET_OFF, Picture, Shape, ShapeKind, Sheet, over_images
from extractors.pdf.text import Run

SMALLEST_SIZE = 3.0  # points; the finest print in use is 4 points
UNSEEN = 5  # of 255: letters of this opacity or less are not seen
FEWEST_LETTERS = 4  # in a row, before part of what is drawn at once is called unseen
LEGIBLE = 0.08  # share of the box of words that their ink changes; of fine print a quarter, of white over black letters 0.03
SHARED = 0.3  # of the height of words that others are printed over

INVISIBLE = "onzichtbare letters"
BEHIND = "achter een afbeelding"
COVERED = "bedekt door een vlak"
SAME = "in de kleur van de achtergrond"
TRANSPARENT = "doorzichtige letters"
TINY = "te klein om te lezen"
OUTSIDE = "buiten de pagina"
UNDRAWN = "letters die niet te zien zijn"
OTHER_LETTERS = "het lettertype toont andere letters"
REPLACED = "vervangende tekst die anders is dan wat er staat"
NO_INK = "tekstherkenning op een plek zonder letters"

Texts = Sequence[tuple[int, Shape]]
"""Text objects with their number among all that is drawn."""

Others = Callable[..., Iterable[Shape]]
"""What is no text and was drawn `after` and `before` two numbers, in order of drawing."""


def certain(texts: Texts, sheet: Sheet) -> dict[int, str]:
    """Text objects (number, shape) that nobody sees, and why, by their own properties alone."""
    found = ((shape.key, _certain(shape, sheet)) for _, shape in texts)
    return {key: how for key, how in found if how}


def _certain(text: Shape, sheet: Sheet) -> str:
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    if text.mode in INVISIBLE_MODES:
        return INVISIBLE
    if not sheet.holds(x, y):
        return OUTSIDE
    if text.key in sheet.liars:
        return OTHER_LETTERS
    if text.colour is not None and text.colour[3] <= UNSEEN and text.mode in (0, 4):
        return TRANSPARENT
    return TINY if 0 < text.size < SMALLEST_SIZE else ""


def confirmed(texts: Texts, others: Others, *, drawn: Picture, bare: Picture) -> dict[int, str]:
    """Text objects that leave no trace: the page drawn looks the same without them."""
    unseen = ((number, shape) for number, shape in texts if shape.area > 0 and not drawn.differs(bare, shape))
    return {shape.key: cause(shape, number, others) for number, shape in unseen}


def cause(text: Shape, number: int, others: Others) -> str:
    """Why words that leave no trace do not."""
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    over = next((shape for shape in others(after=number, before=math.inf) if shape.holds(x, y)), None)
    if over is not None and (over.kind is ShapeKind.IMAGE or over.colour):
        return BEHIND if over.kind is ShapeKind.IMAGE else COVERED
    pale = text.colour is not None and min(text.colour[:3]) >= PALE
    return SAME if pale or _is_like(text, others(after=-1, before=number), x, y) else UNDRAWN


def _is_like(text: Shape, below: Iterable[Shape], x: float, y: float) -> bool:
    """Is an area below the words of about their colour?"""
    grounds = (shape.colour for shape in below if shape.kind is ShapeKind.PATH and shape.holds(x, y))
    return text.colour is not None and any(ground is not None and _apart(text.colour, ground) < SET_OFF for ground in grounds)


def _apart(one: Sequence[int], two: Sequence[int]) -> int:
    return max(abs(mine - theirs) for mine, theirs in zip(one[:3], two[:3], strict=True))


def faint(texts: Texts, others: Others, *, known: Collection[int]) -> Texts:
    """Words whose box shows something, but maybe not them: pale ones on top of other words, and words with an area drawn over them."""
    rows = sorted((shape.y0, shape.y1, number, shape) for number, shape in texts if shape.area > 0 and shape.key not in known)
    found = []
    for place, (_, bottom, number, shape) in enumerate(rows):
        near = (row[3] for row in (*_before(rows, place), *_after(rows, place, bottom)))
        if any(_is_over(shape, other) for other in near) and (_is_pale(shape, number, others) or _is_under(shape, number, others)):
            found.append((number, shape))
    return found


def _is_pale(text: Shape, number: int, others: Others) -> bool:
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    return text.colour is not None and (min(text.colour[:3]) >= PALE or _is_like(text, others(after=-1, before=number), x, y))


def _is_under(text: Shape, number: int, others: Others) -> bool:
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    return any(shape.holds(x, y) and (shape.colour or shape.kind is not ShapeKind.PATH) for shape in others(after=number, before=math.inf))


def unreadable(texts: Texts, others: Others, *, drawn: Picture, rest: Picture, bare: Picture) -> dict[int, str]:
    """Words in the very colour of the page, or that leave too little trace to be read; `rest`: the page without only these words."""
    unseen = (
        (number, shape)
        for number, shape in texts
        if drawn.share_apart(rest, shape) < LEGIBLE or (shape.colour and bare.is_plain(shape, shape.colour[:3]))
    )
    return {shape.key: cause(shape, number, others) for number, shape in unseen}


_Row = tuple[float, float, int, Shape]
_NEAR = 40  # rows looked back


def _before(rows: Sequence[_Row], place: int) -> Iterable[_Row]:
    return rows[max(place - _NEAR, 0) : place]


def _after(rows: Sequence[_Row], place: int, bottom: float) -> Iterable[_Row]:
    return [row for row in rows[place + 1 : place + _NEAR] if row[0] < bottom]


def _is_over(one: Shape, two: Shape) -> bool:
    wide, high = min(one.x1, two.x1) - max(one.x0, two.x0), min(one.y1, two.y1) - max(one.y0, two.y0)
    return wide > 1 and high > SHARED * min(one.y1 - one.y0, two.y1 - two.y0)


def seen_in_part(texts: Texts, *, known: Collection[int], drawn: Picture, bare: Picture) -> set[int]:
    """Text objects of which a stretch as wide as some letters leaves no trace; spaces may do that too."""
    return {shape.key for _, shape in texts if shape.area > 0 and shape.key not in known and drawn.is_same_along(bare, shape)}


def stretches(unseen: Sequence[bool], letters: str) -> list[bool]:
    """Of the letters of one object: which stand in a stretch of at least a few that are not seen. White space goes with its neighbours."""
    solid = [place for place, letter in enumerate(letters) if letter.isalnum()]
    kept = [False] * len(letters)
    for is_unseen, group in groupby(solid, key=lambda place: unseen[place]):
        places = list(group)
        if is_unseen and len(places) >= FEWEST_LETTERS:
            kept[places[0] : places[-1] + 1] = [True] * (places[-1] + 1 - places[0])
    return kept


def without_ink(runs: Iterable[tuple[str, Run]], bare: Picture) -> tuple[list[tuple[str, Run]], list[tuple[str, Run]]]:
    """Recognised words of a scan: those where the picture has ink, and those where it is blank, with the reason."""
    inked: list[tuple[str, Run]] = []
    blank: list[tuple[str, Run]] = []
    for how, run in runs:
        has_ink = not any(map(str.isalnum, run.text)) or bare.has_ink(run)
        (inked if has_ink else blank).append((how, run) if has_ink else (NO_INK, run))
    return inked, blank


def worth_telling(unseen: Iterable[tuple[str, Run]], seen: Sequence[Run]) -> list[tuple[str, Run]]:
    """Hidden words, without those that stand, just there, in plain sight too: shadows and doubled letters."""
    return [(how, run) for how, run in unseen if any(map(str.isalnum, run.text)) and not _is_doubled(run, seen)]


def _is_doubled(run: Run, seen: Sequence[Run]) -> bool:
    there = "".join(other.text for other in seen if other.x0 < run.x1 and run.x0 < other.x1 and _share_row(run, other))
    if not there or run.x1 <= run.x0:
        return False
    rest = _counted(there)
    return all(rest.get(letter, 0) >= count for letter, count in _counted(run.text).items())


def _share_row(one: Run, two: Run) -> bool:
    return min(one.y1, two.y1) - max(one.y0, two.y0) > 0.5 * min(one.height, two.height)


def _counted(text: str) -> Mapping[str, int]:
    letters = [letter for letter in text.casefold() if letter.isalnum()]
    return {letter: letters.count(letter) for letter in set(letters)}


def may_be_ocr(how: str, run: Run, sheet: Sheet) -> bool:
    """Words that a scanning program lays over or under its image."""
    return how in (INVISIBLE, BEHIND, COVERED) and over_images(run, sheet.images)

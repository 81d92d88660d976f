"""What a drawn letter looks like: a coarse picture of its outline, and which letter that resembles most. Pure geometry.

Knows no library and no file. Residual risk: letters that look alike (I and l, O and 0, small and capital c) are one letter here.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import sub
from string import ascii_letters, digits
from typing import NamedTuple

LETTERS = ascii_letters + digits
COLUMNS, ROWS = 12, 16  # fields of the picture of a letter
FULL = 255  # of a field that is ink all over
NARROWEST = 0.25  # times the height: narrower letters are measured in a box so wide
SLENDER = 0.15  # how much a difference in width against height counts
ALIKE = 0.8  # letters of other text fonts are so much alike, or more
OTHER = 0.85  # a letter that resembles another one so much ...
CLEARLY = 0.2  # ... and its own so much less is that other letter

Point = tuple[float, float]
Outline = Sequence[Sequence[Point]]

_ALIKE = {letter: letter.lower() for letter in LETTERS} | {"i": "l", "I": "l", "1": "l", "0": "o", "a": "o", "q": "g"}
"""Letters that some text font draws alike: without a crossbar, as small capitals, with one storey."""


class Shape(NamedTuple):
    """How much ink is in each field of the box around a letter, row by row, and how wide the letter is against its height."""

    fields: tuple[int, ...]
    slender: float


def shape(outline: Outline) -> Shape | None:
    """The picture of a closed outline; None when nothing is drawn."""
    xs, ys = [x for loop in outline for x, _ in loop], [y for loop in outline for _, y in loop]
    if not xs or max(xs) <= min(xs) or max(ys) <= min(ys):
        return None
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    box = max(wide, NARROWEST * high)
    left = (min(xs) + max(xs) - box) / 2
    rows = (_row(outline, min(ys) + (row + 0.5) / ROWS * high, left, box / COLUMNS) for row in range(ROWS))
    return Shape(tuple(field for row in rows for field in row), wide / high)


def _row(outline: Outline, y: float, left: float, step: float) -> list[int]:
    """The fields that one line through the outline passes, inside counted as ink."""
    row, depth = [0.0] * COLUMNS, 0
    for (start, turn), (end, _) in pairwise(_crossings(outline, y)):
        depth += turn
        if not depth:
            continue
        for column in range(max(int((start - left) / step), 0), min(int((end - left) / step) + 1, COLUMNS)):
            edge = left + column * step
            row[column] += max(min(edge + step, end) - max(edge, start), 0) / step
    return [min(round(field * FULL), FULL) for field in row]


def _crossings(outline: Outline, y: float) -> list[tuple[float, int]]:
    """Where the outline crosses this height, from left to right, and whether it goes up (1) or down (-1) there."""
    found = []
    for loop in outline:
        for (x0, y0), (x1, y1) in pairwise([*loop, loop[0]]):
            if (y0 <= y) != (y1 <= y):
                found.append((x0 + (y - y0) / (y1 - y0) * (x1 - x0), 1 if y1 > y0 else -1))
    return sorted(found)


def likeness(one: Shape, two: Shape) -> float:
    """1 = the same; letters of two text fonts are at 0.8 or more."""
    apart: float = sum(map(abs, map(sub, one.fields, two.fields))) / (COLUMNS * ROWS * FULL)
    return 1 - apart - SLENDER * abs(math.log(one.slender / two.slender))


def drawn_as(letter: str, seen: Shape, known: Callable[[str], Iterable[Shape]]) -> str:
    """Which other letter this clearly is; "" when it may well be `letter`. `known`: how text fonts draw a letter."""
    own = max((likeness(seen, one) for twin in LETTERS if _ALIKE[twin] == _ALIKE[letter] for one in known(twin)), default=1.0)
    if own >= ALIKE:
        return ""
    others = ((likeness(seen, one), other) for other in LETTERS if _ALIKE[other] != _ALIKE[letter] for one in known(other))
    best, other = max(others, default=(0.0, ""))
    return other if best >= OTHER and best - own >= CLEARLY else ""

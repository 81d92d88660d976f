"""Check boxes that are drawn on a PDF page: squares and circles, with or without a cross, tick or dot, as boxes among the words.

Pure geometry. Knows how such boxes look; must not know what is asked beside them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.signals import Shape
from extractors.pdf.text import Run

LARGEST = 30.0  # points: no box, and no cross through one, is wider or higher
MOST = 400  # drawn things of that size; a page with more is a graph or a map
SPECK = 1.3  # points: dots and dashes, of which a rule may be made, are neither box nor mark
ASKS = re.compile(r"\b(?:ja|nee|kruis\w*|aankruis\w*|vink\w*|akkoord|regio\w*|verkla\w+|yes|no|tick)\b", re.IGNORECASE)
"""Words of a page on which something may have to be ticked."""

_SIDES = (5.5, 20.0)  # points: of a box
_SQUARE = 1.3  # at most this much wider than high, or higher than wide
_OVERSHOOT = 1.8  # a cross may be this much larger than its box
_SAME = 0.85  # of the size of a box: a second line around it
_PALE = 200  # of 255: paper, and not a mark
_BESIDE = 40.0  # points between a box and the words it is for
_FAR = 420.0  # idem where boxes stand under each other in a column of their own
_ALIGNED = 1.5  # points
_APART = 0.25  # of the height of a box: at least between two of them
_MARKS = frozenset("x X v V ✓ ✔ ✗ ✘ ✕ × • ● ■".split())


class Outline(NamedTuple):
    """A small drawn path: its place and filling, and of how many straight lines and curves it is made."""

    shape: Shape
    lines: int
    curves: int


def with_ticks(outlines: Sequence[Outline], runs: Sequence[Run], *, filled: Sequence[Run] = ()) -> list[Run]:
    """The words of a page with each drawn box as a letter before (or behind) the words it is for.

    As given where no box is ticked and none stands at ja or nee. A letter that is only the cross in a box is part of the box. A box
    with a form field in it (`filled`: what the fields show) is that field's.
    """
    rings = [one.shape for one in outlines if _is_ring(one)]
    runs = [_circled(run, rings) for run in runs] if rings else runs
    outlines = [one for one in outlines if max(one.shape.x1 - one.shape.x0, one.shape.y1 - one.shape.y0) > SPECK]
    frames = [frame for frame in _frames(outlines) if not any(_meets(frame, run) for run in filled)] if len(outlines) <= MOST else []
    lettered = {id(frame): place for frame in frames for place, run in enumerate(runs) if _opens_in(frame, run)}
    runs = [_without_letter(run) if place in lettered.values() else run for place, run in enumerate(runs)]
    spent: set[int] = set()
    boxes: dict[int, list[Run]] = {}
    apart: list[Run] = []
    means = False
    for frame in frames:
        inside = [number for number, run in enumerate(runs) if _holds(frame, (run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2)]
        marks = [number for number in inside if runs[number].text.strip() in _MARKS]
        beside = [number for number, run in enumerate(runs) if number not in inside and _is_beside(frame, run)]
        far = [] if beside else [number for number, run in enumerate(runs) if _is_in_column(frame, frames, run)]
        if len(marks) < len(inside) or not (beside or far):
            continue
        place = min(beside or far, key=lambda number: _gap(frame, runs[number]))
        words = runs[place]
        ticked = bool(marks) or id(frame) in lettered or _is_dark(frame, frames) or any(_is_mark(other, frame) for other in outlines)
        means = means or ticked or _is_answer(words)
        spent.update(marks)
        letter = Run("☒" if ticked else "☐", frame.x0, words.y0, frame.x1, words.y1)
        if beside:
            boxes.setdefault(place, []).append(letter)
        else:
            apart.append(letter)
    if not means:
        return list(runs)
    return [*(_joined(run, boxes.get(number, ())) for number, run in enumerate(runs) if number not in spent), *apart]


_RING = (9.0, 8.0)  # points: the least width and height of a ring around a word
_EITHER = re.compile(r"\b(?P<yes>ja|wel)\s?/\s?(?P<no>nee|niet|geen)\b", re.IGNORECASE)


def _is_ring(one: Outline) -> bool:
    """A round line, not filled, that a short word fits in."""
    shape = one.shape
    large = shape.x1 - shape.x0 >= _RING[0] and shape.y1 - shape.y0 >= _RING[1]
    return large and one.curves >= 4 and one.lines <= 1 and not _is_filled(shape)


def _circled(run: Run, rings: Sequence[Shape]) -> Run:
    """ "ja / nee" with a ring around one of the two: with a box before each, that one ticked. As it is where it is not clear which."""
    either = _EITHER.search(run.text)
    if either is None:
        return run
    letter = (run.x1 - run.x0) / len(run.text)
    middles = {name: run.x0 + letter * (either.start(name) + either.end(name)) / 2 for name in ("yes", "no")}
    level = [ring for ring in rings if run.y0 - 2 <= _level(ring) <= run.y1 + 2]
    around = {name for name, x in middles.items() for ring in level if ring.x0 <= x <= ring.x1}
    if len(around) != 1:
        return run
    yes, no = ("☒", "☐") if "yes" in around else ("☐", "☒")
    told = f"{yes} {either['yes']} / {no} {either['no']}"
    return run._replace(text=run.text[: either.start()] + told + run.text[either.end() :])


def _joined(words: Run, boxes: Sequence[Run]) -> Run:
    """One run: what stands together is never parted by columns."""
    parts = sorted([*boxes, words], key=lambda run: run.x0)
    text = " ".join(part.text.strip() for part in parts)
    return Run(text, parts[0].x0, words.y0, max(part.x1 for part in parts), words.y1) if boxes else words


def _meets(frame: Shape, run: Run) -> bool:
    return run.x0 < frame.x1 and frame.x0 < run.x1 and run.y0 < frame.y1 and frame.y0 < run.y1


def _opens_in(frame: Shape, run: Run) -> bool:
    """Do the words begin with a cross that stands in the box: "X ja" drawn in one go?"""
    first, _, rest = run.text.strip().partition(" ")
    return first in _MARKS and bool(rest) and _holds(frame, run.x0, (run.y0 + run.y1) / 2)


def _without_letter(run: Run) -> Run:
    """The words behind the cross; as wide as their share of the letters."""
    first, _, rest = run.text.strip().partition(" ")
    share = (len(first) + 1) / len(run.text.strip())
    return Run(rest.strip(), run.x0 + share * (run.x1 - run.x0), run.y0, run.x1, run.y1)


def _gap(frame: Shape, run: Run) -> float:
    """Points between a box and words; those behind it go before those in front of it."""
    return run.x0 - frame.x1 if run.x0 >= _middle(frame) else _BESIDE + frame.x0 - run.x1


def _middle(frame: Shape) -> float:
    """Words that begin with a space reach into the box before them: its middle tells on which side they stand."""
    return (frame.x0 + frame.x1) / 2


def _frames(outlines: Sequence[Outline]) -> list[Shape]:
    """The outermost of every set of boxes around one middle."""
    candidates = sorted((one.shape for one in outlines if _is_frame(one)), key=lambda shape: shape.x0 - shape.x1)
    frames: list[Shape] = []
    for shape in candidates:
        middle = (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2
        if not any(_holds(frame, *middle) for frame in frames):
            frames.append(shape)
    return frames


def _is_frame(one: Outline) -> bool:
    wide, high = one.shape.x1 - one.shape.x0, one.shape.y1 - one.shape.y0
    fits = all(_SIDES[0] <= side <= _SIDES[1] for side in (wide, high)) and max(wide, high) <= _SQUARE * min(wide, high)
    return fits and (one.curves >= 4 or 3 <= one.lines <= 8)


def _is_mark(other: Outline, frame: Shape) -> bool:
    """Does this lie in the box, or across it, and is it not its own line?"""
    shape = other.shape
    wide, high = shape.x1 - shape.x0, shape.y1 - shape.y0
    size = max(frame.x1 - frame.x0, frame.y1 - frame.y0)
    if shape is frame or max(wide, high) > _OVERSHOOT * size or max(wide, high) < size / 4:
        return False
    middle = (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2
    if not _holds(frame, *middle):
        return False
    own_line = _is_frame(other) and min(wide, high) >= _SAME * size and max(wide, high) <= size / _SAME
    return not own_line


def _is_dark(frame: Shape, frames: Sequence[Shape]) -> bool:
    """Is this box filled, where others of its size are not?"""
    size = frame.x1 - frame.x0
    alike = [other for other in frames if other is not frame and abs(other.x1 - other.x0 - size) < 1.0]
    return _is_filled(frame) and any(not _is_filled(other) for other in alike)


def _is_filled(shape: Shape) -> bool:
    return shape.colour is not None and shape.colour[3] > 0 and min(shape.colour[:3]) < _PALE


def _holds(frame: Shape, x: float, y: float) -> bool:
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1


def _is_beside(frame: Shape, run: Run) -> bool:
    """Do words stand on the line of the box, close to it?"""
    middle = _level(frame)
    behind = run.x0 >= _middle(frame) and run.x0 - frame.x1 <= _BESIDE
    before = run.x1 <= _middle(frame) and frame.x0 - run.x1 <= _BESIDE
    return run.y0 - 2 <= middle <= run.y1 + 2 and (behind or before)


def _is_in_column(frame: Shape, frames: Sequence[Shape], run: Run) -> bool:
    """Do words stand far before a box on its line, as in a table where boxes have a column of their own? Cells of a table touch each
    other and are no boxes."""
    column = [other for other in frames if other is not frame and abs(other.x0 - frame.x0) <= _ALIGNED]
    apart = _APART * (frame.y1 - frame.y0)
    if not column or any(frame.y0 - other.y1 < apart and other.y0 - frame.y1 < apart for other in column):
        return False
    return run.y0 - 2 <= _level(frame) <= run.y1 + 2 and 0 <= frame.x0 - run.x1 <= _FAR


def _level(frame: Shape) -> float:
    return (frame.y0 + frame.y1) / 2


def _is_answer(words: Run) -> bool:
    """Do these words begin with ja or nee?"""
    first = words.text.split()[:1]
    return bool(first) and first[0].strip(".,:;").lower() in ("ja", "nee", "yes", "no")

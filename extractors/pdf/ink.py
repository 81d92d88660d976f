"""Strokes of a pen in the picture of a scanned page: thin, curved and going to and fro, as a signature is and print is not.

Knows pixels and the lines that were recognised on the page; reads no words in a picture. Pure, and bounded by the size of the picture.
Residual risk: a drawing of thin lines at the very place where somebody signs looks the same; a person sees the page beside the finding.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_, or_
from statistics import median
from typing import NamedTuple

from extractors.document import Box, Line, Mark
from extractors.pdf.marks import ABOVE, HAND, MOST, SIGNS, box_of, heads, size_of
from extractors.pdf.signals import Picture, Shape, ShapeKind
from extractors.signing.places import NAME_LABEL, NAMES, PLACE_AND_DATE

LEAST_WIDE = 20.0  # points: less is a tick, a bullet or a letter
LEAST_HIGH = 11.0  # points: less is print of an ordinary size
TALLER = 1.25  # times the height of a line of print
STRAIGHT = 20.0  # points: a run of ink this long is a rule, or the side of a frame
THIN = 3.0  # points that a stroke is wide; a logo, a photo or fat print is wider
SPARSE = 0.42  # of its box: a scribble leaves most of the paper white
CROSSINGS = 3  # times that one row of pixels meets a pen that goes to and fro; a circle, a cross or a slash is met twice
OFTEN = 3  # rows of pixels that must do so
RING = 0.6  # of the ink on an ellipse: the edge of a stamp
DARKER = 56  # of 255, than the paper around it
TILE = 48  # pixels: the paper is not equally light everywhere
BROKEN = 1.5  # points of a stroke that a scanner may lose
TOGETHER = 7.0  # points between strokes of one signature
BELOW = 70.0  # points from "Handtekening" down to the signature under it
UNDER_NAME = 30.0  # points from a name down to the signature under it
ASIDE = 60.0  # points that it may begin left or right of the words it belongs to
BESIDE = 150.0  # points from the end of a name to the signature beside it
FAT = 6.0  # points that no pen is wide
FILLED = 0.5  # of the ink in a picture, in such areas
PAPER = 0.4  # of a picture of writing on white is at least so light
UNDRAWN = "een beeld zonder pennenstreken"
MOSTLY = 0.6  # of the ink in a picture, and of how wide that lies: the scribble itself
MOST_RUNS = 120_000  # of ink on one page; more is a photo or a screen of dots

_PLACE = re.compile(r"\b(?:handtekening|paraaf|signature)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_OTHER_VALUE = re.compile(r"^\s*(?:naam|functie|plaats|datum|d\.d\.|te|kvk\w*|organisatie|regio\w*|[^:]{2,40}[:?])(?:\W|$)", re.IGNORECASE)
_DECLARES = re.compile(r"\bondergetekende|\bverkla(?:ar|ren|ring)|\bmachtig|\bvolmacht|\bdatum\b|\binstemm", re.IGNORECASE)


class _Ink(NamedTuple):
    """Pixels that hang together: where, how many, and how they lie."""

    x0: int
    y0: int
    x1: int  # the last pixel
    y1: int
    area: int
    runs: tuple[tuple[int, int, int], ...]  # row, first and behind the last pixel


def asks_ink(lines: Sequence[Line]) -> bool:
    """Is there a word for a signature, or a name where somebody declares or signs something: a page worth drawing?"""
    words = "\n".join(line.text for line in lines)
    signs = SIGNS.search(words) or PLACE_AND_DATE.search(words) or _DECLARES.search(words)
    return bool(_PLACE.search(words) or (signs and any(map(_is_name, lines))))


def _is_name(line: Line) -> bool:
    return bool(NAMES.match(line.text.split(",")[0]) or NAME_LABEL.match(line.text))


def ink_marks(number: int, lines: Sequence[Line], picture: Picture) -> list[Mark]:
    """What was written with a pen at a place where people sign, on a page that was scanned."""
    printed = [(line, line.box) for line in lines if line.box is not None]
    top = min((box.y0 for _, box in printed), default=0.0)
    found: list[Mark] = []
    for shape in scribbles(picture, printed):
        place = None if heads(shape, top) else _place(shape, printed)
        if place:
            found.append(Mark(page=number, how="afbeelding", box=box_of(shape), because=f"pennenstreken van {size_of(shape)} {place}"))
    return found


def looked_at(found: Sequence[Mark], page: Picture) -> list[Mark]:
    """The marks, with of each picture said whether it shows the strokes of a pen; one that surely shows none is no sign of a hand."""
    return [_looked(mark, page) for mark in found]


def _looked(mark: Mark, page: Picture) -> Mark:
    box = mark.box
    if box is None or not is_picture(mark):
        return mark
    picture = page.part(Shape(ShapeKind.OTHER, box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1, key=0))
    if is_written(picture):
        return replace(mark, because=mark.because.replace(_PICTURE, HAND[1], 1))
    return replace(mark, how="getypt", because=mark.because.replace(_PICTURE, UNDRAWN, 1)) if is_filled(picture) else mark


def is_picture(mark: Mark) -> bool:
    """Is this a picture of the size of a signature, of which the words around it told?"""
    return mark.box is not None and mark.because.startswith(_PICTURE)


_PICTURE = "een afbeelding"


def is_written(picture: Picture) -> bool:
    """Does this picture show one scribble of a pen, over most of its width, and hardly anything else? A logo does not."""
    inks = list(_parts(_dark_rows(picture)))
    pens = [ink for ink in _mended(inks, round(BROKEN * picture.scale)) if _is_pen(ink, picture.scale)]
    if not pens:
        return False
    whole, own = ((min(ink.x0 for ink in some), max(ink.x1 for ink in some)) for some in (inks, pens))
    spans = own[1] - own[0] >= MOSTLY * (whole[1] - whole[0])
    return spans and sum(ink.area for ink in pens) >= MOSTLY * sum(ink.area for ink in inks)


def is_filled(picture: Picture) -> bool:
    """Does this picture show areas of ink and no strokes, or light and dark without any line: a logo, a photo?"""
    rows = [int.from_bytes(row) for row in _dark(picture)]  # a byte a pixel
    dark = sum(row.bit_count() for row in rows)
    if not dark or picture.light_share() < PAPER:
        return picture.light_share() < MOSTLY
    thick = max(round(FAT * picture.scale), 2)
    long = [_thicker(row, thick, 8) for row in rows]
    cores = [_all(long[top : top + thick]) for top in range(len(rows) - thick + 1)]
    fat = [_any(cores[max(top - thick + 1, 0) : top + 1]) for top in range(len(rows))]
    return sum(row.bit_count() for row in fat) >= FILLED * dark


def _thicker(row: int, thick: int, step: int) -> int:
    """What is left of the runs of this row that are so long, and nothing of shorter ones."""
    core = _all([row >> place * step for place in range(thick)])
    return _any([core << place * step for place in range(thick)])


def _all(rows: Sequence[int]) -> int:
    return reduce(and_, rows)


def _any(rows: Sequence[int]) -> int:
    return reduce(or_, rows, 0)


def _is_pen(ink: _Ink, scale: float) -> bool:
    """Thin strokes that go to and fro, of the size of a signature."""
    wide, high = (ink.x1 - ink.x0 + 1) / scale, (ink.y1 - ink.y0 + 1) / scale
    return wide >= LEAST_WIDE and high >= LEAST_HIGH and _is_thin(ink, scale) and _goes_to_and_fro(ink) and not _is_ring(ink)


def scribbles(picture: Picture, printed: Sequence[tuple[Line, Box]]) -> list[Shape]:
    """Strokes of a pen, in points; what was recognised as print is none."""
    height = median([box.y1 - box.y0 for _, box in printed]) if printed else LEAST_HIGH
    least = max(LEAST_HIGH, TALLER * height) * picture.scale
    tall = [ink for ink in _parts(_dark_rows(picture)) if ink.y1 - ink.y0 >= least and _is_thin(ink, picture.scale)]
    drawn = [ink for ink in _mended(tall, round(BROKEN * picture.scale)) if _goes_to_and_fro(ink) and not _is_ring(ink)]
    shapes = [_shape(ink, picture.scale) for ink in drawn]
    wide = [shape for shape in shapes if LEAST_WIDE <= shape.x1 - shape.x0 <= MOST[0] and shape.y1 - shape.y0 <= MOST[1]]
    return _joined([shape for shape in wide if not _is_print(shape, printed)])


def _shape(ink: _Ink, scale: float) -> Shape:
    return Shape(ShapeKind.OTHER, ink.x0 / scale, ink.y0 / scale, (ink.x1 + 1) / scale, (ink.y1 + 1) / scale, key=0)


def _mended(inks: Sequence[_Ink], gap: int) -> list[_Ink]:
    """Strokes that were one before a pixel or two were lost in scanning."""
    whole: list[_Ink] = []
    for ink in sorted(inks, key=lambda one: one.x0):
        last = next((one for one in whole if abs(ink.x0 - 1 - one.x1) <= gap and one.y0 <= ink.y1 and ink.y0 <= one.y1), None)
        if last is not None:
            whole.remove(last)
        whole.append(ink if last is None else _one(last, ink))
    return whole


def _one(left: _Ink, right: _Ink) -> _Ink:
    top, bottom = min(left.y0, right.y0), max(left.y1, right.y1)
    return _Ink(min(left.x0, right.x0), top, max(left.x1, right.x1), bottom, left.area + right.area, (*left.runs, *right.runs))


def _is_thin(ink: _Ink, scale: float) -> bool:
    """Thin strokes, with white between?"""
    wide, high = ink.x1 - ink.x0 + 1, ink.y1 - ink.y0 + 1
    return ink.area <= SPARSE * wide * high and median([end - start for _, start, end in ink.runs]) <= THIN * scale


def _goes_to_and_fro(ink: _Ink) -> bool:
    rows: dict[int, int] = {}
    for row, _, _ in ink.runs:
        rows[row] = rows.get(row, 0) + 1
    return sum(count >= CROSSINGS for count in rows.values()) >= OFTEN


def _is_ring(ink: _Ink) -> bool:
    """Does most of the ink lie on an ellipse about as high as wide?"""
    wide, high = (ink.x1 - ink.x0 + 1) / 2, (ink.y1 - ink.y0 + 1) / 2
    if not 0.7 < wide / high < 1.4:
        return False
    middle_x, middle_y = ink.x0 + wide, ink.y0 + high
    around = 0
    for row, start, end in ink.runs:
        away = ((row + 0.5 - middle_y) / high) ** 2 + (((start + end) / 2 - middle_x) / wide) ** 2
        around += (end - start) * (0.72 < away < 1.2)
    return around > RING * ink.area


def _is_print(shape: Shape, printed: Sequence[tuple[Line, Box]]) -> bool:
    """Is it no higher than a line in which a whole word was recognised just there: a title, or print in the form of handwriting?"""
    for line, box in printed:
        if box.y0 - 2 <= shape.y0 and shape.y1 <= box.y1 + 2:
            letter = (box.x1 - box.x0) / max(len(line.text), 1)
            middles = [box.x0 + letter * (word.start() + word.end()) / 2 for word in _WORD.finditer(line.text)]
            if any(shape.x0 <= middle <= shape.x1 for middle in middles):
                return True
    return False


def _joined(shapes: Sequence[Shape]) -> list[Shape]:
    """Strokes that lie together as one signature."""
    heaps: list[Shape] = []
    for shape in sorted(shapes, key=lambda one: one.x0):
        near = [one for one in heaps if _touch(one, shape)]
        whole = shape
        for one in near:
            whole = whole._replace(x0=min(whole.x0, one.x0), y0=min(whole.y0, one.y0), x1=max(whole.x1, one.x1), y1=max(whole.y1, one.y1))
        heaps = [*(one for one in heaps if all(one is not other for other in near)), whole]
    return sorted(heaps, key=lambda one: (one.y0, one.x0))


def _touch(one: Shape, other: Shape) -> bool:
    across = one.x0 - TOGETHER <= other.x1 and other.x0 <= one.x1 + TOGETHER
    return across and min(one.y1, other.y1) > max(one.y0, other.y0)


def _place(shape: Shape, printed: Sequence[tuple[Line, Box]]) -> str:
    """Where people sign it stands, in Dutch; "" where it may be anything else, such as a value filled in by hand."""
    own = [(line, box) for line, box in printed if not _is_misread(line, box, shape)]
    beside = [(line, box) for line, box in own if box.y0 < (shape.y0 + shape.y1) / 2 < box.y1]
    if any(_OTHER_VALUE.match(line.text) and not _PLACE.search(line.text) for line, _ in beside):
        return ""
    for line, box in own:
        for match in _PLACE.finditer(line.text):
            if _is_at(shape, box, _left(line, box, match.start())) and not _parted(shape, box, own):
                return f"bij “{match[0]}”"
    for line, box in own:
        if (_is_name(line) or _opens_with_name(line, beside)) and _is_by_name(shape, box, own):
            return "bij de naam van wie tekent"
    return ""


def _is_misread(line: Line, box: Box, shape: Shape) -> bool:
    """Were the strokes themselves taken for a few letters?"""
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    over = shape.x0 - 12 <= middle_x <= shape.x1 + 12 and shape.y0 - 6 <= middle_y <= shape.y1 + 6
    spans = box.y0 - 8 <= shape.y0 and shape.y1 <= box.y1 + 8 and box.x0 - 8 <= shape.x0 and shape.x1 <= box.x1 + 8
    return (over or spans) and not _WORD.search(line.text)


def _opens_with_name(line: Line, beside: Sequence[tuple[Line, Box]]) -> bool:
    """A name, and behind it a few letters that the strokes beside it were taken for."""
    words = line.text.split()
    return any(line is one for one, _ in beside) and len(words) > 2 and bool(NAMES.match(" ".join(words[:-1])))


def _left(line: Line, box: Box, start: int) -> float:
    """Where the word at this letter begins, as far as its cell tells."""
    return next((cell.x0 for cell in line.cells if cell.start <= start < cell.end), box.x0)


def _is_at(shape: Shape, box: Box, left: float) -> bool:
    """To the right of the word for a signature, or under it?"""
    beside = shape.y0 < box.y1 and box.y0 < shape.y1 + 4 and shape.x0 >= left
    under = shape.y1 >= box.y1 and shape.y0 - box.y1 <= BELOW and shape.x0 >= left - ASIDE / 2 and shape.x0 <= left + BESIDE
    return beside or under


def _parted(shape: Shape, box: Box, own: Iterable[tuple[Line, Box]]) -> bool:
    """Does a line of print stand between them?"""
    return any(box.y1 <= one.y0 and one.y1 <= shape.y0 + 4 and one.x0 < shape.x1 and shape.x0 < one.x1 for _, one in own)


def _is_by_name(shape: Shape, box: Box, own: Sequence[tuple[Line, Box]]) -> bool:
    """Straight above a name, straight under it, or beside it?"""
    across = shape.x0 <= box.x1 + ASIDE / 2 and box.x0 - ASIDE / 2 <= shape.x1
    above = box.y0 - ABOVE <= shape.y1 <= box.y0 + 8 and across and not _between(shape, box, own)
    under = -6 <= shape.y0 - box.y1 <= UNDER_NAME and across
    right = shape.y0 < box.y1 and box.y0 < shape.y1 and -ASIDE <= shape.x0 - box.x1 <= BESIDE and shape.x1 > box.x1
    return above or under or right


def _between(shape: Shape, box: Box, own: Iterable[tuple[Line, Box]]) -> bool:
    return any(shape.y1 <= one.y0 and one.y1 <= box.y0 and one.x0 < shape.x1 and shape.x0 < one.x1 for _, one in own)


def _dark_rows(picture: Picture) -> list[bytearray]:
    """Every row of the picture, 1 where it is clearly darker than the paper around, without straight lines."""
    return _without_rules(_dark(picture), picture.width, round(STRAIGHT * picture.scale))


def _dark(picture: Picture) -> list[bytearray]:
    rows = [picture.row(row) for row in range(picture.height)]
    dark: list[bytearray] = []
    for top in range(0, picture.height, TILE):
        some = rows[top : top + TILE]
        tables = [_table(some, left) for left in range(0, picture.width, TILE)]
        for row in some:
            parts = (row[left : left + TILE].translate(table) for left, table in zip(range(0, picture.width, TILE), tables, strict=True))
            dark.append(bytearray(b"".join(parts)))
    return dark


def _table(rows: Sequence[bytes], left: int) -> bytes:
    """What counts as ink in one tile: darker than most of it by a clear step."""
    some = sorted(b"".join(row[left : left + TILE : 3] for row in rows[::3]))
    limit = max(some[len(some) * 3 // 4] - DARKER, 0) if some else 0
    return bytes(1 if value < limit else 0 for value in range(256))


def _without_rules(rows: list[bytearray], width: int, long: int) -> list[bytearray]:
    """Without straight runs across and down: rules, frames, and the bars of a table."""
    straight = re.compile(b"\x01{%d,}" % max(long, 1))
    whole = b"".join(rows)
    cut = [[match.span() for match in straight.finditer(row)] for row in rows]
    for column in range(width):
        for match in straight.finditer(whole[column::width]):
            for place in range(*match.span()):
                rows[place][column] = 0
    for row, spans in zip(rows, cut, strict=True):
        for start, end in spans:
            row[start:end] = bytes(end - start)
    return rows


_RUN = re.compile(b"\x01+")


def _parts(rows: Sequence[bytes | bytearray]) -> Iterator[_Ink]:
    """What hangs together, also by a corner; nothing of a page with more ink than writing leaves."""
    runs: list[tuple[int, int, int]] = []
    roots: list[int] = []
    before: list[int] = []
    for number, row in enumerate(rows):
        here: list[int] = []
        at = 0
        for match in _RUN.finditer(row):
            start, end = match.span()
            own = len(runs)
            runs.append((number, start, end))
            roots.append(own)
            here.append(own)
            while at < len(before) and runs[before[at]][2] < start:
                at += 1
            for other in before[at:]:
                if runs[other][1] > end:
                    break
                _join(roots, own, other)
        if len(runs) > MOST_RUNS:
            return
        before = here
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for own, run in enumerate(runs):
        groups.setdefault(_root(roots, own), []).append(run)
    for group in groups.values():
        if group[-1][0] - group[0][0] >= 5:
            left, right = min(start for _, start, _ in group), max(end for _, _, end in group)
            yield _Ink(left, group[0][0], right - 1, group[-1][0], sum(end - start for _, start, end in group), tuple(group))


def _root(roots: list[int], own: int) -> int:
    while roots[own] != own:
        roots[own] = roots[roots[own]]
        own = roots[own]
    return own


def _join(roots: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(roots, one), _root(roots, other)))
    roots[second] = first

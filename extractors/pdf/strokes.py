"""What one drawn path of a PDF is made of, and the paths that are one stroke of a pen in pieces. Knows pdfium's paths; no page, no word."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat

import pypdfium2.raw as raw

from extractors.pdf import calls
from extractors.pdf.matrix import Rectangle

SEGMENTS = 400  # looked at in one path; a scribble has tens
FEWEST_SEGMENTS = 7  # of a path with two curves: its start, and three points a curve
DESIGNED = 8  # curves in a closed shape: a circle has 4, a box with round corners 4 to 8
FLAT = 4  # short straight lines that together bend about as much as one curve
FEWEST_FLAT = 16  # straight lines in a chain that is a scribble: a frame has 4
TURNS = 6  # times that a pen goes up and down in straight lines: a scribble by somebody whose pen gives few points
MOST_PIECES = 20_000  # paths of one line looked at on one page
JOINT = 0.15  # points between the end of one piece and the beginning of the next

Point = tuple[float, float]

_POINTS = calls.Room(ctypes.c_float, 2, 1)


def curves_of(path: int) -> int:
    """Curves in a path; a chain of many short straight lines counts as curves too, a closed shape of a few as none."""
    count = min(max(calls.count_segments(path), 0), SEGMENTS)
    if count < FEWEST_SEGMENTS:
        return 0
    parts = list(map(calls.segment, repeat(path, count), range(count)))
    kinds = list(map(calls.segment_kind, parts))
    straight = kinds.count(raw.FPDF_SEGMENT_LINETO)
    curves = kinds.count(raw.FPDF_SEGMENT_BEZIERTO) // 3 + (straight // FLAT if straight > FEWEST_FLAT else 0)
    return 0 if curves <= DESIGNED and _is_closed(parts) else curves


def along(path: int) -> Rectangle | None:
    """Left, bottom, right and top of where the pen goes, in the path's own measure, about; what only bends a curve may lie far outside it.
    None for a path without points."""
    count = min(max(calls.count_segments(path), 0), SEGMENTS)
    points: list[Point] = []
    bends: list[Point] = []
    for part in map(calls.segment, repeat(path, count), range(count)):
        point = _point(part)
        bends = [*bends, point] if calls.segment_kind(part) == raw.FPDF_SEGMENT_BEZIERTO else []
        if len(bends) == 3 and points:  # two points that bend, and where the curve ends
            points += [_on_curve((points[-1], *bends), share) for share in (0.25, 0.5, 0.75)]
        if len(bends) in (0, 3):
            points.append(point)
            bends = []
    return (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)) if points else None


def _on_curve(points: Sequence[Point], share: float) -> Point:
    """The point at this share of a curve of Bézier (ISO 32000-1, 8.5.2.2)."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def made_of(path: int) -> tuple[int, int]:
    """How many straight lines and how many curves a path has."""
    count = min(max(calls.count_segments(path), 0), SEGMENTS)
    kinds = [calls.segment_kind(calls.segment(path, number)) for number in range(count)]
    return kinds.count(raw.FPDF_SEGMENT_LINETO), kinds.count(raw.FPDF_SEGMENT_BEZIERTO) // 3


def chains(paths: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """Paths of one straight line each, drawn one after the other, where each begins at the end of the one before: a pen stroke in pieces.

    Each chain as the numbers of its paths in the list and the curves they count for; one that ends where it began is a drawn shape.
    """
    chain: list[int] = []
    pen: list[Point] = []
    pieces = [number for number, path in enumerate(paths) if calls.count_segments(path) == 2]  # a start and a line
    for number in pieces[:MOST_PIECES]:
        start, stop = (_point(calls.segment(paths[number], place)) for place in (0, 1))
        if not pen or not _meet(pen[-1], start):
            yield from _stroke(chain, pen)
            chain, pen = [], [start]
        chain.append(number)
        pen.append(stop)
    yield from _stroke(chain, pen)


def _stroke(chain: list[int], pen: Sequence[Point]) -> Iterator[tuple[list[int], int]]:
    """The chain, where it is long or goes to and fro and does not end where it began; `pen`: the points that it goes along."""
    turns = _turns(pen)
    if (len(chain) > FEWEST_FLAT or turns >= TURNS) and not _meet(pen[0], pen[-1]):
        yield chain, max(len(chain) // FLAT, turns)


def _turns(pen: Sequence[Point]) -> int:
    """How often the pen turns from up to down or back, by more than a point."""
    steps = [above - below for (_, below), (_, above) in pairwise(pen) if abs(above - below) > 1.0]
    return sum((one > 0) != (other > 0) for one, other in pairwise(steps))


def _meet(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= JOINT and abs(one[1] - other[1]) <= JOINT


def _is_closed(parts: list[int]) -> bool:
    return any(map(calls.segment_closes, parts)) or (bool(parts) and _point(parts[0]) == _point(parts[-1]))


def _point(segment: int) -> Point:
    calls.segment_point(segment, *_POINTS.first)
    x, y = _POINTS.values()
    return x, y

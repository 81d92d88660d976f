"""Which words of a page stand in columns: text that is read down one side first, and then down the other.

Pure geometry and the order in which the words were drawn; knows nothing of what they mean. A program that sets columns draws the one
after the other, where a table or a form is drawn row by row. But a form may also have its labels drawn first and what was filled in
after them, so that order alone never tells: `pdf.column_lines` looks whether each side runs on by itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.column_lines import LEAST, are_columns
from extractors.pdf.text import Run

UP = 2.2  # times the letter height: so far back up the page begins a column; cells of a row go up less
ROUNDS = 3  # times all words of a page: so many are looked at in all; where columns are drawn over each other nobody can read them
FIRST = 3  # runs of a column that tell where its side is
INDENT = 3.0  # times the letter height: its first lines may be set in by so much
FAR = 4.0  # times the letter height: what stands so far below a column is no part of it
TOUCH = 1.0  # points that two columns may seem to overlap
TALL = 4.0  # times as high as the first letters of the columns: a watermark behind them


class Band(NamedTuple):
    """A stretch of the page that is set in columns, which share its height."""

    columns: tuple[tuple[int, ...], ...]  # the places of their runs in the order of drawing; columns from left to right
    top: float
    bottom: float


class _Beside(NamedTuple):
    """Runs that may be columns, from left to right, as far as they were drawn the one after the other."""

    columns: tuple[Sequence[int], ...]
    is_right_later: bool


def bands(runs: Sequence[Run], drawn: int) -> list[Band]:
    """The parts of a page that are set in columns, from top to bottom.

    `runs`: as they were drawn; those from `drawn` on were filled in later, and tell nothing of how the page is set.
    """
    parts = _parts(runs, drawn)
    if len(parts) < 2:
        return []
    middles = sorted(((run.y0 + run.y1) / 2, place) for place, run in enumerate(runs))
    found: list[Band] = []
    room = ROUNDS * len(runs)
    for beside in _chained(_pairs(runs, parts)):
        inside = _inside(runs, middles, beside)
        room -= len(inside)
        if room < 0:
            break
        band = _band(runs, inside, beside)
        if band and all(band.top >= one.bottom or band.bottom <= one.top for one in found) and _are_columns(runs, band, beside):
            found.append(band)
    return sorted(found, key=lambda band: band.top)


def _parts(runs: Sequence[Run], drawn: int) -> list[range]:
    """Stretches of drawing that go down the page; a new one begins where drawing goes back up."""
    starts, lowest = [0], float("-inf")
    for place in range(drawn):
        _, _, y0, _, y1 = runs[place]
        if y0 < lowest - UP * (y1 - y0):
            starts.append(place)
            lowest = y0
        elif y0 > lowest:
            lowest = y0
    return [range(*ends) for ends in pairwise([*starts, drawn])]


def _pairs(runs: Sequence[Run], parts: Sequence[range]) -> Iterator[_Beside]:
    """What stands beside each other of two stretches that follow each other."""
    for before, after in pairwise(parts):
        if min(len(before), len(after)) < LEAST:
            continue
        pair = _right_later(runs, before, after) or _left_later(runs, before, after)
        if pair and min(map(len, pair.columns)) >= LEAST:
            yield pair


def _right_later(runs: Sequence[Run], before: range, after: range) -> _Beside | None:
    """The left column is all of the stretch before that is as high as the right one, and what follows it down that side."""
    head = [runs[place] for place in after[:FIRST]]
    edge = min(run.x0 - INDENT * run.height for run in head)
    right = _first(after, [runs[place].x0 >= edge for place in after])
    if not right:  # a damaged file may put words nowhere
        return None
    edge = min(runs[place].x0 for place in right) + TOUCH
    top, bottom = min(run.y0 for run in head), max(runs[place].y1 for place in right)
    left = [place for place in before if runs[place].y1 > top]
    beside = [place for place in left if runs[place].y0 < bottom]
    if not beside or any(runs[place].x1 > edge for place in beside):
        return None
    return _Beside((beside if any(runs[place].x1 > edge for place in left) else left, right), is_right_later=True)


def _left_later(runs: Sequence[Run], before: range, after: range) -> _Beside | None:
    """A column on the right that was drawn first, as one that words flow around."""
    head = [runs[place] for place in after[:FIRST]]
    top, edge = min(run.y0 for run in head), max(run.x1 for run in head) - TOUCH
    right = [place for place in before if runs[place].y1 > top]
    if not right or any(runs[place].x0 < edge for place in right):
        return None
    edge, bottom = min(runs[place].x0 for place in right) + TOUCH, max(runs[place].y1 for place in right)
    left = _first(after, [runs[place].x1 <= edge for place in after])
    if len(left) < len(after):  # below the right column words take the whole width
        return _Beside((_first(left, [runs[place].y0 < bottom for place in left]), right), is_right_later=False)
    goes_on = [runs[place].y0 < bottom or runs[place].y0 - runs[place - 1].y1 < FAR * runs[place].height for place in left]
    left = _first(left, goes_on)
    return _Beside((left, right), is_right_later=False)


def _first(places: range, holds: Sequence[bool]) -> range:
    return places[: holds.index(False)] if False in holds else places


def _chained(pairs: Iterator[_Beside]) -> Iterator[_Beside]:
    """Three columns and more: the right one of a pair is the left one of the next."""
    last: _Beside | None = None
    for pair in pairs:
        if last and last.is_right_later and pair.is_right_later and not set(last.columns[-1]).isdisjoint(pair.columns[0]):
            shared = sorted({*last.columns[-1], *pair.columns[0]})
            last = _Beside((*last.columns[:-1], shared, pair.columns[1]), is_right_later=True)
            continue
        if last:
            yield last
        last = pair
    if last:
        yield last


def _inside(runs: Sequence[Run], middles: Sequence[tuple[float, int]], beside: _Beside) -> list[int]:
    """The places of all words at the height of these columns."""
    drawn = [runs[place] for column in beside.columns for place in column]
    top, bottom = min(run.y0 for run in drawn), max(run.y1 for run in drawn)
    return [place for _, place in middles[bisect_left(middles, (top, -1)) : bisect_right(middles, (bottom, len(runs)))]]


def _band(runs: Sequence[Run], inside: Sequence[int], beside: _Beside) -> Band | None:
    """All words at this height in the column in which they stand; None where some cross the white between the columns."""
    sides = [(min(runs[place].x0 for place in column), max(runs[place].x1 for place in column)) for column in beside.columns]
    if any(left[1] > right[0] + 2 * TOUCH for left, right in pairwise(sides)):
        return None
    gutters = [(left[1] + right[0]) / 2 for left, right in pairwise(sides)]
    tall = TALL * runs[beside.columns[0][0]].height
    columns: list[list[int]] = [[] for _ in sides]
    for place in inside:
        run = runs[place]
        side = bisect_left(gutters, (run.x0 + run.x1) / 2)
        if (not side or run.x0 >= sides[side - 1][1] - TOUCH) and (side == len(gutters) or run.x1 <= sides[side + 1][0] + TOUCH):
            columns[side].append(place)
        elif run.height < tall:
            return None
    if not all(columns):
        return None
    words = [runs[place] for column in columns for place in column]
    return Band(tuple(tuple(sorted(column)) for column in columns), min(run.y0 for run in words), max(run.y1 for run in words))


def _are_columns(runs: Sequence[Run], band: Band, beside: _Beside) -> bool:
    columns = [[runs[place] for place in column] for column in band.columns]
    return all(are_columns(left, right, is_right_later=beside.is_right_later) for left, right in pairwise(columns))

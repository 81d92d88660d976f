"""Narrow columns: words that begin right under or over another cell are a cell, though little white stands before them.

Pure geometry over the runs of a page and the places where they could be cut; knows nothing of what they say.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.pdf.text import GAP, Run

LEAST = 0.5  # times the letter height: wider than a word space
MOST = 3  # such places in one run; more are the word spaces of a justified row
_SAME_SIDE = 1.2  # points between the sides of two cells in one column: letters differ so much in the white they bring
_NEAR = 5.0  # times the letter height, up or down, to a cell of the same column
_OTHER_ROW = 0.6  # times the letter height: closer is the same row
_FEWEST = 2  # letters or digits of a cell; a number before an item of a list is none


class Seam(NamedTuple):
    """Where a run could be cut: so many letters of it stand before, up to `end`; the rest begins at `start` (points)."""

    letters: int
    end: float
    start: float


def cut_where_aligned(runs: Sequence[Run], seams: Mapping[int, Sequence[Seam]]) -> list[Run]:
    """The runs, with those cut at their seams (by the number of the run) behind which words begin in the column of a cell near by."""
    if not seams:
        return list(runs)
    cells = [run for at, run in enumerate(runs) if at and _is_beside(runs[at - 1], run)]
    cut: list[Run] = []
    for at, run in enumerate(runs):
        text, x0, y0, x1, y1 = run
        done = 0
        for seam in seams.get(at, ()):
            before = text[done : seam.letters]
            if sum(map(str.isalnum, before)) >= _FEWEST and any(_in_column(seam.start, run, cell) for cell in cells):
                cut.append(Run(before.rstrip() + GAP, x0, y0, seam.end, y1))
                done, x0 = seam.letters, seam.start
        cut.append(Run(text[done:], x0, y0, x1, y1))
    return cut


def _is_beside(left: Run, right: Run) -> bool:
    """Does this run stand right of the one drawn before it, on the same row?"""
    return left.x1 <= right.x0 and abs(left.y0 + left.y1 - right.y0 - right.y1) / 2 < _OTHER_ROW * max(left.height, right.height)


def _in_column(start: float, run: Run, cell: Run) -> bool:
    away = abs(run.y0 + run.y1 - cell.y0 - cell.y1) / 2
    height = max(run.height, cell.height)
    return abs(cell.x0 - start) <= _SAME_SIDE and _OTHER_ROW * height < away <= _NEAR * height

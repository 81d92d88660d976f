"""Where the cells of a row on a PDF page stand: the columns that its words were put in.

Pure geometry over rows and the words they were made of; knows nothing of what they say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.document import Cell
from extractors.pdf.text import GAP, Run, is_sideways

SLACK = 0.5  # points: what the sides of a row and of its words may differ
TALLEST = 60.0  # points: from so far above a row its words are looked for


def cells_of(rows: Sequence[Run], runs: Sequence[Run]) -> list[tuple[Cell, ...]]:
    """For each row its cells from left to right; () for a row that is one cell, or of which the words are not found back."""
    if not any(GAP in row.text for row in rows):
        return [()] * len(rows)
    words = sorted((run for run in runs if run.text.strip() and not is_sideways(run)), key=_middle)
    middles = [_middle(run) for run in words]
    return [_cells(row, words, middles) if GAP in row.text and not is_sideways(row) else () for row in rows]


def _middle(run: Run) -> float:
    return (run.y0 + run.y1) / 2


def _cells(row: Run, words: Sequence[Run], middles: Sequence[float]) -> tuple[Cell, ...]:
    near = words[bisect_left(middles, row.y0) : bisect_right(middles, row.y1)] if row.height < TALLEST else []
    inside = sorted((run for run in near if row.x0 - SLACK <= run.x0 and run.x1 <= row.x1 + SLACK), key=lambda run: run.x0)
    cells: list[Cell] = []
    at = 0
    for run in inside:
        text = " ".join(run.text.split()) if GAP not in run.text.strip() else run.text.strip()
        found = row.text.find(text, at)
        between = row.text[at:found] if found >= 0 else "?"
        if between.strip():
            continue
        at = found + len(text)
        if cells and GAP not in between:
            last = cells[-1]
            cells[-1] = Cell(start=last.start, end=at, x0=last.x0, x1=max(last.x1, _whole(run.x1)))
        else:
            cells.append(Cell(start=found, end=at, x0=_whole(run.x0), x1=_whole(run.x1)))
    return tuple(cells) if len(cells) > 1 and at == len(row.text) else ()


def _whole(points: float) -> float:
    """In tenths of a point."""
    return round(points * 10) / 10

"""Rows of a table of which the cells go on below, each in its own column, put together: a signer whose name takes three lines.

Pure geometry over lines; knows nothing of what they mean.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell, Line

_TIGHT = 0.9  # of the height of the words: between lines of one cell
_EDGE = 4.0  # points between the beginnings of lines of one cell
_GAP = "  "  # between cells, as rows are written
_FEWEST = 3  # cells; of two it is not told whether they are a table
_MOST_LINES = 6  # of one row


def with_whole_cells(lines: Sequence[Line]) -> list[Line]:
    """These lines, with a row whose first cell goes on in the next lines as one line; its box is that of its first line."""
    whole: list[Line] = []
    last, height = None, 0
    for line in lines:
        joined = _joined(whole[-1], last, line) if whole and last is not None and height < _MOST_LINES else None
        if joined is not None:
            whole[-1] = joined
            height += 1
        else:
            whole.append(line)
            height = 1
        last = line
    return whole


def _joined(row: Line, last: Line, line: Line) -> Line | None:
    """The row with the words of this line in the cells they stand under; None where it is no continuation of its first cell."""
    if len(row.cells) < _FEWEST or last.box is None or line.box is None:
        return None
    if not 0 <= line.box.y0 - last.box.y1 <= _TIGHT * (line.box.y1 - line.box.y0):
        return None
    parts = [(cell.x0, line.text[cell.start : cell.end]) for cell in line.cells] or [(line.box.x0, line.text.strip())]
    if abs(parts[0][0] - row.cells[0].x0) > _EDGE or len(parts) >= len(row.cells):
        return None
    words = [row.text[cell.start : cell.end] for cell in row.cells]
    for x0, text in parts:
        at = next((place for place, cell in enumerate(row.cells) if cell.x0 - _EDGE <= x0 <= cell.x1), None)
        if at is None:
            return None
        words[at] += f" {text}"
    cells: list[Cell] = []
    for cell, text in zip(row.cells, words, strict=True):
        start = cells[-1].end + len(_GAP) if cells else 0
        cells.append(replace(cell, start=start, end=start + len(text)))
    return replace(row, text=_GAP.join(words), cells=tuple(cells))

"""Marks in the columns of a table: under which word of the head row a single cross stands. Pure geometry and places in the text."""

import re
from dataclasses import dataclass

from extractors.excerpt import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A head row and the columns in it."""

    row: Row
    columns: tuple[tuple[str, int], ...]


def beneath(row: Row, at: int, head: Head) -> str | None:
    """Under which column a single mark stands; None when the places do not tell."""
    if "|" in row.text and "|" in head.row.text:
        cells = {head.row.text.count("|", 0, position): name for name, position in head.columns}
        return cells.get(row.text.count("|", 0, at))
    if row.box is not None and head.row.box is not None:
        if abs(row.box.x1 - head.row.box.x1) <= 20:
            return head.columns[-1][0]
        return head.columns[0][0] if len(head.columns) == 2 and row.box.x1 < head.row.box.x1 - 20 else None
    near = [name for name, position in head.columns if abs(position - at) <= 3]
    return near[0] if len(near) == 1 and re.search(r"\s{3,}", row.text.strip()) else None

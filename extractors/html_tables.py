"""Where the cells of HTML tables stand: cells that are wider than a column, and cells that reach down into the next rows.

Knows colspan and rowspan; knows no words.
"""

from dataclasses import dataclass, field

WIDEST = 100  # columns of one cell, and of all cells that reach down
TALLEST = 1_000  # rows of one cell


@dataclass(slots=True)
class _Table:
    """One open table: which columns are taken by a cell of a row above, and for how many rows more."""

    reaching: dict[int, int] = field(default_factory=dict)
    column: int = 0
    new: dict[int, int] = field(default_factory=dict)


class Spans:
    """The open tables of a page, the innermost last."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._widths: list[int] = []

    def open_table(self) -> None:
        """A table begins."""
        self._tables.append(_Table())

    def close_table(self) -> None:
        """The innermost table ends."""
        if self._tables:
            self._tables.pop()

    def open_row(self) -> None:
        """A row begins: what reaches down from above reaches one row less."""
        if self._tables:
            table = self._tables[-1]
            left = {column: rows - 1 for column, rows in table.reaching.items() if rows > 1}
            table.reaching = {**left, **table.new} if len(left) + len(table.new) <= WIDEST else left
            table.new, table.column = {}, 0

    def open_cell(self, *, columns: str, rows: str) -> int:
        """A cell begins, as wide and as high as its attributes say; how many columns before it are taken by cells from above."""
        width, height = _number(columns, WIDEST), _number(rows, TALLEST)
        self._widths.append(width)
        if not self._tables:
            return 0
        table = self._tables[-1]
        skipped = 0
        while table.column + skipped in table.reaching:
            skipped += 1
        table.column += skipped
        if height > 1 and len(table.new) < WIDEST:
            table.new |= {table.column + place: height - 1 for place in range(width)}
        table.column += width
        return skipped

    def close_cell(self) -> int:
        """The cell ends; so many columns wide."""
        return self._widths.pop() if self._widths else 1


def _number(written: str, most: int) -> int:
    return min(max(int(written), 1), most) if written.isascii() and written.isdigit() and len(written) < 6 else 1

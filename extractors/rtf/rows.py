"""Table rows of RTF: there no table is told, only paragraphs that belong to a cell and signs that end a cell or a row.

Knows rows inside rows and what colour a cell has; tells a `Flow` where rows and cells begin and end.
"""

from dataclasses import dataclass, field

from extractors.flow import Flow
from extractors.look import WHITE, Colour, read_colour

FILLS = frozenset({"trowd", "clcbpat", "clcfpat", "clshdng", "cellx"})
"""Words of the definition of a row."""
DEEPEST = 8  # tables in tables; deeper is read as the eighth


@dataclass(slots=True)
class _Row:
    has_cell: bool = False  # is a cell open
    cells: int = 0  # that are complete


@dataclass(slots=True)
class Fills:
    """The colours of the cells, as the definition of a row tells them before the row."""

    rows: list[Colour | None] = field(default_factory=list)  # None = cannot be told
    next: Colour | None = WHITE

    def word(self, word: str, colour: str | None) -> None:
        """A control word of the definition of a row; `colour` is that of its number."""
        if word == "trowd":
            self.rows, self.next = [], WHITE
        elif word == "clcbpat":
            self.next = read_colour(colour) or WHITE
        elif word in ("clcfpat", "clshdng"):
            self.next = None  # a pattern
        elif word == "cellx":
            self.rows.append(self.next)
            self.next = WHITE


class Rows:
    """The rows now open in one story: the body, a text box, a note."""

    def __init__(self, flow: Flow) -> None:
        self.fills = Fills()
        self.is_row_told = False  # its definition came, and its end did not: some writers mark no paragraph as standing in it
        self._flow = flow
        self._open: list[_Row] = []
        self._tables = 0

    def at(self, level: int) -> None:
        """What comes now stands in a table this deep; 0 = in none."""
        level = min(level, DEEPEST)
        while len(self._open) > level:
            self._end_row()
        while self._tables > level:
            self._flow.close_table()
            self._tables -= 1
        while True:
            if self._open and not self._open[-1].has_cell:
                self._flow.open_cell()
                self._open[-1].has_cell = True
            if len(self._open) >= level:
                return
            if self._tables == len(self._open):
                self._flow.open_table()
                self._tables += 1
            self._flow.open_row()
            self._open.append(_Row())

    def define(self, word: str, colour: str | None) -> None:
        """A word of the definition of a row."""
        self.is_row_told = self.is_row_told or word == "trowd"
        self.fills.word(word, colour)

    def end_cell(self, level: int) -> None:
        """The cell is complete, also when nothing stands in it."""
        self.at(max(level, 1))
        self._flow.close_cell()
        self._open[-1].has_cell = False
        self._open[-1].cells += 1

    def end_row(self, level: int) -> None:
        """The row is complete; rows inside it that never ended are so too."""
        level = min(max(level, 1), DEEPEST)
        self.is_row_told = self.is_row_told and level > 1
        while len(self._open) >= level:
            self._end_row()

    def _end_row(self) -> None:
        if self._open[-1].has_cell:
            self._flow.close_cell()
        self._flow.close_row()
        self._open.pop()

    @property
    def ground(self) -> Colour | None:
        """What the words now being told stand on; None = cannot be told."""
        if not self._open:
            return WHITE
        if len(self._open) > 1:
            return None  # rows inside rows tell their colours only afterwards
        number = self._open[0].cells
        return self.fills.rows[number] if number < len(self.fills.rows) else WHITE

"""How cells become lines, and which words belong to a box: a label stands beside its value, as on paper.

Knows drafts of lines with controls in them; knows no file format.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extractors.document import Cell, Field

SEPARATOR = "  "
"""Between columns; the PDF reader writes the same."""


@dataclass(slots=True)
class Control:
    """A box, choice or blank inside a line."""

    kind: str  # tekst | vakje | keuze | handtekening
    name: str = ""
    value: str = ""
    shown: str = ""  # what the line shows at its place; the words of a text field stand in the line itself
    differs: bool = False
    column: str = ""  # heading of its column when it stands alone in a cell


class Opens(str):
    """No words, but the place where a cell of a table begins: its table and row, and the columns it takes."""

    __slots__ = ("columns", "row")
    columns: tuple[int, int]
    row: tuple[int, int]


Span = str | Control
Draft = list[Span]


def words_of(draft: Draft) -> str:
    """The words of a line without what its controls show."""
    return "".join(span for span in draft if isinstance(span, str))


def row_lines(cells: list[list[Draft]]) -> list[Draft]:
    """The lines of one table row: cells side by side, or after each other where they are texts of their own."""
    filled = [cell for cell in cells if cell]
    tall = [cell for cell in filled if len(cell) > 1]
    if len(tall) <= 1 or _match(tall, filled):
        return _side_by_side(filled)
    return [line for cell in filled for line in cell]


def _match(tall: list[list[Draft]], filled: list[list[Draft]]) -> bool:
    """Are these cells as high as each other and is each line of the first the label of the line beside it?"""
    if len(tall) != len(filled) or len({len(cell) for cell in tall}) != 1:
        return False
    return not any(":" in words_of(line).rstrip(": ") or len(words_of(line)) > 80 for cell in tall for line in cell)


def _side_by_side(cells: list[list[Draft]]) -> list[Draft]:
    lines: list[Draft] = []
    for number in range(max(map(len, cells), default=0)):
        joined: Draft = []
        for cell in cells:
            if number < len(cell):
                joined += [SEPARATOR, *cell[number]] if joined else cell[number]
        lines.append(joined)
    return lines


def placed(cells: list[list[Draft]], widths: list[int], row: tuple[int, int]) -> list[list[Draft]]:
    """The cells, each line with its place before it; a table within a cell gives way, unless that cell is the whole row."""
    if len(cells) == 1 and any(isinstance(span, Opens) for line in cells[0] for span in line):
        return cells
    marked, column = [], 0
    for cell, width in zip(cells, widths, strict=True):
        opens = Opens()
        opens.columns, opens.row = (column, column + width), row
        marked.append([[opens, *(span for span in line if not isinstance(span, Opens))] for line in cell])
        column += width
    return marked


def cells_in(draft: Draft, text: str, *, tidy: Callable[[str], str]) -> tuple[tuple[Cell, ...], tuple[int, int]]:
    """The cells of one line with their places in its text, and the table and row it is of."""
    cells: list[Cell] = []
    row, at = (0, 0), 0
    starts = [number for number, span in enumerate(draft) if isinstance(span, Opens)]
    for start, end in zip(starts, [*starts[1:], len(draft)], strict=False):
        opens = draft[start]
        words = tidy("".join(span if isinstance(span, str) else span.shown for span in draft[start:end]))
        found = text.find(words, at) if words else -1
        if found >= 0 and isinstance(opens, Opens):
            at, row = found + len(words), opens.row
            cells.append(Cell(start=found, end=at, x0=float(opens.columns[0]), x1=float(opens.columns[1])))
    return tuple(cells), row


def label_controls(draft: Draft, *, page: int, tidy: Callable[[str], str]) -> list[Field]:
    """The controls of one line as fields, each with the words beside it."""
    controls = [span for span in draft if isinstance(span, Control)]
    if not controls:
        return []
    texts = [tidy(text) for text in _texts(draft)]
    labels = _box_labels(texts, len(controls))
    for number, control in enumerate(controls):
        if control.kind != "vakje":
            labels[number] = _words_before(texts, controls, number)
    return [_field(control, label, page) for control, label in zip(controls, labels, strict=True)]


def _texts(draft: Draft) -> list[str]:
    """The words before the first control, between each two, and after the last."""
    texts = [""]
    for span in draft:
        if isinstance(span, Control):
            texts.append("")
        else:
            texts[-1] += span
    return texts


def _box_labels(texts: list[str], count: int) -> list[str]:
    """A line that ends in a box has its labels before the boxes, else after; a box without words takes the row's."""
    behind = not texts[-1] and bool(texts[0])
    if not behind:
        return texts[1:]
    return [next((text for text in reversed(texts[: number + 1]) if text), "") for number in range(count)]


def _words_before(texts: list[str], controls: list[Control], number: int) -> str:
    text = texts[number]
    if number and controls[number - 1].kind != "vakje":
        text = text.removeprefix(controls[number - 1].value).strip()
    return text


def _field(control: Control, label: str, page: int) -> Field:
    label = f"{label}{SEPARATOR}{control.column}" if label and control.column else label or control.column
    return Field(page=page, name=control.name, kind=control.kind, value=control.value, label=label, differs=control.differs)

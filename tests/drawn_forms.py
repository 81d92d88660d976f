"""Forms for tests as a page is drawn: words at places, in the order in which a program draws them. Everything is invented."""

from collections.abc import Iterable, Sequence

from extractors.document import Box, Line, Page, Searchability
from extractors.pdf.cells import cells_of
from extractors.pdf.order import arrange
from extractors.pdf.text import Run

LETTER, HIGH, PITCH = 4.6, 9.0, 11.0
Word = tuple[float, float, str]
"""Left, top, words."""


def page(words: Iterable[Word], *, number: int = 1) -> Page:
    """A page of a PDF with these words, in lines as the reader of PDF makes them."""
    runs = [Run(text, x, y, x + LETTER * len(text), y + HIGH) for x, y, text in words]
    rows = arrange(runs, leans_right=lambda: False)
    return Page(
        number=number,
        width=595,
        height=842,
        lines=tuple(
            Line(text=row.text, box=Box(x0=row.x0, y0=row.y0, x1=row.x1, y1=row.y1), cells=cells)
            for row, cells in zip(rows, cells_of(rows, runs), strict=True)
        ),
        searchability=Searchability.DIGITAL,
        because="",
    )


def table(
    top: float, columns: Sequence[float], rows: Sequence[Sequence[str]], *, padding: float = 6.0, middle: bool = False, centred: float = 0.0
) -> list[Word]:
    """The words of a table: each cell may hold more lines ("\\n"); `middle` sets the lower cells halfway the height of their row.

    With `centred` (half the width of a column) the words of all columns but the first stand in the middle of theirs.
    """
    words: list[Word] = []
    y = top
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        height = max(map(len, cells))
        for number, (x, lines) in enumerate(zip(columns, cells, strict=True)):
            start = y + (PITCH * (height - len(lines)) / 2 if middle else 0.0)
            for place, line in enumerate(lines):
                left = x + centred - LETTER * len(line) / 2 if centred and number else x
                words += [(left, start + PITCH * place, line)] if line else []
        y += PITCH * height + padding
    return words


def bottom(words: Sequence[Word]) -> float:
    """Where the next paragraph can begin."""
    return max(y for _, y, _ in words) + 3 * PITCH

"""What a person sees while the program works: on a terminal a bar, elsewhere nothing. Never touches a result."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from extractors.document import Document

Item = TypeVar("Item")


class Progress:
    """Progress on standard error; silent when that is not a terminal or `quiet` is asked."""

    def __init__(self, *, quiet: bool, afterwards: str = "") -> None:
        """`afterwards`: what is said from the end of the reading until `close`, with a clock: that work has no count."""
        self._console = Console(stderr=True)
        self._quiet = quiet or not self._console.is_terminal
        self._afterwards = afterwards
        self._waiting: Bar | None = None

    def over(self, items: Iterable[Item], what: str) -> Iterator[Item]:
        """The items, counted on screen."""
        with self._bar() as bar:
            task = bar.add_task(what, total=None)
            for item in items:
                yield item
                bar.advance(task)

    @contextmanager
    def counting(self, total: int, what: str) -> Iterator[Callable[[Document], None]]:
        """A callback to call once for each document read."""
        with self._bar() as bar:
            task = bar.add_task(what, total=total)
            yield lambda _document: bar.advance(task)
        if self._afterwards and not self._quiet:
            self._waiting = Bar(
                SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=self._console, transient=True
            )
            self._waiting.add_task(self._afterwards, total=None)
            self._waiting.start()

    def close(self) -> None:
        """Nothing more to wait for; leaves the screen as it was."""
        if self._waiting:
            self._waiting.stop()
        self._waiting = None

    def _bar(self) -> Bar:
        self.close()
        return Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=self._quiet,
            transient=True,
        )


INKS = {"✓": "green", "✗": "bold red", "?": "yellow", "◆": "magenta", "!": "bold red"}
"""Colours for a line of a cell by its first sign, on a terminal only; the sign and the word say the same without."""


def show_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on standard output, as wide as it needs where nobody can see the width.

    Cells are Text: a name from a mail is never read as markup.
    """
    table = Table(title=title, title_justify="left", show_lines=any("\n" in cell for row in rows for cell in row))
    for name in columns:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text("\n").join(Text(line, style=INKS.get(line[:1], "")) for line in cell.split("\n")) for cell in row))
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def show(text: str) -> None:
    """A line on standard output, as it is."""
    Console(soft_wrap=True, markup=False, highlight=False, emoji=False).print(text)

"""What a person sees while the program works: on a terminal a bar, elsewhere nothing. Never touches a result."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from extractors.document import Document

Item = TypeVar("Item")


class Progress:
    """Progress on standard error; silent when that is not a terminal or `quiet` is asked."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._quiet = quiet or not self._console.is_terminal

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

    def _bar(self) -> Bar:
        return Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=self._quiet,
            transient=True,
        )


INKS = {"✓": "green", "✗": "bold red", "?": "yellow", "◆": "magenta"}
"""Colours for a cell by its first sign, on a terminal only; the sign and the word say the same without."""


def show_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output, as wide as it needs where nobody can see the width."""
    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text(cell, style=INKS.get(cell[:1], "")) for cell in row))  # Text: a name from a mail is never read as markup
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def show(text: str) -> None:
    """A line on standard output, as it is."""
    Console(soft_wrap=True, markup=False, highlight=False, emoji=False).print(text)

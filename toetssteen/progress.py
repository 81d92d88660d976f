"""What a person sees while the program works: on a terminal a bar, elsewhere nothing. Never touches a result."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

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


def show_table(table: Table) -> None:
    """A table on standard output, as wide as it needs where nobody can see the width."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    console.print(table)


def show(text: str) -> None:
    """A line on standard output, as it is."""
    Console(soft_wrap=True, markup=False, highlight=False, emoji=False).print(text)

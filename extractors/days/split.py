"""A day that stands in three cells: of a form with places for day, month and year.

Knows layout, and the heads "dag", "maand" and "jaar"; what the day is of, is for who asks.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.days.dates import Dated, first_date
from extractors.document import Fact
from extractors.excerpt import Row, cells_of, fold

_PARTS = re.compile(r"(?P<day>[0-3]?[0-9])(?:\W+|\s)(?P<month>[01]?[0-9]|[a-z]{3,9})(?:\W+|\s)(?P<year>20[0-9]{2})")
_LABEL = re.compile(r"\b(?:datum|date|d\.d\.|getekend|ondertekend|dagtekening)\b|\bdag\b.{0,12}\bmaand\b.{0,12}\bjaar\b")
_ANOTHER = re.compile(r"gebo|birth|ingang|geldig|opricht|versie|print|aanvraag|\btot\b|vanaf")
_HEADS = re.compile(r"\bdag\b.{0,12}\bmaand\b.{0,12}\bjaar\b")
"""A row of heads, over which the label stands."""
_RULE = re.compile(r"[-/.|:\s]*")


def days_in_split_cells(rows: Sequence[Row]) -> list[Fact]:
    """Day, month and year in cells of their own, in a row with the word "datum" or under "dag  maand  jaar"."""
    for index, day, said in split_days(rows):
        if _LABEL.search(said) and not _ANOTHER.search(said):
            return [rows[index].fact("datum", day.value, day.about, span=(0, len(rows[index].text)))]
    return []


def split_days(rows: Sequence[Row]) -> Iterator[tuple[int, Dated, str]]:
    """Each day in three cells: its row, the day, and the words before it in that row and over it."""
    for index, row in enumerate(rows):
        cells = [fold(cell).strip() for cell in cells_of(row.text)]
        numbers = [cell for cell in cells if not _RULE.fullmatch(cell)]
        for at in range(len(numbers) - 2):
            parts = _PARTS.fullmatch(" ".join(numbers[at : at + 3]))
            day = first_date(_written(parts), within=0) if parts is not None else None
            if day is not None and day.day is not None:
                yield index, day, _words_with(rows, index, numbers[:at])


def _words_with(rows: Sequence[Row], index: int, before: Sequence[str]) -> str:
    """The words before a day in its row, and those over it: of a row of heads and the label over that, else where it has none itself."""
    over = [one.plain for one in rows[max(0, index - 2) : index] if one.page == rows[index].page]
    above = " ".join(over if _HEADS.search(over[-1]) else over[-1:]) if over else ""
    own = " ".join(before)
    return own if _LABEL.search(own) else f"{own} {above}"


def _written(parts: re.Match[str]) -> str:
    between = "-" if parts["month"].isdigit() else " "
    return between.join((parts["day"], parts["month"], parts["year"]))

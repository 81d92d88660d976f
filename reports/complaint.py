"""Objections of bidders and the answers to them, as pages and packages need them. A record of what was said; judges nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.clock import Deadline


class Upheld(StrEnum):
    """What the zorgkantoor answered."""

    YES = "gegrond"
    PARTLY = "deels_gegrond"
    NO = "ongegrond"
    WITHDRAWN = "ingetrokken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer to an objection."""

    number: int  # of its entry
    outcome: Upheld
    on: dt.date
    by: str
    texts: tuple[str, ...]  # one an argument, in the same order
    file: str = ""  # sha256


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """One objection."""

    number: int  # of its entry
    bid: str
    received: dt.date
    against: tuple[int, ...]  # numbers of decisions
    arguments: tuple[str, ...]
    by: str  # who put it on record
    file: str = ""  # sha256
    answer: Answer | None = None


def in_time(received: dt.date, terms: Sequence[Deadline]) -> str:
    """Dutch: is an objection of this day in time, in each reading."""
    mine = [one for one in terms if one.code.startswith("bezwaar-")]
    late = [one for one in mine if received > one.last]
    if not mine:
        return "De ronde noemt geen termijn, of de bekendmaking is nog niet vastgelegd."
    if not late:
        return "Op tijd in elke lezing van de termijn."
    if len(late) == len(mine):
        return "Te laat in elke lezing van de termijn."
    names = ", ".join(one.name.removeprefix("Bezwaar, ") for one in late)
    return f"Op tijd of te laat hangt af van de lezing: te laat {names}. Een mens beslist, en voor iedereen gelijk."

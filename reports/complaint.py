"""Objections of bidders and the answers to them, as pages and packages need them. A record of what was said; judges nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.clock import Deadline
from reports.decision import Refused, counted_from

OBJECTING = "bezwaar-"
"""How the code of a term to object in begins."""


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
    texts: tuple[str, ...]  # one an argument, in the same order; "" where it says nothing to that argument
    file: str = ""  # sha256
    recorded: str = ""  # moment of recording, UTC; "" where it is not known
    replaces: int | None = None
    replaced_by: int | None = None
    reason: str = ""  # why it takes the place of another
    needs_second: bool = False  # this case asks for a second person
    confirmed_by: str = ""
    confirmed_on: dt.date | None = None
    confirmed_at: str = ""  # moment of recording, UTC
    refused: Refused | None = None  # by the second person

    @property
    def counts_from(self) -> dt.date:
        """The day from which it counts, and the term of the court runs: not before a second person confirmed it where that is asked."""
        return counted_from(self)

    @property
    def counts_later(self) -> bool:
        """Does it count only from the day on which a second person confirmed it, after its own?"""
        return self.counts_from != self.on

    @property
    def waits(self) -> bool:
        """Does it wait for the second person?"""
        return self.replaced_by is None and self.needs_second and not self.confirmed_by and self.refused is None


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
    recorded: str = ""  # moment of recording, UTC; "" where it is not known
    answer: Answer | None = None  # the one that stands
    proposed: Answer | None = None  # a later one that does not count: it waits for a second person, or that person refused it
    replaces: int | None = None
    replaced_by: int | None = None
    reason: str = ""  # why it takes the place of another
    earlier: tuple[Answer, ...] = ()  # answers that were replaced

    @property
    def is_open(self) -> bool:
        """Is there no answer, or none to each argument? Who took an objection back waits for nothing."""
        if self.answer is None:
            return True
        return self.answer.outcome is not Upheld.WITHDRAWN and not all(text for _, text in self.pairs)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each argument with the answer to it; "" while there is none."""
        answers = self.answer.texts if self.answer else ()
        return tuple(zip(self.arguments, (*answers, *("" for _ in self.arguments)), strict=False))


def in_time(received: dt.date, terms: Sequence[Deadline]) -> str:
    """Dutch: is an objection of this day in time, in each reading; told by region where the terms differ there."""
    places = list(dict.fromkeys(one.where for one in terms if one.where and one.code.startswith(OBJECTING)))
    if not places:
        return _in_time(received, terms)
    told = [f"{place}: {_in_time(received, [one for one in terms if one.where in ('', place)])}" for place in places]
    return " ".join(told)


def _in_time(received: dt.date, terms: Sequence[Deadline]) -> str:
    readings = [
        (one.name.removeprefix("Bezwaar, ").removesuffix(f" ({one.where})") + more, last)
        for one in terms
        if one.code.startswith(OBJECTING)
        for more, last in (((", strikt gelezen", one.last), (", ruim gelezen", one.lenient)) if one.lenient else (("", one.last),))
    ]
    late = [name for name, last in readings if received > last]
    if not readings:
        return "De ronde noemt geen termijn die hier geldt, of nog niet is vastgelegd wanneer dit besluit bekend is gemaakt."
    if not late:
        return "Op tijd in elke lezing van de termijn."
    if len(late) == len(readings):
        return "Te laat in elke lezing van de termijn."
    return f"Op tijd of te laat hangt af van de lezing: te laat {'; '.join(late)}. Een mens beslist, en voor iedereen gelijk."

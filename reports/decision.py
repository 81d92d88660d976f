"""What people decided, as pages and letters need it. A record of what was said; judges nothing and knows no library."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Who decides, and in which position."""

    name: str
    role: str = ""

    def is_same(self, name: str) -> bool:
        """Is this the same name, as people write it: in any order, with or without capitals, points and commas?"""
        return _letters(self.name) == _letters(name) or _words(self.name) == _words(name)


class Confirmed(Protocol):
    """What counts only once a second person confirms it, where that is asked."""

    @property
    def on(self) -> dt.date: ...
    @property
    def needs_second(self) -> bool: ...
    @property
    def confirmed_on(self) -> dt.date | None: ...


def counted_from(one: Confirmed) -> dt.date:
    """The day from which this counts; one that nobody had to confirm counts from its own day, whoever looked at it later."""
    return max(one.on, one.confirmed_on) if one.needs_second and one.confirmed_on else one.on


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", name.casefold()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """That a second person did not agree, and why."""

    by: str
    on: dt.date
    at: str  # moment of recording, UTC
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A finding that a person takes as a ground: the rule and the check under it, as the result names them."""

    rule: str
    check: str
    by: str  # the name of who decided on this ground
    reason: str = ""  # of that person, where it was decided on its own
    clause: str = ""  # of that decision


class Outcome(StrEnum):
    """What a person can decide: of a whole bid, or of one document or criterion."""

    SELECTED = "geselecteerd"
    REJECTED = "afgewezen"  # on a ground
    NOT_CHOSEN = "niet_gekozen"  # in order, but others came before it
    MET = "voldoet"
    NOT_MET = "voldoet_niet"
    ASK = "vraag"  # first asked for clarification


OF_A_BID = (Outcome.SELECTED, Outcome.REJECTED, Outcome.NOT_CHOSEN, Outcome.ASK)
OF_A_PART = (Outcome.MET, Outcome.NOT_MET, Outcome.ASK)
AGAINST = frozenset({Outcome.REJECTED, Outcome.NOT_MET})
"""Outcomes that need a clause."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a person decided on one document or criterion."""

    rule: str
    outcome: Outcome
    reason: str
    by: str
    number: int = 0  # of its entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A recorded decision on one bid in one region, as a letter rests on it; a letter without one is a draft."""

    by: Person
    on: dt.date
    grounds: tuple[Ground, ...] = ()
    number: int = 0  # of its entry
    reason: str = ""
    clause: str = ""
    second: str = ""  # who confirmed it
    at: str = ""  # moment of recording, ISO 8601
    second_on: dt.date | None = None
    second_at: str = ""
    parts: tuple[Part, ...] = ()  # what was decided on documents and criteria, by rule
    despite: tuple[tuple[str, str], ...] = ()  # what stood against this outcome, and was named: code and Dutch words


EVERYWHERE = "*"
"""All regions of a bid, or the bid as a whole."""

BY_PERSON = "besluit"
"""In the place of a check: a person decided that a document or requirement is not in order, whatever the program found there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """The decision on one document or requirement that a rejection rests on, as it was when the rejection was taken."""

    rule: str
    number: int  # of its entry
    reason: str
    clause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """One decision as it stands in the register, with what became of it."""

    number: int  # of its entry
    at: str  # moment of recording, UTC
    bid: str
    region: str  # id, or EVERYWHERE
    part: str  # rule such as D03 or G07, or EVERYWHERE: the bid itself
    outcome: Outcome
    reason: str
    clause: str
    by: Person
    on: dt.date
    grounds: tuple[tuple[str, str], ...] = ()  # rule and check
    rests_on: tuple[Basis, ...] = ()  # of a rejection: what people decided on its grounds; older registers do not tell it
    replaces: int | None = None
    replaced_by: int | None = None
    confirmed_by: str = ""
    confirmed_on: dt.date | None = None
    confirmed_at: str = ""  # moment of recording, UTC
    despite: tuple[tuple[str, str], ...] = ()  # what stood against this outcome, and was named: code and Dutch words
    refused: Refused | None = None  # by the second person
    needs_second: bool = False  # this case asks for a second person
    seen: str = ""  # in a few words what the program had found
    observation: str = ""  # sha256 of the row that it rests on
    changed: str = ""  # Dutch: what the last run found otherwise; "" when it is the same
    upheld: str = ""  # Dutch: which objections against it were upheld, while nobody decided anew; "" where none was

    @property
    def stands(self) -> bool:
        """Not replaced, and confirmed where that is asked."""
        return self.replaced_by is None and not self.waits and self.refused is None

    @property
    def waits(self) -> bool:
        """Does it wait for the second person?"""
        return self.replaced_by is None and self.needs_second and not self.confirmed_by and self.refused is None

    @property
    def counts_from(self) -> dt.date:
        """The day from which it counts: its own, or the later one on which a second person confirmed it where that is asked."""
        return counted_from(self)

    @property
    def decide_anew(self) -> str:
        """Dutch: that a new decision is to come because an objection was upheld; "" where none was."""
        if not self.upheld:
            return ""
        said = f"{self.upheld[:1].upper()}{self.upheld[1:]}, en besluit {self.number} geldt nog."
        return f"{said} Neem een nieuw besluit met --vervangt {self.number}, ook als de uitkomst gelijk blijft."

    @property
    def subject(self) -> tuple[str, str, str]:
        return self.bid, self.region, self.part


def ruling_on(rulings: Iterable[Ruling], *, bid: str, region: str, part: str = EVERYWHERE) -> Ruling | None:
    """The decision that stands for this part of this bid in this region: one for the region goes before one for all of them."""
    mine = [one for one in rulings if one.stands and one.bid == bid and one.part == part and one.region in (region, EVERYWHERE)]
    return max(mine, key=lambda one: (one.region == region, one.number), default=None)


def decision_of(rulings: Iterable[Ruling], *, bid: str, region: str, outcome: Outcome) -> Decision | None:
    """What a letter of this outcome rests on; each ground bears the name of who decided on that part, else of who decided."""
    known = tuple(rulings)
    whole = ruling_on(known, bid=bid, region=region)
    if whole is None or whole.outcome is not outcome:
        return None
    parts = [part for rule in _rules(known, bid=bid) if (part := ruling_on(known, bid=bid, region=region, part=rule))]
    against = {part.part: part for part in parts if part.outcome is Outcome.NOT_MET}
    grounds = []
    for rule, check in whole.grounds:
        part = against.get(rule)
        said = {"by": part.by.name, "reason": part.reason, "clause": part.clause} if part else {"by": whole.by.name}
        grounds.append(Ground(rule=rule, check=check, **said))
    return Decision(
        by=whole.by,
        on=whole.on,
        grounds=tuple(grounds),
        number=whole.number,
        reason=whole.reason,
        clause=whole.clause,
        second=whole.confirmed_by,
        at=whole.at,
        second_on=whole.confirmed_on,
        second_at=whole.confirmed_at,
        despite=whole.despite,
        parts=tuple(Part(rule=part.part, outcome=part.outcome, reason=part.reason, by=part.by.name, number=part.number) for part in parts),
    )


def _rules(known: Iterable[Ruling], *, bid: str) -> list[str]:
    return sorted({one.part for one in known if one.bid == bid and one.part != EVERYWHERE})

"""The terms after an announcement: until when somebody can object, must be answered, can go to court. Pure; picks no reading.

Where the round leaves two readings (a day in the calendar and a period from the announcement) both are there, and the day that is
in time in each. Days are local days in the Netherlands; the source is the clause of the round that each term names.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import Procedure, Source, Term
from reports.objection import COURT, FIXED, PERIOD, objection
from templates.wording import weekday

ANSWER = "answer_by"
"""Name of the term of the answer in the result."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """One last day, in one reading."""

    code: str  # for a calendar: the same event keeps its code
    name: str  # Dutch
    last: dt.date  # the last day that is in time
    says: str  # Dutch: how this day was found
    source: Source
    safe: bool = False  # in time in every reading


def deadlines(procedure: Procedure, *, announced: dt.date, answered: dt.date | None = None) -> tuple[Deadline, ...]:
    """Every term from this announcement on, by day; from an answer to an objection also that of the court."""
    terms = {term.name: term for term in procedure.terms}
    found = [*_objecting(procedure, terms, announced), *_answering(terms), *_court(terms, answered)]
    return tuple(sorted(found, key=lambda one: (one.last, one.code)))


def _objecting(procedure: Procedure, terms: dict[str, Term], announced: dt.date) -> Iterator[Deadline]:
    told = objection(procedure, announced=announced)
    if told.fixed:
        last = told.fixed - dt.timedelta(days=1)
        yield Deadline(
            code="bezwaar-kalender",
            name="Bezwaar, volgens de kalender",
            last=last,
            says=f"De kalender zegt: “{terms[FIXED].source.quote}”. Strikt gelezen is {weekday(last)} de laatste dag.",
            source=terms[FIXED].source,
            safe=last == told.safe,
        )
    if told.counted:
        yield Deadline(
            code="bezwaar-termijn",
            name="Bezwaar, volgens de termijn",
            last=told.counted,
            says=f"{terms[PERIOD].days} dagen na de bekendmaking op {weekday(announced)}. {terms[PERIOD].says}",
            source=terms[PERIOD].source,
            safe=told.counted == told.safe,
        )


def _answering(terms: dict[str, Term]) -> Iterator[Deadline]:
    if ANSWER in terms:
        term = terms[ANSWER]
        yield Deadline(
            code="antwoord", name="Antwoord op bezwaren", last=dt.date.fromisoformat(term.moment[:10]), says=term.text, source=term.source
        )


def _court(terms: dict[str, Term], answered: dt.date | None) -> Iterator[Deadline]:
    """From the real answer where there is one, else from the last day on which it may come."""
    if COURT not in terms or not terms[COURT].days:
        return
    term = terms[COURT]
    start = answered or (dt.date.fromisoformat(terms[ANSWER].moment[:10]) if ANSWER in terms else None)
    if start is not None:
        since = f"het antwoord op {weekday(start)}" if answered else f"{weekday(start)}, de laatste dag voor het antwoord"
        yield Deadline(
            code="rechter",
            name="Naar de rechter",
            last=start + dt.timedelta(days=term.days or 0),
            says=f"{term.days} dagen na {since}. {term.says}",
            source=term.source,
        )

"""Until when and how a bidder can object, in every reading that the round leaves open. Pure; picks no reading.

A period that the policy counts from the announcement is counted from the day that is on record; without one the day is provisional, and the
sentences say so. Sources: the terms of the result, each with the clause of the round it stands in.
"""

import datetime as dt
from dataclasses import dataclass

from checklist.finding import Procedure, Term
from templates.wording import clock, weekday

FIXED, PERIOD, COURT = "objection_until", "objection_period", "court"
"""Names of terms in the result."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What a letter says about objecting; all None and empty where the round says nothing."""

    fixed: dt.date | None  # the day that the calendar of the round names
    strict: dt.date | None  # the last day in the calendar: the day before `fixed`, or that day itself where an hour is named
    counted: dt.date | None  # the last day of the period, counted from the announcement
    safe: dt.date | None  # the last day that is in time in every reading
    lines: tuple[str, ...]  # Dutch sentences: both readings, the channel, the court
    passed: bool = False  # the day in the calendar was over before the announcement: that reading cannot be


def objection(procedure: Procedure, *, announced: dt.date, provisional: bool = False, earlier: dt.date | None = None) -> Objection:
    """The readings for a decision that is announced on this day; `provisional`: no announcement that counts is on record yet.

    `earlier`: the day of one that came before the decision, and so did not make it known.
    """
    terms = {term.name: term for term in procedure.terms}
    fixed = dt.date.fromisoformat(terms[FIXED].moment[:10]) if FIXED in terms else None
    strict = fixed if fixed is None or hour(terms[FIXED]) else fixed - dt.timedelta(days=1)
    counted = _after(terms.get(PERIOD), announced)
    safe = min([last for last in (strict, counted) if last], default=None)
    if safe and safe < announced:
        safe = None  # the day that the calendar names has passed: no day is in time in every reading
    lines: list[str] = []
    passed = bool(strict and strict < announced)
    if fixed and strict and not passed:
        lines.append(_calendar(terms[FIXED], fixed))
    if counted:
        lines.append(_counting(terms[PERIOD], announced, counted, provisional=provisional, earlier=earlier))
    if strict and counted and safe:
        lines.append(f"Is uw bezwaar er uiterlijk op {weekday(safe)}? Dan bent u volgens beide termijnen op tijd.")
    if PERIOD in terms and counted:
        lines.append(terms[PERIOD].says)
    if COURT in terms and lines:
        lines.append(terms[COURT].says)
    return Objection(fixed=fixed, strict=strict, counted=counted, safe=safe, lines=tuple(lines), passed=passed)


def hour(term: Term) -> str:
    """The hour that a term names, as 17.00; "" for a term that names only a day."""
    return clock(dt.datetime.fromisoformat(term.moment)) if "T" in term.moment else ""


def _after(term: Term | None, announced: dt.date) -> dt.date | None:
    return announced + dt.timedelta(days=term.days) if term and term.days else None


def _calendar(term: Term, fixed: dt.date) -> str:
    said = f"Volgens de kalender in het beleid: “{term.source.quote}” ({term.source.clause})."
    if hour(term):
        return said
    return f"{said} In de tekst staat niet of {weekday(fixed)} zelf nog meetelt."


def _counting(term: Term, announced: dt.date, counted: dt.date, *, provisional: bool, earlier: dt.date | None) -> str:
    said = f"Volgens de termijn in het beleid: “{term.source.quote}” ({term.source.clause})."
    if not provisional:
        return f"{said} Wij maakten de uitslag bekend op {weekday(announced)}. De laatste dag is dan {weekday(counted)}."
    known = (
        f"Wij maakten de uitslag eerder bekend, op {weekday(earlier)}. Dit besluit geldt sinds een dag daarna. "
        "De termijn voor dit besluit begint op de dag waarop wij het bekendmaken."
        if earlier
        else "De termijn begint op de dag waarop wij de uitslag bekendmaken. Die dag hebben wij nog niet vastgelegd."
    )
    return f"{said} {known} Is dat de dag van deze brief, dan is {weekday(counted)} de laatste dag. Dit is dus nog voorlopig."

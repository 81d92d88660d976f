"""Until when and how a bidder can object, in every reading that the round leaves open. Pure; picks no reading."""

import datetime as dt
from dataclasses import dataclass

from checklist.finding import Procedure, Term
from templates.wording import weekday

FIXED, PERIOD, COURT = "objection_until", "objection_period", "court"
"""Names of terms in the result."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What a letter says about objecting; all None and empty where the round says nothing."""

    fixed: dt.date | None  # the day that the calendar of the round names
    counted: dt.date | None  # the last day of the period, counted from the announcement
    safe: dt.date | None  # the last day that is in time in every reading
    lines: tuple[str, ...]  # Dutch sentences: both readings, the channel, the court


def objection(procedure: Procedure, *, announced: dt.date) -> Objection:
    """The readings for a decision that is announced on this day."""
    terms = {term.name: term for term in procedure.terms}
    fixed = dt.date.fromisoformat(terms[FIXED].moment[:10]) if FIXED in terms else None
    counted = _after(terms.get(PERIOD), announced)
    last = [day for day in (fixed and fixed - dt.timedelta(days=1), counted) if day]
    safe = min(last, default=None)
    if safe and safe < announced:
        safe = None  # the day that the calendar names has passed: no day is in time in every reading
    return Objection(fixed=fixed, counted=counted, safe=safe, lines=tuple(_lines(terms, fixed=fixed, counted=counted, safe=safe)))


def _after(term: Term | None, announced: dt.date) -> dt.date | None:
    return announced + dt.timedelta(days=term.days) if term and term.days else None


def _lines(terms: dict[str, Term], *, fixed: dt.date | None, counted: dt.date | None, safe: dt.date | None) -> list[str]:
    lines = []
    if fixed:
        lines.append(
            f"Volgens de kalender: “{terms[FIXED].source.quote}” ({terms[FIXED].source.clause}). "
            f"Dat is tot {weekday(fixed)}; de tekst zegt niet of die dag zelf nog meetelt."
        )
    if counted:
        period = terms[PERIOD]
        lines.append(
            f"Volgens de termijn: “{period.source.quote}” ({period.source.clause}). "
            f"Gerekend vanaf de dag van deze brief is dat tot en met {weekday(counted)}. {period.says}"
        )
    if fixed and counted and safe:
        lines.append(f"Is uw bezwaar er uiterlijk op {weekday(safe)}, dan bent u in beide lezingen op tijd.")
    if COURT in terms:
        lines.append(terms[COURT].says)
    return lines

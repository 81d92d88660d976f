"""The terms after an announcement: until when somebody can object, must be answered, can go to court. Pure; picks no reading.

Where the round leaves two readings (a day in the calendar and a period from the announcement) both are there, and the day that is
in time in each. Days are local days in the Netherlands; the source is the clause of the round that each term names.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import Procedure, Source, Term
from reports.objection import COURT, FIXED, PERIOD, hour, objection
from templates.wording import day, weekday

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
    how: str  # Dutch, in a few words: how this day was found, for a table
    safe: bool = False  # in time in every reading
    lenient: dt.date | None = None  # the last day in the widest reading of the same words, where that is another
    where: str = ""  # Dutch: the regions it is about, where an objection has other terms in others; "" = of all


def deadlines(
    procedure: Procedure, *, announced: dt.date, answered: dt.date | None = None, confirmed: bool = False
) -> tuple[Deadline, ...]:
    """Every term from this announcement on, by day; from an answer to an objection also that of the court.

    A day that the calendar of the round names and that was over when the outcome was made known is none: `passed_by` tells it.
    `answered` is the day from which the answer counts, `confirmed` whether that is the later day on which a second person confirmed it.
    """
    terms = {term.name: term for term in procedure.terms}
    in_calendar = [] if _passed(terms, ANSWER, announced) else [*_answering(terms)]
    to_court = [] if answered is None and _passed(terms, ANSWER, announced) else [*_court(terms, answered, confirmed=confirmed)]
    found = [*_objecting(procedure, terms, announced), *in_calendar, *to_court]
    return tuple(sorted(found, key=lambda one: (one.last, one.code)))


def passed_by(procedure: Procedure, *, announced: dt.date) -> tuple[str, ...]:
    """Dutch: which days in the calendar were over when the outcome was made known, or come too early for it, and what that means."""
    terms = {term.name: term for term in procedure.terms}
    told = []
    if (said := objection(procedure, announced=announced)).passed and said.fixed:
        rest = "De termijn vanaf de bekendmaking geldt." if said.counted else "Kies zelf een termijn, voor iedereen dezelfde."
        told.append(f"De dag voor bezwaar in de kalender ({day(said.fixed)}) was toen al voorbij. Die kan hier niet gelden. {rest}")
    if _passed(terms, ANSWER, announced):
        last = day(dt.date.fromisoformat(terms[ANSWER].moment[:10]))
        to_court = " Tot wanneer iemand naar de rechter kan, is dan te bepalen vanaf uw antwoord." if COURT in terms else ""
        told.append(
            f"De dag voor het antwoord in de kalender ({last}) was toen al voorbij. De tekst noemt geen andere: kies zelf een dag, voor "
            f"iedereen dezelfde.{to_court}"
        )
    elif ANSWER in terms and said.counted and (early := dt.date.fromisoformat(terms[ANSWER].moment[:10])) < said.counted:
        told.append(
            f"De dag voor het antwoord in de kalender ({day(early)}) is eerder dan de laatste dag voor bezwaar ({day(said.counted)}). Voor "
            "een bezwaar van na die dag noemt de tekst geen dag voor het antwoord: kies die zelf, voor iedereen dezelfde."
        )
    return tuple(told)


def _passed(terms: dict[str, Term], name: str, announced: dt.date) -> bool:
    """Does the calendar name a day for this that was over when the outcome was made known?"""
    return name in terms and dt.date.fromisoformat(terms[name].moment[:10]) < announced


def _objecting(procedure: Procedure, terms: dict[str, Term], announced: dt.date) -> Iterator[Deadline]:
    told = objection(procedure, announced=announced)
    if told.fixed and told.strict and not told.passed:
        yield _calendar(terms[FIXED], told.fixed, told.strict, safe=told.strict == told.safe)
    if told.counted:
        yield Deadline(
            code="bezwaar-termijn",
            name="Bezwaar, volgens de termijn",
            last=told.counted,
            says=f"{terms[PERIOD].days} dagen na de bekendmaking op {weekday(announced)}. {terms[PERIOD].says}",
            source=terms[PERIOD].source,
            how=f"{terms[PERIOD].days} dagen na de bekendmaking",
            safe=told.counted == told.safe,
        )


def _calendar(term: Term, fixed: dt.date, strict: dt.date, *, safe: bool) -> Deadline:
    """The day that the calendar names: "tot" a day without an hour can be read with and without that day."""
    said = f"De kalender zegt: “{term.source.quote}”."
    if hour(term):
        says, how, lenient = f"{said} Dat is {weekday(strict)}, tot {hour(term)} uur.", f"tot {hour(term)} uur op die dag", None
    else:
        says = f"{said} Strikt gelezen is {weekday(strict)} de laatste dag. Telt {day(fixed)} zelf mee, dan die dag."
        how, lenient = f"strikt gelezen; telt {day(fixed)} mee, dan die dag", fixed
    name = "Bezwaar, volgens de kalender"
    return Deadline(code="bezwaar-kalender", name=name, last=strict, says=says, source=term.source, how=how, safe=safe, lenient=lenient)


def _answering(terms: dict[str, Term]) -> Iterator[Deadline]:
    if ANSWER in terms:
        term = terms[ANSWER]
        last = dt.date.fromisoformat(term.moment[:10])
        how = f"tot {hour(term)} uur op die dag" if hour(term) else "de dag in de kalender"
        yield Deadline(code="antwoord", name="Antwoord op bezwaren", last=last, says=term.text, source=term.source, how=how)


def answering(procedure: Procedure) -> Deadline | None:
    """Until when objections must be answered; None where the round names no such day. Needs no announcement."""
    return next(_answering({term.name: term for term in procedure.terms}), None)


def court(procedure: Procedure, *, answered: dt.date, confirmed: bool = False) -> Deadline | None:
    """Until when somebody can go to court after this answer; None where the round names no such term. Needs no announcement.

    `answered` and `confirmed` as for `deadlines`.
    """
    return next(_court({term.name: term for term in procedure.terms}, answered, confirmed=confirmed), None)


def _court(terms: dict[str, Term], answered: dt.date | None, *, confirmed: bool) -> Iterator[Deadline]:
    """From the real answer where there is one, else from the last day on which it may come."""
    if COURT not in terms or not terms[COURT].days:
        return
    term = terms[COURT]
    start = answered or (dt.date.fromisoformat(terms[ANSWER].moment[:10]) if ANSWER in terms else None)
    if start is not None:
        what = "de bevestiging van het antwoord" if confirmed else "het antwoord"
        since = f"{what} op {weekday(start)}" if answered else f"{weekday(start)}, de laatste dag voor het antwoord"
        yield Deadline(
            code="rechter",
            name="Naar de rechter",
            last=start + dt.timedelta(days=term.days or 0),
            says=f"{term.days} dagen na {since}. {term.says}",
            source=term.source,
            how=f"{term.days} dagen na {what if answered else 'de laatste dag voor het antwoord'}",
        )

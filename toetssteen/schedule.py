"""Every last day that runs from what is on record, whom it is about and what was done: a list for terminal, page and calendar.

Pure: today is an argument. Picks no reading; a term in two readings is two rows. The court's term counts from the real answer to an
objection where there is one (`periods.court` of the round), else from the last day on which the answer may come.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checklist.finding import Result
from reports.clock import Deadline, answering, court, deadlines
from reports.complaint import Answer, Complaint, Upheld
from reports.decision import EVERYWHERE
from templates.wording import UPHELD, count, day, decided_day, spoken
from toetssteen.announcements import Announced
from toetssteen.objections import announced_to
from toetssteen.state import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One last day with what is known of it."""

    term: Deadline
    key: str  # in a calendar the same event keeps its key, also when its day is corrected
    about: str = ""  # Dutch: the region or objection; "" = of everybody
    done: str = ""  # Dutch: what happened; "" while nothing did
    late: str = ""  # Dutch: what happened after this day, and should have on it
    settled: bool = False  # nothing is left to do
    answered: bool = False  # of the court: counted from a real answer

    @property
    def name(self) -> str:
        return f"{self.term.name} ({self.about})" if self.about else self.term.name

    @property
    def told(self) -> str:
        """Dutch: what happened, in time and too late."""
        return "; ".join(filter(None, (self.done, self.late and f"te laat: {self.late}")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """An announcement that counts, the days that run from it, and how many objections came under it."""

    announced: Announced
    lines: tuple[Line, ...]
    objections: int
    others: int = 0  # objections on record that fall under no announcement
    waits: tuple[str, ...] = ()  # Dutch: objections without an answer, where no day for the answer runs that would tell it

    def standing(self, line: Line, *, today: dt.date) -> str:
        """Dutch: how a day stands on this day."""
        if line.settled:
            return f"gedaan: {line.told}" if line.done else line.told
        if not line.term.code.startswith("bezwaar-") and not self.objections and self._closed(today):
            return "vervalt: geen bezwaar onder deze bekendmaking" if self.others else "vervalt: geen bezwaar vastgelegd"
        if line.term.code == "rechter" and self.objections and not line.answered:
            return line.done
        last = line.term.lenient or line.term.last
        left = (line.term.last - today).days
        if today > last:
            when = "te laat" if line.term.code == "antwoord" and line.done else "voorbij"
        elif left < 0:
            when = "voorbij, strikt gelezen"
        else:
            when = "vandaag" if left == 0 else f"nog {count(left, 'dag', 'dagen')}"
        return f"{when}; {line.told}" if line.told else when

    def _closed(self, today: dt.date) -> bool:
        return all(today > (one.term.lenient or one.term.last) for one in self.lines if one.term.code.startswith("bezwaar-"))


def plans(result: Result, now: State) -> tuple[Plan, ...]:
    """Every announcement that counts, in the order of the record, with its days."""
    named = {row.id: row.name for row in result.procedure.regions}
    found, others = [], len(unannounced(result, now))
    for one in now.announced:
        mine = [complaint for complaint in now.complaints if _under(complaint, one, result, now)]
        lines = _lines(
            result, now, one, mine, about=_about(one, now, "" if one.region == EVERYWHERE else named.get(one.region, one.region))
        )
        rows = tuple(sorted(lines, key=lambda line: line.term.last))
        told = any(line.term.code == "antwoord" for line in rows)
        waits = () if told else tuple(_waits(each) for each in mine if each.is_open)
        found.append(Plan(announced=one, lines=rows, objections=len(mine), others=others, waits=waits))
    return tuple(found)


def _under(complaint: Complaint, one: Announced, result: Result, now: State) -> bool:
    """Does this objection follow from this announcement, in one of its regions?"""
    bid = next((bid for bid in result.bids if bid.id == complaint.bid), None)
    return one in announced_to(complaint, now.rulings, bid.regions if bid else (), now.announced).values()


def _about(one: Announced, now: State, region: str) -> tuple[str, str]:
    """The end of the keys of this announcement, and what it is about: its region, and its day where an earlier one counts there too."""
    first = _origin(one, now)
    later = any(other.region == one.region and _origin(other, now) < first for other in now.announced)
    tail = (f"-{one.region}" if region else "") + (f"-{first}" if later else "")
    return tail, ", ".join([*([region] if region else []), *([f"bekendmaking van {day(one.on)}"] if later else [])])


def _origin(one: Announced, now: State) -> int:
    """The number under which this announcement first came on record."""
    before = {each.number: each for each in now.announcements}
    while one.replaces in before:
        one = before[one.replaces]
    return one.number


def _lines(result: Result, now: State, one: Announced, mine: Sequence[Complaint], *, about: tuple[str, str]) -> Iterator[Line]:
    tail, region = about
    open_, answered = [each for each in mine if each.is_open], [each for each in mine if each.answer]
    for term in deadlines(result.procedure, announced=one.on):
        if term.code == "bezwaar-kalender":
            yield Line(term=term, key=term.code, done=_came(mine))
        elif term.code == "antwoord":
            yield _answer_by(term, open_, answered, key=term.code + tail, about=region)
        elif term.code == "rechter":
            if open_ or not mine:
                yield Line(term=term, key=term.code + tail, about=region, done="begint te lopen bij uw antwoord" if open_ else "")
        else:
            yield Line(term=term, key=term.code + tail, about=region, done=_came(mine))
    for each in answered:
        yield from _court(result, now, one, each)


def _came(mine: Sequence[Complaint]) -> str:
    numbers = spoken([str(one.number) for one in mine])
    return f"{'bezwaar' if len(mine) == 1 else 'bezwaren'} {numbers} ontvangen" if mine else ""


def _answer_by(term: Deadline, open_: Sequence[Complaint], answered: Sequence[Complaint], *, key: str, about: str) -> Line:
    """The last day for the answers: what was answered by then, what after, and what still waits."""
    late = [one for one in answered if _too_late(one, term)]
    done = [*(_answered_on(one, term) for one in answered if one not in late), *map(_waits, open_)]
    told = "; ".join(_answered_on(one, term) for one in late)
    return Line(term=term, key=key, about=about, done="; ".join(done), late=told, settled=bool(answered) and not open_)


def _too_late(one: Complaint, term: Deadline) -> bool:
    """Does the answer count only from after the last day, for an objection that was there by then? One taken back needed none."""
    last = term.lenient or term.last
    return bool(one.answer and one.answer.outcome is not Upheld.WITHDRAWN and one.received <= last < one.answer.counts_from)


def _answered_on(one: Complaint, term: Deadline) -> str:
    answer = one.answer
    if answer is None:
        return ""
    came = " (ontvangen na deze dag)" if one.received > (term.lenient or term.last) else ""
    what = "ingetrokken" if answer.outcome is Upheld.WITHDRAWN else "beantwoord"
    later = f", bevestigd op {day(answer.counts_from)}" if answer.counts_later else ""
    return f"bezwaar {one.number}{came} {what} op {decided_day(answer.on, answer.recorded)}{later}"


def _waits(one: Complaint) -> str:
    answer = f" (antwoord {one.proposed.number} wacht op een tweede persoon)" if one.proposed and one.proposed.waits else ""
    return f"bezwaar {one.number} nog niet {'op elk punt ' if one.answer else ''}beantwoord{answer}"


def _court(result: Result, now: State, one: Announced, complaint: Complaint) -> Iterator[Line]:
    """From the real answer; who took the objection back does not go on."""
    answer = complaint.answer
    if answer is None or answer.outcome is Upheld.WITHDRAWN:
        return
    about = f"bezwaar {complaint.number}, {named(complaint, result)}"
    said = _answered(answer)
    for term in deadlines(result.procedure, announced=one.on, answered=answer.counts_from, confirmed=answer.counts_later):
        if term.code == "rechter":
            yield Line(term=term, key=f"rechter-bezwaar-{_first(complaint, now)}", about=about, done=said, answered=True)


def _answered(answer: Answer) -> str:
    """Dutch: of which day an answer is, and from which day it counts where that is another."""
    later = f", bevestigd op {day(answer.counts_from)}" if answer.counts_later else ""
    return f"antwoord van {decided_day(answer.on, answer.recorded)}{later}: {UPHELD[answer.outcome].lower()}"


def where(one: Announced, result: Result) -> str:
    """Dutch: the region of an announcement; of one for all also where another took its place."""
    names = {row.id: row.name for row in result.procedure.regions}
    if one.region != EVERYWHERE:
        return names.get(one.region, one.region)
    return f"alle regio's behalve {spoken([names.get(region, region) for region in one.not_in])}" if one.not_in else "alle regio's"


def named(complaint: Complaint, result: Result) -> str:
    """Whose objection it is; of a bidder whose files were removed only its KvK number is left."""
    bid = next((bid for bid in result.bids if bid.id == complaint.bid), None)
    return bid.name if bid else f"inschrijver {complaint.bid}"


def unannounced(result: Result, now: State) -> tuple[Complaint, ...]:
    """Objections against a decision that no announcement on record made known."""
    return tuple(one for one in now.complaints if not any(_under(one, announced, result, now) for announced in now.announced))


def loose(result: Result, now: State) -> tuple[Line, ...]:
    """The days of objections under no announcement: to the court from an answer, and until when one that is open must be answered."""
    found: list[Line] = []
    for one in unannounced(result, now):
        about, first, answer = f"bezwaar {one.number}, {named(one, result)}", _first(one, now), one.answer
        term = answering(result.procedure)
        if one.is_open and term and term.last >= one.received:
            found.append(Line(term=term, key=f"antwoord-bezwaar-{first}", about=about, done=_waits(one)))
        last = court(result.procedure, answered=answer.counts_from, confirmed=answer.counts_later) if answer else None
        if answer and last and answer.outcome is not Upheld.WITHDRAWN:
            said = _answered(answer)
            found.append(Line(term=last, key=f"rechter-bezwaar-{first}", about=about, done=said, answered=True))
    return tuple(sorted(found, key=lambda line: (line.term.last, line.key)))


def _first(complaint: Complaint, now: State) -> int:
    """The number under which this objection first came on record."""
    before = {one.number: one for one in now.corrected}
    one = complaint
    while one.replaces in before:
        one = before[one.replaces]
    return one.number


def shown(line: Line) -> Deadline:
    """The day as a page tells it: with whom it is about in the name and what was done in the words."""
    done = f" {line.told[:1].upper()}{line.told[1:]}." if line.told else ""
    return replace(line.term, name=line.name, says=line.term.says + done)

"""What a provider reads before it sends: per document fine, missing or not good enough, and what to do before when.

The same findings as a purchaser sees, in the provider's words. Judges nothing; time is an argument.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.finding import (
    GRAVITY,
    Assessment,
    Bid,
    CriterionRow,
    DocumentRow,
    Finding,
    Procedure,
    RegionRow,
    Result,
    RuleRow,
    Standing,
    Verdict,
)
from extractors.document import Kind
from reports.own_files import OwnFile, own_files
from reports.steps import Step, steps
from reports.unread import unread_lines
from templates import render
from templates.wording import AMSTERDAM, PIECES, count, day, sentence, size, spoken, visible

CODES = {
    "D01": Kind.BESTUURSVERKLARING,
    "D02": Kind.MACHTIGING,
    "D03": Kind.VOG_RP,
    "D04": Kind.UITTREKSEL_KVK,
    "D05": Kind.UITTREKSEL_UBO,
    "D07": Kind.ONDERBOUWING,
    "D09": Kind.PROGNOSE,
    "D10": Kind.OVERZICHT_CLIENTONDERSTEUNERS,
}
"""What is always asked; a code means the same in every round. For a folder in which nothing was found."""

_FIRST = frozenset({"always", "new_organisation"})
"""When a document is asked of who has sent nothing yet; who has a contract in a round with two roads reads its own road in `says`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToDo:
    """One document, as the provider should read it."""

    rule: str
    name: str
    verdict: Verdict
    because: str
    todo: str  # what to do; "" when nothing
    takes: str  # how long that usually takes, as a sentence; "" when there is nothing to do
    until: dt.date | None  # the last day on which the document found is young enough
    ages: str  # a warning when it will be too old on the closing day
    hurry: str = ""  # a warning when a new document may come too late
    source: str = ""  # where the time that it takes comes from; "" for an estimate of ours
    more: tuple[str, ...] = ()  # what else is open about the same document, each with what to do

    @property
    def advice(self) -> str:
        """Everything to do and to mind, in sentences; "" when there is nothing."""
        todo = f"{self.todo} {self.takes}" if self.todo else ""
        return " ".join(part for part in (todo, self.hurry, self.ages) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class PrecheckPage:
    """Everything the template lays out."""

    region: RegionRow
    today: dt.date
    bid: Bid | None
    whose: str  # as whose bid the folder was read
    todos: tuple[ToDo, ...]
    criteria: tuple[tuple[RuleRow, CriterionRow], ...]
    points: tuple[str, ...]
    oldest_today: dt.date | None  # a document of before this day is too old today
    oldest_closing: dt.date | None
    bytes: int
    warning: str  # about the region as a whole; "" when there is none
    aged: tuple[str, ...]  # the documents that may not be too old, by name
    unruled: bool  # no requirement or criterion of this round was read
    files: tuple[OwnFile, ...]
    closed: bool  # the round has closed on the day that is given
    steps_dated: dt.date  # when the times that things take were last looked at

    @property
    def open(self) -> tuple[ToDo, ...]:
        """What may come too late first; for the rest in the order of the policy."""
        return urgent_first(self.todos)


def precheck_lines(result: Result, region_id: str, *, today: dt.date) -> tuple[ToDo, ...]:
    """One line a rule that applies; without any document every rule is missing."""
    procedure = result.procedure
    found = assessment_of(result, region_id)
    rules = {rule.code: rule for rule in procedure.rules}
    if found is None:
        left = (_closing_day(procedure) - today).days
        return tuple(_nothing(rule, left=left) for rule in procedure.rules if rule.group == "document" and rule.condition in _FIRST)
    rows = [row for row in found.documents if row.verdict is not Verdict.NOT_APPLICABLE]
    return tuple(_todo(result, row, rules[row.rule], today=today) for row in rows)


def precheck_page(result: Result, region_id: str, *, today: dt.date) -> str:
    """One self-contained HTML page."""
    procedure = result.procedure
    found = assessment_of(result, region_id)
    rules = {rule.code: rule for rule in procedure.rules}
    page = PrecheckPage(
        region={row.id: row for row in procedure.regions}[region_id],
        today=today,
        bid=own_bid(result, region_id),
        whose=precheck_bidder(result, region_id),
        todos=precheck_lines(result, region_id, today=today),
        criteria=tuple((rules[row.rule], row) for row in found.criteria) if found else (),
        points=precheck_points(result, region_id),
        oldest_today=_oldest(procedure, today),
        oldest_closing=_oldest(procedure, _closing_day(procedure)),
        bytes=total_size(result),
        warning=precheck_warning(result, region_id),
        aged=tuple(PIECES[kind] for kind in procedure.age_kinds),
        unruled=unruled(procedure),
        files=own_files(result),
        closed=has_closed(procedure, today),
        steps_dated=steps().dated,
    )
    return render("precheck.html", page=page, result=result, missed=unread_lines(result), total=size(page.bytes))


def urgent_first(lines: Iterable[ToDo]) -> tuple[ToDo, ...]:
    """What asks for something: what may come too late first; for the rest in the order of the policy."""
    return tuple(sorted((line for line in lines if line.advice), key=lambda line: not line.hurry))


def total_size(result: Result) -> int:
    """Bytes of everything in the folder."""
    return sum(row.size for message in result.messages for row in message.attachments if row.inside is None)


def has_closed(procedure: Procedure, today: dt.date) -> bool:
    """Is the day that is given after the day of closing?"""
    return today > _closing_day(procedure)


def assessment_of(result: Result, region_id: str) -> Assessment | None:
    """The one assessment of the folder; None when nobody's documents were recognised in it."""
    return next((row for row in result.assessments if row.region == region_id), None)


def own_bid(result: Result, region_id: str) -> Bid | None:
    """The bid that is shown."""
    found = assessment_of(result, region_id)
    return next((bid for bid in result.bids if found and bid.id == found.bid), None)


def precheck_bidder(result: Result, region_id: str) -> str:
    """As whose bid the folder was read: a provider sees at once when that is not its own."""
    bid = own_bid(result, region_id)
    if bid is None or not (bid.kvk_number or bid.legal_form or bid.members or len(result.bids) > 1 or _is_named(result, bid)):
        return "In deze map is geen KvK-nummer of naam van uw organisatie gelezen. Kijk na of dit de goede map is."
    if bid.consortium:
        members = spoken([visible(member.name) for member in bid.members]) or visible(bid.name)
        return sentence(f"Gelezen als de inschrijving van een samenwerkingsverband: {members}")
    number = f" (KvK-nummer {bid.kvk_number})" if bid.kvk_number else ""
    return sentence(f"Gelezen als de inschrijving van {visible(bid.name)}{number}")


def _is_named(result: Result, bid: Bid) -> bool:
    """Is the name one that a document gives, and not one that the programme made up for a folder without a sender?"""
    return all(bid.name != message.sender_name for message in result.messages)


def precheck_warning(result: Result, region_id: str) -> str:
    """What stands in the way of a bid as a whole: a region that is closed, or may be; papers of others; "" when nothing does."""
    found = assessment_of(result, region_id)
    if found is None:
        return ""
    others = [visible(bid.name) for bid in result.bids if bid.id != found.bid]
    mixed = f"{sentence(f'In deze map zitten ook stukken van {spoken(others)}')} {_APART}" if others else ""
    closed = found.standing_because if found.standing in (Standing.REGION_CLOSED, Standing.PENDING) else ""
    return " ".join(part for part in (closed.removeprefix("Op tijd ontvangen.").strip(), mixed) if part)


_APART = (
    "Die zijn hieronder niet getoetst. Zet de stukken van elke inschrijver in een eigen map. "
    "Schrijft u samen in, laat dat dan in de bestuursverklaring staan, met elke deelnemer."
)


def unruled(procedure: Procedure) -> bool:
    """Were no requirements and criteria of this round read?"""
    return all(rule.group == "document" for rule in procedure.rules)


_TOLD_ELSEWHERE = frozenset({"mail_beschadigd", "ontvangst_onzeker", "mailbox_anders", "overeenkomst_nakijken", "niet_gelezen"})
"""Points about how a mail came in, or that the office looks up: beforehand there is none yet. And about files: they have a list."""

_IDLE = {
    Kind.IMPLEMENTATIEPLAN: (
        "U stuurt een inwerk- en implementatieplan mee. Dat is alleen verplicht voor wie nieuw is in de regio. "
        "Bent u nieuw? Doe de voortoets dan nog eens met --nieuw."
    ),
    Kind.HOOFDELIJKHEIDSVERKLARING: (
        "U stuurt een verklaring van hoofdelijke aansprakelijkheid mee. Die is alleen verplicht voor een samenwerkingsverband. "
        "Schrijft u samen in? Doe de voortoets dan nog eens met --samenwerkingsverband."
    ),
}
"""A document that is there though nothing asks for it: perhaps the provider forgot to say what it is."""


_NEXT = {
    "nieuw_onbekend": (
        " Schrijf daarom in uw mail of in uw onderbouwing of u in deze regio nu een overeenkomst hebt. "
        "Hebt u die niet? Doe de voortoets dan nog eens met --nieuw."
    ),
}
"""What a provider does about a point, where the point itself does not say it."""


def precheck_points(result: Result, region_id: str) -> tuple[str, ...]:
    """What is worth another look, in sentences."""
    found = assessment_of(result, region_id)
    if found is None:
        return ()
    there = {piece.kind for message in result.messages for row in message.attachments for piece in row.pieces}
    idle = {row.kind for row in found.documents if row.verdict is Verdict.NOT_APPLICABLE}
    forgotten = tuple(words for kind, words in _IDLE.items() if kind in there & idle)
    told = (f"{point.because}{_NEXT.get(point.code, '')}" for point in found.points if point.code not in _TOLD_ELSEWHERE)
    return (*told, *forgotten)


def _nothing(rule: RuleRow, *, left: int) -> ToDo:
    kind = CODES.get(rule.code, Kind.OVERIG)
    step = steps().anew(kind, asked=rule.says)
    return ToDo(
        rule=rule.code,
        name=rule.name,
        verdict=Verdict.NOT_MET,
        because="Niet gevonden.",
        todo=step.todo,
        takes=step.told,
        until=None,
        ages="",
        hurry=_hurry(step, left=left),
        source=step.known_from,
    )


def _closing_day(procedure: Procedure) -> dt.date:
    """The day of closing as a Dutch calendar shows it."""
    return procedure.closes.astimezone(AMSTERDAM).date()


def _todo(result: Result, row: DocumentRow, rule: RuleRow, *, today: dt.date) -> ToDo:
    step = steps().of(row.kind, row.reason, asked=rule.says)
    days = _until(result, row)
    until = (min if row.members else max)(days, default=None)  # of each participant the document must be young enough
    closes = _closing_day(result.procedure)
    fine = row.verdict is Verdict.MET
    ages = ""
    if until and today <= until < closes:
        takes = steps().anew(row.kind, asked=rule.says).takes
        ages = f"Let op: na {day(until)} is dit document te oud. Schrijf uiterlijk die dag in, of zorg voor een nieuw: dat duurt meestal "
        ages += f"{takes}."
    others = () if fine else _others(row)
    more = tuple(f"{sentence(one.because)} {_added(row, one, rule, after=step)}".strip() for one in others)
    needed = (step, *(steps().of(row.kind, one.reason, asked=rule.says) for one in others))
    return ToDo(
        rule=row.rule,
        name=rule.name,
        verdict=row.verdict,
        because=row.because,
        todo="" if fine else step.todo,
        takes="" if fine else step.told,
        until=until,
        ages=ages,
        hurry="" if fine else _hurry(max(needed, key=lambda one: one.days), left=(closes - today).days),
        source="" if fine else step.known_from,
        more=more,
    )


def _others(row: DocumentRow) -> tuple[Finding, ...]:
    """What is open beside what the row says already, gravest first, each sentence once."""
    found = {one.because: one for one in row.findings if one.verdict in _OPEN and one.because not in row.because}
    return tuple(sorted(found.values(), key=lambda one: GRAVITY.index(one.verdict)))


def _added(row: DocumentRow, one: Finding, rule: RuleRow, *, after: Step) -> str:
    """What to do about it, unless that was said."""
    step = steps().of(row.kind, one.reason, asked=rule.says)
    return "" if step == after else step.todo


_OPEN = frozenset({Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON})


def _hurry(step: Step, *, left: int) -> str:
    """A warning when what is to be done may not be ready before the closing day."""
    if not 0 <= left < step.days:
        return ""
    told = f"Van de dag waarop u inschrijft tot de sluiting {'is' if left == 1 else 'zijn'} er nog {count(left, 'dag', 'dagen')}."
    told = told if left else "De dag waarop u inschrijft, is de dag van de sluiting."
    return f"Begin nu. {told} Komt het niet op tijd, vraag het zorgkantoor dan vóór de sluiting wat u kunt doen."


def _until(result: Result, row: DocumentRow) -> Iterator[dt.date]:
    """For each dated document of this row, the last day on which it is young enough."""
    months = result.procedure.age_months
    if months is None or row.kind not in result.procedure.age_kinds:
        return
    places = {(piece.part.partition("/")[2], piece.pages) for piece in row.pieces if piece.kind is row.kind}
    for message in result.messages:
        for leaf in message.attachments:
            for piece in leaf.pieces:
                for fact in piece.facts:
                    if fact.name == "datum" and (leaf.part, piece.pages) in places:
                        yield from _last_day(fact.value, months)


def _last_day(text: str, months: int) -> Iterator[dt.date]:
    try:
        made = dt.date.fromisoformat(text)
    except ValueError:
        return
    year, month = divmod(made.year * 12 + made.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    at_end = made.day == calendar.monthrange(made.year, made.month)[1]
    yield dt.date(year, month + 1, last if at_end else min(made.day, last))


def _oldest(procedure: Procedure, day_of_bid: dt.date) -> dt.date | None:
    """The oldest date a dated document may bear on this day."""
    if procedure.age_months is None:
        return None
    year, month = divmod(day_of_bid.year * 12 + day_of_bid.month - 1 - procedure.age_months, 12)
    return dt.date(year, month + 1, min(day_of_bid.day, calendar.monthrange(year, month + 1)[1]))

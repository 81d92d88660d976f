"""What a provider reads before it sends: per document fine, missing or not good enough, and what to do before when.

The same findings as a purchaser sees, in the provider's words. Judges nothing; time is an argument.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import (
    Assessment,
    Bid,
    CriterionRow,
    DocumentRow,
    Procedure,
    Reason,
    RegionRow,
    Result,
    RuleRow,
    Standing,
    Support,
    Verdict,
)
from extractors.document import Kind
from templates import render
from templates.wording import AMSTERDAM, PIECES, VERDICTS, closing, count, day, deadline, size

HOW = {
    Kind.BESTUURSVERKLARING: ("Vul de bestuursverklaring van deze ronde in, met alle bijlagen, en onderteken haar digitaal.", "een dag"),
    Kind.MACHTIGING: ("Voeg een machtiging toe van iemand die volgens het KvK-uittreksel mag tekenen.", "een dag"),
    Kind.VOG_RP: ("Vraag bij Justis een VOG voor rechtspersonen (VOG RP) aan.", "4 tot 8 weken"),
    Kind.UITTREKSEL_KVK: ("Koop bij de KVK een digitaal uittreksel en stuur het bestand zoals u het kreeg.", "enkele minuten"),
    Kind.UITTREKSEL_UBO: (
        "Haal bij de KVK een uittreksel uit het UBO-register op. Staat u er nog niet in, geef dat dan eerst op.",
        "een dag; na een nieuwe opgave ongeveer 4 weken",
    ),
    Kind.HOOFDELIJKHEIDSVERKLARING: (
        "Laat alle deelnemers verklaren dat ieder hoofdelijk aansprakelijk is voor het geheel, en laat allen tekenen.",
        "enkele dagen",
    ),
    Kind.ONDERBOUWING: ("Beschrijf hoe u aan elke eis en elk criterium voldoet, met feiten, en bewaar de tekst als PDF.", "enkele dagen"),
    Kind.INSTEMMINGSVERKLARING: (
        "Vul de instemmingsverklaring van deze ronde in, met alle bijlagen, en onderteken haar digitaal.",
        "een dag",
    ),
    Kind.PROGNOSE: ("Vul het format voor de prognose van deze ronde in.", "een dag"),
    Kind.OVERZICHT_CLIENTONDERSTEUNERS: (
        "Maak een overzicht van uw cliëntondersteuners: hoeveel er zijn, en hoeveel daarvan lid zijn of in het beroepsregister staan.",
        "een dag",
    ),
    Kind.IMPLEMENTATIEPLAN: ("Maak een inwerk- en implementatieplan met de drie onderdelen en met datums.", "enkele dagen"),
}
"""What to do when a document is not there, and how long that usually takes."""

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

LONG = {Kind.VOG_RP: 56, Kind.UITTREKSEL_UBO: 28}
"""Days that a new document may take, where that is more than a few."""

MEND = {
    Reason.UNSIGNED: ("Laat het document ondertekenen door wie daarvoor bevoegd is.", "een dag"),
    Reason.NOT_FILLED_IN: ("Vul de open plekken in.", "een uur"),
    Reason.NOT_SEARCHABLE: (
        "Stuur het digitale bestand zelf, niet een scan. Bewaar eigen stukken als PDF vanuit het schrijfprogramma.",
        "een uur",
    ),
    Reason.UNREADABLE: (
        "Open het bestand zelf. Lukt dat niet, of vraagt het een wachtwoord, stuur dan een nieuw bestand zonder wachtwoord.",
        "een uur",
    ),
    Reason.UNAUTHORISED: (
        "Laat iemand tekenen die mag tekenen, of voeg een machtiging toe van wie dat volgens het KvK-uittreksel mag.",
        "een dag",
    ),
    Reason.WRONG_ENTITY: ("Stuur het document van de organisatie die zelf inschrijft.", "zo lang als een nieuw document"),
    Reason.CONTRADICTION: ("Zoek uit wat klopt en maak de documenten gelijk.", "een uur"),
    Reason.INCOMPLETE: ("Vul aan wat ontbreekt.", "een dag"),
    Reason.DOUBT: ("Lees het na. Maak het duidelijk in het document of in uw mail, of vraag het zorgkantoor.", "een uur"),
}
"""What to do with a document that is there but not good enough; other reasons ask for a new one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToDo:
    """One document, as the provider should read it."""

    rule: str
    name: str
    verdict: Verdict
    because: str
    todo: str  # what to do; "" when nothing
    takes: str  # how long that usually takes
    until: dt.date | None  # the last day on which the document found is young enough
    ages: str  # a warning when it will be too old on the closing day
    hurry: str = ""  # a warning when a new document may come too late

    @property
    def text(self) -> str:
        """The same as one line in a terminal."""
        line = f"{VERDICTS[self.verdict][0]} {self.name}: {self.because}"
        todo = self.todo and f"Doe dit: {self.todo} Dat duurt meestal {self.takes}."
        extra = [part for part in (todo, self.hurry, self.ages) if part]
        return "\n  ".join([line, *extra])


@dataclass(frozen=True, kw_only=True, slots=True)
class PrecheckPage:
    """Everything the template lays out."""

    region: RegionRow
    today: dt.date
    bid: Bid | None
    todos: tuple[ToDo, ...]
    criteria: tuple[tuple[RuleRow, CriterionRow], ...]
    points: tuple[str, ...]
    oldest_today: dt.date | None  # a document of before this day is too old today
    oldest_closing: dt.date | None
    bytes: int
    warning: str  # about the region as a whole; "" when there is none
    aged: tuple[str, ...]  # the documents that may not be too old, by name
    unruled: bool  # no requirement or criterion of this round was read

    @property
    def open(self) -> tuple[ToDo, ...]:
        """What may come too late first; for the rest in the order of the policy."""
        found = [line for line in self.todos if line.todo or line.ages]
        return tuple(sorted(found, key=lambda line: not line.hurry))


def precheck_lines(result: Result, region_id: str, *, today: dt.date) -> tuple[ToDo, ...]:
    """One line a rule that applies; without any document every rule is missing."""
    procedure = result.procedure
    found = _assessment(result, region_id)
    rules = {rule.code: rule for rule in procedure.rules}
    if found is None:
        left = (_closing_day(procedure) - today).days
        return tuple(_nothing(rule, left=left) for rule in procedure.rules if rule.group == "document" and rule.condition in _FIRST)
    rows = [row for row in found.documents if row.verdict is not Verdict.NOT_APPLICABLE]
    return tuple(_todo(result, row, rules[row.rule], today=today) for row in rows)


def precheck_frame(result: Result, region_id: str, *, today: dt.date) -> tuple[list[str], list[str]]:
    """What stands above and below the list in a terminal: for what, until when, to which mailbox, by which rules."""
    procedure = result.procedure
    region = next(row.name for row in procedure.regions if row.id == region_id)
    above = [f"Voortoets {procedure.office_name}, regio {region}, ronde {procedure.round}. Gerekend voor inschrijven op {day(today)}."]
    if today > _closing_day(procedure):
        above.append(f"Let op: de inschrijving sloot op {closing(procedure.closes)}. Wat daarna komt, telt niet mee.")
    found = _assessment(result, region_id)
    if warning := precheck_warning(result, region_id):
        above.append(f"Let op: {warning}")
    rows = found.criteria if found else ()
    proven = sum(row.support is Support.SUBSTANTIATED for row in rows)
    below = [f"Eisen en criteria: bij {proven} van {count(len(rows), 'punt', 'punten')} staan feiten in uw tekst; zie --pagina voor waar."]
    if _unruled(procedure):
        below = ["Eisen en criteria: die van deze ronde zijn niet gelezen, dus daarop is niet getoetst."]
    if procedure.unread_because:
        below.append(f"Deze ronde is niet volledig gelezen. {procedure.unread_because}")
    below += [f"Let op: {because}" for because in _points(found)]
    total = sum(row.size for message in result.messages for row in message.attachments if row.inside is None)
    below.append(f"Stuur alles {deadline(procedure.closes)} naar {procedure.mailbox}. Uw bestanden zijn samen {size(total)}.")
    below += [procedure.mailbox_doubt] if procedure.mailbox_doubt else []
    below.append(f"Regels: {result.receipt.round_sha256[:16]}; het zorgkantoor toetst met dezelfde regels als daar dezelfde code staat.")
    return above, below


def precheck_page(result: Result, region_id: str, *, today: dt.date) -> str:
    """One self-contained HTML page."""
    procedure = result.procedure
    found = _assessment(result, region_id)
    rules = {rule.code: rule for rule in procedure.rules}
    page = PrecheckPage(
        region={row.id: row for row in procedure.regions}[region_id],
        today=today,
        bid=result.bids[0] if result.bids else None,
        todos=precheck_lines(result, region_id, today=today),
        criteria=tuple((rules[row.rule], row) for row in found.criteria) if found else (),
        points=_points(found),
        oldest_today=_oldest(procedure, today),
        oldest_closing=_oldest(procedure, _closing_day(procedure)),
        bytes=sum(row.size for message in result.messages for row in message.attachments if row.inside is None),
        warning=precheck_warning(result, region_id),
        aged=tuple(PIECES[kind] for kind in procedure.age_kinds),
        unruled=_unruled(procedure),
    )
    return render("precheck.html", page=page, result=result, total=size(page.bytes))


def _assessment(result: Result, region_id: str) -> Assessment | None:
    return next((row for row in result.assessments if row.region == region_id), None)


def precheck_warning(result: Result, region_id: str) -> str:
    """What stands in the way of a bid in this region as a whole: a region that is closed, or may be; "" when nothing does."""
    found = _assessment(result, region_id)
    if found is None or found.standing not in (Standing.REGION_CLOSED, Standing.PENDING):
        return ""
    return found.standing_because.removeprefix("Op tijd ontvangen.").strip()


def _unruled(procedure: Procedure) -> bool:
    return all(rule.group == "document" for rule in procedure.rules)


_OF_THE_MAIL = frozenset({"mail_beschadigd", "ontvangst_onzeker", "mailbox_anders", "overeenkomst_nakijken"})
"""Points about how a mail came in, or that the office looks up: beforehand there is none yet."""


def _points(found: Assessment | None) -> tuple[str, ...]:
    return tuple(point.because for point in found.points if point.code not in _OF_THE_MAIL) if found else ()


def _nothing(rule: RuleRow, *, left: int) -> ToDo:
    kind = CODES.get(rule.code, Kind.OVERIG)
    how, takes = HOW.get(kind, (rule.says, "enkele dagen"))
    return ToDo(
        rule=rule.code,
        name=rule.name,
        verdict=Verdict.NOT_MET,
        because="Niet gevonden.",
        todo=how,
        takes=takes,
        until=None,
        ages="",
        hurry=_hurry(kind, left=left),
    )


def _closing_day(procedure: Procedure) -> dt.date:
    """The day of closing as a Dutch calendar shows it."""
    return procedure.closes.astimezone(AMSTERDAM).date()


def _todo(result: Result, row: DocumentRow, rule: RuleRow, *, today: dt.date) -> ToDo:
    anew = row.reason not in MEND
    how, takes = HOW.get(row.kind, (rule.says, "enkele dagen")) if anew else MEND[row.reason]
    days = _until(result, row)
    until = (min if row.members else max)(days, default=None)  # of each participant the document must be young enough
    closes = _closing_day(result.procedure)
    fine = row.verdict is Verdict.MET
    ages = ""
    if fine and until and today <= until < closes:
        ages = f"Let op: na {day(until)} is dit document te oud. Schrijft u later in, zorg dan voor een nieuw document."
    return ToDo(
        rule=row.rule,
        name=rule.name,
        verdict=row.verdict,
        because=row.because,
        todo="" if fine else how,
        takes=takes,
        until=until,
        ages=ages,
        hurry="" if fine or not anew else _hurry(row.kind, left=(closes - today).days),
    )


def _hurry(kind: Kind, *, left: int) -> str:
    """A warning when a new document of this kind may not come before the closing day."""
    if not 0 <= left < LONG.get(kind, 0):
        return ""
    days = {0: "vandaag is de laatste dag", 1: "tot de sluiting is er nog 1 dag"}.get(left, f"tot de sluiting zijn er nog {left} dagen")
    return f"Begin nu: {days}. Komt het niet op tijd, vraag het zorgkantoor dan vóór de sluiting wat u kunt doen."


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

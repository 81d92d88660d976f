"""`toetssteen bezwaar`: put an objection or the answer to it on record, correct one, or see them all with what they are against."""

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checklist.finding import Result
from intake.originals import Originals, sha256_of
from reports.clock import Deadline
from reports.complaint import Answer, Complaint, Upheld, in_time
from reports.decision import EVERYWHERE, Outcome, Ruling
from templates.wording import OUTCOMES, UPHELD, decided_day, recorded_later, spoken, weekday
from toetssteen.case import Case
from toetssteen.chain import Draft, Kind
from toetssteen.choosing import alone, bid_named, past, second, second_arguments, today
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.enclosed import enclosed, may_keep
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.objections import Objections, answer_draft, answered_by, attacked_rulings, complaint_of, confirmation, objection_draft
from toetssteen.progress import show
from toetssteen.recorded import Recorded
from toetssteen.removed import lost
from toetssteen.sitting import Sitting, sitting
from toetssteen.state import State, remarks_of
from toetssteen.state_pages import terms_of
from toetssteen.upheld import left_standing
from toetssteen.ways import Way, given, keep_to

_OBJECTION = frozenset({"inschrijver", "ontvangen", "tegen", "toch", "punt", "bestand", "door"})
_ANSWER = frozenset({"beantwoord", "uitkomst", "antwoord", "op", "bestand", "door"})
_CORRECTS = frozenset({"vervangt", "reden"})
_LIST = Way(name="het bekijken van alle bezwaren (--lijst)", takes=frozenset({"lijst"}))
_NEW = Way(name="een nieuw bezwaar", takes=_OBJECTION)
_NEW_ANSWER = Way(name="een antwoord (--beantwoord)", takes=_ANSWER)
_CORRECTED = Way(name="de verbetering van een bezwaar (--vervangt)", takes=_OBJECTION | _CORRECTS)
_ANSWER_CORRECTED = Way(name="de verbetering van een antwoord (--vervangt)", takes=_ANSWER | _CORRECTS)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: toon alle bezwaren")
    parser.add_argument("--lijst", action="store_true", help="toon alle bezwaren, op volgorde")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="wie bezwaar maakt: KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--ontvangen", type=a_day, metavar="DATUM", help="de dag waarop het bezwaar is ontvangen")
    parser.add_argument(
        "--tegen",
        type=int,
        action="append",
        default=[],
        metavar="NUMMER",
        help="het besluit waartegen, ook de keuze voor een ander; mag vaker",
    )
    parser.add_argument("--toch", action="store_true", help="het bezwaar kwam echt vóór het besluit waartegen het is")
    parser.add_argument("--punt", action="append", default=[], metavar="TEKST", help="een punt dat de bezwaarmaker noemt; mag vaker")
    parser.add_argument("--beantwoord", type=int, metavar="NUMMER", help="leg het antwoord op dit bezwaar vast")
    parser.add_argument("--uitkomst", type=Upheld, choices=list(Upheld), metavar="UITKOMST", help=", ".join(Upheld))
    parser.add_argument("--antwoord", action="append", default=[], metavar="TEKST", help="het antwoord op elk punt, op volgorde")
    parser.add_argument(
        "--op", type=a_day, metavar="DATUM", help="de dag van het antwoord; bij --bevestig of --weiger de dag daarvan, anders vandaag"
    )
    parser.add_argument("--bestand", type=Path, metavar="BESTAND", help="de brief of mail; een kopie wordt bewaard")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit vastlegt of antwoordt")
    parser.add_argument(
        "--vervangt",
        type=int,
        metavar="NUMMER",
        help="het bezwaar of het antwoord dat u verbetert (met --reden en --door); wat u niet opgeeft, blijft zoals het was",
    )
    parser.add_argument(
        "--reden", default="", metavar="TEKST", help="waarom u het bezwaar of het antwoord verbetert, of het antwoord weigert"
    )
    second_arguments(parser, what="dit antwoord op een bezwaar")


def _run(options: argparse.Namespace) -> int:
    with sitting(options.zaak) as table:
        on = past(options.op, "--op", table.found.result) if _looks(options) else None
        looked = second(options, table.register, Kind.ANSWER, on=on or today())
        if looked:
            alone(options, *sorted({"lijst", "vervangt", *_OBJECTION, *_ANSWER} - {"door", "op"}))
        else:
            keep_to(_way(options, _known(table.now)), options)
        letter = None if looked else enclosed(options.bestand)
        if looked:
            wanted: Draft | None = confirmation(looked[0], _known(table.now), looked[1])
        else:
            wanted = None if options.lijst else _wanted(options, table, file=sha256_of(letter) if letter else "")
        if wanted is None:
            return _all(table.now, table.found.result)
        if letter:
            may_keep(_bid_of(wanted, table.now), table.now.removed)
            Originals(table.case.originals).put(letter)
        entry, folder = table.put(wanted, given=sha256_of(letter) if letter else "")
    known = _known(table.now)
    show(" ".join(filter(None, (f"Vastgelegd onder nummer {entry.number}.", lost(entry)))))
    number = int(entry.subject) if entry.kind in (Kind.CONFIRMATION, Kind.REFUSAL) else entry.number
    one = answered_by(number, known) or complaint_of(number, known)
    _one(one, table.now, table.found.result)
    _next(one, table.case)
    show(f"Alles bij elkaar: {folder / 'besluiten.html'}")
    return GAPS if one.is_open or left_standing(one, table.now.rulings) else DONE


def _looks(options: argparse.Namespace) -> bool:
    """Does a second person say something of an answer?"""
    return options.bevestig is not None or options.weiger is not None


def _bid_of(wanted: Draft, now: State) -> str:
    """Whose objection it is, or to whose objection this is the answer."""
    return wanted.subject if wanted.kind is Kind.OBJECTION else complaint_of(int(wanted.subject), _known(now)).bid


def _known(now: State) -> Objections:
    return Objections(standing=now.complaints, replaced=now.corrected)


def _way(options: argparse.Namespace, known: Objections) -> Way:
    """How the command is used here; UsageError when that cannot be told."""
    corrected = answered_by(options.vervangt, known) if options.vervangt is not None else None
    if options.lijst:
        return _LIST
    if corrected and options.beantwoord not in (None, corrected.number):
        raise UsageError(f"Antwoord {options.vervangt} is van bezwaar {corrected.number}, niet van {options.beantwoord}. Welk bedoelt u?")
    if options.beantwoord is not None or corrected:
        return _NEW_ANSWER if options.vervangt is None else _ANSWER_CORRECTED
    if options.vervangt is not None:
        return _CORRECTED
    if options.inschrijver:
        return _NEW
    if told := [f"--{name}" for name in given(options)]:
        raise UsageError(
            f"Noem met --inschrijver wie bezwaar maakt, of met --beantwoord op welk bezwaar dit het antwoord is. "
            f"Bij {spoken(told)} hoort een van die twee, of --vervangt. Zonder opties ziet u alle bezwaren."
        )
    return _LIST


def _wanted(options: argparse.Namespace, table: Sitting, *, file: str) -> Draft | None:
    """The entry that is asked for; None when somebody only wants to look. `file` is the digest of the letter, "" without one."""
    now, found = table.now, table.found
    known = _known(now)
    answered = answered_by(options.vervangt, known) if options.vervangt is not None else None
    if options.beantwoord is not None or answered:
        one = answered or complaint_of(options.beantwoord, known)
        asked = table.case.settings.besluiten.twee_personen or any(each.needs_second for each in attacked_rulings(one, now.rulings))
        return answer_draft(one.number, replace(_answer(options, one, found, file=file), needs_second=asked), known)
    if options.vervangt is not None:
        return objection_draft(
            _corrected(options, complaint_of(options.vervangt, known), found, file=file), now.rulings, known, early=options.toch
        )
    if not options.inschrijver:
        return None
    if options.ontvangen is None:
        raise UsageError("Noem met --ontvangen de dag waarop het bezwaar is ontvangen, zoals 2026-09-25.")
    past(options.ontvangen, "--ontvangen", found.result)
    complaint = Complaint(
        number=0,
        bid=bid_named(found.result, options.inschrijver, found.gone).id,
        received=options.ontvangen,
        against=tuple(options.tegen),
        arguments=tuple(options.punt),
        by=options.door,
        file=file,
    )
    near = _near(complaint.bid, now.rulings, found.result)
    far = [one.number for one in now.rulings if one.number in complaint.against and one.outcome is Outcome.SELECTED and one not in near]
    if far:
        raise UsageError(f"Besluit {far[0]} gaat over een regio waarvoor deze inschrijver niet inschreef. Kijk het nummer na.")
    return objection_draft(complaint, near, known, early=options.toch)


def _near(bid: str, rulings: Sequence[Ruling], result: Result) -> tuple[Ruling, ...]:
    """Decisions on this bid, and on others for a region that it bid for: who objects to the choice for another competed there."""
    regions = {one.id: set(one.regions) for one in result.bids}

    def there(one: Ruling) -> set[str]:
        return regions.get(one.bid, set()) if one.region == EVERYWHERE else {one.region}

    return tuple(one for one in rulings if one.bid == bid or there(one) & regions[bid])


def _answer(options: argparse.Namespace, one: Complaint, found: Recorded, *, file: str) -> Answer:
    """As asked; what is not said of a correction stays as it was."""
    before = (one.proposed or one.answer) if options.vervangt is not None else None
    outcome: Upheld | None = options.uitkomst or (before.outcome if before else None)
    on: dt.date | None = options.op or (before.on if before else None)
    if outcome is None or on is None:
        raise UsageError("Bij een antwoord horen --uitkomst en --op (de dag van het antwoord).")
    past(on, "--op", found.result, since=one.received)
    return Answer(
        number=0,
        outcome=outcome,
        on=on,
        by=options.door,
        texts=tuple(options.antwoord) or (before.texts if before else ()),
        file=file or (before.file if before else ""),
        replaces=options.vervangt,
        reason=options.reden,
    )


def _corrected(options: argparse.Namespace, before: Complaint, found: Recorded, *, file: str) -> Complaint:
    """The objection as it should have been; what is not said stays as it was."""
    bid = bid_named(found.result, options.inschrijver, found.gone).id if options.inschrijver else before.bid
    return Complaint(
        number=0,
        bid=bid,
        received=past(options.ontvangen, "--ontvangen", found.result) or before.received,
        against=tuple(options.tegen) or (before.against if bid == before.bid else ()),
        arguments=tuple(options.punt) or before.arguments,
        by=options.door,
        file=file or before.file,
        replaces=before.number,
        reason=options.reden,
    )


def _all(now: State, result: Result) -> int:
    """Every objection, in order; GAPS while one waits for an answer."""
    for one in now.complaints:
        _one(one, now, result)
    if not now.complaints:
        show("Er is nog geen bezwaar vastgelegd.")
    return GAPS if any(one.is_open for one in now.complaints) else DONE


def _one(one: Complaint, now: State, result: Result) -> None:
    """One objection: what it is against, each argument with its answer, and the days that run from it."""
    bid = next((bid for bid in result.bids if bid.id == one.bid), None)
    terms = terms_of(result, now, one, bid.regions if bid else ())
    received = weekday(one.received) + recorded_later(one.received, one.recorded)
    show(f"Bezwaar {one.number} van {bid.name if bid else one.bid}, ontvangen op {received}. {in_time(one.received, terms)}")
    show(f"  Vastgelegd door {one.by}.")
    names = {row.id: row.name for row in result.procedure.regions} | {EVERYWHERE: "alle regio's"}
    bids = {each.id: each.name for each in result.bids}
    for ruling in (each for each in now.rulings if each.number in one.against):
        whose = "" if ruling.bid == one.bid else f", over {bids.get(ruling.bid, ruling.bid)}"
        show(f"  Tegen {_against(ruling, names)}{whose}.")
    if not one.against:
        show("  Tegen welk besluit is niet vastgelegd.")
    for number, (argument, answer) in enumerate(one.pairs, start=1):
        show(f"  {number}. {argument}")
        if answer:
            show(f"     Antwoord: {answer}")
    if one.answer:
        on = weekday(one.answer.on) + recorded_later(one.answer.on, one.answer.recorded)
        show(f"  {UPHELD[one.answer.outcome]}: antwoord {one.answer.number} van {one.answer.by}, {on}.")
    _days(one, terms)
    for said in remarks_of(one, now):
        show(f"  {said}")


def _next(one: Complaint, case: Case) -> None:
    """What a second person, or who answers, does now."""
    if one.proposed and one.proposed.waits:
        number = one.proposed.number
        show(f"Dit antwoord telt pas als een ander het bevestigt: toetssteen bezwaar --zaak {case.folder} --bevestig {number} --door NAAM")
        show("Is die ander het er niet mee eens? Dan met --weiger in plaats van --bevestig, en met --reden waarom.")
    elif one.proposed:
        show(f"Opnieuw antwoorden kan met --vervangt {one.proposed.number} --reden TEKST. De weigering blijft zichtbaar.")


def _days(one: Complaint, terms: Sequence[Deadline]) -> None:
    """What runs now: until when it must be answered, or somebody can go to court."""
    for term in terms:
        if term.code == "antwoord" and one.answer is None and term.last >= one.received:
            said = "Te laat: dat moest uiterlijk" if today() > term.last else "Uiterlijk"
            show(f"  Nog niet beantwoord. {said} op {weekday(term.last)} ({term.source.clause}).")
        elif term.code == "antwoord" and one.answer is None:
            passed = f"{weekday(term.last)} ({term.source.clause}), was al voorbij toen dit bezwaar kwam"
            show(f"  Nog niet beantwoord. De dag die het beleid voor het antwoord noemt, {passed}.")
        if term.code == "rechter" and one.answer and one.answer.outcome is not Upheld.WITHDRAWN:
            show(f"  Naar de rechter kan tot en met {weekday(term.last)}: {term.how} ({term.source.clause}).")
    if one.answer is None and not any(term.code == "antwoord" for term in terms):
        show("  Nog niet beantwoord.")
    if one.answer and one.is_open:
        show(f"  Nog niet op elk punt is geantwoord. Geef bij elk punt een --antwoord, met --vervangt {one.answer.number} en --reden.")


def _against(ruling: Ruling, names: dict[str, str]) -> str:
    what = "de hele inschrijving" if ruling.part == EVERYWHERE else ruling.part
    when, where = decided_day(ruling.on, ruling.at), names.get(ruling.region, ruling.region)
    said = f"besluit {ruling.number} van {when}: {OUTCOMES[ruling.outcome]}, {what}, {where}"
    return f"{said}; intussen vervangen door besluit {ruling.replaced_by}" if ruling.replaced_by else said


COMMAND = Command(
    name="bezwaar",
    summary="Leg een bezwaar of het antwoord erop vast, of bekijk alle bezwaren.",
    arguments=_arguments,
    run=_run,
)

"""`toetssteen bezwaar`: put an objection or the answer to it on record, or see them all."""

import argparse
from pathlib import Path

from intake.originals import Originals
from reports.complaint import Answer, Complaint, Upheld, in_time
from reports.decision import EVERYWHERE
from templates.wording import UPHELD, day
from toetssteen.case import Case, open_case
from toetssteen.chain import Draft
from toetssteen.choosing import bid_named, past
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.objections import answer_draft, objection_draft
from toetssteen.progress import show
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.state import State, state, terms_of, written

LARGEST = 50_000_000  # bytes of a letter


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: toon alle bezwaren")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="wie bezwaar maakt: KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--ontvangen", type=a_day, metavar="DATUM", help="de dag waarop het bezwaar is ontvangen")
    parser.add_argument("--tegen", type=int, action="append", default=[], metavar="NUMMER", help="het besluit waartegen; mag vaker")
    parser.add_argument("--punt", action="append", default=[], metavar="TEKST", help="een punt dat de bezwaarmaker noemt; mag vaker")
    parser.add_argument("--beantwoord", type=int, metavar="NUMMER", help="leg het antwoord op dit bezwaar vast")
    parser.add_argument("--uitkomst", type=Upheld, choices=list(Upheld), metavar="UITKOMST", help=", ".join(Upheld))
    parser.add_argument("--antwoord", action="append", default=[], metavar="TEKST", help="het antwoord op elk punt, op volgorde")
    parser.add_argument("--op", type=a_day, metavar="DATUM", help="de dag van het antwoord")
    parser.add_argument("--bestand", type=Path, metavar="BESTAND", help="de brief of mail; een kopie wordt bewaard")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit vastlegt of antwoordt")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        before = state(case, list(register.entries()), found.result)
        wanted = _wanted(options, before, found, case)
        if wanted is not None:
            number = register.entered([wanted])[0].number
            before = state(case, list(register.entries()), found.result)
            folder = written(case, register, found, before)
            show(f"Vastgelegd onder nummer {number}. Alles bij elkaar: {folder / 'besluiten.html'}")
    return _shown(before, found)


def _wanted(options: argparse.Namespace, before: State, found: Recorded, case: Case) -> Draft | None:
    if options.beantwoord is not None:
        if options.uitkomst is None or options.op is None:
            raise UsageError("Bij een antwoord horen --uitkomst en --op (de dag van het antwoord).")
        received = next((one.received for one in before.complaints if one.number == options.beantwoord), None)
        past(options.op, "--op", found.result, since=received)
        answer = Answer(
            number=0, outcome=options.uitkomst, on=options.op, by=options.door, texts=tuple(options.antwoord), file=_kept(options, case)
        )
        return answer_draft(options.beantwoord, answer, before.complaints)
    if not options.inschrijver:
        return None
    if options.ontvangen is None:
        raise UsageError("Noem met --ontvangen de dag waarop het bezwaar is ontvangen, zoals 2026-09-25.")
    past(options.ontvangen, "--ontvangen", found.result)
    complaint = Complaint(
        number=0,
        bid=bid_named(found.result, options.inschrijver).id,
        received=options.ontvangen,
        against=tuple(options.tegen),
        arguments=tuple(options.punt),
        by=options.door,
        file=_kept(options, case),
    )
    return objection_draft(complaint, before.rulings)


def _kept(options: argparse.Namespace, case: Case) -> str:
    """The file as an original of the case; "" without one."""
    if options.bestand is None:
        return ""
    if not options.bestand.is_file() or options.bestand.stat().st_size > LARGEST:
        raise UsageError(f"{options.bestand} is er niet, is geen bestand of is groter dan {LARGEST // 1_000_000} MB.")
    return Originals(case.originals).put(options.bestand.read_bytes())


def _shown(now: State, found: Recorded) -> int:
    """Every objection; GAPS while one waits for an answer."""
    bids = {bid.id: bid for bid in found.result.bids}
    for one in now.complaints:
        bid = bids.get(one.bid)
        timely = in_time(one.received, terms_of(found.result, now, one, bid.regions if bid else (EVERYWHERE,)))
        show(f"Bezwaar {one.number} van {bid.name if bid else one.bid}, ontvangen op {day(one.received)}. {timely}")
        for number, argument in enumerate(one.arguments, start=1):
            show(f"  {number}. {argument}")
        answer = one.answer
        show(f"  {UPHELD[answer.outcome]}, {answer.by}, {day(answer.on)}." if answer else "  Nog niet beantwoord.")
    if not now.complaints:
        show("Er is nog geen bezwaar vastgelegd.")
    return GAPS if any(one.answer is None for one in now.complaints) else DONE


COMMAND = Command(
    name="bezwaar",
    summary="Leg een bezwaar of het antwoord erop vast, of bekijk alle bezwaren.",
    arguments=_arguments,
    run=_run,
)

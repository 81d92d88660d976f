"""`toetssteen opruimen`: which files may go because their period is over; with `--doe` they go, and the register says so."""

import argparse
import datetime as dt
import os
from pathlib import Path

from checklist.finding import Result
from intake.originals import Originals
from reports.decision import EVERYWHERE
from templates.wording import day
from toetssteen.answers import reader_key
from toetssteen.case import Case, CaseError, open_case
from toetssteen.chain import Draft, Kind
from toetssteen.choosing import bid_named
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.pipeline import publish
from toetssteen.progress import Progress, show, show_table
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.recording import answers_of, keep, last_assignment, outcome
from toetssteen.register import Register
from toetssteen.removal import carried_out, papers, removals, remove_papers
from toetssteen.retention import Keeping, asked_without, keepings, without
from toetssteen.stages import LIMITS, Desk
from toetssteen.state import state, written


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder --doe wordt niets verwijderd")
    parser.add_argument("--op", type=a_day, metavar="DATUM", help="welke dag het is; anders vandaag")
    parser.add_argument("--doe", action="store_true", help="verwijder wat mag; dit kan niet ongedaan worden gemaakt")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit doet; nodig bij --doe, --vasthouden en --vrijgeven")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="alleen deze inschrijver")
    parser.add_argument("--vasthouden", default="", metavar="REDEN", help="verwijder voorlopig niets, bijvoorbeeld om een kort geding")
    parser.add_argument("--vrijgeven", default="", metavar="REDEN", help="houd niet langer vast")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    today: dt.date = options.op or dt.date.today()  # noqa: DTZ011  # the day of the person at the keyboard
    if options.vasthouden and options.vrijgeven:
        raise UsageError("Kies: --vasthouden of --vrijgeven. Samen kan niet.")
    if (options.doe or options.vasthouden or options.vrijgeven) and options.op and options.op > dt.date.today():  # noqa: DTZ011  # idem
        raise UsageError(f"--op {options.op} ligt in de toekomst. Daarmee kunt u vooruitkijken, maar niets verwijderen of vastleggen.")
    if (options.doe or options.vasthouden or options.vrijgeven) and not options.door.strip():
        raise UsageError("Noem met --door wie dit doet.")
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        _hold(options, register, found, today)
        rows = _rows(options, case, register, found)
        due = [row for row in rows if row.is_due(today)]
        _table(rows, today)
        if options.doe:
            _do(case, register, due, body=(today, options.door))
        elif due:
            show("Er is nog niets verwijderd. Met --doe --door NAAM gebeurt dat. Het kan niet ongedaan worden gemaakt.")
    return DONE


def _hold(options: argparse.Namespace, register: Register, found: Recorded, today: dt.date) -> None:
    subject = bid_named(found.result, options.inschrijver).id if options.inschrijver else EVERYWHERE
    for kind, reason in ((Kind.HOLD, options.vasthouden), (Kind.RELEASE, options.vrijgeven)):
        if reason:
            register.record([Draft(kind=kind, subject=subject, body={"reden": reason, "door": options.door, "op": today.isoformat()})])
            show(f"Vastgelegd: {'vasthouden' if kind is Kind.HOLD else 'vrijgeven'}, {reason}.")


def _rows(options: argparse.Namespace, case: Case, register: Register, found: Recorded) -> list[Keeping]:
    entries = list(register.entries())
    rows = keepings(found.result, state(case, entries, found.result), entries, case.settings.bewaren)
    only = bid_named(found.result, options.inschrijver).id if options.inschrijver else ""
    return [row for row in rows if not only or row.bid.id == only]


def _table(rows: list[Keeping], today: dt.date) -> None:
    told = [(row.bid.name, day(row.until) if row.until else "–", "mag weg" if row.is_due(today) else "blijft", row.because) for row in rows]
    show_table(f"Bewaren, op {day(today)}", ("inschrijver", "bewaren tot en met", "", "waarom"), told)


def _do(case: Case, register: Register, due: list[Keeping], *, body: tuple[dt.date, str]) -> None:
    """First what was cut off before, then what is due now."""
    carried_out(case, register.entries())
    if not due:
        show("Er is niets dat weg mag.")
        return
    today, person = body
    found, before = recorded_in(register, case), last_assignment(case, register)
    if before is None:
        raise CaseError("Er is niet bewaard wat er gevraagd was. Voer `toetssteen controleer` uit.")
    gone = [row.bid for row in due]
    left, mails = without(found.result, gone, today=today)
    asked = asked_without(before, mails, today=today)
    entries = list(register.entries())
    keep(asked, left, case=case, trust=case.trust(), round_files=())
    head = register.record([*outcome(left, asked)])
    reason = "; ".join(dict.fromkeys(row.because for row in due))
    told = {"reden": reason, "door": person, "op": today.isoformat(), "inschrijvers": sorted(bid.id for bid in gone)}
    register.record([*removals(entries, mails, body=told)])
    count = carried_out(case, register.entries()) + remove_papers(papers(case, entries, gone))
    folder = _reports(case, register, left, head)
    show(f"{count} bestanden zijn verwijderd. Van elk blijven het controlegetal en de reden in het register staan.")
    show(f"Rapporten zonder deze inschrijvers: {folder / 'index.html'}")


def _reports(case: Case, register: Register, left: Result, head: str) -> Path:
    """The edition of every report without those bidders."""
    key = reader_key(case.trust(), LIMITS)
    desk = Desk(
        originals=Originals(case.originals),
        progress=Progress(quiet=True),
        workers=os.cpu_count() or 1,
        trust=case.trust(),
        answers=answers_of(case, register, key),
    )
    folder = publish(left, case=case, register=register, head=head, desk=desk)
    fresh = recorded_in(register, case)
    written(case, register, fresh, state(case, list(register.entries()), fresh.result))
    return folder


COMMAND = Command(
    name="opruimen",
    summary="Zie welke stukken weg mogen omdat de bewaartermijn voorbij is, en verwijder ze.",
    arguments=_arguments,
    run=_run,
)

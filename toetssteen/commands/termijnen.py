"""`toetssteen termijnen`: put on record when the outcome was made known, correct or confirm that, and see every last day."""

import argparse
from pathlib import Path

from checklist.finding import Result
from intake.originals import Originals, sha256_of
from reports.clock import passed_by
from reports.decided import decided_page
from templates.wording import count, spoken, weekday
from toetssteen.announcements import Announcing, announcement, confirmation, withdrawal
from toetssteen.case import Case, open_case
from toetssteen.chain import Draft, Kind
from toetssteen.choosing import alone, past, region_of_office, second, second_arguments, today
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.enclosed import enclosed
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.progress import show, show_table
from toetssteen.reason import TOLD
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.removed import carried, lost
from toetssteen.schedule import Line, Plan, loose, named, plans, unannounced, where
from toetssteen.sitting import say_missing
from toetssteen.state import State, history_of, refused_words, state, withdrawals, withdrawn_words
from toetssteen.state_pages import kept, written


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: toon alle termijnen")
    parser.add_argument("--bekendgemaakt", type=a_day, metavar="DATUM", help="leg vast op welke dag de uitslag bekend is gemaakt")
    parser.add_argument("--regio", default="", metavar="REGIO", help="alleen voor deze regio; zonder, of met alle: voor alle regio's")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit vastlegt of bevestigt")
    parser.add_argument("--vervangt", type=int, metavar="NUMMER", help="de bekendmaking die u verbetert (met --reden)")
    parser.add_argument(
        "--trek-in", type=int, metavar="NUMMER", help="de bekendmaking die er niet was (met --reden en --door); er komt niets in de plaats"
    )
    parser.add_argument(
        "--reden", default="", metavar="TEKST", help="waarom u de bekendmaking verbetert, intrekt of weigert; kan in een bewijspakket komen"
    )
    parser.add_argument("--bestand", type=Path, metavar="BESTAND", help="wat is verstuurd of geplaatst; een kopie wordt bewaard")
    parser.add_argument(
        "--op", type=a_day, metavar="DATUM", help="bij --bevestig of --weiger: de dag waarop die ander dat deed; anders vandaag"
    )
    second_arguments(parser, what="deze bekendmaking")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        entries = list(register.entries())
        say_missing(case, entries)
        now = state(case, entries, found.result)
        looked = second(options, register, Kind.ANNOUNCEMENT, on=past(options.op, "--op", found.result) or today())
        sent = None if looked else enclosed(options.bestand)
        if looked:
            alone(options, "bekendgemaakt", "regio", "vervangt", "bestand", "trek_in")
            wanted: Draft | None = confirmation(looked[0], now.announcements, looked[1])
        elif options.op:
            raise UsageError(_NO_DAY)
        elif options.trek_in is not None:
            wanted = _withdrawn(options, now, case)
        else:
            wanted = _wanted(options, now, found, case, file=sha256_of(sent) if sent else "")
        if wanted is not None:
            if sent:
                Originals(case.originals).put(sent)
            (entry,) = register.entered([carried(wanted, now.gone, given=sha256_of(sent) if sent else "")])
            now = state(case, list(register.entries()), found.result)
            for said in filter(None, (lost(entry), TOLD if options.reden.strip() else "")):
                show(said)
        folder = written(case, register, found, now) if wanted or options.bekendgemaakt else None
    if options.bekendgemaakt or options.bevestig is not None:
        _warned(found.result, now)
    _shown(found.result, now, case)
    if folder:
        calendar = folder / "termijnen.ics"
        show(f"Voor uw agenda: {calendar}" if calendar.is_file() else f"Alle besluiten: {folder / 'besluiten.html'}")
    return GAPS if any(one.waits or one.dropped for one in now.announcements) else DONE


_NO_DAY = (
    "--op is de dag van een bevestiging of weigering: het hoort bij --bevestig of --weiger. De dag van de bekendmaking noemt u met "
    "--bekendgemaakt. Er is niets vastgelegd."
)


def _wanted(options: argparse.Namespace, now: State, found: Recorded, case: Case, *, file: str) -> Draft | None:
    """The entry that is asked for; None when somebody only wants to look, or when it stands there already."""
    if options.bekendgemaakt is None:
        if options.vervangt is not None:
            raise UsageError("Noem met --bekendgemaakt de goede dag. Die komt in de plaats van de oude.")
        if options.bestand is not None:
            raise UsageError("Bij --bestand hoort --bekendgemaakt: de dag waarop dit is verstuurd of geplaatst.")
        return None
    past(options.bekendgemaakt, "--bekendgemaakt", found.result)
    wish = Announcing(
        on=options.bekendgemaakt,
        by=options.door,
        region=region_of_office(found.result, options.regio),
        replaces=options.vervangt,
        reason=options.reden,
        two_persons=case.settings.two_announce,
        file=file,
    )
    return announcement(wish, now.announcements, now.rulings)


def _withdrawn(options: argparse.Namespace, now: State, case: Case) -> Draft:
    """The entry that takes back an announcement."""
    given = [f"--{name}" for name in ("bekendgemaakt", "regio", "vervangt", "bestand") if getattr(options, name)]
    if given:
        raise UsageError(f"Bij --trek-in kan {spoken(given)} niet: er komt niets in de plaats. Laat dat weg.")
    asked = case.settings.two_announce
    wish = Announcing(on=today(), by=options.door, replaces=options.trek_in, reason=options.reden, two_persons=asked)
    return withdrawal(wish, now.announcements)


def _warned(result: Result, now: State) -> None:
    undecided = decided_page(result, kept(result, now)).undecided
    if undecided:
        said = count(len(undecided), "inschrijving", "inschrijvingen")
        show(f"Let op: over {said} is nog niet beslist, zoals {undecided[0][0]} in {undecided[0][1]}.")


def _shown(result: Result, now: State, case: Case) -> None:
    """Every announcement with its days as they stand today."""
    for plan in plans(result, now):
        one = plan.announced
        rows = [_row(plan, line) for line in plan.lines]
        title = f"Bekendgemaakt op {one.told_day}, {where(one, result)} (nummer {one.number})"
        show_table(title, ("termijn", "laatste dag", "stand", "hoe gerekend", "bepaling"), rows)
        passed = passed_by(result.procedure, announced=one.on)
        for said in (*history_of(one, now), *passed):
            show(said)
        for said in plan.waits:
            show(f"{said[:1].upper()}{said[1:]}.")
        if not (plan.lines or passed):
            show("De tekst van deze ronde noemt geen termijnen.")
        elif any(line.term.safe for line in plan.lines):
            show("* op tijd in elke lezing")
    for complaint in unannounced(result, now):
        show(f"Bezwaar {complaint.number} ({named(complaint, result)}): van het besluit staat nog niet vast wanneer het bekend is gemaakt.")
    for line in loose(result, now):
        show(f"  {line.name}: uiterlijk {weekday(line.term.last)}, {line.term.how} ({line.term.source.clause}). {line.done}.")
    _unsettled(result, now, case)
    if not any(one.replaced_by is None and not one.withdrawn for one in now.announcements):
        show("Nog niet vastgelegd wanneer de uitslag bekend is gemaakt. Gebruik --bekendgemaakt DATUM --door NAAM.")


def _unsettled(result: Result, now: State, case: Case) -> None:
    """What was withdrawn, and what waits for a second person or was refused by one."""
    for old, one in withdrawals(now):
        show(withdrawn_words(old, one))
        if one.waits:
            show(f"  toetssteen termijnen --zaak {case.folder} --bevestig {one.number} --door NAAM")
            show("  Niet eens? Dan met --weiger in plaats van --bevestig, en met --reden waarom.")
    for one in now.announcements:
        if one.waits and not one.withdrawn:
            show(f"Bekendmaking {one.number} van {one.told_day}, voor {where(one, result)}, telt pas als een ander die bevestigt:")
            show(f"  toetssteen termijnen --zaak {case.folder} --bevestig {one.number} --door NAAM")
            show("  Niet eens? Dan met --weiger in plaats van --bevestig, en met --reden waarom.")
        elif one.dropped and one.refused:
            show(f"Bekendmaking {one.number} van {one.told_day}, voor {where(one, result)}, is {refused_words(one.refused)}")
            show(f"  Opnieuw vastleggen kan met --bekendgemaakt DATUM --vervangt {one.number} --reden TEKST --door NAAM.")


def _row(plan: Plan, line: Line) -> tuple[str, ...]:
    term = line.term
    last = weekday(term.last) + (" *" if term.safe else "")
    return line.name, last, plan.standing(line, today=today()), term.how, term.source.clause


COMMAND = Command(
    name="termijnen",
    summary="Leg vast wanneer de uitslag bekend is gemaakt, en zie tot wanneer bezwaar kan.",
    arguments=_arguments,
    run=_run,
)

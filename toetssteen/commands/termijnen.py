"""`toetssteen termijnen`: put on record when the outcome was made known, and see until when one can object, answer and go to court."""

import argparse
from pathlib import Path

from reports.clock import deadlines
from reports.decided import decided_page
from reports.decision import EVERYWHERE
from templates.wording import day, weekday
from toetssteen.case import open_case
from toetssteen.choosing import day as a_day
from toetssteen.choosing import past
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.objections import announcement
from toetssteen.progress import show, show_table
from toetssteen.recorded import recorded_in
from toetssteen.state import kept, state, written


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--bekendgemaakt", type=a_day, metavar="DATUM", help="leg vast op welke dag de uitslag bekend is gemaakt")
    parser.add_argument("--regio", default="", metavar="REGIO", help="alleen voor deze regio; zonder: voor alle regio's")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit vastlegt")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        names = {row.id: row.name for row in found.result.procedure.regions}
        if options.regio and options.regio not in names:
            raise UsageError(f"{options.regio} is geen regio van dit zorgkantoor. Kies uit: {', '.join(names)}.")
        folder = None
        past(options.bekendgemaakt, "--bekendgemaakt", found.result)
        if options.bekendgemaakt:
            register.record([announcement(options.regio or EVERYWHERE, on=options.bekendgemaakt, by=options.door)])
        now = state(case, list(register.entries()), found.result)
        if options.bekendgemaakt:
            folder = written(case, register, found, now)
    undecided = decided_page(found.result, kept(found.result, now)).undecided
    if options.bekendgemaakt and undecided:
        show(f"Let op: over {len(undecided)} inschrijving(en) is nog niet beslist, zoals {undecided[0][0]} in {undecided[0][1]}.")
    if not now.announced:
        show("Nog niet vastgelegd wanneer de uitslag bekend is gemaakt. Gebruik --bekendgemaakt DATUM --door NAAM.")
        return DONE
    for one in now.announced.values():
        where = "alle regio's" if one.region == EVERYWHERE else names.get(one.region, one.region)
        terms = deadlines(found.result.procedure, announced=one.on)
        rows = [(term.name, weekday(term.last), "ja" if term.safe else "", term.source.clause) for term in terms]
        show_table(f"Bekendgemaakt op {day(one.on)}, {where}", ("termijn", "laatste dag", "op tijd in elke lezing", "bepaling"), rows)
        if not terms:
            show("De tekst van deze ronde noemt geen termijnen.")
    if folder:
        show(f"Voor uw agenda: {folder / 'termijnen.ics'}" if (folder / "termijnen.ics").is_file() else f"Alle besluiten: {folder}")
    return DONE


COMMAND = Command(
    name="termijnen",
    summary="Leg vast wanneer de uitslag bekend is gemaakt, en zie tot wanneer bezwaar kan.",
    arguments=_arguments,
    run=_run,
)

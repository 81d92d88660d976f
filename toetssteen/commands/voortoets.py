"""`toetssteen voortoets`: the same rules on a provider's own folder, before sending; offline."""

import argparse
import datetime as dt
from contextlib import closing
from pathlib import Path

from checklist.finding import Result
from checklist.round import load
from checklist.timing import LOCAL
from reports.precheck import precheck_page
from reports.precheck_terminal import COLUMNS, terminal_list
from reports.result import to_json
from toetssteen.beforehand import Plan, check, read_as, region_id
from toetssteen.case import guard
from toetssteen.choosing import day
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, INCOMPLETE, UsageError
from toetssteen.progress import Progress, show, show_table
from toetssteen.reading import scratch


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help="de map met de documenten die u wilt sturen")
    parser.add_argument("--ronde", required=True, metavar="ID", help="bijvoorbeeld 2027-2028")
    parser.add_argument("--regio", required=True, metavar="REGIO", help="de regio waarvoor u inschrijft, bijvoorbeeld nijmegen")
    parser.add_argument("--datum", type=day, metavar="DATUM", help="de dag waarop u inschrijft, zoals 2026-07-20; anders vandaag")
    parser.add_argument("--nieuw", action="store_true", help="u bent nieuw in deze regio; in ronde 2021 en 2023: u heeft geen overeenkomst")
    parser.add_argument("--overeenkomst", action="store_true", help="u heeft al een overeenkomst (maakt uit in ronde 2021 en 2023)")
    parser.add_argument("--samenwerkingsverband", action="store_true", help="u schrijft in als samenwerkingsverband")
    parser.add_argument("--pagina", type=Path, metavar="BESTAND", help="waar de uitgebreide pagina komt (HTML)")
    parser.add_argument("--json", action="store_true", help="toon het resultaat als JSON")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    rules = load(options.ronde)
    today = options.datum or dt.datetime.now(LOCAL).date()
    plan = Plan(
        region=region_id(options.regio, rules),
        day=today,
        new=options.nieuw,
        consortium=options.samenwerkingsverband,
        contract=options.overeenkomst,
    )
    guard(options.map)
    page = _page(options.pagina, beside=options.map) if options.pagina else None
    progress = Progress(quiet=options.stil or options.json, afterwards="beoordelen en citaten opnieuw opzoeken")
    with scratch() as originals, closing(progress):
        result = check(options.map, plan, rules=rules, originals=originals, progress=progress)
    if page:
        page.write_text(precheck_page(result, plan.region, today=today), encoding="utf-8", newline="\n")
    if options.json:
        show(to_json(result).decode().rstrip())
    if not options.json and (said := read_as(options.regio, plan.region, rules=rules)):
        show(said)
    gaps = _tell(result, plan, quiet=options.json)
    if not result.receipt.complete:
        return INCOMPLETE
    return GAPS if gaps else DONE


def _page(path: Path, *, beside: Path) -> Path:
    """Where the page comes; looked at before the work, so that nobody waits for nothing."""
    if path.is_dir():
        raise UsageError(f"--pagina {path} is een map. Geef de naam van een bestand, bijvoorbeeld {path / 'voortoets.html'}.")
    if not path.resolve().parent.is_dir():
        raise UsageError(f"De map {path.parent} van --pagina bestaat niet. Maak die map eerst, of kies een andere plaats.")
    if beside.is_dir() and path.resolve().is_relative_to(beside.resolve()):
        raise UsageError(f"Zet de pagina niet in {beside}: dan stuurt u haar misschien mee. Kies een andere map.")
    return guard(path)


def _tell(result: Result, plan: Plan, *, quiet: bool) -> bool:
    """The list of what to do; true when something is to be done."""
    told = terminal_list(result, plan.region, today=plan.day)
    if not quiet:
        for line in told.above:
            show(line)
        show_table("De verplichte documenten", COLUMNS, told.rows)
        for line in told.below:
            show(line)
    return told.gaps


COMMAND = Command(
    name="voortoets",
    summary="Controleer vooraf uw eigen documenten met dezelfde regels. Er gaat niets van uw computer weg.",
    arguments=_arguments,
    run=_run,
)

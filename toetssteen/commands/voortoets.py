"""`toetssteen voortoets`: the same rules on a provider's own folder, before sending; offline."""

import argparse
import datetime as dt
from pathlib import Path

from checklist.finding import Result
from checklist.round import load
from checklist.timing import LOCAL
from reports.precheck import precheck_frame, precheck_lines, precheck_page, precheck_warning
from reports.result import to_json
from toetssteen.beforehand import Plan, check, region_id
from toetssteen.case import guard
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, INCOMPLETE
from toetssteen.progress import Progress, show
from toetssteen.reading import scratch


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help="de map met de documenten die u wilt sturen")
    parser.add_argument("--ronde", required=True, metavar="ID", help="bijvoorbeeld 2027-2028")
    parser.add_argument("--regio", required=True, metavar="REGIO", help="de regio waarvoor u inschrijft, bijvoorbeeld nijmegen")
    parser.add_argument("--datum", type=dt.date.fromisoformat, metavar="JJJJ-MM-DD", help="de dag waarop u inschrijft; anders vandaag")
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
    with scratch() as originals:
        result = check(options.map, plan, rules=rules, originals=originals, progress=Progress(quiet=options.stil or options.json))
    if options.pagina:
        guard(options.pagina).write_text(precheck_page(result, plan.region, today=today), encoding="utf-8", newline="\n")
    if options.json:
        show(to_json(result).decode().rstrip())
    gaps = _tell(result, plan, quiet=options.json)
    if not result.receipt.complete:
        return INCOMPLETE
    return GAPS if gaps else DONE


def _tell(result: Result, plan: Plan, *, quiet: bool) -> bool:
    """The list of what to do; true when something is to be done."""
    lines = precheck_lines(result, plan.region, today=plan.day)
    above, below = precheck_frame(result, plan.region, today=plan.day)
    for text in (*above, *(line.text for line in lines), *below):
        if not quiet:
            show(text)
    return bool(precheck_warning(result, plan.region)) or any(line.todo or line.ages for line in lines)


COMMAND = Command(
    name="voortoets",
    summary="Controleer vooraf uw eigen documenten met dezelfde regels. Er gaat niets van uw computer weg.",
    arguments=_arguments,
    run=_run,
)

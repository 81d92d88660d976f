"""`toetssteen brief`: a draft letter to one bidder, in Word."""

import argparse
import datetime as dt
from pathlib import Path

from checklist.finding import Bid, Result
from intake.durable import make_folder, write_whole
from reports.decision import Person
from reports.letters import OF_A_REGION, Letter, LetterKind, Wanted, letter
from reports.safe_names import safe_name
from templates.letter import FOLDER, fill
from toetssteen.case import Case, guard, open_case
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.recorded import recorded

PLACE = "brieven"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("soort", choices=[kind.value for kind in LetterKind], metavar="SOORT", help=", ".join(LetterKind))
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--inschrijver", required=True, metavar="NAAM", help="KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--datum", required=True, type=_day, metavar="DATUM", help="de dag waarop de brief weggaat, zoals 2026-09-18")
    parser.add_argument("--regio", default="", metavar="REGIO", help="nodig als de inschrijver voor meer regio's inschrijft")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie beslist of ondertekent; nodig bij een afwijzing")
    parser.add_argument("--functie", default="", metavar="FUNCTIE", help="de functie van die persoon")
    parser.add_argument("--antwoord-voor", type=_day, metavar="DATUM", help="bij een verduidelijking: wanneer het antwoord er moet zijn")
    parser.add_argument("--toetsing", default="", metavar="ID", help="welke toetsing; anders de laatste")
    parser.add_argument("--nagekeken", action="store_true", help="ik heb nagekeken dat namen van anderen in de brief mogen staan")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text} is geen datum zoals 2026-09-18") from wrong


def _run(options: argparse.Namespace) -> int:
    case = open_case(guard(options.zaak))
    found = recorded(case, options.toetsing)
    kind = LetterKind(options.soort)
    bid = _bid(found.result, options.inschrijver)
    region = _region(found.result, bid, options.regio) if kind in OF_A_REGION else ""
    wanted = Wanted(
        kind=kind,
        bid=bid.id,
        sent=options.datum,
        region=region,
        person=Person(name=options.door, role=options.functie) if options.door.strip() else None,
        channel=case.settings.brieven.bezwaar_naar,
        answer_by=options.antwoord_voor,
        checked=options.nagekeken,
    )
    made = letter(found.result, wanted, head=found.head)
    with held(case.lock):
        path = _write(
            fill(_template(case, kind), made.values, draft=made.draft), case.folder / PLACE / found.run / _name(bid, kind, region)
        )
    _report(made, path)
    return DONE


def _bid(result: Result, asked: str) -> Bid:
    """The one bid that is meant."""
    words = " ".join(asked.casefold().split())
    exact = [bid for bid in result.bids if words in (bid.kvk_number, bid.name.casefold(), bid.id.casefold())]
    found = exact or [bid for bid in result.bids if words and words in bid.name.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{bid.name} ({bid.kvk_number or 'zonder KvK-nummer'})" for bid in found or result.bids)
    raise UsageError(f"{'Meer dan één' if found else 'Geen'} inschrijver past bij {asked}. Kies uit: {names}.")


def _region(result: Result, bid: Bid, asked: str) -> str:
    ours = [row.id for row in result.procedure.regions if row.id in bid.regions]
    if asked in ours:
        return asked
    if not asked and len(ours) == 1:
        return ours[0]
    raise UsageError(f"Geef --regio op. {bid.name} schreef bij dit zorgkantoor in voor: {', '.join(ours) or 'geen regio'}.")


def _template(case: Case, kind: LetterKind) -> Path:
    """The zorgkantoor's own template where it has one, else ours."""
    folder = case.settings.brieven.sjablonen
    own = case.folder / folder / f"{kind}.docx"
    return own if folder and own.is_file() else FOLDER / f"{kind}.docx"


def _name(bid: Bid, kind: LetterKind, region: str) -> str:
    parts = (str(kind), safe_name(bid.name, otherwise="inschrijver")[:40], bid.kvk_number, region)
    return f"{safe_name('-'.join(part for part in parts if part)).replace('.', '')}.docx"


def _write(content: bytes, path: Path) -> Path:
    """Beside and then renamed; a letter that somebody worked on is never overwritten."""
    if path.is_file() and path.read_bytes() != content:
        raise UsageError(
            f"{path} bestaat al en is anders, misschien omdat u eraan werkte. Geef dat bestand een andere naam of haal het weg."
        )
    make_folder(path.parent)
    write_whole(path, content)
    return path


def _report(made: Letter, path: Path) -> None:
    for warning in made.warnings:
        show(f"Let op: {warning}")
    if made.draft:
        show(f"Boven aan elke bladzijde staat: {made.draft}")
    show(f"De brief: {path}")


COMMAND = Command(
    name="brief",
    summary="Maak een conceptbrief aan één inschrijver, in Word.",
    arguments=_arguments,
    run=_run,
)

"""The check beforehand: a provider's folder as the mail it could be, through the same stages as a purchaser's mailbox."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

from checklist.assess import assess
from checklist.contract import has_roads
from checklist.finding import Result
from checklist.regions import Regions
from checklist.round import Round
from checklist.scope import Told
from checklist.timing import LOCAL, dutch
from intake.mail import read_message
from intake.message import Message, Place, Receipt, ReceiptBasis
from intake.originals import Originals
from intake.parcel import documents, pack
from templates.wording import visible
from toetssteen.errors import UsageError
from toetssteen.pipeline import make_result
from toetssteen.progress import Progress
from toetssteen.reading import NO_RELAYS, WORKERS
from toetssteen.stages import Collected, Desk, proof, read_documents

OWN = "uw organisatie"
"""What a provider is called in sentences while no document of it gives a name: nobody sent this mail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What the provider wants to do: which region, on which day, as what."""

    region: str
    day: dt.date
    new: bool
    consortium: bool
    contract: bool = False


def region_id(written: str, rules: Round) -> str:
    """The region a person means by an id or a name; UsageError names the choices when that is not one region."""
    ids = [row.id for row in rules.regions]
    if written in ids:
        return written
    found = {region for match in Regions(rules).resolve(written) for region in match.regions}
    names = sorted(row.name for row in rules.regions if row.id in (found or ids))
    if not found:
        raise UsageError(f"Regio '{written}' staat niet in ronde {rules.id}. Kies uit: {'; '.join(names)}.")
    if len(found) > 1:
        raise UsageError(f"'{written}' kan meer dan één regio zijn. Kies uit: {'; '.join(names)}.")
    return found.pop()


def read_as(written: str, region: str, *, rules: Round) -> str:
    """What was made of the region that a person typed; "" when that is its own name or id."""
    name = next(row.name for row in rules.regions if row.id == region)
    same = " ".join(re.split(r"[\W_]+", written.strip())).casefold() in {
        " ".join(re.split(r"[\W_]+", own)).casefold() for own in (name, region)
    }
    return "" if same else f"U gaf '{visible(written)}' op. Dat is gelezen als regio {name}. Kijk na of dat klopt."


def check(folder: Path, plan: Plan, *, rules: Round, originals: Originals, progress: Progress) -> Result:
    """The same rules on the folder as on a mail of that day; nothing leaves the machine."""
    if not folder.exists():
        raise UsageError(f"{folder} bestaat niet. Kijk de naam van de map na.")
    if not documents(folder):
        raise UsageError(f"In {folder} staan geen bestanden. Zet daar de documenten in die u wilt sturen.")
    message = _as_sent(folder, plan.day, rules=rules, originals=originals)
    desk = Desk(originals=originals, progress=progress, workers=WORKERS)
    read = read_documents((message,), desk)
    if plan.new and plan.contract and has_roads(rules):
        raise UsageError(f"In ronde {rules.id} gaat --nieuw niet samen met --overeenkomst: kies wat voor uw organisatie geldt.")
    told = Told(region=plan.region, new=plan.new, consortium=plan.consortium, contract=plan.contract)
    office = rules.office_of(plan.region).id
    assessed = assess((message,), read, rules=rules, office=office, told=told)
    proven = proof(assessed, read, desk)
    collected = Collected(messages=(message,), passed_over=())
    return make_result(collected, proven, rules=rules, office=office, settings=_told(plan))


def _told(plan: Plan) -> str:
    """What the provider said of itself, as the receipt shows it."""
    said = {"nieuw in de regio": plan.new, "overeenkomst": plan.contract, "samenwerkingsverband": plan.consortium}
    chosen = [name for name, is_so in said.items() if is_so]
    return f"voortoets, regio {plan.region}, inschrijven op {dutch(plan.day)}{''.join(f', {name}' for name in chosen)}"


def _as_sent(folder: Path, day: dt.date, *, rules: Round, originals: Originals) -> Message:
    """The folder as a mail, received on the provider's day; on the closing day at the closing moment."""
    place = Place(source=folder.name or "map", position="")
    raw = pack(folder)
    originals.put(raw)
    message = read_message(raw, places=(place,), originals=originals, relays=NO_RELAYS)
    closes = rules.terms.closes.moment
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=LOCAL)
    at = min(noon, closes) if day == closes.astimezone(LOCAL).date() else noon
    receipt = Receipt(
        at=at.astimezone(dt.UTC),
        by="",
        basis=ReceiptBasis.NONE,
        because=f"U gaf {dutch(day)} op als dag van inschrijving.",
    )
    return replace(message, receipt=receipt, sender_name=OWN)

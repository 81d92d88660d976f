"""`toetssteen brief`: a letter to one bidder, in Word; a draft until a decision of a person stands behind it."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checklist.finding import Bid
from intake.durable import make_folder, write_whole
from intake.originals import sha256_of
from reports.decision import BY_PERSON, EVERYWHERE, Outcome, Person, Ruling, decision_of, ruling_on
from reports.fallen import fallen
from reports.letter_words import OF_A_REGION, LetterKind, Wanted
from reports.letters import Letter, letter
from reports.outcomes import tells
from reports.outstanding import Known, unnamed
from reports.safe_names import LONGEST, safe_name
from templates.letter import FOLDER, fill
from templates.wording import OUTCOMES, decided_day, visible
from templates.wording import day as written
from toetssteen.announcements import Announced, makes_known
from toetssteen.case import Case, guard, open_case
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.choosing import bid_named, day, region_named
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.ordinary_words import language
from toetssteen.progress import show
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.sitting import say_missing
from toetssteen.state import State, state

PLACE = "brieven"
OUTCOME = {
    LetterKind.SELECTED: Outcome.SELECTED,
    LetterKind.REJECTED: Outcome.REJECTED,
    LetterKind.NOT_CHOSEN: Outcome.NOT_CHOSEN,
}
"""Letters that a decision must stand behind, and which."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("soort", choices=[kind.value for kind in LetterKind], metavar="SOORT", help=", ".join(LetterKind))
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--inschrijver", required=True, metavar="NAAM", help="KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--datum", required=True, type=day, metavar="DATUM", help="de dag waarop de brief weggaat, zoals 2026-09-18")
    parser.add_argument("--regio", default="", metavar="REGIO", help="nodig als de inschrijver voor meer regio's inschrijft")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie beslist of ondertekent; nodig bij een afwijzing")
    parser.add_argument("--functie", default="", metavar="FUNCTIE", help="de functie van die persoon")
    parser.add_argument("--antwoord-voor", type=day, metavar="DATUM", help="bij een verduidelijking: wanneer het antwoord er moet zijn")
    parser.add_argument("--budgetplafond", default="", metavar="BEDRAG", help="bij een selectie: het voorlopige bedrag, zoals “€ 120.000”")
    parser.add_argument("--toetsing", default="", metavar="ID", help="welke toetsing; anders de laatste")
    parser.add_argument("--nagekeken", action="store_true", help="ik heb nagekeken dat namen van anderen in de brief mogen staan")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What is on record about the outcome of one bid in one region."""

    ruling: Ruling | None
    announced: Announced | None
    wanted: Wanted


def _run(options: argparse.Namespace) -> int:
    if options.functie.strip() and not options.door.strip():
        raise UsageError("Bij --functie hoort --door: noem ook de naam van die persoon.")
    case = open_case(guard(options.zaak))
    if not case.has_register():
        raise UsageError(f"In {case.folder} staat geen toetsing. Voer eerst `toetssteen beoordeel` uit.")
    kind = LetterKind(options.soort)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case, options.toetsing)
        entries = list(register.entries())
        say_missing(case, entries)
        now = state(case, entries, found.result)
        bid = bid_named(found.result, options.inschrijver, found.gone)
        told = _told(options, case, now, bid, region=region_named(found.result, bid, options.regio) if kind in OF_A_REGION else "")
        _whole(kind, Known(result=found.result, rulings=now.rulings), bid=bid.id, region=told.wanted.region)
        decided = [told.ruling.number] if told.ruling and told.wanted.decision else []
        made = letter(found.result, told.wanted, head=_head(entries, found, told))
        name = _name(bid, kind, told.wanted.region, f"besluit-{decided[0]}" if decided else "")
        content = fill(_template(case, kind), made.values, draft=made.draft)
        subject = f"{bid.id}/{found.run}/{name}"
        ours = {str(entry.content["sha256"]) for entry in entries if entry.kind == Kind.LETTER and entry.subject == subject}
        path = _write(content, case.folder / PLACE / found.run / name, ours=ours)
        body = {"sha256": sha256_of(content), "soort": kind.value, "besluiten": decided, "regio": told.wanted.region}
        register.record([Draft(kind=Kind.LETTER, subject=subject, body=body)])
    _report(
        made,
        path,
        ruling=None if decided else told.ruling,
        waiting=[one.number for one in now.announcements if one.waits and not one.withdrawn],
    )
    return DONE


def _told(options: argparse.Namespace, case: Case, now: State, bid: Bid, *, region: str) -> _Told:
    """What the letter rests on, and what was asked of it."""
    kind = LetterKind(options.soort)
    ruling = ruling_on(now.rulings, bid=bid.id, region=region) if kind in OUTCOME else None
    decision = decision_of(now.rulings, bid=bid.id, region=region, outcome=OUTCOME[kind]) if ruling and not ruling.changed else None
    _may(kind, ruling, now.rulings, bid=bid.id, region=region)
    announced = makes_known(region, ruling.counts_from if ruling and decision else None, now.announced) if kind in OUTCOME else None
    before = None
    if announced is None and ruling and decision and (early := makes_known(region, None, now.announced)):
        since = f" en geldt sinds de bevestiging op {written(ruling.counts_from)}" if ruling.counts_from != ruling.on else ""
        show(
            f"Let op: besluit {decision.number} is van {decided_day(decision.on, decision.at)}{since}, na de bekendmaking van "
            f"{early.told_day}. Die bekendmaking telt daarom niet voor deze brief."
        )
        before = early.on
    if decision and options.door.strip() and not decision.by.is_same(options.door):
        show(f"Ondertekend door {options.door}. Besluit {decision.number} is van {decision.by.name}: dat staat ook in de brief.")
    wanted = Wanted(
        kind=kind,
        bid=bid.id,
        sent=options.datum,
        region=region,
        person=Person(name=options.door, role=options.functie) if options.door.strip() else None,
        channel=case.settings.brieven.bezwaar_naar,
        answer_by=options.antwoord_voor,
        budget=options.budgetplafond,
        announced=announced.on if announced else None,
        announced_before=before,
        decision=decision,
        draft_because=_draft(now.rulings, ruling, decided=decision is not None, subject=(bid.id, region)),
        language=language(),
        checked=options.nagekeken,
    )
    return _Told(ruling=ruling, announced=announced, wanted=wanted)


def _head(entries: Sequence[Entry], found: Recorded, told: _Told) -> str:
    """The head of the register after everything that the letter tells: the run, the decisions and who confirmed them, the announcement.

    The same letter keeps the same head, whatever is recorded later.
    """
    numbers = set(tells(found.result, told.wanted))
    if told.announced:
        numbers.add(told.announced.number)
    rests = [entry for entry in entries if entry.number in numbers or entry.head == found.head]
    rests += [entry for entry in entries if entry.kind == Kind.CONFIRMATION and int(entry.subject) in numbers]
    return max(rests, key=lambda entry: entry.number).head


def _draft(rulings: tuple[Ruling, ...], ruling: Ruling | None, *, decided: bool, subject: tuple[str, str]) -> str:
    """Why this letter is a draft although somebody decided; "" when nobody did, or when it is none."""
    waiting = _waiting(rulings, bid=subject[0], region=subject[1])
    if decided:
        return ""
    if ruling:
        return f"CONCEPT – besluit {ruling.number} past niet bij deze brief. Niet versturen."
    return f"CONCEPT – besluit {waiting[-1].number} is nog niet bevestigd. Niet versturen." if waiting else ""


def _waiting(rulings: Sequence[Ruling], *, bid: str, region: str) -> list[Ruling]:
    """Decisions on the whole bid that count once a second person confirms them."""
    return [one for one in rulings if one.waits and one.part == EVERYWHERE and one.bid == bid and one.region in (region, EVERYWHERE)]


def _may(kind: LetterKind, ruling: Ruling | None, rulings: tuple[Ruling, ...], *, bid: str, region: str) -> None:
    """A rejection rests on what was decided, and on nothing that a person has lifted since; "not chosen" only on what counts.

    No outcome goes out against which an objection was upheld.
    """
    if kind in OUTCOME and ruling and ruling.upheld:
        raise UsageError(f"{ruling.decide_anew} Maak daarna de brief.")
    if kind is LetterKind.NOT_CHOSEN and ruling is None and (waiting := _waiting(rulings, bid=bid, region=region)):
        raise UsageError(f"Besluit {waiting[-1].number} wacht op een tweede persoon. Maak deze brief als het besluit is bevestigd.")
    if kind is not LetterKind.REJECTED:
        return
    if ruling and ruling.outcome is Outcome.NOT_CHOSEN:
        raise UsageError(
            f"Besluit {ruling.number} is 'niet gekozen'. Dat is geen afwijzing op een grond. "
            "Maak de andere brief: toetssteen brief niet_gekozen."
        )
    for one in fallen(rulings, bid=bid, region=region):
        number = one.whole.number
        raise UsageError(f"{one.words} Vervang eerst besluit {number}: toetssteen besluit --vervangt {number}.")
    waiting = [] if ruling else _waiting(rulings, bid=bid, region=region)
    for whole in (one for one in waiting if _is_by_person(one)):
        raise UsageError(
            f"Besluit {whole.number} wacht op een tweede persoon. Het rust op wat een mens vaststelde: daar is geen concept van. "
            "Maak deze brief als het besluit is bevestigd."
        )
    if ruling and ruling.changed and _is_by_person(ruling):
        raise UsageError(
            f"Het programma ziet nu iets anders dan toen besluit {ruling.number} viel. {ruling.changed} Kijk daar eerst naar. "
            f"Blijft u bij de afwijzing? Neem het besluit dan opnieuw, met --vervangt {ruling.number}."
        )


def _is_by_person(ruling: Ruling) -> bool:
    """Does this rejection rest on nothing but what people decided? A draft is made of what the program found."""
    return bool(ruling.grounds) and all(check == BY_PERSON for _, check in ruling.grounds)


def _whole(kind: LetterKind, known: Known, *, bid: str, region: str) -> None:
    """A selection goes out only while nothing stands against it that it does not name."""
    for whole, matter in unnamed(known, bid=bid, region=region) if kind is LetterKind.SELECTED else ():
        raise UsageError(
            f"Tegen deze inschrijving staat {matter.code} {visible(matter.words)}. "
            f"Dat staat niet bij besluit {whole.number} (geselecteerd). "
            f"Vervang eerst dat besluit: toetssteen besluit --vervangt {whole.number}."
        )


def _template(case: Case, kind: LetterKind) -> Path:
    """The zorgkantoor's own template where it has one, else ours."""
    folder = case.settings.brieven.sjablonen
    own = case.folder / folder / f"{kind}.docx"
    return own if folder and own.is_file() else FOLDER / f"{kind}.docx"


def _name(bid: Bid, kind: LetterKind, region: str, decision: str) -> str:
    """The name of the file; what is too long is cut from the bidder's name: number, region and decision tell letters apart."""
    rest = [bid.kvk_number, region, decision]
    room = LONGEST - len("-".join(filter(None, (str(kind), *rest)))) - 1
    name = safe_name(bid.name, otherwise="inschrijver").replace(".", "")[: max(_LEAST, min(_MOST, room))].rstrip("-_")
    return f"{'-'.join(filter(None, (safe_name(str(kind)), name, *rest)))}.docx"


_LEAST, _MOST = 8, 40  # letters of the bidder's name


def _write(content: bytes, path: Path, *, ours: set[str]) -> Path:
    """Beside and then renamed; a letter that somebody worked on is never overwritten, one that is still as we made it (`ours`) is."""
    if path.is_file() and path.read_bytes() != content and sha256_of(path.read_bytes()) not in ours:
        raise UsageError(
            f"{path} bestaat al en is anders, misschien omdat u eraan werkte. Geef dat bestand een andere naam of haal het weg."
        )
    make_folder(path.parent)
    write_whole(path, content)
    return path


def _report(made: Letter, path: Path, *, ruling: Ruling | None, waiting: Sequence[int]) -> None:
    """What to know about the letter; `ruling` is a decision that it does not rest on, `waiting` announcements that count for nobody yet."""
    if ruling and ruling.changed:
        show(f"Let op: het programma ziet nu iets anders dan toen besluit {ruling.number} viel. Kijk daar eerst naar. {ruling.changed}")
    elif ruling:
        show(f"Let op: besluit {ruling.number} is '{OUTCOMES[ruling.outcome]}'. Daar past geen brief '{made.kind}' bij.")
    for number in waiting if made.kind in OUTCOME else ():
        show(f"Let op: bekendmaking {number} wacht op een tweede persoon en telt nog niet mee.")
    for warning in made.warnings:
        show(f"Let op: {warning}")
    if made.draft:
        show(f"Boven aan elke bladzijde staat: {made.draft}")
    show(f"De brief: {path}")


COMMAND = Command(
    name="brief",
    summary="Maak een brief aan één inschrijver, in Word; een concept zolang er geen besluit onder ligt.",
    arguments=_arguments,
    run=_run,
)

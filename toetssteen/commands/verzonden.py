"""`toetssteen verzonden`: put on record which version of a letter went out, when and by whom, or see that of every letter."""

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checklist.finding import Result
from intake.originals import Originals
from reports.letter_words import OF_AN_OUTCOME
from reports.safe_names import safe_name
from templates.wording import day as written
from toetssteen.case import Case
from toetssteen.choosing import day as a_day
from toetssteen.choosing import today
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.progress import show
from toetssteen.sendings import Made, Sending, letters_made, sending, sendings, sent_of
from toetssteen.sitting import Sitting, sitting
from toetssteen.ways import Way, given, keep_to

LARGEST = 50_000_000  # bytes of a letter
_SENDING = frozenset({"brief", "op", "bestand", "door"})
_NEW = Way(name="een verzending", takes=_SENDING)
_CORRECTED = Way(name="de verbetering van een verzending (--vervangt)", takes=_SENDING | {"vervangt", "reden"})


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: toon alle brieven")
    parser.add_argument("--brief", type=int, metavar="NUMMER", help="welke brief: het nummer dat u zonder --brief ziet")
    parser.add_argument("--op", type=a_day, metavar="DATUM", help="de dag waarop de brief is verzonden")
    parser.add_argument(
        "--bestand",
        type=Path,
        metavar="BESTAND",
        help="wat is verzonden: de brief of de mail zelf; een kopie wordt bewaard. Zonder: de brief zoals die nu in brieven staat",
    )
    parser.add_argument("--door", default="", metavar="NAAM", help="wie de brief heeft verzonden")
    parser.add_argument(
        "--vervangt",
        type=int,
        metavar="NUMMER",
        help="de verzending die u verbetert (met --reden); wat u niet opgeeft, blijft zo",
    )
    parser.add_argument("--reden", default="", metavar="TEKST", help="waarom u de verzending verbetert")


def _run(options: argparse.Namespace) -> int:
    with sitting(options.zaak) as table:
        entries = list(table.register.entries())
        made, known = letters_made(entries), sendings(entries)
        if options.brief is None and options.vervangt is None:
            if any(given(options)):
                raise UsageError("Noem met --brief welke brief is verzonden. Zonder meer ziet u alle brieven met hun nummer.")
            _all(made, known, table.found.result)
            return DONE
        keep_to(_NEW if options.vervangt is None else _CORRECTED, options)
        wish = _wish(options, table.case, made, known)
        (entry,) = table.register.entered([sending(wish, made, known)])
        _told(entry.number, wish, table)
    return DONE


def _wish(options: argparse.Namespace, case: Case, made: Sequence[Made], known: Sequence[Sending]) -> Sending:
    """What is to be recorded; what is not said of a correction stays as it was."""
    before = next((one for one in known if one.number == options.vervangt), None)
    letter = options.brief if options.brief is not None else before.letter if before else 0
    on: dt.date | None = options.op or (before.on if before else None if options.vervangt is None else today())
    if on is None:
        raise UsageError("Noem met --op de dag waarop de brief is verzonden, zoals 2026-09-18.")
    if on > today():
        raise UsageError(f"--op {written(on)} ligt in de toekomst. Leg de verzending vast als de brief weg is.")
    wish = Sending(
        number=0,
        letter=letter,
        file=before.file if before else "",
        name=before.name if before else "",
        on=on,
        by=options.door.strip() or (before.by if before else ""),
        replaces=options.vervangt,
        reason=options.reden,
    )
    sending(wish, made, known)  # refuses before anything is kept
    path = options.bestand or (None if before else case.folder / next(one.path for one in made if one.number == letter))
    return _with_file(wish, path, case) if path else wish


def _with_file(wish: Sending, path: Path, case: Case) -> Sending:
    """With a copy of the file that was sent, kept as an original of the case."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise UsageError(
            f"{path} is er niet, is geen bestand of is groter dan {LARGEST // 1_000_000} MB. Noem met --bestand wat is verzonden."
        )
    return replace(wish, file=Originals(case.originals).put(path.read_bytes()), name=safe_name(path.name, otherwise="brief"))


def _told(number: int, wish: Sending, table: Sitting) -> None:
    """What is on record now, and what it may still lack."""
    show(f"Vastgelegd onder nummer {number}: brief {wish.letter} is op {written(wish.on)} verzonden door {wish.by}.")
    show(f"Wat is verzonden, is bewaard: {wish.name}, sha256 {wish.file}.")
    made = {one.number: one for one in letters_made(table.register.entries())}
    if made[wish.letter].kind in OF_AN_OUTCOME and not table.now.announced:
        show("Leg ook vast wanneer de uitslag bekend is gemaakt: toetssteen termijnen --bekendgemaakt DATUM --door NAAM.")


def _all(made: Sequence[Made], known: Sequence[Sending], result: Result) -> None:
    """Every letter, in order, with what went out of it."""
    names, sent = {bid.id: bid.name for bid in result.bids}, sent_of(known)
    for one in made:
        if one.newer is not None and one.number not in sent:
            continue  # made again since, and this one never went out
        show(f"Brief {one.number}: {one.kind} aan {names.get(one.bid, one.bid)}, gemaakt op {written(one.on)} ({one.path}).")
        show(f"  {_state(sent.get(one.number))}")
    if not made:
        show("Er is nog geen brief gemaakt. Dat doet `toetssteen brief`.")


def _state(sent: Sending | None) -> str:
    if sent is None:
        return "Nog niet vastgelegd of en wanneer deze is verzonden."
    said = f"{sent.told[:1].upper()}{sent.told[1:]}: {sent.name}."
    return f"{said} In de plaats van verzending {sent.replaces}, omdat: {sent.reason}" if sent.replaces else said


COMMAND = Command(
    name="verzonden",
    summary="Leg vast welke versie van een brief is verzonden, wanneer en door wie.",
    arguments=_arguments,
    run=_run,
)

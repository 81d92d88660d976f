"""`toetssteen verzonden`: put on record which version of a letter went out, when and by whom, or see that of every letter."""

import argparse
import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import Path

from intake.originals import Originals
from reports.letter_words import OF_AN_OUTCOME
from reports.safe_names import same_ending
from templates.wording import day as written
from templates.wording import sentence, spoken
from toetssteen.case import Case
from toetssteen.chain import Entry
from toetssteen.choosing import day as a_day
from toetssteen.choosing import today
from toetssteen.commands.command import Command
from toetssteen.enclosed import may_keep
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.overtaken import overtaken
from toetssteen.progress import show
from toetssteen.reason import TOLD
from toetssteen.removed import carried, lost
from toetssteen.sendings import Made, Sending, ended_of, letters_made, recorded, sendings, sent_of, withdrawal
from toetssteen.sitting import Sitting, sitting
from toetssteen.unfinished import CODE, looked_at
from toetssteen.ways import Way, given, keep_to

LARGEST = 50_000_000  # bytes of a letter
_SENDING = frozenset({"brief", "op", "bestand", "door", "ondanks"})
_NEW = Way(name="een verzending", takes=_SENDING)
_CORRECTED = Way(name="de verbetering van een verzending (--vervangt)", takes=_SENDING | {"vervangt", "reden"})
_WITHDRAWN = Way(name="--trek-in", takes=frozenset({"trek_in", "op", "door", "reden"}))


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
    parser.add_argument(
        "--trek-in", type=int, metavar="NUMMER", help="de verzending die er niet was (met --reden en --door); er komt niets in de plaats"
    )
    parser.add_argument(
        "--ondanks", action="append", default=[], choices=[CODE], help="het bestand is verzonden met de tekst van een concept er nog in"
    )
    parser.add_argument(
        "--reden", default="", metavar="TEKST", help="waarom u de verzending verbetert of intrekt; kan in een bewijspakket komen"
    )


def _run(options: argparse.Namespace) -> int:
    with sitting(options.zaak) as table:
        entries = list(table.register.entries())
        made, known = letters_made(entries), sendings(entries)
        if options.trek_in is not None:
            keep_to(_WITHDRAWN, options)
            _withdraw(options, table, known)
        elif options.brief is None and options.vervangt is None:
            if any(given(options)):
                raise UsageError("Noem met --brief welke brief is verzonden. Zonder meer ziet u alle brieven met hun nummer.")
            _all(made, known, table)
        else:
            keep_to(_NEW if options.vervangt is None else _CORRECTED, options)
            wish = _wish(options, table, made, known)
            brought = wish.file if _brings(options, known) else ""
            ours = [carried(draft, table.now.gone, given=brought) for draft in recorded(wish, made, known)]
            _told(table.register.entered(ours), wish, table)
            return _looked_again(wish, table)
    return DONE


def _looked_again(wish: Sending, table: Sitting) -> int:
    """Say what became of the decisions under the letter that went out; the exit code."""
    letter = next(one for one in letters_made(table.register.entries()) if one.number == wish.letter)
    said = list(overtaken(letter, table.now, table.found.result))
    for line in said:
        show(f"Let op: {line}")
    if said:
        show("Klopt de brief die weg is dan nog? Maak zo nodig een nieuwe, met `toetssteen brief`.")
    return GAPS if said else DONE


def _withdraw(options: argparse.Namespace, table: Sitting, known: Sequence[Sending]) -> None:
    """Take back that a letter was sent; nothing comes in its place."""
    if options.op is not None and options.op > today():
        raise UsageError(f"--op {written(options.op)} ligt in de toekomst.")
    said = Sending(number=0, letter=0, file="", name="", on=options.op or today(), by=options.door, reason=options.reden)
    (entry,) = table.register.entered([withdrawal(options.trek_in, known, said)])
    show(f"Vastgelegd onder nummer {entry.number}: verzending {options.trek_in} van brief {entry.subject} is ingetrokken.")
    show(f"Wat daarvan was bewaard, telt niet meer. Is brief {entry.subject} wel verzonden? Leg dat opnieuw vast met --brief.")
    show(TOLD)


def _brings(options: argparse.Namespace, known: Sequence[Sending]) -> bool:
    """Does a file come with it now, rather than that of what it corrects?"""
    return options.bestand is not None or not any(one.number == options.vervangt for one in known)


def _wish(options: argparse.Namespace, table: Sitting, made: Sequence[Made], known: Sequence[Sending]) -> Sending:
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
        despite=before.despite if before else (),
    )
    recorded(wish, made, known)  # refuses before anything is kept
    theirs = next(one for one in made if one.number == letter)
    if _brings(options, known):
        if options.bestand is None and theirs.bid in table.now.removed:
            raise UsageError(f"Brief {letter} was aan inschrijver {theirs.bid}. De stukken daarvan zijn verwijderd, ook deze brief.")
        may_keep(theirs.bid, table.now.removed)
        path = options.bestand or table.case.folder / theirs.path
        return _with_file(wish, path, options.ondanks, table.case)
    if options.ondanks:
        raise UsageError("--ondanks hoort bij het bestand dat u nu geeft. Laat het weg, of noem met --bestand wat is verzonden.")
    if before and before.letter != letter and (not before.file or before.file in table.now.gone):
        raise UsageError("Het bestand van die verzending is verwijderd. Noem met --bestand wat er met deze brief is verzonden.")
    return wish


def _with_file(wish: Sending, path: Path, despite: Sequence[str], case: Case) -> Sending:
    """With a copy of the file that was sent, kept as an original of the case; a letter that is not finished only when that was named."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise UsageError(
            f"{path} is er niet, is geen bestand of is groter dan {LARGEST // 1_000_000} MB. Noem met --bestand wat is verzonden."
        )
    looked = looked_at(path)
    if looked.marks and CODE not in despite:
        raise UsageError(
            f"In {path.name} staat nog: {spoken([f'“{words}”' for words in looked.marks])}. Zo'n brief is nog niet af. "
            "Noem met --bestand wat er echt is verzonden. Is dit toch zo verzonden? Zet er --ondanks concept bij; dat komt in het register."
        )
    if despite and not looked.marks:
        raise UsageError(f"In {path.name} staat niets waaraan te zien is dat de brief nog niet af is. Laat --ondanks weg.")
    if not looked.whole:
        show(f"Let op: {path.name} kon niet (helemaal) worden gelezen. Kijk zelf na of er geen CONCEPT of [VUL IN: ...] meer in staat.")
    kept = Originals(case.originals).put(path.read_bytes())
    marks = tuple((CODE, words) for words in looked.marks)
    return replace(wish, file=kept, name=same_ending(path.name, otherwise="brief"), despite=marks)


def _told(entries: Sequence[Entry], wish: Sending, table: Sitting) -> None:
    """What is on record now, and what it may still lack."""
    entry = entries[-1]
    for taken_back in entries[:-1]:
        show(f"Vastgelegd onder nummer {taken_back.number}: verzending {wish.replaces} van brief {taken_back.subject} is ingetrokken.")
    show(f"Vastgelegd onder nummer {entry.number}: brief {wish.letter} is op {written(wish.on)} verzonden door {wish.by}.")
    kept = f"Wat is verzonden, is bewaard: {wish.name}, sha256 {wish.file}." if wish.file else "Er is geen bestand bij bewaard."
    show(lost(entry) or kept)
    if wish.reason.strip():
        show(TOLD)
    made = {one.number: one for one in letters_made(table.register.entries())}
    if made[wish.letter].kind in OF_AN_OUTCOME and not table.now.announced:
        show("Leg ook vast wanneer de uitslag bekend is gemaakt: toetssteen termijnen --bekendgemaakt DATUM --door NAAM.")


def _all(made: Sequence[Made], known: Sequence[Sending], table: Sitting) -> None:
    """Every letter, in order, with what went out of it and what became of the decisions under it."""
    result, gone = table.found.result, table.now.gone
    names, sent, ended = {bid.id: bid.name for bid in result.bids}, sent_of(known), ended_of(known)
    for one in made:
        if one.newer is not None and not {one.number} & (sent.keys() | ended.keys()):
            continue  # made again since, and this one never went out
        where = one.path if one.bid in names else "verwijderd"  # the name of the file has that of the bidder in it
        show(f"Brief {one.number}: {one.kind} aan {names.get(one.bid, one.bid)}, gemaakt op {written(one.on)} ({where}).")
        show(f"  {_state(sent.get(one.number), ended.get(one.number), there=one.bid in names, gone=gone)}")
        for line in overtaken(one, table.now, result):
            show(f"  Let op: {line}")
    if not made:
        show("Er is nog geen brief gemaakt. Dat doet `toetssteen brief`.")


def _state(sent: Sending | None, ended: Sending | None, *, there: bool, gone: Container[str]) -> str:
    """Dutch: what is on record of sending a letter; of a bidder that was removed (not `there`) without the name of the file."""
    if sent is None:
        told = f" Eerder vastgelegd: {ended.told_end}" if ended else ""
        return f"Nog niet vastgelegd of en wanneer deze is verzonden.{told}"
    name = sent.name if there and sent.file and sent.file not in gone else "het bestand is verwijderd"
    draft = f" Daarin stond nog: {spoken([f'“{words}”' for _, words in sent.despite])}." if sent.despite else ""
    said = f"{sent.told[:1].upper()}{sent.told[1:]}: {name}.{draft}"
    return f"{said} In de plaats van verzending {sent.replaces}, omdat: {sentence(sent.reason)}" if sent.replaces else said


COMMAND = Command(
    name="verzonden",
    summary="Leg vast welke versie van een brief is verzonden, wanneer en door wie.",
    arguments=_arguments,
    run=_run,
)

"""`toetssteen controleer`: is everything in a case, or in an evidence package, still what it was?"""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from intake.originals import HASH
from intake.show import show as visible
from toetssteen.anchor import Anchor, anchors_in, removals_after
from toetssteen.anchor import faults as anchor_faults
from toetssteen.case import open_case
from toetssteen.chain import START, Entry
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.stamps import stamp_faults
from toetssteen.verify import Verified, verify
from toetssteen.verify_package import SIGN, Left, entries_of, verify_package


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("zaak", type=Path, metavar="ZAAK_OF_DOSSIER", help="de zaakmap, of de map van een bewijspakket")
    parser.add_argument("--kop", metavar="HASH", help="de kop van het register zoals die op een rapport staat of is afgedrukt")
    parser.add_argument("--anker", metavar="TEKST", help="een anker dat u hebt bewaard: de regel zelf, of een bestand waar die in staat")


def _run(options: argparse.Namespace) -> int:
    anchors = anchors_in(_text(options.anker)) if options.anker else ()
    if options.kop and not HASH.fullmatch(options.kop.strip().lower()):
        raise UsageError(f"Een kop heeft 64 cijfers en letters a tot f; u gaf er {len(options.kop.strip())}. Kopieer hem heel.")
    entries: Sequence[Entry | Left]
    name = ""
    # A case that somebody puts the sign of a package in stays a case.
    if (options.zaak / SIGN).is_file() and not (options.zaak / "zaak.toml").exists():
        entries = entries_of(options.zaak)
        found = verify_package(options.zaak, entries)
    else:
        entries, found, name = _case(options.zaak)
    faults = [*found.faults, *_outside(options.kop, entries), *anchor_faults(anchors, entries, name=name)]
    questions = [*found.questions, *_removals(anchors, entries)]
    for fault in faults:
        show(f"FOUT: {visible(fault)}")
    for question in questions:
        show(f"Let op: {visible(question)}")
    head = entries[-1].head if entries else START
    show(f"{found.entries} vermeldingen en {found.files} bestanden nagekeken. Kop van het register nu: {visible(head)}")
    if faults:
        show(f"{len(faults)} fout(en) gevonden. Bewaar deze map zoals zij is en haal er de IT-afdeling bij.")
    elif options.anker or options.kop:
        show(f"Alles klopt, ook met {'het anker' if options.anker else 'de kop'} van toen.")
    else:
        show("Alles klopt met elkaar. Of iemand het hele register opnieuw maakte, ziet u alleen met een bewaard anker (--anker).")
    return GAPS if faults or questions else DONE


def _case(folder: Path) -> tuple[Sequence[Entry], Verified, str]:
    """The entries of a case, what is wrong with it, and the name of its register."""
    case = open_case(folder)
    if not case.has_register() and not case.originals.exists():
        raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
    with held(case.lock):
        looked = case.look_at_register()
        found = verify(case, looked.entries)
        stamps = stamp_faults(case, looked.entries, name=case.register_name)
        whole_faults = (*looked.faults, *found.faults, *stamps)
    whole = Verified(
        faults=whole_faults,
        questions=(*looked.questions, *found.questions),
        entries=found.entries,
        files=found.files,
    )
    return looked.entries, whole, case.register_name


def _removals(anchors: Sequence[Anchor], entries: Sequence[Entry | Left]) -> Iterator[str]:
    yield from removals_after(anchors, [entry for entry in entries if isinstance(entry, Entry)])


def _outside(head: str | None, entries: Sequence[Entry | Left]) -> Iterator[str]:
    """A head that was kept elsewhere must lie in this chain: else the register was cut off, rolled back or made again."""
    if head and head.strip().lower() not in {entry.head for entry in entries}:
        yield f"De kop {head} komt in dit register niet voor: het is ingekort, teruggezet of opnieuw gemaakt."


def _text(given: str) -> str:
    """The anchor itself, or what stands in the file of this name."""
    if os.path.isfile(given):  # noqa: PTH113 - never raises, and a line can be too long for a name
        return Path(given).read_text(encoding="utf-8", errors="replace")
    return given


COMMAND = Command(
    name="controleer",
    summary="Controleer of originelen, register en rapporten van een zaak of bewijspakket nog kloppen.",
    arguments=_arguments,
    run=_run,
)

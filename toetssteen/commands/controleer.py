"""`toetssteen controleer`: is everything in a case, or in an evidence package, still what it was?"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from toetssteen.anchor import anchors_in
from toetssteen.anchor import faults as anchor_faults
from toetssteen.case import open_case
from toetssteen.chain import START, Entry
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.verify import verify
from toetssteen.verify_package import SIGN, Left, entries_of, verify_package


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("zaak", type=Path, metavar="ZAAK_OF_DOSSIER", help="de zaakmap, of de map van een bewijspakket")
    parser.add_argument("--kop", metavar="HASH", help="de kop van het register zoals die op een rapport staat of is afgedrukt")
    parser.add_argument("--anker", metavar="TEKST", help="een anker dat u hebt bewaard: de regel zelf, of een bestand waar die in staat")


def _run(options: argparse.Namespace) -> int:
    entries: Sequence[Entry | Left]
    if (options.zaak / SIGN).is_file():
        entries = entries_of(options.zaak)
        found = verify_package(options.zaak, entries)
    else:
        case = open_case(options.zaak)
        if not case.has_register():
            raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
        with held(case.lock), case.open_register() as register:
            known = list(register.entries())
            found = verify(case, known)
        entries = known
    faults = [*found.faults, *_outside(options, entries)]
    for fault in faults:
        show(f"FOUT: {fault}")
    for question in found.questions:
        show(f"Let op: {question}")
    head = entries[-1].head if entries else START
    show(f"{found.entries} vermeldingen en {found.files} bestanden nagekeken. Kop van het register nu: {head}")
    if faults:
        show(f"{len(faults)} fout(en) gevonden. Bewaar deze map zoals zij is en haal er de IT-afdeling bij.")
    elif not (options.kop or options.anker):
        show("Alles klopt met elkaar. Of iemand het hele register opnieuw maakte, ziet u alleen met een bewaard anker (--anker).")
    return GAPS if faults or found.questions else DONE


def _outside(options: argparse.Namespace, entries: Sequence[Entry | Left]) -> Iterator[str]:
    """What was kept elsewhere must lie in this chain: else the register was cut off, rolled back or made again."""
    if options.kop and options.kop.strip().lower() not in {entry.head for entry in entries}:
        yield f"De kop {options.kop} komt in dit register niet voor: het is ingekort, teruggezet of opnieuw gemaakt."
    if options.anker:
        yield from anchor_faults(anchors_in(_text(options.anker)), entries)


def _text(given: str) -> str:
    """The anchor itself, or what stands in the file of this name."""
    if "toetssteen-anker" in given:
        return given
    return Path(given).read_text(encoding="utf-8", errors="replace")


COMMAND = Command(
    name="controleer",
    summary="Controleer of originelen, register en rapporten van een zaak of bewijspakket nog kloppen.",
    arguments=_arguments,
    run=_run,
)

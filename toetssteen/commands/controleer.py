"""`toetssteen controleer`: are the originals, the register and the reports of a case still what they were?"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from intake.originals import Originals
from reports.beside import FOLDER
from toetssteen.case import Case, open_case
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.register import START, Register


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("zaak", type=Path, metavar="ZAAK", help="de zaakmap")
    parser.add_argument("--kop", metavar="HASH", help="de kop van het register zoals die op een rapport staat of is afgedrukt")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    if not case.register.is_file():
        raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
    with held(case.lock):
        faults = [*_faults(case), *_anchor(case, options.kop)]
    for fault in faults:
        show(f"FOUT: {fault}")
    if faults:
        show(f"{len(faults)} fout(en) gevonden. Bewaar deze map zoals zij is en haal er de IT-afdeling bij.")
        return GAPS
    return DONE


def _faults(case: Case) -> Iterator[str]:
    register = Register(case.register)
    originals = Originals(case.originals)
    try:
        yield from register.faults()
        for sha256 in originals.verify():
            yield f"Origineel {sha256} is niet meer gelijk aan wat is aangekomen."
        entries = list(register.entries())
    finally:
        register.close()
    leaves = 0
    for entry in entries:
        body = json.loads(entry.body)
        if entry.kind == "aankomst":
            leaves += len(body["onderdelen"])
            for sha256 in (entry.subject, *(sha for _, sha in body["onderdelen"])):
                if sha256 not in originals:
                    yield f"Origineel {sha256} ontbreekt (mail {entry.subject[:12]})."
        if entry.kind == "rapport":
            yield from _report(case, entry.subject, body["sha256"])
            if f"/{FOLDER}/" in entry.subject and body["sha256"] not in originals:
                yield f"Bijlage {entry.subject} is geen kopie van een bewaard origineel."
    head = entries[-1].head if entries else START
    show(f"{len(entries)} vermeldingen, {leaves} onderdelen van mails nagekeken. Kop van het register nu: {head}")


def _report(case: Case, subject: str, digest: str) -> Iterator[str]:
    run, _, name = subject.partition("/")
    path = case.report(run) / name
    if not path.is_file():
        yield f"Rapport {subject} ontbreekt."
    elif _hash_file(path) != digest:
        yield f"Rapport {subject} is na het schrijven veranderd."


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _anchor(case: Case, head: str | None) -> Iterator[str]:
    """A head from outside must occur in the chain: else the register was cut off, rolled back or rebuilt."""
    if not head:
        return
    register = Register(case.register)
    try:
        known = any(entry.head == head.strip().lower() for entry in register.entries())
    finally:
        register.close()
    if not known:
        yield f"De kop {head} komt in dit register niet voor: het is ingekort, teruggezet of opnieuw gemaakt."


COMMAND = Command(
    name="controleer",
    summary="Controleer of originelen, register en rapporten van een zaak nog kloppen.",
    arguments=_arguments,
    run=_run,
)

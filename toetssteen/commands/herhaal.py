"""`toetssteen herhaal`: do the same case again from its originals, and say whether the answer is the same."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from checklist.round import load
from intake.originals import Originals
from reports.difference import Compared, Nature, compared, reasons
from reports.result import to_json
from toetssteen.case import CaseError, open_case
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.pipeline import carry_out
from toetssteen.progress import Progress, show
from toetssteen.recorded import recorded_in
from toetssteen.recording import last_assignment
from toetssteen.stages import Desk


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--toetsing", default="", metavar="ID", help="welke toetsing; anders de laatste")
    parser.add_argument("--ronde", default="", metavar="BESTAND", help="met andere regels, om te zien wat die veranderen")
    parser.add_argument("--werkers", type=int, default=os.cpu_count() or 1, metavar="N", help="hoeveel bestanden tegelijk")
    parser.add_argument("--volledig", action="store_true", help="noem ook verschillen die een lezer niet ziet")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    """Reads every file anew, without the readings that were kept; writes nothing and records nothing."""
    case = open_case(options.zaak)
    if not case.has_register():
        raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
    with held(case.lock):
        with case.open_register() as register:
            found = recorded_in(register, case, options.toetsing)
            assignment = last_assignment(case, register, found.run)
        if assignment is None:
            raise CaseError(f"Bij toetsing {found.run} is niet bewaard wat er gevraagd was. Voer `toetssteen controleer` uit.")
        desk = Desk(
            originals=Originals(case.originals),
            progress=Progress(quiet=options.stil),
            workers=max(1, options.werkers),
            trust=assignment.trust(case.kept),
        )
        made = carry_out(assignment, rules=load(options.ronde or assignment.round), desk=desk)
    if to_json(made.result) == to_json(found.result):
        show(f"Precies hetzelfde: toetsing {found.run} komt byte voor byte weer uit ({found.sha256}).")
        return DONE
    told, why = compared(found.result, made.result), reasons(found.result.receipt, made.result.receipt)
    for line in (*_summary(told, why, run=found.run), *_each(told, whole=options.volledig)):
        show(line)
    return GAPS if told.equal < told.findings or told.of(Nature.OUTCOME) or told.of(Nature.WORDS) or not why else DONE


def _summary(told: Compared, why: Sequence[str], *, run: str) -> Iterator[str]:
    """What came out, why that can be, and where the differences are; in that order."""
    if told.equal == told.findings:
        yield f"CONCLUSIE: alle {told.findings} bevindingen van toetsing {run} komen weer zo uit. {_rest(told)}"
    else:
        heavy, words = (sum(one.nature is nature for one in told.differences) for nature in (Nature.OUTCOME, Nature.WORDS))
        yield (
            f"CONCLUSIE: van toetsing {run} zijn {told.equal} van de {told.findings} bevindingen gelijk. "
            f"{heavy + words} verschil(len): {heavy} {Nature.OUTCOME}, en {words} {Nature.WORDS}."
        )
    yield (
        "Wat er anders is in de manier waarop het is gemaakt:"
        if why
        else ("Programma, onderdelen en regels zijn gelijk. Dan hoort er geen verschil te zijn: meld dit als een fout in Toetssteen.")
    )
    yield from (f"  {reason}" for reason in why)
    for title, by in (("Per soort:", "sort"), ("Per inschrijver:", "bidder")):
        if rows := told.counted(by):
            yield title
            yield from (
                f"  {name or 'geen'}: {count}{f', waarvan {heavy} met een andere uitkomst' if heavy else ''}" for name, count, heavy in rows
            )


def _rest(told: Compared) -> str:
    """What differs although no finding does."""
    if told.of(Nature.OUTCOME) or told.of(Nature.WORDS):
        return "Iets anders dan een bevinding is niet gelijk; dat staat hieronder."
    return "Alleen de herkomst of de verantwoording is anders."


def _each(told: Compared, *, whole: bool) -> Iterator[str]:
    """Every difference, the heaviest first; what no reader sees only where everything is asked for."""
    for nature in Nature:
        found = told.of(nature)
        if not found:
            continue
        if nature is Nature.ORIGIN:
            yield f"Verder {len(found)} {nature}.{'' if whole else ' Met --volledig ziet u welke.'}"
            yield from (f"  {one.where}" for one in found if whole)
            continue
        yield f"Verschillen {nature}:"
        for one in found:
            yield f"{one.where}\n  toen: {one.then}\n  nu:   {one.now}"


COMMAND = Command(
    name="herhaal",
    summary="Doe dezelfde zaak opnieuw en zie of er hetzelfde uitkomt.",
    arguments=_arguments,
    run=_run,
)

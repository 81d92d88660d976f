"""`toetssteen herhaal`: do the same case again from its originals, and say whether the answer is the same."""

import argparse
import os
from pathlib import Path

from checklist.round import load
from intake.originals import Originals
from reports.difference import differences, reasons
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
    told = differences(found.result, made.result)
    why = reasons(found.result.receipt, made.result.receipt)
    for one in told:
        show(f"{one.where}\n  toen: {one.then}\n  nu:   {one.now}")
    count = len(told)
    show(
        f"{count} verschil(len) met toetsing {found.run}." if count else "Alle bevindingen zijn gelijk. Alleen de verantwoording is anders."
    )
    for reason in why:
        show(reason)
    if not why:
        show("Programma, onderdelen en regels zijn gelijk. Dan hoort er geen verschil te zijn: meld dit als een fout in Toetssteen.")
    return GAPS if told else DONE


COMMAND = Command(
    name="herhaal",
    summary="Doe dezelfde zaak opnieuw en zie of er hetzelfde uitkomt.",
    arguments=_arguments,
    run=_run,
)

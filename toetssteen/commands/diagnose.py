"""`toetssteen diagnose`: is this installation what was shipped, and are its limits in force?"""

import argparse

from toetssteen import PROGRAM
from toetssteen.commands.command import Command
from toetssteen.diagnosis import diagnose
from toetssteen.errors import DONE, GAPS
from toetssteen.progress import show


def _arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def _run(_options: argparse.Namespace) -> int:
    show(PROGRAM)
    answers = list(diagnose())
    for answer in answers:
        show(f"{'goed' if answer.good else 'FOUT'}  {answer.text}")
    return DONE if all(answer.good for answer in answers) else GAPS


COMMAND = Command(
    name="diagnose",
    summary="Kijk na of deze installatie klopt en of de grenzen gelden.",
    arguments=_arguments,
    run=_run,
)

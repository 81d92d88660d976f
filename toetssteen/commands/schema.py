"""`toetssteen schema`: the JSON Schema of toetsing.json."""

import argparse
import json

from reports.result import schema
from toetssteen.commands.command import Command
from toetssteen.errors import DONE
from toetssteen.progress import show


def _arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def _run(_options: argparse.Namespace) -> int:
    show(json.dumps(schema(), ensure_ascii=False, indent=1))
    return DONE


COMMAND = Command(
    name="schema",
    summary="Toon het JSON-schema van toetsing.json.",
    arguments=_arguments,
    run=_run,
)

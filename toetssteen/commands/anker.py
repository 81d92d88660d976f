"""`toetssteen anker`: a line that says how far the register has come, to keep where it cannot be changed."""

import argparse
from pathlib import Path

from toetssteen.anchor import anchor_of
from toetssteen.case import open_case
from toetssteen.chain import Draft, Kind
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.timestamp import stamped


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--server", default="", metavar="URL", help="een tijdstempelserver (RFC 3161); alleen het anker gaat erheen")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    if not case.has_register():
        raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
    with held(case.lock), case.open_register() as register:
        last = register.last()
        if last is None:
            raise UsageError("Het register is nog leeg. Voer eerst `toetssteen beoordeel` uit.")
        anchor = anchor_of(register.name, last)
        if options.server:
            stamp = stamped(anchor.line, options.server)
            body = {"kop": anchor.head, "zegel": anchor.seal, "server": options.server, "bestand": case.kept.put(stamp.token)}
            register.record([Draft(kind=Kind.ANCHOR, subject=str(anchor.number), body=body)])
            show(f"De tijdstempelserver bevestigt dit anker op {stamp.says}.")
    show(anchor.line)
    show("Bewaar deze regel buiten deze map: druk hem af of mail hem. Nakijken: toetssteen controleer ZAAK --anker 'DE REGEL'.")
    return DONE


COMMAND = Command(
    name="anker",
    summary="Toon een regel die vastlegt hoe ver het register nu is, om elders te bewaren.",
    arguments=_arguments,
    run=_run,
)

"""`toetssteen rondes`: the rounds with their clauses, the difference between two, and a check of a round file."""

import argparse
from pathlib import Path

from checklist.round import known, load
from checklist.rounds_compare import compare
from checklist.rounds_text import markdown
from checklist.timing import dutch
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.progress import show


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("wat", nargs="?", choices=("lijst", "toon", "vergelijk", "controleer"), default="lijst", help="wat u wilt zien")
    parser.add_argument("ronde", nargs="*", metavar="RONDE", help="een of twee rondes, of een pad naar een rondebestand")


def _run(options: argparse.Namespace) -> int:
    wanted = {"lijst": 0, "toon": 1, "vergelijk": 2, "controleer": 1}[options.wat]
    if len(options.ronde) != wanted:
        raise UsageError(f"Bij '{options.wat}' horen {wanted} rondes, bijvoorbeeld: toetssteen rondes toon 2027-2028.")
    if options.wat == "lijst":
        for name in known():
            rules = load(name)
            show(f"{rules.id:12} {rules.title} ({rules.status}). {rules.terms.closes.text}")
    elif options.wat == "toon":
        show(markdown(load(options.ronde[0])))
    elif options.wat == "vergelijk":
        show(compare(load(options.ronde[0]), load(options.ronde[1])))
    else:
        rules = load(Path(options.ronde[0]) if options.ronde[0].endswith(".toml") else options.ronde[0])
        notes = "".join(f" Daarover ligt {row.file} van {dutch(row.dated)}." for row in rules.amendments)
        show(f"{rules.id}: geen fouten gevonden.{notes} sha256 {rules.sha256}")
    return DONE


COMMAND = Command(
    name="rondes",
    summary="Toon de rondes met hun regels en bronnen, vergelijk er twee, of controleer een rondebestand.",
    arguments=_arguments,
    run=_run,
)

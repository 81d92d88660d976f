"""The command line: Dutch verbs, Dutch help. Parses, calls one command, and returns its exit code.

Imports nothing of ours at the top: every child process starts by importing the script that started the program, and so
this file, and needs none of what a command needs (a second of processor time a child).
"""

import argparse
import gettext
import sys
from collections.abc import Sequence
from typing import NoReturn

_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "opties",
    "show this help message and exit": "toon deze hulp",
    "show program's version number and exit": "toon de versie",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "onbekend: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan niet; kies uit %(choices)s",
    "expected one argument": "hier hoort één waarde bij",
    "expected at least one argument": "hier hoort minstens één waarde bij",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer dan één optie zijn: %(matches)s",
}
"""argparse speaks English; these are the sentences of it that a user can meet."""


class _Dutch(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _DUTCH.get(message, message)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are Dutch and end with what to do."""

    def error(self, message: str) -> NoReturn:
        from toetssteen.errors import WRONG_USE

        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{message}\nMeer uitleg: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    from toetssteen import PROGRAM
    from toetssteen.commands import COMMANDS
    from toetssteen.errors import EXIT_CODES

    argparse._ = _Dutch().gettext  # type: ignore[attr-defined]  # argparse reads its texts through this name
    codes = "\n".join(f"  {code:3d}  {meaning}" for code, meaning in EXIT_CODES.items())
    top = _Parser(
        prog="toetssteen",
        description="Toetssteen leest inschrijvingen voor onafhankelijke cliëntondersteuning (OCO Wlz) en laat zien wat erin staat. "
        "Een mens beslist.",
        epilog=f"exitcodes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--versie", action="version", version=PROGRAM, help="toon de versie")
    commands = top.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, dest="opdracht")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.summary, description=command.summary)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit codes are in errors.EXIT_CODES."""
    from toetssteen.errors import guarded

    _speak_utf8()
    options = parser().parse_args(argv)
    return guarded(lambda: int(options.run(options)))


def _speak_utf8() -> None:
    """The same characters on every terminal, whatever its locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

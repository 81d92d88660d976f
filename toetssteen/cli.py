"""The command line: Dutch verbs, Dutch help. Parses, calls one command, and returns its exit code.

Imports nothing of ours at the top: every child process starts by importing the script that started the program, and so
this file, and needs none of what a command needs (a second of processor time a child).
"""

import argparse
import gettext
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any, NoReturn

_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "opties",
    "show this help message and exit": "toon deze hulp",
    "show program's version number and exit": "toon de versie",
    "the following arguments are required: %s": "Dit ontbreekt nog: %s.",
    "unrecognized arguments: %s": "Dit kent deze opdracht niet: %s.",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)s kan hier niet. Kies uit: %(choices)s.",
    "expected one argument": "hier hoort één waarde achter.",
    "expected at least one argument": "hier hoort minstens één waarde achter.",
    "argument %(argument_name)s: %(message)s": "Bij %(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)s kan hier niet.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer dan één optie zijn: %(matches)s.",
}
"""argparse speaks English; these are the sentences of it that a user can meet."""


class _Dutch(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _DUTCH.get(message, message)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one Dutch sentence that says what can be given instead, for every command."""

    def add_argument(self, *names: Any, **given: Any) -> argparse.Action:  # as argparse has it
        """An option whose type is a list of words, or a number, says in Dutch what it takes."""
        action = super().add_argument(*names, **given)
        if isinstance(action.type, type) and issubclass(action.type, Enum):
            action.type = _one_of(action.type)
        elif action.type is int:
            action.type = _whole
        elif action.type is None and names[0].startswith("-"):  # a path may hold what is no text, and words may not
            action.type = _words
        return action

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, _not_among(value, action.choices))

    def error(self, message: str) -> NoReturn:
        from toetssteen.errors import WRONG_USE

        self.exit(WRONG_USE, f"{message}\nMeer uitleg: {self.prog} --help\n")


def _one_of(words: type[Enum]) -> Callable[[str], Enum]:
    """Reads one of these words, whatever its capitals, and with a space for a line."""

    def read(text: str) -> Enum:
        for word in words:
            if str(word.value) == text.strip().casefold().replace(" ", "_"):
                return word
        raise argparse.ArgumentTypeError(_not_among(text, [word.value for word in words]))

    return read


def _words(text: str) -> str:
    """What can be put on record: whatever the terminal sent that is no text in its own encoding cannot."""
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        shown = "".join("?" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
        raise argparse.ArgumentTypeError(f"“{shown}” heeft tekens die geen UTF-8 zijn. Typ de tekst opnieuw, of plak hem als gewone tekst.")
    return text


def _whole(text: str) -> int:
    if not text.strip().removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is geen getal. Schrijf een heel getal, zoals 12.")
    return int(text)


def _not_among(value: object, choices: Iterable[object]) -> str:
    """The value that cannot be, the one that it looks like, and all that can."""
    import difflib

    known = [str(choice) for choice in choices]
    near = difflib.get_close_matches(str(value).casefold(), known, n=1, cutoff=0.7)
    meant = f"Bedoelt u {near[0]}? " if near else ""
    return f"{value} kan hier niet. {meant}Kies uit: {', '.join(known)}."


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

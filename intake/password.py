"""Where the password of a mailbox comes from: the environment, a file, or the person at the keyboard. Never the command line."""

import getpass
import os
import sys
from pathlib import Path

from intake.source import SourceError

VARIABLE = "TOETSSTEEN_WACHTWOORD"
FILE_VARIABLE = "TOETSSTEEN_WACHTWOORD_BESTAND"


def find_password(mailbox: str) -> str:
    """The first of the three that is there. Raises SourceError when none is."""
    if given := os.environ.get(VARIABLE):
        return given
    if file := os.environ.get(FILE_VARIABLE):
        return _in_file(Path(file))
    if sys.stdin is None or not sys.stdin.isatty():
        raise SourceError(
            f"Er is geen wachtwoord voor {mailbox}. Voer de opdracht uit in een venster waarin u kunt typen, of zet het wachtwoord "
            f"in een bestand dat alleen u kunt lezen en zet de plaats van dat bestand in {FILE_VARIABLE}."
        )
    try:
        return getpass.getpass(f"Wachtwoord voor {mailbox}: ")
    except EOFError:
        raise SourceError(f"Er is geen wachtwoord voor {mailbox} ingetypt.") from None


def _in_file(path: Path) -> str:
    """The first line; editors on Windows may put a byte mark before it."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as fault:
        raise SourceError(f"Het wachtwoordbestand '{path}' uit {FILE_VARIABLE} is niet te lezen. Kijk na of het bestaat.") from fault
    if not lines or not lines[0]:
        raise SourceError(f"Het wachtwoordbestand '{path}' uit {FILE_VARIABLE} is leeg. Zet het wachtwoord op de eerste regel.")
    return lines[0]

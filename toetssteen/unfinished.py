"""Whether a file that somebody records as sent still bears the marks of a letter that is not finished. Reads one file; judges no letter.

The marks are those of our own letters (`reports.letters`): the line at the head of every page, and the places to fill in. A letter that a
zorgkantoor wrote itself has none of them, and neither has a picture of a page: what could not be read whole is said to be so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.message import INCOMPLETE_STATES
from toetssteen.progress import Progress
from toetssteen.reading import FileRead, read_files, scratch

CODE = "concept"
"""What somebody names (`--ondanks`) who sent it all the same."""

_AT_THE_HEAD = re.compile(r"\b(CONCEPT|NOG INVULLEN|VOORLOPIG)\s*[\u2013\u2014-]\s*(\S+(?:\s+\S+){0,5})")
_TO_FILL = re.compile(r"\[\s*VUL\s+IN\b[^\]]{0,80}\]?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What was seen in a file that is to be recorded as sent."""

    marks: tuple[str, ...]  # each once, as it stands in the file
    whole: bool  # was everything in it read


def looked_at(path: Path) -> Looked:
    """The marks of an unfinished letter in this file, and in what it holds where it is a mail or another container."""
    with scratch() as originals:
        files = read_files([path], originals=originals, progress=Progress(quiet=True))
    text = " ".join(" ".join(_texts(files)).split())
    head = [f"{found[1]} – {found[2].rstrip('.,;')}" for found in _AT_THE_HEAD.finditer(text)]
    found = dict.fromkeys([*head, *(one[0] for one in _TO_FILL.finditer(text))])
    return Looked(marks=tuple(found), whole=not any(file.document.state in INCOMPLETE_STATES for file in files) and bool(text))


def _texts(files: Sequence[FileRead]) -> list[str]:
    return [line.text for file in files for page in file.document.pages for line in page.lines]

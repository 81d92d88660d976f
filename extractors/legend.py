"""Lays out the legend of a page: which line of text goes where, and where each sign comes. Knows no file and draws no sign."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.lettering import Written, spelled, width, write
from extractors.raster import Raster
from extractors.view import Entry, Style

LETTER = 17  # pixels
ROW = 24
MARGIN = 18
INDENT = 78  # room for a number and a sign
MOST = 90  # entries of one page
LONGEST = 200  # letters of one entry


class Sign(NamedTuple):
    """The example of a mark, at the left of its row."""

    style: Style
    label: str
    x: int
    y: int


class Legend(NamedTuple):
    """The written legend as a grey picture, and the signs that come on it."""

    letters: Raster
    signs: tuple[Sign, ...]


def lay(entries: Sequence[Entry], *, room: int) -> Legend:
    """The legend in a column of `room` pixels wide, as high as it needs."""
    lines: list[Written] = []
    signs: list[Sign] = []
    y = MARGIN
    for entry in _bounded(entries):
        if entry.style is None and lines:
            y += ROW // 2
        left = MARGIN if entry.style is None else MARGIN + INDENT
        if entry.style is not None:
            signs.append(Sign(entry.style, entry.label, MARGIN, y))
        for line in _wrapped(spelled(entry.text), room - left - MARGIN):
            lines.append(Written(left, y + LETTER, line, bold=entry.style is None))
            y += ROW
    return Legend(write(lines, size=LETTER, paper=(room, y + MARGIN)), tuple(signs))


def _bounded(entries: Sequence[Entry]) -> Iterator[Entry]:
    """No more entries, and none longer, than a page can hold; what is left out is counted."""
    for entry in entries[:MOST]:
        text = entry.text if len(entry.text) <= LONGEST else f"{entry.text[:LONGEST]}…"
        yield Entry(text=text, style=entry.style, label=entry.label)
    if len(entries) > MOST:
        yield Entry(text=f"… en nog {len(entries) - MOST} regels; zie de tekst van `lees`")


def _wrapped(text: str, room: int) -> Iterator[str]:
    """Lines no wider than the room; a word that does not fit on a line is cut."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size=LETTER) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while (fits := _fitting(line, room)) < len(line):
            yield line[:fits]
            line = line[fits:]
    yield line


def _fitting(word: str, room: int) -> int:
    """How many of its letters fit, at least one."""
    count = len(word)
    while count > 1 and width(word[:count], size=LETTER) > room:
        count -= 1
    return count

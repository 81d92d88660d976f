"""Are these words really on that page of the original, and where? Reads the file again from scratch.

Knows pages and words; must not know why a quote is wanted. None means: the words are not on that page.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from extractors.document import Box, Field, Line, Locator, Page
from extractors.read import read_content


class _Thread(NamedTuple):
    """The letters of a page without white space, and for each the line it came from."""

    letters: str
    lines: list[int]


def find(path: Path, *, media_type: str, quotes: Sequence[Locator]) -> tuple[tuple[Box, ...] | None, ...]:
    """Per quote one box a line it spans; () where the format has no layout; None when the words are not there."""
    content = read_content(path, media_type=media_type)
    pages = {page.number: page for page in content.pages}
    threads: dict[int, tuple[_Thread, _Thread]] = {}
    found: list[tuple[Box, ...] | None] = []
    for quote in quotes:
        page = pages.get(quote.page)
        if page is None:
            found.append(None)
            continue
        if page.number not in threads:
            threads[page.number] = (_thread(page.lines, hyphens=True), _thread(page.lines, hyphens=False))
        found.append(_boxes(page, threads[page.number], quote.quote, content.fields))
    return tuple(found)


def _boxes(page: Page, threads: tuple[_Thread, _Thread], quote: str, fields: Sequence[Field]) -> tuple[Box, ...] | None:
    wanted = "".join(quote.split())
    if not wanted:
        return None
    for thread in threads:
        if (start := _start(thread, wanted)) >= 0:
            numbers = dict.fromkeys(thread.lines[start : start + len(wanted)])
            return tuple(box for number in numbers if (box := page.lines[number].box) is not None)
    shown = (field for field in fields if field.page in (None, page.number) and not field.unseen)
    if any(wanted in "".join(field.value.split()) for field in shown):
        return ()
    return None


def _start(thread: _Thread, wanted: str) -> int:
    """Where the words begin, or -1. Of more places the first where they fill whole lines: a name above a signature, not in a sentence."""
    first = start = thread.letters.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        begins = start == 0 or thread.lines[start - 1] != thread.lines[start]
        if begins and (end == len(thread.lines) or thread.lines[end] != thread.lines[end - 1]):
            return start
        start = thread.letters.find(wanted, start + 1)
    return first


def _thread(lines: Sequence[Line], *, hyphens: bool) -> _Thread:
    """All letters in reading order; without hyphens, words broken at the end of a line are whole again."""
    letters: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(lines):
        solid = "".join(line.text.split())
        if not hyphens and number + 1 < len(lines):
            solid = solid.rstrip("-‐\u00ad")
        letters.append(solid)
        numbers += [number] * len(solid)
    return _Thread("".join(letters), numbers)

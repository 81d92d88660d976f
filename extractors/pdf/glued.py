"""Words that a PDF sets apart by place, and that pdfium reads as one ("jaar.Met", "mw.NynkeWouda"), or one word in two ("januar i").

Measures the white between letters only where words look glued or split, and on a page where a word was split everywhere; knows nothing of
what they mean. A letter with white behind it, and a space that is none, are each carried as one character of its own, so that every place
in the text stays what it was; `apart` makes them a letter with a space, and nothing.
"""

import ctypes
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as raw

LONGEST = 24  # letters: a longer word is looked at as a whole
MOST = 4_000  # letters measured on a page
WORD = 0.07  # of the letter size: more white than between the letters of a word, where these stand close
SPREAD = 0.15  # idem, above the white between letters that were set wide
CLOSE = 0.06  # idem: less white than this is no space, whatever pdfium says; a space takes a quarter
_BEHIND = 0x100000  # of a letter with white behind it: private use, in no font
_NO_SPACE = chr(0x10FFFF)  # for a space that is none
_LOOKS_GLUED = re.compile(  # long words go first, so that it stays linear
    rf"[^\s\x02\ufffe]{{{LONGEST},}}|[^\s\x02\ufffe]*(?:[a-zà-ÿ][.,;:)!?]+\w|[a-zà-ÿ][A-ZÀ-Ý])[^\s\x02\ufffe]*"
)
_GLUED = re.compile(f"[{chr(_BEHIND)}-{chr(0x10FFFF)}]")
_LOOKS_SPLIT = re.compile(r"(?<=[rf]) (?=[a-zà-ÿ:;])")  # letters that fonts set a little further from what follows
_ANY_SPACE = re.compile(r"(?<=\w) (?=[\w:;])")
_LONE = re.compile(r"(?<!\S)[A-ZÀ-Ý]( )(?=[A-ZÀ-Ý]{4,})")  # "B ESTUURSVERKLARING": a title with its letters set wide
_ANY_WORD = re.compile(r"[^\s\x02\ufffe]{3,}")
_RULE = re.compile(r"(.)\1{5,}")


def with_gaps(text: str, page: Any) -> str:
    """The text of a page, as long as it was; a letter with white behind it that no space tells is one that `apart` knows.

    `page`: as pypdfium2.raw takes a text page, of which each character of `text` is one.
    """
    split = _none(text, page, _LOOKS_SPLIT) and _none(text, page, _ANY_SPACE)
    found = list(_gaps(text, page, _ANY_WORD if split else _LOOKS_GLUED))
    split += [space for space in _spread(text, page) if space not in split]
    if not found and not split:
        return text
    letters = list(text)
    for number in split:
        letters[number] = _NO_SPACE
    for number in found:
        letters[number] = chr(_BEHIND + ord(letters[number])) if ord(letters[number]) < 0xFFFF else letters[number]
    return "".join(letters)


def _none(text: str, page: Any, looked_at: re.Pattern[str]) -> list[int]:
    """The spaces looked at that are none."""
    return [found.start() for found in islice(looked_at.finditer(text), MOST) if _is_close(page, found.start())]


def _is_close(page: Any, number: int) -> bool:
    """Do the letters before and behind this space stand as close as those of one word?"""
    before, after = _place(page, number - 1), _place(page, number + 1)
    size = before.top - before.bottom
    return size > 0 and abs(before.bottom - after.bottom) < size / 2 and -size / 2 < after.left - before.right < CLOSE * size


def _spread(text: str, page: Any) -> Iterator[int]:
    """The spaces behind a lone capital with no more white than between the letters of the capitals that follow."""
    for found in islice(_LONE.finditer(text), MOST // LONGEST):
        space = found.start(1)
        places = [_place(page, number) for number in (space - 1, *range(space + 1, space + 6))]
        first, *white = (after.left - before.right for before, after in pairwise(places))
        size = places[1].top - places[1].bottom
        level = all(abs(place.bottom - places[0].bottom) < size / 2 for place in places)
        if size > 0 and level and 0 <= first < median(white) + CLOSE * size:
            yield space


def without_gaps(text: str) -> str:
    """A text that cannot be measured, without characters that `apart` would take for its own."""
    return _GLUED.sub("\ufffd", text)


def apart(words: str) -> str:
    """The same words with their spaces, and without those that are none."""
    return _GLUED.sub(lambda letter: chr(ord(letter[0]) - _BEHIND) + " ", words.replace(_NO_SPACE, ""))


def _gaps(text: str, page: Any, looked_at: re.Pattern[str]) -> Iterator[int]:
    measured = 0
    for word in looked_at.finditer(text):
        if measured > MOST:
            return
        if len(word[0]) <= MOST and not _RULE.search(word[0]):
            measured += len(word[0])
            yield from _in_word(word.start(), word.end(), page)


def _in_word(start: int, end: int, page: Any) -> Iterator[int]:
    """The letters of one word with more white behind them than the others have."""
    places = [_place(page, number) for number in range(start, end)]
    white = [(after.left - before.right) for before, after in pairwise(places)]
    size = raw.FPDFText_GetFontSize(page, start)
    scale = max(place.top - place.bottom for place in places)
    level = all(abs(place.bottom - places[0].bottom) < scale / 2 for place in places)
    if not level or scale <= 0 or size <= 0 or any(after.left < before.left for before, after in pairwise(places)):
        return  # turned, or drawn out of order
    usual = median(white)
    least = WORD * scale if usual < WORD / 2 * scale else usual + SPREAD * scale
    yield from (start + number for number, gap in enumerate(white) if gap >= least)


class _Place(NamedTuple):
    """The room that a letter takes, its white included, in the sheet's own measure (up is more)."""

    left: float
    right: float
    bottom: float
    top: float


def _place(page: Any, number: int) -> _Place:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, number, ctypes.byref(box))
    return _Place(box.left, box.right, box.bottom, box.top)

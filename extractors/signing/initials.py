"""Initials beside a place for the signature: who put a "paraaf" and left "Handtekening" empty has not signed.

Knows words and where they stand on a page; judges no signature. Where nothing but initials is asked, those are the signature.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.document import Box, Mark
from extractors.excerpt import Excerpt, Row, fold
from extractors.labels import Labelled

_LEVEL = 8.0  # points that a mark may stand higher or lower than the word beside it
_UPON = 12.0  # that it may hang over that word
_ASIDE = 24.0  # that it may begin left of the word above it
_BELOW = 130.0  # from the word, or the head of a column, down to the mark
_LONGEST = 45  # letters of such words
_INITIALS = re.compile(r"\W*(?:paraaf|parafen|par\.|initialen|initials|krabbel)(?!\w)")
_SIGNATURE = re.compile(r"\W*(?:digitale |elektronische )?(?:handtekening|signature)")


class _Place(NamedTuple):
    """Words that ask for initials or for a signature."""

    page: int
    box: Box
    initials: bool


def without_initials(seen: Excerpt) -> Excerpt:
    """The excerpt without the marks that stand at a word for initials, where a signature is asked as well."""
    places = [place for row in seen.rows for place in _places(row)]
    if {place.initials for place in places} != {True, False}:
        return seen
    return replace(seen, marks=tuple(mark for mark in seen.marks if not _is_initials(mark, places)))


def signing_only(found: Sequence[Labelled]) -> list[Labelled]:
    """The labels without those for initials, where one asks for a signature."""
    asked = any(one.name == "handtekening" and _SIGNATURE.match(fold(one.label)) for one in found)
    return [one for one in found if not (asked and one.name == "handtekening" and _INITIALS.match(fold(one.label)))]


def _places(row: Row) -> list[_Place]:
    if row.box is None:
        return []
    cells = [(row.plain[cell.start : cell.end], cell.x0, cell.x1) for cell in row.cells] or [(row.plain, row.box.x0, row.box.x1)]
    found = []
    for words, left, right in cells:
        initials = _INITIALS.match(words) is not None
        if len(words.strip(" ._…:")) <= _LONGEST and (initials or _SIGNATURE.match(words)):
            found.append(_Place(row.page, replace(row.box, x0=left, x1=right), initials))
    return found


def _is_initials(mark: Mark, places: Sequence[_Place]) -> bool:
    """Is the word for initials the closest of those that the mark stands beside, or else under?"""
    box = mark.box
    if box is None:
        return False
    own = [place for place in places if place.page == mark.page]
    level = [place for place in own if _is_level(box, place.box)]
    if level:
        return max(level, key=lambda place: place.box.x0).initials
    under = [place for place in own if -_UPON <= box.y0 - place.box.y1 <= _BELOW and place.box.x0 - _ASIDE <= box.x0]
    return bool(under) and min(under, key=lambda place: (round(box.y0 - place.box.y1), box.x0 - place.box.x0)).initials


def _is_level(box: Box, words: Box) -> bool:
    """Does the mark stand right of these words, at their height?"""
    return box.y0 - _LEVEL <= (words.y0 + words.y1) / 2 <= box.y1 + _LEVEL and box.x0 >= words.x0 + _ASIDE

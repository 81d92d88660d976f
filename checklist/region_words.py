"""Names of places in a sentence, as seen from one region: of this region, of another, or of a zorgkantoor.

Knows the names it is given; which municipality belongs to which region is decided elsewhere (regions.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checklist.language import Sentence, Word, words
from checklist.lexicon import vocabulary
from checklist.substance import Stated

_SUFFIX = re.compile(r"\s*\([^)]*\)$")  # "Bergen (NH.)": nobody writes the suffix
_ORDINARY = frozenset("best goes beek stein putten houten buren hulst bergen sluis duiven waterland laren leek ede kapelle".split())
_TITLES = frozenset("mevrouw meneer mevr mw dhr heer familie drs ir dr jansen".split())
_REGION_CUES = frozenset("regio zorgkantoorregio zorgkantoor regios zorgregio provincie".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionWords:
    """How the region of this assessment, its municipalities, and places elsewhere are written."""

    id: str
    names: tuple[str, ...]  # the region's name first, then its variants
    municipalities: tuple[str, ...] = ()  # with their aliases
    elsewhere: tuple[str, ...] = field(default=())  # municipalities and names of other regions

    @property
    def name(self) -> str:
        return self.names[0] if self.names else self.id


class Places:
    """Finds places word by word; the longest name wins."""

    def __init__(self, region: RegionWords) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        kinds: dict[tuple[str, ...], set[str]] = {}
        for kind, names in (
            ("regio", region.names),
            ("gemeente", region.municipalities),
            ("elders", region.elsewhere),
            ("zorgkantoor", vocabulary()["zorgkantoren"]),
        ):
            for name in names:
                key = tuple(word.folded for word in words(_SUFFIX.sub("", name)))
                kinds.setdefault(key, set()).add(kind)
        for key in sorted((key for key in kinds if key), key=lambda key: (-len(key), key)):
            self._names.setdefault(key[0], []).append((key, frozenset(kinds[key])))

    def find(self, text: str, sentence: Sentence) -> tuple[Stated, ...]:
        """The places named in this sentence."""
        return tuple(self._found(text, sentence.words))

    def _found(self, text: str, found: Sequence[Word]) -> Iterator[Stated]:
        number = 0
        while number < len(found):
            key, kinds = self._at(found, number)
            if not key or not _is_name(text, found, number, key):
                number += 1
                continue
            start, end = found[number].start, found[number + len(key) - 1].end
            yield Stated(kind=_kind(kinds, before=found[number - 1].folded if number else ""), text=text[start:end], start=start, end=end)
            number += len(key)

    def _at(self, found: Sequence[Word], number: int) -> tuple[tuple[str, ...], frozenset[str]]:
        for key, kinds in self._names.get(found[number].folded, ()):
            if tuple(word.folded for word in found[number : number + len(key)]) == key:
                return key, kinds
        return (), frozenset()


def _kind(kinds: frozenset[str], *, before: str) -> str:
    """A name of this region wins over the same name elsewhere; a city is a municipality unless called a region."""
    if before in _REGION_CUES and "regio" in kinds:
        return "regio"
    return next(kind for kind in ("gemeente", "regio", "zorgkantoor", "elders") if kind in kinds)


def _is_name(text: str, found: Sequence[Word], number: int, key: Sequence[str]) -> bool:
    """Written with a capital, not a person's name, and not an ordinary word that begins a sentence."""
    start, last = found[number].start, found[number + len(key) - 1]
    if not any(letter.isupper() for letter in text[start : last.end]):
        return False
    before = [word.folded for word in found[max(0, number - 2) : number]]
    if _TITLES.intersection(before) or (number and text[found[number - 1].start : start].startswith(("Van ", "De "))):
        return "gemeente" in before or "gemeenten" in before
    return not (key[0] in _ORDINARY and len(key) == 1 and number == 0)

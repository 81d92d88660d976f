"""Names of places in a sentence, as seen from one region: of this region, of another, or of a zorgkantoor.

Knows the names it is given; which municipality belongs to which region is decided elsewhere (regions.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checklist.facts import Stated
from checklist.language import Sentence, words
from checklist.lexicon import vocabulary

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

    def may_hold(self, folded: Iterable[str]) -> bool:
        """Can a place be named in these words: is one of them the first word of a name?"""
        return not self._names.keys().isdisjoint(folded)

    def find(self, sentence: Sentence) -> tuple[Stated, ...]:
        """The places named in this sentence."""
        folded = [word.folded for word in sentence.words]
        return tuple(self._found(sentence, folded)) if self.may_hold(folded) else ()

    def _found(self, sentence: Sentence, folded: Sequence[str]) -> Iterator[Stated]:
        number, spans = 0, sentence.spans
        while number < len(folded):
            key, kinds = self._at(folded, number)
            if not key or self._is_second_half(sentence, folded, number) or not _is_name(sentence, folded, number, key):
                number += 1
                continue
            start, end = spans[number][0], spans[number + len(key) - 1][1]
            kind = _kind(kinds, before=folded[number - 1] if number else "")
            yield Stated(kind=kind, text=sentence.passage[start:end], start=start, end=end)
            number += len(key)

    def _is_second_half(self, sentence: Sentence, folded: Sequence[str], number: int) -> bool:
        """Putten in "Voorne-Putten": behind a hyphen and a word with a capital that no place is called by."""
        start = sentence.spans[number][0]
        if not number or sentence.passage[start - 1] != "-" or sentence.spans[number - 1][1] != start - 1:
            return False
        return sentence.passage[sentence.spans[number - 1][0]].isupper() and not self._at(folded, number - 1)[0]

    def _at(self, folded: Sequence[str], number: int) -> tuple[tuple[str, ...], frozenset[str]]:
        for key, kinds in self._names.get(folded[number], ()):
            if tuple(folded[number : number + len(key)]) == key:
                return key, kinds
        return (), frozenset()


def _kind(kinds: frozenset[str], *, before: str) -> str:
    """A name of this region wins over the same name elsewhere; a city is a municipality unless called a region."""
    if before in _REGION_CUES and "regio" in kinds:
        return "regio"
    return next(kind for kind in ("gemeente", "regio", "zorgkantoor", "elders") if kind in kinds)


def _is_name(sentence: Sentence, folded: Sequence[str], number: int, key: Sequence[str]) -> bool:
    """Written with a capital, not a person's name, and not an ordinary word that begins a sentence."""
    text, spans = sentence.passage, sentence.spans
    start, end = spans[number][0], spans[number + len(key) - 1][1]
    if not any(letter.isupper() for letter in text[start:end]):
        return False
    before = folded[max(0, number - 2) : number]
    if _TITLES.intersection(before) or (number and text[spans[number - 1][0] : start].startswith(("Van ", "De "))):
        return "gemeente" in before or "gemeenten" in before
    return not (key[0] in _ORDINARY and len(key) == 1 and number == 0)

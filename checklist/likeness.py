"""Which criteria the words of a few sentences tell of together, by weights learned from labelled texts (lexicon/_gewichten.toml).

For answers in words that no pattern knows. Knows stems and their weights; knows no facts and no verdict. How the weights were made
stands in tests/make_weights.py. What a stretch weighs is a plain sum, so that a person can count after it.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checklist.language import stem
from checklist.lexicon import FOLDER

TABLE = FOLDER / "_gewichten.toml"
SCALE, FEW = 3.3, 3  # a stretch weighs the sum of its words, times SCALE, over the square root of FEW more than how many it has
LONGEST = 3  # sentences that are weighed together; the whole passage is weighed too
LEAST = -2.9  # log odds; a smaller chance, of 1 in 20, is none
TELLING = 5  # tenths of weight from which a word counts among those that tell of it
MOST_SHOWN = 6  # words named as a signal
_LITTLE = (
    "elk elke ieder iedere keer kwartaal kwartalen maand maanden week weken jaar jaren dag dagen "
    "de het een en of in op te aan van voor met bij om als dat die wij we ze ons onze is zijn er ook zij ik mijn hij zich dit deze "
    "dan wat wie wel maar want dus toch nog al nu daar hier zo zeer heel meer minder veel weinig waar wanneer uw hen hun haar hem "
    "men was waren ben bent heb heef hebben had hadden wordt worden werd werden word kan kunnen kon konden mag mogen moet moeten "
    "zal zullen zou zouden wil willen gaat gaan ging doet doen deed komt komen kwam laat uit over naar door na sinds tijdens "
    "tussen onder zonder binnen via volgens vanaf daarvoor daarvan ja nee c v x b m d p k een twee drie vier vijf zes zeven acht "
    "negen tien elf twaalf eind begin vorig januari februari maart april mei juni juli augustus september oktober november "
    "december"
)
_EMPTY = frozenset(stem(word) for word in _LITTLE.split())


class Like(NamedTuple):
    """A stretch of sentences that tells of a criterion."""

    first: int  # number of its first sentence in the passage
    last: int
    chance: float  # 0 to 1, as learned
    stems: frozenset[str]  # of all its words


class _Weights(NamedTuple):
    """What one criterion's words weigh."""

    start: float  # what it weighs without any word
    told: Mapping[str, int]  # in tenths: stems in the sentences themselves
    above: Mapping[str, int]  # in tenths: stems in the heading, question or introduction


def telling(stems: Iterable[str]) -> frozenset[str]:
    """The stems that can tell of a criterion: no little words and no numbers."""
    found = _EMPTY.union(stems) - _EMPTY
    return frozenset(one for one in found if not one[0].isdigit())


def share_of(count: int) -> float:
    """What each tenth of a stretch with so many different words counts for; a few words prove little."""
    return SCALE / 10 / math.sqrt(FEW + count)


class Likeness:
    """The learned weights of all criteria, turned around: from a stem to the criteria it tells of."""

    def __init__(self, path: Path = TABLE) -> None:
        """Reads the table; raises what tomllib raises when it is no TOML."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        weights = {code: _weights(one) for code, one in raw.items()}
        self.codes = tuple(weights)
        self._start = tuple(one.start for one in weights.values())
        self._told = _turned([one.told for one in weights.values()])
        self._above = _turned([one.above for one in weights.values()])

    def near(self, sentences: Sequence[frozenset[str]], above: frozenset[str]) -> tuple[dict[str, Like], ...]:
        """For each sentence, by criterion, the stretch around it that tells of it most. Empty sentences tell nothing."""
        best: list[dict[int, _Best]] = [{} for _ in sentences]
        borrowed, beside = _added({}, above, self._above), len(above)
        for first, last, stems, sums in self._stretches(sentences):
            share = share_of(len(stems) + beside)
            for place, weight in sums.items():
                odds = share * (weight + borrowed.get(place, 0)) + self._start[place]
                if odds >= LEAST:
                    for held in best[first : last + 1]:
                        if place not in held or odds > held[place][0]:
                            held[place] = (odds, first, last, stems)
        return tuple({self.codes[place]: _like(one) for place, one in held.items()} for held in best)

    def _stretches(self, sentences: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, frozenset[str], dict[int, int]]]:
        """Every run of up to three sentences, and the whole: its first and last, its stems, and what they weigh by criterion.

        The sums are added to for the next run, so look at them before asking on.
        """
        count = len(sentences)
        for first in range(count):
            stems, sums = frozenset[str](), dict[int, int]()
            for last in range(first, min(first + LONGEST, count)):
                _added(sums, sentences[last] - stems, self._told)
                stems |= sentences[last]
                yield first, last, stems, sums
        if count > LONGEST:
            stems = frozenset[str]().union(*sentences)
            yield 0, count - 1, stems, _added({}, stems, self._told)

    def knows(self, stems: Iterable[str]) -> bool:
        """Were all these words learned of, so that it means something when they do not tell of a criterion?"""
        return telling(stems) <= self._told.keys()

    def heaviest(self, code: str, stems: frozenset[str]) -> tuple[str, ...]:
        """The words that tell of this criterion, heaviest first."""
        place = self.codes.index(code)
        weighed = sorted((-weight, stem) for stem in stems for at, weight in self._told.get(stem, ()) if at == place and weight >= TELLING)
        return tuple(stem for _, stem in weighed[:MOST_SHOWN])


_Table = Mapping[str, tuple[tuple[int, int], ...]]
"""For each stem the places of the criteria it tells of, each with its weight in tenths."""

_Best = tuple[float, int, int, frozenset[str]]
"""Log odds, first and last sentence, and the stems of the likeliest stretch so far."""


def _like(best: _Best) -> Like:
    odds, first, last, stems = best
    return Like(first, last, 1 / (1 + math.exp(-odds)), stems)


@lru_cache(maxsize=1)
def likeness() -> Likeness:
    """The weights that come with the program, read once."""
    return Likeness()


def _weights(raw: Mapping[str, Any]) -> _Weights:
    return _Weights(float(raw["begin"]), _by_stem(raw.get("woorden", {})), _by_stem(raw.get("kopje", {})))


def _by_stem(grouped: Mapping[str, str]) -> dict[str, int]:
    """Stems with their weight in tenths, out of a table of weights with their stems."""
    return {stem: round(10 * float(weight)) for weight, stems in grouped.items() for stem in stems.split()}


def _turned(tables: Sequence[Mapping[str, int]]) -> _Table:
    turned: dict[str, list[tuple[int, int]]] = {}
    for place, table in enumerate(tables):
        for one, weight in table.items():
            turned.setdefault(one, []).append((place, weight))
    return {one: tuple(pairs) for one, pairs in turned.items()}


def _added(sums: dict[int, int], stems: frozenset[str], table: _Table) -> dict[int, int]:
    """The sums with what these stems weigh; whole numbers, so that their order makes no difference."""
    for one in stems & table.keys():
        for place, weight in table[one]:
            sums[place] = sums.get(place, 0) + weight
    return sums

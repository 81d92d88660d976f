"""How much the words of a document are like those of each kind, by weights learned from fictitious documents (kinds/_gewichten.toml).

For documents in words that no list of phrases knows. Knows words and their weights; knows no titles and no facts. What a document weighs
is a plain sum, so that a person can count after it. How the weights were made, and how well they do on documents that they were not made
of, stands in tests/make_kind_weights.py.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.document import Kind
from extractors.excerpt import Excerpt

TABLE = Path(__file__).parent / "kinds" / "_gewichten.toml"
SHORTEST = 3  # letters of a word that counts
HEAD = 250  # letters at the top: a word there counts once more, by a weight of its own
LIKE, RATHER_LIKE, APART = 0.2, -0.2, 0.5
"""Weights from which words are like a kind, and how far apart the two best lie where they are only rather like it: of the documents that
are of no kind, none left out of learning in turn lies above both (tests/make_kind_weights.py)."""
SURE = 0.3
ENOUGH = 20  # different words; of fewer a single one decides
_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")
_MOST_SHOWN, _LONG_ENOUGH = 5, 5


class Words(NamedTuple):
    """The different words of a document, folded, and those at its top."""

    told: frozenset[str]
    head: frozenset[str]


def words_of(seen: Excerpt) -> Words:
    """The words that count."""
    top, length = [], 0
    for row in seen.rows:
        top.append(row.plain)
        length += len(row.plain) + 1
        if length >= HEAD:
            break
    return Words(frozenset(_WORD.findall(seen.squeezed)), frozenset(_WORD.findall(" ".join(top)[:HEAD])))


def share_of(words: frozenset[str]) -> float:
    """What each of so many different words counts for, so that a long document weighs no more than a short one."""
    return 1 / math.sqrt(len(words)) if words else 0.0


class Likeness(NamedTuple):
    """What the words of one document weigh for each kind: above 0 is like it, below 0 is not."""

    weights: Mapping[Kind, float]
    total: int  # different words that were weighed

    @property
    def kind(self) -> Kind:
        """The kind that the words are most like."""
        return max(self.weights, key=lambda kind: self.weights[kind])

    @property
    def is_clear(self) -> bool:
        """Are the words enough, like this kind, and much more so than like any other?"""
        first, second = sorted(self.weights.values(), reverse=True)[:2]
        return self.total >= ENOUGH and (first >= LIKE or (first >= RATHER_LIKE and first - second >= APART))

    @property
    def is_sure(self) -> bool:
        """Are they so much like it that it needs no phrase beside them? Otherwise it is a possibility."""
        return self.is_clear and self.of(self.kind) >= SURE

    def of(self, kind: Kind) -> float:
        """What they weigh for a kind; far below 0 for one that was never learned."""
        return self.weights.get(kind, -9.0)


class KindWords:
    """The learned weights of all kinds, turned around: from a word to the kinds it tells of."""

    def __init__(self, path: Path = TABLE) -> None:
        """Reads the table; raises what tomllib raises when it is no TOML, ValueError for a kind that is none."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        self._start = {Kind(kind): float(one["begin"]) for kind, one in raw.items()}
        self._told = _turned({Kind(kind): one.get("woorden", {}) for kind, one in raw.items()})
        self._head = _turned({Kind(kind): one.get("kopje", {}) for kind, one in raw.items()})

    def like(self, words: Words) -> Likeness:
        """What these words weigh for each kind."""
        sums = dict(self._start)
        for known, given in ((self._told, words.told), (self._head, words.head)):
            share = share_of(given)
            for word in sorted(given & known.keys()):  # sums of fractions come out the same only in the same order
                for kind, weight in known[word]:
                    sums[kind] += share * weight
        return Likeness(sums, len(words.told))

    def heaviest(self, kind: Kind, words: Words) -> tuple[str, ...]:
        """The words that tell of this kind most, heaviest first; those long enough to tell a person something."""
        told = (word for word in words.told if len(word) >= _LONG_ENOUGH)
        weighed = sorted((-weight, word) for word in told for one, weight in self._told.get(word, ()) if one is kind and weight > 0)
        return tuple(word for _, word in weighed[:_MOST_SHOWN])


def _turned(tables: Mapping[Kind, Mapping[str, Any]]) -> dict[str, tuple[tuple[Kind, float], ...]]:
    """By word, out of a table of weights with their words for each kind."""
    found: dict[str, list[tuple[Kind, float]]] = {}
    for kind, grouped in tables.items():
        for weight, words in grouped.items():
            for word in _split(words):
                found.setdefault(word, []).append((kind, float(weight)))
    return {word: tuple(told) for word, told in found.items()}


def _split(words: Any) -> Iterable[str]:
    return str(words).split()


@lru_cache(maxsize=1)
def kind_words() -> KindWords:
    """The weights that come with the program, read once."""
    return KindWords()

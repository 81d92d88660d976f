"""Which patterns can stand in a sentence at all: one look at whole numbers instead of a thousand looks at sets.

Knows patterns and their atoms; knows no sentence. A bit stands for a pattern, so "all groups occur" is a bitwise and.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from checklist.lexicon import Element, Pattern, RuleTerms, names


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """An element with the bits of its patterns."""

    element: Element
    strong: int
    weak: int
    concrete: int


class Shelf:
    """The patterns of these rules, each with a bit of its own, in the order of the word lists.

    What an atom holds is one whole number too: a stretch of bits for each place of a group in a pattern, then one for words that are no
    mere fact. What a sentence holds is the bitwise or of what its atoms hold.
    """

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        self.rules = tuple(rules)
        self._patterns: list[tuple[str, Pattern]] = []
        self.rows = {rule.code: tuple(self._row(rule, element) for element in rule.elements) for rule in rules}
        self.answers = {code: reduce(or_, (row.strong | row.weak for row in rows), 0) for code, rows in self.rows.items()}
        self.strong = reduce(or_, (row.strong for rows in self.rows.values() for row in rows), 0)
        self._size = len(self._patterns)
        self._places = max((len(pattern.groups) for _, pattern in self._patterns), default=0)
        self.everything = (1 << self._size) - 1
        self._held: dict[str, int] = {}
        self._full = 0  # where a pattern has no such group, nothing is missing
        for number, (_, pattern) in enumerate(self._patterns):
            self._put(number, pattern)

    def _row(self, rule: RuleTerms, element: Element) -> Row:
        strong, weak, concrete = (
            sum(self._add(rule.code, pattern) for pattern in patterns) for patterns in (element.strong, element.weak, element.concrete)
        )
        return Row(element, strong, weak, concrete)

    def _add(self, code: str, pattern: Pattern) -> int:
        self._patterns.append((code, pattern))
        return 1 << (len(self._patterns) - 1)

    def _put(self, number: int, pattern: Pattern) -> None:
        for place in range(len(pattern.groups), self._places):
            self._full |= 1 << (place * self._size + number)
        for place, group in enumerate(pattern.groups):
            for atom in group:
                said = 0 if not names(atom.key) else 1 << (self._places * self._size + number)
                self._held[atom.key] = self._held.get(atom.key, 0) | said | 1 << (place * self._size + number)

    def patterns(self, bits: int) -> Iterator[tuple[str, Pattern]]:
        """The patterns of these bits with the codes of their criteria, in the order of the word lists."""
        while bits:
            lowest = bits & -bits
            yield self._patterns[lowest.bit_length() - 1]
            bits ^= lowest

    def held(self, keys: Iterable[str]) -> int:
        """What these atoms hold together."""
        found = 0
        for key in keys:
            if key in self._held:
                found |= self._held[key]
        return found

    def stands(self, held: int) -> int:
        """The patterns of which every group has an atom in what is held."""
        held |= self._full
        bits = self.everything
        for _ in range(self._places):
            bits &= held
            held >>= self._size
        return bits

    def said(self, held: int) -> int:
        """The patterns of which some word, no mere fact, is in what is held."""
        return held >> (self._places * self._size)

"""Which patterns can stand in a sentence at all: one look at whole numbers instead of a thousand looks at sets.

Knows patterns and their atoms; knows no sentence. A bit stands for a pattern, so "all groups occur" is a bitwise and.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from checklist.lexicon import Element, Pattern, RuleTerms

Held = tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """An element with the bits of its patterns."""

    element: Element
    strong: int
    weak: int
    concrete: int


class Shelf:
    """The patterns of these rules, each with a bit of its own, in the order of the word lists."""

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        self.rules = tuple(rules)
        self._patterns: list[tuple[str, Pattern]] = []
        self._said: dict[str, int] = {}
        self._stands: dict[str, list[int]] = {}
        self._full: list[int] = []
        self.rows = {rule.code: tuple(self._row(rule, element) for element in rule.elements) for rule in rules}
        self.answers = {code: reduce(or_, (row.strong | row.weak for row in rows), 0) for code, rows in self.rows.items()}
        self.strong = reduce(or_, (row.strong for rows in self.rows.values() for row in rows), 0)
        self.everything = (1 << len(self._patterns)) - 1

    def _row(self, rule: RuleTerms, element: Element) -> Row:
        strong, weak, concrete = (
            sum(self._add(rule.code, pattern) for pattern in patterns) for patterns in (element.strong, element.weak, element.concrete)
        )
        return Row(element, strong, weak, concrete)

    def _add(self, code: str, pattern: Pattern) -> int:
        bit = 1 << len(self._patterns)
        self._patterns.append((code, pattern))
        while len(self._full) < len(pattern.groups):
            self._full.append(bit - 1)  # the patterns before this one are shorter: nothing is missing in this place
        self._full = [full if place < len(pattern.groups) else full | bit for place, full in enumerate(self._full)]
        for place, group in enumerate(pattern.groups):
            for atom in group:
                places = self._stands.setdefault(atom.key, [])
                places += [0] * (place + 1 - len(places))
                places[place] |= bit
                if not atom.is_fact:
                    self._said[atom.key] = self._said.get(atom.key, 0) | bit
        return bit

    def patterns(self, bits: int) -> Iterator[tuple[str, Pattern]]:
        """The patterns of these bits with the codes of their criteria, in the order of the word lists."""
        while bits:
            lowest = bits & -bits
            yield self._patterns[lowest.bit_length() - 1]
            bits ^= lowest

    def held(self, keys: Iterable[str]) -> Held:
        """For the first, second, ... group of all patterns: those that have an atom among these keys in it."""
        places = [0] * len(self._full)
        for key in keys:
            for place, bits in enumerate(self._stands.get(key, ())):
                places[place] |= bits
        return tuple(places)

    def stands(self, helds: Iterable[Held]) -> int:
        """The patterns of which every group has an atom in one of these."""
        places: Iterable[int] = self._full
        for held in helds:
            places = map(or_, places, held)
        return reduce(and_, places, self.everything)

    def said(self, keys: Iterable[str]) -> int:
        """The patterns of which some word, no mere fact, is among these keys."""
        bits = 0
        for key in keys:
            bits |= self._said.get(key, 0)
        return bits

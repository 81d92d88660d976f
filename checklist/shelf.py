"""Which patterns can stand in a sentence at all: one look at whole numbers instead of a thousand looks at sets.

Knows patterns and their atoms; knows no sentence. A bit stands for a pattern, so "all groups occur" is a bitwise and.
"""

from collections.abc import Iterable, Sequence

from checklist.lexicon import Element, Pattern, RuleTerms


class Shelf:
    """The patterns of these rules, each with a bit of its own. Asks for the very patterns and elements of these rules."""

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        self.rules = tuple(rules)  # kept, so that an id stays what it is
        self._bits: dict[int, int] = {}
        self._masks: dict[tuple[int, str], int] = {}
        self._said: dict[str, int] = {}
        self._stands: dict[str, list[int]] = {}
        self._full: list[int] = []
        self._codes: dict[str, int] = {}
        for rule in self.rules:
            for element in rule.elements:
                for part in ("strong", "weak", "concrete"):
                    patterns: tuple[Pattern, ...] = getattr(element, part)
                    self._masks[id(element), part] = sum(self._add(pattern) for pattern in patterns)
            self._codes[rule.code] = sum(self._masks[id(one), part] for one in rule.elements for part in ("strong", "weak"))
        self.everything = (1 << len(self._bits)) - 1

    def _add(self, pattern: Pattern) -> int:
        bit = 1 << len(self._bits)
        self._bits[id(pattern)] = bit
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

    def bit(self, pattern: Pattern) -> int:
        """The bit of this pattern."""
        return self._bits[id(pattern)]

    def mask(self, element: Element, part: str) -> int:
        """The bits of the patterns of an element; `part` is "strong", "weak" or "concrete"."""
        return self._masks[id(element), part]

    def answers(self, rule: RuleTerms) -> int:
        """The bits of the patterns that can answer this criterion, details left out."""
        return self._codes[rule.code]

    def stands(self, keys: Iterable[str]) -> int:
        """The patterns of which every group has an atom among these keys."""
        places = list(self._full)
        for key in keys:
            for place, bits in enumerate(self._stands.get(key, ())):
                places[place] |= bits
        held = self.everything
        for bits in places:
            held &= bits
        return held

    def said(self, keys: Iterable[str]) -> int:
        """The patterns of which some word, no mere fact, is among these keys."""
        bits = 0
        for key in keys:
            bits |= self._said.get(key, 0)
        return bits

"""Finds the words, phrases and parts of words of all word lists in the words of a sentence.

Knows spelling and the word lists; knows no region and no verdict. The only file that knows pyahocorasick.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from checklist.language import Phrases, Word, fold, misspelt, root, squeeze, stem, words
from checklist.lexicon import Atom, RuleTerms

LONG_WORD = 9  # letters; only longer words are written apart or together
RARE_WORD = 12  # letters; only longer words are compared for slips of the pen: "contacten" is no slip of "contracten"
_WORD = re.compile(r"[^\W\d_]{11,40}")
_NUMBERED = re.compile(r"\b(?:eis|criterium|ad)\s\d|\b4\.1\.\d", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """Where an atom stands: word numbers within its sentence."""

    first: int
    last: int
    slip: str = ""  # the word as written, when it was misspelt


class Terms:
    """All terms of all criteria, made ready once."""

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        atoms = sorted({atom for rule in rules for atom in _atoms(rule)}, key=lambda atom: atom.key)
        phrases = {atom.key: tuple(word.stem for word in words(atom.key)) for atom in atoms if not atom.is_fact and not atom.is_part}
        self._phrases = {key: stems for key, stems in phrases.items() if stems}
        self._joined = {_joined_stem(key): key for key in self._phrases if _may_be_one_word(key)}
        single = (squeeze(key) for key, stems in self._phrases.items() if len(stems) == 1)
        self._rare = tuple(sorted({word for word in single if len(word) >= RARE_WORD}))
        self._stems = frozenset(one for stems in self._phrases.values() for one in stems)
        self._parts = _keyed((_part(atom.key), atom.key) for atom in atoms if atom.is_part)
        self._anchors = _keyed((anchor, anchor) for rule in rules for anchor in _anchors(rule))
        self._matcher: Phrases | None = None
        self._part_cache: dict[str, tuple[str, ...]] = {}
        self._slip_cache: dict[str, str] = {}
        self.codes = _specific(rules)

    def may_hold(self, text: str) -> bool:
        """The cheap look before spaCy: some root of some term, or a long word one slip away from a term."""
        if next(self._anchors.iter(squeeze(text)), None) is not None or _NUMBERED.search(text):
            return True
        return any(self._slip(fold(match.group())) for match in _WORD.finditer(text))

    def find(self, found: Sequence[Word]) -> dict[str, Seen]:
        """Every word, phrase and part of a word of the lists in these words; the first place counts."""
        if self._matcher is None:
            self._matcher = Phrases(self._phrases)
        atoms: dict[str, Seen] = {}
        for key, start, end in self._matcher.find([word.stem for word in found]):
            atoms.setdefault(key, Seen(first=start, last=end - 1))
        for number, word in enumerate(found):
            for key in self._parts_in(word.folded):
                atoms.setdefault(key, Seen(first=number, last=number))
        self._add_joined(found, atoms)
        self._add_slips(found, atoms)
        return atoms

    def _slip(self, folded: str) -> str:
        if folded not in self._slip_cache:
            rare = len(folded) >= RARE_WORD - 1 and stem(folded) not in self._stems
            self._slip_cache[folded] = misspelt(folded, known=self._rare) if rare else ""
        return self._slip_cache[folded]

    def _parts_in(self, folded: str) -> tuple[str, ...]:
        if folded not in self._part_cache:
            near = {key for _, keys in self._parts.iter(folded) for key in keys}
            if len(folded) > 4:
                near.update(key for _, keys in self._parts.iter(stem(folded)) for key in keys)
            self._part_cache[folded] = tuple(key for key in sorted(near) if _holds_part(folded, key))
        return self._part_cache[folded]

    def _add_joined(self, found: Sequence[Word], atoms: dict[str, Seen]) -> None:
        """Compounds written apart, and phrases written as one word."""
        for number in range(len(found)):
            for size in (1, 2, 3):
                run = found[number : number + size]
                if len(run) < size:
                    break
                joined = "".join(word.folded for word in run)
                if len(joined) < LONG_WORD:
                    continue
                key = self._joined.get(stem(joined))
                if key is not None:
                    atoms.setdefault(key, Seen(first=number, last=number + size - 1))
                elif size > 1:
                    for part in self._parts_in(joined):
                        atoms.setdefault(part, Seen(first=number, last=number + size - 1))

    def _add_slips(self, found: Sequence[Word], atoms: dict[str, Seen]) -> None:
        for number, word in enumerate(found):
            if len(word.folded) < LONG_WORD or not word.folded.isalpha():
                continue
            meant = self._slip(word.folded)
            key = self._joined.get(stem(meant)) if meant else None
            if key is not None and key not in atoms:
                atoms[key] = Seen(first=number, last=number, slip=word.folded)


def _atoms(rule: RuleTerms) -> Iterable[Atom]:
    for element in rule.elements:
        for pattern in (*element.strong, *element.weak, *element.concrete):
            yield from pattern.without
            for group in pattern.groups:
                yield from group


def _specific(rules: Sequence[RuleTerms]) -> dict[str, frozenset[str]]:
    """The criteria a term belongs to, for terms that belong to one or two only."""
    codes: dict[str, set[str]] = {}
    for rule in rules:
        for atom in _atoms(rule):
            codes.setdefault(atom.key, set()).add(rule.code)
    return {key: frozenset(found) for key, found in codes.items() if len(found) <= 2 and not key.startswith("#")}


def _anchors(rule: RuleTerms) -> Iterable[str]:
    """For each pattern the roots of the group that is rarest, taken as the one whose shortest root is longest; and the titles."""
    yield from (squeeze(title) for title in rule.titles)
    for element in rule.elements:
        for pattern in (*element.strong, *element.weak):
            roots = [{_root(atom) for atom in group} for group in pattern.groups if not any(atom.is_fact for atom in group)]
            yield from max(roots, key=lambda group: (min(len(one) for one in group), sorted(group)))


def _root(atom: Atom) -> str:
    if atom.is_part:
        return squeeze(atom.key)
    return root(words(atom.key)[0].folded)


def _keyed(pairs: Iterable[tuple[str, str]]) -> "ahocorasick.Automaton":
    """An automaton over the first of each pair, that gives all the seconds."""
    keyed: dict[str, list[str]] = {}
    for found, key in pairs:
        keyed.setdefault(found, []).append(key)
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", ())  # an automaton without words cannot be asked; this one never stands in a text
    for found, keys in sorted(keyed.items()):
        automaton.add_word(found, tuple(sorted(set(keys))))
    automaton.make_automaton()
    return automaton


def _may_be_one_word(key: str) -> bool:
    """Can this be written as one compound? "sociale kaart" can, "onafhankelijk en" cannot."""
    return len(squeeze(key)) >= LONG_WORD and all(len(word.folded) >= 4 for word in words(key))


def _joined_stem(key: str) -> str:
    return stem(squeeze(key))


@lru_cache(maxsize=4096)
def _part(key: str) -> str:
    return squeeze(key.strip("*"))


def _holds_part(folded: str, key: str) -> bool:
    if key.startswith("*"):
        return _part(key) in folded if key.endswith("*") else folded.endswith(_part(key)) or stem(folded).endswith(_part(key))
    return folded.startswith(_part(key))

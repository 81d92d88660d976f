"""Finds the words, phrases and parts of words of all word lists in the words of a sentence.

Knows spelling and the word lists; knows no region and no verdict. The only file that knows pyahocorasick. A word is looked up once in a
process; a sentence only puts together what its words can begin, and looks again only where words may have been written apart.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

from checklist.language import Remembered, Word, beginnings, fold, misspelt, root, squeeze, stem, words
from checklist.lexicon import Atom, RuleTerms, vocabulary

LONG_WORD = 9  # letters; only longer words are written apart or together
RARE_WORD = 12  # letters; only longer words are compared for slips of the pen: "contacten" is no slip of "contracten"
GAP = 7  # words over which a separable verb stands apart from its particle
PARTICLES = frozenset("aan af bij deel door in mee na op over terug toe uit vast voor".split())
_FOLLOWS_VERB = frozenset(
    "en of om als omdat zodat maar want wanneer waar wat bij met in op aan voor van tot na per over door tijdens tegen".split()
)
LETTERS = 4  # by which the long words are kept that a row of words may begin
MOST_APART = 3  # words in which one word may be written
_WORD = re.compile(r"[^\W\d_]{11,40}")
_NUMBERED = re.compile(r"\b(?:eis|criterium|ad)\s\d|\b4\.1\.\d", re.I)


class Seen(NamedTuple):
    """Where an atom stands: word numbers within its sentence."""

    first: int
    last: int
    slip: str = ""  # the word as written, when it was misspelt


_Longer = tuple[tuple[tuple[str, ...], str], ...]
"""Phrases, each with its stems from the third on; the shortest first."""


class _Begun(NamedTuple):
    """Beginnings of long words, and the phrases that they may be."""

    beginnings: tuple[str, ...]
    phrases: tuple[str, ...]

    def may_be_new(self, run: str, atoms: Mapping[str, Seen]) -> bool:
        """Can this run begin with a long word that was not found yet?"""
        if not run.startswith(self.beginnings):
            return False
        return any(key not in atoms and run.startswith(one) for one, key in zip(self.beginnings, self.phrases, strict=True))


_NEVER = _Begun((), ())


@dataclass(frozen=True, eq=False, slots=True)
class _Known:
    """What one word means to the word lists, wherever it stands."""

    alone: tuple[str, ...]  # words of the lists with its stem
    opens: Mapping[str, _Longer] | None  # phrases that begin with its stem, by the stem that follows
    parts: tuple[str, ...]
    joined: str  # the phrase that it writes as one word
    long: _Begun | None  # long words that it may be the first piece of; None when it is too short to tell
    meant: str  # the phrase that it is a slip of the pen of


_UNKNOWN = _Known((), None, (), "", _NEVER, "")


class Terms:
    """All terms of all criteria, made ready once."""

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        atoms = sorted({atom for rule in rules for atom in _atoms(rule)}, key=lambda atom: atom.key)
        listed = {atom.key: tuple(word.stem for word in words(atom.key)) for atom in atoms if not atom.is_fact and not atom.is_part}
        phrases = {key: stems for key, stems in listed.items() if stems}
        self._alone, self._opens = _by_first_stem(phrases)
        self._joined = {stem(squeeze(key)): key for key in phrases if _may_be_one_word(key)}
        self._beginnings = _by_letters((one, key) for stemmed, key in self._joined.items() for one in beginnings(stemmed))
        self._begun: Remembered[str, _Begun] = Remembered(self._begin_with)
        single = (squeeze(key) for key, stems in phrases.items() if len(stems) == 1)
        self._rare = tuple(sorted({word for word in single if len(word) >= RARE_WORD}))
        self._stems = frozenset(one for stems in phrases.values() for one in stems)
        parts = [atom.key for atom in atoms if atom.is_part]
        self._parts = _keyed((_part(key), key) for key in parts)
        self._traces = _traced(parts)
        self._anchors = _keyed((anchor, anchor) for rule in rules for anchor in _anchors(rule))
        self._known: Remembered[str, _Known] = Remembered(self._look_up)
        self._apart: Remembered[str, tuple[str, ...]] = Remembered(self.in_run)
        self._slips: Remembered[str, str] = Remembered(self._slip)
        self.codes = _specific([rule for rule in rules if not rule.plan])

    def may_hold(self, text: str, squeezed: str) -> bool:
        """The cheap look before reading: some root of some term, or a long word one slip away from a term."""
        if next(self._anchors.iter(squeezed), None) is not None or _NUMBERED.search(text):
            return True
        return any(self._slips[fold(match.group())] for match in _WORD.finditer(text))

    def find(self, found: Sequence[Word]) -> dict[str, Seen]:
        """Every word, phrase and part of a word of the lists in these words; the first place counts."""
        folded = [word.folded for word in found]
        known = list(map(self._known.__getitem__, folded))
        telling = [(number, one) for number, one in enumerate(known) if one is not _UNKNOWN]
        particles = [number for number in range(2, len(folded)) if folded[number] in PARTICLES and _is_particle(number, folded)]
        atoms: dict[str, Seen] = {}
        for number, one in telling:
            for key in one.alone:
                if key not in atoms:
                    atoms[key] = Seen(number, number)
            if one.opens and number + 1 < len(found) and (longer := one.opens.get(found[number + 1].stem)):
                _add_phrases(number, longer, found, atoms)
            if particles and one.opens:
                _add_parted(number, one.opens, [folded[at] for at in particles if 1 < at - number <= GAP], atoms)
        for number, one in telling:
            for key in one.parts:
                if key not in atoms:
                    atoms[key] = Seen(number, number)
        self._add_joined(folded, known, atoms)
        for number, one in telling:
            if one.meant:
                atoms.setdefault(one.meant, Seen(number, number, folded[number]))
        return atoms

    def _look_up(self, folded: str) -> _Known:
        long = len(folded) >= LONG_WORD
        meant = self._slips[folded] if long and folded.isalpha() else ""
        made = _Known(
            alone=self._alone.get(stem(folded), ()),
            opens=self._opens.get(stem(folded)),
            parts=self._parts_in(folded),
            joined=self._joined.get(stem(folded), "") if long else "",
            long=self._long(folded) if len(folded) >= LETTERS else None,
            meant=self._joined.get(stem(meant), "") if meant else "",
        )
        return made if any((made.alone, made.opens, made.parts, made.joined, made.meant)) or made.long is not _NEVER else _UNKNOWN

    def _long(self, folded: str) -> _Begun:
        near = zip(*self._begun[folded[:LETTERS]], strict=True)
        return _begun((one, key) for one, key in near if one.startswith(folded) or folded.startswith(one))

    def _slip(self, folded: str) -> str:
        rare = len(folded) >= RARE_WORD - 1 and stem(folded) not in self._stems
        return misspelt(folded, known=self._rare) if rare else ""

    def _parts_in(self, folded: str) -> tuple[str, ...]:
        near = {key for _, keys in self._parts.iter(folded) for key in keys}
        if len(folded) > 4:
            near.update(key for _, keys in self._parts.iter(stem(folded)) for key in keys)
        return tuple(key for key in sorted(near) if _holds_part(folded, key))

    def _add_joined(self, folded: Sequence[str], known: Sequence[_Known], atoms: dict[str, Seen]) -> None:
        """Compounds written apart, and phrases written as one word."""
        worth = self._over_borders(folded)
        for number, one in enumerate(known):
            if one.joined:
                atoms.setdefault(one.joined, Seen(number, number))
            if number in worth:
                self._add_apart(number, folded, atoms)
            elif one.long is not _NEVER:
                run = "".join(folded[number : number + MOST_APART])
                if (self._begun[run[:LETTERS]] if one.long is None else one.long).may_be_new(run, atoms):
                    self._add_apart(number, folded, atoms)

    def _begin_with(self, letters: str) -> _Begun:
        """The beginnings of long words that agree with these letters."""
        return _begun(one for size in range(1, LETTERS + 1) for one in self._beginnings.get(letters[:size], ()))

    def _add_apart(self, number: int, folded: Sequence[str], atoms: dict[str, Seen]) -> None:
        for end in range(number + 2, min(number + MOST_APART, len(folded)) + 1):
            for key in self._apart["".join(folded[number:end])]:
                atoms.setdefault(key, Seen(number, end - 1))

    def in_run(self, run: str) -> tuple[str, ...]:
        """The phrase that words written together are, or else the parts of words in them."""
        if len(run) < LONG_WORD:
            return ()
        key = self._joined.get(stem(run))
        return self._parts_in(run) if key is None else (key,)

    def _over_borders(self, folded: Sequence[str]) -> frozenset[int]:
        """The words from which a part of a word may run on into the next: its trace crosses a border, or what follows may be cut off it."""
        borders = list(accumulate(map(len, folded)))
        worth: set[int] = set()
        for end, (length, runs_on) in self._traces.iter("".join(folded)):
            first = bisect_right(borders, end + 1 - length)
            if runs_on or end >= borders[first]:
                worth.update(range(max(0, first + 1 - MOST_APART), bisect_right(borders, end) + 1))
        return frozenset(worth)


def holds_cue(squeezed: str, *lists: str) -> bool:
    """Does one of the cues of these plain word lists stand in this squeezed text?"""
    return next(_cues(lists).iter(squeezed), None) is not None


def cues_in(squeezed: str, *lists: str) -> frozenset[str]:
    """The different cues of these plain word lists that stand in this squeezed text."""
    return frozenset(cue for _, cues in _cues(lists).iter(squeezed) for cue in cues)


@lru_cache(maxsize=8)
def _cues(lists: tuple[str, ...]) -> "ahocorasick.Automaton":
    return _keyed((cue, cue) for name in lists for cue in vocabulary()[name])


def _add_phrases(number: int, longer: _Longer, found: Sequence[Word], atoms: dict[str, Seen]) -> None:
    for rest, key in longer:
        last = number + 1 + len(rest)
        if key not in atoms and (not rest or tuple(word.stem for word in found[number + 2 : last + 1]) == rest):
            atoms[key] = Seen(number, last)


def _is_particle(number: int, folded: Sequence[str]) -> bool:
    """Does a verb end here ("wij passen dat in mei aan"), and does no noun follow, as after a preposition ("aan de gemeente")?"""
    following = folded[number + 1] if number + 1 < len(folded) else ""
    return not following or following in _FOLLOWS_VERB


def _add_parted(number: int, opens: Mapping[str, _Longer], particles: Sequence[str], atoms: dict[str, Seen]) -> None:
    """Verbs of the lists that stand apart from their particle; shown and weighed by the verb."""
    for particle in particles:
        for rest, key in opens.get(particle, ()):
            if not rest:
                atoms.setdefault(key, Seen(number, number))


def _begun(pairs: Iterable[tuple[str, str]]) -> _Begun:
    listed = tuple(pairs)
    return _Begun(tuple(one for one, _ in listed), tuple(key for _, key in listed)) if listed else _NEVER


def _by_letters(listed: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The beginnings with their phrases, by their first letters."""
    letters: dict[str, list[tuple[str, str]]] = {}
    for one, key in sorted(listed):
        letters.setdefault(one[:LETTERS], []).append((one, key))
    return {first: tuple(begun) for first, begun in letters.items()}


def _by_first_stem(phrases: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, _Longer]]]:
    """The words by their stem, and the phrases of more words by their first stem and their second."""
    alone: dict[str, tuple[str, ...]] = {}
    opens: dict[str, dict[str, _Longer]] = {}
    for key, (first, *more) in sorted(phrases.items(), key=lambda item: (len(item[1]), item[0])):
        if more:
            following = opens.setdefault(first, {})
            following[more[0]] = (*following.get(more[0], ()), (tuple(more[1:]), key))
        else:
            alone[first] = (*alone.get(first, ()), key)
    return alone, opens


def _atoms(rule: RuleTerms) -> Iterator[Atom]:
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


def _anchors(rule: RuleTerms) -> Iterator[str]:
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


def _traced(parts: Sequence[str]) -> "ahocorasick.Automaton":
    """An automaton over what betrays a part of a word: its length, and whether the part may go on in the next word."""
    ends = {one for key in parts if key[0] == "*" != key[-1] for one in beginnings(_part(key))}
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", (1, False))
    for trace in sorted(ends.union(map(_part, parts))):
        automaton.add_word(trace, (len(trace), trace in ends))
    automaton.make_automaton()
    return automaton


def _may_be_one_word(key: str) -> bool:
    """Can this be written as one compound? "sociale kaart" can, "onafhankelijk en" cannot."""
    return len(squeeze(key)) >= LONG_WORD and all(len(word.folded) >= 4 for word in words(key))


@lru_cache(maxsize=4096)
def _part(key: str) -> str:
    return squeeze(key.strip("*"))


def _holds_part(folded: str, key: str) -> bool:
    if key.startswith("*"):
        return _part(key) in folded if key.endswith("*") else folded.endswith(_part(key)) or stem(folded).endswith(_part(key))
    return folded.startswith(_part(key))

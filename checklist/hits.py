"""Finds the terms of all criteria in the sentences of a passage, and says which of those count.

Knows the notation of the word lists and the places of one region; knows no verdict. pyahocorasick is used here only.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from checklist.language import Phrases, Sentence, Word, fold, misspelt, root, sentences, squeeze, stem, words
from checklist.lexicon import Atom, Element, Pattern, RuleTerms
from checklist.passages import Cut
from checklist.region_words import Places
from checklist.substance import Copied, Manner, Stated, facts, manner

LONG_WORD = 9  # letters; only longer words are compared for slips of the pen
_BORDER = re.compile(r"[|\t:]")
_WORD = re.compile(r"[^\W\d_]{9,40}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """Where an atom stands: word numbers within its sentence."""

    first: int
    last: int
    slip: str = ""  # the word as written, when it was misspelt


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One sentence as read: what stands in it and how it is said."""

    sentence: Sentence
    text: str
    atoms: Mapping[str, Seen]
    facts: tuple[Stated, ...]
    manner: Manner
    copied: float  # share that repeats the policy
    listed: frozenset[int]  # word numbers that are part of a bare list of keywords


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A passage as read, with the atoms of what stands above it."""

    cut: Cut
    readings: tuple[Reading, ...]
    above: frozenset[str]  # atoms in the nearest heading, question, introduction or column heads
    places_above: tuple[str, ...]  # kinds of place in the headings, from the inside out
    asked: bool  # it answers a question
    planned: bool  # its text is a plan of someone who begins


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A pattern in one sentence."""

    pattern: Pattern
    terms: tuple[str, ...]  # as a person would recognise them
    words: frozenset[int]  # word numbers; empty when all of it stands above the passage
    from_above: bool


class Index:
    """All terms of all criteria, made ready once."""

    def __init__(self, rules: Sequence[RuleTerms], *, places: Places, starts: int) -> None:
        self._places, self._starts = places, starts
        self.copied = Copied([text for rule in rules for text in rule.policy])
        atoms = sorted({atom for rule in rules for atom in _atoms(rule)}, key=lambda atom: atom.key)
        phrases = {atom.key: tuple(word.stem for word in words(atom.key)) for atom in atoms if not atom.is_fact and not atom.is_part}
        self._phrases = {key: stems for key, stems in phrases.items() if stems}
        self._joined = {_joined_stem(key): key for key in self._phrases if _may_be_one_word(key)}
        single = (_folded(key) for key, stems in self._phrases.items() if len(stems) == 1)
        self._long = tuple(sorted({word for word in single if len(word) >= LONG_WORD}))
        self._parts = [atom.key for atom in atoms if atom.is_part]
        self._codes = _specific(rules)
        self._anchors = _automaton({key for rule in rules for key in _anchors(rule)})
        self._matcher: Phrases | None = None
        self._part_cache: dict[str, tuple[str, ...]] = {}
        self._slip_cache: dict[str, str] = {}

    def read(self, cut: Cut, *, planned: bool = False) -> Read | None:
        """The passage as read, or None when none of the terms can be in it."""
        if not self._may_hold(f"{cut.words} {cut.context}"):
            return None
        return Read(
            cut=cut, readings=tuple(self._readings(cut.words, breaks=cut.breaks)), above=self._atoms_in(cut.context),
            places_above=tuple(kind for heading in reversed(cut.headings) for kind in self._places_in(heading)),
            asked=cut.lead.endswith("?"), planned=planned,
        )

    def _atoms_in(self, context: str) -> frozenset[str]:
        return frozenset(key for one in self._readings(context, breaks=()) for key in one.atoms)

    def _places_in(self, heading: str) -> Iterable[str]:
        for sentence in sentences(heading):
            yield from (place.kind for place in self._places.find(heading, sentence) if place.kind != "zorgkantoor")

    def _may_hold(self, text: str) -> bool:
        """The cheap look before spaCy: some root of some term, or a long word one slip away from a term."""
        if next(self._anchors.iter(squeeze(text)), None) is not None:
            return True
        return any(self._slip(fold(match.group())) for match in _WORD.finditer(text))

    def _slip(self, folded: str) -> str:
        if folded not in self._slip_cache:
            self._slip_cache[folded] = misspelt(folded, known=self._long) if len(folded) >= LONG_WORD else ""
        return self._slip_cache[folded]

    def _readings(self, text: str, *, breaks: Iterable[int]) -> list[Reading]:
        return [self._reading(text, sentence) for sentence in sentences(text, breaks=breaks)]

    def _reading(self, text: str, sentence: Sentence) -> Reading:
        places = self._places.find(text, sentence)
        other = (fact for fact in facts(text, sentence, starts=self._starts) if not _is_place(fact, places))
        stated = (*places, *other)
        atoms = self._terms(sentence.words)
        terms = {number: self._codes.get(key, frozenset()) for key, seen in atoms.items() for number in range(seen.first, seen.last + 1)}
        for fact in stated:
            number = next((at for at, word in enumerate(sentence.words) if word.end > fact.start), 0)
            atoms.setdefault(f"#{fact.kind}", Seen(first=number, last=number))
        return Reading(
            sentence=sentence, text=text[sentence.start : sentence.end], atoms=atoms, facts=stated, manner=manner(sentence),
            copied=self.copied.share(sentence), listed=_listed(text, sentence.words, terms),
        )

    def _terms(self, found: Sequence[Word]) -> dict[str, Seen]:
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

    def _parts_in(self, folded: str) -> tuple[str, ...]:
        if folded not in self._part_cache:
            self._part_cache[folded] = tuple(key for key in self._parts if _holds_part(folded, key))
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


def _is_place(fact: Stated, places: Sequence[Stated]) -> bool:
    """A place is not also somebody's name."""
    return fact.kind in ("naam", "organisatie") and any(fact.start < place.end and place.start < fact.end for place in places)


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
    """For each pattern the roots of the group that is rarest, taken as the one whose shortest root is longest."""
    for element in rule.elements:
        for pattern in (*element.strong, *element.weak):
            roots = [{_root(atom) for atom in group} for group in pattern.groups if not any(atom.is_fact for atom in group)]
            yield from max(roots, key=lambda group: (min(len(one) for one in group), sorted(group)))


def _root(atom: Atom) -> str:
    if atom.is_part:
        return squeeze(atom.key)
    return root(words(atom.key)[0].folded)


def _automaton(roots: set[str]) -> "ahocorasick.Automaton":
    automaton = ahocorasick.Automaton()
    for one in sorted(roots):
        automaton.add_word(one, one)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4096)
def _folded(key: str) -> str:
    return squeeze(key)


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


_GLUE = frozenset(
    "de het een van voor in op aan met bij om te dat die wij we ik onze ons hun zij ze is zijn heeft hebben wordt worden kan kunnen "
    "door over uit naar als sinds via tot per na is niet geen ook er dit deze".split()
)


def _listed(text: str, found: Sequence[Word], terms: Mapping[int, frozenset[str]]) -> frozenset[int]:
    """Words in a run of six or more without any little word that touch four criteria or more: keywords, not a sentence."""
    listed: set[int] = set()
    run: list[int] = []
    for number in range(len(found) + 1):
        parted = 0 < number < len(found) and _BORDER.search(text[found[number - 1].end : found[number].start]) is not None
        telling = number < len(found) and found[number].folded not in _GLUE and not found[number].folded[0].isdigit()
        if telling and not parted:
            run.append(number)
            continue
        if len(run) >= 6 and len({code for at in run for code in sorted(terms.get(at, ()))[:1]}) >= 4:
            listed.update(run)
        run = [number] if telling else []
    return frozenset(listed)


def match(
    pattern: Pattern, reading: Reading, *, above: frozenset[str], asked: bool = False, before: Reading | None = None
) -> Found | None:
    """Does this pattern stand in this sentence, if need be with the help of what stands above or just before it?"""
    if pattern.own:
        above = frozenset()
    if pattern.spread and before is not None and not before.listed:
        above = above.union(before.atoms)
    if any(atom.key in reading.atoms for atom in pattern.without):
        return None
    terms: list[str] = []
    numbers: set[int] = set()
    borrowed = 0
    for group in pattern.groups:
        here = next((atom for atom in group if atom.key in reading.atoms), None)
        if here is not None:
            seen = reading.atoms[here.key]
            numbers.update(range(seen.first, seen.last + 1))
            terms += [] if here.is_fact else [_shown(reading, seen)]
        elif any(atom.key in above for atom in group):
            borrowed += 1
        else:
            return None
    if not numbers and not asked:
        return None
    return Found(pattern=pattern, terms=tuple(terms), words=frozenset(numbers), from_above=borrowed > 0)


def _shown(reading: Reading, seen: Seen) -> str:
    first, last = reading.sentence.words[seen.first], reading.sentence.words[seen.last]
    base = reading.sentence.start
    shown = " ".join(reading.text[first.start - base : last.end - base].replace("\u00ad", "").split())
    return f"{shown} (waarschijnlijk verschreven)" if seen.slip else shown


def elements_of(rule: RuleTerms, ids: Iterable[str]) -> tuple[Element, ...]:
    """The elements with these ids, in the order of the rule."""
    wanted = set(ids)
    return tuple(element for element in rule.elements if element.id in wanted)

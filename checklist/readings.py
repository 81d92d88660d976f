"""Reads the passages once for all criteria, and says whether a pattern stands in a sentence.

Knows the notation of patterns and the places of one region; knows no verdict.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checklist.hits import Seen, Terms
from checklist.language import Sentence, Word, sentences
from checklist.lexicon import Pattern, RuleTerms
from checklist.passages import Cut
from checklist.region_words import Places
from checklist.substance import Copied, Manner, Stated, facts, manner

MOST_KEPT = 20_000  # passages kept between regions: the same bid is read for each of them
_BORDER = re.compile(r"[|\t:]| {2,}")


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


class Reader:
    """Reads sentences as far as they are the same in every region, and remembers them."""

    def __init__(self, rules: Sequence[RuleTerms], *, quotes: Sequence[str], starts: int) -> None:
        self._starts = starts
        self._copied = Copied([*(text for rule in rules for text in rule.policy), *quotes])
        self.terms = Terms(rules)
        self._kept: dict[tuple[str, tuple[int, ...]], tuple[Reading, ...]] = {}

    def read(self, text: str, *, breaks: tuple[int, ...] = ()) -> tuple[Reading, ...]:
        """The sentences of this text."""
        key = (text, breaks)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = tuple(self._reading(text, sentence) for sentence in sentences(text, breaks=breaks))
        return self._kept[key]

    def _reading(self, text: str, sentence: Sentence) -> Reading:
        atoms = self.terms.find(sentence.words)
        codes = self.terms.codes
        terms = {number: codes.get(key, frozenset()) for key, seen in atoms.items() for number in range(seen.first, seen.last + 1)}
        stated = facts(text, sentence, starts=self._starts)
        return Reading(
            sentence=sentence,
            text=text[sentence.start : sentence.end],
            atoms={**atoms, **_placed(stated, sentence)},
            facts=stated,
            manner=manner(sentence),
            copied=self._copied.share(sentence),
            listed=_listed(text, sentence.words, terms),
        )


@lru_cache(maxsize=2)
def reader(rules: tuple[RuleTerms, ...], *, quotes: tuple[str, ...], starts: int) -> Reader:
    """One reader for a round, whatever the number of bids and regions."""
    return Reader(rules, quotes=quotes, starts=starts)


class Index:
    """Reads passages for one region."""

    def __init__(self, common_reader: Reader, *, places: Places) -> None:
        self._reader, self._places = common_reader, places

    def read(self, cut: Cut, *, planned: bool = False) -> Read | None:
        """The passage as read, or None when none of the terms can be in it."""
        if not self._reader.terms.may_hold(f"{cut.words} {cut.context}"):
            return None
        above = self._readings(cut.context, breaks=())
        return Read(
            cut=cut,
            readings=self._readings(cut.words, breaks=cut.breaks),
            above=frozenset(key for reading in above for key in reading.atoms),
            places_above=tuple(kind for heading in reversed(cut.headings) for kind in self._places_in(heading)),
            asked=cut.lead.rstrip().endswith(("?", ":")),
            planned=planned,
        )

    def _readings(self, text: str, *, breaks: tuple[int, ...]) -> tuple[Reading, ...]:
        return tuple(self._with_places(text, reading) for reading in self._reader.read(text, breaks=breaks))

    def _with_places(self, text: str, reading: Reading) -> Reading:
        places = self._places.find(text, reading.sentence)
        if not places:
            return reading
        stated = (*places, *(fact for fact in reading.facts if not _is_place(fact, places)))
        kinds = {f"#{fact.kind}" for fact in stated}
        atoms = {key: seen for key, seen in reading.atoms.items() if not key.startswith("#") or key in kinds}
        return replace(reading, facts=stated, atoms={**atoms, **_placed(places, reading.sentence)})

    def _places_in(self, heading: str) -> Iterator[str]:
        for sentence in sentences(heading):
            yield from (place.kind for place in self._places.find(heading, sentence) if place.kind != "zorgkantoor")


def _placed(stated: Sequence[Stated], sentence: Sentence) -> dict[str, Seen]:
    """Facts as atoms, so that a pattern can ask for them; the first of a kind counts."""
    atoms: dict[str, Seen] = {}
    for fact in stated:
        number = next((at for at, word in enumerate(sentence.words) if word.end > fact.start), 0)
        atoms.setdefault(f"#{fact.kind}", Seen(first=number, last=number))
    return atoms


def _is_place(fact: Stated, places: Sequence[Stated]) -> bool:
    """A place is not also somebody's name."""
    return fact.kind in ("naam", "organisatie") and any(fact.start < place.end and place.start < fact.end for place in places)


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


def match(pattern: Pattern, reading: Reading, *, above: frozenset[str], asked: bool = False, before: Reading | None = None) -> Found | None:
    """Does this pattern stand in this sentence, if need be with the help of what stands above or just before it?"""
    if pattern.own:
        above = frozenset()
    if pattern.spread and before is not None and not before.listed:
        above = above.union(before.atoms)
    if any(atom.key in reading.atoms for atom in pattern.without):
        return None
    if not _may_match(pattern, reading, above, asked=asked):
        return None
    terms: list[str] = []
    numbers: set[int] = set()
    said = borrowed = 0
    for group in pattern.groups:
        here = next((atom for atom in group if atom.key in reading.atoms), None)
        if here is not None:
            seen = reading.atoms[here.key]
            numbers.update(range(seen.first, seen.last + 1))
            said += not here.is_fact
            terms += [] if here.is_fact else [_shown(reading, seen)]
        elif any(atom.key in above for atom in group):
            borrowed += 1
        else:
            return None
    if not said and not asked:
        return None  # a fact alone says nothing about the subject
    return Found(pattern=pattern, terms=tuple(terms), words=frozenset(numbers), from_above=borrowed > 0)


def _may_match(pattern: Pattern, reading: Reading, above: frozenset[str], *, asked: bool) -> bool:
    """The cheap look: every group is somewhere, and some group is in the sentence itself."""
    own = [not keys.isdisjoint(reading.atoms) for keys in pattern.keys]
    if not any(own) and not asked:
        return False
    return all(here or not keys.isdisjoint(above) for here, keys in zip(own, pattern.keys, strict=True))


def _shown(reading: Reading, seen: Seen) -> str:
    first, last = reading.sentence.words[seen.first], reading.sentence.words[seen.last]
    base = reading.sentence.start
    shown = " ".join(reading.text[first.start - base : last.end - base].replace("\u00ad", "").split())
    return f"{shown} (waarschijnlijk verschreven)" if seen.slip else shown

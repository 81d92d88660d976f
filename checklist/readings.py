"""Reads the passages once for all criteria: the words, facts and places of every sentence, and which patterns can stand in it.

Knows word lists and the places of one region; knows no verdict.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checklist.headings import SEVERAL
from checklist.hits import Seen, Terms
from checklist.language import Sentence, Word, sentences
from checklist.lexicon import RuleTerms
from checklist.passages import Cut
from checklist.region_words import Places
from checklist.shelf import Shelf
from checklist.substance import Copied, Manner, Stated, facts, manner

MOST_KEPT = 20_000  # passages kept between regions: the same bid is read for each of them
REACH = 5  # sentences before this one in which the first steps of a chain may stand
_CARRIED = frozenset({"#gemeente", "#regio", "#elders", "#zorgkantoor"})  # named once, meant in the sentences after it
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
    asked: bool  # it answers a question about one thing
    planned: bool  # its text is a plan of someone who begins
    above_at: tuple[frozenset[str], ...]  # for each sentence: `above`, with the places that earlier sentences named
    possible: tuple[int, ...]  # for each sentence: the patterns (bits of the shelf) that can stand in it, with help from around it
    alone: tuple[int, ...]  # for each sentence: the patterns that can stand in it by itself


class Reader:
    """Reads sentences as far as they are the same in every region, and remembers them."""

    def __init__(self, rules: Sequence[RuleTerms], *, quotes: Sequence[str], starts: int) -> None:
        self._starts = starts
        self._copied = Copied([*(text for rule in rules for text in rule.policy), *quotes])
        self.terms = Terms(rules)
        self.shelf = Shelf(rules)
        self._kept: dict[tuple[str, tuple[int, ...]], tuple[Reading, ...]] = {}

    def forget(self) -> None:
        """Lets go of every sentence read: the next text is read as if it were the first."""
        self._kept.clear()

    def read(self, text: str, *, breaks: tuple[int, ...] = ()) -> tuple[Reading, ...]:
        """The sentences of this text."""
        key = (text, breaks)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self.forget()
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
        self._reader, self._places, self._shelf = common_reader, places, common_reader.shelf

    def read(self, cut: Cut, *, planned: bool = False) -> Read | None:
        """The passage as read, or None when none of the terms can be in it."""
        if not self._reader.terms.may_hold(f"{cut.words} {cut.context}"):
            return None
        above = frozenset(key for reading in self._readings(cut.context, breaks=()) for key in reading.atoms)
        readings = self._readings(cut.words, breaks=cut.breaks)
        asked = cut.lead.rstrip().endswith(("?", ":")) and SEVERAL.search(cut.lead) is None
        above_at = tuple(_carried(readings, above))
        return Read(
            cut=cut,
            readings=readings,
            above=above,
            places_above=tuple(kind for heading in reversed(cut.headings) for kind in self._places_in(heading)),
            asked=asked,
            planned=planned,
            above_at=above_at,
            possible=tuple(self._possible(readings, above_at, asked=asked)),
            alone=tuple(self._shelf.stands(reading.atoms) & self._shelf.said(reading.atoms) for reading in readings),
        )

    def _possible(self, readings: Sequence[Reading], above_at: Sequence[frozenset[str]], *, asked: bool) -> Iterator[int]:
        for number, reading in enumerate(readings):
            around = set(above_at[number]).union(*(one.atoms for one in readings[max(0, number - REACH) : number + 1]))
            said = set(reading.atoms).union(readings[number - 1].atoms if number else ())
            yield self._shelf.stands(around) & (self._shelf.everything if asked else self._shelf.said(said))

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


def _carried(readings: Sequence[Reading], above: frozenset[str]) -> Iterator[frozenset[str]]:
    """For each sentence what stands above it, with the places that the sentences before it named."""
    for reading in readings:
        yield above
        above = above.union(_CARRIED.intersection(reading.atoms)) if not _CARRIED.isdisjoint(reading.atoms) else above


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
    "door over uit naar als sinds via tot per na is niet geen ook er dit deze "
    "zo dan ieder iedere elk elke dezelfde omdat want wie wat hoe".split()
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

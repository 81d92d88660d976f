"""Reads the passages once for all criteria: the words, facts and places of every sentence, and which patterns can stand in it.

Knows word lists and the places of one region; knows no verdict.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import NamedTuple

from checklist.facts import Stated, facts
from checklist.headings import SEVERAL, Titles
from checklist.hits import Seen, Terms
from checklist.language import Remembered, Sentence, squeeze, words
from checklist.lexicon import RuleTerms
from checklist.passages import Cut
from checklist.region_words import Places
from checklist.sentences import sentences
from checklist.shelf import Shelf
from checklist.substance import Copied, Manner, manner

MOST_KEPT = 20_000  # passages kept between regions: the same bid is read for each of them
REACH = 5  # sentences before this one in which the first steps of a chain may stand
_PLACES = frozenset({"#gemeente", "#regio", "#elders", "#zorgkantoor"})  # named once, meant in the sentences after it
LONG_RUN = 6  # words after each other without a little word
MANY_CRITERIA = 4
BOUND = 3  # different little words in a sentence
_BORDER = re.compile(r"[|\t:]| {2,}")


class Reading(NamedTuple):
    """One sentence as read: what stands in it and how it is said."""

    sentence: Sentence
    text: str
    atoms: Mapping[str, Seen]
    facts: tuple[Stated, ...]
    manner: Manner
    copied: float  # share that repeats the policy
    listed: frozenset[int]  # word numbers that are part of a bare list of keywords
    held: int  # of the shelf: which groups of which patterns have an atom here
    said: int  # of the shelf: which patterns have a word here


@dataclass(frozen=True, eq=False, slots=True)
class Read:
    """A passage as read, with the atoms of what stands above it."""

    cut: Cut
    readings: tuple[Reading, ...]
    above: frozenset[str]  # atoms in the nearest heading, question, introduction or column heads
    places_above: tuple[str, ...]  # kinds of place in the headings, from the inside out
    placeless: bool  # no place is named in it or above it: it reads the same in every region
    asked: frozenset[str]  # words of the question about one thing that it answers
    planned: bool  # its text is a plan of someone who begins
    moment: tuple[Stated, ...]  # what the line above it tells, when that is nothing but a moment
    above_at: tuple[frozenset[str], ...]  # for each sentence: `above`, with the places that earlier sentences named
    possible: tuple[int, ...]  # for each sentence: the patterns (bits of the shelf) that can stand in it, with help from around it
    stood: tuple[int, ...]  # for each sentence: the patterns of which every group has an atom in it


class Reader:
    """Reads sentences as far as they are the same in every region, and remembers them."""

    def __init__(self, rules: Sequence[RuleTerms], *, quotes: Sequence[str], starts: int) -> None:
        self._starts = starts
        self._copied = Copied([*(text for rule in rules for text in rule.policy), *quotes])
        self.terms = Terms(rules)
        self.shelf = Shelf(rules)
        self.titles = Titles(rules)
        self._first_codes = {key: min(codes) for key, codes in self.terms.codes.items()}
        self._squeezed: Remembered[str, str] = Remembered(squeeze, most=MOST_KEPT)
        self._kept: Remembered[tuple[str, tuple[int, ...]], tuple[Reading, ...]] = Remembered(self._readings, most=MOST_KEPT)

    def forget(self) -> None:
        """Lets go of every sentence read: the next text is read as if it were the first."""
        self._kept.clear()
        self._squeezed.clear()
        self.titles.forget()

    def squeezed(self, text: str) -> str:
        """The text without anything but its letters and digits."""
        return self._squeezed[text]

    def may_hold(self, cut: Cut) -> bool:
        """Can some term stand in this passage or above it?"""
        context = cut.context
        return self.terms.may_hold(f"{cut.words} {context}", self.squeezed(cut.words) + self.squeezed(context))

    def read(self, text: str, *, breaks: tuple[int, ...] = ()) -> tuple[Reading, ...]:
        """The sentences of this text."""
        return self._kept[text, breaks]

    def _readings(self, key: tuple[str, tuple[int, ...]]) -> tuple[Reading, ...]:
        text, breaks = key
        return tuple(self._reading(text, sentence) for sentence in sentences(text, breaks=breaks))

    def _reading(self, text: str, sentence: Sentence) -> Reading:
        atoms = self.terms.find(sentence.words)
        stated = facts(text, sentence, starts=self._starts)
        listed = _listed(text, sentence, self._codes(atoms))
        atoms.update(_placed(stated, sentence))
        held = self.shelf.held(atoms)
        return Reading(
            sentence,
            text[sentence.start : sentence.end],
            atoms,
            stated,
            manner(sentence),
            self._copied.share(sentence),
            listed,
            held,
            self.shelf.said(held),
        )

    def _codes(self, atoms: Mapping[str, Seen]) -> dict[int, str]:
        """For each word the criterion that its term tells of, if it does."""
        codes = self._first_codes
        told = {number: codes.get(key, "") for key, seen in atoms.items() for number in range(seen.first, seen.last + 1)}
        return {number: code for number, code in told.items() if code}


@lru_cache(maxsize=2)
def reader(rules: tuple[RuleTerms, ...], *, quotes: tuple[str, ...], starts: int) -> Reader:
    """One reader for a round, whatever the number of bids and regions."""
    return Reader(rules, quotes=quotes, starts=starts)


class Index:
    """Reads passages for one region."""

    def __init__(self, common_reader: Reader, *, places: Places, own: frozenset[str] = frozenset()) -> None:
        """`own` are the folded words by which the bidder calls itself: these are no facts."""
        self._own = own
        self._reader, self._places, self._shelf = common_reader, places, common_reader.shelf
        self._above: dict[str, tuple[frozenset[str], int]] = {}
        self._named: Remembered[str, tuple[str, ...]] = Remembered(self._places_in)

    def names_place(self, cut: Cut) -> bool:
        """Can a place be named in this passage or above it?"""
        read = (*self._reader.read(cut.words, breaks=cut.breaks), *self._reader.read(cut.context))
        if any(self._places.may_hold(word.folded for word in reading.sentence.words) for reading in read):
            return True
        return any(self._named[heading] for heading in cut.headings)

    def read(self, cut: Cut, *, planned: bool = False, moment: tuple[Stated, ...] = ()) -> Read:
        """The passage as read."""
        plain = tuple(map(self._without_own, self._reader.read(cut.words, breaks=cut.breaks)))
        readings = tuple(map(self._placed, plain))
        above, held = self._stands_above(cut.context)
        places_above = tuple(kind for heading in reversed(cut.headings) for kind in self._named[heading])
        asked = self._asked(cut.lead)
        return Read(
            cut=cut,
            readings=readings,
            above=above,
            places_above=places_above,
            placeless=not places_above and _PLACES.isdisjoint(above) and all(map(is_, plain, readings)),
            asked=asked,
            planned=planned,
            moment=moment,
            above_at=tuple(_carried(readings, above)),
            possible=tuple(self._possible(readings, held, asked=bool(asked))),
            stood=tuple(self._shelf.stands(reading.held) for reading in readings),
        )

    def _stands_above(self, context: str) -> tuple[frozenset[str], int]:
        if context not in self._above:
            above = frozenset(key for reading in map(self._placed, self._reader.read(context)) for key in reading.atoms)
            self._above[context] = above, self._shelf.held(above)
        return self._above[context]

    def _asked(self, lead: str) -> frozenset[str]:
        """What a question about one thing asks for: an answer need not say it again."""
        if not lead.rstrip().endswith(("?", ":")) or SEVERAL.search(lead) is not None:
            return frozenset()
        return frozenset(key for key in self._stands_above(lead)[0] if key[0] != "#")

    def _possible(self, readings: Sequence[Reading], above: int, *, asked: bool) -> Iterator[int]:
        """Places that earlier sentences named count from further than the others: as if they stood above."""
        before = 0
        for number, reading in enumerate(readings):
            said = self._shelf.everything if asked else reading.said | before
            held = above
            for one in readings[max(0, number - REACH) : number + 1] if said else ():
                held |= one.held
            yield said & self._shelf.stands(held) if said else 0
            before = reading.said
            named = _PLACES.intersection(reading.atoms)
            above |= self._shelf.held(named) if named else 0

    def _without_own(self, reading: Reading) -> Reading:
        """The sentence without the bidder's own name as a fact."""
        if "#naam" not in reading.atoms:
            return reading
        stated = tuple(fact for fact in reading.facts if fact.kind != "naam" or not self._own.issuperset(name_words(fact.text)))
        if len(stated) == len(reading.facts):
            return reading
        kinds = {f"#{fact.kind}" for fact in stated}
        atoms = {key: seen for key, seen in reading.atoms.items() if key != "#naam" or key in kinds}
        held = self._shelf.held(atoms)
        return reading._replace(facts=stated, atoms=atoms, held=held, said=self._shelf.said(held))

    def _placed(self, reading: Reading) -> Reading:
        places = self._places.find(reading.sentence)
        if not places:
            return reading
        stated = (*places, *(fact for fact in reading.facts if not _is_place(fact, places)))
        kinds = {f"#{fact.kind}" for fact in stated}
        atoms = {key: seen for key, seen in reading.atoms.items() if not key.startswith("#") or key in kinds}
        atoms.update(_placed(places, reading.sentence))
        held = self._shelf.held(atoms)
        return reading._replace(facts=stated, atoms=atoms, held=held, said=self._shelf.said(held))

    def _places_in(self, heading: str) -> tuple[str, ...]:
        found = (place.kind for sentence in sentences(heading) for place in self._places.find(sentence))
        return tuple(kind for kind in found if kind != "zorgkantoor")


def _carried(readings: Sequence[Reading], above: frozenset[str]) -> Iterator[frozenset[str]]:
    """For each sentence what stands above it, with the places that the sentences before it named."""
    for reading in readings:
        yield above
        above = above.union(_PLACES.intersection(reading.atoms)) if not _PLACES.isdisjoint(reading.atoms) else above


def _placed(stated: Sequence[Stated], sentence: Sentence) -> dict[str, Seen]:
    """Facts as atoms, so that a pattern can ask for them; the first of a kind counts."""
    atoms: dict[str, Seen] = {}
    for fact in stated:
        key = f"#{fact.kind}"
        if key not in atoms:
            number = next((at for at, (_, end) in enumerate(sentence.spans) if end > fact.start), 0)
            atoms[key] = Seen(number, number)
    return atoms


@lru_cache(maxsize=MOST_KEPT)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name that are written with a capital."""
    return frozenset(word.folded for word in words(name) if word.written[0].isupper())


def _is_place(fact: Stated, places: Sequence[Stated]) -> bool:
    """A place is not also somebody's name."""
    return fact.kind in ("naam", "organisatie") and any(fact.start < place.end and place.start < fact.end for place in places)


_GLUE = frozenset(
    "de het een van voor in op aan met bij om te dat die wij we ik onze ons hun zij ze is zijn heeft hebben wordt worden kan kunnen "
    "door over uit naar als sinds via tot per na is niet geen ook er dit deze "
    "zo dan ieder iedere elk elke dezelfde omdat want wie wat hoe".split()
)


def is_bound(sentence: Sentence, *, least: int = BOUND) -> bool:
    """Do little words bind it into a sentence, though its verb is not known? Rows of keywords have none."""
    return len({word.folded for word in sentence.words if word.folded in _GLUE}) >= least


def _listed(text: str, sentence: Sentence, codes: Mapping[int, str]) -> frozenset[int]:
    """Words in a run of six or more without any little word that touch four criteria or more: keywords, not a sentence."""
    if len(set(codes.values())) < MANY_CRITERIA:
        return frozenset()
    told = [word.folded not in _GLUE and not word.folded[0].isdigit() for word in sentence.words]
    if LONG_RUN * b"\1" not in bytes(told):
        return frozenset()
    listed: set[int] = set()
    run: list[int] = []
    spans = sentence.spans
    for number, telling in enumerate((*told, False)):
        parted = 0 < number < len(told) and _BORDER.search(text[spans[number - 1][1] : spans[number][0]]) is not None
        if telling and not parted:
            run.append(number)
            continue
        if len(run) >= LONG_RUN and len({codes[at] for at in run if at in codes}) >= MANY_CRITERIA:
            listed.update(run)
        run = [number] if telling else []
    return frozenset(listed)

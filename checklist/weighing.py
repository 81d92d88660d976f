"""Weighs every sentence against one criterion: which elements stand in it, with which facts, and what takes away from it.

Knows readings and word lists; knows no row and no report.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from checklist.denials import is_denied, points_back
from checklist.facts import Stated
from checklist.headings import SEVERAL, TITLED, Titles, shortened
from checklist.language import Sentence
from checklist.lexicon import Element, Pattern, RuleTerms
from checklist.matching import Found, match
from checklist.passages import Cut, Form
from checklist.readings import REACH, Read, Reading, is_bound
from checklist.shelf import Row, Shelf
from checklist.unsaid import against_step, unsaid
from checklist.worth import weight_of

ENOUGH = 2.0  # weight of facts from which a sentence says more than a promise
PLENTY = 4.0  # weight of facts from which a passage under the criterion's own heading answers it in words we do not know
SHORT_DENIAL = 4  # words: "Wmo: geen."
REPEATED = 0.5  # share of a sentence that stands in the policy, from which it is repetition
DENIED = "de tekst zegt dat dit er niet is"
TOGETHER = "samen"  # the element of an answer that is known by its words together, and by no pattern
ELSEWHERE = "staat bij een ander onderwerp"
ASIDE = frozenset({"alleen een kopje", "noemt geen gemeente van deze regio", "gaat over plaatsen buiten deze regio", ELSEWHERE})
_UNKNOWN_WORDS = "staat onder dit kopje, maar niet in herkenbare woorden"
_BINDING = frozenset("in op bij per met van voor door tot naar aan elk elke iedere alle onze ons".split())
_MEASURED = frozenset("datum tijd bedrag percent getal frequentie nummer duur verleden".split())
_NO_FACT = frozenset({"elders", "toekomst"})
_REFERRING = frozenset("daar dat dit die deze daarmee daarbij daarvan daarin hiervan hiermee hierbij".split())


@dataclass(frozen=True, eq=False, slots=True)
class _Passage:
    """A passage, with which criteria its sentences are about: worked out only where a fact might be lent."""

    read: Read
    shelf: Shelf
    subjects: dict[int, frozenset[str]]

    def about(self, number: int) -> frozenset[str]:
        """The criteria this sentence is about by its own words; none for a sentence that is not there."""
        if number not in self.subjects:
            self.subjects[number] = frozenset(self._about(number)) if 0 <= number < len(self.read.readings) else frozenset()
        return self.subjects[number]

    def _about(self, number: int) -> Iterator[str]:
        reading = self.read.readings[number]
        for code, pattern in self.shelf.patterns(self.read.stood[number] & reading.said & self.shelf.strong):
            if match(pattern, reading) is not None:
                yield code


class Run(NamedTuple):
    """A few sentences of a passage that tell of a criterion by their words together."""

    first: int
    last: int
    words: tuple[str, ...]  # those that tell of it most


class _Spot(NamedTuple):
    """A sentence within its passage, with what the passage's heading says about this criterion."""

    rule: RuleTerms
    passage: _Passage
    number: int
    heading: str

    @property
    def read(self) -> Read:
        return self.passage.read

    @property
    def reading(self) -> Reading:
        return self.passage.read.readings[self.number]

    @property
    def is_near(self) -> bool:
        """Does it stand directly under that heading, on the same page, or beside it in a row?"""
        cut = self.read.cut
        return cut.below <= 1 or cut.form is Form.ROW or bool(cut.lead) or ":" in cut.words[:60]

    @property
    def is_titled(self) -> bool:
        """Does the heading name the criterion in words, not by number alone?"""
        return self.heading.startswith(TITLED)


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Weighed:
    """One element in one sentence."""

    element: Element
    spot: _Spot
    found: Found
    stated: tuple[Stated, ...]
    concrete: tuple[str, ...]
    done: str
    substantiated: bool
    strong: bool
    score: float
    against: tuple[str, ...]  # Dutch: why it is no more than weak

    @property
    def cut(self) -> Cut:
        """The passage in which it stands."""
        return self.spot.read.cut

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it stands."""
        return self.spot.reading.sentence

    @property
    def denied(self) -> bool:
        """Does the text say that this is not there, without promising it there or in the next sentence?"""
        if DENIED not in self.against:
            return False
        if sum(fact.weight for fact in self.spot.reading.facts if fact.kind in _MEASURED) >= ENOUGH:
            return False  # "bleek dat het netwerk in drie dossiers niet was gevraagd" tells of something done
        at = self.spot.number + 1
        goes_on = at < len(self.spot.read.readings) and not self.spot.passage.about(at) - {self.spot.rule.code}
        return not any(reading.manner.promise for reading in self.spot.read.readings[self.spot.number : at + goes_on])

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences of that passage."""
        return (reading.sentence for reading in self.spot.read.readings)

    def signals(self) -> tuple[str, ...]:
        """What a person can check: terms, heading, facts, tense. In Dutch; put into words only for a passage that is shown."""
        lines = [f"woorden: {', '.join(dict.fromkeys(self.found.terms))}"] if self.found.terms else []
        if self.found.from_above and self.cut.context:
            lines.append(f"staat onder: {shortened(self.cut.lead or self.cut.headings[-1])}")
        lines += [self.spot.heading] if self.spot.heading else []
        lines += [f"{_FACT_NAMES.get(fact.kind, fact.kind)}: {fact.text}" for fact in self.stated[:6] if fact.kind not in _NO_FACT]
        lines += [f"gedaan: {self.done}"] if self.done else []
        lines += [f"bijzonderheid: {one}" for one in self.concrete[:3]]
        return tuple(lines)


def weigh(read: Read, *, shelf: Shelf, titles: Titles) -> dict[str, tuple[Weighed, ...]]:
    """For each criterion that is answered in this passage, every element of it in every sentence where it stands."""
    if read.cut.form is Form.QUESTION:
        return {}  # a question is the requirement's words, not an answer
    headings = titles.signals(read.cut)
    possible = reduce(or_, read.possible, 0)
    passage = _Passage(read, shelf, {})
    weighed: dict[str, tuple[Weighed, ...]] = {}
    for rule in shelf.rules:
        heading = headings.get(rule.code, "")
        if (heading or possible & shelf.answers[rule.code]) and (read.planned or not rule.plan):  # a plan is asked only of who begins
            found = tuple(_in_passage(rule, passage, heading=heading))
            if found:
                weighed[rule.code] = found
    return weighed


def _in_passage(rule: RuleTerms, passage: _Passage, *, heading: str) -> Iterator[Weighed]:
    read, answers = passage.read, passage.shelf.answers[rule.code]
    none = True
    for number, possible in enumerate(read.possible):
        if possible & answers:
            for one in _in_sentence(_Spot(rule, passage, number, heading), possible):
                none = False
                yield one
    if heading and none and read.readings and read.cut.form is not Form.HEADING and not rule.plan:
        yield _only_headed(_Spot(rule, passage, 0, heading))


def _in_sentence(spot: _Spot, possible: int) -> Iterator[Weighed]:
    for row in spot.passage.shelf.rows[spot.rule.code]:
        found, strong = _best(row, spot, possible)
        if found is not None:
            weighed, weight = _weighed(row, spot, found=found, strong=strong)
            if strong or spot.heading or weight >= ENOUGH:
                yield weighed


def _only_headed(spot: _Spot) -> Weighed:
    """Under a fitting heading or number, but in words that are not known: a person looks, nothing is proven."""
    element = next(element for element in spot.rule.elements if element.core)
    stated, done = _facts(spot), spot.reading.manner.done
    weight = weight_of(spot.rule, stated) + (1.0 if done else 0.0)
    found = Found(pattern=element.strong[0], terms=(), words=frozenset(), from_above=False)
    elsewhere = bool(spot.passage.about(spot.number) - {spot.rule.code})
    asked_for = not element.needs_fact or bool(element.needs_fact & {fact.kind for fact in stated})
    row_of_its_own = spot.read.cut.form is Form.ROW and not spot.is_titled  # "1c | 11 trajecten ...": numbered by the bidder itself
    named = (spot.is_titled and not elsewhere) or row_of_its_own
    clear = row_of_its_own or SEVERAL.search(spot.heading) is None
    answered = weight >= PLENTY and named and spot.is_near and asked_for and clear
    row = next(row for row in spot.passage.shelf.rows[spot.rule.code] if row.element is element)
    against = tuple(_against(row, spot, found=found)) or (() if answered else (_UNKNOWN_WORDS,))
    return Weighed(
        element=element,
        spot=spot,
        found=found,
        stated=stated,
        concrete=(),
        done=done,
        substantiated=not against,
        strong=False,
        score=_score(weight, strong=False, heading=True, place="", substantiated=not against),
        against=against,
    )


def by_words(rule: RuleTerms, read: Read, run: Run, *, shelf: Shelf, titles: Titles) -> Weighed:
    """An answer in words that no pattern knows, taken for one because of all its words together."""
    spot = _Spot(rule, _Passage(read, shelf, {}), run.first, titles.signals(read.cut).get(rule.code, ""))
    readings = read.readings[run.first : run.last + 1]
    stated = tuple({fact.text.casefold(): fact for reading in readings if not _is_bare(reading) for fact in reading.facts}.values())
    done = next((reading.manner.done for reading in readings if reading.manner.done), "")
    weight = weight_of(rule, stated) + (1.0 if done else 0.0)
    place = _place(spot) if rule.region else ""
    labelled = read.cut.form in (Form.ROW, Form.LIST) or ":" in read.cut.words[:60]
    told = labelled or weight >= PLENTY or any(reading.manner.has_verb or is_bound(reading.sentence) for reading in readings)
    enough = weight >= ENOUGH and told
    against = (*_against_run(rule, readings, thin=weight < ENOUGH), *_misplaced(rule, place))
    element = replace(next(element for element in rule.elements if element.core), id=TOGETHER, name="dit onderwerp, in andere woorden")
    return Weighed(
        element=element,
        spot=spot,
        found=Found(pattern=element.strong[0], terms=_as_written(run.words, readings), words=frozenset(), from_above=False),
        stated=stated,
        concrete=(),
        done=done,
        substantiated=enough and not against,
        strong=False,
        score=_score(weight, strong=False, heading=bool(spot.heading), place=place, substantiated=enough and not against),
        against=against if against or enough else (_nothing_own(spot),),
    )


def _as_written(stems: Sequence[str], readings: Sequence[Reading]) -> tuple[str, ...]:
    """These stems as a person reads them in the sentences."""
    written = {word.stem: word.written for reading in reversed(readings) for word in reversed(reading.sentence.words)}
    return tuple(written[one] for one in stems)


def _against_run(rule: RuleTerms, run: Sequence[Reading], *, thin: bool) -> Iterator[str]:
    """What takes away from a run of sentences; a denial only where there are no facts beside it."""
    yield from dict.fromkeys(why for reading in run for why in unsaid(reading))
    denied = any(reading.manner.denials and (thin or len(reading.sentence.words) <= SHORT_DENIAL) for reading in run)
    if denied and not any(element.denial for element in rule.elements):
        yield DENIED
    promise = next((reading.manner.promise for reading in run if reading.manner.promise), "")
    if promise and not any(_is_done_already(reading) for reading in run):
        yield f"een voornemen ('{promise}')"


def _best(row: Row, spot: _Spot, possible: int) -> tuple[Found | None, bool]:
    """The first strong pattern, else the first weak one; a pattern outside keyword lists before one inside."""
    for bits, strong in ((possible & row.strong, True), (possible & row.weak, False)):
        found = [one for _, pattern in spot.passage.shelf.patterns(bits) if (one := _matched(pattern, spot)) is not None]
        if found:
            denied = not row.element.denial and bool(spot.reading.manner.denials) and len(found) > 1
            covered = _covered(row, spot) if denied else frozenset[int]()
            return min(
                found,
                key=lambda one: (_is_listed(one, spot), denied and is_denied(one.words, spot.reading, covered=covered), one.from_above),
            ), strong
    return None, False


def _matched(pattern: Pattern, spot: _Spot) -> Found | None:
    read = spot.read
    before = _before(spot, 1 if pattern.spread else REACH) if pattern.spread or pattern.chain else ()
    return match(pattern, spot.reading, above=read.above_at[spot.number], asked=read.asked, before=before)


def _before(spot: _Spot, reach: int) -> tuple[Reading, ...]:
    """The sentences just before this one, as far as nothing copied stands between; bare keywords are passed over."""
    run: list[Reading] = []
    for reading in reversed(spot.read.readings[max(0, spot.number - reach) : spot.number]):
        if reading.copied >= REPEATED:
            break
        run.append(reading._replace(atoms={}) if _is_bare(reading) else reading)
    return tuple(reversed(run))


def _is_bare(reading: Reading) -> bool:
    """Is most of the sentence a row of keywords?"""
    return 2 * len(reading.listed) > len(reading.sentence.words)


def _is_listed(found: Found, spot: _Spot) -> bool:
    return bool(found.words) and found.words <= spot.reading.listed


def _weighed(row: Row, spot: _Spot, *, found: Found, strong: bool) -> tuple[Weighed, float]:
    """The element as found, and what its facts weigh."""
    rule, element, stated = spot.rule, row.element, _facts(spot, back=found.back)
    concrete = _concrete(row, spot, back=found.back)
    run = spot.read.readings[spot.number - found.back : spot.number + 1]
    done = next((reading.manner.done for reading in reversed(run) if reading.manner.done), "")
    weight = weight_of(spot.rule, stated) + min(3, len(concrete)) + (1.0 if done else 0.0)
    if len(element.needs_fact) == 1 and any(fact.kind in element.needs_fact for fact in stated):
        weight = max(weight, ENOUGH)  # what is asked for is this name itself
    place = _place(spot) if rule.region else ""
    against = (*_against(row, spot, found=found), *_misplaced(rule, place))
    lacks = bool(element.needs_fact) and not element.needs_fact & {fact.kind for fact in stated}
    own = weight_of(spot.rule, spot.reading.facts)
    labelled = spot.read.cut.form in (Form.ROW, Form.LIST) or ":" in spot.read.cut.words[:60]
    spoken = any(reading.manner.has_verb or is_bound(reading.sentence) for reading in run)
    told = labelled or spoken or own >= ENOUGH or _is_told_after(spot)
    enough = weight >= ENOUGH and told and not lacks and spot.read.cut.form is not Form.HEADING
    substantiated = enough and not against and (strong or bool(spot.heading))
    weighed = Weighed(
        element=element,
        spot=spot,
        found=found,
        stated=stated,
        concrete=concrete,
        done=done,
        substantiated=substantiated,
        strong=strong,
        score=_score(weight, strong=strong, heading=bool(spot.heading), place=place, substantiated=substantiated),
        against=against if against or enough else (_nothing_own(spot),),
    )
    return weighed, weight


def _is_told_after(spot: _Spot) -> bool:
    """Does the next sentence tell of what this one only names ("Mensen met een beperking. Dat waren er 85.")?"""
    after = spot.number + 1
    if after >= len(spot.read.readings) or _item(spot, after) != _item(spot, spot.number):
        return False
    following = spot.read.readings[after]
    return following.manner.has_verb and following.sentence.words[0].folded in _REFERRING and _lends(spot, after)


def _nothing_own(spot: _Spot) -> str:
    return "alleen een kopje" if spot.read.cut.form is Form.HEADING else "zonder eigen feiten"


def _facts(spot: _Spot, *, back: int = 0) -> tuple[Stated, ...]:
    """Facts of the sentence, of those a chain runs over, and of neighbours that speak of the same subject; each text once."""
    readings = spot.read.readings
    own = range(spot.number, spot.number - back - 1, -1)
    beside = (at for at in (spot.number + 1, spot.number - back - 1) if 0 <= at < len(readings) and _lends(spot, at))
    seen: dict[str, Stated] = {}
    for at in (*(at for at in own if at == spot.number or not _is_bare(readings[at])), *beside):
        for fact in readings[at].facts:
            seen.setdefault(fact.text.casefold(), fact)
    return (*seen.values(), *spot.read.moment) if spot.rule.plan else tuple(seen.values())


def _subject(spot: _Spot, at: int) -> frozenset[str]:
    """The criteria a sentence is about; one that names none goes on about what the sentence before it said."""
    codes: frozenset[str] = frozenset()
    while at >= 0 and not codes:
        codes = spot.passage.about(at)
        at -= 1
    return codes


def _lends(spot: _Spot, at: int) -> bool:
    """May a neighbouring sentence lend its facts? One in another row or item only when it speaks of the same subject."""
    reading = spot.read.readings[at]
    codes = _subject(spot, at) if at < spot.number else spot.passage.about(at)
    if at > spot.number and _REFERRING.intersection(word.folded for word in reading.sentence.words[:5]):
        codes = frozenset()  # "dat deden wij in 2025 negen keer"
    if reading.copied >= REPEATED or reading.listed or (codes and spot.rule.code not in codes):
        return False
    if not codes and _item(spot, at) != _item(spot, spot.number):
        return False
    return spot.rule.plan or not reading.manner.promise


def _item(spot: _Spot, at: int) -> int:
    """In which row or item of its passage a sentence stands."""
    return bisect_right(spot.read.cut.breaks, spot.read.readings[at].sentence.start)


def _concrete(row: Row, spot: _Spot, *, back: int) -> tuple[str, ...]:
    """Details that only someone who does the work would name, in this sentence and the next; not out of a keyword list."""
    read, found = spot.read, dict[str, str]()
    labelled = read.cut.form is Form.ROW or ":" in read.cut.words[:60]
    for number in range(spot.number - back, min(spot.number + 2, len(read.readings))):
        reading, stood = read.readings[number], read.stood[number] & row.concrete
        if not stood or reading.copied >= REPEATED or not (_is_said(reading) or labelled or _is_said_in_item(spot, number)):
            continue
        for _, pattern in spot.passage.shelf.patterns(stood):
            one = match(pattern, reading)
            if one is not None and not one.words <= reading.listed:
                found.setdefault(pattern.text, ", ".join(one.terms) or pattern.text)
    return tuple(found.values())


def _is_said(reading: Reading) -> bool:
    """Has it a verb, or does it say what there is not ("Geen nevenfuncties.")?"""
    return reading.manner.has_verb or bool(reading.manner.denials)


def _is_said_in_item(spot: _Spot, number: int) -> bool:
    """An item of a list says something without a verb when little words bind it: "zwijgplicht in elk contract"."""
    words = spot.read.readings[number].sentence.words
    return spot.read.cut.form is Form.LIST and any(word.folded in _BINDING for word in words[1:-1])


def _against(row: Row, spot: _Spot, *, found: Found) -> Iterator[str]:
    reading = spot.reading
    if _is_listed(found, spot):
        yield "alleen een rij trefwoorden"
    if reading.copied >= REPEATED:
        yield "herhaalt de woorden van het inkoopbeleid"
    if not row.element.denial and (_is_denied_after(spot) or _is_denied_here(row, spot, found=found)):
        yield DENIED
    yield from unsaid(reading)
    if spot.rule.plan:
        yield from against_step(reading)
    elif not _is_done_already(reading):
        later = next((fact.text for fact in reading.facts if fact.kind == "toekomst" and "28" not in fact.text[-2:]), "")
        cue = reading.manner.promise or ("" if reading.manner.done else later)
        yield from [f"een voornemen ('{cue}')"] if cue else []


def _is_denied_here(row: Row, spot: _Spot, *, found: Found) -> bool:
    return bool(spot.reading.manner.denials) and is_denied(found.words, spot.reading, covered=_covered(row, spot))


def _is_denied_after(spot: _Spot) -> bool:
    """Does the next sentence of the same item point back to this one and deny it?"""
    after = spot.number + 1
    return after < len(spot.read.readings) and _item(spot, after) == _item(spot, spot.number) and points_back(spot.read.readings[after])


def _covered(row: Row, spot: _Spot) -> frozenset[int]:
    """Words of this sentence that any pattern of the element holds: a denial among them is part of the answer."""
    patterns = spot.passage.shelf.patterns(spot.read.stood[spot.number] & (row.strong | row.concrete))
    matched = (match(pattern, spot.reading) for _, pattern in patterns)
    return frozenset(number for found in matched if found is not None for number in found.words)


def _is_done_already(reading: Reading) -> bool:
    kinds = {fact.kind for fact in reading.facts}
    since = "sinds" in {word.folded for word in reading.sentence.words} and not kinds.isdisjoint(("jaar", "datum"))
    return since or (bool(reading.manner.done) and not kinds.isdisjoint(("jaar", "datum", "verleden")))


def _place(spot: _Spot) -> str:
    """Which region this speaks of: the sentence decides, then the passage, then the headings from the inside out."""
    readings = (spot.reading, *spot.read.readings) if spot.rule.region != "kop" else ()
    for kinds in ({fact.kind for fact in reading.facts} for reading in readings):
        if kinds & {"gemeente", "regio"}:
            return "eigen"
        if "elders" in kinds:
            return "elders"
    above = (*(key.removeprefix("#") for key in sorted(spot.read.above)), *spot.read.places_above)
    named = [kind for kind in above if kind in ("gemeente", "regio", "elders")]
    return "" if not named else "elders" if named[0] == "elders" else "eigen"


def _misplaced(rule: RuleTerms, place: str) -> Iterator[str]:
    if rule.region and place == "elders":
        yield "gaat over plaatsen buiten deze regio"
    elif rule.region == "nodig" and not place:
        yield "noemt geen gemeente van deze regio"


def _score(weight: float, *, strong: bool, heading: bool, place: str, substantiated: bool) -> float:
    base = (0.3 if strong else 0.12) + 0.35 * min(1.0, weight / 8) + (0.15 if heading else 0) + (0.1 if place == "eigen" else 0)
    return round(base + 0.1 if substantiated else base * 0.5, 3)


_FACT_NAMES = {
    "nummer": "registratie",
    "web": "website",
    "percent": "percentage",
    "getal": "aantal",
    "gemeente": "gemeente in de regio",
    "naam": "naam",
    "verleden": "tijd",
    "duur": "termijn",
}

"""Weighs every sentence against one criterion: which elements stand in it, with which facts, and what takes away from it.

Knows readings and word lists; knows no row and no report.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.headings import SEVERAL, TITLED, heading_signal, shortened
from checklist.language import Sentence
from checklist.lexicon import Element, Pattern, RuleTerms
from checklist.matching import Found, match
from checklist.passages import Cut, Form
from checklist.readings import REACH, Read, Reading
from checklist.shelf import Shelf
from checklist.substance import Stated

ENOUGH = 2.0  # weight of facts from which a sentence says more than a promise
PLENTY = 4.0  # weight of facts from which a passage under the criterion's own heading answers it in words we do not know
REPEATED = 0.5  # share of a sentence that stands in the policy, from which it is repetition
_UNKNOWN_WORDS = "staat onder dit kopje, maar niet in herkenbare woorden"
_TURNS = frozenset({"maar", "echter", "toch", "wel"})  # after these the denial is over
_NO_FACT = frozenset({"elders", "toekomst"})
_REFERRING = frozenset("daar dat dit daarmee daarbij daarvan daarin hiervan hiermee hierbij".split())
Topics = Mapping[tuple[int, int], frozenset[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """One element in one sentence."""

    element: Element
    cut: Cut
    sentence: Sentence
    substantiated: bool
    strong: bool
    weight: float
    score: float
    place: str  # "eigen" | "elders" | "" : which region the sentence speaks of
    against: tuple[str, ...]  # Dutch: why it is no more than weak
    signals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spot:
    """A sentence within its passage, with what the passage's heading says about this criterion."""

    rule: RuleTerms
    read: Read
    number: int
    heading: str
    about: Topics
    shelf: Shelf

    @property
    def above(self) -> frozenset[str]:
        return self.read.above_at[self.number]

    @property
    def reading(self) -> Reading:
        return self.read.readings[self.number]

    @property
    def is_near(self) -> bool:
        """Does it stand directly under that heading, on the same page, or beside it in a row?"""
        cut = self.read.cut
        return cut.below <= 1 or cut.form is Form.ROW or bool(cut.lead) or ":" in cut.words[:60]

    @property
    def is_titled(self) -> bool:
        """Does the heading name the criterion in words, not by number alone?"""
        return self.heading.startswith(TITLED)


def topics(shelf: Shelf, read: Sequence[Read]) -> Topics:
    """Which criteria each sentence is about: a fact counts for its own subject only."""
    about: dict[tuple[int, int], frozenset[str]] = {}
    for one in read:
        for number, reading in enumerate(one.readings):
            codes = (rule.code for rule in shelf.rules if _is_about(rule, reading, shelf=shelf, alone=one.alone[number]))
            about[one.cut.order, number] = frozenset(codes)
    return about


def _is_about(rule: RuleTerms, reading: Reading, *, shelf: Shelf, alone: int) -> bool:
    return any(
        match(pattern, reading) is not None
        for element in rule.elements
        if alone & shelf.mask(element, "strong")
        for pattern in element.strong
        if alone & shelf.bit(pattern)
    )


def weigh(rule: RuleTerms, read: Sequence[Read], *, about: Topics, shelf: Shelf) -> tuple[Weighed, ...]:
    """Every element of this criterion in every sentence where it stands."""
    return tuple(found for one in read for found in _in_passage(rule, one, about=about, shelf=shelf))


def _in_passage(rule: RuleTerms, read: Read, *, about: Topics, shelf: Shelf) -> Iterator[Weighed]:
    if read.cut.form is Form.QUESTION or (rule.plan and not read.planned):
        return  # a question is the requirement's words, not an answer; a plan is asked only of who begins
    heading = heading_signal(rule, read.cut)
    if not heading and not any(possible & shelf.answers(rule) for possible in read.possible):
        return
    spots = [_Spot(rule=rule, read=read, number=number, heading=heading, about=about, shelf=shelf) for number in range(len(read.readings))]
    found = [one for spot in spots for one in _in_sentence(spot)]
    yield from found
    if heading and not found and spots and read.cut.form is not Form.HEADING and not rule.plan:
        yield _only_headed(spots[0])


def _in_sentence(spot: _Spot) -> Iterator[Weighed]:
    for element in spot.rule.elements:
        found, strong = _best(element, spot)
        if found is not None:
            weighed = _weighed(element, spot, found=found, strong=strong)
            if strong or spot.heading or weighed.weight >= ENOUGH:
                yield weighed


def _only_headed(spot: _Spot) -> Weighed:
    """Under a fitting heading or number, but in words that are not known: a person looks, nothing is proven."""
    element = next(element for element in spot.rule.elements if element.core)
    stated, done = _facts(spot), spot.reading.manner.done
    weight = sum(_weight(spot.rule, fact) for fact in stated) + (1.0 if done else 0.0)
    found = Found(pattern=element.strong[0], terms=(), words=frozenset(), from_above=False)
    elsewhere = bool(spot.about.get((spot.read.cut.order, spot.number), frozenset()) - {spot.rule.code})
    asked_for = not element.needs_fact or bool(element.needs_fact & {fact.kind for fact in stated})
    named = spot.is_titled or (bool(element.needs_fact) and spot.read.cut.form is Form.ROW)
    answered = weight >= PLENTY and named and spot.is_near and asked_for and not elsewhere and SEVERAL.search(spot.heading) is None
    against = tuple(_against(element, spot, found=found)) or (() if answered else (_UNKNOWN_WORDS,))
    return Weighed(
        element=element,
        cut=spot.read.cut,
        sentence=spot.reading.sentence,
        substantiated=not against,
        strong=False,
        weight=weight,
        place="",
        against=against,
        score=_score(weight, strong=False, heading=True, place="", substantiated=not against),
        signals=_signals(spot, found=found, stated=stated, concrete=(), done=done),
    )


def _best(element: Element, spot: _Spot) -> tuple[Found | None, bool]:
    """The first strong pattern, else the first weak one; a pattern outside keyword lists before one inside."""
    for part, strong in (("strong", True), ("weak", False)):
        found = [one for pattern in _possible(element, part, spot) if (one := _matched(pattern, spot)) is not None]
        if found:
            return min(found, key=lambda one: (_is_listed(one, spot), one.from_above)), strong
    return None, False


def _possible(element: Element, part: str, spot: _Spot) -> Iterator[Pattern]:
    """The patterns worth a look in this sentence."""
    possible = spot.read.possible[spot.number] & spot.shelf.mask(element, part)
    if possible:
        patterns: tuple[Pattern, ...] = getattr(element, part)
        yield from (pattern for pattern in patterns if possible & spot.shelf.bit(pattern))


def _matched(pattern: Pattern, spot: _Spot) -> Found | None:
    return match(pattern, spot.reading, above=spot.above, asked=spot.read.asked, before=_before(spot, 1 if pattern.spread else REACH))


def _before(spot: _Spot, reach: int) -> tuple[Reading, ...]:
    """The sentences just before this one, as far as nothing copied stands between; bare keywords are passed over."""
    run: list[Reading] = []
    for reading in reversed(spot.read.readings[max(0, spot.number - reach) : spot.number]):
        if reading.copied >= REPEATED:
            break
        run.append(replace(reading, atoms={}) if _is_bare(reading) else reading)
    return tuple(reversed(run))


def _is_bare(reading: Reading) -> bool:
    """Is most of the sentence a row of keywords?"""
    return 2 * len(reading.listed) > len(reading.sentence.words)


def _is_listed(found: Found, spot: _Spot) -> bool:
    return bool(found.words) and found.words <= spot.reading.listed


def _weighed(element: Element, spot: _Spot, *, found: Found, strong: bool) -> Weighed:
    rule, stated = spot.rule, _facts(spot, back=found.back)
    concrete = _concrete(element, spot, back=found.back)
    run = spot.read.readings[spot.number - found.back : spot.number + 1]
    done = next((reading.manner.done for reading in reversed(run) if reading.manner.done), "")
    weight = sum(_weight(spot.rule, fact) for fact in stated) + min(3, len(concrete)) + (1.0 if done else 0.0)
    place = _place(spot) if rule.region else ""
    against = (*_against(element, spot, found=found), *_misplaced(rule, place))
    kinds = {fact.kind for fact in stated}
    lacks = bool(element.needs_fact) and not element.needs_fact & kinds
    own = sum(_weight(spot.rule, fact) for fact in spot.reading.facts)
    labelled = spot.read.cut.form in (Form.ROW, Form.LIST) or ":" in spot.read.cut.words[:60]
    told = any(reading.manner.has_verb for reading in run) or own >= ENOUGH or labelled
    enough = weight >= ENOUGH and told and not lacks and spot.read.cut.form is not Form.HEADING
    substantiated = enough and not against and (strong or bool(spot.heading))
    return Weighed(
        element=element,
        cut=spot.read.cut,
        sentence=spot.reading.sentence,
        substantiated=substantiated,
        strong=strong,
        weight=weight,
        place=place,
        against=against if against or enough else (_nothing_own(spot),),
        score=_score(weight, strong=strong, heading=bool(spot.heading), place=place, substantiated=substantiated),
        signals=_signals(spot, found=found, stated=stated, concrete=concrete, done=done),
    )


def _nothing_own(spot: _Spot) -> str:
    return "alleen een kopje" if spot.read.cut.form is Form.HEADING else "zonder eigen feiten"


def _weight(rule: RuleTerms, fact: Stated) -> float:
    if fact.kind == "toekomst":
        return 2.0 if rule.plan else 0.0
    if fact.kind == "elders":
        return 0.0 if rule.region else 1.0
    return fact.weight


def _facts(spot: _Spot, *, back: int = 0) -> tuple[Stated, ...]:
    """Facts of the sentence, of those a chain runs over, and of neighbours that speak of the same subject; each text once."""
    readings = spot.read.readings
    own = range(spot.number, spot.number - back - 1, -1)
    beside = [at for at in (spot.number + 1, spot.number - back - 1) if 0 <= at < len(readings) and _lends(spot, at)]
    seen: dict[str, Stated] = {}
    for at in (*(at for at in own if at == spot.number or not _is_bare(readings[at])), *beside):
        for fact in readings[at].facts:
            seen.setdefault(fact.text.casefold(), fact)
    return tuple(seen.values())


def _subject(spot: _Spot, at: int) -> frozenset[str]:
    """The criteria a sentence is about; one that names none goes on about what the sentence before it said."""
    codes: frozenset[str] = frozenset()
    while at >= 0 and not codes:
        codes = spot.about.get((spot.read.cut.order, at), frozenset())
        at -= 1
    return codes


def _lends(spot: _Spot, at: int) -> bool:
    """May a neighbouring sentence lend its facts? One in another row or item only when it speaks of the same subject."""
    reading = spot.read.readings[at]
    codes = _subject(spot, at) if at < spot.number else spot.about.get((spot.read.cut.order, at), frozenset())
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


def _concrete(element: Element, spot: _Spot, *, back: int) -> tuple[str, ...]:
    """Details that only someone who does the work would name, in this sentence and the next; not out of a keyword list."""
    found: dict[str, str] = {}
    for reading in spot.read.readings[spot.number - back : spot.number + 2]:
        labelled = spot.read.cut.form is Form.ROW or ":" in spot.read.cut.words[:60]
        if reading.copied >= REPEATED or not (reading.manner.has_verb or labelled):
            continue
        for pattern in element.concrete:
            one = match(pattern, reading)
            if one is not None and not one.words <= reading.listed:
                found.setdefault(pattern.text, ", ".join(one.terms) or pattern.text)
    return tuple(found.values())


def _against(element: Element, spot: _Spot, *, found: Found) -> Iterator[str]:
    reading = spot.reading
    if _is_listed(found, spot):
        yield "alleen een rij trefwoorden"
    if reading.copied >= REPEATED:
        yield "herhaalt de woorden van het inkoopbeleid"
    if not element.denial and _is_denied(found, reading, covered=_covered(element, spot)):
        yield "de tekst zegt dat dit er niet is"
    if not spot.rule.plan and not _is_done_already(reading):
        later = next((fact.text for fact in reading.facts if fact.kind == "toekomst" and "28" not in fact.text[-2:]), "")
        cue = reading.manner.promise or ("" if reading.manner.done else later)
        yield from [f"een voornemen ('{cue}')"] if cue else []


def _covered(element: Element, spot: _Spot) -> frozenset[int]:
    """Words of this sentence that any pattern of the element holds: a denial among them is part of the answer."""
    matched = (match(pattern, spot.reading) for pattern in (*element.strong, *element.concrete))
    return frozenset(number for found in matched if found is not None for number in found.words)


def _is_denied(found: Found, reading: Reading, *, covered: frozenset[int]) -> bool:
    """Does a denial stand just before or after the words that were found, and is it not itself what is looked for?"""
    addresses = [fact for fact in reading.facts if fact.kind == "web"]  # www.x.nl/niet-tevreden denies nothing
    words = reading.sentence.words
    denials = [
        number
        for number in reading.manner.denials
        if number not in covered and not any(fact.start <= words[number].start < fact.end for fact in addresses)
    ]
    if not found.words:
        return bool(denials) and denials[0] <= 1
    first, last = min(found.words), max(found.words)
    near = [number for number in denials if 0 < first - number <= 4 or first < number <= last + 2]
    return any(not _TURNS.intersection(word.folded for word in reading.sentence.words[number:first]) for number in near)


def _is_done_already(reading: Reading) -> bool:
    return bool(reading.manner.done) and any(fact.kind in ("jaar", "datum", "verleden") for fact in reading.facts)


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


def _signals(spot: _Spot, *, found: Found, stated: Sequence[Stated], concrete: Sequence[str], done: str) -> tuple[str, ...]:
    """What a person can check: terms, heading, facts, tense."""
    lines = [f"woorden: {', '.join(dict.fromkeys(found.terms))}"] if found.terms else []
    if found.from_above and spot.read.cut.context:
        lines.append(f"staat onder: {shortened(spot.read.cut.lead or spot.read.cut.headings[-1])}")
    lines += [spot.heading] if spot.heading else []
    lines += [f"{_FACT_NAMES.get(fact.kind, fact.kind)}: {fact.text}" for fact in stated[:6] if fact.kind not in _NO_FACT]
    lines += [f"gedaan: {done}"] if done else []
    lines += [f"bijzonderheid: {one}" for one in concrete[:3]]
    return tuple(lines)


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

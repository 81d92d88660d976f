"""Whether a sentence denies what was found in it: just before it, just after it, at the end of its clause, or pointing back.

Knows words, where they stand and which of them deny; knows no criterion.
"""

import re
from collections.abc import Iterator

from checklist.readings import Reading
from checklist.substance import may_stand_between

_TURNS = frozenset({"maar", "echter", "toch", "wel"})  # after these the denial is over
_POINTS_BACK = frozenset({"daarbij", "daaraan", "daarvan", "daarin", "hierbij", "hieraan", "hiervan", "hierin"})
_BORDER = re.compile(r"[,;:.!?()|\t]|\s[-–—]\s")
NEAR = 4  # words before what was found in which a denial is about it


def is_denied(words: frozenset[int], reading: Reading, *, covered: frozenset[int]) -> bool:
    """Is what was found (by word number) denied, by a word that is not itself what is looked for (`covered`)?"""
    denials = [number for number in _telling(reading) if number not in covered]
    if not words:
        return bool(denials) and denials[0] <= 1
    first, last = min(words), max(words)
    if any(first - 1 <= number <= last for number in reading.manner.denials if number in covered):
        return False  # "geen schuld" is the answer, whatever else there is not
    after = last + 2
    while after + 1 < len(reading.sentence.words) and may_stand_between(reading.sentence.words[after - 1].folded):
        after += 1  # "de landelijke lijst gebruiken wij niet"
    near = [number for number in denials if 0 < first - number <= NEAR or first < number <= after]
    if any(not _turns(reading, number, first) for number in near):
        return True
    return any(number > last and _ends_clause(reading, last, number) for number in denials)


def points_back(reading: Reading) -> bool:
    """Does it deny what the sentence before it told: "Wij zijn daarbij niet betrokken."?"""
    words = reading.sentence.words
    return any(number and words[number - 1].folded in _POINTS_BACK for number in reading.manner.denials)


def _telling(reading: Reading) -> Iterator[int]:
    """The denials that are no part of an address: www.x.nl/niet-tevreden denies nothing."""
    addresses = [fact for fact in reading.facts if fact.kind == "web"]
    for number in reading.manner.denials:
        if not any(fact.start <= reading.sentence.spans[number][0] < fact.end for fact in addresses):
            yield number


def _turns(reading: Reading, denial: int, first: int) -> bool:
    return not _TURNS.isdisjoint(word.folded for word in reading.sentence.words[denial:first])


def _ends_clause(reading: Reading, last: int, denial: int) -> bool:
    """ "Een contract met zorgkantoor of gemeente hebben wij niet": the last word of the clause that what was found stands in."""
    spans, text = reading.sentence.spans, reading.sentence.passage
    ends = denial + 1 == len(spans) or _BORDER.search(text, spans[denial][1], spans[denial + 1][0]) is not None
    return ends and _BORDER.search(text, spans[last][1], spans[denial][0]) is None

"""Says whether a pattern stands in a sentence, if need be with the help of what stands above or before it.

Knows the notation of patterns (lexicon/LEESMIJ.md); knows no verdict.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checklist.hits import Seen
from checklist.lexicon import Atom, Pattern, names
from checklist.readings import Reading


class Found(NamedTuple):
    """A pattern in one sentence."""

    pattern: Pattern
    terms: tuple[str, ...]  # as a person would recognise them
    words: frozenset[int]  # word numbers; empty when all of it stands above the passage
    from_above: bool
    back: int = 0  # how many sentences before this one it begins


def match(
    pattern: Pattern,
    reading: Reading,
    *,
    above: frozenset[str] = frozenset(),
    asked: frozenset[str] = frozenset(),
    before: Sequence[Reading] = (),
) -> Found | None:
    """Does this pattern stand in this sentence? `before` are the sentences just before it, in reading order.

    Of what stands above, only the words of the question it answers (`asked`) say the subject by themselves.
    """
    if any(atom.key in reading.atoms for atom in pattern.without):
        return None
    if pattern.chain:
        return _chained(pattern, (*before, reading))
    if pattern.own:
        above = frozenset()
    atoms = reading.atoms
    prior: Mapping[str, Seen] = before[-1].atoms if pattern.spread and before and not before[-1].listed else {}
    terms: list[str] = []
    numbers: set[int] = set()
    said = borrowed = back = 0
    answers = False
    for ranks in pattern.ranks:
        if key := _first(ranks, atoms):
            seen = atoms[key]
            numbers.update(range(seen.first, seen.last + 1))
            if names(key):
                said += 1
            if key[0] != "#":
                terms.append(_shown(reading, seen))
        elif prior and (key := _first(ranks, prior)):
            said += names(key)
            back = 1
        elif not above.isdisjoint(ranks):
            borrowed += 1
            answers = answers or not asked.isdisjoint(ranks)
        else:
            return None
    if not answers and not (numbers and said):
        return None  # a fact alone says nothing about the subject
    return Found(pattern=pattern, terms=tuple(terms), words=frozenset(numbers), from_above=borrowed > 0, back=back)


def _first(ranks: Mapping[str, int], atoms: Mapping[str, Seen]) -> str:
    """The first atom of a group that is among these; "" when there is none."""
    held = ranks.keys() & atoms.keys()
    return min(held, key=ranks.__getitem__) if held else ""


def _chained(pattern: Pattern, run: Sequence[Reading]) -> Found | None:
    """The groups one after the other, the last of them in the last sentence: looked for from the end back."""
    at, limit = len(run) - 1, len(run[-1].sentence.words)
    terms: list[str] = []
    numbers: set[int] = set()
    for place, group in enumerate(reversed(pattern.groups)):
        while True:
            seen = _latest(group, run[at], limit)
            if seen is not None or place == 0 or at == 0:
                break
            at, limit = at - 1, len(run[at - 1].sentence.words)
        if seen is None:
            return None
        limit = seen.first
        terms.append(_shown(run[at], seen))
        if at == len(run) - 1:
            numbers.update(range(seen.first, seen.last + 1))
    return Found(pattern=pattern, terms=tuple(reversed(terms)), words=frozenset(numbers), from_above=False, back=len(run) - 1 - at)


def _latest(group: Sequence[Atom], reading: Reading, limit: int) -> Seen | None:
    """The last place of one of these before this word."""
    places = [seen for atom in group if (seen := reading.atoms.get(atom.key)) is not None and seen.last < limit]
    return max(places, key=lambda seen: seen.first, default=None)


def _shown(reading: Reading, seen: Seen) -> str:
    spans, base = reading.sentence.spans, reading.sentence.start
    shown = " ".join(reading.text[spans[seen.first][0] - base : spans[seen.last][1] - base].replace("\u00ad", "").split())
    return f"{shown} (waarschijnlijk verschreven)" if seen.slip else shown

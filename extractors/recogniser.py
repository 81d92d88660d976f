"""What a recogniser is: many weak signals with weights, the readers of its facts, and how the weights add up.

Knows how to count; the words of each kind stand in `kinds/`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, tight

FLOOR = 5.0  # below this nothing is recognised
LOOK_ALIKE = FLOOR - 0.5  # what a known look-alike scores: said as a possibility, never as the kind
HEADED = 3.0  # the very first line of a document is its title and little else
MARGIN = 2.0  # kinds that score within this of the best are named as well


@dataclass(frozen=True, kw_only=True, slots=True)
class Signal:
    """Words that make a kind more likely, or less when the weight is negative."""

    shown: str  # Dutch, as named in `because`
    weight: float
    phrases: tuple[str, ...]  # folded; any of them, or counted when `each`
    each: bool = False  # the weight counts for every phrase that is there ...
    cap: float = 4.0  # ... up to this

    def strength(self, words: str) -> tuple[float, int]:
        """Weight and number of phrases found in folded, squeezed words."""
        if not self.each:
            found = any(phrase in words for phrase in self.phrases)
            return (self.weight, 1) if found else (0.0, 0)
        count = sum(phrase in words for phrase in self.phrases)
        total = self.weight * count
        return (max(total, -self.cap) if total < 0 else min(total, self.cap)), count


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the fact readers of a kind found, and what they could not read."""

    facts: tuple[Fact, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Recogniser:
    """How one kind is recognised and what it states."""

    kind: Kind
    title: re.Pattern[str] | None  # on a folded line that reads like a title
    signals: tuple[Signal, ...]
    read: Callable[[Excerpt], Reading]
    title_weight: float = 4.0
    weigh: Callable[[Excerpt], tuple[float, str]] | None = None  # structure that phrases cannot tell
    needs: tuple[str, ...] = field(default=())  # without any of these words this kind is impossible
    tell: Callable[[Excerpt], str] | None = None  # why it is not this kind although much is alike; Dutch, "" when it may be


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """How well an excerpt fits a kind, and because of what."""

    kind: Kind
    value: float
    reasons: tuple[str, ...]
    titled: bool  # a line at the top carries its title
    headed: bool = False  # the very first line is its title and little else


def title_of(recogniser: Recogniser, seen: Excerpt) -> str:
    """The title line as written, or two short lines that make the title together, or nothing."""
    if recogniser.title is None:
        return ""
    for row in seen.titles:
        if recogniser.title.search(tight(row.plain)):
            return row.text.strip()
    for first, second in pairwise(seen.rows[:20]):
        short = first in seen.titles and first.page == second.page and len(first.plain.split()) <= 5 and len(second.plain.split()) <= 5
        if short and recogniser.title.search(f"{first.plain.strip()} {second.plain.strip()}"):
            return f"{first.text.strip()} {second.text.strip()}"
    return ""


def is_headed(recogniser: Recogniser, seen: Excerpt) -> bool:
    """Does the document open with this title: in its first words, on the first line or just under a name?"""
    if recogniser.title is None:
        return False
    opening = [row for row in seen.rows[:2] if len(row.plain.split()) <= 12 and row in seen.titles]
    return any((match := recogniser.title.search(tight(row.plain))) is not None and match.start() <= _OPENS for row in opening)


_OPENS = 30  # letters before the title: a translation, a number, "verklaring van"

_ONE = {"woorden": "woord", "velden": "veld", "onderwerpen": "onderwerp"}


def _counted(count: int, shown: str) -> str:
    """`1 woord ...`, `3 woorden ...`."""
    first, _, rest = shown.partition(" ")
    return f"{count} {_ONE.get(first, first) if count == 1 else first} {rest}"


def score(recogniser: Recogniser, seen: Excerpt) -> Score:
    """Add up the weights of everything that is there."""
    if recogniser.needs and not seen.has(*recogniser.needs):
        return Score(kind=recogniser.kind, value=0.0, reasons=(), titled=False)
    value, reasons = 0.0, []
    title = title_of(recogniser, seen)
    if title:
        value += recogniser.title_weight
        reasons.append(f"titel '{title[:80]}'")
    headed = bool(title) and is_headed(recogniser, seen)
    value += HEADED if headed else 0.0
    for signal in recogniser.signals:
        weight, count = signal.strength(seen.squeezed)
        value += weight
        if weight > 0:
            reasons.append(_counted(count, signal.shown) if signal.each else signal.shown)
    if recogniser.weigh is not None:
        weight, shown = recogniser.weigh(seen)
        value += weight
        reasons.extend([shown] if weight > 0 and shown else [])
    if value >= 2.5 and recogniser.tell is not None and (told := recogniser.tell(seen)):
        return Score(kind=recogniser.kind, value=LOOK_ALIKE, reasons=(*reasons, told), titled=False)
    return Score(kind=recogniser.kind, value=round(value, 2), reasons=tuple(reasons), titled=bool(title), headed=headed)

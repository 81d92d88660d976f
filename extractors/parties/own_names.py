"""Which of the named organisations the writer speaks for, and which it only says to be part, successor or tenant of.

Knows the words of such a relation from `owners`; finds no names in other places.
"""

import re
from collections.abc import Sequence
from itertools import islice

from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, fold
from extractors.parties.names import NO_BIDDER, organisations
from extractors.parties.owners import RELATED

_RELATED = re.compile(rf"\b{RELATED} (?:de |het )?(?=\S)")
_MOST_NAMED = 6  # the first is taken; so many are looked at for one that is no parent
_LINK = re.compile(r"(?:[\s,(]|\b(?:als|een|is|de|tevens|gevestigd|te|in|het)\b|\b[a-z]+(?=, (?:een |de )?$))*")
_REACH = 200  # letters before the relation in which the name of the writer stands


def own_of(seen: Excerpt, named: Sequence[Fact]) -> list[Fact]:
    """Without those that the writer says to be part or successor of: "Stichting Alfa, dochter van Beta Holding B.V.", as for its number;
    where only such are named, the name right before those words.
    """
    related = [(sheet, match) for sheet in seen.sheets[:3] for match in islice(_RELATED.finditer(sheet.plain), _MOST_NAMED)]
    if not related or not named:
        return list(named)
    theirs = [" ".join(sheet.plain[match.end() : match.end() + 90].split()) for sheet, match in related]
    kept = [fact for fact in named[:_MOST_NAMED] if not any(words.startswith(" ".join(fold(fact.value).split())) for words in theirs)]
    return kept or [fact for sheet, match in related for fact in _before(sheet, match.start())][:1]


def _before(sheet: Sheet, at: int) -> list[Fact]:
    """The organisation that the words of the relation are said of."""
    start = max(0, at - _REACH)
    for first, last in reversed(list(organisations(sheet.text[start:at]))):
        name = " ".join(sheet.text[start + first : start + last].split())
        if _LINK.fullmatch(sheet.plain[start + last : at]) and not NO_BIDDER.search(fold(name)):
            return [sheet.fact("statutaire_naam", name, span=(start + first, start + last))]
    return []

"""Is there anything of another bidder in what goes to one bidder? Pure.

Looks for everything that the others can be known by (`signs`), and for their addresses and digests. The bidder's own words (quotes,
subjects, names of its own files) are passed over: a bidder may name another as its subcontractor. A word of a name that is also an
ordinary word counts only with its capital.
"""

from collections.abc import Iterator
from typing import Any

from checklist.finding import Bid, Result
from reports.signs import Language, others, pattern_of, stands

OWN_WORDS = frozenset({"citaat", "bestand", "onderwerp"})


def leaks(values: dict[str, Any], *, result: Result, bid: Bid, language: Language | None = None) -> list[str]:
    """What of the others stands in these values, each once, the longest of those that say the same."""
    said = " ".join(" ".join(_texts(values)).split())
    ours = " ".join(_texts_of_round(result))
    found: list[str] = []
    for name, of in others(result, bid, language or Language()).items():
        mine = [one for one in (*of.sure, *_marks(result, name)) if stands(one, said)]
        mine += [one for one in of.written if stands(one, said, as_written=True)]
        bare = said
        for place in of.places:
            bare = pattern_of(place).sub(" ", bare)
        mine = [one for one in mine if " " in one or stands(one, bare)]
        mine += [one for one in of.doubtful if stands(one, bare, as_written=True) and not stands(one, ours, as_written=True)]
        found += [one for one in mine if not any(one != other and stands(one, other) for other in mine)]
    own = {bid.id, *(one.casefold() for one in _marks(result, bid.id)), result.procedure.mailbox.casefold()}
    return sorted({one for one in found if one.casefold() not in own})


def _marks(result: Result, bid: str) -> Iterator[str]:
    """Addresses and digests of the mails of a bid."""
    for message in result.messages:
        if bid in message.bid:
            yield from filter(None, (message.sender, message.sha256, *(leaf.sha256 for leaf in message.attachments)))


def _texts_of_round(result: Result) -> Iterator[str]:
    """What the round itself says: a word that stands there with its capital is no name."""
    for rule in result.procedure.rules:
        yield from (rule.name, rule.source.quote, rule.source.title)
    yield from (region.name for region in result.procedure.regions)


def _texts(value: Any) -> Iterator[str]:  # any JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in OWN_WORDS:
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

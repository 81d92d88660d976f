"""Is there anything of another bidder in what goes to one bidder? Pure.

Looks for names, KvK numbers, addresses and digests of the others. The bidder's own words (quotes, subjects, names of its own files)
are passed over: a bidder may name another as its subcontractor. Names of fewer than five letters are not looked for.
"""

import re
from collections.abc import Iterator
from typing import Any

from checklist.finding import Bid, Result

OWN_WORDS = frozenset({"citaat", "bestand", "onderwerp"})
SHORTEST = 5


def leaks(values: dict[str, Any], *, result: Result, bid: Bid) -> list[str]:
    """What of the others stands in these values, each once."""
    said = _plain(" ".join(_texts(values)))
    own = {_plain(word) for word in (*_signs(result, bid), result.procedure.mailbox, result.procedure.office_name)}
    others = {sign for other in result.bids if other.id != bid.id for sign in _signs(result, other)}
    return sorted(sign for sign in others if _plain(sign) not in own and _stands(_plain(sign), said))


def _signs(result: Result, bid: Bid) -> Iterator[str]:
    """Names, numbers, addresses and digests by which a bid can be known."""
    yield from (bid.name, bid.kvk_number)
    for member in bid.members:
        yield from (member.name, member.kvk_number)
    for message in result.messages:
        if bid.id in message.bid:
            yield from (message.sender, message.sha256)
            yield from (leaf.sha256 for leaf in message.attachments)


def _plain(sign: str) -> str:
    return " ".join(sign.casefold().split())


def _stands(sign: str, said: str) -> bool:
    return len(sign) >= SHORTEST and re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", said) is not None


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

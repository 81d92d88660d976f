"""Which KvK extracts tell who may act for the bidder: its own, the newest of each entity, and those of who directs it. Pure."""

from collections.abc import Sequence

from checklist.checks.answer import Asked
from checklist.checks.versions import days_of, is_of_same
from checklist.entity import names_of, numbers_of, plain
from checklist.filed import Filed
from extractors.document import Kind


def chain(asked: Asked) -> tuple[Filed, ...]:
    """The extract of the bidder (of each participant), and those of legal persons that direct it, as far as they are here.

    An extract of any other entity says nothing about who may sign. One that names no entity is taken for the bidder's.
    """
    extracts, bid = _newest(asked.file.counting((Kind.UITTREKSEL_KVK,))), asked.file.bid
    pairs = ((bid.kvk_number, bid.name), *((member.kvk_number, member.name) for member in bid.members))
    numbers, names = {number for number, _ in pairs if number}, {plain(name) for _, name in pairs}
    found = [item for item in extracts if not (numbers_of(item.piece) or names_of(item.piece))]
    while True:
        more = [item for item in extracts if item not in found and _is_of(item, numbers, names)]
        if not more:
            return tuple(found) or tuple(item for item in extracts if not (numbers and numbers_of(item.piece)))
        found += more
        names |= {plain(fact.value) for item in more for fact in item.piece.all("bestuurder")}


def _newest(extracts: Sequence[Filed]) -> tuple[Filed, ...]:
    """Without those of which a newer one of the same entity is here: who stood on that may be gone."""
    return tuple(item for item in extracts if not any(is_of_same(item, other) and _is_newer(other, item) for other in extracts))


def _is_newer(one: Filed, other: Filed) -> bool:
    days, others = days_of(one.piece.all("datum")), days_of(other.piece.all("datum"))
    return bool(days and others) and max(days) > max(others)


def _is_of(item: Filed, numbers: set[str], names: set[str]) -> bool:
    """Is this paper of one of these entities, by its number or its name?"""
    return bool(numbers & set(numbers_of(item.piece)) or names & {plain(name) for name in names_of(item.piece)})

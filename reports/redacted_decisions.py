"""The decisions, objections and announcements as a redacted edition shows them: who decided is left out, in which position stays.

Of other bidders the outcome, the ground and the clause stay, no words that people wrote. Judges nothing.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from checklist.finding import Bid, Result
from reports.blackout import Left, mark
from reports.decided import Announcement, Register, decided_report
from reports.decision import Person, Ruling

Row = TypeVar("Row")


def decisions_page(clean: Result, kept: Register, bid: Bid | None, *, head: str) -> str:
    """The page; of one bidder (`bid`) only what is about it, when no others may be in."""
    if bid is None:
        return decided_report(clean, kept, head=head)
    mine = dataclasses.replace(
        clean,
        bids=tuple(one for one in clean.bids if one.id == bid.id),
        assessments=tuple(row for row in clean.assessments if row.bid == bid.id),
    )
    return decided_report(mine, of_one(kept, bid), head=head)


def of_one(kept: Register, bid: Bid) -> Register:
    """What is about this bidder: its decisions and objections. `kept` is of a record that holds no objections of others."""
    return dataclasses.replace(
        kept,
        rulings=tuple(one for one in kept.rulings if one.bid == bid.id),
        complaints=tuple(one for one in kept.complaints if one[0].bid == bid.id),
    )


def redacted_register(rows: Register, ids: Mapping[str, str]) -> Register:
    """`rows` are without words about persons; `ids` are the bids that are closed, with the name that each has in the edition.

    What other bidders object is left out: that they do is theirs to tell.
    """
    nameless = without_names(rows)
    mine = tuple(one for one in nameless.complaints if one[0].bid not in ids)
    return dataclasses.replace(
        nameless,
        rulings=tuple(_closed(one, ids[one.bid]) if one.bid in ids else one for one in nameless.rulings),
        complaints=mine,
        announcements=tuple(_announcement(one, closed=bool(ids)) for one in nameless.announcements),
        remarks={one.number: nameless.remarks[one.number] for one, _ in mine if one.number in nameless.remarks},
    )


BY = frozenset({"by", "confirmed_by"})
"""Fields, at any depth of what people put on record, that hold the name of who did something."""


def without_names(row: Row) -> Row:
    """The same record in which nobody is named who decided, confirmed, refused, objected for another or answered."""
    walked: Row = _walk(row, "")
    return walked


def _walk(value: Any, name: str) -> Any:
    if isinstance(value, Person):
        return dataclasses.replace(value, name=mark(Left.PERSON) if value.name else "")
    if type(value) is str:
        return mark(Left.PERSON) if name in BY and value else value
    if isinstance(value, tuple):
        return tuple(_walk(one, name) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{each.name: _walk(getattr(value, each.name), each.name) for each in dataclasses.fields(value)})
    return value


def _closed(one: Ruling, name: str) -> Ruling:
    """A decision on another bidder: the outcome, the ground and the clause, no words that people wrote."""
    said = mark(Left.OTHER_TEXT)
    despite = tuple((code, said) for code, _ in one.despite)
    refused = dataclasses.replace(one.refused, reason=said) if one.refused else None
    rests_on = tuple(dataclasses.replace(basis, reason=said) for basis in one.rests_on)
    kept = dataclasses.replace(one, bid=name, despite=despite, rests_on=rests_on, refused=refused)
    return dataclasses.replace(kept, reason=said, seen="", changed=said if one.changed else "", upheld="")


def _announcement(one: Announcement, *, closed: bool) -> Announcement:
    """Remarks tell who recorded it and why it was corrected; a reason may name a bidder."""
    return dataclasses.replace(one, remarks=()) if closed else one

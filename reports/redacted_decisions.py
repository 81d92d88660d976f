"""The decisions, objections and announcements as a redacted edition shows them: who decided is left out, in which position stays.

Of other bidders the outcome, the ground and the clause stay, no words that people wrote. Judges nothing.
"""

import dataclasses
from collections.abc import Mapping

from checklist.finding import Bid, Result
from reports.blackout import Left, mark
from reports.complaint import Answer, Complaint
from reports.decided import Announcement, Register, decided_report
from reports.decision import Person, Ruling


def decisions_page(clean: Result, kept: Register, bid: Bid | None, *, head: str) -> str:
    """The page; of one bidder (`bid`) only what is about it, when no others may be in."""
    if bid is None:
        return decided_report(clean, kept, head=head)
    mine = dataclasses.replace(
        clean,
        bids=tuple(one for one in clean.bids if one.id == bid.id),
        assessments=tuple(row for row in clean.assessments if row.bid == bid.id),
    )
    return decided_report(mine, of_one(kept, bid, clean), head=head)


def of_one(kept: Register, bid: Bid, result: Result) -> Register:
    """What is about this bidder: its decisions and objections, and the announcements for its regions and for all."""
    others = {row.name for row in result.procedure.regions if row.id not in bid.regions}
    return dataclasses.replace(
        kept,
        rulings=tuple(one for one in kept.rulings if one.bid == bid.id),
        complaints=tuple(one for one in kept.complaints if one[0].bid == bid.id),
        announcements=tuple(one for one in kept.announcements if one.region not in others),
    )


def redacted_register(rows: Register, ids: Mapping[str, str]) -> Register:
    """`rows` are without words about persons; `ids` are the bids that are closed, with the name that each has in the edition.

    What other bidders object is left out: that they do is theirs to tell.
    """
    mine = tuple((_complaint(one), terms) for one, terms in rows.complaints if one.bid not in ids)
    return dataclasses.replace(
        rows,
        rulings=tuple(_ruling(one, ids) for one in rows.rulings),
        complaints=mine,
        announcements=tuple(_announcement(one, closed=bool(ids)) for one in rows.announcements),
        remarks={one.number: rows.remarks[one.number] for one, _ in mine if one.number in rows.remarks},
    )


def _ruling(one: Ruling, ids: Mapping[str, str]) -> Ruling:
    nobody = mark(Left.PERSON)
    named = dataclasses.replace(one, by=Person(name=nobody, role=one.by.role), confirmed_by=nobody if one.confirmed_by else "")
    if one.bid not in ids:
        return named
    said = mark(Left.OTHER_TEXT)
    despite = tuple((code, said) for code, _ in one.despite)
    return dataclasses.replace(named, bid=ids[one.bid], reason=said, despite=despite, seen="", changed=said if one.changed else "")


def _complaint(one: Complaint) -> Complaint:
    earlier = tuple(dataclasses.replace(answer, by=mark(Left.PERSON)) for answer in one.earlier)
    return dataclasses.replace(one, by=mark(Left.PERSON), answer=_answer(one.answer), earlier=earlier)


def _answer(one: Answer | None) -> Answer | None:
    return dataclasses.replace(one, by=mark(Left.PERSON)) if one else None


def _announcement(one: Announcement, *, closed: bool) -> Announcement:
    """Remarks tell who recorded it and why it was corrected; a reason may name a bidder."""
    return dataclasses.replace(one, remarks=()) if closed else one

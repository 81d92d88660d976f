"""What the proces-verbaal van opening says of one bidder, for its evidence package: its mails, and how many others there were.

Judges nothing. Each mail keeps its number and its words. The counts at the head are of the whole mailbox; no other bidder is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.finding import Bid, MessageRow, RefusalRow, Result
from reports.before import from_before
from reports.index import Totals, totals
from reports.opening import gaps
from reports.unread import unread_lines
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class Extract:
    """Everything the template lays out."""

    bid: Bid
    rows: tuple[tuple[int, MessageRow], ...]  # number in the whole record, and the mail
    mails: int  # in the whole record
    others: int  # mails that are not of this bidder
    shared: int  # mails that are of another bidder too, and so stay out
    totals: Totals  # of the whole record
    records: tuple[tuple[str, str], ...]  # name and sha256 of the whole record as it was written
    refused: tuple[RefusalRow, ...]  # that seem to be a mail of this bidder that arrived
    refused_others: int
    gaps: tuple[str, ...]


def extract(result: Result, bid: Bid, records: Iterable[tuple[str, str]], *, within: frozenset[str]) -> Extract:
    """The rows of this bidder; a mail that is of another too only where that one is `within` as well."""
    own = [(number, row) for number, row in enumerate(result.messages, start=1) if bid.id in row.bid]
    rows = tuple((number, row) for number, row in own if within | {bid.id} >= set(row.bid))
    sums = {row.sha256 for _, row in rows}
    refused = tuple(row for row in result.refusals if set(row.arrived) & sums)
    return Extract(
        bid=bid,
        rows=rows,
        mails=len(result.messages),
        others=len(result.messages) - len(own),
        shared=len(own) - len(rows),
        totals=totals(result.messages),
        records=tuple(sorted(records)),
        refused=refused,
        refused_others=len(result.refusals) - len(refused),
        gaps=tuple(gaps(result, bid.id)),
    )


def extract_page(result: Result, found: Extract, *, head: str) -> str:
    """One HTML page that opens without Toetssteen."""
    return render(
        "opening_extract.html",
        page=found,
        result=result,
        missed=unread_lines(result, bids=frozenset({found.bid.id})),
        earlier=from_before(result),
        head=head,
    )

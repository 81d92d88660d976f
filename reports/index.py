"""The overview of a whole mailbox: every message once, totals that add up, and the way to each region. Judges nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checklist.finding import Bid, MessageRow, Other, RegionRow, Result
from reports.agenda import open_lines
from reports.before import from_before
from reports.beside import NOTHING, Beside
from reports.files import FileView, refused, unread, views
from reports.sheet import name_order, sheets
from reports.triage import Group, groups
from reports.unread import unread_lines
from templates import render

DOUBTFUL = frozenset({Other.UNCLEAR, Other.DRAFT, Other.ANNOUNCED, Other.WITHDRAWAL})
"""Mails of no bid that may still be about one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionLine:
    """A region with the bids that ask for it."""

    region: RegionRow
    bids: int
    groups: tuple[Group, ...]  # how each of them stands
    open: int  # bids with an open point or a standing of their own


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """Counts over all messages; each adds up to the number of messages or leaves."""

    kinds: tuple[tuple[str, int], ...]
    timeliness: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, int], ...]
    leaves: int
    bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexPage:
    """Everything the template lays out."""

    regions: tuple[RegionLine, ...]
    names: dict[str, str]  # bid id to name
    totals: Totals
    elsewhere: tuple[tuple[Bid, str], ...]  # bids only for regions of another office, with the reason
    doubtful: tuple[MessageRow, ...]  # of no bid, and a person must say what they are
    stray: tuple[MessageRow, ...]  # of no bid, and plainly something else
    unread: tuple[FileView, ...]
    mute: tuple[FileView, ...]  # read, but pictures or scans


def index_page(result: Result, *, head: str, beside: Beside = NOTHING) -> str:
    """One self-contained HTML page that leads to the region reports beside it, and to the files that were sent."""
    files = views(result.messages, beside.links)
    page = IndexPage(
        regions=tuple(_line(result, region) for region in result.procedure.regions),
        names={bid.id: bid.name for bid in result.bids},
        totals=totals(result.messages),
        elsewhere=_elsewhere(result),
        doubtful=tuple(row for row in result.messages if not row.bid and row.other in DOUBTFUL),
        stray=tuple(row for row in result.messages if not row.bid and row.other not in DOUBTFUL),
        unread=unread(files),
        mute=tuple(view for view in refused(files) if view.row and view.row.role != "in_de_tekst"),
    )
    return render("index.html", page=page, result=result, missed=unread_lines(result), earlier=from_before(result), head=head)


def _line(result: Result, region: RegionRow) -> RegionLine:
    found = sheets(result, region.id)
    return RegionLine(region=region, bids=len(found), groups=groups(found), open=len(open_lines(found)))


def _elsewhere(result: Result) -> tuple[tuple[Bid, str], ...]:
    """Bids that are in no report of a region of this office."""
    ours = {region.id for region in result.procedure.regions}
    bids = {bid.id: bid for bid in result.bids if not ours & set(bid.regions)}
    reasons = {bid: " ".join(row.standing_because for row in result.assessments if row.bid == bid) for bid in bids}
    return tuple((bids[bid], reasons[bid]) for bid in sorted(bids, key=lambda bid: name_order(bids[bid])))


def totals(messages: Sequence[MessageRow]) -> Totals:
    """How many messages of each kind and time, and how many leaves in each state."""
    leaves = [row for message in messages for row in (*message.attachments, *message.parts)]
    return Totals(
        kinds=_counted([message.kind for message in messages]),
        timeliness=_counted([message.timeliness for message in messages]),
        states=_counted([row.state for row in leaves]),
        leaves=len(leaves),
        bytes=sum(message.size for message in messages),
    )


def _counted(codes: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(codes).items()))

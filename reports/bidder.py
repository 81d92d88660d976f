"""One bid in one region on a page of its own: to print, to keep and to give to who may see only this bid. Judges nothing."""

from dataclasses import dataclass

from checklist.finding import RegionRow, Result
from reports.agenda import lanes
from reports.beside import NOTHING, Beside
from reports.files import FileView, doubles, doubtful, refused, unread
from reports.questions import SharedQuestion, questions
from reports.sheet import Sheet, bid_pages, sheets
from reports.unread import unread_lines
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class BidderPage:
    """Everything the template lays out; nothing of it is about another bidder."""

    region: RegionRow
    sheet: Sheet
    questions: tuple[SharedQuestion, ...]
    unread: tuple[FileView, ...]
    refused: tuple[FileView, ...]
    doubtful: tuple[FileView, ...]
    doubles: tuple[FileView, ...]


def bidder_pages(result: Result, region_id: str, *, head: str, beside: Beside = NOTHING) -> dict[str, str]:
    """Each bid of the region by the name of its page; KeyError for a region that is not of this office."""
    region = {row.id: row for row in result.procedure.regions}[region_id]
    names = bid_pages(result)
    found = {}
    for row in result.assessments:
        if row.region == region_id:
            (sheet,) = sheets(result, region_id, beside, only=row.bid)
            missed = unread_lines(result, bids=frozenset({row.bid}))
            found[names[row.bid]] = render("bidder.html", page=_page(sheet, region, result), result=result, missed=missed, head=head)
    return found


def _page(sheet: Sheet, region: RegionRow, result: Result) -> BidderPage:
    files = sheet.files
    return BidderPage(
        region=region,
        sheet=sheet,
        questions=questions(lanes([sheet]).askable, procedure=result.procedure, region=region),
        unread=unread(files),
        refused=refused(files),
        doubtful=doubtful(files),
        doubles=doubles(files),
    )

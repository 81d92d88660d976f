"""The report of one region: gathers, counts and orders what the page shows. Selects nobody and judges nothing."""

from dataclasses import dataclass

from checklist.finding import MessageKind, MessageRow, RegionRow, Result, Term, Timeliness
from reports.agenda import Lanes, OpenLine, lanes, open_lines
from reports.beside import NOTHING, Beside
from reports.files import FileView, doubles, doubtful, refused, unread
from reports.matrix import CriterionMatrix, DocumentMatrix, criterion_matrix, document_matrix
from reports.questions import SharedQuestion, questions
from reports.sheet import Sheet, sheets
from reports.triage import Triage, triage
from reports.unread import bids_in, unread_lines
from templates import render

UNTIL_CLOSING = frozenset({"publication", "questions_until", "nvi", "closes"})
"""Terms of the procedure that are past when bids are read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """What arrived and does not simply count: each with the reason it was given."""

    late: tuple[MessageRow, ...]
    stray: tuple[MessageRow, ...]  # of the whole mailbox: a stray mail belongs to no region
    refused: tuple[FileView, ...]
    doubtful: tuple[FileView, ...]
    unread: tuple[FileView, ...]
    replacing: tuple[MessageRow, ...]
    doubles: tuple[FileView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionPage:
    """Everything the template lays out."""

    region: RegionRow
    sheets: tuple[Sheet, ...]
    triage: Triage
    open: tuple[OpenLine, ...]
    to_decide: int
    messages: tuple[MessageRow, ...]
    documents: DocumentMatrix
    criteria: CriterionMatrix
    lanes: Lanes
    questions: tuple[SharedQuestion, ...]  # of the lane in which may be asked
    outside: Outside
    ahead: tuple[Term, ...]  # of the calendar: what comes after closing
    behind: tuple[Term, ...]
    has_files: bool  # are there files beside the report to open
    unruled: bool  # no requirement or criterion of this round was read
    unassessed: tuple[str, ...]  # bids that name the region but have no assessment: our fault, said loudly


def region_report(result: Result, region_id: str, *, head: str, beside: Beside = NOTHING, printed: bool = True) -> str:
    """One self-contained HTML page; a region without bids has a page too. Only its links lead to the files beside it.

    `printed`: the same as a PDF lies beside it.
    """
    return render(
        "region.html",
        page=region_page(result, region_id, beside),
        result=result,
        missed=unread_lines(result, bids=bids_in(result, region_id)),
        head=head,
        printed=printed,
    )


def region_page(result: Result, region_id: str, beside: Beside = NOTHING) -> RegionPage:
    """The counts and lists of one region; KeyError for a region that is not of this office."""
    region = {row.id: row for row in result.procedure.regions}[region_id]
    found = sheets(result, region_id, beside)
    opened = open_lines(found)
    mine = {bid.id for bid in result.bids if region_id in bid.regions} | {sheet.bid.id for sheet in found}
    messages = tuple(row for row in result.messages if mine & set(row.bid))
    open_points = lanes(found)
    return RegionPage(
        region=region,
        sheets=found,
        triage=triage(found, open_points, region=region, procedure=result.procedure),
        open=opened,
        to_decide=sum(line.to_decide for line in opened),
        messages=messages,
        documents=document_matrix(found, result.procedure.rules),
        criteria=criterion_matrix(found, result.procedure.rules),
        lanes=open_points,
        questions=questions(open_points.askable, procedure=result.procedure, region=region),
        outside=_outside(result, messages=messages, found=found),
        ahead=tuple(term for term in result.procedure.terms if term.name not in UNTIL_CLOSING),
        behind=tuple(term for term in result.procedure.terms if term.name in UNTIL_CLOSING),
        has_files=bool(beside.links),
        unruled=all(rule.group == "document" for rule in result.procedure.rules),
        unassessed=tuple(bid.name for bid in result.bids if region_id in bid.regions and bid.id not in {each.bid.id for each in found}),
    )


def _outside(result: Result, *, messages: tuple[MessageRow, ...], found: tuple[Sheet, ...]) -> Outside:
    files = _files_once(found)
    return Outside(
        late=tuple(row for row in messages if row.timeliness is not Timeliness.ON_TIME),
        stray=tuple(row for row in result.messages if not row.bid),
        refused=refused(files),
        doubtful=doubtful(files),
        unread=unread(files),
        replacing=tuple(row for row in messages if row.kind is not MessageKind.BID),
        doubles=doubles(files),
    )


def _files_once(found: tuple[Sheet, ...]) -> tuple[FileView, ...]:
    """A mail may belong to two bids; its files are still one row each."""
    every = (view for sheet in found for view in sheet.files)
    return tuple({(view.message.sha256, view.row.part): view for view in every if view.message and view.row}.values())

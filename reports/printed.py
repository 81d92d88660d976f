"""The printed report (PDF) of a region: the same rows as the page, in words, for the Typst template. Counts and judges nothing."""

from collections.abc import Sequence
from typing import Any

from checklist.finding import MessageRow, Result, Support, Term, Verdict
from reports.agenda import OpenLine, Situation
from reports.beside import NOTHING, Beside
from reports.files import FileView
from reports.matrix import CriterionMatrix, DocumentMatrix
from reports.printed_sheet import bidder, clause, mark, name
from reports.receipt import footer_line, receipt_lines
from reports.region import Outside, RegionPage, region_page
from reports.sheet import Sheet
from reports.unread import bids_in, unread_lines
from templates.typeset import Job
from templates.wording import (
    MESSAGE_KINDS,
    OTHER_MAILS,
    REASONS,
    SEARCHABILITIES,
    STANDINGS,
    STATES,
    SUPPORTS,
    TIMELINESS,
    VERDICTS,
    clipped,
    closing,
    count,
    moment,
    short,
    written,
)

Row = dict[str, Any]
"""What JSON knows: texts, numbers, lists and rows of these."""

SIDE_BY_SIDE = 7
"""Bids in one table of criteria; more would not fit across a page."""


def region_job(result: Result, region_id: str, *, head: str, beside: Beside = NOTHING) -> Job:
    """What the template `region.typ` lays out; KeyError for a region that is not of this office."""
    page = region_page(result, region_id, beside)
    data = {
        **frame(result, head=head, bids=bids_in(result, region_id)),
        "title": f"Regio {page.region.name}: toetsing van de inschrijvingen",
        "region": page.region.name,
        "unread_because": result.procedure.unread_because,
        "unassessed": list(page.unassessed),
        **_overview(page),
        "messages": [_message(row) for row in page.messages],
        "documents": _documents(page.documents),
        "criteria": _criteria(page.criteria),
        "unruled": page.unruled,
        "lanes": _lanes(page, result),
        "sheets": [bidder(sheet) for sheet in page.sheets],
        "points": [[name(sheet.bid.name), view.point.because] for sheet in page.sheets for view in sheet.points],
        "outside": _outside(page.outside),
        "questions": [{"text": question.text, "clause": clause(question.source)} for question in result.procedure.questions],
        "unstated": list(result.procedure.unstated),
    }
    return Job(template="region.typ", data=data, pictures=_pictures(page.sheets))


def _pictures(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """Every picture of the report, each where it is shown first."""
    findings = (view.places for sheet in sheets for document in sheet.documents for view in document.findings)
    points = (view.places for sheet in sheets for view in sheet.points)
    places = (place for found in (*findings, *points) for place in found)
    return {place.picture.anchor: place.picture.png for place in places if place.picture and place.picture.png}


def frame(result: Result, *, head: str, bids: frozenset[str] | None = None) -> Row:
    """What stands around every printed page: office, round, closing, what was not seen, receipt."""
    procedure = result.procedure
    return {
        "office": procedure.office_name,
        "round": procedure.title,
        "mailbox": procedure.mailbox,
        "closes": closing(procedure.closes),
        "incomplete": list(unread_lines(result, bids=bids)),
        "receipt": [list(line) for line in receipt_lines(result, head=head)],
        "footer": footer_line(result, head=head),
    }


def _overview(page: RegionPage) -> Row:
    places = page.region.places
    return {
        "bids": len(page.sheets),
        "bids_words": count(len(page.sheets), "inschrijving", "inschrijvingen"),
        "places": places if places is not None else "niet vermeld",
        "pending": sum(sheet.counts for sheet in page.sheets),
        "strays": len(page.outside.stray),
        "open": [_open(line) for line in page.open],
        "to_decide": page.to_decide,
        "to_decide_words": count(page.to_decide, "open punt", "open punten"),
        "ahead": [_term(term) for term in page.ahead],
        "behind": [_term(term) for term in page.behind],
    }


def _open(line: OpenLine) -> Row:
    return {
        "name": name(line.sheet.bid.name),
        "counts": line.sheet.counts,
        "standing": STANDINGS[line.sheet.assessment.standing],
        "documents": [{"mark": mark(view.row.verdict), "name": view.name, "reason": REASONS[view.row.reason]} for view in line.documents],
        "to_decide": line.to_decide,
    }


def _term(term: Term) -> list[str]:
    """What, when, and where that stands."""
    until = f" tot en met {written(term.last)}" if term.last else ""
    return [term.text, written(term.moment) + until, f"{term.source.clause}: “{clipped(term.source.quote, 200)}”"]


def _message(row: MessageRow) -> Row:
    return {
        "received": moment(row.received),
        "who": name(row.sender_name) if row.sender_name else "",
        "address": name(row.sender or "(geen afzender)"),
        "subject": name(row.subject or "(geen onderwerp)"),
        "kind": MESSAGE_KINDS[row.kind],
        "timeliness": TIMELINESS[row.timeliness],
        "files": len(row.attachments),
    }


def _documents(matrix: DocumentMatrix) -> Row:
    rows = [
        {
            "name": name(sheet.bid.name),
            "counts": sheet.counts,
            "standing": STANDINGS[sheet.assessment.standing],
            "cells": [
                {"mark": mark(cell.row.verdict), "why": REASONS[cell.row.reason] if cell.open else ""} if cell else None for cell in cells
            ],
        }
        for sheet, cells in matrix.rows
    ]
    words = {verdict: word for verdict, (_, word) in VERDICTS.items()}
    return {"rules": [list(rule) for rule in matrix.rules], "rows": rows, "totals": [_total(total, words) for total in matrix.totals]}


def _criteria(matrix: CriterionMatrix) -> list[Row]:
    """One table for every few bids: the columns of all would not fit across a page."""
    words = {support: word for support, (_, word) in SUPPORTS.items()}
    tables = []
    for first in range(0, len(matrix.sheets), SIDE_BY_SIDE):
        here = slice(first, first + SIDE_BY_SIDE)
        groups = [
            {
                "title": title,
                "lines": [
                    {
                        "code": line.code,
                        "name": line.name,
                        "cells": [
                            {"mark": mark(cell.row.support), "page": cell.places[0].page if cell.places else 0} if cell else None
                            for cell in line.cells[here]
                        ],
                        "total": _total(line.totals, words),
                    }
                    for line in lines
                ],
            }
            for title, lines in matrix.groups
        ]
        tables.append({"bids": [name(sheet.bid.name) for sheet in matrix.sheets[here]], "groups": groups})
    return tables


def _total(total: Sequence[tuple[Verdict | Support, int]], words: dict[str, str]) -> str:
    return ", ".join(f"{number} × {words[code]}" for code, number in total)


def _lanes(page: RegionPage, result: Result) -> Row:
    lanes, procedure = page.lanes, result.procedure
    return {
        "told": bool(procedure.may_ask or procedure.late_supply),
        "show_closed": bool(procedure.late_supply or lanes.closed),
        "show_askable": bool(procedure.may_ask or lanes.askable),
        "closed": [_situation(one) for one in lanes.closed],
        "askable": [_situation(one) for one in lanes.askable],
        "other": [_situation(one) for one in lanes.other],
    }


def _situation(one: Situation) -> Row:
    return {
        "name": one.name,
        "code": one.rule,
        "mark": mark(one.verdict),
        "reason": REASONS[one.reason],
        "bids": [[name(sheet.bid.name), finding.because] for sheet, _, finding in one.bids],
    }


def _outside(outside: Outside) -> Row:
    return {
        "replacing": [*map(_mail, outside.replacing), *map(_file, outside.doubles)],
        "late": list(map(_mail, outside.late)),
        "refused": list(map(_file, outside.refused)),
        "doubtful": list(map(_file, outside.doubtful)),
        "unread": list(map(_file, outside.unread)),
        "stray": list(map(_mail, outside.stray)),
    }


def mail_kind(row: MessageRow) -> str:
    """What a mail is to the procedure, and which other mail when it is no bid."""
    return MESSAGE_KINDS[row.kind] + (f": {OTHER_MAILS[row.other]}" if row.other else "")


def _mail(row: MessageRow) -> Row:
    who = name(row.sender or "(geen afzender)")
    return {
        "lead": f"{moment(row.received)} · {who} · {name(row.subject or '(geen onderwerp)')}",
        "strong": f"{mail_kind(row)}, {TIMELINESS[row.timeliness]}",
        "rest": f"{row.kind_because} {row.timeliness_because}",
        "sha256": short(row.sha256),
    }


def _file(view: FileView) -> Row:
    row, brought = view.row, view.message
    assert row is not None  # noqa: S101  # these lists are made of rows
    told = SEARCHABILITIES[row.searchability]
    return {
        "lead": name(view.name) + (f" (mail van {moment(brought.received)}, {name(brought.sender)})" if brought else ""),
        "strong": STATES[row.state] + (f", {told}" if told != SEARCHABILITIES["onbekend"] else ""),
        "rest": row.because,
        "sha256": short(view.sha256),
    }

"""One bidder in a printed report: its rows in words. Counts and judges nothing."""

from typing import Any

from checklist.finding import MemberRow, Source
from reports.files import FileView, PlaceView
from reports.sheet import CriterionView, DocumentView, FindingView, PointView, Sheet
from templates.wording import (
    CONDITIONS,
    LEGAL_FORMS,
    PIECES,
    REASONS,
    STANDINGS,
    STATES,
    SUPPORTS,
    VERDICTS,
    clipped,
    count,
    day,
    moment,
    short,
    size,
    spoken,
)

Row = dict[str, Any]
AGAIN = "(hierboven aangehaald)"
"""What is said of words that stand higher up under the same document already."""


def mark(code: str) -> Row:
    """Shape, word and code of a verdict or of how a criterion is answered: never colour alone."""
    shape, word = (VERDICTS | SUPPORTS)[code]
    return {"shape": shape, "word": word, "code": str(code)}


def name(text: str) -> str:
    """A name, subject or address from outside, at a length that fits; a heading without words is none to a screen reader."""
    return clipped(text, 180).strip() or "(zonder naam)"


def clause(source: Source | None) -> str:
    """The published clause with its words, or nothing where none was published."""
    return f"{source.title}, {source.clause}: “{clipped(source.quote, 400)}”" if source else ""


def bidder(sheet: Sheet) -> Row:
    """Everything of one bid in one region."""
    return {
        "name": name(sheet.bid.name),
        "counts": sheet.counts,
        "standing": STANDINGS[sheet.assessment.standing],
        "standing_because": sheet.assessment.standing_because,
        "facts": _facts(sheet),
        "documents": [_document(view) for view in sheet.documents],
        "criteria": [_criterion(view) for view in sheet.criteria],
        "points": [_point(view) for view in sheet.points],
        "files_words": f"{count(len(sheet.messages), 'mail', 'mails')} en {count(len(sheet.files), 'bestand', 'bestanden')}",
        "files": [_file(view) for view in sheet.files],
    }


def _facts(sheet: Sheet) -> list[list[str]]:
    bid = sheet.bid
    form = "samenwerkingsverband" if bid.consortium else LEGAL_FORMS.get(bid.legal_form, bid.legal_form)
    members = [f"{name(one.name)} (KvK {one.kvk_number or 'onbekend'}{', penvoerder' if one.lead else ''})" for one in bid.members]
    submitted = f"{day(bid.submitted)} (peildatum voor de ouderdom van documenten)" if bid.submitted else "niet vast te stellen"
    return [
        ["KvK-nummer", bid.kvk_number or "niet gevonden"],
        ["Rechtsvorm", form or "niet gevonden"],
        *([["Deelnemers", spoken(members)]] if members else []),
        ["Dag van inschrijving", submitted],
        ["Stand", f"{STANDINGS[sheet.assessment.standing]}. {sheet.assessment.standing_because}"],
        *([["Nieuw in de regio", "lijkt nieuw; beslis of dat zo is"]] if sheet.is_new else []),
        ["Eén inschrijving", bid.because],
    ]


def _document(view: DocumentView) -> Row:
    row = view.row
    return {
        "name": view.name,
        "code": row.rule,
        "mark": mark(row.verdict),
        "because": row.because,
        "condition": CONDITIONS.get(view.condition, view.condition),
        "pieces": [f"{piece.words}: {name(piece.file.name)}{piece.where} · sha256 {short(piece.file.sha256)}" for piece in view.pieces],
        "findings": [_finding(found) for found in view.findings],
        "members": [_member(member) for member in row.members],
    }


def _finding(view: FindingView) -> Row:
    finding = view.finding
    return {
        "mark": mark(finding.verdict),
        "reason": REASONS[finding.reason],
        "because": finding.because,
        "clause": f"{finding.source.title}, {finding.source.clause} {AGAIN}."
        if finding.source and view.clause_again
        else clause(finding.source),
        "places": [_place(place) for place in view.places],
        "searched": "; ".join(finding.searched),
    }


def _place(place: PlaceView) -> Row:
    unknown = "" if place.file.known else " · dit bestand staat niet in de lijst"
    where = f"bladzijde {place.page} van {name(place.file.name)} · sha256 {short(place.file.sha256)}{unknown}"
    if place.again:
        return {"quote": clipped(place.quote, 120), "where": f"bladzijde {place.page} van {name(place.file.name)} {AGAIN}", "picture": ""}
    shown = place.picture if place.picture and place.picture.png else None
    alt = f"Uitsnede van bladzijde {place.page}, in grijs, met de aangehaalde regels in een kader. De woorden staan erboven als tekst."
    return {"quote": clipped(place.quote, 600), "where": where, "picture": shown.anchor if shown else "", "alt": alt}


def _member(member: MemberRow) -> list[Any]:
    return [name(member.name), member.kvk_number or "onbekend", mark(member.verdict), REASONS[member.reason], member.because]


def _criterion(view: CriterionView) -> Row:
    return {
        "name": view.name,
        "code": view.row.rule,
        "mark": mark(view.row.support),
        "because": view.row.because,
        "says": view.says,
        "clause": clause(view.row.source),
        "places": [
            {**_place(place), "signals": ", ".join(passage.signals)} for place, passage in zip(view.places, view.row.passages, strict=True)
        ],
    }


def _point(view: PointView) -> Row:
    return {"because": view.point.because, "places": [_place(place) for place in view.places]}


def _file(view: FileView) -> list[str]:
    """Name, moment, size, what it was read as, and the whole digest."""
    row, brought = view.row, view.message
    assert row is not None  # noqa: S101  # the files of a bid are rows of its mails
    assert brought is not None  # noqa: S101
    kinds = ", ".join(f"{PIECES[piece.kind]} (bladzijde {piece.pages})" for piece in row.pieces)
    read = f"{STATES[row.state]}{f': {kinds}' if kinds else ''}. {row.because}"
    return [name(view.name), moment(brought.received), size(row.size), read, view.sha256]

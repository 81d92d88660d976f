"""One bid in one region as a purchaser reads it: the rows of the result with their rules and files. Judges nothing."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from checklist.finding import (
    Assessment,
    Bid,
    CriterionRow,
    DocumentRow,
    Finding,
    MessageRow,
    PieceRef,
    Point,
    Result,
    RuleRow,
    Standing,
    Verdict,
)
from reports.album import Album
from reports.beside import NOTHING, Beside, Leaf
from reports.files import Files, FileView, PlaceView, views

OPEN = frozenset({Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON})
"""Verdicts that a person has to look at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingView:
    finding: Finding
    places: tuple[PlaceView, ...]

    @property
    def open(self) -> bool:
        return self.finding.verdict in OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentView:
    """One rule about documents, with everything that proves it."""

    anchor: str
    name: str
    condition: str
    row: DocumentRow
    pieces: tuple[tuple[PieceRef, FileView], ...]
    findings: tuple[FindingView, ...]

    @property
    def open(self) -> bool:
        return self.row.verdict in OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionView:
    anchor: str
    name: str
    says: str
    row: CriterionRow
    places: tuple[PlaceView, ...]  # best first


@dataclass(frozen=True, kw_only=True, slots=True)
class PointView:
    point: Point
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Everything about one bid in one region."""

    anchor: str
    bid: Bid
    assessment: Assessment
    messages: tuple[MessageRow, ...]
    files: tuple[FileView, ...]
    documents: tuple[DocumentView, ...]
    criteria: tuple[CriterionView, ...]
    points: tuple[PointView, ...]
    is_new: bool

    @property
    def counts(self) -> bool:
        """Whether its contents can count at all, as far as time, place and withdrawal go."""
        return self.assessment.standing is Standing.PENDING

    @property
    def open(self) -> tuple[DocumentView, ...]:
        return tuple(view for view in self.documents if view.open)


TO_RUN = "../../"
"""From the page of a region to the folder of the run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sources:
    """Where a sheet looks things up."""

    result: Result
    files: Files
    links: Mapping[Leaf, str]
    rules: Mapping[str, RuleRow]


def sheets(result: Result, region: str, beside: Beside = NOTHING) -> tuple[Sheet, ...]:
    """The bids of a region by name, so that the order says nothing about them."""
    bids = {bid.id: bid for bid in result.bids}
    found = [row for row in result.assessments if row.region == region]
    found.sort(key=lambda row: name_order(bids[row.bid]))
    links = {leaf: f"{TO_RUN}{path}" for leaf, path in beside.links.items()}
    sources = _Sources(
        result=result,
        files=Files(result.messages, links=links, album=Album(found, beside.pictures)),
        links=links,
        rules={rule.code: rule for rule in result.procedure.rules},
    )
    return tuple(_sheet(row, bid=bids[row.bid], anchor=f"inschrijver-{at}", sources=sources) for at, row in enumerate(found, start=1))


def name_order(bid: Bid) -> tuple[str, str, str]:
    """Alphabetical without accents and capitals; the same in every locale."""
    plain = unicodedata.normalize("NFKD", bid.name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), bid.kvk_number, bid.id


def _sheet(row: Assessment, *, bid: Bid, anchor: str, sources: _Sources) -> Sheet:
    files, rules = sources.files, sources.rules
    messages = tuple(message for message in sources.result.messages if bid.id in message.bid)
    return Sheet(
        anchor=anchor,
        bid=bid,
        assessment=row,
        messages=messages,
        files=views(messages, sources.links),
        documents=tuple(
            _document(found, anchor=f"{anchor}-document-{at}", rule=rules.get(found.rule), files=files)
            for at, found in enumerate(row.documents, start=1)
        ),
        criteria=tuple(
            _criterion(found, anchor=f"{anchor}-criterium-{at}", rule=rules.get(found.rule), files=files)
            for at, found in enumerate(row.criteria, start=1)
        ),
        points=tuple(PointView(point=point, places=tuple(map(files.place, point.evidence))) for point in row.points),
        is_new=row.region in bid.new_in,
    )


def _document(row: DocumentRow, *, anchor: str, rule: RuleRow | None, files: Files) -> DocumentView:
    return DocumentView(
        anchor=anchor,
        name=rule.name if rule else row.rule,
        condition=rule.condition if rule else "",
        row=row,
        pieces=tuple((piece, files.of_piece(piece)) for piece in row.pieces),
        findings=tuple(FindingView(finding=finding, places=tuple(map(files.place, finding.evidence))) for finding in row.findings),
    )


def _criterion(row: CriterionRow, *, anchor: str, rule: RuleRow | None, files: Files) -> CriterionView:
    return CriterionView(
        anchor=anchor,
        name=rule.name if rule else row.rule,
        says=rule.says if rule else "",
        row=row,
        places=tuple(map(files.place, row.passages)),
    )

"""One bid in one region as a purchaser reads it: the rows of the result with their rules and files. Judges nothing."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.finding import (
    GRAVITY,
    Assessment,
    Bid,
    CriterionRow,
    DocumentRow,
    Evidence,
    Finding,
    MessageRow,
    PieceRef,
    Point,
    Result,
    RuleRow,
    Source,
    Standing,
    Timeliness,
    Verdict,
)
from extractors.document import Kind
from reports.album import OPEN, Album
from reports.beside import NOTHING, Beside, Leaf, Quoted, folders
from reports.files import Files, FileView, PlaceView, views
from templates.wording import PIECES

MOST_LOOKS = 3

OF_THE_WHOLE = frozenset({"present", "right_kind", "searchable"})
"""Checks about a document as a whole: as proof they quote the words with which it begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingView:
    """One answer with the places that prove it."""

    finding: Finding
    places: tuple[PlaceView, ...]
    clause_again: bool = False  # the same clause stands higher up under the same document

    @property
    def open(self) -> bool:
        return self.finding.verdict in OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceView:
    """Pages of a file that a document row rests on."""

    words: str  # what they were read as
    file: FileView
    pages: str  # "3", "3-5"; "" for a file of which no page could be opened

    @property
    def where(self) -> str:
        """After the name of the file."""
        return f", bladzijde {self.pages}" if self.pages else ""

    @property
    def place(self) -> PlaceView:
        """Its first page, to look at; without words of it."""
        return PlaceView(file=self.file, page=int(self.pages.partition("-")[0] or 0), quote="")


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentView:
    """One rule about documents, with everything that proves it."""

    anchor: str
    name: str
    condition: str
    row: DocumentRow
    pieces: tuple[PieceView, ...]
    findings: tuple[FindingView, ...]

    @property
    def open(self) -> bool:
        return self.row.verdict in OPEN

    @property
    def also(self) -> tuple[Verdict, ...]:
        """Other verdicts that lie open under the same document: its own is only the gravest."""
        given = {view.finding.verdict for view in self.findings if view.open}
        return tuple(verdict for verdict in GRAVITY if verdict in given and verdict is not self.row.verdict)

    @property
    def looks(self) -> tuple[PlaceView, ...]:
        """Where to look: each page of the gravest findings once, or the files they are about; at most three, or none."""
        mine = [view for view in self.findings if view.finding.verdict is self.row.verdict]
        places = [place for view in mine for place in view.places] or [piece.place for piece in self.pieces]
        pages = {(place.file.sha256, place.page): place for place in reversed([place for place in places if not place.opens] or places)}
        return tuple(reversed(pages.values()))[:MOST_LOOKS]


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
    link: str  # the page with this bid alone, beside the report
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
    def in_doubt(self) -> bool:
        """Whether it is not sure that every mail came in time."""
        return any(row.timeliness in (Timeliness.BOUNDARY, Timeliness.UNCERTAIN) for row in self.messages)

    @property
    def open(self) -> tuple[DocumentView, ...]:
        return tuple(view for view in self.documents if view.open)


PAGE = "inschrijver-"
"""How the name of the page of one bid begins."""

TO_RUN = "../../"
"""From the page of a region to the folder of the run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sources:
    """Where a sheet looks things up."""

    result: Result
    files: Files
    links: Mapping[Leaf, str]
    rules: Mapping[str, RuleRow]


def sheets(result: Result, region: str, beside: Beside = NOTHING, *, only: str = "") -> tuple[Sheet, ...]:
    """The bids of a region by name, so that the order says nothing about them; or one bid by its id.

    All pictures stand with one bid; among the others only those of what lies open, so that a long report stays light.
    """
    bids = {bid.id: bid for bid in result.bids}
    found = [row for row in result.assessments if row.region == region and only in ("", row.bid)]
    found.sort(key=lambda row: name_order(bids[row.bid]))
    pages = bid_pages(result)
    links = {leaf: f"{TO_RUN}{path}" for leaf, path in beside.links.items()}
    sources = _Sources(
        result=result,
        files=Files(result.messages, links=links, album=Album(found, beside.pictures, only_open=not only)),
        links=links,
        rules={rule.code: rule for rule in result.procedure.rules},
    )
    return tuple(
        _sheet(row, bid=bids[row.bid], at=(f"inschrijver-{at}", pages[row.bid]), sources=sources) for at, row in enumerate(found, start=1)
    )


def bid_pages(result: Result) -> dict[str, str]:
    """The name of the page of each bid, in the folder of a region; of the bidder's name and KvK number in safe letters."""
    return {bid: f"{PAGE}{folder}.html" for bid, folder in folders(result).items()}


def name_order(bid: Bid) -> tuple[str, str, str]:
    """Alphabetical without accents and capitals; the same in every locale."""
    plain = unicodedata.normalize("NFKD", bid.name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), bid.kvk_number, bid.id


def _sheet(row: Assessment, *, bid: Bid, at: tuple[str, str], sources: _Sources) -> Sheet:
    (anchor, page), files, rules = at, sources.files, sources.rules
    messages = tuple(message for message in sources.result.messages if bid.id in message.bid)
    return Sheet(
        anchor=anchor,
        link=page,
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
        pieces=tuple(PieceView(words=_read_as(piece), file=files.of_piece(piece), pages=piece.pages) for piece in row.pieces),
        findings=tuple(_findings(row.findings, files)),
    )


def _read_as(piece: PieceRef) -> str:
    return "bestand zonder leesbare tekst" if piece.kind is Kind.OVERIG else PIECES[piece.kind]


def _findings(given: Sequence[Finding], files: Files) -> Iterator[FindingView]:
    """What lies open first, gravest first; words and clauses that were shown already are marked, so that nobody reads them twice."""
    opening = {_words(proof) for finding in given if finding.check in OF_THE_WHOLE for proof in finding.evidence}
    shown: set[Quoted] = set()
    clauses: set[Source] = set()
    for finding in sorted(given, key=lambda finding: GRAVITY.index(finding.verdict)):
        places = []
        for proof in finding.evidence:
            key = _words(proof)
            places.append(replace(files.place(proof), opens=key in opening, again=key in shown))
            shown.add(key)
        yield FindingView(finding=finding, places=tuple(places), clause_again=finding.source in clauses)
        if finding.source:
            clauses.add(finding.source)


def _words(proof: Evidence) -> Quoted:
    return (proof.sha256, proof.page, proof.quote)


def _criterion(row: CriterionRow, *, anchor: str, rule: RuleRow | None, files: Files) -> CriterionView:
    return CriterionView(
        anchor=anchor,
        name=rule.name if rule else row.rule,
        says=rule.says if rule else "",
        row=row,
        places=tuple(map(files.place, row.passages)),
    )

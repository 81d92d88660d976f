"""Equal treatment over the regions of one zorgkantoor: the same kind of defect beside every bid that has it.

Counts and compares verdicts, and what people decided where they did; says where they differ and never which of them is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import GRAVITY, Assessment, Bid, Finding, Reason, Result, Verdict
from reports.album import OPEN
from reports.decision import Outcome, Ruling, ruling_on
from reports.sheet import bid_pages, name_order
from templates import render

DECIDED = {Outcome.MET: Verdict.MET, Outcome.NOT_MET: Verdict.NOT_MET, Outcome.ASK: Verdict.PERSON}
"""A decision about a document as the outcome of its defects."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """One open finding of one bid in one region. What a person decided about the document goes before what the program saw."""

    bid: Bid
    region: str
    verdict: Verdict
    because: str
    ruling: Ruling | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One kind of defect at one bid: every outcome that it got, and in which regions."""

    outcomes: tuple[tuple[Verdict, tuple[str, ...]], ...]  # gravest first, with the names of the regions
    rulings: tuple[int, ...] = ()  # numbers of the decisions of people that these rest on

    @property
    def verdict(self) -> Verdict:
        return self.outcomes[0][0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One kind of defect: a rule and a reason."""

    anchor: str
    rule: str
    name: str
    reason: Reason
    cells: tuple[Cell | None, ...]  # in the order of the columns; None: this bid has not got it
    outcomes: tuple[tuple[Verdict, tuple[Instance, ...]], ...]  # gravest first

    @property
    def differs(self) -> bool:
        """The same defect with more than one outcome: that asks for a reason."""
        return len(self.outcomes) > 1

    @property
    def bids(self) -> int:
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A bid with at least one defect."""

    bid: Bid
    link: str  # to its page in the first of its regions


@dataclass(frozen=True, kw_only=True, slots=True)
class EqualityPage:
    """Everything the template lays out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    spotless: tuple[Bid, ...]  # bids without a defect in any region
    decided: bool = False  # decisions of people are in it
    home: str = ""  # the way to the folder of the run, where this page stands elsewhere

    @property
    def differing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.differs)

    @property
    def shared(self) -> tuple[Row, ...]:
        """Defects of more than one bid that all got the same outcome."""
        return tuple(row for row in self.rows if not row.differs and row.bids > 1)


def equality_report(result: Result, *, head: str, rulings: Sequence[Ruling] | None = None, home: str = "") -> str:
    """One self-contained HTML page over all regions of the office; with decisions (None: those are not asked) of people in it."""
    return render("equality.html", page=equality_page(result, rulings=rulings, home=home), result=result, head=head)


def equality_page(result: Result, *, rulings: Sequence[Ruling] | None = None, home: str = "") -> EqualityPage:
    """The kinds of defect in the order of the rules; the bids by name."""
    bids = {bid.id: bid for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    own = [row for row in result.assessments if row.region in regions]
    found: dict[tuple[str, Reason], list[Instance]] = {}
    for row in own:
        for rule, finding in _open(row):
            ruling = ruling_on(rulings or (), bid=row.bid, region=row.region, part=rule)
            one = Instance(
                bid=bids[row.bid],
                region=regions[row.region],
                verdict=DECIDED[ruling.outcome] if ruling else finding.verdict,
                because=finding.because,
                ruling=ruling,
            )
            found.setdefault((rule, finding.reason), []).append(one)
    guilty = {one.bid.id for of in found.values() for one in of}
    columns = sorted((bid for bid in result.bids if bid.id in guilty), key=name_order)
    named = {rule.code: rule.name for rule in result.procedure.rules}
    order = sorted(found, key=lambda key: (key[0], list(Reason).index(key[1])))
    rows = tuple(
        _row(f"gebrek-{at}", key, sorted(found[key], key=_order), columns=columns, name=named.get(key[0], key[0]))
        for at, key in enumerate(order, start=1)
    )
    first = {row.bid: row.region for row in reversed(own)}
    pages = bid_pages(result)
    return EqualityPage(
        columns=tuple(Column(bid=bid, link=f"{home}regios/{first[bid.id]}/{pages[bid.id]}") for bid in columns),
        rows=rows,
        spotless=tuple(sorted((bids[bid] for bid in first if bid not in guilty), key=name_order)),
        decided=rulings is not None,
        home=home,
    )


def _open(row: Assessment) -> Iterator[tuple[str, Finding]]:
    """Each open finding with its rule; of one reason under one rule only the gravest, so that a cell has one outcome a region."""
    for document in row.documents:
        gravest: dict[Reason, Finding] = {}
        for finding in sorted(document.findings, key=lambda finding: GRAVITY.index(finding.verdict)):
            if finding.verdict in OPEN:
                gravest.setdefault(finding.reason, finding)
        if not gravest and document.verdict in OPEN:
            check = document.rule
            gravest[document.reason] = Finding(
                check=check, verdict=document.verdict, reason=document.reason, because=document.because, source=None
            )
        yield from ((document.rule, finding) for finding in gravest.values())


def _order(one: Instance) -> tuple[int, tuple[str, str, str], str]:
    return GRAVITY.index(one.verdict), name_order(one.bid), one.region


def _row(anchor: str, key: tuple[str, Reason], found: list[Instance], *, columns: list[Bid], name: str) -> Row:
    return Row(
        anchor=anchor,
        rule=key[0],
        name=name,
        reason=key[1],
        cells=tuple(_cell([one for one in found if one.bid.id == bid.id]) for bid in columns),
        outcomes=tuple((verdict, of) for verdict in GRAVITY if (of := tuple(one for one in found if one.verdict is verdict))),
    )


def _cell(found: list[Instance]) -> Cell | None:
    if not found:
        return None
    outcomes = ((verdict, tuple(one.region for one in found if one.verdict is verdict)) for verdict in GRAVITY)
    return Cell(
        outcomes=tuple((verdict, regions) for verdict, regions in outcomes if regions),
        rulings=tuple(sorted({one.ruling.number for one in found if one.ruling})),
    )

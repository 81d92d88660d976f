"""Equal treatment over the regions of one zorgkantoor: the same kind of defect beside every bid that has it.

Counts and compares verdicts, and what people decided of a part or of the whole bid where they did; says where they differ and never which
of them is right. A selection criterion is weighed between bids: no decision on it gives or lifts a defect.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from checklist.finding import GRAVITY, Assessment, Bid, Finding, Reason, Result, Standing, Verdict
from reports.album import OPEN
from reports.decision import BY_PERSON, Outcome, Ruling, ruling_on
from reports.outcomes import CRITERION, LATE_RULE
from reports.sheet import bid_pages, name_order
from reports.treatment import Defect, Treated, Treatment, treated
from reports.unread import unread_lines
from templates import render
from templates.wording import REASONS, STANDINGS

DECIDED = {Outcome.MET: Verdict.MET, Outcome.NOT_MET: Verdict.NOT_MET, Outcome.ASK: Verdict.PERSON}
"""A decision about a part as the outcome of its defects."""

STOOD = {Standing.LATE: Verdict.NOT_MET, Standing.WITHDRAWN: Verdict.NOT_APPLICABLE}
"""What the standing of a bid comes to; any other that is not "in_behandeling" is for a person."""

_SEEN_BY_PERSON = "door een mens beoordeeld"
_NOT_SEEN = "Het programma zag hier geen gebrek."
_NOT_JUDGED = "Of aan deze eis is voldaan, zegt het programma niet."


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """One defect of one bid in one region. What a person decided about the part goes before what the program saw."""

    bid: Bid
    region: str
    verdict: Verdict
    because: str
    ruling: Ruling | None = None  # on the part
    treated: Treated = field(default_factory=Treated)  # by the decision on the whole bid

    @property
    def outcome(self) -> str:
        """What became of this defect, to compare: taken against the bid, let pass as it is, or the verdict alone."""
        if self.treated.treatment is Treatment.AGAINST:
            return Verdict.NOT_MET
        return self.treated.treatment if self.treated.treatment and self.verdict is not Verdict.MET else self.verdict

    @property
    def is_decided(self) -> bool:
        return self.ruling is not None or bool(self.treated.treatment)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One kind of defect at one bid: every outcome that it got, and in which regions."""

    outcomes: tuple[tuple[Verdict, tuple[str, ...]], ...]  # gravest first, with the names of the regions
    rulings: tuple[int, ...] = ()  # numbers of the decisions of people on the part that these rest on
    treated: tuple[tuple[str, int], ...] = ()  # Dutch: what a decision on the whole bid did with it, and the number of that decision

    @property
    def verdict(self) -> Verdict:
        return self.outcomes[0][0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One kind of defect: a rule and a reason, the standing of a bid, or a rule on which only people decided."""

    anchor: str
    rule: str  # "" of a standing
    name: str
    reason: str  # a Reason, a Standing, or BY_PERSON
    words: str  # Dutch, of the reason
    cells: tuple[Cell | None, ...]  # in the order of the columns; None: this bid has not got it
    outcomes: tuple[tuple[Verdict, tuple[Instance, ...]], ...]  # gravest first

    @property
    def differs(self) -> bool:
        """The same defect with more than one outcome: that asks for a reason."""
        return len({one.outcome for one in self._found}) > 1

    @property
    def is_decided(self) -> bool:
        """Did people decide on each of them?"""
        return all(one.is_decided for one in self._found)

    @property
    def passed(self) -> bool:
        """Was it let pass somewhere, as it is?"""
        return any(one.outcome == Treatment.PASSED for one in self._found)

    @property
    def _found(self) -> tuple[Instance, ...]:
        return tuple(one for _, of in self.outcomes for one in of)

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
    return render(
        "equality.html", page=equality_page(result, rulings=rulings, home=home), result=result, missed=unread_lines(result), head=head
    )


def equality_page(result: Result, *, rulings: Sequence[Ruling] | None = None, home: str = "") -> EqualityPage:
    """The kinds of defect in the order of the rules; the bids by name."""
    known = tuple(rulings or ())
    bids = {bid.id: bid for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    own = [row for row in result.assessments if row.region in regions]
    found: dict[_Key, list[Instance]] = {}
    for row in own:
        for key, seen in _defects(result, row, known):
            found.setdefault(key, []).append(_instance(seen, bids[row.bid], regions[row.region], known))
    found = {key: of for key, of in found.items() if key[1] != BY_PERSON or any(one.outcome != Verdict.MET for one in of)}
    guilty = {one.bid.id for of in found.values() for one in of}
    columns = sorted((bid for bid in result.bids if bid.id in guilty), key=name_order)
    named = {"": "Stand bij ontvangst"} | {rule.code: rule.name for rule in result.procedure.rules}
    rows = tuple(
        _row(f"gebrek-{at}", key, sorted(found[key], key=_order), columns=columns, name=named.get(key[0], key[0]))
        for at, key in enumerate(sorted(found, key=_rank), start=1)
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


_Key = tuple[str, str]
"""A rule and a reason; "" and a standing; a rule and BY_PERSON."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """A defect with what was found, and what a person decided on that part."""

    defect: Defect
    verdict: Verdict
    because: str
    ruling: Ruling | None = None


def _defects(result: Result, row: Assessment, known: Sequence[Ruling]) -> Iterator[tuple[_Key, _Seen]]:
    """What stands against a bid in one region: its standing, what was found of its documents, and where only a person said anything."""
    if row.standing is not Standing.PENDING:
        late = Defect(bid=row.bid, region=row.region, rule="", standing=row.standing)
        verdict = STOOD.get(row.standing, Verdict.PERSON)
        yield ("", row.standing), _Seen(defect=late, verdict=verdict, because=row.standing_because)
    told = set() if row.standing is Standing.PENDING else {LATE_RULE}
    for rule, finding, checks in _open(row):
        told.add(rule)
        ruling = ruling_on(known, bid=row.bid, region=row.region, part=rule)
        defect = Defect(bid=row.bid, region=row.region, rule=rule, checks=checks)
        verdict = DECIDED[ruling.outcome] if ruling else finding.verdict
        yield (rule, finding.reason), _Seen(defect=defect, verdict=verdict, because=finding.because, ruling=ruling)
    for each in result.procedure.rules:
        ruling = ruling_on(known, bid=row.bid, region=row.region, part=each.code)
        if ruling and each.group != CRITERION and each.code not in told:
            because = _NOT_SEEN if any(one.rule == each.code for one in row.documents) else _NOT_JUDGED
            defect = Defect(bid=row.bid, region=row.region, rule=each.code)
            told.add(each.code)
            yield (each.code, BY_PERSON), _Seen(defect=defect, verdict=DECIDED[ruling.outcome], because=because, ruling=ruling)
    yield from _rejected_for(row, known, told)


def _rejected_for(row: Assessment, known: Sequence[Ruling], told: Set[str]) -> Iterator[tuple[_Key, _Seen]]:
    """Grounds of the rejection that stands and that no defect of this run has: an earlier one saw them."""
    whole = ruling_on(known, bid=row.bid, region=row.region)
    grounds = whole.grounds if whole and whole.outcome is Outcome.REJECTED else ()
    for rule in dict.fromkeys(rule for rule, _ in grounds if rule not in told):
        late = rule == LATE_RULE
        key = ("", Standing.LATE) if late else (rule, BY_PERSON)
        defect = Defect(bid=row.bid, region=row.region, rule="" if late else rule, standing=Standing.LATE if late else None)
        yield key, _Seen(defect=defect, verdict=Verdict.NOT_MET, because=_NOT_SEEN)


def _instance(seen: _Seen, bid: Bid, region: str, known: Sequence[Ruling]) -> Instance:
    """Who took a finding as a ground decided that it is one, also where the program had left it open."""
    on_bid = treated(known, seen.defect, lifted=seen.verdict is Verdict.MET)
    against = on_bid.treatment is Treatment.AGAINST and seen.ruling is None
    verdict = Verdict.NOT_MET if against else seen.verdict
    return Instance(bid=bid, region=region, verdict=verdict, because=seen.because, ruling=seen.ruling, treated=on_bid)


def _open(row: Assessment) -> Iterator[tuple[str, Finding, frozenset[str]]]:
    """Each open finding with its rule; of one reason under one rule only the gravest, so that a cell has one outcome a region.

    With it the checks of every open finding of that reason.
    """
    for document in row.documents:
        gravest: dict[Reason, Finding] = {}
        checks: dict[Reason, set[str]] = {}
        for finding in sorted(document.findings, key=lambda finding: GRAVITY.index(finding.verdict)):
            if finding.verdict in OPEN:
                gravest.setdefault(finding.reason, finding)
                checks.setdefault(finding.reason, set()).add(finding.check)
        if not gravest and document.verdict in OPEN:
            check = document.rule
            gravest[document.reason] = Finding(
                check=check, verdict=document.verdict, reason=document.reason, because=document.because, source=None
            )
        yield from ((document.rule, finding, frozenset(checks.get(reason, ()))) for reason, finding in gravest.items())


def _rank(key: _Key) -> tuple[str, int, str]:
    """The standing first, then by rule, each reason in its own order and last what only people saw."""
    reasons = [*Reason]
    return key[0], reasons.index(Reason(key[1])) if key[0] and key[1] != BY_PERSON else len(reasons), key[1]


def _words(key: _Key) -> str:
    if key[1] == BY_PERSON:
        return _SEEN_BY_PERSON
    return REASONS[key[1]] if key[0] else STANDINGS[key[1]]


def _order(one: Instance) -> tuple[int, tuple[str, str, str], str]:
    return GRAVITY.index(one.verdict), name_order(one.bid), one.region


def _row(anchor: str, key: _Key, found: list[Instance], *, columns: list[Bid], name: str) -> Row:
    return Row(
        anchor=anchor,
        rule=key[0],
        name=name,
        reason=key[1],
        words=_words(key),
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
        treated=tuple(dict.fromkeys((one.treated.words, one.treated.ruling.number) for one in found if one.treated.ruling)),
    )

"""The first screen of a region: how each bid stands, and what a person must decide. Counts and groups; decides nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklist.finding import Procedure, Reason, RegionRow, Standing, Term, Verdict
from reports.agenda import Lanes
from reports.sheet import Sheet

DECISION = "decision"
"""The term of the round at which every bidder hears the outcome."""


class Stand(StrEnum):
    """How a bid stands, gravest first: where a purchaser begins to read."""

    ASIDE = "telt_zo_niet_mee"
    NOT_MET = "voldoet_niet"
    TO_SEE = "u_kijkt"
    CLEAR = "niets_open"


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The bids that stand alike, by name."""

    stand: Stand
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One thing that a person decides, once for all bids to which it happens."""

    sheets: tuple[Sheet, ...]
    anchor: str = ""  # where everything about it stands
    name: str = ""  # of the document; "" for the standing of a bid or a doubtful time
    rule: str = ""
    verdict: Verdict | None = None
    reason: Reason | None = None
    standing: Standing | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Triage:
    """Everything on the first screen."""

    groups: tuple[Group, ...]
    pending: int
    too_many: bool  # more bids in the running than places
    decisions: tuple[Decision, ...]
    by: Term | None  # when every bidder hears the outcome; None when the round does not say


def triage(sheets: Sequence[Sheet], found: Lanes, *, region: RegionRow, procedure: Procedure) -> Triage:
    """The groups, and the decisions that are left to a person."""
    pending = sum(sheet.counts for sheet in sheets)
    return Triage(
        groups=groups(sheets),
        pending=pending,
        too_many=region.places is not None and pending > region.places,
        decisions=(*_standings(sheets), *_documents(found)),
        by=next((term for term in procedure.terms if term.name == DECISION), None),
    )


def groups(sheets: Sequence[Sheet]) -> tuple[Group, ...]:
    """Every bid in one group; only groups that occur."""
    grouped = {stand: tuple(sheet for sheet in sheets if stand_of(sheet) is stand) for stand in Stand}
    return tuple(Group(stand=stand, sheets=of) for stand, of in grouped.items() if of)


def stand_of(sheet: Sheet) -> Stand:
    """Aside before anything else; then the gravest verdict on a document, or a moment of receipt in doubt."""
    verdicts = {view.row.verdict for view in sheet.open}
    if not sheet.counts:
        return Stand.ASIDE
    if Verdict.NOT_MET in verdicts:
        return Stand.NOT_MET
    return Stand.TO_SEE if verdicts or sheet.in_doubt else Stand.CLEAR


def _standings(sheets: Sequence[Sheet]) -> Iterator[Decision]:
    """Bids that do not simply count, a standing at a time; then those of which only the time is in doubt."""
    for standing in Standing:
        of = tuple(sheet for sheet in sheets if sheet.assessment.standing is standing)
        if of and standing is not Standing.PENDING:
            yield Decision(sheets=of, anchor="buiten", standing=standing)
    unsure = tuple(sheet for sheet in sheets if sheet.counts and sheet.in_doubt)
    if unsure:
        yield Decision(sheets=unsure, anchor="buiten")


def _documents(found: Lanes) -> Iterator[Decision]:
    """What lies open, the same rule and reason together, gravest first within a rule."""
    together: dict[tuple[str, Verdict, Reason], list[Sheet]] = {}
    first: dict[tuple[str, Verdict, Reason], tuple[str, str]] = {}
    for situation in (*found.closed, *found.askable, *found.other):
        key = (situation.rule, situation.verdict, situation.reason)
        first.setdefault(key, (situation.anchor, situation.name))
        together.setdefault(key, []).extend(sheet for sheet, _, _ in situation.bids)
    order = sorted(together, key=lambda key: (key[0], list(Verdict).index(key[1]), list(Reason).index(key[2])))
    for rule, verdict, reason in order:
        key = (rule, verdict, reason)
        anchor, name = first[key]
        once = {sheet.anchor: sheet for sheet in together[key]}
        sheets = tuple(sorted(once.values(), key=lambda sheet: int(sheet.anchor.rsplit("-", 1)[1])))
        yield Decision(sheets=sheets, anchor=anchor, name=name, rule=rule, verdict=verdict, reason=reason)

"""The page of what people decided: every decision with its reason, what waits, what is seen otherwise now, objections and terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checklist.finding import Bid, Result
from reports.clock import Deadline
from reports.complaint import Complaint, in_time
from reports.decision import EVERYWHERE, Ruling, ruling_on
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingView:
    """A decision with the names that a reader knows."""

    ruling: Ruling
    bid: str
    region: str
    part: str
    grounds: tuple[str, ...] = ()  # names of the rules


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintView:
    """An objection, whether it came in time, and the terms that run because of it."""

    complaint: Complaint
    bid: str
    timely: str
    remarks: tuple[str, ...] = ()  # Dutch: what it took the place of


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """When the outcome was made known in a region, and the terms from there."""

    region: str  # name
    on: str  # Dutch date
    terms: tuple[Deadline, ...]
    remarks: tuple[str, ...] = ()  # Dutch: who recorded and confirmed it, and what it took the place of
    counts: bool = True  # False: it waits for a second person


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedPage:
    """Everything the template lays out."""

    rulings: tuple[RulingView, ...]
    undecided: tuple[tuple[str, str], ...]  # bid and region without a decision on the whole bid
    complaints: tuple[ComplaintView, ...]
    announcements: tuple[Announcement, ...]

    @property
    def standing(self) -> tuple[RulingView, ...]:
        return tuple(one for one in self.rulings if one.ruling.stands)

    @property
    def waiting(self) -> tuple[RulingView, ...]:
        return tuple(one for one in self.rulings if one.ruling.waits)

    @property
    def changed(self) -> tuple[RulingView, ...]:
        """Decisions under which the program now sees something else: a point for a person."""
        return tuple(one for one in self.rulings if one.ruling.changed)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What people put on record, as far as this page needs it."""

    rulings: tuple[Ruling, ...]
    complaints: tuple[tuple[Complaint, tuple[Deadline, ...]], ...] = ()  # with the terms that count for it
    announcements: tuple[Announcement, ...] = ()
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # by number of an objection: what it took the place of


def decided_report(result: Result, kept: Register, *, head: str) -> str:
    """One self-contained HTML page."""
    return render("decisions.html", page=decided_page(result, kept), result=result, head=head)


def decided_page(result: Result, kept: Register) -> DecidedPage:
    """Decisions by bidder, region and part; a bid that nobody decided on is told too."""
    bids = {bid.id: bid for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    rules = {rule.code: f"{rule.code} {rule.name}" for rule in result.procedure.rules}
    views = [
        RulingView(
            ruling=one,
            bid=_name(bids, one.bid),
            region="alle regio's" if one.region == EVERYWHERE else regions.get(one.region, one.region),
            part="hele inschrijving" if one.part == EVERYWHERE else rules.get(one.part, one.part),
            grounds=tuple(dict.fromkeys(rules.get(rule, "te laat ontvangen") for rule, _ in one.grounds)),
        )
        for one in kept.rulings
    ]
    return DecidedPage(
        rulings=tuple(sorted(views, key=lambda one: (one.bid.casefold(), one.region, one.ruling.part, one.ruling.number))),
        undecided=tuple(_undecided(result, kept.rulings)),
        complaints=tuple(_complaint(one, terms, bids, remarks=kept.remarks.get(one.number, ())) for one, terms in kept.complaints),
        announcements=kept.announcements,
    )


def _name(bids: dict[str, Bid], bid: str) -> str:
    return bids[bid].name if bid in bids else bid


def _undecided(result: Result, rulings: Sequence[Ruling]) -> Iterator[tuple[str, str]]:
    names = {bid.id: bid.name for bid in result.bids}
    for region in result.procedure.regions:
        for row in result.assessments:
            if row.region == region.id and ruling_on(rulings, bid=row.bid, region=row.region) is None:
                yield names[row.bid], region.name


def _complaint(one: Complaint, terms: tuple[Deadline, ...], bids: dict[str, Bid], *, remarks: tuple[str, ...]) -> ComplaintView:
    return ComplaintView(complaint=one, bid=_name(bids, one.bid), timely=in_time(one.received, terms), remarks=remarks)

"""The page of what people decided: every decision with its reason, what waits, what is seen otherwise now, objections and terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checklist.finding import Bid, Result, check_name
from reports.clock import Deadline
from reports.complaint import Complaint, in_time
from reports.decision import BY_PERSON, EVERYWHERE, Basis, Ruling
from reports.fallen import fallen_grounds
from reports.outstanding import Known, undecided
from reports.unread import unread_lines
from templates import render
from templates.wording import spoken


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingView:
    """A decision with the names that a reader knows."""

    ruling: Ruling
    bid: str
    region: str
    part: str
    grounds: tuple[str, ...] = ()  # names of the rules, with what was checked or which decision says so
    fallen: tuple[str, ...] = ()  # Dutch: what was decided otherwise since about these grounds


@dataclass(frozen=True, kw_only=True, slots=True)
class BidderView:
    """One bidder: what counts or waits now, the bid as a whole before its parts and the newest first; then what was replaced or refused."""

    name: str
    current: tuple[RulingView, ...]
    earlier: tuple[RulingView, ...]
    undecided: tuple[str, ...]  # regions without a decision on the whole bid


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
    passed: tuple[str, ...] = ()  # Dutch: which days in the calendar were over by then


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedPage:
    """Everything the template lays out."""

    rulings: tuple[RulingView, ...]
    bidders: tuple[BidderView, ...]  # with any decision, by name
    undecided: tuple[tuple[str, str], ...]  # bid and region without a decision on the whole bid
    complaints: tuple[ComplaintView, ...]
    announcements: tuple[Announcement, ...]
    settings: int = 0  # number of the entry with the settings of the case under which the last of these was recorded; 0 = not on record

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

    @property
    def fallen(self) -> tuple[RulingView, ...]:
        """Rejections under which people decided something else since: a point for a person."""
        return tuple(one for one in self.rulings if one.fallen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What people put on record, as far as this page needs it."""

    rulings: tuple[Ruling, ...]
    complaints: tuple[tuple[Complaint, tuple[Deadline, ...]], ...] = ()  # with the terms that count for it
    announcements: tuple[Announcement, ...] = ()
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # by number of an objection: what it took the place of
    settings: int = 0  # as of the page


def decided_report(result: Result, kept: Register, *, head: str) -> str:
    """One self-contained HTML page."""
    return render("decisions.html", page=decided_page(result, kept), result=result, missed=unread_lines(result), head=head)


def decided_page(result: Result, kept: Register) -> DecidedPage:
    """Decisions by bidder, region and part; a bid that nobody decided on is told too."""
    bids = {bid.id: bid for bid in result.bids}
    views = _views(result, kept.rulings)
    return DecidedPage(
        rulings=tuple(sorted(views, key=lambda one: (one.bid.casefold(), one.region, one.ruling.part, one.ruling.number))),
        bidders=bidder_views(result, kept.rulings),
        undecided=tuple(_undecided(result, kept.rulings)),
        complaints=tuple(_complaint(one, terms, bids, remarks=kept.remarks.get(one.number, ())) for one, terms in kept.complaints),
        announcements=kept.announcements,
        settings=kept.settings,
    )


def _views(result: Result, rulings: Sequence[Ruling]) -> list[RulingView]:
    bids = {bid.id: bid for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    rules = {rule.code: f"{rule.code} {rule.name}" for rule in result.procedure.rules}
    lost = fallen_grounds(rulings, result)
    return [
        RulingView(
            ruling=one,
            bid=_name(bids, one.bid),
            region="alle regio's" if one.region == EVERYWHERE else regions.get(one.region, one.region),
            part="hele inschrijving" if one.part == EVERYWHERE else rules.get(one.part, one.part),
            grounds=tuple(dict.fromkeys(_ground(rules, ground, one.rests_on) for ground in one.grounds)),
            fallen=lost.get(one.number, ()),
        )
        for one in rulings
    ]


def _name(bids: dict[str, Bid], bid: str) -> str:
    return bids[bid].name if bid in bids else bid


def bidder_views(result: Result, rulings: Sequence[Ruling]) -> tuple[BidderView, ...]:
    """Every bidder about whom these decisions say anything, by name."""
    regions = {row.id: row.name for row in result.procedure.regions}
    left = tuple(undecided(Known(result=result, rulings=tuple(rulings))))
    together: dict[str, list[RulingView]] = {}
    for view in _views(result, rulings):
        together.setdefault(view.ruling.bid, []).append(view)
    found = []
    for bid, mine in together.items():
        newest = sorted(mine, key=lambda one: -one.ruling.number)
        current = [one for one in newest if one.ruling.replaced_by is None and one.ruling.refused is None]
        found.append(
            BidderView(
                name=mine[0].bid,
                current=tuple(sorted(current, key=lambda one: one.ruling.part != EVERYWHERE)),
                earlier=tuple(one for one in newest if one not in current),
                undecided=tuple(regions[region] for one, region in left if one == bid),
            )
        )
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _ground(rules: dict[str, str], ground: tuple[str, str], rests_on: Sequence[Basis]) -> str:
    rule, check = ground
    if rule not in rules:
        return "te laat ontvangen"
    numbers = [f"besluit {one.number}" for one in rests_on if one.rule == rule]
    said = [*([] if check == BY_PERSON else [check_name(check)]), *([f"volgens {spoken(numbers)}"] if numbers else [])]
    return f"{rules[rule]} ({', '.join(said)})" if said else rules[rule]


def _undecided(result: Result, rulings: Sequence[Ruling]) -> Iterator[tuple[str, str]]:
    names = {bid.id: bid.name for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    return ((names[bid], regions[region]) for bid, region in undecided(Known(result=result, rulings=tuple(rulings))))


def _complaint(one: Complaint, terms: tuple[Deadline, ...], bids: dict[str, Bid], *, remarks: tuple[str, ...]) -> ComplaintView:
    return ComplaintView(complaint=one, bid=_name(bids, one.bid), timely=in_time(one.received, terms), remarks=remarks)

"""How long the files of a bidder are kept, and taking away what may go: the bytes go, their digests and the reason stay on record.

Knows decisions, announcements and holds; decides nothing about a bid. Nothing goes that nobody set a period for, about which nobody
decided, before that decision was made known, while an objection in its region is open or can go to court, or while somebody holds it.
The entry in the register comes first: whatever moment it is cut off at, the next time goes on. What people wrote in the register
itself (names of who decided, reasons) stays there.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.finding import Bid, Procedure, Result
from checklist.timing import dutch, months_before
from reports.clock import court
from reports.complaint import Complaint, Upheld
from reports.decision import EVERYWHERE, Outcome, ruling_on
from toetssteen.announcements import announced_for, makes_known
from toetssteen.assignment import Assignment, Gathered
from toetssteen.case import RetentionSettings
from toetssteen.chain import Entry
from toetssteen.holds import Hold, holds, why_held
from toetssteen.objections import decided_on, regions_of
from toetssteen.recording import digest_of_all
from toetssteen.removal import OVER
from toetssteen.state import State
from toetssteen.upheld import left_standing, outcome_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeping:
    """Until when the files of one bidder are kept, and why."""

    bid: Bid
    until: dt.date | None  # the last day; None: no day can be named
    because: str  # Dutch
    period: str = ""  # Dutch: the decisions on this bidder and the period, without what else held it
    held: bool = False

    def is_due(self, today: dt.date) -> bool:
        """May its files go?"""
        return self.until is not None and not self.held and today > self.until


def keepings(result: Result, now: State, entries: Iterable[Entry], settings: RetentionSettings) -> tuple[Keeping, ...]:
    """Every bidder of the result with its period."""
    held = holds(entries)
    return tuple(_keeping(bid, result, now, held, settings) for bid in result.bids)


def _keeping(bid: Bid, result: Result, now: State, held: Sequence[Hold], settings: RetentionSettings) -> Keeping:
    regions = [row.region for row in result.assessments if row.bid == bid.id] or [EVERYWHERE]
    rulings = [ruling_on(now.rulings, bid=bid.id, region=region) for region in regions]
    if any(one is None or one.outcome is Outcome.ASK for one in rulings):
        return Keeping(bid=bid, until=None, because="er is nog niet over beslist")
    awarded = any(one is not None and one.outcome is Outcome.SELECTED for one in rulings)
    months = settings.gegund_maanden if awarded else settings.afgewezen_maanden
    name = "gegund_maanden" if awarded else "afgewezen_maanden"
    if months is None:
        return Keeping(bid=bid, until=None, because=f"in zaak.toml staat onder [bewaren] geen {name}")
    decided = decided_on(now.rulings, bid=bid.id, regions=regions)
    announced = announced_for(decided, now.announced)
    if announced is None or not all(makes_known(region, on, now.announced) for region, on in decided.items()):
        return Keeping(bid=bid, until=None, because=_unannounced(decided, now))
    until = months_before(announced.on, -months)
    numbers = " en ".join(dict.fromkeys(str(one.number) for one in rulings if one))
    told = f"{'gegund' if awarded else 'niet gegund'} (besluit {numbers})"
    because = f"{told}, bekendgemaakt op {dutch(announced.on)}, {months} {'maand' if months == 1 else 'maanden'}"
    if why := why_held(bid.id, held):
        return Keeping(bid=bid, until=until, because=f"wordt vastgehouden: {why}", held=True)
    return _objected(Keeping(bid=bid, until=until, because=because, period=because), regions, result, now)


def _unannounced(decided: Mapping[str, dt.date | None], now: State) -> str:
    early = max((one for one in now.announced if one.region in (EVERYWHERE, *decided)), key=lambda one: one.on, default=None)
    last = max((on for on in decided.values() if on), default=None)
    if early is None or last is None or early.on >= last:
        return "nog niet vastgelegd wanneer de uitslag bekend is gemaakt"
    what = f"nog niet vastgelegd wanneer het besluit dat geldt sinds {dutch(last)} bekend is gemaakt"
    return f"{what}; de bekendmaking van {dutch(early.on)} was eerder"


def _objected(keeping: Keeping, regions: Sequence[str], result: Result, now: State) -> Keeping:
    """Nothing goes while an objection in one of these regions is open, or while somebody can still go to court about it."""
    bids = {bid.id: bid for bid in result.bids}
    longest = keeping
    for one in now.complaints:
        theirs = regions_of(one, now.rulings, bids[one.bid].regions if one.bid in bids else ())
        if one.bid != keeping.bid.id and EVERYWHERE not in (*theirs, *regions) and not set(theirs) & set(regions):
            continue
        whose = "" if one.bid == keeping.bid.id else " van een ander in dezelfde regio"
        if one.is_open:
            return replace(keeping, because=f"bezwaar {one.number}{whose} is nog niet (helemaal) beantwoord", held=True)
        if left := left_standing(one, now.rulings):
            told = f"bezwaar {one.number}{whose} is {outcome_words(one)} en over besluit {left[0].number} is nog niet opnieuw besloten"
            return replace(keeping, because=told, held=True)
        last = _to_court(one, result.procedure)
        if last and longest.until and last > longest.until:
            said = f"over bezwaar {one.number}{whose} kan iemand naar de rechter tot en met {dutch(last)}"
            longest = replace(keeping, until=last, because=f"{keeping.because}; {said}")
    return longest


def _to_court(one: Complaint, procedure: Procedure) -> dt.date | None:
    """The last day on which somebody can go to court about this answer; None: nobody can, or the round names no such term."""
    if one.answer is None or one.answer.outcome is Upheld.WITHDRAWN:
        return None
    term = court(procedure, answered=one.answer.counts_from)
    return term.last if term else None


def without(result: Result, gone: Sequence[Bid], *, today: dt.date) -> tuple[Result, frozenset[str]]:
    """The result without these bids, and the sha256 of the mails that were of nobody else."""
    ids = {bid.id for bid in gone}
    mails = frozenset(row.sha256 for row in result.messages if row.bid and set(row.bid) <= ids)
    rows = tuple(replace(row, bid=tuple(bid for bid in row.bid if bid not in ids)) for row in result.messages if row.sha256 not in mails)
    receipt = replace(
        result.receipt,
        inputs=digest_of_all(sorted(row.sha256 for row in rows)),
        messages=len(rows),
        attachments=sum(len(row.attachments) for row in rows),
        passed_over=tuple(sorted((*result.receipt.passed_over, said(len(mails), today)))),
    )
    left = replace(
        result,
        receipt=receipt,
        messages=rows,
        bids=tuple(bid for bid in result.bids if bid.id not in ids),
        assessments=tuple(row for row in result.assessments if row.bid not in ids),
    )
    return left, mails


def said(number: int, today: dt.date) -> str:
    """What the reports say about mails that are no longer there."""
    return f"{number} mail{'' if number == 1 else 's'}: op {dutch(today)} {OVER}"


def asked_without(assignment: Assignment, mails: frozenset[str], *, today: dt.date) -> Assignment:
    """What the run was asked, without these mails."""
    gathered = assignment.gathered
    left = Gathered(
        parcels=tuple(parcel for parcel in gathered.parcels if parcel.sha256 not in mails),
        passed_over=tuple(sorted((*gathered.passed_over, said(len(mails), today)))),
        unread=gathered.unread,
    )
    earlier = assignment.earlier if assignment.earlier is None else tuple(one for one in assignment.earlier if one not in mails)
    return replace(assignment, gathered=left, earlier=earlier)

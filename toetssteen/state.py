"""What people put on record as it stands now, and the pages that show it: decisions, equal treatment, terms, a calendar.

Each state has a folder of its own (`rapporten/besluiten-<number of its last entry>`), so that no page that was recorded is overwritten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checklist.finding import Result
from reports.clock import Deadline
from reports.complaint import Complaint
from reports.decided import Announcement, decided_report
from reports.decided import Register as Kept
from reports.decision import EVERYWHERE, Ruling
from reports.equality import equality_report
from reports.write import write_files
from templates.wording import day
from toetssteen.announcements import Announced, announcements, counting
from toetssteen.calendar import calendar
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind
from toetssteen.decisions import rulings
from toetssteen.objections import attacked, complaints, terms_for
from toetssteen.recorded import Recorded
from toetssteen.recording import reports, run_folder
from toetssteen.register import Register
from toetssteen.schedule import plans, shown

OF_PEOPLE = frozenset({Kind.DECISION, Kind.CONFIRMATION, Kind.ANNOUNCEMENT, Kind.OBJECTION, Kind.ANSWER})
"""Entries that a person makes and that these pages show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Everything that people put on record, up to some entry."""

    number: int  # of the last entry of theirs; 0 when there is none
    rulings: tuple[Ruling, ...]
    complaints: tuple[Complaint, ...]  # that stand
    announced: dict[str, Announced]  # what counts, by region
    head: str = ""  # of the chain at that entry, so after what was decided last; "" when there is none
    announcements: tuple[Announced, ...] = ()  # all on record
    corrected: tuple[Complaint, ...] = ()  # objections that a later entry replaced
    removed: frozenset[str] = frozenset()  # bids whose files were removed when their period was over


def state(case: Case, entries: Sequence[Entry], result: Result | None) -> State:
    """The state now; with a result also which decisions rest on something that is seen otherwise now."""
    mine = [entry for entry in entries if entry.kind in OF_PEOPLE]
    gone = [entry for entry in entries if entry.kind == Kind.REMOVAL]
    removed = frozenset(bid for entry in gone for bid in _bids(entry))
    decided = rulings(mine, two_persons=case.settings.besluiten.twee_personen, result=result)
    announced, objected = announcements(mine, two_persons=case.settings.two_announce), complaints(mine)
    last = max((*mine, *gone), key=lambda entry: entry.number, default=None)
    return State(
        number=last.number if last else 0,
        head=last.head if last else "",
        rulings=tuple(replace(one, changed="") if one.bid in removed else one for one in decided),
        complaints=objected.standing,
        announced=counting(announced),
        announcements=announced,
        corrected=objected.replaced,
        removed=removed,
    )


def _bids(entry: Entry) -> list[str]:
    bids = entry.content["inschrijvers"]
    return [str(bid) for bid in bids] if isinstance(bids, list) else []


def written(case: Case, register: Register, found: Recorded, now: State) -> Path:
    """Write the pages of this state and put them on record; the folder."""
    folder = case.report(f"besluiten-{now.number:04}")
    run = run_folder(register.entries(Kind.REPORT), found.sha256)
    head = now.head or found.head
    files: dict[str, bytes | Path] = {
        "besluiten.html": decided_report(found.result, kept(found.result, now), head=head).encode(),
        "gelijke-behandeling.html": equality_report(found.result, head=head, rulings=now.rulings, home=f"../{run}/").encode(),
    }
    running = plans(found.result, now)
    if any(plan.lines for plan in running):
        name = f"{found.result.receipt.round}-{found.result.receipt.office}"
        files["termijnen.ics"] = calendar(running, name=name, edition=now.number)
    register.record([*reports(write_files(files, folder), folder=folder, start=folder.parent)])
    return folder


def kept(result: Result, now: State) -> Kept:
    """What the page of decisions needs."""
    regions = {bid.id: bid.regions for bid in result.bids}
    return Kept(
        rulings=tuple(one for one in now.rulings if one.bid not in now.removed),
        complaints=tuple(
            (one, terms_of(result, now, one, regions.get(one.bid, ()))) for one in now.complaints if one.bid not in now.removed
        ),
        announcements=tuple(_announcements(result, now)),
        remarks={one.number: tuple(remarks_of(one, now)) for one in now.complaints},
    )


def _announcements(result: Result, now: State) -> Iterator[Announcement]:
    """What counts with its days; then what waits for a second person."""
    names = {row.id: row.name for row in result.procedure.regions} | {EVERYWHERE: "Alle regio's"}
    for plan in plans(result, now):
        one = plan.announced
        terms = tuple(shown(line) for line in plan.lines)
        yield Announcement(region=names.get(one.region, one.region), on=day(one.on), terms=terms, remarks=tuple(history_of(one, now)))
    for one in now.announcements:
        if one.waits:
            said = f"Vastgelegd door {one.by} onder nummer {one.number}. Dit telt pas als een tweede persoon het bevestigt."
            yield Announcement(region=names.get(one.region, one.region), on=day(one.on), terms=(), remarks=(said,), counts=False)


def history_of(one: Announced, now: State) -> Iterator[str]:
    """Dutch: who put an announcement on record, who confirmed it, and what it took the place of."""
    yield f"Vastgelegd door {one.by} onder nummer {one.number}{f', bevestigd door {one.confirmed_by}' if one.confirmed_by else ''}."
    before = {each.number: each for each in now.announcements}
    while one.replaces in before:
        old = before[one.replaces]
        yield f"Nummer {one.number} verbetert nummer {old.number} ({day(old.on)}, {old.by}). De reden: {one.reason}"
        one = old


def remarks_of(one: Complaint, now: State) -> Iterator[str]:
    """Dutch: what an objection, and the answer to it, took the place of."""
    for answer in reversed([*one.earlier, *([one.answer] if one.answer else [])]):
        old = next((each for each in one.earlier if each.number == answer.replaces), None)
        if old:
            yield f"Antwoord {answer.number} verbetert antwoord {old.number} ({day(old.on)}, {old.by}). De reden: {answer.reason}"
    before = {each.number: each for each in now.corrected}
    while one.replaces in before:
        earlier = before[one.replaces]
        yield f"Bezwaar {one.number} verbetert bezwaar {earlier.number} (ontvangen op {day(earlier.received)}). De reden: {one.reason}"
        one = earlier


def terms_of(result: Result, now: State, one: Complaint, regions: Sequence[str]) -> tuple[Deadline, ...]:
    """The terms that count for this objection: to the court from the real answer, where there is one."""
    mine = attacked(one, now.rulings, regions)
    return terms_for(result.procedure, now.announced, regions=mine, answered=one.answer.on if one.answer else None)

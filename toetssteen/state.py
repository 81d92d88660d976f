"""What people put on record as it stands now, and the pages that show it: decisions, equal treatment, terms, a calendar.

Each state has a folder of its own (`rapporten/besluiten-<number of its last entry>`), so that no page that was recorded is overwritten.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checklist.finding import Result
from reports.clock import Deadline, deadlines
from reports.complaint import Complaint
from reports.decided import Announcement, decided_report
from reports.decided import Register as Kept
from reports.decision import EVERYWHERE, Ruling
from reports.equality import equality_report
from reports.write import write_files
from templates.wording import day
from toetssteen.calendar import calendar
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind
from toetssteen.decisions import rulings
from toetssteen.objections import Announced, announcements, complaints, terms_for
from toetssteen.recorded import Recorded
from toetssteen.recording import reports, run_folder
from toetssteen.register import Register

OF_PEOPLE = frozenset({Kind.DECISION, Kind.CONFIRMATION, Kind.ANNOUNCEMENT, Kind.OBJECTION, Kind.ANSWER})
"""Entries that a person makes and that these pages show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Everything that people put on record, up to some entry."""

    number: int  # of the last entry of theirs; 0 when there is none
    rulings: tuple[Ruling, ...]
    complaints: tuple[Complaint, ...]
    announced: dict[str, Announced]
    removed: frozenset[str] = frozenset()  # bids whose files were removed when their period was over


def state(case: Case, entries: Sequence[Entry], result: Result | None) -> State:
    """The state now; with a result also which decisions rest on something that is seen otherwise now."""
    mine = [entry for entry in entries if entry.kind in OF_PEOPLE]
    gone = [entry for entry in entries if entry.kind == Kind.REMOVAL]
    removed = frozenset(bid for entry in gone for bid in _bids(entry))
    decided = rulings(mine, two_persons=case.settings.besluiten.twee_personen, result=result)
    return State(
        number=max((entry.number for entry in (*mine, *gone)), default=0),
        rulings=tuple(replace(one, changed="") if one.bid in removed else one for one in decided),
        complaints=complaints(mine),
        announced=announcements(mine),
        removed=removed,
    )


def _bids(entry: Entry) -> list[str]:
    bids = entry.content["inschrijvers"]
    return [str(bid) for bid in bids] if isinstance(bids, list) else []


def written(case: Case, register: Register, found: Recorded, now: State) -> Path:
    """Write the pages of this state and put them on record; the folder."""
    folder = case.report(f"besluiten-{now.number:04}")
    run = run_folder(register.entries(Kind.REPORT), found.sha256)
    files: dict[str, bytes | Path] = {
        "besluiten.html": decided_report(found.result, kept(found.result, now), head=found.head).encode(),
        "gelijke-behandeling.html": equality_report(found.result, head=found.head, rulings=now.rulings, home=f"../{run}/").encode(),
    }
    if terms := all_terms(found.result, now):
        made = max(one.at for one in now.announced.values())
        name = f"{found.result.receipt.round}-{found.result.receipt.office}"
        files["termijnen.ics"] = calendar(terms, name=name, made=made)
    register.record([*reports(write_files(files, folder), folder=folder, start=folder.parent)])
    return folder


def kept(result: Result, now: State) -> Kept:
    """What the page of decisions needs."""
    regions = {bid.id: bid.regions for bid in result.bids}
    names = {row.id: row.name for row in result.procedure.regions} | {EVERYWHERE: "Alle regio's"}
    return Kept(
        rulings=tuple(one for one in now.rulings if one.bid not in now.removed),
        complaints=tuple(
            (one, terms_of(result, now, one, regions.get(one.bid, ()))) for one in now.complaints if one.bid not in now.removed
        ),
        announcements=tuple(
            Announcement(region=names.get(one.region, one.region), on=day(one.on), terms=deadlines(result.procedure, announced=one.on))
            for one in now.announced.values()
        ),
    )


def terms_of(result: Result, now: State, one: Complaint, regions: Sequence[str]) -> tuple[Deadline, ...]:
    """The terms that count for this objection: to the court from the real answer, where there is one."""
    return terms_for(result.procedure, now.announced, regions=regions, answered=one.answer.on if one.answer else None)


def all_terms(result: Result, now: State) -> tuple[Deadline, ...]:
    """The terms of every announcement, each day of each kind once."""
    found: dict[tuple[str, dt.date], Deadline] = {}
    for one in now.announced.values():
        for term in deadlines(result.procedure, announced=one.on):
            found.setdefault((term.code, term.last), term)
    return tuple(found.values())

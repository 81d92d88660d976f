"""The pages of what people put on record: decisions, equal treatment, terms, a calendar.

Each state has a folder of its own (`rapporten/besluiten-<number of its last entry>`), so that no page that was recorded is overwritten.
A run that finds something else than the people saw who decided makes a new state.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checklist.finding import Result
from reports.clock import Deadline, passed_by
from reports.complaint import Complaint
from reports.decided import Announcement, decided_report
from reports.decided import Register as Kept
from reports.equality import equality_report
from reports.write import write_files
from templates.wording import spoken
from toetssteen.announcements import Announced
from toetssteen.calendar import calendar
from toetssteen.case import Case
from toetssteen.chain import Kind
from toetssteen.objections import announced_to, terms_for
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.recording import reports, run_folder
from toetssteen.register import Register
from toetssteen.schedule import loose, plans, shown, where
from toetssteen.state import State, history_of, refused_words, remarks_of, state, withdrawals, withdrawn_words

PAGE = "besluiten.html"


def folder_of(case: Case, now: State) -> Path:
    """Where the pages of this state stand, or will."""
    return case.report(f"besluiten-{now.number:04}")


def newest_page(case: Case) -> Path | None:
    """The last page of decisions that there is; None when there is none."""
    pages = [path for path in case.report(".").glob(f"besluiten-*/{PAGE}") if path.parent.name.rpartition("-")[2].isdecimal()]
    return max(pages, key=lambda path: int(path.parent.name.rpartition("-")[2]), default=None)


def followed(case: Case, register: Register) -> tuple[State, Path | None]:
    """What people put on record beside the result of the last run, and the folder of its pages; None when nobody decided anything.

    They are made when they are not there: people who decided must find what a new run sees otherwise on a page too.
    """
    found = recorded_in(register, case)
    now = state(case, list(register.entries()), found.result)
    if not now.number:
        return now, None
    there = (folder_of(case, now) / PAGE).is_file()
    return now, folder_of(case, now) if there else written(case, register, found, now)


def written(case: Case, register: Register, found: Recorded, now: State) -> Path:
    """Write the pages of this state and put them on record; the folder."""
    folder = folder_of(case, now)
    run = run_folder(register.entries(Kind.REPORT), found.sha256)
    head = now.head or found.head
    files: dict[str, bytes | Path] = {
        PAGE: decided_report(found.result, kept(found.result, now), head=head).encode(),
        "gelijke-behandeling.html": equality_report(found.result, head=head, rulings=now.rulings, home=f"../{run}/").encode(),
    }
    running, apart = plans(found.result, now), loose(found.result, now)
    if apart or any(plan.lines for plan in running):
        name = f"{found.result.receipt.round}-{found.result.receipt.office}"
        files["termijnen.ics"] = calendar(running, name=name, edition=now.number, loose=apart)
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
        announcements=tuple(announcements_told(result, now)),
        remarks={one.number: tuple(remarks_of(one, now)) for one in now.complaints},
        settings=now.settings,
    )


def announcements_told(result: Result, now: State) -> Iterator[Announcement]:
    """What counts with its days; then what waits for a second person, or was refused by one and nothing came in its place."""
    for plan in plans(result, now):
        one = plan.announced
        terms = tuple(shown(line) for line in plan.lines)
        waiting = [withdrawn_words(old, each) for old, each in withdrawals(now) if old is one]
        remarks, passed = (*history_of(one, now), *waiting), passed_by(result.procedure, announced=one.on)
        yield Announcement(region=_capital(where(one, result)), on=one.told_day, terms=terms, remarks=remarks, passed=passed)
    for one in now.announcements:
        if one.waits and not one.withdrawn:
            said = f"Vastgelegd door {one.by} onder nummer {one.number}. Dit telt pas als een tweede persoon het bevestigt."
            yield Announcement(region=_capital(where(one, result)), on=one.told_day, terms=(), remarks=(said,), counts=False)
        elif one.dropped and one.refused:
            said = f"Vastgelegd door {one.by} onder nummer {one.number}. Dit telt niet: het is {refused_words(one.refused)}"
            yield Announcement(region=_capital(where(one, result)), on=one.told_day, terms=(), remarks=(said,), counts=False)
    for old, one in withdrawals(now):
        said = withdrawn_words(old, one)
        if not one.waits:
            yield Announcement(region=_capital(where(old, result)), on=old.told_day, terms=(), remarks=(said,), counts=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def terms_of(result: Result, now: State, one: Complaint, regions: Sequence[str]) -> tuple[Deadline, ...]:
    """The terms that count for this objection, in each of its regions: to the court from the real answer, where there is one."""
    names = {row.id: row.name for row in result.procedure.regions}
    places: dict[Announced | None, list[str]] = {}
    for region, announced in announced_to(one, now.rulings, regions, now.announced).items():
        places.setdefault(announced, []).append(names.get(region, region))
    found = {announced: terms_for(result.procedure, announced, answer=one.answer) for announced in places}
    if len(found) == 1:
        return next(iter(found.values()))
    return tuple(_each_once(found, {announced: spoken(mine) for announced, mine in places.items()}))


def _each_once(found: Mapping[Announced | None, Sequence[Deadline]], places: Mapping[Announced | None, str]) -> Iterator[Deadline]:
    """A term that is the same for every announcement once; any other with the regions it is about."""
    everywhere = [term for term in next(iter(found.values())) if all(term in terms for terms in found.values())]
    yield from everywhere
    for announced, terms in found.items():
        for term in terms:
            if term not in everywhere:
                yield replace(term, name=f"{term.name} ({places[announced]})", where=places[announced])

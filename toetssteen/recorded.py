"""The result of a run as it was recorded: read again only when it is still what it was. Writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklist.finding import Result
from intake.originals import sha256_of
from reports.result import from_json
from toetssteen.case import Case, CaseError
from toetssteen.chain import Entry, Kind
from toetssteen.register import Register


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """A bidder whose files were removed: what is left of it is its id, which is its KvK number where it has one."""

    bid: str
    on: str  # ISO 8601, a day
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A result as it was recorded, and the head of the register that its own reports bear."""

    run: str
    result: Result
    head: str
    sha256: str  # of toetsing.json
    gone: tuple[Gone, ...] = ()  # who was removed before, each once, as it went last


def recorded(case: Case, run: str = "") -> Recorded:
    """The named run, else the last one that was recorded; CaseError when there is none or its result was changed since."""
    if not case.has_register():
        raise _none(case, run)
    with case.open_register() as register:
        return recorded_in(register, case, run)


def recorded_in(register: Register, case: Case, run: str = "") -> Recorded:
    """As `recorded`, of a register that is open already."""
    entries = tuple(register.entries(Kind.RESULT, Kind.REMOVAL))
    found = [entry for entry in entries if entry.kind == Kind.RESULT and (not run or entry.subject == run)]
    if not found:
        raise _none(case, run)
    return _recorded(case, found[-1], entries)


def head_of(entries: Iterable[Entry], sha256: str) -> str:
    """The head that the reports of this result bear: where it was recorded first, or first after it was removed; "" when it is not there.

    A result that counts again, after another run, is recorded again; its reports stand as they were.
    """
    head = ""
    for entry in entries:
        if entry.kind == Kind.REMOVAL and entry.subject == sha256:
            head = ""
        elif entry.kind == Kind.RESULT and entry.content["sha256"] == sha256:
            head = head or entry.head
    return head


def _gone(removals: Iterable[Entry]) -> Iterable[Gone]:
    found: dict[str, Gone] = {}
    for entry in removals:
        body = entry.content
        bids = body.get("inschrijvers")
        for bid in map(str, bids) if isinstance(bids, list) else ():
            second = f" (bevestigd door {body['bevestigd_door']})" if body.get("bevestigd_door") else ""
            own = body.get("redenen")
            reason = own.get(bid) if isinstance(own, dict) else None  # older registers have one reason for all
            found[bid] = Gone(bid=bid, on=str(body["op"]), by=f"{body['door']}{second}", reason=str(reason or body["reden"]))
    return found.values()


def _recorded(case: Case, entry: Entry, entries: Sequence[Entry]) -> Recorded:
    sha256, removals = str(entry.content["sha256"]), [one for one in entries if one.kind == Kind.REMOVAL]
    if any(one.subject == sha256 and one.number > entry.number for one in removals):
        raise CaseError(f"Toetsing {entry.subject} is verwijderd bij het opruimen. Gebruik de laatste: laat --toetsing weg.")
    try:
        content = case.kept.get(sha256)
    except KeyError:
        content = b""
    if sha256_of(content) != sha256:
        raise CaseError(
            f"{case.kept.path(sha256)} ontbreekt of is veranderd. Voer `toetssteen controleer` uit, of maak de toetsing opnieuw."
        )
    head = head_of(entries, sha256)
    return Recorded(run=entry.subject, result=from_json(content), head=head, sha256=sha256, gone=tuple(_gone(removals)))


def _none(case: Case, run: str) -> CaseError:
    return CaseError(f"In {case.folder} staat geen toetsing{f' {run}' if run else ''}. Voer eerst `toetssteen beoordeel` uit.")

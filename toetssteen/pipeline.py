"""The order of the stages: sources -> originals -> messages -> documents -> bids -> findings -> proof -> register -> reports.

One trap per document lies in the bounded children; nothing here stops at one bad bid.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checklist.assess import Assessed, assess
from checklist.finding import Receipt, Result
from checklist.refusals import reconcile
from checklist.round import Round
from checklist.round import files as files_of
from checklist.round_procedure import procedure
from extractors.document import Document
from intake.durable import clear_halves
from intake.message import INCOMPLETE_STATES, Message, Refused, State
from intake.originals import Originals, sha256_of
from intake.receipt import RelaySettings
from reports.beside import Beside, attached
from reports.receipt import run_id
from reports.result import to_json
from reports.unread import place
from reports.write import write
from toetssteen import PROGRAM
from toetssteen.answers import reader_key
from toetssteen.assignment import Assignment, Gathered
from toetssteen.case import Case, CaseError
from toetssteen.chain import Entry, Kind
from toetssteen.diagnosis import PACKAGES, source_digest, versions
from toetssteen.earlier import before, told, with_earlier, with_remarks
from toetssteen.progress import Progress
from toetssteen.recorded import head_of
from toetssteen.recording import (
    answers_of,
    as_recorded,
    digest_of_all,
    drafts,
    free_folder,
    keep,
    performed,
    pointers,
    reports,
)
from toetssteen.register import Register
from toetssteen.removal import carried_out, drop, kept_only
from toetssteen.stages import LIMITS, Collected, Desk, gather, open_all, passages, proof, read_documents


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A finished assessment: the result, the head of the register that its reports bear, and where it was written."""

    result: Result
    head: str
    folder: Path
    told: tuple[str, ...] = ()  # Dutch: what this run took over from earlier runs, and what no longer counts


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the purchaser gives: where the mails are (nothing: as the last time), what the mail server refused, how many readers."""

    sources: tuple[str, ...]
    refused: tuple[Refused, ...] = ()
    workers: int = 1
    by: str = ""  # who runs this; "": nobody said so
    on: dt.date = dt.date.min  # the day of that person


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came out of an assignment, with everything that it was made of."""

    result: Result
    messages: tuple[Message, ...]
    documents: Mapping[str, Document]


def beoordeel(asked: Asked, *, case: Case, rules: Round, progress: Progress) -> Run:
    """The main job, from sources to reports in the case folder. The caller holds the case's lock."""
    trust = case.trust()
    key = reader_key(trust, LIMITS)
    clear_halves(case.folder)
    with case.open_register() as register:
        desk = Desk(
            originals=Originals(case.originals),
            progress=progress,
            workers=asked.workers,
            trust=trust,
            answers=answers_of(case, register, key),
        )
        entries = list(register.entries())
        known = before(case, entries)
        if not asked.sources and not known:
            how = f"`toetssteen beoordeel BRON --zaak {case.folder}`"
            raise CaseError(f"In {case.folder} is nog geen post. Noem waar de mails staan: {how}.")
        mails = _mails(asked, known, entries, desk)
        refused = asked.refused or (known[0].refused if known else ())
        assignment = _assignment(mails, refused, case=case, rules=rules, desk=desk)
        made = carry_out(assignment, rules=rules, desk=desk)
        keep(assignment, made.result, case=case, trust=trust, round_files=files_of(rules.id))
        who = performed(run_id(made.result.receipt), by=asked.by, on=asked.on)  # behind the result: it changes no head on a page
        register.record([*drafts(made, assignment, key=key), *who])
        head = head_of(register.entries(Kind.RESULT, Kind.REMOVAL), sha256_of(to_json(made.result)))
        carried_out(case, register.entries())
        folder = publish(made.result, case=case, register=register, head=head, desk=desk)
    return Run(result=made.result, head=head, folder=folder, told=tuple(told(made.result, known, refused)))


def publish(result: Result, *, case: Case, register: Register, head: str, desk: Desk) -> Path:
    """Write the reports of a recorded result and put them on record; the folder. What stands there as recorded is not made again."""
    recorded = tuple(register.entries(Kind.REPORT))
    folder = case.report(free_folder(recorded, result))
    if as_recorded(recorded, folder=folder, start=folder.parent):
        return folder
    pictures = passages(result, desk)
    links, contents = attached(result, has=desk.originals.__contains__)
    files = {path: desk.originals.path(sha256) for path, sha256 in contents.items()}
    written = write(result, folder, head=head, beside=Beside(links=links, files=files, pictures=pictures))
    register.record([*(pointers(desk.answers) if desk.answers else ()), *reports(written, folder=folder, start=folder.parent)])
    return folder


def _mails(asked: Asked, known: Sequence[Assignment], entries: Sequence[Entry], desk: Desk) -> tuple[Gathered, tuple[str, ...]]:
    """Every mail that ever arrived and was not removed, and the sha256 of those that the sources (else those of the last time) lack."""
    if asked.sources:
        now = gather(asked.sources, originals=desk.originals, progress=desk.progress)
        gathered, earlier = with_earlier(now, known, desk.originals)
        gathered = with_remarks(gathered, known[0].gathered, whole=not earlier) if known else gathered
    else:
        gathered, more = with_earlier(known[0].gathered, known[1:], desk.originals)
        earlier = tuple(sorted({*(known[0].earlier or ()), *more}))
    gathered, dropped = kept_only(gathered, entries, desk.originals)
    if dropped and asked.sources:
        drop(dropped, entries, desk.originals)
    return gathered, tuple(one for one in earlier if one not in dropped)


def _assignment(
    mails: tuple[Gathered, tuple[str, ...]], refused: tuple[Refused, ...], *, case: Case, rules: Round, desk: Desk
) -> Assignment:
    gathered, earlier = mails
    return Assignment(
        round=rules.id,
        round_files=tuple((path.name, sha256_of(path.read_bytes())) for path in files_of(rules.id)),
        office=case.settings.zorgkantoor,
        settings=case.settings.fingerprint(),
        relays=RelaySettings(hosts=case.settings.ontvangst.eigen_servers, domains=case.settings.ontvangst.eigen_domeinen),
        certificates=tuple(sha256_of(one) for one in desk.trust.certificates),
        fingerprints=desk.trust.fingerprints,
        gathered=gathered,
        refused=refused,
        confirmed=case.settings.bevestigd,
        earlier=earlier,
    )


def carry_out(assignment: Assignment, *, rules: Round, desk: Desk) -> Made:
    """Read, judge and prove what is asked; writes no report and records nothing."""
    collected = open_all(assignment.gathered, originals=desk.originals, relays=assignment.relays, progress=desk.progress)
    documents = read_documents(collected.messages, desk)
    assessed = assess(collected.messages, documents, rules=rules, office=assignment.office)
    proven = proof(assessed, documents, desk)
    earlier = assignment.earlier or ()
    settings = digest_of_all([assignment.settings, desk.trust.digest(), *map(repr, assignment.refused), *earlier])
    result = make_result(collected, proven, rules=rules, office=assignment.office, settings=settings)
    told = assignment.confirmed is not None  # an older assignment is done again as it was: its result told neither
    receipt = replace(result.receipt, own_servers=assignment.relays.hosts if told else None, confirmed=assignment.confirmed)
    rows = tuple(replace(row, earlier=row.sha256 in earlier) for row in result.messages)
    result = replace(result, receipt=receipt, messages=rows, refusals=reconcile(assignment.refused, collected.messages))
    return Made(result=result, messages=collected.messages, documents=documents)


def make_result(collected: Collected, assessed: Assessed, *, rules: Round, office: str, settings: str) -> Result:
    """The one object that every output is a rendering of; `settings` is the fingerprint of what else can change a verdict."""
    gaps = tuple(_gaps(collected, assessed))
    receipt = Receipt(
        program=PROGRAM,
        round=rules.id,
        round_sha256=rules.sha256,
        office=office,
        inputs=digest_of_all(sorted(message.sha256 for message in collected.messages)),
        case=settings,
        libraries={**versions(), "programmacode": source_digest(*PACKAGES)[:16]},
        complete=not gaps,
        incomplete_because=gaps,
        passed_over=collected.passed_over,
        messages=len(assessed.messages),
        attachments=sum(len(row.attachments) for row in assessed.messages),
    )
    return Result(
        receipt=receipt,
        office=office,
        procedure=procedure(rules, office),
        messages=assessed.messages,
        bids=assessed.bids,
        assessments=assessed.assessments,
    )


def _gaps(collected: Collected, assessed: Assessed) -> Iterator[str]:
    """Why the run may not be called complete: what was not seen, and a count that does not add up."""
    if len(collected.messages) != len(assessed.messages):
        yield f"{len(collected.messages)} mails gelezen, maar {len(assessed.messages)} in het resultaat"
    yield from collected.unread
    leaves = {message.sha256: len(message.leaves) for message in collected.messages}
    for row in assessed.messages:
        if len(row.attachments) + len(row.parts) != leaves.get(row.sha256):
            yield f"mail {row.sha256[:12]}: niet elk onderdeel staat in het resultaat"
        for leaf in (*row.attachments, *row.parts):
            if leaf.state in INCOMPLETE_STATES:
                yield f"{place(row, leaf)}: {_STATES[leaf.state]}"


_STATES = {
    State.PARTLY_READ: "niet helemaal gelezen",
    State.UNREADABLE: "niet leesbaar",
    State.ENCRYPTED: "versleuteld",
    State.UNSUPPORTED: "een soort bestand dat niet gelezen kan worden",
    State.TOO_LARGE: "te groot",
}

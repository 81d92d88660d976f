"""The order of the stages: sources -> originals -> messages -> documents -> bids -> findings -> proof -> register -> reports.

Only this file writes the register. One trap per document lies in the bounded children; nothing here stops at one bad bid.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checklist.assess import Assessed, assess
from checklist.finding import Receipt, Result
from checklist.refusals import reconcile
from checklist.round import Round
from checklist.round_procedure import procedure
from extractors.document import Document
from intake.message import INCOMPLETE_STATES, Message, Refused, State
from intake.originals import Originals
from intake.receipt import RelaySettings
from reports.beside import Beside, attached
from reports.receipt import run_id
from reports.result import to_json
from reports.write import write
from toetssteen import PROGRAM
from toetssteen.case import Case
from toetssteen.diagnosis import versions
from toetssteen.progress import Progress
from toetssteen.register import Draft, Register
from toetssteen.stages import Collected, collect, passages, proof, read_documents


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A finished assessment: the result, the head of the register when it was recorded, and where it was written."""

    result: Result
    head: str
    folder: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the purchaser gives: where the mails are, what the mail server refused, and how many readers may work at once."""

    sources: tuple[str, ...]
    refused: tuple[Refused, ...] = ()
    workers: int = 1


def beoordeel(asked: Asked, *, case: Case, rules: Round, progress: Progress) -> Run:
    """The main job, from sources to reports in the case folder. The caller holds the case's lock."""
    originals = Originals(case.originals)
    relays = RelaySettings(hosts=case.settings.ontvangst.eigen_servers, domains=case.settings.ontvangst.eigen_domeinen)
    trust = case.trust()
    collected = collect(asked.sources, originals=originals, relays=relays, progress=progress)
    documents = read_documents(collected.messages, originals=originals, trust=trust, workers=asked.workers, progress=progress)
    assessed = assess(collected.messages, documents, rules=rules, office=case.settings.zorgkantoor)
    proven = proof(assessed, documents, originals=originals, workers=asked.workers)
    settings = _digest([case.settings.fingerprint(), trust.digest(), *map(repr, asked.refused)])
    result = make_result(collected, proven, rules=rules, office=case.settings.zorgkantoor, settings=settings)
    result = replace(result, refusals=reconcile(asked.refused, collected.messages))
    pictures = passages(proven, documents, originals=originals, workers=asked.workers)
    links, contents = attached(result, has=originals.__contains__)
    files = {path: originals.path(sha256) for path, sha256 in contents.items()}
    beside = Beside(links=links, files=files, pictures=pictures)
    return _recorded(result, collected.messages, documents, case=case, beside=beside)


def make_result(collected: Collected, assessed: Assessed, *, rules: Round, office: str, settings: str) -> Result:
    """The one object that every output is a rendering of; `settings` is the fingerprint of what else can change a verdict."""
    gaps = tuple(_gaps(collected, assessed))
    receipt = Receipt(
        program=PROGRAM,
        round=rules.id,
        round_sha256=rules.sha256,
        office=office,
        inputs=_digest(sorted(message.sha256 for message in collected.messages)),
        case=settings,
        libraries=versions(),
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
                yield f"mail {row.sha256[:12]}, onderdeel {leaf.part}: {_STATES[leaf.state]}"


_STATES = {
    State.PARTLY_READ: "niet helemaal gelezen",
    State.UNREADABLE: "niet leesbaar",
    State.ENCRYPTED: "versleuteld",
    State.UNSUPPORTED: "een soort bestand dat niet gelezen kan worden",
    State.TOO_LARGE: "te groot",
}


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _recorded(result: Result, messages: Sequence[Message], documents: Mapping[str, Document], *, case: Case, beside: Beside) -> Run:
    """Record what was seen and found, write the reports with the register's head, then record the reports."""
    name = run_id(result.receipt)
    folder = case.report(name)
    register = Register(case.register)
    try:
        head = register.record([*_arrivals(messages), *_readings(documents), *_findings(result, name)])
        written = write(result, folder, head=head, beside=beside)
        register.record(
            [
                Draft(
                    kind="rapport",
                    subject=f"{name}/{path.relative_to(folder).as_posix()}",
                    body={"sha256": _hash_file(path)},
                )
                for path in sorted(written)
            ]
        )
    finally:
        register.close()
    return Run(result=result, head=head, folder=folder)


def _arrivals(messages: Sequence[Message]) -> Iterator[Draft]:
    """Messages in order of their sha256: not of the source, which may list them otherwise tomorrow."""
    for message in sorted(messages, key=lambda message: message.sha256):
        yield Draft(
            kind="aankomst",
            subject=message.sha256,
            body={
                "grootte": message.size,
                "ontvangen": message.receipt.at.isoformat() if message.receipt.at else "",
                "kopieen": list(message.copies),
                "onderdelen": [[leaf.part, leaf.sha256] for leaf in message.leaves],
            },
        )


def _readings(documents: Mapping[str, Document]) -> Iterator[Draft]:
    for sha256, document in sorted(documents.items()):
        body = {"toestand": document.state.value, "doorzoekbaarheid": document.searchability.value, "programma": PROGRAM}
        yield Draft(kind="lezing", subject=sha256, body=body)


def _findings(result: Result, name: str) -> Iterator[Draft]:
    for row in result.assessments:
        verdicts = {document.rule: [document.verdict.value, document.reason.value] for document in row.documents}
        body = {"stand": row.standing.value, "stukken": verdicts, "run": name}
        yield Draft(kind="bevinding", subject=f"{row.bid}/{row.region}", body=body)
    digest = hashlib.sha256(to_json(result)).hexdigest()
    yield Draft(kind="toetsing", subject=name, body={"sha256": digest, "compleet": result.receipt.complete})

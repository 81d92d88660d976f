"""What a run puts on record: arrivals, readings, what was asked, what was found, what was written. Ids and digests only.

The order of the entries follows from their content, not from the order of the sources or the number of readers: the same inputs
give the same heads. What an entry names stands on disk before the entry does.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from checklist.finding import Assessment, Result
from extractors.document import Document
from extractors.seals.trust import Trust
from extractors.stored import document_bytes
from intake.message import Message
from intake.originals import sha256_of
from reports.receipt import run_id
from reports.result import row_json, to_json
from toetssteen.answers import LASTING, Answers
from toetssteen.assignment import Assignment, assignment_bytes, assignment_from
from toetssteen.case import Case, CaseError
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.register import Register

RESULT = "toetsing.json"


class Whole(Protocol):
    """What a run made, as far as the record needs it."""

    @property
    def result(self) -> Result: ...
    @property
    def messages(self) -> tuple[Message, ...]: ...
    @property
    def documents(self) -> Mapping[str, Document]: ...


def drafts(made: Whole, assignment: Assignment, *, key: str) -> Iterator[Draft]:
    """Everything that a run records before its reports; the last one is the result."""
    yield from _arrivals(made.messages)
    yield from _readings(made.documents, key=key)
    yield from outcome(made.result, assignment)


def outcome(result: Result, assignment: Assignment) -> Iterator[Draft]:
    """What was asked and what came out of it; the last one is the result."""
    name = run_id(result.receipt)
    yield Draft(kind=Kind.ASSIGNMENT, subject=name, body={"sha256": sha256_of(assignment_bytes(assignment))})
    for row in result.assessments:
        yield Draft(kind=Kind.FINDING, subject=f"{row.bid}/{row.region}", body={"sha256": observed(row), "run": name, **_said(row)})
    yield Draft(kind=Kind.RESULT, subject=name, body={"sha256": sha256_of(to_json(result)), "compleet": result.receipt.complete})


def performed(run: str, *, by: str, on: dt.date) -> Iterator[Draft]:
    """Who made this run, when somebody says so; no name is made up from an account."""
    if by.strip():
        yield Draft(kind=Kind.PERFORMED, subject=run, body={"door": by.strip(), "op": on.isoformat()})


def digest_of_all(parts: Iterable[str]) -> str:
    """One digest over texts in this order."""
    return sha256_of("\n".join(parts).encode(errors="surrogatepass"))


def observed(row: object) -> str:
    """The digest of a row of the result (an assessment, a document, a criterion): what was seen, as a decision may rest on it."""
    return sha256_of(row_json(row))


def keep(assignment: Assignment, result: Result, *, case: Case, trust: Trust, round_files: Iterable[Path]) -> None:
    """Durably, before the register names them: what was asked, by which rules, and what came out."""
    for content in (*trust.certificates, *(path.read_bytes() for path in round_files), assignment_bytes(assignment), to_json(result)):
        case.kept.put(content)


def reports(written: Iterable[Path], *, start: Path, folder: Path) -> Iterator[Draft]:
    """A draft for every file of a folder that was written, named from `start`."""
    for path in sorted(written):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield Draft(
            kind=Kind.REPORT,
            subject=f"{folder.relative_to(start).as_posix()}/{path.relative_to(folder).as_posix()}",
            body={"sha256": digest},
        )


def as_recorded(entries: Iterable[Entry], *, folder: Path, start: Path) -> bool:
    """Does this folder hold every file that was recorded of it, to the byte, and no other? Then there is nothing to write again:

    the result in it names the program, the libraries and the inputs, and the pages follow from those.
    """
    name = f"{folder.relative_to(start).as_posix()}/"
    wanted = {entry.subject: entry.content["sha256"] for entry in entries if entry.subject.startswith(name)}
    here = reports((path for path in folder.rglob("*") if path.is_file()), start=start, folder=folder)
    return bool(wanted) and wanted == {draft.subject: draft.body["sha256"] for draft in here}


def run_folder(entries: Iterable[Entry], sha256: str) -> str:
    """The name of the folder with the reports of the result with this digest; "" when none was recorded."""
    found = [entry.subject for entry in entries if entry.subject.endswith(f"/{RESULT}") and entry.content["sha256"] == sha256]
    return found[-1].removesuffix(f"/{RESULT}") if found else ""


def free_folder(entries: Iterable[Entry], result: Result) -> str:
    """The name of the folder for the reports of this result: never one that holds the reports of another."""
    name, digest = run_id(result.receipt), sha256_of(to_json(result))
    taken = {entry.subject: entry.content["sha256"] for entry in entries if entry.subject.endswith(f"/{RESULT}")}
    number = 1
    while taken.get(f"{(found := name if number == 1 else f'{name}-{number}')}/{RESULT}", digest) != digest:
        number += 1
    return found


def readings_of(entries: Iterable[Entry], key: str) -> dict[str, str]:
    """sha256 of the file -> sha256 of its reading, as this reader's readings were recorded last."""
    return {entry.subject: str(entry.content["sha256"]) for entry in entries if entry.content["lezer"] == key and entry.content["sha256"]}


def answers_of(case: Case, register: Register, key: str) -> Answers:
    """What this reader answered before, with what the register says of it."""
    pointers = {
        (entry.subject, str(entry.content["naam"])): str(entry.content["sha256"])
        for entry in register.entries(Kind.POINTER)
        if entry.content["lezer"] == key
    }
    return Answers(folder=case.readings, key=key, registered=readings_of(register.entries(Kind.READING), key), pointers=pointers)


def pointers(answers: Answers) -> Iterator[Draft]:
    """A draft for every place and picture that this run rests on."""
    for (sha256, name), digest in sorted(answers.used.items()):
        yield Draft(kind=Kind.POINTER, subject=sha256, body={"lezer": answers.key, "naam": name, "sha256": digest})


def last_assignment(case: Case, register: Register, run: str = "") -> Assignment | None:
    """What the last run (or the named one) was asked; None when there was none. CaseError when it is on record but not kept."""
    found = [entry for entry in register.entries(Kind.ASSIGNMENT) if not run or entry.subject == run]
    return read_assignment(case, str(found[-1].content["sha256"])) if found else None


def read_assignment(case: Case, sha256: str) -> Assignment:
    """What a run was asked, by the digest in its entry; CaseError when that is not kept as it was."""
    try:
        content = case.kept.get(sha256)
        return assignment_from(content) if sha256_of(content) == sha256 else _spoilt(case, sha256)
    except (KeyError, ValueError):
        return _spoilt(case, sha256)


def _spoilt(case: Case, sha256: str) -> Assignment:
    raise CaseError(f"{case.kept.path(sha256)} ontbreekt of is veranderd. Voer `toetssteen controleer {case.folder}` uit.")


def _arrivals(messages: Iterable[Message]) -> Iterator[Draft]:
    """Messages in order of their sha256: not of the source, which may list them otherwise tomorrow."""
    for message in sorted(messages, key=lambda message: message.sha256):
        yield Draft(
            kind=Kind.ARRIVAL,
            subject=message.sha256,
            body={
                "grootte": message.size,
                "ontvangen": message.receipt.at.isoformat() if message.receipt.at else "",
                "kopieen": list(message.copies),
                "onderdelen": [[leaf.part, leaf.sha256] for leaf in message.leaves],
            },
        )


def _readings(documents: Mapping[str, Document], *, key: str) -> Iterator[Draft]:
    """`sha256` is that of the reading as it is kept; empty when it is not kept, because it may go otherwise the next time."""
    for sha256, document in sorted(documents.items()):
        digest = sha256_of(document_bytes(document)) if document.state in LASTING else ""
        body = {"toestand": document.state.value, "doorzoekbaarheid": document.searchability.value, "lezer": key, "sha256": digest}
        yield Draft(kind=Kind.READING, subject=sha256, body=body)


def _said(row: Assessment) -> dict[str, object]:
    return {
        "stand": row.standing.value,
        "stukken": {document.rule: [document.verdict.value, document.reason.value] for document in row.documents},
    }

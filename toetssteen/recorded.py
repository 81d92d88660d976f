"""The result of a run as it was written and recorded: read again only when it is still what it was. Writes nothing."""

import hashlib
import json
from dataclasses import dataclass

from checklist.finding import Result
from reports.result import from_json
from toetssteen.case import Case, CaseError
from toetssteen.register import START, Register

RESULT = "toetsing.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A result from the case folder, and the head of the register that its own reports bear."""

    run: str
    result: Result
    head: str


def recorded(case: Case, run: str = "") -> Recorded:
    """The named run, else the last one that was recorded; CaseError when there is none or its result was changed since."""
    digest, head, found = _last(case, run)
    if not found:
        raise CaseError(f"In {case.folder} staat geen toetsing{f' {run}' if run else ''}. Voer eerst `toetssteen beoordeel` uit.")
    path = case.report(found) / RESULT
    if not path.is_file() or hashlib.sha256(content := path.read_bytes()).hexdigest() != digest:
        raise CaseError(f"{path} ontbreekt of is veranderd. Voer `toetssteen controleer` uit, of maak de toetsing opnieuw.")
    return Recorded(run=found, result=from_json(content), head=head)


def _last(case: Case, run: str) -> tuple[str, str, str]:
    """Digest, head and name of the run; empty texts when there is none."""
    if not case.register.is_file():
        return "", START, ""
    found = "", START, ""
    register = Register(case.register)
    try:
        for entry in register.entries():
            if entry.kind == "toetsing" and (not run or entry.subject == run):
                found = json.loads(entry.body)["sha256"], entry.head, entry.subject
    finally:
        register.close()
    return found

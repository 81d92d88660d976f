"""What an evidence package leaves out, and why: every entry of which only the digests go in, and every file that does not go in.

Of others nothing may follow from it. An entry is named by its number, and a file by a mark that is a digest over its digest: the digest
itself would help to guess what the entry that names it says. Who has a file can see from its mark that it was left out, not of whom it is;
that is the residual risk. docs/register.md, chapter 5.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from checklist.finding import Result
from intake.originals import sha256_of
from reports.beside import FOLDER
from reports.sheet import PAGE
from toetssteen.chain import Entry, Kind
from toetssteen.named_files import files_of
from toetssteen.ownership import CORRECTED
from toetssteen.remark import Remark

FILE = "weggelaten.json"
Key = TypeVar("Key", int, str)
_GROUP = "vermeldingen die niet in het pakket zitten en niet zo in de lijst daarvan staan"


class Why(StrEnum):
    """Dutch: why something is not in the package."""

    OTHERS = "gaat over een andere inschrijver"
    ALSO = "gaat ook over andere inschrijvers"
    NOBODY = "hoort niet bij deze inschrijver"
    NOT_ASKED = "van een eerdere toetsing of een gelakte versie, niet gevraagd"
    AGAIN = "is opnieuw te maken uit de originelen"
    GONE = "verwijderd omdat de bewaartermijn van een andere inschrijver voorbij was"
    REMOVED = "verwijderd omdat de bewaartermijn voorbij was"
    SETTING = "hoort bij de opdracht, en die gaat ook over andere inschrijvers"


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Whose package, and what goes in: what the reasons follow from."""

    bid: str
    result: Result
    whole: Collection[int]  # numbers of the entries that go in whole
    inside: Collection[str]  # paths of the files that go in
    own_reports: Collection[str]  # subjects of reports that are of this bid alone, of any run


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Everything that is not in the package."""

    entries: Mapping[int, Why]  # by number
    marks: Mapping[str, Why]  # of files that only entries about others name
    files: Mapping[str, str]  # sha256 -> why, of files that a whole entry names

    def counted(self) -> tuple[tuple[str, int, int], ...]:
        """For the page: each reason with how many entries and files, the most first."""
        reasons = sorted({*self.entries.values(), *self.marks.values(), *self.files.values()})
        files = (*self.marks.values(), *self.files.values())
        rows = [(str(why), _count(self.entries.values(), why), _count(files, why)) for why in reasons]
        return tuple(sorted(rows, key=lambda row: (-row[1] - row[2], row[0])))


def _count(found: Iterable[str], why: str) -> int:
    return sum(one == why for one in found)


def mark_of(sha256: str) -> str:
    """What a file of others is called in the list: whoever has the file can make this, and nothing can be made from it."""
    return sha256_of(f"weggelaten:{sha256}".encode())


def left_out(entries: Sequence[Entry], view: View, said: Mapping[str, str]) -> LeftOut:
    """Everything of the register that is not in the package; `said` are the files with a reason of their own, by sha256."""
    owners, numbers = _owners(view.result), _bids_of_numbers(entries)
    apart = {entry.number: _why(entry, view, owners, numbers) for entry in entries if entry.number not in view.whole}
    removed = {entry.subject: entry.number for entry in entries if entry.kind == Kind.REMOVAL}
    files = dict(said)
    marks: dict[str, Why] = {}
    here = {path.rpartition("/")[2].removesuffix(".json") for path in view.inside if path.startswith(("originelen/", "vastgelegd/"))}
    for entry in entries:
        for path, sha256 in files_of(entry):
            if path in view.inside or sha256 in here:
                continue
            if entry.number in apart:
                marks.setdefault(mark_of(sha256), apart[entry.number])
            elif sha256 not in removed and (why := _of_a_whole_entry(entry)):
                files.setdefault(sha256, why)
            elif sha256 in removed and removed[sha256] not in view.whole and entry.kind in CORRECTED:  # of who went once, and came back
                files.setdefault(sha256, Why.REMOVED)
    known = {mark_of(sha256) for sha256 in files}
    return LeftOut(entries=apart, marks={mark: why for mark, why in marks.items() if mark not in known}, files=files)


def _of_a_whole_entry(entry: Entry) -> Why | None:
    """Why a file that a whole entry names can be absent; None where it cannot, and who checks must find that."""
    return {Kind.READING: Why.AGAIN, Kind.POINTER: Why.AGAIN, Kind.FINDING: Why.GONE}.get(Kind(entry.kind))


def _owners(result: Result) -> dict[str, frozenset[str]]:
    """The bids of every mail and of everything in it, by sha256."""
    found: dict[str, frozenset[str]] = {}
    for row in result.messages:
        for sha256 in (row.sha256, *row.copies, *(leaf.sha256 for leaf in (*row.attachments, *row.parts))):
            found[sha256] = found.get(sha256, frozenset()) | frozenset(row.bid)
    return found


def _bids_of_numbers(entries: Iterable[Entry]) -> dict[str, str]:
    """The bid of each entry that others name by its number: decisions, objections, letters."""
    named = (Kind.DECISION, Kind.OBJECTION, Kind.LETTER)
    return {str(entry.number): entry.subject.partition("/")[0] for entry in entries if entry.kind in named}


def _why(entry: Entry, view: View, owners: Mapping[str, frozenset[str]], numbers: Mapping[str, str]) -> Why:
    """Why only the digests of this entry go in."""
    match entry.kind:
        case Kind.ARRIVAL | Kind.READING | Kind.POINTER:
            bids = owners.get(entry.subject, frozenset())
            return Why.ALSO if view.bid in bids else Why.OTHERS if bids else Why.NOBODY
        case Kind.REPORT:
            return Why.NOT_ASKED if entry.subject in view.own_reports else Why.OTHERS if _of_one(entry.subject) else Why.ALSO
        case Kind.INTENTION:
            return Why.ALSO if view.bid in str(entry.content.get("inschrijvers")) else Why.OTHERS
        case Kind.CONFIRMATION:
            return Why.OTHERS if numbers.get(entry.subject, view.bid) != view.bid else Why.ALSO
        case Kind.RESULT | Kind.ASSIGNMENT:
            return Why.ALSO
    return Why.OTHERS


def _of_one(report: str) -> bool:
    """Is this report about one bid: its page, or a copy of a file that it sent?"""
    parts = report.split("/")
    return FOLDER in parts[1:2] or parts[-1].startswith(PAGE)


def as_json(found: LeftOut, shared: Sequence[str], *, register: str) -> bytes:
    """The file as it goes in; `shared` are the mails that are of another bidder too, `register` its name as an anchor has it.

    Its entries do not say that name, and a time stamp is on a line that holds it.
    """
    body = {
        "bestanden": dict(found.files),
        "kenmerken": _by_reason(found.marks),
        "mails_van_meer_inschrijvers": list(shared),
        "register": register,
        "vermeldingen": _by_reason(found.entries),
    }
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _by_reason(found: Mapping[Key, Why]) -> dict[str, list[Key]]:
    return {why: sorted(one for one, reason in found.items() if reason is why) for why in sorted(set(found.values()))}


def register_name(files: Mapping[str, Path]) -> str:
    """The name of the register as a package (its files by their path) says it; "" where an older one does not, or it cannot be read."""
    try:
        name = json.loads(files[FILE].read_bytes()).get("register", "")
    except (OSError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return ""
    return name if isinstance(name, str) else ""


def left_out_faults(files: Mapping[str, Path], apart: Collection[int]) -> Iterator[Remark]:
    """Does the list in a package (its files by their path) name exactly the entries of which only the digests are there?

    Older packages list no entries; what cannot be read is told elsewhere.
    """
    try:
        listed = json.loads(files[FILE].read_bytes()).get("vermeldingen")
        numbers = None if listed is None else {int(one) for some in listed.values() for one in some}
    except (OSError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return
    for number in sorted((set(apart) ^ numbers) if numbers is not None else ()):
        what = "staat alleen met controlegetallen in register.jsonl" if number in apart else "staat heel in register.jsonl, of is er niet"
        text = f"Vermelding {number} {what}, maar {FILE} zegt iets anders."
        yield Remark(group=_GROUP, text=text)

"""Is an evidence package still what it was: its manifests, the chain with what was left out, and every file that an entry names?

The first verifier of packages; `controleer_zelf.py` in the package is the second. The format stands in docs/register.md, chapter 5.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.originals import HASH
from toetssteen.bag import bag_faults
from toetssteen.chain import START, Entry, Kind, digest_of, next_head, next_seal
from toetssteen.verify import Verified
from toetssteen.verify import digest_of as digest_of_file

SIGN = "bagit.txt"
"""A folder with this file is a package."""


class PackageError(Exception):
    """This is not an evidence package of ours; the sentence says what is missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """An entry of which only the digests are in the package."""

    number: int
    digest: str
    head: str
    at: str
    seal: str


def entries_of(folder: Path) -> tuple[Entry | Left, ...]:
    """The register as the package has it; PackageError when it cannot be read."""
    path = folder / "data" / "register.jsonl"
    try:
        return tuple(_entry(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise PackageError(f"{path} ontbreekt of is geen register ({type(wrong).__name__}). Dit is geen heel bewijspakket.") from wrong


def _entry(row: dict[str, Any]) -> Entry | Left:
    number, digest, head, at, seal = int(row["nummer"]), *(str(row[name]) for name in ("vermelding", "kop", "tijdstip", "zegel"))
    if "inhoud" not in row:
        return Left(number=number, digest=digest, head=head, at=at, seal=seal)
    said = {"kind": str(row["soort"]), "subject": str(row["onderwerp"]), "body": str(row["inhoud"])}
    return Entry(number=number, digest=digest, head=head, at=at, seal=seal, **said)


def verify_package(folder: Path, entries: Sequence[Entry | Left]) -> Verified:
    """The whole package."""
    data = folder / "data"
    whole = [entry for entry in entries if isinstance(entry, Entry)]
    found = [*bag_faults(folder), *_chain(entries), *_files(data, whole), *_strange(data, whole)]
    files = sum(path.is_file() for path in data.rglob("*"))
    return Verified(faults=tuple(found), questions=(), entries=len(entries), files=files)


def _chain(entries: Sequence[Entry | Left]) -> Iterator[str]:
    head, seal = START, START
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            yield f"Op regel {number} van het register staat vermelding {entry.number}: er ontbreekt iets of de volgorde is veranderd."
        if isinstance(entry, Entry) and digest_of(kind=entry.kind, subject=entry.subject, body=entry.body) != entry.digest:
            yield f"Vermelding {entry.number} ({entry.kind}) is na het vastleggen veranderd."
        head = next_head(head, digest=entry.digest)
        seal = next_seal(seal, head=head, at=entry.at)
        if (head, seal) != (entry.head, entry.seal):
            yield f"Vermelding {entry.number} klopt niet met de vermelding ervoor."
            head, seal = entry.head, entry.seal


def _files(data: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """Every file that a whole entry names is there as it was, or is said to be left out or removed."""
    absent = _left_out(data) | {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
    for entry in entries:
        for name, digest in _named(entry):
            path = data / name
            if digest in absent or entry.subject in absent:
                continue
            if not path.is_file():
                if entry.kind != Kind.READING:
                    yield f"{name} ontbreekt (vermelding {entry.number}, {entry.kind})."
            elif digest_of_file(path) != digest:
                yield f"{name} is na het vastleggen veranderd (vermelding {entry.number}, {entry.kind})."


def _named(entry: Entry) -> Iterator[tuple[str, str]]:
    """Path in the package and sha256 of each file that an entry names."""
    body = entry.content
    digest = str(body.get("sha256", ""))
    match entry.kind:
        case Kind.ARRIVAL:
            yield from ((_original(one), one) for one in sorted(_digests(entry)))
        case Kind.READING if digest:
            yield f"lezingen/{str(body['lezer'])[:16]}/{entry.subject[:2]}/{entry.subject}.lezing.json", digest
        case Kind.ASSIGNMENT | Kind.RESULT:
            yield f"vastgelegd/{digest[:2]}/{digest}", digest
        case Kind.FINDING:
            yield f"bevindingen/{digest}.json", digest
        case Kind.REPORT:
            yield f"rapporten/{entry.subject}", digest
        case Kind.OBJECTION | Kind.ANSWER if body["bestand"]:
            yield _original(str(body["bestand"])), str(body["bestand"])


def _original(sha256: str) -> str:
    return f"originelen/{sha256[:2]}/{sha256}"


def _digests(entry: Entry) -> set[str]:
    """Every original that an arrival names."""
    parts, copies = entry.content["onderdelen"], entry.content["kopieen"]
    found = {entry.subject}
    found |= {str(one[1]) for one in parts} if isinstance(parts, list) else set()
    return found | ({str(one) for one in copies} if isinstance(copies, list) else set())


def _left_out(data: Path) -> set[str]:
    try:
        found = json.loads((data / "weggelaten.json").read_text(encoding="utf-8"))["bestanden"]
        return {str(one) for one in found}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _strange(data: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """Originals that no entry speaks of, or that bear another name than their digest."""
    named = {digest for entry in entries if entry.kind in (Kind.ARRIVAL, Kind.OBJECTION, Kind.ANSWER) for _, digest in _named(entry)}
    for path in sorted((data / "originelen").rglob("*")):
        if path.is_file():
            if not HASH.fullmatch(path.name) or digest_of_file(path) != path.name:
                yield f"originelen/{path.name} is niet meer gelijk aan wat is aangekomen."
            elif path.name not in named:
                yield f"originelen/{path.name} staat niet in het register."

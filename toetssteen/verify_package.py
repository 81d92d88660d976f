"""Is an evidence package still what it was: its manifests, the chain with what was left out, and every file that an entry names?

The first verifier of packages; `controleer_zelf.py` in the package is the second. The format stands in docs/register.md, chapter 5.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toetssteen.assignment import assignment_from
from toetssteen.bag import bag_faults
from toetssteen.chain import START, Entry, Kind, digest_of, next_head, next_seal
from toetssteen.verify import Verified, plain_files
from toetssteen.verify import digest_of as digest_of_file

_LINKS = sorted(("nummer", "vermelding", "kop", "tijdstip", "zegel"))
_STORES = ("originelen/", "lezingen/", "rapporten/", "vastgelegd/", "bevindingen/")

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
        return tuple(_entry(json.loads(line, object_pairs_hook=list)) for line in path.read_text(encoding="utf-8").strip("\n").split("\n"))
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise PackageError(f"{path} ontbreekt of is geen register ({type(wrong).__name__}). Dit is geen heel bewijspakket.") from wrong


def _entry(pairs: list[tuple[str, Any]]) -> Entry | Left:
    row = dict(pairs)
    if sorted(name for name, _ in pairs) not in (_LINKS, sorted((*_LINKS, "soort", "onderwerp", "inhoud"))):
        raise ValueError("other names than agreed, or one twice: a person could read the first and a program the last")
    number, digest, head, at, seal = int(row["nummer"]), *(str(row[name]) for name in ("vermelding", "kop", "tijdstip", "zegel"))
    if "inhoud" not in row:
        return Left(number=number, digest=digest, head=head, at=at, seal=seal)
    said = {"kind": str(row["soort"]), "subject": str(row["onderwerp"]), "body": str(row["inhoud"])}
    return Entry(number=number, digest=digest, head=head, at=at, seal=seal, **said)


def verify_package(folder: Path, entries: Sequence[Entry | Left]) -> Verified:
    """The whole package."""
    here: dict[str, Path] = {}
    odd = list(plain_files(folder.resolve(), "", here))
    files = {name.removeprefix("data/"): path for name, path in here.items() if name.startswith("data/")}
    whole = [entry for entry in entries if isinstance(entry, Entry)]
    named, strange = _all_named(whole)
    named |= _asked(files, named)
    found = [*odd, *([] if odd else bag_faults(folder)), *_chain(entries), *strange, *_files(files, whole, named), *_beside(files, named)]
    return Verified(faults=tuple(found), questions=(), entries=len(entries), files=len(files))


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


def _all_named(entries: Sequence[Entry]) -> tuple[dict[str, tuple[str, Entry]], list[str]]:
    """Path -> sha256 and the last entry that says so; and sentences about entries that cannot be understood."""
    named: dict[str, tuple[str, Entry]] = {}
    strange = []
    for entry in entries:
        try:
            named |= {name: (digest, entry) for name, digest in _named(entry)}
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            strange.append(f"De inhoud van vermelding {entry.number} ({entry.kind[:40]}) is niet te begrijpen.")
    return named, strange


def _asked(files: Mapping[str, Path], named: Mapping[str, tuple[str, Entry]]) -> dict[str, tuple[str, Entry]]:
    """The files of the round and the certificates that an assignment names, where it is in the package as it was."""
    found: dict[str, tuple[str, Entry]] = {}
    for name, (digest, entry) in named.items():
        if entry.kind == Kind.ASSIGNMENT and name in files and digest_of_file(files[name]) == digest:
            try:
                asked = assignment_from(files[name].read_bytes())
            except (ValueError, LookupError, RecursionError):
                continue  # then its files are told as not in the register
            for one in (*(digest for _, digest in asked.round_files), *asked.certificates):
                found[f"vastgelegd/{one[:2]}/{one}"] = (one, entry)
    return found


def _files(files: Mapping[str, Path], entries: Sequence[Entry], named: Mapping[str, tuple[str, Entry]]) -> Iterator[str]:
    """Every file that a whole entry names is there as it was, or is said to be left out or removed."""
    try:
        left_out = json.loads(files["weggelaten.json"].read_bytes())["bestanden"].keys()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        yield "weggelaten.json ontbreekt of is niet te lezen: niemand weet dan wat er met opzet niet in zit."
        left_out = ()
    absent = {*left_out, *(entry.subject for entry in entries if entry.kind == Kind.REMOVAL)}
    for name, (digest, entry) in named.items():
        if name in files:
            if digest_of_file(files[name]) != digest:
                yield f"{name} is na het vastleggen veranderd (vermelding {entry.number}, {entry.kind})."
        elif entry.kind not in (Kind.READING, Kind.POINTER) and not {digest, entry.subject} & absent:
            yield f"{name} ontbreekt (vermelding {entry.number}, {entry.kind})."


def _named(entry: Entry) -> Iterator[tuple[str, str]]:
    """Path in the package and sha256 of each file that an entry names."""
    body = entry.content
    digest = str(body.get("sha256", ""))
    match entry.kind:
        case Kind.ARRIVAL:
            yield from ((_original(one), one) for one in sorted(_digests(entry)))
        case Kind.READING | Kind.POINTER if digest:
            name = str(body.get("naam", "lezing.json"))
            yield f"lezingen/{str(body['lezer'])[:16]}/{entry.subject[:2]}/{entry.subject}.{name}", digest
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


def _beside(files: Mapping[str, Path], named: Mapping[str, tuple[str, Entry]]) -> Iterator[str]:
    """What no entry speaks of, where every file belongs to one."""
    for name, path in sorted(files.items()):
        if not name.startswith(_STORES) or name in named:
            continue
        if name.startswith("originelen/") and digest_of_file(path) != path.name:
            yield f"{name} is niet meer gelijk aan wat is aangekomen."
        else:
            yield f"{name} staat niet in het register."

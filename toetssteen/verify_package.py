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
from toetssteen.chain import START, Entry, Kind, digest_of, next_head, next_seal, set_back
from toetssteen.composition import REGISTER, composed, listed
from toetssteen.left_out import left_out_faults
from toetssteen.named_files import LETTERS, MAY_BE_ABSENT, files_of
from toetssteen.remark import Remark, remarks
from toetssteen.sendings import sent
from toetssteen.verify import CHAIN, CLOCK, UNNAMED, Verified, plain_files
from toetssteen.verify import digest_of as digest_of_file
from toetssteen.verify_letters import Letter, extra, looked_at, note, question
from toetssteen.verify_shown import shown_faults, unproven

_LINKS = sorted(("nummer", "vermelding", "kop", "tijdstip", "zegel"))
_STORES = ("originelen/", "lezingen/", "rapporten/", "vastgelegd/", "bevindingen/")

_LINES = f"regels van {REGISTER} die niet te lezen zijn"
_ODD = "dingen in het pakket die geen gewoon bestand zijn"
_LISTED = "bestanden waarvan de lijst van bestanden iets anders zegt"

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """The register as the package has it: what can be read, and a sentence about each line that cannot."""

    entries: tuple[Entry | Left, ...]
    faults: tuple[Remark, ...] = ()
    unread: frozenset[int] = frozenset()  # numbers of lines; line n holds entry n


def entries_of(folder: Path) -> Lines:
    """Every line of `data/register.jsonl`; PackageError only when this bag never held a register of ours."""
    path = folder / "data" / REGISTER
    try:
        lines = path.read_bytes().removesuffix(b"\n").split(b"\n")
    except OSError as gone:
        if not any(f"data/{REGISTER}" in list_.read_text(encoding="utf-8", errors="replace") for list_ in folder.glob("manifest-*.txt")):
            raise PackageError(
                f"{folder} is een BagIt-map, maar geen bewijspakket van Toetssteen: {REGISTER} ontbreekt, ook in de lijst van bestanden."
            ) from gone
        text = f"{REGISTER} ontbreekt of is niet te lezen. Daarin staat het register; zonder is van de rest niet te zeggen of het klopt."
        return Lines(entries=(), faults=(Remark(group=_LINES, text=text),))
    entries: list[Entry | Left] = []
    faults: dict[int, Remark] = {}
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(_entry(json.loads(line, object_pairs_hook=list)))
        except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            text = f"Regel {number} van {REGISTER} is geen vermelding zoals Toetssteen die schrijft: de regel is veranderd of beschadigd."
            faults[number] = Remark(group=_LINES, text=text)
    return Lines(entries=tuple(entries), faults=tuple(faults.values()), unread=frozenset(faults))


def _entry(pairs: list[tuple[str, Any]]) -> Entry | Left:
    row = dict(pairs)
    if sorted(name for name, _ in pairs) not in (_LINKS, sorted((*_LINKS, "soort", "onderwerp", "inhoud"))):
        raise ValueError("other names than agreed, or one twice: a person could read the first and a program the last")
    number, digest, head, at, seal = int(row["nummer"]), *(str(row[name]) for name in ("vermelding", "kop", "tijdstip", "zegel"))
    if "inhoud" not in row:
        return Left(number=number, digest=digest, head=head, at=at, seal=seal)
    said = {"kind": str(row["soort"]), "subject": str(row["onderwerp"]), "body": str(row["inhoud"])}
    return Entry(number=number, digest=digest, head=head, at=at, seal=seal, **said)


def verify_package(folder: Path, lines: Lines) -> Verified:
    """The whole package."""
    here: dict[str, Path] = {}
    odd = list(plain_files(folder.resolve(), "", here))
    files = {name.removeprefix("data/"): path for name, path in here.items() if name.startswith("data/")}
    whole = [entry for entry in lines.entries if isinstance(entry, Entry)]
    named, strange = _all_named(whole)
    named |= _asked(files, named)
    held = composed(lines.entries)
    found = [
        *remarks(_ODD, odd),
        *lines.faults,
        *remarks(_LISTED, () if odd else bag_faults(folder)),
        *remarks(CHAIN, _chain(lines)),
        *remarks(CHAIN, strange),
        *_files(files, whole, named),
        *_held(files, held or {}),
        *(() if lines.faults or strange else shown_faults(files, whole)),
        *(() if lines.faults else _beside(files, named, held)),
        *(() if lines.faults else left_out_faults(files, [entry.number for entry in lines.entries if isinstance(entry, Left)])),
    ]
    return Verified(
        faults=tuple(found),
        questions=(
            *remarks(CLOCK, set_back((one.number, one.at) for one in lines.entries)),
            *_letters(files, whole, named, held or {}),
        ),
        notes=tuple(filter(None, map(note, _letters_made(files, whole, named)))),
        entries=len(lines.entries),
        files=len(files),
        unproven=unproven(files, named),
        held=lines.entries[-1].number if held is not None else 0,
    )


def _chain(lines: Lines) -> Iterator[str]:
    """As `chain.faults`, with entries of which only the digests are there; what an unreadable line breaks is not told again."""
    head, seal, number = START, START, 0
    for entry in lines.entries:
        number += 1
        if entry.number != number:
            if not set(range(number, entry.number)) & lines.unread:
                yield f"Na vermelding {number - 1} volgt vermelding {entry.number}: er ontbreekt iets of de volgorde is veranderd."
            number = entry.number
        if isinstance(entry, Entry) and digest_of(kind=entry.kind, subject=entry.subject, body=entry.body) != entry.digest:
            yield f"Vermelding {entry.number} ({entry.kind}) is na het vastleggen veranderd."
        head = next_head(head, digest=entry.digest)
        seal = next_seal(seal, head=head, at=entry.at)
        if (head, seal) != (entry.head, entry.seal):
            if number - 1 not in lines.unread:
                yield f"Vermelding {entry.number} klopt niet met de vermelding ervoor."
            head, seal = entry.head, entry.seal


def _all_named(entries: Sequence[Entry]) -> tuple[dict[str, tuple[str, Entry]], list[str]]:
    """Path -> sha256 and the last entry that says so; and sentences about entries that cannot be understood."""
    named: dict[str, tuple[str, Entry]] = {}
    strange = []
    for entry in entries:
        try:
            named |= {name: (digest, entry) for name, digest in files_of(entry)}
            if entry.kind == Kind.COMPOSITION:
                tuple(listed(entry))
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


def _left_out(files: Mapping[str, Path], entries: Sequence[Entry]) -> set[str] | None:
    """Digests (and names of reports) that may be absent, because that was said; None when the list of those cannot be read."""
    try:
        said = json.loads(files["weggelaten.json"].read_bytes())["bestanden"].keys()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return {*said, *(entry.subject for entry in entries if entry.kind == Kind.REMOVAL)}


def _files(files: Mapping[str, Path], entries: Sequence[Entry], named: Mapping[str, tuple[str, Entry]]) -> Iterator[Remark]:
    """Every file that a whole entry names is there as it was, or is said to be left out or removed."""
    absent = _left_out(files, entries)
    if absent is None:
        text = "weggelaten.json ontbreekt of is niet te lezen: niemand weet dan wat er met opzet niet in zit."
        yield Remark(group="bestanden die ontbreken", text=text)
    for name, (digest, entry) in named.items():
        if entry.kind == Kind.LETTER:
            continue
        if name in files:
            if digest_of_file(files[name]) != digest:
                text = f"{name} is na het vastleggen veranderd (vermelding {entry.number}, {entry.kind})."
                yield Remark(group="bestanden die zijn veranderd", text=text)
        elif entry.kind not in MAY_BE_ABSENT and not {digest, entry.subject} & (absent or set()):
            yield Remark(group="bestanden die ontbreken", text=f"{name} ontbreekt (vermelding {entry.number}, {entry.kind}).")


def _letters_made(files: Mapping[str, Path], entries: Sequence[Entry], named: Mapping[str, tuple[str, Entry]]) -> Iterator[Letter]:
    """Each letter as it is there, with what was sent of it."""
    on_record = sent(entries)
    for name, (digest, entry) in named.items():
        if entry.kind == Kind.LETTER:
            there = digest_of_file(files[name]) if name in files else ""
            yield looked_at(name, (digest, entry.number), there=there, on_record=on_record)


def _letters(
    files: Mapping[str, Path], entries: Sequence[Entry], named: Mapping[str, tuple[str, Entry]], held: Mapping[str, str]
) -> Iterator[Remark]:
    """Questions about letters: people work on them after they were made."""
    absent = _left_out(files, entries) or set()
    for one in _letters_made(files, entries, named):
        asked = question(one)
        if asked and (one.there or one.sha256 not in absent):
            yield asked
    for name in sorted(files.keys() - named.keys() - held.keys()):
        if name.startswith(f"{LETTERS}/"):
            yield extra(name)


def _held(files: Mapping[str, Path], held: Mapping[str, str]) -> Iterator[Remark]:
    """What is not as the composition of the package has it; its digests are recorded, so that new manifests do not help."""
    for name, digest in sorted(held.items()):
        if name not in files:
            yield Remark(group="bestanden die ontbreken", text=f"{name} ontbreekt; de samenstelling van dit pakket noemt het.")
        elif digest_of_file(files[name]) != digest:
            text = f"{name} is veranderd: het is niet meer wat de samenstelling van dit pakket in het register noemt."
            yield Remark(group="bestanden die zijn veranderd", text=text)


def _beside(files: Mapping[str, Path], named: Mapping[str, tuple[str, Entry]], held: Mapping[str, str] | None) -> Iterator[Remark]:
    """What no entry speaks of, where every file belongs to one: in older packages, without a composition (None), only some do."""
    for name, path in sorted(files.items()):
        if name in named or name in (held or {}) or (name == REGISTER if held is not None else not name.startswith(_STORES)):
            continue
        if name.startswith("originelen/") and digest_of_file(path) != path.name:
            yield Remark(group="bestanden die zijn veranderd", text=f"{name} is niet meer gelijk aan wat is aangekomen.")
        else:
            yield Remark(group=UNNAMED, text=f"{name} staat niet in het register.")

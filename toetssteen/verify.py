"""Is everything of a case still what it was: the chain, the originals, what was recorded, the readings and what was written?

Reads every byte again; changes nothing, follows no link and opens no path that an entry names, but looks it up among what was found.
A second verifier, written apart from this one, must come to the same answer (`templates/dossier/controleer_zelf.py`).
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.originals import HASH
from reports.beside import FOLDER
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind, canonical, faults

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows puts in a folder that somebody looks at; names with a dot in front are passed by as well."""

_STORES = ("originelen", "vastgelegd", "lezingen", "rapporten")
_READING = ".lezing.json"
POINTER = re.compile(r"[0-9a-f]{24}\.(?:citaten\.json|beeld\.png)")
"""How the name of a place or picture ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What was looked at, and what is not as it was (Dutch sentences)."""

    faults: tuple[str, ...]
    questions: tuple[str, ...]
    entries: int
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """A file as the last entry that names it has it."""

    sha256: str
    kind: str
    number: int


def verify(case: Case, entries: Sequence[Entry]) -> Verified:
    """The whole case against its register."""
    looked = _Look(case.folder)
    found = [*faults(entries), *looked.walk(), *looked.follow(entries), *looked.compare(), *looked.beside()]
    return Verified(faults=tuple(found), questions=tuple(looked.questions), entries=len(entries), files=len(looked.files))


def removed_but_there(case: Case, entries: Iterable[Entry]) -> tuple[Path, ...]:
    """Files that the register says were removed, and not named again after that, and that are there all the same."""
    looked = _Look(case.folder)
    for _ in (*looked.walk(), *looked.follow(entries)):
        pass  # what is wrong besides is for `verify`
    return tuple(looked.files[path] for path in sorted(looked.removed) if path in looked.files)


class _Look:
    """One walk over the case folder, and what the register says should be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.files: dict[str, Path] = {}  # by path in the folder, with slashes
        self.named: dict[str, _Named] = {}
        self.removed: dict[str, int] = {}  # path -> number of the entry
        self.questions: list[str] = []
        self.sums: dict[str, str] = {}

    def walk(self) -> Iterator[str]:
        """Every plain file in the stores; a fault for whatever is something else."""
        for store in _STORES:
            yield from plain_files(self.folder, store, self.files)

    def follow(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Which files the entries name, in their order; an entry that cannot be understood is a fault."""
        said: dict[str, int] = {}
        for entry in entries:
            if said.setdefault(entry.digest, entry.number) != entry.number:
                yield f"Vermelding {entry.number} zegt hetzelfde als vermelding {said[entry.digest]}: er is iets bijgezet."
            try:
                content = entry.content
                if not isinstance(content, dict) or canonical(content) != entry.body:
                    raise ValueError("another way of writing")
                for path, sha256 in _files_of(entry, content):
                    self._name(path, sha256, entry)
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
                yield f"De inhoud van vermelding {entry.number} ({entry.kind[:40]}) is niet te begrijpen."
                continue
            if entry.kind == Kind.REMOVAL:
                self._remove(entry)

    def _name(self, path: str, sha256: str, entry: Entry) -> None:
        self.named[path] = _Named(sha256=sha256, kind=entry.kind, number=entry.number)
        self.removed.pop(path, None)
        if entry.kind == Kind.ASSIGNMENT and path in self.files and self._sum(path) == sha256:
            asked = json.loads(self.files[path].read_bytes())
            for inner in (*(digest for _, digest in asked["round_files"]), *asked["certificates"]):
                self.named[_stored("vastgelegd", inner)] = _Named(sha256=inner, kind="ronde", number=entry.number)

    def _remove(self, entry: Entry) -> None:
        """A digest: the file with that name and its readings. Anything else: a report."""
        is_digest = HASH.fullmatch(entry.subject) is not None
        ends = f"/{entry.subject}" if is_digest else f"rapporten/{entry.subject}"
        begins = f"/{entry.subject}."  # what was read of it
        for path in [one for one in self.named if one.endswith(ends) or (is_digest and begins in one and one.startswith("lezingen/"))]:
            del self.named[path]
            self.removed[path] = entry.number

    def compare(self) -> Iterator[str]:
        """What is named is there, and is what it was."""
        for path, named in sorted(self.named.items()):
            if path not in self.files:
                yield from _missing(path, named)
            elif self._sum(path) != named.sha256:
                yield _changed(path)
            elif f"/{FOLDER}/" in path and _stored("originelen", named.sha256) not in self.files:
                yield f"Bijlage {path.partition('/')[2]} is geen kopie van een bewaard origineel."

    def beside(self) -> Iterator[str]:
        """What is there and is not named."""
        strange: dict[str, list[str]] = {}
        for path in sorted(self.files.keys() - self.named.keys()):
            store, name = path.partition("/")[0], path.rpartition("/")[2]
            if path in self.removed:
                yield f"{_title(path)} staat er nog, terwijl in het register staat dat het is verwijderd."
            elif _is_of_the_system(path):
                continue
            elif store in ("originelen", "vastgelegd") and HASH.fullmatch(name) and self._sum(path) != name:
                yield _changed(path)
            elif store == "rapporten":
                yield f"Bestand {path} staat niet in het register: Toetssteen heeft het niet gemaakt."
            else:
                strange.setdefault(store, []).append(name)
        for store, names in strange.items():
            self.questions.append(
                f"{len(names)} bestand(en) in {store} staan niet in het register, zoals {names[0]}. Is een run afgebroken? "
                "Maak de toetsing dan opnieuw. Anders heeft iemand ze erbij gezet."
            )

    def _sum(self, path: str) -> str:
        if path not in self.sums:
            self.sums[path] = digest_of(self.files[path])
        return self.sums[path]


def _files_of(entry: Entry, content: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Path in the case folder and sha256 of each file that an entry names. Whatever is wrong in it raises ValueError or the like."""
    match entry.kind:
        case Kind.ARRIVAL:
            parts: list[list[str]] = content["onderdelen"]  # type: ignore[assignment]  # a list of part and sha256
            copies: list[str] = content["kopieen"]  # type: ignore[assignment]  # a list of sha256
            for sha256 in (entry.subject, *copies, *(sha256 for _, sha256 in parts)):
                yield _stored("originelen", sha256), sha256
        case Kind.READING if content["sha256"]:
            reader, subject = _digest(content["lezer"]), _digest(entry.subject)
            yield f"lezingen/{reader[:16]}/{subject[:2]}/{subject}{_READING}", _digest(content["sha256"])
        case Kind.POINTER:
            reader, subject, name = _digest(content["lezer"]), _digest(entry.subject), str(content["naam"])
            if not POINTER.fullmatch(name):
                raise ValueError(name)
            yield f"lezingen/{reader[:16]}/{subject[:2]}/{subject}.{name}", _digest(content["sha256"])
        case Kind.ASSIGNMENT | Kind.RESULT:
            yield _stored("vastgelegd", content["sha256"]), _digest(content["sha256"])
        case Kind.REPORT:
            yield f"rapporten/{entry.subject}", _digest(content["sha256"])
        case Kind.OBJECTION | Kind.ANSWER | Kind.ANCHOR if content.get("bestand"):
            store = "vastgelegd" if entry.kind == Kind.ANCHOR else "originelen"
            yield _stored(store, content["bestand"]), _digest(content["bestand"])


def _digest(value: object) -> str:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise ValueError(value)
    return value


def _stored(store: str, sha256: object) -> str:
    return f"{store}/{_digest(sha256)[:2]}/{sha256}"


def _title(path: str) -> str:
    store, _, rest = path.partition("/")
    return {"originelen": f"Origineel {path[-64:]}", "rapporten": f"Rapport {rest}"}.get(store, path)


def _missing(path: str, named: _Named) -> Iterator[str]:
    """A reading, or what points at a place in one, may be gone, because it can be made again."""
    if named.kind not in (Kind.READING, Kind.POINTER):
        yield f"{_title(path)} ontbreekt (vermelding {named.number}), en er staat niet in het register dat het is verwijderd."


def _changed(path: str) -> str:
    how = {"originelen": "is niet meer gelijk aan wat is aangekomen", "rapporten": "is na het schrijven veranderd"}
    return f"{_title(path)} {how.get(path.partition('/')[0], 'is na het vastleggen veranderd')}."


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().encode(errors="replace").decode()


def _is_of_the_system(path: str) -> bool:
    return path.rpartition("/")[2].casefold() in SYSTEM_FILES or any(part.startswith(".") for part in path.split("/"))


def plain_files(root: Path, start: str, found: dict[str, Path]) -> Iterator[str]:
    """Put every plain file under `start` in `found`, by its path in `root` (a resolved folder); a Dutch sentence for whatever else."""
    if (root / start).is_symlink():
        yield f"{start} is een verwijzing naar een andere plaats. Die is niet gelezen."
        return
    for place, folders, names in os.walk(root / start):
        here = Path(place)
        for name in list(folders):
            if (here / name).is_symlink() or (here / name).resolve() != here / name:
                folders.remove(name)
                yield f"{_shown(here / name, root)} is een verwijzing naar een andere plaats. Die is niet gelezen."
        for path in (here / name for name in names):
            if path.is_symlink() or not path.is_file():
                yield f"{_shown(path, root)} is geen gewoon bestand. Het is niet gelezen."
            else:
                found[path.relative_to(root).as_posix()] = path


def digest_of(path: Path) -> str:
    """sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

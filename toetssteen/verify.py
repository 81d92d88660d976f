"""Is everything of a case still what it was: the chain, the originals, what was recorded, the readings and what was written?

Reads every byte again; changes nothing. A second verifier, written apart from this one, must come to the same answer
(`templates/dossier/controleer_zelf.py`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.originals import HASH, Originals
from reports.beside import FOLDER
from toetssteen.assignment import assignment_from
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind, faults

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows puts in a folder that somebody looks at; names with a dot in front are passed by as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What was looked at, and what is not as it was (Dutch sentences)."""

    faults: tuple[str, ...]
    questions: tuple[str, ...]
    entries: int
    files: int


def verify(case: Case, entries: Sequence[Entry]) -> Verified:
    """The whole case against its register."""
    looked = _Look(case)
    found = [*faults(entries), *looked.originals(entries), *looked.kept(entries), *looked.readings(entries), *looked.written(entries)]
    return Verified(faults=tuple(found), questions=tuple(looked.questions), entries=len(entries), files=looked.files)


class _Look:
    """One walk over the case folder."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.files = 0
        self.questions: list[str] = []

    def originals(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Everything that arrived is there and unchanged, or its removal is on record."""
        store = Originals(self.case.originals)
        here = set(store.all())
        self.files += len(here)
        spoilt = set(store.verify())
        for sha256 in sorted(spoilt):
            yield f"Origineel {sha256} is niet meer gelijk aan wat is aangekomen."
        arrived, removed = _arrived(entries), {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
        for sha256, mail in sorted(arrived.items()):
            if sha256 not in here and sha256 not in removed:
                yield f"Origineel {sha256} ontbreekt (mail {mail[:12]}), en er staat niet in het register dat het is verwijderd."
            elif sha256 in here and sha256 in removed:
                yield f"Origineel {sha256} staat er nog, terwijl in het register staat dat het is verwijderd."
        named = arrived.keys() | _files_of_people(entries)
        if strange := sorted(here - named):
            self.questions.append(
                f"{len(strange)} bestand(en) in {store.folder.name} staan niet in het register, zoals {strange[0]}. Is een run afgebroken? "
                "Maak de toetsing dan opnieuw. Anders heeft iemand ze erbij gezet."
            )

    def kept(self, entries: Iterable[Entry]) -> Iterator[str]:
        """What a run was asked, by which rules, and what came out of it."""
        store = self.case.kept
        self.files += len(list(store.all()))
        removed = {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
        for sha256 in store.verify():
            yield f"{store.folder.name}/{sha256} is na het vastleggen veranderd."
        for entry in entries:
            if entry.kind in (Kind.ASSIGNMENT, Kind.RESULT):
                sha256 = str(entry.content["sha256"])
                place = f"{store.folder.name}/{sha256} ({entry.kind} van run {entry.subject})"
                if sha256 not in store and sha256 not in removed:
                    yield f"{place} ontbreekt."
                elif sha256 in store and sha256 in removed:
                    yield f"{place} staat er nog, terwijl in het register staat dat het is verwijderd."
                elif sha256 in store and entry.kind == Kind.ASSIGNMENT:
                    yield from self._asked(store, sha256)

    def _asked(self, store: Originals, sha256: str) -> Iterator[str]:
        try:
            assignment = assignment_from(store.get(sha256))
        except ValueError:
            return  # told above: its bytes are not what they were
        for name, digest in (*assignment.round_files, *(("certificaat", one) for one in assignment.certificates)):
            if digest not in store:
                yield f"{store.folder.name}/{digest} ontbreekt ({name})."

    def readings(self, entries: Iterable[Entry]) -> Iterator[str]:
        """A reading may be gone, because it can be made again; one that is there is what was recorded."""
        for entry in entries:
            if entry.kind != Kind.READING:
                continue
            path = self.case.readings / str(entry.content["lezer"])[:16] / entry.subject[:2] / f"{entry.subject}.lezing.json"
            if path.is_file():
                self.files += 1
                if entry.content["sha256"] and digest_of(path) != entry.content["sha256"]:
                    yield f"De bewaarde lezing van {entry.subject} is na het vastleggen veranderd. Maak de toetsing opnieuw."

    def written(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Every report, letter and package that was recorded, and nothing beside it in the folders of the reports."""
        wanted = {entry.subject: entry for entry in entries if entry.kind == Kind.REPORT}
        removed = {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
        root = self.case.report("")
        for subject, entry in sorted(wanted.items()):
            path = root / subject
            if not path.is_file():
                if subject not in removed:
                    yield f"Rapport {subject} ontbreekt."
            elif subject in removed:
                yield f"Rapport {subject} staat er nog, terwijl in het register staat dat het is verwijderd."
            elif digest_of(path) != entry.content["sha256"]:
                yield f"Rapport {subject} is na het schrijven veranderd."
            elif f"/{FOLDER}/" in subject and entry.content["sha256"] not in Originals(self.case.originals):
                yield f"Bijlage {subject} is geen kopie van een bewaard origineel."
        here = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and not _is_of_the_system(path, root)}
        self.files += len(here)
        for subject in sorted(here - wanted.keys()):
            yield f"Bestand rapporten/{subject} staat niet in het register: Toetssteen heeft het niet gemaakt."


def _arrived(entries: Iterable[Entry]) -> dict[str, str]:
    """sha256 of each mail, copy and leaf -> the mail it belongs to."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.kind == Kind.ARRIVAL:
            parts: list[list[str]] = entry.content["onderdelen"]  # type: ignore[assignment]  # a list of part and sha256
            copies: list[str] = entry.content["kopieen"]  # type: ignore[assignment]  # a list of sha256
            found |= dict.fromkeys((entry.subject, *copies, *(sha256 for _, sha256 in parts)), entry.subject)
    return found


def _files_of_people(entries: Iterable[Entry]) -> set[str]:
    """Digests of files that people put on record: an objection, an answer."""
    return {str(value) for entry in entries for key, value in entry.content.items() if key == "bestand" and HASH.fullmatch(str(value))}


def _is_of_the_system(path: Path, root: Path) -> bool:
    return path.name.casefold() in SYSTEM_FILES or any(part.startswith(".") for part in path.relative_to(root).parts)


def digest_of(path: Path) -> str:
    """sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Is everything of a case still what it was: the chain, the originals, what was recorded, the readings and what was written?

Reads every byte again; changes nothing, follows no link and opens no path that an entry names, but looks it up among what was found.
A second verifier, written apart from this one, must come to the same answer (`templates/dossier/controleer_zelf.py`).
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake.originals import HASH
from reports.beside import FOLDER
from templates.wording import count
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind, canonical, faults, set_back
from toetssteen.named_files import LETTERS, MAY_BE_ABSENT, files_of, stored
from toetssteen.original_names import names_of
from toetssteen.remark import Remark, remarks
from toetssteen.sendings import sent
from toetssteen.verify_letters import extra, looked_at, note, question

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows puts in a folder that somebody looks at; names with a dot in front are passed by as well."""

OPEN = "~$"
"""How the name begins of what Word and Excel put beside a file for as long as somebody has it open."""

_ORIGINAL = re.compile(r"^Origineel [0-9a-f]{64}")
_STORES = ("originelen", "vastgelegd", "lezingen", "rapporten", LETTERS)

CHAIN = "vermeldingen in het register die niet kloppen"
CLOCK = "vermeldingen waarvan de dag niet kan kloppen"
UNNAMED = "bestanden die niet in het register staan"
_ODD = "dingen in de map die geen gewoon bestand zijn"
_GONE = "bestanden die ontbreken"
_CHANGED = "bestanden die zijn veranderd"
_STILL = "bestanden die er nog staan, terwijl ze zijn verwijderd"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What was looked at, and what is not as it was; a question is what may be right, and a person must know."""

    faults: tuple[Remark, ...]
    questions: tuple[Remark, ...]
    entries: int
    files: int
    sound: int = 0  # how many originals have the digest that is their name, whatever the register says
    originals: int = 0
    unproven: tuple[str, ...] = ()  # of a package: files that no entry but that of its composition vouches for
    notes: tuple[str, ...] = ()  # what is certain of letters that were sent, in Dutch
    held: int = 0  # of a package: number of the entry with its composition; 0 in packages of before there was one


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """A file as the last entry that names it has it."""

    sha256: str
    kind: str
    number: int
    subject: str


def verify(case: Case, entries: Sequence[Entry]) -> Verified:
    """The whole case against its register."""
    looked = _Look(case.folder)
    found = [
        *remarks(CHAIN, faults(entries)),
        *remarks(_ODD, looked.walk()),
        *remarks(CHAIN, looked.follow(entries)),
        *looked.compare(),
        *looked.beside(),
    ]
    if any(_ORIGINAL.match(one.text) for one in found):
        names = names_of(case, entries)
        found = [replace(one, text=_ORIGINAL.sub(lambda seen: _called(seen[0], names), one.text)) for one in found]
    originals = [path for path in looked.files if path.startswith("originelen/") and HASH.fullmatch(path[-64:])]
    return Verified(
        faults=tuple(found),
        questions=(*remarks(CLOCK, set_back((one.number, one.at) for one in entries)), *looked.questions),
        notes=tuple(looked.notes),
        entries=len(entries),
        files=len(looked.files),
        sound=sum(looked.sum(path) == path[-64:] for path in originals),
        originals=len(originals),
    )


def removed_but_there(case: Case, entries: Iterable[Entry]) -> tuple[Path, ...]:
    """Files that the register says were removed, and not named again after that, and that are there all the same."""
    looked = _Look(case.folder)
    for _ in (*looked.walk(), *looked.follow(entries)):
        pass  # what is wrong besides is for `verify`
    return tuple(looked.files[path] for path in sorted(looked.removed) if path in looked.files)


def strange_letters(case: Case, entries: Iterable[Entry]) -> tuple[Path, ...]:
    """Files among the letters that no entry names: people wrote them, or gave a letter of ours another name."""
    looked = _Look(case.folder)
    for _ in (*looked.walk(), *looked.follow(entries)):
        pass  # idem
    unnamed = sorted(path for path in looked.files.keys() - looked.named.keys() if path.startswith(f"{LETTERS}/"))
    return tuple(looked.files[path] for path in unnamed if not is_of_the_system(path))


class _Look:
    """One walk over the case folder, and what the register says should be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.files: dict[str, Path] = {}  # by path in the folder, with slashes
        self.named: dict[str, _Named] = {}
        self.removed: dict[str, int] = {}  # path -> number of the entry
        self.questions: list[Remark] = []
        self.notes: list[str] = []
        self.sent = sent(())
        self.sums: dict[str, str] = {}

    def walk(self) -> Iterator[str]:
        """Every plain file in the stores; a fault for whatever is something else."""
        for store in _STORES:
            yield from plain_files(self.folder, store, self.files)

    def follow(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Which files the entries name, in their order; an entry that cannot be understood is a fault."""
        said: dict[str, int] = {}
        entries = tuple(entries)
        self.sent = sent(entries)
        for entry in entries:
            if said.setdefault(entry.digest, entry.number) != entry.number:
                yield f"Vermelding {entry.number} zegt hetzelfde als vermelding {said[entry.digest]}: er is iets bijgezet."
            try:
                content = entry.content
                if not isinstance(content, dict) or canonical(content) != entry.body:
                    raise ValueError("another way of writing")
                for path, sha256 in files_of(entry):
                    self._name(path, sha256, entry)
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
                yield f"De inhoud van vermelding {entry.number} ({entry.kind[:40]}) is niet te begrijpen."
                continue
            if entry.kind == Kind.REMOVAL:
                self._remove(entry, content.get("inschrijvers"))

    def _name(self, path: str, sha256: str, entry: Entry) -> None:
        if entry.kind == Kind.FINDING:
            return  # a row of the result, which is kept whole
        self.named[path] = _Named(sha256=sha256, kind=entry.kind, number=entry.number, subject=entry.subject)
        self.removed.pop(path, None)
        if entry.kind == Kind.ASSIGNMENT and path in self.files and self.sum(path) == sha256:
            asked = json.loads(self.files[path].read_bytes())
            for inner in (*(digest for _, digest in asked["round_files"]), *asked["certificates"]):
                self.named[stored("vastgelegd", inner)] = _Named(sha256=inner, kind="ronde", number=entry.number, subject=entry.subject)

    def _remove(self, entry: Entry, bids: object) -> None:
        """A digest: the file with that name and its readings. Anything else: a report. With the bids that go, their letters."""
        is_digest = HASH.fullmatch(entry.subject) is not None
        ends = f"/{entry.subject}" if is_digest else f"rapporten/{entry.subject}"
        begins = f"/{entry.subject}."  # what was read of it
        gone = {str(bid) for bid in bids} if isinstance(bids, list) else set()
        for path, named in list(self.named.items()):
            of_them = named.kind == Kind.LETTER and named.subject.partition("/")[0] in gone
            if of_them or path.endswith(ends) or (is_digest and begins in path and path.startswith("lezingen/")):
                del self.named[path]
                self.removed[path] = entry.number

    def compare(self) -> Iterator[Remark]:
        """What is named is there, and is what it was; a letter is made to be worked on."""
        for path, named in sorted(self.named.items()):
            there = path in self.files
            if named.kind == Kind.LETTER:
                one = looked_at(path, (named.sha256, named.number), there=self.sum(path) if there else "", on_record=self.sent)
                self._say(question(one), note(one))
            elif there and self.sum(path) == named.sha256:
                if f"/{FOLDER}/" in path and stored("originelen", named.sha256) not in self.files:
                    text = f"Bijlage {path.partition('/')[2]} is geen kopie van een bewaard origineel."
                    yield Remark(group="bijlagen zonder een bewaard origineel", text=text)
            elif there:
                yield Remark(group=_CHANGED, text=_changed(path))
            elif named.kind not in MAY_BE_ABSENT:
                text = f"{_title(path)} ontbreekt (vermelding {named.number}), en er staat niet in het register dat het is verwijderd."
                yield Remark(group=_GONE, text=text)

    def beside(self) -> Iterator[Remark]:
        """What is there and is not named."""
        strange: dict[str, list[str]] = {}
        for path in sorted(self.files.keys() - self.named.keys()):
            store, name = path.partition("/")[0], path.rpartition("/")[2]
            if path in self.removed:
                yield Remark(group=_STILL, text=f"{_title(path)} staat er nog, terwijl in het register staat dat het is verwijderd.")
            elif is_of_the_system(path):
                continue
            elif store in ("originelen", "vastgelegd") and HASH.fullmatch(name) and self.sum(path) != name:
                yield Remark(group=_CHANGED, text=_changed(path))
            elif store == "rapporten":
                left = "Is een run afgebroken? Maak de toetsing dan opnieuw. Anders heeft iemand het erbij gezet."
                text = f"Bestand {path} staat niet in het register. {left}"
                yield Remark(group=UNNAMED, text=text)
            elif store == LETTERS:
                self._say(None if self.sum(path) in self.sent.files else extra(path), "")  # what was sent, under another name
            else:
                strange.setdefault(store, []).append(name)
        for store, names in strange.items():
            text = (
                f"{count(len(names), 'bestand', 'bestanden')} in {store}, zoals {names[0]}: niet in het register. "
                "Is een run afgebroken? Maak de toetsing dan opnieuw. Anders heeft iemand ze erbij gezet."
            )
            self.questions.append(Remark(group=UNNAMED, text=text))

    def _say(self, asked: Remark | None, said: str) -> None:
        self.questions += [asked] if asked else []
        self.notes += [said] if said else []

    def sum(self, path: str) -> str:
        if path not in self.sums:
            self.sums[path] = digest_of(self.files[path])
        return self.sums[path]


def _called(title: str, names: Mapping[str, str]) -> str:
    """The title of an original with what people call it, where that is known."""
    name = names.get(title[-64:], "")
    return f"{title} ({name})" if name else title


def _title(path: str) -> str:
    store, _, rest = path.partition("/")
    return {"originelen": f"Origineel {path[-64:]}", "rapporten": f"Rapport {rest}"}.get(store, path)


def _changed(path: str) -> str:
    how = {"originelen": "is niet meer gelijk aan wat is aangekomen", "rapporten": "is na het schrijven veranderd"}
    return f"{_title(path)} {how.get(path.partition('/')[0], 'is na het vastleggen veranderd')}."


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().encode(errors="replace").decode()


def is_of_the_system(path: str) -> bool:
    """Is this a file that means nothing: half-written, or put there by the system or by Word or Excel?"""
    name = path.rpartition("/")[2]
    return name.startswith(OPEN) or name.casefold() in SYSTEM_FILES or any(part.startswith(".") for part in path.split("/"))


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

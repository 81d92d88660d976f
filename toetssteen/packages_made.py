"""Is a package the one that the register of its case recorded? The entry `dossier` holds the digest of its list of files.

Only that tells whether every byte of a package is as it was made: whoever changes a package can make its manifests anew. Knows case
folders and packages; changes nothing. docs/register.md, chapter 5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toetssteen.bag import MANIFEST, bag_faults
from toetssteen.case import SETTINGS, CaseError, open_case
from toetssteen.chain import Entry, Kind, faults
from toetssteen.errors import UsageError
from toetssteen.lock import looking
from toetssteen.remark import Remark
from toetssteen.verify import digest_of, plain_files
from toetssteen.verify_package import SIGN

UNKNOWN = "bewijspakketten in de zaakmap die niet zo in het register staan"
_CHANGED = "bestanden in bewijspakketten die niet meer zijn zoals ze zijn vastgelegd"
_STILL = "bewijspakketten die er nog staan, terwijl in het register staat dat ze zijn verwijderd"
_UP = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What the register of a case says of a package."""

    case: Path
    name: str  # of the register
    entries: tuple[Entry, ...]
    entry: Entry | None  # of this package; None: there is none
    fault: str = ""  # Dutch: why this register says nothing that holds

    @property
    def proven(self) -> bool:
        return self.entry is not None and not self.fault


def recorded_as(package: Path, entries: Sequence[Entry]) -> Entry | None:
    """The entry that recorded a package with this list of files; None when there is none."""
    manifest = package / MANIFEST
    if manifest.is_symlink() or not manifest.is_file():
        return None
    digest = digest_of(manifest)
    return next((entry for entry in entries if entry.kind == Kind.PACKAGE and f'"sha256":"{digest}"' in entry.body), None)


def package_faults(folder: Path, entries: Sequence[Entry]) -> Iterator[Remark]:
    """About every package inside this case folder: did the register record it, and is every file in it what its lists say?"""
    root, gone = folder.resolve(), {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
    for package in _packages(root):
        name = package.relative_to(root).as_posix().encode(errors="replace").decode()
        if package.resolve() != package:
            yield Remark(group=UNKNOWN, text=f"{name} is een verwijzing naar een andere plaats. Die is niet gelezen.")
        elif package.joinpath(MANIFEST).is_file() and digest_of(package / MANIFEST) in gone:
            text = f"Bewijspakket {name} staat er nog, terwijl in het register staat dat het is verwijderd."
            yield Remark(group=_STILL, text=text)
        elif recorded_as(package, entries) is None:
            text = (
                f"Bewijspakket {name} is niet zoals een vermelding in het register het vastlegde: het is daarna veranderd, het maken is "
                "afgebroken, of iemand heeft het hier gezet. Geef het aan niemand; maak een nieuw pakket."
            )
            yield Remark(group=UNKNOWN, text=text)
        else:
            odd = list(plain_files(package, "", {}))
            yield from (Remark(group=_CHANGED, text=f"Bewijspakket {name}: {text}") for text in odd or bag_faults(package))


def _packages(root: Path) -> list[Path]:
    """Folders in `dossiers`, and whatever else is a package one step deeper in the case."""
    kept = root / "dossiers"
    found = {path for path in kept.iterdir() if path.is_dir() and not path.name.startswith(".")} if kept.is_dir() else set()
    return sorted(found | {path.parent for path in root.glob(f"*/*/{SIGN}") if not path.parent.name.startswith(".")})


def case_around(package: Path) -> Path | None:
    """The case folder in which this package lies, when it lies in one."""
    return next((above for above in list(package.resolve().parents)[:_UP] if (above / SETTINGS).is_file()), None)


def origin(package: Path, case_folder: Path | None) -> Origin | None:
    """What the register of this case says of the package; without one, of the case in which it lies, if that is in a file.

    UsageError when the case that was named has no register.
    """
    folder = case_folder or case_around(package)
    if folder is None:
        return None
    try:
        case = open_case(folder)
    except CaseError:
        if case_folder is not None:
            raise
        said = f"De zaakmap {folder} waarin dit pakket staat, is niet te lezen. Of dit het vastgelegde pakket is, is niet nagekeken."
        return Origin(case=folder, name="", entries=(), entry=None, fault=said)
    if case_folder is None and case.settings.ledger.adres:
        return None  # a server may be out of reach: only on request
    if not case.has_register():
        raise UsageError(f"In {folder} is geen register. Controleer eerst de zaak: toetssteen controleer {folder}")
    with looking(case.lock):
        looked = case.look_at_register()
    wrong = looked.damaged or looked.faults or faults(looked.entries)
    said = f"Het register van de zaak {folder} klopt zelf niet. Controleer eerst de zaak: toetssteen controleer {folder}" if wrong else ""
    return Origin(case=folder, name=case.register_name, entries=looked.entries, entry=recorded_as(package, looked.entries), fault=said)

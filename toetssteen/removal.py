"""Taking files away for good: the tombstone in the register comes first, the bytes go after it, and that can be done again at any time.

Knows entries and folders; must not know why something may go (`retention` does).
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake.durable import clear_halves, flush_folder
from intake.originals import sha256_of
from toetssteen.assignment import Gathered
from toetssteen.bag import MANIFEST
from toetssteen.case import Case
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.named_files import originals_of
from toetssteen.verify import removed_but_there

AGAIN = "mail(s): eerder verwijderd omdat de bewaartermijn voorbij was, en nu niet opnieuw gelezen"


def kept_only(gathered: Gathered, removed: set[str]) -> Gathered:
    """Without mails that were removed before: whoever gives the whole mailbox again does not bring them back."""
    left = tuple(parcel for parcel in gathered.parcels if parcel.sha256 not in removed)
    count = len(gathered.parcels) - len(left)
    if not count:
        return gathered
    return replace(gathered, parcels=left, passed_over=tuple(sorted((*gathered.passed_over, f"{count} {AGAIN}"))))


def removals(entries: Sequence[Entry], mails: frozenset[str], *, body: Mapping[str, object]) -> Iterator[Draft]:
    """A tombstone for everything that goes: originals of nobody else, what was recorded of earlier runs, and every report of those."""
    gone, stay = _digests(entries, mails, inside=True), _digests(entries, mails, inside=False)
    subjects = gone - stay
    subjects |= {str(entry.content["sha256"]) for entry in entries if entry.kind in (Kind.ASSIGNMENT, Kind.RESULT)}
    subjects |= {entry.subject for entry in entries if entry.kind == Kind.REPORT}
    before = {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
    yield from (Draft(kind=Kind.REMOVAL, subject=subject, body=body) for subject in sorted(subjects - before))


def _digests(entries: Sequence[Entry], mails: frozenset[str], *, inside: bool) -> set[str]:
    """Every original of these mails, or of all others."""
    arrivals = (entry for entry in entries if entry.kind == Kind.ARRIVAL and (entry.subject in mails) == inside)
    return {sha256 for entry in arrivals for sha256 in originals_of(entry)}


def carried_out(case: Case, entries: Iterable[Entry]) -> tuple[Path, ...]:
    """Take away every file with a tombstone that is still there; which went. Can be done again at any time.

    `entries` are all of them: what arrived again after its removal, as a part of another mail, stays.
    """
    there = removed_but_there(case, entries)
    for path in there:
        path.unlink()
    clear_halves(case.folder)  # bytes of somebody who goes may be half-written there
    folders = sorted({path.parent for path in there})
    for folder in folders:
        flush_folder(folder)  # gone is gone, also after a power cut
    for folder in folders:
        _prune(folder, stop=case.folder)
    return there


def _prune(folder: Path, *, stop: Path) -> None:
    """Empty folders go too."""
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


@dataclass(frozen=True, kw_only=True, slots=True)
class Packages:
    """Evidence packages that hold data of bidders who go."""

    here: tuple[Path, ...]  # in the case folder
    elsewhere: tuple[Entry, ...]  # made, on record, and not in the case folder: only a person knows where


def packages(case: Case, entries: Iterable[Entry], gone: frozenset[str]) -> Packages:
    """Packages about these bids, also one that was changed, and packages of others into which everything of third parties went."""
    found = _recorded(case, entries, gone)
    here = {path for bid in gone for path in (case.folder / "dossiers").glob(f"*-{bid[:12]}-*") if path.is_dir()}
    return replace(found, here=tuple(sorted({*found.here, *here})))


def _recorded(case: Case, entries: Iterable[Entry], gone: frozenset[str]) -> Packages:
    """As `packages`, of those that are still as they were recorded."""
    made = [entry for entry in entries if entry.kind == Kind.PACKAGE]
    holds = {str(entry.content["sha256"]): entry for entry in made if entry.subject in gone or entry.content["met_derden"]}
    here = set()
    for manifest in sorted(case.folder.glob(f"*/*/{MANIFEST}")):
        if holds.pop(sha256_of(manifest.read_bytes()), None) is not None:
            here.add(manifest.parent)
    return Packages(here=tuple(sorted(here)), elsewhere=tuple(holds.values()))


def finish(case: Case, entries: Sequence[Entry]) -> None:
    """What an earlier removal was cut off from: its files, and the packages that were made before it."""
    carried_out(case, entries)
    last = max((place for place, entry in enumerate(entries) if entry.kind == Kind.REMOVAL), default=None)
    if last is not None:
        bids = (entry.content.get("inschrijvers") for entry in entries if entry.kind == Kind.REMOVAL)
        gone = frozenset(str(bid) for some in bids if isinstance(some, list) for bid in some)
        remove_packages(_recorded(case, entries[:last], gone))


def remove_packages(found: Packages) -> int:
    """Take away those that are here; how many there were."""
    for path in found.here:
        shutil.rmtree(path)
    return len(found.here)

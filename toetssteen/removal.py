"""Taking files away for good: the tombstone in the register comes first, the bytes go after it, and that can be done again at any time.

Knows entries and folders; must not know why something may go (`retention` does).
"""

import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intake.durable import clear_halves, flush_folder
from intake.originals import Originals, sha256_of
from intake.sameness import sameness
from templates.wording import count
from toetssteen.assignment import Gathered
from toetssteen.bag import MANIFEST
from toetssteen.case import Case
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.ownership import owners, superseded
from toetssteen.removed import originals_in, removed
from toetssteen.sendings import letters_made
from toetssteen.verify import removed_but_there

OVER = "verwijderd omdat de bewaartermijn voorbij was"
"""How the remark on mails that are no longer there ends, in what the sources held."""
AGAIN = f"eerder {OVER}, en nu niet opnieuw gelezen"
ALIKE = "gelijk"
"""In the tombstone of a mail: what copies of it have in common (`sameness`), so that another copy does not bring it back."""


def kept_only(gathered: Gathered, entries: Iterable[Entry], originals: Originals) -> tuple[Gathered, frozenset[str]]:
    """Without mails that were removed before, and the sha256 of every copy of those.

    Whoever gives the whole mailbox again does not bring them back, also not in a copy with other line ends or notes of a mail program.
    """
    removed = [entry for entry in entries if entry.kind == Kind.REMOVAL]
    gone, alike = {entry.subject for entry in removed}, {entry.content[ALIKE] for entry in removed if ALIKE in entry.content}
    dropped = [
        one
        for one in gathered.parcels
        if gone & {one.sha256, *one.copies} or (alike and one.sha256 in originals and sameness(originals.get(one.sha256)) in alike)
    ]
    if not dropped:
        return gathered, frozenset()
    left = tuple(parcel for parcel in gathered.parcels if parcel not in dropped)
    over = tuple(sorted((*gathered.passed_over, f"{count(len(dropped), 'mail', 'mails')}: {AGAIN}")))
    return replace(gathered, parcels=left, passed_over=over), frozenset(sha256 for one in dropped for sha256 in (one.sha256, *one.copies))


def drop(dropped: Iterable[str], entries: Sequence[Entry], originals: Originals) -> None:
    """Take away bytes that were stored a moment ago and are kept out: those that no entry names."""
    named = {sha256 for entry in entries for sha256 in originals_in(entry)}
    for sha256 in sorted(frozenset(dropped) - named):
        path = originals.path(sha256)
        path.unlink(missing_ok=True)
        flush_folder(path.parent)


def removals(
    entries: Sequence[Entry], mails: Mapping[str, str], *, body: Mapping[str, object], beside: Iterable[str] = ()
) -> Iterator[Draft]:
    """A tombstone for everything that goes with the bids in `body` and cannot be made again.

    Originals of nobody else, also the letters of their objections, the answers and what was sent to them; the letters to them as they lie
    there now and the packages that hold them (`beside`, sha256: `lying`, `Packages.digests`); what was recorded of earlier runs; every
    report of those. `mails` are theirs alone, each with its `sameness` ("" where its bytes are gone). What was removed before and not
    named since, went already.
    """
    bids = body.get("inschrijvers")
    gone, stay = _theirs(entries, mails, frozenset(map(str, bids)) if isinstance(bids, list) else frozenset())
    subjects = (gone | set(beside)) - stay
    subjects |= {str(entry.content["sha256"]) for entry in entries if entry.kind in (Kind.ASSIGNMENT, Kind.RESULT)}
    subjects |= {entry.subject for entry in entries if entry.kind == Kind.REPORT}
    for subject in sorted(subjects - removed(entries).keys()):
        alike = {ALIKE: mails[subject]} if mails.get(subject) else {}
        yield Draft(kind=Kind.REMOVAL, subject=subject, body={**body, **alike})


def lying(case: Case, entries: Sequence[Entry], bids: Container[str]) -> frozenset[str]:
    """sha256 of every letter to these bids as it lies in the case: people work on a letter after it was made."""
    paths = {case.folder / one.path for one in letters_made(entries) if one.bid in bids}
    return frozenset(sha256_of(path.read_bytes()) for path in paths if path.is_file() and not path.is_symlink())


def _theirs(entries: Sequence[Entry], mails: Container[str], bids: Container[str]) -> tuple[set[str], set[str]]:
    """Every original of these mails, of the objections of these bids and of what was sent to them, and every original of all others.

    Whose an entry is, its last correction says; what was replaced or withdrawn keeps no file here for anybody else.
    """
    gone, stay = set[str](), set[str]()
    owner, later = owners(entries), superseded(entries)
    for entry in entries:
        if entry.subject in mails if entry.kind == Kind.ARRIVAL else owner.get(entry.number) in bids:
            gone.update(originals_in(entry))
        elif entry.number not in later:
            stay.update(originals_in(entry))
    return gone, stay


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

    @property
    def digests(self) -> frozenset[str]:
        """sha256 of the list of files of each that is here, as it lies there now."""
        return frozenset(sha256_of(one.read_bytes()) for path in self.here if (one := path / MANIFEST).is_file() and not one.is_symlink())


def packages(case: Case, entries: Iterable[Entry], gone: frozenset[str]) -> Packages:
    """Packages about these bids, also one that was changed, and packages of others into which everything of third parties went."""
    found = _recorded(case, entries, gone)
    here = {path for bid in gone for path in (case.folder / "dossiers").glob(f"*-{bid[:12]}-*") if path.is_dir()}
    return replace(found, here=tuple(sorted({*found.here, *here})))


def _recorded(case: Case, entries: Iterable[Entry], gone: frozenset[str]) -> Packages:
    """As `packages`, of those that are still as they were recorded; what was removed before is nowhere any more."""
    known = tuple(entries)
    went = removed(known)
    made = [one for one in known if one.kind == Kind.PACKAGE and str(one.content["sha256"]) not in went]
    return _here(case, [one for one in made if one.subject in gone or one.content["met_derden"]])


def _here(case: Case, made: Iterable[Entry]) -> Packages:
    """Which of these packages are in the case folder, as they were recorded."""
    holds = {str(entry.content["sha256"]): entry for entry in made}
    here = set()
    for path in _lists(case):
        if holds.pop(sha256_of((path / MANIFEST).read_bytes()), None) is not None:
            here.add(path)
    return Packages(here=tuple(sorted(here)), elsewhere=tuple(holds.values()))


def _lists(case: Case) -> list[Path]:
    """Every folder in the case with a list of files of a package."""
    return sorted(manifest.parent for manifest in case.folder.glob(f"*/*/{MANIFEST}"))


def finish(case: Case, entries: Sequence[Entry]) -> None:
    """What an earlier removal was cut off from: its files, and the packages that were made before it."""
    carried_out(case, entries)
    remove_packages(_overdue(case, entries))


def left_over(case: Case, entries: Sequence[Entry]) -> int:
    """How many files and packages are still there that `finish` takes away."""
    return len(removed_but_there(case, entries)) + len(_overdue(case, entries).here)


def _overdue(case: Case, entries: Sequence[Entry]) -> Packages:
    """Packages that a removal on record should have taken: made before the removal of their bidder, or with a tombstone of their own."""
    last: dict[str, int] = {}  # bid -> number of its last removal; "": of any
    for entry in entries:
        bids = entry.content.get("inschrijvers") if entry.kind == Kind.REMOVAL else None
        last |= dict.fromkeys(["", *map(str, bids)], entry.number) if isinstance(bids, list) else {}
    made = [entry for entry in entries if entry.kind == Kind.PACKAGE]
    before = _here(case, [one for one in made if one.number < last.get("" if one.content["met_derden"] else one.subject, 0)])
    gone = removed(entries)
    with_stone = [path for path in _lists(case) if sha256_of((path / MANIFEST).read_bytes()) in gone]
    return Packages(here=tuple(sorted({*before.here, *with_stone})), elsewhere=())


def remove_packages(found: Packages) -> int:
    """Take away those that are here; how many there were."""
    for path in found.here:
        shutil.rmtree(path)
    return len(found.here)

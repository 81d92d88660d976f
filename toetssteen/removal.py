"""Taking files away for good: the tombstone in the register comes first, the bytes go after it, and that can be done again at any time.

Knows entries and folders; must not know why something may go (`retention` does).
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checklist.finding import Bid
from intake.durable import clear_halves, flush_folder
from toetssteen.assignment import Gathered
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


def carried_out(case: Case, entries: Iterable[Entry]) -> int:
    """Take away every file with a tombstone that is still there; how many went. Can be done again at any time.

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
    return len(there)


def _prune(folder: Path, *, stop: Path) -> None:
    """Empty folders go too."""
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def papers(case: Case, entries: Iterable[Entry], gone: Sequence[Bid]) -> Iterator[Path]:
    """Letters to these bidders and packages about them."""
    ids = {bid.id for bid in gone}
    for entry in entries:
        if entry.kind == Kind.LETTER and entry.subject.split("/", 1)[0] in ids:
            yield case.folder / "brieven" / entry.subject.split("/", 1)[1]
    for bid in gone:
        yield from (case.folder / "dossiers").glob(f"*-{bid.kvk_number or bid.id[:12]}-*")


def remove_papers(paths: Iterable[Path]) -> int:
    """Take these away; how many there were."""
    count = 0
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
            count += 1
        elif path.is_file():
            path.unlink()
            count += 1
    return count

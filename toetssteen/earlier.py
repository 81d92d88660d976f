"""Mails that arrived before and are not in the source of this run: they stay in the case and go on counting.

A source that lacks mails of before is an addition, as a folder with only the new mails; one that holds them all stands by itself. Either
way no mail drops out of a case but by a removal. Knows assignments; judges nothing and must not know why a mail was removed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checklist.finding import Result
from intake.message import Refused
from intake.originals import Originals
from intake.sameness import sameness
from templates.wording import count
from toetssteen.assignment import Assignment, Gathered, Parcel
from toetssteen.case import Case, CaseError
from toetssteen.chain import Entry, Kind
from toetssteen.recording import read_assignment
from toetssteen.removal import AGAIN, OVER
from toetssteen.removed import removed

BEFORE = " (in een eerdere bron)"
TO_REPAIR = " (in een eerdere bron; zet het herstelde bestand onder dezelfde naam bij alle mails, en geef die samen op)"


def before(case: Case, entries: Sequence[Entry]) -> tuple[Assignment, ...]:
    """What the last run was asked; where that one does not hold all earlier mails, also the runs before it, the last one first.

    Older runs took over nothing from the run before them (`earlier` is None). CaseError when one is not kept as it was.
    """
    gone, found, seen = removed(entries), list[Assignment](), set[str]()
    for entry in reversed(entries):
        sha256 = str(entry.content["sha256"]) if entry.kind == Kind.ASSIGNMENT else ""
        if sha256 and sha256 not in gone and sha256 not in seen:
            seen.add(sha256)
            found.append(read_assignment(case, sha256))
            if found[-1].earlier is not None:
                break
    return tuple(found)


def with_earlier(now: Gathered, known: Iterable[Assignment], originals: Originals) -> tuple[Gathered, tuple[str, ...]]:
    """What the sources hold now with every mail of before, and the sha256 of those that are not in these sources, in order.

    A mail that is here again has its places of now, and every copy that ever arrived. CaseError when the bytes of one of before are gone.
    """
    parcels, added, alike = list(now.parcels), set[int](), _Alike(originals)
    known_at = {sha256: at for at, parcel in enumerate(parcels) for sha256 in (parcel.sha256, *parcel.copies)}
    for parcel in (parcel for assignment in known for parcel in assignment.gathered.parcels):
        mine = (parcel.sha256, *parcel.copies)
        at = next((known_at[sha256] for sha256 in mine if sha256 in known_at), None)
        at = alike.place(parcel, parcels) if at is None else at
        known_at |= dict.fromkeys(mine, len(parcels) if at is None else at)
        if at is None:
            added.add(len(parcels))
            parcels.append(parcel)
        elif not {parcel.sha256, *parcel.copies} <= {parcels[at].sha256, *parcels[at].copies}:
            parcels[at] = _together(parcels[at], parcel, originals)
    earlier = tuple(sorted(parcels[at].sha256 for at in added))
    return replace(now, parcels=tuple(sorted(parcels, key=lambda parcel: parcel.sha256))), earlier


def not_assessed(case: Case, entries: Sequence[Entry]) -> str:
    """Dutch: how many mails arrived before and are not in the last run, and what to do; "" where there are none.

    Only after a run of an older program (`Assignment.earlier` is None): now every run takes over all earlier mails.
    """
    known = before(case, entries)
    if len(known) < 2:
        return ""
    missing = with_earlier(known[0].gathered, known[1:], Originals(case.originals))[1]
    if not missing:
        return ""
    those = "1 mail die eerder aankwam, zit" if len(missing) == 1 else f"{len(missing)} mails die eerder aankwamen, zitten"
    return f"{those} niet in de laatste toetsing. Haal ze terug met: toetssteen beoordeel --zaak {case.folder}"


def told(result: Result, known: Sequence[Assignment], refused: Sequence[Refused]) -> Iterator[str]:
    """Dutch: how many mails were not in the sources of now, and which refused mails of the list of before are not in that of now."""
    if earlier := sum(row.earlier for row in result.messages):
        those = "Die kwam eerder aan, blijft in de zaak en telt mee."
        yield (
            f"Let op: van deze {len(result.messages)} mails {'zit' if earlier == 1 else 'zitten'} er {earlier} niet in de bron. "
            f"{those if earlier == 1 else 'Die kwamen eerder aan, blijven in de zaak en tellen mee.'} "
            "Hoorde een eerdere bron niet bij deze zaak? Begin dan opnieuw, met een nieuwe zaakmap."
        )
    now = {replace(one, line=0) for one in refused}
    if gone := sum(replace(one, line=0) not in now for one in (known[0].refused if known else ())):
        yield (
            f"Let op: {count(gone, 'geweigerde mail', 'geweigerde mails')} van de vorige lijst {'staat' if gone == 1 else 'staan'} niet in "
            "deze lijst, en dus niet meer in het proces-verbaal. Hoort dat er wel in? Geef een lijst met alle geweigerde mails."
        )


def with_remarks(now: Gathered, last: Gathered, *, whole: bool) -> Gathered:
    """With the files that the sources of before held and that were no mail or could not be opened.

    Where the sources of now are `whole` (they hold every mail of before), a file that stands there again under its name says itself what
    it is; what is not there again may hold a mail that nobody saw, and is told until it is.
    """
    passed = (line for line in last.passed_over if not line.endswith(AGAIN) and not (whole and _stands(line, now)))
    unread = (line for line in last.unread if not (whole and _stands(line, now)))
    return replace(
        now,
        passed_over=tuple(sorted({*now.passed_over, *_marked(passed, now.passed_over, BEFORE)})),
        unread=tuple(sorted({*now.unread, *_marked(unread, now.unread, TO_REPAIR)})),
    )


def _marked(lines: Iterable[str], now: Sequence[str], mark: str) -> Iterator[str]:
    return (line if line in now or line.endswith((mark, OVER)) else f"{line}{mark}" for line in lines)


def _stands(line: str, now: Gathered) -> bool:
    """Is the file of this remark in the sources of now, as a mail, as what holds mails, or with a remark of its own?"""
    name = line.split(": ", 1)[0]
    positions = (place.position for parcel in now.parcels for place in parcel.places)
    told = any(one.startswith(f"{name}: ") for one in (*now.passed_over, *now.unread))
    return told or any(one == name or one.startswith((f"{name}/", f"{name}#")) for one in positions)


class _Alike:
    """Finds a copy of a mail with other line ends or notes of a mail program. Reads each mail once."""

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._known: dict[str, str] = {}

    def place(self, parcel: Parcel, parcels: Sequence[Parcel]) -> int | None:
        """Where it stands in `parcels`; CaseError when bytes of one of them are gone."""
        wanted = self._of(parcel.sha256)
        return next((at for at, one in enumerate(parcels) if self._of(one.sha256) == wanted), None)

    def _of(self, sha256: str) -> str:
        if sha256 not in self._known:
            if sha256 not in self._originals:
                raise CaseError(f"{self._originals.path(sha256)} ontbreekt: een mail die eerder aankwam. Voer `toetssteen controleer` uit.")
            self._known[sha256] = sameness(self._originals.get(sha256))
        return self._known[sha256]


def _together(now: Parcel, then: Parcel, originals: Originals) -> Parcel:
    """One mail with every copy of it; the longest is read, as where all are found at once."""
    copies = {now.sha256, *now.copies, then.sha256, *then.copies}
    chosen = max(copies, key=lambda sha256: (len(originals.get(sha256)) if sha256 in originals else -1, sha256))
    return replace(now, sha256=chosen, copies=tuple(sorted(copies - {chosen})))

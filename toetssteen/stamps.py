"""Do the stamps of time-stamp servers that are on record belong to the anchors they were asked for? Knows entries and kept tokens."""

from collections.abc import Iterator, Sequence

from toetssteen.anchor import anchor_of
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind
from toetssteen.timestamp import TimestampError, stamp_at


def stamp_faults(case: Case, entries: Sequence[Entry], *, name: str) -> Iterator[str]:
    """Dutch sentences about each stamp that is gone, changed or about something else; `name` is that of the register."""
    by_number = {str(entry.number): entry for entry in entries}
    for entry in entries:
        if entry.kind != Kind.ANCHOR:
            continue
        place = f"Het tijdstempel van vermelding {entry.number}"
        try:
            sha256 = str(entry.content["bestand"])
        except (ValueError, LookupError, TypeError, RecursionError):
            continue  # an entry that cannot be understood is told as such
        if entry.subject not in by_number:
            yield f"{place} hoort bij vermelding {entry.subject}, en die is er niet."
        elif sha256 not in case.kept:
            yield f"{place} ontbreekt."
        else:
            try:
                stamp_at(case.kept.get(sha256), anchor_of(name, by_number[entry.subject]).line)
            except TimestampError as wrong:
                yield f"{place} klopt niet. {wrong}"

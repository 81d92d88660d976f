"""Do the stamps of time-stamp servers that are on record belong to the anchors they were asked for? Knows entries and kept tokens.

Whether the one who signed a stamp is to be trusted is not for us to say: `openssl ts -verify` with the certificate of the server tells.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intake.originals import Originals
from templates.wording import moment
from toetssteen.anchor import Link, anchor_of
from toetssteen.chain import Entry, Kind
from toetssteen.named_files import stored
from toetssteen.timestamp import TimestampError, stamp_at


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamped:
    """A stamp on record that is about the anchor it was asked for."""

    number: int  # of its own entry
    reach: int  # up to and with this entry
    at: dt.datetime  # UTC, as the token states it
    server: str
    line: str  # the anchor that was stamped, letter by letter
    file: str  # the token (DER), its path in the case folder or package


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamps:
    """Every stamp on record: those that hold, and Dutch sentences about those that are gone, changed or about something else."""

    good: tuple[Stamped, ...] = ()
    faults: tuple[str, ...] = ()


def stamps_of(kept: Originals, entries: Sequence[Link], *, name: str, place: str = "") -> Stamps:
    """All of them, in the order of their entries; `name` is that of the register, `place` the path to the folder of what is kept."""
    said = [entry for entry in entries if isinstance(entry, Entry) and entry.kind == Kind.ANCHOR]
    looked = [_looked_at(kept, entry, entries, name=name) for entry in said]
    looked = [replace(one, file=f"{place}{one.file}") if isinstance(one, Stamped) else one for one in looked]
    return Stamps(
        good=tuple(one for one in looked if isinstance(one, Stamped)),
        faults=tuple(one for one in looked if isinstance(one, str)),
    )


def _looked_at(kept: Originals, entry: Entry, entries: Sequence[Link], *, name: str) -> Stamped | str | None:
    """The stamp of this entry, or what is wrong with it; None for an entry that cannot be understood, which is told as such."""
    place = f"Het tijdstempel van vermelding {entry.number}"
    try:
        sha256, server = str(entry.content["bestand"]), str(entry.content.get("server", ""))
        file = stored("vastgelegd", sha256)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    about = next((one for one in entries if str(one.number) == entry.subject), None)
    if about is None:
        return f"{place} hoort bij vermelding {entry.subject}, en die is er niet."
    if sha256 not in kept:
        return f"{place} ontbreekt."
    line = anchor_of(name, about).line
    try:
        at = stamp_at(kept.get(sha256), line)
    except TimestampError as wrong:
        return f"{place} klopt niet. {wrong}"
    return Stamped(number=entry.number, reach=about.number, at=at, server=server, line=line, file=file)


def stamp_lines(found: Sequence[Stamped], *, total: int, whole: bool) -> Iterator[str]:
    """What they prove, in Dutch, of a register with so many entries and no faults; with `whole` also how to look at each oneself."""
    for one in found:
        later = f" Wat daarna kwam ({total - one.reach}), bewijst het niet." if one.reach < total else ""
        of = f"Tijdstempel van {moment(one.at)} (server {one.server}, vermelding {one.number})"
        yield f"{of}: dekt vermelding 1 tot en met {one.reach}.{later} Of u de ondertekenaar vertrouwt, weet Toetssteen niet."
        if whole:
            yield f"  Het tijdstempel staat in {one.file}. De regel die is ondertekend: {one.line}"
    if found and not whole:
        yield "Een tijdstempel zelf nakijken: met --volledig ziet u het bestand en de regel, en de handleiding zegt hoe."

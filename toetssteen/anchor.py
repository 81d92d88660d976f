"""An anchor: one line that says how far the register had come, to keep where nobody who can change the register can change it.

Only an anchor shows that a whole chain was made anew, cut short or put back. Knows chains and lines; sends nothing.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from checklist.timing import dutch
from toetssteen.chain import Entry, Kind
from toetssteen.named_files import files_of

_LINE = re.compile(
    r"toetssteen-anker\s+(?P<name>\S*)\s+vermelding\s+(?P<number>[0-9]{1,9})\s+kop\s+(?P<head>[0-9a-f]{64})\s+zegel\s+(?P<seal>[0-9a-f]{64})"
)


_COPIED = "of de regel is verkeerd overgenomen: leg hem teken voor teken naast wat u bewaarde."


class AnchorError(Exception):
    """This is not an anchor; the sentence says what one looks like."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """The last entry at some moment. The head covers what was recorded, the seal the moments of recording as well."""

    name: str  # of the register
    number: int
    head: str
    seal: str

    @property
    def line(self) -> str:
        """One line of plain text, without line breaks: a mail program may fold it."""
        return f"toetssteen-anker {self.name} vermelding {self.number} kop {self.head} zegel {self.seal}"


def written(name: str) -> str:
    """The name of a register as an anchor is compared by it."""
    return name.replace(" ", "-").lower()


def anchor_of(name: str, entry: "Link") -> Anchor:
    """The anchor at this entry."""
    return Anchor(name=name.replace(" ", "-"), number=entry.number, head=entry.head, seal=entry.seal)


def anchors_in(text: str) -> tuple[Anchor, ...]:
    """Every anchor in a text, such as a mail; AnchorError when there is none."""
    found = tuple(
        Anchor(name=one["name"], number=int(one["number"]), head=one["head"], seal=one["seal"]) for one in _LINE.finditer(text.lower())
    )
    if not found:
        raise AnchorError(
            "Hierin staat geen anker. Een anker begint met 'toetssteen-anker' en staat op één regel, zoals u het hebt bewaard."
        )
    return found


class Link(Protocol):
    """An entry of a chain, whether or not it says what it is about."""

    @property
    def number(self) -> int: ...
    @property
    def head(self) -> str: ...
    @property
    def seal(self) -> str: ...


def faults(anchors: Iterable[Anchor], entries: Iterable[Link], *, name: str = "") -> Iterator[str]:
    """Dutch sentences about each anchor that does not lie in this chain; with a name, also when it is of another register."""
    by_number = {entry.number: entry for entry in entries}
    for anchor in anchors:
        if name and anchor.name.lower() != written(name):
            yield f"Het anker is van register {anchor.name}, en dit register heet {written(name)}. Hoort dit anker bij deze zaak?"
        entry = by_number.get(anchor.number)
        if entry is None:
            yield (
                f"Het anker hoort bij vermelding {anchor.number}, maar het register telt er {len(by_number)}. "
                f"Het register is ingekort of een oudere versie is teruggezet, {_COPIED}"
            )
        elif entry.head != anchor.head:
            yield (
                f"De kop bij vermelding {anchor.number} is een andere dan in het anker. "
                f"Het register is opnieuw gemaakt of veranderd, {_COPIED}"
            )
        elif entry.seal != anchor.seal:
            yield (
                f"Het zegel bij vermelding {anchor.number} is een ander dan in het anker. "
                f"De tijdstippen in het register zijn veranderd, {_COPIED}"
            )


def covered(anchors: Sequence[Anchor], entries: Sequence[Link], *, name: str = "") -> Iterator[str]:
    """A Dutch sentence: how far the anchors reach that do lie in this chain; none when none of them does."""
    right = [one.number for one in anchors if not list(faults([one], entries, name=name))]
    if not right:
        return
    last, total = max(right), len(entries)
    what = "Het anker dekt" if len(anchors) == 1 else "De ankers dekken samen"
    after = f" Wat daarna kwam ({total - last}), bewijst het niet: maak daarvoor een nieuw anker." if last < total else ""
    yield f"{what} vermelding 1 tot en met {last} van {total}.{after}"


def head_at(head: str, entries: Iterable[Link]) -> int | None:
    """The number of the entry with this head (64 letters, spaces around it and capitals do not count); None when there is none."""
    return next((entry.number for entry in entries if entry.head == head.strip().lower()), None)


def covered_by_head(head: str, entries: Sequence[Link]) -> Iterator[str]:
    """A Dutch sentence: what a head proves, as one stands on every report, and what it does not; none when it is not in this chain.

    A head covers what the entries say, not when they were recorded: that is in the seal, which only an anchor has.
    """
    number, total = head_at(head, entries), len(entries)
    if number is None:
        return
    later = f"Wat daarna kwam ({total - number}), en alle tijdstippen, bewijst een kop niet" if number < total else ""
    yield f"De kop staat bij vermelding {number} van {total}. {later or 'De tijdstippen bewijst een kop niet'}; gebruik daarvoor een anker."


def removals_after(anchors: Sequence[Anchor], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Removals that no anchor vouches for: whoever can write in the folder can add such an entry. None without an anchor."""
    last = max((anchor.number for anchor in anchors), default=None)
    return tuple(entry for entry in entries if last is not None and entry.number > last and entry.kind == Kind.REMOVAL)


def rewritten_after(anchors: Sequence[Anchor], entries: Iterable[Entry]) -> Iterator[str]:
    """A Dutch question about each file that an entry of after the anchors gives another digest than it had; none without an anchor.

    An anchor vouches for a file as it was then: whoever can write in the folder can put another in its place, and add such an entry.
    """
    last = max((anchor.number for anchor in anchors), default=None)
    named: dict[str, str] = {}
    for entry in entries if last is not None else ():
        for path, sha256 in _files(entry):
            if entry.number > (last or 0) and named.get(path, sha256) != sha256:
                yield (
                    f"{path} is na uw anker opnieuw geschreven (vermelding {entry.number}). Deed u dat, zoals met een nieuwe toetsing? "
                    "Bewaar dan een nieuw anker (`toetssteen anker`)."
                )
            named[path] = sha256


def _files(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Path and digest of what an entry names; nothing when it cannot be understood, which is said elsewhere."""
    try:
        return tuple(files_of(entry))
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return ()


def removals_asked(removals: Iterable[Entry]) -> Iterator[str]:
    """A Dutch question about these removals, one for what went together."""
    together: dict[str, list[Entry]] = {}
    for entry in removals:
        together.setdefault(_removal(entry), []).append(entry)
    for why, found in together.items():
        first, end = found[0].number, found[-1].number
        where = f"vermelding {first}" if first == end else f"{len(found)} vermeldingen, {first} t/m {end}"
        yield f"Van na het anker ({where}): {why}. Klopt dat? Bewaar dan een nieuw anker (`toetssteen anker`)."


def _removal(entry: Entry) -> str:
    """What an entry says of a removal, but for the file: by whom, when, why and about whom."""
    try:
        body = entry.content
        second = f", bevestigd door {body['bevestigd_door']}" if body.get("bevestigd_door") else ""
        bids = body.get("inschrijvers")
        about = f"; van inschrijver {', '.join(map(str, bids))}" if isinstance(bids, list) and bids else ""
        on = dutch(dt.date.fromisoformat(str(body["op"])))
        return f"verwijderd op {on} door {body.get('door')}{second}, reden: {body.get('reden')}{about}"
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return "een verwijdering die niet te begrijpen is"

"""What lies in one bid: the pieces with the file and mail they came in, and the files that gave no text.

The working set between grouping and judging; never part of the result.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checklist.finding import Bid, Evidence, PieceRef, Timeliness
from extractors.document import Document, Fact, Kind, Locator, Page, Piece, Searchability


def part_of(message: str, part: str) -> str:
    """The place of a leaf over all messages: the message's short sha256 and the leaf's place in it."""
    return f"{message[:12]}/{part}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """The leaf that a file came in as."""

    message: str  # sha256
    part: str
    path: tuple[str, ...]
    received: dt.datetime | None
    day: dt.date | None  # local day of receipt
    timeliness: Timeliness

    @property
    def place(self) -> str:
        return part_of(self.message, self.part)

    @property
    def name(self) -> str:
        return self.path[-1] or "bestand zonder naam"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """A piece as filed in a bid."""

    origin: Origin
    document: Document
    piece: Piece
    counts: bool = True  # False: late while other mails were in time, or replaced
    replaced_by: str = ""  # name of the later file that replaces this piece

    @property
    def ref(self) -> PieceRef:
        return PieceRef(sha256=self.document.sha256, part=self.origin.place, pages=self.piece.pages, kind=self.piece.kind)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the file that are this piece."""
        return tuple(page for page in self.document.pages if self.piece.first <= page.number <= self.piece.last)

    def evidence(self, *facts: Fact) -> tuple[Evidence, ...]:
        """The places of these facts, as proof."""
        return tuple(self._at(fact.locator) for fact in facts)

    def opening(self) -> tuple[Evidence, ...]:
        """The first words of the piece, as proof that it is there."""
        for page in self.pages:
            for line in page.lines:
                if sum(letter.isalpha() for letter in line.text) >= 4:
                    return self.at(page.number, line.text.strip()[:160])
        return ()

    def at(self, page: int, quote: str) -> tuple[Evidence, ...]:
        """These words of a page, as proof."""
        return (self._at(Locator(page=page, quote=quote)),)

    def _at(self, locator: Locator) -> Evidence:
        return Evidence(sha256=self.document.sha256, part=self.origin.place, page=locator.page, quote=locator.quote)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mute:
    """A file of the bid that gave no text: scanned, an image, encrypted, damaged, unsupported."""

    origin: Origin
    document: Document
    meant: tuple[Kind, ...]  # what it was probably meant to be, from its name and the mail; only for `niet_doorzoekbaar`

    @property
    def ref(self) -> PieceRef:
        """The whole file, as no document that was recognised; without pages where none could be opened."""
        last = max((page.number for page in self.document.pages), default=0)
        pages = f"1-{last}" if last > 1 else "1" if last else ""
        return PieceRef(sha256=self.document.sha256, part=self.origin.place, pages=pages, kind=Kind.OVERIG)

    @property
    def is_scan(self) -> bool:
        """Read, and found to be a picture: that breaks the policy's own rule; anything else is a technical state."""
        return self.document.searchability in (Searchability.SCAN, Searchability.IMAGE, Searchability.OUTLINES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Road:
    """Does the bidder have a running contract in a region, as far as its papers show?"""

    holds: bool | None = None  # None: they point both ways, or nowhere
    because: str = "Uit de documenten blijkt niet of deze organisatie al een overeenkomst heeft."


@dataclass(frozen=True, kw_only=True, slots=True)
class BidFile:
    """One bid with everything in it, in order of receipt."""

    bid: Bid
    filed: tuple[Filed, ...]
    mute: tuple[Mute, ...]
    withdrawn: bool = False
    withdrawn_in: tuple[str, ...] = ()  # regions that the withdrawal names; none: it is about the whole bid
    shared: frozenset[str] = frozenset()  # messages that hold another bid too
    elsewhere: tuple[str, ...] = ()  # regions of another office that it asks for
    unsure_together: bool = False  # its papers say that it is of a consortium, and give reason to doubt that
    unsure_in: tuple[str, ...] = ()  # regions of which it cannot be told whether the bidder is new there
    told_of: Mapping[PieceRef, frozenset[str]] = field(default_factory=dict)  # of each plan and mandate the regions it names
    roads: Mapping[str, Road] = field(default_factory=dict)  # per region, in a round that asks other papers of who has a contract

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """(message, file) of everything in the bid, both as sha256."""
        filed = [(item.origin.message, item.document.sha256) for item in self.filed]
        return (*filed, *((item.origin.message, item.document.sha256) for item in self.mute))

    def road(self, region: str) -> Road:
        """Whether the bidder has a running contract in this region; untold when nothing says so."""
        return self.roads.get(region, Road())

    def counting(self, kinds: Iterable[Kind]) -> tuple[Filed, ...]:
        """Pieces of these kinds that count."""
        wanted = frozenset(kinds)
        return tuple(item for item in self.filed if item.counts and item.piece.kind in wanted)

    def set_aside(self, kinds: Iterable[Kind]) -> tuple[Filed, ...]:
        """Pieces of these kinds that came too late to count."""
        wanted = frozenset(kinds)
        return tuple(item for item in self.filed if not item.counts and not item.replaced_by and item.piece.kind in wanted)

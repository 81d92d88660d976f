"""The vocabulary of extractors: a document as read: pages, the pieces it consists of, and the facts they state.

Knows no library and no rule. Everything here survives a round trip through JSON: readers work in child processes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.message import State


class Searchability(StrEnum):
    """Whether the text of a page or file is really there (design.md chapter 5)."""

    DIGITAL = "digitaal"
    SCAN = "scan"
    SCAN_WITH_OCR = "scan_met_ocr"
    MIXED = "gemengd"
    OUTLINES = "contouren"
    GARBLED = "onleesbare_tekst"
    IMAGE = "afbeelding"
    EMPTY = "leeg"
    UNKNOWN = "onbekend"


class Kind(StrEnum):
    """Kinds of piece, in the policy's own words."""

    BESTUURSVERKLARING = "bestuursverklaring"
    MACHTIGING = "machtiging"
    VOG_RP = "vog_rp"
    VOG_NP = "vog_np"
    GVA = "gva"
    UITTREKSEL_KVK = "uittreksel_kvk"
    UITTREKSEL_KVK_VESTIGING = "uittreksel_kvk_vestiging"
    UITTREKSEL_UBO = "uittreksel_ubo"
    HOOFDELIJKHEIDSVERKLARING = "hoofdelijkheidsverklaring"
    ONDERBOUWING = "onderbouwing"
    IMPLEMENTATIEPLAN = "implementatieplan"
    PROGNOSE = "prognose"
    OVERZICHT_CLIENTONDERSTEUNERS = "overzicht_clientondersteuners"
    INSTEMMINGSVERKLARING = "instemmingsverklaring"
    JAARREKENING = "jaarrekening"
    BCMB_LIDMAATSCHAP = "bcmb_lidmaatschap"
    REGISTER_INSCHRIJFBEWIJS = "register_inschrijfbewijs"
    BRANCHEVERKLARING = "brancheverklaring"
    IDENTITEITSBEWIJS = "identiteitsbewijs"
    BEGELEIDENDE_BRIEF = "begeleidende_brief"
    OVERIG = "overig"


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle on a page as a person sees it: points (1/72 inch) from the top left, after crop and rotation."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A part of a line that stands in a column of its own."""

    start: int  # in the text of the line
    end: int
    x0: float  # left and right: points on the page; where the format has no fixed layout, columns of its table from 0
    x1: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of visible text in reading order."""

    text: str
    box: Box | None  # None where the format has no fixed layout (Word, plain text)
    cells: tuple[Cell, ...] = ()  # where parts stand beside each other, left to right; () where nobody can tell
    row: tuple[int, int] = (0, 0)  # table and row of the file, from 1, where the file tells; lines of one row are one row on paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """Text that is in the file but that a reader of the page does not see; kept apart, never matched."""

    page: int
    how: str  # Dutch: "wit op wit", "buiten de pagina", ...
    words: str  # the first words, at most 80 characters
    boxes: tuple[Box, ...] = ()  # where, as far as it is on the page; () where the format has no fixed layout


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A form field or control with what was filled in."""

    page: int | None
    name: str
    kind: str  # tekst | vakje | keuze | handtekening
    value: str  # text; for a box "aan" or "uit"; for a signature "gezet" or "leeg"
    label: str = ""  # words beside it on the page
    differs: bool = False  # the stored value is not what the page shows
    unseen: bool = False  # the form has this field, but it stands on no page: its value is never read as text


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A sign of signing on a page: what could be a signature, and how strong a sign it is."""

    page: int
    how: str  # certificaat | zegel | afbeelding | inkt | platform | getypt | los: of the size of a signature, no words near it
    signer: str = ""  # as the mark itself says
    at: dt.datetime | None = None
    box: Box | None = None
    because: str = ""
    line: int | None = None  # lines above it on its page, where a format has no positions


GRANTOR, SOMEBODY = "de volmachtgever", "een ander"
"""With whom somebody must sign (`samen_met`), where a mandate names nobody."""


class Sure(StrEnum):
    """An answer that may not be known."""

    YES = "ja"
    NO = "nee"
    UNKNOWN = "onbekend"


class Change(StrEnum):
    """What was done to a file after it was signed."""

    NONE = "nee"
    ALLOWED = "toegestaan"  # filled in, signed once more, or proof added: what a signature lets stand
    CHANGED = "ja"
    UNKNOWN = "onbekend"


class SealKind(StrEnum):
    """Whose mark a digital signature is, as far as its certificate says."""

    SIGNATURE = "handtekening"  # of a person
    SEAL = "zegel"  # of an organisation
    TIMESTAMP = "tijdstempel"  # of a service that only says when
    UNKNOWN = "onbekend"


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal:
    """One digital signature or seal in the file, and what could be established of it without asking anybody.

    It is over the whole file, whatever page it is shown on. That it is intact says that nobody changed what was signed; who
    signed is only as sure as `trusted`.
    """

    field: str  # name of the form field that holds it
    page: int | None = None  # None: it is shown on no page
    kind: SealKind = SealKind.UNKNOWN
    signer: str = ""  # as its certificate says; "" when that cannot be read
    organisation: str = ""  # idem
    issuer: str = ""  # who gave out the certificate, as the certificate says
    at: dt.datetime | None = None
    at_basis: str = ""  # tijdstempel (of a service, intact) | opgegeven (by the signer) | ""
    intact: Sure = Sure.UNKNOWN  # what was signed is what stands there, and the signature is made with the certificate's key
    covers_whole: bool = False  # nothing at all was written behind it
    saved_after: int = 0  # how often the file was saved after it
    changed_after: Change = Change.UNKNOWN
    changes: tuple[str, ...] = ()  # Dutch: what was done after it
    valid_then: Sure = Sure.UNKNOWN  # was the certificate within its own period at that time
    trusted: Sure = Sure.UNKNOWN  # does the certificate lead to one that the user trusts; unknown when nobody said whom to trust
    because: str = ""  # Dutch

    @property
    def is_sound(self) -> bool:
        """What was signed still stands as it was signed."""
        return self.intact is Sure.YES and self.changed_after in (Change.NONE, Change.ALLOWED)

    @property
    def is_broken(self) -> bool:
        """What stands there is not what was signed."""
        return self.intact is Sure.NO or self.changed_after is Change.CHANGED


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page. `text` is what a person can see, lines joined by newlines; every quote is taken from it."""

    number: int  # from 1
    width: float  # points; 0 when the format has no pages
    height: float
    lines: tuple[Line, ...]
    searchability: Searchability
    because: str  # Dutch, with the measured reason

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def characters(self) -> int:
        """Visible characters, spaces not counted."""
        return sum(len(word) for line in self.lines for word in line.text.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Locator:
    """Words on a page of this document that a person can open and look at."""

    page: int
    quote: str  # literal, from Page.text; white space may differ


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing a piece states, and where. The names are listed in docs/feiten.md."""

    name: str
    value: str  # dates as 2026-05-04; KvK and other numbers as strings with their zeros
    locator: Locator
    about: Mapping[str, str] = field(default_factory=dict)  # qualifiers, e.g. bevoegdheid of a bestuurder


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A document in the sense of the policy: one kind, a run of pages of one file, and what it states."""

    kind: Kind
    first: int  # page, from 1
    last: int
    because: str  # Dutch: which signals made it this kind
    facts: tuple[Fact, ...] = ()
    also: tuple[Kind, ...] = ()  # other kinds it could be: two readings, said as two
    unread: tuple[str, ...] = ()  # Dutch: facts this kind should state and that could not be read

    @property
    def pages(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def all(self, name: str) -> tuple[Fact, ...]:
        """Every fact of this name, in page order."""
        return tuple(fact for fact in self.facts if fact.name == name)

    def one(self, name: str) -> Fact | None:
        """The fact of this name when all that are stated agree, else None."""
        found = self.all(name)
        return found[0] if found and len({fact.value for fact in found}) == 1 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file as read. Deterministic: the same bytes give the same Document, whatever the clock or locale.

    Only `Seal.trusted` depends on something else as well: on whom the user trusts.
    """

    sha256: str
    media_type: str
    state: State
    searchability: Searchability
    because: str  # Dutch; names the pages
    pages: tuple[Page, ...] = ()
    fields: tuple[Field, ...] = ()
    marks: tuple[Mark, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    seals: tuple[Seal, ...] = ()  # in the order in which they were set
    pieces: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()  # Dutch: what a reader or its library remarked

"""A mail opened: its pieces and its files without text, and the weak signals in its words. Knows no other mail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checklist.filed import Filed, Mute, Origin
from checklist.finding import Timeliness
from checklist.timing import local_day
from extractors.document import Document, Kind, Searchability
from intake.message import INCOMPLETE_STATES, Leaf, Message, Role

NOT_A_BID = frozenset({Kind.OVERIG, Kind.BEGELEIDENDE_BRIEF, Kind.IDENTITEITSBEWIJS})
"""Kinds that do not make a mail a bid by themselves."""

_MUTE = frozenset({Searchability.SCAN, Searchability.IMAGE, Searchability.OUTLINES, Searchability.GARBLED})

_LOGO = 30_000
"""Bytes. Logos in mail signatures are 2 to 20 kB; one scanned page is seldom under 40 kB."""

_PART = re.compile(r"\b(?:deel|mail|e-?mail|bericht)\s*(\d{1,2})\s*(?:van|/|uit)\s*(?:de\s*)?(\d{1,2})\b", re.IGNORECASE)
_CORRECTION = re.compile(
    r"\b(correctie|gecorrigeerd\w*|herzien\w*|vervang\w*|verbeterde versie|juiste versie|nieuwe versie|aangepaste versie|"
    r"rectificatie|in plaats van)\b",
    re.IGNORECASE,
)
_INTENT = re.compile(r"\b(inschrij\w+|bestuursverklaring|aanmelding|offerte|bijgaand|bijlagen?)\b", re.IGNORECASE)
_WITHDRAWAL = re.compile(
    r"\b(trek(ken)?\s+(\w+\s+){0,6}inschrijving(\s+\w+){0,6}\s+(terug|in)|intrekking\s+(van\s+)?(\w+\s+){0,3}inschrijving)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?://[^\s\"'<>]*(wetransfer|we\.tl|onedrive|1drv\.ms|sharepoint|drive\.google|dropbox|zivver|filesender|mega\.nz)"
    r"[^\s\"'<>]*",
    re.IGNORECASE,
)

_MEANT: Mapping[Kind, str] = {
    Kind.BESTUURSVERKLARING: r"bestuurs?verklaring",
    Kind.MACHTIGING: r"machtiging|volmacht|bevoegdheid",
    Kind.VOG_RP: r"\bvog|verklaring omtrent",
    Kind.UITTREKSEL_KVK: r"\bkvk|kamer van koophandel|handelsregister|uittreksel(?!.*ubo)",
    Kind.UITTREKSEL_UBO: r"\bubo",
    Kind.HOOFDELIJKHEIDSVERKLARING: r"hoofdelijk|aansprakelijk",
    Kind.IMPLEMENTATIEPLAN: r"implementatie|inwerk",
    Kind.ONDERBOUWING: r"onderbouwing|motivat|plan van aanpak|bijlage ?1",
}
"""What a file name may say about a file that cannot be read; used for nothing else (design.md chapter 7)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One message with its documents read and its moment judged."""

    message: Message
    timeliness: Timeliness
    because: str
    filed: tuple[Filed, ...]
    mute: tuple[Mute, ...]

    @property
    def words(self) -> str:
        """What the sender wrote: subject and text."""
        return f"{self.message.subject}\n{self.message.text}"

    @property
    def part(self) -> tuple[int, int] | None:
        """ "deel 1 van 2" as (1, 2), from the subject first."""
        found = _PART.search(self.message.subject) or _PART.search(self.message.text)
        return (int(found[1]), int(found[2])) if found else None

    @property
    def corrects(self) -> bool:
        return bool(_CORRECTION.search(self.words))

    @property
    def withdraws(self) -> bool:
        return bool(_WITHDRAWAL.search(self.words))

    @property
    def links(self) -> tuple[str, ...]:
        """Share links: what lies there was not received."""
        return tuple(dict.fromkeys(found[0] for found in _LINK.finditer(self.message.text)))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(dict.fromkeys(item.piece.kind for item in self.filed if item.piece.kind not in NOT_A_BID))

    @property
    def may_be_bid(self) -> bool:
        """Holds a document of the procedure, or seems to mean to: doubtful mails go to a person, never away."""
        if self.message.automatic:
            return False
        meant = any(item.meant for item in self.mute)
        sent = bool(self.mute or self.filed or self.links)
        return bool(self.kinds) or meant or (sent and bool(_INTENT.search(self.message.subject)))


def open_mail(message: Message, documents: Mapping[str, Document], *, timeliness: Timeliness, because: str) -> Mail:
    """Lay out what came in one message; documents by sha256."""
    filed: list[Filed] = []
    mute: list[Mute] = []
    for leaf in message.leaves:
        document = _document(leaf, documents)
        if document is None:
            continue
        origin = Origin(
            message=message.sha256,
            part=leaf.part,
            path=leaf.path,
            received=message.receipt.at,
            day=local_day(message.receipt.at),
            timeliness=timeliness,
        )
        if not _is_mute(document):
            filed.extend(Filed(origin=origin, document=document, piece=piece) for piece in document.pieces)
        elif not _is_logo(leaf):
            mute.append(Mute(origin=origin, document=document, meant=_meant(leaf.name)))
    return Mail(message=message, timeliness=timeliness, because=because, filed=tuple(filed), mute=tuple(mute))


def _document(leaf: Leaf, documents: Mapping[str, Document]) -> Document | None:
    """What was read of a leaf; a file that intake could not open stands here with its state; None for what is no document."""
    if leaf.role not in (Role.ATTACHMENT, Role.INLINE):
        return None
    if leaf.state is None:
        return documents.get(leaf.sha256)
    if leaf.state not in INCOMPLETE_STATES:
        return None
    return Document(
        sha256=leaf.sha256,
        media_type=leaf.media_type,
        state=leaf.state,
        searchability=Searchability.UNKNOWN,
        because=leaf.because,
    )


def _is_logo(leaf: Leaf) -> bool:
    """A small picture that nobody called a document: the logo under a mail. It keeps its row, and counts for nothing."""
    picture = leaf.media_type.startswith("image/")
    return picture and (leaf.role is Role.INLINE or leaf.size < _LOGO) and not _meant(leaf.name)


def _is_mute(document: Document) -> bool:
    """No readable text: a scan without a text layer, a picture, or a file that could not be opened."""
    return not any(page.characters for page in document.pages) or document.searchability in _MUTE


def _meant(name: str) -> tuple[Kind, ...]:
    """What a file that cannot be read was probably meant to be, by its name."""
    words = re.sub(r"[_\-.]+", " ", name.casefold())
    return tuple(kind for kind, pattern in _MEANT.items() if re.search(pattern, words))

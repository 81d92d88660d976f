"""A mail opened: its pieces and its files without text, and the weak signals in its words. Knows no other mail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checklist import mail_words
from checklist.filed import Filed, Mute, Origin
from checklist.finding import Timeliness
from checklist.mail_words import Withdrawal
from checklist.timing import local_day
from extractors.document import Document, Kind, Searchability
from intake.message import INCOMPLETE_STATES, Leaf, Message, Nature, Role

NOT_A_BID = frozenset({Kind.OVERIG, Kind.BEGELEIDENDE_BRIEF, Kind.IDENTITEITSBEWIJS})
"""Kinds that do not make a mail a bid by themselves."""

_MUTE = frozenset({Searchability.SCAN, Searchability.IMAGE, Searchability.OUTLINES, Searchability.GARBLED})

_NO_SENDER = (Nature.BOUNCED, Nature.READ_RECEIPT)
"""Made by a mail server or program about another mail: what is attached was sent by someone else, mostly by ourselves."""

_PAGES = 10
"""Pages of a document that are searched for names."""

_LOGO = 30_000
"""Bytes. Logos in mail signatures are 2 to 20 kB; one scanned page is seldom under 40 kB."""

_INTENT = re.compile(
    r"\b(?:inschrijving|inschrijven|schrij(?:f|ft|ven)\s(?:\w+\s){0,3}in|bestuursverklaring|aanmelding|offerte)\b", re.IGNORECASE
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
    def written(self) -> str:
        """Subject and text, also of the mails that were forwarded with it."""
        return "\n\n".join((self.words, *self.message.forwarded))

    @property
    def apart(self) -> tuple[str, ...]:
        """The same, each by itself: a subject is no part of the first sentence."""
        return (self.message.subject, self.message.text, *self.message.forwarded)

    @property
    def told(self) -> str:
        """Everything the sender says: subject, text, forwarded mails and attached letters; not the documents of the procedure."""
        letters = [item for item in self.filed if item.piece.kind in NOT_A_BID]
        return "\n\n".join((self.written, *map(_words_of, letters)))

    @property
    def papers(self) -> str:
        """The words of its documents, the first pages of each."""
        return "\n\n".join(map(_words_of, self.filed))

    @property
    def part(self) -> tuple[int, int] | None:
        """ "deel 1 van 2" as (1, 2), from the subject first."""
        return mail_words.numbered_part(self.message.subject, self.message.text)

    @property
    def corrects(self) -> bool:
        return mail_words.corrects(self.words)

    @property
    def withdrawal(self) -> Withdrawal | None:
        """The sentence that takes a bid back, when there is one."""
        return None if self.message.nature in (*_NO_SENDER, Nature.AUTOMATIC) else mail_words.withdrawal(self.told)

    @property
    def only_withdraws(self) -> bool:
        """Takes a bid back, and brings no document of the procedure: never a bid by itself."""
        return not self.kinds and not any(item.meant for item in self.mute) and self.withdrawal is not None

    @property
    def denial(self) -> str:
        """The sentence in which the sender says that this is no bid yet, "" when there is none."""
        return mail_words.denial(self.words)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(dict.fromkeys(item.piece.kind for item in self.filed if item.piece.kind not in NOT_A_BID))

    @property
    def may_be_bid(self) -> bool:
        """Holds a document of the procedure, or seems to mean to: doubtful mails go to a person, never away."""
        if self.message.nature in _NO_SENDER or self.only_withdraws or self.denial:
            return False
        if self.kinds:
            return True
        if self.message.nature is not Nature.PERSON:
            return False
        meant = any(item.meant for item in self.mute)
        unread = bool(self.mute or self.message.links)  # a scan or a link: what it holds nobody could read
        return meant or (unread and bool(_INTENT.search(self.words))) or (bool(self.filed) and mail_words.says_it_bids(self.told))

    @property
    def may_add(self) -> bool:
        """Holds files that may belong to a bid known from other mails, though nothing here says so by itself."""
        message = self.message
        inside = message.sender.rpartition("@")[2] in {to.rpartition("@")[2] for to in (*message.recipients, *message.delivered_to)}
        if self.may_be_bid or self.only_withdraws or self.denial or inside or message.nature not in (Nature.PERSON, Nature.AUTOMATIC):
            return False
        return bool(self.filed) or any(not item.document.media_type.startswith("image/") for item in self.mute)


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


def _words_of(item: Filed) -> str:
    return "\n".join(line.text for page in item.pages[:_PAGES] for line in page.lines)


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

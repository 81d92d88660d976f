"""Messages as the result shows them: every message once, every leaf once, each with its one state. Pure."""

from collections.abc import Collection, Mapping, Sequence

from checklist.bid import DECLARING
from checklist.filed import BidFile
from checklist.finding import AttachmentRow, FactRow, HopRow, MessageKind, MessageRow, Other, PieceRow, Timeliness
from checklist.mail import NOT_A_BID, Mail
from checklist.other_mail import other_mail
from checklist.wording import ended, not_received
from extractors.document import Document, Kind, Piece, Searchability
from intake.message import Leaf, Message, Role, State

_REFUSED = frozenset({Searchability.SCAN, Searchability.SCAN_WITH_OCR, Searchability.IMAGE, Searchability.OUTLINES, Searchability.GARBLED})
_SEVERAL = 3  # kinds of documents: more than a loose paper
_SHOWN = (Role.ATTACHMENT, Role.INLINE)


def message_row(mail: Mail, files: Sequence[BidFile], documents: Mapping[str, Document], *, own: Collection[str]) -> MessageRow:
    """One message with its leaves and its place in the procedure; `own` are the mail domains of the zorgkantoren."""
    message = mail.message
    bids = tuple(file for file in files if message.sha256 in file.bid.messages)
    kind, other, because = _kind(mail, bids, own)
    attachments, parts = leaf_rows(message, documents)
    return MessageRow(
        sha256=message.sha256,
        size=message.size,
        copies=message.copies,
        source=tuple(f"{place.source}/{place.position}".rstrip("/") for place in message.places),
        message_id=message.message_id,
        received=message.receipt.at,
        received_by=message.receipt.by,
        received_because=message.receipt.because,
        sent=message.sent,
        sender=message.sender,
        sender_name=message.sender_name,
        recipients=message.recipients,
        delivered_to=message.delivered_to,
        subject=message.subject,
        kind=kind,
        other=other,
        kind_because=ended(because),
        timeliness=mail.timeliness,
        timeliness_because=mail.because,
        bid=tuple(file.bid.id for file in bids),
        attachments=attachments,
        parts=parts,
        hops=tuple(HopRow(by=hop.by, sender=hop.sender, at=hop.at) for hop in message.hops),
        defects=(*message.defects, *map(not_received, message.links)),
    )


def leaf_rows(message: Message, documents: Mapping[str, Document]) -> tuple[tuple[AttachmentRow, ...], tuple[AttachmentRow, ...]]:
    """What was attached, and the other leaves (the mail's own text, its signature): together every leaf once."""
    rows = [(leaf.role in _SHOWN, _leaf_row(leaf, documents)) for leaf in message.leaves]
    return tuple(row for shown, row in rows if shown), tuple(row for shown, row in rows if not shown)


def _leaf_row(leaf: Leaf, documents: Mapping[str, Document]) -> AttachmentRow:
    """One leaf; the mail's own text was read by intake, documents by extractors."""
    document = documents.get(leaf.sha256) if leaf.state is None else None
    own_text = leaf.role not in _SHOWN and leaf.state is None
    return AttachmentRow(
        path=leaf.path,
        part=leaf.part,
        inside=leaf.inside,
        role=leaf.role.value,
        sha256=leaf.sha256,
        size=leaf.size,
        media_type=leaf.media_type,
        state=leaf.state or (State.READ if own_text else document.state if document else State.UNREADABLE),
        searchability=_searchability(document, own_text=own_text),
        accepted=_accepted(document),
        because=leaf.because or (document.because if document else ""),
        pieces=tuple(piece_row(piece) for piece in document.pieces) if document else (),
        seals=document.seals if document else (),
    )


def _searchability(document: Document | None, *, own_text: bool) -> Searchability:
    if own_text:
        return Searchability.DIGITAL
    return document.searchability if document else Searchability.UNKNOWN


def piece_row(piece: Piece) -> PieceRow:
    """A piece with its facts."""
    facts = (
        FactRow(
            name=fact.name,
            value=fact.value,
            page=fact.locator.page,
            quote=fact.locator.quote,
            about=dict(sorted(fact.about.items())),
        )
        for fact in piece.facts
    )
    return PieceRow(kind=piece.kind, pages=piece.pages, because=piece.because, facts=tuple(facts))


def _accepted(document: Document | None) -> bool | None:
    """May the file count as handed in: digital yes, scanned no, mixed or unread for a person."""
    if document is None or document.state is not State.READ:
        return None
    if document.searchability is Searchability.DIGITAL:
        return True
    return False if document.searchability in _REFUSED else None


def _kind(mail: Mail, bids: Sequence[BidFile], own: Collection[str]) -> tuple[MessageKind, Other | None, str]:
    """What the message is to the procedure, and why."""
    if not bids:
        return MessageKind.NO_BID, *other_mail(mail, own=own)
    file = bids[0]
    if mail.only_withdraws:
        return MessageKind.NO_BID, Other.WITHDRAWAL, f"Gaat over het intrekken van de inschrijving van {file.bid.name}."
    first = _first(file)
    if first == mail.message.sha256:
        return MessageKind.BID, None, f"De inschrijving van {file.bid.name}: {file.bid.because}"
    if first != file.bid.messages[0] and file.bid.messages.index(mail.message.sha256) < file.bid.messages.index(first):
        return MessageKind.SUPPLEMENT, None, f"Een los stuk van {file.bid.name}; de inschrijving zelf kwam later."
    kind, because = _later_kind(mail, file)
    return kind, None, because


def _first(file: BidFile) -> str:
    """The mail that is the bid: the first, unless that and those before the declaration brought single papers only."""
    kinds: dict[str, set[Kind]] = {message: set() for message in file.bid.messages}
    for item in file.filed:
        kinds[item.origin.message].add(item.piece.kind)
    declared = next((message for message in file.bid.messages if not kinds[message].isdisjoint(DECLARING)), "")
    before = file.bid.messages[: file.bid.messages.index(declared)] if declared else ()
    scraps = before and all(len(kinds[message] - NOT_A_BID) == 1 for message in before) and len(kinds[declared] - NOT_A_BID) >= _SEVERAL
    return declared if scraps else file.bid.messages[0]


def _later_kind(mail: Mail, file: BidFile) -> tuple[MessageKind, str]:
    """A later mail of a bid: the same again, a replacement, a numbered part, or more."""
    place = {sha256: index for index, sha256 in enumerate(file.bid.messages)}
    here = place[mail.message.sha256]
    ours = {sha256 for message, sha256 in file.contents if place[message] == here}
    before = {sha256 for message, sha256 in file.contents if place[message] < here}
    if ours and ours <= before:
        return MessageKind.DUPLICATE, f"Dezelfde bestanden als in een eerdere mail van {file.bid.name}."
    names = {item.origin.name for item in mail.filed}
    if any(item.replaced_by in names for item in file.filed):
        return MessageKind.REPLACEMENT, f"Vervangt een eerder document van {file.bid.name}."
    if mail.part and mail.timeliness is Timeliness.ON_TIME:
        return MessageKind.BID, f"Deel {mail.part[0]} van {mail.part[1]} van de inschrijving van {file.bid.name}."
    return MessageKind.SUPPLEMENT, f"Latere mail van {file.bid.name}."

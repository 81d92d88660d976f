"""The vocabulary of intake: a message as it arrived, its leaves, and the moment of receipt.

Knows no library and no rule. Later stages import this file and nothing else of intake.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How reading one leaf ended; the closed list of design.md chapter 5. Technical, never a verdict."""

    READ = "gelezen"
    PARTLY_READ = "deels_gelezen"
    UNREADABLE = "niet_leesbaar"
    ENCRYPTED = "versleuteld"
    UNSUPPORTED = "niet_ondersteund"
    TOO_LARGE = "te_groot"
    DUPLICATE = "dubbel"
    UNPACKED = "uitgepakt"


INCOMPLETE_STATES = frozenset({State.PARTLY_READ, State.UNREADABLE, State.ENCRYPTED, State.UNSUPPORTED, State.TOO_LARGE})
"""States that block the word "complete": something in the file was not seen."""


class Role(StrEnum):
    """What part a leaf plays in its mail."""

    TEXT = "tekst"  # the mail's own words (text/plain or text/html body)
    ATTACHMENT = "bijlage"
    INLINE = "in_de_tekst"  # an image shown inside an HTML body
    SIGNATURE = "handtekening"  # S/MIME or PGP signature of the mail itself
    TECHNICAL = "technisch"  # delivery report headers, calendar reply, TNEF shell


class ReceiptBasis(StrEnum):
    """Which Received header the moment of receipt was taken from (design.md chapter 7, "When")."""

    CONFIGURED = "ingesteld"  # the relay named in zaak.toml
    OWN_DOMAIN = "eigen_domein"  # lowest unbroken hop received by a host of the mailbox's own domain or mail provider
    TOPMOST = "bovenste"  # neither was found: the topmost hop
    NONE = "geen"  # no usable Received header


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a message was found; the same message may be found in several places."""

    source: str  # as the user gave it, e.g. a folder's name
    position: str  # inside the source, e.g. a file name; "" when the source is the message


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """One Received header, top of the mail first."""

    by: str  # host that wrote the header, "" when absent
    sender: str  # the "from" clause, "" when absent
    at: dt.datetime | None  # aware; None when the time is missing, impossible or has no zone
    raw: str  # the header unfolded, as received


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """The moment of receipt, and why this one."""

    at: dt.datetime | None  # aware, in UTC; None = uncertain
    by: str
    basis: ReceiptBasis
    because: str  # one Dutch sentence
    or_at: tuple[dt.datetime, ...] = ()  # aware, in UTC: other moments that the mail gives reason to believe


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """One part of a message with bytes of its own: a body, an attachment, a container or what that held."""

    part: str  # its place, unique in the message: "1.2", members of a container "1.2/3"
    inside: str | None  # part of its container, None at the top
    path: tuple[str, ...]  # names from the outside in, exactly as sent; "" for an unnamed part
    role: Role
    declared_type: str  # media type as sent, lower case
    media_type: str  # media type by content
    sha256: str  # of the decoded bytes
    size: int  # bytes
    state: State | None = None  # None = a document that extractors must still read
    because: str = ""  # Dutch sentence when state is set

    @property
    def name(self) -> str:
        """Its own name as sent."""
        return self.path[-1]


class Nature(StrEnum):
    """What sent a message, by its headers; its content may say otherwise."""

    PERSON = "persoon"
    AUTOMATIC = "automatisch"
    BOUNCED = "niet_bezorgd"
    READ_RECEIPT = "leesbevestiging"
    MAILING = "mailing"
    SPAM = "ongewenst"


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message as it arrived. Header values are decoded text, unfolded, otherwise as sent."""

    sha256: str  # of the raw bytes
    size: int
    places: tuple[Place, ...]
    message_id: str
    in_reply_to: str
    subject: str
    sender: str  # address only, lower case domain; "" when absent
    sender_name: str
    recipients: tuple[str, ...]  # addresses of To and Cc, in order
    delivered_to: tuple[str, ...]  # Delivered-To, X-Original-To, Envelope-To
    sent: dt.datetime | None  # the Date header, aware; shown, never decisive
    hops: tuple[Hop, ...]
    receipt: Receipt
    text: str  # the mail's own words, HTML turned into text, without quoted history when that can be told
    leaves: tuple[Leaf, ...]
    defects: tuple[str, ...]  # Dutch sentences about damage in the message
    links: tuple[str, ...] = ()  # to file-sharing services: what lies there was not received, and is never fetched
    nature: Nature = Nature.PERSON
    nature_because: str = ""  # Dutch sentence when it is not a person
    copies: tuple[str, ...] = ()  # sha256 of copies of this message with other line ends or notes of a mail program
    forwarded: tuple[str, ...] = ()  # the words of each mail within this mail, in order


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """One line of a list of mails that the mail server refused, as text."""

    line: int
    at: dt.datetime | None  # aware; None when the list gives no zone
    sender: str
    subject: str
    message_id: str
    reason: str

"""The vocabulary of findings: verdicts with their proof, and the one result that every report is a rendering of.

The shapes are the JSON contract of design.md chapter 5: English keys, Dutch codes. Knows no library.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Box, Kind, Seal, Searchability
from intake.message import State


class Verdict(StrEnum):
    """Observation, not decision; only a person decides."""

    MET = "voldoet"
    NOT_MET = "voldoet_niet"
    UNKNOWN = "niet_vast_te_stellen"
    PERSON = "mens_beslist"
    NOT_APPLICABLE = "niet_van_toepassing"


GRAVITY = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON, Verdict.MET, Verdict.NOT_APPLICABLE)
"""Gravest first: a document's verdict is the gravest of its findings."""


class Reason(StrEnum):
    """Why a verdict is what it is."""

    IN_ORDER = "in_orde"
    MISSING = "ontbreekt"
    TOO_OLD = "te_oud"
    NOT_SEARCHABLE = "niet_doorzoekbaar"
    UNREADABLE = "niet_leesbaar"
    UNSIGNED = "niet_ondertekend"
    NOT_FILLED_IN = "niet_ingevuld"
    WRONG_KIND = "verkeerde_soort"
    WRONG_ROUND = "verkeerde_ronde"
    WRONG_ENTITY = "verkeerde_rechtspersoon"
    CONTRADICTION = "tegenstrijdig"
    UNAUTHORISED = "onbevoegd"
    INCOMPLETE = "onvolledig"
    LATE = "te_laat"
    DOUBT = "twijfel"


CHECK_NAMES: Mapping[str, str] = {
    "present": "aanwezig",
    "right_kind": "juiste soort",
    "right_round": "juiste ronde",
    "filled_in": "ingevuld",
    "signed": "ondertekend",
    "age": "leeftijd",
    "searchable": "digitaal en doorzoekbaar",
    "same_entity": "zelfde rechtspersoon",
    "own_text": "tekst van de inschrijver zelf",
    "complete_pages": "alle bladzijden",
    "authority_chain": "bevoegd om te tekenen",
    "joint_liability": "hoofdelijk voor het geheel",
    "subcontractors_declared": "onderaannemers opgegeven",
    "plan_elements": "onderdelen van het plan",
    "plan_region": "over deze regio",
    "annexes": "bijlagen",
    "motivated": "gemotiveerd",
    "condition": "nodig bij deze inschrijving",
}
"""What a person calls each check of `Finding.check`, everywhere: a page, a terminal, an option. No two have the same name."""


def check_name(check: str) -> str:
    """The Dutch name of a check; a name that is not in the list (of an older program, of closing) is shown as it is."""
    return CHECK_NAMES.get(check, check.replace("_", " "))


def check_called(words: str) -> str:
    """The check that these words name, whatever the capitals, spaces, hyphens and underscores; "" when they name none.

    The code itself (`authority_chain`), as the register has it, is understood too.
    """
    wanted = _plain(words)
    return next((check for check, name in CHECK_NAMES.items() if wanted in (_plain(name), _plain(check))), "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").replace("_", " ").split())


class Support(StrEnum):
    """How a text answers a criterion; where to read, never what to think."""

    SUBSTANTIATED = "onderbouwd"
    WEAK = "zwak"
    NOT_FOUND = "niet_gevonden"


class MessageKind(StrEnum):
    """What a message is to the procedure."""

    BID = "inschrijving"
    SUPPLEMENT = "aanvulling"
    REPLACEMENT = "vervanging"
    DUPLICATE = "dubbel"
    NO_BID = "geen_inschrijving"


class Other(StrEnum):
    """What a message is that brings no document of a bid."""

    QUESTION = "vraag"
    REPLY = "antwoord"
    WITHDRAWAL = "intrekking"
    DRAFT = "concept"  # the sender says that it is no bid yet
    ANNOUNCED = "aankondiging"  # says that it bids, and holds no document of a bid
    AUTOMATIC = "automatisch"
    READ_RECEIPT = "leesbevestiging"
    BOUNCED = "niet_bezorgd"
    APPOINTMENT = "afspraak"
    INTERNAL = "intern"
    MAILING = "mailing"
    SPAM = "ongewenst"
    UNCLEAR = "onduidelijk"  # for a person


class Timeliness(StrEnum):
    """Receipt against the closing moment of the round."""

    ON_TIME = "op_tijd"
    LATE = "te_laat"
    BOUNDARY = "grens"
    UNCERTAIN = "onzeker"


class Standing(StrEnum):
    """Whether a bid's contents can count at all; contents are read and shown in any case."""

    PENDING = "in_behandeling"
    LATE = "te_laat"
    BOUNDARY = "grens"
    WITHDRAWN = "ingetrokken"
    WRONG_OFFICE = "verkeerd_zorgkantoor"
    REGION_CLOSED = "regio_gesloten"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The published clause that a finding rests on."""

    title: str
    clause: str
    quote: str  # short, literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Words on a page, re-read from the original before the report is written."""

    sha256: str
    part: str  # "message sha256 (first 12)/part", so that the leaf can be found
    page: int
    quote: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """The answer of one check."""

    check: str
    verdict: Verdict
    reason: Reason
    because: str  # one Dutch sentence
    source: Source | None  # None: an aandachtspunt, which can never be a ground for rejection
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()  # Dutch: what was searched, for "ontbreekt"
    lane: str = ""  # "verplicht" (closed after the deadline) | "gerede_twijfel" (may be asked) | ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceRef:
    """Which pages of which file a document row rests on."""

    sha256: str
    part: str
    pages: str  # "3" or "3-5"
    kind: Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRow:
    """One participant of a consortium under one rule."""

    name: str
    kvk_number: str
    verdict: Verdict
    reason: Reason
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRow:
    """One rule about documents (D01 ...) for one bid in one region."""

    rule: str
    kind: Kind
    verdict: Verdict
    reason: Reason
    because: str
    pieces: tuple[PieceRef, ...]
    findings: tuple[Finding, ...]
    members: tuple[MemberRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A place a purchaser should read for a criterion."""

    sha256: str
    part: str
    page: int
    quote: str
    boxes: tuple[Box, ...]
    score: float  # 0 to 1, rounded to 3 digits; orders passages, judges nothing
    signals: tuple[str, ...] = ()  # Dutch: terms and facts that made it


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionRow:
    """One requirement or criterion for one bid in one region."""

    rule: str
    support: Support
    because: str
    source: Source
    passages: tuple[Passage, ...] = ()  # best first


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """An aandachtspunt: worth a person's eye, rests on no clause, never a ground for rejection."""

    code: str  # e.g. "onderaannemers_tegenstrijdig"
    because: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceRow:
    """A piece as shown in the result."""

    kind: Kind
    pages: str
    because: str
    facts: tuple["FactRow", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactRow:
    """A fact as shown in the result."""

    name: str
    value: str
    page: int
    quote: str
    about: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachmentRow:
    """One leaf of one message, with its one state."""

    path: tuple[str, ...]
    part: str
    inside: str | None
    role: str
    sha256: str
    size: int
    media_type: str
    state: State
    searchability: Searchability
    accepted: bool | None  # may it count as submitted (not scanned)? None = cannot be told or not a document
    because: str
    pieces: tuple[PieceRow, ...] = ()
    seals: tuple[Seal, ...] = ()  # digital signatures in the file, in the order in which they were set


@dataclass(frozen=True, kw_only=True, slots=True)
class HopRow:
    """One Received header as shown."""

    by: str
    sender: str
    at: dt.datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageRow:
    """One message of the mailbox with its place in the procedure."""

    sha256: str
    size: int
    copies: tuple[str, ...]  # sha256 of copies with other line ends, or with the notes of a mail program in the header
    source: tuple[str, ...]  # every place where it was found
    message_id: str
    received: dt.datetime | None  # UTC
    received_by: str
    received_because: str
    sent: dt.datetime | None
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    delivered_to: tuple[str, ...]  # where the mail servers say that they put it
    subject: str
    kind: MessageKind
    other: Other | None  # which other kind of mail, when it is no bid
    kind_because: str
    timeliness: Timeliness
    timeliness_because: str
    bid: tuple[str, ...]  # ids of the bids it belongs to; mostly one
    attachments: tuple[AttachmentRow, ...]
    parts: tuple[AttachmentRow, ...]  # the other leaves: bodies, signatures of the mail, technical parts
    hops: tuple[HopRow, ...]
    defects: tuple[str, ...]
    earlier: bool = False  # it came in at an earlier run and was not in the sources of this one


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A participant of a consortium."""

    name: str
    kvk_number: str
    lead: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bid:
    """One inschrijving: everything one inschrijver sent for this mailbox."""

    id: str
    name: str
    kvk_number: str  # "" when no document states one
    legal_form: str
    regions: tuple[str, ...]  # region ids, in the round's order
    consortium: bool
    members: tuple[Member, ...]
    new_in: tuple[str, ...]  # regions where it seems to be new
    messages: tuple[str, ...]  # sha256, in order of receipt
    submitted: dt.date | None  # local date of the bidder's own submission: the reference day of the age rules
    because: str  # Dutch: why these messages are one bid


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """One bid in one region."""

    bid: str
    region: str
    standing: Standing
    standing_because: str
    documents: tuple[DocumentRow, ...]
    criteria: tuple[CriterionRow, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionRow:
    """A region of this office in this round."""

    id: str
    name: str
    places: int | None  # how many bids can be selected


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleRow:
    """A rule of the round as a report needs it."""

    code: str
    group: str  # document | eis | selectie | plan
    name: str
    says: str  # our own plain words
    source: Source
    condition: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A date of the procedure."""

    name: str
    moment: str  # ISO date or date-time with zone
    text: str  # Dutch, for a person
    source: Source
    last: str = ""  # ISO date: the last day, when the policy names a period such as a month
    days: int | None = None  # of a period that runs from an event: how many calendar days
    says: str = ""  # Dutch: what the policy says of that period, without a day counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A known defect or gap of the policy text, put to a person."""

    id: str
    text: str
    source: Source | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """What a report needs of the round: a round file turned into plain rows; reports never reads a round file."""

    round: str
    title: str
    closes: dt.datetime
    office: str
    office_name: str
    mailbox: str
    regions: tuple[RegionRow, ...]
    rules: tuple[RuleRow, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    unstated: tuple[str, ...]
    age_months: int | None = None  # how old a dated document may be on the bidder's own day; None: not stated
    age_kinds: tuple[Kind, ...] = ()  # the documents that this goes for
    mailbox_doubt: str = ""  # Dutch: what is odd about the mailbox as printed
    unread_because: str = ""  # Dutch: which texts of the round were not read; "" when all were
    late_supply: str = ""  # Dutch: what the round says of documents after closing; "" when it says nothing
    may_ask: str = ""  # Dutch: what the round says may still be asked; "" when it says nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """With what, on what, and whether everything was seen."""

    program: str  # "toetssteen 0.1.0"
    round: str
    round_sha256: str
    office: str
    inputs: str  # sha256 over the sorted sha256s of all messages
    case: str  # sha256 of the settings of the case that influence a verdict
    libraries: dict[str, str]
    complete: bool
    incomplete_because: tuple[str, ...]
    messages: int
    attachments: int
    passed_over: tuple[str, ...] = ()  # Dutch: files in the sources that are no mail
    own_servers: tuple[str, ...] | None = None  # of the case: whose moment of receipt counts; None: not told (voortoets, older results)
    confirmed: bool | None = None  # a person looked at the settings of the case; None: not told


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusalRow:
    """A mail that the mail server refused, and whether it came in after all."""

    at: dt.datetime | None
    sender: str
    subject: str
    message_id: str
    reason: str  # as the server's list says
    arrived: tuple[str, ...]  # sha256 of messages that seem to be the same mail; none = nothing came in
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """toetsing.json: the one object that every output is a rendering of."""

    receipt: Receipt
    office: str
    procedure: Procedure
    messages: tuple[MessageRow, ...]
    bids: tuple[Bid, ...]
    assessments: tuple[Assessment, ...]
    refusals: tuple[RefusalRow, ...] = ()  # of the list that the mail server's manager gave, when there is one

"""Reads an Outlook mail (.msg) into its header, words and leaves. The only file that uses python-oxmsg.

That library knows the properties; the storage is ours, because its own loader recurses and reads every stream into memory.
Never raises on content but CompoundError.
"""

import datetime as dt
from collections.abc import Iterator

from oxmsg.domain import encodings
from oxmsg.properties import Properties

from intake.body import Passage, compose, formatted_body, text_of
from intake.compound import Compound
from intake.filetype import MAIL, OUTLOOK, media_type
from intake.found import Found, Mail
from intake.headers import Fields, parse_fields
from intake.links import away
from intake.markup import shown_content_ids
from intake.message import Role, State
from intake.moments import written
from intake.roles import Sent, role_of
from intake.show import brief

TOP_HEADER, EMBEDDED_HEADER, PART_HEADER = 32, 24, 8  # bytes in front of the properties
ATTACHMENT, RECIPIENT, PROPERTIES = "__attach_version1.0_", "__recip_version1.0_", "__properties_version1.0"
SUBJECT, TRANSPORT_HEADERS, SUBMITTED, MESSAGE_ID, IN_REPLY_TO = 0x0037, 0x007D, 0x0039, 0x1035, 0x1042
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, FROM_NAME, FROM_ADDRESS, FROM_SMTP = 0x0C1A, 0x0C1F, 0x5D01, 0x0042, 0x0065, 0x5D02
BODY, HTML, RTF, INTERNET_CODEPAGE, MESSAGE_CODEPAGE = 0x1000, 0x1013, 0x1009, 0x3FDE, 0x3FFD
NAME, SMTP, ADDRESS, RECIPIENT_TYPE = 0x3001, 0x39FE, 0x3003, 0x0C15
LONG_NAME, SHORT_NAME, CONTENT, METHOD, MIME_TAG, CONTENT_ID, PATH = 0x3707, 0x3704, 0x3701, 0x3705, 0x370E, 0x3712, 0x370D
BY_REFERENCE, EMBEDDED_MAIL, OLE_OBJECT = frozenset({2, 3, 4, 7}), 5, 6
DEEPEST = 16  # mails in mails inside one file


class _Store:
    """One storage of the file: its streams by property, and its fixed values through oxmsg."""

    def __init__(self, compound: Compound, node: int, header: int) -> None:
        self.compound, self.node = compound, node
        self.kids = compound.kids(node)
        self._properties = Properties(self, properties_header_offset=header)

    @property
    def properties_stream_bytes(self) -> bytes:
        """What oxmsg asks for."""
        return self.compound.read(self.kids[PROPERTIES]) if PROPERTIES in self.kids else b""

    def property_stream_bytes(self, pid: int, ptyp: int) -> bytes:
        """Idem."""
        return self.binary(pid, f"{ptyp:04X}")

    def binary(self, pid: int, kind: str = "0102") -> bytes:
        """The bytes of one property, b"" when it is absent."""
        node = self.kids.get(f"__substg1.0_{pid:04X}{kind}")
        return self.compound.read(node) if node is not None and not self.compound.nodes[node].is_storage else b""

    def text(self, pid: int, *, codepage: int = MESSAGE_CODEPAGE) -> str:
        """A string property, Unicode or in the mail's own code page."""
        if wide := self.binary(pid, "001F"):
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return text_of(Passage(content=self.binary(pid, "001E"), charset=self.charset(codepage), is_html=False)).rstrip("\x00")

    def charset(self, codepage: int = INTERNET_CODEPAGE) -> str:
        """The character set that a code page property names, "" when unknown."""
        try:
            return encodings.encoding_from_codepage(self.number(codepage) or 1252)
        except Exception:  # oxmsg has its own exceptions for each
            return ""

    def number(self, pid: int) -> int:
        """A whole number, 0 when absent or unreadable."""
        try:
            return int(self._properties.int_prop_value(pid) or 0)
        except Exception:  # one damaged property must not hide the rest
            return 0

    def moment(self, pid: int) -> dt.datetime | None:
        """A moment in UTC."""
        try:
            found = self._properties.date_prop_value(pid)
        except Exception:  # idem
            return None
        return found if isinstance(found, dt.datetime) else None  # a damaged type gives a number


def read_outlook(content: bytes) -> Mail:
    """One .msg file; raises CompoundError when it is not readable at all."""
    return _mail(_Store(Compound(content, budget=8 * len(content) + 1024), 0, TOP_HEADER), depth=0)


def _mail(store: _Store, *, depth: int) -> Mail:
    bodies = list(_bodies(store))
    passages = [passage for passage, _ in bodies]
    shown = {found for passage in passages if passage.is_html for found in shown_content_ids(text_of(passage))}
    leaves = [leaf for _, leaf in bodies]
    storages = [node for name, node in store.compound.children(store.node) if name.startswith(ATTACHMENT)]
    for number, node in enumerate(storages, start=len(leaves) + 1):
        leaves.append(_attachment(_Store(store.compound, node, PART_HEADER), str(number), shown=shown, depth=depth))
    fields = _fields(store)
    text = compose(passages, subject=fields.words("subject"))
    return Mail(fields=fields, text=text, leaves=tuple(leaves), links=away(passages))


def _bodies(store: _Store) -> Iterator[tuple[Passage, Found]]:
    """Plain and HTML form of the same words; formatted text of Outlook's own only where there is nothing else."""
    forms = [(store.text(BODY, codepage=INTERNET_CODEPAGE), False), (_html(store), True)]
    present = [(text, is_html) for text, is_html in forms if text.strip("\x00 \r\n\t")]
    for number, (text, is_html) in enumerate(present, start=1):
        content = text.encode("utf-8", "replace")
        kind = "text/html" if is_html else "text/plain"
        leaf = Found(part=str(number), path=("",), content=content, role=Role.TEXT, declared=kind, kind=kind)
        yield Passage(content=content, charset="utf-8", is_html=is_html, group=0), leaf
    if not present and (packed := store.binary(RTF)):
        yield formatted_body("1", packed)


def _html(store: _Store) -> str:
    if packed := store.binary(HTML):
        return text_of(Passage(content=packed, charset=store.charset(), is_html=True))
    return store.text(HTML)


def _attachment(store: _Store, part: str, *, shown: set[str], depth: int) -> Found:
    name = store.text(LONG_NAME) or store.text(SHORT_NAME) or store.text(NAME)
    method, declared = store.number(METHOD), store.text(MIME_TAG).lower()
    inner = store.kids.get(f"__substg1.0_{CONTENT:04X}000D")
    if inner is not None and store.compound.nodes[inner].is_storage:
        return _embedded(store, inner, part=part, name=name, depth=depth)
    content = store.binary(CONTENT)
    if method in BY_REFERENCE and not content:
        where = store.text(PATH) or name
        because = f"De mail verwijst alleen naar een bestand ({brief(where)}); het bestand zelf is niet meegestuurd en niet opgehaald."
        return Found(part=part, path=(name,), content=b"", declared=declared, state=State.UNREADABLE, because=because)
    media = media_type(content, declared=declared, name=name)
    is_shown = store.text(CONTENT_ID).strip("<> ").lower() in shown
    role = role_of(Sent(declared=declared, media=media, disposition="attachment", name=name, around="", is_shown=is_shown))
    # Outlook keeps a clear-signed mail as one attachment that is itself MIME.
    kind = MAIL if declared.startswith("multipart/") else media
    state = State.READ if role in (Role.SIGNATURE, Role.TECHNICAL) else None
    because = "Dit is een technisch deel van de mail, geen bijlage." if state else ""
    return Found(part=part, path=(name,), content=content, role=role, declared=declared, kind=kind, state=state, because=because)


def _embedded(store: _Store, inner: int, *, part: str, name: str, depth: int) -> Found:
    """A mail or object kept as a storage has no bytes of its own; its streams, in order and with their names, stand for it."""
    content = b"".join(
        f"{path} {store.compound.nodes[node].size}\n".encode() + store.compound.read(node) for path, node in store.compound.walk(inner)
    )
    if PROPERTIES not in store.compound.kids(inner):
        because = "Dit is een ingesloten object van Outlook, geen gewoon bestand. Open de mail in Outlook om het te bekijken."
        return Found(part=part, path=(name,), content=content, kind="application/x-ole-storage", state=State.UNSUPPORTED, because=because)
    if depth >= DEEPEST:
        because = f"Mail in mail (meer dan {DEEPEST} niveaus diep) niet geopend; beoordeel handmatig."
        return Found(part=part, path=(name,), content=content, kind=OUTLOOK, state=State.TOO_LARGE, because=because)
    mail = _mail(_Store(store.compound, inner, EMBEDDED_HEADER), depth=depth + 1)
    because = "Een mail die bij deze mail was gevoegd; de delen staan apart in de lijst."
    return Found(part=part, path=(name,), content=content, kind=OUTLOOK, state=State.UNPACKED, because=because, members=mail.leaves)


def _fields(store: _Store) -> Fields:
    """The header as it was received; what it lacks is filled in from Outlook's own properties."""
    received = parse_fields(store.text(TRANSPORT_HEADERS).encode("utf-8", "replace"))
    sent = store.moment(SUBMITTED)
    own = {
        "subject": store.text(SUBJECT),
        "from": _mailbox(
            store.text(SENDER_NAME) or store.text(FROM_NAME),
            [store.text(pid) for pid in (SENDER_SMTP, FROM_SMTP, SENDER_ADDRESS, FROM_ADDRESS)],
        ),
        "to": _recipients(store, 1),
        "cc": _recipients(store, 2),
        "date": written(sent) if sent else "",
        "message-id": store.text(MESSAGE_ID),
        "in-reply-to": store.text(IN_REPLY_TO),
    }
    present = {name for name, _ in received.rows}
    extra = [(name, text.encode("utf-8", "replace")) for name, text in own.items() if text and name not in present]
    return Fields((*received.rows, *extra))


def _mailbox(name: str, candidates: list[str]) -> str:
    """As it would stand in a From field; addresses of Exchange itself (/O=...) are no mail addresses."""
    address = next((found for found in candidates if "@" in found), "")
    plain = name.replace('"', "'").replace("\\", "/")
    return f'"{plain}" <{address}>' if address else f'"{plain}"' if plain else ""


def _recipients(store: _Store, kind: int) -> str:
    found = []
    for name, node in store.compound.children(store.node):
        if not name.startswith(RECIPIENT):
            continue
        recipient = _Store(store.compound, node, PART_HEADER)
        if recipient.number(RECIPIENT_TYPE) == kind:
            found.append(_mailbox(recipient.text(NAME), [recipient.text(SMTP), recipient.text(ADDRESS)]))
    return ", ".join(found)

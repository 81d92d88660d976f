"""One raw message (RFC 5322, Outlook .msg or a bare winmail.dat) to a `Message`. Knows headers; the leaves come from `unpack`.

Never raises on content. The bytes are kept before anything is read.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from intake.compound import CompoundError
from intake.containers import tnef_mail
from intake.filetype import OUTLOOK, TNEF, media_type
from intake.found import Found, Mail
from intake.headers import Fields, addresses
from intake.limits import Limits
from intake.message import Hop, Message, Place, Receipt, Role, State
from intake.moments import moment
from intake.nature import nature_of
from intake.originals import Originals
from intake.outlook import read_outlook
from intake.parts import read_parts
from intake.receipt import RelaySettings, read_hop, receipt
from intake.tnef import TnefError
from intake.unpack import OUR_FAULT, Unpacking

STARTS_AS_MAIL = re.compile(rb"(>?From [^\r\n]+\r?\n)?[!-9;-~]{1,70}[ \t]*:")
NO_MAIL = re.compile(r"application/(?!octet-stream|x-empty|xml|json|mbox)|image/|audio/|video/")
DELIVERED = ("delivered-to", "x-original-to", "envelope-to")


def read_message(
    raw: bytes, *, places: Iterable[Place], originals: Originals, relays: RelaySettings, limits: Limits | None = None
) -> Message:
    """Everything one message holds and says, with each leaf kept in `originals`."""
    sha256 = originals.put(raw)
    kind = media_type(raw)
    mail = _read(raw, kind)
    unpacking = Unpacking(originals, limits or Limits())
    unpacking.run(mail.leaves)
    fields = mail.fields
    hops = tuple(read_hop(value) for value in fields.every("received"))
    name, address = _sender(fields)
    nature, because = nature_of(fields)
    return Message(
        sha256=sha256,
        size=len(raw),
        places=tuple(places),
        message_id=fields.first("message-id"),
        in_reply_to=fields.first("in-reply-to"),
        subject=fields.words("subject"),
        sender=address,
        sender_name=name,
        recipients=_addresses(fields, "to", "cc"),
        delivered_to=_addresses(fields, *DELIVERED),
        sent=moment(fields.first("date")),
        hops=hops,
        receipt=_receipt(hops, relays, kind),
        text=mail.text or unpacking.text,
        leaves=tuple(unpacking.leaves),
        defects=tuple(dict.fromkeys([*_header_defects(fields, raw), *mail.defects, *unpacking.defects])),
        links=tuple(dict.fromkeys([*mail.links, *unpacking.links])),
        nature=nature,
        nature_because=because,
        forwarded=tuple(unpacking.forwarded),
    )


def _read(raw: bytes, kind: str) -> Mail:
    """By the reader for its kind; what is no mail at all is one technical leaf, so that it is still in the list."""
    try:
        return _read_as(raw, kind)
    except Exception as fault:  # one damaged mail must not stop the mailbox; the row says so and blocks "complete"
        return _unreadable(raw, kind, OUR_FAULT.format(type(fault).__name__))


def _read_as(raw: bytes, kind: str) -> Mail:
    try:
        if kind == OUTLOOK:
            return read_outlook(raw)
        if kind == TNEF:
            return tnef_mail(raw)
    except (CompoundError, TnefError) as fault:
        return _unreadable(raw, kind, f"Deze Outlook-mail is niet te lezen ({fault}). Vraag om de mail opnieuw, of open hem in Outlook.")
    if NO_MAIL.match(kind) and not STARTS_AS_MAIL.match(raw):
        if kind == "application/x-ole-storage":
            return _unreadable(raw, kind, "Dit lijkt een Outlook-mail, maar het bestand is beschadigd. Vraag om de mail opnieuw.")
        return _unreadable(raw, kind, f"Dit bestand is geen e-mail: de inhoud is van de soort {kind}. Bekijk het zelf.")
    return read_parts(raw)


def _unreadable(raw: bytes, kind: str, because: str) -> Mail:
    leaf = Found(part="1", path=("",), content=raw, role=Role.TECHNICAL, kind=kind, state=State.UNREADABLE, because=because)
    return Mail(fields=Fields(()), text="", leaves=(leaf,), defects=(because,))


def _sender(fields: Fields) -> tuple[str, str]:
    """Name and address of the topmost From."""
    return next((pair for value in fields.every("from") for pair in addresses(value)), ("", ""))


def _addresses(fields: Fields, *names: str) -> tuple[str, ...]:
    return tuple(address for name in names for value in fields.every(name) for _, address in addresses(value) if address)


def _receipt(hops: tuple[Hop, ...], relays: RelaySettings, kind: str) -> Receipt:
    found = receipt(hops, relays)
    if hops or kind not in (OUTLOOK, TNEF):
        return found
    because = (
        "Dit Outlook-bestand bevat geen koppen van mailservers: het tijdstip van ontvangst is niet vast te stellen. "
        "Bewaar de mail als .eml uit de postbus zelf."
    )
    return replace(found, because=because)


def _header_defects(fields: Fields, raw: bytes) -> list[str]:
    """What is odd about the header; each is shown to a person, none is decisive."""
    if not raw:
        return ["Het bestand is leeg: er is geen mail in te vinden."]
    counted = {name: sum(1 for _ in fields.raw(name)) for name in ("from", "date", "subject", "message-id")}
    dutch = {"from": "From (afzender)", "date": "Date (verzonden)", "subject": "Subject (onderwerp)", "message-id": "Message-ID"}
    found = [
        f"De mail heeft {number} keer de kop {dutch[name]}; alleen de bovenste is gebruikt."
        for name, number in counted.items()
        if number > 1
    ]
    if not counted["from"]:
        found.append("De mail heeft geen afzender (From).")
    elif len(named := [address for value in fields.every("from") for _, address in addresses(value)]) > 1 and counted["from"] == 1:
        found.append(f"De mail noemt {len(named)} afzenders in één kop; alleen de eerste is gebruikt.")
    if counted["date"] and moment(fields.first("date")) is None:
        found.append(f"De verzenddatum in de kop Date is niet te lezen of heeft geen tijdzone: '{fields.first('date')[:60]}'.")
    return found

"""Builders of messages, documents and mails for tests of grouping; fictitious throughout."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from checklist.mail import Mail, open_mail
from checklist.timing import timeliness
from extractors.document import Document, Fact, Kind, Line, Locator, Page, Piece, Searchability
from intake.message import Leaf, Message, Nature, Place, Receipt, ReceiptBasis, Role, State

CLOSES = dt.datetime.fromisoformat("2026-07-31T17:00:00+02:00")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document(name: str, kind: Kind, facts: Mapping[str, str | Sequence[str]] | None = None) -> Document:
    """A one-page digital document that states these facts."""
    stated = [
        Fact(name=key, value=value, locator=Locator(page=1, quote=f"{key} {value}"))
        for key, values in (facts or {}).items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    lines = tuple(Line(text=fact.locator.quote, box=None) for fact in stated) or (Line(text=f"Dit is {name}", box=None),)
    page = Page(number=1, width=595, height=842, lines=lines, searchability=Searchability.DIGITAL, because="")
    piece = Piece(kind=kind, first=1, last=1, because="", facts=tuple(stated))
    return Document(
        sha256=digest(name),
        media_type="application/pdf",
        state=State.READ,
        searchability=Searchability.DIGITAL,
        because="",
        pages=(page,),
        pieces=(piece,),
    )


def mail(*documents: Document, at: str = "2026-07-20T10:00:00+02:00", sender: str = "info@wegwijzer.example", **about: str) -> Mail:
    """A mail with these documents attached; about: subject, text, links (between spaces), message_id, in_reply_to,
    nature, forwarded."""
    received = dt.datetime.fromisoformat(at)
    leaves = tuple(
        Leaf(
            part=str(number),
            inside=None,
            path=(f"bestand{number}-{item.sha256[:4]}.pdf",),
            role=Role.ATTACHMENT,
            declared_type="application/pdf",
            media_type="application/pdf",
            sha256=item.sha256,
            size=1000,
        )
        for number, item in enumerate(documents, start=1)
    )
    message = Message(
        sha256=digest(f"{at} {sender} {[leaf.sha256 for leaf in leaves]} {sorted(about.items())}"),
        size=1000,
        places=(Place(source="post", position="x.eml"),),
        message_id=about.get("message_id", ""),
        in_reply_to=about.get("in_reply_to", ""),
        subject=about.get("subject", "Inschrijving"),
        sender=sender,
        sender_name="",
        recipients=("oco@vgz.nl",),
        delivered_to=(),
        sent=None,
        hops=(),
        receipt=Receipt(at=received.astimezone(dt.UTC), by="mx.vgz.nl", basis=ReceiptBasis.CONFIGURED, because=""),
        text=about.get("text", ""),
        leaves=leaves,
        defects=(),
        links=tuple(about.get("links", "").split()),
        nature=Nature(about.get("nature", "persoon")),
        forwarded=tuple(filter(None, [about.get("forwarded", "")])),
    )
    state, because = timeliness(received, CLOSES, CLOSES + dt.timedelta(seconds=59))
    return open_mail(message, {item.sha256: item for item in documents}, timeliness=state, because=because)

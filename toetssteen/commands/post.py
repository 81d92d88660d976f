"""`toetssteen post`: what a source of mail holds, message by message."""

import argparse
import datetime as dt
import json
from dataclasses import asdict

from checklist.finding import AttachmentRow
from checklist.message_rows import leaf_rows
from intake.message import INCOMPLETE_STATES, Message
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, INCOMPLETE
from toetssteen.progress import Progress, show
from toetssteen.reading import NO_RELAYS, WORKERS, scratch
from toetssteen.stages import Desk, collect, read_documents

Rows = tuple[AttachmentRow, ...]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "bron", nargs="+", metavar="BRON", help="map met mails, .eml, .msg, mbox, Maildir, zip of imaps://naam@server/INBOX"
    )
    parser.add_argument("--json", action="store_true", help="één JSON-object per mail")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    progress = Progress(quiet=options.stil or options.json)
    unread = False
    with scratch() as originals:
        collected = collect(options.bron, originals=originals, relays=NO_RELAYS, progress=progress)
        documents = read_documents(collected.messages, Desk(originals=originals, progress=progress, workers=WORKERS))
        for message in collected.messages:
            attachments, parts = leaf_rows(message, documents)
            unread = unread or any(row.state in INCOMPLETE_STATES for row in attachments)
            if options.json:
                show(json.dumps(_object(message, attachments, parts), ensure_ascii=False, default=_text))
            else:
                _tell(message)
    for passed in collected.passed_over:
        if not options.json:
            show(f"geen mail: {passed}")
    return INCOMPLETE if unread else DONE


def _object(message: Message, attachments: Rows, parts: Rows) -> dict[str, object]:
    """One message as design.md chapter 5 has it, without the bid."""
    return {
        "sha256": message.sha256,
        "size": message.size,
        "source": [f"{place.source}/{place.position}".rstrip("/") for place in message.places],
        "message_id": message.message_id,
        "received": message.receipt.at,
        "received_by": message.receipt.by,
        "received_because": message.receipt.because,
        "sent": message.sent,
        "sender": message.sender,
        "sender_name": message.sender_name,
        "recipients": list(message.recipients),
        "subject": message.subject,
        "attachments": [asdict(row) for row in attachments],
        "parts": [asdict(row) for row in parts],
        "defects": list(message.defects),
        "links": list(message.links),
    }


def _text(moment: object) -> str:
    """Moments as ISO 8601; nothing else in a row needs help."""
    assert isinstance(moment, dt.datetime)  # noqa: S101  # the only other type in a row
    return moment.isoformat()


def _tell(message: Message) -> None:
    received = message.receipt.at.isoformat() if message.receipt.at else "onzeker"
    show(f"== {message.subject or '(zonder onderwerp)'}")
    show(f"van {message.sender or '(onbekend)'}, ontvangen {received}. {message.receipt.because}")
    for leaf in message.leaves:
        show(f"  {leaf.part:10} {' / '.join(leaf.path)}  {leaf.media_type}, {leaf.size} bytes {leaf.state or ''} {leaf.because}")
    for defect in message.defects:
        show(f"  let op: {defect}")
    for link in message.links:
        show(f"  let op: verwijst naar {link}; wat daar staat, is niet ontvangen")


COMMAND = Command(
    name="post",
    summary="Toon wat een mailbox of mail bevat: elke mail en elk onderdeel.",
    arguments=_arguments,
    run=_run,
)

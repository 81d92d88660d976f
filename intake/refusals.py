"""A list of mails that the mail server refused (too large, quarantined, ...), as the IT department exports it. Knows CSV only."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

from intake.message import Refused
from intake.source import SourceError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "at": ("tijd", "tijdstip", "datum", "time", "date", "received"),
    "sender": ("afzender", "van", "from", "sender"),
    "subject": ("onderwerp", "subject"),
    "message_id": ("message-id", "message_id", "messageid", "bericht-id"),
    "reason": ("reden", "reason", "status", "melding"),
}
"""Names under which the columns are found; only the sender is needed."""

LARGEST = 20_000_000  # bytes


def read_refusals(path: Path) -> tuple[Refused, ...]:
    """Every line of the list; SourceError names what is missing."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise SourceError(f"{path} is geen lijst met geweigerde mails. Geef een CSV-bestand van hoogstens 20 MB op.")
    text = _text(path.read_bytes())
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    header = [name.strip().casefold() for name in next(rows, [])]
    places = {field: next((header.index(name) for name in names if name in header), -1) for field, names in COLUMNS.items()}
    if places["sender"] < 0:
        raise SourceError(f"In {path.name} is geen kolom 'afzender' gevonden. Zet de namen van de kolommen in de eerste regel.")
    return tuple(_row(number, row, places) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _row(number: int, row: list[str], places: Mapping[str, int]) -> Refused:
    def cell(field: str) -> str:
        place = places[field]
        return row[place].strip() if 0 <= place < len(row) else ""

    return Refused(
        line=number,
        at=_moment(cell("at")),
        sender=cell("sender").casefold(),
        subject=cell("subject"),
        message_id=cell("message_id").strip("<> "),
        reason=cell("reason"),
    )


def _moment(text: str) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else None

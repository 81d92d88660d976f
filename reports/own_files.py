"""What became of each file of a provider: read as what, or what to do about it. Judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import AttachmentRow, Result
from extractors.document import Kind, Searchability
from intake.message import State
from reports.files import UNSEEN, file_name
from templates.wording import PIECES, SEARCHABILITIES, STATES

_SCANS = frozenset({Searchability.SCAN, Searchability.SCAN_WITH_OCR, Searchability.MIXED, Searchability.IMAGE})
SCANNED = "Stuur het digitale bestand zelf, niet een scan: het zorgkantoor weigert ingescande bestanden."
NO_TEXT = "Bewaar het opnieuw als PDF vanuit het schrijfprogramma, zodat u de tekst kunt selecteren."
PARTLY = "Kijk na welke bladzijden een scan zijn. Stuur liever het digitale bestand: over een scan beslist het zorgkantoor."
UNREAD = {
    State.PARTLY_READ: "Open het en kijk of alles erin staat. Zet een bestand dat erin zit los in de map, of bewaar het opnieuw als PDF.",
    State.UNREADABLE: "Open het zelf. Lukt dat niet, maak het dan opnieuw.",
    State.ENCRYPTED: "Bewaar het zonder wachtwoord.",
    State.UNSUPPORTED: "Sla het op als PDF of Word (.docx) en zet dat in de map. Hoort het niet bij uw inschrijving, haal het dan weg.",
    State.TOO_LARGE: "Splits het bestand, of maak het kleiner.",
}
"""What to do about a file that could not be read; what it is stands before it."""
PHOTO = "Een foto telt als een scan, ook in een PDF: het zorgkantoor weigert ingescande bestanden. Zet het digitale bestand zelf in de map."
PACKED = "Zet de bestanden die erin zitten los in de map, of maak er een gewoon zipbestand van."
_PACKED = frozenset(
    f"application/{name}" for name in ("x-7z-compressed", "vnd.rar", "x-rar-compressed", "x-tar", "gzip", "x-bzip2", "x-xz", "zstd")
)
AGAIN = "Doe de voortoets daarna opnieuw."
UNKNOWN = "niet herkend als een verplicht document"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnFile:
    """One file in the folder."""

    name: str
    read_as: str
    because: str = ""
    todo: str = ""  # "" when nothing
    unread: bool = False  # something in it was not seen


def own_files(result: Result) -> tuple[OwnFile, ...]:
    """Every file but containers, of which the contents are listed, in the order of the folder."""
    return tuple(_line(row) for row in _rows(result))


def _rows(result: Result) -> Iterator[AttachmentRow]:
    for message in result.messages:
        yield from (row for row in message.attachments if row.state is not State.UNPACKED)


def _line(row: AttachmentRow) -> OwnFile:
    name = file_name(row)
    if row.state in UNSEEN:
        return OwnFile(name=name, read_as=STATES[row.state], because=row.because, todo=f"{_mend(row)} {AGAIN}", unread=True)
    if row.state is State.DUPLICATE:
        return OwnFile(name=name, read_as="hetzelfde als een ander bestand", because="Eén keer sturen is genoeg.")
    look = SEARCHABILITIES[row.searchability]
    if row.accepted is False:
        return OwnFile(name=name, read_as=look, because=row.because, todo=SCANNED if row.searchability in _SCANS else NO_TEXT)
    if row.searchability in _SCANS:
        return OwnFile(name=name, read_as=look, because=row.because, todo=PARTLY)
    kinds = [f"{PIECES[piece.kind]} (bladzijde {piece.pages})" for piece in row.pieces if piece.kind is not Kind.OVERIG]
    return OwnFile(name=name, read_as=", ".join(dict.fromkeys(kinds)) or UNKNOWN)


def _mend(row: AttachmentRow) -> str:
    """What to do about a file that could not be read: a file of another kind can be sent as another kind, a photo cannot."""
    if row.state is State.UNSUPPORTED and row.media_type.startswith("image/"):
        return PHOTO
    return PACKED if row.state is State.UNSUPPORTED and row.media_type in _PACKED else UNREAD[row.state]

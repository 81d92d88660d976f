"""Which file a finding points at, as it was sent, and what became of each file. Judges nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklist.finding import AttachmentRow, Evidence, MessageRow, Passage, PieceRef

UNSEEN = frozenset({"deels_gelezen", "niet_leesbaar", "versleuteld", "niet_ondersteund", "te_groot"})
"""States that block the word "complete"; a test holds them to intake.message.INCOMPLETE_STATES."""

NAMELESS = "(zonder naam)"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileView:
    """One leaf with the message that brought it."""

    name: str  # names from the outside in, as sent
    sha256: str
    message: MessageRow | None  # None when the reference leads nowhere: shown as such, never left out
    row: AttachmentRow | None

    @property
    def known(self) -> bool:
        return self.row is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceView:
    """Words on a page of a file."""

    file: FileView
    page: int
    quote: str


def file_name(row: AttachmentRow) -> str:
    """The names from the outside in, as sent."""
    return " › ".join(name or NAMELESS for name in row.path) or NAMELESS


def views(messages: Iterable[MessageRow]) -> tuple[FileView, ...]:
    """Every attachment, message by message."""
    return tuple(
        FileView(name=file_name(row), sha256=row.sha256, message=message, row=row) for message in messages for row in message.attachments
    )


class Files:
    """Finds the leaf that a reference in the result means."""

    def __init__(self, messages: Sequence[MessageRow]) -> None:
        self._by_part: dict[str, FileView] = {}
        self._by_sha256: dict[str, FileView] = {}
        for message in messages:
            for row in (*message.attachments, *message.parts):
                view = FileView(name=file_name(row), sha256=row.sha256, message=message, row=row)
                self._by_part.setdefault(f"{message.sha256[:12]}/{row.part}", view)
                self._by_sha256.setdefault(row.sha256, view)

    def find(self, *, part: str, sha256: str) -> FileView:
        """By place first, then by content: the same bytes may have come more than once."""
        found = self._by_part.get(part)
        if found is None or found.sha256 != sha256:
            found = self._by_sha256.get(sha256)
        return found or FileView(name="(bestand niet in de lijst)", sha256=sha256, message=None, row=None)

    def place(self, words: Evidence | Passage) -> PlaceView:
        return PlaceView(file=self.find(part=words.part, sha256=words.sha256), page=words.page, quote=words.quote)

    def of_piece(self, piece: PieceRef) -> FileView:
        return self.find(part=piece.part, sha256=piece.sha256)


def unread(files: Iterable[FileView]) -> tuple[FileView, ...]:
    """Files of which something was not seen."""
    return tuple(view for view in files if view.row and view.row.state in UNSEEN)


def refused(files: Iterable[FileView]) -> tuple[FileView, ...]:
    """Files that were read but may not count as submitted, such as scans."""
    return tuple(view for view in files if view.row and view.row.accepted is False)


def doubtful(files: Iterable[FileView]) -> tuple[FileView, ...]:
    """Files that are whole or partly a scan and of which a person decides whether they count."""
    return tuple(
        view for view in files if view.row and view.row.accepted is None and view.row.searchability in {"scan", "scan_met_ocr", "gemengd"}
    )


def doubles(files: Iterable[FileView]) -> tuple[FileView, ...]:
    """Files whose bytes had already come."""
    return tuple(view for view in files if view.row and view.row.state == "dubbel")

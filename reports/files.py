"""Which file a finding points at, as it was sent, and what became of each file. Judges nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checklist.finding import AttachmentRow, Evidence, MessageRow, Passage, PieceRef
from reports.album import Album, PictureView
from reports.beside import Leaf

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
    link: str = ""  # from the page to a copy that a person can open; "" where there is none

    @property
    def known(self) -> bool:
        return self.row is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceView:
    """Words on a page of a file."""

    file: FileView
    page: int
    quote: str
    picture: PictureView | None = None
    opens: bool = False  # only the first words of the document: what is said of it goes for the whole document
    again: bool = False  # these words stand higher up under the same document

    @property
    def link(self) -> str:
        """To the file, and in a PDF to this page."""
        is_pdf = self.file.row is not None and self.file.row.media_type == "application/pdf"
        return f"{self.file.link}#page={self.page}" if self.file.link and is_pdf and self.page else self.file.link


def file_name(row: AttachmentRow) -> str:
    """The names from the outside in, as sent."""
    return " › ".join(name or NAMELESS for name in row.path) or NAMELESS


def views(messages: Iterable[MessageRow], links: Mapping[Leaf, str]) -> tuple[FileView, ...]:
    """Every attachment, message by message; `links` lead from the page on which they are shown."""
    return tuple(_view(message, row, links) for message in messages for row in message.attachments)


def _view(message: MessageRow, row: AttachmentRow, links: Mapping[Leaf, str]) -> FileView:
    link = links.get((message.sha256, row.part), "")
    return FileView(name=file_name(row), sha256=row.sha256, message=message, row=row, link=link)


class Files:
    """Finds the leaf that a reference in the result means, and the picture of the words."""

    def __init__(self, messages: Sequence[MessageRow], *, links: Mapping[Leaf, str], album: Album) -> None:
        self._album = album
        self._by_part: dict[str, FileView] = {}
        self._by_sha256: dict[str, FileView] = {}
        for message in messages:
            for row in (*message.attachments, *message.parts):
                view = _view(message, row, links)
                self._by_part.setdefault(f"{message.sha256[:12]}/{row.part}", view)
                self._by_sha256.setdefault(row.sha256, view)

    def find(self, *, part: str, sha256: str) -> FileView:
        """By place first, then by content: the same bytes may have come more than once."""
        found = self._by_part.get(part)
        if found is None or found.sha256 != sha256:
            found = self._by_sha256.get(sha256)
        return found or FileView(name="(bestand niet in de lijst)", sha256=sha256, message=None, row=None)

    def place(self, words: Evidence | Passage) -> PlaceView:
        """Asked in the order of the page: the first time a picture is shown, then it is pointed at."""
        file = self.find(part=words.part, sha256=words.sha256)
        return PlaceView(file=file, page=words.page, quote=words.quote, picture=self._album.show(words))

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

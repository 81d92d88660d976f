"""One file to one Document: the reader by media type, then what the file is as a whole, then its pieces. Runs in the child.

Knows which reader reads what; must not know how any of them does it.
"""

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from extractors.content import Content
from extractors.document import Document, Piece, Searchability
from extractors.remarks import Remarks
from extractors.searchability import judge_file
from intake.message import State

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

READERS: dict[str, tuple[str, str]] = {
    "application/pdf": ("extractors.pdf", "read_pdf"),
    f"{_OFFICE}.wordprocessingml.document": ("extractors.word", "read_word"),
    f"{_OFFICE}.wordprocessingml.template": ("extractors.word", "read_word"),
    "application/vnd.ms-word.document.macroenabled.12": ("extractors.word", "read_word"),
    "application/vnd.ms-word.template.macroenabled.12": ("extractors.word", "read_word"),
    f"{_OFFICE}.spreadsheetml.sheet": ("extractors.sheet", "read_sheet"),
    f"{_OFFICE}.spreadsheetml.template": ("extractors.sheet", "read_sheet"),
    "application/vnd.ms-excel.sheet.macroenabled.12": ("extractors.sheet", "read_sheet"),
    f"{_OPEN}.text": ("extractors.opendocument", "read_opendocument"),
    f"{_OPEN}.text-template": ("extractors.opendocument", "read_opendocument"),
    f"{_OPEN}.spreadsheet": ("extractors.opendocument", "read_opendocument"),
    f"{_OPEN}.presentation": ("extractors.opendocument", "read_opendocument"),
    "text/plain": ("extractors.plain", "read_plain"),
    "text/csv": ("extractors.plain", "read_plain"),
    "text/html": ("extractors.html", "read_html"),
    "application/xhtml+xml": ("extractors.html", "read_html"),
    "image/png": ("extractors.image", "read_image"),
    "image/jpeg": ("extractors.image", "read_image"),
    "image/tiff": ("extractors.image", "read_image"),
    "image/gif": ("extractors.image", "read_image"),
    "image/bmp": ("extractors.image", "read_image"),
    "image/webp": ("extractors.image", "read_image"),
}
"""Media type to module and function; written out, imported when needed."""

EMPTY = "Het bestand is leeg (0 bytes). Er is niets te beoordelen; ga na of de inschrijver het bestand goed heeft verstuurd."


def read(path: Path, *, sha256: str, media_type: str) -> Document:
    """The whole file; whatever is wrong with it becomes a state with a sentence, never an exception of a reader."""
    content = read_content(path, media_type=media_type)
    kind, because = judge_file(content.pages, picture=media_type.startswith("image/")) if content.pages else (Searchability.UNKNOWN, "")
    pieces = _pieces(content) if content.pages else ()
    return Document(
        sha256=sha256,
        media_type=media_type,
        state=content.state,
        searchability=kind,
        because=" ".join(part for part in (content.because, because) if part),
        pages=content.pages,
        fields=content.fields,
        marks=content.marks,
        hidden=content.hidden,
        pieces=pieces,
        notes=content.notes,
    )


def read_content(path: Path, *, media_type: str) -> Content:
    """Pages, fields, marks and notes of one file, with what the libraries remarked on the way."""
    if not path.stat().st_size:
        return Content(state=State.UNREADABLE, because=EMPTY)
    if media_type not in READERS:
        return Content(state=State.UNSUPPORTED, because=unsupported(media_type))
    with Remarks() as remarks:
        content = _attempt(path, media_type)
    return replace(content, notes=(*content.notes, *remarks.notes()))


def _attempt(path: Path, media_type: str) -> Content:
    module, function = READERS[media_type]
    try:
        reader = getattr(import_module(module), function)
    except ModuleNotFoundError:
        return Content(state=State.UNSUPPORTED, because=unsupported(media_type))
    try:
        found: Content = reader(path)
    except MemoryError:
        raise
    except Exception as error:  # a stranger's file may make a library raise anything; the name of the error is kept
        return Content(state=State.UNREADABLE, because=failed(type(error).__name__))
    return found


def unsupported(media_type: str) -> str:
    return f"Bestanden van het soort {media_type} kan Toetssteen niet lezen. Open het bestand met de hand, of vraag om een PDF."


def failed(error: str) -> str:
    return f"Het bestand kan niet worden gelezen: het is beschadigd ({error}). Open het met de hand en beoordeel het zelf."


def _pieces(content: Content) -> tuple[Piece, ...]:
    try:
        identify = import_module("extractors.identify").identify
    except ModuleNotFoundError:
        return ()
    found: Iterable[Piece] = identify(content.pages, content.fields, content.marks)
    return tuple(found)

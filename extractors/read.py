"""One file to one Document: the reader by media type, then what the file is as a whole, then its pieces. Runs in the child.

Knows which reader reads what; must not know how any of them does it. A reader is imported when its first file comes:
one that never sees a spreadsheet never loads the library for it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractors.content import Content
from extractors.document import Document, Searchability
from extractors.remarks import Remarks
from extractors.searchability import judge_file
from extractors.unsupported import unsupported
from intake.message import State

Reader = Callable[[Path], Content]


def _pdf(path: Path) -> Content:
    from extractors.pdf.file import read_pdf

    return read_pdf(path)


def _word(path: Path) -> Content:
    from extractors.word.file import read_word

    return read_word(path)


def _sheet(path: Path) -> Content:
    from extractors.sheet import read_sheet

    return read_sheet(path)


def _slides(path: Path) -> Content:
    from extractors.slides import read_slides

    return read_slides(path)


def _opendocument(path: Path) -> Content:
    from extractors.opendocument.file import read_opendocument

    return read_opendocument(path)


def _rtf(path: Path) -> Content:
    from extractors.rtf.file import read_rtf

    return read_rtf(path)


def _plain(path: Path) -> Content:
    from extractors.plain import read_plain

    return read_plain(path)


def _csv(path: Path) -> Content:
    from extractors.plain import read_csv

    return read_csv(path)


def _html(path: Path) -> Content:
    from extractors.html import read_html

    return read_html(path)


def _image(path: Path) -> Content:
    from extractors.image import read_image

    return read_image(path)


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

READERS: dict[str, Reader] = {
    "application/pdf": _pdf,
    f"{_OFFICE}.wordprocessingml.document": _word,
    f"{_OFFICE}.wordprocessingml.template": _word,
    "application/vnd.ms-word.document.macroenabled.12": _word,
    "application/vnd.ms-word.template.macroenabled.12": _word,
    f"{_OFFICE}.spreadsheetml.sheet": _sheet,
    f"{_OFFICE}.spreadsheetml.template": _sheet,
    "application/vnd.ms-excel.sheet.macroenabled.12": _sheet,
    f"{_OFFICE}.presentationml.presentation": _slides,
    f"{_OFFICE}.presentationml.slideshow": _slides,
    "application/vnd.ms-powerpoint.presentation.macroenabled.12": _slides,
    f"{_OPEN}.text": _opendocument,
    f"{_OPEN}.text-template": _opendocument,
    f"{_OPEN}.spreadsheet": _opendocument,
    f"{_OPEN}.presentation": _opendocument,
    "application/rtf": _rtf,
    "text/rtf": _rtf,
    "text/plain": _plain,
    "text/csv": _csv,
    "text/tab-separated-values": _csv,
    "text/html": _html,
    "application/xhtml+xml": _html,
    "image/png": _image,
    "image/jpeg": _image,
    "image/tiff": _image,
    "image/gif": _image,
    "image/bmp": _image,
    "image/webp": _image,
}

EMPTY = "Het bestand is leeg (0 bytes). Er is niets te beoordelen; ga na of de inschrijver het bestand goed heeft verstuurd."


def read(path: Path, *, sha256: str, media_type: str) -> Document:
    """The whole file; whatever is wrong with it becomes a state with a sentence, never an exception of a reader."""
    from extractors.identify import identify

    content = read_content(path, media_type=media_type)
    kind, because = judge_file(content.pages, picture=media_type.startswith("image/")) if content.pages else (Searchability.UNKNOWN, "")
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
        seals=content.seals,
        pieces=identify(content.pages, content.fields, content.marks),
        notes=content.notes,
    )


def read_content(path: Path, *, media_type: str) -> Content:
    """Pages, fields, marks and notes of one file, with what the libraries remarked on the way."""
    if not path.stat().st_size:
        return Content(state=State.UNREADABLE, because=EMPTY)
    reader = READERS.get(media_type)
    if reader is None:
        return unsupported(media_type)
    with Remarks() as remarks:
        content = _attempt(reader, path)
    return replace(content, notes=(*content.notes, *remarks.notes()))


def _attempt(reader: Reader, path: Path) -> Content:
    try:
        return reader(path)
    except (MemoryError, ImportError):  # ours, not the file's: the child says so
        raise
    except Exception as error:  # a stranger's file may make a library raise anything; the name of the error is kept
        return Content(state=State.UNREADABLE, because=failed(type(error).__name__))


def failed(error: str) -> str:
    return f"Het bestand kan niet worden gelezen: het is beschadigd ({error}). Open het met de hand en beoordeel het zelf."

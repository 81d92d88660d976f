"""Is a PDF page on which nothing is drawn really empty, or could its content not be drawn? Knows pypdf.

Asked only for pages without a single drawn object. Must not know what a page is for. Residual risk: only the first million bytes
of a page's content are looked at.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ContentStream, DecodedStreamObject, NullObject, StreamObject

MOST_BYTES = 1_000_000  # of one page: content that draws nothing is short, a bomb is endless

_PAINTS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"})
_OUTLINES = frozenset({b"l", b"c", b"v", b"y", b"re"})
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_PLACES = frozenset({b"Do", b"sh", b"INLINE IMAGE"})


def undrawn(path: Path, numbers: Iterable[int]) -> set[int]:
    """Of these pages (from 1), on which nothing was drawn: those whose content asks to draw something, or cannot be read at all."""
    numbers = list(numbers)
    if not numbers:
        return set()
    try:
        reader = pypdf.PdfReader(path, strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        pages = list(reader.pages)
    except Exception:  # pypdf raises whatever the file makes it raise; pdfium did open the file, so the pages are there
        return set(numbers)
    return {number for number in numbers if number > len(pages) or _asks(pages[number - 1])}


def _asks(page: Any) -> bool:
    """Does the content of this page hold anything to draw? What cannot be read may."""
    try:
        if isinstance(page.raw_get("/Contents") if "/Contents" in page else NullObject(), NullObject):
            return False
        return any(map(_draws, _streams(page["/Contents"])))
    except Exception:  # a loop, a broken filter, a wrong type: content that nobody can draw
        return True


def _streams(contents: Any) -> Iterator[StreamObject]:
    """The parts of a page's content, which may be one stream or a list.

    Raises:
        TypeError: it is something else, as a reference to nothing or to itself is.
    """
    for part in contents if isinstance(contents, list) else [contents]:
        stream = part.get_object()
        if not isinstance(stream, StreamObject):
            raise TypeError(type(stream).__name__)
        yield stream


def _draws(stream: StreamObject) -> bool:
    start = DecodedStreamObject()
    start.set_data(stream.get_data()[:MOST_BYTES])
    has_outline = False
    for operands, operator in ContentStream(start, None).operations:
        if operator in _PLACES or (operator in _SHOWS and _letters(operands[-1])) or (operator in _PAINTS and has_outline):
            return True
        has_outline = operator in _OUTLINES or (has_outline and operator not in _PAINTS and operator != b"n")
    return False


def _letters(shown: Any) -> bool:
    """Are there letters other than blanks among what is shown?"""
    parts = shown if isinstance(shown, list) else [shown]
    texts = (part if isinstance(part, bytes) else str(part).encode("utf-8", "replace") for part in parts if isinstance(part, str | bytes))
    return any(text.strip() for text in texts)

"""Writes lines of text as pixels, with the Helvetica that pdfium carries: the same letters on every computer.

Knows pdfium; must not know what is written. The font has the letters of Windows-1252, so all of Dutch; any other letter is
written out as ‹U+0142›. Only for a child with limits.
"""

import ctypes
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from extractors.raster import Raster

_PLAIN, _BOLD = b"Helvetica", b"Helvetica-Bold"
THOUSAND = 1_000.0


class Written(NamedTuple):
    """One line of text with its baseline at y, pixels from the top left."""

    x: int
    y: int
    text: str
    bold: bool = False


def spelled(text: str) -> str:
    """The text in letters that can be written."""
    return "".join(letter if _can(letter) else f"‹U+{ord(letter):04X}›" for letter in text)


def _can(letter: str) -> bool:
    try:
        code = letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return code[0] >= 0x20 and code[0] not in (0x7F, 0xAD)


def width(text: str, *, size: int) -> float:
    """Pixels that a line of plain letters takes; the text is one that `spelled` gave."""
    widths = _widths()
    return sum(widths[code] for code in text.encode("cp1252")) * size / THOUSAND


@cache
def _widths() -> tuple[float, ...]:
    """Of each Windows-1252 code, in thousandths of the letter size."""
    found, value = [], ctypes.c_float()
    with pypdfium2.PdfDocument.new() as document:
        font = raw.FPDFText_LoadStandardFont(document, _PLAIN)
        for code in range(256):
            raw.FPDFFont_GetGlyphWidth(font, code, ctypes.c_float(THOUSAND), value)
            found.append(value.value)
        raw.FPDFFont_Close(font)
    return tuple(found)


def write(lines: Sequence[Written], *, size: int, paper: tuple[int, int]) -> Raster:
    """A grey picture of this width and height (pixels) with the lines on it."""
    with pypdfium2.PdfDocument.new() as document:
        fonts = {bold: raw.FPDFText_LoadStandardFont(document, _BOLD if bold else _PLAIN) for bold in (False, True)}
        page = document.new_page(*paper)
        for line in lines:
            raw.FPDFPage_InsertObject(page, _object(document, fonts[line.bold], line, size=size, height=paper[1]))
        raw.FPDFPage_GenerateContent(page)
        bitmap = page.render(scale=1, grayscale=True)
        drawn = Raster(bitmap.width, bitmap.height, bitmap.stride, "L", bytes(bitmap.buffer), 1.0, 0.0, 0.0)
        page.close()
        for font in fonts.values():
            raw.FPDFFont_Close(font)
    return drawn


def _object(document: pypdfium2.PdfDocument, font: Any, line: Written, *, size: int, height: int) -> Any:
    made = raw.FPDFPageObj_CreateTextObj(document, font, ctypes.c_float(size))
    encoded = spelled(line.text).encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(made, (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded))
    raw.FPDFPageObj_Transform(made, 1, 0, 0, 1, line.x, height - line.y)
    return made

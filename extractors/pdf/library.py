"""pdfium as it is when a program starts: nothing of an earlier file is left in it, and it has no fonts but its own.

pdfium keeps the fonts with which it stands in for missing ones, adapted to the file that asked last: the boxes of words in a later
file then shift by up to a point (seen in a file without its fonts, read after forty others). Must not know what is read.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as raw

_kept: list[Callable[[], None]] = []


def before_afresh(forget: Callable[[], None]) -> None:
    """Call this before pdfium is started again: for what is kept open in it between files."""
    _kept.append(forget)


def afresh() -> None:
    """Start pdfium again. Only for a process in which no PDF is open; takes some microseconds."""
    for forget in _kept:
        forget()
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))
    own_fonts_only.cache_clear()
    own_fonts_only()


@cache
def own_fonts_only() -> Any:
    """Take the fonts of this computer away from pdfium, which keeps the answer for as long as it lives."""
    none = raw.FPDF_SYSFONTINFO(version=1)
    raw.FPDF_SetSystemFontInfo(none)
    return none

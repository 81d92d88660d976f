"""What a person sees differ between a PDF as it was signed and as it is now: pages, words, looks. Knows PDFium; judges nothing.

Residual risk: only the first pages are compared, and looks at a small size; a reader is told when no difference was seen.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf.page import annotations

MOST_PAGES = 20
LOOK = 900.0  # points of a page's longer side as drawn: letters differ visibly, memory stays small
SHOWN = 80  # characters of a difference
AROUND = 3  # words shown before and after it
NOTES = {raw.FPDF_ANNOT_FREETEXT: "woorden", raw.FPDF_ANNOT_INK: "een krabbel", raw.FPDF_ANNOT_STAMP: "een stempel"}
"""What people lay on a page, in words; the rest are remarks."""
UNSEEN = "in de opbouw van het bestand is iets veranderd; op de pagina’s is geen verschil te zien"


def changes(before: bytes, after: bytes) -> tuple[str, ...]:
    """Every difference as a Dutch clause, in page order; one that says so when none can be seen; () when either cannot be opened."""
    try:
        with pypdfium2.PdfDocument(before) as old, pypdfium2.PdfDocument(after) as new:
            return tuple(_differences(old, new)) or (UNSEEN,)
    except (pypdfium2.PdfiumError, ValueError):
        return ()


def _differences(old: pypdfium2.PdfDocument, new: pypdfium2.PdfDocument) -> Iterator[str]:
    if len(old) != len(new):
        yield f"het bestand had {_pages(len(old))} en heeft er nu {len(new)}"
    for index in range(min(len(old), len(new), MOST_PAGES)):
        words, wording = _words(old, index), _words(new, index)
        if words != wording:
            was, now = _around(words, wording)
            yield f"op pagina {index + 1} stond «{was}»; nu staat er «{now}»"
        elif _look(old, index) != _look(new, index):
            yield f"pagina {index + 1} ziet er anders uit"
        if laid := _laid_on(new, index) - _laid_on(old, index):
            yield f"op pagina {index + 1} is iets gezet: {', '.join(NOTES.get(kind, 'een opmerking') for kind in sorted(laid))}"


def _pages(count: int) -> str:
    return "1 pagina" if count == 1 else f"{count} pagina’s"


def _words(document: pypdfium2.PdfDocument, index: int) -> list[str]:
    page = document[index]
    try:
        text = page.get_textpage()
        return "".join(letter if letter.isprintable() else " " for letter in text.get_text_range()).split()
    finally:
        page.close()


def _around(old: list[str], new: list[str]) -> tuple[str, str]:
    """The words from the first to the last that differ, with a few around them."""
    start = next(place for place, (one, other) in enumerate(zip_longest(old, new)) if one != other)
    most = min(len(old), len(new)) - start
    tail = next((place for place, (one, other) in enumerate(zip(reversed(old), reversed(new), strict=False)) if one != other), most)
    tail = max(0, min(tail, most) - AROUND)
    first = max(0, start - AROUND)
    return _cut(old[first : len(old) - tail]), _cut(new[first : len(new) - tail])


def _cut(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _laid_on(document: pypdfium2.PdfDocument, index: int) -> Counter[int]:
    """Kinds of notes on the page; fields of a form and links are none."""
    page = document[index]
    try:
        kinds = Counter(annotations(page))
    finally:
        page.close()
    for kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
        kinds.pop(kind, None)
    return kinds


def _look(document: pypdfium2.PdfDocument, index: int) -> tuple[int, int, bytes]:
    """The page as drawn, with what was laid on it."""
    page = document[index]
    try:
        scale = min(1.0, LOOK / max(*page.get_size(), 1.0))
        drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        return drawn.width, drawn.height, bytes(drawn.buffer)
    finally:
        page.close()

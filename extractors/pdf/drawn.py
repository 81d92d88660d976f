"""A page of a PDF, or a part of it, as pixels. Knows pdfium; must not know what is marked or why.

Only for a child with limits. A PDF whose fonts are not in the file is drawn with the fonts that pdfium carries itself, never
with those of the computer: the same picture everywhere, and no other file is opened for a stranger's file.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from extractors.document import Box
from extractors.pdf.library import own_fonts_only
from extractors.raster import Raster
from extractors.view import PictureError

MOST_PIXELS = 5_000_000  # never draw more than this, whatever the caller works out
UNDRAWABLE = "Deze bladzijde is beschadigd en niet te tekenen. Open het bestand met de hand."


class DrawnPage:
    """A page that is open to be drawn: its size in points, as displayed."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self.wide, self.high = page.get_size()
        if not (math.isfinite(self.wide) and math.isfinite(self.high) and self.wide > 0 and self.high > 0):
            raise PictureError(UNDRAWABLE)

    def raster(self, *, part: Box | None, scale: float, grey: bool) -> Raster:
        """The page, or the part of it, with filled form fields and notes, at `scale` pixels a point."""
        area = part or Box(x0=0.0, y0=0.0, x1=self.wide, y1=self.high)
        if (area.x1 - area.x0) * (area.y1 - area.y0) * scale * scale > MOST_PIXELS:
            raise PictureError("Deze bladzijde is te groot om te tekenen. Open het bestand met de hand.")
        left, top = math.floor(area.x0 * scale), math.floor(area.y0 * scale)
        crop = (left / scale, max(self.high - area.y1, 0.0), max(self.wide - area.x1, 0.0), top / scale)
        try:
            bitmap = self._page.render(scale=scale, crop=crop, grayscale=grey, rev_byteorder=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise PictureError(UNDRAWABLE) from error
        return Raster(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            mode="L" if grey else "RGB",
            pixels=bytes(bitmap.buffer),
            scale=scale,
            left=left / scale,
            top=top / scale,
        )


@contextmanager
def open_page(path: Path, number: int) -> Iterator[DrawnPage]:
    """The page with this number, from 1; PictureError where it cannot be opened."""
    own_fonts_only()
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise PictureError("Het bestand is niet te openen om te tekenen. Open het met de hand.") from error
    with document:
        document.init_forms()
        if not 1 <= number <= len(document):
            raise PictureError(f"Het bestand heeft geen bladzijde {number}.")
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise PictureError(UNDRAWABLE) from error
        try:
            yield DrawnPage(page)
        finally:
            page.close()

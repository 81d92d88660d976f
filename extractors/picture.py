"""A page of a PDF or an image file as a picture (PNG), with places marked on it: the whole page, or one passage.

Knows how large a picture may be and which part to show; must not know why a place is marked. Runs in the child, through
`bounded.draw_all`. The same bytes and marks give the same picture, on one version of the libraries.
"""

import math
from collections.abc import Sequence
from pathlib import Path

from extractors.document import Box
from extractors.view import DRAWN, PictureError, View

PASSAGE_WIDTHS = (1_200, 900, 700)  # pixels; A4 at 145 an inch and fewer; tried in this order until a passage is light enough
LIGHT = 25_000  # bytes of one passage
PAGE_WIDTH = 1_100  # idem of a whole page, without its legend
PAGE_PIXELS = 4_000_000  # of a whole page, whatever size or shape it says it has
LEAST = 24  # pixels: a page that would be narrower or lower than this cannot be looked at
MARGIN = 46.0  # points above and below a passage: about three lines of text
HIGHEST = 330.0  # points: of a longer passage the beginning is shown
WIDEST = 640.0  # points: of a wider page only the part around the passage is shown


def picture(path: Path, *, media_type: str, view: View) -> bytes:
    """PNG bytes: a page in at most 256 colours, a passage in greys with one colour; PictureError where there is none to draw."""
    from extractors.drawing import draw_page, draw_passage

    if media_type not in DRAWN:
        raise PictureError("Een beeld is er alleen van pdf’s en afbeeldingen; dit soort bestand heeft geen vaste bladzijden.")
    if media_type != "application/pdf":
        return _of_image(path, view)
    from extractors.pdf.drawn import open_page

    with open_page(path, view.page) as page:
        if not view.crop:
            return draw_page(page.raster(part=None, scale=_scale(page.wide, page.high), grey=False), view)
        part = around([mark.box for mark in view.outlines], wide=page.wide, high=page.high)
        for width in PASSAGE_WIDTHS:
            drawn = draw_passage(page.raster(part=part, scale=width / (part.x1 - part.x0), grey=True), view)
            if len(drawn) <= LIGHT:
                break
        return drawn


def _of_image(path: Path, view: View) -> bytes:
    from extractors.drawing import draw_page
    from extractors.image import image_raster

    if view.crop:
        raise PictureError("Van een afbeelding is er geen uitsnede: er is geen tekst in gevonden.")
    return draw_page(image_raster(path, view.page, width=PAGE_WIDTH, pixels=PAGE_PIXELS), view)


def around(boxes: Sequence[Box], *, wide: float, high: float) -> Box:
    """The part of a page (points) to show for these boxes; PictureError when none of them is on the page."""
    inside = [box for box in boxes if max(box.x0, 0.0) < min(box.x1, wide) and max(box.y0, 0.0) < min(box.y1, high)]
    if not inside:
        raise PictureError("De passage staat niet op de bladzijde.")
    top = max(min(box.y0 for box in inside) - MARGIN, 0.0)
    bottom = min(max(box.y1 for box in inside) + MARGIN, top + HIGHEST, high)
    if wide <= WIDEST:
        return Box(x0=0.0, y0=top, x1=wide, y1=bottom)
    shown = [box for box in inside if box.y0 < bottom]
    middle = (min(box.x0 for box in shown) + max(box.x1 for box in shown)) / 2
    left = min(max(middle - WIDEST / 2, 0.0), wide - WIDEST)
    return Box(x0=left, y0=top, x1=left + WIDEST, y1=bottom)


def _scale(wide: float, high: float) -> float:
    """Pixels a point, so that neither the width nor the number of pixels passes its limit."""
    scale = min(PAGE_WIDTH / wide, math.sqrt(PAGE_PIXELS / (wide * high)))
    if min(wide, high) * scale < LEAST:
        raise PictureError("Deze bladzijde heeft een vorm die niet te tekenen is. Open het bestand met de hand.")
    return scale

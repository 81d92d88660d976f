"""Draws marks on the pixels of a page and makes a light PNG of it. Knows Pillow; must not know what a mark means.

A mark has a form of its own besides its colour: facts a whole line, signs a double line, hidden words a broken line.
"""

import io
from collections.abc import Iterator, Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from extractors.document import Box
from extractors.legend import LETTER, ROW, lay
from extractors.raster import Raster
from extractors.view import Entry, Style, View

Pixels = tuple[int, int, int, int]
Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
COLOURS: dict[Style, Colour] = {
    Style.ROW: (150, 178, 205),
    Style.FACT: (11, 85, 99),
    Style.SIGN: (85, 54, 154),
    Style.HIDDEN: (163, 32, 29),
    Style.QUOTE: (11, 85, 99),
}
GREYS = 7  # of a passage; as many again inside the boxes and one for their lines make 15: four bits a pixel
TINT: Colour = (255, 240, 178)  # white paper inside the box of a quote
LINE = 3  # pixels
DASH, GAP = 12, 8
PAD = 5  # pixels between the letters and their box
LEGEND_WIDTH = 560


def draw_passage(raster: Raster, view: View) -> bytes:
    """The part of a page in greys, with the quoted lines boxed on a light tint; four bits a pixel."""
    grey = _image(raster)
    levels = bytes(level * GREYS // 256 for level in range(256))
    picture = Image.frombytes("P", grey.size, grey.tobytes().translate(levels))
    picture.putpalette([part for colour in _passage_colours() for part in colour])
    boxes = sorted({placed for mark in view.outlines if (placed := _placed(mark.box, raster)) is not None})
    tinted = bytes(range(GREYS, 2 * GREYS)) + bytes(range(GREYS, 256))
    for x0, y0, x1, y1 in boxes:
        inside = picture.crop((x0, y0, x1 + 1, y1 + 1))
        picture.paste(Image.frombytes("P", inside.size, inside.tobytes().translate(tinted)), (x0, y0))
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(box, outline=2 * GREYS, width=LINE)
    return _png(picture, bits=4)


def _passage_colours() -> Iterator[Colour]:
    """Greys from black to white, the same on tinted paper, and the line."""
    for paper in (WHITE, TINT):
        for level in range(GREYS):
            share = level / (GREYS - 1)
            yield (round(paper[0] * share), round(paper[1] * share), round(paper[2] * share))
    yield COLOURS[Style.QUOTE]


def draw_page(raster: Raster, view: View) -> bytes:
    """The whole page with every mark, and its legend beside it (below a page that is wider than high); eight bits a pixel."""
    page = _image(raster)
    pen = ImageDraw.Draw(page)
    for style in (Style.ROW, Style.HIDDEN, Style.SIGN, Style.QUOTE, Style.FACT):
        for box, labels in _grouped(view, style, raster).items():
            _outline(pen, box, style)
            if labels:
                _badge(pen, ", ".join(labels), box=box, style=style)
    sheet = _with_legend(page, view.legend) if view.legend else page
    return _png(sheet.quantize(colors=256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE), bits=8)


def _grouped(view: View, style: Style, raster: Raster) -> dict[Pixels, list[str]]:
    """Every place of this style once, with the labels of all marks on it."""
    found: dict[Pixels, list[str]] = {}
    for mark in view.outlines:
        if mark.style is style and (placed := _placed(mark.box, raster)) is not None:
            found.setdefault(placed, []).extend([mark.label] if mark.label else [])
    return found


def _placed(box: Box, raster: Raster) -> Pixels | None:
    """The pixels of a box, as far as they are in the picture; None when nothing of it is."""
    x0, x1 = ((x - raster.left) * raster.scale for x in (box.x0, box.x1))
    y0, y1 = ((y - raster.top) * raster.scale for y in (box.y0, box.y1))
    if not (max(x0, 0) < min(x1, raster.width) and max(y0, 0) < min(y1, raster.height)):
        return None
    left, top = max(int(x0) - PAD, 0), max(int(y0) - PAD, 0)
    return (left, top, int(min(x1 + PAD, raster.width - 1)), int(min(y1 + PAD, raster.height - 1)))


def _outline(pen: ImageDraw.ImageDraw, box: Pixels, style: Style) -> None:
    colour = COLOURS[style]
    if style is Style.HIDDEN:
        _dashed(pen, box, colour)
        return
    pen.rectangle(box, outline=colour, width=1 if style is Style.ROW else LINE)
    if style is Style.SIGN and min(box[2] - box[0], box[3] - box[1]) > 5 * LINE:
        pen.rectangle((box[0] + 5, box[1] + 5, box[2] - 5, box[3] - 5), outline=colour, width=1)


def _dashed(pen: ImageDraw.ImageDraw, box: Pixels, colour: Colour) -> None:
    x0, y0, x1, y1 = box
    for x in range(x0, x1, DASH + GAP):
        for y in (y0, y1):
            pen.line((x, y, min(x + DASH, x1), y), fill=colour, width=LINE)
    for y in range(y0, y1, DASH + GAP):
        for x in (x0, x1):
            pen.line((x, y, x, min(y + DASH, y1)), fill=colour, width=LINE)


def _badge(pen: ImageDraw.ImageDraw, label: str, *, box: Pixels, style: Style) -> None:
    """The label (digits) in a solid block to the left of the box; where there is no room, on its upper left corner."""
    width = int(pen.textlength(label, font=_font())) + 10
    left = box[0] - width if box[0] >= width else box[0]
    pen.rectangle((left, box[1], left + width, box[1] + ROW - 2), fill=COLOURS[style])
    pen.text((left + 5, box[1] + 1), label, font=_font(), fill=WHITE)


def _with_legend(page: Image.Image, entries: Sequence[Entry]) -> Image.Image:
    """The page with its legend to the right of it, or below it when the page is wider than high."""
    below = page.width > page.height
    legend = lay(entries, room=max(page.width, LEGEND_WIDTH) if below else LEGEND_WIDTH)
    letters = _image(legend.letters).convert("RGB")
    pen = ImageDraw.Draw(letters)
    for sign in legend.signs:
        _outline(pen, (sign.x + 38, sign.y + 3, sign.x + 66, sign.y + ROW - 3), sign.style)
        if sign.label:
            _badge(pen, sign.label, box=(sign.x, sign.y, sign.x, sign.y), style=sign.style)
    corner = (0, page.height) if below else (page.width, 0)
    size = (max(page.width, corner[0] + letters.width), max(page.height, corner[1] + letters.height))
    sheet = Image.new("RGB", size, WHITE)
    sheet.paste(page, (0, 0))
    sheet.paste(letters, corner)
    edge = (0, corner[1], size[0], corner[1]) if below else (corner[0], 0, corner[0], size[1])
    ImageDraw.Draw(sheet).line(edge, fill=COLOURS[Style.ROW], width=1)
    return sheet


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font inside Pillow, for digits: it has no accents."""
    return ImageFont.load_default(LETTER)


def _image(raster: Raster) -> Image.Image:
    return Image.frombytes(raster.mode, (raster.width, raster.height), raster.pixels, "raw", raster.mode, raster.stride, 1)


def _png(picture: Image.Image, *, bits: int) -> bytes:
    """Pixels and palette only: no date, no profile, no text. Level 6: 9 takes four times as long for 5 % less."""
    out = io.BytesIO()
    picture.save(out, format="PNG", bits=bits, compress_level=6)
    return out.getvalue()

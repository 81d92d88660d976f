"""Whether a shape in Word lies where no reader can see it: beside, above or below the page, or under a picture.

Knows positions and fillings of DrawingML, VML and frames; places that depend on the page's size are given the benefit of the doubt.
"""

import re
from collections.abc import Iterator

from extractors.look import WHITE, Colour, Paper, read_colour
from extractors.markup import Element, attribute, child, every, short
from extractors.word.look import whole

EMU = 12_700  # per point
WIDEST = 1584  # points: Word's largest page is 22 inches
LEAST = 2.0  # points
_HIDDEN = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden", re.IGNORECASE)
_PLACE = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top)\s*:\s*(-?[0-9.]{1,9})(pt|in|cm|mm|px|)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_FILLS = ("a:gradFill", "a:blipFill", "a:pattFill", "a:solidFill")
VML_SHAPES = ("v:shape", "v:rect", "v:roundrect", "v:oval", "v:group", "v:line", "v:polyline", "v:arc", "v:curve", "v:image")


def largest_page(root: Element) -> Paper:
    """The widest and the highest page that the sections of a document ask for."""
    sizes = list(every(root, "w:pgSz"))
    wide = max((whole(attribute(size, "w:w")) or 0 for size in sizes), default=0)
    high = max((whole(attribute(size, "w:h")) or 0 for size in sizes), default=0)
    return Paper(wide=wide or Paper().wide, high=high or Paper().high)


def is_frame_off_page(frame: Element | None, paper: Paper) -> bool:
    """A frame around paragraphs (w:framePr) that ends before the page or begins beyond it."""
    if frame is None:
        return False
    for start, length, anchor, most in (("w:x", "w:w", "w:hAnchor", paper.wide), ("w:y", "w:h", "w:vAnchor", paper.high)):
        place = whole(attribute(frame, start)) or 0
        slack = 0 if attribute(frame, anchor) == "page" else most
        size = whole(attribute(frame, length)) or (most if place > -most else 0)  # a frame without a size is as large as its words
        if place + size < -slack or place > most + slack:
            return True
    return False


def is_off_page(anchor: Element) -> bool:
    """A floating shape that begins beyond the largest page, or ends before it or before the margin of it."""
    extent = child(anchor, "wp:extent")
    for axis, size in (("wp:positionH", "cx"), ("wp:positionV", "cy")):
        offset = child(anchor, axis, "wp:posOffset")
        start = _points(offset.text or "") if offset is not None else 0
        length = _points(attribute(extent, size)) if extent is not None else 0
        place = child(anchor, axis)
        from_page = place is not None and attribute(place, "relativeFrom") == "page"
        if start > WIDEST or start + length < (0 if from_page else -WIDEST / 2):
            return True
    return False


def is_vml_off_page(shape: Element) -> bool:
    """The same for shapes of older documents; inside a group places are counted in units of the group."""
    above = shape.getparent()
    if above is not None and short(str(above.tag)) == "v:group":
        return False
    places = [_length(number) * _POINTS[unit.lower()] for _, number, unit in _PLACE.findall(shape.get("style", ""))]
    return any(place > WIDEST or place < -WIDEST for place in places)


def is_sizeless(anchor: Element) -> bool:
    """A floating shape that is too small for a letter, and does not grow with its words."""
    extent = child(anchor, "wp:extent")
    sizes = [_points(attribute(extent, size)) for size in ("cx", "cy")] if extent is not None else [LEAST]
    return min(sizes) < LEAST and next(every(anchor, "a:spAutoFit"), None) is None


def is_vml_hidden(shape: Element) -> bool:
    """Is a shape of an older document switched off?"""
    return _HIDDEN.search(shape.get("style", "")) is not None


def anchors_by_page(root: Element) -> Iterator[list[Element]]:
    """The floating shapes of a document, those of one page together as far as breaks tell."""
    page: list[Element] = []
    for element in every(root, "wp:anchor", "w:br", "w:lastRenderedPageBreak", "w:pageBreakBefore", "w:sectPr"):
        if short(str(element.tag)) == "wp:anchor":
            page.append(element)
        elif short(str(element.tag)) != "w:br" or attribute(element, "w:type") == "page":
            yield page
            page = []
    yield page


def lies_under(box: Element, cover: Element) -> bool:
    """Is the whole of one floating shape under the other, as their places on the page say?"""
    inner, outer = _rectangle(box), _rectangle(cover)
    if inner is None or outer is None or attribute(cover, "behindDoc") in {"1", "true"} or _level(cover) <= _level(box):
        return False
    left, top, right, bottom = outer
    return left <= inner[0] and top <= inner[1] and inner[2] <= right and inner[3] <= bottom


def _rectangle(anchor: Element) -> tuple[float, float, float, float] | None:
    """Points from the corner of the page; None when the place depends on anything else."""
    extent, corner, size = child(anchor, "wp:extent"), [], []
    for axis, length in (("wp:positionH", "cx"), ("wp:positionV", "cy")):
        place, offset = child(anchor, axis), child(anchor, axis, "wp:posOffset")
        if extent is None or place is None or offset is None or attribute(place, "relativeFrom") != "page":
            return None
        corner.append(_points(offset.text or ""))
        size.append(_points(attribute(extent, length)))
    return corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]


def _level(anchor: Element) -> int:
    return whole(attribute(anchor, "relativeHeight")) or 0


def shape_ground(content: Element) -> Colour | None:
    """The background of the shape around this text; None when it cannot be told."""
    shape = next((above for above in content.iterancestors() if _is_shape(above)), None)
    if shape is None:
        return WHITE
    filled = attribute(shape, "fillcolor")
    if filled:
        return read_colour(filled.split()[0])
    if any(True for _ in every(shape, "a:fillRef")) and child(shape, "wps:spPr", "a:noFill") is None:
        return None
    properties = child(shape, "wps:spPr")
    return None if properties is not None and any(child(properties, fill) is not None for fill in _FILLS) else WHITE


def _is_shape(element: Element) -> bool:
    return str(element.tag).endswith(("}wsp", "}shape", "}rect", "}roundrect", "}oval"))


def _points(value: str) -> float:
    return _length(value.strip()) / EMU


def _length(value: str) -> float:
    try:
        return float(value[:15])
    except ValueError:
        return 0

"""Whether a shape in Word lies where no reader can see it: beside, above or below the largest page there is.

Knows positions of DrawingML and VML; places that depend on the page's size are given the benefit of the doubt.
"""

import re

from extractors.markup import Element, attribute, child, every

EMU = 12_700  # per point
WIDEST = 1584  # points: Word's largest page is 22 inches
LEAST = 2.0  # points
_HIDDEN = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden", re.IGNORECASE)
_PLACE = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top)\s*:\s*(-?[0-9.]{1,9})(pt|in|cm|mm|px|)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}


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
    """The same for shapes of older documents."""
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


def _points(value: str) -> float:
    return _length(value.strip()) / EMU


def _length(value: str) -> float:
    try:
        return float(value[:15])
    except ValueError:
        return 0

"""Which text boxes of a Word document lie wholly under a picture or a painted shape on the same page.

Knows what lets light through and what does not; where that cannot be told, nothing is covered.
"""

from extractors.markup import Element, RefusedError, attribute, child, every
from extractors.ooxml import Package
from extractors.word.parts import Parts
from extractors.word.place import anchors_by_page, lies_under

REASON = "onder een afbeelding"
MOST_COVERS = 200  # on one page
_JPEG, _BITMAP, _PNG = b"\xff\xd8\xff", b"BM", b"\x89PNG\r\n\x1a\n"
_WITHOUT_ALPHA = (0, 2, 3)  # PNG colour types: grey, colour, palette
_COLOUR_TYPE = 25  # its place in a PNG


def covered_boxes(root: Element, parts: Parts, package: Package) -> list[Element]:
    """The floating shapes with words that something opaque hides."""
    found: list[Element] = []
    for page in anchors_by_page(root):
        boxes = [anchor for anchor in page if next(every(anchor, "w:txbxContent"), None) is not None]
        if not boxes:
            continue
        covers = [anchor for anchor in page if _is_opaque(anchor, parts, package)][:MOST_COVERS]
        found += [box for box in boxes if any(cover is not box and lies_under(box, cover) for cover in covers)]
    return found


def _is_opaque(anchor: Element, parts: Parts, package: Package) -> bool:
    picture = next(every(anchor, "a:blip"), None)
    if picture is None:
        painted = [child(shape, "a:solidFill") for shape in every(anchor, "wps:spPr") if _is_rectangle(shape)]
        return any(fill is not None and next(every(fill, "a:alpha"), None) is None for fill in painted)
    target = parts.target(parts.main, attribute(picture, "r:embed"))
    if not target or next(every(picture, "a:alphaModFix"), None) is not None:
        return False
    try:
        return _lets_nothing_through(package.read(target))
    except RefusedError:
        return False


def _is_rectangle(properties: Element) -> bool:
    form = child(properties, "a:prstGeom")
    return form is not None and attribute(form, "prst") == "rect"


def _lets_nothing_through(content: bytes) -> bool:
    """A photograph, or a picture that has no see-through places."""
    if content.startswith(_PNG):
        return len(content) > _COLOUR_TYPE and content[_COLOUR_TYPE] in _WITHOUT_ALPHA and b"tRNS" not in content
    return content.startswith((_JPEG, _BITMAP))

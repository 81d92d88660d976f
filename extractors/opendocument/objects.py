"""What stands in OpenDocument text besides text: pictures, and charts and formulas, which are parts of their own.

Knows where an object keeps its content. Of a chart the names and titles are told, its figures are the drawing's; an object of
any other kind is remarked upon.
"""

import re
from collections.abc import Iterator

from extractors.flow import Picture, tidy
from extractors.markup import Element, RefusedError, Walk, attribute, child, every
from extractors.ooxml import Package
from extractors.opendocument.body import Body
from extractors.opendocument.look import to_points
from extractors.opendocument.words import words_below

MOST_NAMES = 500
_FIGURE = re.compile(r"[-+]?[\d.,\s]+%?|NaN")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNS = frozenset({"mi", "mn", "mo", "mtext", "ms"})


class Objects:
    """Adds what it knows to the walk of a `Body`."""

    def __init__(self, package: Package, body: Body) -> None:
        self._package, self._body = package, body
        body.on_start |= {"draw:image": self._image, "draw:object": self._object, "draw:object-ole": self._embedded}

    def _image(self, element: Element) -> None:
        frame = element.getparent()
        if frame is None or child(frame, "draw:object") is not None or child(frame, "draw:object-ole") is not None:
            return
        wide, high = (to_points(attribute(frame, name)) for name in ("svg:width", "svg:height"))
        described = (child(frame, "svg:title"), child(frame, "svg:desc"))
        words = " ".join([attribute(frame, "draw:name"), *(found.text or "" for found in described if found is not None)])
        self._body.flow.picture(Picture(width=wide, height=high, words=words.strip()))

    def _object(self, element: Element) -> bool:
        """A chart or formula has a part of its own; the words that stand in for it are not shown."""
        lines = object_lines(self._package, attribute(element, "xlink:href"))
        flow = self._body.flow
        if lines is None:
            self._embedded(element)
            return True
        flow.open_aside()
        for line in lines:
            flow.text(line, added=True)
            flow.end_line()
        flow.close_aside()
        return True

    def _embedded(self, _: Element) -> None:
        self._body.seen.unread.append(f"Op p. {self._body.flow.page} staat een ingesloten bestand; dat is niet gelezen.")


def object_lines(package: Package, link: str) -> list[str] | None:
    """What a reader sees of the object behind this link, line by line; None where that cannot be told."""
    name = link.removeprefix("./").rstrip("/") + "/content.xml"
    try:
        root = package.xml(name) if name in package else None
    except RefusedError:
        return None
    if root is None:
        return None
    if str(root.tag).endswith("}math"):
        return [tidy("".join(_signs(root)))]
    chart = child(root, "office:body", "office:chart")
    return None if chart is None else list(dict.fromkeys(_names(chart)))[:MOST_NAMES]


def _names(chart: Element) -> Iterator[str]:
    for paragraph in every(chart, "text:p"):
        words = words_below(paragraph)
        if words and (not _FIGURE.fullmatch(words) or _YEAR.fullmatch(words)):
            yield words


def _signs(formula: Element) -> Iterator[str]:
    """The signs in the order of the file, and the line of a fraction; what the formula is called elsewhere is left out."""
    walk = Walk(formula)
    for event, tag, element in walk:
        name, above = tag.rpartition("}")[2], element.getparent()
        if event == "start":
            if name.startswith("annotation"):
                walk.skip()
            yield (element.text or "") if name in _SIGNS else ""
        elif above is not None and str(above.tag).endswith("}mfrac") and above[0] is element:
            yield "/"

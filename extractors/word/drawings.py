"""What stands in Word text besides text: pictures, ink, signature lines, charts, embedded files; each told or remarked upon.

Knows DrawingML and VML as far as size and kind; looks inside no picture.
"""

import re
from collections.abc import Callable

from extractors.content import Content
from extractors.flow import Picture
from extractors.markup import Element, attribute, child, short
from extractors.rows import Control
from extractors.word.body import Body
from extractors.word.chunks import pour_in
from extractors.word.parts import Parts
from intake.message import State

EMU = 12_700  # per point
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,9})(pt|in|cm|mm|px)?", re.IGNORECASE)
_NAMES = frozenset({"strCache", "strLit", "lvl", "dlblRangeCache"})
_NUMBERS = frozenset({"numCache", "numLit"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}


class Drawings:
    """Adds what it knows to the walk of a `Body`."""

    def __init__(self, parts: Parts, body: Body) -> None:
        self._parts, self._body = parts, body
        self.part = parts.main  # the part that is being walked
        self.pour: Callable[[str], Content | None] = lambda _: None  # reads a file of another kind inside this one
        body.on_start |= {
            "pic:pic": self._picture,
            "v:imagedata": self._vml_picture,
            "w14:contentPart": lambda _: self._body.flow.picture(Picture(kind="ink", words="inkt")),
            "v:textpath": self._word_art,
            "o:signatureline": self._signature_line,
            "o:OLEObject": self._embedded,
            "w:altChunk": self._chunk,
            "w:control": self._active,
            "c:chart": self._linked,
            "cx:chart": self._linked,
            "c:userShapes": self._linked,
            "dgm:relIds": self._linked,
            "c:v": self._chart_words,
            "cx:pt": self._newer_chart_words,
            "cx:v": self._newer_chart_words,
            "lc:lockedCanvas": lambda _: self._body.flow.open_aside(),
        }
        body.on_end["lc:lockedCanvas"] = lambda _: self._body.flow.close_aside()

    def _picture(self, element: Element) -> None:
        named = child(element, "pic:nvPicPr", "pic:cNvPr")
        size = child(element, "pic:spPr", "a:xfrm", "a:ext")
        words = "" if named is None else f"{named.get('name', '')} {named.get('descr', '')}".strip()
        self._body.flow.picture(Picture(width=_emu(size, "cx"), height=_emu(size, "cy"), words=words))

    def _vml_picture(self, element: Element) -> None:
        shape = element.getparent()
        if shape is None or child(shape, "o:signatureline") is not None:
            return
        lengths = {name.lower(): float(number) * _POINTS[unit.lower()] for name, number, unit in _lengths(shape)}
        words = f"{attribute(element, 'o:title')} {shape.get('alt', '')}".strip()
        self._body.flow.picture(Picture(width=lengths.get("width", 0), height=lengths.get("height", 0), words=words))

    def _word_art(self, element: Element) -> None:
        words = element.get("string", "")
        if words:
            self._body.flow.open_aside()
            self._body.flow.text(words, added=True)
            self._body.flow.close_aside()

    def _signature_line(self, element: Element) -> None:
        signer = " ".join(filter(None, (attribute(element, "o:suggestedsigner"), attribute(element, "o:suggestedsigner2"))))
        is_set = any("_xmlsignatures/" in name for name in self._parts.names)
        self._body.flow.open_aside()
        self._body.flow.control(Control(kind="handtekening", name=signer, value="gezet" if is_set else "leeg"))
        self._body.flow.text(signer, added=True)
        self._body.flow.close_aside()

    def _embedded(self, element: Element) -> None:
        program = element.get("ProgID", "") or "onbekend soort"
        if element.get("Type") == "Link":
            return
        self._body.seen.unread.append(f"Op p. {self._body.flow.page} staat een ingesloten bestand ({program}); dat is niet gelezen.")

    def _active(self, element: Element) -> None:
        name = attribute(element, "w:name")
        self._body.seen.unread.append(
            f"Op p. {self._body.flow.page} staat een ActiveX-besturingselement ({name or 'zonder naam'}); wat daarin is ingevuld, "
            "is niet te lezen."
        )

    def _chunk(self, element: Element) -> None:
        target = self._parts.target(self.part, attribute(element, "r:id"))
        poured = self.pour(target) if target else None
        if poured is not None and poured.state is State.READ:
            pour_in(poured, self._body.flow)
            return
        self._body.seen.unread.append(
            f"Op p. {self._body.flow.page} is een ander bestand ingevoegd ({target.rpartition('/')[2] or 'onbekend'}); dat is niet gelezen."
        )

    def _linked(self, element: Element) -> None:
        """A chart or diagram keeps its words in a part of its own."""
        for id_ in (attribute(element, "r:id"), attribute(element, "r:dm")):
            target = self._parts.target(self.part, id_) if id_ else ""
            root = self._parts.root(target) if target and target not in self._body.seen.used else None
            if root is not None:
                self._body.seen.used.add(target)
                outer, self.part = self.part, target
                self._body.flow.open_aside()
                self._body.read(root)
                self._body.flow.close_aside()
                self.part = outer

    def _chart_words(self, element: Element) -> None:
        """Names of series and categories, also when these are years; the figures themselves are the drawing's."""
        above = [str(outer.tag).rpartition("}")[2] for outer in element.iterancestors()][1:5]
        if above[:1] and (above[0] in _NAMES or (above[0] in _NUMBERS and "cat" in above and _YEAR.fullmatch(element.text or ""))):
            self._say_line(element.text or "")

    def _newer_chart_words(self, element: Element) -> None:
        """Names of categories, and a title that stands there as a value only."""
        above = element.getparent()
        outer = None if above is None else above.getparent()
        if above is None or outer is None or (short(str(element.tag)) == "cx:v" and child(outer, "cx:rich") is not None):
            return
        if short(str(outer.tag)) in {"cx:strDim", "cx:tx"}:
            self._say_line(element.text or "")

    def _say_line(self, words: str) -> None:
        self._body.say(words, added=True)
        self._body.flow.end_line()


def _lengths(shape: Element) -> list[tuple[str, str, str]]:
    return [
        (name, number, unit) for name, number, unit in _LENGTH.findall(shape.get("style", "")) if number.count(".") < 2 and number != "."
    ]


def _emu(size: Element | None, name: str) -> float:
    value = "" if size is None else size.get(name, "")
    return int(value) / EMU if value.isascii() and value.isdigit() and len(value) < 12 else 0

"""XML without its dangers: parsed with no entities, no network and no document type, walked without recursion.

Knows short names such as "w:p" for both dialects of OOXML and for ODF; knows no document format.
"""

import io
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element as Element  # lxml's only name for the type of an element

from extractors.content import Content
from intake.message import State

__all__ = ["Element", "RefusedError", "Walk", "attribute", "child", "every", "parse", "short", "stream", "too_large", "unreadable"]

MAX_ELEMENTS = 1_500_000

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    _OFFICE + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OFFICE + "spreadsheetml/2006/main": "s",
    _STRICT + "spreadsheetml/main": "s",
    _OFFICE + "presentationml/2006/main": "p",
    _STRICT + "presentationml/main": "p",
    _OFFICE + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OFFICE + "drawingml/2006/lockedCanvas": "lc",
    _OFFICE + "drawingml/2006/picture": "pic",
    _STRICT + "drawingml/picture": "pic",
    _OFFICE + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    _OFFICE + "drawingml/2006/diagram": "dgm",
    _STRICT + "drawingml/diagram": "dgm",
    _OFFICE + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OFFICE + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OFFICE + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OFFICE + "markup-compatibility/2006": "mc",
    _MICROSOFT + "word/2010/wordml": "w14",
    _MICROSOFT + "word/2010/wordprocessingShape": "wps",
    _MICROSOFT + "drawing/2008/diagram": "dsp",
    _MICROSOFT + "drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "x",
    _ODF + "office:1.0": "office",
    _ODF + "text:1.0": "text",
    _ODF + "table:1.0": "table",
    _ODF + "style:1.0": "style",
    _ODF + "drawing:1.0": "draw",
    _ODF + "xsl-fo-compatible:1.0": "fo",
    _ODF + "svg-compatible:1.0": "svg",
    _ODF + "form:1.0": "form",
    _ODF + "script:1.0": "script",
    _ODF + "presentation:1.0": "presentation",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    _ODF + "manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2000/09/xmldsig#": "ds",
    "http://schemas.openxmlformats.org/package/2006/digital-signature": "mdssi",
    "http://schemas.microsoft.com/office/2006/digsig": "digsig",
    "http://uri.etsi.org/01903/v1.3.2#": "xades",
}
"""Prefix by namespace; a strict and a transitional document read the same."""

_URIS: dict[str, tuple[str, ...]] = {prefix: tuple(uri for uri in PREFIXES if PREFIXES[uri] == prefix) for prefix in PREFIXES.values()}
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp037")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in _ENCODINGS)


class RefusedError(Exception):
    """This file is not read, with the state it ends in and a Dutch sentence that says what to do."""

    def __init__(self, state: State, because: str) -> None:
        super().__init__(because)
        self.state = state
        self.because = because

    @property
    def content(self) -> Content:
        """The refusal as what a reader returns."""
        return Content(state=self.state, because=self.because)


def unreadable(what: str) -> RefusedError:
    """The file is damaged: in what way."""
    return RefusedError(State.UNREADABLE, f"Bestand is niet te lezen: {what}.")


def too_large(what: str) -> RefusedError:
    """The file is over a limit: which, and what to do."""
    return RefusedError(
        State.TOO_LARGE,
        f"Bestand is te groot om te lezen: {what}. Splits het of verklein het, en beoordeel het met de hand.",
    )


def parse(blob: bytes, name: str) -> Element:
    """An XML tree; raises `RefusedError` on a document type, on damage and on sizes that no real document has."""
    if any(doctype in blob for doctype in _DOCTYPES):
        raise _doctype()
    if blob.count(b"<") - blob.count(b"</") > MAX_ELEMENTS:
        raise too_large(f"het onderdeel {name} heeft meer dan {MAX_ELEMENTS} elementen")
    try:
        root = etree.fromstring(blob, parser=_parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        if "depth" in str(fault):
            raise unreadable(f"het onderdeel {name} is te diep genest") from fault
        raise unreadable(f"het onderdeel {name} in het bestand is beschadigd") from fault
    if root.getroottree().docinfo.doctype:
        raise _doctype()
    return root


def stream(blob: bytes, name: str, *tags: str) -> Iterator[tuple[str, Element]]:
    """Each element with one of these short names as it ends, then forgotten: for parts too large for a tree."""
    if any(doctype in blob for doctype in _DOCTYPES):
        raise _doctype()
    try:
        yield from _stream(blob, frozenset(tags))
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise unreadable(f"het onderdeel {name} in het bestand is beschadigd") from fault


def _stream(blob: bytes, tags: frozenset[str]) -> Iterator[tuple[str, Element]]:
    events = etree.iterparse(
        io.BytesIO(blob), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    inside = 0
    for event, element in events:
        tag = short(str(element.tag))
        if event == "start":
            inside += tag in tags
            continue
        if tag in tags:
            if element.getroottree().docinfo.doctype:
                raise _doctype()
            inside -= 1
            yield tag, element
        if not inside:
            _forget(element)


def _forget(element: Element) -> None:
    """Its contents and its earlier siblings, so that memory does not grow with the file."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _doctype() -> RefusedError:
    return RefusedError(
        State.UNREADABLE,
        "Document bevat een verboden XML-declaratie (DOCTYPE); daarom is het niet gelezen. Beoordeel het met de hand.",
    )


def _parser() -> etree.XMLParser[Element]:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)


class Walk:
    """Start and end of every element in document order, with the power to skip the element just started."""

    def __init__(self, root: Element) -> None:
        self._walk = etree.iterwalk(root, events=("start", "end"))

    def __iter__(self) -> Iterator[tuple[str, str, Element]]:
        for event, element in self._walk:
            yield str(event), short(str(element.tag)), element

    def skip(self) -> None:
        """Leave out what is inside the element that just started; its end is still told."""
        self._walk.skip_subtree()


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """The name with our prefix: "w:p"; a foreign name stays as it is."""
    uri, brace, local = tag[1:].rpartition("}")
    prefix = PREFIXES.get(uri) if brace else None
    return f"{prefix}:{local}" if prefix else tag


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    prefix, colon, local = name.partition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _URIS[prefix]) if colon else (name,)


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its short name, in either dialect."""
    for spelling in _spellings(name):
        value = element.get(spelling)
        if value is not None:
            return str(value)
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """The first child by its short name, and so on along the path."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if short(str(inner.tag)) == name), None)
    return element


def every(element: Element, *names: str) -> Iterator[Element]:
    """Every element below with one of these short names, in document order."""
    spellings = [spelling for name in names for spelling in _spellings(name)]
    return element.iter(*spellings)

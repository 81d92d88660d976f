"""What a PDF holds beside its pages: form fields, notes, signatures, embedded files, actions, revisions. Knows pypdf.

Read only for files that pdfium says have such things. Whatever goes wrong here is a remark, never the end of reading.
Says that a signature is there and what it covers; whether it holds is for `pdf.seals`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pypdf.filters
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

pypdf.filters.JBIG2DEC_BINARY = None  # never start another program

LONGEST_VALUE = 40_000  # bytes of a field whose value is a stream
MOST_FIELDS = 5_000
LEAST_SIZE = 1.0  # points: a smaller field shows nothing
PALE = 0.92  # of 1: paler letters cannot be read on white paper
MOST_FACE = 100_000  # bytes looked at of what a field shows
_UNSEEN = 2 | 32  # flags of an annotation: hidden, or not to be viewed
_PUSH = 1 << 16  # a button that only does something
_COMMON_NAME = bytes.fromhex("0603550403")  # id-at-commonName in a certificate
_MOMENT = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([Z+-])(\d{2})?'?(\d{2})?)?")

_COLOUR = re.compile(r"((?:\d*\.?\d+\s+){1,4})(g|rg|k)\b")
_ROOT = re.compile(rb"/Root\s+(\d{1,8})\s+(\d{1,5})\s+R")
_SIGNED = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HUGE = re.compile(rb"<[0-9A-Fa-f\s]{8388608}")  # letters of a signature of 4 MB: pypdf reads a megabyte of them a second
_MORE = re.compile(rb"/OpenAction(?!\s*\[)|/AA\b|/OCProperties|#")  # [: a page to turn to; #: a name in disguise

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top, in the sheet's own measure
Key = tuple[int, int]  # number and generation of an object of the file
NOWHERE: Rectangle = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Widget:
    """A form field, or a note that is shown, at its place on a page."""

    page: int
    name: str
    kind: str  # tekst | vakje | keuze | notitie
    value: str  # text as stored; for a box "aan" or "uit"
    place: Rectangle
    shown: str = ""  # what the page shows, where that is something else
    hidden: bool = False  # a person who opens the file does not see it

    @property
    def differs(self) -> bool:
        return bool(self.shown)


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """A signature field."""

    page: int | None  # None: it is shown on no page
    name: str
    place: Rectangle
    signed: bool
    signer: str = ""
    at: dt.datetime | None = None
    covered: tuple[int, ...] = ()  # the range of bytes that it says to cover
    whole: bool = False  # covers the whole file as it is now


@dataclass(slots=True)
class Structure:
    """Everything found beside the pages."""

    widgets: list[Widget] = field(default_factory=list)
    unplaced: list[Widget] = field(default_factory=list)  # fields of the form that stand on no page; their page is 0
    signatures: list[Signature] = field(default_factory=list)
    ink: list[tuple[int, Rectangle, str]] = field(default_factory=list)  # page, place, "inkt" or "stempel"
    notes: list[str] = field(default_factory=list)
    xfa: bool = False
    layered: bool = False  # has layers that can be switched off


def has_more(blob: bytes) -> bool:
    """Could there be a signature in a file of these bytes, or does its catalogue name an action or layers?

    Only where the bytes do not tell must the file be read for it. They are searched for plain words first, ten times as quick.
    """
    if b"/ByteRange" in blob and _SIGNED.search(blob):
        return True
    roots = {root.groups() for start in _places(blob, b"/Root") if (root := _ROOT.match(blob, start))}
    return any(_tells_more(blob, root) for root in roots)


def _places(blob: bytes, word: bytes) -> Iterator[int]:
    """Where a word stands in the bytes."""
    place = blob.find(word)
    while place >= 0:
        yield place
        place = blob.find(word, place + len(word))


def _tells_more(blob: bytes, root: tuple[bytes, ...]) -> bool:
    head = b"%s %s obj" % root
    starts = [start for start in _places(blob, head) if not blob[start - 1 : start].isdigit()]
    bodies = [blob[start : blob.find(b"endobj", start)] for start in starts]
    return not bodies or any(_MORE.search(body) for body in bodies)  # no body: it is packed in another object, or written oddly


def read_structure(path: Path) -> Structure:
    """Fields, notes, signatures and remarks; damage ends in a remark."""
    found = Structure()
    size = path.stat().st_size
    if _HUGE.search(path.read_bytes()):
        found.notes.append(
            "In het bestand zit iets dat veel groter is dan een handtekening hoort te zijn. "
            "Formuliervelden en handtekeningen zijn daarom niet gelezen. Kijk zelf."
        )
        return found
    try:
        reader = pypdf.PdfReader(path, strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        _catalogue(reader, found)
        placed: set[Key] = set()
        for number, page in enumerate(reader.pages, start=1):
            placed.update(_annotations(page, number, found=found, size=size))
        _unplaced(reader, found, placed=placed, size=size)
        _gone(path, reader, found)
    except Exception as fault:  # pypdf raises whatever the file makes it raise; pages are read elsewhere
        found.notes.append(f"De formuliervelden en handtekeningen zijn niet allemaal te lezen ({type(fault).__name__}). Kijk zelf.")
    return found


def _catalogue(reader: pypdf.PdfReader, found: Structure) -> None:
    root: Any = reader.trailer["/Root"]
    form = _of(root, "/AcroForm")
    found.xfa = isinstance(form, DictionaryObject) and "/XFA" in form
    found.layered = "/OCProperties" in root
    if _acts(root):
        found.notes.append("Het bestand wil bij het openen iets uitvoeren. Dat is niet gedaan.")
    names = sorted(reader.attachments)
    if names:
        found.notes.append(f"In het bestand zitten andere bestanden: {', '.join(names[:5])}. Die zijn niet gelezen; open ze zelf.")


def _acts(root: Any) -> bool:
    """Does opening (or closing, or printing) the file start anything? Only turning to a page is nothing."""
    opening = _of(root, "/OpenAction")
    acts = isinstance(opening, DictionaryObject) and opening.get("/S", "/GoTo") not in ("/GoTo", "/Named")
    return acts or "/AA" in root or "/JavaScript" in (_of(root, "/Names") or {})


def _gone(path: Path, reader: pypdf.PdfReader, found: Structure) -> None:
    """Signatures that an earlier version of the file held and that nothing points to any more; usage rights (UR3) are no signature."""
    held = {tuple(map(int, one)) for one in _SIGNED.findall(path.read_bytes())}
    permits = _of(reader.trailer["/Root"], "/Perms") or {}
    named = {tuple(map(int, (_of(permits, key) or {}).get("/ByteRange", ()))) for key in permits}
    signed = {sign.covered for sign in found.signatures if sign.signed}
    if held - named - signed:
        found.notes.append("In een eerdere versie van dit bestand zat een digitale handtekening die er nu niet meer in staat. Kijk zelf.")


def _annotations(page: Any, number: int, *, found: Structure, size: int) -> Iterator[Key]:
    """Every note and field on the page into `found`; gives which objects were seen."""
    for entry in list(_of(page, "/Annots") or ())[:MOST_FIELDS]:
        one = entry.get_object()
        if not isinstance(one, DictionaryObject):
            continue
        yield _key(one)
        kind = one.get("/Subtype")
        place = _place(one)
        if kind == "/Widget":
            _widget(one, number, place=place, found=found, size=size)
        elif kind == "/FreeText" and one.get("/Contents"):
            words = str(one["/Contents"])
            found.widgets.append(Widget(page=number, name="", kind="notitie", value=words, place=place, hidden=_is_hidden(one)))
        elif kind in ("/Ink", "/Stamp") and not _is_hidden(one):
            found.ink.append((number, place, "inkt" if kind == "/Ink" else "stempel"))


def _key(one: DictionaryObject) -> Key:
    """Which object of the file this is; for one that is written inside another, that very dictionary."""
    reference = one.indirect_reference
    return (reference.idnum, reference.generation) if reference else (-1, id(one))


def _unplaced(reader: pypdf.PdfReader, found: Structure, *, placed: set[Key], size: int) -> None:
    """Fields that the form has and that no page shows."""
    form = _of(reader.trailer["/Root"], "/AcroForm")
    waiting = list(_of(form, "/Fields") or ()) if isinstance(form, DictionaryObject) else []
    known: set[Key] = set()
    while waiting and len(known) < MOST_FIELDS:
        one = waiting.pop(0).get_object()
        if not isinstance(one, DictionaryObject) or _key(one) in known:
            continue
        known.add(_key(one))
        kids = [kid for entry in _of(one, "/Kids") or () if isinstance(kid := entry.get_object(), DictionaryObject)]
        if any("/T" in kid for kid in kids):
            waiting.extend(kids)
        elif _inherited(one, "/FT") and placed.isdisjoint({_key(part) for part in (one, *kids)}):
            _unplaced_field(one, found, size=size)


def _unplaced_field(one: DictionaryObject, found: Structure, *, size: int) -> None:
    kind, value, name = _inherited(one, "/FT"), _inherited(one, "/V"), _name(one)
    if kind == "/Sig":
        found.signatures.append(_signature(value, None, name=name, place=NOWHERE, size=size))
    elif kind == "/Btn" and not int(_inherited(one, "/Ff") or 0) & _PUSH:
        state = "uit" if str(value or "/Off") == "/Off" else "aan"
        found.unplaced.append(Widget(page=0, name=name, kind="vakje", value=state, place=NOWHERE))
    elif kind in ("/Tx", "/Ch"):
        found.unplaced.append(_filled(one, 0, name=name, value=_chosen(one, value), place=NOWHERE))


def _is_hidden(one: DictionaryObject) -> bool:
    left, bottom, right, top = _place(one)
    return bool(int(one.get("/F", 0)) & _UNSEEN) or min(right - left, top - bottom) < LEAST_SIZE


def _is_white(one: DictionaryObject) -> bool:
    """Are the words of this field white, as far as it says so, without a ground of another colour?"""
    look, face = _of(one, "/MK"), _of(_of(one, "/AP") or {}, "/N")
    if isinstance(look, DictionaryObject) and min(map(float, _of(look, "/BG") or [1]), default=1) < PALE:
        return False
    drawn = face.get_data()[:MOST_FACE].decode("latin-1") if isinstance(face, StreamObject) else ""
    colours = _COLOUR.findall(drawn) if "Tj" in drawn or "TJ" in drawn else _COLOUR.findall(_text(_inherited(one, "/DA")))
    return bool(colours) and all(_pales(numbers, operator) for numbers, operator in colours)


def _pales(numbers: str, operator: str) -> bool:
    parts = [float(part) for part in numbers.split()]
    return max(parts) <= 1 - PALE if operator == "k" else min(parts) >= PALE


def _widget(one: DictionaryObject, number: int, *, place: Rectangle, found: Structure, size: int) -> None:
    kind, flags = _inherited(one, "/FT"), int(_inherited(one, "/Ff") or 0)
    value, name = _inherited(one, "/V"), _name(one)
    if kind == "/Sig":
        found.signatures.append(_signature(value, number, name=name, place=place, size=size))
    elif kind == "/Btn" and not flags & _PUSH:
        state = str(one.get("/AS") or value or "/Off")
        state = "uit" if state == "/Off" else "aan"
        found.widgets.append(Widget(page=number, name=name, kind="vakje", value=state, place=place, hidden=_is_hidden(one)))
    elif kind in ("/Tx", "/Ch"):
        found.widgets.append(_filled(one, number, name=name, value=_chosen(one, value), place=place))


def _filled(one: DictionaryObject, number: int, *, name: str, value: str, place: Rectangle) -> Widget:
    """A field with words; what its own drawing shows is kept where it is something else."""
    shown = _shown(one) if value else ""
    same = not _plain(shown) or _plain(value) in _plain(shown)
    return Widget(
        page=number,
        name=name,
        kind="tekst" if _inherited(one, "/FT") == "/Tx" else "keuze",
        value=value,
        place=place,
        shown="" if same else " ".join(shown.split()),
        hidden=_is_hidden(one) or _is_white(one),
    )


def _chosen(one: DictionaryObject, value: Any) -> str:
    """The words of the value; in a list, those a person chose and not the code they stand for."""
    pairs = [option for option in _inherited(one, "/Opt") or () if isinstance(option, list) and len(option) == 2]
    words = {_text(code): _text(name) for code, name in pairs}
    return ", ".join(words.get(_text(part), _text(part)) for part in (value if isinstance(value, list) else [value]))


def _of(holder: Any, key: str) -> Any:
    value = holder.get(key)
    return value.get_object() if value is not None else None


def _inherited(one: DictionaryObject, key: str) -> Any:
    """A value of the field or of the fields above it."""
    node: Any = one
    for _ in range(12):
        if node is None:
            return None
        if key in node:
            return node[key].get_object()
        node = _of(node, "/Parent")
    return None


def _name(one: DictionaryObject) -> str:
    parts = []
    node: Any = one
    for _ in range(12):
        if node is None:
            break
        if "/T" in node:
            parts.append(str(node["/T"]))
        node = _of(node, "/Parent")
    return ".".join(reversed(parts))


def _text(value: Any) -> str:
    """Words of a name, number, string or text stream (ISO 32000-1, 12.7.4.3); anything else says nothing."""
    if isinstance(value, StreamObject):
        data = value.get_data()[:LONGEST_VALUE]
        return data.decode("utf-16" if data.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")
    return str(value).lstrip("/") if isinstance(value, str | int | float) else ""


def _place(one: DictionaryObject) -> Rectangle:
    numbers = [float(number) for number in (_of(one, "/Rect") or [0, 0, 0, 0])][:4]
    x0, y0, x1, y1 = (*numbers, 0.0, 0.0, 0.0, 0.0)[:4]
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(one: DictionaryObject) -> str:
    """The words that the field's own drawing shows; nothing when it has none, or in a font whose codes are no letters."""
    normal = _of(_of(one, "/AP") or {}, "/N")
    if normal is None or not hasattr(normal, "get_data") or _has_codes(normal):
        return ""
    words = []
    for operands, operator in ContentStream(normal, None).operations:
        if operator in (b"Tj", b"'", b'"'):
            words.append(_text(operands[-1]))
        elif operator == b"TJ":
            words.extend(_text(part) for part in operands[0] if isinstance(part, str))
    return " ".join(words)


def _has_codes(drawing: Any) -> bool:
    fonts = _of(_of(drawing, "/Resources") or {}, "/Font") or {}
    return any((_of(fonts, name) or {}).get("/Subtype") == "/Type0" for name in fonts)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _signature(value: Any, number: int | None, *, name: str, place: Rectangle, size: int) -> Signature:
    if not isinstance(value, DictionaryObject):
        return Signature(page=number, name=name, place=place, signed=False)
    contents = value.get("/Contents", b"")
    raw = contents.original_bytes if hasattr(contents, "original_bytes") else bytes(contents)
    covered = [int(part) for part in value.get("/ByteRange", ())]
    return Signature(
        page=number,
        name=name,
        place=place,
        signed=True,
        signer=str(value.get("/Name") or _signer(raw)),
        at=_moment(str(value.get("/M", ""))),
        covered=tuple(covered),
        whole=len(covered) == 4 and covered[0] == 0 and covered[2] + covered[3] == size,
    )


def _signer(raw: bytes) -> str:
    """The common name of the first certificate in the signature: its second name, after that of who issued it."""
    names = list(_common_names(raw))
    return names[1] if len(names) > 1 else names[0] if names else ""


def _common_names(raw: bytes) -> Iterator[str]:
    start = raw.find(_COMMON_NAME)
    while start >= 0:
        head = start + len(_COMMON_NAME)
        if head + 2 <= len(raw) and raw[head] in (0x0C, 0x13, 0x1E):
            words = raw[head + 2 : head + 2 + raw[head + 1]]
            yield words.decode("utf-16-be" if raw[head] == 0x1E else "utf-8", "replace")
        start = raw.find(_COMMON_NAME, head)


def _moment(text: str) -> dt.datetime | None:
    """A PDF date with its zone; without a zone it is no moment."""
    found = _MOMENT.match(text)
    if not found or not found[7]:
        return None
    numbers = [int(part) if part else default for part, default in zip(found.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True)]
    away = dt.timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
    try:
        zone = dt.timezone(-away if found[7] == "-" else away)
        return dt.datetime(*numbers, tzinfo=zone)  # type: ignore[arg-type, misc]  # six whole numbers
    except (ValueError, OverflowError):
        return None

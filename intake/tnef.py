"""Reads winmail.dat (TNEF): attachments and body that Outlook packed into one file. Knows the format only; decides nothing.

Own code, bounded by the length of the file: the library for this format believes counts of 4,000,000,000 in a file of 60 bytes.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.charset import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
LEVEL_ATTACHMENT = 2
RENDERING, TITLE, CONTENT, ATTACHMENT = 0x9002, 0x8010, 0x800F, 0x9005
SUBJECT, BODY, PROPERTIES, CODEPAGE = 0x8004, 0x800C, 0x9003, 0x9007

LONG_NAME, SHORT_NAME, DISPLAY_NAME, OBJECT, MIME_TAG, CONTENT_ID = 0x3707, 0x3704, 0x3001, 0x3701, 0x370E, 0x3712
TITLE_PROPERTY, PLAIN_BODY, HTML_BODY, RTF_BODY, INTERNET_CODEPAGE = 0x0037, 0x1000, 0x1013, 0x1009, 0x3FDE

FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16, 0x01: 0}
VARIABLE = frozenset({0x00, 0x0D, 0x1E, 0x1F, 0x102})
MULTIPLE, NAMED, UTF_16 = 0x1000, 0x8000, 0x1F
MOST_ENCLOSURES = 10_000
OBJECT_TAIL = b"\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
CODEPAGES = {65001: "utf-8", 28591: "iso-8859-1", 20127: "us-ascii", 28605: "iso-8859-15", 20866: "koi8-r"}


class TnefError(Exception):
    """Not a TNEF file at all."""


@dataclass(slots=True)
class Enclosure:
    """One attachment inside a winmail.dat."""

    name: str = ""
    title: str = ""
    declared: str = ""
    content_id: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Tnef:
    """What a winmail.dat holds; `is_whole` is False when it holds nothing, or breaks off inside an attribute."""

    subject: str = ""
    text: str = ""
    html: bytes = b""
    html_charset: str = ""
    rtf: bytes = b""
    enclosures: list[Enclosure] = field(default_factory=list)
    is_whole: bool = True


def read_tnef(content: bytes) -> Tnef:
    """Read attribute after attribute; each takes at least eleven bytes, so the work is bounded."""
    if not content.startswith(SIGNATURE):
        raise TnefError
    made, charset, place = Tnef(is_whole=False), "cp1252", 6
    while place + 11 <= len(content):
        level, name, _, size = struct.unpack_from("<BHHI", content, place)
        value = content[place + 9 : place + 9 + size]
        if len(made.enclosures) > MOST_ENCLOSURES:
            made.is_whole = False
            return made
        if level not in (1, LEVEL_ATTACHMENT):
            break  # not TNEF any more: some gateways leave bytes behind the end
        made.is_whole = len(value) == size
        place += size + 11
        if name == CODEPAGE and len(value) >= 4:
            charset = charset_of(struct.unpack_from("<I", value)[0])
        elif level == LEVEL_ATTACHMENT:
            _enclose(made, name, value, charset)
        else:
            _describe(made, name, value, charset)
    if place < len(content) < place + 11 and content[place] in (1, LEVEL_ATTACHMENT):
        made.is_whole = False  # the beginning of one more attribute
    return made


def charset_of(codepage: int) -> str:
    """The character set of a Windows code page."""
    return CODEPAGES.get(codepage, f"cp{codepage}")


def _describe(made: Tnef, name: int, value: bytes, charset: str) -> None:
    """An attribute of the message itself."""
    if name == SUBJECT:
        made.subject = _text(value, 0x1E, charset)
    elif name == BODY:
        made.text = _text(value, 0x1E, charset)
    elif name == PROPERTIES:
        found = dict(_properties(value))
        number = found.get(INTERNET_CODEPAGE, (0, b""))[1]
        made.html_charset = charset_of(struct.unpack("<I", number)[0]) if len(number) == 4 else charset
        if not made.subject and TITLE_PROPERTY in found:
            made.subject = _text(found[TITLE_PROPERTY][1], found[TITLE_PROPERTY][0], charset)
        made.text = _text(found[PLAIN_BODY][1], found[PLAIN_BODY][0], made.html_charset) if PLAIN_BODY in found else made.text
        made.html = found.get(HTML_BODY, (0, b""))[1].rstrip(b"\x00")
        made.rtf = found.get(RTF_BODY, (0, b""))[1]


def _enclose(made: Tnef, name: int, value: bytes, charset: str) -> None:
    """An attribute of an attachment; each attachment begins with its rendering attribute."""
    if name == RENDERING or not made.enclosures:
        made.enclosures.append(Enclosure())
    here = made.enclosures[-1]
    if name == TITLE:
        here.title = _text(value, 0x1E, charset)
    elif name == CONTENT:
        here.content = value
    elif name == ATTACHMENT:
        found = dict(_properties(value))
        texts = {key: _text(found[key][1], found[key][0], charset) for key in (LONG_NAME, SHORT_NAME, DISPLAY_NAME) if key in found}
        here.name = texts.get(LONG_NAME) or here.name
        here.title = texts.get(SHORT_NAME) or here.title or texts.get(DISPLAY_NAME, "")
        here.declared = _text(found[MIME_TAG][1], found[MIME_TAG][0], charset) if MIME_TAG in found else ""
        here.content_id = _text(found[CONTENT_ID][1], found[CONTENT_ID][0], charset) if CONTENT_ID in found else ""
        if OBJECT in found and not here.content:
            here.content = _without_interface(found[OBJECT][1])


def _without_interface(value: bytes) -> bytes:
    """An object is preceded by the 16 bytes that name its interface."""
    return value[16:] if value[3:16] == OBJECT_TAIL else value


def _properties(value: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """(property, (type, first value)); stops where the bytes stop making sense."""
    try:
        place = 4
        for _ in range(min(struct.unpack_from("<I", value)[0], len(value) // 4)):
            kind, name = struct.unpack_from("<HH", value, place)
            place = _after_name(value, place + 4) if name >= NAMED else place + 4
            first, place = _values(value, place, kind)
            yield name, (kind & ~MULTIPLE, first)
    except (struct.error, ValueError):
        return


def _after_name(value: bytes, place: int) -> int:
    kind, number = struct.unpack_from("<16xII", value, place)
    return place + 24 + (_padded(number) if kind else 0)


def _values(value: bytes, place: int, kind: int) -> tuple[bytes, int]:
    """The first value of a property, and the place behind all of them."""
    plain, count = kind & ~MULTIPLE, 1
    if kind & MULTIPLE or plain in VARIABLE:
        count = struct.unpack_from("<I", value, place)[0]
        place += 4
    if plain in FIXED:
        size = FIXED[plain]
        return value[place : place + size], place + size * count
    if plain not in VARIABLE or count > len(value):
        raise ValueError(plain)
    first = b""
    for number in range(count):
        size = struct.unpack_from("<I", value, place)[0]
        first = first if number else value[place + 4 : place + 4 + size]
        place += 4 + _padded(size)
    return first, place


def _padded(size: int) -> int:
    return size + (-size % 4)


def _text(value: bytes, kind: int, charset: str) -> str:
    """A string up to its closing zero."""
    return decode(value, "utf-16-le" if kind == UTF_16 else charset)[0].partition("\x00")[0]

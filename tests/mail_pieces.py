"""Small makers of mails, zips and winmail.dat for the intake tests. Everything here is invented."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from intake.limits import Limits
from intake.mail import read_message
from intake.message import Leaf, Message, Place
from intake.originals import Originals
from intake.receipt import RelaySettings

TOP = (
    b"From: Anna Voorbeeld <anna@aanbieder.test>\r\nTo: oco@zorgkantoor.test\r\nSubject: Inschrijving\r\n"
    b"Date: Fri, 31 Jul 2026 16:00:00 +0200\r\nMessage-ID: <1@aanbieder.test>\r\nMIME-Version: 1.0\r\n"
)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
NO_RELAYS = RelaySettings()
STAMP = (2026, 7, 31, 12, 0, 0)


def part(content: bytes, *headers: str) -> bytes:
    """One part of a multipart."""
    return "".join(f"{header}\r\n" for header in headers).encode("utf-8") + b"\r\n" + content


def attachment(name: str, content: bytes = PDF, *, kind: str = "application/pdf") -> bytes:
    """A part sent as an attachment."""
    return part(content, f"Content-Type: {kind}", f'Content-Disposition: attachment; filename="{name}"')


def words(text: str, *, kind: str = "text/plain") -> bytes:
    """A text part."""
    return part(text.encode("utf-8"), f"Content-Type: {kind}; charset=utf-8")


def multipart(parts: Iterable[bytes], *, subtype: str = "mixed", boundary: str = "grens", close: bool = True) -> bytes:
    """Content-Type and body of a multipart; also fit to be a part itself."""
    line = boundary.encode()
    body = b"".join(b"--" + line + b"\r\n" + one + b"\r\n" for one in parts)
    end = b"--" + line + b"--\r\n" if close else b""
    return b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (subtype.encode(), line) + body + end


def mail(*parts: bytes, **settings: object) -> bytes:
    """A whole mail of these parts."""
    return TOP + multipart(parts, **settings)  # type: ignore[arg-type]


def read(raw: bytes, folder: Path, *, limits: Limits | None = None, relays: RelaySettings = NO_RELAYS) -> Message:
    """Read one mail with a store in this folder."""
    place = Place(source="map", position="1.eml")
    return read_message(raw, places=[place], originals=Originals(folder), relays=relays, limits=limits)


def rows(message: Message) -> list[tuple[str, str | None, str, str]]:
    """part, inside, role and state of each leaf."""
    return [(leaf.part, leaf.inside, leaf.role.value, leaf.state.value if leaf.state else "") for leaf in message.leaves]


def named(message: Message, name: str) -> Leaf:
    """The one leaf of this name."""
    (found,) = [leaf for leaf in message.leaves if leaf.name == name]
    return found


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file; names may be strange and may occur twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name or "x", STAMP)
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.NameToInfo.clear()  # the library warns about a name that occurs twice
            archive.writestr(entry, content)
    return made.getvalue()


def overlapping_zip(count: int, size: int) -> bytes:
    """Many lines in the table of contents, all for the same bytes."""
    content = b"0" * size
    packed, crc = zlib.compress(content, 9)[2:-4], zlib.crc32(content)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0) + b"a" + packed
    line = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0, 0, 0, 0, 0, 0) + b"a"
    table = line * count
    return local + table + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(table), len(local), 0)


def encrypted_zip(name: str) -> bytes:
    """A zip whose one member says it is encrypted."""
    made = bytearray(zipped([(name, b"geheim")]))
    made[made.find(b"PK\1\2") + 8] |= 1
    made[6] |= 1
    return bytes(made)


def tnef(*files: tuple[str, bytes], text: str = "", subject: str = "") -> bytes:
    """A winmail.dat with these attachments."""
    made = b"\x78\x9f\x3e\x22\x01\x00" + _attribute(1, 0x9006, struct.pack("<I", 0x10000))
    made += _attribute(1, 0x9007, struct.pack("<II", 1252, 0))
    if subject:
        made += _attribute(1, 0x8004, subject.encode("cp1252") + b"\x00")
    if text:
        made += _attribute(1, 0x800C, text.encode("cp1252") + b"\x00")
    for name, content in files:
        made += _attribute(2, 0x9002, b"\x00" * 14) + _attribute(2, 0x800F, content)
        made += _attribute(2, 0x8010, name[:8].encode("cp1252", "replace") + b"\x00") + _attribute(2, 0x9005, _long_name(name))
    return made


def _attribute(level: int, name: int, content: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)


def _long_name(name: str) -> bytes:
    text = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(text)) + text + b"\x00" * (-len(text) % 4)

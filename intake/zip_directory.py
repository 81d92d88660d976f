"""Reads the table of contents of a zip file: names, places and sizes as they are written there. Unpacks nothing.

Own code instead of `zipfile`: that cuts names at a NUL, changes backslashes on Windows, and differs per Python version in what it refuses.
"""

import mmap
import struct
from dataclasses import dataclass

Buffer = bytes | mmap.mmap
"""A zip in memory, or a large one mapped from disk."""

END = b"PK\x05\x06"
END_64 = b"PK\x06\x06"
LOCATOR_64 = b"PK\x06\x07"
ENTRY = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
END_SIZE = 22
ENTRY_SIZE = 46
LOCAL_SIZE = 30
LONGEST_COMMENT = 65_535
FULL_32 = 0xFFFFFFFF
UTF_8 = 0x800
ENCRYPTED = 0x1
UNICODE_NAME = 0x7075
MOST_ENTRIES = 100_000
"""More than this is never read from one table: it bounds memory, and no bid holds a hundredth of it."""


class ZipError(Exception):
    """The table of contents cannot be read; the text is Dutch."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the table of contents."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    unpacked: int
    offset: int  # of the local header, in the file as received

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/") and self.unpacked == 0

    def is_named_alike(self, content: Buffer) -> bool:
        """Does the local header give the same name as the table of contents?"""
        size = int.from_bytes(content[self.offset + 26 : self.offset + 28], "little")
        start = self.offset + LOCAL_SIZE
        return bytes(content[start : start + size]) == self.raw_name

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & ENCRYPTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Directory:
    """The table of contents, and how many lines there were when not all were read."""

    entries: tuple[Entry, ...]
    unread: int
    start: int  # where the table begins


def read_directory(content: Buffer, *, most: int = MOST_ENTRIES) -> Directory:
    """All lines of the table of contents in its own order; raises ZipError."""
    size, offset, place, expected = _end(content)
    start = place - size
    shift = start - offset  # bytes in front of the archive move every place
    if start < 0 or shift < 0:
        raise ZipError("De inhoudsopgave van het zipbestand wijst buiten het bestand.")
    entries: list[Entry] = []
    cursor = start
    while cursor + ENTRY_SIZE <= place and content[cursor : cursor + 4] == ENTRY and len(entries) < most:
        entry, cursor = _entry(content, cursor, shift)
        entries.append(entry)
    left = _count_rest(content, cursor, place)
    if not entries and not left and expected:
        raise ZipError("De inhoudsopgave van het zipbestand is beschadigd.")
    return Directory(entries=tuple(entries), unread=left, start=start)


def _end(content: Buffer) -> tuple[int, int, int, int]:
    """Size and claimed place of the table, where it really ends, and how many lines are claimed."""
    place = _end_place(content)
    if place < 0 or place + END_SIZE > len(content):
        raise ZipError("Het zipbestand heeft geen inhoudsopgave: het is beschadigd of niet helemaal ontvangen.")
    expected, size, offset = struct.unpack_from("<10xHII", content, place)
    if place >= 20 and content[place - 20 : place - 16] == LOCATOR_64:
        end_64 = content.rfind(END_64, 0, place)
        if end_64 >= 0 and end_64 + 56 <= len(content):
            expected, size, offset = struct.unpack_from("<32xQQQ", content, end_64)
            place = end_64
    return size, offset, place, expected


def _end_place(content: Buffer) -> int:
    """The last record whose comment runs exactly to the end; a comment may itself look like a record. Else simply the last one."""
    first = max(0, len(content) - END_SIZE - LONGEST_COMMENT)
    last = place = content.rfind(END, first)
    while place >= 0:
        if place + END_SIZE + int.from_bytes(content[place + 20 : place + 22], "little") == len(content):
            return place
        place = content.rfind(END, first, place + 3)
    return last


def _entry(content: Buffer, cursor: int, shift: int) -> tuple[Entry, int]:
    flags, method, crc, packed, unpacked, n, extra_size, comment, offset = struct.unpack_from("<8xHH4xIIIHHH8xI", content, cursor)
    raw = content[cursor + ENTRY_SIZE : cursor + ENTRY_SIZE + n]
    extra = content[cursor + ENTRY_SIZE + n : cursor + ENTRY_SIZE + n + extra_size]
    sizes = [unpacked, packed, offset]
    larger = _extra(extra, 1)
    for index, value in enumerate(sizes):
        if value == FULL_32 and len(larger) >= 8:
            sizes[index] = struct.unpack_from("<Q", larger)[0]
            larger = larger[8:]
    entry = Entry(
        name=_name(raw, flags, extra),
        raw_name=raw,
        flags=flags,
        method=method,
        crc=crc,
        packed=sizes[1],
        unpacked=sizes[0],
        offset=sizes[2] + shift,
    )
    return entry, cursor + ENTRY_SIZE + n + extra_size + comment


def _extra(extra: bytes, wanted: int) -> bytes:
    """The content of one extra field."""
    cursor = 0
    while cursor + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, cursor)
        if kind == wanted:
            return extra[cursor + 4 : cursor + 4 + size]
        cursor += 4 + size
    return b""


def _name(raw: bytes, flags: int, extra: bytes) -> str:
    """UTF-8 when it says so or plainly is, else code page 437, the zip format's own."""
    if len(better := _extra(extra, UNICODE_NAME)) > 5:
        raw, flags = better[5:], flags | UTF_8
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if flags & UTF_8 else raw.decode("cp437")


def _count_rest(content: Buffer, cursor: int, place: int) -> int:
    left = 0
    while cursor + ENTRY_SIZE <= place and content[cursor : cursor + 4] == ENTRY:
        n, extra, comment = struct.unpack_from("<28xHHH", content, cursor)
        cursor += ENTRY_SIZE + n + extra + comment
        left += 1
    return left


def packed_bytes(content: Buffer, entry: Entry) -> tuple[int, int]:
    """Where the packed bytes of an entry start and end; raises ZipError when they are not there."""
    place = entry.offset
    if place + LOCAL_SIZE > len(content) or content[place : place + 4] != LOCAL:
        raise ZipError("Dit bestand staat wel in de inhoudsopgave van het zipbestand, maar is er niet in te vinden.")
    n, extra = struct.unpack_from("<26xHH", content, place)
    start = place + LOCAL_SIZE + n + extra
    if start + entry.packed > len(content):
        raise ZipError("Dit bestand in het zipbestand breekt af: het zipbestand is niet helemaal ontvangen.")
    return start, start + entry.packed

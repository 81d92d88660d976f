"""Is this a plain PNG picture of a bounded size? Looks at bytes that came out of a child before anybody shows them.

Knows the PNG format through the standard library (ISO/IEC 15948, chapters 5 and 11); must not know what the picture shows.
A picture with anything but pixels in it (text, profiles, animation) is not plain.
"""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; raises ValueError for anything but a whole, plain PNG of palette, grey or colour pixels."""
    if not content.startswith(SIGNATURE):
        raise ValueError("no PNG")
    chunks = list(_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or kinds.count(b"IHDR") != 1 or not CHUNKS.issuperset(kinds):
        raise ValueError("no plain PNG")
    wide, high, _, _, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not wide or not high or interlaced:
        raise ValueError("no plain PNG")
    return wide, high


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of every chunk, up to the very last byte."""
    place = len(SIGNATURE)
    while place < len(content):
        head = content[place : place + 8]
        if len(head) < 8:
            raise ValueError("cut off")
        length, kind = struct.unpack(">I4s", head)
        body = content[place + 8 : place + 8 + length]
        check = content[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + body) != struct.unpack(">I", check)[0]:
            raise ValueError("cut off or damaged")
        if kind == b"IHDR" and length != 13:
            raise ValueError("damaged")
        yield kind, body
        place += 12 + length

"""Takes the content out of an opaque S/MIME signature (p7m). Checks no signature, decrypts nothing. Never raises on content.

Reads just enough BER to find one value: the octet string behind the object identifier "data", in one piece or in many.
"""

DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
EXPLICIT, WHOLE, IN_PIECES, END = 0xA0, 0x04, 0x24, b"\x00\x00"
FIRST = 4096  # the identifier stands behind a short list of digest algorithms


def is_encrypted(sealed: bytes) -> bool:
    """Is this enveloped (encrypted) rather than signed?"""
    return ENVELOPED in sealed[:64]


def content_of(sealed: bytes) -> bytes | None:
    """The signed content; None when there is none, or when it breaks off."""
    place = sealed.find(DATA, 0, FIRST)
    if place < 0:
        return None
    wrapped = _header(sealed, place + len(DATA))
    if wrapped is None or wrapped[0] != EXPLICIT:
        return None
    value = _header(sealed, wrapped[1])
    if value is None:
        return None
    tag, start, size = value
    if tag == WHOLE and size is not None:
        return sealed[start : start + size] if start + size <= len(sealed) else None
    return _joined(sealed, start, size) if tag == IN_PIECES else None


def _joined(sealed: bytes, place: int, size: int | None) -> bytes | None:
    """Pieces up to the given length, or up to the end mark when no length was given."""
    end, pieces = len(sealed) if size is None else place + size, []
    while place < end and sealed[place : place + 2] != END:
        piece = _header(sealed, place)
        if piece is None or piece[0] != WHOLE or piece[2] is None or piece[1] + piece[2] > len(sealed):
            return None
        place = piece[1] + piece[2]
        pieces.append(sealed[piece[1] : place])
    is_closed = sealed[place : place + 2] == END if size is None else place == end
    return b"".join(pieces) if is_closed else None


def _header(sealed: bytes, place: int) -> tuple[int, int, int | None] | None:
    """Tag, start of the value, and its length (None: up to the end mark)."""
    if place + 2 > len(sealed):
        return None
    tag, first = sealed[place], sealed[place + 1]
    if first < 0x80:
        return tag, place + 2, first
    count = first & 0x7F
    if count == 0:
        return tag, place + 2, None
    if count > 8 or place + 2 + count > len(sealed):
        return None
    return tag, place + 2 + count, int.from_bytes(sealed[place + 2 : place + 2 + count], "big")

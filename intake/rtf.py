"""Unpacks the RTF in which Outlook keeps some mail bodies, and gives its words. Knows nothing of mail.

Bounded by construction: two packed bytes never give more than seventeen, and the words are read in one pass.
"""

import re
import struct
from dataclasses import dataclass

from intake.charset import decode

PACKED, PLAIN = b"LZFu", b"MELA"
WINDOW = 4096
START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the format's window holds before the first byte ([MS-OXRTFCP] 2.1.3.1)."""

TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
SILENT = frozenset(
    "fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr filetbl listtable listoverridetable "
    "themedata colorschememapping datastore latentstyles generator xmlnstbl rsidtbl mmathPr fldinst".split()
)
SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "row": "\n", "page": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
OTHER_SIGNS = {"~": "\u00a0", "-": "", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}


def unpack_rtf(packed: bytes) -> bytes | None:
    """The RTF itself; None when this is not Outlook's packing or it is damaged at the start."""
    if len(packed) < 16:
        return None
    size, kind = struct.unpack_from("<4xI4s", packed)
    if kind == PLAIN:
        return packed[16 : 16 + size]
    return _inflated(packed, size) if kind == PACKED else None


def _inflated(packed: bytes, size: int) -> bytes:
    window = bytearray(START.ljust(WINDOW, b"\x00"))
    place, write, made = 16, len(START), bytearray()
    while place < len(packed) and len(made) < size:
        control, place = packed[place], place + 1
        for bit in range(8):
            if not control >> bit & 1:
                run = packed[place : place + 1]
                place += 1
            elif place + 2 <= len(packed):
                offset, length = packed[place] << 4 | packed[place + 1] >> 4, (packed[place + 1] & 15) + 2
                place += 2
                if offset == write:
                    return bytes(made)
                run = _copied(window, offset, length, write)
            else:
                return bytes(made)
            for byte in run:
                window[write] = byte
                write = (write + 1) % WINDOW
            made += run
    return bytes(made[:size])


def _copied(window: bytearray, offset: int, length: int, write: int) -> bytes:
    """Earlier bytes again; the run may reach into the bytes that it writes itself."""
    ahead = (write - offset) % WINDOW or WINDOW
    return bytes(window[(offset + step % ahead) % WINDOW] for step in range(length))


@dataclass(slots=True)
class _State:
    """What holds inside one pair of braces."""

    is_silent: bool = False
    skipped: int = 1  # characters that stand in for a Unicode one


def words_of_rtf(rtf: bytes) -> str:
    """The words, a line for each paragraph; of HTML kept inside RTF, the words between its tags."""
    reader = _Reader()
    for found in TOKEN.finditer(rtf.decode("latin-1")):
        reader.take(found)
    reader.flush()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.made).replace("\x00", "")).strip()


class _Reader:
    def __init__(self) -> None:
        self.made: list[str] = []
        self.pending = bytearray()  # characters of the code page, joined before decoding
        self.stack = [_State()]
        self.charset = "cp1252"
        self.skip = 0
        self.is_rtf_only = False  # between \htmlrtf and \htmlrtf0

    def take(self, found: re.Match[str]) -> None:
        """One token."""
        word, number, pair, sign, brace, text = found.groups()
        if brace == "{":
            self.stack.append(_State(is_silent=self.stack[-1].is_silent, skipped=self.stack[-1].skipped))
        elif brace:
            self.stack[1:] = self.stack[1:-1]
        elif word:
            self._word(word, int(number) if number else None)
        elif sign == "*":
            self.stack[-1].is_silent = True
        elif pair or text:
            self._bytes(bytes([int(pair, 16)]) if pair else text.encode("latin-1"))
        elif sign:
            self._sign(OTHER_SIGNS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        if word == "htmlrtf":
            self.is_rtf_only = number != 0
        elif word in SILENT:
            self.stack[-1].is_silent = True
        elif word == "ansicpg" and number:
            self.charset = "utf-8" if number == 65001 else f"cp{number}"
        elif word == "uc" and number is not None:
            self.stack[-1].skipped = max(0, min(number, 16))
        elif word == "u" and number is not None:
            self._sign(chr(number % 65536) if not 0xD800 <= number % 65536 < 0xE000 else "\ufffd")
            self.skip = self.stack[-1].skipped
        else:
            self._sign(SIGNS.get(word, ""))

    def _is_shown(self) -> bool:
        return not self.stack[-1].is_silent and not self.is_rtf_only

    def _sign(self, text: str) -> None:
        self.skip = 0
        if text and self._is_shown():
            self.flush()
            self.made.append(text)

    def _bytes(self, content: bytes) -> None:
        dropped, self.skip = min(self.skip, len(content)), max(0, self.skip - len(content))
        if self._is_shown():
            self.pending += content[dropped:]

    def flush(self) -> None:
        """Decode the characters that were waiting."""
        if self.pending:
            self.made.append(decode(bytes(self.pending), self.charset)[0])
            self.pending.clear()

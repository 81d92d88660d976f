"""Reads a header block: fields, encoded words, parameters and addresses. Knows no mail structure. Never raises on content.

Every reader here is one pass over the text: the standard library's recurse on nested comments, raise on unknown character sets and
keep line breaks that were hidden in encoded words.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from intake.charset import decode

WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
FOLD = re.compile(rb"\r?\n(?=[ \t])|\r(?=[ \t])")
FIELD_NAME = re.compile(rb"[!-9;-~]+")
PARAMETER = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*)?")
ESCAPED = re.compile(r'\\(["\\])')
INSIDE_QUOTES = re.compile(r'(?:[^"\\]|\\.)*', re.DOTALL)
ADDRESS_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[()]|<[^>]*>?|[,;]|[^"()<,;]+', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one header block, in order, repeated ones kept; values unfolded, still as bytes."""

    rows: tuple[tuple[str, bytes], ...]

    def raw(self, name: str) -> Iterator[bytes]:
        """Every value of a field, as sent."""
        return (value for known, value in self.rows if known == name)

    def every(self, name: str) -> tuple[str, ...]:
        """Every value of a field as one line of characters, encoded words not decoded yet."""
        return tuple(one_line(decode(value)[0]) for value in self.raw(name))

    def first(self, name: str) -> str:
        """The topmost value, "" when absent."""
        value = self.as_sent(name)
        return one_line(value) if value else ""

    def as_sent(self, name: str) -> str:
        """The topmost value with every character it was sent with."""
        value = next(self.raw(name), b"")
        return decode(value)[0] if value else ""

    def words(self, name: str) -> str:
        """The topmost value as a reader sees it."""
        return spoken(next(self.raw(name), b""))


def parse_fields(block: bytes) -> Fields:
    """Cut a header block into fields; lines that are no field are skipped (the partition still owns their bytes)."""
    rows = []
    for line in FOLD.sub(b"", block).replace(b"\r", b"\n").split(b"\n"):
        name, colon, value = line.partition(b":")
        name = name.rstrip(b" \t")
        if colon and FIELD_NAME.fullmatch(name):
            rows.append((name.decode("ascii").lower(), value.strip(b" \t")))
    return Fields(tuple(rows))


def one_line(text: str) -> str:
    """Without control characters: a decoded value must not hold a line break."""
    return CONTROLS.sub(" ", text).strip()


def spoken(value: bytes) -> str:
    """A header value as text: 8-bit characters and encoded words decoded, controls removed."""
    return one_line(decode_words(decode(value)[0]))


def decode_words(text: str) -> str:
    """RFC 2047; adjacent words of one character set are joined before decoding, for characters that were cut in two."""
    if "=?" not in text:
        return text
    made: list[str] = []
    pending: list[bytes] = []
    charset, end = "", 0
    for found in WORD.finditer(text):
        between = text[end : found.start()]
        label = found[1].partition("*")[0].lower()
        adjoins = bool(charset) and not between.strip()
        if not adjoins or label != charset:
            made.append(decode(b"".join(pending), charset)[0])
            pending = []
        if not adjoins:
            made.append(between)
        charset, end = label, found.end()
        pending.append(_word_bytes(found[2], found[3]))
    return "".join([*made, decode(b"".join(pending), charset)[0], text[end:]])


def _word_bytes(encoding: str, text: str) -> bytes:
    if encoding in "bB":
        letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
        if len(letters) % 4 == 1:
            letters = letters[:-1]
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    content = text.replace("_", " ").encode("utf-8", "replace")
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda pair: bytes([int(pair[1], 16)]), content)


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """A structured value such as Content-Type: its first word in lower case, and its parameters with continuations joined."""
    main, _, rest = value.partition(";")
    main = main.partition("(")[0].strip().lower()
    if not rest or "*" not in rest:
        found: dict[str, str] = {}
        for name, content in _pairs(rest):
            found.setdefault(name, decode_words(content))
        return main, found
    return main, _continued(rest)


def _continued(rest: str) -> dict[str, str]:
    """RFC 2231: values cut into numbered segments, or written in another character set."""
    pieces: dict[str, dict[int, tuple[bool, str]]] = {}
    for name, content in _pairs(rest):
        form = PARAMETER.fullmatch(name)
        if form and (number := int(form[2] or 0)) not in (segments := pieces.setdefault(_slot(form), {})):
            segments[number] = (bool(form[3]), content)
    # RFC 2231 forms (slot "name*") win over the plain form of the same name.
    plain = {slot: _joined(segments) for slot, segments in pieces.items() if not slot.endswith("*")}
    better = {slot[:-1]: _joined(segments) for slot, segments in pieces.items() if slot.endswith("*")}
    return {**plain, **{name: text for name, text in better.items() if text}}


def _slot(form: re.Match[str]) -> str:
    return form[1].strip().lower() + ("*" if form[2] is not None or form[3] else "")


def _pairs(rest: str) -> Iterator[tuple[str, str]]:
    """name=value pairs; a value without quotes runs to the next semicolon, spaces and commas included."""
    place = 0
    while place < len(rest):
        equals = rest.find("=", place)
        if equals < 0:
            return
        name = rest[place:equals].rpartition(";")[2].rpartition(")")[2].strip()  # a comment may stand in front
        start = equals + 1
        while rest[start : start + 1].isspace():
            start += 1
        if rest[start : start + 1] == '"':
            content, place = _quoted(rest, start + 1)
        else:
            end = rest.find(";", start)
            end = len(rest) if end < 0 else end
            content, place = rest[start:end].strip(), end + 1
        yield name.lower(), content


def _quoted(text: str, start: int) -> tuple[str, int]:
    """A quoted value and the place after it; one that is never closed runs to the end."""
    found = INSIDE_QUOTES.match(text, start)
    end = found.end() if found else len(text)
    content = text[start:end]
    if "\\" in content:
        content = ESCAPED.sub(r"\1", content)
    semicolon = text.find(";", end)
    return content, len(text) if semicolon < 0 else semicolon + 1


def _joined(segments: dict[int, tuple[bool, str]]) -> str:
    """RFC 2231: character set and language stand before the first segment; each segment says whether it is percent-encoded."""
    charset, content = "", b""
    for number in sorted(segments):
        encoded, text = segments[number]
        if encoded and not content and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        content += unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
    if charset:
        return decode(content, charset)[0]
    return decode_words(decode(content)[0])


def addresses(text: str) -> tuple[tuple[str, str], ...]:
    """(name, address) of each address in a From, To or Cc value; groups are opened, the address has a lower-case domain."""
    found = (_address(piece) for piece in _between_commas(text))
    return tuple(pair for pair in found if pair != ("", ""))


def _between_commas(text: str) -> Iterator[list[str]]:
    """Tokens per address; commas inside quotes, comments and angle brackets do not divide."""
    piece: list[str] = []
    depth = 0
    for mark in ADDRESS_TOKEN.findall(text):
        if mark in "()":
            depth = max(0, depth + (1 if mark == "(" else -1))
        elif depth:
            continue
        elif mark in ",;":
            yield piece
            piece = []
        else:
            piece.append(mark)
    yield piece


def _address(tokens: list[str]) -> tuple[str, str]:
    angles = [mark for mark in tokens if mark.startswith("<")]
    rest = "".join(mark for mark in tokens if not mark.startswith("<"))
    group, colon, after = rest.partition(":")
    if colon and "@" not in group and '"' not in group:
        rest = after
    if angles:
        name, address = rest, angles[-1].strip("<>")
    else:
        address = next((word for word in rest.split() if "@" in word), "")
        name = "" if address else rest
    plain = re.sub(r'"((?:[^"\\]|\\.)*)"?', lambda quoted: re.sub(r"\\(.)", r"\1", quoted[1]), name, flags=re.DOTALL)
    return one_line(decode_words(plain)), _tidy(address)


def _tidy(address: str) -> str:
    local, at, domain = one_line(decode_words(address)).strip().rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else domain

"""Undoes the transfer encoding of one part: base64, quoted-printable, uuencode. Knows no mail. Never raises; damage is told in Dutch."""

import binascii
import re
from dataclasses import dataclass

PLAIN = frozenset({"", "7bit", "8bit", "binary", "none", "unencoded"})
UU_NAMES = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})
NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
WHITE = b" \t\r\n\x0b\x0c"
UU_BEGIN = re.compile(rb"^begin[ \t]+[0-7]{3,4}[ \t]+([^\r\n]+?)[ \t]*\r?$", re.MULTILINE)
UU_END = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosed:
    """A uuencoded file that stood in running text."""

    name: bytes
    content: bytes
    fault: str


def undo(body: bytes, encoding: str) -> tuple[bytes, str]:
    """The decoded bytes, and one Dutch clause about damage ("" when whole)."""
    if encoding in PLAIN:
        return body, ""
    if encoding == "base64":
        return _base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body), ""
    if encoding in UU_NAMES:
        files = enclosed(body)
        return (files[0].content, files[0].fault) if files else (body, "de uuencode-codering is niet te lezen")
    return body, f"de codering '{encoding[:40]}' is onbekend; de bytes zijn bewaard zoals ze kwamen"


def _base64(body: bytes) -> tuple[bytes, str]:
    letters = body.translate(None, WHITE)
    clean = letters.translate(None, NOT_BASE64)
    faults = ["er staan tekens in die niet in base64 horen"] if len(clean) != len(letters) else []
    # Padding may stand in the middle when pieces were joined; the standard decoder silently stops there.
    made = []
    for block in clean.split(b"="):
        if len(block) % 4 == 1:
            faults.append("de codering breekt halverwege een teken af")
            block = block[:-1]  # noqa: PLW2901 - six bits are no byte
        made.append(binascii.a2b_base64(block + b"=" * (-len(block) % 4)))
    return b"".join(made), " en ".join(dict.fromkeys(faults))


def enclosed(text: bytes) -> list[Enclosed]:
    """Every uuencoded file in running text, in order."""
    if b"begin" not in text:
        return []
    found, place = [], 0
    while begin := UU_BEGIN.search(text, place):
        end = UU_END.search(text, begin.end())
        lines = text[begin.end() : end.start() if end else len(text)].splitlines()
        content, damaged = _uu_lines(lines)
        place = end.end() if end else len(text)
        if content or end:
            fault = "" if end and not damaged else "de uuencode-codering is beschadigd of breekt af"
            found.append(Enclosed(name=begin[1], content=content, fault=fault))
    return found


def _uu_lines(lines: list[bytes]) -> tuple[bytes, bool]:
    made, damaged = [], False
    for line in lines:
        if not line.strip():
            continue
        try:
            made.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders write lines that are too long; the length byte says how much counts.
            count = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                made.append(binascii.a2b_uu(line[: count + 1]))
            except binascii.Error:
                damaged = True
    return b"".join(made), damaged

"""Turns bytes from a mail into text, whatever character set they claim. Knows no mail structure. Never raises."""

import codecs
import re

FALLBACK = "cp1252"
"""Western Windows text: what unlabelled 8-bit mail in the Netherlands is."""

REFUSED = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "unicode_escape"})
"""Codecs of Python that are no mail character sets, or that differ from machine to machine."""

ALSO_KNOWN_AS = {
    "iso-8859-1": FALLBACK,  # as browsers and mail programs do: the Windows set is a superset
    "latin-1": FALLBACK,
    "latin1": FALLBACK,
    "iso8859-1": FALLBACK,
    "iso_8859-1": FALLBACK,
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
}
UNLABELLED = frozenset({"", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "8bit", "binary", "default"})
SURROGATE = re.compile("[\ud800-\udfff]")


def decode(content: bytes, charset: str = "") -> tuple[str, bool]:
    """The text, and whether every byte was understood as the label says."""
    label = charset.strip().strip("\"'").lower()
    if label in UNLABELLED:
        return _unlabelled(content), True
    codec = _codec(label)
    if codec is None:
        return _unlabelled(content), content.isascii()
    try:
        return _paired(content.decode(codec)), True
    except (UnicodeError, ValueError, LookupError):
        pass
    try:
        return _paired(content.decode(codec, "replace")), False
    except (UnicodeError, ValueError, LookupError):
        return _unlabelled(content), False


def _unlabelled(content: bytes) -> str:
    """UTF-8 when it is valid UTF-8 (other text hardly ever is), else western Windows text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(FALLBACK, "replace")


def _codec(label: str) -> str | None:
    try:
        found = codecs.lookup(ALSO_KNOWN_AS.get(label, label))
    except (LookupError, ValueError, UnicodeError):
        return None
    name = found.name.lower()
    # _is_text_encoding is how bytes.decode itself tells text from zip, hex and the like.
    is_text = getattr(found, "_is_text_encoding", True)
    return name if is_text and name not in REFUSED else None


def _paired(text: str) -> str:
    """Without unpaired surrogates: those cannot be written as UTF-8."""
    return SURROGATE.sub("\ufffd", text)

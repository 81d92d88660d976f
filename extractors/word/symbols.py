"""Characters of symbol fonts as the signs a reader sees: boxes, ticks, crosses, bullets.

Knows the fonts Wingdings, Wingdings 2, Webdings and Symbol as far as forms use them.
"""

EMPTY, CROSSED, TICKED = "☐", "☒", "☑"
TICKS = frozenset("☒☑✓✔✗✘⌧☓")
BOXES = TICKS | frozenset("☐□◻❏❑❒▢")

_FONTS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: EMPTY, 0x70: EMPTY, 0x71: EMPTY, 0x72: EMPTY, 0x78: CROSSED, 0x9F: "•", 0xA7: "▪",
        0xA8: EMPTY, 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: CROSSED, 0xFE: TICKED,
        0x76: "❖", 0x77: "◆", 0x73: "◆", 0x28: "☎", 0x2A: "✉",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: CROSSED, 0x52: TICKED, 0x53: CROSSED, 0x54: CROSSED, 0xA3: EMPTY, 0x2A: EMPTY},
    "webdings": {0x61: "✓", 0x63: EMPTY, 0x67: "■", 0x72: "✗"},
    "symbol": {0xB7: "•", 0xA8: "♦", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xAE: "→", 0x2D: "-", 0x20: " "},
}  # fmt: skip
SYMBOL_FONTS = frozenset({"wingdings", "wingdings 2", "wingdings 3", "webdings"})
"""Fonts whose letters look nothing like letters."""


def sign(font: str, code: int) -> str:
    """The sign that this font draws for this code; "" when it is none we know."""
    table = _FONTS.get(font.lower(), {})
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if low in table:
        return table[low]
    if font.lower() in SYMBOL_FONTS or 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    return chr(code)


def is_symbol_font(font: str | None) -> bool:
    """Do letters in this font look like something else?"""
    return (font or "").lower() in SYMBOL_FONTS


def in_symbols(font: str, words: str) -> str:
    """Words as this symbol font draws them, sign for sign; "" when any of them is no sign we know."""
    signs = [letter if letter.isspace() else sign(font, ord(letter)) for letter in words]
    return "".join(signs) if all(signs) else ""


def is_ticked(shown: str) -> bool | None:
    """What a drawn box says; None when it is no box."""
    if any(letter in TICKS for letter in shown):
        return True
    return False if any(letter in BOXES for letter in shown) else None

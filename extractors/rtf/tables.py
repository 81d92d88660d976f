"""The two tables at the head of an RTF file: its fonts, each with a code page, and its colours.

Knows code pages and numbers; says nothing on a page.
"""

import codecs
from dataclasses import dataclass

from extractors.word.symbols import is_symbol_font, sign

WESTERN = "cp1252"
MOST_ROWS = 10_000  # fonts or colours
_CHARACTER_SETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_CODE_PAGES = {65001: "utf-8", 10000: "mac_roman"}
_PRIVATE = range(0xF000, 0xF100)  # where programs put the letters of a symbol font
_BULLETS = "Symbol"  # the font meant where such a letter comes without one
_SYMBOLS = 2  # \fcharset of a font whose letters are pictures


def code_page(number: int | None) -> str:
    """Python's name of this code page; Western where nobody knows it."""
    name = _CODE_PAGES.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


@dataclass(slots=True)
class Font:
    """One row of the font table."""

    name: str = ""
    encoding: str = ""  # "" = that of the document
    is_symbols: bool = False

    @property
    def draws_signs(self) -> bool:
        """Do letters in this font look like something else?"""
        return is_symbol_font(self.name) or (self.is_symbols and bool(self.name))


class Fonts:
    """The font table, and words in one of its fonts."""

    def __init__(self) -> None:
        self.encoding = WESTERN
        self._rows: dict[int, Font] = {}
        self._now = Font()

    def word(self, word: str, number: int | None) -> None:
        """A control word in the table."""
        if word == "f" and number is not None and len(self._rows) < MOST_ROWS:
            self._now = self._rows[number] = Font()
        elif word == "fcharset":
            self._now.encoding = _CHARACTER_SETS.get(number or 0, "")
            self._now.is_symbols = number == _SYMBOLS
        elif word == "cpg":
            self._now.encoding = code_page(number)

    def name(self, words: str) -> None:
        """A piece of the name of the font now described; a semicolon ends it."""
        self._now.name = (self._now.name + words.partition(";")[0]).strip()[:80]

    def words(self, characters: bytes, font: int | None) -> str:
        """These characters as a reader of the page sees them."""
        row = self._rows.get(font) if font is not None else None
        if row is not None and row.draws_signs:
            return "".join(sign(row.name, code) for code in characters)
        return characters.decode((row.encoding if row else "") or self.encoding, "replace")

    def letter(self, code: int, font: int | None) -> str:
        """One Unicode character in this font."""
        row = self._rows.get(font) if font is not None else None
        if row is not None and row.draws_signs:
            return sign(row.name, code)
        return sign(_BULLETS, code) if code in _PRIVATE else chr(code)


class Colours:
    """The colour table: RRGGBB by number."""

    def __init__(self) -> None:
        self._rows: list[str | None] = []
        self._parts: dict[str, int] = {}

    def word(self, word: str, number: int | None) -> None:
        """A control word in the table."""
        if word in ("red", "green", "blue") and number is not None:
            self._parts[word] = min(max(number, 0), 255)

    def end(self, words: str) -> None:
        """A semicolon ends a colour; one without parts lets the program choose."""
        for _ in range(min(words.count(";"), MOST_ROWS - len(self._rows))):
            red, green, blue = (self._parts.get(part, 0) for part in ("red", "green", "blue"))
            self._rows.append(f"{red:02X}{green:02X}{blue:02X}" if self._parts else None)
            self._parts = {}

    def __getitem__(self, number: int | None) -> str | None:
        """The colour of this number; None lets the program choose."""
        return self._rows[number] if number is not None and 0 <= number < len(self._rows) else None

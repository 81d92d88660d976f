"""What a cell of a workbook shows: its stored value in its number format, and whether a reader sees it.

Knows styles, shared strings and Excel's dates; computes no formula.
"""

import datetime as dt
import math
import re

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

from extractors.look import WHITE, why_colourless
from extractors.markup import Element, attribute, child, every, stream

_PADDED = re.compile(r"^0{2,20}$")
_PERCENT = re.compile(r"^0(?:\.(0+))?%$")
_DECIMALS = re.compile(r"^(?:#,##)?0\.(0+)(?:_-|;|$)")
_NOTHING = re.compile(r"^;;;?$")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shared_strings(blob: bytes) -> list[str]:
    """Texts by number; phonetic hints are no text."""
    return [text_of(element) for _, element in stream(blob, "xl/sharedStrings.xml", "s:si")]


def text_of(element: Element) -> str:
    """The words of a rich or plain text."""
    return "".join(found.text or "" for found in every(element, "s:t") if not _is_phonetic(found))


def _is_phonetic(found: Element) -> bool:
    parent = found.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


class Formats:
    """Number formats and colours by style number."""

    def __init__(self, root: Element | None, *, is_1904: bool) -> None:
        self._epoch = CALENDAR_MAC_1904 if is_1904 else WINDOWS_EPOCH
        self._codes: list[str] = []
        self._unseen: list[str] = []
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        own = {attribute(row, "numFmtId"): attribute(row, "formatCode") for row in every(root, "s:numFmt")}
        fonts = [_font_colour(font) for font in _children(root, "s:fonts")]
        fills = [_fill_colour(fill) for fill in _children(root, "s:fills")]
        for style in _children(root, "s:cellXfs"):
            number = attribute(style, "numFmtId", "0")
            built_in = BUILTIN_FORMATS.get(int(number), "General") if number.isdigit() and len(number) < 6 else "General"
            self._codes.append(own.get(number, built_in))
            font, fill = _at(fonts, attribute(style, "fontId")), _at(fills, attribute(style, "fillId"))
            self._unseen.append(_why(font, fill, self._codes[-1]))

    def why_unseen(self, style: str) -> str:
        """Dutch: why a reader does not see a cell of this style; "" when it is seen."""
        return _at(self._unseen, style)

    def show(self, value: str, style: str) -> str:
        """A stored number as the sheet shows it."""
        code = _at(self._codes, style) or "General"
        try:
            number = float(value)
        except ValueError:
            return value
        if not math.isfinite(number) or len(value) > 40:
            return value
        if is_date_format(code):
            return self._date(number, code) or value
        return _number(value, number, code)

    def _date(self, number: float, code: str) -> str:
        try:
            moment = from_excel(number, self._epoch) if number >= 0 else None
        except (ValueError, OverflowError):
            return ""
        if moment is None or isinstance(moment, dt.time):
            return f"{moment:%H:%M}" if moment else ""
        has_time = "h" in _LITERAL.sub("", code).lower() and (moment.hour or moment.minute)
        return f"{moment:%d-%m-%Y %H:%M}" if has_time else f"{moment:%d-%m-%Y}"


def _number(value: str, number: float, code: str) -> str:
    """Zeros in front, per cents and decimals as the format asks; a Dutch sheet has a decimal comma."""
    if _PADDED.match(code) and number >= 0:
        return f"{number:.0f}".zfill(len(code))
    if percent := _PERCENT.match(code):
        return f"{number * 100:.{len(percent[1] or '')}f}%".replace(".", ",")
    if decimals := _DECIMALS.match(_LITERAL.sub("", code)):
        return f"{number:.{min(len(decimals[1]), 15)}f}".replace(".", ",")
    if value.lstrip("-").isdigit():
        return value
    return f"{number:.15g}".replace(".", ",")


def _children(root: Element, name: str) -> list[Element]:
    found = child(root, name)
    return [] if found is None else list(found)


def _at(rows: list[str], number: str) -> str:
    return rows[int(number)] if number.isdigit() and len(number) < 7 and int(number) < len(rows) else ""


def _font_colour(font: Element) -> str:
    return _colour(child(font, "s:color"))


def _fill_colour(fill: Element) -> str:
    pattern = child(fill, "s:patternFill")
    if pattern is None:
        return "?"  # a gradient
    if attribute(pattern, "patternType", "none") == "none":
        return "FFFFFF"
    return _colour(child(pattern, "s:fgColor")) or "?"


def _colour(colour: Element | None) -> str:
    """RRGGBB; theme colour 0 is the paper's white, other theme colours are not looked up."""
    if colour is None:
        return ""
    rgb = attribute(colour, "rgb")
    if rgb:
        return rgb[-6:]
    return "FFFFFF" if attribute(colour, "theme") == "0" and not attribute(colour, "tint") else ""


def _why(font: str, fill: str, code: str) -> str:
    if _NOTHING.match(code):
        return "getalnotatie die niets toont"
    if fill == "?":
        return ""
    red, green, blue = (int(fill[place : place + 2], 16) for place in (0, 2, 4)) if _is_colour(fill) else WHITE
    return why_colourless(font, (red, green, blue))


def _is_colour(fill: str) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{6}", fill) is not None


def column_of(reference: str) -> int:
    """The number of a column, from "B7"; 0 when it cannot be told."""
    letters = re.match(r"^\$?([A-Za-z]{1,3})", reference)
    number = 0
    for letter in letters[1].upper() if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

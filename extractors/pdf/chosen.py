"""Which of two printed answers on a PDF page was chosen by its look, letter by letter: "ja / nee" with one bold, or with one grey.

Knows how pdfium tells fonts and colours; which look means what is known in chosen. Asks only where two answers stand beside each other.
"""

import ctypes
import re

import pypdfium2.raw as raw

from extractors.chosen import Style, pairs, passed_over
from extractors.pdf.page import OpenPage

MOST_PAIRS = 200  # looked at on a page
_BOLD = re.compile(r"bold|black|heavy|-bd\b|,bd\b", re.IGNORECASE)
_HEAVY = 600  # weight of a font from where it is called bold
_ASKED = re.compile(r"\b(?:nee|geen|niet|no)\b", re.IGNORECASE)


def not_chosen(opened: OpenPage) -> dict[int, str]:
    """By number of the letter: the reason in Dutch where it belongs to an answer that was not chosen, else ""; {} when there is none."""
    if len(opened.text) != opened.count or not _ASKED.search(opened.text):
        return {}
    found: dict[int, str] = {}
    for number, (one, two) in enumerate(pairs(opened.text.replace("\r", "\n"))):
        if number >= MOST_PAIRS:
            break
        before = next((at for at in range(one[0] - 1, max(one[0] - 80, -1), -1) if opened.text[at].isalnum()), None)
        around = Style() if before is None or "\n" in opened.text[before : one[0]] else _style(opened, before)
        looks = [{_style(opened, at) for at in range(*place)} for place in (one, two)]
        passed = passed_over(looks[0].pop(), looks[1].pop(), around) if all(len(look) == 1 for look in looks) else None
        if passed is not None:
            found |= dict.fromkeys(range(*(one, two)[passed[0]]), passed[1])
    return {number: found.get(number, "") for number in range(opened.count)} if found else {}


def _style(opened: OpenPage, number: int) -> Style:
    """How one letter looks, as far as its font and its filling tell."""
    page = opened.written.page
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, number, name, 128, flags)
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFText_GetFillColor(page, number, *parts)
    is_bold = bool(_BOLD.search(name.value.decode("latin-1"))) or raw.FPDFText_GetFontWeight(page, number) >= _HEAVY
    red, green, blue = (part.value for part in parts[:3])
    return Style(bold=is_bold, colour=(red, green, blue) if known else None)

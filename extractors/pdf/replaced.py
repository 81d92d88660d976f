"""Words that a PDF says in the place of what it draws (/ActualText): believed where they say the same.

Programs write them for ligatures, hyphens and icons, and pdfium reads them instead of the letters. Must not know what words mean.
Residual risk: where the font does not say which letters are drawn, the words are believed as far as they are about as many.
"""

import ctypes
import unicodedata
from collections.abc import Sequence
from itertools import compress, repeat

import pypdfium2.raw as raw

from extractors.pdf import calls
from extractors.pdf.hidden import REPLACED
from extractors.pdf.objects import Words
from extractors.pdf.page import OpenPage
from extractors.pdf.text import Run

MARKS = 20  # named marks looked at around one text object
LONGEST = 4_000  # characters of one replacement that are kept
PER_LETTER = 4  # a sign that stands for a word, as an icon for "telefoon", has so many letters at most ...
ICON = 24  # ... or this many, when it stands alone
_NAME = ctypes.create_string_buffer(b"ActualText")
_KEY = calls.pointer(ctypes.addressof(_NAME))
_LIGATURES = frozenset({"ff", "fi", "fl", "ffi", "ffl", "ft", "st", "ij", "tt", "ti"})


def replaced(opened: OpenPage) -> list[tuple[str, Run]]:
    """The words that are said but not drawn, each where the page shows something else; from now on the page says what is drawn."""
    claims = _claims(opened.objects.written)
    said = {mark: words for mark in claims if (words := _words(mark)) and _tells(words)}
    if not said:
        return []
    for mark, holders in claims.items():
        for text in holders:
            raw.FPDFPageObj_RemoveMark(ctypes.cast(text, raw.FPDF_PAGEOBJECT), ctypes.cast(mark, raw.FPDF_PAGEOBJECTMARK))
    drawn = opened.read_again()
    lies = [(words, claims[mark]) for mark, words in said.items() if not _is_same(words, [drawn.words_of(text) for text in claims[mark]])]
    if lies:
        opened.adopt(drawn)
    else:
        drawn.close()
    return [(REPLACED, Run(words, *opened.objects.around(holders))) for words, holders in lies if words.isprintable()]


def _claims(texts: Words) -> dict[int, list[int]]:
    """Every mark with a replacement, and the text objects it is about."""
    counts = list(map(calls.count_marks_at, texts.pointers))
    found: dict[int, list[int]] = {}
    for number in range(min(max(counts, default=0), MARKS)):
        marked = [count > number for count in counts]
        marks = list(map(calls.mark_at, compress(texts.pointers, marked), repeat(number)))
        different = list(set(marks))
        kinds = map(calls.mark_value_kind, different, repeat(_KEY))
        telling = {mark for mark, kind in zip(different, kinds, strict=True) if kind == raw.FPDF_OBJECT_STRING}
        for text, mark in zip(compress(texts.handles, marked), marks, strict=True) if telling else ():
            if mark in telling:
                found.setdefault(mark, []).append(text)
    return found


def _words(mark: int) -> str:
    room, length = (ctypes.c_ushort * (LONGEST + 1))(), ctypes.c_ulong()
    pointer = ctypes.cast(mark, raw.FPDF_PAGEOBJECTMARK)
    if not raw.FPDFPageObjMark_GetParamStringValue(pointer, _NAME, room, ctypes.sizeof(room), length):
        return ""
    return bytes(room)[: max(min(length.value, 2 * LONGEST) - 2, 0)].decode("utf-16-le", "replace")


def _tells(words: str) -> bool:
    """Could it say something else than what is drawn? A ligature or a hyphen cannot."""
    return any(map(str.isalnum, words)) and words.casefold() not in _LIGATURES


def _letters(words: str) -> str:
    spelled = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in spelled if letter.isalnum())


def _is_same(words: str, drawn: Sequence[str]) -> bool:
    """Does it say what is drawn, as far as the fonts tell what that is?"""
    said, shown = _letters(words), _letters("".join(drawn))
    if shown == said:
        return True
    signs = sum(len("".join(part.split())) for part in drawn)
    is_unknown = not shown or any(not letter.isprintable() or "\ue000" <= letter <= "\uf8ff" for part in drawn for letter in part.strip())
    return is_unknown and len(said) <= max(PER_LETTER * signs, ICON)

"""Whether the fonts of a PDF draw the letters that they say.

A font is looked at once a document, and closely only where its letters are not as wide as letters are. Must not know what the
words mean. Residual risk: letters that trade places with letters of the same width; letters other than A-Z, a-z and 0-9.
"""

import ctypes
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from operator import mul
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from extractors.letter_shapes import LETTERS, Outline, Point, Shape, drawn_as, shape
from extractors.pdf import calls
from extractors.pdf.library import before_afresh
from extractors.pdf.objects import Words

PLAIN = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Bold", "Times-Italic", "Courier-Bold")
"""Fonts that pdfium has of its own, to compare with."""
PROPORTIONED = ("Helvetica", "Times-Roman", "Helvetica-Bold", "Times-Bold", "Times-Italic")
ODD = 1.35  # of 240 text fonts 1 in 20 has a letter so many times wider or narrower than the most alike of these five
TRIED = 6  # letters looked at of a font in which all are equally wide
FEWEST = 2  # letters drawn as another before a font is not believed; text fonts have at most one
ABSENT = 0xE0F0  # a character that no text font has
SEGMENTS = 600  # of one outline; a letter has up to 160
STEPS = (0.25, 0.5, 0.75, 1.0)  # along a curve
_EM = 1000.0
_SIZE = calls.size(_EM)

_WIDTHS = calls.Room(ctypes.c_float, 1, len(LETTERS) + 1)
_POINT = calls.Room(ctypes.c_float, 2, 1)


Said = Callable[[Collection[int]], str]
"""Text objects -> all that they write."""


class Signs(NamedTuple):
    """What the fonts of a page tell."""

    drawings: bool  # a font is made of small drawings: the page must be drawn to know what they show
    other: frozenset[int]  # text objects in a font that draws other letters than it says


@dataclass(slots=True)
class _Font:
    """What is known of a font; `holder` keeps it, so that its address stays its own."""

    holder: object
    nameless: bool  # as fonts are that are made of small drawings (Type 3)
    seen: set[str] = field(default_factory=set)
    widths: dict[str, float] = field(default_factory=dict)
    other: set[str] = field(default_factory=set)  # letters drawn as another
    lies: bool = False  # it did write letters that it draws as others


class Fonts:
    """The fonts of one open document."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._known: dict[int, _Font] = {}

    def look(self, texts: Words, letters: str, said: Said) -> Signs:
        """What the fonts of these text objects tell; `letters`: all that is written on the page, `said`: what some objects write."""
        fonts = list(map(calls.font_at, texts.pointers))
        different = set(fonts) - {None}
        if not different:
            return Signs(drawings=False, other=frozenset())
        wanted = set(letters).intersection(LETTERS)
        found = {handle: self._judged(handle, wanted) for handle in different}
        for handle, font in found.items():
            if len(font.other) >= FEWEST and not font.lies:
                written = said([text for text, other in zip(texts.handles, fonts, strict=True) if other == handle])
                font.lies = len(font.other.intersection(written)) >= FEWEST
        liars = {handle for handle, font in found.items() if font.lies}
        return Signs(
            drawings=any(font.nameless for font in found.values()),
            other=frozenset(text for text, handle in zip(texts.handles, fonts, strict=True) if handle in liars) if liars else frozenset(),
        )

    def close(self) -> None:
        """Let go of the fonts; before the document is closed."""
        for font in self._known.values():
            raw.FPDFPageObj_Destroy(font.holder)
        self._known.clear()

    def _judged(self, handle: int, wanted: set[str]) -> _Font:
        if handle not in self._known:
            pointer, has_name = ctypes.cast(handle, raw.FPDF_FONT), calls.base_name(handle, None, 0) > 1
            self._known[handle] = _Font(raw.FPDFPageObj_CreateTextObj(self._document, pointer, 1.0), not has_name)
        font = self._known[handle]
        new = sorted(wanted - font.seen)
        if new:
            font.seen.update(new)
            self._judge(font, handle, new)
        return font

    def _judge(self, font: _Font, handle: int, new: list[str]) -> None:
        absent, *known = _widths(handle, [ABSENT, *map(ord, new)])
        widths = {letter: width for letter, width in zip(new, known, strict=True) if width not in (absent, 0.0)}
        font.widths |= widths
        odd = [] if font.nameless or not widths else odd_letters(font.widths)
        if odd and not font.other:
            font.other.update(_drawn_as_others(handle, odd))
        if odd and font.other:  # it draws one letter as another: then every letter is looked at
            font.other.update(_drawn_as_others(handle, sorted(font.widths)))


def odd_letters(widths: Mapping[str, float]) -> Sequence[str]:
    """Letters much wider or narrower than text fonts have them; some letters where all are equally wide, so that nothing is known."""
    letters = sorted(widths)
    if len(widths) > FEWEST and len(set(widths.values())) == 1:
        return letters[:: max(len(letters) // TRIED, 1)]
    own = list(map(widths.__getitem__, letters))
    first, middle, third = len(own) // 4, len(own) // 2, 3 * len(own) // 4
    best: tuple[float, list[float], float] | None = None
    for name in PROPORTIONED:
        tried = list(map(mul, own, map(_plain_widths(name).__getitem__, letters)))
        ranked = sorted(tried)
        spread = (ranked[third] - ranked[first]) / ranked[middle]  # how much the middle half of them differ among each other
        if best is None or spread < best[0]:
            best = spread, tried, ranked[middle]
    _, ratios, centre = best or (0.0, own, 1.0)
    low, high = centre / ODD, centre * ODD
    return [letter for letter, ratio in zip(letters, ratios, strict=True) if not low < ratio < high]


def _drawn_as_others(handle: int, letters: Iterable[str]) -> Iterator[str]:
    """Those of the letters that are clearly drawn as another."""
    nothing = _outline(handle, ABSENT)
    for letter in letters:
        outline = _outline(handle, ord(letter))
        seen = shape(outline) if outline != nothing else None
        if seen and drawn_as(letter, seen, _plain):
            yield letter


def _widths(handle: int, codes: Sequence[int]) -> list[float]:
    """How wide the font says that these characters are, one to a row; 0 when it does not say."""
    known = list(map(calls.glyph_width_at, repeat(calls.pointer(handle)), codes, repeat(_SIZE), *_WIDTHS.places))
    return [width if told else 0.0 for told, width in zip(known, _WIDTHS.all_values(len(codes)), strict=True)]


def _outline(handle: int, code: int) -> Outline:
    """The loops of a letter, curves as a few straight lines; () when it draws nothing."""
    glyph = calls.glyph(handle, code, _EM)
    if not glyph:
        return ()
    loops: list[list[Point]] = []
    curve: list[Point] = []
    for number in range(min(max(calls.count_glyph_segments(glyph), 0), SEGMENTS)):
        segment = calls.glyph_segment(glyph, number)
        calls.segment_point(segment, *_POINT.first)
        x, y = _POINT.values()
        kind = calls.segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not loops:
            loops.append([(x, y)])
        elif kind == raw.FPDF_SEGMENT_LINETO:
            loops[-1].append((x, y))
        else:
            curve.append((x, y))
            if len(curve) == 3:
                loops[-1] += _along(loops[-1][-1], curve)
                curve = []
    return [loop for loop in loops if len(loop) > 2]


def _along(start: Point, curve: Sequence[Point]) -> list[Point]:
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = start, curve
    weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in STEPS]
    return [(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in weights]


@cache
def _plain_font(name: str) -> int:
    """A font of pdfium's own, in a document that stays open between files."""
    font = raw.FPDFText_LoadStandardFont(_plain_document(), name.encode())
    _PLAIN_FONTS.append(font)
    return calls.address(font)


_PLAIN_FONTS: list[Any] = []


@cache
def _plain_document() -> object:
    return raw.FPDF_CreateNewDocument()


def _forget() -> None:
    """Close the document of plain fonts; what was measured of them stays known."""
    while _PLAIN_FONTS:
        raw.FPDFFont_Close(_PLAIN_FONTS.pop())
    if _plain_document.cache_info().currsize:
        raw.FPDF_CloseDocument(_plain_document())
    _plain_document.cache_clear()
    _plain_font.cache_clear()


before_afresh(_forget)


@cache
def _plain_widths(name: str) -> Mapping[str, float]:
    """One divided by how wide the letters of a plain font are."""
    widths = _widths(_plain_font(name), list(map(ord, LETTERS)))
    return {letter: 1 / width for letter, width in zip(LETTERS, widths, strict=True)}


@cache
def _plain(letter: str) -> tuple[Shape, ...]:
    """How the plain fonts draw a letter."""
    shapes = (shape(_outline(_plain_font(name), ord(letter))) for name in PLAIN)
    return tuple(one for one in shapes if one)

"""One page of a PDF through pypdfium2: its words with places, and a small picture of it.

What is drawn on it is asked in pdf_objects. Must not know what any of it means.
"""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, repeat
from operator import sub
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf import calls
from extractors.pdf.aligned import LEAST, MOST, Seam, cut_where_aligned
from extractors.pdf.glued import apart, with_gaps, without_gaps
from extractors.pdf.matrix import Rectangle, turning
from extractors.pdf.objects import Objects
from extractors.pdf.signals import Picture
from extractors.pdf.text import WIDE_GAP, Run, clean

ANNOTATIONS = 300  # looked at on one page
PICTURE_WIDTH = 620  # pixels: 75 an inch on A4, enough to tell lines of letters from a photo
PICTURE_PIXELS = 1_500_000  # never draw more than this, whatever size the page says it has
SAMPLE = 48  # characters a page of which the font's translation is checked
BACK = 3.0  # points: farther back than letters that lean over each other
LOOSE = 0.75  # times the letter height: more white than a word space, where words were drawn out of order
FEW = 40  # text objects that are asked one by one for what they say
AGREED = 0.9  # of the letters: then the whole page is turned
SIDE = 0.9  # sine of an angle that is sideways
FLAT = 2.6  # points: a run of words lower than this is very small print, or a dash
ROOMY = 0.55  # times the height of a row, for each of its letters: wider than plain letters are
LEVEL = 1.45  # times the height of a row of low letters: as high as one with tall and hanging ones
APART = 2.0  # times the narrowest word space of a row
_HAIR = 1e-6  # points: closer to a limit than this, the limit itself is asked
_BLANKS = re.compile(r"\s+")
_DOUBLE = re.compile("[\U00010000-\U0010ffff]")  # letters of formulas: pdfium counts each as two
_PIECE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")  # pdfium writes U+FFFE (U+0002) for a hyphen at the end of a line

_SHAPES = (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_INK)
_PAINTS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_WATERMARK, raw.FPDF_ANNOT_HIGHLIGHT)
_COVERING = frozenset((*_SHAPES, *_PAINTS))  # notes with an area; a form field is judged by what it shows
_MOST = 64  # rectangles asked at once; a line of words seldom has more
_RECTANGLES = calls.Room(ctypes.c_double, 4, _MOST)


class Written:
    """The text of an open page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._handle = calls.open_text(calls.address(page.raw))
        if not self._handle:
            raise pypdfium2.PdfiumError("no text page")
        self.pointer = calls.pointer(self._handle)
        self.count = max(calls.count_letters(self.pointer), 0)
        self.text = calls.text(self.pointer, self.count)

    @cached_property
    def page(self) -> Any:
        """As pypdfium2.raw takes it."""
        return ctypes.cast(self._handle, raw.FPDF_TEXTPAGE)

    def words_of(self, text: int) -> str:
        """What one text object says."""
        pointer = ctypes.cast(text, raw.FPDF_PAGEOBJECT)
        size = raw.FPDFTextObj_GetText(pointer, self.page, None, 0)
        room = (ctypes.c_ushort * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(pointer, self.page, room, size)
        return bytes(room)[: max(size - 2, 0)].decode("utf-16-le", "replace")

    def close(self) -> None:
        """From now on nothing of it may be asked."""
        if self._handle:
            calls.close_text(self._handle)
        self._handle = 0


class OpenPage:
    """A page that is open, with its text."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.width, self.height = page.get_size()
        box, rotation = page.get_bbox(), page.get_rotation() % 360
        self.turn = turning(box, rotation)
        self._upright: tuple[float, float] | None = None if rotation else (box[0], box[3])  # where a page that is not turned begins
        try:
            self._take(Written(page))
        except pypdfium2.PdfiumError:
            page.close()
            raise
        self.objects = Objects(calls.address(page.raw), self.turn)
        self._seams: dict[int, list[Seam]] = {}  # by the number of the run
        self._tall = 0.0  # how high the last rows are
        self.flat = False  # a run so low that its letters must be measured

    def adopt(self, written: "Written") -> None:
        """From now on this is what the page says."""
        self.written.close()
        self._take(written)

    def _take(self, written: "Written") -> None:
        self.written, self._text = written, written.pointer
        self.count, self.text, self._marked = written.count, written.text, ""

    def read_again(self) -> "Written":
        """What the page says now that some of its marks are gone."""
        return Written(self.page)

    def close(self) -> None:
        """From now on nothing of the page may be asked."""
        self.written.close()
        self.page.close()

    def runs(self) -> list[Run]:
        """The words in the order of drawing, cut where a wide gap or a new line begins."""
        runs: list[Run] = []
        self._seams = {}
        straight = len(self.text) == self.count
        doubles = [] if straight else [rare.start() for rare in _DOUBLE.finditer(self.text)]
        self._marked = with_gaps(self.text, self.written.page) if straight else without_gaps(self.text)
        for piece in _PIECE.finditer(self._marked):
            words, start = piece.group(), piece.start()
            start += bisect_left(doubles, start)
            if not words.isspace():
                self._cut(runs, words, start if straight else raw.FPDFText_GetCharIndexFromTextIndex(self.written.page, start))
        return cut_where_aligned(runs, self._seams)

    def _cut(self, runs: list[Run], words: str, first: int) -> None:
        count = calls.count_rectangles(self._text, first, len(words))
        if count <= 0:
            return
        if count == 1 and self._upright:
            self._keep_one(runs, words, first, self._upright)
            return
        places = x0s, y0s, x1s, y1s = self._rectangles(count)
        heights = list(map(sub, y1s, y0s))
        if not self.flat and min(heights) < FLAT:
            low = [number for number, height in enumerate(heights) if height < FLAT]
            self.flat = any(_is_flat([side[number] for side in places]) and self._has_letters(words, first, number) for number in low)
        if count == 1:
            _keep(runs, words, _hull(places, 0, 1))
            return
        gaps, most = list(map(sub, x0s[1:], x1s)), WIDE_GAP * max(heights)
        if min(gaps) < _HAIR - BACK and _goes_back(list(zip(*places, strict=True))):
            self._cut_by_letter(runs, words, first)
            return
        lower = _next_lines(places) if min(gaps) < -BACK else []
        widest = x1s[0] - x0s[0]
        if max(heights) > 3 * widest and max(heights) > 3 * (widest := max(map(sub, x1s, x0s))):  # on its side
            gaps, most = list(map(max, map(sub, y0s[1:], y1s), map(sub, y0s, y1s[1:]))), WIDE_GAP * widest
        narrow = [number for number, gap in enumerate(gaps, start=1) if LEAST * max(heights) <= gap <= most]
        begin = since = 0
        if lower or max(gaps) > most:
            for number in sorted({*lower, *(number for number, gap in enumerate(gaps, start=1) if gap > most)}):
                end = self._first_of(first, words, number, begin)
                if number in lower and not words[end - 1 : end].isspace():
                    continue
                self._mark_seams(runs, words[begin:end], [at for at in narrow if since < at < number], (first + begin, since, x0s, x1s))
                _keep(runs, words[begin:end], _hull(places, since, number))
                begin, since = end, number
        self._mark_seams(runs, words[begin:], [at for at in narrow if since < at], (first + begin, since, x0s, x1s))
        _keep(runs, words[begin:], _hull(places, since, count))

    def _mark_seams(
        self, runs: list[Run], words: str, narrow: Sequence[int], of: tuple[int, int, Sequence[float], Sequence[float]]
    ) -> None:
        """Remember where the next run could be cut: before the rectangles with these numbers on the line."""
        first, since, x0s, x1s = of
        if 0 < len(narrow) <= MOST and len(clean(apart(words))) == len(words):
            starts = [self._first_of(first, words, at - since) for at in narrow]
            self._seams[len(runs)] = [Seam(start, x1s[at - 1], x0s[at]) for start, at in zip(starts, narrow, strict=True)]

    def _keep_one(self, runs: list[Run], words: str, first: int, corner: tuple[float, float]) -> None:
        """Words in one rectangle of a page that is not turned, as most are."""
        left, top = corner
        calls.rectangle(self._text, 0, *_RECTANGLES.first)
        x0, y1, x1, y0 = _RECTANGLES.values()
        box = x0 - left, top - y1, x1 - left, top - y0
        if not self.flat and y1 - y0 < FLAT + _HAIR:
            self.flat = _is_flat(box) and any(map(str.isalnum, words))
        self._tall = tall = self._tall if y1 - y0 < self._tall < LEVEL * (y1 - y0) else y1 - y0  # a row without g, j or p is lower
        wide = x1 - x0 > ROOMY * tall * len(words) and tall > FLAT and " " in words.strip()
        self._cut_at_gaps(runs, words, first, box) if wide else _keep(runs, words, box)

    def _cut_at_gaps(self, runs: list[Run], words: str, first: int, box: Rectangle) -> None:
        """Words that take more room than their letters: columns that one drawing step set apart are in one rectangle.

        A word space is no gap, however wide a justified line makes it: a gap is wider than the narrowest of them by far.
        """
        gaps: list[tuple[float, int, float, float]] = []
        for blank in _BLANKS.finditer(words.rstrip(), len(words) - len(words.lstrip())):
            last, following = self._letter(first + blank.start() - 1)[2], self._letter(first + blank.end())[0]
            gaps.append((following - last, blank.end(), last, following))
        most = max(WIDE_GAP * (box[3] - box[1]), min(gaps)[0] * APART if len(gaps) > 1 else 0.0)
        begin, since = 0, box[0]
        for gap, end, last, following in gaps:
            if gap > most:
                _keep(runs, words[begin:end], (since, box[1], last, box[3]))
                begin, since = end, following
        narrow = [Seam(end - begin, last, following) for gap, end, last, following in gaps if LEAST * (box[3] - box[1]) <= gap <= most]
        if begin == 0 and len(narrow) == 1 and len(clean(apart(words))) == len(words):
            self._seams[len(runs)] = narrow
        _keep(runs, words[begin:], (since, box[1], box[2], box[3]))

    def _rectangles(self, count: int) -> tuple[list[float], ...]:
        """The left, top, right and bottom sides of the rectangles that were counted last, as displayed."""
        values: list[float] = []
        for start in range(0, count, _MOST):
            numbers = range(start, min(start + _MOST, count))
            list(map(calls.rectangle, repeat(self._text, len(numbers)), numbers, *_RECTANGLES.places))
            values += _RECTANGLES.all_values(len(numbers))
        sides = values[0::4], values[1::4], values[2::4], values[3::4]
        if not self._upright:
            return tuple(map(list, zip(*map(self.turn, *sides), strict=True)))
        left, top = self._upright
        lefts, tops, rights, bottoms = sides
        if left:
            lefts, rights = [x - left for x in lefts], [x - left for x in rights]
        return lefts, [top - y for y in tops], rights, [top - y for y in bottoms]

    def _cut_by_letter(self, runs: list[Run], words: str, first: int) -> None:
        """Words drawn out of order (a program that draws its boxes and ticks first): each stretch where it stands."""
        begin, boxes = 0, list[Rectangle]()
        for number in range(len(words)):
            box = self._letter(first + number)
            height = max(box[3] - box[1], 4.0)
            apart = bool(boxes) and not words[number].isspace() and not -LOOSE * height < box[0] - boxes[-1][2] < LOOSE * height
            if apart:
                _keep(runs, words[begin:number], _around(boxes))
                begin, boxes = number, []
            if not words[number].isspace():
                boxes.append(box)
        if boxes:
            _keep(runs, words[begin:], _around(boxes))

    def _letter(self, number: int) -> Rectangle:
        calls.letter_box(self._text, number, *_RECTANGLES.first)
        left, right, bottom, top = _RECTANGLES.values()
        return self.turn(left, top, right, bottom)

    def _has_letters(self, words: str, first: int, number: int) -> bool:
        """Are there letters in this rectangle? Dashes, dots and lines to write on are low by nature."""
        begin = self._first_of(first, words, number)
        return any(map(str.isalnum, words[begin : self._first_of(first, words, number + 1, begin)]))

    def _first_of(self, first: int, words: str, number: int, since: int = 0) -> int:
        """Which character begins rectangle `number`: with more characters there are never fewer rectangles.

        Mostly one that follows white space, so those from `since` on are tried first.
        """
        starts = [blank.end() for blank in _BLANKS.finditer(words, since)]
        place = bisect_left(starts, 1, key=lambda start: self._reaches(first, start + 1, number))
        low, high = starts[place - 1] + 1 if place else 0, starts[place] if place < len(starts) else len(words)
        if place < len(starts) and not self._reaches(first, high, number):
            return high
        return low + bisect_left(range(low, high), 1, key=lambda end: self._reaches(first, end + 1, number))

    def _reaches(self, first: int, count: int, number: int) -> bool:
        """Do so many characters fill more than `number` rectangles?"""
        return bool(calls.count_rectangles(self._text, first, count) > number)

    def letters(self, texts: Collection[int]) -> dict[int, list[tuple[int, str, Rectangle]]]:
        """The letters of some text objects: number on the page, letter, place."""
        found: dict[int, list[tuple[int, str, Rectangle]]] = {}
        for number in range(self.count if texts else 0):
            text = calls.text_object(self._text, number)
            if text in texts:
                found.setdefault(text, []).append((number, chr(calls.code(self._text, number)), self._letter(number)))
        return found

    def said(self, texts: Collection[int]) -> str:
        """All that some text objects write."""
        if len(texts) <= FEW:
            return "".join(map(self.written.words_of, texts))
        numbers = (number for number in range(self.count) if calls.text_object(self._text, number) in texts)
        return "".join(chr(calls.code(self._text, number)) for number in numbers)

    def covers(self) -> Iterator[Rectangle]:
        """The places of notes that may lie over the words of the page."""
        for number in range(min(raw.FPDFPage_GetAnnotCount(self.page), ANNOTATIONS)):
            if note := raw.FPDFPage_GetAnnot(self.page, number):
                place = raw.FS_RECTF()
                if raw.FPDFAnnot_GetSubtype(note) in _COVERING and raw.FPDFAnnot_GetRect(note, place):
                    yield self.turn(place.left, max(place.top, place.bottom), place.right, min(place.top, place.bottom))
                raw.FPDFPage_CloseAnnot(note)

    def sifted(self, reasons: Mapping[int, str], letters: Mapping[int, str]) -> tuple[list[Run], list[tuple[str, Run]]]:
        """The runs once more, letter by letter: those that are seen, and those that are not with the reason.

        `reasons` by text object, `letters` by number on the page.
        """
        seen: list[Run] = []
        unseen: list[tuple[str, Run]] = []
        for how, words, first in self._stretches(reasons, letters):
            runs: list[Run] = []
            self._cut(runs, words, first)
            if how:
                unseen += [(how, run) for run in runs] or [(how, Run(words, 0, 0, 0, 0))]
            else:
                seen += runs
        return seen, unseen

    def _stretches(self, reasons: Mapping[int, str], letters: Mapping[int, str]) -> Iterator[tuple[str, str, int]]:
        """Characters on one line with one reason (or none): the reason, the words, the first character's number."""
        how, words, first = "", "", 0
        for number in range(self.count):
            letter = chr(calls.code(self._text, number))
            key = calls.text_object(self._text, number)
            reason = letters.get(number) or (reasons.get(key, "") if key else how)
            ends = letter in "\r\n"
            if words and not ends and not letter.isalnum() and number not in letters:
                reason = how  # a dot, or a blank, leaves too little trace to be called hidden by itself
            if words and (ends or reason != how):
                yield how, words, first
                words = ""
            if ends:
                continue
            if not words:
                how, first = reason, number
            words += self._marked[number] if len(self._marked) == self.count else letter
            if letter in "\x02\ufffe":
                yield how, words, first
                words = ""
        if words:
            yield how, words, first

    def unmapped(self) -> float:
        """In a sample of the characters: for which share does the font say nothing about the letter it stands for?"""
        numbers = range(0, self.count, max(self.count // SAMPLE, 1))
        errors = list(map(calls.is_unmapped, repeat(self._text), numbers)).count(1)
        return errors / len(numbers) if numbers else 0.0

    def quarters(self) -> int:
        """By how many quarters the words of the whole page are turned to the right, as displayed; 0 where they do not agree."""
        if len(self.text) != self.count:
            return 0
        numbers = [number for number in range(0, self.count, max(self.count // SAMPLE, 1)) if not self.text[number].isspace()]
        turn = math.radians(self.page.get_rotation())
        angles = [raw.FPDFText_GetCharAngle(self.written.page, number) + turn for number in numbers]
        found = [round(angle / (math.pi / 2)) % 4 for angle in angles]
        most = max(set(found), key=found.count, default=0)
        return most if found.count(most) >= AGREED * len(found) else 0

    def leans_right(self) -> bool:
        """Of the letters that stand sideways: are most of them read from top to bottom?"""
        numbers = range(0, self.count, max(self.count // SAMPLE, 1))
        turn = math.radians(self.page.get_rotation())
        sines = [math.sin(raw.FPDFText_GetCharAngle(self.written.page, number) + turn) for number in numbers]
        return sum(sine > SIDE for sine in sines) > sum(sine < -SIDE for sine in sines)

    def fonts(self) -> set[str]:
        """Names of the fonts of a few characters, spread over the page."""
        names = set()
        for number in range(0, self.count, max(self.count // 8, 1)):
            if found := raw.FPDFText_GetTextObject(self.written.page, number):
                buffer = ctypes.create_string_buffer(128)
                raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(found), buffer, 128)
                names.add(buffer.value.decode("latin-1"))
        return names

    def place(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """A rectangle of the sheet's own measure, as displayed."""
        return self.turn(left, top, right, bottom)

    @cached_property
    def bare(self) -> Picture | None:
        """A small drawing of the page without its words, or None where it cannot be made."""
        with self.objects.without():
            return self.picture()

    def picture(self, width: float = PICTURE_WIDTH) -> Picture | None:
        """A small drawing of the page, about so many pixels wide, or None where it cannot be made."""
        scale = min(width / max(self.width, 1), (PICTURE_PIXELS / max(self.width * self.height, 1)) ** 0.5)
        try:
            bitmap = self.page.render(scale=scale, rev_byteorder=False, no_smoothtext=False)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            return None
        step = bitmap.n_channels
        pixels = bytes(bitmap.buffer)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, step, scale, pixels)


def annotations(page: pypdfium2.PdfPage) -> Iterator[int]:
    """Kinds of annotation on a page."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            yield raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)


def _is_flat(box: Sequence[float]) -> bool:
    return box[3] - box[1] < FLAT and box[2] - box[0] > 3 * (box[3] - box[1])


def _keep(runs: list[Run], words: str, box: Rectangle) -> None:
    if words[-1:] in ("\x02", "\ufffe"):
        words = words[:-1] + "-"
    runs.append(Run(clean(apart(words)), *box))


def _goes_back(boxes: list[Rectangle]) -> bool:
    """Does a later stretch of the line begin before an earlier one ends?"""
    return any(after[0] < before[2] - BACK and after[1] < before[3] and before[1] < after[3] for before, after in pairwise(boxes))


def _next_lines(places: Sequence[list[float]]) -> list[int]:
    """Rectangles that begin before the last one ends and share no height with it.

    pdfium takes the values of a form that was made flat for one line, wherever they stand.
    """
    pairs = enumerate(pairwise(zip(*places, strict=True)), start=1)
    return [number for number, (one, two) in pairs if two[0] < one[2] - BACK and (two[1] >= one[3] or one[1] >= two[3])]


def _around(boxes: list[Rectangle]) -> Rectangle:
    return _hull(tuple(map(list, zip(*boxes, strict=True))), 0, len(boxes))


def _hull(places: Sequence[list[float]], since: int, until: int) -> Rectangle:
    """The box around rectangles, given as their left, top, right and bottom sides."""
    x0s, y0s, x1s, y1s = places
    return min(x0s[since:until]), min(y0s[since:until]), max(x1s[since:until]), max(y1s[since:until])

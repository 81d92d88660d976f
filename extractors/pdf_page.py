"""One page of a PDF through pypdfium2: its words with places, its drawn objects, and a small picture of it.

Every call of the library about a page is here; must not know what any of it means.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf_signals import INVISIBLE_MODES, PALE, Fills, Picture, Shape, ShapeKind, Sheet
from extractors.pdf_text import WIDE_GAP, Run, clean

OBJECTS = 60_000  # drawn objects per page; a detailed map holds 40,000, a bomb holds millions
SEGMENTS = 400  # looked at in one path; a scribble has tens
FEWEST_SEGMENTS = 7  # of a path with two curves: its start, and three points a curve
DESIGNED = 8  # curves in a closed shape: a circle has 4, a box with round corners 4 to 8
ANNOTATIONS = 300  # looked at on one page
DEPTH = 6  # drawings within drawings
PICTURE_WIDTH = 620  # pixels: 75 an inch on A4, enough to tell lines of letters from a photo
PICTURE_PIXELS = 1_500_000  # never draw more than this, whatever size the page says it has
FILLS = 3_000  # filled areas looked at on one page; a page with more is drawn to be sure
MARKS = 20  # names looked at around one word
CLIPS = 8  # windows looked at around one word
LEAST_COVER = 6.0  # points: what is lower or narrower than a letter hides none
SAMPLE = 48  # characters a page of which the font's translation is checked
BACK = 3.0  # points: farther back than letters that lean over each other
LOOSE = 0.75  # times the letter height: more white than a word space, where words were drawn out of order
SIDE = 0.9  # sine of an angle that is sideways
FLAT = 2.6  # points: a run of words lower than this is very small print, or a dash
_PIECE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")  # pdfium writes U+FFFE (U+0002) for a hyphen at the end of a line

Rectangle = tuple[float, float, float, float]
Turn = Callable[[float, float, float, float], Rectangle]
Matrix = tuple[float, float, float, float, float, float]

_LEFT, _TOP, _RIGHT, _BOTTOM = (ctypes.c_double() for _ in range(4))
_RECTANGLE = tuple(ctypes.byref(value) for value in (_LEFT, _TOP, _RIGHT, _BOTTOM))
_X0, _Y0, _X1, _Y1 = (ctypes.c_float() for _ in range(4))
_BOUNDS = tuple(ctypes.byref(value) for value in (_X0, _Y0, _X1, _Y1))
_RED, _GREEN, _BLUE, _OPACITY = (ctypes.c_uint() for _ in range(4))
_COLOUR = tuple(ctypes.byref(value) for value in (_RED, _GREEN, _BLUE, _OPACITY))
_KINDS = {1: ShapeKind.TEXT, 2: ShapeKind.PATH, 3: ShapeKind.IMAGE}


class OpenPage:
    """A page that is open, with its text."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.width, self.height = page.get_size()
        self.turn = _turning(page)
        self._text_page = page.get_textpage()
        self.count = max(raw.FPDFText_CountChars(self._text_page), 0)
        buffer = (ctypes.c_ushort * (2 * self.count + 2))()
        got = raw.FPDFText_GetText(self._text_page, 0, self.count, buffer) if self.count else 1
        self.text = bytes(buffer)[: 2 * (got - 1)].decode("utf-16-le", "replace")
        self.flat = False  # a run so low that its letters must be measured

    def close(self) -> None:
        self._text_page.close()
        self.page.close()

    def runs(self) -> list[Run]:
        """The words in the order of drawing, cut where a wide gap or a new line begins."""
        runs: list[Run] = []
        straight = len(self.text) == self.count
        for piece in _PIECE.finditer(self.text):
            words, start = piece.group(), piece.start()
            if not words.isspace():
                self._cut(runs, words, start if straight else raw.FPDFText_GetCharIndexFromTextIndex(self._text_page, start))
        return runs

    def _cut(self, runs: list[Run], words: str, first: int) -> None:
        boxes = [self._rectangle(number) for number in range(raw.FPDFText_CountRects(self._text_page, first, len(words)))]
        if not boxes:
            return
        if _goes_back(boxes):
            self._cut_by_letter(runs, words, first)
            return
        tallest, widest = max(box[3] - box[1] for box in boxes), max(box[2] - box[0] for box in boxes)
        sideways = tallest > 3 * widest
        tallest = widest if sideways else tallest
        self.flat = self.flat or any(_is_flat(box) and self._has_letters(words, first, number) for number, box in enumerate(boxes))
        begin = since = 0
        for number in range(1, len(boxes)):
            if _gap(boxes[number - 1], boxes[number], sideways=sideways) > WIDE_GAP * tallest:
                end = self._first_of(first, len(words), number)
                _keep(runs, words[begin:end], boxes[since:number])
                begin, since = end, number
        _keep(runs, words[begin:], boxes[since:])

    def _cut_by_letter(self, runs: list[Run], words: str, first: int) -> None:
        """Words drawn out of order (a program that draws its boxes and ticks first): each stretch where it stands."""
        begin, boxes = 0, list[Rectangle]()
        for number in range(len(words)):
            box = self._letter(first + number)
            height = max(box[3] - box[1], 4.0)
            apart = bool(boxes) and not words[number].isspace() and not -LOOSE * height < box[0] - boxes[-1][2] < LOOSE * height
            if apart:
                _keep(runs, words[begin:number], [_hull(boxes)])
                begin, boxes = number, []
            if not words[number].isspace():
                boxes.append(box)
        if boxes:
            _keep(runs, words[begin:], [_hull(boxes)])

    def _letter(self, number: int) -> Rectangle:
        raw.FPDFText_GetCharBox(self._text_page, number, *(_RECTANGLE[place] for place in (0, 2, 3, 1)))
        return self.turn(_LEFT.value, _TOP.value, _RIGHT.value, _BOTTOM.value)

    def _has_letters(self, words: str, first: int, number: int) -> bool:
        """Are there letters in this rectangle? Dashes, dots and lines to write on are low by nature."""
        return any(map(str.isalnum, words[self._first_of(first, len(words), number) : self._first_of(first, len(words), number + 1)]))

    def _rectangle(self, number: int) -> Rectangle:
        raw.FPDFText_GetRect(self._text_page, number, *_RECTANGLE)
        return self.turn(_LEFT.value, _TOP.value, _RIGHT.value, _BOTTOM.value)

    def _first_of(self, first: int, count: int, number: int) -> int:
        """Which character begins rectangle `number`: with more characters there are never fewer rectangles."""
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if raw.FPDFText_CountRects(self._text_page, first, middle + 1) > number:
                high = middle
            else:
                low = middle + 1
        return low

    def sifted(self, reasons: Mapping[int, str]) -> tuple[list[Run], list[tuple[str, Run]]]:
        """The runs once more, letter by letter: those that are seen, and those that are not with the reason."""
        seen: list[Run] = []
        unseen: list[tuple[str, Run]] = []
        for how, words, first in self._stretches(reasons):
            runs: list[Run] = []
            self._cut(runs, words, first)
            if how:
                unseen += [(how, run) for run in runs] or [(how, Run(words, 0, 0, 0, 0))]
            else:
                seen += runs
        return seen, unseen

    def _stretches(self, reasons: Mapping[int, str]) -> Iterator[tuple[str, str, int]]:
        """Characters on one line with one reason (or none): the reason, the words, the first character's number."""
        how, words, first = "", "", 0
        for number in range(self.count):
            letter = chr(raw.FPDFText_GetUnicode(self._text_page, number))
            key = _address(raw.FPDFText_GetTextObject(self._text_page, number))
            reason = reasons.get(key, "") if key else how
            ends = letter in "\r\n"
            if words and (ends or reason != how):
                yield how, words, first
                words = ""
            if ends:
                continue
            if not words:
                how, first = reason, number
            words += letter
            if letter in "\x02\ufffe":
                yield how, words, first
                words = ""
        if words:
            yield how, words, first

    def unmapped(self) -> float:
        """In a sample of the characters: for which share does the font say nothing about the letter it stands for?"""
        step = max(self.count // SAMPLE, 1)
        numbers = range(0, self.count, step)
        errors = sum(raw.FPDFText_HasUnicodeMapError(self._text_page, number) == 1 for number in numbers)
        return errors / len(numbers) if numbers else 0.0

    def leans_right(self) -> bool:
        """Of the letters that stand sideways: are most of them read from top to bottom?"""
        numbers = range(0, self.count, max(self.count // SAMPLE, 1))
        turn = math.radians(self.page.get_rotation())
        sines = [math.sin(raw.FPDFText_GetCharAngle(self._text_page, number) + turn) for number in numbers]
        return sum(sine > SIDE for sine in sines) > sum(sine < -SIDE for sine in sines)

    def fonts(self) -> set[str]:
        """Names of the fonts of a few characters, spread over the page."""
        names = set()
        for number in range(0, self.count, max(self.count // 8, 1)):
            if found := raw.FPDFText_GetTextObject(self._text_page, number):
                buffer = ctypes.create_string_buffer(128)
                raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(found), buffer, 128)
                names.add(buffer.value.decode("latin-1"))
        return names

    def survey(self, sheet: Sheet) -> None:
        """Count what is drawn, in one pass that asks as little as possible of each object."""
        fills = Fills()
        for found, kind, matrix in self._objects():
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                sheet.texts += 1
                if raw.FPDFTextObj_GetTextRenderMode(found) in INVISIBLE_MODES:
                    sheet.unseen += 1
                elif not sheet.doubtful:
                    self._doubt(found, matrix, sheet=sheet, fills=fills)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                sheet.paths += 1
                if sheet.paths <= FILLS and (box := self._filled(found, matrix)):
                    fills.add(_colour(), box, after=sheet.texts, whole=_is_simple(found))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                sheet.images.append(self._shape(found, kind, matrix))
                fills.add(None, sheet.images[-1][1:5], after=sheet.texts, whole=False)
        unsure = sheet.texts > 0 and sheet.paths > FILLS
        sheet.suspect = sheet.suspect or self.flat or sheet.unseen > 0
        sheet.doubtful = sheet.doubtful or unsure or (fills.may_cover(sheet.runs) and self._covers(fills))

    def _doubt(self, found: Any, matrix: Matrix | None, *, sheet: Sheet, fills: Fills) -> None:
        """Words that may not be seen: transparent, nearly white, the colour of what they stand on, clipped or in a layer."""
        sheet.doubtful = (sheet.layered and _is_in_layer(found)) or self._is_clipped(found, matrix)
        if not raw.FPDFPageObj_GetFillColor(found, *_COLOUR):
            return
        colour, opacity = _colour(), _OPACITY.value
        if opacity > 5 and min(colour) < PALE and colour not in fills:
            return
        box = self._bounds(found, matrix)
        if opacity <= 5:
            sheet.suspect = True
        elif sheet.holds((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) and not fills.sets_off(colour, box):
            sheet.doubtful = True

    def _is_clipped(self, found: Any, matrix: Matrix | None) -> bool:
        """Does only what lies elsewhere come through? Of a clip that is no rectangle that is not known."""
        clip = raw.FPDFPageObj_GetClipPath(found)
        count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        if count <= 0:
            return False
        x0, y0, x1, y1 = self._bounds(found, matrix)
        windows = [self._window(clip, number, matrix) for number in range(min(count, CLIPS))]
        return any(window is None or not _within(window, (x0 + x1) / 2, (y0 + y1) / 2) for window in windows)

    def _window(self, clip: Any, number: int, matrix: Matrix | None) -> Rectangle | None:
        if raw.FPDFClipPath_CountPathSegments(clip, number) not in (4, 5):
            return None
        (left, bottom), (right, top) = (_point(raw.FPDFClipPath_GetPathSegment(clip, number, corner)) for corner in (0, 2))
        if matrix is not None:
            left, bottom, right, top = _moved(matrix, left, bottom, right, top)
        return self.turn(min(left, right), max(bottom, top), max(left, right), min(bottom, top))

    def _covers(self, fills: Fills) -> bool:
        """Is anything painted over words that were there before?"""
        boxes = [self._bounds(found, matrix) for found, kind, matrix in self._objects() if kind == raw.FPDF_PAGEOBJ_TEXT]
        return fills.cover([((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes])

    def strokes(self) -> list[tuple[Shape, int]]:
        """Drawn lines with curves, and how many: handwriting has many, boxes and rules few or none."""
        paths = ((found, kind, matrix) for found, kind, matrix in self._objects() if kind == raw.FPDF_PAGEOBJ_PATH)
        curved = ((*drawn, curves) for drawn in paths if (curves := _curves(drawn[0])) > 1)
        return [(self._shape(found, kind, matrix), curves) for found, kind, matrix, curves in curved]

    def place(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """A rectangle of the sheet's own measure, as displayed."""
        return self.turn(left, top, right, bottom)

    def _filled(self, found: Any, matrix: Matrix | None) -> Rectangle | None:
        """The place of a filled area large enough to hide a letter; its colour stays behind in the colour cells."""
        x0, y0, x1, y1 = self._bounds(found, matrix)
        if x1 - x0 < LEAST_COVER or y1 - y0 < LEAST_COVER or not raw.FPDFPageObj_GetFillColor(found, *_COLOUR):
            return None
        return (x0, y0, x1, y1) if _OPACITY.value >= 250 and _is_filled(found) else None

    def shapes(self) -> list[Shape]:
        """Every drawn object with its place, in order of drawing."""
        return [self._shape(found, kind, matrix) for found, kind, matrix in self._objects()]

    def _shape(self, found: Any, kind: int, matrix: Matrix | None) -> Shape:
        x0, y0, x1, y1 = self._bounds(found, matrix)
        colour = None
        if kind != raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetFillColor(found, *_COLOUR):
            colour = (_RED.value, _GREEN.value, _BLUE.value, _OPACITY.value)
        return Shape(
            _KINDS.get(kind, ShapeKind.OTHER),
            x0,
            y0,
            x1,
            y1,
            key=_address(found),
            colour=colour if kind != raw.FPDF_PAGEOBJ_PATH or _is_filled(found) else None,
            mode=raw.FPDFTextObj_GetTextRenderMode(found) if kind == raw.FPDF_PAGEOBJ_TEXT else 0,
            size=_letter_size(found, matrix) if kind == raw.FPDF_PAGEOBJ_TEXT else 0.0,
        )

    def _bounds(self, found: Any, matrix: Matrix | None) -> Rectangle:
        if not raw.FPDFPageObj_GetBounds(found, *_BOUNDS):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = _X0.value, _Y0.value, _X1.value, _Y1.value
        if matrix is not None:
            left, bottom, right, top = _moved(matrix, left, bottom, right, top)
        return self.turn(left, top, right, bottom)

    def _objects(self) -> Iterator[tuple[Any, int, Matrix | None]]:
        left = OBJECTS
        stack: list[tuple[Any, int, int, Matrix | None]] = [(None, 0, raw.FPDFPage_CountObjects(self.page), None)]
        while stack and left:
            holder, number, count, matrix = stack.pop()
            while number < count and left:
                found = raw.FPDFFormObj_GetObject(holder, number) if holder else raw.FPDFPage_GetObject(self.page, number)
                number, left = number + 1, left - 1
                kind = raw.FPDFPageObj_GetType(found)
                if kind == raw.FPDF_PAGEOBJ_FORM and len(stack) < DEPTH:
                    stack.append((holder, number, count, matrix))
                    holder, number, count = found, 0, max(raw.FPDFFormObj_CountObjects(found), 0)
                    matrix = _chained(_matrix(found), matrix)
                else:
                    yield found, kind, matrix

    def hide_text(self) -> None:
        """From now on, pictures of this page are drawn without its words."""
        for found, kind, _ in self._objects():
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFPageObj_SetIsActive(found, False)  # noqa: FBT003 (a C function takes no names)

    def picture(self) -> Picture | None:
        """A small drawing of the page, or None where it cannot be made."""
        scale = min(PICTURE_WIDTH / max(self.width, 1), (PICTURE_PIXELS / max(self.width * self.height, 1)) ** 0.5)
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


def _gap(before: Rectangle, after: Rectangle, *, sideways: bool) -> float:
    return max(after[1] - before[3], before[1] - after[3]) if sideways else after[0] - before[2]


def _is_flat(box: Rectangle) -> bool:
    return box[3] - box[1] < FLAT and box[2] - box[0] > 3 * (box[3] - box[1])


def _keep(runs: list[Run], words: str, boxes: list[Rectangle]) -> None:
    if words[-1:] in ("\x02", "\ufffe"):
        words = words[:-1] + "-"
    text = clean(words)
    if len(boxes) == 1:
        runs.append(Run(text, *boxes[0]))
    elif boxes:
        runs.append(Run(text, min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)))


def _goes_back(boxes: list[Rectangle]) -> bool:
    """Does a later stretch of the line begin before an earlier one ends?"""
    return any(after[0] < before[2] - BACK and after[1] < before[3] and before[1] < after[3] for before, after in pairwise(boxes))


def _hull(boxes: list[Rectangle]) -> Rectangle:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _turning(page: pypdfium2.PdfPage) -> Turn:
    """From the sheet's own measure (left, top, right, bottom; up is more) to what is displayed, after crop and rotation."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Turn] = {
        0: lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0),
        90: lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns[page.get_rotation() % 360]


def _colour() -> tuple[int, int, int]:
    return _RED.value, _GREEN.value, _BLUE.value


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


def _is_filled(path: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))) and mode.value != 0


def _within(box: Rectangle, x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _is_in_layer(found: Any) -> bool:
    """Is this part of a layer that can be switched off?"""
    return any(
        _mark_name(raw.FPDFPageObj_GetMark(found, number)) == "OC" for number in range(min(raw.FPDFPageObj_CountMarks(found), MARKS))
    )


def _mark_name(mark: Any) -> str:
    name, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(length))
    return bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _is_simple(path: Any) -> bool:
    """A rectangle: its bounds are its shape."""
    return bool(raw.FPDFPath_CountSegments(path) <= 6)


def _curves(path: Any) -> int:
    """Curves in a path; a chain of many short straight lines counts as curves too, a closed shape of a few as none."""
    count = min(max(raw.FPDFPath_CountSegments(path), 0), SEGMENTS)
    if count < FEWEST_SEGMENTS:
        return 0
    parts = [raw.FPDFPath_GetPathSegment(path, number) for number in range(count)]
    kinds = [raw.FPDFPathSegment_GetType(part) for part in parts]
    straight = kinds.count(raw.FPDF_SEGMENT_LINETO)
    curves = kinds.count(raw.FPDF_SEGMENT_BEZIERTO) // 3 + (straight // 4 if straight > 16 else 0)
    return 0 if curves <= DESIGNED and _is_closed(parts) else curves


def _is_closed(parts: list[Any]) -> bool:
    return any(map(raw.FPDFPathSegment_GetClose, parts)) or (bool(parts) and _point(parts[0]) == _point(parts[-1]))


def _point(part: Any) -> tuple[float, float]:
    raw.FPDFPathSegment_GetPoint(part, *_BOUNDS[:2])
    return _X0.value, _Y0.value


def _matrix(found: Any) -> Matrix:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, ctypes.byref(own))
    return own.a, own.b, own.c, own.d, own.e, own.f


def _chained(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r


def _moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rectangle:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _letter_size(text: Any, outer: Matrix | None) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
    matrix = _chained(_matrix(text), outer)
    return float(abs(size.value) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)

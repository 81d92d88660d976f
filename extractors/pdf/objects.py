"""What is drawn on one page of a PDF: text, lines, areas and images, each with its place.

Every question about drawn objects is here, asked as seldom as possible: a page has hundreds. Must not know what any of it means for a bid.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from extractors.pdf import calls
from extractors.pdf.matrix import Matrix, Rectangle, Turn, chained, letter_size, matrix_of, moved
from extractors.pdf.signals import INVISIBLE_MODES, PALE, Fills, Shape, ShapeKind, Sheet, stand_in
from extractors.pdf.strokes import along, chains, curves_of, made_of

OBJECTS = 60_000  # drawn objects per page; a detailed map holds 40,000, a bomb holds millions
DEPTH = 6  # drawings within drawings
FILLS = 3_000  # filled areas looked at on one page; a page with more is drawn to be sure
MARKS = 20  # names looked at around one word
CLIPS = 8  # windows looked at around one word
LEAST_COVER = 6.0  # points: what is lower or narrower than a letter hides none
UNSEEN = 5  # of 255: letters of this opacity or less are not seen
SOLID = 250  # of 255: an area of this opacity or more hides what lies under it

Point = tuple[float, float]
Colour = tuple[int, int, int, int]  # red, green, blue, opacity

_TEXT, _PATH, _IMAGE, _FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
_SHADING = raw.FPDF_PAGEOBJ_SHADING
_FILLED_MODES = frozenset({-1, 0, 2, 3})  # and no text; the others only draw the edge of letters, or cut what comes after
_KINDS = {_TEXT: ShapeKind.TEXT, _PATH: ShapeKind.PATH, _IMAGE: ShapeKind.IMAGE}
_ROWS = 256
_BOUNDS = calls.Room(ctypes.c_float, 4, _ROWS)
_POINTS = calls.Room(ctypes.c_float, 2, _ROWS)
_CLEARLY_SMALL = LEAST_COVER - 0.001
_COLOURS = calls.Room(ctypes.c_uint, 4, _ROWS)
_MODES = calls.Room(ctypes.c_int, 2, 1)


class _Found(NamedTuple):
    """Of every object its handle and pointer, kind, render mode (-1: no text) and the matrix of what it is drawn in."""

    handles: list[int]
    pointers: list[Any]
    kinds: list[int]
    modes: list[int]
    matrices: list[Matrix | None]

    def take(self, others: "_Found", part: slice) -> None:
        self.handles.extend(others.handles[part])
        self.pointers.extend(others.pointers[part])
        self.kinds.extend(others.kinds[part])
        self.modes.extend(others.modes[part])
        self.matrices.extend(others.matrices[part])


class Words(NamedTuple):
    """Text objects: their handles, and the same as pointers for many calls."""

    handles: list[int]
    pointers: list[Any]


class Objects:
    """The drawn objects of an open page in order of drawing; those of drawings within it stand in their place."""

    def __init__(self, page: int, turn: Turn) -> None:
        self._page = page
        self._turn = turn
        self._seen = 0
        self._is_mixed = False  # words are in a drawing that is mixed as a whole with what lies below it

    @cached_property
    def _found(self) -> _Found:
        found = _Found([], [], [], [], [])
        self._list(found, self._page, None, depth=0)
        return found

    def _list(self, found: _Found, holder: int, matrix: Matrix | None, *, depth: int) -> None:
        """Add what is drawn; drawings within it are opened in their place, up to a depth and a number."""
        counts, gives = (calls.count_drawn_within, calls.drawn_within) if depth else (calls.count_drawn, calls.drawn)
        within = calls.pointer(holder)
        count = min(max(counts(within), 0), OBJECTS - self._seen)
        handles = list(map(gives, repeat(within, count), range(count)))
        pointers = list(map(calls.pointer, handles))
        modes = list(map(calls.render_mode_at, pointers))
        kinds = [_TEXT] * count if min(modes, default=0) >= 0 else _kinds(handles, modes)
        here, start = _Found(handles, pointers, kinds, modes, [matrix] * count), 0
        for place in [*(_places(kinds, _FORM) if depth < DEPTH else ()), count]:
            part = slice(start, min(place, start + OBJECTS - self._seen))
            found.take(here, part)
            self._seen += part.stop - part.start
            if place == count or self._seen >= OBJECTS:
                return
            self._seen += 1
            before = len(found.handles)
            self._list(found, handles[place], chained(matrix_of(handles[place]), matrix), depth=depth + 1)
            self._is_mixed = self._is_mixed or (_TEXT in found.kinds[before:] and bool(calls.is_see_through(handles[place])))
            start = place + 1

    def __len__(self) -> int:
        return len(self._found[0])

    def survey(self, sheet: Sheet) -> None:
        """Count what is drawn, and find out whether words may be hidden: then `suspect` or `doubtful` is set on the sheet."""
        kinds, modes = self._found.kinds, self._found.modes
        sheet.texts = kinds.count(_TEXT)
        sheet.unseen = sum(map(modes.count, INVISIBLE_MODES))
        sheet.paths = kinds.count(_PATH)
        fills = self._painted(sheet) if sheet.texts < len(kinds) else Fills()
        sheet.suspect = sheet.suspect or sheet.unseen > 0
        if not sheet.texts:
            return
        seen = self.shown
        sheet.doubtful = (
            sheet.doubtful
            or sheet.paths > FILLS
            or self._is_mixed
            or not _FILLED_MODES.issuperset(modes)
            or any(map(calls.is_see_through_at, seen.pointers))
            or (sheet.layered and (bool(self._outer) or any(map(_is_in_layer, seen.pointers))))
            or (bool(seen.handles) and stand_in(sheet.runs, [image[1:5] for image in sheet.images]))
            or self._are_clipped(seen)
            or self._are_pale(seen, sheet=sheet, fills=fills)
            or (fills.may_cover(sheet.runs) and self._covers(fills))
        )

    @cached_property
    def written(self) -> Words:
        """All text objects."""
        handles, pointers, kinds, _, _ = self._found
        if kinds.count(_TEXT) == len(kinds):
            return Words(handles, pointers)
        places = _places(kinds, _TEXT)
        return Words([handles[place] for place in places], [pointers[place] for place in places])

    def around(self, handles: Iterable[int]) -> Rectangle:
        """The box around these objects."""
        x0s, y0s, x1s, y1s = zip(*(self._bounds(handle, self._outer.get(handle)) for handle in handles), strict=True)
        return min(x0s), min(y0s), max(x1s), max(y1s)

    @cached_property
    def shown(self) -> Words:
        """The text objects that are not in an invisible mode."""
        handles, pointers, _, modes, _ = self._found
        if not any(map(modes.count, INVISIBLE_MODES)):
            return self.written
        places = [place for place, mode in enumerate(modes) if mode >= 0 and mode not in INVISIBLE_MODES]
        return Words([handles[place] for place in places], [pointers[place] for place in places])

    def _painted(self, sheet: Sheet) -> Fills:
        """The areas and images that may hide words, with the number of text objects that were drawn before."""
        handles, _, kinds, _, matrices = self._found
        fills, texts = Fills(), 0
        paths = iter(_BOUNDS.answers(calls.bounds, [handle for handle, kind in zip(handles, kinds, strict=True) if kind == _PATH][:FILLS]))
        for handle, kind, matrix in zip(handles, kinds, matrices, strict=True):
            if kind == _TEXT:
                texts += 1
            elif kind == _PATH and (place := next(paths, None)) and (area := self._filled(handle, place, matrix)):
                fills.add(area[0][:3], area[1], after=texts, whole=calls.count_segments(handle) <= 6)  # a rectangle is its bounds
            elif kind == _IMAGE:
                sheet.images.append(self._shape(handle, kind, matrix))
                fills.add(None, sheet.images[-1][1:5], after=texts, whole=False)
            elif kind == _SHADING:
                fills.add(None, self._bounds(handle, matrix), after=texts, whole=False)
        return fills

    def _filled(self, handle: int, place: Rectangle, matrix: Matrix | None) -> tuple[Colour, Rectangle] | None:
        """The colour and place of a filled area large enough to hide a letter."""
        if matrix is None and (place[2] - place[0] < _CLEARLY_SMALL or place[3] - place[1] < _CLEARLY_SMALL):
            return None
        box = x0, y0, x1, y1 = self._placed(place, matrix)
        if x1 - x0 < LEAST_COVER or y1 - y0 < LEAST_COVER:
            return None
        colour = _colour(handle)
        return (colour, box) if colour and colour[3] >= SOLID and _is_filled(handle) else None

    def _are_clipped(self, texts: Words) -> bool:
        """Words of which only what lies elsewhere comes through; of a window that is no rectangle that is not known."""
        clips = list(map(calls.clip_at, texts.pointers))
        counts = list(map(calls.count_windows, clips))
        most = min(max(counts, default=0), CLIPS)
        if most <= 0:
            return False
        around = zip(clips, counts, self._middles(texts), map(self._outer.get, texts.handles), strict=True)
        clipped = [found for found in around if found[1] > 0]
        return any(self._hides([found for found in clipped if found[1] > number], number) for number in range(most))

    def _hides(self, clipped: list[tuple[int, int, Point, Matrix | None]], number: int) -> bool:
        """Is the middle of some words outside window `number` of theirs, as far as is known?"""
        windows = [found[0] for found in clipped]
        if not {4, 5}.issuperset(map(calls.count_window_segments, windows, repeat(number))):
            return True
        first, third = (list(map(calls.window_segment, windows, repeat(number), repeat(corner))) for corner in (0, 2))
        corners = zip(_POINTS.answers(calls.segment_point, first), _POINTS.answers(calls.segment_point, third), strict=True)
        alike: dict[tuple[tuple[Point, Point], Matrix | None], list[Point]] = {}  # most words of a page are seen through the same window
        for (_, _, middle, matrix), window in zip(clipped, corners, strict=True):
            alike.setdefault((window, matrix), []).append(middle)
        return not all(self._shows(window, matrix, middles) for (window, matrix), middles in alike.items())

    def _shows(self, window: tuple[Point, Point], matrix: Matrix | None, middles: list[Point]) -> bool:
        left, bottom, right, top = (*window[0], *window[1]) if matrix is None else moved(matrix, *window[0], *window[1])
        x0, y0, x1, y1 = self._turn(min(left, right), max(bottom, top), max(left, right), min(bottom, top))
        xs, ys = zip(*middles, strict=True)
        return bool(x0 - 1 <= min(xs) and max(xs) <= x1 + 1 and y0 - 1 <= min(ys) and max(ys) <= y1 + 1)

    @cached_property
    def _outer(self) -> dict[int, Matrix]:
        """The matrices of what lies in a drawing within the page."""
        handles, matrices = self._found.handles, self._found.matrices
        return {handle: matrix for handle, matrix in zip(handles, matrices, strict=True) if matrix is not None}

    def _middles(self, texts: Words) -> list[Point]:
        """The middles of these objects."""
        places = _BOUNDS.answers(calls.bounds_at, texts.pointers)
        if self._outer or None in places:
            boxes = [self._placed(place, self._outer.get(handle)) for place, handle in zip(places, texts.handles, strict=True)]
        else:
            boxes = [self._turn(left, top, right, bottom) for left, bottom, right, top in places]
        return [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes]

    def _are_pale(self, texts: Words, *, sheet: Sheet, fills: Fills) -> bool:
        """Words nearly as white as paper or in the colour of what they may stand on; transparent ones make the sheet suspect."""
        risky = {colour for colour in _colours(texts.pointers) if colour[3] <= UNSEEN or min(colour[:3]) >= PALE or colour[:3] in fills}
        if not risky:
            return False
        sheet.suspect = sheet.suspect or any(colour[3] <= UNSEEN for colour in risky)
        handles, _, kinds, modes, matrices = self._found
        numbered = enumerate(_places(kinds, _TEXT))
        visible = [(number, place) for number, place in numbered if modes[place] not in INVISIBLE_MODES]
        for (number, place), colour in zip(visible, _COLOURS.answers(calls.fill_colour_at, texts.pointers), strict=True):
            if colour not in risky or colour[3] <= UNSEEN or not (min(colour[:3]) >= PALE or fills.has_before(colour[:3], number)):
                continue
            box = self._bounds(handles[place], matrices[place])
            inside = sheet.holds((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            if inside and not fills.sets_off(colour[:3], box, number):
                return True
        return False

    def _covers(self, fills: Fills) -> bool:
        """Is anything painted over words that were there before?"""
        return fills.cover(self._middles(self.written))

    @property
    def has_paths(self) -> bool:
        """Is any line or area drawn?"""
        return _PATH in self._found.kinds

    @property
    def paths(self) -> int:
        """How many lines and areas are drawn."""
        return self._found.kinds.count(_PATH)

    def strokes(self) -> list[tuple[Shape, int]]:
        """Drawn lines with curves, and how many: handwriting has many, boxes and rules few or none. Pieces of one stroke are one."""
        handles, _, kinds, _, matrices = self._found
        paths = [found for found in zip(handles, kinds, matrices, strict=True) if found[1] == _PATH]
        whole = [(self._drawn(*found), curves) for found in paths if (curves := curves_of(found[0])) > 1]
        for numbers, curves in chains([found[0] for found in paths]):
            pieces = [self._bounds(handle, matrix) for handle, _, matrix in (paths[number] for number in numbers)]
            left, top, right, bottom = zip(*pieces, strict=True)
            first = self._shape(*paths[numbers[0]])
            whole.append((first._replace(x0=min(left), y0=min(top), x1=max(right), y1=max(bottom)), curves))
        return whole

    def _drawn(self, handle: int, kind: int, matrix: Matrix | None) -> Shape:
        """A path as far as the pen goes: pdfium's own bounds hold the points that only bend a curve too."""
        shape, within = self._shape(handle, kind, matrix), along(handle)
        if within is None or not any(own := matrix_of(handle)):
            return shape
        left, bottom, right, top = moved(chained(own, matrix), *within)
        x0, y0, x1, y1 = self._turn(left, top, right, bottom)
        return shape._replace(x0=max(shape.x0, x0), y0=max(shape.y0, y0), x1=min(shape.x1, x1), y1=min(shape.y1, y1))

    def outlines(self, largest: float) -> list[tuple[Shape, int, int]]:
        """Drawn paths no wider or higher than this, each with its straight lines and its curves."""
        handles, _, kinds, _, matrices = self._found
        shapes = [self._shape(*found) for found in zip(handles, kinds, matrices, strict=True) if found[1] == _PATH]
        small = [shape for shape in shapes if shape.x1 - shape.x0 <= largest and shape.y1 - shape.y0 <= largest]
        return [(shape, *made_of(shape.key)) for shape in small]

    def thin(self, most: float) -> Iterator[Shape]:
        """Paths of at most so many points high or wide, as rules are; those in a drawing within the page are all told."""
        handles, _, kinds, _, matrices = self._found
        paths = [found for found in zip(handles, kinds, matrices, strict=True) if found[1] == _PATH]
        for found, place in zip(paths, _BOUNDS.answers(calls.bounds, [found[0] for found in paths]), strict=True):
            if place and (found[2] or place[2] - place[0] <= most or place[3] - place[1] <= most):
                yield self._shape(*found)

    def texts(self) -> list[tuple[int, Shape]]:
        """The text objects, each with its number among all that is drawn."""
        handles, _, kinds, _, matrices = self._found
        found = enumerate(zip(handles, kinds, matrices, strict=True))
        return [(number, self._shape(*one)) for number, one in found if one[1] == _TEXT]

    def others(self, *, after: int, before: float) -> Iterator[Shape]:
        """What is no text, drawn between two numbers."""
        handles, _, kinds, _, matrices = self._found
        for number in self._places:
            if after < number < before:
                yield self._other(handles[number], kinds[number], matrices[number])

    @cached_property
    def _places(self) -> list[int]:
        return [number for number, kind in enumerate(self._found.kinds) if kind != _TEXT]

    def _other(self, handle: int, kind: int, matrix: Matrix | None) -> Shape:
        if handle not in self._others:
            self._others[handle] = self._shape(handle, kind, matrix)
        return self._others[handle]

    @cached_property
    def _others(self) -> dict[int, Shape]:
        return {}

    @contextmanager
    def without(self, texts: Iterable[int] | None = None) -> Iterator[None]:
        """For as long as this lasts the page is drawn without these text objects, or without any."""
        hidden = list(texts) if texts is not None else self.written.handles
        for handle in hidden:
            calls.set_active(handle, 0)
        try:
            yield
        finally:
            for handle in hidden:
                calls.set_active(handle, 1)

    def _shape(self, handle: int, kind: int, matrix: Matrix | None) -> Shape:
        colour = _colour(handle) if kind != _IMAGE and (kind != _PATH or _is_filled(handle)) else None
        is_text = kind == _TEXT
        return Shape(
            _KINDS.get(kind, ShapeKind.OTHER),
            *self._bounds(handle, matrix),
            key=handle,
            colour=colour,
            mode=calls.render_mode(handle) if is_text else 0,
            size=letter_size(handle, matrix) if is_text else 0.0,
        )

    def _bounds(self, handle: int, matrix: Matrix | None) -> Rectangle:
        known = calls.bounds(handle, *_BOUNDS.first)
        return self._placed(_BOUNDS.values() if known else None, matrix)

    def _placed(self, place: Sequence[float] | None, matrix: Matrix | None) -> Rectangle:
        """The bounds as displayed; what has none is taken to be in the corner."""
        if place is None:
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = place if matrix is None else moved(matrix, *place)
        return self._turn(left, top, right, bottom)


def _places(kinds: list[int], wanted: int) -> list[int]:
    return [place for place, kind in enumerate(kinds) if kind == wanted] if wanted in kinds else []


def _kinds(handles: list[int], modes: list[int]) -> list[int]:
    return [_TEXT if mode >= 0 else calls.kind(handle) for handle, mode in zip(handles, modes, strict=True)]


def _colour(handle: int) -> Colour | None:
    return _COLOURS.values() if calls.fill_colour(handle, *_COLOURS.first) else None


def _colours(pointers: list[Any]) -> set[Colour]:
    """The colours in which these objects are filled, those with a plain one."""
    found: set[Colour] = set()
    for start in range(0, len(pointers), _ROWS):
        some = pointers[start : start + _ROWS]
        if all(list(map(calls.fill_colour_at, some, *_COLOURS.places))):
            found |= _COLOURS.distinct(len(some))
        else:
            found.update(_COLOURS.values() for one in some if calls.fill_colour_at(one, *_COLOURS.first))
    return found


def _is_filled(path: int) -> bool:
    return bool(calls.draw_mode(path, *_MODES.first)) and _MODES.values()[0] != 0


def _is_in_layer(pointer: Any) -> bool:
    """Is this part of a layer that can be switched off?"""
    return any(_mark_name(calls.mark_at(pointer, number)) == "OC" for number in range(min(calls.count_marks_at(pointer), MARKS)))


def _mark_name(mark: int) -> str:
    name, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
    calls.mark_name(mark, ctypes.addressof(name), ctypes.sizeof(name), ctypes.addressof(length))
    return bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")

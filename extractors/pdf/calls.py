"""The functions of pdfium that reading calls for every line and every drawn object, prepared once.

Knows their C signatures (fpdf_text.h, fpdf_edit.h) and nothing of what they are asked for. A handle is an address: a whole number, or None
where there is nothing; a pointer is the same made ready for many calls. All but those that read a whole page take a fraction of a
microsecond and do not let go of the interpreter. Calls here take half the time of the same calls by pypdfium2.raw, those by pointers a
quarter. Residual risk: an address of a closed page ends the child, as in C; only an open page hands them out.
"""

import ctypes
import struct
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as raw

_NUMBER = ctypes.c_int
_HANDLE = ctypes.c_void_p


def _prepared(name: str, result: Any, *given: Any) -> Callable[..., Any]:
    """A call by handles; what follows after those `given` must be pointers and small whole numbers."""
    address = ctypes.cast(getattr(raw, name), _HANDLE).value or 0
    return ctypes.PYFUNCTYPE(result, *given)(address)


def _lengthy(name: str, result: Any, *given: Any) -> Callable[..., Any]:
    """A call that takes long: it lets other threads go on."""
    address = ctypes.cast(getattr(raw, name), _HANDLE).value or 0
    return ctypes.CFUNCTYPE(result, *given)(address)


def address(pointer: Any) -> int:
    """The handle of a pointer of pypdfium2.raw; 0 = none."""
    return ctypes.cast(pointer, _HANDLE).value or 0


pointer: Callable[[int | None], Any] = _HANDLE.from_param
"""A handle made ready for calls that take nothing else: to do so once costs a third of what each call would spend on it."""


open_text = _lengthy("FPDFText_LoadPage", _HANDLE, _HANDLE)
"""Page -> its text page; None when there is none."""

close_text = _lengthy("FPDFText_ClosePage", None, _HANDLE)
count_letters = _prepared("FPDFText_CountChars", _NUMBER)
_get_text = _prepared("FPDFText_GetText", _NUMBER)
_ROOM = 20_000  # room for the text of all but the fullest pages: making it costs as much as filling it
_LETTERS = (ctypes.c_ushort * _ROOM)()
_BYTES = memoryview(_LETTERS).cast("B")


def text(page: Any, count: int) -> str:
    """The first `count` characters of a text page, given as a pointer; ends of lines as pdfium gives them (CR LF)."""
    if not count:
        return ""
    if 2 * count + 2 <= _ROOM:
        room, found = _LETTERS, _BYTES
    else:
        room = (ctypes.c_ushort * (2 * count + 2))()
        found = memoryview(room).cast("B")
    units = _get_text(page, 0, count, ctypes.byref(room))  # with the nought at the end
    return str(found[: 2 * max(units - 1, 0)], "utf-16-le", "replace")


count_rectangles = _prepared("FPDFText_CountRects", _NUMBER)
"""Text page, first character, how many -> in how many rectangles they stand, which are then numbered from 0. By pointers."""

rectangle = _prepared("FPDFText_GetRect", _NUMBER)
"""Text page, number, where to put left, top, right and bottom: doubles, in the sheet's own measure. By pointers."""

letter_box = _prepared("FPDFText_GetCharBox", _NUMBER)
"""Text page, number of the character, where to put left, right, bottom and top: doubles. By pointers."""

is_unmapped = _prepared("FPDFText_HasUnicodeMapError", _NUMBER)
"""Text page, number of the character -> 1 when the font does not say which letter it is. By pointers."""

code = _prepared("FPDFText_GetUnicode", ctypes.c_uint)
"""Text page, number -> the code of the character. By pointers."""

text_object = _prepared("FPDFText_GetTextObject", _HANDLE)
"""Text page, number of the character -> the object it was drawn by. By pointers."""

count_drawn = _prepared("FPDFPage_CountObjects", _NUMBER)
drawn = _prepared("FPDFPage_GetObject", _HANDLE)
"""Page, number -> a drawn object. By pointers."""

count_drawn_within = _prepared("FPDFFormObj_CountObjects", _NUMBER)
drawn_within = _prepared("FPDFFormObj_GetObject", _HANDLE)
"""Drawing within the page, number -> a drawn object. By pointers."""

kind = _prepared("FPDFPageObj_GetType", _NUMBER, _HANDLE)
"""Object -> FPDF_PAGEOBJ_..."""

render_mode = _prepared("FPDFTextObj_GetTextRenderMode", _NUMBER, _HANDLE)
render_mode_at = _prepared("FPDFTextObj_GetTextRenderMode", _NUMBER)
"""Object -> the mode its letters are drawn in; -1 when it is no text. The second by pointers, as all that end in `_at`."""

fill_colour = _prepared("FPDFPageObj_GetFillColor", _NUMBER, _HANDLE)
fill_colour_at = _prepared("FPDFPageObj_GetFillColor", _NUMBER)
"""Object, where to put red, green, blue and opacity (unsigned ints) -> 0 when it has no plain colour."""

bounds = _prepared("FPDFPageObj_GetBounds", _NUMBER, _HANDLE)
bounds_at = _prepared("FPDFPageObj_GetBounds", _NUMBER)
"""Object, where to put left, bottom, right and top: floats, in the measure of what it is drawn in."""

draw_mode = _prepared("FPDFPath_GetDrawMode", _NUMBER, _HANDLE)
"""Path, where to put how it is filled (0 = not) and whether its line is drawn: ints."""

count_segments = _prepared("FPDFPath_CountSegments", _NUMBER, _HANDLE)
segment = _prepared("FPDFPath_GetPathSegment", _HANDLE, _HANDLE)
segment_kind = _prepared("FPDFPathSegment_GetType", _NUMBER, _HANDLE)
segment_closes = _prepared("FPDFPathSegment_GetClose", _NUMBER, _HANDLE)
segment_point = _prepared("FPDFPathSegment_GetPoint", _NUMBER, _HANDLE)
"""Segment, where to put x and y: floats."""

clip_at = _prepared("FPDFPageObj_GetClipPath", _HANDLE)
"""Object -> the windows it is seen through."""

count_windows = _prepared("FPDFClipPath_CountPaths", _NUMBER, _HANDLE)
"""Windows -> how many; below 0 when there is none."""

count_window_segments = _prepared("FPDFClipPath_CountPathSegments", _NUMBER, _HANDLE)
window_segment = _prepared("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE)

count_marks_at = _prepared("FPDFPageObj_CountMarks", _NUMBER)
"""Object -> how many named marks stand around it in the content."""

mark_at = _prepared("FPDFPageObj_GetMark", _HANDLE)
mark_name = _prepared("FPDFPageObjMark_GetName", _NUMBER, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)
"""Mark, where to put its name (UTF-16), how many bytes fit there, where to put the length in bytes."""

matrix = _prepared("FPDFPageObj_GetMatrix", _NUMBER, _HANDLE)
"""Object, where to put its FS_MATRIX: six floats -> 0 when it has none."""

font_size = _prepared("FPDFTextObj_GetFontSize", _NUMBER, _HANDLE)
"""Text object, where to put the size of its letters before its matrix: a float -> 0 when it has none."""

is_see_through = _prepared("FPDFPageObj_HasTransparency", _NUMBER, _HANDLE)
is_see_through_at = _prepared("FPDFPageObj_HasTransparency", _NUMBER)
"""Object -> 1 when it has an opacity, a mask or a way of mixing of its own, or is a drawing that is mixed as a whole."""

font_at = _prepared("FPDFTextObj_GetFont", _HANDLE)
"""Text object -> its font."""

base_name = _prepared("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
"""Font, where to put its name, how many bytes fit there -> how many bytes the name takes, with the nought at the end."""

size: Callable[[float], Any] = ctypes.c_float.from_param
"""The size of letters made ready for `glyph_width_at`."""

glyph_width_at = _prepared("FPDFFont_GetGlyphWidth", _NUMBER)
"""Font, code of a character, size, where to put how wide the font says that it is: a float -> 0 when it does not say."""

glyph = _prepared("FPDFFont_GetGlyphPath", _HANDLE, _HANDLE, ctypes.c_uint32, ctypes.c_float)
"""Font, code of a character, size -> its outline, of the font; None when it draws nothing."""

count_glyph_segments = _prepared("FPDFGlyphPath_CountGlyphSegments", _NUMBER, _HANDLE)
glyph_segment = _prepared("FPDFGlyphPath_GetGlyphPathSegment", _HANDLE, _HANDLE)
"""Outline, number -> a segment, as those of paths."""

mark_value_kind = _prepared("FPDFPageObjMark_GetParamValueType", _NUMBER, _HANDLE)
"""Mark, pointer to the name of a value (bytes, nought at the end) -> FPDF_OBJECT_..., 0 when there is none of that name."""

set_active = _prepared("FPDFPageObj_SetIsActive", _NUMBER, _HANDLE)
"""Object, 0 -> from now on it is not drawn."""


class Room:
    """Memory for the answers of many calls: `width` values for each of them, which lie behind each other."""

    def __init__(self, kind: Any, width: int, rows: int) -> None:
        self._values = (kind * (width * rows))()
        self._bytes = memoryview(self._values).cast("B")
        self._view = self._bytes.cast(kind._type_)
        self._row = struct.Struct(f"{width}{kind._type_}")
        self._width = width
        start, size = ctypes.addressof(self._values), ctypes.sizeof(kind)
        end = start + rows * width * size
        self.rows = rows
        self.places = [[pointer(place) for place in range(start + column * size, end, width * size)] for column in range(width)]
        """For every column pointers to its values, row by row."""
        self.first = tuple(column[0] for column in self.places)
        """Pointers to the values of the first row."""

    def values(self) -> tuple[Any, ...]:
        """The first row."""
        return self._row.unpack_from(self._bytes)

    def all_values(self, rows: int) -> list[Any]:
        """The values of the first rows, one behind the other."""
        return self._view[: rows * self._width].tolist()

    def answers(self, call: Callable[..., Any], objects: Sequence[Any]) -> list[Any]:
        """The row that the call gives for each object (handle or pointer, as the call takes them); None where it has no answer."""
        found: list[tuple[Any, ...] | None] = []
        for start in range(0, len(objects), self.rows):
            some = objects[start : start + self.rows]
            known = list(map(call, some, *self.places))
            rows = list(self._row.iter_unpack(self._bytes[: len(some) * self._row.size]))
            found += rows if all(known) else [row if one else None for row, one in zip(rows, known, strict=True)]
        return found

    def distinct(self, rows: int) -> set[tuple[Any, ...]]:
        """The different rows among the first."""
        size = self._row.size
        whole = bytes(self._bytes[: rows * size])
        if whole == whole[:size] * rows:
            return {self._row.unpack_from(whole)}
        return set(self._row.iter_unpack(whole))

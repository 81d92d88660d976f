"""The functions of pdfium that reading calls for every line and every drawn object, prepared once.

Knows their C signatures (fpdf_text.h, fpdf_edit.h) and nothing of what they are asked for. A handle is an address: a whole number, or None
where there is nothing. Each call takes a fraction of a microsecond, so none of them lets go of the interpreter, and they take half the time
of the same calls by pypdfium2.raw. Residual risk: an address of a closed page ends the child, as in C; only an open page hands them out.
"""

import ctypes
import struct
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as raw

_NUMBER = ctypes.c_int
_HANDLE = ctypes.c_void_p


def _prepared(name: str, result: Any, *given: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), _HANDLE).value or 0
    return ctypes.PYFUNCTYPE(result, *given)(address)


def address(pointer: Any) -> int:
    """The handle of a pointer of pypdfium2.raw; 0 = none."""
    return ctypes.cast(pointer, _HANDLE).value or 0


_get_text = _prepared("FPDFText_GetText", _NUMBER, _HANDLE, _NUMBER, _NUMBER, _HANDLE)
_LETTERS = (ctypes.c_ushort * 20_000)()  # room for the text of all but the fullest pages: making it costs as much as filling it


def text(page: int, count: int) -> str:
    """The first `count` characters of a text page, ends of lines as pdfium gives them (CR LF)."""
    room = _LETTERS if 2 * count + 2 <= len(_LETTERS) else (ctypes.c_ushort * (2 * count + 2))()
    units = _get_text(page, 0, count, ctypes.addressof(room)) if count else 1  # with the nought at the end
    return bytes(memoryview(room).cast("B")[: 2 * max(units - 1, 0)]).decode("utf-16-le", "replace")


count_rectangles = _prepared("FPDFText_CountRects", _NUMBER, _HANDLE, _NUMBER, _NUMBER)
"""Text page, first character, how many -> in how many rectangles they stand, which are then numbered from 0."""

rectangle = _prepared("FPDFText_GetRect", _NUMBER, _HANDLE, _NUMBER, *[_HANDLE] * 4)
"""Text page, number, where to put left, top, right and bottom: doubles, in the sheet's own measure."""

letter_box = _prepared("FPDFText_GetCharBox", _NUMBER, _HANDLE, _NUMBER, *[_HANDLE] * 4)
"""Text page, number of the character, where to put left, right, bottom and top: doubles."""

is_unmapped = _prepared("FPDFText_HasUnicodeMapError", _NUMBER, _HANDLE, _NUMBER)
"""Text page, number of the character -> 1 when the font does not say which letter it is."""

code = _prepared("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _NUMBER)
"""Text page, number -> the code of the character."""

text_object = _prepared("FPDFText_GetTextObject", _HANDLE, _HANDLE, _NUMBER)
"""Text page, number of the character -> the object it was drawn by."""

count_drawn = _prepared("FPDFPage_CountObjects", _NUMBER, _HANDLE)
drawn = _prepared("FPDFPage_GetObject", _HANDLE, _HANDLE, _NUMBER)
"""Page, number -> a drawn object."""

count_drawn_within = _prepared("FPDFFormObj_CountObjects", _NUMBER, _HANDLE)
drawn_within = _prepared("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
"""Drawing within the page, number -> a drawn object."""

kind = _prepared("FPDFPageObj_GetType", _NUMBER, _HANDLE)
"""Object -> FPDF_PAGEOBJ_..."""

render_mode = _prepared("FPDFTextObj_GetTextRenderMode", _NUMBER, _HANDLE)
"""Object -> the mode its letters are drawn in; -1 when it is no text."""

fill_colour = _prepared("FPDFPageObj_GetFillColor", _NUMBER, _HANDLE, *[_HANDLE] * 4)
"""Object, where to put red, green, blue and opacity (unsigned ints) -> 0 when it has no plain colour."""

bounds = _prepared("FPDFPageObj_GetBounds", _NUMBER, _HANDLE, *[_HANDLE] * 4)
"""Object, where to put left, bottom, right and top: floats, in the measure of what it is drawn in."""

draw_mode = _prepared("FPDFPath_GetDrawMode", _NUMBER, _HANDLE, _HANDLE, _HANDLE)
"""Path, where to put how it is filled (0 = not) and whether its line is drawn: ints."""

count_segments = _prepared("FPDFPath_CountSegments", _NUMBER, _HANDLE)
segment = _prepared("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _NUMBER)
segment_kind = _prepared("FPDFPathSegment_GetType", _NUMBER, _HANDLE)
segment_closes = _prepared("FPDFPathSegment_GetClose", _NUMBER, _HANDLE)
segment_point = _prepared("FPDFPathSegment_GetPoint", _NUMBER, _HANDLE, _HANDLE, _HANDLE)
"""Segment, where to put x and y: floats."""

clip = _prepared("FPDFPageObj_GetClipPath", _HANDLE, _HANDLE)
"""Object -> the windows it is seen through."""

count_windows = _prepared("FPDFClipPath_CountPaths", _NUMBER, _HANDLE)
"""Windows -> how many; below 0 when there is none."""

count_window_segments = _prepared("FPDFClipPath_CountPathSegments", _NUMBER, _HANDLE, _NUMBER)
window_segment = _prepared("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE, _NUMBER, _NUMBER)

count_marks = _prepared("FPDFPageObj_CountMarks", _NUMBER, _HANDLE)
"""Object -> how many named marks stand around it in the content."""

mark = _prepared("FPDFPageObj_GetMark", _HANDLE, _HANDLE, ctypes.c_ulong)
mark_name = _prepared("FPDFPageObjMark_GetName", _NUMBER, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)
"""Mark, where to put its name (UTF-16), how many bytes fit there, where to put the length in bytes."""

matrix = _prepared("FPDFPageObj_GetMatrix", _NUMBER, _HANDLE, _HANDLE)
"""Object, where to put its FS_MATRIX."""

font_size = _prepared("FPDFTextObj_GetFontSize", _NUMBER, _HANDLE, _HANDLE)
"""Text object, where to put the size of its letters before its matrix: a float -> 0 when it has none."""

is_see_through = _prepared("FPDFPageObj_HasTransparency", _NUMBER, _HANDLE)
"""Object -> 1 when it has an opacity, a mask or a way of mixing of its own, or is a drawing that is mixed as a whole."""

font = _prepared("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
"""Text object -> its font."""

base_name = _prepared("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
"""Font, where to put its name, how many bytes fit there -> how many bytes the name takes, with the nought at the end."""

glyph_width = _prepared("FPDFFont_GetGlyphWidth", _NUMBER, _HANDLE, ctypes.c_uint32, ctypes.c_float, _HANDLE)
"""Font, code of a character, size, where to put how wide the font says that it is: a float -> 0 when it does not say."""

glyph = _prepared("FPDFFont_GetGlyphPath", _HANDLE, _HANDLE, ctypes.c_uint32, ctypes.c_float)
"""Font, code of a character, size -> its outline, of the font; None when it draws nothing."""

count_glyph_segments = _prepared("FPDFGlyphPath_CountGlyphSegments", _NUMBER, _HANDLE)
glyph_segment = _prepared("FPDFGlyphPath_GetGlyphPathSegment", _HANDLE, _HANDLE, _NUMBER)
"""Outline, number -> a segment, as those of paths."""

mark_value_kind = _prepared("FPDFPageObjMark_GetParamValueType", _NUMBER, _HANDLE, _HANDLE)
"""Mark, where the name of a value is (bytes, nought at the end) -> FPDF_OBJECT_..., 0 when there is none of that name."""

set_active = _prepared("FPDFPageObj_SetIsActive", _NUMBER, _HANDLE, _NUMBER)
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
        self.places = [list(range(start + column * size, end, width * size)) for column in range(width)]
        """For every column the addresses, row by row."""
        self.first = tuple(column[0] for column in self.places)
        """The addresses of the first row."""

    def values(self) -> tuple[Any, ...]:
        """The first row."""
        return self._row.unpack_from(self._bytes)

    def all_values(self, rows: int) -> list[Any]:
        """The values of the first rows, one behind the other."""
        return self._view[: rows * self._width].tolist()

    def answers(self, call: Callable[..., Any], handles: Sequence[int]) -> list[Any]:
        """The row that the call gives for each of the handles; None where it has no answer."""
        found: list[tuple[Any, ...] | None] = []
        for start in range(0, len(handles), self.rows):
            some = handles[start : start + self.rows]
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

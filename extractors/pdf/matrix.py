"""Where a drawing within a page puts what it holds, and how large its letters become there.

Knows the matrices of pdfium's objects (ISO 32000-1, 8.3.4); must not know what is drawn.
"""

import ctypes
import math
from collections.abc import Callable

from extractors.pdf import calls

SQUEEZED = 3  # letters of a third of their width can still be read

Rectangle = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Turn = Callable[[float, float, float, float], Rectangle]
"""Left, top, right and bottom of a rectangle in the sheet's own measure -> the same as displayed."""

_MATRIX = calls.Room(ctypes.c_float, 6, 1)
_SIZE = calls.Room(ctypes.c_float, 1, 1)


def matrix_of(handle: int) -> Matrix:
    """The matrix of an object; all noughts where it has none."""
    if not calls.matrix(handle, _MATRIX.first[0]):
        return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    a, b, c, d, e, f = _MATRIX.values()
    return a, b, c, d, e, f


def chained(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First the inner matrix, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r


def moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rectangle:
    """The box around a rectangle where the matrix puts it."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def letter_size(text: int, outer: Matrix | None) -> float:
    """How high the letters of a text object are drawn, in points; less where they are squeezed, 0 where it does not say."""
    if not calls.font_size(text, _SIZE.first[0]):
        return 0.0
    size = float(_SIZE.values()[0])
    matrix = chained(matrix_of(text), outer)
    high, wide = math.hypot(matrix[2], matrix[3]), math.hypot(matrix[0], matrix[1])
    return abs(size) * min(high, SQUEEZED * wide)


def turning(box: Rectangle, rotation: int) -> Turn:
    """From the sheet's own measure (left, top, right, bottom; up is more) to what is displayed, after crop and rotation."""
    left, bottom, right, top = box
    turns: dict[int, Turn] = {
        0: lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0),
        90: lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns[rotation]

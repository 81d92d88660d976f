"""Pixels of a page and how they lie on it: what the makers of pictures pass to each other. Knows no library."""

from typing import NamedTuple


class Raster(NamedTuple):
    """Pixels from the top left; a point (x, y) of the page lies at pixel ((x - left) * scale, (y - top) * scale)."""

    width: int
    height: int
    stride: int  # bytes a row
    mode: str  # "L" (grey) or "RGB"
    pixels: bytes
    scale: float  # pixels a point
    left: float  # points
    top: float

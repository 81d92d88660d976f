"""What to draw of a page: the words with which a caller asks for a picture, and what it gets back.

Knows no library and no file. Boxes are points from the top left of the page as displayed, as in `document.Box`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Box

DRAWN = frozenset({"application/pdf", *(f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "bmp", "webp"))})
"""Media types of which a picture exists: those whose pages have a fixed shape."""


class PictureError(Exception):
    """There is no picture of this page; the text is a Dutch sentence for the user."""


class Style(StrEnum):
    """What a marked place is; each looks different, also without colours."""

    ROW = "regel"
    FACT = "feit"
    SIGN = "teken"
    HIDDEN = "verborgen"
    QUOTE = "citaat"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A place to mark, with a short label (a number) that the legend explains."""

    box: Box
    style: Style
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the legend; a heading when it has no style. The text is shown as it is: make hidden letters visible first."""

    text: str
    style: Style | None = None
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A whole page with its legend, or (`crop`) only the passage that the outlines stand around."""

    page: int  # from 1
    outlines: tuple[Outline, ...] = ()
    legend: tuple[Entry, ...] = ()
    crop: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A picture, or the Dutch sentence that says why there is none."""

    png: bytes = b""
    because: str = ""


def passage(page: int, boxes: Sequence[Box]) -> View:
    """The view of a quote: its lines boxed, with some lines around them."""
    return View(page=page, outlines=tuple(Outline(box=box, style=Style.QUOTE) for box in boxes), crop=True)

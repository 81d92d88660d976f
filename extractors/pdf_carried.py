"""A signature that the end of a page parted from its place: a picture at the head of a page with next to nothing else on it.

Knows two pages that follow each other, and the pictures of all: one that stands on another page too is a letterhead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Mark, Page, Searchability
from extractors.pdf_marks import SIGNS, fits, mark
from extractors.pdf_signals import Shape

CARRIED = "aan het begin van de bladzijde na"
"""How such a sign is told apart from one on the page of its place."""
LAST = 4  # lines at the end of a page in which the place to sign stands
FEW = 120  # letters on the page that goes on: a date, a name, a page number
HEAD = 300.0  # points from the top within which the block goes on
SAME = 6.0  # points between two copies of one picture at one place of two pages
_PLACE = re.compile(
    r"^\s*(?:handtekening|datum|plaats|naam|functie|d\.d\.)\s*:|^\s*(?:(?:digitaal |elektronisch )?(?:onder|ge)tekend door|d\.d\.)[\s:]",
    re.IGNORECASE,
)


def carried(before: Page, page: Page, images: Sequence[Shape], others: Sequence[Shape]) -> list[Mark]:
    """The signature on this page that belongs to the end of the page before; `others` are the pictures of all other pages."""
    if page.characters > FEW or not images or page.number != before.number + 1:
        return []
    lines = [line.text for line in before.lines if line.text.strip()][-LAST:]
    place = next((text for text in reversed(lines) if _PLACE.match(text)), None)
    if place is None:
        return []
    own = [shape for shape in images if fits(shape) and shape.y0 < HEAD and not any(_is_copy(shape, other) for other in others)]
    word = found[0] if (found := SIGNS.search(place)) else place.split(":")[0].strip()
    return [mark(page.number, shape, f"{CARRIED} “{word}”") for shape in own[:1]]


def _is_copy(shape: Shape, other: Shape) -> bool:
    """The same size at the same place, as the logo of a letterhead is on every page."""
    corners = zip((shape.x0, shape.y0, shape.x1, shape.y1), (other.x0, other.y0, other.x1, other.y1), strict=True)
    return all(abs(one - two) < SAME for one, two in corners)


def without_text(page: Page, signs: Sequence[Mark]) -> Page:
    """A page with such a signature and no word at all is no page of its own: what stands on it belongs to the page before."""
    if page.characters or page.searchability is not Searchability.IMAGE or not signs:
        return page
    return replace(page, searchability=Searchability.EMPTY, because="er staat alleen een handtekening die bij de vorige bladzijde hoort")

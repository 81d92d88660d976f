"""A signature that the end of a page parted from its place: a picture at the head of a page with next to nothing else on it, or straight
above the names of who sign.

Knows two pages that follow each other, and the pictures of all: one that stands on another page too is a letterhead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Line, Mark, Page, Searchability
from extractors.pdf.marks import RULE, SIGNS, fits, mark
from extractors.pdf.signals import Shape
from extractors.signing.places import NAME_LABEL, NAMES, PLACE_AND_DATE

CARRIED = "aan het begin van de bladzijde na"
"""How such a sign is told apart from one on the page of its place."""
LAST = 4  # lines at the end of a page in which the place to sign stands
FEW = 120  # letters on the page that goes on: a date, a name, a page number
HEAD = 300.0  # points from the top within which the block goes on
BLOCK = 500  # letters on a page that holds nothing but the names of who sign
UNDER = 42.0  # points between a signature and the name under it
ASIDE = 20.0  # points that a name may stand left or right of the signature above it
FOOT = 0.88  # of the height: below it stands the foot of the page
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


def headed(page: Page, images: Sequence[Shape], others: Sequence[Shape]) -> list[Mark]:
    """The signatures at the head of a page on which the block of who signs goes on: each straight above a line to sign on with a name
    under it, or above a name where nothing else stands on the page."""
    lines = [line for line in page.lines if line.text.strip() and line.box is not None and line.box.y1 < FOOT * page.height]
    own = [shape for shape in images if fits(shape) and not any(_is_copy(shape, other) for other in others)]
    alone = sum(len(line.text) for line in lines) <= BLOCK and all(_is_of_block(line.text) for line in lines)
    return [
        mark(page.number, shape, ABOVE_NAME) for shape in own if _is_above_line(shape, lines) or (alone and _is_above_name(shape, lines))
    ]


ABOVE_NAME = "recht boven de naam van wie tekent, aan het begin van de bladzijde"
_LABELLED = re.compile(r"^\s*(?:naam|functie|datum|plaats|d\.d\.|te|op|namens|voor deze|getekend te|aldus)\b", re.IGNORECASE)
_NO_BLOCK = re.compile(
    r"verklaring|machtig|volmacht|uittreksel|curriculum|overzicht|\bplan\b|onderbouwing|bijlage|inschrijving|[?:]\s*$", re.IGNORECASE
)
_WORDS = 6  # a role or the name of an organisation has no more


def _is_of_block(text: str) -> bool:
    """A name, a role, a place, a day: no sentence, no title, and no place to sign that would be empty."""
    if SIGNS.search(text) or RULE.search(text) or _NO_BLOCK.search(text):
        return False
    known = NAMES.match(text) or NAME_LABEL.match(text) or PLACE_AND_DATE.match(text) or _LABELLED.match(text)
    return bool(known) or all(len(cell.split()) <= _WORDS for cell in re.split(r"\s{2,}", text.strip()))


def _is_above_line(shape: Shape, lines: Sequence[Line]) -> bool:
    """Is the first line under it a line to sign on, and the next one the name of a signer?"""
    rule = _nearest(shape.y1 - ASIDE, lines)
    if rule is None or rule.box is None or not RULE.fullmatch(rule.text.strip()) or not rule.box.x0 - ASIDE <= shape.x0 <= rule.box.x1:
        return False
    name = _nearest(rule.box.y1 - 2.0, [line for line in lines if line is not rule])
    return name is not None and bool(NAMES.match(name.text) or NAME_LABEL.match(name.text))


def _is_above_name(shape: Shape, lines: Sequence[Line]) -> bool:
    """Is the first line under it the name of a signer, and does that stand under it?"""
    nearest = _nearest(shape.y1 - ASIDE, lines)
    if nearest is None or nearest.box is None or not (NAMES.match(nearest.text) or NAME_LABEL.match(nearest.text)):
        return False
    cells = len(re.split(r"\s{2,}", nearest.text.strip()))
    left, right = nearest.box.x0 - ASIDE, nearest.box.x1 + ASIDE
    return left <= shape.x0 <= right and (cells > 1 or abs(shape.x0 - nearest.box.x0) <= 5 * ASIDE)


def _nearest(top: float, lines: Sequence[Line]) -> Line | None:
    """The first line that begins at this height or not far under it."""
    under = [line for line in lines if line.box is not None and top <= line.box.y0 <= top + ASIDE + UNDER]
    return min(under, key=lambda line: line.box.y0 if line.box else 0.0, default=None)


def _is_copy(shape: Shape, other: Shape) -> bool:
    """The same size at the same place, as the logo of a letterhead is on every page."""
    corners = zip((shape.x0, shape.y0, shape.x1, shape.y1), (other.x0, other.y0, other.x1, other.y1), strict=True)
    return all(abs(one - two) < SAME for one, two in corners)


def without_text(page: Page, signs: Sequence[Mark]) -> Page:
    """A page with such a signature and no word at all is no page of its own: what stands on it belongs to the page before."""
    if page.characters or page.searchability is not Searchability.IMAGE or not signs:
        return page
    return replace(page, searchability=Searchability.EMPTY, because="er staat alleen een handtekening die bij de vorige bladzijde hoort")

"""Blocks to sign that stand side by side, each in a column of its own: in whose column does a signature lie?

Pure geometry over blocks and marks; judges no signature.
"""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.document import Box, Mark
from extractors.signing.block import Block

BESIDE = 0.5  # of the height of the lower one: two blocks that share so much stand side by side
NEAR = 60.0  # points between a signature and the words of its own column


class _Sides(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


def is_beside(mark: Mark, block: Block, found: Sequence[Block]) -> bool:
    """Does this mark lie in the column of another block, which stands beside this one on the page?

    A signature stands in its column or in the white right of that, up to where the next column begins.
    """
    box, own = mark.box, _sides(block, mark.page)
    if box is None or own is None:
        return False
    others = [sides for other in found if other is not block and (sides := _sides(other, mark.page)) and _rivals(own, sides, box)]
    middle = (box.x0 + box.x1) / 2
    right = [sides.x0 for sides in others if own.x1 <= sides.x0]
    left = [sides for sides in others if sides.x1 <= own.x0]
    return bool((right and middle >= min(right)) or (left and middle < own.x0))


def _sides(block: Block, page: int) -> _Sides | None:
    """The room that the rows of a block take on this page."""
    boxes = [row.box for row in block.rows if row.box is not None and row.page == page]
    if not boxes:
        return None
    return _Sides(min(box.x0 for box in boxes), min(box.y0 for box in boxes), max(box.x1 for box in boxes), max(box.y1 for box in boxes))


def _rivals(own: _Sides, other: _Sides, box: Box) -> bool:
    """Do these blocks stand at the same height, or does the mark lie right over or under the words of the other one?"""
    shared = min(own.y1, other.y1) - max(own.y0, other.y0)
    there = box.x0 < other.x1 and other.x0 < box.x1 and max(box.y0 - other.y1, other.y0 - box.y1) <= NEAR
    return there or shared >= BESIDE * min(own.y1 - own.y0, other.y1 - other.y0)

"""Signatures below the names of all who sign, as many as there are names: one under the other, or each under its own name.

Knows shapes and rows of one page; judges no signature and no authority.
"""

from collections.abc import Sequence

from extractors.document import Box
from extractors.excerpt import Excerpt
from extractors.signing.block import Block
from extractors.signing.places import NAME_LABEL

_FIRST = 45.0  # points from the last words to the first of them
_NEXT = 45.0  # points from one to the next
_ROOM = 90.0  # points under a name in which its signature ends
_ASIDE = 60.0  # points that each may begin left or right of the words
_FOOT = 0.85  # of the height of a page: below it stands what every page has


def stacked_below(seen: Excerpt, found: Sequence[Block]) -> list[Box]:
    """The loose shapes under the last words of a page, one for each of two or more named signers; [] where they may be anything else.

    Pictures count only under a form that asks for names: under names alone a row of them may as well be logos.
    """
    pages = {block.page for block in found}
    page = next((page for page in seen.pages if page.number in pages), None)
    if len(found) < 2 or len(pages) != 1 or page is None or any(block.name is None or block.line is not None for block in found):
        return []
    own = [row for row in seen.rows if row.page == page.number and row.box is not None and row.box.y1 < _FOOT * page.height]
    last = max((row.box for row in own if row.box is not None), key=lambda box: box.y1, default=None)
    marks = [mark for mark in seen.marks if mark.how == "los" and mark.page == page.number and mark.box is not None]
    if last is None or len(marks) != len(found):
        return []
    labelled = any(NAME_LABEL.match(row.text) for block in found for row in block.rows)
    if not (labelled or all(mark.because.startswith("getekende lijnen") for mark in marks)):
        return []
    boxes = sorted((mark.box for mark in marks if mark.box is not None), key=lambda box: box.y0)
    edges = [last.y1, *(box.y1 for box in boxes)]
    near = all(-2 <= box.y0 - edge <= (_NEXT if number else _FIRST) for number, (box, edge) in enumerate(zip(boxes, edges, strict=False)))
    left = all(abs(box.x0 - last.x0) <= _ASIDE for box in boxes)
    return boxes if near and left and boxes[-1].y1 < _FOOT * page.height else []


def each_below(seen: Excerpt, found: Sequence[Block]) -> list[Box]:
    """The drawn shapes of which one, and no more, lies under the name of each of two or more signers, and none above the first; [] else."""
    pages = {block.page for block in found}
    if len(found) < 2 or len(pages) != 1 or any(block.name is None or block.line is not None or len(block.rows) != 1 for block in found):
        return []
    own = [row.box for row in seen.rows if row.page in pages and row.box is not None]
    marks = [mark for mark in seen.marks if mark.page in pages and mark.box is not None and mark.because.startswith("getekende lijnen")]
    boxes: list[Box] = []
    for block in found:
        name = block.rows[0].box
        below = min((box.y0 for box in own if name and box.y0 >= name.y1 and box.x0 < name.x1 and name.x0 < box.x1), default=float("inf"))
        under = [
            mark.box for mark in marks if mark.box and name and name.y1 - 2 <= mark.box.y0 and mark.box.y1 <= min(below, name.y1 + _ROOM)
        ]
        boxes += under if len(under) == 1 and name is not None and abs(under[0].x0 - name.x0) <= _ASIDE else []
    return boxes if len(boxes) == len(found) == len(marks) else []

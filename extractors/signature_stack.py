"""Signatures one under the other below the names of all who sign, as many as there are names.

Knows shapes and rows of one page; judges no signature and no authority.
"""

from collections.abc import Sequence

from extractors.document import Box
from extractors.excerpt import Excerpt
from extractors.signature_block import Block
from extractors.signing_places import NAME_LABEL

_FIRST = 45.0  # points from the last words to the first of them
_NEXT = 45.0  # points from one to the next
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

"""Which lines belong together: by how they look, where they stand, and whether the sentence goes on.

Knows lines with their forms; knows no criterion.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from checklist.line_forms import CLAUSE, END, LONGEST, Form, Seen

SHORT_LIST = 700  # a list up to this length is one passage together with the sentence that introduces it
_ANSWER = re.compile(r"\s*(?:antwoord|toelichting|reactie)\b\s*:?", re.I)


def blocks(lines: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Lines that belong together, by look and place."""
    if not lines:
        return
    wrapped, right = _is_wrapped(lines), _right_edges(lines)
    block: list[Seen] = []
    size = 0
    for seen in lines:
        if block and (size > LONGEST or not _goes_on(block, seen, wrapped=wrapped, right=right)):
            yield block
            block, size = [], 0
        if seen.text.strip():
            block.append(seen)
            size += len(seen.text) + 1
        elif block:
            yield block
            block, size = [], 0
    if block:
        yield block


def _is_wrapped(lines: Sequence[Seen]) -> bool:
    """Do sentences run on over line ends, or does every line hold a paragraph of its own?"""
    pairs = [(above.text.rstrip(), below.text.strip()) for above, below in pairwise(lines)]
    running = sum(1 for above, below in pairs if above and below[:1].islower() and not END.search(above))
    return running >= max(2, len(pairs) // 20)


def _right_edges(lines: Sequence[Seen]) -> dict[int, float]:
    """How far the text reaches on each page: in points where there are boxes, else in characters."""
    edges: dict[int, float] = {}
    for page, group in groupby(lines, key=lambda seen: seen.page):
        edges[page] = max(_reach(seen) for seen in group)
    return edges


def _reach(seen: Seen) -> float:
    return seen.box.x1 if seen.box else float(len(seen.text.rstrip()))


def _goes_on(block: Sequence[Seen], seen: Seen, *, wrapped: bool, right: dict[int, float]) -> bool:
    """Does this line continue the block?"""
    above = block[-1]
    if _same_row(above, seen) or _is_rest_of_row(block[0], above, seen):
        return True
    if seen.form is not Form.PARAGRAPH or above.form in (Form.HEADING, Form.QUESTION):
        return False
    if _ANSWER.match(seen.text) or not seen.text.strip() or (CLAUSE.match(seen.text) and END.search(above.text)):
        return False
    if seen.page != above.page:
        return not END.search(above.text) and seen.text.strip()[:1].islower()
    if _apart(above, seen) or above.form is Form.ROW:
        return above.form is Form.ROW and seen.text.strip()[:1].islower()
    full = _reach(above) >= 0.72 * right[above.page]
    if not END.search(above.text):
        return wrapped and (full or seen.text.strip()[:1].islower())
    return wrapped and full and not above.text.rstrip().endswith(":")


def _same_row(above: Seen, seen: Seen) -> bool:
    """Two cells beside each other on the page."""
    one, two = above.box, seen.box
    if one is None or two is None or above.page != seen.page:
        return False
    overlap = min(one.y1, two.y1) - max(one.y0, two.y0)
    return overlap > 0.6 * min(one.y1 - one.y0, two.y1 - two.y0) and two.x0 >= one.x1


def _is_rest_of_row(first: Seen, above: Seen, seen: Seen) -> bool:
    """The next line of a cell that was too narrow: indented from the row's start, or going on in lower case."""
    one, two = first.box, seen.box
    if first.form is not Form.ROW or one is None or two is None or seen.page != above.page or _apart(above, seen):
        return False
    start = seen.text.strip()[:1]
    return two.x0 > one.x0 + 1.5 * (two.y1 - two.y0) or start.islower() or start == "("


def _apart(above: Seen, seen: Seen) -> bool:
    """Is there white between the two lines, more than between lines of one paragraph?"""
    one, two = above.box, seen.box
    if one is None or two is None:
        return False
    return two.y0 - one.y1 > 0.9 * (one.y1 - one.y0)


def with_lists(blocks: Iterable[list[Seen]]) -> Iterator[list[list[Seen]]]:
    """Short lists together with the sentence that introduces them; everything else by itself."""
    held: list[list[Seen]] = []
    for block in blocks:
        size = sum(len(seen.text) for one in (*held, block) for seen in one)
        listed = block[0].form is Form.LIST
        if held and listed and size <= SHORT_LIST:
            held.append(block)
            continue
        if held:
            yield held
        held = [block] if introduces(block) else []
        if not held:
            yield [block]
    if held:
        yield held


def introduces(block: Sequence[Seen]) -> bool:
    """Does this paragraph end in a colon, so that what follows belongs to it?"""
    return block[-1].form is Form.PARAGRAPH and block[-1].text.rstrip().endswith(":")

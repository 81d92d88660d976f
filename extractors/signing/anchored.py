"""Signers found from the signature itself: whose name stands straight under, beside or over what somebody drew there.

Knows where marks and names lie on a page; judges no signature and no authority. Where a format has no positions it finds nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.days.dates import dates
from extractors.document import Box, Mark
from extractors.excerpt import Excerpt, Row
from extractors.parties.same_person import may_be_one, share_surname
from extractors.signing.block import ROLE, RULE, Block, is_drawn, organisation_in
from extractors.signing.one_person import signer_in

_UNDER = 34.0  # points from a signature down to the name of who made it
_OVER = 30.0  # and from a name down to the signature under it
_UPON = 14.0  # that it may hang over the words
_ASIDE = 24.0  # that it may begin to the left or right of them
_BESIDE = 260.0  # points from a name to the signature beside it, in the next column
_DAY_ABOVE = 60.0  # from the day of signing down to a picture
_LEVEL = 45.0  # points between the names of who sign beside each other, and between a name and its line
_LINE = 6.0  # points that a signature beside a name may stand higher or lower
_LONGEST = 110  # letters
_BETWEEN = 2  # rows with a function and an organisation
_NEAR = 12  # rows between a signer that words alone tell and one who signed


class _Cell(NamedTuple):
    """The name of one person at a place of a page, with what is told beside it."""

    row: Row
    at: int  # of the row
    box: Box
    words: str
    name: str
    role: str
    party: str
    dated: bool

    @property
    def form(self) -> tuple[bool, bool]:
        """What stands beside the name, as the next signer has it too."""
        return bool(self.party), self.dated


class _Found(NamedTuple):
    """A name at a signature, and how many points lie between them."""

    cell: _Cell
    mark: Mark
    far: float

    @classmethod
    def of(cls, cell: _Cell | None, mark: Mark) -> "_Found | None":
        if cell is None or (box := mark.box) is None:
            return None
        return cls(cell, mark, max(box.y0 - cell.box.y1, cell.box.y0 - box.y1, cell.box.x0 - box.x1, box.x0 - cell.box.x1, 0.0))


def with_anchored(seen: Excerpt, found: list[Block], *, start: int) -> list[Block]:
    """The blocks, and those of who signed by where a signature lies; `start`: the row from which the others count theirs."""
    cells = list(_cells(seen))
    anchored = _anchored(seen, cells) or ([] if any(block.name for block in found) else list(_in_lines(seen)))
    found = [replace(block, mark=next((mark for cell, mark in anchored if _is_one(cell, block)), None)) for block in found]
    named = [block for block in found if block.name is not None]
    signing = [cell for cell, _ in anchored]
    if all(any(_is_one(cell, block) for block in named) for cell in signing):
        return found
    signing += _alike(seen, signing, cells)
    marks = dict(anchored)
    fresh = [cell for cell in signing if not any(_is_one(cell, block) for block in named)]
    places = [cell.at - start for cell in signing]
    near = [block for block in named if block.mark is not None or _stays(block, places)]
    blocks = [*near, *(replace(_block(cell, start), mark=marks.get(cell), ruled=_is_ruled(seen, cell)) for cell in fresh)]
    return sorted(blocks, key=lambda block: (block.page, block.index))


_NOWHERE = Box(x0=0.0, y0=0.0, x1=0.0, y1=0.0)


def _in_lines(seen: Excerpt) -> Iterator[tuple[_Cell, Mark]]:
    """Of a text without positions: the name on the line of a signature, or on the one or two lines under it."""
    for mark in seen.marks:
        if mark.box is not None or mark.line is None or mark.how not in ("afbeelding", "inkt"):
            continue
        near = [(at, row) for at, row in enumerate(seen.rows) if row.page == mark.page and 0 <= row.line - mark.line <= 1]
        told = ((at, row, signer_in(row.text.strip())) for at, row in near)
        found = next(((at, row, one) for at, row, one in told if one is not None), None)
        if found is not None:
            at, row, one = found
            yield _Cell(row, at, _NOWHERE, row.text.strip(), *one), mark


def _is_one(cell: _Cell, block: Block) -> bool:
    return block.name is not None and may_be_one(cell.name, block.name.value) and share_surname(cell.name, block.name.value)


def _stays(block: Block, places: Sequence[int]) -> bool:
    """Does somebody whom words tell sign as well: at a place of his own, or close to who signed?"""
    return not block.told and (block.line is not None or any(abs(block.index - place) <= _NEAR for place in places))


def _block(cell: _Cell, start: int) -> Block:
    at = cell.row.text.find(cell.words)
    fact = cell.row.fact("ondertekenaar", cell.name, span=(max(at, 0), max(at, 0) + len(cell.words)))
    return Block(page=cell.row.page, index=cell.at - start, name=fact, role=cell.role, party=cell.party, rows=(_narrow(cell),))


def _narrow(cell: _Cell) -> Row:
    """The row as wide as its cell: what stands beside it is of somebody else."""
    return cell.row if cell.row.box is None else replace(cell.row, box=cell.box)


def _cells(seen: Excerpt) -> Iterator[_Cell]:
    """Every part of a row that names one person and tells of nothing else."""
    pages = {mark.page for mark in seen.marks if mark.box is not None}
    for index, row in enumerate(seen.rows):
        if row.page not in pages or row.box is None:
            continue
        parts = [(row.text[cell.start : cell.end], cell.x0, cell.x1) for cell in row.cells] or [(row.text, row.box.x0, row.box.x1)]
        for words, left, right in parts:
            told = signer_in(words.strip())
            if told is not None and not _is_introduced(seen.rows, index):
                name, role, party, dated = told
                yield _Cell(row, index, replace(row.box, x0=left, x1=right), words.strip(), name, role, party, dated)


def _is_introduced(rows: Sequence[Row], index: int) -> bool:
    """Do the rows around say that this is somebody else: "contactpersoon" under the name, "onze klachtenfunctionaris is" above it?"""
    below = rows[index + 1 : index + 2]
    return any(len(row.text) <= _LONGEST / 2 and row.page == rows[index].page and _OTHER_WORK.search(row.plain) for row in below)


_OTHER_WORK = re.compile(r"^\s*(?:contactpersoon|coordinator|adviseur|projectleider|clientondersteuner|tel\b|telefoon|e-?mail)\b")


def _anchored(seen: Excerpt, cells: Sequence[_Cell]) -> list[tuple[_Cell, Mark]]:
    """Who stands at each signature: all in one way, under, beside or over it, the closest of those that hold; else each its closest."""
    marks = [mark for mark in seen.marks if mark.box is not None and mark.how in ("afbeelding", "inkt", "los") and not _recurs(mark, seen)]
    ways = [[_Found.of(way(seen, mark, cells), mark) for mark in marks] for way in (_under, _beside, _over)]
    whole = [[one for one in way if one is not None] for way in ways]
    whole = [found for found in whole if found and len({one.cell.name for one in found}) == len(marks)]
    if whole:
        return [(one.cell, one.mark) for one in min(whole, key=lambda found: sum(one.far for one in found))]
    found: list[tuple[_Cell, Mark]] = []
    for options in zip(*ways, strict=True):
        fresh = [one for one in options if one is not None and all(one.cell != cell for cell, _ in found)]
        best = min(fresh, key=lambda one: one.far, default=None)
        found += [(best.cell, best.mark)] if best is not None else []
    return found


def _recurs(mark: Mark, seen: Excerpt) -> bool:
    """Does a shape stand at the same place of another page: a letterhead?"""
    box = mark.box
    others = [other.box for other in seen.marks if other.page != mark.page and other.box is not None]
    return box is not None and any(abs(other.x0 - box.x0) + abs(other.y0 - box.y0) < 3 for other in others)


def _is_over(one: Box, other: Box) -> bool:
    """Do these stand in one column?"""
    return one.x0 - _ASIDE <= other.x1 and other.x0 <= one.x1 + _ASIDE


def _under(seen: Excerpt, mark: Mark, cells: Sequence[_Cell]) -> _Cell | None:
    """The name straight under the signature; a picture that may be a logo too must stand under a day, or over more than a name."""
    if (box := mark.box) is None:
        return None
    rows = [row for row in _column(seen, mark) if row.box and row.box.y0 >= box.y1 - _UPON and row.box.y1 > box.y1]
    rows = [row for row in rows if not _is_line(row)]  # the name stands under the line that was signed on
    cell = _first(sorted(rows, key=lambda row: row.box.y0 if row.box else 0.0), cells, box)
    if cell is None or cell.box.y0 - box.y1 > _UNDER:
        return None
    return cell if mark.how != "los" or is_drawn(mark) or cell.role or cell.party or _is_dated(seen, mark.page, box) else None


def _over(seen: Excerpt, mark: Mark, cells: Sequence[_Cell]) -> _Cell | None:
    """The name straight over what somebody drew; not over a picture that may be a logo."""
    box = mark.box
    if box is None or (mark.how == "los" and not is_drawn(mark)):
        return None
    rows = [row for row in _column(seen, mark) if row.box and row.box.y1 <= box.y0 + _UPON and row.box.y0 < box.y0]
    rows = sorted(rows, key=lambda row: -row.box.y1 if row.box else 0.0)
    near = bool(rows) and rows[0].box is not None and box.y0 - rows[0].box.y1 <= _OVER
    return _first(rows, cells, box) if near else None


def _is_line(row: Row) -> bool:
    return not RULE.sub("", row.text).strip()


def _column(seen: Excerpt, mark: Mark) -> list[Row]:
    """The rows above and below the mark, on its page."""
    return [row for row in seen.rows if row.page == mark.page and row.box and mark.box and _is_over(mark.box, row.box)]


def _first(rows: Sequence[Row], cells: Sequence[_Cell], box: Box) -> _Cell | None:
    """The first name in these rows, with nothing between but a function, a day or an organisation."""
    for row in rows[: 1 + _BETWEEN]:
        own = [cell for cell in cells if cell.row == row and _is_over(box, cell.box)]
        if own:
            return min(own, key=lambda cell: _apart(box, cell.box))
        if len(row.text) > _LONGEST / 2 or not (ROLE.match(row.plain) or organisation_in(row.text)):
            return None
    return None


def _beside(_: Excerpt, mark: Mark, cells: Sequence[_Cell]) -> _Cell | None:
    """The name on the same row, left or right of the signature."""
    box = mark.box
    if box is None or (mark.how == "los" and not is_drawn(mark)):
        return None
    level = [cell for cell in cells if cell.row.page == mark.page and box.y0 - _LINE <= (cell.box.y0 + cell.box.y1) / 2 <= box.y1 + _LINE]
    apart = [cell for cell in level if cell.box.x1 <= box.x0 + _UPON or cell.box.x0 >= box.x1 - _UPON]
    return min((cell for cell in apart if _apart(box, cell.box) <= _BESIDE), key=lambda one: _apart(box, one.box), default=None)


def _apart(box: Box, other: Box) -> float:
    """Points between them across; of those in one column, between their beginnings."""
    gap = max(other.x0 - box.x1, box.x0 - other.x1)
    return gap if gap > 0 else abs(other.x0 - box.x0) / 1_000


def _is_dated(seen: Excerpt, page: int, box: Box) -> bool:
    """Does a day stand in the row above it?"""
    above = [row for row in seen.rows if row.page == page and row.box is not None and row.box.y1 <= box.y0 + _UPON]
    last = max(above, key=lambda row: row.box.y1 if row.box else 0.0, default=None)
    return last is not None and last.box is not None and box.y0 - last.box.y1 <= _DAY_ABOVE and bool(dates(last.plain))


def _alike(seen: Excerpt, anchored: Sequence[_Cell], cells: Sequence[_Cell]) -> list[_Cell]:
    """Who is named as those who signed are, and left no signature: beside one of them, on a row of the same form, or at an empty line."""
    forms = {cell.form for cell in anchored if any(cell.form)}
    others = [cell for cell in cells if cell not in anchored and cell.row.page in {one.row.page for one in anchored}]
    return [
        cell
        for cell in others
        if cell.form in forms or any(_stand_level(cell, one) for one in anchored) or (not any(cell.form) and _is_ruled(seen, cell))
    ]


def _stand_level(cell: _Cell, other: _Cell) -> bool:
    """Does this name stand beside the other, in a column of its own, if a little higher or lower?"""
    apart = cell.box.x0 >= other.box.x1 or other.box.x0 >= cell.box.x1
    return cell.row.page == other.row.page and apart and abs(cell.box.y0 - other.box.y0) <= _LEVEL


def _is_ruled(seen: Excerpt, cell: _Cell) -> bool:
    """Is there a line to sign on close above or below this name?"""
    rules = [row.box for row in seen.rows if row.page == cell.row.page and row.box is not None and RULE.search(row.text)]
    return any(_is_over(cell.box, box) and max(box.y0 - cell.box.y1, cell.box.y0 - box.y1) <= _LEVEL for box in rules)

"""Signers found from the signature itself: whose name stands straight under, beside or over what somebody drew there.

Knows where marks and names lie on a page; judges no signature and no authority. Where a format has no positions it finds nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.dates import dates
from extractors.document import Box, Mark
from extractors.excerpt import Excerpt, Row, fold
from extractors.names import NO_BIDDER, is_person, without_title
from extractors.same_person import may_be_one, share_surname
from extractors.signature_block import INITIALS_FIRST, ROLE, TYPED, Block, is_drawn, organisation_in, role_of

_UNDER = 34.0  # points from a signature down to the name of who made it
_OVER = 30.0  # and from a name down to the signature under it
_UPON = 14.0  # that it may hang over the words
_ASIDE = 24.0  # that it may begin to the left or right of them
_BESIDE = 190.0  # points from a name to the signature beside it, in the next column
_DAY_ABOVE = 60.0  # from the day of signing down to a picture
_NEAR = 12  # rows between a signer that words alone tell and one who signed
_LONGEST = 110  # letters
_FEW = 6  # words of what stands around a name

_PARTS = re.compile(r",\s+|[():;|]|\s+/\s+")
_DASH = re.compile(r"\s+[–—-]\s+")
_AS = re.compile(r"^\s*(?:namens|voor|door|mede|p/o|i\.o\.)\s+", re.IGNORECASE)
_OTHERS = re.compile(
    r"[%@€]|\b(?:contactpersoon|contact|bereikbaar|tel|telefoon|mobiel|e-?mail|mail|t\.?a\.?v|c\.?c|aan|cc|geboren|born|onderaannemers?|"
    r"vertrouwenspersoon|klachten\w*|functionaris|clientondersteuners?|toezichthouder|accountant|h\.?o\.?d\.?n|kvk|bijlage|"
    r"is|zijn|wordt|worden|heeft|hebben|verklaart|verklaren|machtigt|machtigen|mag|mogen)\b"
)
"""Words beside the name of somebody who does something else than sign, or of a sentence."""


class _Cell(NamedTuple):
    """The name of one person at a place of a page, with what is told beside it."""

    row: Row
    index: int
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


def with_anchored(seen: Excerpt, found: list[Block], *, start: int) -> list[Block]:
    """The blocks, and those of who signed by where a signature lies; `start`: the row from which the others count theirs."""
    cells = list(_cells(seen))
    anchored = _anchored(seen, cells)
    found = [replace(block, mark=next((mark for cell, mark in anchored if _is_one(cell, block)), None)) for block in found]
    named = [block for block in found if block.name is not None]
    signing = [cell for cell, _ in anchored]
    if all(any(_is_one(cell, block) for block in named) for cell in signing):
        return found
    signing += _alike(signing, cells)
    marks = {cell: mark for cell, mark in anchored}
    fresh = [cell for cell in signing if not any(_is_one(cell, block) for block in named)]
    places = [cell.index - start for cell in signing]
    near = [block for block in named if block.mark is not None or _stays(block, places)]
    blocks = [*near, *(replace(_block(cell, start), mark=marks.get(cell)) for cell in fresh)]
    return sorted(blocks, key=lambda block: (block.page, block.index))


def _is_one(cell: _Cell, block: Block) -> bool:
    return block.name is not None and may_be_one(cell.name, block.name.value) and share_surname(cell.name, block.name.value)


def _stays(block: Block, places: Sequence[int]) -> bool:
    """Does somebody whom words tell sign as well: at a place of his own, or close to who signed?"""
    return not block.told and (block.line is not None or any(abs(block.index - place) <= _NEAR for place in places))


def _block(cell: _Cell, start: int) -> Block:
    at = cell.row.text.find(cell.words)
    fact = cell.row.fact("ondertekenaar", cell.name, span=(max(at, 0), max(at, 0) + len(cell.words)))
    return Block(page=cell.row.page, index=cell.index - start, name=fact, role=cell.role, party=cell.party, rows=(_narrow(cell),))


def _narrow(cell: _Cell) -> Row:
    """The row as wide as its cell: what stands beside it is of somebody else."""
    return replace(cell.row, box=cell.box)


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


def signer_in(words: str) -> tuple[str, str, str, bool] | None:
    """Name, function, organisation, and whether a day stands with them, of words that hold one person and nothing but those.

    "Goes, 3 juli 2026 – A. Alting (directeur)", "Alfa B.V., A. Alting", "A. Alting, voorzitter"; None for all else.
    """
    words = TYPED.sub("", words)
    if not words or len(words) > _LONGEST or _OTHERS.search(fold(words)) or re.search(r"[0-9]{6}", words):
        return None
    parts = [part for whole in _PARTS.split(words) for part in _undashed(whole.strip(" ,;:"))]
    names = [without_title(part) for part in parts if _is_name(part)]
    others = [part for part in parts if part and not _is_name(part)]
    if len(names) != 1 or any(len(part.split()) > _FEW and not organisation_in(part) for part in others):
        return None
    role = next((found for part in others if (found := role_of(part))), "")
    party = next((found for part in others if (found := organisation_in(part))), "")
    return names[0], role, party, any(dates(fold(part)) for part in others)


def _undashed(part: str) -> list[str]:
    """The pieces on both sides of a dash; a name with a dash in it is one."""
    part = _AS.sub("", part)
    return [part] if _is_name(part) else [_AS.sub("", piece) for piece in _DASH.split(part)]


def _is_name(part: str) -> bool:
    bare = without_title(part)
    if not INITIALS_FIRST.match(bare) or not is_person(bare) or organisation_in(bare) or NO_BIDDER.search(fold(part)):
        return False
    return ROLE.match(fold(part)) is None and not dates(fold(part)) and len(bare.split()) <= _FEW


def _anchored(seen: Excerpt, cells: Sequence[_Cell]) -> list[tuple[_Cell, Mark]]:
    """Who stands at each signature: all in one way, under, beside or over it, where that can be; else each in the first that holds."""
    marks = [mark for mark in seen.marks if mark.box is not None and mark.how in ("afbeelding", "inkt", "los") and not _recurs(mark, seen)]
    ways = [[way(seen, mark, cells) for mark in marks] for way in (_beside, _under, _over)]
    for way in ways:
        whole = [(cell, mark) for cell, mark in zip(way, marks, strict=True) if cell is not None]
        if marks and len({cell.name for cell, _ in whole}) == len(marks):
            return whole
    found: list[tuple[_Cell, Mark]] = []
    for mark, *options in zip(marks, *ways, strict=True):
        known = [cell for cell, _ in found]
        cell = next((cell for cell in options if cell is not None and cell not in known), None)
        found += [(cell, mark)] if cell is not None else []
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
    box = mark.box
    if box is None:
        return None
    rows = [row.box for row in seen.rows if row.page == mark.page and row.box is not None and _is_over(box, row.box)]
    first = min((row.y0 for row in rows if row.y0 >= box.y1 - _UPON and row.y1 > box.y1), default=0.0)
    near = [cell for cell in cells if cell.row.page == mark.page and _is_over(box, cell.box) and cell.box.y0 == first]
    cell = min(near, key=lambda one: _apart(box, one.box), default=None)
    if cell is None or cell.box.y0 - box.y1 > _UNDER:
        return None
    return cell if mark.how != "los" or is_drawn(mark) or cell.role or cell.party or _is_dated(seen, mark.page, box) else None


def _over(seen: Excerpt, mark: Mark, cells: Sequence[_Cell]) -> _Cell | None:
    """The name straight over what somebody drew; not over a picture that may be a logo."""
    box = mark.box
    if box is None or not is_drawn(mark):
        return None
    rows = [row.box for row in seen.rows if row.page == mark.page and row.box is not None and _is_over(box, row.box)]
    last = max((row.y1 for row in rows if row.y1 <= box.y0 + _UPON and row.y0 < box.y0), default=0.0)
    near = [cell for cell in cells if cell.row.page == mark.page and _is_over(box, cell.box) and cell.box.y1 == last]
    cell = min(near, key=lambda one: _apart(box, one.box), default=None)
    return cell if cell is not None and box.y0 - cell.box.y1 <= _OVER else None


def _beside(seen: Excerpt, mark: Mark, cells: Sequence[_Cell]) -> _Cell | None:
    """The name on the same row, left or right of the signature."""
    box = mark.box
    if box is None or not (is_drawn(mark) or mark.how != "los"):
        return None
    level = [cell for cell in cells if cell.row.page == mark.page and box.y0 <= (cell.box.y0 + cell.box.y1) / 2 <= box.y1]
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


def _alike(anchored: Sequence[_Cell], cells: Sequence[_Cell]) -> list[_Cell]:
    """Who is named as those who signed are: beside one of them on the row, or on a row of the same form, and left no signature."""
    rows, forms, pages = {cell.index for cell in anchored}, {cell.form for cell in anchored if any(cell.form)}, {cell.row.page for cell in anchored}
    return [cell for cell in cells if cell not in anchored and cell.row.page in pages and (cell.index in rows or cell.form in forms)]

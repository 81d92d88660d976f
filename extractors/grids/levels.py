"""Lines of text as a table sees them: what stands at one height, part by part, with where it stands.

Pure geometry. The same measure for every format: on a PDF page points, in an office table and in a text with upright lines steps of
`STEP` a column and `PITCH` a row, so that all that follows looks at places only. Knows nothing of what the words mean.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.excerpt import Row

STEP, WIDTH = 100.0, 90.0  # from column to column, and of a cell, where the format has no layout
PITCH, HEIGHT = 12.0, 10.0  # from row to row, and of a row, idem
SHARED = 0.5  # of the lower of two parts that stand at one height
_GAPS = re.compile(r"\s{2,}|\s\|\s|\t")
_EDGE = 3  # levels at the top and foot of a page in which a header or footer stands
SAME = 4.0  # points: a header or footer stands at one height on every page
_NUMBERED = re.compile(r"\W*(?:pagina|page|blad(?:zijde)?)\s#(?:\s?(?:van|of|/)\s?#)?\W*|\W*#\s?/\s?#\W*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Words that stand together."""

    text: str
    x0: float
    x1: float
    row: int  # in the rows of the excerpt


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """What stands at one height, from left to right."""

    parts: tuple[Part, ...]
    page: int
    y0: float
    y1: float
    table: int = 0  # the table of the file; 0 where the file does not tell
    whole: bool = False  # this is a whole row of that table

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def rows(self) -> frozenset[int]:
        return frozenset(part.row for part in self.parts)


def levels(rows: Sequence[Row]) -> list[Level]:
    """Every row in levels from top to bottom, without the headers and footers that return on each page."""
    found: list[Level] = []
    start = 0
    while start < len(rows):
        stop = start + 1
        while stop < len(rows) and rows[stop].page == rows[start].page:
            stop += 1
        numbered = list(enumerate(rows[start:stop], start))
        has_places = all(row.box is not None for _, row in numbered)
        found += _on_page(numbered) if has_places else _in_order(numbered)
        start = stop
    running = _running(found)
    return [level for number, level in enumerate(found) if number not in running]


def parted(rows: Sequence[Row]) -> list[Level]:
    """The levels, where in plain text too what stands apart in a line is a part: there places are counted in letters."""
    return [_in_letters(level, rows) for level in levels(rows)]


def _in_letters(level: Level, rows: Sequence[Row]) -> Level:
    row = rows[level.parts[0].row]
    if len(level.parts) != 1 or row.box is not None or level.table:
        return level
    parts, at = [], 0
    for words in _GAPS.split(row.text):
        start = row.text.index(words, at)
        at = start + len(words)
        if words.strip():
            parts.append(Part(text=words, x0=float(start), x1=float(at), row=level.parts[0].row))
    return replace(level, parts=tuple(parts)) if parts else level


def _on_page(rows: Sequence[tuple[int, Row]]) -> Iterator[Level]:
    """By place: parts that share half of their height are at one level."""
    placed: list[tuple[float, float, Part]] = []
    for number, row in rows:
        if row.box is not None:
            placed += [(row.box.y0, row.box.y1, part) for part in _parts(number, row)]
    groups: list[list[tuple[float, float, Part]]] = []
    for one in sorted(placed, key=lambda one: (one[0] + one[1], one[2].x0)):
        home = next((group for group in reversed(groups[-3:]) if _beside(one, group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for group in groups:
        parts = tuple(part for _, _, part in sorted(group, key=lambda one: one[2].x0))
        yield Level(parts=parts, page=rows[0][1].page, y0=min(one[0] for one in group), y1=max(one[1] for one in group))


def _beside(one: tuple[float, float, Part], group: Sequence[tuple[float, float, Part]]) -> bool:
    """At the height of the first of them, and over none of them."""
    y0, y1, part = one
    shared = min(y1, group[0][1]) - max(y0, group[0][0])
    apart = all(part.x1 <= other.x0 + 1 or other.x1 <= part.x0 + 1 for _, _, other in group)
    return apart and shared >= SHARED * min(y1 - y0, group[0][1] - group[0][0])


def _parts(number: int, row: Row) -> list[Part]:
    if row.cells:
        return [Part(text=row.text[cell.start : cell.end], x0=cell.x0, x1=cell.x1, row=number) for cell in row.cells]
    return [Part(text=row.text.strip(), x0=row.box.x0, x1=row.box.x1, row=number)] if row.box else []


def _in_order(rows: Sequence[tuple[int, Row]]) -> Iterator[Level]:
    """Without places: the rows of office tables as the file tells them, else the cells between upright lines, else one part."""
    height, last = 0.0, (0, 0)
    waiting: dict[tuple[float, float], list[Part]] = {}
    page = rows[0][1].page
    for number, row in [*rows, (-1, None)]:
        if waiting and (row is None or row.row != last or last == (0, 0)):
            yield Level(parts=_joined(waiting), page=page, y0=height, y1=height + HEIGHT, table=last[0], whole=last != (0, 0))
            waiting = {}
            height += PITCH
        if row is None:
            return
        last = row.row
        for part in _cells(number, row):
            waiting.setdefault((part.x0, part.x1), []).append(part)


def _cells(number: int, row: Row) -> list[Part]:
    if row.cells:
        return [
            Part(text=row.text[cell.start : cell.end], x0=STEP * cell.x0, x1=STEP * cell.x1 - STEP + WIDTH, row=number)
            for cell in row.cells
        ]
    if row.text.count("|") > 1:
        words = row.text.strip().removeprefix("|").removesuffix("|").split("|")
        return [Part(text=text.strip(), x0=STEP * at, x1=STEP * at + WIDTH, row=number) for at, text in enumerate(words) if text.strip()]
    return [Part(text=row.text.strip(), x0=0.0, x1=1_000 * STEP, row=number)]


def _joined(cells: dict[tuple[float, float], list[Part]]) -> tuple[Part, ...]:
    return tuple(
        Part(text=" ".join(part.text for part in parts), x0=x0, x1=x1, row=parts[0].row) for (x0, x1), parts in sorted(cells.items())
    )


def _running(found: Sequence[Level]) -> set[int]:
    """Numbers of the levels that are a header or footer: a page number, or the same words at the same height of another page."""
    pages = [level.page for level in found]
    around = [-1] * _EDGE
    edges = [
        number
        for number, (level, before, behind) in enumerate(
            zip(found, [*around, *pages][: len(pages)], [*pages, *around][_EDGE:], strict=True)
        )
        if not level.whole and not (before == level.page == behind)
    ]
    words = {number: re.sub(r"[0-9]+", "#", " ".join(part.text for part in found[number].parts).lower()) for number in edges}
    places: dict[tuple[str, int], set[int]] = {}
    for number in edges:
        at = int(found[number].y0 // SAME)
        for near in (at - 1, at, at + 1):
            places.setdefault((words[number], near), set()).add(found[number].page)
    return {
        number for number in edges if _NUMBERED.fullmatch(words[number]) or len(places[words[number], int(found[number].y0 // SAME)]) > 1
    }


def head_over(part: Part, level: Level, head: Level) -> Part | None:
    """The head of the column in which a part stands: by order where there are as many parts as heads, else by what lies over it."""
    if len(level.parts) == len(head.parts):
        return head.parts[level.parts.index(part)]
    shared = {over: min(part.x1, over.x1) - max(part.x0, over.x0) for over in head.parts}
    best = max(shared, key=lambda over: shared[over])
    return best if shared[best] > 0 else None

"""Runs of text with boxes -> lines in the order a person reads them, and clean characters.

Pure geometry and text: knows no library and nothing of what the words mean.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

ROW_OVERLAP = 0.5  # two runs stand on one row when they share half of the lower one's height
GAP = "  "  # between cells, as rows are written
WIDE_GAP = 1.2  # times the letter height: wider than any word space, so a new cell or column
NO_GAP = 0.15  # times the letter height: closer than a word space, so the same word goes on
SIDEWAYS = 1.5  # times as high as wide: letters of a word that stand on their side
SIZELESS = 0.02  # points
SQUEEZED = 0.8  # points a letter: the finest print takes 1.5
SQUEEZED_LEAST = 5  # letters; fewer may be dots
LEADING = 1.3  # times the letter height: lines of one paragraph follow each other within this distance
SAME_SIDE = 2.0  # points: two lines of one cell begin so close to each other
HALFWAY = 0.3  # times the letter height: a value centred beside two lines
PROSE_LETTERS = 25  # a column of running text holds at least this many characters a line; labels hold fewer
PROSE_FILL = 0.75  # lines of running text reach at least this far to the right, labels end where they please
PROSE_SHARE = 0.6  # so many of a paragraph's lines, the last not counted, must be filled like that


class Run(NamedTuple):
    """Words that were drawn side by side, in points from the top left of the page as displayed."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0


class Unit(NamedTuple):
    """Rows that are read together: one row of a form, or a paragraph of a column."""

    rows: list[Run]
    x0: float
    y0: float
    x1: float
    y1: float
    place: int  # of its first run in the order of drawing
    prose: bool


_BULLETS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0x2D: "-", 0x76: "❖", 0xE0: "→", 0xF0: "→", 0x6E: "■", 0x6C: "●"}
_BOXES = {0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFC: "✓", 0xFB: "✗"}
_BOXES |= {0x52: "☑", 0x53: "☒", 0xA3: "☐"}
_SPACES = (*range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_NOTHING = (0x00, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)


def _translation() -> dict[int, str]:
    table = {0xF000 + code: mark for code, mark in {**_BULLETS, **_BOXES}.items()}
    table |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_NOTHING, "")
    plain = [*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), 0x0132, 0x0133, *range(0x2F00, 0x2FD6)]
    return table | {code: unicodedata.normalize("NFKC", chr(code)) for code in plain}


_TRANSLATION = _translation()
_BLANKS = re.compile(r" {2,}")


def clean(text: str) -> str:
    """The same letters in one spelling: ligatures, full-width and loose accents composed; symbols of bullet fonts named."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.translate(_TRANSLATION))


def is_sideways(run: Run) -> bool:
    """Much higher than wide, though it is a word or more."""
    text, x0, y0, x1, y1 = run
    return y1 - y0 > SIDEWAYS * (x1 - x0) and len(text.strip()) >= 4


def is_squeezed(run: Run) -> bool:
    """Letters on top of each other: words that take less room than their letters can."""
    text, x0, y0, x1, y1 = run
    return len(text) > SQUEEZED_LEAST and max(x1 - x0, y1 - y0) < SQUEEZED * len(text)


def is_sizeless(run: Run) -> bool:
    """Letters without any height, as blank ones are; dashes and dots have some."""
    text, x0, y0, x1, y1 = run
    return min(x1 - x0, y1 - y0) < SIZELESS and any(map(str.isalnum, text))


def in_order(kept: list[Run]) -> list[Run]:
    """The rows of words that all stand upright, in reading order, each with the box around its words."""
    if _flows(kept):
        return labels_whole(_tidied(kept))
    rows = _rows(kept)
    alone = _paragraphs(kept, rows)
    if not alone:  # no columns: just rows from top to bottom
        joined = [_joined([kept[place] for place in row]) for row in _unique(rows)]
        return labels_whole(_tidied(sorted(joined, key=lambda row: (row.y0, row.x0))))
    return labels_whole([row for unit in _ordered(_units(kept, rows, alone), depth=0) for row in unit.rows])


def labels_whole(rows: list[Run]) -> list[Run]:
    """The rows, with what stands beside the two lines of a label after both, as the answer to that label and not to another."""
    ordered = list(rows)
    for at in range(len(ordered) - 2):
        one, two, three = ordered[at : at + 3]
        if _is_halfway(one, two, three):
            ordered[at : at + 3] = [one, three, two]
        elif _is_beside(two, one, three):
            ordered[at : at + 3] = [two, three, one]
    return ordered


def _is_halfway(first: Run, value: Run, second: Run) -> bool:
    """Does a value stand right of two lines that follow each other, in the middle of their height?"""
    middle = abs(value.y0 + value.y1 - first.y0 - second.y1) / 2
    return _are_label(first, value, second) and middle <= HALFWAY * max(first.height, second.height)


def _is_beside(first: Run, value: Run, second: Run) -> bool:
    """Does a value that was read before two lines stand right of them, at the height of one or between?"""
    most = HALFWAY * max(first.height, second.height)
    between = first.y0 + first.y1 - 2 * most <= value.y0 + value.y1 <= second.y0 + second.y1 + 2 * most
    return _are_label(first, value, second) and between


def _are_label(first: Run, value: Run, second: Run) -> bool:
    """Are these two lines of one label, with the value right of both?"""
    height = max(first.height, second.height)
    lines = abs(first.x0 - second.x0) < SAME_SIDE and 0 <= second.y0 - first.y1 <= height * LEADING
    return lines and value.x0 > max(first.x1, second.x1) and not any("  " in run.text for run in (first, value, second))


def _tidied(rows: Iterable[Run]) -> list[Run]:
    """Rows with words, without white space around and with at most two blanks in a row."""
    texts = ((run.text.strip(), run) for run in rows)
    return [Run(_single(text), run[1], run[2], run[3], run[4]) for text, run in texts if text]


def _single(text: str) -> str:
    return _BLANKS.sub("  ", text) if "   " in text else text


def _flows(runs: list[Run]) -> bool:
    """Does every run simply stand below the one before it?"""
    return all(above[4] <= y0 + (y1 - y0) * ROW_OVERLAP for above, (_, _, y0, _, y1) in pairwise(runs))


def _paragraphs(runs: list[Run], rows: dict[int, list[int]]) -> list[list[int]]:
    """The blocks of running text that are a cell or column of their own."""
    parts = [part for block in blocks_of(runs) for part in _without_row_below(block, runs, rows)]
    blocks = [part for part in parts if len(part) > 1 and is_prose([runs[place] for place in part])]
    prose = {place for block in blocks for place in block}
    return [block for block in blocks if _stands_alone(block, rows, prose)]


def _without_row_below(block: list[int], runs: list[Run], rows: dict[int, list[int]]) -> Iterator[list[int]]:
    """The block, cut before a line beside which stands what lies under the lines above it: there a row of cells begins, and the lines
    above, which reach over all of that row, are no column of it."""
    part: list[int] = []
    reach = float("-inf")
    for place in block:
        beside = [runs[other].x0 for other in rows[place] if other not in block and runs[other].x0 >= runs[place].x1]
        if part and beside and min(beside) < reach:
            yield part
            part, reach = [], float("-inf")
        part.append(place)
        reach = max(reach, runs[place].x1)
    yield part


def _units(runs: list[Run], rows: dict[int, list[int]], alone: list[list[int]]) -> list[Unit]:
    units = [_unit([runs[place] for place in block], block[0], prose=True) for block in alone]
    taken = {place for block in alone for place in block}
    for row in _unique(rows):
        loose = [place for place in row if place not in taken]
        if loose:
            units.append(_unit([_joined([runs[place] for place in loose])], min(loose), prose=False))
    return units


def _unique(rows: dict[int, list[int]]) -> list[list[int]]:
    return [row for place, row in rows.items() if row[0] == place]


def _stands_alone(block: list[int], rows: dict[int, list[int]], prose: set[int]) -> bool:
    """Is this paragraph a cell or column of its own, and not the value that stands right of a label?"""
    beside = [place for place in rows[block[0]] if place not in block]
    right_of_label = any(place not in prose for place in rows[block[0]][: rows[block[0]].index(block[0])])
    return bool(beside or any(len(rows[place]) > 1 for place in block)) and not right_of_label


def blocks_of(runs: list[Run]) -> list[list[int]]:
    """Runs that follow each other downward in the order of drawing, as lines of a paragraph do."""
    blocks: list[list[int]] = []
    for place, run in enumerate(runs):
        if blocks and _continues(runs[blocks[-1][-1]], run):
            blocks[-1].append(place)
        else:
            blocks.append([place])
    return blocks


def _continues(above: Run, below: Run) -> bool:
    height = max(above.height, below.height)
    near = below.y0 >= above.y0 + height * 0.4 and below.y0 - above.y1 <= height * LEADING
    return near and below.x0 < above.x1 and above.x0 < below.x1 and abs(above.x0 - below.x0) < 4 * height


def is_prose(lines: list[Run]) -> bool:
    if len(lines) < 2 or sum(len(line.text) for line in lines) < PROSE_LETTERS * len(lines):
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    filled = sum(line.x1 - left >= PROSE_FILL * (right - left) for line in lines[:-1])
    return filled >= PROSE_SHARE * (len(lines) - 1)


def _rows(runs: list[Run]) -> dict[int, list[int]]:
    """For every run the runs on its row, itself included, from left to right."""
    middles = [((y0 + y1) / 2, x0) for _, x0, y0, _, y1 in runs]
    order = sorted(range(len(runs)), key=middles.__getitem__)
    rows: list[list[int]] = []
    tallest: list[Run] = []  # of each row the first of its tallest runs
    for place in order:
        run = runs[place]
        for home in range(len(rows) - 1, max(len(rows) - 5, -1), -1):
            if _fits(run, tallest[home], rows[home], runs):
                rows[home].append(place)
                if run.y1 - run.y0 > tallest[home].height:
                    tallest[home] = run
                break
        else:
            rows.append([place])
            tallest.append(run)
    for row in rows:
        row.sort(key=lambda place: runs[place].x0)
    return {place: row for row in rows for place in row}


def _fits(run: Run, first: Run, row: list[int], runs: list[Run]) -> bool:
    """Same height on the page as the tallest of a row, and beside (not over) what is on the row already."""
    _, _, y0, _, y1 = run
    _, _, top, _, bottom = first
    shared = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)  # twice as quick as min and max: asked for each pair of runs
    lower, higher = (y1 - y0, bottom - top) if y1 - y0 < bottom - top else (bottom - top, y1 - y0)
    if shared < ROW_OVERLAP * lower or higher > 4 * max(lower, 1.5):
        return False
    return not any(_over(run, runs[other]) for other in row)


def _over(run: Run, other: Run) -> bool:
    shared = min(run.x1, other.x1) - max(run.x0, other.x0)
    return shared > 0.5 * min(run.x1 - run.x0, other.x1 - other.x0)


def _joined(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return Run(_single(runs[0].text.strip()), *runs[0][1:])
    text = runs[0].text
    for left, right in pairwise(runs):
        text += _between(left, right) + right.text
    _, x0s, y0s, x1s, y1s = zip(*runs, strict=True)
    return Run(_single(text.strip()), min(x0s), min(y0s), max(x1s), max(y1s))


def _between(left: Run, right: Run) -> str:
    gap, height = right.x0 - left.x1, max(left.height, right.height)
    if gap > WIDE_GAP * height:
        return "  "
    return "" if gap < NO_GAP * height or left.text.endswith(" ") or right.text.startswith(" ") else " "


def _unit(rows: list[Run], place: int, *, prose: bool) -> Unit:
    _, x0s, y0s, x1s, y1s = zip(*rows, strict=True)
    return Unit(_tidied(rows), min(x0s), min(y0s), max(x1s), max(y1s), place, prose)


def _ordered(units: list[Unit], *, depth: int) -> list[Unit]:
    """Top to bottom; between two units that span a gutter, first the column left of it and then the one right of it."""
    gutter = _gutter(units) if depth < 4 and len(units) > 1 else None
    if gutter is None:
        return sorted(units, key=lambda unit: (unit.y0, unit.x0))
    ordered: list[Unit] = []
    band: list[Unit] = []
    for unit in sorted(units, key=lambda unit: (unit.y0, unit.x0)):
        if unit.x0 < gutter < unit.x1:
            ordered += [*_columns(band, gutter, depth), unit]
            band = []
        else:
            band.append(unit)
    return ordered + _columns(band, gutter, depth)


def _gutter(units: list[Unit]) -> float | None:
    """The middle of the white strip that separates the tallest pair of paragraphs standing side by side."""
    prose = [unit for unit in units if unit.prose]
    best, found = 0.0, None
    for left in prose:
        for right in prose:
            shared = min(left.y1, right.y1) - max(left.y0, right.y0)
            if left.x1 < right.x0 and shared > best:
                best, found = shared, (left.x1 + right.x0) / 2
    return found


def _columns(band: list[Unit], gutter: float, depth: int) -> list[Unit]:
    """Columns when they were drawn one after the other; cells when drawing went to and fro, as in a table."""
    left = [unit for unit in band if unit.x0 < gutter]
    right = [unit for unit in band if unit.x0 >= gutter]
    if _alternates(band, gutter):
        return _cells(band)
    return _ordered(left, depth=depth + 1) + _ordered(right, depth=depth + 1)


def _alternates(band: list[Unit], gutter: float) -> bool:
    sides = [unit.x0 < gutter for unit in sorted(band, key=lambda unit: unit.place)]
    turns = sum(before != after for before, after in pairwise(sides))
    return turns >= 3


def _cells(band: list[Unit]) -> list[Unit]:
    """Rows of cells: what starts at about the same height is read from left to right."""
    ordered: list[Unit] = []
    row: list[Unit] = []
    for unit in sorted(band, key=lambda unit: unit.y0):
        if row and unit.y0 - row[0].y0 > 6:
            ordered += sorted(row, key=lambda cell: cell.x0)
            row = []
        row.append(unit)
    return ordered + sorted(row, key=lambda cell: cell.x0)

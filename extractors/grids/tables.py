"""Tables of answers, however they were made: a head row with columns, rows with a label over one or more lines, a mark in each cell.

Knows places, heads and answers; which question a column or row asks is for who uses it. What cannot be told is said as `?`, and a table
of which the columns are not clear is no table.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.document import Fact, Locator
from extractors.excerpt import QUOTE_LENGTH, Excerpt, fold
from extractors.grids.cells import UNCLEAR, cell_answer, cross_means, is_cross
from extractors.grids.heads import Column, Head, column_of, head_above, headless, is_answered, is_head, is_pair, split, whole_answers
from extractors.grids.levels import Level, levels
from extractors.grids.rows import Found, grouped

_FAR = 3.5  # times their height: what stands farther below is no part of the table
_MOST_LEVELS = 300  # of one table
_NEXT_PAGE = 6  # levels on a next page before the first answer there


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """One row of a table: its label over all its lines, and what each column with answers says."""

    label: str  # as written, lines joined
    beside: str  # the part of it at the height of the answer; "" when there is none
    said: Mapping[int, str]  # by number of the column: ja nee beide leeg, "" (does not apply), "?" (unclear); none for an empty cell
    rows: tuple[int, ...]  # in the rows of the excerpt


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table of answers."""

    columns: tuple[Column, ...]
    asked: tuple[int, ...]  # the columns with answers
    answers: tuple[Answers, ...]
    lead: str  # folded: the words just above the table
    first: int  # place of its first row in the rows of the excerpt
    rows: frozenset[int]  # all of them
    head: frozenset[int]  # those of its head; empty for a list without one

    @property
    def labels(self) -> str:
        """The heads of the columns that hold no answers."""
        return " ".join(column.label for number, column in enumerate(self.columns) if number not in self.asked)


def fact(seen: Excerpt, row: Answers, name: str, value: str, about: Mapping[str, str]) -> Fact:
    """A fact that quotes the lines of one row of a table, as far as they follow each other."""
    first = last = row.rows[0]
    while last + 1 in row.rows and seen.rows[last + 1].page == seen.rows[first].page:
        last += 1
    quote = "\n".join(one.text.strip() for one in seen.rows[first : last + 1])[:QUOTE_LENGTH].strip()
    return Fact(name=name, value=value, locator=Locator(page=seen.rows[first].page, quote=quote), about=dict(about))


def grids(seen: Excerpt) -> list[Grid]:
    """Every table of answers, in order."""
    lines = [whole_answers(level) for level in levels(seen.rows)]
    found: list[Grid] = []
    at = floor = 0
    while at < len(lines):
        made, end = None, at + 1
        for head in (head_above(lines, at, floor=floor), headless(lines, at)) if is_answered(lines[at]) else ():
            if made is None and head is not None:
                made, end = _made(seen, lines, head)
        if made is not None:
            found.append(made)
            floor = end
        at = max(end if made is not None else at + 1, at + 1)
    return found


def without(seen: Excerpt, rows: frozenset[int]) -> Excerpt:
    """The same pages with these rows left blank, so that places stay true."""
    if not rows:
        return seen
    blank = [replace(row, text="", plain="", cells=()) if number in rows else row for number, row in enumerate(seen.rows)]
    sheets = []
    for sheet in seen.sheets:
        text, at = sheet.text, 0
        for number, row in enumerate(seen.rows):
            if row.page != sheet.page or (place := text.find(row.text, at)) < 0:
                continue
            at = place + len(row.text)
            if number in rows:
                text = text[:place] + " " * len(row.text) + text[at:]
        sheets.append(replace(sheet, text=text, plain=fold(text).replace("\n", " ")))
    return replace(seen, rows=tuple(blank), sheets=tuple(sheets))


def _made(seen: Excerpt, lines: Sequence[Level], head: Head) -> tuple[Grid | None, int]:
    """The table under a head, and the level where it ends."""
    window = [split(level, head.columns) for level in lines[head.last + 1 : head.last + 1 + _MOST_LEVELS]]
    window = window[: _end(window, head.columns)]
    end = head.last + 1 + len(window)
    body = [_placed(level, head.columns) for level in window]
    asked = _asked(body, len(head.columns))
    if not asked or not is_head(head.columns, asked):
        return None, end
    rows = grouped(body, asked)
    heads = lines[head.first : head.last + 1]
    used = _rows_of(seen, [*heads, *window])
    before = [row.plain.strip() for row in seen.rows[max(0, min(used) - 4) : min(used)] if row.page == seen.rows[min(used)].page]
    whole = " ".join(words for found in rows for words in found.words.values())
    around = " ".join((*before, *(column.label for column in head.columns)))
    crosses = {column: cross_means(whole, around, head.columns[column].label) for column in asked}
    capital = any(_CHOSEN_NO.search(row.text) for row in seen.rows)
    answers = [_answers(found, crosses, capital=capital) for found in rows]
    if sum(any(row.said.values()) for row in answers) == 1 and len(asked) == 1 and not window[0].whole:
        return None, end  # words beside each other, and one answer: no table
    columns, asked, answers = _paired(head.columns, asked, answers)
    over = _rows_of(seen, heads) if heads else frozenset()
    grid = Grid(columns=columns, asked=asked, answers=tuple(answers), lead=" ".join(before), first=min(used), rows=used, head=over)
    return grid, end


def _rows_of(seen: Excerpt, table: Sequence[Level]) -> frozenset[int]:
    """The rows of a table, with the further lines of its cells that the file tells to be of the same row."""
    used = {number for level in table for number in level.rows}
    told = {seen.rows[number].row for number in used} - {(0, 0)}
    return frozenset(
        used | {number for number in range(min(used), max(used) + 40) if number < len(seen.rows) and seen.rows[number].row in told}
    )


def _placed(level: Level, columns: Sequence[Column]) -> Found:
    """A level with its words by column; words that may be in more columns count as unclear in each."""
    words: dict[int, str] = {}
    doubtful: set[int] = set()
    for part in level.parts:
        places = column_of(part, columns)
        if len(places) == 1:
            words[places[0]] = f"{words[places[0]]} {part.text}" if places[0] in words else part.text
        elif places[0] == 0 and not cell_answer(part.text):
            words[0] = f"{words[0]} {part.text}" if 0 in words else part.text
        else:
            doubtful.update(places)
    return Found(words=words, doubtful=frozenset(doubtful), rows=tuple(sorted(level.rows)), levels=(level,))


def _asked(body: Sequence[Found], count: int) -> tuple[int, ...]:
    """The columns of which most of what stands in them is answers; never the first."""
    asked = []
    for column in range(1, count):
        told = [cell_answer(found.words[column]) for found in body if column in found.words]
        answered = sum(bool(one) for one in told)
        if answered and answered >= sum(one is None for one in told):
            asked.append(column)
    return tuple(asked)


def _end(lines: Sequence[Level], columns: Sequence[Column]) -> int:
    """How many levels the table takes: until text over its columns, other words in a column of answers, or white space."""
    answering = set[int]()
    reach = columns[1].x0
    for at, level in enumerate(lines):
        before = lines[at - 1] if at else level
        if (level.table, level.whole) != (lines[0].table, lines[0].whole) or (at and is_pair(lines, at)):
            return at
        if level.page != before.page and not _goes_on(lines, at, columns, answering):
            return at
        said = [part for part in level.parts if cell_answer(part.text)]
        others = {number for part in level.parts if cell_answer(part.text) is None for number in column_of(part, columns)}
        wide = [part for part in level.parts if len(column_of(part, columns)) > 1 and part.x1 > reach and not cell_answer(part.text)]
        crosses = bool(wide) and not level.whole
        others = set() if wide and len(level.parts) == 1 and level.whole else others  # a heading over all columns of an office table
        gap = (level.y0 - before.y1) / max(level.height, 1.0) if level.page == before.page and at and not level.whole else 0.0
        if crosses or gap > 2 * _FAR or (not said and (others & answering or gap > _FAR)):
            return at
        reach = min([reach, *(part.x0 for part in said)])
        answering |= {number for part in said for number in column_of(part, columns) if number}
    return len(lines)


def _goes_on(lines: Sequence[Level], at: int, columns: Sequence[Column], answering: set[int]) -> bool:
    """Are there answers in the same columns at the top of the next page?"""
    for level in lines[at : at + _NEXT_PAGE]:
        if level.page != lines[at].page or any(len(column_of(part, columns)) > 1 for part in level.parts):
            return False
        if any(cell_answer(part.text) and set(column_of(part, columns)) & answering for part in level.parts):
            return True
    return False


_CHOSEN_NO = re.compile(r"\bja\s?/\s?(?:Nee|NEE)\b")
_CHOSEN_YES = re.compile(r"\b(?:Ja|JA)\s?/\s?nee\b")


def _answers(found: Found, crosses: Mapping[int, str], *, capital: bool) -> Answers:
    """What one row says; `crosses`: what a cross means in each column with answers; with `capital` that with a capital was chosen."""
    said, asked = {}, tuple(crosses)
    for column in asked:
        words = found.words.get(column, "")
        one = cell_answer(words)
        if is_cross(words):
            one = crosses[column]
        if capital and one == "leeg" and _CHOSEN_YES.search(words):  # "Ja / nee" may be how a form prints it, "ja / Nee" is not
            one = "ja"
        if column in found.doubtful or words:
            said[column] = UNCLEAR if column in found.doubtful or one is None else one
    label = [found.words[column] for column in sorted(found.words) if column < asked[0]]
    beside = [found.beside[column] for column in sorted(found.beside) if column < asked[0]]
    return Answers(label=" ".join(label).strip(), beside=" ".join(beside).strip(), said=said, rows=found.rows)


def _paired(
    columns: Sequence[Column], asked: tuple[int, ...], answers: Sequence[Answers]
) -> tuple[tuple[Column, ...], tuple[int, ...], list[Answers]]:
    """Two columns ja and nee as one column with an answer."""
    twins = {
        number: number + 1
        for number in range(len(columns) - 1)
        if re.search(r"(?:^|\s)ja$", columns[number].label) and re.search(r"(?:^|\s)nee$", columns[number + 1].label)
    }
    twins = {yes: no for yes, no in twins.items() if columns[yes].label[:-2].strip() == columns[no].label[:-3].strip()}
    if not twins:
        return tuple(columns), asked, list(answers)
    named = [replace(column, label=column.label[:-2].strip()) if number in twins else column for number, column in enumerate(columns)]
    kept = tuple(sorted({*(number for number in asked if number not in twins.values()), *twins}))
    made = []
    for row in answers:
        said = {number: value for number, value in row.said.items() if number in kept and number not in twins}
        for yes, no in twins.items():
            if yes in row.said or no in row.said:
                said[yes] = _of_two(row.said.get(yes, ""), row.said.get(no, ""))
        made.append(replace(row, said=said))
    return tuple(named), kept, made


def _of_two(yes: str, no: str) -> str:
    """What marks under ja and under nee say together; a word nee under nee is a mark as well."""
    if UNCLEAR in (yes, no):
        return UNCLEAR
    marked = (yes in ("ja", "beide"), no in ("ja", "nee", "beide"))
    return {(True, True): "beide", (True, False): "ja", (False, True): "nee"}.get(marked, "leeg")

"""When the steps of a plan are taken, where that is not said in their own words: on a line above them, in the heading they stand under, or
in a cell of their row of which the words run over several lines. Pure.

Knows how moments look and where they stand; which criterion a step would tell of is for others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from checklist.passages import Cut, Form

_MONTH = r"(?:jan|feb|m(?:aa)?rt|apr|mei|jun|jul|aug|sept?|okt|nov|dec)[a-z]*\.?"
_WORDS = (
    r"(?:(?:van|vanaf|voor|vóór|in|begin|eind|half|medio|uiterlijk|tot|t/m|en|met|per|week|maand|dag|kwartaal|q[1-4]|eerste|tweede|derde|"
    rf"vierde|(?:maan|dins|woens|donder|vrij)dag|{_MONTH}|[0-9]{{1,4}})(?:\W+|$))+"
)
_TOLD = rf"(?:{_MONTH}|[0-9]{{1,2}}-[0-9]{{1,2}}|(?:week|maand|dag|kwartaal) ?[0-9]|kwartaal|q[1-4])"
_MOMENT = re.compile(rf"(?=.*{_TOLD})\W*{_WORDS}", re.IGNORECASE)
_PART = re.compile(rf"\W*{_WORDS}", re.IGNORECASE)
_HEADED = re.compile(rf"\W*(?P<label>(?:fase|stap|blok|periode|deel) [0-9a-z]{{1,2}}\W+)?(?P<moment>{_WORDS})", re.IGNORECASE)
_SHORT = 8  # words of a line above a list
_FEWEST = 2  # such lines or headings: one alone may be the day of the paper


def moments(cuts: Iterable[Cut]) -> Mapping[int, Cut]:
    """For each passage, by its order, the words that tell when: "1 sept. 2026", and what is done then under or beside it."""
    kept = tuple(cuts)
    return {**_of_headings(kept), **_above(kept), **_of_cells(kept)}


def _above(cuts: Sequence[Cut]) -> Mapping[int, Cut]:
    """A line above it that is nothing but a moment."""
    found: dict[int, Cut] = {}
    lines: dict[str, int] = {}
    above: Cut | None = None
    for one in cuts:
        if _MOMENT.fullmatch(one.words.strip()):
            above = one
            lines[one.text.sha256] = lines.get(one.text.sha256, 0) + 1
        elif one.form in (Form.HEADING, Form.QUESTION) or (above and above.text is not one.text):
            above = None
        elif above:
            found[one.order] = above
    return {order: above for order, above in found.items() if lines[above.text.sha256] >= _FEWEST}


def _of_headings(cuts: Sequence[Cut]) -> Mapping[int, Cut]:
    """The heading it stands under, or the line above its list, that begins with a moment: "Maand 1-2: luisteren"."""
    found: dict[int, Cut] = {}
    headings: dict[str, int] = {}
    above: Cut | None = None
    for one, under in zip_longest(cuts, cuts[1:]):
        begins = _HEADED.match(one.words)
        lists = under is not None and under.form is Form.LIST
        introduces = begins is not None and len(one.words.split()) <= _SHORT and (lists or begins["label"] is not None)
        if one.form in (Form.HEADING, Form.QUESTION) or introduces:
            told = begins is not None and _MOMENT.fullmatch(begins["moment"].strip()) is not None
            above = replace(one, words=begins["moment"]) if begins and told else None
            headings[one.text.sha256] = headings.get(one.text.sha256, 0) + told
        elif above and above.text is one.text:
            found[one.order] = above
    return {order: above for order, above in found.items() if headings[above.text.sha256] >= _FEWEST}


_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_GOES_ON = re.compile(r"(?:[-–]|\bt/m|\btot|\ben(?: met)?)\s*$", re.IGNORECASE)
_DAY_ONLY = re.compile(r"(?:^|\s)[0-9]{1,2}$")
_BEGINS_MONTH = re.compile(rf"(?:[0-9]{{1,2}} )?{_MONTH}(?!\w)", re.IGNORECASE)
_CELLS = re.compile(r"\s{2,}|\t|\s\|\s")
_MOST_LINES = 4  # over which the words of one cell run


def _of_cells(cuts: Sequence[Cut]) -> Mapping[int, Cut]:
    """The first or last cell of its row, of which the words go on below: "vanaf 4", "februari", "2027"."""
    lines = [(one, cells) for one in cuts for line in one.literal.split("\n") if (cells := _cells(line))]
    found: dict[int, Cut] = {}
    for column in (-1, 0):
        for number in range(len(lines)):
            rows = list(_joined(lines[number : number + _MOST_LINES], column))
            told = " ".join(cells[column] for _, cells in rows)
            if len(rows) > 1 and _YEAR.search(told) and _MOMENT.fullmatch(told):
                for one, _ in rows:
                    found[one.order] = replace(one, words=told)
    return found


def _cells(line: str) -> list[str]:
    cells = [cell for cell in _CELLS.split(line.strip()) if cell]
    return cells if len(cells) > 1 else []


def _joined(lines: Sequence[tuple[Cut, list[str]]], column: int) -> Iterator[tuple[Cut, list[str]]]:
    """The lines over which the words of one cell run, from the first."""
    told = ""
    for one, cells in lines:
        cell = cells[column]
        if not _PART.fullmatch(cell) or (told and (one.text is not lines[0][0].text or not _completes(told, cell))):
            return
        told = f"{told} {cell}".strip()
        yield one, cells


def _completes(told: str, cell: str) -> bool:
    """Does this go on with a moment that is not whole yet: a month behind a day, a year behind a month, an end behind a dash?"""
    if _GOES_ON.search(told):
        return True
    if _DAY_ONLY.search(told):
        return _BEGINS_MONTH.match(cell) is not None
    return _YEAR.search(told) is None and _YEAR.match(cell) is not None

"""Days that no known phrase introduces: what is left when every day that something else is said of is put aside.

Knows how the words about a day stand with it: before or behind it, in the cell beside it, over it or in the row above. Which words make it
another day, and which make it the day that is looked for, is told by who asks.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from extractors.days.dates import Dated, dates
from extractors.days.split import split_days
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, fold
from extractors.grids.levels import Level, head_over, parted

_PROSE = 6  # words beside a date in its cell: running text, that says itself what the day is of
_LABEL_WORDS = 7  # of a label beside or above a date
_FULL = 60  # letters; a line so long without a full stop goes on in the next
_TITLES = 3  # rows at the top: what stands there is a title and no label of the row under it
_MOST = 200  # days of one piece that are looked at
HANDLED = (
    r"ontva?ng|ingekomen|binnengekomen|ingeboekt|scan(?:datum)?\b|scand\b|gemaild|doorgestuurd|nagestuurd|gearchiveerd|gearchiveer|archief"
)
"""Words with a day on which somebody received, copied or filed a paper: never that of the paper itself."""
_SEVERAL = "er staan meer datums op die kunnen tellen."
UNTOLD = "er staat niet bij wat voor datum dit is."
_WORDS = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Loose:
    """A day with the words that stand with it."""

    day: Dated
    row: Row
    words: str  # folded: its label, and what stands before and behind it in its cell
    prose: bool  # it stands in running text
    index: int  # of the row
    bare: bool = False  # it stands by itself: no words with it, in its cell, beside it or as its label

    def fact(self, doubt: str = "") -> Fact:
        """The day as a fact; a doubt of its own goes first."""
        about = {"onzeker": doubt} if doubt else {}
        return self.row.fact("datum", self.day.value, {**about, **self.day.about}, span=(0, len(self.row.text)))


def loose_days(seen: Excerpt, *, others: re.Pattern[str]) -> list[Loose]:
    """Every day of the piece that the words with it do not say to be another day, in order."""
    return [one for one in _days(seen) if not others.search(one.words)]


def one_of(found: Sequence[Loose], *, told: bool = True) -> list[Fact]:
    """One day is a fact; of several days each is a reading, and none is sure.

    Without a word with it that tells what it is (`told`) one day is sure only where it stands by itself, as that of the paper does:
    beside other words it may be of what these mean.
    """
    by_day: dict[str, Loose] = {}
    for one in found:
        by_day[one.day.value] = one if one.bare else by_day.get(one.day.value, one)
    kept = list(by_day.values())
    return [one.fact(_SEVERAL if len(kept) > 1 else "" if told or one.bare else UNTOLD) for one in kept[:6]]


def _days(seen: Excerpt) -> Iterator[Loose]:
    lines = parted(seen.rows)
    heads = _heads(lines)
    aside = printed(seen.rows)
    found = ((index, day) for index, row in enumerate(seen.rows) if index not in aside for day in dates(row.plain))
    for index, day in islice(found, _MOST):
        if day.day is not None:
            one = _loose(seen.rows, index, day, heads)
            yield replace(one, bare=True) if _is_place(seen, one) else one
    yield from _over_two_lines(seen.rows, lines, heads)
    yield from _over_two_rows(seen.rows, aside)
    for index, day, words in split_days(seen.rows):
        yield Loose(day=day, row=seen.rows[index], words=f"{words} # ", prose=False, index=index)


def _is_place(seen: Excerpt, one: Loose) -> bool:
    """Are the words with a day no more than a place that the paper has in an address or as a seat?"""
    beside = one.row.plain[: one.day.start].strip(" ,:|-")
    words = beside if one.row.plain.startswith(one.day.words, one.day.start) and beside else one.words.replace("#", "").strip(" ,:")
    if not words or len(words.split()) > _OF_PLACE or one.prose:
        return False
    return (
        re.search(
            rf"(?:\b[0-9]{{4}} ?[a-z]{{2}},? |\b(?:te|zetel|vestigingsplaats|gemeente)\b\W{{0,3}}){re.escape(words)}\b", seen.squeezed
        )
        is not None
    )


_OF_PLACE = 4  # words of its name
_STAMP = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4},? [0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\b\.?)?"
_STAMPED = re.compile(rf"\s*{_STAMP}(?P<rest>.*)")
_EDGE = 2  # rows at the top and the foot of a page
_ADDRESS = re.compile(r"(?:https?://|file:///|about:|www\.)\S+")
_COUNTED = re.compile(r"(?:^|\s)[0-9]{1,3} ?(?:/|of|van) ?[0-9]{1,3}\s*$")
_STAMP_LAST = re.compile(rf"\s*(?:{_ADDRESS.pattern}|[0-9]{{1,3}} ?(?:/|of|van) ?[0-9]{{1,3}})\s.*?{_STAMP}\s*$")


def printed(rows: Sequence[Row]) -> set[int]:
    """The rows in which a browser prints the moment, with the title or address of a page, or alone over a page that ends in these."""
    return {index for page in _by_page(rows) for index in _edges(page) if _is_stamp(rows, index, page)}


def _by_page(rows: Sequence[Row]) -> list[list[int]]:
    pages: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        pages.setdefault(row.page, []).append(index)
    return list(pages.values())


def _edges(page: Sequence[int]) -> set[int]:
    return {*page[:_EDGE], *page[-_EDGE:]}


def _is_stamp(rows: Sequence[Row], index: int, page: Sequence[int]) -> bool:
    if (stamp := _STAMPED.match(rows[index].plain)) is None:
        return _STAMP_LAST.match(rows[index].plain) is not None
    if stamp["rest"].strip():
        return True
    foot = [rows[at].plain for at in page[-_EDGE:] if at > index]
    return index == page[0] and any(_ADDRESS.search(words) or _COUNTED.search(words) for words in foot)


def _over_two_lines(rows: Sequence[Row], lines: Sequence[Level], heads: Mapping[tuple[int, str], str]) -> Iterator[Loose]:
    """Days that break in a narrow cell: "16 mei" with "2026" under it."""
    for level, under in pairwise(lines):
        for part in level.parts if len(level.parts) > 1 and level.page == under.page else ():
            rest = next((one for one in under.parts if abs(one.x0 - part.x0) < _ALIGNED), None)
            if rest is None or rest.row == part.row:
                continue
            plain = f"{fold(part.text)} {fold(rest.text)}"
            for day in dates(plain):
                if day.day is not None and day.day.year >= _LEAST_YEAR and day.start < len(part.text) < day.end:
                    label = heads.get((part.row, part.text), "")
                    yield Loose(
                        day=day, row=rows[part.row], words=f"{label} {plain[: day.start]}# {plain[day.end :]}", prose=False, index=part.row
                    )


def _over_two_rows(rows: Sequence[Row], aside: Container[int]) -> Iterator[Loose]:
    """Days at the end of a line of text that go on in the next: "... gewaarmerkt door de KVK, 10 juli" with "2026" under it."""
    for index, (row, under) in enumerate(pairwise(rows)):
        begins = index not in aside and index + 1 not in aside and row.page == under.page and _BEGINS.search(row.plain)
        if not begins or _CELL_ENDS.search(row.plain.strip()) or _CELL_ENDS.search(under.plain.strip()):
            continue
        before = row.plain[max((day.end for day in dates(row.plain)), default=0) :].lstrip(" ,;")
        plain = f"{before.rstrip()} {under.plain.lstrip()}"
        for day in dates(plain):
            if day.day is not None and day.start < len(before.rstrip()) < day.end:
                words = f"{plain[: day.start]}# {plain[day.end :]}"
                yield Loose(day=day, row=row, words=words, prose=len(words.split()) > _PROSE, index=index)


_BEGINS = re.compile(r"[0-9](?:en?|ste|de)?(?:[ -.]{1,2}[a-z]{3,9}\.?)?\s*$")
"""A row that ends as a day of which the month or the year is still to come."""
_ALIGNED = 4.0  # points
_LEAST_YEAR = 2015  # an earlier one may go on in a third line: "tweeduizendzes", "entwintig"


_COLON = re.compile(r":\s*$|^\s*datum\b|^\s*date\b")
_CELL_ENDS = re.compile(r"\s{2,}|\s?\|\s?|\t|;\s")
_PART_ENDS = re.compile(rf"{_CELL_ENDS.pattern}|\s[-•·]\s")  # "Kamer van Koophandel - 4 mei 2026 - pagina 1"


def _loose(rows: Sequence[Row], index: int, day: Dated, heads: Mapping[tuple[int, str], str]) -> Loose:
    """A day with its words: of its own cell, else of the cell left of it, over it, or the row above."""
    row = rows[index]
    ends = [match for match in _PART_ENDS.finditer(row.plain) if match.start() and match.end() < len(row.plain)]
    first = max((match.end() for match in ends if match.end() <= day.start), default=0)
    last = min((match.start() for match in ends if match.start() >= day.end), default=len(row.plain))
    before, behind = row.plain[first : day.start], row.plain[day.end : last]
    before = before[max((other.end for other in dates(before)), default=0) :]
    label = ""
    if not _WORDS.search(before):
        over = _over_it(rows, index, first) or heads.get((index, day.words), "")
        label = f"{_broken(rows, index, first)} {_left(row, first)} {over}".strip() or _above(rows, index)
    goes_on = bool(index) and rows[index - 1].page == row.page and _is_full(rows[index - 1].text) and not ends
    on = bool(behind.strip(" .")) and index + 1 < len(rows) and rows[index + 1].text.strip()[:1].islower()
    prose = len(f"{before} {behind}".split()) > _PROSE or (goes_on and not _COLON.search(before)) or on
    lead = _end_of(rows[index - 1].plain) if goes_on and prose else ""
    bare = (
        (not label or any(_COUNTED_CELL.match(cell.strip()) for cell in _PART_ENDS.split(row.plain)))
        and not _WORDS.search(f"{before} {behind}")
        and not _CLOCK.search(f"{row.plain[:first]} {row.plain[last:]}")
    )
    return Loose(day=day, row=row, words=f"{label} {lead} {before}# {behind}", prose=prose, index=index, bare=bare)


def _end_of(plain: str) -> str:
    """What stands in a row behind its last day and its last full stop: only that is said of a day in the next row."""
    stop = max((match.end() for match in _SENTENCE_ENDS.finditer(plain)), default=0)
    return plain[max(stop, *(day.end for day in dates(plain)), 0) :]


_CLOCK = re.compile(r"\b[0-9]{1,2}:[0-9]{2}\b")  # in a cell of its own: a telephone or a screen shows what day it is
_COUNTED_CELL = re.compile(r"(?:pagina|page|blad(?:zijde)?|p\.|pag\.)? ?[0-9]{1,3} ?(?:\(?(?:/|of|van|uit) ?[0-9]{1,3}\)?)?$")
"""The count of a page: its row is the foot of a paper, where no cell is the label of the next."""
_SENTENCE_ENDS = re.compile(r"(?<=[a-z0-9)]{3})[.!?]\s")


def _is_full(text: str) -> bool:
    """Running text that goes on in the next row."""
    return not _CELL_ENDS.search(text.strip()) and len(text.rstrip()) > _FULL and not text.rstrip().endswith((".", ":", "!", "?"))


def _left(row: Row, first: int) -> str:
    """The nearest cell before this place that has words: a label, "Jaarrekening 2025" as well. A cell with a number alone ends it."""
    for cell in reversed([cell for cell in _PART_ENDS.split(row.plain[:first]) if cell.strip(" :|")]):
        if _WORDS.search(cell) and len(cell.split()) <= _LABEL_WORDS and not dates(cell):
            return cell
        if any(map(str.isdigit, cell)):
            return ""
    return ""


def _broken(rows: Sequence[Row], index: int, first: int) -> str:
    """The line above that the label beside a day began in: right over the label, with nothing over the day."""
    row, above = rows[index], rows[index - 1] if index else rows[index]
    label = next((cell for cell in reversed(row.cells) if cell.end <= first and _is_label(row.plain[cell.start : cell.end])), None)
    if above is row or above.page != row.page or label is None or any(map(str.isdigit, above.text)):
        return ""
    if above.cells:
        places = [(cell.x0, above.plain[cell.start : cell.end]) for cell in above.cells]
    else:
        places = [(above.box.x0, above.plain)] if above.box is not None else []
    starts = [cell.x0 for cell in row.cells if _is_label(row.plain[cell.start : cell.end])]
    if not all(any(abs(x0 - start) < _ALIGNED for start in starts) for x0, _ in places):
        return ""
    return next((words for x0, words in places if abs(x0 - label.x0) < _ALIGNED and _is_label(words)), "")


def _is_label(words: str) -> bool:
    return bool(_WORDS.search(words)) and len(words.split()) <= _LABEL_WORDS and not any(map(str.isdigit, words))


def _over_it(rows: Sequence[Row], index: int, first: int) -> str:
    """The cell right over that of a day, when it is a label: of a column of data beside the text of a letter."""
    row, above = rows[index], rows[index - 1] if index else rows[index]
    own = next((cell.x0 for cell in row.cells if cell.start <= first < cell.end), row.box.x0 if row.box is not None and not first else None)
    if above is row or above.page != row.page or own is None:
        return ""
    over = (above.plain[cell.start : cell.end] for cell in above.cells if abs(cell.x0 - own) < _ALIGNED)
    return next((words for words in over if _is_label(words)), "")


def _above(rows: Sequence[Row], index: int) -> str:
    """The row above, when it is a label and this row is its value."""
    if not index or rows[index - 1].page != rows[index].page:
        return ""
    above = rows[index - 1].plain.strip()
    if index < _TITLES and not _SURE_LABEL.fullmatch(above):
        return ""
    return above if _is_label(above) and not _CELL_ENDS.search(above) else ""


_SURE_LABEL = re.compile(
    r"(?:versie|revisie|uitgave|status|publicatie|deadline|sluiting|ingang|geldig tot|\w+datum|uiterste? \w+)(?: van)?\W*"
)
"""At the top of a page too no title, but what the day under it is."""


def _heads(lines: Sequence[Level]) -> dict[tuple[int, str], str]:
    """For each day under a head row its head, by the row it stands in and its words."""
    found: dict[tuple[int, str], str] = {}
    head: Level | None = None
    for level in lines:
        if len(level.parts) < 2:
            head = None if len(level.parts[0].text.split()) > _LABEL_WORDS else head
        elif all(_is_label(fold(part.text)) for part in level.parts):
            head = level
        elif head is not None and head.page == level.page and head.table == level.table:
            for part in level.parts:
                above = head_over(part, level, head)
                over = fold(above.text) if above is not None else ""
                found |= {(part.row, words): over for words in (part.text, *(day.words for day in dates(fold(part.text)))) if over}
    return found

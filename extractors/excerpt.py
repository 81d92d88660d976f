"""A run of pages as recognisers see it: rows and running text, folded for comparing, every position true to the page.

Knows pages, lines and letters; knows no kind of document and no rule.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.document import Box, Cell, Fact, Field, Locator, Mark, Page

QUOTE_LENGTH = 160
ROW_LENGTH = 1_000  # longer lines are cut: patterns that look at a row stay cheap whatever a stranger sends
MOST_LETTERS = 300_000  # of one excerpt; what lies beyond is said in `beyond`
MOST_ROWS = 8_000

_PUNCTUATION = {
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\xad": "-", "\x02": "-",
    "\xa0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ", "\t": " ", "\r": " ", "\f": " ", "\v": " ",
    "º": "o", "ł": "l", "ø": "o",
}  # fmt: skip


def _folds() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _PUNCTUATION.items()}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(point))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(point, base)
    return table


_FOLDS = _folds()


def fold(text: str) -> str:
    """Lower case, without accents and with plain punctuation; exactly as long as the text, so positions stay true."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text.lower()
    plain = text.translate(_FOLDS)
    lower = plain.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One visible line."""

    page: int
    text: str
    plain: str  # folded, as long as text
    box: Box | None = None
    cells: tuple[Cell, ...] = ()  # as in `Line`
    row: tuple[int, int] = (0, 0)  # as in `Line`
    line: int = 0  # lines above it on its page

    def fact(self, name: str, value: str, about: Mapping[str, str] | None = None, *, span: tuple[int, int]) -> Fact:
        """A fact whose quote is a part of this row."""
        start, end = span
        quote = self.text[start:end].strip()[:QUOTE_LENGTH].strip()
        return Fact(name=name, value=value, locator=Locator(page=self.page, quote=quote), about=dict(about or {}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The running text of one page: line ends count as spaces, positions are those of the page's text."""

    page: int
    text: str
    plain: str

    def fact(self, name: str, value: str, about: Mapping[str, str] | None = None, *, span: tuple[int, int]) -> Fact:
        """A fact whose quote is a part of this page."""
        start, end = span
        quote = self.text[start:end].strip()[:QUOTE_LENGTH].strip()
        return Fact(name=name, value=value, locator=Locator(page=self.page, quote=quote), about=dict(about or {}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """What a recogniser gets: some pages with the fields and marks on them."""

    pages: tuple[Page, ...]
    fields: tuple[Field, ...]
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    sheets: tuple[Sheet, ...]
    squeezed: str  # all words, folded, one space between them
    beyond: bool = False  # there was more than is looked at
    titles: tuple[Row, ...] = field(default=())  # lines at the top of the first page that read like a title

    def has(self, *phrases: str) -> bool:
        """Is any of these folded phrases somewhere in the words?"""
        return any(phrase in self.squeezed for phrase in phrases)


_STOP = re.compile(r"(?<=[a-z0-9)\]]{3})[.?!;](?=\s|$)|(?<=\.a\.)\s(?=[a-z]{3})|\n\s*\n")


def sentence(plain: str, start: int, end: int, *, reach: int = 250) -> tuple[int, int]:
    """The sentence around a position: full stops of initials and legal forms do not end one."""
    floor, ceiling = max(0, start - reach), min(len(plain), end + reach)
    before = [match.end() for match in _STOP.finditer(plain, floor, start)]
    after = _STOP.search(plain, end, ceiling)
    return (before[-1] if before else floor), (after.end() if after else ceiling)


_CELLS = re.compile(r"\s{2,}|\s?\|\s?|\t")


def cells_of(text: str) -> list[str]:
    """What stands apart in a row, as the cells of a table do: by two spaces, a tab or an upright line."""
    return [cell for cell in _CELLS.split(text.strip()) if cell]


def squeeze(plain: str) -> str:
    """One space wherever there was white space."""
    return " ".join(plain.split())


_BULLET = re.compile(r"\s*(?:[•·▪●○◦*]|-\s|[0-9a-z]{1,2}[.)]\s)")
_DOT = re.compile(r"\s*[•·▪◦‣]\s")
_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}[.)]|[0-9]{1,2}\.[0-9]{1,2}\.?)\s")
_CONTENTS = re.compile(r"(?:\.{3,}|…|\s{2,})\s*[0-9]{1,3}\s*$")
_SENTENCE = re.compile(
    r"\s*(?:bijgevoegd|bijgaand|hierbij|in deze|in dit|wij|ik|de ondergetekende|ondergetekende|op basis|naast|volgens|zie|"
    r"conform|met|dit|deze|geachte|beste|daarnaast|ook|zoals|als bijlage|bijlagen?:|u |van:|aan:|to:|from:|cc:|bij )"
)


_LETTER_SPACED = re.compile(r"(?:\w ){5,}\w")


def tight(text: str) -> str:
    """`v e r k l a r i n g` as one word."""
    return re.sub(r"(?<=\w) (?=\w(?: |$))", "", text.strip()) if _LETTER_SPACED.fullmatch(text.strip()) else text


_ENDS = (".", "!", "?", ":", ";")


def _is_title(row: Row, following: str, before: Row | None) -> bool:
    """Short, alone, no sentence or end of one, no item of a list or table of contents."""
    if before is not None and row.text.rstrip().endswith(".") and len(before.text.split()) > 8 and not before.text.rstrip().endswith(_ENDS):
        return False  # the last line of a paragraph
    words = tight(row.text).split()
    if not words or len(words) > 11 or len(row.text) > 120 or words[0][0].islower():
        return False
    goes_on = row.text.rstrip().endswith(";" if before is None else (";", ","))  # the first line of a document may go on in the next
    if goes_on or _CONTENTS.search(row.plain) or _SENTENCE.match(row.plain):
        return False
    if row.text.rstrip().endswith(".") and len(words) > 6:
        return False
    return not (_DOT.match(row.text) or (_BULLET.match(row.plain) and _BULLET.match(following)))


def title_rows(rows: Sequence[Row], *, depth: int = 16) -> tuple[Row, ...]:
    """The rows at the top that read like a title; `rows` are those of one page without the empty ones."""
    top = rows[: depth + 1]
    around = zip(top, [*[later.plain for later in top[1:]], ""], [None, *top[:-1]], strict=False)
    return tuple(row for row, following, before in around if _is_title(row, following, before))[:depth]


def is_chapter(row: Row) -> bool:
    """Does the line carry a chapter number, as in "4.2 Samenwerking"?"""
    return bool(_NUMBERED.match(row.plain)) or row.plain.lstrip().startswith("hoofdstuk ")


def _rows(page: Page) -> list[Row]:
    rows = []
    for number, line in enumerate(page.lines):
        for piece in line.text.split("\n"):
            for start in range(0, max(len(piece), 1), ROW_LENGTH):
                text = piece[start : start + ROW_LENGTH]
                if text.strip():
                    cells = line.cells if text == line.text else ()
                    rows.append(Row(page=page.number, text=text, plain=fold(text), box=line.box, cells=cells, row=line.row, line=number))
        if len(rows) > MOST_ROWS:
            break
    return rows


def excerpt(pages: Sequence[Page], *, fields: Iterable[Field] = (), marks: Iterable[Mark] = ()) -> Excerpt:
    """These pages, with the fields and marks that stand on them, within the limits."""
    numbers = {page.number for page in pages}
    rows: list[Row] = []
    sheets: list[Sheet] = []
    room, beyond = MOST_LETTERS, False
    for page in pages:
        text = page.text
        beyond = beyond or len(text) > room or len(rows) > MOST_ROWS
        if room <= 0 or len(rows) > MOST_ROWS:
            break
        text = text[:room]
        room -= len(text)
        sheets.append(Sheet(page=page.number, text=text, plain=fold(text).replace("\n", " ")))
        rows.extend(_rows(page))
    titles = title_rows([row for row in rows if row.page == pages[0].number][:40])
    spaced = [tight(row.plain) for row in titles if _LETTER_SPACED.fullmatch(row.plain.strip())]
    return Excerpt(
        pages=tuple(pages),
        fields=tuple(one for one in fields if one.page in numbers or (one.page is None and 1 in numbers and not one.unseen)),
        marks=tuple(one for one in marks if one.page in numbers),
        rows=tuple(rows[:MOST_ROWS]),
        sheets=tuple(sheets),
        squeezed=squeeze(" ".join((*(sheet.plain for sheet in sheets), *spaced))),
        beyond=beyond,
        titles=titles,
    )

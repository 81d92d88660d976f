"""Turns running text into pages of lines, for formats without a fixed layout: paragraphs, table rows, boxes, hidden words.

Knows lines, cells and pages; knows no file format and no library. A reader tells it what comes, in reading order.
"""

import re
from dataclasses import dataclass, field

from extractors.chosen import not_chosen, styled
from extractors.document import Field, Hidden, Line, Page, Searchability
from extractors.look import PLAIN, Look
from extractors.rows import SEPARATOR, Control, Draft, Opens, cells_in, label_controls, placed, row_lines, words_of

WORDS_SHOWN = 80
MOST_STRETCHES = 500
MOST_PAGES = 2_000
MOST_REPEATED = 100_000
_GAPS = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def letters(text: str) -> int:
    """How many letters a person could see: no white space, nothing of zero width."""
    solid = "".join(text.split())
    return len(solid) if solid.isascii() else len(solid.translate(_INVISIBLE))


@dataclass(slots=True)
class Picture:
    """An image in the text: where it stands and how large it is shown, in points (0 = not told)."""

    width: float = 0
    height: float = 0
    words: str = ""  # its name and description as the author gave them
    kind: str = "image"  # image | ink
    page: int = 0
    line: int = 0  # lines above it on its page
    cell: int = -1  # cells before its own in the row of a table; -1 outside a table


@dataclass(slots=True)
class _Holder:
    """A place where lines gather: a page, a cell, a text box."""

    lines: list[Draft] = field(default_factory=list)
    open: Draft = field(default_factory=list)
    after: list[Draft] = field(default_factory=list)  # of text boxes anchored in the open line

    def end_line(self) -> None:
        if self.open:
            self.lines.append(self.open)
            self.open = []
        self.lines += self.after
        self.after = []


@dataclass(slots=True)
class Sheet:
    """One page being filled."""

    body: _Holder = field(default_factory=_Holder)
    top: list[Draft] = field(default_factory=list)
    bottom: list[Draft] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not (self.body.lines or self.body.open or self.pictures)


@dataclass(slots=True)
class _Stretch:
    """Hidden words that follow each other on one page."""

    page: int
    how: str
    parts: list[str]

    @property
    def words(self) -> str:
        return "".join(self.parts)


class Flow:
    """Receives words, boxes and breaks in reading order; gives pages, fields and hidden words."""

    def __init__(self) -> None:
        self.sheets = [Sheet()]
        self._holders = [self.sheets[0].body]
        self._rows: list[list[list[Draft]]] = []
        self._widths: list[list[int]] = []  # of each cell in those rows, in columns
        self._tables: list[list[int]] = []  # number of each table that is open, and how many of its rows were closed
        self._table_count = 0
        self._headers: list[list[str]] = []
        self._recorders: list[list[str]] = []
        self._apart = 0
        self._break_due = False
        self._wrote_inside = False
        self._concealed: list[_Stretch] = []
        self._is_stretch = False  # nothing visible since the last hidden words
        self.added = 0  # letters on the pages that are not in the source: list numbers, drawn boxes

    @property
    def page(self) -> int:
        """Number of the page that is being filled."""
        return len(self.sheets)

    @property
    def _is_nested(self) -> bool:
        return len(self._holders) > 1 or bool(self._rows)

    def text(self, words: str, *, added: bool = False, look: Look = PLAIN) -> None:
        """Visible words; `added` when the source does not hold them as text; `look` may tell which of two answers was chosen."""
        if not words:
            return
        self._holders[-1].open.append(styled(words, look))
        self._wrote_inside = True
        self._is_stretch = self._is_stretch and not words.strip()
        if added:
            self.added += letters(words)
        for recorder in self._recorders:
            recorder.append(words)

    def gap(self) -> None:
        """A tab: the next words stand in a column of their own."""
        if self._holders[-1].open:
            self.text(SEPARATOR)

    def conceal(self, words: str, how: str) -> None:
        """Words that a reader of the page does not see."""
        if not words:
            return
        goes_on = self._is_stretch or len(self._concealed) >= MOST_STRETCHES
        last = self._concealed[-1] if self._concealed else None
        if goes_on and last and (last.page, last.how) == (self.page, how):
            last.parts.append(words)
        else:
            self._concealed.append(_Stretch(self.page, how, [words]))
        self._is_stretch = True

    def control(self, control: Control, *, added: bool = True) -> None:
        """A box or blank in the line, with what it shows; `added` when the source does not hold that as text."""
        self._holders[-1].open.append(control)
        self._wrote_inside = True
        if added:
            self.added += letters(control.shown)

    def record(self) -> None:
        """Start keeping the visible words for a control that is open."""
        self._recorders.append([])

    def recorded(self) -> str:
        """The visible words since the matching `record`."""
        return tidy("".join(self._recorders.pop()))

    def end_line(self) -> None:
        """The paragraph or line is complete."""
        self._holders[-1].end_line()
        if self._is_stretch and self._concealed[-1].page == self.page:
            self._concealed[-1].parts.append(" ")
        for recorder in self._recorders:
            recorder.append(" ")

    def open_apart(self) -> None:
        """Text that the caller puts elsewhere: a note, a header. It breaks no page."""
        self._apart += 1
        self._holders.append(_Holder())

    def close_apart(self) -> list[Draft]:
        """The lines that were said apart."""
        self._apart -= 1
        return self._take()

    def open_aside(self) -> None:
        """Text beside the line it is anchored in: a text box."""
        self._begin_nested()
        self._holders.append(_Holder())

    def close_aside(self) -> None:
        """The text box comes after the line it is anchored in."""
        lines = self._take()
        self._holders[-1].after += lines
        if not self._holders[-1].open:
            self._holders[-1].end_line()
        self._end_nested()

    def _take(self) -> list[Draft]:
        holder = self._holders.pop()
        holder.end_line()
        return holder.lines

    def open_table(self) -> None:
        self._holders[-1].end_line()
        self._headers.append([])
        self._table_count += 1
        self._tables.append([self._table_count, 0])

    def close_table(self) -> None:
        if self._headers:
            self._headers.pop()
            self._tables.pop()

    def open_row(self) -> None:
        self._begin_nested()
        self._rows.append([])
        self._widths.append([])

    def close_row(self, *, times: int = 1) -> None:
        """The cells of a row become lines, label and value side by side; `times` over when the file says it once."""
        if not self._rows:
            return
        cells, widths = self._rows.pop(), self._widths.pop()
        if self._headers:
            self._label_columns(cells)
            self._tables[-1][1] += 1
            cells = placed(cells, widths, (self._tables[-1][0], self._tables[-1][1]))
        self._holders[-1].end_line()
        lines = row_lines(cells)
        self._holders[-1].lines += lines * self._repeat(lines, times)
        self._end_nested()

    def _label_columns(self, cells: list[list[Draft]]) -> None:
        """A box alone in its cell is about its row and about its column."""
        header = self._headers[-1]
        if not header:
            self._headers[-1] = [tidy(" ".join(words_of(line) for line in cell)) for cell in cells]
            return
        for cell, column in zip(cells, header, strict=False):
            for control in (span for line in cell for span in line if isinstance(span, Control)):
                if not any(words_of(line).strip() for line in cell):
                    control.column = column

    def open_cell(self) -> None:
        self._holders.append(_Holder())

    def close_cell(self, *, times: int = 1, columns: int = 1) -> None:
        """The cell is complete; `times` over when the file says it once; it is as wide as so many columns."""
        lines = self._take()
        if self._rows:
            times = self._repeat(lines, times)
            self._rows[-1] += [lines] * times
            self._widths[-1] += [max(columns, 1)] * times
        else:
            self._holders[-1].lines += lines

    def _repeat(self, lines: list[Draft], times: int) -> int:
        """How often these lines are said: words that stand in the file once never fill the memory."""
        size = sum(letters(words_of(line)) for line in lines)
        times = min(times, max(1, MOST_REPEATED // max(size, 1)))
        self.added += (times - 1) * size
        return times

    def picture(self, picture: Picture) -> None:
        """An image at this place."""
        picture.page = self.page
        picture.line = len(self.sheets[-1].body.lines)
        picture.cell = len(self._rows[-1]) if self._rows else -1
        self.sheets[-1].pictures.append(picture)
        self._wrote_inside = True

    def break_page(self, *, hard: bool) -> None:
        """The next words stand on a new page. A soft break never makes an empty page; inside a row it waits for the row.
        Beyond the last page that we number, everything stands on that page."""
        if hard:
            self.end_line()
        if self._apart:
            return
        if self._is_nested and self._wrote_inside:
            self._break_due = True
            return
        if (self.sheets[-1].is_blank and not hard) or len(self.sheets) >= MOST_PAGES:
            return
        self.sheets[-1].body.end_line()
        self.sheets.append(Sheet())
        self._holders[0] = self.sheets[-1].body

    def _begin_nested(self) -> None:
        if not self._is_nested:
            self._wrote_inside = False

    def _end_nested(self) -> None:
        if self._break_due and not self._is_nested:
            self._break_due = False
            self.break_page(hard=False)

    @property
    def concealed_letters(self) -> int:
        """Letters in all hidden words, also beyond what is shown of them."""
        return sum(letters(stretch.words) for stretch in self._concealed)

    def hidden(self) -> tuple[Hidden, ...]:
        """The first words of each hidden stretch."""
        found = [(stretch, tidy(stretch.words)) for stretch in self._concealed]
        return tuple(Hidden(page=stretch.page, how=stretch.how, words=words[:WORDS_SHOWN]) for stretch, words in found if words)

    def hidden_notes(self) -> tuple[str, ...]:
        """One sentence for each page and way of hiding, with how much it is."""
        sums: dict[tuple[int, str], int] = {}
        for stretch in self._concealed:
            place = (stretch.page, stretch.how)
            sums[place] = sums.get(place, 0) + letters(stretch.words)
        return tuple(f"Tekst op p. {page} die niet meetelt ({how}): {count} tekens." for (page, how), count in sums.items() if count)

    def finish(self) -> tuple[tuple[Page, ...], tuple[Field, ...]]:
        """The pages with their lines, and the controls with the words beside them."""
        while len(self._holders) > 1:
            self.close_cell()
        while self._rows:
            self.close_row()
        self._holders[0].end_line()
        fields: list[Field] = []
        pages = tuple(self._page(number, sheet, fields) for number, sheet in enumerate(self.sheets, 1))
        return pages, tuple(fields)

    def _page(self, number: int, sheet: Sheet, fields: list[Field]) -> Page:
        drafts = [self._chosen_in(draft, number) for draft in (*sheet.top, *sheet.body.lines, *sheet.bottom)]
        for draft in drafts:
            fields += label_controls(draft, page=number, tidy=tidy)
        lines = [tidy("".join(span if isinstance(span, str) else span.shown for span in draft)) for draft in drafts]
        body = sum(letters(words_of(draft)) for draft in sheet.body.lines)
        searchability, because = judge(body, sheet.pictures, total=sum(map(letters, lines)))
        return Page(
            number=number,
            width=0,
            height=0,
            lines=tuple(_line(draft, text) for draft, text in zip(drafts, lines, strict=True) if text),
            searchability=searchability,
            because=because,
        )

    def _chosen_in(self, draft: Draft, page: int) -> Draft:
        """The line without the answer that its look says was not chosen; that one is kept as hidden words."""
        spans = [span for span in draft if isinstance(span, str)]
        passed = not_chosen(spans) if len(spans) == len(draft) else []
        if not passed:
            return draft
        kept = list("".join(spans))
        for start, end, how in passed:
            self._concealed.append(_Stretch(page, how, kept[start:end]))
            kept[start:end] = [""] * (end - start)
        line: Draft = []
        at = 0
        for span in spans:  # where a cell begins is kept
            line.append(span if isinstance(span, Opens) else "".join(kept[at : at + len(span)]))
            at += len(span)
        return line


def _line(draft: Draft, text: str) -> Line:
    cells, row = cells_in(draft, text, tidy=tidy)
    return Line(text=text, box=None, cells=cells, row=row)


def tidy(text: str) -> str:
    """One space between words, two between columns; nothing of zero width."""
    return _GAPS.sub(lambda gap: " " if len(gap[0]) == 1 else SEPARATOR, text.translate(_INVISIBLE)).strip()


PHOTOGRAPH = 200 * 150  # square points: about 7 by 5 cm; a logo or a signature is smaller
LARGE = 0.35 * 595 * 842  # square points: a third of an A4, as for a scan placed on a page of a PDF
CAPTION = 200  # letters beside such a picture: more is a page of text with an illustration


def judge(body: int, pictures: list[Picture], *, total: int) -> tuple[Searchability, str]:
    """Whether a page of running text is text: `body` counts its letters without headers and footers."""
    photographs = [picture for picture in pictures if _is_as_large_as(picture, PHOTOGRAPH)]
    if not body and photographs:
        return Searchability.SCAN, f"er staat geen leesbare tekst, alleen {_counted(pictures)}"
    if not total and pictures:
        return Searchability.IMAGE, f"er staat geen tekst, alleen {_counted(pictures)}"
    if not total:
        return Searchability.EMPTY, "er staat niets op de pagina"
    large = [picture for picture in pictures if _is_as_large_as(picture, LARGE)]
    if large and body < CAPTION * len(large):
        return Searchability.MIXED, f"naast {_counted(large)} staan maar {body} tekens leesbare tekst"
    return Searchability.DIGITAL, f"{total} tekens echte tekst"


def _is_as_large_as(picture: Picture, size: float) -> bool:
    """A picture that does not tell its size counts as large."""
    return not picture.width or not picture.height or picture.width * picture.height >= size


def _counted(pictures: list[Picture]) -> str:
    return "één afbeelding" if len(pictures) == 1 else f"{len(pictures)} afbeeldingen"

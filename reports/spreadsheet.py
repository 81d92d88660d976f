"""Tables as an Excel workbook (.xlsx): the one file that knows XlsxWriter. Knows tables, not what stands in them.

Text from a bid is text for ever: every cell is written as a string, never as a formula, a link or a number, and keeps a mark
(quotePrefix) that it stays text when a person edits it. What hides is written out first, white space becomes one space.
Residual risk: whoever saves a sheet as CSV loses that mark, and a program that opens the CSV may run what a cell begins with.
"""

import datetime as dt
import io
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from templates.wording import AMSTERDAM, visible

Cell = str | int | dt.datetime | tuple[str, ...] | None
"""Text; a whole number; a moment (with its zone); lines under each other; nothing. A cell starting with a shape is coloured by it."""

CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # what the file says of its own making: no clock, so the same bytes every time
LONGEST_FOOTER = 255  # Excel refuses a longer one
A4, A3 = 9, 8
WIDEST_ON_A4 = 145  # letters; a wider table is printed on A3, so that it can still be read
LINE_HIGH, HIGHEST = 15.0, 409.0  # points; Excel refuses a higher row
INK, HEAD, LINE, BLANK = "#1C2126", "#0B5563", "#D8D5CB", "#FFFBE6"
TINTS = {"✗": "#FCECEB", "?": "#FDF3E0", "◆": "#F1ECFA"}
MOMENT = "[$-413]d mmmm yyyy hh:mm:ss"  # 413 is Dutch


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: its head, its width in letters, and whether it is left open for a person to fill in."""

    title: str
    wide: float
    open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One sheet. `kept` columns stay in sight; a table to look things up in has filters."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: int = 0
    filters: bool = True


def spreadsheet(tables: tuple[Table, ...], *, title: str, footer: str) -> bytes:
    """The workbook; `footer` stands at the foot of every printed page. The same tables give the same bytes."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": _text(title), "created": CREATED})
    formats = _formats(book)
    for table in tables:
        sheet = book.add_worksheet(table.name)
        _lay_out(sheet, table, title=_text(title), footer=_text(footer))
        _head(sheet, table, formats)
        for at, row in enumerate(table.rows, start=1):
            sheet.set_row(at, _high(row, table.columns))
            for column, cell in enumerate(row):
                _write(sheet, (at, column), cell, formats)
            for column in range(len(row), len(table.columns)):
                sheet.write_blank(at, column, None, formats["open"])
    book.close()
    return made.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    plain = {"text_wrap": True, "valign": "top", "font_color": INK, "border": 1, "border_color": LINE}
    text = {**plain, "quote_prefix": True}
    found = {
        "head": {**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "valign": "vcenter"},
        "text": text,
        "number": {**plain, "num_format": "0", "align": "left"},
        "moment": {**plain, "num_format": MOMENT, "align": "left"},
        "open": {**plain, "bg_color": BLANK},
        **{shape: {**text, "bold": True, "bg_color": tint} for shape, tint in TINTS.items()},
    }
    return {name: book.add_format(properties) for name, properties in found.items()}


def _lay_out(sheet: Worksheet, table: Table, *, title: str, footer: str) -> None:
    """What stays in sight on the screen, and what a printed page looks like."""
    sheet.freeze_panes(1, table.kept)
    if table.filters and table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.wide)
    sheet.set_landscape()
    sheet.set_paper(A3 if sum(column.wide for column in table.columns) > WIDEST_ON_A4 else A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L&8{_escaped(title)}&R&8{_escaped(table.name)}")
    sheet.set_footer(f"&L&6{_escaped(footer)}&R&8&P van &N"[:LONGEST_FOOTER])


def _head(sheet: Worksheet, table: Table, formats: Mapping[str, Format]) -> None:
    sheet.set_row(0, 32)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, formats["head"])


def _high(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> float:
    """Room for every line of the row, in points: not every program finds that out for itself when it opens the file."""
    most = max((_lines(cell, int(column.wide)) for cell, column in zip(row, columns, strict=False)), default=1)
    return min(most * LINE_HIGH + 3, HIGHEST)


def _lines(cell: Cell, wide: int) -> int:
    if cell is None or isinstance(cell, int | dt.datetime):
        return 1
    lines = (cell,) if isinstance(cell, str) else cell
    return sum(max(1, len(textwrap.wrap(_text(line), wide))) for line in lines)


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, formats: Mapping[str, Format]) -> None:
    match cell:
        case int():
            sheet.write_number(*place, cell, formats["number"])
        case dt.datetime():
            sheet.write_datetime(*place, cell.astimezone(AMSTERDAM).replace(tzinfo=None), formats["moment"])
        case None:
            sheet.write_blank(*place, None, formats["text"])
        case _:
            lines = (cell,) if isinstance(cell, str) else cell
            words = "\n".join(map(_text, lines))
            sheet.write_string(*place, words, formats.get(words[:1], formats["text"]) if words else formats["text"])


def _text(words: str) -> str:
    """What a person may safely read, on one line."""
    return " ".join(visible(words).split())


def _escaped(words: str) -> str:
    """In the head and foot of a page an ampersand gives orders."""
    return words.replace("&", "&&")

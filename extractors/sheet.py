"""Reads a workbook (.xlsx, .xlsm): one page a sheet, one line a row; computes nothing, runs nothing, fetches nothing.

Knows SpreadsheetML; a sheet that claims a million rows is read as far as the limits on rows and cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow, Picture, tidy
from extractors.markup import Element, RefusedError, attribute, child, every, stream, unreadable
from extractors.ooxml import Package, open_package
from extractors.outside import outside_notes, outside_relations
from extractors.relations import Relation, main_part, relations
from extractors.rows import SEPARATOR, Control
from extractors.sheet_cells import Formats, column_of, shared_strings, text_of
from extractors.word.signs import certificate_marks
from intake.message import State

MAX_ROWS = 20_000
MAX_CELLS = 200_000
MAX_SHEETS = 200
MAX_COLUMNS = 16_384  # Excel's own
MOST_RANGES = 1_000
HIDDEN_SHEET = "verborgen werkblad"
WORDS = {"b": {"1": "WAAR", "0": "ONWAAR"}}


def read_sheet(path: Path) -> Content:
    """The workbook as read; a file that cannot be read is a state, never an exception."""
    try:
        with open_package(path) as package:
            main = main_part(package) or "xl/workbook.xml"
            if main not in package:
                raise unreadable("het is geen Excel-werkmap, of de inhoud ontbreekt")
            return _Workbook(package, main).content()
    except RefusedError as refused:
        return refused.content


@dataclass(slots=True)
class _Room:
    """How many rows and cells may still be read."""

    rows: int = MAX_ROWS
    cells: int = MAX_CELLS
    is_full: bool = False

    def take(self, cells: int) -> bool:
        """Room for one more row with so many cells?"""
        self.rows -= 1
        self.cells -= cells
        self.is_full = self.is_full or self.rows < 0 or self.cells < 0
        return not self.is_full


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """One cell with something in it."""

    column: int
    words: str
    why: str = ""  # Dutch: why it is not seen


@dataclass(slots=True)
class _Sheet:
    """A sheet of the workbook and what it turned out to hold."""

    name: str
    part: str
    is_hidden: bool
    hidden_columns: set[int] = field(default_factory=set)
    columns_told: int = 0
    is_named: bool = False  # its name stands above its first line
    spans: dict[tuple[int, int], int] = field(default_factory=dict)  # columns that a merged cell takes, by its row and column
    row: int = 0  # the last one with words
    is_table: bool = False  # a table is open

    def why(self, cell: _Cell, row: Element) -> str:
        """Why a reader does not see this cell."""
        if self.is_hidden:
            return HIDDEN_SHEET
        if attribute(row, "hidden") in {"1", "true"}:
            return "verborgen rij"
        if cell.column in self.hidden_columns:
            return "verborgen kolom"
        return cell.why


class _Workbook:
    """One workbook being read."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.root = package.xml(main)
        self.relations = relations(package, main)
        self.strings = self._strings()
        self.formats = Formats(self._part("styles"), is_1904=self._is_1904())
        self.flow, self.room = Flow(), _Room(MAX_ROWS, MAX_CELLS)
        self.notes: dict[str, None] = {}
        self._steps = {"s:col": self._column, "s:row": self._row, "s:headerFooter": self._margins}

    def _target(self, kind: str) -> str:
        return next((relation.target for relation in self.relations.values() if _is(relation, kind, self.package)), "")

    def _part(self, kind: str) -> Element | None:
        target = self._target(kind)
        return self.package.xml(target) if target else None

    def _strings(self) -> list[str]:
        target = self._target("sharedStrings")
        return shared_strings(self.package.read(target)) if target else []

    def _is_1904(self) -> bool:
        settings = child(self.root, "s:workbookPr")
        return settings is not None and attribute(settings, "date1904") in {"1", "true"}

    def content(self) -> Content:
        """Every sheet, in the order of the workbook."""
        sheets = list(self._sheets())
        for number, sheet in enumerate(sheets[:MAX_SHEETS]):
            if number:
                self.flow.break_page(hard=True)
            self._read(sheet)
        pages, fields = self.flow.finish()
        is_cut = self.room.is_full or len(sheets) > MAX_SHEETS
        because = f"Alleen de eerste {MAX_ROWS} rijen en {MAX_CELLS} cellen zijn gelezen. Beoordeel de rest met de hand."
        return Content(
            pages=pages,
            fields=fields,
            marks=tuple(certificate_marks(self.package)),
            hidden=self.flow.hidden(),
            notes=(*self.notes, *self._remarks(), *self.flow.hidden_notes()),
            state=State.PARTLY_READ if is_cut else State.READ,
            because=because if is_cut else "",
        )

    def _sheets(self) -> Iterator[_Sheet]:
        for row in every(self.root, "s:sheet"):
            relation = self.relations.get(attribute(row, "r:id"))
            part = relation.target if relation and not relation.outside and relation.target in self.package else ""
            yield _Sheet(attribute(row, "name"), part, attribute(row, "state") in {"hidden", "veryHidden"})

    def _read(self, sheet: _Sheet) -> None:
        if sheet.is_hidden:
            self.notes[f"Werkblad “{sheet.name}” is verborgen; wat erin staat telt niet mee."] = None
        if not sheet.part:
            self.notes[f"Werkblad “{sheet.name}” ontbreekt in het bestand."] = None
            return
        blob = self.package.read(sheet.part)
        sheet.spans = _merged(blob, sheet.part)
        for tag, element in stream(blob, sheet.part, "s:col", "s:row", "s:headerFooter"):
            if not self._steps[tag](sheet, element):
                break
        self._end_table(sheet)
        self._beside(sheet)
        if not sheet.is_named and not sheet.is_hidden:
            self.notes[f"Werkblad “{sheet.name}” is leeg."] = None

    def _column(self, sheet: _Sheet, column: Element) -> bool:
        first, last = attribute(column, "min"), attribute(column, "max")
        if attribute(column, "hidden") in {"1", "true"} and first.isdigit() and last.isdigit():
            sheet.columns_told += 1
            if sheet.columns_told <= MOST_RANGES:
                sheet.hidden_columns.update(range(int(first[:7]), min(int(last[:7]), MAX_COLUMNS) + 1))
        return True

    def _row(self, sheet: _Sheet, row: Element) -> bool:
        cells = [cell for element in row if (cell := self._cell(element)).words]
        if cells and not self.room.take(len(cells)):
            return False
        seen: list[_Cell] = []
        for cell in cells:
            why = sheet.why(cell, row)
            if why:
                self.flow.conceal(cell.words + " ", why)
            else:
                seen.append(cell)
        if seen:
            number = attribute(row, "r")
            self._cells(sheet, seen, int(number) if number.isdigit() and len(number) < _LONGEST_NUMBER else sheet.row + 1)
        return True

    def _cells(self, sheet: _Sheet, seen: list[_Cell], number: int) -> None:
        """One row of a table; words alone in a row are a line, unless they are a label within a table."""
        follows, sheet.row = sheet.is_table and number == sheet.row + 1, number
        if not follows or (len(seen) == 1 and len(seen[0].words.split()) > _LABEL_WORDS):
            self._end_table(sheet)
        if len(seen) == 1 and not sheet.is_table:
            self._line(sheet, seen[0].words)
            return
        if not sheet.is_table:
            self._name(sheet)
            self.flow.open_table()
            sheet.is_table = True
        self.flow.open_row()
        column = 1
        for cell in seen:
            if cell.column > column:
                self.flow.open_cell()
                self.flow.close_cell(columns=cell.column - column)
            width = sheet.spans.get((number, cell.column), 1)
            self.flow.open_cell()
            self.flow.text(cell.words)
            self.flow.close_cell(columns=width)
            column = max(column, cell.column) + width
        self.flow.close_row()

    def _end_table(self, sheet: _Sheet) -> None:
        if sheet.is_table:
            self.flow.close_table()
            sheet.is_table = False

    def _name(self, sheet: _Sheet) -> None:
        """The name of the sheet, above its first line."""
        if not sheet.is_named:
            sheet.is_named = True
            self.flow.text(sheet.name)
            self.flow.end_line()

    def _line(self, sheet: _Sheet, words: str, box: Control | None = None) -> None:
        """One line on the page of this sheet, the first under the sheet's name."""
        self._name(sheet)
        if box is not None:
            self.flow.control(box)
        self.flow.text(words)
        self.flow.end_line()

    def _cell(self, element: Element) -> _Cell:
        kind, style = attribute(element, "t", "n"), attribute(element, "s", "0")
        stored = child(element, "s:v")
        value = (stored.text or "") if stored is not None else ""
        if kind == "inlineStr":
            value = text_of(element)
        elif kind == "s":
            value = self.strings[int(value)] if value.isdigit() and len(value) < 8 and int(value) < len(self.strings) else ""
        elif kind == "n":
            value = self.formats.show(value, style)
        if child(element, "s:f") is not None:
            self._formula(value)
        words = tidy(WORDS.get(kind, {}).get(value, value))
        return _Cell(column=column_of(attribute(element, "r")), words=words, why=self.formats.why_unseen(style))

    def _formula(self, value: str) -> None:
        self.notes["Bevat formules; gelezen is de uitkomst die bij het opslaan is bewaard."] = None
        if not value:
            self.notes["Bevat formules zonder bewaarde uitkomst; die cellen zijn leeg gelezen."] = None

    def _margins(self, _: _Sheet, element: Element) -> bool:
        words = tidy(" ".join(part.text or "" for part in element))
        if words:
            self.notes[f"Kop- of voettekst bij afdrukken: “{words[:200]}”"] = None
        return True

    def _beside(self, sheet: _Sheet) -> None:
        """Text boxes, pictures and check boxes that lie on the sheet, and comments in its margin."""
        for relation in relations(self.package, sheet.part).values():
            if relation.outside or relation.target not in self.package or relation.kind not in _BESIDE:
                continue
            try:
                root = self.package.xml(relation.target)
            except RefusedError as refused:
                if refused.state is not State.UNREADABLE or "DOCTYPE" in refused.because:
                    raise
                self.notes[f"Het onderdeel {relation.target} van werkblad “{sheet.name}” is beschadigd en niet gelezen."] = None
                continue
            self._comments(root)
            if not sheet.is_hidden:
                self._drawing(sheet, root)
                self._boxes(sheet, root)

    def _comments(self, root: Element) -> None:
        for comment in every(root, "s:comment"):
            self.notes[f"Opmerking in een cel, telt niet mee: “{tidy(text_of(comment))[:200]}”"] = None

    def _drawing(self, sheet: _Sheet, root: Element) -> None:
        for paragraph in every(root, "a:p"):
            words = tidy("".join(found.text or "" for found in every(paragraph, "a:t")))
            if words:
                self._line(sheet, words)
        for _ in every(root, "a:blip"):
            self.flow.picture(Picture())

    def _boxes(self, sheet: _Sheet, root: Element) -> None:
        """Check boxes and round buttons as Excel keeps them: drawn in VML, with their label inside."""
        for shape in every(root, "v:shape"):
            told = child(shape, "x:ClientData")
            if told is None or attribute(told, "ObjectType") not in {"Checkbox", "Radio"}:
                continue
            checked = child(told, "x:Checked")
            is_on = checked is not None and (checked.text or "").strip() == "1"
            label = tidy(" ".join(str(words) for box in every(shape, "v:textbox") for words in box.itertext()))
            box = Control(kind="vakje", name=shape.get("id", ""), value="aan" if is_on else "uit", shown="☒" if is_on else "☐")
            self._line(sheet, SEPARATOR + label, box)

    def _remarks(self) -> list[str]:
        names = self.package.names
        notes = outside_notes(outside_relations(self.package))
        if any(name.rpartition("/")[2] == "vbaProject.bin" or "/macrosheets/" in name for name in names):
            notes.insert(0, "Bevat macro's; die zijn niet uitgevoerd.")
        if any("/externalLinks/" in name and name.endswith(".xml") for name in names):
            notes.append("Verwijst naar gegevens in een ander bestand of programma; niet opgehaald.")
        if any(name.endswith("connections.xml") for name in names):
            notes.append("Bevat een verbinding met een gegevensbron; niet gebruikt.")
        return notes


_LABEL_WORDS = 12  # of words alone in a row that can be the label of a row without an answer
_LONGEST_NUMBER = 8  # digits


def _merged(blob: bytes, part: str) -> dict[tuple[int, int], int]:
    """How many columns each merged cell takes, by its row and column."""
    found: dict[tuple[int, int], int] = {}
    if b"mergeCell" not in blob:
        return found
    for _, element in stream(blob, part, "s:mergeCell"):
        first, _, last = attribute(element, "ref").partition(":")
        row = "".join(letter for letter in first if letter.isdigit())
        width = column_of(last) - column_of(first) + 1 if last else 1
        if row and len(row) < _LONGEST_NUMBER and 1 < width <= MAX_COLUMNS and len(found) < MOST_RANGES:
            found[int(row), column_of(first)] = width
    return found


_BESIDE = frozenset({"drawing", "vmlDrawing", "comments"})


def _is(relation: Relation, kind: str, package: Package) -> bool:
    return relation.kind == kind and not relation.outside and relation.target in package

"""Walks the XML of Word text and tells a `Flow` what comes: paragraphs, tables, boxes, breaks, and what is hidden.

Knows WordprocessingML; decides nothing about meaning. Every typed letter goes to a line, to the hidden words, or is counted as a duplicate.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.flow import Flow, letters
from extractors.look import LOWEST_LINE, PLAIN, WHITE, Colour, Paper, Sight
from extractors.markup import Element, Walk, attribute, child, every
from extractors.rows import Control, Draft
from extractors.word.binding import Stores
from extractors.word.controls import OFF, ON, code_of, content_control, difference, is_placeholder, split_box, words_in
from extractors.word.covers import REASON as UNDER
from extractors.word.fields import IN_CODE, Fields
from extractors.word.lists import Lists
from extractors.word.look import Styles, cell_fill, is_on, paragraph_look, run_look, whole
from extractors.word.parts import typed_letters
from extractors.word.place import VML_SHAPES, is_frame_off_page, is_off_page, is_sizeless, is_vml_hidden, is_vml_off_page, shape_ground
from extractors.word.symbols import in_symbols, is_symbol_font, sign

DELETED = "verwijderd met wijzigingen bijhouden"
NOT_SHOWN = "in een weergave die Word niet toont"
Step = Callable[[Element], bool | None]


@dataclass(slots=True)
class Seen:
    """What the walk came across besides text."""

    notes: dict[str, None] = field(default_factory=dict)  # Dutch sentences, each once, in order
    used: set[str] = field(default_factory=set)  # notes and headers that the text refers to
    inserted: int = 0
    duplicates: int = 0  # letters that stand twice in the file for older programs
    unread: list[str] = field(default_factory=list)  # Dutch: embedded things that were not read


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What the text refers to: styles, lists and notes."""

    styles: Styles
    lists: Lists
    notes: dict[str, Element]  # "footnote 2" -> element
    paper: Paper
    stores: Stores
    ground: Colour | None = WHITE
    covered: list[Element] = field(default_factory=list)  # text boxes that lie under a picture


class Body:
    """One walk through one part; a part inside it (a footnote) is walked by the same body."""

    def __init__(self, flow: Flow, book: Book, seen: Seen) -> None:
        self.flow, self.book, self.seen = flow, book, seen
        self.on_section: Callable[[Element], None] = lambda _: None
        self.on_start: dict[str, Step] = {}
        self.on_end: dict[str, Callable[[Element], object]] = {}
        self._sight = Sight(book.ground, book.paper)
        self._fields = Fields(flow, say=lambda words: self.say(words, added=True), place=self.place, remark=self.remark)
        self._controls: list[tuple[Control | None, bool]] = []
        self._waiting: list[Control] = []
        self._chosen: list[Element | None] = []  # of each thing with several ways to show it
        self._starts = self._start_steps()
        self._ends = self._end_steps()

    def read(self, root: Element) -> None:
        """Tell the flow everything below `root`."""
        walk = Walk(root)
        for event, name, element in walk:
            if event == "start":
                step = self.on_start.get(name) or self._starts.get(name)
                if step is not None and step(element):
                    walk.skip()
                continue
            ending = self.on_end.get(name) or self._ends.get(name)
            if ending is not None:
                ending(element)

    def capture(self, root: Element) -> list[Draft]:
        """The lines of a part that stands elsewhere on the page: a note, a header."""
        self.flow.open_apart()
        self.read(root)
        return self.flow.close_apart()

    def _start_steps(self) -> dict[str, Step]:
        skipped: dict[str, Step] = dict.fromkeys(_SKIPPED, lambda _: True)
        return skipped | {
            "w:p": self._paragraph,
            "w:r": self._run,
            "w:t": self._words,
            "w:delText": self._words,
            "m:t": self._words,
            "a:t": self._words,
            "w:sym": self._symbol,
            "w:tab": lambda _: self._layout(self.flow.gap),
            "w:ptab": lambda _: self._layout(self.flow.gap),
            "w:br": self._break,
            "w:cr": lambda _: self._layout(self.flow.end_line),
            "a:br": lambda _: self._layout(self.flow.end_line),
            "w:noBreakHyphen": lambda _: self.say("-", added=True),
            "w:lastRenderedPageBreak": lambda _: self.flow.break_page(hard=False),
            "w:ins": self._inserted,
            "w:moveTo": self._inserted,
            "w:del": lambda _: self._sight.covers.append(DELETED),
            "w:moveFrom": lambda _: self._sight.covers.append("verplaatst met wijzigingen bijhouden"),
            "w:tbl": self._table,
            "w:tr": self._row,
            "w:tc": self._cell,
            "w:txbxContent": self._box,
            "wp:anchor": self._shape,
            "wp:inline": self._shape,
            **dict.fromkeys(VML_SHAPES, self._vml_shape),
            "mc:AlternateContent": lambda element: self._chosen.append(chosen_branch(element)),
            "mc:Choice": self._branch,
            "mc:Fallback": self._branch,
            "w:sdt": self._control,
            "w:fldSimple": self._fields.simple,
            "w:fldChar": self._fields.step,
            "w:instrText": self._fields.instruct,
            "w:delInstrText": self._fields.instruct,
            "w:footnoteReference": lambda element: self._note("footnote", element),
            "w:endnoteReference": lambda element: self._note("endnote", element),
        }

    def _end_steps(self) -> dict[str, Callable[[Element], object]]:
        uncover: Callable[[Element], object] = lambda _: self._sight.covers.pop()  # noqa: E731 - one row of a table
        return {
            "w:p": self._paragraph_end,
            "a:p": lambda _: self.flow.end_line(),
            "w:r": lambda _: self._sight.looks.pop(),
            "w:del": uncover,
            "w:moveFrom": uncover,
            "w:tbl": self._table_end,
            "w:tr": self._row_end,
            "w:tc": self._cell_end,
            "w:txbxContent": self._box_end,
            "wp:anchor": uncover,
            "wp:inline": uncover,
            **dict.fromkeys(VML_SHAPES, uncover),
            "w:sdt": self._control_end,
            "mc:AlternateContent": lambda _: self._chosen.pop(),
        }

    # words

    def say(self, words: str, *, added: bool = False) -> None:
        """Words at this place; `added` when the file does not hold them as text."""
        how = self.unseen()
        self._fields.told += bool(words.strip())
        if how:
            self.flow.conceal(words if not added else "", how)
        else:
            self.flow.text(words, added=added, look=self._sight.look)

    def unseen(self) -> str:
        return IN_CODE if self._fields.is_in_code else self._sight.why_unseen()

    def _words(self, element: Element) -> None:
        words = element.text or ""
        if not is_symbol_font(self._sight.look.font):
            return self.say(words)
        signs = in_symbols(self._sight.look.font or "", words)
        return self.say(signs) if signs else self.flow.conceal(words, "in een lettertype met tekens in plaats van letters")

    def _symbol(self, element: Element) -> None:
        self.say(sign(attribute(element, "w:font"), code_of(element)) or "▪", added=True)

    def _layout(self, step: Callable[[], None]) -> None:
        if not self.unseen():
            step()

    def _break(self, element: Element) -> None:
        if attribute(element, "w:type") == "page":
            self.flow.break_page(hard=True)
        else:
            self._layout(self.flow.end_line)

    # paragraphs and runs

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "w:pPr")
        style = _value(properties, "w:pStyle")
        self._sight.covers.append("buiten de pagina" if is_frame_off_page(child(properties, "w:framePr"), self.book.paper) else "")
        self._sight.looks.append(paragraph_look(properties).over(self.book.styles.paragraph(style)))
        if properties is not None and (before := child(properties, "w:pageBreakBefore")) is not None and is_on(before):
            self.flow.break_page(hard=False)
        number = self._list_label(properties, style)
        if number and next(every(element, "w:t", "w:sym"), None) is not None:
            self.say(number + " ", added=True)

    def _list_label(self, properties: Element | None, style: str) -> str:
        listed = child(properties, "w:numPr")
        list_id, level = self.book.styles.numbering(style)
        if listed is not None:
            list_id, level = _value(listed, "w:numId") or list_id, _value(listed, "w:ilvl") or level
        return self.book.lists.label(list_id, level)

    def _paragraph_end(self, element: Element) -> None:
        self.flow.end_line()
        self._sight.looks.pop()
        self._sight.covers.pop()
        section = child(element, "w:pPr", "w:sectPr")
        if section is not None:
            self.on_section(section)

    def _run(self, element: Element) -> None:
        properties = child(element, "w:rPr")
        named = self.book.styles.named(_value(properties, "w:rStyle"))
        self._sight.looks.append(run_look(properties).over(named).over(self._sight.look))

    def _inserted(self, element: Element) -> None:
        self.seen.inserted += next(every(element, "w:t"), None) is not None

    # tables

    def _table(self, element: Element) -> None:
        style = _value(child(element, "w:tblPr"), "w:tblStyle")
        painted = self.book.styles.paints_tables(style)
        self._sight.stand_on(cell_fill(child(element, "w:tblPr")))
        if painted:
            self._sight.grounds[-1] = None  # which cells it paints is not looked up
        self.flow.open_table()

    def _table_end(self, _: Element) -> None:
        self._sight.grounds.pop()
        self.flow.close_table()

    def _row(self, element: Element) -> None:
        properties = child(element, "w:trPr")
        self._sight.covers.append("" if properties is None else _why_no_row(properties))
        self.flow.open_row()

    def _row_end(self, _: Element) -> None:
        self._sight.covers.pop()
        self.flow.close_row()

    def _cell(self, element: Element) -> None:
        self._sight.covers.append(DELETED if child(element, "w:tcPr", "w:cellDel") is not None else "")
        self._sight.stand_on(cell_fill(child(element, "w:tcPr")))
        self.flow.open_cell()
        for control in self._waiting:
            self.place(control)
        self._waiting.clear()

    def _cell_end(self, element: Element) -> None:
        self._sight.covers.pop()
        self._sight.grounds.pop()
        span = _value(child(element, "w:tcPr"), "w:gridSpan")
        self.flow.close_cell(columns=int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1)

    # shapes and what stands in them

    def _shape(self, element: Element) -> None:
        described = child(element, "wp:docPr")
        is_hidden = described is not None and attribute(described, "hidden") in {"1", "true"}
        hidden = "in een verborgen vorm" if is_hidden or is_sizeless(element) else ""
        hidden = hidden or (UNDER if element in self.book.covered else "")
        self._sight.covers.append(hidden or ("buiten de pagina" if is_off_page(element) else ""))

    def _vml_shape(self, element: Element) -> None:
        hidden = "in een verborgen vorm" if is_vml_hidden(element) else ""
        self._sight.covers.append(hidden or ("buiten de pagina" if is_vml_off_page(element) else ""))

    def _box(self, element: Element) -> None:
        self._sight.covers.append("verborgen letters" if self._sight.look.vanish else "")
        self._sight.grounds.append(shape_ground(element))
        self._sight.looks.append(PLAIN)
        self.flow.open_aside()

    def _box_end(self, _: Element) -> None:
        self._sight.covers.pop()
        self._sight.grounds.pop()
        self._sight.looks.pop()
        self.flow.close_aside()

    def _branch(self, element: Element) -> bool:
        """Of the ways to show one thing only one is shown; what the others say besides is hidden."""
        chosen = self._chosen[-1] if self._chosen else element
        if chosen is element:
            return False
        words = words_in(element)
        if chosen is not None and words == words_in(chosen):
            self.seen.duplicates += typed_letters(element)
        else:
            self.flow.conceal(words, NOT_SHOWN)
        return True

    # controls and fields

    def _control(self, element: Element) -> bool:
        control = content_control(element)
        if control is not None and control.kind == "vakje":
            self._check_box(element, control)
            self._controls.append((None, False))
            return True
        if control is not None:
            self._wait_or_place(element, control)
            self.flow.record()
        self._controls.append((control, is_placeholder(element)))
        return False

    def _check_box(self, sdt: Element, control: Control) -> None:
        """A box among words, as a paragraph, or as a cell; words beside the sign are words."""
        content = child(sdt, "w:sdtContent")
        kept = _AS_TICK.get(self.book.stores.says(sdt) or "", control.value)
        if control.differs or kept != control.value:
            control.differs = True
            self.remark(difference(control, kept, self.flow.page))
        cell = child(content, "w:tc")
        typed = 0 if content is None else typed_letters(content)
        rest = split_box(control)
        if cell is not None:
            self._cell(cell)
        self.place(control, typed=typed - letters(rest))
        self.say(rest)
        if cell is not None:
            self._cell_end(cell)
        elif child(content, "w:p") is not None:
            self.flow.end_line()

    def _wait_or_place(self, element: Element, control: Control) -> None:
        content = child(element, "w:sdtContent")
        if content is not None and (child(content, "w:tc") is not None or child(content, "w:tr") is not None):
            self._waiting.append(control)
        else:
            self.place(control)

    def place(self, control: Control, *, typed: int = 0) -> None:
        """The box comes into the line, unless it is hidden; its own sign is typed text too."""
        how = self.unseen()
        if how:
            self.flow.conceal(control.shown if typed else "", how)
            return
        self.flow.control(control)
        self.flow.added -= typed

    def _control_end(self, element: Element) -> None:
        control, is_empty = self._controls.pop()
        if control is not None:
            said = self.flow.recorded()
            control.value = "" if is_empty else said
            kept = self.book.stores.says(element)
            if kept and kept.split() != said.split():
                control.differs = True
                self.remark(difference(control, kept, self.flow.page))

    def remark(self, note: str) -> None:
        if note:
            self.seen.notes[note] = None

    def _note(self, kind: str, element: Element) -> None:
        key = f"{kind} {attribute(element, 'w:id')}"
        note = self.book.notes.get(key)
        if note is None or key in self.seen.used:
            return
        self.seen.used.add(key)
        lines = self.capture(note)
        self.flow.sheets[-1].bottom += lines


_SKIPPED = (
    "w:rPr", "w:pPr", "w:tblPr", "w:tblPrEx", "w:tcPr", "w:trPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:sectPr",
    "w:rPrChange", "m:rPr", "m:ctrlPr",
)  # fmt: skip
_AS_TICK = {"true": ON, "1": ON, "false": OFF, "0": OFF}
_UNDERSTOOD = "http://schemas.microsoft.com/office/"


def _why_no_row(properties: Element) -> str:
    """Dutch: why a reader does not see this row; "" when it is seen."""
    hidden, height = child(properties, "w:hidden"), child(properties, "w:trHeight")
    if child(properties, "w:del") is not None:
        return DELETED
    if hidden is not None and is_on(hidden):
        return "verborgen rij"
    if height is not None and attribute(height, "w:hRule") == "exact" and (whole(attribute(height, "w:val")) or LOWEST_LINE) < LOWEST_LINE:
        return "rij zonder hoogte"
    return ""


def chosen_branch(parent: Element) -> Element | None:
    """The branch that Word shows: the first whose needs it knows, else the fallback."""
    for choice in parent:
        prefixes = choice.get("Requires", "").split()
        if prefixes and all((choice.nsmap.get(prefix) or "").startswith(_UNDERSTOOD) for prefix in prefixes):
            return choice
    return child(parent, "mc:Fallback")


def _value(properties: Element | None, name: str) -> str:
    found = child(properties, name)
    return "" if found is None else attribute(found, "w:val")

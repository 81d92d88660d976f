"""Walks OpenDocument content and tells a `Flow` what comes; hidden, deleted and margin text is kept apart.

Knows the elements of text, tables and drawings; decides nothing about meaning.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.flow import Flow, letters
from extractors.look import PLAIN, WHITE, Sight, read_colour
from extractors.markup import Element, Walk, attribute, child, every, short
from extractors.opendocument.form import content_control, field_mark, form_controls
from extractors.opendocument.lists import Lists
from extractors.opendocument.look import Style, Styles
from extractors.opendocument.words import SKIPPED, words_below
from extractors.rows import Control

MAX_ROWS = 20_000
MAX_CELLS = 200_000
MOST_TIMES = 1_000
MOST_RANGES = 1_000  # of hidden columns
DELETED = "verwijderd met wijzigingen bijhouden"
_SPACE = re.compile(r"[ \t\r\n]+")
_SHAPES = (
    "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:line", "draw:polygon", "draw:polyline", "draw:path",
    "draw:connector", "draw:measure", "draw:regular-polygon", "draw:caption",
)  # fmt: skip
_MAY_HIDE = ("text:variable-set", "text:user-field-get", "text:variable-input", "text:user-field-input")
Step = Callable[[Element], bool | None]


class FullError(Exception):
    """The limits on rows and cells are reached."""


@dataclass(slots=True)
class Seen:
    """What the walk came across besides text."""

    notes: dict[str, None] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    remarks: int = 0  # letters in comments
    inserted: int = 0
    rows: int = MAX_ROWS
    cells: int = MAX_CELLS


class Body:
    """One walk through the content of a text, spreadsheet or presentation."""

    def __init__(self, flow: Flow, styles: Styles, lists: Lists, root: Element, *, kind: str) -> None:
        self.flow, self.styles, self.lists, self.is_sheet = flow, styles, lists, kind == "office:spreadsheet"
        self.seen = Seen()
        self._controls = form_controls(root)
        self._sight = Sight(WHITE if kind in {"office:text", "office:spreadsheet"} else None)  # slides have a background
        self._open: list[Control | None] = []
        self._collapsed: list[list[range]] = []
        self._column = 0
        self._tables = 0
        self._numbered = 0
        self.on_start: dict[str, Step] = {}  # what others know
        self.first_pages: dict[str, int] = {}  # of each page layout that a style starts
        self._paragraphs = 0
        self._starts, self._ends = self._start_steps(), self._end_steps()

    def read(self, root: Element) -> None:
        """Tell the flow everything below `root`."""
        walk, skipped = Walk(root), False
        for event, name, element in walk:
            if event == "start":
                skipped = self._start(name, element)
                if skipped:
                    walk.skip()
                continue
            if name in self._ends and not skipped:
                self._ends[name](element)
            skipped = False
            if self._paragraphs and element is not root:
                self._say(element.tail)

    def _start(self, name: str, element: Element) -> bool:
        if name in SKIPPED:
            return True
        step = self.on_start.get(name) or self._starts.get(name)
        if step is not None and step(element):
            return True
        if self._paragraphs:
            self._say(element.text)
        return False

    def _start_steps(self) -> dict[str, Step]:
        return {
            "text:p": self._paragraph,
            "text:h": self._paragraph,
            "text:span": self._span,
            "text:s": lambda element: self._say(" " * _times(attribute(element, "text:c"), 100)),
            "text:tab": lambda _: self._layout(self.flow.gap),
            "text:line-break": lambda _: self._layout(self._line_end),
            "text:soft-page-break": lambda _: self.flow.break_page(hard=False),
            "text:note-body": self._note,
            "office:annotation": self._remark,
            "text:tracked-changes": self._changes,
            "text:hidden-text": self._hidden_words,
            "text:hidden-paragraph": self._hidden_words,
            "text:section": self._section,
            "text:list": self.lists.open,
            "text:list-item": lambda _: self.lists.item(),
            "presentation:notes": lambda _: self._sight.covers.append("sprekersnotities"),
            "draw:page": self._slide,
            "draw:text-box": self._box,
            **dict.fromkeys(_SHAPES, self._box),
            "text:ruby": self._ruby,
            **dict.fromkeys(_MAY_HIDE, self._unshown_words),
            "draw:control": self._control,
            "loext:content-control": self._content_control,
            "field:fieldmark": self._field_mark,
            "table:table": self._table,
            "table:table-column": self._columns,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "table:shapes": lambda _: self.flow.end_line(),
        }

    def _end_steps(self) -> dict[str, Callable[[Element], object]]:
        return {
            "text:p": self._paragraph_end,
            "text:h": self._paragraph_end,
            "text:span": lambda _: self._sight.looks.pop(),
            "text:section": lambda _: self._sight.covers.pop(),
            "text:list": lambda _: self.lists.close(),
            "presentation:notes": lambda _: self._sight.covers.pop(),
            "draw:text-box": self._box_end,
            **dict.fromkeys(_SHAPES, self._box_end),
            "loext:content-control": self._content_control_end,
            "table:table": self._table_end,
            "table:table-row": self._row_end,
            "table:table-cell": self._cell_end,
            "table:covered-table-cell": self._cell_end,
        }

    # words

    def _say(self, words: str | None) -> None:
        if not words:
            return
        words = _SPACE.sub(" ", words) if words.strip(" ") else words
        how = self._sight.why_unseen()
        if how:
            self.flow.conceal(words, how)
        else:
            self.flow.text(words, look=self._sight.look)

    def _layout(self, step: Callable[[], None]) -> None:
        if not self._sight.why_unseen():
            step()

    def _line_end(self) -> None:
        """A row of a sheet is one line, whatever stands in its cells."""
        if self.is_sheet:
            self._say(" ")
        else:
            self.flow.end_line()

    def _paragraph(self, element: Element) -> None:
        name = attribute(element, "text:style-name")
        below = self._sight.look if self.is_sheet else PLAIN  # a cell dresses its paragraphs, a paragraph not its text boxes
        self._sight.looks.append(self.styles.look("paragraph", name).over(below))
        self._paragraphs += 1
        self._begin(self.styles.own("paragraph", name))
        label = self.lists.take()
        if label and not self._sight.why_unseen():
            self.flow.text(label + " ", added=True)

    def _begin(self, own: Style) -> None:
        """A style may ask for a new page, or for a page layout of its own."""
        if own.breaks_before or own.master:
            self.flow.break_page(hard=False)
        if own.master:
            self.first_pages.setdefault(own.master, self.flow.page)

    def _paragraph_end(self, element: Element) -> None:
        self._sight.looks.pop()
        self._paragraphs -= 1
        self._line_end()
        if self.styles.own("paragraph", attribute(element, "text:style-name")).breaks_after:
            self.flow.break_page(hard=False)

    def _span(self, element: Element) -> None:
        self._sight.looks.append(self.styles.look("text", attribute(element, "text:style-name")).over(self._sight.look))

    # what stands elsewhere or nowhere

    def _note(self, element: Element) -> bool:
        """A footnote or endnote: below the page."""
        self.flow.sheets[-1].bottom += self.capture(element)
        return True

    def capture(self, element: Element) -> list[list[str | Control]]:
        outer, self._paragraphs = self._paragraphs, 0
        self.flow.open_apart()
        for inner in element:
            self.read(inner)
        self._paragraphs = outer
        return self.flow.close_apart()

    def _remark(self, element: Element) -> bool:
        words = words_below(element)
        self.seen.remarks += letters(words)
        if words:
            self.seen.notes[f"Opmerking in de kantlijn, telt niet mee: “{words[:200]}”"] = None
        return True

    def _changes(self, element: Element) -> bool:
        for deletion in every(element, "text:deletion"):
            self.flow.conceal(words_below(deletion) + " ", DELETED)
        self.seen.inserted += sum(1 for _ in every(element, "text:insertion"))
        return True

    def _hidden_words(self, element: Element) -> bool:
        is_hidden = attribute(element, "text:is-hidden") != "false"
        words = (element.text or "") or attribute(element, "text:string-value")
        if is_hidden:
            self.flow.conceal(words, "verborgen letters")
        else:
            self._say(words)
        return True

    def _unshown_words(self, element: Element) -> bool:
        """A field that keeps a value without showing it."""
        if attribute(element, "text:display") != "none":
            return False
        self.flow.conceal("".join(map(str, element.itertext())), "verborgen veld")
        return True

    def _ruby(self, element: Element) -> bool:
        """The word first, then the small letters above it in brackets."""
        base, above = child(element, "text:ruby-base"), child(element, "text:ruby-text")
        if base is not None:
            self.read(base)
        if above is not None and "".join(map(str, above.itertext())).strip():
            self._added(" (")
            self.read(above)
            self._added(")")
        return True

    def _added(self, sign: str) -> None:
        if not self._sight.why_unseen():
            self.flow.text(sign, added=True)

    def _section(self, element: Element) -> None:
        self._sight.covers.append("verborgen gedeelte" if attribute(element, "text:display") == "none" else "")

    def _slide(self, _: Element) -> None:
        self._next_page()

    def _next_page(self) -> None:
        """Every sheet and every slide is a page, also an empty one."""
        self._numbered += 1
        if self._numbered > 1:
            self.flow.break_page(hard=True)

    def _box(self, element: Element) -> None:
        """A text box or a drawn shape with words in it; its frame has the background."""
        frame = element.getparent() if short(str(element.tag)) == "draw:text-box" else element
        fill = "" if frame is None else self.styles.fill(attribute(frame, "draw:style-name"))
        self._sight.stand_on(fill)
        if fill and read_colour(fill) is None:
            self._sight.grounds[-1] = None  # a picture or gradient
        self._sight.looks.append(PLAIN)
        self.flow.open_aside()

    def _box_end(self, _: Element) -> None:
        self._sight.grounds.pop()
        self._sight.looks.pop()
        self.flow.close_aside()

    # controls

    def _place(self, control: Control) -> None:
        how = self._sight.why_unseen()
        if how:
            self.flow.conceal(control.shown, how)
        else:
            self.flow.control(control)

    def _control(self, element: Element) -> None:
        found = self._controls.get(attribute(element, "draw:control"))
        if found is not None:
            control, label = found
            self._place(control)
            self.flow.text(f" {label} " if label else "", added=True)

    def _content_control(self, element: Element) -> bool:
        control = content_control(element)
        if control is not None and control.kind == "vakje":
            typed = letters("".join(map(str, element.itertext())))
            self._place(control)
            self.flow.added -= typed
            return True
        if control is not None:
            self._place(control)
            self.flow.record()
        self._open.append(control)
        return False

    def _content_control_end(self, element: Element) -> None:
        control = self._open.pop() if self._open else None
        if control is not None:
            said = self.flow.recorded()
            control.value = "" if attribute(element, "loext:showing-place-holder") == "true" else said

    def _field_mark(self, element: Element) -> None:
        control = field_mark(element)
        if control is not None:
            self._place(control)

    # tables

    def _table(self, element: Element) -> None:
        self._tables += 1
        name = attribute(element, "table:name")
        own = self.styles.own("table", attribute(element, "table:style-name"))
        self._sight.covers.append("verborgen werkblad" if own.is_unshown else "")
        if not self.is_sheet:
            self._begin(own)
        self._collapsed.append([])
        if self.is_sheet and self._tables == 1:
            self._next_page()
            if own.is_unshown:
                self.seen.notes[f"Werkblad “{name}” is verborgen; wat erin staat telt niet mee."] = None
            elif next(every(element, "text:p"), None) is None:
                self.seen.notes[f"Werkblad “{name}” is leeg."] = None
            else:
                self.flow.text(name, added=True)
                self.flow.end_line()
        self.flow.open_table()

    def _table_end(self, _: Element) -> None:
        self._tables -= 1
        self._sight.covers.pop()
        self._collapsed.pop()
        self.flow.close_table()

    def _columns(self, element: Element) -> None:
        times = _times(attribute(element, "table:number-columns-repeated"), 20_000)
        columns = self._collapsed[-1] if self._collapsed else []
        first = columns[-1].stop if columns else 1
        hidden = attribute(element, "table:visibility") in {"collapse", "filter"} and len(columns) < MOST_RANGES
        columns.append(range(first, first + times) if hidden else range(first + times, first + times))

    def _row(self, element: Element) -> None:
        self.seen.rows -= 1
        self._column = 0
        if self.seen.rows < 0 or self.seen.cells < 0:
            raise FullError
        hidden = attribute(element, "table:visibility") in {"collapse", "filter"}
        self._sight.covers.append("verborgen rij" if hidden else "")
        self.flow.open_row()

    def _row_end(self, element: Element) -> None:
        self._sight.covers.pop()
        has_words = self.is_sheet and next(every(element, "text:p"), None) is not None
        times = _times(attribute(element, "table:number-rows-repeated"), MOST_TIMES) if has_words else 1
        self.seen.rows -= times - 1
        self.seen.cells -= (times - 1) * len(element)
        self.flow.close_row(times=times)

    def _cell(self, element: Element) -> None:
        self._column += _times(attribute(element, "table:number-columns-repeated"), 20_000)
        collapsed = self._collapsed[-1] if self._collapsed else []
        self._sight.covers.append("verborgen kolom" if any(self._column in columns for columns in collapsed) else "")
        look = self.styles.look("table-cell", attribute(element, "table:style-name"))
        self._sight.stand_on(look.fill)
        self._sight.looks.append(look if self.is_sheet else PLAIN)
        self.flow.open_cell()
        if attribute(element, "table:formula"):
            self.seen.notes["Bevat formules; gelezen is de uitkomst die bij het opslaan is bewaard."] = None

    def _cell_end(self, element: Element) -> None:
        self._sight.covers.pop()
        self._sight.grounds.pop()
        self._sight.looks.pop()
        repeated = _times(attribute(element, "table:number-columns-repeated"), MOST_TIMES)
        times = repeated if len(element) else 0
        self.seen.cells -= times
        self.flow.close_cell(times=max(times, 1), columns=1 if times else repeated)


def _times(value: str, most: int) -> int:
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 10 else 1

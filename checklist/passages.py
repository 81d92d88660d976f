"""Cuts the pages of a text into passages a person would call one: paragraph, list, table row, question with answer.

Remembers what stands above each. Knows lines and where they stand; knows no criterion and no language beyond punctuation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.blocks import blocks, introduces, with_lists
from checklist.language import without_long_runs
from checklist.line_forms import NUMBERING, STOP, Form, Seen, own_lines
from extractors.document import Kind, Page

__all__ = ["Cut", "Form", "Text", "cut"]

FAR = 99
MOST_LABEL = 4  # words above a list
NEAR = 4  # passages under a heading to which it still belongs when a question stands between
CONTINUED = "\u00ad"  # stands for the hyphen and the line end of a broken word; drops out when words are compared

_ADDRESSED = re.compile(r"\s*(?:betreft|onderwerp|aan|van|datum|kenmerk|geachte?|beste|t\.a\.v)\b", re.I)  # a letter's own head


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text in which criteria may be answered: one piece of one leaf."""

    sha256: str
    part: str
    pages: tuple[Page, ...]
    kind: Kind
    name: str


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Cut:
    """One passage. `words` has one character for each character of the page text, so offsets are literal."""

    text: Text
    form: Form
    order: int  # reading order over all texts
    words: str  # line ends as spaces, broken words joined by CONTINUED
    literal: str  # the same characters as they stand on the page
    turns: tuple[tuple[int, int], ...]  # (offset, page) where a page begins
    breaks: tuple[int, ...]  # offsets where a new item or row begins
    headings: tuple[str, ...]  # outermost first
    lead: str  # the sentence, question or column heads this passage answers to
    far: bool  # its nearest heading is the title of it all, or stands above other questions: it does not say what this is about
    below: int  # passages between it and its nearest heading; FAR when that stands on an earlier page

    @property
    def context(self) -> str:
        """What stands directly above it and gives it meaning: the nearest heading and the lead."""
        nearest = [heading for heading in self.headings[-1:] if not self.far and not _ADDRESSED.match(heading)]
        return "\n".join((*nearest, self.lead)) if self.lead else "\n".join(nearest)

    def page_at(self, offset: int) -> int:
        """The page on which this character stands."""
        return next(page for start, page in reversed(self.turns) if start <= offset)

    def part_of(self, offset: int) -> tuple[int, int]:
        """Start and end of the stretch on the page of this character: a quote never crosses a page."""
        starts = [start for start, _ in self.turns]
        here = max(start for start in starts if start <= offset)
        return here, min((start for start in starts if start > offset), default=len(self.words))


def cut(texts: Sequence[Text]) -> tuple[Cut, ...]:
    """Every passage of every text, in reading order."""
    cuts: list[Cut] = []
    for text in texts:
        cuts.extend(_Cutter(text, first=len(cuts)).cuts())
    return tuple(cuts)


class _Cutter:
    """Walks over the blocks of one text and remembers what stands above them."""

    def __init__(self, text: Text, *, first: int) -> None:
        self._text, self._order, self._first = text, first, first
        self._headings: list[tuple[int, str]] = []
        self._lead = ""
        self._lead_form = Form.PARAGRAPH
        self._heading_page, self._below = 0, FAR
        self._title: tuple[int, str] | None = None

    def cuts(self) -> Iterator[Cut]:
        """The passages of this text."""
        for block in with_lists(blocks(own_lines(self._text.pages))):
            form = _form_of(block)
            made = self._cut(block, form=form)
            if made.form is not Form.HEADING:
                yield made
            self._remember(made, form=form)
            if form is Form.LIST and introduces(block[0]):
                self._lead, self._lead_form = " ".join(seen.text for seen in block[0])[-300:].strip(), form
            if made.form is Form.HEADING:
                yield made

    def _remember(self, made: Cut, *, form: Form) -> None:
        shown = made.words.replace(CONTINUED, "").strip()
        self._below = min(FAR, self._below + 1)
        if form is Form.HEADING:
            self._heading_page, self._below = made.turns[-1][1], 0
            depth = _depth(shown)
            if made.order == self._first:
                self._title = (depth, shown)
            self._headings = [*(pair for pair in self._headings if pair[0] < depth), (depth, shown)]
            self._lead = ""
        elif form is Form.QUESTION or (form is Form.PARAGRAPH and (shown.endswith(":") or _labels(shown))):
            self._lead, self._lead_form = shown[-300:], form
        elif form is Form.ROW and self._lead_form not in (Form.ROW, Form.QUESTION) and _is_column_head(shown):
            self._lead, self._lead_form = shown, Form.ROW
        elif form is Form.PARAGRAPH and self._lead_form is not Form.QUESTION:
            self._lead = ""
        if form not in (Form.ROW, Form.QUESTION) and self._lead_form is Form.ROW:
            self._lead, self._lead_form = "", Form.PARAGRAPH

    def _cut(self, block: list[list[Seen]], *, form: Form) -> Cut:
        lines = [seen for group in block for seen in group]
        literal, turns = _literal(lines)
        breaks = tuple(_starts(block))
        below = self._below if lines[0].page == self._heading_page else FAR
        self._order += 1
        return Cut(
            text=self._text,
            form=form,
            order=self._order - 1,
            words=_words(literal),
            literal=literal,
            turns=turns,
            breaks=breaks,
            headings=tuple(name for _, name in self._headings),
            lead=self._lead,
            far=below > NEAR and (self._lead.endswith("?") or (len(self._headings) == 1 and self._headings[0] == self._title)),
            below=below,
        )


def _form_of(block: Sequence[Sequence[Seen]]) -> Form:
    """What the whole looks like: a heading with a sentence beside it is a row of a form."""
    first = block[0]
    labelled = first[0].form is Form.HEADING and any(seen.form is not Form.HEADING for seen in first)
    return Form.ROW if first[0].form is Form.ROW or labelled else block[-1][0].form


def _is_column_head(shown: str) -> bool:
    shown = re.sub(r"\b20\d\d\b", "", shown)  # columns of years
    return len(shown) < 160 and not re.search(r"[\d\[\]☐☒☑✓✗]", shown) and not STOP.search(shown)


def _labels(shown: str) -> bool:
    """A few words that are no sentence and end in a year: "Doelgroepen 2025" above a list."""
    return len(shown.split()) <= MOST_LABEL and re.search(r"^[A-Z][^.!?;:]*(?<!sinds )(?<!vanaf )(?<!in )\b20\d\d$", shown) is not None


def _depth(heading: str) -> int:
    """How deep a heading stands: by its numbering, or below everything when it has none."""
    found = NUMBERING.match(heading)
    return found.group(1).count(".") + 1 if found else 9


def _starts(block: list[list[Seen]]) -> Iterator[int]:
    at = 0
    for group in block:
        if at:
            yield at
        at += sum(len(seen.text) + 1 for seen in group)


def _literal(lines: Sequence[Seen]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The lines joined as on the page, and where each page begins."""
    at = 0
    turns: list[tuple[int, int]] = []
    for seen in lines:
        if not turns or turns[-1][1] != seen.page:
            turns.append((at, seen.page))
        at += len(seen.text) + 1
    return "\n".join(seen.text for seen in lines), tuple(turns)


_BROKEN = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u0002\u00ad]\n(?!en\b|of\b|en/of\b)(?=[a-zà-ÿ])")


def _words(literal: str) -> str:
    """The text as words: same length, so that an offset means the same in both."""
    joined = _BROKEN.sub(CONTINUED * 2, literal) if "\n" in literal else literal
    return without_long_runs(joined.replace("\n", " ").replace("\u0002", "-"))

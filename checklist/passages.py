"""Cuts the pages of a text into passages a person would call one: paragraph, list, table row, question with answer.

Knows lines and where they stand; knows no criterion and no language beyond punctuation.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from extractors.document import Kind, Line, Page

LONGEST = 4000  # characters in one passage; longer runs are cut at a line end, so that every step stays linear
SHORT_LIST = 700  # a list up to this length is one passage together with the sentence that introduces it
BARE_RUN = 4
FAR = 99
CONTINUED = "\u00ad"  # stands for the hyphen and the line end of a broken word; drops out when words are compared

_BULLET = re.compile(r"\s*(?:\.{3}|[-–—…+•▪◦●○■□✓✔➢►*\uf0b7\u2023]|[a-z0-9]{1,2}[)]|\(\w{1,2}\))\s+\S")
_NUMBERED_ITEM = re.compile(r"\s*\d{1,2}\.\s+\S")
_NUMBERING = re.compile(r"\s*((?:\d{1,2}\.)*\d{1,2})[.)]?\s+\S")
_CELLS = re.compile(r"\t| \| |[^\s.!?:;,] {2,}\S|\S {3,}\S")  # two spaces is how readers part cells
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*)?(?:(?:pagina|blz\.?|bladzijde|page|p\.)\s*)?\d{1,3}(?:\s*(?:van|/|of)\s*\d{1,3})?(?:\s*-)?\s*", re.I
)
_END = re.compile(r"[.!?:;…][\"'”’)]*\s*$")
_STOP = re.compile(r"[.!…][\"'”’)]*\s*$")
_LABELLED = re.compile(r"\s*(?:vraag|eis|geschiktheidseis|criterium|selectiecriterium|ad|onderdeel|punt)\b[\s.:]*\w{1,5}\b", re.I)
_ANSWER = re.compile(r"\s*(?:antwoord|toelichting|reactie)\b\s*:?", re.I)
_VERB = re.compile(
    r"\b(?:is|zijn|ben|was|waren|wordt|worden|werd|werden|heeft|hebben|heb|had|hadden|kan|kunnen|zal|zullen|moet|moeten|"
    r"gaat|gaan|wil|willen|doen|doet|krijgt|krijgen|staat|staan|wij|we|ik|hij|zij|u)\b",
    re.I,
)
_LATER_DIGIT = re.compile(r"\s*(?:[A-Za-z]+\s+)?[\d.]*\d[.:)]?\s")


_ADDRESSED = re.compile(r"\s*(?:betreft|onderwerp|aan|van|datum|kenmerk|geachte?|beste|t\.a\.v)\b", re.I)  # a letter's own head


class Form(StrEnum):
    """What a passage looks like to a person."""

    PARAGRAPH = "alinea"
    LIST = "opsomming"
    ROW = "tabelrij"
    HEADING = "kopje"
    QUESTION = "vraag"


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
    below: int  # passages between it and its nearest heading; FAR when that stands on an earlier page

    @property
    def context(self) -> str:
        """What stands directly above it and gives it meaning: the nearest heading and the lead."""
        nearest = [heading for heading in self.headings[-1:] if not _ADDRESSED.match(heading)]
        return "\n".join((*nearest, self.lead)) if self.lead else "\n".join(nearest)

    def page_at(self, offset: int) -> int:
        """The page on which this character stands."""
        return next(page for start, page in reversed(self.turns) if start <= offset)

    def part_of(self, offset: int) -> tuple[int, int]:
        """Start and end of the stretch on the page of this character: a quote never crosses a page."""
        starts = [start for start, _ in self.turns]
        here = max(start for start in starts if start <= offset)
        return here, min((start for start in starts if start > offset), default=len(self.words))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """A line with what its look says."""

    line: Line
    page: int
    form: Form

    @property
    def text(self) -> str:
        return self.line.text


def cut(texts: Sequence[Text]) -> tuple[Cut, ...]:
    """Every passage of every text, in reading order."""
    cuts: list[Cut] = []
    for text in texts:
        for made in _Cutter(text).cuts():
            cuts.append(_numbered(made, order=len(cuts)))
    return tuple(cuts)


def _numbered(made: Cut, *, order: int) -> Cut:
    return Cut(
        text=made.text,
        form=made.form,
        order=order,
        words=made.words,
        literal=made.literal,
        turns=made.turns,
        breaks=made.breaks,
        headings=made.headings,
        lead=made.lead,
        below=made.below,
    )


class _Cutter:
    """Walks over the blocks of one text and remembers what stands above them."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._headings: list[tuple[int, str]] = []
        self._lead = ""
        self._lead_form = Form.PARAGRAPH
        self._heading_page, self._below = 0, FAR

    def cuts(self) -> Iterator[Cut]:
        """The passages of this text."""
        for block in _with_lists(_blocks(_seen(self._text))):
            form = _form_of(block)
            made = self._cut(block, form=form)
            if made.form is not Form.HEADING:
                yield made
            self._remember(made, form=form)
            if form is Form.LIST and _introduces(block[0]):
                self._lead, self._lead_form = " ".join(seen.text for seen in block[0])[-300:].strip(), form
            if made.form is Form.HEADING:
                yield made

    def _remember(self, made: Cut, *, form: Form) -> None:
        shown = made.words.replace(CONTINUED, "").strip()
        self._below = min(FAR, self._below + 1)
        if form is Form.HEADING:
            self._heading_page, self._below = made.turns[-1][1], 0
            depth = _depth(shown)
            self._headings = [*(pair for pair in self._headings if pair[0] < depth), (depth, shown)]
            self._lead = ""
        elif form is Form.QUESTION or (form is Form.PARAGRAPH and shown.endswith(":")):
            self._lead, self._lead_form = shown[-300:], form
        elif form is Form.ROW and self._lead_form not in (Form.ROW, Form.QUESTION) and _is_column_head(shown):
            self._lead, self._lead_form = shown, Form.ROW
        elif form is Form.PARAGRAPH and self._lead_form is not Form.QUESTION:
            self._lead = ""
        if form not in (Form.ROW, Form.QUESTION) and self._lead_form is Form.ROW:
            self._lead, self._lead_form = "", Form.PARAGRAPH

    def _cut(self, block: list[list[_Seen]], *, form: Form) -> Cut:
        lines = [seen for group in block for seen in group]
        literal, turns = _literal(lines)
        breaks = tuple(_starts(block))
        below = self._below if lines[0].page == self._heading_page else FAR
        return Cut(
            text=self._text,
            form=form,
            order=0,
            words=_words(literal),
            literal=literal,
            turns=turns,
            breaks=breaks,
            headings=tuple(name for _, name in self._headings),
            lead=self._lead,
            below=below,
        )


def _form_of(block: Sequence[Sequence[_Seen]]) -> Form:
    """What the whole looks like: a heading with a sentence beside it is a row of a form."""
    first = block[0]
    labelled = first[0].form is Form.HEADING and any(seen.form is not Form.HEADING for seen in first)
    return Form.ROW if first[0].form is Form.ROW or labelled else block[-1][0].form


def _is_column_head(shown: str) -> bool:
    return len(shown) < 160 and not re.search(r"[\d\[\]☐☒☑✓✗]", shown) and not _STOP.search(shown)


def _depth(heading: str) -> int:
    """How deep a heading stands: by its numbering, or below everything when it has none."""
    found = _NUMBERING.match(heading)
    return found.group(1).count(".") + 1 if found else 9


def _starts(block: list[list[_Seen]]) -> Iterator[int]:
    at = 0
    for group in block:
        if at:
            yield at
        at += sum(len(seen.text) + 1 for seen in group)


def _literal(lines: Sequence[_Seen]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The lines joined as on the page, and where each page begins."""
    at = 0
    turns: list[tuple[int, int]] = []
    for seen in lines:
        if not turns or turns[-1][1] != seen.page:
            turns.append((at, seen.page))
        at += len(seen.text) + 1
    return "\n".join(seen.text for seen in lines), tuple(turns)


_BROKEN = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u0002\u00ad]\n(?!en\b|of\b|en/of\b)(?=[a-zà-ÿ])")
_LONG_RUN = re.compile(r"\S{81,}")


def _words(literal: str) -> str:
    """The text as words: same length, so that an offset means the same in both."""
    joined = _BROKEN.sub(CONTINUED * 2, literal)
    joined = joined.replace("\n", " ").replace("\u0002", "-")
    return _LONG_RUN.sub(lambda run: " " * len(run.group()), joined)


def _seen(text: Text) -> list[_Seen]:
    """The lines that belong to the text itself, each with its form."""
    edges = _repeated(text.pages)
    lines = [(line, page.number) for page in text.pages for own in _own_lines(page, edges) for line in _chopped(own)]
    forms = _forms([line for line, _ in lines])
    return [_Seen(line=line, page=page, form=form) for (line, page), form in zip(lines, forms, strict=True)]


def _own_lines(page: Page, edges: frozenset[str]) -> Iterator[Line]:
    last = len(page.lines) - 1
    for number, line in enumerate(page.lines):
        at_edge = number < 3 or number > last - 3
        if at_edge and (_edge_key(line.text) in edges or (number in (0, last) and _PAGE_NUMBER.fullmatch(line.text))):
            continue
        yield line


def _chopped(line: Line) -> Iterator[Line]:
    """A line of more than a passage in pieces, cut at a space."""
    rest = line.text
    while len(rest) > LONGEST and (space := rest.find(" ", LONGEST)) > 0:
        yield Line(text=rest[:space], box=line.box)
        rest = rest[space + 1 :]
    yield line if rest is line.text else Line(text=rest, box=line.box)


def _edge_key(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split())).casefold()


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """Lines that return at the top or bottom of most pages: running heads and feet."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(key for page in pages for key in {_edge_key(line.text) for line in (*page.lines[:3], *page.lines[-3:])})
    return frozenset(key for key, count in counts.items() if key and count >= max(3, len(pages) // 2))


def _forms(lines: Sequence[Line]) -> list[Form]:
    forms = [_form(line.text) for line in lines]
    for number, form in enumerate(forms):
        if form is Form.HEADING and not _heads_something(lines, forms, number):
            forms[number] = Form.PARAGRAPH
    return forms


def _heads_something(lines: Sequence[Line], forms: Sequence[Form], number: int) -> bool:
    """A heading has text under it and does not stand in the middle of a sentence."""
    below = next((at for at in range(number + 1, len(lines)) if lines[at].text.strip()), None)
    if below is None:
        return False
    above = lines[number - 1].text.strip() if number else ""
    inside = bool(above) and not _END.search(above) and forms[number - 1] is Form.PARAGRAPH and len(above) > 60
    lower = lines[below].text.strip()[:1].islower() and forms[below] is Form.PARAGRAPH
    return not inside and not lower and not _is_in_run(lines, number)


def _is_in_run(lines: Sequence[Line], number: int) -> bool:
    """Is this one of four or more short lines after each other, none of them a sentence: a list of words, not a heading?"""
    first = last = number
    while first > 0 and _is_bare(lines[first - 1].text):
        first -= 1
    while last + 1 < len(lines) and last - first < BARE_RUN and _is_bare(lines[last + 1].text):
        last += 1
    return last - first + 1 >= BARE_RUN


def _is_bare(text: str) -> bool:
    shown = text.strip()
    return 0 < len(shown) < 45 and not re.search(r"[.!?:;\d]", shown) and not _VERB.search(shown)


def _form(text: str) -> Form:
    shown = text.strip()
    if _CELLS.search(shown):
        return Form.ROW
    if shown.endswith("?") and not shown.startswith(("...", "…")):  # "Wist u dat" ends above it: this is told, not asked
        return Form.QUESTION
    if _is_heading(shown):
        return Form.HEADING
    if _BULLET.match(text) or _NUMBERED_ITEM.match(text):
        return Form.LIST
    return Form.PARAGRAPH


def _is_heading(shown: str) -> bool:
    if (
        not shown
        or len(shown) > 110
        or len(shown.split()) > 14
        or shown[0] in "-–•*+…"
        or shown.startswith("...")
        or shown.endswith((",", ";", ":"))
    ):
        return bool(shown) and len(shown) <= 60 and bool(_LABELLED.fullmatch(shown.rstrip(": ")))
    filled_in = ": " in shown and not _LABELLED.match(shown)  # "Zo ja, met welke gemeente: Tiel"
    if filled_in or (_STOP.search(shown) and not _NUMBERING.fullmatch(shown)):
        return False
    bare = _LATER_DIGIT.sub("", shown, count=1)
    plain = not re.search(r"\d", re.sub(r"20\d\d\s*[-–]\s*20\d\d|3\.0", "", bare)) and not _VERB.search(bare)
    return (plain and not shown[0].islower()) or (bool(_LABELLED.match(shown)) and plain)


def _blocks(lines: Sequence[_Seen]) -> Iterator[list[_Seen]]:
    """Lines that belong together, by look and place."""
    if not lines:
        return
    wrapped, right = _is_wrapped(lines), _right_edges(lines)
    block: list[_Seen] = []
    for seen in lines:
        size = sum(len(one.text) + 1 for one in block)
        if block and (size > LONGEST or not _goes_on(block, seen, wrapped=wrapped, right=right)):
            yield block
            block = []
        if seen.text.strip():
            block.append(seen)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_wrapped(lines: Sequence[_Seen]) -> bool:
    """Do sentences run on over line ends, or does every line hold a paragraph of its own?"""
    pairs = [(above.text.rstrip(), below.text.strip()) for above, below in pairwise(lines)]
    running = sum(1 for above, below in pairs if above and below[:1].islower() and not _END.search(above))
    return running >= max(2, len(pairs) // 20)


def _right_edges(lines: Sequence[_Seen]) -> dict[int, float]:
    """How far the text reaches on each page: in points where there are boxes, else in characters."""
    edges: dict[int, float] = {}
    for page, group in groupby(lines, key=lambda seen: seen.page):
        edges[page] = max(_reach(seen) for seen in group)
    return edges


def _reach(seen: _Seen) -> float:
    return seen.line.box.x1 if seen.line.box else float(len(seen.text.rstrip()))


def _goes_on(block: Sequence[_Seen], seen: _Seen, *, wrapped: bool, right: dict[int, float]) -> bool:
    """Does this line continue the block?"""
    above = block[-1]
    if _same_row(above, seen) or _is_rest_of_row(block[0], above, seen):
        return True
    if seen.form is not Form.PARAGRAPH or above.form in (Form.HEADING, Form.QUESTION):
        return False
    if _ANSWER.match(seen.text) or not seen.text.strip():
        return False
    if seen.page != above.page:
        return not _END.search(above.text) and seen.text.strip()[:1].islower()
    if _apart(above, seen) or above.form is Form.ROW:
        return above.form is Form.ROW and seen.text.strip()[:1].islower()
    full = _reach(above) >= 0.72 * right[above.page]
    if not _END.search(above.text):
        return wrapped and (full or seen.text.strip()[:1].islower())
    return wrapped and full and not above.text.rstrip().endswith(":")


def _same_row(above: _Seen, seen: _Seen) -> bool:
    """Two cells beside each other on the page."""
    one, two = above.line.box, seen.line.box
    if one is None or two is None or above.page != seen.page:
        return False
    overlap = min(one.y1, two.y1) - max(one.y0, two.y0)
    return overlap > 0.6 * min(one.y1 - one.y0, two.y1 - two.y0) and two.x0 >= one.x1


def _is_rest_of_row(first: _Seen, above: _Seen, seen: _Seen) -> bool:
    """The next line of a cell that was too narrow: indented from the row's start, or going on in lower case."""
    one, two = first.line.box, seen.line.box
    if first.form is not Form.ROW or one is None or two is None or seen.page != above.page or _apart(above, seen):
        return False
    start = seen.text.strip()[:1]
    return two.x0 > one.x0 + 1.5 * (two.y1 - two.y0) or start.islower() or start == "("


def _apart(above: _Seen, seen: _Seen) -> bool:
    """Is there white between the two lines, more than between lines of one paragraph?"""
    one, two = above.line.box, seen.line.box
    if one is None or two is None:
        return False
    return two.y0 - one.y1 > 0.9 * (one.y1 - one.y0)


def _with_lists(blocks: Iterable[list[_Seen]]) -> Iterator[list[list[_Seen]]]:
    """Short lists together with the sentence that introduces them; everything else by itself."""
    held: list[list[_Seen]] = []
    for block in blocks:
        size = sum(len(seen.text) for one in (*held, block) for seen in one)
        listed = block[0].form is Form.LIST
        if held and listed and size <= SHORT_LIST:
            held.append(block)
            continue
        if held:
            yield held
        held = [block] if _introduces(block) else []
        if not held:
            yield [block]
    if held:
        yield held


def _introduces(block: Sequence[_Seen]) -> bool:
    return block[-1].form is Form.PARAGRAPH and block[-1].text.rstrip().endswith(":")

"""What a line looks like to a person: a heading, a row of a table, an item, a question, or a piece of a paragraph.

Knows lines and where they stand on their pages; knows no criterion and no language beyond punctuation and the commonest verbs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from extractors.document import Box, Line, Page

LONGEST = 4000  # characters in one passage; longer runs are cut at a line end, so that every step stays linear
BARE_RUN = 4

_BULLET = re.compile(r"\s*(?:\.{3}|[-–—…+•▪◦●○■□✓✔➢►*\uf0b7\u2023]|[a-z0-9]{1,2}[)]|[a-z]\.|\(\w{1,2}\))\s+\S")
_NUMBERED_ITEM = re.compile(r"\s*\d{1,2}\.\s+\S")
NUMBERING = re.compile(r"\s*((?:\d{1,2}\.)*\d{1,2})[.)]?\s+\S")
_CELLS = re.compile(r"\t| \| |[^\s.!?:;,] {2,}\S|\S {3,}\S")  # two spaces is how readers part cells
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*)?(?:(?:pagina|blz\.?|bladzijde|page|p\.)\s*)?\d{1,3}(?:\s*(?:van|/|of)\s*\d{1,3})?(?:\s*-)?\s*", re.I
)
CLAUSE = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\s+[\"'“‘(]?[A-Z]")  # "4.3 Publieke uitingen. Uitingen namens ..."
END = re.compile(r"[.!?:;…][\"'”’)]*\s*$")
STOP = re.compile(r"[.!…][\"'”’)]*\s*$")
_LABELLED = re.compile(r"\s*(?:vraag|eis|geschiktheidseis|criterium|selectiecriterium|ad|onderdeel|punt)\b[\s.:]*\w{1,5}\b", re.I)
_VERB = re.compile(
    r"\b(?:is|zijn|ben|was|waren|wordt|worden|werd|werden|heeft|hebben|heb|had|hadden|kan|kunnen|zal|zullen|moet|moeten|"
    r"gaat|gaan|wil|willen|doen|doet|krijgt|krijgen|staat|staan|wij|we|ik|hij|zij|u)\b",
    re.I,
)
_ASKS = re.compile(r"(?:Wat|Hoe|Waarom|Waar|Wie|Wanneer|Welke?)\s[^.,;:!?\d]{4,60}")  # "Hoe wij werken": a heading, though it has a verb
_DIGIT = re.compile(r"\d")
_PERIODS = re.compile(r"20\d\d\s*[-–]\s*20\d\d|3\.0")
_LATER_DIGIT = re.compile(r"\s*(?:[A-Za-z]+\s+)?[\d.]*\d[.:)]?\s")


class Form(StrEnum):
    """What a passage looks like to a person."""

    PARAGRAPH = "alinea"
    LIST = "opsomming"
    ROW = "tabelrij"
    HEADING = "kopje"
    QUESTION = "vraag"


class Seen(NamedTuple):
    """A line with what its look says."""

    text: str
    box: Box | None
    page: int
    form: Form


def own_lines(pages: Sequence[Page]) -> list[Seen]:
    """The lines that belong to the text itself, each with its form: no running heads and feet, no page numbers."""
    edges = _repeated(pages)
    lines = [(line, page.number) for page in pages for own in _without_edges(page, edges) for line in _chopped(own)]
    forms = _forms([line for line, _ in lines])
    return [Seen(line.text, line.box, page, form) for (line, page), form in zip(lines, forms, strict=True)]


def _without_edges(page: Page, edges: frozenset[str]) -> Iterator[Line]:
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
    edge = max((line.box.x1 for line in lines if line.box), default=0.0)
    for number, form in enumerate(forms):
        if form is Form.HEADING and (not _heads_something(lines, forms, number) or _runs_on(lines, number, edge=edge)):
            forms[number] = Form.PARAGRAPH
    return forms


def _heads_something(lines: Sequence[Line], forms: Sequence[Form], number: int) -> bool:
    """A heading has text under it and does not stand in the middle of a sentence."""
    below = next((at for at in range(number + 1, len(lines)) if lines[at].text.strip()), None)
    if below is None:
        return False
    above = lines[number - 1].text.strip() if number else ""
    inside = bool(above) and not END.search(above) and forms[number - 1] is Form.PARAGRAPH and len(above) > 60
    lower = lines[below].text.strip()[:1].islower() and forms[below] is Form.PARAGRAPH
    return not inside and not lower and not _is_in_run(lines, number)


FULL = 60  # letters; a shorter line ends where its writer chose
NEAR = 0.9  # of the width of the text: there was no room for another word of usual length


def _runs_on(lines: Sequence[Line], number: int, *, edge: float) -> bool:
    """Is this line as wide as the text and as high as the line under it: the first of a paragraph, broken before a capital?"""
    line, under = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if under is None or line.box is None or under.box is None or len(line.text.strip()) < FULL:
        return False
    tall, low = line.box.y1 - line.box.y0, under.box.y1 - under.box.y0
    close = 0 < under.box.y0 - line.box.y1 < tall
    return line.box.x1 >= NEAR * edge and abs(tall - low) <= 0.15 * tall and abs(line.box.x0 - under.box.x0) < tall and close


def _is_in_run(lines: Sequence[Line], number: int) -> bool:
    """Is this one of four or more short lines after each other, none of them a sentence: a list of words, not a heading?"""
    first = last = number
    while first > 0 and number - first < BARE_RUN and _is_bare(lines[first - 1].text):
        first -= 1
    while last + 1 < len(lines) and last - first < BARE_RUN and _is_bare(lines[last + 1].text):
        last += 1
    return last - first + 1 >= BARE_RUN


def _is_bare(text: str) -> bool:
    shown = text.strip()
    return 0 < len(shown) < 45 and not re.search(r"[.!?:;\d]", shown) and not _VERB.search(shown)


def _form(text: str) -> Form:
    shown = text.strip()
    if ("  " in shown or "\t" in shown or " | " in shown) and _CELLS.search(shown):
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
    labelled = _LABELLED.match(shown) is not None
    filled_in = ": " in shown and not labelled  # "Zo ja, met welke gemeente: Tiel"
    if filled_in or (shown[0].islower() and not labelled) or (STOP.search(shown) and not NUMBERING.fullmatch(shown)):
        return False
    if _ASKS.fullmatch(shown):
        return True
    bare = _LATER_DIGIT.sub("", shown, count=1)
    return _DIGIT.search(_PERIODS.sub("", bare)) is None and _VERB.search(bare) is None

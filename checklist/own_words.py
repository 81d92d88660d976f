"""The words of a page in which its writer speaks, without the rows of a form: what is asked there is no statement of who filled it in.

Knows marks and places of lines, not what is asked; the answers themselves are facts of the piece. Pure.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from extractors.document import Line, Page

_BOX = re.compile(r"[☐☒☑⌧☓✓✔✗✘⊠⊗□❑❏❒⬜▢]|\[\s?[xXvV]?\s?\]|\(\s?[xXvV]\s?\)")
_SAID = re.compile(r"\s*(?:[☒☑✓✔⊠]|\[\s?[xXvV]\s?\])\s+(?!(?:ja|nee)\b)\S", re.IGNORECASE)
"""A ticked statement: who ticks it says it."""
_BOTH = re.compile(r"\bja\b\W{1,12}\bnee\b", re.IGNORECASE)
_ANSWER = re.compile(r"\W*(?:ja|nee|neen|yes|no|x|v|n\.?v\.?t\.?|ja\s?/\s?nee)\b.{0,60}", re.IGNORECASE)
_APART = re.compile(r"\s{2,}|\t|\|")
_ASKS = re.compile(r"[A-Z][^.;!]{3,70}\bregio(?:'?s)?\s?\??:?\s*")
"""A line that is a question or label about a region and no more: it says nothing without its answer."""
_ITEM = re.compile(r"\s*(?:[-•*·–]|[0-9]{1,2}[.)])\s+\S")
"""An item of a list: it speaks for itself."""
_STOP = ";"  # where a row was left out, a sentence ends


def in_own_words(pages: Sequence[Page], *, answered: Collection[str] = ()) -> str:
    """The words of these pages without rows of forms. `answered`: quotes of facts, of which the lines are left out as well."""
    quoted = {" ".join(part.split()) for quote in answered for part in quote.split("\n")}
    ends = Counter(line.text.strip() for page in pages for line in {id(one): one for one in (*page.lines[:1], *page.lines[-1:])}.values())
    quoted |= {text for text, count in ends.items() if count > 1}  # over or under every page: no part of any sentence
    words = (_of_rows(page, quoted) for page in pages)
    return " ".join(line for part in words for line in part)


def _of_rows(page: Page, quoted: Collection[str]) -> Iterator[str]:
    """The lines of a page, with a stop for each row of a form; lines of one row of a table of the file are one row."""
    after_heads = _after_heads(page.lines)
    asks = {line.row[0] for line in page.lines if line.row != (0, 0) and _is_answered(line)}
    for row, group in groupby(page.lines, key=lambda line: line.row):
        lines = list(group)
        whole = row != (0, 0)
        left_open = whole and row[0] in asks and max(len(_parts(line)) for line in lines) < 2
        if whole and (left_open or any(map(_is_answered, lines))):
            yield _STOP
            continue
        for line in lines:
            out = _is_answered(line) or " ".join(line.text.split()) in quoted or _ASKS.fullmatch(line.text.strip())
            yield _STOP if out else f"{_STOP} {line.text}" if _ITEM.match(line.text) or id(line) in after_heads else line.text


def _after_heads(lines: Sequence[Line]) -> set[int]:
    """The lines (by id) that begin anew under one that stops short: a heading or the name over a letter is no part of their sentence."""
    widest = max((len(line.text) for line in lines), default=0)
    return {
        id(line)
        for above, line in pairwise(lines)
        if len(above.text) < _SHORT * widest
        and not _RUNS_ON.search(above.text)
        and (line.text.lstrip()[:1].isupper() or _ITEM.match(line.text))
    }


_SHORT = 0.6
_RUNS_ON = re.compile(r"(?:[,:–-]|\b(?:de|het|een|en|of|van|met|in|voor|bij|aan|regio|stichting|zorgkantoor))\s*$", re.IGNORECASE)


def _parts(line: Line) -> list[str]:
    """What stands apart in a line, as the cells of a table do."""
    cells = [line.text[cell.start : cell.end] for cell in line.cells] or _APART.split(line.text)
    return [cell.strip() for cell in cells if cell.strip()]


def _is_answered(line: Line) -> bool:
    """Does the line carry a box, other than a ticked one before a statement, or an answer in a cell of its own?"""
    boxes = len(_BOX.findall(line.text))
    boxed = boxes > 1 or (boxes == 1 and not _SAID.match(line.text))
    return boxed or bool(_BOTH.search(line.text)) or any(_ANSWER.fullmatch(part) for part in _parts(line)[1:])

"""Which lines of a table of answers are one row: a label over several lines with its answer beside one of them.

Pure geometry and marks; knows no question.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.boxes import tokens
from extractors.grids.cells import cell_answer
from extractors.grids.levels import Level

_CLOSE = 0.9  # times the height of the letters: lines of one label
_MORE = 0.25  # idem: so much more white than within a label is between two rows
_NUMBER = re.compile(r"\s*(?:(?:[0-9]{1,2}[a-z]?[.)]|[a-z][.)]|[•▪·*–-])\s+\S|[0-9]{1,2}\s+[A-Z])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A line, or a row, of a table with its words by column."""

    words: Mapping[int, str]
    doubtful: frozenset[int]  # columns of which cannot be told what stands in them
    rows: tuple[int, ...]  # in the rows of the excerpt
    levels: tuple[Level, ...]
    beside: Mapping[int, str] = field(default_factory=dict)  # the words at the height of the answer


def grouped(body: Sequence[Found], asked: Sequence[int]) -> list[Found]:
    """The rows of the table, each with the lines of its label; lines that belong to no row are left out."""
    if all(line.levels[0].whole for line in body):
        return [replace(line, beside=line.words) for line in body]
    body = _unstacked(body, asked)
    rows = _by_white(body, asked) or _by_answer(body, asked)
    return [_joined(lines, asked) for lines in rows]


def _is_answered(line: Found, asked: Sequence[int]) -> bool:
    """Is there an answer, or a dash where one could stand?"""
    return any(column in line.doubtful or (column in line.words and cell_answer(line.words[column]) is not None) for column in asked)


def _has_label(line: Found, asked: Sequence[int]) -> bool:
    return any(column < asked[0] for column in line.words)


def _label(line: Found, asked: Sequence[int]) -> str:
    return next((line.words[column] for column in sorted(line.words) if column < asked[0]), "")


def _gap(above: Found, below: Found) -> float:
    """White between two lines, in times the height of the letters; none across pages."""
    first, second = above.levels[-1], below.levels[0]
    return (second.y0 - first.y1) / max(first.height, 1.0) if first.page == second.page else 0.0


def _unstacked(body: Sequence[Found], asked: Sequence[int]) -> list[Found]:
    """Lines with "☒ ja" and "☐ nee" under each other in one cell as one line."""
    lines: list[Found] = []
    for line in body:
        if lines and _gap(lines[-1], line) <= _CLOSE and _are_halves(lines[-1], line, asked):
            lines[-1] = _joined([lines[-1], line], asked)
        else:
            lines.append(line)
    return lines


_BOX_LAST = re.compile(r"\b(?:ja|nee)\b.*(?:[☐☑☒□■✓✔✗✘]|\[[ xX_]{0,3}\]|\([ xX]{0,3}\))\s*$", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:ja|nee)\s*", re.IGNORECASE)


def _are_halves(above: Found, below: Found, asked: Sequence[int]) -> bool:
    halves = 0
    for column in asked:
        if _BOX_LAST.search(above.words.get(column, "")) and _BARE.fullmatch(below.words.get(column, "")):
            halves += 1  # "☒ ja ☐" and "nee" on the next line of a narrow cell
            continue
        first = [token.what for token in tokens(above.words.get(column, ""))]
        second = [token.what for token in tokens(below.words.get(column, ""))]
        if not first and not second:
            continue
        boxed = {"on", "off"} & set(first) and {"on", "off"} & set(second)
        opposite = {frozenset(first) & {"ja", "nee"}, frozenset(second) & {"ja", "nee"}} == {frozenset({"ja"}), frozenset({"nee"})}
        if not (boxed and opposite):
            return False
        halves += 1
    return halves > 0


def _by_white(body: Sequence[Found], asked: Sequence[int]) -> list[list[Found]]:
    """Rows by the white between them, when that sets each answer apart with its own label; [] when it does not."""
    labelled = [line for line in body if _has_label(line, asked)]
    gaps = [_gap(above, below) for above, below in pairwise(labelled) if above.levels[-1].page == below.levels[0].page]
    if not gaps:
        return []
    least = min(gaps)
    blocks: list[list[Found]] = []
    for line in body:
        starts = bool(_NUMBER.match(_label(line, asked)))
        if blocks and not starts and _gap(blocks[-1][-1], line) <= min(least + _MORE, _CLOSE):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    blocks = _over_pages(blocks, asked)
    answered = [block for block in blocks if any(_is_answered(line, asked) for line in block)]
    single = all(sum(_is_answered(line, asked) for line in block) == 1 for block in answered)
    return blocks if single and all(any(_has_label(line, asked) for line in block) for block in answered) else []


def _over_pages(blocks: Sequence[list[Found]], asked: Sequence[int]) -> list[list[Found]]:
    """A label that goes on at the top of the next page is of the row before it."""
    joined: list[list[Found]] = []
    for block in blocks:
        first = block[0]
        new_page = bool(joined) and joined[-1][-1].levels[-1].page != first.levels[0].page
        goes_on = new_page and not any(_is_answered(line, asked) for line in block) and not _NUMBER.match(_label(first, asked))
        if goes_on and joined:
            joined[-1] += block
        else:
            joined.append(list(block))
    return joined


def _by_answer(body: Sequence[Found], asked: Sequence[int]) -> list[list[Found]]:
    """A row from each answer to the next: the label begins beside its answer; a number, or how other rows begin, always begins a row."""
    begins = Counter(_opening(_label(line, asked)) for line in body if _is_answered(line, asked))
    rows: list[list[Found]] = []
    for line in body:
        label = _label(line, asked)
        like_others = bool(_opening(label)) and begins[_opening(label)] > 1
        starts = bool(_NUMBER.match(label)) or like_others or (bool(rows) and _counts_on(_label(rows[-1][0], asked), label))
        answered = _is_answered(line, asked)
        if answered and not _has_label(line, asked) and rows and not any(_is_answered(one, asked) for one in rows[-1]):
            rows[-1].append(line)
        elif answered or starts or not rows or _is_next_sentence(rows[-1], label, asked):
            rows.append([line])
        elif _gap(rows[-1][-1], line) <= _CLOSE or rows[-1][-1].levels[-1].page != line.levels[0].page:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_next_sentence(row: Sequence[Found], label: str, asked: Sequence[int]) -> bool:
    """Is the label of this row, which has its answer, a whole sentence, and do these words begin another? In rows close together."""
    done = any(_is_answered(line, asked) for line in row)
    return done and _label(row[-1], asked).rstrip().endswith(".") and label[:1].isupper() and len(label.split()) >= _LEAST_WORDS


_LEAST_WORDS = 3  # of a sentence


def _opening(label: str) -> str:
    """How a label begins, where that can set rows apart: "wij", "onze"; "" for what may as well begin a second line."""
    first = label.split(maxsplit=1)[0].casefold() if label.strip() else ""
    return first if first in _FIRST_WORDS else ""


_FIRST_WORDS = frozenset({"wij", "we", "ik", "onze", "ons", "inschrijver"})
_PLAIN_NUMBER = re.compile(r"\s*([0-9]{1,2})\s+\S")


def _counts_on(before: str, label: str) -> bool:
    """Is it "5 wij ..." right under "4 wij ..."?"""
    one, other = _PLAIN_NUMBER.match(before), _PLAIN_NUMBER.match(label)
    return one is not None and other is not None and int(other[1]) == int(one[1]) + 1


def _joined(lines: Sequence[Found], asked: Sequence[int]) -> Found:
    words: dict[int, str] = {}
    for line in lines:
        for column, text in line.words.items():
            words[column] = _after(words[column], text) if column in words else text
    answered = next((line for line in lines if _is_answered(line, asked)), None)
    return Found(
        words=words,
        doubtful=frozenset().union(*(line.doubtful for line in lines)),
        rows=tuple(sorted({number for line in lines for number in line.rows})),
        levels=tuple(level for line in lines for level in line.levels),
        beside=answered.words if answered else {},
    )


def _after(before: str, text: str) -> str:
    """The words of the next line behind these: a hyphen at the end of a line before a capital stays, before a small letter goes."""
    if before.endswith("-") and text[:1].isupper():
        return before + text
    if before.endswith("-") and text[:1].islower() and text.split(" ", maxsplit=1)[0] not in ("en", "of"):
        return before[:-1] + text
    return f"{before} {text}"

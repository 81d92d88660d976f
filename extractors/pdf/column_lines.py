"""Do two blocks of words that stand side by side each run on by themselves, or are their lines the rows of a form?

Looks at where the lines stand and at how they look (a colon, words that come back); knows nothing of what they mean.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf.text import Run, blocks_of, in_order, is_prose

LEAST = 3  # lines beside each other; what is lower is a row of cells
LEVEL = 0.25  # times the letter height: two lines whose tops (or feet) differ less stand on one row
ASKEW = 0.4  # idem: two lines that differ more do not
UNLEVEL, UNLEVEL_SHARE = 3, 0.2  # so many lines, and such a share of them, stand beside no line of the other column
DRIFT = 0.5  # times the letter height: lines that all differ as much are rows that were filled in a little lower
PAIRED = 0.4  # of the lines: so many are a label with its value
SHARED, AGAIN = 2, 3  # labels that stand on both sides, and that come back on one
SPARSE = 1.8  # times as far apart as the lines of the other column: labels or answers with what they belong to beside them
BARE = 0.5  # of the lines: so many are a label that waits for its value
LABELS = 0.9  # of the lines: a side with nothing but labels
BESIDE = 0.8  # of the lines: so many stand beside a line of the other column
RUNNING, RUNNING_SHARE = 3, 1 / 3  # lines of a paragraph, and their share of a column of running text
_PAIR = re.compile(r"\w[\w .()/'’-]{1,40}:\s*\S|  ")
_LABEL = re.compile(r"[^\W\d][^\W\d]{3}[^\d:]{0,40}:?")


def are_columns(left: Sequence[Run], right: Sequence[Run], *, is_right_later: bool) -> bool:
    """Is each of these blocks read down by itself? In doubt not: then their lines are read as rows.

    `left`, `right`: their words in the order of drawing; `is_right_later`: was the right one drawn after the left one.
    """
    sides = [_lines(left), _lines(right)]
    if min(map(len, sides)) < LEAST:
        return False
    top, bottom = max(side[0].y0 for side in sides), min(side[-1].y1 for side in sides)
    first, second = ([line for line in side if line.y1 > top and line.y0 < bottom] for side in sides)
    if min(len(first), len(second)) < LEAST or _are_rows(first, second):
        return False
    if _runs_on(right if is_right_later else left):
        return True
    pairs = min(_share_of(_PAIR.search, side) for side in sides) >= PAIRED
    return pairs or _same_words(*sides) or _unlevel(first, second)


def _lines(runs: Sequence[Run]) -> list[Run]:
    return sorted(in_order(list(runs)), key=lambda line: line.y0)


def _share_of(looks: Callable[[str], object], lines: Sequence[Run]) -> float:
    return sum(looks(line.text) is not None for line in lines) / len(lines)


def _are_rows(first: Sequence[Run], second: Sequence[Run]) -> bool:
    """Labels that wait for what stands right of them, or lines set as far apart as what stands beside them asks."""
    bare, answered = (sum(line.text.endswith(":") for line in side) / len(side) for side in (first, second))
    if bare >= BARE > answered * 2 or _are_labels_again(first, second):
        return True
    return any(
        _pitch(some) >= SPARSE * _pitch(others) and sum(map(_is_level, _offsets(some, others))) >= BESIDE * len(some)
        for some, others in ((first, second), (second, first))
    )


def _are_labels_again(labels: Sequence[Run], values: Sequence[Run]) -> bool:
    """Is the left side nothing but labels that come back for each person, with a line beside every one of them? What is filled in stands
    beside them, then, and none of it among them."""
    times = Counter(line.text.rstrip(" :") for line in labels if _LABEL.fullmatch(line.text) and not _PAIR.search(line.text))
    again = [count for count in times.values() if count > 1]
    if len(again) < AGAIN or sum(again) < BESIDE * len(labels):
        return False
    beside = [offset for offset in _offsets(labels, values) if abs(offset) < 1]
    return len(beside) >= BESIDE * len(labels) and max(beside) - min(beside) <= DRIFT


def _pitch(lines: Sequence[Run]) -> float:
    return median(below.y0 - above.y0 for above, below in pairwise(lines))


def _offsets(lines: Sequence[Run], others: Sequence[Run]) -> list[float]:
    """How far each line stands above (below 0) or below the nearest line of the others, in letter heights; by its tops or its feet."""
    tops = [other.y0 for other in others]
    found = []
    for line in lines:
        at = bisect_left(tops, line.y0)
        ways = [(line.y0 - other.y0, line.y1 - other.y1) for other in others[max(at - 1, 0) : at + 1]]
        found.append(min((offset for way in ways for offset in way), key=abs) / max(line.height, 1.0))
    return found


def _is_level(offset: float) -> bool:
    return abs(offset) < LEVEL


def _unlevel(first: Sequence[Run], second: Sequence[Run]) -> bool:
    """Do the lines of one side stand halfway those of the other, and not all by the same distance?"""
    fewer, more = sorted((first, second), key=len)
    offsets = [offset for offset in _offsets(fewer, more) if abs(offset) < 1]
    askew = sum(abs(offset) > ASKEW for offset in offsets)
    return askew >= max(UNLEVEL, UNLEVEL_SHARE * len(fewer)) and max(offsets) - min(offsets) > DRIFT


def _runs_on(words: Sequence[Run]) -> bool:
    """Is a good part of these lines running text?"""
    prose = [block for block in blocks_of(list(words)) if len(block) >= RUNNING and is_prose([words[place] for place in block])]
    return sum(map(len, prose)) >= max(RUNNING, RUNNING_SHARE * len(words))


def _same_words(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Do the same labels stand on both sides, or come back for the next person on one side?

    Answers come back too, but seldom three of them; and no answer says what its label says.
    """
    sides = [Counter(line.text.rstrip(" :") for line in side if _LABEL.fullmatch(line.text)) for side in (left, right)]
    heads = left[0].text == right[0].text and _LABEL.fullmatch(left[0].text) is not None
    return heads or len(sides[0].keys() & sides[1].keys()) >= SHARED or any(sum(n > 1 for n in side.values()) >= AGAIN for side in sides)

"""The heads of tables of answers: which columns there are, by the words above the first answers.

Knows places and answers, and how heads look: over more lines, with a group above ja and nee, or none at all above a numbered list. What a
head asks is for others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.boxes import has_box, tokens
from extractors.excerpt import fold
from extractors.grids.cells import cell_answer, is_mark
from extractors.grids.levels import Level, Part

_HEAD_WORDS, _HEAD_LETTERS = 12, 80  # of one cell of a head row
_ABOVE = 8  # levels above the first answers in which a head stands
_HEAD_LINES = 4
_CLOSE = 0.9  # times their height: lines of one cell
_LEFT = 4.0  # points
_INDENT = 10.0  # idem
_STEP_BACK = 30.0  # points: a group may begin so far left of its first column
_REACH, _LEAST_ROWS = 16, 3  # of a list without a head: levels that are looked at, and answers that make it one
_NUMBERED = re.compile(r"\s*[0-9]{1,2}[a-z]?[.)]?\s+\S")
_ASKS = re.compile(
    r"\bantwoord|^\W*(?:ja|nee)\W*$|^\W*ja\W+nee\W*$|akkoord|keuze|\bgekozen|inschrij|aanmeld|(?<!zilveren )kruis|"
    r"\bvink|\bbied|aanbied|contract|overeenkomst|\bnieuwe?\b|"
    r"nieuwkomer|toetreder|bestaand|huidig|(?<![0-9])20[1-4][0-9](?![0-9])|onder ?aannem|van toepassing|voldoe|voldaan|bevestig|"
    r"bijgevoegd|meegestuurd|toegevoegd|aanwezig|verkla(?:art|ren)|^x$|☒|[✓✔]|deelname|\bdoet mee"
)
"""Words of a head over answers."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LABELS = re.compile(r"verklaring|stelling|\beis(?:en)?\b|geschiktheidseis|vraag|vragen|onderwerp|regio|onderdeel|criteri|nr\b")
_HALF_YES = re.compile(r"(?:[☐☒☑□○●]|\[\s?x?\s?\]|\(\s?x?\s?\))\s*ja|ja\s*(?:[☐☒☑□○●]|\[\s?x?\s?\]|\(\s?x?\s?\))")
_HALF_NO = re.compile(r"(?:[☐☒☑□○●]|\[\s?x?\s?\]|\(\s?x?\s?\))\s*nee|nee\s*(?:[☐☒☑□○●]|\[\s?x?\s?\]|\(\s?x?\s?\))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column under its head; `label` is folded."""

    label: str
    x0: float
    x1: float


def is_answered(level: Level) -> bool:
    """Is there an answer beside something else, or by itself?"""
    return any(cell_answer(part.text) for part in level.parts)


def whole_answers(level: Level) -> Level:
    """The level with "☐ ja" and "☒ nee" that stand apart as one answer."""
    parts: list[Part] = []
    for part in level.parts:
        if parts and _HALF_NO.fullmatch(fold(part.text)) and _HALF_YES.fullmatch(fold(parts[-1].text)):
            before = parts.pop()
            parts.append(replace(before, text=f"{before.text} {part.text}", x1=part.x1))
        else:
            parts.append(part)
    return replace(level, parts=tuple(parts)) if len(parts) < len(level.parts) else level


def _is_headlike(level: Level) -> bool:
    return all(
        cell_answer(part.text) is None and len(part.text.split()) <= _HEAD_WORDS and len(part.text) <= _HEAD_LETTERS for part in level.parts
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The columns of a table, and the levels in which its head stands; `last` lies before `first` when there is none."""

    columns: tuple[Column, ...]
    first: int  # level
    last: int


def head_above(lines: Sequence[Level], at: int, *, floor: int) -> Head | None:
    """The head above the first answers: the nearest level with two parts, and what goes on above and below it."""
    if is_pair(lines, at):
        return _head_of_pair(lines, at, floor=floor)
    place = at - 1
    while place >= max(floor, at - _ABOVE) and _may_be_in_table(lines[place], lines[at]):
        if is_answered(lines[place]):
            break
        if any(cell_answer(part.text) == "" for part in lines[place].parts):  # a row with "-" only
            place -= 1
            continue
        if len(lines[place].parts) > 1 or _is_over_answers(lines[place], lines[at]):
            return _widened(lines, place, at, floor=floor) if _is_headlike(lines[place]) else None
        if len(lines[place].parts[0].text.split()) > _HEAD_WORDS:
            break
        place -= 1
    return None


def headless(lines: Sequence[Level], at: int) -> Head | None:
    """A list of numbered statements with their answers in one column, without a head."""
    labels, said = lines[at].parts[:-1], lines[at].parts[-1]
    if not _NUMBERED.match(" ".join(part.text for part in labels)) or not cell_answer(said.text) or lines[at].whole:
        return None
    below = [part for level in lines[at + 1 : at + _REACH] for part in level.parts[-1:] if cell_answer(part.text)]
    if sum(abs(part.x0 - said.x0) <= _LEFT for part in below) < _LEAST_ROWS - 1:
        return None
    columns = (Column(label="", x0=labels[0].x0, x1=labels[-1].x1), Column(label="", x0=said.x0, x1=said.x1))
    return Head(columns=columns, first=at, last=at - 1)


def _may_be_in_table(level: Level, answered: Level) -> bool:
    return level.page == answered.page and level.table == answered.table and level.whole == answered.whole


def _is_over_answers(level: Level, answered: Level) -> bool:
    """One word above the column of answers, beside a column of labels without a head."""
    part, first = level.parts[0], answered.parts[0]
    return len(answered.parts) > 1 and part.x0 >= first.x1 and len(part.text.split()) <= 4


def _widened(lines: Sequence[Level], place: int, at: int, *, floor: int) -> Head | None:
    """The head with the lines above that belong to it, for heads of more than one line."""
    first, parts = place, list(lines[place].parts)
    while first > max(floor, place - _HEAD_LINES) and not lines[first].whole:
        above = lines[first - 1]
        gap = lines[first].y0 - above.y1
        fits = all(sum(_overlap(part, other) > 1 for other in parts) <= 1 for part in above.parts)
        alone = len(above.parts) == 1 and (above.parts[0].x0 <= min(part.x1 for part in parts))
        if above.page != lines[first].page or gap > _CLOSE * above.height or not fits or alone or not _is_headlike(above):
            break
        if is_answered(above):
            break
        parts = [*above.parts, *parts]
        first -= 1
    columns = _columns(parts)
    anchor = lines[at].parts[0]
    if anchor.x0 < columns[0].x0 - _INDENT and (lines[at].whole or not cell_answer(anchor.text)):  # the labels have no head
        columns = (Column(label="", x0=anchor.x0, x1=min(anchor.x1, columns[0].x0 - 1)), *columns)
    if len(columns) < 2:
        return None
    return Head(columns=columns, first=first, last=place)


def is_head(columns: Sequence[Column], asked: Sequence[int]) -> bool:
    """Do these words ask for answers? A row of a form with a label and its value ("Regio  Twente") is no head."""
    if not asked[0]:
        return False
    heads = ["" if has_box(columns[number].label) and _LETTERS.search(columns[number].label) else columns[number].label for number in asked]
    labels = " ".join(column.label for column in columns[: asked[0]])
    if not any(heads):
        return not labels or bool(_LABELS.search(labels)) or any(_ASKS.search(label) for label in heads)
    return any(_ASKS.search(label) for label in heads)


def _overlap(one: Part | Column, other: Part | Column) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _columns(parts: Sequence[Part]) -> tuple[Column, ...]:
    """Parts of a head under each other are one column."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.x0):
        home = next((group for group in groups if any(_overlap(part, other) > 1 for other in group)), None)
        if home is None:
            groups.append([part])
        else:
            home.append(part)
    return tuple(
        Column(
            label=" ".join(fold(part.text) for part in sorted(group, key=parts.index)),
            x0=min(part.x0 for part in group),
            x1=max(part.x1 for part in group),
        )
        for group in groups
    )


def is_pair(lines: Sequence[Level], at: int) -> bool:
    """Are these ja and nee the heads of two columns, with single marks under them?"""
    words = [fold(part.text).strip(" .:?") for part in lines[at].parts]
    pairs = [word for word in words if word in ("ja", "nee")]
    if len(pairs) < 2 or len(pairs) % 2 or pairs != ["ja", "nee"] * (len(pairs) // 2):
        return False
    heads = [part for part, word in zip(lines[at].parts, words, strict=True) if word in ("ja", "nee")]
    for level in lines[at + 1 : at + 1 + _ABOVE]:
        marks = [part for part in level.parts if is_mark(part.text)]
        if marks:
            return level.page == lines[at].page and any(_overlap(mark, head) > 0 for mark in marks for head in heads)
        if is_answered(level):
            return False
    return False


_PAIR = 2  # columns: ja and nee


def _head_of_pair(lines: Sequence[Level], at: int, *, floor: int) -> Head | None:
    """Columns ja and nee, under a group for each pair when the level above has as many as there are pairs.

    None for several pairs in a table of the file without a head for each: which is about what, nobody can tell.
    """
    parts = lines[at].parts
    columns = [Column(label=fold(part.text).strip(" .:?"), x0=part.x0, x1=part.x1) for part in parts]
    places = [number for number, column in enumerate(columns) if column.label in ("ja", "nee")]
    first = at
    above = lines[at - 1] if at > floor and _may_be_in_table(lines[at - 1], lines[at]) and _is_headlike(lines[at - 1]) else None
    if above is not None and len(above.parts) > 1:
        reach = 0.0 if lines[at].whole else _STEP_BACK  # a file that tells its columns is exact
        groups = [part for part in above.parts if part.x1 > columns[places[0]].x0 - reach]
        others = [part for part in above.parts if part not in groups]
        labels = [column for column in columns[: places[0]] if column.label]
        own = not any(_overlap(part, column) > 1 for part in groups for column in labels)
        beside = lines[at].whole or not labels or all(_middle(part) > columns[places[0]].x0 - reach for part in groups)
        if len(groups) == len(places) // 2 and own and beside:
            for number, place in enumerate(places):
                columns[place] = replace(columns[place], label=f"{fold(groups[number // 2].text)} {columns[place].label}")
            columns = [*(Column(label=fold(part.text), x0=part.x0, x1=part.x1) for part in others), *columns]
            first = at - 1
    if len(places) > _PAIR and first == at and lines[at].whole:
        return None
    if columns[0].label.endswith(("ja", "nee")):
        left = min((part.x0 for level in lines[at + 1 : at + 4] for part in level.parts), default=0.0)
        if left < columns[0].x0 - 1:
            columns = [Column(label="", x0=left, x1=left + 1), *columns]
    return Head(columns=tuple(columns), first=first, last=at)


def _middle(part: Part) -> float:
    return (part.x0 + part.x1) / 2


def column_of(part: Part, columns: Sequence[Column]) -> list[int]:
    """The columns that these words can be in: one, or more when that cannot be told."""
    over = [number for number, column in enumerate(columns) if _overlap(part, column) > 1]
    if over:
        return over
    middle = (part.x0 + part.x1) / 2
    left = max((number for number, column in enumerate(columns) if column.x0 <= part.x0 + _LEFT), default=0)
    near = min(range(len(columns)), key=lambda number: abs((columns[number].x0 + columns[number].x1) / 2 - middle))
    return sorted({left, near})


def split(level: Level, columns: Sequence[Column]) -> Level:
    """The level with a label and the answer of a narrow column, which stand so close that they were read as one, apart again."""
    parts: list[Part] = []
    for part in level.parts:
        found = tokens(part.text) if part.x0 < columns[1].x0 - _INDENT and cell_answer(part.text) is None else []
        at = next((token.start for token in found if cell_answer(part.text[token.start :]) and part.text[: token.start].endswith(" ")), 0)
        x = part.x0 + (part.x1 - part.x0) * at / max(len(part.text), 1)
        column = next((one for one in columns[1:] if one.x0 - _INDENT <= x <= one.x1 + _INDENT), None)
        if at and column is not None:
            x0 = max(x, column.x0)
            parts += [replace(part, text=part.text[:at].strip(), x1=min(x, column.x0) - 2), replace(part, text=part.text[at:], x0=x0)]
        else:
            parts.append(part)
    return replace(level, parts=tuple(parts)) if len(parts) > len(level.parts) else level

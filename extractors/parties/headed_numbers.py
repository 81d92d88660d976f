"""KvK numbers in tables: under the head of their column, beside a label that several numbers share, or one that breaks over two lines.

Knows places and labels; whose number it is, is for others. A number under another head ("AGB-code") is told too, so that nobody takes it
for a KvK number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.excerpt import Excerpt, Row, fold
from extractors.grids.levels import Level, Part, head_over, parted
from extractors.numbers import is_kvk_label

_EIGHT = re.compile(
    r"(?<![\w.,+/-])(?:[0-9]{8}|[0-9]{4} [0-9]{4}|[0-9]{2}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{2}(?:[ .][0-9]{2}){3})"
    r"(?![\w/-])(?!\.[0-9])"
)
"""A KvK number as people space it."""
_ALONE = re.compile(rf"\W*(?:{_EIGHT.pattern})\W*")
_MOST_WORDS = 7  # of one head or label
_MOST_ROWS = 25  # under a head
_ROWS = 3_000  # of a piece: some sixty pages; who bids stands at its head
_LOOSE = 3  # rows in a row without a number: lines of a cell that breaks; more than that ends the table


@dataclass(frozen=True, kw_only=True, slots=True)
class Headed:
    """A number of eight digits in a table."""

    value: str
    row: Row  # in which it stands
    span: tuple[int, int]  # in that row
    head: int  # the row, in those of the excerpt, under which it stands


def headed_numbers(seen: Excerpt) -> tuple[list[Headed], frozenset[tuple[int, str]]]:
    """The numbers that a table says are KvK numbers, and page and value of those that it says are something else."""
    lines = parted(seen.rows[:_ROWS])
    found: list[Headed] = []
    others: set[tuple[int, str]] = set()
    for at, level in enumerate(lines):
        if len(level.parts) < 2:
            under = _under_words(lines, at)
            found += [_headed(under, seen.rows, head=level.parts[0].row)] if under else []
            for part, is_kvk in _in_turn(lines, at):
                one = _headed(part, seen.rows, head=level.parts[0].row)
                found += [one] if is_kvk else []
                others |= set() if is_kvk else {(one.row.page, one.value)}
            continue
        if (head := _head_at(lines, at)) is not None:
            for part, is_kvk in _under(lines, at, head):
                one = _headed(part, seen.rows, head=level.parts[-1].row)
                found += [one] if is_kvk else []
                others |= set() if is_kvk else {(one.row.page, one.value)}
        found += [_headed(part, seen.rows, head=part.row - 1) for part in _beside(lines, at)]
    known = {(one.row.page, one.value) for one in found}
    return found, frozenset(others - known)


def _head_at(lines: Sequence[Level], at: int) -> Level | None:
    """The head row that begins here, with what goes on of it in the next lines: short labels, one of them of a KvK number."""
    head = lines[at]
    for under in lines[at + 1 : at + 3]:
        goes_on = under.page == head.page and under.table == head.table and len(under.parts) < len(head.parts)
        if not goes_on or not all(_is_words(part) and any(_is_under(part, one) for one in head.parts) for part in under.parts):
            break
        head = replace(head, parts=tuple(_with_rest(part, under) for part in head.parts))
    if not all(_is_words(part) for part in head.parts) or any(":" in part.text[:-1] for part in head.parts):
        return None
    return head if any(_says_kvk(part) for part in head.parts) else None


def _under_words(lines: Sequence[Level], at: int) -> Part | None:
    """The number under heads that stand so close that they were read as one: as many words as cells under them, and one number."""
    head, under = lines[at].parts[0], lines[at + 1] if at + 1 < len(lines) else None
    if under is None or under.page != lines[at].page or len(under.parts) < _CELLS or len(head.text.split()) < len(under.parts):
        return None
    told = not any(map(str.isdigit, head.text)) and ":" not in head.text and len(head.text.split()) <= 2 * _MOST_WORDS
    numbers = [part for part in under.parts if _ALONE.fullmatch(part.text)]
    return numbers[0] if told and len(numbers) == 1 and _says_kvk(head) and not is_kvk_label(fold(under.parts[0].text)) else None


_CELLS = 3
_LABEL = re.compile(
    r"\s*((?:kvk|k\.v\.k\.?|handelsregister|kamer van koophandel)(?:[ -]?(?:nummer|nr\b\.?))?|"
    r"[a-z-]*[a-z](?:nummer|nr\b\.?|code)|rsin|agb|iban|btw)\s*"
)


def _in_turn(lines: Sequence[Level], at: int) -> Iterator[tuple[Part, bool]]:
    """ "Relatienummer KvK" over "98765432 90210011", a space apart: as many labels as values, each with the one of its turn."""
    head, under = lines[at].parts[0], lines[at + 1] if at + 1 < len(lines) else None
    labels, rest = [], fold(head.text).strip()
    while match := _LABEL.match(rest):
        labels.append(match[1])
        rest = rest[match.end() :]
    if (
        rest
        or len(labels) < 2
        or not any(map(is_kvk_label, labels))
        or under is None
        or under.page != lines[at].page
        or len(under.parts) > 1
    ):
        return
    values = under.parts[0].text.split()
    for place, value in enumerate(values):
        if _ALONE.fullmatch(value) and all(any(map(str.isdigit, one)) for one in values):
            label = labels[place] if len(values) == len(labels) else ""
            yield replace(under.parts[0], text=value), bool(label) and is_kvk_label(label)


def _is_words(part: Part) -> bool:
    words = part.text.replace("8", "")  # "KvK (8 cijfers)"
    return len(part.text.split()) <= _MOST_WORDS and not any(map(str.isdigit, words))


def _is_under(part: Part, head: Part) -> bool:
    return head.x0 - _ALIGNED < part.x0 < head.x1


def _with_rest(part: Part, under: Level) -> Part:
    rest = next((one.text for one in under.parts if _is_under(one, part)), "")
    between = "" if part.text.endswith("-") or not rest else " "
    return replace(part, text=f"{part.text}{between}{rest}")


def _says_kvk(part: Part) -> bool:
    """A label of KvK numbers, or several labels that were read as one part with that among them."""
    plain = fold(part.text)
    return is_kvk_label(plain) or (_KVK.search(plain) is not None and not _LIKE_IT.search(plain))


_KVK = re.compile(r"\bkvk\b|\bk\.v\.k|kamer van koophandel|handelsregister")
_LIKE_IT = re.compile(r"\bagb|order|debiteur|relatie|klant|\blid|polis|kenmerk ?nummer|referentie|factuur|zaak|registratie")
"""Heads of other numbers that may have eight digits too."""


def _under(lines: Sequence[Level], at: int, head: Level) -> Iterator[tuple[Part, bool]]:
    """Each number in the rows under a head, and whether it stands under the head of the KvK numbers."""
    loose = 0
    lone = not any(_LIKE_IT.search(fold(part.text)) for part in head.parts if not is_kvk_label(fold(part.text)))
    for level in lines[at + 1 : at + 1 + _MOST_ROWS]:
        parts = [part for part in level.parts if _EIGHT.search(part.text)]
        loose = 0 if parts else loose + 1
        if level.page != head.page or loose > _LOOSE or (level.table != head.table) or any(is_kvk_label(fold(p.text)) for p in level.parts):
            return
        if len(level.parts) < 2 and not parts and len(level.parts[0].text.split()) > _MOST_WORDS:  # running text
            return
        for part in parts if len(level.parts) > 1 else ():
            over = _over(part, level, head)
            if lone and len(parts) == 1:
                yield part, True
            elif over is not None:
                yield part, is_kvk_label(fold(over.text))


def _over(part: Part, level: Level, head: Level) -> Part | None:
    """The head of the column of a number; where words and number were read as one part, the one it reaches into farthest."""
    if not _ALONE.fullmatch(part.text):  # "Schakel B.V. 2483 8435": the number is at its end
        touched = [over for over in head.parts if min(part.x1, over.x1) > max(part.x0, over.x0)]
        labels = [over for over in touched if is_kvk_label(fold(over.text))]
        return labels[0] if labels else None
    return head_over(part, level, head) or min(head.parts, key=lambda over: abs(over.x0 - part.x0))


def _beside(lines: Sequence[Level], at: int) -> list[Part]:
    """Numbers beside a label of KvK numbers: several in its row, or one where the label goes on in the row under or over it."""
    parts = [part for part in lines[at].parts if part.text.strip(" :|")]
    found: list[Part] = []
    plain = 0
    for place, part in enumerate(parts[1:], start=1):
        label = parts[place - 1]
        told = label in found or (place == 1 and _is_label_and_number(label))  # "KvK-nummer  12345678  23456789"
        labelled = not told and _EIGHT.search(label.text) is None and _is_label(label, lines, at)
        if _ALONE.fullmatch(part.text) and (told or labelled):
            plain += labelled and is_kvk_label(fold(label.text))
            found.append(part)
    return found if len(found) > plain else []  # a label with its one number is found where it stands


def _is_label_and_number(part: Part) -> bool:
    """ "KvK-nummer 12345678": a label with the first of several numbers behind it."""
    number = _EIGHT.search(part.text)
    return number is not None and not part.text[number.end() :].strip() and is_kvk_label(fold(part.text[: number.start()]))


def _is_label(label: Part, lines: Sequence[Level], at: int) -> bool:
    """A label of KvK numbers in one line, or in two with nothing else beside them."""
    if is_kvk_label(fold(label.text)):
        return True
    above = _aligned(label, lines[at - 1]) if at and lines[at - 1].page == lines[at].page else ""
    below = _aligned(label, lines[at + 1]) if at + 1 < len(lines) and lines[at + 1].page == lines[at].page else ""
    return any(
        _BROKEN.fullmatch(" ".join(fold(whole).split()).strip(" :*")) for whole in (f"{label.text} {below}", f"{above} {label.text}")
    )


def _aligned(label: Part, level: Level) -> str:
    return next((part.text for part in level.parts if abs(part.x0 - label.x0) < _ALIGNED), "")


_ALIGNED = 4.0  # points
_BROKEN = re.compile(
    r"(?:(?:nummer|nr\.?|inschrijfnummer|registratienummer) )?kamer van koophandel(?: (?:nummer|nr\.?))?|"
    r"(?:kvk|k\.v\.k\.)[ -]?(?:nummer|nr\.?)|"
    r"(?:inschrijf|registratie|dossier)?-? ?nummer (?:kvk|handelsregister)|handelsregister-? ?nummer"
)


def _headed(part: Part, rows: Sequence[Row], *, head: int) -> Headed:
    row = rows[part.row]
    match = next(iter(_EIGHT.finditer(part.text)))
    start = max(row.text.find(match[0]), 0)
    value = "".join(letter for letter in match[0] if letter.isdigit())
    return Headed(value=value, row=row, span=(start, start + len(match[0])), head=head)

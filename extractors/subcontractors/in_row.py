"""Reads the answers on subcontractors of a row that names several years: each year has its own, or none.

Knows one row; which rows are about subcontractors, and what is said in sentences, is for others. A year without an answer of its own is
`leeg`, also where the year beside it has one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.boxes import answer, tokens
from extractors.excerpt import Row, fold
from extractors.subcontractors.but import is_day, on_line
from extractors.subcontractors.open import YEAR

TYPED_NO = re.compile(r"(?:geen|evenmin|neen?|n\.?v\.?t\.?|niet van toepassing|niet)\b|0{1,2}(?:[.,]0+)?(?![0-9.,])")
TYPED_YES = re.compile(r"(?:wel|ja)\b")
_TYPED = re.compile(rf"[ :|,;.-]*(?:(?:{TYPED_NO.pattern}|{TYPED_YES.pattern})[ :|,;.-]*|(?<=[:|])[ _.\u2026?-]*)")
_LINK = re.compile(r"[\s,/&+(-]*(?:(?:en|of|t/m|tot|met|en/of)[\s,]*)?(?:(?:in|voor|ook)\s*)?")
_SAME = re.compile(r"\b(?:ook|idem|hetzelfde|eveneens|evenzo|evenmin|gelijk)\b")
_WORD = re.compile(r"[a-z]{3,}")


def said_by_year(row: Row, years: Sequence[tuple[str, int]]) -> Mapping[str, str]:
    """For each year of the row `ja`, `nee`, `beide` or `leeg`; nothing where the row does not answer year by year."""
    marks = [match for match in YEAR.finditer(row.plain) if not is_day(row.plain, match)]
    found = tokens(row.text)
    if len({year for year, _ in years}) < 2 or len(marks) < 2:
        return {}
    before = bool(found) and found[0].start < marks[0].start() and found[-1].start < marks[-1].start()
    if found and found[0].start < marks[0].start() and not before:
        return {}
    parts = list(_before(marks) if before else _behind(marks, len(row.plain)))
    if not found and not all(_TYPED.fullmatch(row.plain[slice(*part)]) for part in parts):
        return {}  # running text is read by sentences
    own = [_own(row, start, end) for start, end in parts]
    if not any(word in ("ja", "nee", "beide") for word in own):
        return {}
    said: dict[str, str] = {}
    for (year, word), (start, end) in zip(_shared([match[1] for match in marks], own, row, parts, before=before), parts, strict=True):
        if year not in said:
            said[year] = on_line(row.plain[:end], start, word, row.text[:end]) if word == "nee" else word
    return said


def _behind(marks: Sequence[re.Match[str]], end: int) -> Iterator[tuple[int, int]]:
    for mark, later in zip(marks, [*marks[1:], None], strict=True):
        yield mark.end(), later.start() if later else end


def _before(marks: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for earlier, mark in zip([None, *marks[:-1]], marks, strict=True):
        yield earlier.end() if earlier else 0, mark.start()


def _own(row: Row, start: int, end: int) -> str | None:
    """What stands beside one year: an answer, `leeg` for boxes that nobody ticked, or None."""
    text = row.text[start:end]
    if tokens(text):
        return answer(text) or "leeg"
    plain = fold(text).lstrip(" :|-,;.?/(")
    return "nee" if TYPED_NO.match(plain) else "ja" if TYPED_YES.match(plain) else None


def _shared(
    years: Sequence[str], own: Sequence[str | None], row: Row, parts: Sequence[tuple[int, int]], *, before: bool
) -> Iterator[tuple[str, str]]:
    """The years with their answers: one that is only linked to the next, or says that it is the same, shares it; another has none."""
    for number, (year, word) in enumerate(zip(years, own, strict=True)):
        words = row.plain[slice(*parts[number])]
        earlier = next((one for one in reversed(own[:number]) if one), None)
        later = next((one for one in own[number + 1 :] if one), None)
        if word is not None:
            yield year, word
        elif before:
            yield year, earlier if earlier and _LINK.fullmatch(words) else "leeg"
        elif later and words.strip() and (_LINK.fullmatch(words) or (earlier is None and _WORD.search(words))):
            yield year, later
        else:
            linked = earlier and (_SAME.search(words) or _SAME.search(row.plain[parts[number - 1][0] : parts[number][0]]))
            yield year, earlier if earlier and linked else "leeg"

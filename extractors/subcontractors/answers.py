"""Reads whether the organisation says it works with subcontractors, per year, from boxes, tables, fields or sentences.

Knows layouts; compares nothing with other documents.
"""

import re
from collections.abc import Sequence

from extractors.answer_tables import rows_that_deny, subcontractors_in_tables
from extractors.boxes import answer, field_answer, field_words, paired, starts_with_box, tokens, verdict
from extractors.columns import Head, beneath
from extractors.document import Fact, Locator
from extractors.excerpt import Excerpt, Row, fold
from extractors.grids.tables import Grid, grids, without
from extractors.parties.names import NO_BIDDER, organisations
from extractors.subcontractors.but import of_round, on_line
from extractors.subcontractors.in_row import TYPED_NO, TYPED_YES, said_by_year
from extractors.subcontractors.named import taken_back
from extractors.subcontractors.open import OPEN, TOPIC, YEAR, left_open
from extractors.subcontractors.same import the_same
from extractors.subcontractors.told import DENIED, told_in_sentences

_DEPTH = 28


def _context(rows: Sequence[Row]) -> list[Row]:
    """Rows that are about subcontractors: from where the word falls, until the page ends or the talk has moved on."""
    near: set[int] = set()
    for index, row in enumerate(rows):
        if TOPIC.search(row.plain):
            near |= {at for at in range(max(0, index - 2), min(index + _DEPTH, len(rows))) if _may_answer(rows[at], row, before=at < index)}
    return [rows[index] for index in sorted(near)]


def _may_answer(row: Row, topic: Row, *, before: bool) -> bool:
    """On the page of the topic, and no answered question about something else."""
    if row.page != topic.page or _FULFILS.search(row.plain):
        return False
    return not (before and _ASKED.search(row.plain))


_ASKED = re.compile(r"\?\s+(?:ja|nee)\b")
_FULFILS = re.compile(r"\bvoldo(?:et|en|e)\b.{0,80}(?:\?|\s)\s+(?:ja|nee)\s*$")


def _years(row: Row) -> list[tuple[str, int]]:
    return [(match[1], match.start()) for match in YEAR.finditer(row.plain)]


class _Votes:
    """Ticked answers per year, with the row that shows them."""

    def __init__(self) -> None:
        self.chosen: dict[str, set[str]] = {}
        self.rows: dict[str, Row] = {}

    def add(self, year: str, ticked: Sequence[str], row: Row) -> None:
        if year not in self.rows or (ticked and not self.chosen[year]):
            self.rows[year] = row
        self.chosen.setdefault(year, set()).update(ticked)


def _said(found: str | None) -> list[str]:
    return {"ja": ["ja"], "nee": ["nee"], "beide": ["ja", "nee"]}.get(found or "", [])


def _head_above(every: Sequence[Row], near: Sequence[Row]) -> Head | None:
    """The last head row with ja and nee on the same page before these rows: a long table has it once."""
    first = next((index for index, row in enumerate(every) if near and row is near[0]), 0)
    for row in reversed(every[max(0, first - 60) : first]):
        found = [token for token in tokens(row.text) if token.what in ("ja", "nee")]
        if row.page == near[0].page and len(row.plain.split()) <= 6 and [token.what for token in found] == ["ja", "nee"]:
            return Head(row=row, columns=(("ja", found[0].start), ("nee", found[1].start)))
    return None


_EITHER = re.compile(r"\bja (?:of|dan wel) nee\b(?!\s*:)")
"""The form tells what to fill in."""


def _by_year_rows(rows: Sequence[Row], votes: _Votes, *, head: Head | None = None) -> None:
    """`2027: ☒ ja ☐ nee`, or the answer in the rows under the year's own row."""
    for index, row in enumerate(rows):
        found, years = tokens(row.text), _years(row)
        words = [token.what for token in found if token.what in ("ja", "nee")]
        if not years and [token.what for token in found] == ["ja", "nee"]:
            head = Head(row=row, columns=(("ja", found[0].start), ("nee", found[1].start)))
        if (
            not years
            or _by_instruction(rows, index, years, votes)
            or _EITHER.search(row.plain)
            or (starts_with_box(row.text) and (len(row.plain) > 40 or not words))
            or _by_segments(row, years, votes)
        ):
            continue
        if len(years) == 1 and not words and (chosen := _options(row.text[years[0][1] :])) is not None:
            votes.add(years[0][0], chosen, row)
            continue
        if words:
            said = (answer(row.text[years[0][1] :]) if len(years) == 1 else None) or answer(row.text)
            if said in ("ja", "nee") and len(years) == 1 and len(words) == len(found):  # a word without a box
                said = on_line(row.plain, years[0][1], said, row.text)
            for year, _ in years if said is not None else ():
                votes.add(year, _said(said), row)
        elif len(years) == 1 and not _in_cells(row, years[0][0], head, votes) and not found:
            _under(rows, index, year=years[0][0], votes=votes)


def _by_segments(row: Row, years: Sequence[tuple[str, int]], votes: _Votes) -> bool:
    """Several years in one row, each with an answer of its own, or with none: "2027 [x] ja [ ] nee   2028 [ ] ja [ ] nee"."""
    said = said_by_year(row, years)
    for year, word in said.items():
        votes.add(year, _said(word), row)
    return bool(said)


_FILL_IN = re.compile(r"\(\s*ja\s*(?:/|of)\s*nee\s*\)[*:?.\s]*")


def _by_instruction(rows: Sequence[Row], index: int, years: Sequence[tuple[str, int]], votes: _Votes) -> bool:
    """ "Onderaannemers in 2027? (ja/nee)  nee": what the form says to fill in is no answer; that stands behind it or under it."""
    row = rows[index]
    told = _FILL_IN.search(row.plain, years[0][1])
    if told is None or len(years) != 1:
        return False
    behind = row.plain[told.end() :].strip()
    said = "nee" if TYPED_NO.match(behind) else "ja" if TYPED_YES.match(behind) else None
    if said:
        votes.add(years[0][0], [said], row)
        return True
    if not behind:
        _under(rows, index, year=years[0][0], votes=votes)
        votes.add(years[0][0], [], row)
    return not behind


_OPTION = re.compile(r"\s*(?:(?P<no>geen|niet|zonder|n\.?v\.?t\b)|(?P<yes>wel|met))\b")


def _options(text: str) -> list[str] | None:
    """ "☐ wel onderaannemers ☒ geen onderaannemers": which of two boxes with opposite words is ticked; None where there are no such two."""
    boxes = [token for token in tokens(text) if token.what in ("on", "off")]
    if len(boxes) != 2:
        return None
    ends = [boxes[1].start, len(text)]
    words = [_OPTION.match(fold(text[box.end : end])) for box, end in zip(boxes, ends, strict=True)]
    said = ["nee" if word["no"] else "ja" for word in words if word is not None]
    return [word for word, box in zip(said, boxes, strict=True) if box.what == "on"] if set(said) == {"ja", "nee"} else None


def _in_cells(row: Row, year: str, head: Head | None, votes: _Votes) -> bool:
    """Boxes, a lone X or a typed word beside a year, under a head row with ja and nee."""
    boxes = [token for token in tokens(row.text) if token.what in ("on", "off")]
    mark = re.search(r"(?<!\w)[xv✓✔](?!\w)\s*\|?\s*$", row.plain)
    if head is not None and len(boxes) == 2:
        votes.add(year, [head.columns[at][0] for at in (0, 1) if boxes[at].what == "on"], row)
        return True
    if head is not None and mark is not None:
        column = beneath(row, mark.start(), head)
        if column is not None:
            votes.add(year, [column], row)
        return True
    typed = _typed(row, row.plain.index(year))
    if typed is not None:
        votes.add(year, [typed], row)
    return typed is not None


_SHORT, _LONG = 60, 120  # letters behind the year, and where one of two words was crossed out: "wel /  onderaannemers in te zetten"
_SHARE = re.compile(r"\b[0-9]{1,2} ?(?:%|procent\b)")
_CROSSED = re.compile(r"(?:wel|niet|geen|met|zonder)\s?/\s(?!\s{0,3}(?:wel|niet|geen|met|zonder)\b)")
"""Of two words one was crossed out: it is not there any more."""


def _typed(row: Row, at: int) -> str | None:
    """`2027: geen` or `2027  n.v.t.`."""
    after = row.plain[at + 4 :].lstrip(" :|-/")  # a slash is left where the word before it was crossed out: "2027: / niet"
    if len(after) > (_LONG if _CROSSED.match(after) else _SHORT) or OPEN.search(row.plain):
        return None
    theirs = any(organisations(row.text[at + 4 :])) and not NO_BIDDER.search(after)
    named = TOPIC.search(row.plain[:at]) is not None and (_SHARE.search(after) or theirs)
    said = "nee" if TYPED_NO.match(after) else "ja" if TYPED_YES.match(after) or named else None
    return on_line(row.plain, at, said, row.text) if said else None


_OPPOSITE = re.compile(r"\b(?:(?P<no>geen|niet|zonder)|(?P<yes>wel|met))\b")


def _under(rows: Sequence[Row], index: int, *, year: str, votes: _Votes) -> None:
    """The answer stands below the question, one option a row or both on one row."""
    ticked: list[str] = []
    shown = None
    for row in rows[index + 1 : index + 5]:
        if _years(row) or row.page != rows[index].page:
            break
        found = tokens(row.text)
        if not found or len(row.plain.strip()) > 60:
            if ticked or shown:
                break
            continue
        if starts_with_box(row.text) and TOPIC.search(row.plain) and len(found) == 1 and (word := _OPPOSITE.search(row.plain)):
            ticked += ["nee" if word["no"] else "ja"] if found[0].what == "on" else []
            shown = shown if shown and found[0].what == "off" else row
            continue
        said = answer(row.text)
        words = {token.what for token in found}
        if words & {"ja", "nee"} and said is not None:
            ticked += _said(said)
            shown = shown if shown and not _said(said) else row
    if shown is not None:
        votes.add(year, ticked, shown)


def _by_columns(rows: Sequence[Row], votes: _Votes) -> None:
    """A head row with the years and rows `Ja ☐ ☒`."""
    for index, row in enumerate(rows):
        years = _years(row)
        if len(years) < 2 or tokens(row.text) or len(row.plain.split()) > 8:
            continue
        for option in rows[index + 1 : index + 5]:
            found = tokens(option.text)
            words = [token for token in found if token.what in ("ja", "nee")]
            boxes = [token for token in found if token.what in ("on", "off")]
            if len(words) == len(boxes) == 2 * len(years):  # "ja [ ] nee [x]" under each year
                for place, (year, _) in enumerate(years):
                    votes.add(year, paired(found[4 * place : 4 * place + 4]), option)
            elif len(words) == 1 and len(boxes) == len(years):
                for (year, _), box in zip(years, boxes, strict=True):
                    votes.add(year, [words[0].what] if box.what == "on" else [], option)
            elif len(words) == 1 and len(boxes) == 1 and boxes[0].what == "on":
                year_beneath = beneath(option, boxes[0].start, Head(row=row, columns=tuple(years)))
                if year_beneath is not None:
                    votes.add(year_beneath, [words[0].what], option)
            elif len(words) == len(years) and not boxes:
                for (year, _), word in zip(years, words, strict=True):
                    votes.add(year, [word.what], option)


_YEAR_FIRST = re.compile(r"[^a-z0-9]*(?:x[^a-z0-9]*)?(?:(?:in|voor|tijdens) )?(?:het jaar )?20[1-4][0-9][ :,-]{1,3}(?:wel|niet|geen)\b")


def _by_statements(rows: Sequence[Row], votes: _Votes) -> None:
    """`☒ geen onderaannemers in te zetten in 2027`."""
    for row in rows:
        years = {year for year, _ in _years(row)}
        if not years or not starts_with_box(row.text) or not (TOPIC.search(row.plain) or _YEAR_FIRST.match(row.plain)):
            continue
        boxes = [token for token in tokens(row.text) if token.what in ("on", "off")]
        for box, end in zip(boxes, [*(later.start for later in boxes[1:]), len(row.plain)], strict=True):  # "☐ ... met ☒ ... zonder"
            words = row.plain[box.start : end]
            said = "nee" if DENIED.search(words) else "ja"
            for year in sorted({match[1] for match in YEAR.finditer(words)} or years):
                votes.add(year, [said] if box.what == "on" else [], row)


def _by_fields(seen: Excerpt, votes: _Votes) -> None:
    """Form fields whose name or label speaks of subcontractors and a year."""
    for one in seen.fields:
        words = field_words(one)
        said, year = field_answer(one), YEAR.search(words)
        if said == "ja" and one.kind == "vakje" and DENIED.search(words):  # a ticked "wij werken in 2027 zonder onderaannemers"
            said = "nee"
        if said is None or year is None or not ("onder" in words or "aannem" in words):
            continue
        row = next((row for row in seen.rows if year[1] in row.plain and row.page == (one.page or row.page)), None)
        row = row or next((row for row in seen.rows if TOPIC.search(row.plain)), None)
        if row is not None:
            votes.add(year[1], [said] if said else [], row)


def subcontracting(seen: Excerpt, tables: Sequence[Grid] | None = None) -> list[Fact]:
    """`onderaannemers` per year: `ja nee beide leeg`. `tables`: the tables of answers on these pages, when they were read already."""
    facts = taken_back(seen, of_round(seen, _answers(seen, tables)))
    return [*facts, *of_round(seen, the_same(seen, facts))]


def _answers(seen: Excerpt, tables: Sequence[Grid] | None) -> list[Fact]:
    votes = _Votes()
    _by_fields(seen, votes)
    tables = grids(seen) if tables is None else tables
    tabled = [] if votes.rows else subcontractors_in_tables(seen, tables)
    tabled = [left_open(seen, fact, in_line=True) for fact in tabled]
    if len(tabled) > 1 and all(fact.value in ("ja", "nee") for fact in tabled):
        return tabled
    told = _by_lines(without(seen, rows_that_deny(tables)), votes)
    clear = {fact.about["jaar"] for fact in told if fact.value in ("ja", "nee")}
    better = {fact.about["jaar"]: fact for fact in tabled if fact.about["jaar"] not in clear}
    told = [better.pop(fact.about["jaar"], fact) for fact in told]
    return [*told, *(fact for fact in better.values() if not told or fact.value != "leeg")]


def _by_lines(seen: Excerpt, votes: _Votes) -> list[Fact]:
    """What fields, boxes and words in lines say, else sentences."""
    if not all(votes.chosen.values()) or not votes.rows:  # a box for "nee" may have a label without the question
        rows = _context(seen.rows)
        _by_statements(rows, votes)
        _by_year_rows(rows, votes, head=_head_above(seen.rows, rows))
        _by_columns(rows, votes)
    if not votes.rows:
        return [left_open(seen, fact) for fact in told_in_sentences(seen)]
    facts = []
    for year in sorted(votes.rows):
        row = votes.rows[year]
        locator = Locator(page=row.page, quote=row.text.strip()[:160].strip())
        facts.append(Fact(name="onderaannemers", value=verdict(votes.chosen[year]), locator=locator, about={"jaar": year}))
    return [left_open(seen, fact, in_line=True) for fact in facts]

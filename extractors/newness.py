"""Reads the question whether the organisation is new in a region, and its answer per region, from boxes, tables, fields or words.

Knows layouts; whether the answer is true, and what follows from it, is for a rule. Source: inkoopbeleid 2027-2028, chapter 6, "Aanvullende
bepaling": who is new in a region adds a plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.asked import NEW, some_of, turned
from extractors.boxes import answer, has_box, starts_with_box, tokens, verdict
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, fold
from extractors.regions.named import is_name

_ASKS = re.compile(
    r"\b(?:nieuwe?(?: (?:aanbieder|organisatie|toetreder|inschrijver|partij))?|nieuwkomer|nieuwe toetreder)"
    r"\s?(?:voor de wlz )?(?:in|voor) (?:een van )?(?:de|deze|die|een|uw|onze) (?:zorgkantoor)?regio(?:'?s)?\b"
)
_HOLDS = re.compile(
    r"\b(?:heeft|hebt|beschikt|is er|loopt er)\b(?=[^.;?]*\bzorgkantoor\b)(?![^.;?]*\b(?:wmo|gemeenten?|ooit|eerder|ander\w*|vorige?|"
    r"afgelopen|onderaannemer|of|20(?:1[0-9]|2[0-5]))\b)[^.;?]*\b(?:contract|overeenkomst)\b[^.;?]*\b(?:in|voor) (?:deze|de|die) "
    r"(?:zorgkantoor)?regio\b(?!'?s)"
)
"""Has it a contract with this zorgkantoor for this region: who answers no is new there (for the years before the policy of 2027-2028 it
would say nothing)."""
_STATES = re.compile(r"\b(?:wij|we|ik) (?:zijn|ben)\b|\b(?:zijn|ben) (?:wij|we|ik) (?!.*\?)|\b(?:verklaar|verklaart|verklaren)\b")
_DEPTH = 40  # rows: a table with every region of a zorgkantoor, each over two lines
_SHORT = 5  # words: a name in a cell, not a sentence or a statement


_CONDITION = re.compile(r"\b(?:indien|wanneer|mits|tenzij|voor zover|alleen|als (?:u|wij|we|ik|een|de|uw))\b[^.;?]*$|\b\w*plan\b[^.;?]*$")
"""Before the question: a condition, or a paper that newcomers add; then it is no question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """An answer in the rows."""

    at: int  # its row
    said: str
    region: str
    beneath: tuple[int, ...] = ()  # the rows under the question that hold it, when it is not in the row of the question


def newness(seen: Excerpt) -> list[Fact]:
    """`nieuw_in_regio`: `ja nee beide leeg`, with the words beside it that may name the region ("" when the question names none)."""
    rows = seen.rows
    return [rows[one.at].fact("nieuw_in_regio", one.said, {"regio": one.region}, span=(0, len(rows[one.at].text))) for one in _all(rows)]


def asked_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows that ask or answer this: no statement that must be ticked."""
    return frozenset(number for one in _all(rows) for number in (one.at, *one.beneath))


def rows_beneath(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows under such a question, each with its answer: their marks do not tell which region is bid for."""
    return frozenset(number for one in _all(rows) for number in one.beneath)


def _all(rows: Sequence[Row]) -> Iterator[_Said]:
    for index, row in enumerate(rows):
        match = _ASKS.search(row.plain) or _HOLDS.search(row.plain)
        if match is None or _STATES.search(row.plain) or _CONDITION.search(row.plain[: match.start()]):
            continue
        behind = row.text[match.end() :]
        found = tokens(behind)
        between = behind[: found[0].start] if found else ""
        if (said := _said(behind)) is not None and ("?" in between or not between.strip(" :)]|.,-–(") or is_name(between)):
            region = _named(f"{row.text[: match.start()]} {between}" if is_name(between) else row.text[: match.start()])
            region = "" if match.re is _HOLDS else region or (some_of(match[0]) if said == "ja" else "")
            yield _Said(at=index, said=_turned(match, row.plain[: match.end()], said), region=region)
        elif answer(behind) is None and ("?" in behind or len(row.plain.split()) <= 14):
            for one in _beneath(rows, index):
                yield replace(one, said=_turned(match, row.plain[: match.end()], one.said))


def _turned(match: re.Match[str], question: str, said: str) -> str:
    """The answer to the question whether somebody is new; to one that denies it, or asks for a contract there, turned."""
    if match.re is _HOLDS:
        return {"ja": "nee", "nee": "ja"}.get(said, said)
    return said if said not in ("ja", "nee") else turned(question, said, NEW) or "leeg"


_EXCEPTS = re.compile(r"\b(?:behalve|tenzij|mits|uitgezonderd|alleen)\b")
"""Words of an exception: an answer with that is none, ticked or not."""
_INSTRUCTS = re.compile(r"\b(?:indien|betekent|ga (?:dan |u )?(?:verder|door|naar)|voeg|sla|vul|licht|beantwoord|wanneer|als)\b|=")
"""Words of a form that tells what to do: no answer, unless a box is ticked before them."""
_ENDS = re.compile(
    r"[\s.,;!)*|\]–-]*$|\s?[.,;(–-]\s?\(?(?:wij|we|ik|ons|onze|de organisatie|want|sinds|al|daar|hier|er|zie)\b|\s(?:wij|we|ik|sinds)\b|"
    r"[\s.,;]*(?:\([^()]{1,60}\)[\s.]*$|toelichting\b)"
)
"""What may stand behind "ja" or "nee" without a box: nothing, or a sentence of the writer."""


def _said(text: str) -> str | None:
    """The answer in these words; a word without a box must stand by itself, and no row that instructs or makes an exception answers."""
    found = tokens(text)
    said = answer(text)
    if said is None or _EXCEPTS.search(fold(text)):
        return None
    if not all(token.what in ("ja", "nee") for token in found):
        return said
    return said if _ENDS.match(fold(text), found[-1].end) and not _INSTRUCTS.search(fold(text)) else None


def _named(text: str) -> str:
    """The words before the question, without the question's own: "Regio('s): Nijmegen (nieuw in ...": the region."""
    words = re.sub(r"(?i)\b(?:is|bent|zijn|de|uw|onze|organisatie|u|wij|inschrijver|aanbieder|een|niet|geen|nog)\b|'s\)|[()|:]", " ", text)
    return " ".join(words.split())[:80]


def _beneath(rows: Sequence[Row], asked: int) -> Iterator[_Said]:
    """The answers in the rows under the question: a region and its answer a row; a name may run over two rows."""
    if (ticked := _ticked_beneath(rows, asked)) is not None:
        yield ticked
        return
    waiting = ""
    for index in range(asked + 1, min(asked + _DEPTH, len(rows))):
        row = rows[index]
        found = tokens(row.text)
        words = [word for word in row.plain.split() if (word.isalpha() or len(word) > 3) and word not in ("ja", "nee")]
        if _ends(row, rows[asked]) or row.plain.lstrip()[:1].isdigit() or len(words) > _SHORT:
            return
        if not found:
            waiting = row.text.strip()
            continue
        said = _said(row.text)
        if said is None:
            return
        name = row.text[: found[0].start].strip(" :|/-\t")
        if not name and waiting:
            rest = rows[index + 1] if index + 1 < len(rows) else None
            name = waiting.rstrip("-") + ("-" + rest.text.strip() if waiting.endswith("-") and rest and not tokens(rest.text) else "")
        if (name and not is_name(name)) or (not name and _is_choice(rows, index)):
            return
        yield _Said(at=index, said=said, region=" ".join(name.split())[:80], beneath=(index,))
        waiting = ""
        if not name:  # one answer for all that is asked
            return


def _ends(row: Row, asked: Row) -> bool:
    """Does the list under a question end here: another page, another question, or what was read already as a table?"""
    return row.page != asked.page or "?" in row.plain or not row.text


def _ticked_beneath(rows: Sequence[Row], asked: int) -> _Said | None:
    """Boxes for ja and nee in rows right under each other, with whatever stands behind them: "☒ Ja, voeg het plan toe" and "☐ Nee"."""
    options: list[tuple[int, str, bool]] = []
    for index in range(asked + 1, min(asked + 6, len(rows))):
        row = rows[index]
        found = tokens(row.text)
        if _ends(row, rows[asked]):
            break
        if not starts_with_box(row.text):
            if has_box(row.text) or not options:
                break
            continue  # the instruction behind a box goes on in the next row
        words = [token for token in found[1:2] if token.what in ("ja", "nee") and not row.text[found[0].end : token.start].strip(" :.")]
        if not words or any(token.what in ("on", "off") for token in found[1:]):
            break
        options.append((index, words[0].what, found[0].what == "on"))
    if {word for _, word, _ in options} != {"ja", "nee"} or len(options) != 2:
        return None
    chosen = [(index, word) for index, word, ticked in options if ticked]
    excepted = any(_EXCEPTS.search(rows[index].plain) for index, _ in chosen)
    said = "leeg" if excepted else verdict(word for _, word in chosen)
    return _Said(at=chosen[0][0] if chosen else options[0][0], said=said, region="", beneath=tuple(index for index, _, _ in options))


def _is_choice(rows: Sequence[Row], index: int) -> bool:
    """Do the words ja and nee stand under each other without a box: a form in which nothing was chosen?"""
    both = [token.what for row in rows[index : index + 2] if row.page == rows[index].page for token in tokens(row.text)]
    return sorted(both) == ["ja", "nee"]

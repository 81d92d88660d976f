"""Reads the question whether the organisation is new in a region, and its answer per region, from boxes, tables, fields or words.

Knows layouts; whether the answer is true, and what follows from it, is for a rule. Source: inkoopbeleid 2027-2028, chapter 6, "Aanvullende
bepaling": who is new in a region adds a plan.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.boxes import answer, tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, fold
from extractors.regions_named import is_name

_ASKS = re.compile(
    r"\b(?:nieuwe?(?: (?:aanbieder|organisatie|toetreder|inschrijver|partij))?|nieuwkomer|nieuwe toetreder)"
    r"\s?(?:voor de wlz )?(?:in|voor) (?:een van )?(?:de|deze|die|een|uw|onze) (?:zorgkantoor)?regio(?:'?s)?\b"
)
_STATES = re.compile(r"\b(?:wij|we|ik) (?:zijn|ben)\b|\b(?:zijn|ben) (?:wij|we|ik) (?!.*\?)|\b(?:verklaar|verklaart|verklaren)\b")
_DEPTH = 40  # rows: a table with every region of a zorgkantoor, each over two lines
_SHORT = 5  # words: a name in a cell, not a sentence or a statement


def newness(seen: Excerpt) -> list[Fact]:
    """`nieuw_in_regio`: `ja nee beide leeg`, with the words beside it that may name the region ("" when the question names none)."""
    return [row.fact("nieuw_in_regio", said, {"regio": region}, span=(0, len(row.text))) for row, said, region in _answers(seen.rows)]


def asked_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows that ask or answer this: no statement that must be ticked."""
    held = {id(row): index for index, row in enumerate(rows)}
    return frozenset(held[id(row)] for row, _, _ in _answers(rows))


def _answers(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    for index, row in enumerate(rows):
        match = _ASKS.search(row.plain)
        if match is None or _STATES.search(row.plain):
            continue
        behind = row.text[match.end() :]
        found = tokens(behind)
        between = behind[: found[0].start] if found else ""
        if (said := _said(behind)) is not None and ("?" in between or not between.strip(" :)]|.,-–(") or is_name(between)):
            yield row, said, _named(f"{row.text[: match.start()]} {between}" if is_name(between) else row.text[: match.start()])
        elif answer(behind) is None and ("?" in behind or len(row.plain.split()) <= 14):
            yield from _beneath(rows, index)


_INSTRUCTS = re.compile(
    r"\b(?:indien|behalve|tenzij|mits|betekent|uitgezonderd|ga (?:dan |u )?(?:verder|door|naar)|voeg|sla|vul|licht|beantwoord|alleen|"
    r"wanneer|als)\b|="
)
"""Words of a form that tells what to do, or of an exception: no answer."""
_ENDS = re.compile(
    r"[\s.,;!)*|\]–-]*$|\s?[.,;(–-]\s?\(?(?:wij|we|ik|ons|onze|de organisatie|want|sinds|al|daar|hier|er|zie)\b|\s(?:wij|we|ik|sinds)\b|"
    r"[\s.,;]*(?:\([^()]{1,60}\)[\s.]*$|toelichting\b)"
)
"""What may stand behind "ja" or "nee" without a box: nothing, or a sentence of the writer."""


def _said(text: str) -> str | None:
    """The answer in these words; a word without a box must stand by itself, and no row that instructs or makes an exception answers."""
    found = tokens(text)
    said = answer(text)
    if said is None or _INSTRUCTS.search(fold(text)):
        return None
    bare = all(token.what in ("ja", "nee") for token in found)
    return said if not bare or _ENDS.match(fold(text), found[-1].end) else None


def _named(text: str) -> str:
    """The words before the question, without the question's own: "Regio('s): Nijmegen (nieuw in ...": the region."""
    words = re.sub(r"(?i)\b(?:is|bent|zijn|de|uw|onze|organisatie|u|wij|inschrijver|aanbieder)\b|'s\)|[()|:]", " ", text)
    return " ".join(words.split())[:80]


def _beneath(rows: Sequence[Row], asked: int) -> Iterator[tuple[Row, str, str]]:
    """The answers in the rows under the question: a region and its answer a row; a name may run over two rows."""
    waiting = ""
    for index in range(asked + 1, min(asked + _DEPTH, len(rows))):
        row = rows[index]
        found = tokens(row.text)
        words = [word for word in row.plain.split() if (word.isalpha() or len(word) > 3) and word not in ("ja", "nee")]
        if row.page != rows[asked].page or "?" in row.plain or row.plain.lstrip()[:1].isdigit() or len(words) > _SHORT:
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
        yield row, said, " ".join(name.split())[:80]
        waiting = ""
        if not name:  # one answer for all that is asked
            return


def _is_choice(rows: Sequence[Row], index: int) -> bool:
    """Do the words ja and nee stand under each other without a box: a form in which nothing was chosen?"""
    both = [token.what for row in rows[index : index + 2] if row.page == rows[index].page for token in tokens(row.text)]
    return sorted(both) == ["ja", "nee"]

"""Reads the statements of a declaration: which were ticked, which were answered ja or nee, which were left open.

Knows layouts with boxes and with columns; whether every statement must be ticked is for a rule.
"""

import re

from extractors.boxes import answer, has_box, starts_with_box, tokens, verdict
from extractors.columns import Head, beneath
from extractors.document import Fact
from extractors.excerpt import Excerpt, fold
from extractors.newness import asked_rows

_STATEMENT = re.compile(r"\w{3,}")


def statements(seen: Excerpt) -> list[Fact]:
    """Statements with a box, or with ja and nee: what was ticked."""
    facts = []
    head = False  # a head row with ja and nee stands above
    asked = asked_rows(seen.rows)
    for index, row in enumerate(seen.rows):
        found = tokens(row.text)
        whats = [token.what for token in found]
        head = head or (whats == ["ja", "nee"] and len(row.plain.split()) <= 6)
        if not has_box(row.text) or _NO_STATEMENT.search(row.plain) or index in asked:
            continue
        words = row.text[found[0].end :] if starts_with_box(row.text) else row.text[: found[0].start]
        words = " ".join(words.split()).strip(" :|-")
        said = answer(row.text)
        if said is None and head and len(found) == 2:
            said = verdict(word for word, what in zip(("ja", "nee"), whats, strict=True) if what == "on")
        least = 2 if {"ja", "nee"} <= set(whats) else 4  # a name beside a single box is no statement
        if len(_STATEMENT.findall(words)) >= least and said is not None:
            facts.append(row.fact("verklaart", said, {"vraag": words[:80]}, span=(0, len(row.text))))
    return _without_other_options(facts or _in_columns(seen))[:80]


_MARK = re.compile(r"(?<!\w)[xv✓✔](?!\w)\s*\|?\s*$")
_NUMBER = re.compile(r"\s*([0-9]{1,2})[.)]?\s+\S")
_FEWEST = 3  # rows with a mark: fewer are a choice between options, or the years of another question


def _in_columns(seen: Excerpt) -> list[Fact]:
    """Numbered statements with a cross under ja or nee in the head row; a row without one between them was not answered."""
    facts: list[Fact] = []
    head: Head | None = None
    for row in (*seen.rows, None):
        found = tokens(row.text) if row else []
        if row is None or ([token.what for token in found] == ["ja", "nee"] and len(row.plain.split()) <= 6):
            head = Head(row=row, columns=(("ja", found[0].start), ("nee", found[1].start))) if row else None
            continue
        if head is None or row.page != head.row.page or not _NUMBER.match(row.plain) or _NO_STATEMENT.search(row.plain):
            continue
        mark = _MARK.search(row.plain)
        words = " ".join(row.text[: mark.start() if mark else None].split()).strip(" :|-")
        said = beneath(row, mark.start(), head) if mark else "leeg"
        if _STATEMENT.search(words) and said is not None:
            facts.append(row.fact("verklaart", said, {"vraag": words[:80]}, span=(0, len(row.text))))
    marked = [place for place, fact in enumerate(facts) if fact.value != "leeg"]
    return facts[marked[0] : marked[-1] + 1] if len(marked) >= _FEWEST else []


_NO_STATEMENT = re.compile(r"onder ?aannem|\?|samenwerkingsverband.*(?:\bja\b|\bnee\b)|nieuw in de regio")  # asked, not declared
_OPTION = re.compile(r"\b(?:geen|niet|wel|zelfstandig|samenwerkingsverband|combinatie|nieuwe?|bestaande?|namens)\b")


def _without_other_options(facts: list[Fact]) -> list[Fact]:
    """Of two or three statements that exclude each other the one that was not chosen is no open question."""
    ticked = [fact for fact in facts if fact.value == "ja" and _OPTION.search(fold(fact.locator.quote))]
    options = [fact for fact in facts if _OPTION.search(fold(fact.locator.quote))]
    if not ticked or len(options) > 4:
        return facts
    return [fact for fact in facts if fact.value != "leeg" or fact not in options]

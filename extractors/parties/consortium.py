"""Reads whether a bid is that of a consortium: from a question with its answer, or from a sentence that says so or denies it.

A question that was not answered, a condition, and a partnership for something else (an association of the trade) are neither yes nor no.
Whether it is one is decided in a later stage, from all papers together.
"""

import re

from extractors.asked import TOGETHER, asks_together, is_about_another, turned
from extractors.boxes import answer, has_box, starts_with_box, tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, sentence
from extractors.grids.cells import cell_answer


def consortium(seen: Excerpt) -> list[Fact]:
    """`samenwerkingsverband`: what a row with the question answers, else what a sentence says; nothing where the question is left open."""
    asked = False
    for index, row in enumerate(seen.rows):
        if not TOGETHER.search(row.plain):
            continue
        said, is_question = _answered(row, seen.rows[index + 1] if index + 1 < len(seen.rows) else None)
        if said is not None:
            return [row.fact("samenwerkingsverband", said, span=(0, len(row.text)))]
        asked = asked or is_question
    return [] if asked else consortium_in_words(seen)


def _answered(row: Row, below: Row | None) -> tuple[str | None, bool]:
    """What a row answers, and whether it asks at all."""
    found = tokens(row.text)
    if re.search(r"(?<!\w)x\s*$", row.plain) and not any(token.what in ("ja", "nee") for token in found):
        return None, True  # a mark in a column: which column that is, the words do not tell
    goes_on = below is not None and below.page == row.page and bool(cell_answer(below.text))
    text = f"{row.text} {below.text}" if goes_on and below is not None else row.text
    found = tokens(text)
    if not found:
        return None, row.plain.rstrip().endswith(("?", ":"))
    asks = has_box(row.text) or {"ja", "nee"} <= {token.what for token in found}
    if not asks_together(" ".join(_without_tokens(row).split())):
        return None, asks and not is_about_another(row.plain)
    said = answer(text)
    if said == "leeg" and not starts_with_box(row.text):
        return None, True
    return turned(row.plain, said or "", TOGETHER), asks


def _without_tokens(row: Row) -> str:
    """The words of a row without its boxes and its ja and nee."""
    words = row.plain
    for token in reversed(tokens(row.text)):
        words = words[: token.start] + " " + words[token.end :]
    return words


_YES = re.compile(
    r"\b(?:schrij(?:f|ft|ven)|ingeschreven|inschrijving|inschrijver)\b(?P<between>[^.]{0,80}?)\bals (?:een )?(?:samenwerkingsverband|"
    r"combinatie|consortium)\b|namens het samenwerkingsverband|\bals combinant\b|vormen (?:samen )?(?:een|"
    r"het) (?:samenwerkingsverband|combinatie|consortium)\b"
)
_NO = re.compile(
    r"\b(?:niet|geen) (?:(?:in|mee|als|namens|binnen|een|deel|onderdeel|van|aan|uit|met anderen|met|zich|ons) ){0,5}"
    r"(?:samenwerkingsverband|combinatie(?! met| van)|consortium)\b|(?:als|"
    r"is een) zelfstandig(?:e)? (?:inschrijver|organisatie|aanbieder)|schrij(?:f|ft|ven)(?: ons| zich| mij)? (?:zelfstandig|alleen) in\b"
)
_ACTS = re.compile(r"\b(?:schrij(?:f|ft|ven)|vormen|namens|ingeschreven)\b")
_ASKS = re.compile(r"[?:]|\s*[☐☒☑\[(]|\s*(?:ja|nee)\b|\s{2,}(?:ja|nee|x)\b")


def consortium_in_words(seen: Excerpt) -> list[Fact]:
    """ "Wij schrijven in als samenwerkingsverband", "wij schrijven niet in als samenwerkingsverband"."""
    for said, pattern in (("nee", _NO), ("ja", _YES)):
        for sheet in seen.sheets:
            for match in pattern.finditer(sheet.plain):
                if not _says_nothing(sheet, match, said):
                    return [sheet.fact("samenwerkingsverband", said, span=match.span())]
    return []


def _says_nothing(sheet: Sheet, match: re.Match[str], said: str) -> bool:
    """A condition, a question, a heading, or an association of the trade: says nothing about this bid."""
    words = sheet.plain[slice(*sentence(sheet.plain, match.start(), match.end()))]
    if "branche" in words:
        return True
    before = sheet.plain[max(0, match.start() - 60) : match.start()]
    if re.search(r"\b(?:indien|in geval|wanneer|als u|kan |kunt |mogelijk|of u|bent u|is er|wordt er)|\bbij (?:een |deze )?$", before):
        return True
    if said == "nee":
        return False
    start, end = sheet.text.rfind("\n", 0, match.start()) + 1, sheet.text.find("\n", match.end())
    line = sheet.plain[start : end if end >= 0 else len(sheet.plain)]
    closed = sheet.plain[match.end() : match.end() + 1] == "."  # "de inschrijving wordt gedaan als samenwerkingsverband" may be asked
    heading = len(line.split()) <= len(match[0].split()) + 1 and not (closed or _ACTS.search(line))
    return heading or bool(_ASKS.match(sheet.plain[match.end() :])) or words.rstrip().endswith("?")

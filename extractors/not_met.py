"""A declaration in which a sentence says that the requirements are not met, or that nobody declares so: told as an answer "nee".

Knows where such a sentence stands; what it says is for `acts`, and what follows from it for a rule.
"""

import re

from extractors.acts import denials_of_meeting
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet

_FULL_LINE = 60  # letters; a shorter line was ended on purpose
_MOST = 3  # sentences: one is enough for a person to look
_WORDS = 80  # letters that name the sentence
_MEETS = re.compile(r"\bvoldoe\w*|\bvoldaan\b|\beisen\b|\bvoorwaarden\b|\bmeets?\b")
_BEGINS = re.compile(r"\bverkla\w+|\bvoldoe\w*|\bvoldaan\b|\bbevestig\w*|\beisen\b|\bmeets?\b")


def not_met(seen: Excerpt) -> list[Fact]:
    """`verklaart` = `nee` for each sentence that denies it, with `uit` = `zin`."""
    facts = []
    for words in denials_of_meeting(seen)[:_MOST]:
        found = next(((sheet, span) for sheet in seen.sheets if (span := _where(sheet, words)) is not None), None)
        if found is not None:
            sheet, (start, end) = found
            said = " ".join(sheet.text[start:end].split())[:_WORDS]
            facts.append(sheet.fact("verklaart", "nee", {"vraag": said, "uit": "zin"}, span=(start, end)))
    return facts


def _where(sheet: Sheet, words: str) -> tuple[int, int] | None:
    """Where this folded sentence stands on the page; of one that goes over a page, the part that holds the statement."""
    parts = words.split()
    step = len(parts) // 8 + 1
    for some in (parts, *(parts[cut:] for cut in range(step, len(parts), step)), *(parts[:-cut] for cut in range(step, len(parts), step))):
        match = re.search(r"\s+".join(map(re.escape, some)), sheet.plain)
        said = _BEGINS.search(match[0]) if match else None
        if match and said and (_MEETS.search(match[0]) or some is parts):
            return _without_heading(sheet, match.start(), match.start() + said.start()), match.end()
    return None


def _without_heading(sheet: Sheet, start: int, at: int) -> int:
    """Where the sentence begins behind the short lines above it that have no stop."""
    first = at
    while (line := sheet.text.rfind("\n", start, first)) >= 0:
        above = sheet.text.rfind("\n", 0, line) + 1
        if line - above < _FULL_LINE:
            return line + 1
        first = line
    return start

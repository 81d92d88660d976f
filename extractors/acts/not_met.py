"""A declaration in which a sentence says that the requirements are not met or the terms not accepted, wholly: told as an answer "nee".

Knows where such a sentence stands; what it says is for `acts.done`, `acts.met_in_part` and `acts.agreed_in_part`,
and what follows from it for a rule.
"""

import re
from collections.abc import Sequence
from itertools import chain, islice

from extractors.acts.agreed_in_part import agrees_short
from extractors.acts.done import denials_of_meeting, sentences
from extractors.acts.met_in_part import falls_short
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, fold

_FULL_LINE = 60  # letters; a shorter line was ended on purpose
_MOST = 3  # sentences: one is enough for a person to look
_WORDS = 200  # letters of the sentence, for a person
_AHEAD = 60  # of these, before the first verb of meeting
_MEETS = re.compile(r"\bvoldoe\w*|\bvoldaan\b|\beisen\b|\bvoorwaarden\b|\bmeets?\b")
_BEGINS = re.compile(
    r"\bverkla\w+|\bvoldoe\w*|\bvoldaan\b|\bbevestig\w*|\beis(?:en)?\b|\bmeets?\b|\bakkoord\b|\bstem|\binstem|\baanvaard|\baccepte|\bonderschrij"
)
_FORM = re.compile(r"\b(?:stichting|vereniging|cooperatie|maatschap|b\.?v\b\.?|n\.?v\b\.?|u\.a\.|v\.?o\.?f\b\.?)")
_SHORTEST = 4  # letters of a name


def not_met(seen: Excerpt, names: Sequence[str] = ()) -> list[Fact]:
    """`verklaart` = `nee` for each sentence that denies it, tells of a requirement that is not met or of a term that is not accepted, with
    `uit` = `zin`.

    `names`: those of the bidder, as written.
    """
    facts: list[Fact] = []
    own = tuple(name for written in names if len(name := _FORM.sub("", fold(written)).strip(" ,")) >= _SHORTEST)
    short = (part for words in sentences(seen) if (part := falls_short(words, own) or agrees_short(words) or _hangs(words)))
    for words in islice(chain(denials_of_meeting(seen), short), _MOST):
        found = next(((sheet, span) for sheet in seen.sheets if (span := _where(sheet, words)) is not None), None)
        if found is not None:
            sheet, (start, end) = found
            said = " ".join(sheet.text[start:end].split()).rstrip(".;")
            facts.append(sheet.fact("verklaart", "nee", {"vraag": _shown(said), "uit": "zin"}, span=(start, end)))
    return list({(fact.locator.page, fact.locator.quote): fact for fact in facts}.values())


_HANGS = re.compile(
    r"\bverklaring(?:en)?\b[^.;]{0,50}\b(?:geld(?:t|en)|zijn (?:afgelegd|gedaan|geldig)|is (?:afgelegd|gedaan|geldig)|doen (?:wij|we))\b"
    r"[^.;a-z]{0,3}[^.;]{0,30}?\b(?:mits|(?:alleen|slechts|uitsluitend|enkel) (?:als|indien|wanneer)|tenzij|op voorwaarde|"
    r"onder (?:de |het )?(?:voorwaarde|voorbehoud))\b(?P<on>[^.;]{0,160})"
)
"""What is declared counts only if somebody else does something: "bovenstaande verklaringen gelden, mits het tarief omhooggaat"."""
_OF_FORM = re.compile(r"\b(?:ingevuld\w*|ondertekend\w*|getekend|rechtsgeldig|bevoegd\w*|bijgevoegd\w*|dagtekening|handtekening)\b")


def _hangs(words: str) -> str:
    """The sentence that makes the declarations hang on a condition; a form that says when it is valid sets none."""
    match = _HANGS.search(words)
    return words if match is not None and not _OF_FORM.search(match["on"]) else ""


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


def _shown(sentence: str) -> str:
    """The sentence, and of a long one the part in which something is (not) met, cut at words and with dots for what is left out."""
    if len(sentence) <= _WORDS:
        return sentence
    at = next((match.start() for match in _MEETS.finditer(fold(sentence))), 0)
    start = sentence.rfind(" ", 0, max(0, at - _AHEAD) + 1) + 1 if at > _AHEAD else 0
    words = sentence[start : start + _WORDS]
    if start + _WORDS < len(sentence):
        words = words.rpartition(" ")[0] + " ..."
    return f"... {words}" if start else words


def _without_heading(sheet: Sheet, start: int, at: int) -> int:
    """Where the sentence begins behind the short lines above it that have no stop."""
    first = at
    while (line := sheet.text.rfind("\n", start, first)) >= 0:
        above = sheet.text.rfind("\n", 0, line) + 1
        if line - above < _FULL_LINE:
            return line + 1
        first = line
    return start

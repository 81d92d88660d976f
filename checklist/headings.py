"""Whether a passage stands under a heading or number that names a criterion: a signal, never proof.

Knows how bidders head and number their answers; knows no facts.
"""

import re
from functools import lru_cache

from checklist.language import words
from checklist.lexicon import RuleTerms
from checklist.passages import Cut, Form

LONGEST_TITLE = 16  # words; a longer line is no heading but a list of keywords
_CELL_BORDER = re.compile(r"\t| \| | {2,}")
SEVERAL = re.compile(r"\w, (?:\w+,? ){1,3}en \w")  # "techniek, milieu en geld": does not tell which of these an answer is about
_ROW_NUMBER = re.compile(r"\s*(\d{1,2})\b(?!\s*[-/.:]\s*\d)")
_COUNTS_DEMANDS = re.compile(r"\b(?:geschiktheids)?eis(?:en)?\b", re.I)  # column heads: rows begin with the number
_LABELS = frozenset({"dia", "eis", "vraag", "punt", "hoofdstuk", "criterium", *(str(number) for number in range(1, 40))})
_HAS_DIGIT = re.compile(r"\d")
TITLED = "kopje: "


def heading_signal(rule: RuleTerms, cut: Cut) -> str:
    """The bidder's own heading or numbering for this criterion: a signal, never proof."""
    first = " ".join(_CELL_BORDER.split(cut.words)[:2])[:90] if cut.form is Form.ROW else ""
    label, colon, _ = cut.words[:60].partition(":")
    if found := _ROW_NUMBER.match(first) if _COUNTS_DEMANDS.search(cut.lead) else None:
        first = f"eis {found[1]}, {first}"
    places = [*cut.headings[-2:], cut.lead, first, label if colon else "", cut.words[:40] if cut.form is not Form.HEADING else cut.words]
    for place in filter(None, places[:-1]):
        if any(_is_titled(title, place) for title in rule.titles):
            return f"{TITLED}{shortened(place.strip())}"
    for place in filter(None, places):
        if _is_numbered(rule.numbers, place):
            return f"eigen nummering: {shortened(place.strip())}"
    return ""


@lru_cache(maxsize=65536)
def _is_numbered(numbers: tuple[str, ...], place: str) -> bool:
    """Is one of these numbers written here? Every number of a criterion has a digit in it."""
    return bool(numbers) and _HAS_DIGIT.search(place) is not None and _numbers(numbers).search(place) is not None


@lru_cache(maxsize=256)
def _numbers(numbers: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(number) for number in numbers)
    return re.compile(rf"(?:^|[^\w.])(?:{written})(?![\w]|\.\d)", re.IGNORECASE)


def _is_titled(title: str, place: str) -> bool:
    """Do the words of the title stand in this heading, in any inflection? "=title": nothing else may stand there."""
    wanted, stems = _stems(title), _stems(place)
    if title.startswith("="):
        return wanted == stems - _LABELS
    return wanted <= stems and len(stems) <= LONGEST_TITLE


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))


def shortened(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"

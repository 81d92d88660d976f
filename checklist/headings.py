"""Whether a passage stands under a heading or number that names a criterion: a signal, never proof.

Knows how bidders head and number their answers; knows no facts.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from checklist.language import Remembered, words
from checklist.lexicon import RuleTerms
from checklist.passages import Cut, Form

MOST_PLACES = 20_000  # headings and the like that are remembered
LONGEST_TITLE = 16  # words; a longer line is no heading but a list of keywords
_CELL_BORDER = re.compile(r"\t| \| | {2,}")
SEVERAL = re.compile(r"\w, (?:\w+,? ){1,3}en \w")  # "techniek, milieu en geld": does not tell which of these an answer is about
_ROW_NUMBER = re.compile(r"\s*(\d{1,2})\b(?!\s*[-/.:]\s*\d)")
_COUNTS_DEMANDS = re.compile(r"\b(?:geschiktheids)?eis(?:en)?\b", re.I)  # column heads: rows begin with the number
_LABELS = frozenset({"dia", "eis", "vraag", "punt", "hoofdstuk", "criterium", *(str(number) for number in range(1, 40))})
_HAS_DIGIT = re.compile(r"\d")
TITLED = "kopje: "


class Titles:
    """The titles and numbers of all criteria, turned around: from the words of a heading to the criteria that it names."""

    def __init__(self, rules: Sequence[RuleTerms]) -> None:
        self._rules = tuple(rules)
        self._by_stem: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
        for rule in rules:
            for title in rule.titles:
                stems = _stems(title)
                self._by_stem.setdefault(max(stems, key=lambda stem: (len(stem), stem)), []).append((rule.code, title, stems))
        self._any_number = _numbers(tuple(number for rule in rules for number in rule.numbers))
        self._titled: Remembered[str, tuple[str, ...]] = Remembered(self._codes_titled, most=MOST_PLACES)
        self._numbered: Remembered[str, tuple[str, ...]] = Remembered(self._codes_numbered, most=MOST_PLACES)

    def forget(self) -> None:
        """Lets go of every heading read."""
        self._titled.clear()
        self._numbered.clear()

    def signals(self, cut: Cut) -> dict[str, str]:
        """For each criterion that the bidder's own headings or numbers name: how. A signal, never proof."""
        *headings, opening = _places(cut)
        signals: dict[str, str] = {}
        for place in headings:
            for code in self._titled[place]:
                signals.setdefault(code, f"{TITLED}{shortened(place.strip())}")
        for place in (*headings, opening):
            for code in self._numbered[place]:
                signals.setdefault(code, f"eigen nummering: {shortened(place.strip())}")
        return signals

    def _codes_titled(self, place: str) -> tuple[str, ...]:
        """Do the words of a title stand in this heading, in any inflection? "=title": nothing else may stand there."""
        stems = _stems(place)
        bare, short = stems - _LABELS, len(stems) <= LONGEST_TITLE
        near = (one for stem in sorted(stems) for one in self._by_stem.get(stem, ()))
        return tuple(code for code, title, wanted in near if (wanted == bare if title.startswith("=") else short and wanted <= stems))

    def _codes_numbered(self, place: str) -> tuple[str, ...]:
        """Which numbers are written here? Every number of a criterion has a digit in it."""
        if _HAS_DIGIT.search(place) is None or self._any_number.search(place) is None:
            return ()
        return tuple(rule.code for rule in self._rules if rule.numbers and _numbers(rule.numbers).search(place) is not None)


def _places(cut: Cut) -> list[str]:
    """Where a criterion can be named: headings, lead, first cells or label; the last only by its number. Empty ones name nothing."""
    first = " ".join(_CELL_BORDER.split(cut.words, 2)[:2])[:90] if cut.form is Form.ROW else ""
    label, colon, _ = cut.words[:60].partition(":")
    if found := _ROW_NUMBER.match(first) if _COUNTS_DEMANDS.search(cut.lead) else None:
        first = f"eis {found[1]}, {first}"
    return [*cut.headings[-2:], cut.lead, first, label if colon else "", cut.words[:40] if cut.form is not Form.HEADING else cut.words]


@lru_cache(maxsize=256)
def _numbers(numbers: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(number) for number in numbers)
    return re.compile(rf"(?:^|[^\w.])(?:{written})(?![\w]|\.\d)", re.IGNORECASE)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))


def shortened(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"

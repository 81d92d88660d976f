"""What makes a sentence more than a promise: figures, dates, names, registrations.

Knows what counts as a fact and how much; knows no criterion. How facts look stands in `fact_patterns`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checklist.fact_patterns import found
from checklist.language import Sentence, fold
from checklist.lexicon import vocabulary

_REFERENCE = re.compile(
    r"\b(?:eis(?:en)?|geschiktheidseis(?:en)?|bijlagen?|artikel|art\.?|hoofdstuk|paragraaf|par\.?|vraag|criterium|punt|pagina|blz\.?|"
    r"ad|dienst|stap|fase|lid|versie|nen|iso|inkoopbeleid|bestuursverklaring|conceptovereenkomst|perceel)\s*(?:nr\.?\s*)?$",
    re.I,
)
_NUMBERING = re.compile(r"\d{1,2}\s+[A-Z]")  # "11 Duurzaamheid" numbers an answer; "11 medewerkers" counts
_UNTIL = re.compile(r"\b(?:tot|met|t/m|einde?|loopt|geldig tot)\s(?:\w+\s)?$", re.I)  # a contract that runs until then exists now
_POINTED_AT = re.compile(r"(?!zie\b)\w+\s(?:\d{1,3}|[A-Z])$", re.I)  # "(productie 4)": a piece of proof; "zie bijlage 3" only sends on
NUMBERED = 1.5  # weight of such a piece
_COUNTED = frozenset({"getal", "jaar", "duur"})  # a number after "eis" or "bijlage" refers, and counts nothing
_FEW = frozenset({"twee", "drie", "vier"})
_DATED = frozenset({"datum", "jaar"})
_WEIGHTS = {
    "datum": 2.0,
    "tijd": 2.0,
    "bedrag": 2.0,
    "percent": 2.0,
    "nummer": 3.0,
    "frequentie": 2.0,
    "duur": 2.0,
    "getal": 2.0,
    "web": 2.0,
    "bijlage": 1.0,
    "verleden": 1.5,
    "jaar": 2.0,
    "organisatie": 2.0,
    "naam": 2.0,
    "zorgkantoor": 1.0,
    "regio": 1.0,
    "gemeente": 1.5,
    "elders": 0.0,
    "toekomst": 0.0,
}


class Stated(NamedTuple):
    """One fact in a sentence."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def weight(self) -> float:
        return NUMBERED if self.kind == "bijlage" and _POINTED_AT.match(self.text) else _WEIGHTS[self.kind]


def facts(text: str, sentence: Sentence, *, starts: int) -> tuple[Stated, ...]:
    """The facts of one sentence; a stretch of text is one fact only."""
    stretches: list[Stated] = []
    for fact in _candidates(text[sentence.start : sentence.end], sentence, starts=starts):
        if all(fact.end <= other.start or fact.start >= other.end for other in stretches):
            stretches.append(fact)
    return tuple(sorted(stretches, key=lambda fact: fact.start))


def _candidates(shown: str, sentence: Sentence, *, starts: int) -> Iterator[Stated]:
    for kind, match in found(shown, sentence):
        start = match.start()
        if kind == "getal" and start == 0 and _NUMBERING.match(shown):
            continue
        if kind == "getal" and _counts_the_question(match.group()):
            continue
        if kind in _COUNTED and _REFERENCE.search(shown[max(0, start - 30) : start]):
            continue
        if kind == "naam" and (
            _is_ordinary(match.group()) or _is_abbreviation(match.group()) or _begins_saying(shown[:start], match.group())
        ):
            continue
        later = kind in _DATED and _is_later(match.group(), starts) and _UNTIL.search(shown[max(0, start - 20) : start]) is None
        text = " ".join(match.group().split())
        yield Stated("toekomst" if later else kind, text, start + sentence.start, match.end() + sentence.start)


def _counts_the_question(written: str) -> bool:
    """ "Alle drie de zorgsectoren", "vier stappen": a few of what is asked or of the bidder itself, and nothing counted."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", written)]
    few = not any(letter.isdigit() for letter in written) and any(word in _FEW for word in words)
    return few and any(word in _asked_for() for word in words)


@lru_cache(maxsize=1)
def _asked_for() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary()["telt_niet"])


def _is_later(written: str, starts: int) -> bool:
    """A date on or after the start of the contract is an intention, not a fact."""
    year = re.search(r"20\d\d", written)
    return year is not None and 0 < starts <= int(year.group())


def _begins_saying(before: str, written: str) -> bool:
    """One word after a colon may be capital only because somebody begins to speak ("Wim: Tja")."""
    return " " not in written and before.rstrip().endswith(":")


def _is_abbreviation(written: str) -> bool:
    """A few capitals stand for a thing more often than for a name ("het DNA"); known organisations are found by their own list."""
    return len(written) <= 5 and written.isupper()


def _is_ordinary(written: str) -> bool:
    """Capitalised words that name nothing of the bidder's own: the policy's words, months, languages."""
    return all(fold(word) in _ordinary_names() for word in re.findall(r"[A-Z][\w'’]+", written))


@lru_cache(maxsize=1)
def _ordinary_names() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary()["gewone_hoofdletters"])

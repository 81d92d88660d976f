"""Does a sentence of the bidder accept the agreement or the terms less than wholly: not, with an exception, a condition or a reservation?

Knows the words of accepting and what is accepted; what denies, excepts or sets a condition is for `really`. Pure, on folded text.

Accepted: a sentence that only looks so becomes a question for a person; one in words that are not here is not seen.
"""

import re
from functools import lru_cache

from extractors.acts.clauses import clause
from extractors.acts.met_in_part import STOP
from extractors.acts.really import excepted, is_conditional, is_denied
from extractors.boxes import tokens

_ACCEPTS = re.compile(
    r"\bakkoord\b|\binstem(?:t|men|ming)?\b|\bin te stemmen\b|\bstem(?:t|men)?\b(?=[^.;]{0,80}\bin\b)|\baanvaard(?:t|en)?\b|"
    r"\baccepte(?:er|ert|ren)\b|\bonderschrij(?:f|ft|ven)\b"
)
_TERMS = re.compile(
    r"\b(?:concept|raam|model)?-?overeenkomst\b|\b(?:concept)?contract\b|\b(?:inkoop|contract)?voorwaarden\b|\binkoopbeleid\b|"
    r"\btarie(?:f|ven)\b|\b(?:artikel|art\.) [0-9]{1,2}\b"
)
_BIDDER = re.compile(
    r"\b(?:wij|we|ik|ondergetekenden?|verkla(?:ar|art|ren))\b|\b(?:de|het|onze|ons|deze|mijn) (?:organisatie|stichting|vereniging|"
    r"cooperatie|vennootschap|instelling|onderneming|bedrijf|inschrijver|combinatie|maatschap|vof)\b"
)
_RESERVED = re.compile(r"\b(?:onder|met|met een|behoudens) (?:het |een |ons |enig )?voorbehoud\b|\bonder protest\b")
_WITHOUT = re.compile(r"\b(?:zonder|geen) (?:\w+ )?$")
_ANOTHER = re.compile(r"\b(?:die|wie|welke|onderaannemers?|derden|u|men|als|indien|wanneer)\b[^,;:]*$")
_CHANGES = re.compile(r"\b(?:verander\w*|wijzig\w*|niet (?:meer|langer)|gegund|gunning|gunt)\b")
"""A condition about the time after, or about being awarded."""


@lru_cache(maxsize=1024)  # the same sentences stand in many a form
def agrees_short(words: str) -> str:
    """The part of this folded sentence in which the bidder accepts what is asked less than wholly; "" when none does."""
    return next((part for part in STOP.split(words) if _accepts_short(part)), "") if _ACCEPTS.search(words) else ""


def _accepts_short(words: str) -> bool:
    if not _TERMS.search(words) or not _BIDDER.search(words) or words.rstrip().endswith("?"):
        return False
    marks = {token.what for token in tokens(words)}
    if "off" in marks or {"ja", "nee"} <= marks:
        return False
    return any(_is_short(words, match.span()) for match in _ACCEPTS.finditer(words))


def _is_short(words: str, act: tuple[int, int]) -> bool:
    start, end = act
    _, before, behind = clause(words, start, end)
    if _ANOTHER.search(before):
        return False
    own = f"{before}{words[start:end]}{behind}"
    reserved = _RESERVED.search(own)
    if reserved and not _WITHOUT.search(own[: reserved.start()]):
        return True
    if is_denied(words, act) or excepted(own, (len(before), len(before) + end - start)):
        return True
    return is_conditional(own) and not _CHANGES.search(own)

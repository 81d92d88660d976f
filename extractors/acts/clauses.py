"""Where "en" joins two clauses, so that a denial in one says nothing of the other: "niet failliet is | en voldoet aan alle eisen".

Knows finite verbs and their places; knows no act and no kind. Pure, on folded text. Accepted: of a verb that is not here the clauses
stay one, and a denial reaches further than it was meant to; that leads to a question for a person, never to an act nobody did.
"""

import re

_MODAL = r"kan|kunnen|mag|mogen|moet|moeten|wil|willen|zal|zullen|durf|durven|hoeft|hoeven"
_VERB = (
    rf"{_MODAL}|is|ben|bent|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|word|wordt|worden|werd|werden|gaa?n?|gaat|doet|doen|doe|"
    r"sta|staat|staan|ligt|loopt|lopen|komt|komen|blijft|blijven|voldoe[nt]?|verkla(?:ar|art|ren)|bevestig(?:t|en)?|schrijft|schrijven|"
    r"geeft|geven|geef|levert|leveren|lever|werkt|werken|werk|heet|bezit|bezitten|biedt|bieden|machtig(?:t|en)?|verleent|verlenen|verleen"
)
_FINITE = re.compile(
    rf"\b(?:{_VERB})\b|\b(?!niet\b|met\b|uit\b|tot\b|sinds\b)(?:[a-z]{{2,}}(?:[bdfglmnpv]t|[aeiou]r[kt]?t|[aeiou]kt|zt))\b"
    r"(?<!ment)(?<!ant)(?<!ort)(?<!unt)(?<!ient)(?<!cent)(?<!lent)(?<!markt)"
)
"""Verbs by name, and by the ending of the third person; words that only end like one are left out as far as they are known."""
_OPENS = re.compile(rf"(?:{_VERB})\b|(?:dat|wij|we|ik|er|zij|hij|men)\b")
_TO = re.compile(r"\bte [a-z]{3,}n\b|\b[a-z]{2,}te[a-z]{3,}en\b")
_SHARED = re.compile(rf"\b(?:{_MODAL})$")
_MAY = re.compile(rf"\b(?:{_MODAL})\b")  # "kunnen niet instaan en voldoen": what ends on -en behind it is no verb of its own
_AND = re.compile(r"\ben (?=[a-z0-9(])")
_THAT = re.compile(r"\bdat\b|\bof (?=(?:wij|we|ik|de|het|onze?|er|zij|hij)\b)")


def clause(words: str, start: int, end: int) -> tuple[str, str, str]:
    """Of one stretch between commas, around the place from `start` to `end`: the words its clause hangs under, those of the clause
    before the place, and those behind it. In "wij kunnen niet zeggen dat A en dat B" both A and B hang under "wij kunnen niet zeggen dat".
    """
    cuts = [match.start() for match in _AND.finditer(words) if not start < match.end() <= end and _joins(words, match)]
    first = max((cut for cut in cuts if cut < start), default=0)
    last = min((cut for cut in cuts if cut >= end), default=len(words))
    return _governing(words[:first], cuts), words[first:start], words[end:last]


def _governing(before: str, cuts: list[int]) -> str:
    """Of the clauses before this one, the sentence that it hangs under as well: up to and with its "dat"."""
    that = _THAT.search(before)
    if that is None:
        return ""
    return before[max((cut for cut in cuts if cut < that.start()), default=0) : that.end()]


def _joins(words: str, match: re.Match[str]) -> bool:
    """Does this "en" stand between two clauses, each with a verb of its own? "Niet kan en wil voldoen" is one denial."""
    before, behind = words[: match.start()].rstrip(), words[match.end() :]
    if _SHARED.search(before) and re.match(rf"(?:{_MODAL})\b", behind):
        return False
    own = _last(before)
    verbs = [found[0] for found in _FINITE.finditer(behind) if not (_MAY.search(own) and found[0].endswith("en"))]
    if _FINITE.search(own) and (_OPENS.match(behind) or verbs):
        return True
    if _OPENS.match(behind):
        return re.search(r"[a-z]{2,}en$", before) is not None or behind.startswith("dat ")
    return _TO.search(own) is not None and not behind.startswith("te ") and _TO.search(behind) is not None


def _last(before: str) -> str:
    """The words of the clause that ends here, without the sentence it hangs under."""
    return re.split(r"\b(?:dat|of|om|die)\b", before)[-1]

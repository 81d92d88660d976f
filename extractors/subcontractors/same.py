"""Reads what is said of one year by pointing back at the answer for another: "Voor 2028 geldt hetzelfde", "In 2028 is dat anders".

Knows such wordings. One that repeats the answer gives it again; one that denies or turns it says not what holds instead: `leeg`.
"""

import re
from collections.abc import Sequence

from extractors.boxes import tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, fold
from extractors.subcontractors.but import bounds
from extractors.subcontractors.open import TOPIC, YEAR, left_open

_REFERS = re.compile(
    r"\b(?P<year>20[1-4][0-9])\b[^.;:0-9]{0,16}\b"
    r"(?P<said>(?:geldt|is|blijft|ligt|verandert|wijzigt) (?:dat|dit|hetzelfde|zulks)\b[^.;:]{0,40})|"
    r"\b(?P<first>(?:hetzelfde|dat|dit|zulks) (?:geldt|is|blijft|ligt|verandert|wijzigt)\b[^.;:0-9]{0,24})\b(?:in|voor|over) (?:het jaar )?"
    r"(?P<of>20[1-4][0-9])\b(?P<behind>[^.;:0-9]{0,24})|"
    r"\b(?P<idem>20[1-4][0-9])\b[ :,(-]{1,3}(?P<again>idem|(?:niet )?hetzelfde)\b"
)
_TURNS = re.compile(r"\b(?:anders|verandert|wijzigt)\b")
_DENIES = re.compile(r"\b(?:niet|geen|nee|evenmin)\b")
_REPEATS = re.compile(r"\b(?:hetzelfde|eveneens|ook|evenmin|idem|gelijk|blijft)\b")
_HANGS = re.compile(r"\b(?:tenzij|behoudens|mits|indien|behalve)\b")
_ALSO_NOT = re.compile(r"\b(?:ook niet|evenmin)\b")
_ANSWERS = re.compile(r"\b(?:wel|niet|geen|ook|evenmin)\b")
_NEAR = 260  # letters behind the answer that it repeats


def _worth(match: re.Match[str], answer: str) -> str | None:
    """What these words make of the answer for the other year; None where they do not point back at it."""
    words = " ".join(match[name] for name in ("said", "first", "behind", "again") if match[name])
    turns, denies = bool(_TURNS.search(words)), bool(_DENIES.search(words))
    if _HANGS.search(words):
        return "leeg"
    if denies and _ALSO_NOT.search(words):
        return answer if answer == "nee" and not turns else "leeg"
    if turns or denies:
        return answer if turns and denies else "leeg"  # "dat is niet anders" repeats it
    return answer if _REPEATS.search(words) else None


def _year(match: re.Match[str]) -> str:
    return match["year"] or match["of"] or match["idem"]


def corrected(said: Sequence[tuple[str, str]], words: str) -> list[tuple[str, str]]:
    """The answers of one sentence, with that of a year of which it says that it is as, or not as, in the other."""
    told = dict(said)
    for match in _REFERS.finditer(words):
        others = {answer for year, answer in said if year != _year(match)}
        worth = _worth(match, others.pop()) if len(others) == 1 else None
        if worth is not None and not TOPIC.search(match[0]):
            told[_year(match)] = worth
    return sorted(told.items())


def next_sentence(sheet: Sheet, at: int, before: Sequence[Fact]) -> list[Fact]:
    """ "In 2027 werk ik niet met onderaannemers. Voor 2028 ben ik dat wel van plan." Or: "Dat geldt ook voor 2028." """
    known = {fact.about["jaar"] for fact in before}
    start, end = bounds(sheet, min(at + 2, len(sheet.plain)), min(at + 3, len(sheet.plain)), reach=160)
    span = max(start, at), end
    words = sheet.plain[slice(*span)]
    years = {match[1] for match in YEAR.finditer(words)}
    if len(years) != 1 or years <= known or not known or tokens(words):
        return []
    year, last = years.pop(), before[-1].value
    match = None if TOPIC.search(words) else _REFERS.search(words)
    worth = _worth(match, last) if match and last in ("ja", "nee") else None
    if worth is None and not _ANSWERS.search(words):
        return []
    if worth is None or re.search(r"\bwel\b", words):
        denied = re.search(r"\b(?:niet|geen|evenmin)\b", words) and not re.search(r"\bwel\b", words)
        worth = "nee" if denied else "ja" if re.search(r"\bwel\b", words) else last
    return [sheet.fact("onderaannemers", worth, {"jaar": year}, span=span)]


def the_same(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """ "Voor 2028 geldt hetzelfde": the only answer, for one more year."""
    told = [fact for fact in facts if fact.value in ("ja", "nee") and fact.about.get("jaar")]
    if len(told) != 1 or len(facts) != 1:
        return []
    quote = " ".join(fold(told[0].locator.quote).split())
    for sheet in seen.sheets:
        at = sheet.plain.find(quote[:60]) if sheet.page == told[0].locator.page else -1
        match = _REFERS.search(sheet.plain, at, at + len(quote) + _NEAR) if at >= 0 else None
        worth = _worth(match, told[0].value) if match else None
        if match and worth and _year(match) != told[0].about["jaar"]:
            return [left_open(seen, sheet.fact("onderaannemers", worth, {"jaar": _year(match)}, span=match.span()))]
    return []

"""Reads from sentences whether the organisation works with subcontractors, per year: "In 2027 en 2028 maken wij geen gebruik van ...".

Knows how a year and a denial stand together in a sentence; knows no boxes and no tables.
"""

import re
from collections.abc import Sequence

from extractors.acts.really import without_harmless
from extractors.boxes import tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, sentence
from extractors.subcontractors.but import answered, bounds, is_day, own_denials
from extractors.subcontractors.open import OPEN, TOPIC, YEAR
from extractors.subcontractors.same import corrected, next_sentence

DENIED = re.compile(r"\b(?:niet|geen|zonder|noch|evenmin)\b")
_YES = re.compile(r"\b(?:wel|werken met|werkt met|gebruik van|inzet van|inschakel\w*|voornemens?|van plan|samen met|ook met)\b|"
                  r"\bzet(?:ten)?\b.{0,60}\bin\b|\bwerk(?:t|en)?\b.{0,40}\bmet (?:\w+ )?onder ?aannem")  # fmt: skip


def told_in_sentences(seen: Excerpt) -> list[Fact]:
    """`onderaannemers` per year as sentences say it, the same answer once."""
    return _one_a_year([*_by_number(seen), *_by_sentences(seen)])


def _by_sentences(seen: Excerpt) -> list[Fact]:
    """ "In 2027 en 2028 maken wij geen gebruik van onderaannemers." Only where no boxes were found."""
    facts = []
    for sheet in seen.sheets:
        for match in TOPIC.finditer(sheet.plain):
            start, end = bounds(sheet, match.start(), match.end())
            words = own_denials(without_harmless(sheet.plain[start:end]), sheet.text[start:end])
            if words.rstrip().endswith("?") and not tokens(sheet.text[start:end]):  # asked and answered: "... inschakelen? In 2027 niet."
                start, end = end, min(len(sheet.plain), end + 200)
                words = without_harmless(sheet.plain[start:end])
                words = words if YEAR.search(words) and not tokens(words) else ""
            if (
                not words
                or words.rstrip().endswith("?")
                or OPEN.search(words)
                or tokens(sheet.text[start:end])
                or not (DENIED.search(words) or _YES.search(words))
            ):
                continue
            said_of = corrected(_said_per_year(words) or _both_years(words, sheet.plain), words)
            for year, said in answered(said_of, words, sheet.text[start:end]):
                facts.append(sheet.fact("onderaannemers", said, {"jaar": year}, span=(start, end)))
            facts += next_sentence(sheet, end, facts)
    return _one_a_year(facts)


_NUMBER = re.compile(
    r"\bin (?P<year>20[1-4][0-9])\s(?P<most>maximaal |ten hoogste |hooguit )?(?P<count>[0-9]{1,2}|een|twee|drie|vier|vijf) "
    r"(?:stuks?|onderaannemers?|partij(?:en)?)\b"
)


def _by_number(seen: Excerpt) -> list[Fact]:
    """ "Onderaannemers: in 2027 0 stuks, in 2028 1 stuk"."""
    facts = []
    for sheet in seen.sheets:
        for match in _NUMBER.finditer(sheet.plain):
            start, _ = sentence(sheet.plain, match.start(), match.end())
            if TOPIC.search(sheet.plain[start : match.end()]) and not OPEN.search(sheet.plain[start : match.end()]):
                said = "ja" if match["count"].strip("0") else "nee"
                if said == "ja" and match["most"]:  # up to two may be none
                    continue
                facts.append(sheet.fact("onderaannemers", said, {"jaar": match["year"]}, span=(start, match.end())))
    return _one_a_year(facts)


def _both_years(words: str, text: str) -> list[tuple[str, str]]:
    """ "Ik maak geen gebruik van onderaannemers", in a text that is about these years: it goes for each."""
    about = re.search(r"\b(20[1-4][0-9])\s?(?:-|/|en(?: (?:voor|in))?)\s?(20[1-4][0-9])\b", text)
    plain = re.search(r"\b(?:wij|we|ik|er|onze organisatie|de \w+)\b", words)
    return [(year, "nee" if DENIED.search(words) else "ja") for year in about.groups()] if about and plain else []


def _said_per_year(words: str) -> list[tuple[str, str]]:
    """ "in 2027 wel en in 2028 geen": what follows a year goes before what the whole sentence says."""
    years = [match for match in YEAR.finditer(words) if not is_day(words, match)]
    ends = [*(later.start() for later in years[1:]), len(words)]
    said: dict[str, str] = {}
    for year, end in zip(years, ends, strict=False):
        own = words[year.end() : end]
        clause = _clause(words, year.start())
        if re.search(r"\bwel\b", clause) and not DENIED.search(clause):
            said[year[1]] = "ja"
            continue
        shared = DENIED.search(words[: year.start()]) or not re.sub(_LINKS, "", own).strip(" ,")  # "in 2027 en 2028 geen"
        denied = DENIED.search(own) or (shared and not re.search(r"\bwel\b", own) and DENIED.search(words))
        turned = re.match(r"[^,;]{0,12}\bwel\b", own) or (_WITH.match(own) and not _NOT.search(words))
        said[year[1]] = "nee" if denied and not turned else "ja"
    return sorted(said.items())


_WITH, _NOT = re.compile(r"\s*met (?!ingang|uitzondering)"), re.compile(r"\b(?:niet|geen|noch|evenmin)\b")
"""Behind "zonder" of one year "met" of the next is a yes; behind "niet van plan om" it is not."""
_LINKS = re.compile(r"\b(?:en|of|in|het|jaar|voor|ook|als|zowel|noch|tijdens|januari|vanaf|per|1)\b")


def _clause(words: str, at: int) -> str:
    """The part of a sentence between commas, "en" and "maar" in which a position lies."""
    cuts = [match.span() for match in re.finditer(r"[,;:]\s|\b(?:en|maar|terwijl)\s", words)]
    start = max((end for _, end in cuts if end <= at), default=0)
    return words[start : min((first for first, _ in cuts if first > at), default=len(words))]


def _one_a_year(facts: Sequence[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if not any(one.about == fact.about and one.value == fact.value for one in kept):
            kept.append(fact)
    return kept

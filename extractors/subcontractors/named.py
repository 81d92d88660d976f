"""Takes a "nee" on subcontractors back where its own words name a party, say it for now or in part only, or deny a denial.

Knows the sentence or row of an answer and the one behind it, and who the bidder is; reads no answer itself. Which exceptions are a plain
"ja" is for `subcontractors.but`. What is taken back is `leeg`: a question for a person, never an answer nobody gave.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.acts.really import without_harmless
from extractors.document import Fact
from extractors.excerpt import QUOTE_LENGTH, Excerpt, Sheet, fold, sentence
from extractors.parties.names import NO_BIDDER, organisations
from extractors.stated import identity
from extractors.subcontractors.open import TOPIC, YEAR

_FOR_NOW = re.compile(
    r"\bin (?:beginsel|principe|eerste instantie)\b|\bvooralsnog\b|\bvoorlopig\b|\bvooreerst\b|\bnog (?:niet|geen)\b|"
    r"\b(?:zo|hoe) (?:min|weinig) mogelijk\b|\bliever\b|\bals het (?:even )?kan\b|\bnauwelijks\b|\b(?:in de regel|normaal gesproken|"
    r"meestal)\b"
)
_OTHER_THAN = re.compile(
    r"\band(?:er|ere|ers|eren) (?:\w+ ){0,3}?dan\b|\bandere onder ?aannemers?\b|\bgeen andere\b|"
    r"\b(?:nee|neen|geen)\W{1,3}(?:alleen|slechts|uitsluitend|enkel)\b(?! (?:met )?(?:onze )?eigen\b)"
)
_TWICE = re.compile(r"\b(?:ontken\w*|geen reden|niet waar|onjuist|uitgesloten|sluit\w*)\b[^.;]{0,80}\b(?:geen|niet|zonder)\b|\bontken\w*\b")
_CLAUSES = re.compile(r"[,;]\s|\bmaar\b|\bdoch\b")
_USED = re.compile(
    r"\bwel\b|\b(?:met|van|via|door) (?:een |de |onze |enkele )?onder ?aannem|\bonder ?aannemers?\b[^.;]{0,30}\bin(?: ?schakel\w*|"
    r" ?zet\w*)?$"
)
_DENIES = re.compile(r"\b(?:niet|geen|zonder|noch|evenmin|nee|neen|n\.?v\.?t)\b")
_HIRES = re.compile(
    r"\b(?:huur|huren|ingehuurd|inhuren|inhuur|schakel\w*|ingeschakeld|inschakel\w*|inzet|ingezet|voert|voeren|verzorgt|neemt|levert|"
    r"werkt|springt)\b"
)
_FOR_US = re.compile(r"\b(?:voor ons|namens ons|in onze opdracht|in opdracht van|wij|we|ik|wel|wordt|worden)\b")
_OPENS = re.compile(r"\W*(?:(?:ondergetekenden?|de (?:deelnemers|combinatie|organisatie)|bij|wij|ik|namens)\b[\W]*)*")
_SELF = re.compile(r"\b(?:wij|we|ik)\b")
_WORDS_OF_QUOTE = 12  # by which its place is found again
_FULL_LINE = 60  # letters
_REACH = 260  # letters of the sentence behind the answer


def taken_back(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """The answers, with `leeg` for each "nee" of which the words say otherwise."""
    with_yes = {fact.locator.quote for fact in facts if fact.value == "ja"}  # the party it names is that of the other year
    found = [_statement(seen, fact) if fact.value == "nee" and fact.locator.quote not in with_yes else None for fact in facts]
    places = [place for place in found if place is not None]
    own = _own(seen) if any(_parties(*place, frozenset()) or _hired(place[0], place[2], frozenset()) for place in places) else frozenset()
    if any(_hired(place[0], place[2], own) for place in places):
        return [replace(fact, value="leeg") if fact.value == "nee" else fact for fact in facts]
    undone = [
        place is not None and (_is_unsure(*place, fact.about.get("jaar", "")) or bool(_parties(*place, own)))
        for fact, place in zip(facts, found, strict=True)
    ]
    return [replace(fact, value="leeg") if undo else fact for fact, undo in zip(facts, undone, strict=True)]


def _statement(seen: Excerpt, fact: Fact) -> tuple[Sheet, int, int] | None:
    """Where the words of an answer stand on its page."""
    quoted = fold(fact.locator.quote).split()
    begins = re.compile(r"\s+".join(map(re.escape, quoted[:_WORDS_OF_QUOTE])))
    for sheet in seen.sheets:
        match = begins.search(sheet.plain) if sheet.page == fact.locator.page and quoted else None
        if match is not None:
            start, end = _without_heading(sheet, match.start()), match.start() + len(fact.locator.quote)
            if len(fact.locator.quote) >= QUOTE_LENGTH:  # cut off: the sentence goes on
                end = sentence(sheet.plain, end - 1, end)[1]
            return sheet, start, max(end, match.end())
    return None


def _without_heading(sheet: Sheet, start: int) -> int:
    """Where the sentence begins behind a short line above it that has no stop."""
    line = sheet.text.find("\n", start, start + _FULL_LINE)
    heads = line >= 0 and not re.search(r"[0-9]{4}|[.,:;]\s*$", sheet.text[start:line])
    return line + 1 if heads else start


def _own(seen: Excerpt) -> frozenset[str]:
    """The names of the bidder as the paper tells them outside what it says of subcontractors."""
    about = " ".join(row.plain for row in seen.rows if not TOPIC.search(row.plain))
    return frozenset(name for fact in identity(seen) if fact.name == "statutaire_naam" and (name := fold(fact.value)) in about)


def _is_unsure(sheet: Sheet, start: int, end: int, year: str) -> bool:
    """Is "nee" said for now, of others than somebody, of a part, or turned round by another denial?"""
    words = _of_year(without_harmless(sheet.plain[start:end]), year)
    if _FOR_NOW.search(words) or _OTHER_THAN.search(words) or _TWICE.search(words):
        return True
    if "?" in words or not _DENIES.search(words):
        return False
    parts = [part for part in _CLAUSES.split(words) if part.strip()]
    denied = next((at for at, part in enumerate(parts) if _DENIES.search(part)), len(parts))
    used = [
        part for at, part in enumerate(parts) if (at < denied or " wel" in f" {part}") and _USED.search(part) and not _DENIES.search(part)
    ]
    return bool(used) and not any(_answers_year(part, words) for part in used)


def _of_year(words: str, year: str) -> str:
    """The words up to the answer for the next year, where each year has its own: "2027: nee. 2028: nog niet bekend"."""
    own = words.find(year)
    later = next((match for match in YEAR.finditer(words, own + 4) if match[1] != year), None) if own >= 0 else None
    if later is None:
        return words
    apart = _CLAUSES.search(words, own, later.start()) is not None  # "geen in 2027, voor 2028 nog niet bekend"
    return words[: later.start()] if _DENIES.search(words, 0 if apart else own, later.start()) else words


def _answers_year(part: str, words: str) -> bool:
    """Is this clause the answer for a year of its own: "in 2027 geen, in 2028 wel"?"""
    mine = {match[1] for match in YEAR.finditer(part)}
    others = {match[1] for match in YEAR.finditer(words)}
    return bool(mine) and mine != others


def _hired(sheet: Sheet, end: int, own: frozenset[str]) -> bool:
    """Does the sentence behind the answer name a party that works for the bidder?"""
    at = min(end + 2, len(sheet.plain))
    first, last = sentence(sheet.plain, at, min(at + 1, len(sheet.plain)), reach=_REACH)
    behind = sheet.plain[max(first, end) : last]
    hired = _HIRES.search(behind) and _FOR_US.search(behind) and not _DENIES.search(behind)
    return bool(hired) and bool(_parties(sheet, max(first, end), last, own))


def _parties(sheet: Sheet, start: int, end: int, own: frozenset[str]) -> list[str]:
    """The parties in these words that are not the bidder, nor the one who speaks in them."""
    words, text = sheet.plain[start:end], sheet.text[start:end]
    opens = _OPENS.match(words)
    at = opens.end() if opens and not _SELF.search(words) else -1
    found: list[str] = []
    for first, last in organisations(text):
        name = " ".join(words[first:last].split())
        if first <= at or (found == [] and first == 0 and at >= 0):  # who speaks
            at = last + 5 if re.match(r"(?:,| en) ", words[last:]) else at
        elif not NO_BIDDER.search(name) and not any(name in one or one in name for one in own):
            found.append(name)
    return found

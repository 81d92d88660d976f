"""A year about which the organisation says that it does not know yet whether it will work with subcontractors: that is no answer.

Knows such wordings; reads no answer.
"""

import re

from extractors.document import Fact
from extractors.excerpt import Excerpt

_TOPIC = re.compile(r"onder ?aannem|onderaan-\s?nem|\bderden\b|\banderen\b")
_YEAR = re.compile(r"(?<![0-9\-./])20[1-4][0-9](?![0-9]|-[0-9])")
_UNKNOWN = re.compile(
    r"\b(?:(?:weet ik|weten (?:wij|we)|(?:wij|we) weten|ik weet) (?:\w+ ){0,2}?(?:nog )?niet)\b|"
    r"\bnog niet (?:bekend|zeker|duidelijk|besloten|beslist|vast|te zeggen|bepaald)|"
    r"\bn\.?n\.?b\b|\bn\.?t\.?b\b|\b(?:nog|nader) te bepalen\b|\bnog geen (?:besluit|beslissing|keuze|antwoord)|\bstaat nog niet vast\b|"
    r"\b(?:laat|laten|blijft|staat) (?:\w+ ){0,3}?open\b|\bonbekend\b|\bvolgt nog\b|\bnog (?:in|onder) (?:beraad|onderzoek|overleg)\b|"
    r"\bbeslissen (?:wij|we) later\b|^\s*:\s*\?"
)
_ASKED_OF = re.compile(
    r"\b(?:weet|weten) (?:\w+ ){0,2}?niet\b[^.?;]{0,60}\b(?:of|voor|in)\b[^.?;]{0,40}$|"
    r"\b(?:onbekend|onzeker|niet bekend|niet duidelijk|niet zeker)\b[^.?;]{0,60}\b(?:of|voor|in)\b[^.?;]{0,40}$"
)
_STOP = re.compile(r"(?<=[a-z0-9]{3})[.!](?=\s|$)|\b(?:zo ja|indien|naam|namen|wie|welke)\b")
_FULL_LINE = 60  # letters; a shorter line was ended on purpose
_REACH, _BEFORE = 110, 400  # letters behind the year, and in which the subject must have been named


def left_open(seen: Excerpt, fact: Fact, *, in_line: bool = False) -> Fact:
    """The answer for a year, or `leeg` where the words about that year (of the same line only) say that it is not known yet."""
    year = fact.about.get("jaar", "")
    for sheet in seen.sheets if fact.value in ("ja", "nee") else ():
        years = list(_YEAR.finditer(sheet.plain))
        for match, later in zip(years, [*years[1:], None], strict=False):
            end = min(match.end() + _REACH, later.start() if later else len(sheet.plain))
            line = sheet.text.find("\n", match.end(), end) if in_line else -1
            full = line - (sheet.text.rfind("\n", 0, match.start()) + 1) >= _FULL_LINE  # running text goes on in the next line
            behind = sheet.plain[match.end() : line if line >= 0 and not full else end]
            stop = _STOP.search(behind)
            words = behind[: stop.start()] if stop else behind
            if match[0] != year or not _TOPIC.search(sheet.plain, max(0, match.start() - _BEFORE), end):
                continue
            found = _UNKNOWN.search(words)
            if found or _ASKED_OF.search(sheet.plain[max(0, match.start() - 110) : match.start()]):
                span = (match.start(), match.end() + (found.end() if found else 0))
                return sheet.fact(fact.name, "leeg", fact.about, span=span)
    return fact

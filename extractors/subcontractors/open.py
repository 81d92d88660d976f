"""The words about subcontractors and years, and what leaves such a question open: a choice nobody made, a year that is not known yet.

Knows such wordings; reads no answer.
"""

import re

from extractors.document import Fact
from extractors.excerpt import Excerpt

_CALLED = r"onder ?aannem|onder-\s?aannem|onderaan-\s?nem|onder ?opdracht(?:nem|gev)|uitbested|subcontract"
TOPIC = re.compile(
    rf"{_CALLED}|derden voor het leveren|"
    r"^.{0,60}\b(?:anderen|derden|inhuur|zelfstandigen)\b.{0,20}\bbijlage 2\b|"
    r"^\W*(?:[a-z0-9][.)]\s)?bijlage 2\b.{0,40}\b(?:anderen|derden|inhuur)\b"
)
"""The question, as a row or sentence asks or answers it."""
_ABOUT = re.compile(rf"{_CALLED}|\bderden\b|\banderen\b")
YEAR = re.compile(r"(?<![0-9\-./])(20[1-4][0-9])(?![0-9]|-[0-9])")
_YES, _NO = r"(?:wel|met|ja)", r"(?:geen|niet|zonder|nee)"
OPEN = re.compile(
    rf"\b{_YES}\s?(?:[/|]|\bof\b)\s?{_NO}\b|\b{_NO}\s?(?:[/|]|\bof\b)\s?{_YES}\b|"
    r"\b(?:wel\s?,\s?(?:niet|geen)|(?:niet|geen)\s?,\s?wel)\b(?! (?:in|voor|vanaf|over) (?:het jaar )?20)|"
    r"al dan niet|\bindien\b|\bals de\b|\bniet of (?:wij|we|ik|er)\b|\bdoorhalen\b|"
    r"(?<!zo )\b(?:als|wanneer|mochten?) (?:wij|we|ik|er|onze organisatie)\b"
)
"""A choice that nobody made, in either order, or a sentence that hangs on a condition: no answer."""
_UNKNOWN = re.compile(
    r"\b(?:(?:weet ik|weten (?:wij|we)|(?:wij|we) weten|ik weet) (?:\w+ ){0,2}?(?:nog )?niet)\b|"
    r"\bnog niet (?:bekend|zeker|duidelijk|besloten|beslist|vast|te zeggen|bepaald)|"
    r"\bn\.?n\.?b\b|\bn\.?t\.?b\b|\b(?:nog|nader) te bepalen\b|\bnog geen (?:besluit|beslissing|keuze|antwoord)|\bstaat nog niet vast\b|"
    r"\b(?:laat|laten|blijft|staat) (?:\w+ ){0,3}?open\b|\bonbekend\b|\bvolgt nog\b|\bnog (?:in|onder) (?:beraad|onderzoek|overleg)\b|"
    r"\b(?:beslis|beslissen|besluit|besluiten|bekijk|bekijken|bezien|bezie|bepalen|bepaal) (?:wij|we|ik) (?:\w+ ){0,3}?"
    r"(?:nog|later|te zijner tijd|dan|pas|over)\b|"
    r"\b(?:waarschijnlijk|vermoedelijk)\b|\bnog niets? (?:te )?zeggen\b|\b(?:hangt|afhankelijk)\b.{0,20}\b(?:af|van)\b|^\s*:\s*\?"
)
_PERHAPS = re.compile(r"\b(?:misschien|wellicht|mogelijkerwijs)\b|(?<!zo )(?<!goed )(?<!veel )\bmogelijk\b")
"""In a sentence; beside a ticked box it says who it will be."""
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
        years = list(YEAR.finditer(sheet.plain))
        for match, later in zip(years, [*years[1:], None], strict=False):
            end = min(match.end() + _REACH, later.start() if later else len(sheet.plain))
            line = sheet.text.find("\n", match.end(), end) if in_line else -1
            full = line - (sheet.text.rfind("\n", 0, match.start()) + 1) >= _FULL_LINE  # running text goes on in the next line
            behind = sheet.plain[match.end() : line if line >= 0 and not full else end]
            stop = _STOP.search(behind)
            words = behind[: stop.start()] if stop else behind
            if match[0] != year or not _ABOUT.search(sheet.plain, max(0, match.start() - _BEFORE), end):
                continue
            found = _UNKNOWN.search(words) or (None if in_line else _PERHAPS.search(words))
            if found or _ASKED_OF.search(sheet.plain[max(0, match.start() - 110) : match.start()]):
                span = (match.start(), match.end() + (found.end() if found else 0))
                return sheet.fact(fact.name, "leeg", fact.about, span=span)
    return fact

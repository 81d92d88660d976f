"""The three parts of a newcomer's plan (inkoopbeleid 2027-2028, paragraph 4.1), each with a moment near it: what people in the region need,
whom to get to know, where to sit at the table.

Knows a short text that looks ahead, whatever its layout or title; a report of what was done, or a list of meetings, is none.
"""

import re

from extractors.excerpt import Excerpt

_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sept?|okt|nov|dec)[a-z]*\.?"
_MOMENT = re.compile(
    rf"\b{_MONTH}\s20[2-9][0-9]\b|\b[0-9]{{1,2}}[-/][0-9]{{1,2}}[-/]20[2-9][0-9]\b|\b(?:maand|week|kwartaal|fase|stap) [0-9]|"
    r"\bq[1-4]\b|\b[0-9]{1,3}\s?[-–]\s?[0-9]{1,3} (?:dagen|weken|maanden)\b"
)
_CALENDAR = re.compile(rf"(?:\W*\b(?:{_MONTH}|wk|week|w|q)\s?[0-9]{{0,2}}\b\.?){{4,}}\W*")
"""A row of months or weeks: the head of a planning in which crosses tell when."""
_FIELD = (
    r"(?:\w*aanbieders?|\w*instelling\w*|verpleeghui\w+|wijkteams?|huisarts\w*|ketenpartners?|verwijzers?|ziekenhui\w+|zorgkantoor|"
    r"zorgbemiddel\w+|zorgorganisaties?|mee\b|ggz|vvt|gehandicaptenzorg)"
)
_MEET = r"(?:kennis ?\w*ma(?:k|ken|king|akt)\w*|contact\w*|bezoek\w*|koffie|langs|gesprek\w*|aanspreek\w*)"
_PARTS = (
    re.compile(
        r"\b\w*behoefte\w*|\bhulpvra\w+|\bwat\b.{0,40}\b(?:nodig|missen|mist|speelt|leeft|wensen)\b|\b(?:vastlopen|lopen .{0,20}vast)\b|"
        r"\binventaris\w*|\bwaar .{0,30}(?:vastlopen|tegenaan)\b"
    ),
    re.compile(rf"\b{_MEET}\b.{{0,60}}\b{_FIELD}|\b{_FIELD}\b.{{0,60}}\b{_MEET}\b"),
    re.compile(
        r"\b\w*(?:regio|keten|zorg|overleg|dementie|amsterdamse|ouderen)-?\s?(?:tafels?|overleg\w*|platform)\b|\bnetwerk \w+|"
        r"\b(?:aan|aan de|aan een|zitting in|stoel aan|plaats aan) .{0,20}\btafel\b|\boco-?\s?(?:overleg|platform|netwerk)\b|"
        r"\baansluit\w* .{0,20}\boverleg\w*|\bregiona(?:al|le) .{0,20}(?:overleg\w*|netwerk\w*)\b|\boverleg\w* .{0,30}\bclientondersteun\w+"
    ),
)
_NEAR = 160  # letters between a part and its moment: one row of a table of which the cells run over lines
_FEWEST = 3  # moments
_PAST = re.compile(
    r"\b(?:spraken|hielden|deden|namen|bezochten|sloten|maakten|hielpen|hadden|kwamen|werd|werden|bespraken|besproken|afgelopen)\b"
)
_OTHER_PAPER = re.compile(r"\b(?:verslag|notulen|agenda|jaarverslag|jaarplan|jaaragenda|offerte|nieuwsbrief|besluitenlijst)\b")
_TOP = 20  # rows
_TITLE = 2  # rows that say what paper it is


def dated_parts(seen: Excerpt) -> int:
    """How many of the three parts have a moment near them; 0 where the text looks back, or is another paper by its first rows."""
    words = seen.squeezed
    moments = [match.start() for match in _MOMENT.finditer(words)]
    if any(_CALENDAR.fullmatch(row.plain.strip()) for row in seen.rows[:_TOP]):
        moments += range(0, len(words), _NEAR // 4)  # each row has its own, by its crosses
    looks_back = 2 * len(_PAST.findall(words)) > len(moments)
    if len(moments) < _FEWEST or looks_back or any(_OTHER_PAPER.search(row.plain) for row in seen.rows[:_TITLE]):
        return 0
    return sum(any(_is_near(match.start(), moments) for match in part.finditer(words)) for part in _PARTS)


def _is_near(place: int, moments: list[int]) -> bool:
    return any(abs(place - moment) <= _NEAR for moment in moments)

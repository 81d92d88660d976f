"""The day an extract of the trade register or the UBO register was made, as it says itself.

Knows the phrases of the register and of those who ask for an extract; knows nothing else of an extract.
"""

import re

from extractors.dates import dates, first_date
from extractors.document import Fact
from extractors.excerpt import Excerpt
from extractors.signing_part import is_place_and_date

MADE = re.compile(
    r"(?:gegevens zijn|uittreksel is|is)?\s?(?:ver\s?vaardigd|gemaakt|opgemaakt|afgegeven|gegenereerd|geproduceerd|samengesteld) op|"
    r"extract (?:was )?(?:produced|made|issued|drawn up|generated) on|produced on|(?:data|information) (?:was |were )?(?:extracted|"
    r"produced) on|"
    r"date of (?:extract|issue)|datum uittreksel|peildatum"
)
_ALSO_MADE = re.compile(
    r"\b(?:ver\s?vaardigd|aangemaakt|opgevraagd|verstrekt|geraadpleegd)\b\W{0,2}(?:op )?|"
    r"\bstand (?:per|van (?:de )?(?:gegevens|het register))\W|"
    r"\b(?:gegevens|inschrijving) (?:gelden|geldt|geldig|actueel|zoals (?:bekend|opgenomen)) (?:op|per)\b|"
    r"\bgewaarmerkt (?:afschrift|uittreksel)\b(?: van)?"
)
"""Other words for the same day, where the phrase of the register itself is not there."""


def made_on(seen: Excerpt) -> tuple[list[Fact], list[str]]:
    """The date an extract was made, from its own phrase."""
    facts = []
    for sheet in seen.sheets:
        for match in MADE.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=22)
            if day is None:
                continue
            facts.append(sheet.fact("datum", day.value, day.about, span=(match.start(), day.end)))
    facts = facts or _beside_time(seen) or _made_otherwise(seen) or _headed_day(seen)
    return facts[:10], [] if facts else ["De datum waarop het uittreksel is vervaardigd, is niet gevonden."]


def _beside_time(seen: Excerpt) -> list[Fact]:
    """Older extracts: "Tilburg, 14-11-2011" with "Uittreksel vervaardigd om 09.41 uur" beside it."""
    for index, row in enumerate(seen.rows):
        if re.search(r"vervaardigd om [0-9]{1,2}[.:][0-9]{2}", row.plain):
            for near in seen.rows[max(0, index - 2) : index + 3]:
                if near.page == row.page and (is_place_and_date(near) or (near is row and dates(row.plain))):
                    return [near.fact("datum", day.value, day.about, span=(0, len(near.text))) for day in dates(near.plain)[:1]]
    return []


def _made_otherwise(seen: Excerpt) -> list[Fact]:
    """ "Stand per 9 juni 2026", "Opgevraagd op di 9 juni 2026"."""
    for sheet in seen.sheets:
        for match in _ALSO_MADE.finditer(sheet.plain):
            if (day := first_date(sheet.plain, start=match.end(), within=14)) is not None:
                return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []


_HEAD_ROWS, _FOOT_ROWS = 12, 6


def _headed_day(seen: Excerpt) -> list[Fact]:
    """ "Woerden, 9 juni 2026" or "Datum: 9 juni 2026" at the top or the foot; not the birth date that stands below its label."""
    numbered = list(enumerate(seen.rows))
    for index, row in [*numbered[:_HEAD_ROWS], *numbered[_HEAD_ROWS:][-_FOOT_ROWS:]]:
        above = seen.rows[index - 1].plain if index else ""
        if "gebo" in f"{above} {row.plain}" or not (is_place_and_date(row) or re.match(r"\s*datum\s*:?\s+[0-9]", row.plain)):
            continue
        if (day := first_date(row.plain)) is not None:
            return [row.fact("datum", day.value, day.about, span=(0, len(row.text)))]
    return []

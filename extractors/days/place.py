"""A line with a place and a day: "Utrecht, 4 mei 2026".

Knows how such a line looks and which words before a day are no place; whose day it is, is for who asks.
"""

import re

from extractors.days.dates import DAY_WORDS, first_date
from extractors.days.decided import is_not_signing
from extractors.excerpt import Row, fold

_NO_PLACE = re.compile(
    r"(?:versie|afgedrukt|geprint|print|concept|model|datum|date|d\.d|betreft|vastgesteld|gewijzigd|publicatie|uitgave|onze |uw |status|"
    r"opgesteld|geschreven)"
)
PLACE_DATE = re.compile(
    r"^\s*(?P<place>[A-Z'’][\w'’.\-/]{1,30}(?:\s(?:aan|de|den|op|en|bij|a/d|/|"
    r"[A-Z][\w'’\-]{1,20})){0,4})(?:[,;]|\s[–—/-])?\s(?:d\.d\.\s?|op\s|den\s|dd\.?\s)?"
    r"(?:(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\w{0,7},?|(?:moan|tiis|woans|tonger|snein|sneon|frij|freed)\w*|"
    r"(?:ma|di|wo|do|vr|za|zo)\.?)\s"
    r"(?:de\s)?)?"
    r"(?=[0-9]{1,2}(?:en?|sten?|den?|nd|rd|th|st)?[ \-./]|20[0-9]{2}-|de\s|"
    r"(?i:january|february|march|april|may|june|july|august|september|october|november|december)\s|"
    rf"(?:{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})\s)"
)
_NO_TOWN = re.compile(
    r"versie|concept|model|gewijzigd|publicatie|uitgave|status|behandeld|aanvraag|aangevraagd|ingang|geldig|print|afdruk|aangemaakt|verwerkt|"
    r"afgedrukt|geprint|format|formulier|sjabloon|template|bijgewerkt|revisie|vastgesteld|gezien|"
    r"afgehandeld|gecontroleerd|ingeboekt|gestempeld|ontvangen|opgesteld|geschreven"
)
_DONE = re.compile(
    r"(?:in|op|af|aan|uit|door|toe|na|binnen|bij)?ge(?!mert|ervliet|uzenveld)[a-z]{2,}[dt](?: (?:op|aan|door|via|per)\b.*)?$|"
    r"(?:be|her|ont|ver)[a-z]{2,}[dt] (?:op|d\.d\.|per)$"
)
"""What was done with the paper on that day, "Ingescand 4 mei 2026": no place, and mostly not the day of the paper."""


def is_town(place: str) -> bool:
    """Can these words before a day be a place?"""
    plain = fold(place).strip()
    return _NO_TOWN.match(plain) is None and _DONE.match(plain) is None


def is_place_and_date(row: Row) -> bool:
    """Is this "Utrecht, 4 mei 2026" and nothing more? Side by side there may be several."""
    first, _, beside = row.text.strip().partition("  ")
    if beside and (match := PLACE_DATE.match(first)) and PLACE_DATE.match(beside.strip()):
        return first_date(fold(first), start=match.end(), within=4) is not None
    match = PLACE_DATE.match(row.text)
    if match and (not is_town(match["place"]) or _NO_PLACE.match(fold(match["place"])) or is_not_signing(fold(match["place"]))):
        return False
    day = first_date(row.plain, start=match.end(), within=4) if match else None
    return day is not None and len(row.plain.strip()) <= day.end + 8


def is_day(row: Row) -> bool:
    """Is this "4 mei 2026" and nothing more?"""
    day = first_date(row.plain, start=len(row.plain) - len(row.plain.lstrip()), within=1)
    return day is not None and len(row.plain.strip()) <= day.end - day.start + 2

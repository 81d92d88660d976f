"""How far a mandate reaches and until when: words of an amount or purpose, and the last day.

Knows wordings; knows nobody who gives or gets one, and judges no limit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.dates import first_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, sentence
from extractors.labels import Labelled

_VALID = re.compile(
    r"(?:geldig(?:heid)?(?: is)?|van kracht|eindigt|vervalt|geldt|loopt(?: af)?|einddatum|valid)(?: \w+){0,4}? ?(?:tot(?: en met)?|t/m|"
    r"op|until|per)\s(?:uiterlijk\s)?"
)
_LIMIT = re.compile(
    r"tot een (?:maximum ?)?bedrag van|tot een maximum van|"
    r"(?:maximaal|ten hoogste|hoogstens|tot|niet boven|niet meer dan) (?:een bedrag van )?"
    r"(?:eur\b|€)|beperkt tot|\buitsluitend\b|"
    r"\balleen voor\b|\benkel voor\b"
)
_MONEY = re.compile(r"^(?:tot|maximaal|ten hoogste|hoogstens|niet boven|niet meer dan)\b[^.]{0,30}(?:bedrag|€|\beur)")
_MOST_PAGES, _MOST_LIMITS = 6, 20
_FULL = re.compile(r"volledige volmacht|algehele volmacht|algemene volmacht|zonder (?:enige )?beperking|onbeperkte? volmacht")
_BEGINS = re.compile(r"(?:\b(?:van(?:af)?|per|sinds|ingaande|met ingang van|ingangsdatum)\s*:?\s*)$")
_UNTIL = re.compile(r"\s*(?:tot(?: en met)?|t/m|einde?|einddatum|until)\b\W{0,4}")


def power(seen: Excerpt) -> dict[str, str]:
    """`volmacht` as a qualifier of who is mandated: `beperkt` with its words as `grens`, `volledig`, or `onbekend`.

    An amount goes before other limits.
    """
    found = [_words_of(sheet, match) for sheet in seen.sheets[:_MOST_PAGES] for match in islice(_LIMIT.finditer(sheet.plain), _MOST_LIMITS)]
    if found:
        return {"volmacht": "beperkt", "grens": next((words for words in found if _MONEY.search(fold(words))), found[0])}
    return {"volmacht": "volledig" if _FULL.search(seen.squeezed) else "onbekend"}


def _words_of(sheet: Sheet, match: re.Match[str]) -> str:
    """A limit with the rest of its sentence, up to the next label."""
    end = min(sentence(sheet.plain, match.start(), match.end(), reach=140)[1], match.start() + 140)
    words = re.split(r"\n(?=[^\n:]{2,40}:)", sheet.text[match.start() : end])[0]  # a new label is no part of the limit
    return " ".join(words.split()).rstrip(".;")


def limited(parties: Sequence[Fact], whole: Excerpt) -> list[Fact]:
    """With the limit that stands anywhere in the text, also below what reads like the end of a mail, for everyone who is mandated."""
    limit = power(whole)
    if limit["volmacht"] != "beperkt":
        return list(parties)
    return [replace(fact, about={**fact.about, **limit}) if fact.name == "gevolmachtigde" else fact for fact in parties]


def valid_until(seen: Excerpt, labels: Sequence[Labelled]) -> list[Fact]:
    """The last day of the mandate as `geldig_tot`; of these labels those called `geldig` are looked at."""
    for one in labels:
        first = first_date(fold(one.value), within=80) if one.name == "geldig" else None
        if first is None or first.day is None:
            continue
        later = first_date(fold(one.value), start=first.end, within=40)
        if later is not None and later.day:
            return [one.fact("geldig_tot", later.day.isoformat())]
        if not _BEGINS.search(fold(one.value)[: first.start]):
            return [one.fact("geldig_tot", first.day.isoformat())]
        if (end := _end_below(seen.rows, one.index + len(one.below))) is not None:  # "Van: 3 juni 2025" and below it "Tot: 1 januari 2026"
            return [end]
    for sheet in seen.sheets:
        for match in _VALID.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=4)
            if day is not None and day.day is not None:
                return [sheet.fact("geldig_tot", day.day.isoformat(), span=(match.start(), day.end))]
    return []


def _end_below(rows: Sequence[Row], index: int) -> Fact | None:
    """ "Tot: 1 januari 2026" in one of the next rows."""
    for row in rows[index + 1 : index + 3]:
        match = _UNTIL.match(row.plain)
        day = first_date(row.plain, start=match.end(), within=4) if match else None
        if day is not None and day.day is not None:
            return row.fact("geldig_tot", day.day.isoformat(), span=(0, len(row.text)))
    return None

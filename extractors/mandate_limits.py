"""How far a mandate reaches, from when and until when: words of an amount or purpose, the first and the last day.

Knows wordings; knows nobody who gives or gets one, and judges no limit.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.days.dates import first_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, sentence
from extractors.labels import Labelled

_VALID = re.compile(
    r"(?:geldig(?:heid)?(?: is)?|van kracht|eindigt|vervalt|geldt|loopt(?: af)?|einddatum|valid)(?: \w+){0,6}? ?(?:tot(?: en met)?|t/m|"
    r"op|until|per)\s(?:uiterlijk\s)?|"
    r"\b(?:eindig(?:t|end|ende)|vervalt)\s{1,24}(?=[0-9])|"
    r"\btot (?:en met |uiterlijk )?(?=[0-9][^.;]{5,24}\b(?:volmacht|machtiging|gemachtigd)\b)"
)
_LIMIT = re.compile(
    r"tot een (?:maximum ?)?bedrag van|tot een maximum van|"
    r"(?:maximaal|ten hoogste|hoogstens|tot|niet boven|niet meer dan) (?:een bedrag van )?"
    r"(?:eur\b|€|[0-9][0-9.]*(?:,-)? ?(?:euro|eur)\b)|"
    r"\bniet (?:hoger|meer|groter) (?:is |zijn |bedraagt )?dan (?:een bedrag van )?(?:eur\b|€|[0-9])|"
    r"\b(?:onder|beneden) (?:de )?(?:eur\b|€)|"
    r"beperkt tot|\buitsluitend\b|"
    r"\balleen voor\b|\benkel voor\b|\b(?:behalve|uitgezonderd|met uitzondering van)\b"
)
_CONSENT = r"(?:toestemming|akkoord|goedkeuring|instemming|bekrachtiging|fiat|ruggespraak)"
_SIGN = r"\b(?:onder|mede-?)?teken\w*"
_BIDS = r"\b(?:inschrijving|in ?te ?dienen|indien\w*)"
_NEEDED = r"(?:nodig|vereist|noodzakelijk)"
_WITHHELD = re.compile(
    (
        rf"\bniet (?:tot|om|voor)\b[^.;]{{0,40}}{_SIGN}|{_SIGN}[^.;]{{0,60}}\b(?:valt|vallen)\b[^.;]{{0,30}}\b(?:niet|buiten)\b|"
        rf"\bgeen (?:\w+ )?teken(?:ings)?bevoegd|"
        rf"\b(?:behoudens|afhankelijk van|onderworpen aan|onder (?:de )?voorwaarde van)\b[^.;]{{0,50}}\b{_CONSENT}|"
        rf"{_SIGN}[^.;]{{0,60}}\bna (?:voorafgaande? |schriftelijke? )*{_CONSENT}|"
        rf"(?:{_SIGN}|{_BIDS})[^.;]{{0,60}}\b{_CONSENT}\b[^.;]{{0,60}}\b{_NEEDED}|"
        rf"\b{_CONSENT}\b[^.;]{{0,60}}\b{_NEEDED}\b[^.;]{{0,40}}(?:{_SIGN}|{_BIDS})|"
        r"\b(?:met uitzondering van|behalve(?![^.;]{0,90}\book\b)|uitgezonderd|behoudens|maar niet|doch niet|niet zijnde)\b[^.;]{0,40}"
        rf"(?:\bbestuursverklaring\b|\bde verklaring(?:en)?\b|{_SIGN})|"
        r"\bbestuursverklaring(?:en)?\b[^.;]{0,70}\b(?:zelf|voorbehouden|(?:alleen|uitsluitend|slechts) door)\b|"
        rf"{_SIGN}[^.;]{{0,40}}\b(?:blijft|blijven|ligt|berust)\b[^.;]{{0,20}}\b(?:aan|bij)\s(?:het |de |ons )?"
        r"(?:bestuur\w*|directie|voorzitter|ons|mij|volmachtgever)\b|"
        rf"{_SIGN}[^.;]{{0,60}}\bna (?:voorafgaand )?overleg\b|\bna (?:voorafgaand )?overleg\b[^.;]{{0,60}}{_SIGN}|"
        rf"\bbehou(?:dt|den)\b[^.;]{{0,60}}(?:\bbestuursverklaring\b|{_SIGN})[^.;]{{0,40}}\bvoor\b"
    ).replace(" ", r"\s")
)
"""Signing, or the declaration itself, is kept back, or waits for somebody else's consent."""
_NEEDLESS = re.compile(rf"\b(?:niet|geen)\b(?:(?!\bteken|\bonderteken)[^.;])*\b{_NEEDED}")  # "goedkeuring is niet vereist"
_BEFORE = 25  # letters, for the denial before what is needed
_MONEY = re.compile(r"^(?:tot|maximaal|ten hoogste|hoogstens|niet|onder|beneden)\b[^.]{0,30}(?:bedrag|€|\beur)")
_MOST_PAGES, _MOST_LIMITS = 6, 20
_FULL = re.compile(r"volledige volmacht|algehele volmacht|algemene volmacht|zonder (?:enige )?beperking|onbeperkte? volmacht")
_GIVING = r"(?:ge)?machtig\w*|(?:ge)?volmachtigd|volmacht|mandaat|bevoegd|verlee?n(?:t|en)?|geeft|geven"
_IN = r"(?:met ingang van|ingaand(?:e)?(?: op| per)?|vanaf|per|sinds|from|as of)"
_STARTS = re.compile(
    # of the mandate itself: "deze volmacht gaat in op", "de machtiging is geldig vanaf", "effective from"
    r"\b(?:volmacht|machtiging|mandaat|power of attorney)\b(?: \w+){0,4}? (?:gaat (?:pas )?in|ingaat|treedt in werking|geldt|geldig|"
    r"van kracht|begint|start|loopt|valid|effective)(?: \w+){0,3}? (?:op|per|van(?:af)?|from|on)\s|"
    r"\bgeldig (?:van(?:af)?|per|from|met ingang van)\s|"
    # of the giving: "machtigt hierbij met ingang van", "is per ... gemachtigd"
    rf"\b(?:{_GIVING})(?: (?:hierbij|bij deze|ik|wij|elkaar|een|de|deze|volmacht|machtiging)){{0,3}},? {_IN}\s|"
    rf"(?:^|[.;:\n]\s?){_IN}\s(?=[^.;\n]{{6,24}}(?:\s|,\s)(?:wordt|worden|is|zijn|geldt (?:deze|de) (?:volmacht|machtiging)|"
    rf"{_GIVING})\s)|"
    rf"\b(?:wordt|worden|is|zijn) (?:hierbij )?{_IN}\s(?=[^.;]{{6,60}}\b(?:gemachtigd|gevolmachtigd|bevoegd)\b)"
)
"""What says when the mandate begins; the day of the contract or of somebody's function stands behind other words."""
_BEGINS = re.compile(r"(?:\b(?:van(?:af)?|per|sinds|ingaande|met ingang van|ingangsdatum)\s*:?\s*)$")
_UNTIL = re.compile(r"\s*(?:tot(?: en met)?|t/m|einde?|einddatum|until)\b\W{0,4}")


def power(seen: Excerpt) -> dict[str, str]:
    """`volmacht` as a qualifier of who is mandated: `beperkt` with its words as `grens`, `volledig`, or `onbekend`.

    Signing that is kept back goes before an amount (`voorbehoud`), and an amount before other limits.
    """
    sheets = seen.sheets[:_MOST_PAGES]
    for sheet in sheets:
        for match in islice(_WITHHELD.finditer(sheet.plain), _MOST_LIMITS):
            if not _NEEDLESS.search(sheet.plain, max(0, match.start() - _BEFORE), match.end()):
                return {"volmacht": "beperkt", "grens": _words_of(sheet, match), "voorbehoud": "ja"}
    found = [_words_of(sheet, match) for sheet in sheets for match in islice(_LIMIT.finditer(sheet.plain), _MOST_LIMITS)]
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


def valid_from(seen: Excerpt, labels: Sequence[Labelled]) -> list[Fact]:
    """The first day of the mandate as `geldig_vanaf`; of these labels `ingang`, and `geldig` where it tells both ends of a period."""
    for one in labels:
        value = fold(one.value)
        first = first_date(value, within=80) if one.name in ("ingang", "geldig") else None
        if first is None or first.day is None or (one.name == "geldig" and "geldig" not in fold(one.label)):
            continue  # "looptijd" may be that of the contract
        if one.name == "ingang" or _BEGINS.search(value[: first.start]) or first_date(value, start=first.end, within=40) is not None:
            return [one.fact("geldig_vanaf", first.day.isoformat())]
    for sheet in seen.sheets[:_MOST_PAGES]:
        for match in islice(_STARTS.finditer(sheet.plain), _MOST_LIMITS):
            day = first_date(sheet.plain, start=match.end(), within=4)
            if day is not None and day.day is not None:
                return [sheet.fact("geldig_vanaf", day.day.isoformat(), span=(match.start(), day.end))]
    return []


_NUMBERS = {"een": 1, "1": 1, "twee": 2, "2": 2, "drie": 3, "3": 3, "vier": 4, "4": 4, "zes": 6, "6": 6, "negen": 9, "9": 9, "twaalf": 12,
            "12": 12, "achttien": 18, "18": 18, "vierentwintig": 24, "24": 24}  # fmt: skip
_LASTS = re.compile(
    rf"\b(?:volmacht|machtiging|mandaat|geldig\w*)\b[^.;\n]{{0,60}}?\b(?P<count>{'|'.join(_NUMBERS)})\s(?P<unit>jaar|jaren|maand|maanden)\b"
    r"(?! (?:voor|eerder|geleden|ervaring))"
)
_END_OF = re.compile(
    r"\b(?:volmacht|machtiging|mandaat)\b[^.;\n]{0,60}?\b(?:tot (?:en met )?|loopt (?:af )?|eindigt |vervalt )?(?:het )?einde? (?:van )?"
    r"(?:(?:het )?(?:kalender)?jaar )?(?P<year>20[0-9]{2})\b"
)
_IN_YEAR = re.compile(r"\b(?:in|voor|gedurende) (?:het )?(?:kalender)?jaar (?P<year>20[0-9]{2})\b(?!\s?[-/–])")
_GRANTING = re.compile(r"\bmachtig|\bvolmacht|\bgemachtigd|\bmandaat|\bgevolmachtigd")


def lasting(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """`geldig_tot` of a mandate "voor één jaar" from its own day (the `datum` of these facts), until "eind 2025", "in het jaar 2024"."""
    own = next((fact.value for fact in facts if fact.name == "datum"), "")
    for sheet in seen.sheets[:_MOST_PAGES]:
        if (match := _LASTS.search(sheet.plain)) is not None and (last := _after(own, match)):
            return [sheet.fact("geldig_tot", last, span=match.span())]
        if (match := _END_OF.search(sheet.plain)) is not None:
            return [sheet.fact("geldig_tot", f"{match['year']}-12-31", span=match.span())]
        for match in islice(_IN_YEAR.finditer(sheet.plain), _MOST_LIMITS):
            if _GRANTING.search(sheet.plain[slice(*sentence(sheet.plain, *match.span()))]):
                return [sheet.fact("geldig_tot", f"{match['year']}-12-31", span=match.span())]
    return []


def _after(day: str, match: re.Match[str]) -> str:
    """So many months or years after this ISO day, at the end of a shorter month clipped; "" where that is no day."""
    try:
        begins = dt.date.fromisoformat(day)
    except ValueError:
        return ""
    months = begins.month - 1 + _NUMBERS[match["count"]] * (12 if match["unit"].startswith("ja") else 1)
    year, month = begins.year + months // 12, months % 12 + 1
    return begins.replace(year=year, month=month, day=min(begins.day, monthrange(year, month)[1])).isoformat()


def _end_below(rows: Sequence[Row], index: int) -> Fact | None:
    """ "Tot: 1 januari 2026" in one of the next rows."""
    for row in rows[index + 1 : index + 3]:
        match = _UNTIL.match(row.plain)
        day = first_date(row.plain, start=match.end(), within=4) if match else None
        if day is not None and day.day is not None:
            return row.fact("geldig_tot", day.day.isoformat(), span=(0, len(row.text)))
    return None

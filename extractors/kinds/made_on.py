"""The day an extract of the trade register or the UBO register was made, as it says itself.

Knows the phrases of the register and of those who ask for an extract; knows nothing else of an extract.
"""

import re
from collections.abc import Set
from dataclasses import replace

from extractors.days.dates import Dated, dates, first_date
from extractors.days.loose import HANDLED, loose_days, one_of, printed
from extractors.days.place import is_place_and_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet

MADE = re.compile(
    r"(?:gegevens zijn|uittreksel is|is)?\s?(?:ver\s?vaardigd|gemaakt|opgemaakt|afgegeven|gegenereerd|geproduceerd|samengesteld) op|"
    r"extract (?:was )?(?:produced|made|issued|drawn up|generated) on|produced on|(?:data|information) (?:was |were )?(?:extracted|"
    r"produced|provided) on|"
    r"date of (?:extract|issue)|datum uittreksel|peildatum"
)
_ALSO_MADE = re.compile(
    r"\b(?:ver\s?vaardigd|aangemaakt|opgevraagd|verstrekt|geraadpleegd)\b\W{0,2}(?:op |d\.d\. )?|"
    r"(?P<state>\b(?:stand (?:per|op|van (?:(?:de|het) )?(?:gegevens|inschrijving|(?:handels)?register))|peildatum)\W)|"
    r"\b(?:gegevens|inschrijving) (?:gelden|geldt|geldig|actueel|zoals (?:bekend|opgenomen)) (?:op|per)\b|"
    r"\b(?:gewaarmerkt (?:afschrift|uittreksel)|uittreksel)\b(?: (?:dateert )?(?:van|d\.d\.|per))?"
)
"""Other words for the same day, where the phrase of the register itself is not there; `state`: the day of a number or table as well."""
_PRINTED = re.compile(r"\b(?:afgedrukt|geprint|uitgedraaid|gedownload|download(?:ed)?)\b\W{0,2}(?:op |on |d\.d\. )?")
"""The day somebody printed or downloaded it, from the register or from an archive of his own: what is printed can be much older."""
_OF_ANOTHER = re.compile(
    r"\b(?:jaarrekening|jaarstukken|jaarverslag|balans|akte|statuten|statutenwijziging|deponering|gedeponeerd|volmacht|machtiging|besluit|"
    r"annual accounts|deed|articles)\b"
)
"""Papers that an extract names with a day of their own."""
_OLDER = re.compile(
    r"\b(?:vorige?|eerdere?|oude|oudere?|voorgaande?|voorlaatste|verlopen|vervallen|previous|earlier|former|older)\s(?:[a-z-]+\s){0,4}$|"
    r"\b(?:vervangt|replaces|(?:in plaats|ter vervanging) van)\s(?:[a-z-]+\s){0,3}$"
)
"""Right before the words about making: that is told of an extract that came before this one."""
_LOOK_BACK = 60  # letters
_REPLACED = re.compile(r"\W*(?:is|komt|wordt)? ?(?:hiermee |daarmee )?(?:vervallen|vervangen|verlopen|te vervallen)\b")
_OF_REGISTER = re.compile(r"\W*(?:(?:de|het|van|uit|gegevens|uittreksel|handelsregister|register|kvk|kamer|koophandel)\W+)*")
_SEVERAL = "er staan meer datums op die kunnen tellen."


def made_on(seen: Excerpt) -> tuple[list[Fact], list[str]]:
    """The date an extract was made, from its own phrase; else every day that other words give for it, doubtful when these differ.

    Where nothing but the day of printing is there, that day, with `wat` = `afdruk`.
    """
    facts, others = [], set()
    for sheet in seen.sheets:
        for match in MADE.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=22)
            before = _before(sheet, match.start())
            if day is not None and _is_of_another(sheet, match.start(), day):
                others.add(day.value)
                continue
            if day is None or (match[0] == "peildatum" and not _OF_REGISTER.fullmatch(before)):
                continue
            facts.append(sheet.fact("datum", day.value, day.about, span=(match.start(), day.end)))
    facts = (
        facts or _beside_time(seen) or _all_alike([*_made_otherwise(seen), *_headed_days(seen)]) or _left(seen, others) or _printed(seen)
    )
    return facts[:10], [] if facts else ["De datum waarop het uittreksel is vervaardigd, is niet gevonden."]


_OF_ENTITY = re.compile(
    rf"{HANDLED}|print|afgedrukt|uitgedraaid|download|gebo(?:ren|orte)|\bgeb\.|birth|opricht|opgericht|incorporat|establish|statut|\bakte|"
    r"\bdeed\b|articles|amend|"
    r"deponer|gedeponeerd|jaarrek|"
    r"jaarst|boekjaar|annual|functie|into office|\bsinds\b|\bsedert\b|\bsince\b|\bvanaf\b|ingang|ingaand|\bstart|begin|"
    r"aanvang|\beind(?!hoven)|"
    r"vestiging\b|eerste|first|inschrij[fv]|ingeschreven|registratie|geregistreerd|registration|\bentry|belang\b|wijziging|gewijzigd|"
    r"overdracht|ontb[io]n|"
    r"uitschrijv|uitgeschreven|faillis|surseance|toetred|uittred|volmacht|machtiging|besluit|kapitaal|certifica|"
    r"(?<!actueel )(?<!juist )(?<!bijgewerkt )\btot (?:en met )?#|\bt/m|\buntil|\bvalid\b|\bgeldig (?:tot|t/m)|verval|verloop|"
    r"\bdoor de rechtbank|personen|"
    r"continued|voortgezet|overgenomen|gesloten|\bbijlage|dossier\w* (?:\w+ ){0,2}(?:bijgewerkt|aangemaakt|geopend)|"
    r"\b(?:vorige?|eerdere?|oude|oudere?|voorgaande?|voorlaatste|previous|earlier)\b|\bvervangt\b|mutatie"
)
"""Words with a day that make it one of the entity or its people, and not of the extract; `#` is the day."""
_OF_EXTRACT = re.compile(
    r"vervaardig|(?:aan|op)gemaakt|aanmaak|opgesteld|opvrag|opgevraagd|opgehaald|gegenereerd|gegevens|afgifte|afgegeven|"
    r"verstrek|uittreksel|"
    r"extract|produced|issue|generated|geraadpleegd|raadpleging|afschrift|actueel|\bstand\b|"
    r"(?:van|uit|in) het (?:handels)?register|tijd|time|bijgewerkt|"
    r"waarmerk|lever|peil|\bdatum(?: (?:van )?(?:de(?:ze)? )?(?:brief|bevestiging))?\s*:?\s*#|\bbriefdatum|"
    r"\bdated?\s*:?\s*#|#\W{0,4}(?:om |at )?[0-9]{1,2}[:.][0-9]{2}\b"
)


def _left(seen: Excerpt, of_others: Set[str]) -> list[Fact]:
    """In other words than those of the register: the day with words of making or asking; else the one day nothing else is said of.

    An extract knows nothing that comes later: a day counts only if no other day of the past is later; without such words it is never sure.
    """
    last = max((one.day.value for one in loose_days(seen, others=_NEVER_PAST)), default="")
    left = [one for one in loose_days(seen, others=_OF_ENTITY) if one.day.value >= last]
    left = [one for one in left if one.day.value not in of_others]
    said = [one for one in left if _OF_EXTRACT.search(one.words)]
    return one_of(said or [one for one in left if not one.prose], told=bool(said))


_NEVER_PAST = re.compile(r"(?<!bijgewerkt )\btot (?:en met )?#|geldig|verval|verloop|until|valid|\beind(?!hoven)|gebo")


def _is_of_another(sheet: Sheet, at: int, day: Dated) -> bool:
    """Is the day of words about making, that begin here, told of another paper, or of an extract that came before this one?"""
    near = sheet.plain[max(0, at - _LOOK_BACK) : at]
    older = _OLDER.search(f"{near.rstrip()} ") or _REPLACED.match(sheet.plain, day.end)
    return older is not None or _OF_ANOTHER.search(_before(sheet, at)) is not None


def _before(sheet: Sheet, at: int) -> str:
    """What stands before a place in the same line of a page."""
    return sheet.plain[sheet.text.rfind("\n", 0, at) + 1 : at]


def _all_alike(facts: list[Fact]) -> list[Fact]:
    """One day said in more than one place is one fact; of several days none is sure."""
    days = {fact.value: fact for fact in reversed(facts)}
    if len(days) < 2:
        return facts[:1]
    return [replace(fact, about={"onzeker": _SEVERAL, **fact.about}) for fact in facts if days[fact.value] is fact]


def _beside_time(seen: Excerpt) -> list[Fact]:
    """Older extracts: "Tilburg, 14-11-2011" with "Uittreksel vervaardigd om 09.41 uur" beside it."""
    for index, row in enumerate(seen.rows):
        if re.search(r"vervaardigd om [0-9]{1,2}[.:][0-9]{2}", row.plain):
            for near in seen.rows[max(0, index - 2) : index + 3]:
                if near.page == row.page and (is_place_and_date(near) or (near is row and dates(row.plain))):
                    return [near.fact("datum", day.value, day.about, span=(0, len(near.text))) for day in dates(near.plain)[:1]]
    return []


def _made_otherwise(seen: Excerpt) -> list[Fact]:
    """ "Stand per 9 juni 2026", "Opgevraagd op di 9 juni 2026"; not "Werkzame personen 5 (stand per 31-12-2024)"."""
    facts = []
    for sheet in seen.sheets:
        for match in _ALSO_MADE.finditer(sheet.plain):
            before = _before(sheet, match.start())
            day = first_date(sheet.plain, start=match.end(), within=14)
            if match["state"] and not _OF_REGISTER.fullmatch(before):
                continue
            if day is not None and not _is_of_another(sheet, match.start(), day):
                facts.append(sheet.fact("datum", day.value, day.about, span=(match.start(), day.end)))
    return facts


def _printed(seen: Excerpt) -> list[Fact]:
    """ "Geprint op 15-07-2026 10:22", or the moment that a browser prints over or under a page."""
    for sheet in seen.sheets:
        for match in _PRINTED.finditer(sheet.plain):
            if (day := first_date(sheet.plain, start=match.end(), within=14)) is not None:
                return [sheet.fact("datum", day.value, {**day.about, "wat": "afdruk"}, span=(match.start(), day.end))]
    stamps = [(seen.rows[index], day) for index in sorted(printed(seen.rows)) for day in dates(seen.rows[index].plain)[:1]]
    return [row.fact("datum", day.value, {**day.about, "wat": "afdruk"}, span=(day.start, day.end)) for row, day in stamps[:1]]


_HEAD_ROWS, _FOOT_ROWS = 12, 6


_OF_REGISTRATION = re.compile(r"inschrijf|inschrijving|ingeschreven|registratie|geregistreerd|\bsinds\b|opricht|\bin functie")
""" "Inschrijfdatum 12-11-2020" looks like a place and a day."""


def _headed_days(seen: Excerpt) -> list[Fact]:
    """ "Woerden, 9 juni 2026" or "Datum: 9 juni 2026" at the top or the foot; not the birth date that stands below its label."""
    facts = []
    numbered = list(enumerate(seen.rows))
    for index, row in [*numbered[:_HEAD_ROWS], *numbered[_HEAD_ROWS:][-_FOOT_ROWS:]]:
        above = seen.rows[index - 1].plain if index else ""
        if "gebo" in f"{above} {row.plain}" or not (is_place_and_date(row) or re.match(r"\s*datum\s*:?\s+[0-9]", row.plain)):
            continue
        day = first_date(row.plain)
        if day is not None and not _OF_REGISTRATION.search(row.plain[: day.start]):
            facts.append(row.fact("datum", day.value, day.about, span=(0, len(row.text))))
    return facts

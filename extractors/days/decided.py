"""The day on which a paper was signed or decided, as its labels and sentences tell it, and which days are of something else.

Knows words about deciding and signing, and the days that compete with them: of birth, of statutes, of the start of validity, of a deadline,
of a print or an application. Which day counts for a rule is for the rule.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.days.dates import DAY_WORDS, Dated, dates, first_date
from extractors.days.loose import loose_days, one_of
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, sentence
from extractors.labels import Labelled, labelled, vocabulary
from extractors.parties.names import NO_BIDDER

_LABELS = vocabulary(
    {
        "datum": r"datum (?:van )?(?:het |de |dit |deze )?(?:besluit|besluitvorming|vergadering|vaststelling|verklaring|volmacht|"
        r"machtiging|mandaat|toestemming|instemming|afgifte|ondertekening|dagtekening|akkoord|goedkeuring)|"
        r"(?:besluit|vergader|vaststellings|teken|ondertekenings?|goedkeurings)datum|dagtekening|gedagtekend|gedateerd|"
        r"(?:bestuurs|leden|directie)?vergadering",
        "ander": r"(?:ingangs|eind|print|afdruk|publicatie|aanvraag|geboorte|verzend|ontvangst|ingangs-? en eind)datum|ingang|"
        r"inwerkingtreding|in werking|geldig (?:vanaf|tot)|looptijd|datum (?:van )?(?:ingang|inwerkingtreding|aanvraag|ontvangst|print)",
    }
)
_OTHER = re.compile(
    r"(?:\bgebo(?:ren|orte\w*)|\bgeb\.|ingang(?:sdatum)?|inwerking(?:treding)?|in werking|gaat in|\bingaande?|\bvanaf|\bper|"
    r"\btot(?: en met)?|t/m|geldig|vervalt|eindig(?:t|end|ende)|einddatum|uiterlijk|\bvoor(?=\s*$)|\bsluit(?:ing)?\w*|statuten\w*|\bakte\b|"
    r"opgericht|oprichting|"
    r"ingeschreven|\bsinds|print\w*|afdruk\w*|afgedrukt|versie|concept|aanvraag|aangevraagd|verzoek|verspreid|gepubliceerd|publicatie|"
    r"deponering|jaarrekening|looptijd|loopt|\bvolgende \w+|schreef)\b[^.,;0-9]{0,22}$"
)
_ACT = (
    r"(?:(?:onder|ge)tekend|vastgesteld|overeengekomen|opgemaakt|opgesteld|besloten|afgesproken|goedgekeurd|aangenomen|genomen|ingestemd|"
    r"geaccordeerd|bekrachtigd|gegeven|gedaan|verleend|gedateerd|gedagtekend|beslist|besloot|tekenden?|stemden?|machtigden?|verklaarden?|"
    r"verleenden?)"
)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s|(?:ma|di|wo|do|vr|za|zo)\.?\s)?"
_LINK = rf"(?:\s?(?:op|van|d\.d\.|dd\.?|de dato|den|heden|,|:|\(|-))*\s?{_WEEKDAY}(?:de\s)?"
_DAY = rf"(?=[0-9]|(?:{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})\s)"
_BODY = (
    r"(?:bestuur|directie|bestuurders?|raad van (?:toezicht|bestuur|commissarissen)|vergadering|vennoten|maten|"
    r"aandeelhouders?|leden|wij|ik)"
)
_TOLD = (
    re.compile(rf"\b{_ACT}\b(?:[^.;0-9]|d\.d\.){{0,70}}?{_LINK}{_DAY}"),
    re.compile(rf"\b(?:in|tijdens|op) (?:de|haar|zijn|hun|onze|een) (?:\w+ ){{0,2}}?\w*(?:vergadering|bijeenkomst|overleg)\b"
               rf"[^.;0-9]{{0,30}}?{_LINK}{_DAY}"),
    re.compile(rf"\b{_BODY}\b[^.;0-9]{{0,60}}?\b(?:heeft|hebben|heb|is|zijn|werd|wordt) (?:wij |ik |hierover )?op {_WEEKDAY}(?=[0-9])"),
    re.compile(rf"\b(?:deze|dit) [a-z]{{4,25}}\b[^.;0-9]{{0,40}}?\bop {_WEEKDAY}(?=[0-9][0-9a-z /.-]{{5,24}} (?:\w+ ){{0,4}}?{_ACT}\b)"),
    re.compile(rf"\b(?:op )?(?:heden|vandaag),? \(?{_WEEKDAY}(?:de )?{_DAY}"),
    re.compile(rf"\bverkla(?:art|ren|ar)(?: hierbij| bij deze| namens \w+)?,? (?:op|d\.d\.) {_WEEKDAY}(?:de )?{_DAY}"),
    re.compile(rf"\b(?:in|aan)gevuld (?:en \w+ )?op {_WEEKDAY}(?:de )?{_DAY}"),
)  # fmt: skip
_CHANGED = re.compile(r"\b(?:laatst(?:elijk)? )?(?:gewijzigd|aangepast|herzien)(?: op|:| d\.d\.)? (?=[0-9])")
_OF_ANOTHER = re.compile(
    r"(?<!deze )(?<!dit )\b(?:statut(?!air)\w*|akte|inkoop\w*|beleid\w*|jaarre\w+|jaarverslag|reglement|\w*overeenkomst|gemeente\w*|vorige|"
    r"intentie\w*|convenant|wet|besluit van de minister|model\w*|format\w*|formulier\w*|sjabloon|template)\b"
)
"""What is said in the same sentence to be signed or decided: another paper."""
_MEANT = re.compile(r"\b(?:deze|dit|hierbij|aldus|heden)\b")
_RECEIVED = r"(?:ontvangen|ingekomen|binnengekomen|toegezonden|toegestuurd|verzonden|verstuurd|gestuurd|nagezonden|gemaild)\b"
_CAME_IN = re.compile(rf"(?:\s|,\s)(?:(?:van|aan|door|bij|per|naar) \w+ )?{_RECEIVED}")
_CAME_IN_ON = re.compile(rf"\b{_RECEIVED}(?: (?:op|d\.d\.|dd\.?|per))?\W*$")
_TODAY = re.compile(rf"\b(?:heden|vandaag),? \(?{_WEEKDAY}(?:de )?$")
""" "Met ingang van heden (4 mei 2026)": the day of writing itself, whatever begins on it."""
_NOT_YET = re.compile(r"\b(?:wordt|worden|moet|moeten|dient|dienen|zal|zullen|kan|kunnen|uiterlijk)\b")


def is_of_other(plain: str, start: int) -> bool:
    """Do the words before this place of folded text say that the date here is of something else?"""
    return _OTHER.search(plain[max(0, start - 60) : start]) is not None


def is_of_receipt(plain: str, day: Dated) -> bool:
    """Is it the day on which something was sent or came in: "het d.d. 15 juli 2026 ontvangen besluit"?"""
    return _CAME_IN.match(plain, day.end) is not None or _CAME_IN_ON.search(plain[max(0, day.start - _CLOSE) : day.start]) is not None


def is_another(plain: str) -> bool:
    """Do the folded words right before a day name a paper that is only sent with this one, or asked or answered in it?"""
    return _SENT_WITH.search(plain) is not None


_SENT_WITH = re.compile(
    r"\b(?:vog|gva|ubo|nota(?: van inlichtingen)?|nvi|uittreksel|polis\w*|certificaat|keurmerk|formulier|accountantsverklaring|"
    r"jaarrekening|(?:de|uw|onze) brief|mail|overeenkomst|contract|versie|inkoopbeleid|beleid|gesprek)\b(?:[^.;:0-9]|d\.d\.|dd\.){0,24}$"
)


def is_not_signing(plain: str) -> bool:
    """Do these folded words right before a day make it the day of something else: "Deadline", "Uitgave"?"""
    return _NOT_OF_SIGNING.search(f"{plain} #") is not None


def names_another(plain: str) -> bool:
    """Is it another paper that these folded words say is signed or decided: the statutes, the policy, a letter of intent?"""
    return _OF_ANOTHER.search(plain) is not None and _MEANT.search(plain) is None


def labelled_day(label: Labelled) -> Dated | None:
    """The day beside or under a label, unless the words before it tell of another: an empty "Datum" over "In te dienen voor ..."."""
    plain = fold(label.value)
    day = first_date(plain)
    if day is None or is_of_other(plain, day.start):
        return None
    beside = label.row.plain[label.start : label.end].rstrip(" :._").endswith(fold(label.label).rstrip(" :._"))
    return None if label.below and beside and len(plain[: day.start].split()) > _FEW else day


_FEW = 4  # words before a day under its label: a place, the day of the week


def decided_label(rows: Sequence[Row]) -> list[Fact]:
    """ "Vergaderdatum  18 juni 2026", "Datum besluit: 30 juni 2026": anywhere in the paper."""
    facts: list[Fact] = []
    for one in labelled(rows, _LABELS):
        day = first_date(fold(one.value), within=24) if one.name == "datum" else None
        if day is not None and day.day is not None and not is_of_other(fold(one.value), day.start):
            facts.append(one.fact("datum", day.value, day.about))
    return facts[:1]


def told_day(seen: Excerpt) -> list[Fact]:
    """ "Vastgesteld in de vergadering van 29 juni 2026", "op heden, 7 juli 2026": the last day a sentence gives to this paper."""
    if changed := changed_day(seen, said=True):
        return changed
    for sheet in reversed(seen.sheets):
        told = sorted(_told(sheet), key=lambda one: one[1].start)
        if told:
            start, day = told[-1]
            return [sheet.fact("datum", day.value, day.about, span=(start, day.end))]
    return []


def changed_day(seen: Excerpt, *, said: bool) -> list[Fact]:
    """ "Vastgesteld op 3 maart 2025, laatst gewijzigd op 5 juni 2026"; not `said`: also without a word before it that tells of deciding."""
    for sheet in seen.sheets:
        for match in _CHANGED.finditer(sheet.plain):
            before = sheet.plain[max(sentence(sheet.plain, match.start(), match.end())[0], match.start() - _CLOSE) : match.start()]
            day = first_date(sheet.plain, start=match.end(), within=2)
            if day is not None and not names_another(before[-_PAPER:]) and (not said or _FIRST_ACT.search(before)):
                return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []


def _told(sheet: Sheet) -> Iterator[tuple[int, Dated]]:
    """Where a sentence begins to tell of deciding, and the date it gives."""
    days = {day.start: day for day in dates(sheet.plain) if day.day is not None}
    days = {at: day for at, day in days.items() if _TODAY.search(sheet.plain[max(0, at - _CLOSE) : at]) or not is_of_other(sheet.plain, at)}
    days = {start: day for start, day in days.items() if not is_of_receipt(sheet.plain, day)}
    for pattern in _TOLD if days else ():
        for match in pattern.finditer(sheet.plain):
            day = next((days[at] for at in range(match.end(), match.end() + 3) if at in days), None)
            before = sheet.plain[sentence(sheet.plain, match.start(), match.end())[0] : match.end()]
            if (
                day is not None
                and not names_another(before)
                and not NO_BIDDER.search(sheet.plain, match.start(), day.start)
                and not _NOT_YET.search(sheet.plain[match.start() : day.start])
            ):
                yield match.start(), day


_NOT_OF_SIGNING = re.compile(
    r"gebo(?:ren|orte)|\bgeb\.|birth|\bborn\b|opricht|opgericht|incorporat|statut|\bakte|\bdeed\b|articles|deponer|"
    r"gedeponeerd|jaarrek|jaarst|"
    r"jaarversl|boekjaar|\bin functie|into office|\bsinds\b|\bsedert\b|\bsince\b|\bvanaf\b|\bper #|ingang|ingaand|ingaat|gaat in|\bstart|"
    r"begin|aanvang|\beind(?!hoven)|\btot (?:en met )?#|\bt/m|\buntil|geldig|valid|verval|verloop|verlo(?:opt|pen)|"
    r"\bloop|uiterlijk|\bsluit|"
    r"deadline|versie|version|revisie|concept|\bmodel\b|format|sjabloon|template|\bprint(?!hagen)|afdruk|afgedrukt|"
    r"gewijzigd|wijziging|amend|"
    r"bijgewerkt|aanvraag|aangevraagd|verzoek|ontva?ng|verzonden|verstuurd|publicatie|gepubliceerd|inlichtingen|beleid|polis|certifica|"
    r"keurmerk|vorige|vervang|vervanging|overeenkomst|contract|uittreksel|extract|\bvog\b|gedrag|regist|ingeschreven|vestig|\bbelang|"
    r"\blid\b|besluit van de|\bwet\b|\bbijlage|nota\b|convenant|afgegeven|afgesloten|\bterm(?:ijn)?\b|\bvoor #|schreef|wrote|vergadering|"
    r"kenmerk|publi|aanbesteding|dateert|formulier|accountant|gesprek|besproken|\b(?:de|uw|onze) brief\b|\blid van|branche|intentie|notul|"
    r"\bvan #|\bin #|laatst|"
    r"antwoord|vragen|startdatum|sluitingsdatum|uiterst|houdbaar|jaarverslag|zorgkanto|zorgverzekeraar|betaald|betaling"
)
"""Words with a day that make it the day of something else; `#` is the day."""


def left_day(seen: Excerpt, blank: Sequence[int]) -> list[Fact]:
    """Where no words that we know tell of signing: the day that no words tell to be another's. Of several none is sure.

    `blank` are the rows with a place for the day that seems empty: then only a day right beside it counts.
    """
    left = [one for one in loose_days(seen, others=_NOT_OF_SIGNING) if not one.prose]
    left = [one for one in left if any(abs(one.index - at) < _NEAR for at in blank)] if blank else left
    labelled = [one for one in left if _OF_SIGNING.search(one.words)]
    return one_of(labelled or left, told=bool(labelled))


_NEAR = 2  # rows
_FIRST_ACT = re.compile(rf"\b{_ACT}\b")
_CLOSE, _PAPER = 90, 50  # letters before "gewijzigd op", in which the act stands; and the paper that was changed
_OF_SIGNING = re.compile(r"teken|\bdatum\b|\bdate\b|\bdag\b|\bsign|krabbel|paraaf|akkoord|gedaan")


_MEETING = re.compile(
    r"(?:(?:(?:bestuurs|directie|leden|raads)?vergadering|notulen|bijeen|vergaderd|gehouden|vastgesteld|besluit|besloten|"
    r"proces-verbaal|datum)\b|"
    r"\bd\.d\.)[^.]{0,90}?(?=\b[0-9]{1,2}[\s./-](?:[0-9]{1,2}[./-]|jan|feb|maart|apr|mei|ju|aug|sep|okt|nov|dec))"
)


def day_of_meeting(seen: Excerpt) -> list[Fact]:
    """Minutes without a day of signing: the day of the meeting that decided."""
    for sheet in seen.sheets[:3]:
        for match in _MEETING.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=3)
            if day is None or is_of_other(sheet.plain, day.start) or is_another(sheet.plain[max(0, match.start() - _CLOSE) : day.start]):
                continue
            if is_of_receipt(sheet.plain, day) or names_another(
                sheet.plain[sheet.plain.rfind("\n", 0, match.start()) + 1 : match.start()][-_PAPER:]
            ):
                continue
            return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []

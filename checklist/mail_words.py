"""What the words of a mail say: parts announced, numbers and names, a correction, a withdrawal.

Weak signals only: a document always weighs more. Knows no bid, no round and no other mail.
"""

import re
from dataclasses import dataclass

from checklist.entity import plain

LONGEST = 40_000  # characters that are looked at; nobody writes a longer mail to send in a bid

_PART = re.compile(r"\b(?:deel|mail|e-?mail|bericht)\s*(\d{1,2})\s*(?:van|/|uit)\s*(?:de\s*)?(\d{1,2})\b", re.IGNORECASE)
_BARE_PART = re.compile(r"(?<![\d/.-])(\d{1,2})\s?(?:/|van(?: de)?)\s?(\d{1,2})(?![\d/]|-\d)", re.IGNORECASE)
_CORRECTION = re.compile(
    r"\b(correctie|gecorrigeerd\w*|herzien\w*|vervang\w*|verbeterde versie|juiste versie|nieuwe versie|aangepaste versie|"
    r"rectificatie|in plaats van|deze is de goede|dit is de goede|verkeerde versie|verkeerde bestand)\b",
    re.IGNORECASE,
)
_KVK = re.compile(
    r"\b(?:kvk|k\.v\.k\.?|koophandel|handelsregister|inschrijfnummer)[\s-]{0,2}(?:nummer|nr\.?|dossiernummer)?[\s:.()-]{0,4}"
    r"(\d{8}|\d{2}(?:[ .]\d{2}){3}|\d{4} \d{4})(?!\d)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&'’.-]*(?:[ \t]+(?:[A-Z&][\w&'’.-]*|de|het|van|en|voor|der|den|te|in|'t)){0,6}"
_NAMED = re.compile(
    rf"\b(?:[Nn]aam (?:organisatie|inschrijver)|[Ii]nschrijver|[Oo]rganisatie)\s?:\s?({_NAME})|({_NAME})[\s,(]{{1,3}}(?:KvK|KVK|kvk)\b"
)

_LEAD = re.compile(
    r"^(?!Stichting|Vereniging|Co[öo]peratie).*\bvan\s+(?=.*(?:\.[VFA]\.?$|Stichting))"
    r"|^(?:Inschrijving|Aanmelding|Offerte|Namens|Van|Hierbij|Betreft)\s+(?:van\s+)?"
)
_BID = r"(?:inschrijving|aanbieding|aanmelding|offerte)(?:en)?"
_BETWEEN = r"(?:\s+(?!aandacht)[\w'’.()-]+)"
_WITHDRAWAL = re.compile(
    rf"\btrek(?:ken|t)?{_BETWEEN}{{0,6}}\s+{_BID}{_BETWEEN}{{0,14}}\s+(?:terug|in)(?=\s*(?:[,;.!]|$)|\s+(?:voor|per|omdat|want|en|vanwege)\b)"
    rf"|\b{_BID}{_BETWEEN}{{0,14}}\s+trek(?:ken|t)?\s+(?:\w+\s+){{0,3}}(?:terug|in)\b"
    rf"|\b{_BID}{_BETWEEN}{{0,14}}\s+(?:in te trekken|intrekken|terug te trekken|terugtrekken|ingetrokken|teruggetrokken)\b"
    rf"|\bintrekking\s+(?:van\s+)?(?:\w+\s+){{0,3}}{_BID}"
    rf"|\b(?:zien|ziet|zie)\s+(?:\w+\s+){{0,4}}af\s+van\s+(?:\w+\s+){{0,3}}(?:{_BID}|deelname)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:dingen|doen|doe|doet|ding)\s+(?:\w+\s+){0,2}niet\s+(?:(?:langer|meer)\s+)?mee\b"
    r"|\bstop(?:pen|t)?\s+(?:\w+\s+){0,3}met\s+(?:\w+\s+){0,2}(?:aanbesteding|inkoop|inkoopprocedure|procedure)\b"
    r"|\btrek(?:ken|t)?\s+(?:\w+\s+){0,2}(?:ons|mij)\s+(?:\w+\s+){0,3}terug\b"
    rf"|\bhandha(?:af|aft|ven)\s+(?:\w+\s+){{0,3}}{_BID}\s+(?:\w+\s+){{0,2}}niet\b"
    rf"|\b{_BID}{_BETWEEN}{{0,6}}\s+als\s+niet\s+(?:gedaan|verzonden|ontvangen|ingediend)\b"
    rf"|\b{_BID}{_BETWEEN}{{0,8}}\s+niet\s+(?:langer|meer)\s+(?:te\s+)?handhaven\b"
    r"|\bals\s+niet\s+(?:gedaan|verzonden|ingediend)\s+te\s+beschouwen\b"
    r"|\bvan de lijst (?:te )?halen\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:niet|geen|indien|wanneer|mocht\w*|kan|kunt|kunnen|mag|mogen|zou\w*|hoe|of|tenzij|overweg\w+)\b|\bals (?:wij|we|u|een|de)\b|\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sentence that takes a bid back, literally; not `sure` where it may be a question, a condition or a denial."""

    sentence: str
    sure: bool


def numbered_part(subject: str, text: str) -> tuple[int, int] | None:
    """ "deel 1 van 2" as (1, 2), from the subject first."""
    found = _PART.search(subject) or _PART.search(text[:LONGEST])
    return (int(found[1]), int(found[2])) if found else None


def possible_parts(words: str) -> frozenset[tuple[int, int]]:
    """Whatever may be a part: a bare "1/3" can be a date too, so that it never announces a part by itself."""
    found = {(int(match[1]), int(match[2])) for match in _BARE_PART.finditer(words[:LONGEST])}
    return frozenset((number, total) for number, total in found if 1 <= number <= total)


def corrects(words: str) -> bool:
    """Does the sender call this a correction?"""
    return bool(_CORRECTION.search(words[:LONGEST]))


def kvk_numbers(words: str) -> frozenset[str]:
    """Eight digits that are called a KvK number."""
    return frozenset(re.sub(r"\D", "", found[1]) for found in _KVK.finditer(words[:LONGEST]))


def name_given(words: str) -> str:
    """The name that stands before a KvK number or behind "Naam organisatie:"; "" when there is none or more than one."""
    told = (found for found in _NAMED.finditer(words[:LONGEST]) if found[1] or " " in found[2].strip())
    names = dict.fromkeys(re.sub(r"(?<![A-Z])\.$", "", _LEAD.sub("", (found[1] or found[2]).strip(" ,"))) for found in told)
    by_form = {plain(name): name for name in names}
    return next(iter(by_form.values())) if len(by_form) == 1 else ""


def compared(words: str) -> str:
    """The words in the form in which names are compared, with a space at both ends."""
    return f" {plain(words[:LONGEST])} "


def mentions(words: str, name: str) -> bool:
    """Do these words, made by `compared`, hold this name? One short word is no name: it may be any word."""
    return (" " in name or len(name) >= 8) and f" {name} " in words


def withdrawal(words: str) -> Withdrawal | None:
    """The first sentence that takes a bid back; a sure one goes before a doubtful one."""
    found = [
        Withdrawal(sentence=sentence, sure=bool(_WITHDRAWAL.search(sentence)) and not _DOUBT.search(sentence))
        for sentence in _sentences(words[:LONGEST])
        if _WITHDRAWAL.search(sentence) or _PERHAPS.search(sentence)
    ]
    return next((one for one in found if one.sure), found[0] if found else None)


def _sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", text)
    return [" ".join(part.split())[:400] for part in parts if part.strip()]

"""What the words of a mail say: parts announced, numbers and names, a correction, a withdrawal.

Weak signals only: a document always weighs more. Knows no bid, no round and no other mail.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    r"\b(?:kvk|k\.v\.k\.?|koophandel|handelsregister|inschrij(?:f|vings)nummer)[\s-]{0,2}(?:nummer|nr\.?|dossiernummer)?[\s:.()-]{0,4}"
    r"(\d{8}|\d{2}(?:[ .]\d{2}){3}|\d{4} \d{4})(?!\d)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&'’.-]*(?:[ \t]+(?:[A-Z&][\w&'’.-]*|de|het|van|en|voor|der|den|te|in|'t)){0,6}"
_NAMED = re.compile(
    rf"\b(?:[Nn]aam (?:organisatie|inschrijver)|[Ii]nschrijver|[Oo]rganisatie)\s?:\s?({_NAME})|({_NAME})[\s,(]{{1,3}}(?:KvK|KVK|kvk)\b"
)

_LEGAL = re.compile(
    r"\b((?:Stichting|Vereniging|Co[öo]peratie)(?:[ \t]+(?:[A-Z&][\w&'’.-]*|de|het|van|en|voor|der|den|te|in|'t)){1,6})"
    rf"|({_NAME}[ \t]+(?:B\.?V\.?|V\.?O\.?F\.?|U\.A\.|N\.V\.))(?!\w)"
)
_SAYS_IT_BIDS = re.compile(
    r"\b(?:hierbij|bijgaand|bijgevoegd|in de bijlage|als bijlage)\b[^.?!]{0,80}\b(?:inschrijving|aanbieding|offerte|bestuursverklaring)\b"
    r"|\b(?:(?:ik|wij|we) schrij(?:f|ven)|schrij(?:f|ven) (?:ik|wij|we))\b[^.?!]{0,60}\bin\b"
    r"|\b(?:onze|mijn) (?:inschrijving|offerte|aanmelding)\b[^.?!]{0,60}\b(?:bijgevoegd|bijgaand|bijlagen?|vindt u|treft u)\b",
    re.IGNORECASE,
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
_PERHAPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:dingen|doen|doe|doet|ding)\s+(?:\w+\s+){0,2}niet\s+(?:(?:langer|meer)\s+)?mee\b",
        r"\b(?:dat|om)\s+(?:we|wij|ik)?\b[^.?!]{0,50}\bniet\s+(?:(?:langer|meer)\s+)?(?:mee(?:te)?(?:dingen|doen)|mee te \w+|deelnemen)\b",
        r"\b(?:zien|zie)\s+(?:\w+\s+){0,4}(?:van\s+)?af\b|\bhebben\s+(?:\w+\s+){0,4}besloten\b[^.?!]{0,40}\baf\s?te\s?zien\b",
        r"\bstop(?:pen|t)?\s+(?:\w+\s+){0,3}met\s+(?:\w+\s+){0,2}(?:aanbesteding|inkoop|inkoopprocedure|procedure)\b",
        r"\btrek(?:ken|t)?\s+(?:\w+\s+){0,2}(?:ons|mij)\s+(?:\w+\s+){0,3}terug\b",
        rf"\bhandha(?:af|aft|ven)\s+(?:\w+\s+){{0,3}}{_BID}\s+(?:\w+\s+){{0,2}}niet\b",
        rf"\b{_BID}{_BETWEEN}{{0,8}}\s+niet\s+(?:langer|meer)\s+(?:te\s+)?handhaven\b",
        r"\bals\s+niet\s+(?:gedaan|verzonden|ontvangen|ingediend)\b",
        r"\bvan de lijst (?:te )?halen\b",
        r"\b(?:stukken|documenten|papieren)\b[^.?!]{0,40}\b(?:vernietigen|verwijderen|weggooien|retour|terzijde)\b",
    )
)
"""Ways to say it that may mean something else; two different ones in one mail leave no doubt."""

_DENIAL = re.compile(
    r"\b(?:dit|deze mail|het|bijgaand[e\w ]{0,20}|de bijlage)\s+(?:is|zijn)\s+(?:dus\s+|overigens\s+)?(?:nog\s+)?(?:niet|geen)\s+"
    r"(?:(?:onze|mijn|de|een|het)\s+)?(?:(?:definitieve|offici[eë]le|echte|formele)\s+)*(?:inschrijving|aanmelding|offerte|aanbieding)\b"
    r"(?!\s+(?:van|namens|voor|die|compleet|volledig))",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\s*(?:graag )?(?:wilt|wil|zou(?:dt)?|kunt|kan) (?:u|je|jij|men)\b[^?]*\?\s*$", re.IGNORECASE)
"""A question only by form: "Wilt u ons van de lijst halen?"."""
_CONDITION = re.compile(
    r"\b(?:indien|wanneer|mocht\w*|kan|(?<!u )kunt|kunnen|mag|mogen|zou\w*|tenzij|overweg\w+)\b|\bals (?:wij|we|u|een|de)\b|\?",
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
    """The name before a KvK number, behind "Naam organisatie:" or with its legal form; "" when there is none or more than one."""
    told = (found for found in _NAMED.finditer(words[:LONGEST]) if found[1] or " " in found[2].strip())
    return _only(found[1] or found[2] for found in told) or _only(found[0] for found in _LEGAL.finditer(words[:LONGEST]))


def _only(found: Iterable[str]) -> str:
    """The one name among these, however often and however written; "" for several."""
    names = dict.fromkeys(re.sub(r"(?<![A-Z])\.$", "", _LEAD.sub("", name.strip(" ,"))) for name in found)
    by_form = {plain(name): name for name in names}
    return next(iter(by_form.values())) if len(by_form) == 1 else ""


def says_it_bids(words: str) -> bool:
    """Does the sender say, as the one who bids, that this is a bid?"""
    return bool(_SAYS_IT_BIDS.search(words[:LONGEST]))


def compared(words: str) -> str:
    """The words in the form in which names are compared, with a space at both ends."""
    return f" {plain(words[:LONGEST])} "


def mentions(words: str, name: str) -> bool:
    """Do these words, made by `compared`, hold this name? One short word is no name: it may be any word."""
    return (" " in name or (len(name) >= 8 and name not in _ANY_OF_THEM)) and f" {name} " in words


_ANY_OF_THEM = frozenset(
    "clientondersteuning clientondersteuners clientondersteuner ondersteuning organisatie onafhankelijke zorgadvies clientadvies "
    "begeleiding onderneming combinatie samenwerkingsverband".split()
)
"""Words of the trade: as a name, half of one that was read over two lines."""


def withdrawal(words: str) -> Withdrawal | None:
    """The first sentence that takes a bid back; a sure one goes before a doubtful one."""
    found: list[Withdrawal] = []
    ways: set[int] = set()
    for sentence in _sentences(words[:LONGEST]):
        plainly, said = bool(_WITHDRAWAL.search(sentence)), {way for way, pattern in enumerate(_PERHAPS) if pattern.search(sentence)}
        if plainly or said:
            found.append(Withdrawal(sentence=sentence, sure=plainly and not _DOUBT.search(sentence)))
        if _REQUEST.match(sentence) or not _CONDITION.search(sentence):
            ways |= said
    sure = next((one for one in found if one.sure), None)
    if sure is None and len(ways) > 1:
        return replace(found[0], sure=True)
    return sure or next(iter(found), None)


def denial(words: str) -> str:
    """The sentence in which the sender says that this is no bid yet; "" when there is none."""
    return next((sentence for sentence in _sentences(words[:LONGEST]) if _DENIAL.search(sentence)), "")


def _sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", text)
    return [" ".join(part.split())[:400] for part in parts if part.strip()]

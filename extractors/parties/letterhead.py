"""The name under which an own text goes out where it has no legal form: over an address in a letterhead, or in a title that is repeated.

Knows how such heads look; a place, a person, a buyer and the words of a heading are no names.
"""

import re
from collections.abc import Iterator

from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.parties.names import NO_BIDDER, is_person
from extractors.parties.owners import is_stranger

_HEAD_ROWS = 3  # the name stands first, or under a logo's words
_UNDER = 3  # rows under the name in which the address stands
_TITLE_ROWS = 4
_LEAST_TIMES = 2  # elsewhere in the text
_LINKS = frozenset("van de der den het en & in voor te ter op 't aan".split())
_ADDRESS = re.compile(r"\b[1-9][0-9]{3} ?[a-z]{2}\b(?! [0-9])")
_CONTACT = re.compile(r"\b(?:tel(?:efoon)?|www|e-?mail|kvk)\b|@|\bhttps?:|\b0[0-9]{1,3}[ -][0-9 ]{6,}")
_ADDRESSED = re.compile(
    r"\b(?:aan|t\.a\.v|ter attentie|afdeling|inkoop|inkoper|gemeente|mevrouw|de heer|dhr|mw|geacht|betreft|postbus|antwoordnummer)\b"
)
_HEADING = re.compile(
    r"\b(?:onderbouwing|motiva\w+|motiver\w+|toelichting|bijlage|plan|aanpak|inschrijving|selectiecriteria|geschiktheidseisen|eisen|visie|verklaring|"
    r"inhoud\w*|samenvatting|regio|datum|versie|vertrouwelijk|pagina|hoofdstuk|waarom|hoe|wie|ons|onze|implementatie\w*|inwerk\w*|"
    r"zorgkantoor\w*|brief|uittreksel|volmacht|machtiging|overzicht|prognose|offerte|aanbesteding|document)\b"
)
_GENERIC = frozenset(
    "onafhankelijke onafhankelijk clientondersteuning clientondersteuners oco wlz langdurige zorg nederland nota bidbook".split()
)
_TRADE = re.compile(
    r"&|\b\w*(?:advies|adviseurs|ondersteun(?:ing|ers?)|zorg|wijzers?|wegwijs|raadslieden|raad|hulp|steun|coach(?:ing|es)?|begeleiding|team|"
    r"bureau|praktijk|groep|collectief|kring|netwerk|huis|punt|lijn|plein|clienten|belang|care|consult(?:ancy)?|instituut|centrum|"
    r"kantoor|samen)\b"
)
"""What a name has that no person has."""
_PARTS = re.compile(r"\s[-–—|·•]\s|,\s(?=regio\b)|\s{2,}")


def named_at_head(seen: Excerpt, places: list[Fact]) -> list[Fact]:
    """One `handelsnaam`, or nothing; `places` are the regions that the text names, which are no names of who writes."""
    areas = {fold(fact.value) for fact in places}
    return next((found for found in (_over_address(seen, areas), _in_title(seen, areas)) if found), [])


def _over_address(seen: Excerpt, areas: set[str]) -> list[Fact]:
    for index, row in enumerate(seen.rows[:_HEAD_ROWS]):
        under = [other.plain for other in seen.rows[index + 1 : index + 1 + _UNDER] if other.page == row.page]
        has_address = any(_ADDRESS.search(line) or _CONTACT.search(line) for line in under[:2])
        above = " ".join(other.plain for other in seen.rows[:index])
        if not has_address or _ADDRESSED.search(f"{above} {row.plain} {' '.join(under[:2])}"):
            continue
        for name in _names(row, areas):
            return [_fact(row, name)]
    return []


def _in_title(seen: Excerpt, areas: set[str]) -> list[Fact]:
    """ "Implementatieplan regio X - De Kade Advies": a part beside a heading that comes back in the text."""
    text = "\n".join(sheet.text for sheet in seen.sheets)
    for row in seen.rows[:_TITLE_ROWS]:
        parts = _PARTS.split(row.text.strip())
        if len(parts) < 2 or not any(_HEADING.search(fold(part)) for part in parts):
            continue
        for name in _names(row, areas):
            if text.count(name) > _LEAST_TIMES:
                return [_fact(row, name)]
    return []


def _names(row: Row, areas: set[str]) -> Iterator[str]:
    parts = (part.strip(" ,.:") for cell in cells_of(row.text) for part in _PARTS.split(cell))
    return (part for part in parts if _is_name(part, areas))


def _is_name(part: str, areas: set[str]) -> bool:
    """Two to six words with capitals of which not all are common in this trade."""
    words, plain = part.split(), fold(part)
    if not 2 <= len(words) <= 6 or any(letter.isdigit() or letter in ":?!/@" for letter in part):
        return False
    if not words[0][:1].isupper() or not all(word[:1].isupper() or word.lower() in _LINKS for word in words):
        return False
    if _HEADING.search(plain) or _ADDRESSED.search(plain) or NO_BIDDER.search(plain) or is_stranger(plain):
        return False
    if not _TRADE.search(plain) and (is_person(part) or any(plain in area or area in plain for area in areas)):
        return False
    return plain not in areas and not all(word in _GENERIC or word in _LINKS for word in plain.split())


def _fact(row: Row, name: str) -> Fact:
    start = row.text.index(name)
    return row.fact("handelsnaam", name, span=(start, start + len(name)))

"""The name of a bidder without a legal form, by the KvK number beside or under it: "Zilt Advies (KvK 12345678)", a letterhead, a foot.

Knows how such names stand; a person who signs, a buyer and the words of a heading are no names.
"""

import re

from extractors.document import Fact
from extractors.excerpt import Excerpt, cells_of, fold
from extractors.numbers import EIGHT
from extractors.parties.names import NO_BIDDER

KVK_LABEL = re.compile(r"\bkvk\b|\bk\.v\.k|kamer van koophandel|handelsregister")


def names_with_number(seen: Excerpt) -> list[Fact]:
    """`statutaire_naam`, the likeliest first: what stands before its number, on one line with it, and over it."""
    return [*_before_number(seen), *_on_line_with_number(seen), *_above_number(seen)]


_WORDS = (
    r"(?P<name>(?!(?:Namens|Voor|Door|Aan|Bij)\s)[A-ZÀ-Ý][\w'’&.-]*"
    r"(?: (?:[A-ZÀ-Ý&][\w'’&.-]*|van|de|der|en|voor|het|in|te|den|op|aan|ter|ten|['’‘]t|['’‘]s)){1,7})"
)
_ONE_NUMBERED = re.compile(
    _WORDS + r"(?:\s(?:is|zijn) een (?:eenmanszaak|maatschap|vof|v\.o\.f\.)|\s\((?:eenmanszaak|maatschap|vof|zzp))?\s*[,(·•|]\s*"
    r"(?:(?:staat |staand )?(?:ingeschreven|bekend|geregistreerd|te vinden)\b[^0-9.;]{0,40}?)?(?i:kvk|"
    r"k\.v\.k|handelsregister)[^0-9\n]{0,18}[0-9]{8}(?![0-9])"
)
_BARE_NUMBERED = re.compile(_WORDS + r" \([0-9]{8}\)")
_CALLED = re.compile(r"\b(?:bedrijf|praktijk|onderneming|organisatie|zaak|bureau) heet (?P<name>[A-Z][^.,;:(]{2,60}?)(?=[.,;:(]|\s{2}|$)")


def _before_number(seen: Excerpt) -> list[Fact]:
    """ "Zilt Advies (KvK 12345678)", "mijn bedrijf heet Zilt Advies": a name without a legal form."""
    for pattern in (_ONE_NUMBERED, _CALLED, _BARE_NUMBERED):
        for sheet in seen.sheets[:3]:
            match = pattern.search(sheet.text)
            if match is not None and not NO_BIDDER.search(fold(match["name"])) and not _NO_HEAD.search(fold(match["name"])):
                return [sheet.fact("statutaire_naam", " ".join(match["name"].split()), span=match.span("name"))]
    return []


_LINE_NUMBERED = re.compile(
    r"^\s*(?P<name>[A-ZÀ-Ý][^,;:|()?!0-9]{2,70}?)\s*[,|(·•]\s*(?i:kvk|k\.v\.k|handelsregister)[^0-9\n]{0,18}[0-9]{8}\)?\s*\.?\s*$"
)
_TELLS = re.compile(r"\b(?:is|ben|zijn|was|wij|ik|heeft|hebben|verklaart|verklaren|bij|met|onder|ons|onze|mijn|uw)\b")
_MOST_WORDS = 7


def _on_line_with_number(seen: Excerpt) -> list[Fact]:
    """A line that is a name and its KvK number and nothing more: "Naast u - clientondersteuning Alting, KvK 12345678"."""
    for row in seen.rows[:200]:
        match = _LINE_NUMBERED.match(row.text)
        name = match["name"].strip() if match is not None else ""
        if match is None or not 1 < len(name.split()) <= _MOST_WORDS or _TELLS.search(fold(name)):
            continue
        if not NO_BIDDER.search(fold(name)) and not _NO_HEAD.search(fold(name)) and not _CLOSES.match(row.plain):
            return [row.fact("statutaire_naam", name, span=match.span("name"))]
    return []


_SMALL = frozenset("van de der den het en & in voor te ter op 't aan".split())
_OPENING = 8  # lines: a letterhead
_NO_HEAD = re.compile(
    r"verklaring|volmacht|machtig|onderbouwing|betreft|geacht|aan:|datum|inkoop|inschrijv|zorgkantoor|uittreksel|wlz|plan\b|bijlage|"
    r"waarom|motivat|mevrouw|de heer|\bdhr\b|\bmw\b|t\.a\.v|ter attentie|afdeling"
)
_CLOSES = re.compile(r"\s*(?:hoogachtend|(?:met )?(?:\w+ )?groet(?:en|jes)?\b|mvg\b|namens\b|getekend\b|ondertekend\b)")


def _above_number(seen: Excerpt) -> list[Fact]:
    """The name of a sole trader or partnership, without legal form: first in a letterhead or a foot that has the KvK number."""
    last = max(_OPENING, len(seen.rows) - _FOOT)
    for index in (*range(min(_OPENING, len(seen.rows))), *range(last, len(seen.rows))):
        row = seen.rows[index]
        if any(_CLOSES.match(other.plain) for other in seen.rows[max(0, index - 2) : index + 1]):  # who signs, not what for
            continue
        for cell in cells_of(row.text):
            name, _, rest = cell.partition(",")
            near = f"{fold(rest)} " + " ".join(other.plain for other in seen.rows[index + 1 : index + 5])
            name = re.split(r"\s[–—|-]\s", name)[0].strip()
            if _is_plain_name(name) and KVK_LABEL.search(near) and EIGHT.search(near):
                return [row.fact("statutaire_naam", name, span=(row.text.index(name), row.text.index(name) + len(name)))]
    return []


_FOOT = 5  # rows


def _is_plain_name(name: str) -> bool:
    """Two to seven words with capitals, no number, no heading, and nobody who buys."""
    named = 1 < len(name.split()) <= 7 and all(word[:1].isupper() or word in _SMALL for word in name.split())
    return (
        named
        and not any(letter.isdigit() or letter in ":?" for letter in name)
        and not _NO_HEAD.search(fold(name))
        and not NO_BIDDER.search(fold(name))
    )

"""One person in words that hold a signer and nothing else: name, function, organisation.

Knows how such a line is written; knows no place on a page, and judges no signature.
"""

import re

from extractors.days.dates import dates
from extractors.excerpt import fold
from extractors.parties.names import NO_BIDDER, is_person, without_title
from extractors.signing.block import FIRM, INITIALS_FIRST, ROLE, TYPED, organisation_in, people, role_of

_LONGEST = 110  # letters
_FEW = 6  # words of what stands around a name
_PARTS = re.compile(r",\s+|[():;|]|\s+/\s+")
_NUMBER = re.compile(r"\s*(?<![0-9])[0-9]{8}\s+")  # of the chamber of commerce, in the column before the name
_DASH = re.compile(r"\s+[–—-]\s+")
_AS = re.compile(r"^\s*(?:door|mede|p/o|i\.o\.)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÀ-Ý][a-z]?\.")
_OTHERS = re.compile(
    r"[%@€]|\b(?:contactpersoon|contact|bereikbaar|tel|telefoon|mobiel|e-?mail|mail|t\.?a\.?v|c\.?c|aan|cc|geboren|born|onderaannemers?|"
    r"vertrouwenspersoon|klachten\w*|functionaris|clientondersteuners?|toezichthouder|accountant|h\.?o\.?d\.?n|kvk|bijlage|"
    r"is|zijn|wordt|worden|heeft|hebben|verklaart|verklaren|machtigt|machtigen|mag|mogen)\b"
)
"""Words beside the name of somebody who does something else than sign, or of a sentence."""


def signer_in(words: str) -> tuple[str, str, str, bool] | None:
    """Name, function, organisation, and whether a day stands with them, of words that hold one person and nothing but those.

    "Goes, 3 juli 2026 – A. Alting (directeur)", "Alfa B.V., A. Alting", "A. Alting, voorzitter"; None for all else.
    """
    words = _NUMBER.sub(", ", TYPED.sub("", words)).strip(" ,")
    if not words or len(words) > _LONGEST or _OTHERS.search(fold(words)) or re.search(r"[0-9]{6}", words):
        return None
    parts = [part for whole in _PARTS.split(words) for part in _undashed(whole.strip(" ,;:"))]
    names = [without_title(part) for part in parts if _is_name(part)]
    lettered = [name for name in names if _INITIALS.match(name)]
    names = lettered if len(names) > 1 and len(lettered) == 1 else names  # "Wegwijs Vechtdal: A. Alting"
    others = [part for part in parts if part and without_title(part) not in names]
    if len(names) != 1 or len(people(words)) > 1 or any(len(part.split()) > _FEW and not organisation_in(part) for part in others):
        return None
    role = next((found for part in others if (found := role_of(part))), "")
    party = next((found for part in others if (found := organisation_in(part))), "")
    return names[0], role, party, any(dates(fold(part)) for part in others)


def _undashed(part: str) -> list[str]:
    """The pieces on both sides of a dash; a name with a dash in it is one."""
    part = _AS.sub("", part)
    pieces = [_AS.sub("", piece) for piece in _DASH.split(part)]
    joined = len(pieces) == 2 and _is_name(pieces[0]) and pieces[1].istitle() and pieces[1].isalpha()  # "J. Smit - Mulder"
    return [part] if joined or _is_name(part) else pieces


_LABEL = re.compile(r"\b(?:functie|naam|datum|plaats|handtekening|paraaf)\b")
"""The label of the next cell, where nothing sets it apart from the name before it."""


def _is_name(part: str) -> bool:
    if _LABEL.search(fold(part)):
        return False
    bare = _DASH.sub("-", without_title(part))
    if (
        not INITIALS_FIRST.match(bare)
        or FIRM.match(fold(bare))
        or not is_person(bare)
        or organisation_in(bare)
        or NO_BIDDER.search(fold(part))
    ):
        return False
    return ROLE.match(fold(part)) is None and not dates(fold(part)) and len(bare.split()) <= _FEW

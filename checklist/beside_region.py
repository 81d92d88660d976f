"""What a bidder says right beside the name of a region: "Waardenland (nog niet gecontracteerd, dus nieuw)", "Nijmegen: contract met VGZ
sinds 2021".

Knows the few words in which that is said, and nothing beside them; with any other word in it a person reads what is meant. Pure; names of
regions are resolved in regions.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checklist.held_contract import with_another
from checklist.language import fold
from checklist.region_names import REGION_NAMES
from checklist.regions import Match, Regions

_BRACKETS = re.compile(r"\s{0,3}\(((?:[^()]|\([^()\n]{2,40}\)){3,110})\)")
_INNER = re.compile(r"[()]")
_BEHIND = re.compile(r"\s{0,3}[:–—]\s+([^.;\n()]{3,90})|\s+-\s+([^.;\n()]{3,90})")
_JOINED = re.compile(r"\s*(?:,|/|&|\+|en|,? en|alsmede)\s*(?:de )?(?:regio )?", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*[,;–—]\s*|\s+(?:en|dus|want|namelijk|daarom)\s+")
_NEW = re.compile(
    r"(?:(?:dus|nog|geheel|helemaal|hier|daar|er|is|zijn|ben|wij|we|ik|voor|ons|mij|een|als|deze|regio) )*nieuwe?"
    r"(?: (?:regio|gebied|aanbieder|inschrijver|toetreder|voor|ons|mij|hier|daar|in|deze|er|bij|u|per|vanaf|[0-9]{4}))*|"
    r"(?:(?:wij|we|ik|hier|daar|er|zijn|ben|hebben|heb) )*nog (?:niet|nooit|geen)(?: eerder)? (?:wlz-?\s?)?"
    r"(?:gecontracteerd|actief|werkzaam|contract|overeenkomst)(?: (?:geweest|met|bij|door|u|hier|daar))*|geen contract(?: met u)?"
)
_CONTRACT = re.compile(r"\b(?:gecontracteerd|(?:wlz-?\s?|vgz-?\s?|cz-?\s?)?(?:contract|overeenkomst)|contractant|contracthouder)\b")
_KNOWN = re.compile(
    r"(?:(?:(?:al|reeds|nu|ook|werken|werk|werkt|actief|hier|daar|er|zijn|ben|is|hebben|heb|wij|we|ik|een|onze?|sinds|vanaf|met|bij|door|onder|u|het|jaren?|lang|"
    r"wlz|vgz|cz|menzis|dsw|salland|zilveren|kruis|zorgkantoor|bestaande?|lopende?|huidige?|aanbieder|regio|gecontracteerd|contract|"
    r"overeenkomst|contractant|contracthouder|wlz-contract|vgz-contract|oco|ja|voor|in|t/m|tm|tot|en|[0-9]{1,4}|januari|december) ?)+|"
    r"als (?:combinatie|samenwerkingsverband|maatschap))"
)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_STARTS = re.compile(r"\b(?:sinds|vanaf|per) (?:(?:1 )?januari )?(20[0-9]{2})\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """The regions of which words right beside their name say that the bidder is new there, and those where it says to have a contract."""

    new: frozenset[str]
    contract: frozenset[str]


def beside(texts: Sequence[str], places: Regions, *, year: int | None) -> Beside:
    """What stands beside names of regions in these texts, for a bid of this year."""
    said = [one for text in texts for one in _all(text, places)]
    return Beside(
        new=frozenset(region for match, words in said if _is_new(words) for region in match.regions),
        contract=frozenset(
            region
            for match, words in said
            if _has_contract(words, year)
            for region in match.regions
            if not with_another(words, region, places)
        ),
    )


def _all(text: str, places: Regions) -> Iterator[tuple[Match, str]]:
    """Each region by name with the words beside it; of regions joined before one bracket none, for whose the words are is not clear."""
    named = sorted((match for match in places.find(text) if match.how in REGION_NAMES), key=lambda match: match.start)
    joined = {id(later) for one, later in pairwise(named) if _JOINED.fullmatch(text[one.end : later.start])}
    for match in named:
        if id(match) in joined:
            continue
        inside, behind = _BRACKETS.match(text, match.end), _BEHIND.match(text, match.end)
        if inside or behind:
            words = inside[1] if inside else (behind[1] or behind[2] if behind else "")
            yield match, " ".join(fold(_INNER.sub(" ", words)).split()).strip(" .")


def _is_new(words: str) -> bool:
    parts = [part for part in _CLAUSE.split(words) if part]
    return any(_NEW.fullmatch(part) for part in parts) and not any(_CONTRACT.search(part) for part in parts if not _NEW.fullmatch(part))


def _has_contract(words: str, year: int | None) -> bool:
    """Do plain words, and no others, say that there is a contract, one that neither begins after this year nor ended before it?"""
    parts = [part for part in re.split(r"\s*[,;]\s*", words) if part]
    if not _CONTRACT.search(words) or not all(_KNOWN.fullmatch(part) for part in parts):
        return False
    begins, ends = _STARTS.search(words), re.search(r"\b(?:t/m|tm|tot)\b.*?(20[0-9]{2})\b", words)
    years = [int(one) for one in _YEAR.findall(words)]
    only_before = bool(years) and not begins and year is not None and max(years) < year
    late = bool(begins and year and int(begins[1]) > year)
    return not (late or only_before or bool(ends and year and int(ends[1]) < year))

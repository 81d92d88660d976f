"""Has the bidder a running contract with a zorgkantoor for a region, as its own words tell? Pure; names of regions are resolved in
regions.py.
"""

import re
from collections.abc import Sequence

from checklist.filed import BidFile
from checklist.finding import CriterionRow, Support
from checklist.region_names import REGION_NAMES
from checklist.regions import Regions

_CONTRACT = re.compile(
    r"contract|overeenkomst|ingekocht|gecontracteerd|"
    r"\bwlz:? 20[0-9]{2}\b[^.;]{0,20}(?:zorgkantoor|\b(?:vgz|cz|menzis|dsw|salland|zilveren kruis)\b)",
    re.IGNORECASE,
)
_WMO = re.compile(r"\bwmo\b", re.IGNORECASE)
_WLZ = re.compile(r"\bwlz\b|zorgkantoor|\b(?:vgz|cz|menzis|dsw|salland|zilveren kruis|zorg (?:en|&) zekerheid)\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:wij|we|ik|onze?|ons|deelnemers?|combinanten|stichting|vereniging|organisatie|cooperatie|coöperatie)\b", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"(?:\bna (?:de )?gunning\b|\b(?:wil|willen|zal|zullen|hopen|straks|binnenkort|toekomstige?|nog te|beogen|indien|zodra|als wij)\b)"
    r"[^.;]{0,90}?(?:contract|overeenkomst)",
    re.IGNORECASE,
)
"""What is hoped for, before the word for it: who has a contract may wish to keep it."""
_FROM = re.compile(r"\b(?:vanaf|per|met ingang van)\b[^.;]{0,14}\b(?P<year>20[0-9]{2})\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:collega|ander(?:e)? (?:aanbieder|organisatie|partij)|concullega|hoofdaannemer|voorganger)|\bals onderaannemer\b|"
    r"\b(?:onder|via) (?:haar|hun|zijn|diens) (?:overeenkomst|contract)|"
    r"\b(?:zuster|moeder|dochter)(?:organisatie|stichting|maatschappij|bedrijf|onderneming|vennootschap|concern)?\b[^.;,]{0,60}?"
    r"\b(?:heeft|had|hebben|houdt|kreeg|sloot|is|werkt|voert)\b",
    re.IGNORECASE,
)
_NOT_GOT = re.compile(
    r"\b(?:aangevraagd|afgewezen|geweigerd|misgelopen|verloren|ontbonden|opgezegd|be[eë]indigd|uitgesloten|ingeschreven (?:voor|op) een)\b",
    re.IGNORECASE,
)
"""Asked for and not got, or no longer there."""
_ENDED = re.compile(
    r"\b(?:tot(?: en met)?|t/m|tm)\b[^.;0-9]{0,14}(?:[0-9]{1,2} \w+ |[0-9]{1,2}-[0-9]{1,2}-)?(?P<year>20[0-9]{2})\b", re.IGNORECASE
)
_IN_THIS = re.compile(r"\b(?:in|voor) (?:deze|dezelfde) (?:zorgkantoor)?regio\b(?!['’]s)|\bhier\b(?! en daar)", re.IGNORECASE)
_NO_CONTRACT = re.compile(r"\b(?:geen|niet|nieuw|nieuwe (?:zorgkantoor)?regio)\b", re.IGNORECASE)


def running(row: CriterionRow | None, file: BidFile) -> list[str]:
    """The sentences about a contract that runs, with "wij" for the bidder's own name: of the bidder, and not one that is hoped for, was
    refused, has ended or begins after the bid.
    """
    if row is None or row.support is not Support.SUBSTANTIATED:
        return []
    year = file.bid.submitted.year if file.bid.submitted else None
    said = [part for passage in row.passages for sentence in re.split(r"(?<=[.!?])\s+", passage.quote) for part in by_brackets(sentence)]
    said = [sentence for sentence in said if _tells_of_one(sentence)]
    return _by_us([sentence for sentence in said if year is None or _runs_in(sentence, year)], file.bid.name)


_PARTY = r"(?:u|jullie|uw zorgkantoor|(?:zorgkantoor )?(?:vgz|cz|menzis|dsw|salland|zilveren kruis|zorg (?:en|&) zekerheid))\b"
_ONE = r"(?<![a-z-])(?:wlz-? ?)?(?:contract|overeenkomst)(?:en)?"
_WITH_PARTY = re.compile(
    rf"{_ONE} (?:\w+ )?(?:met|van|bij) {_PARTY}|\b(?:met|van|bij) {_PARTY} (?:[\w-]+ ){{0,4}}?{_ONE}|"
    rf"\b(?:uw|jullie) contractpartner\b|\bcontractpartner van {_PARTY}",
    re.IGNORECASE,
)
"""A contract, by that word and no other kind of it, with the office itself or with a zorgkantoor by name."""
_HELD = re.compile(
    r"\b(?:hebben|heb|heeft|houden|loopt|lopende?|bestaande?|huidige?|contractpartner|al jaren)\b|"
    r"\b(?:ook|al|reeds) (?:in|sinds|dit jaar)\b",
    re.IGNORECASE,
)
"""That it is there now."""
_ASKED = re.compile(
    r"concept|\b(?:model|bepalingen|voorwaarden|akkoord|gelezen|tekst|graag|mee|meeding\w*|ding(?:t|en)|bied(?:t|en)?|aanbied\w*|inschrij\w*|"
    r"schrijf|schrijft|schrijven|aanmeld\w*|meld(?:t|en)|aanmerking|kans|vra(?:ag|agt|gen)|verzoek\w*|gunning|gegund|offerte|sluit(?:en)?|"
    r"had(?:den)?|liep(?:en)?|fusie\w*|gesprek\w*|overleg\w*|uitzicht|aan te gaan|te krijgen)\b",
    re.IGNORECASE,
)
"""The contract that is bid for, talked about, or was another's or of long ago."""


def told_outright(texts: Sequence[str], file: BidFile) -> list[str]:
    """What the bidder itself tells of a contract that it has now, with the office ("... waar wij ook dit jaar een overeenkomst met u
    hebben") or with a zorgkantoor by name ("contract met VGZ, ook in 2026"), in any of its papers and mails.

    It must say that it is there; a sentence that also asks, bids or looks back says nothing here: a person is asked.
    """
    year = file.bid.submitted.year if file.bid.submitted else None
    said = (part for text in texts for part in sentences_of(text) if _tells_of_one(part) and not part.rstrip().endswith("?"))
    return [part for part in said if _is_outright(part, year) and (year is None or _runs_in(part, year))]


def _is_outright(sentence: str, year: int | None) -> bool:
    there = _HELD.search(sentence) is not None or (year is not None and str(year) in sentence)
    return there and _WITH_PARTY.search(sentence) is not None and _ASKED.search(sentence) is None


_ENDS = re.compile(r"(?<=[.!?;])\s+|\n\s*(?=(?:[-•*·–]|[0-9]{1,2}[.)])\s)")


def sentences_of(text: str) -> list[str]:
    """Sentences, the items of a list one by one, and what stands in brackets with the region before them."""
    return [part for sentence in _ENDS.split(text) for part in by_brackets(sentence)]


def _tells_of_one(sentence: str) -> bool:
    """Is it about a contract that is there: none that is hoped for, refused, of somebody else, or denied?"""
    return bool(_CONTRACT.search(sentence)) and not any(words.search(sentence) for words in (_NO_CONTRACT, _NOT_YET, _OF_ANOTHER, _NOT_GOT))


def by_brackets(sentence: str) -> list[str]:
    """The parts of "regio A (contract sinds 2020) en regio B (voor ons nieuw)": what stands in brackets is of the region before them."""
    brackets = re.findall(r"\([^()]*\)", sentence)
    if len(brackets) < 2 or not any(_CONTRACT.search(one) or _ANEW.search(one) for one in brackets):
        return [sentence]
    return [part for part in re.split(r"(?<=\))\s*(?:[,;/+]|\ben\b)?\s*", sentence) if part.strip(" .")]


_ANEW = re.compile(r"\bnieuwe?\b", re.IGNORECASE)


def _runs_in(sentence: str, year: int) -> bool:
    """Does what it tells neither begin after this year nor end before it?"""
    begins = [int(match["year"]) for match in _FROM.finditer(sentence)]
    ends = [int(match["year"]) for match in _ENDED.finditer(sentence)]
    return not any(first > year for first in begins) and not (ends and max(ends) < year)


_LEGAL = re.compile(
    r"^(?:stichting|vereniging|co[öo]peratie|maatschap|vof)\s+|\s+(?:b\.?\s?v|n\.?\s?v|u\.?\s?a|v\.?o\.?f)\.?$", re.IGNORECASE
)


def _by_us(said: Sequence[str], name: str) -> list[str]:
    """The sentences, with "wij" for the bidder's own name."""
    own = re.compile(re.escape(bare), re.IGNORECASE) if " " in (bare := _LEGAL.sub("", name).strip()) else None
    return [own.sub("wij", sentence) if own else sentence for sentence in said]


def has_contract(said: Sequence[str], region: str, places: Regions, *, only: bool) -> bool:
    """Does a sentence about a contract with a zorgkantoor name this region, or say that "wij" have one in "deze regio" in a bid for this
    `only` one?

    A contract with a municipality for the Wmo does not count.
    """
    sentences = [part for sentence in said for part in _without_wmo(sentence)]
    named = [match for sentence in sentences for match in places.find(sentence) if match.how in REGION_NAMES]
    here = only and any(_IN_THIS.search(words) and _WLZ.search(words) and _OURS.search(words) for words in sentences)
    return here or any(region in match.regions for match in named)


def _without_wmo(sentence: str) -> list[str]:
    """The sentence, or the part before it begins about the Wmo; nothing when it is about the Wmo only."""
    found = _WMO.search(sentence)
    if found is None:
        return [sentence]
    before = sentence[: found.start()]
    return [before] if _WLZ.search(before) else []

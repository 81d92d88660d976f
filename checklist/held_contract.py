"""Has the bidder a running contract with a zorgkantoor for a region, as its own words tell? Pure; names of regions are resolved in
regions.py.
"""

import re
from collections.abc import Sequence

from checklist.filed import BidFile
from checklist.finding import CriterionRow, Support
from checklist.language import fold
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
    r"\b(?:wij|we|ik|onze?|ons|deelnemers?|combinanten|stichting|vereniging|organisaties?|cooperatie|coöperatie)\b", re.IGNORECASE
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
    r"\b(?:onder|via) (?:haar|hun|zijn|diens) (?:overeenkomst|contract)|\b(?:contract|overeenkomst) dat (?-i:[A-Z])|"
    r"\b(?:werkgever|bestuurder|partner|zzp['’]?ers?|medewerkers?|collega['’]?s?|opdrachtgever)\b[^.;,]{0,60}?\b(?:heeft|had|"
    r"hebben|werkt\w*)\b|"
    r"\b(?:cli[eë]nten|twee aanbieders|(?:huidige|zittende|bestaande) aanbieder (?:in|van|daar|hier)\b)|\bbestaande team\b|"
    r"\b(?:zuster|moeder|dochter)(?:organisatie|stichting|maatschappij|bedrijf|onderneming|vennootschap|concern)?\b[^.;,]{0,60}?"
    r"\b(?:heeft|had|hebben|houdt|kreeg|sloot|is|werkt|voert)\b",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"(?<![a-z])(?!wlz|raam|inkoop|zorg|meerjaren|dienstverlening|uitvoering|basis|hoofd)[a-z]{3,}(?:contract|overeenkomst)(?:en)?\b|"
    r"\b(?:contract|overeenkomst)\w* (?:\w+ ){0,3}?voor (?:de |het )?(?:wijkverpleging|dagbesteding|vervoer|mantelzorgmakelaar\w*|"
    r"hulpmiddelen|"
    r"logeeropvang|thuiszorg|begeleiding|huishoudelijke|verblijf|behandeling|tolken|mediation|onderzoek|huur|ict)\b|\bzvw\b",
    re.IGNORECASE,
)
"""With a zorgkantoor or not: no contract for this work."""
_NOT_NOW = re.compile(
    r"\b(?:eindigde|verliep|liep af|stopte|beëindigd|verlopen|is afgelopen|in voorbereiding|klaar|intentie|voorkeur|bezwaar|"
    r"bestudeer\w*|rekening|"
    r"zouden?|(?:aller)?eerste (?:wlz-? ?)?(?:contract|overeenkomst)|(?:kennen|ken|kent) (?:wij |we |ik )?(?:het|de) (?:contract|"
    r"overeenkomst))\b|"
    r"^\W*(?:stel|mocht|indien|wanneer|zodra|als (?:wij|we|ik|u|er|het|de))\b|^\W*er (?:zijn|is|ligt|liggen)\b",
    re.IGNORECASE,
)
"""Over, not begun, only thought of, or what goes on around a contract."""
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


def running(row: CriterionRow | None, file: BidFile, places: Regions) -> list[str]:
    """The sentences about a contract that runs, with "wij" for the bidder's own name: of the bidder, and not one that is hoped for, was
    refused, has ended or begins after the bid.
    """
    if row is None or row.support is not Support.SUBSTANTIATED:
        return []
    year = file.bid.submitted.year if file.bid.submitted else None
    said = [part for passage in row.passages for sentence in re.split(r"(?<=[.!?])\s+", passage.quote) for part in by_brackets(sentence)]
    said = [sentence for sentence in said if _tells_of_one(sentence)]
    own = _by_us([sentence for sentence in said if year is None or _runs_in(sentence, year)], file.bid.name)
    names = _names(file)
    return [sentence for sentence in own if all(_is_plain(part, places, names) for part in _without_wmo(sentence))]


_PARTY = r"(?:u|jullie|uw zorgkantoor|(?:(?:het )?zorgkantoor )?(?:vgz|cz|menzis|dsw|salland|zilveren kruis|zorg (?:en|&) zekerheid))\b"
_ONE = r"(?<![a-z-])(?:wlz-? ?)?(?:contract|overeenkomst)(?:en)?"
_FOR_PARTY = rf"\bwerk(?:en|t|ten|te)? (?:\w+ ){{0,5}}?voor (?:het zorgkantoor|{_PARTY})"
_WORKS_FOR = re.compile(_FOR_PARTY, re.IGNORECASE)
"""Who works for the zorgkantoor itself does so on a contract: "wij werken al negen jaar voor het zorgkantoor in Flevoland"."""
_WITH_PARTY = re.compile(
    rf"{_FOR_PARTY}|"
    rf"{_ONE} (?:\w+ )?(?:met|van|bij) {_PARTY}|\b(?:met|van|bij) {_PARTY} (?:[\w-]+ ){{0,4}}?{_ONE}|"
    rf"\b(?:uw|jullie) contractpartner\b|\bcontractpartner van {_PARTY}|\bdoor {_PARTY} (?:gecontracteerd|ingekocht)|"
    rf"\b(?:gecontracteerd|ingekocht) door {_PARTY}",
    re.IGNORECASE,
)
"""A contract, by that word and no other kind of it, with the office itself or with a zorgkantoor by name."""
_HELD = re.compile(
    r"\b(?:hebben|heb|heeft|houden|loopt|lopende?|bestaande?|huidige?|contractpartner|gecontracteerd|ingekocht|al (?:\w+ )?ja(?:ar|ren)|"
    r"sinds|voer(?:en|t)?)\b|"
    r"\b(?:ook|al|reeds) (?:in|sinds|dit jaar)\b",
    re.IGNORECASE,
)
"""That it is there now."""
_PLAIN = frozenset(
    "wij we ik onze ons stichting vereniging organisatie cooperatie maatschap deelnemers combinatie de het een dit deze die dat u "
    "uw jullie "
    "zorgkantoor zorgkantoren vgz cz menzis dsw salland zilveren kruis zorg zekerheid hebben heb heeft loopt lopen lopend lopende bestaand "
    "bestaande huidig huidige is zijn ben al jaar jaren maanden ook reeds nu nog steeds sinds vanaf per tot en met tm eind einde "
    "medio begin "
    "januari februari maart april mei juni juli augustus september oktober november december daar daarvoor hier waar er in voor "
    "bij van door "
    "namens zorgkantoorregio zorgkantoorregios regio regios gebied gebieden wlz langdurige onafhankelijke clientondersteuning oco contract "
    "contracten overeenkomst overeenkomsten contractpartner gecontracteerd ingekocht geldig onder zoals bekend weet kent elk beide allebei "
    "eigen zelf twee drie vier vijf zes zeven acht negen tien werken werk werkt leveren voeren uit inmiddels meerjarig meerjarige "
    "aanbieder "
    "looptijd uitvoering voer voert uitvoeren sedert bestaat tussen ondergetekende momenteel zowel als tevens ruim lang langer samen "
    "verlengd geeft daarmee hiervoor waarvoor ieder alle zorg ouderenzorg gehandicaptenzorg ggz vvt gz werkzaam actief nr nummer "
    "ervaring eindigt op af doorloopt heel altijd onafgebroken uitsluitend basis opdracht clientondersteuners betaalde leden "
    "indicatie mensen "
    "ondersteunen werkgebied gemeenten gemeente alle horen trajecten contracteerde positie gedaan doen elf twaalf klein lokaal "
    "duo organisaties "
    "ieder toe gaan wat hele gehele nog tm grond".split()
)
"""The words in which a contract that is there is told plainly. Another word may turn the sentence: what then is meant, a person reads."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE_ENDS = re.compile(r"[,;:–|()]\s?|\s-\s|\sen (?=(?:dat|die|dit|wij|we|ik|willen|wil)\b)")
_UNTIL_NOW = re.compile(r"\b(?:had|hadden) tot nu toe\b|\btot nu toe (?:had|hadden)\b", re.IGNORECASE)
_WHO_HAS = re.compile(r"\b(?:heb|heeft|hebben)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:behalve|uitgezonderd|uitzondering|maar|echter|doch|tenzij|mits|indien|als|zodra|niet|geen|anders|alleen|vra\w+|nieuw\w*)\b",
    re.IGNORECASE,
)


def told_outright(texts: Sequence[str], file: BidFile, places: Regions) -> list[str]:
    """What the bidder itself tells of a contract that it has now, with the office ("... waar wij ook dit jaar een overeenkomst met u
    hebben") or with a zorgkantoor by name ("contract met VGZ, ook in 2026"), in any of its papers and mails.

    It must say that it is there, in plain words and nothing beside them: else a person is asked.
    """
    year = file.bid.submitted.year if file.bid.submitted else None
    parts = (part for text in texts for sentence in sentences_of(text) for part in _without_wmo(sentence))
    said = (part for part in parts if _tells_of_one(part) and not part.rstrip().endswith("?"))
    return [part for part in said if _is_outright(part, year, places) and (year is None or _runs_in(part, year))]


def _is_outright(sentence: str, year: int | None, places: Regions) -> bool:
    there = _HELD.search(sentence) is not None or (year is not None and str(year) in sentence)
    return there and _WITH_PARTY.search(sentence) is not None and _is_plain(sentence, places)


def _is_plain(sentence: str, places: Regions, own: frozenset[str] = frozenset()) -> bool:
    """Does each clause with the contract or a place in it hold plain words only, and does no other clause turn them?

    `own` are the words of the bidder's own names.
    """
    masked = sentence
    for found in sorted(places.find(sentence), key=lambda match: -match.start):
        masked = f"{masked[: found.start]} @ {masked[found.end :]}"
    masked = _UNTIL_NOW.sub("hebben", masked.replace("t/m", "tm"))
    clauses = _CLAUSE_ENDS.split(masked)
    for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
        told = {fold(word) for word in _WORD.findall(re.sub("['’\u2019]", "", clause))}
        concerns = ("@" in clause and not following.startswith("waar ")) or _CONTRACT.search(clause) is not None  # "..., waar wij ..."
        nobody = _WHO_HAS.search(clause) is not None and _OURS.search(clause) is None and own.isdisjoint(told)
        if (concerns and (nobody or not told <= _PLAIN | own)) or (not concerns and _TURNS.search(clause)):
            return False
    return True


def _names(file: BidFile) -> frozenset[str]:
    """The words of the names of the bidder and its participants."""
    names = (file.bid.name, *(member.name for member in file.bid.members))
    return frozenset(fold(word) for name in names for word in _WORD.findall(name))


_ENDS = re.compile(r"(?<=[.!?;])\s+|\n[ \t]*\n|\n\s*(?=(?:[-•*·–]|[0-9]{1,2}[.)])\s)")


def sentences_of(text: str) -> list[str]:
    """Sentences, the items of a list one by one, and what stands in brackets with the region before them."""
    return [part for sentence in _ENDS.split(text) for part in by_brackets(sentence)]


def _tells_of_one(sentence: str) -> bool:
    """Is it about a contract that is there: none that is hoped for, refused, of somebody else, or denied?"""
    against = (_NO_CONTRACT, _NOT_YET, _OF_ANOTHER, _NOT_GOT, _OTHER_KIND, _NOT_NOW)
    return bool(_CONTRACT.search(sentence) or _WORKS_FOR.search(sentence)) and not any(words.search(sentence) for words in against)


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
    sentences = [_BUT_IN.sub(" ", part) for sentence in said for part in _without_wmo(sentence)]
    named = [
        match
        for sentence in sentences
        for match in places.find(sentence)
        if match.how in REGION_NAMES and not with_another(sentence, region, places)
    ]
    here = only and any(_IN_THIS.search(words) and _WLZ.search(words) and _OURS.search(words) for words in sentences)
    return here or any(region in match.regions for match in named)


_OFFICE = re.compile(r"\b(?:vgz|cz|menzis|dsw|salland|zilveren kruis|zorg (?:en|&) zekerheid)\b", re.IGNORECASE)


def with_another(said: str, region: str, places: Regions) -> bool:
    """Do these words name a zorgkantoor, and not the one of this region?"""
    named = {match[0].lower().replace("&", "en") for match in _OFFICE.finditer(said)}
    return bool(named) and places.office_of(region).lower().replace("&", "en") not in named


_BUT_IN = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|m\.?u\.?v\.?|anders dan|maar niet)\b[^,.;]*", re.IGNORECASE)
"""The regions that a sentence leaves out."""


def _without_wmo(sentence: str) -> list[str]:
    """The sentence, or the part before it begins about the Wmo; nothing when it is about the Wmo only."""
    found = _WMO.search(sentence)
    if found is None:
        return [sentence]
    before = sentence[: found.start()]
    return [before] if _WLZ.search(before) else []

"""Where the bidder calls itself new, or says that it has no contract, in its own words. Pure; names of regions are resolved in
regions.py.

A sentence that names no region speaks of the one that the sentence before it named ("... Wij zijn er dus nieuw."); items of a list speak
each for themselves.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from checklist.filed import BidFile
from checklist.held_contract import sentences_of
from checklist.own_words import in_own_words
from checklist.regions import Regions
from extractors.document import Kind

_AREA = r"(?:(?:zorgkantoor)?regio|gebied|werkgebied|streek)"
_NEW = re.compile(
    r"\b(nieuwe? (?:aanbieder|toetreder|inschrijver|organisatie)?\s*in (?:de |deze )?(?:zorgkantoor)?regio|"
    r"nog niet (?:actief|gecontracteerd|werkzaam) in|(?:zijn|ben|is) [^.;]{0,60}nog niet (?:begonnen|gestart|actief|werkzaam)|"
    r"(?:ons|mijn|haar) (?:aller)?eerste (?:wlz[- ])?(?:contract|overeenkomst) (?:in|met|voor|bij)|"
    r"voor het eerst (?:ook )?(?:in|voor)|(?:zijn|is|ben) (?:wij|we|ik)? ?nieuw|"
    r"(?:wij|we|ik|organisatie|stichting|vereniging) (?:zijn|is|ben) nieuw|nog geen (?:contract|overeenkomst)|nieuwe regio voor ons|"
    r"voor (?:ons|mij) (?:(?:is|wordt) )?(?:(?:dit|het|dat) )?(?:een )?(?:geheel )?nieuwe? (?:zorgkantoor)?regio|"
    r"(?:zijn|ben|is) (?:wij |we |ik )?in [^.;]{2,60} nieuw|"
    rf"(?:is|zijn|wordt) (?:dit|deze|die|dat) {_AREA} (?:voor (?:ons|mij) )?(?:nog |geheel |helemaal )?nieuw|"
    rf"(?:dit|deze|die|dat) {_AREA} (?:is|zijn|wordt) (?:voor (?:ons|mij) )?(?:nog |geheel |helemaal )?nieuw|"
    r"nieuw (?:bij|voor) (?:u|jullie|uw zorgkantoor|het zorgkantoor)|waar (?:wij|we|ik) (?:willen|wil|gaan|ga) (?:beginnen|starten)|"
    r"(?:wij|we|ik|(?:zijn|ben|waren|was|hebben|heb) (?:wij|we|ik)) [^.;,]{0,40}?(?:niet|nooit) eerder "
    r"(?:actief|werkzaam|gecontracteerd)(?= (?:geweest|in|bij|door|voor)\b|\s*(?:[.,;:!)]|$))|"
    r"voor (?:ons|mij) (?:is |dit |dat |nog |een )*onbekend (?:terrein|gebied)|"
    r"(?:starten|beginnen|start|begin) (?:wij |we |ik )?(?:er |daar |hier )?(?:van(?:af)? nul|blanco)|"
    r"eerste keer dat (?:wij|we|ik) (?:ons |mij )?(?:inschrijven|inschrijf|aanmelden|aanbieden|meedoen|bieden)(?= (?:in|voor|op)\b)|"
    r"waar (?:wij|we|ik) (?:nog |geheel )?nieuw (?:zijn|ben)|(?:wij|we|ik) (?:zijn|ben) (?:daar|er|hier) (?:nog |geheel |helemaal )?nieuw|"
    r"werk(?:en|t)? (?:wij|we|ik)? ?(?:er |daar |hier )?nog niet(?=\s*(?:[.,;:!)]|$|voor (?:een |het |uw )?zorgkantoor)))\b",
    re.IGNORECASE,
)
_EVERY_ASKED = re.compile(r"\b(?:beide|alle|deze|al die|onze) (?:zorgkantoor)?regio['’]?s\b", re.IGNORECASE)
_THIS_ONE = re.compile(r"\b(?:deze|dit|de) (?:zorgkantoor)?regio\b|\bhier\b", re.IGNORECASE)
_ANSWERED_NO = re.compile(
    r"regio\s?\(?\s?[?:](?!\W{0,4}ja\b(?!\s?[/|]))|regio\s?\(ja\s?/|"
    r"regio\W{0,4}(?:nee|neen|niet|n\.?v\.?t)\b\.?(?=\s*(?:[,;:.)]|$))",
    re.IGNORECASE,
)
"""The question of a form, answered with no, not answered, or with instructions behind it: not the bidder's own words."""
_NOT_THERE = re.compile(r"\b(?:niet|wel al|behalve) (?:ook )?(?:in|voor) [^.;,]*", re.IGNORECASE)
"""Where the bidder is not new: "nieuw in deze regio, niet in Zwolle"."""
_DENIAL = re.compile(r"\b(?:niet|geen|noch|nergens|evenmin)\b(?! alleen)", re.IGNORECASE)
_NOT_YET_HERE = re.compile(r"\bnog (?:niet|geen|nooit)\b|\b(?:niet|nooit) eerder\b", re.IGNORECASE)
"""Who has no contract there yet, or is not active there yet, is new."""
_PART = re.compile(r"[,;]\s|\b(?:maar|echter|doch|en (?=(?:zijn|is|ben|wij|we|ik|in|voor)\b))", re.IGNORECASE)
_BUT_THERE = re.compile(r"\s*(?:(?:wij|we|ik) (?:zijn|ben) )?(?:dat )?wel (?=(?:in|voor)\b)", re.IGNORECASE)
_NEW_OF_ANOTHER = re.compile(
    r"\b[Nn]ieuw in (?:de |deze )?(?:zorgkantoor)?regio(?: [A-Z][\w-]*)? (?:is|zijn|wordt|worden) "
    r"(?!(?:wij|we|ik)\b|(?:de|onze) (?:organisatie|"
    r"stichting|vereniging)\b)[^,;.]*|\b(?:[Oo]ns|[Oo]nze|[Hh]et|[Dd]e|[Ee]en|[Dd]it|[Dd]eze) "
    r"(?!(?:organisatie|stichting|vereniging|co[oö]peratie|"
    r"vennootschap|onderneming|instelling|inschrijver|maatschap|combinatie|\w*regio)\b)[a-z][\w-]* (?:is|zijn) nieuw\b[^,;.]*"
)
"""A service or a colleague that is new there: "nieuw in de regio is ons inloopspreekuur"."""
_NEW_PEOPLE = re.compile(
    r"\b(?:collega|medewerker|cli[eë]ntondersteuner|ondersteuner|consulent|adviseur|bestuurder|directeur|co[oö]rdinator|teamleider|"
    r"vrijwilliger|stagiair)(?:['’]?s|en)?\b(?:(?!\b(?:wij|we|ik)\b)[^.;,]){0,30}\b(?:zijn|is|nog|er|daar|hier|geheel) nieuw\b[^,;.]*|"
    r"\b(?:zijn|is) (?:\w+ ){0,3}(?:collega|medewerker|cli[eë]ntondersteuner|ondersteuner|consulent)(?:['’]?s|en)? nieuw\b[^,;.]*",
    re.IGNORECASE,
)
"""People who are new there, and not the organisation: "twee collega's zijn nieuw in de regio"."""
_NEW_AT = re.compile(
    r"\b[Nn]ieuwe? (?=met\b|(?:op|in|aan|uit)?ge[a-z]+[dt]\b|in (?:het|de|een|dit) (?!(?:zorgkantoor)?(?:regio|gebied|werkgebied|"
    r"streek|zorgkantoor|"
    r"Wlz)|deze)[a-z])|"
    r"\b[Nn]og niet (?:begonnen|gestart|actief|werkzaam) (?=met (?!de (?:Wlz|[a-z]*cli[eë]ntondersteuning)\b))|"
    r"\b[Vv]oor het eerst (?=[^.;]*\b(?:hielden|deden|organiseerden|kwamen|waren|spraken|ontmoetten|bezochten)\b)"
)
"""What is new there is not the bidder: "nieuw gehuisvest", "nieuw in het register", "nog niet gestart met beeldbellen"."""
_KNOWN = re.compile(r"\b(?:al|reeds|contract|overeenkomst|kent|bekend|ervaring|bestaande?|sinds|jaren|langer)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;]\s|\s(?:maar|terwijl|echter)\s|\sen (?=(?:in|voor|wij|we|ik|zijn|ben)\b)", re.IGNORECASE)
_THERE = re.compile(rf"\b(?:er|daar|hier)\b|\b(?:dit|deze|die|dat) {_AREA}\b", re.IGNORECASE)
_NOT_UNTIL_NOW = re.compile(
    r"\bwerk(?:en|t|te|ten)\b[^.;]{0,40}\b(?:tot nu toe|tot op heden|nog) niet(?=\s*(?:[.,;:!)]|$|voor (?:een |het |uw )?zorgkantoor))|"
    r"\b(?:contract|overeenkomst) (?:met|bij|van) (?!(?:de |een )?gemeente)[^.;]{0,80}\b(?:hebben|heb|heeft) (?:wij|we|ik|zij)\b"
    r"(?![^.;]*\bgemeente)[^.;]{0,30}\bniet\b",
    re.IGNORECASE,
)
"""There is none there: "werkten wij tot nu toe niet voor het zorgkantoor", "een overeenkomst met VGZ voor X hebben wij in 2026 niet"."""
_NO_CONTRACT = re.compile(
    r"\bgeen(?: enkele?)? (?:lopende? )?(?:wlz-? ?)?(?:contract|overeenkomst)(?:en)? (?:met|bij|van) (?:een |enig |het |uw )?zorgkanto\w*"
    r"(?! (?:nodig|vereist|gevraagd|gezocht|gewild))",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:wel|behalve|uitgezonderd|nodig|meer)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:had|hadden|toen|destijds|ander)\b", re.IGNORECASE)


_OF_A_PART = re.compile(
    r"(?<=[a-z])-(?:noord|oost|zuid|west|midden|centrum|stad)(?:oost|west)?\b(?!-)|\b(?:wijk|buurt|stadsdeel|dorp|kern|deelgebied)\b|"
    r"\b(?:de )?rest van\b|\been (?:klein |groot )?deel van\b",
    re.IGNORECASE,
)
"""Of a place within the region: "nieuw in Nijmegen-Oost, in de rest van de regio werken wij al jaren"."""
_WITHOUT = re.compile(
    r"\bzonder (?:een )?(?:eigen |lopende? )?(?:wlz-? ?)?(?:contract|overeenkomst) "
    r"(?:met|van|bij) (?:u|jullie|uw zorgkantoor|het zorgkantoor)\b",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:wij|we|ik)\b[^.;]*\b(?:werkten|werkte|werken|werk|hielpen|helpen|geholpen|ondersteunen|ondersteunden|actief|werkzaam)\b|"
    r"\b(?:werkten|werkte|werken|werk|hielpen|helpen|ondersteunen|ondersteunden|zijn|hebben) (?:wij|we|ik)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:niet|geen|nooit|nergens|kan|kunnen|kon|konden|wil|willen|zou|zouden|zullen|als|indien|mocht|stel|toen|destijds|voorheen|"
    r"vroeger|tot (?:en met )?20[0-9]{2}|gemeente)\b",
    re.IGNORECASE,
)
"""Words that leave it open whether it is so now: "zonder contract met u kunnen wij daar niet werken"."""


def own_texts(file: BidFile, kinds: Iterable[Kind], mailed: Sequence[str]) -> list[str]:
    """What the bidder says in its papers of these kinds, without the rows of forms, and in its mails."""
    papers = (
        in_own_words(item.pages, answered=[fact.locator.quote for fact in item.piece.all("nieuw_in_regio")])
        for item in file.counting(tuple(kinds))
    )
    return [*papers, *mailed]


def says_new(texts: Sequence[str], regions: Sequence[str], places: Regions) -> frozenset[str]:
    """Regions in a sentence in which the bidder calls itself new, or all it asks for where it says "in beide regio's".

    The words of a form that asks it are no such sentence; its answers are looked at by themselves.
    """
    return frozenset(region for text in texts for region in _new_in(sentences_of(text), regions, places))


def _new_in(sentences: Sequence[str], regions: Sequence[str], places: Regions) -> Iterator[str]:
    before: tuple[str, ...] = ()  # the regions that the last sentence with any named
    for sentence in sentences:
        named = _named(sentence, places)
        told = _of_bidder(sentence)
        if _NEW.search(told) and not _is_of_a_part(told, places) and not sentence.rstrip().endswith("?") and not _ANSWERED_NO.search(told):
            yield from _meant(told, regions, places=places, before=named or before)
        elif _NOT_UNTIL_NOW.search(sentence) and not _PAST.search(sentence):
            yield from named
        elif _WITHOUT.search(sentence) and _WORKS.search(sentence) and not _TURNED.search(sentence):
            yield from named or (regions if len(regions) == 1 else ())
        before = named or before


def _meant(told: str, regions: Sequence[str], *, places: Regions, before: tuple[str, ...]) -> tuple[str, ...]:
    """The regions that a sentence about being new speaks of."""
    if (clause := _OF_LAST.search(told)) is not None:
        return _last(told[: clause.start()], places) or (before if len(before) == 1 else ())
    named = _named(_of_clause(_NOT_THERE.sub("", told)), places)
    if named:
        return named
    if _EVERY_ASKED.search(told) or (len(regions) == 1 and (_THIS_ONE.search(told) or _BY_YOU.search(told))):
        return tuple(regions)
    return before if len(before) == 1 and _THERE.search(told) and _OF_US.search(told) else ()


def _is_of_a_part(told: str, places: Regions) -> bool:
    """Is what it calls new a place within a region, and no region?"""
    bare = told
    for match in sorted(places.find(told), key=lambda match: -match.start):
        bare = f"{bare[: match.start]}x{bare[match.end :]}"
    return any(_OF_A_PART.search(part) for part in _CLAUSES.split(bare) if _NEW.search(part))


def _of_clause(told: str) -> str:
    """The sentence without the clauses that tell where the bidder is known: "nieuw in A, in B werken wij al jaren"."""
    kept = [part for part in _CLAUSES.split(told) if _NEW.search(part) or not _KNOWN.search(part)]
    return ", ".join(kept) if any(map(_NEW.search, kept)) else told


_OF_LAST = re.compile(
    r"\bwaar (?:wij|we|ik) (?:willen|wil|gaan|ga|nieuw|nog niet)\b|\bwaar (?:zijn |ben )?(?:wij|we|ik)\b[^,;]{0,30}\bnieuw\b", re.IGNORECASE
)
"""A clause that is about the region right before it: "voor A, waar u ons kent, en voor B, waar wij willen beginnen"."""
_JOINS = re.compile(r"\s*(?:,|en|&|,? en|alsmede)\s*(?:in |voor )?", re.IGNORECASE)


def _last(words: str, places: Regions) -> tuple[str, ...]:
    """The last region in these words, with those that are joined to it: "in A en B"."""
    found = sorted(places.find(words), key=lambda match: match.start)
    kept: list[str] = []
    for number in range(len(found) - 1, -1, -1):
        if kept and not _JOINS.fullmatch(words[found[number].end : found[number + 1].start]):
            break
        kept += found[number].regions
    return tuple(dict.fromkeys(kept))


_OF_US = re.compile(r"\b(?:wij|we|ik)\b|\bvoor (?:ons|mij)\b", re.IGNORECASE)
_BY_YOU = re.compile(r"\bnieuw (?:bij|voor) (?:u|jullie|uw zorgkantoor|het zorgkantoor)\b", re.IGNORECASE)


def says_no_contract(texts: Sequence[str], places: Regions) -> bool:
    """Does the bidder say that it has no contract with any zorgkantoor? Not where the sentence is about one region, or leaves one out."""
    said = (sentence for text in texts for sentence in sentences_of(text) if _NO_CONTRACT.search(sentence))
    told = (sentence for sentence in said if not (_PAST.search(sentence) or _EXCEPT.search(sentence) or sentence.rstrip().endswith("?")))
    return any(not _named(sentence, places) for sentence in told)


def _named(text: str, places: Regions) -> tuple[str, ...]:
    return tuple(dict.fromkeys(region for match in places.find(text) for region in match.regions))


def _of_bidder(sentence: str) -> str:
    """The sentence without what is new of somebody or something else, and without the parts in which a denial stands.

    A region in such a part is not one where the bidder calls itself new; whether it is, a person is asked.
    """
    told = _NEW_AT.sub(" ", _NEW_PEOPLE.sub(" ", _NEW_OF_ANOTHER.sub(" ", sentence)))
    if not _NEW.search(told) or not _DENIAL.search(_NOT_YET_HERE.sub(" ", _NOT_THERE.sub("", told))):
        return told
    kept, denied = [], False
    for part in _PART.split(told):
        if _DENIAL.search(_NOT_YET_HERE.sub(" ", _NOT_THERE.sub("", part))):
            denied = denied or _NEW.search(part) is not None
        elif denied and (turned := _BUT_THERE.match(part)):
            kept.append(f"wij zijn nieuw {part[turned.end() :]}")
        else:
            kept.append(part)
    return ", ".join(kept)

"""Sentences that plainly leave less than each for the whole: each for a share or for its own work, nobody for the other, one of them alone.

Knows constructions around the words of liability. Judges no statement: what else is said, and whether somebody accepts the whole after all,
is for `liability`. Pure, on folded text. Accepted: a share in a construction that is not here stays a question for a person.
"""

import re

_LIABLE = re.compile(
    r"\baansprakelijk\w*|\b(?:aan ?spreken|aangesproken|aanspreekt|aan te spreken|aanspreekbaar)\b|\binsta(?:at|an)\b|\bgarant\b|"
    r"\bsta(?:at|an)\b[^.;]{0,60}\bin\b|\bverhalen\b|\bhoofdelijk\w*"
)
_SEVERAL = re.compile(
    r"\b(?:ieder|iedere|elk|elke|wij|we|ons|beide|beiden|allebei|allen|partijen|deelnemers|combinanten|vennoten|organisaties|leden|"
    r"ondergetekenden|zij|geen van|hun|elkaars?)\b"
)
_NUMBER = (
    r"(?:[0-9]{1,3}(?:[.,][0-9]+)? ?(?:%|procent\b)|(?:tien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig) procent\b)"
)
_PIECE = (
    r"(?:deel|aandeel|gedeelte|part|stuk|werk|werkzaamheden|regio|regio'?s|gebied|gemeenten?|diensten|dienstverlening|clienten|medewerkers|"
    r"personeel|mensen|fouten|handelen|handelingen|prestaties?|inzet|verplichtingen|tekortkomingen|schade|onderdeel|taken|uren|inbreng|"
    r"uitvoering|ondersteuning|activiteiten|opdracht|locaties?|budget)\b"
)
_SHARE = re.compile(
    # a share in numbers, or by a measure
    rf"\bvoor (?!100)(?:\w+ )?{_NUMBER}|\b(?:voor|tot) (?:de|een) helft\b|\bvoor een (?:derde|kwart|vierde|(?:gelijk|evenredig) \w+)\b|"
    r"\bvoor gelijke delen\b|\bnaar (?:rato|evenredigheid|verhouding|gelang)\b|\bin verhouding tot\b|\bevenredig\b|\bpro rata\b|"
    # its own share or work
    rf"\b(?:voor|in|tot|over|naar|ter hoogte van) (?:\w+ ){{0,4}}?(?:eigen|ieders|diens) (?:\w+ ){{0,2}}?{_PIECE}|"
    rf"\b(?:voor|in|tot|naar|over|van) (?:zijn|haar|hun|ons|onze) (?:\w+ )?(?:deel|aandeel|gedeelte|part|stuk)\b|"
    # what it does itself: "het deel dat zij uitvoert", "wat wij zelf doen", "de regio waarin zij werkt"
    rf"\b(?:voor|tot) (?:(?:de|het|dat|die) )?(?:\w+ )?{_PIECE}(?: van [^.,;]{{3,40}}?)?,? (?:die|dat|waarin|waarvoor|waar) "
    r"(?:(?:hij|zij|ze|wij|we|men) |(?:door )?(?:hem|haar|hen|ons)(?:zelf)? |hij of zij |(?:deze|ieder|elk|de betreffende) (?:\w+ )?)"
    r"(?!samen\b|gezamenlijk\b|beide)|"
    r"\bvoor (?:(?:al )?wat|datgene wat|hetgeen) (?:hij|zij|ze|wij|we|ieder|elk)(?: van ons| van hen)? (?!samen\b|gezamenlijk\b|met\b)|"
    rf"\bvoor (?:de |het )?door (?:hem|haar|hen|ons|ieder|elk|deze)(?:zelf)?(?: van ons| van hen)? (?:zelf )?\w+ {_PIECE}|"
    r"\bvoor (?:zich|zijn|haar)zelf\b"
)
_BESIDES = re.compile(r"\b(?:ook|naast|ongeacht|mede|zowel|behalve|tevens)\b[^;]{0,60}$")
_ABBREVIATED = re.compile(r"(?<=\b[a-z])\.")  # the stops of a legal form or initials end no clause
_LIMITS = re.compile(
    r"\b(?:alleen|slechts|enkel|uitsluitend|beperkt|niet (?:meer|verder) dan|ieder|iedere|elk|elke|eigen|zelf)\b|%|procent|helft|"
    r"\brato\b|verhouding|evenredig|gelijke delen"
)
"""Without one of these a share may be no more than what is meant: "aansprakelijk voor de diensten die wij leveren"."""
_OTHER = r"(?:de |het |een )?(?:\w+ )?(?:ander(?:e|en)?\b|elkaars?\b|medeinschrijvers?\b|mededeelnemers?\b|collega-\w+)"
_DENIES = re.compile(
    r"\b(?:geen van (?:ons|hen|beide\w*|de \w+|onze \w+)|niemand(?: van ons)?)\b(?:(?! niet\b)[^.;]){0,60}"
    rf"(?:aansprakelijk|aangesproken|aanspreken|aan te spreken)\b[^.;]{{0,50}}\b(?:van|voor|door) {_OTHER}|"
    r"\bniet (?:hoofdelijk )?(?:aansprakelijk|aan te spreken|aansprakelijk te (?:stellen|houden))\b[^.;]{0,50}"
    rf"\b(?:van|voor|door) {_OTHER}|"
    rf"\bniet\b[^.;]{{0,15}}\b(?:van|voor|door) (?:(?!naast|behalve)[^.;]){{0,40}}?{_OTHER}[^.;]{{0,30}}\b(?:aansprakelijk|aangesproken|"
    r"aanspreken|aan te spreken|in te staan)\b|"
    rf"\bvoor (?:[^.;]{{0,30}}\bvan )?{_OTHER}[^.;]{{0,40}}\b(?:niet|geen)\b[^.;]{{0,30}}\b(?:aansprakelijk|aangesproken|aanspreken|"
    r"aan te spreken|instaan|in)\b|"
    rf"\b(?:is|zijn) geen van (?:ons|beide\w*|de \w+)\b[^.;]{{0,20}}\baansprakelijk\b"
)
"""Nobody answers for the other: what is left is each for its own part."""
_NO_DENIAL = re.compile(r"\bniet (?:alleen|slechts|enkel|uitsluitend|louter)\b|\bniet (?:uit|ontken|weiger|betwist|eerst|hoeft|nodig)\w*|"
                        r"\b(?:hoeft|hoeven) niet\b|\bonderling|\bintern\b")  # fmt: skip
_JOINTLY = re.compile(r"\bhoofdelijk\w*")
_NEGATIONS = re.compile(r"\b(?:niet|geen|noch|nooit|niemand|zonder)\b")  # two of them deny each other
_WHOLE = re.compile(
    r"\b(?:het geheel|(?:ge)?hele|volledige?|volle|totale|alles|alle (?:\w+ )?(?:verplichtingen|schade|schulden|afspraken|verbintenissen)|"
    r"de ander|andere deelnemer|elkaars?|honderd procent|100 ?%|ongeacht|solidair)\b|\bhoofdelijk\w*"
)
_REFUSED = re.compile(r"\b(?:niet|geen|noch|zonder|niemand|nooit|in plaats van)\b[^.;,]{0,60}$|\bniet\b(?:(?!\bmaar\b)[^.;]){0,80}$")
_SUM = re.compile(
    r"€|\beuro?\b|\bbedrag|\bmax|\bplafond|\blimiet|\bhoogste\b|\bhoogstens\b|verzeker|\bpolis|\b20[0-9]{2}\b|\b(?:verval|eindig)\w+"
)
_LEAD = re.compile(
    r"\b(?:alleen|uitsluitend|enkel|slechts|louter)\s(?:door |bij |op )?(?:(?:de |het |onze )?(?:penvoerder|hoofdaannemer|"
    r"hoofdinschrijver|eerstgenoemde)\b|[^,.;]{3,60}?,?\s(?:als|in (?:haar|zijn|de) (?:rol|hoedanigheid) van|de)\s"
    r"(?:penvoerder|hoofdaannemer|hoofdinschrijver)\b|(?:stichting|vereniging|cooperatie|maatschap) \w+|"
    r"(?:[\w&-]+ ){1,4}?(?:b ?v|v ?o ?f|u ?a)\b)(?P<more>[^.;]{0,80}?)\baansprakelijk|"
    r"\baansprakelijk(?:heid)?\b[^.;]{0,50}?\b(?:alleen|uitsluitend|enkel|slechts)\s(?:bij |op |door )?(?:de )?"
    r"(?:penvoerder|hoofdaannemer|hoofdinschrijver)\b"
)
_ALSO = re.compile(
    r"\b(?:ieder|iedere|elk|elke|wij|we|ons|beide|beiden|allebei|allen|deelnemers|combinanten|partijen|maar|ook|niet|voor)\b"
)


def plainly(words: str) -> str:
    """The words of a sentence, as long as they were, in which a full stop ends a clause."""
    return _ABBREVIATED.sub(" ", words)


_OWN_CLAUSE = re.compile(
    r";|\b(?:en|maar|terwijl|waarbij) (?:\w+ ){0,2}?(?:zijn|is|staan|staat|aanvaarden|aanvaardt|verklaren|stellen|accepteren)\b"
    r"(?! (?:\w+ ){0,2}?(?:daar|hier)(?:voor|in|toe)\b)"
)
"""Behind it stands another clause, with a verb of its own: "ieder voor zijn eigen werk, en zijn samen hoofdelijk aansprakelijk"."""


def names_share(words: str, *, before: int | None = None) -> bool:
    """Does a sentence name a share or its own work, and not beside the whole or to deny it? Nor in a clause of its own `before` a place."""
    for match in _SHARE.finditer(words):
        apart = before is not None and _OWN_CLAUSE.search(words, match.end(), max(before, match.end()))
        if not (apart or _REFUSED.search(words[: match.start()]) or _BESIDES.search(words[: match.start()])):
            return True
    return False


def shares(words: str) -> re.Match[str] | None:
    """The words of a sentence that hold each of several to a share or to its own work; None where it says more, or nothing of the kind."""
    if not (_LIABLE.search(words) and _SEVERAL.search(words)):
        return None
    if (denied := denies_other(words)) is not None:
        return denied
    found = next((match for match in _SHARE.finditer(words) if not _REFUSED.search(words[: match.start()])), None)
    jointly = [match.start() for match in _JOINTLY.finditer(words)]
    if jointly and not any(names_share(words, before=at) for at in jointly):
        return None
    return found if found and _LIMITS.search(words) and not says_whole(words, own=True) else None


def is_capped_by_share(words: str) -> bool:
    """Is what limits it a share or its own work, and no sum or time? "Beperkt tot zijn eigen aandeel"."""
    return names_share(words) and not _SUM.search(words)


def less_than_whole(words: str) -> bool:
    """Does the sentence plainly leave less than each for the whole?"""
    return bool(shares(plainly(words)) or lead_alone(plainly(words)))


def denies_other(words: str) -> re.Match[str] | None:
    """The words that nobody of several answers for another."""
    found = _DENIES.search(words)
    return None if found is None or _NO_DENIAL.search(words) or len(_NEGATIONS.findall(words)) > 1 else found


def says_whole(words: str, *, own: bool = False) -> bool:
    """Does a sentence about liability name the whole, or another than oneself, without denying it? In a sentence with a share of its `own`,
    "hoofdelijk" says no more than who is liable for that share."""
    if not _LIABLE.search(words):
        return False
    found = (match for match in _WHOLE.finditer(words) if not (own and match[0].startswith("hoofdelijk")))
    return any(not _REFUSED.search(words[: match.start()]) for match in found)


def lead_alone(words: str) -> re.Match[str] | None:
    """The words that only the lead is liable, and nobody beside it."""
    found = _LEAD.search(words)
    return None if found is None or _ALSO.search(found["more"] or "") or _NO_DENIAL.search(words) else found

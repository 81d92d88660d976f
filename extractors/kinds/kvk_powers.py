"""What an officer of a KvK extract may do, as a code that is never wider than what is printed.

Knows the words for an authority; knows no person and no place. "Alone" needs words that say so and nothing that takes from it: what these
words cannot place makes it unknown.
"""

import re

from extractors.excerpt import fold

NOT_ALONE = re.compile(r"\b(?:niet|geen|not?|noch)\b[^.;(]{0,30}?(?:alleen|zelfstandig|onbeperkt|volledig|sole|solely|independent)")
"""What a register says of who is under administration: "Niet alleen bevoegd, zie bewind"."""

_NONE = re.compile(r"\b(?:niet|on)\s?bevoegd|not authori[sz]ed|no authority|geen bevoegdheid")
_TOGETHER = re.compile(
    r"gezamenlijk|\b(?:te)?samen\b|\bjoint(?:ly)?\b|\btogether\b|\bin vereniging met\b|\bmede-?bestuurder|"
    r"\btwee (?:bestuurders|handtekeningen)\b|"
    r"\b(?:met|with)\s(?:de |een |het |the |an? )?(?:handtekening|[0-9]|twee|two|een|ander|other|another|mede)"
)
_UP_TO = re.compile(r"(?:alleen|zelfstandig|(?<!on)beperkt|sole(?:ly)?)\b[^.;]{0,40}\b(?:tot|up to)\b[^.;]{0,30}[0-9]")
"""Alone up to an amount, and above that with another."""
_ALONE = re.compile(r"alleen|zelfstandig|\bsole(?:ly)?\b|\bindependent(?:ly)?\b")
_WIDE = re.compile(r"\bonbeperkt\w*|\bunlimited\b|\bfull(?:y)?\b")
_LIMITED = re.compile(r"\b(?<!zonder )beperk\w*|\blimit(?:ed|ation)")
_RESERVED = re.compile(
    r"€|\beuro?\b|\b(?:beperking|limitation)|\b(?:tot|mits|maximaal|hoogste|behoudens|behalve|uitzondering\w*|uitgezonderd|goedkeuring|"
    r"toestemming|instemming|machtiging|voorwaarde\w*|uitsluitend|voor|ten aanzien|binnen|boven|na|bij|indien|wanneer|zolang|tenzij|"
    r"doch|maar|"
    r"voorlopig|tijdelijk|subject|approval|except|unless|provided|only|up to|within|if|for)\b"
)
_OVER = re.compile(r"\b(?:voorheen|vroeger|was|waren|geschorst|vervallen|ingetrokken|formerly|suspended|withdrawn|no|nee)\b")
_LIABLE = re.compile(r"\baansprakelijk|\bliab")
_NEUTRAL = re.compile(
    r"\b(?:alleen|zelfstandig\w*|solely|sole|independent(?:ly)?|onbeperkt\w*|unlimited|full(?:y)?|volledig\w*|(?:vertegenwoordigings)?bevoegd\w*|"
    r"alleenbevoegd|authori[sz]ed|authority|power(?:s)?|zonder|without|beperk\w*|limit\w*|zie|see|statuten|articles|of|association|sinds|since|"
    r"datum|date|functie|titel|title|in|de|het|the|ieder|iedere|elk|elke|each|en|and|is|are|tot vertegenwoordiging|te vertegenwoordigen|to|"
    r"represent|stichting|vennootschap|vereniging|cooperatie|company|maatschap|statutair\w*|algemeen|(?:mede-?)?bestuurder\w*|directeur\w*|"
    r"director\w*|venno(?:ot|ten)|ma(?:at|ten)|partners?|voorzitter|secretaris|penningmeester|lid|chair\w*|treasurer|secretary|eigenaar|owner|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|"
    r"october|december)\b|[\W\d_]"
)
"""Words that take nothing from who may act alone."""


def power(value: str, section: str) -> str:
    """The code of an authority as written: `alleen onbeperkt beperkt gezamenlijk niet onbekend`."""
    plain = fold(value)
    partner = section == "vennoot"
    if (together := _TOGETHER.search(plain)) is not None:
        return "beperkt" if _UP_TO.search(plain, 0, together.start()) else "gezamenlijk"
    if NOT_ALONE.search(plain):
        return "niet" if partner else "onbekend"
    if _NONE.search(plain) or (partner and re.search(r"\b(?:niet|not)\b", plain)):
        return "niet"
    alone, wide = _ALONE.search(plain), partner and _WIDE.search(plain) and not _LIABLE.search(plain)
    if not (alone or wide):
        return "beperkt" if _LIMITED.search(plain) and not _LIABLE.search(plain) else "onbekend"
    if _OVER.search(plain):
        return "onbekend"
    if is_reserved(plain):
        return "beperkt"
    if _NEUTRAL.sub("", plain):
        return "onbekend"
    return "onbeperkt" if wide else "alleen"


def is_reserved(plain: str) -> bool:
    """Do these folded words take something from an authority: an amount, an approval, a field of work, a case in which it holds?"""
    said = re.sub(r"\btot vertegenwoordig\w*|\bzonder (?:enige )?beperk\w*|\bwithout limit\w*", "", plain)
    return _RESERVED.search(said) is not None or _LIMITED.search(said) is not None


def attorney(plain: str) -> str:
    """How far a proxy reaches, by folded words: `volledig beperkt onbekend`; what is full and yet less, is limited."""
    full = re.search(r"volledig|full|algeme", plain) is not None
    if full and (is_reserved(plain) or _TOGETHER.search(plain) or NOT_ALONE.search(plain) or _OVER.search(plain)):
        return "beperkt"
    return "volledig" if full else "beperkt" if re.search(r"beperkt|limited", plain) else "onbekend"

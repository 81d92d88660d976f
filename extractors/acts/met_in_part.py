"""Does a sentence of the bidder say that a requirement is not met, or not yet, not wholly, or on a condition that lies outside the matter?

Knows the bidder as subject and the verbs of meeting; what denies, excepts or sets a condition is for `really`. Each place with such a verb
is judged by itself: one that falls short is enough. Pure, on folded text.

Accepted: a sentence that only looks so becomes a question for a person; one in words that are not here is not seen.
"""

import re
from functools import lru_cache

from extractors.acts.clauses import clause
from extractors.acts.really import excepted, is_conditional, is_denied
from extractors.boxes import tokens

STOP = re.compile(r"(?<=\s[0-9][.!?;])\s|(?<=\s[0-9]{2}[.!?;])\s")  # "... aan eis 7. Wij ...": a number with a stop ends a sentence here
_ANSWERED = re.compile(r"(?<=[a-z0-9:?]) (?:ja|nee) (?=(?:wij|we|ik|de organisatie|onze|bent|heeft|is|hebben|zijn)\b)")
"""An answer in a table, behind which the next row begins: "Wij voldoen aan alle eisen  Ja  Wij voegen, indien nieuw, een plan toe"."""
_MEETS = re.compile(
    r"\bvoldoe[nt]?\b|\bvoldaan\b|\beis(?:en)?\b(?: [0-9]{1,2})? (?:nog )?(?:niet )?ha(?:al|alt|len)\b|"
    r"\bha(?:al|alt|len)\b(?= (?:\w+ ){0,4}eis(?:en)?\b)"
)
_REQUIREMENT = re.compile(r"\b[a-z]{0,24}eis(?:en)?\b|\b[a-z]{0,12}voorwaarden?\b|\bg ?-?[0-9]{1,2}\b|\bcriteri(?:um|a)\b")
_BIDDER = re.compile(
    r"\b(?:wij|we|ik|zij|ze|ondergetekenden?|verkla(?:ar|art|ren)|wordt voldaan|voldaan wordt)\b|"
    r"\b(?:de|het|onze|ons|deze|mijn) (?:\w+ )?(?:organisatie|stichting|vereniging|cooperatie|vennootschap|instelling|"
    r"onderneming|bedrijf|inschrijver|combinatie|maatschap|vof|medewerkers|"
    r"clientondersteuners)\b"
)
_ANOTHER = re.compile(r"\b(?:die|wie|welke|onderaannemers?|derden|u|men)\b[^,;:]*$")
_IF = re.compile(
    r"\b(?:als|indien|wanneer|zodra|zolang|mocht(?:en)?|ingeval|in geval|mits|tenzij|"
    r"voor het geval|voor zover|of (?=(?:wij|we|ik|zij) ))\b[^,;:]*$"
)
_TURNED = re.compile(r" (?:wij|we|ik|zij|ze|(?:de|onze|deze) (?:organisatie|stichting|vereniging))\b")
_NONE_SHORT = re.compile(r"\bgeen (?:enkele? )?(?:[a-z]{0,24}eis(?:en)?|voorwaarden?|punt(?:en)?)\b[^.;]*\bwaaraan\b")
"""Two denials: "er is geen eis waaraan wij niet voldoen"."""
_PARTLY = re.compile(
    r"\b(?:deels|gedeeltelijk|grotendeels|voor een deel|ten dele|bijna|nagenoeg|vrijwel)\b|\bpas (?:in|op|per|vanaf|na)\b|"
    r"\bop [a-z]*eis(?:en)? [0-9]{1,2} na\b|\bin (?:beginsel|principe)\b|\bnaar (?:verwachting|vermogen)\b|"
    r"\baan de meeste\b|\bhet merendeel\b|\bkanttekening\w*|(?<!zonder )(?<!geen )(?<!enig )\bvoorbehoud\b|"
    r"\bvoor zover (?!(?:\w+ ){0,2}van toepassing)|"
    r"\bzo ?(?:veel|goed) mogelijk\b|\b(?:stre(?:ef|ven|eft)|verwacht(?:en)?|probe(?:er|ren|ert))\b[^,;]{0,60}\bte (?:kunnen )?voldoen\b"
)
_WILL = re.compile(r"\b(?:zal|zullen|gaat|gaan)\b")
_BY = re.compile(
    r"\b(?:uiterlijk|(?:per|vanaf|voor|op|tegen) (?:[0-9]{1,2} [a-z]{3,9} |eind \w+ |medio )?20[0-9]{2}|"
    r"per (?:[0-9]{1,2} )?[a-z]+ 20[0-9]{2}|binnen (?:\w+ ){1,3}(?:na|weken|maanden)|in de loop van|"
    r"(?:bij|voor) (?:de )?(?:start|aanvang))\b"
)
_STAYS = re.compile(r"\bblij(?:ft|ven)\b|\bgedurende\b|\book\b|\bvoldoe[nt]? en\b|\ben (?:zal|zullen)\b")
_ALL = re.compile(r"\b(?:alle|de) (?:\w+ ){0,2}[a-z]{0,24}eisen\b|\beisen\b")
"""Met only later: "wij zullen uiterlijk op 1 april 2027 aan alle eisen voldoen"; of one requirement the policy itself allows it."""
_COUNTED = re.compile(r"\b(?P<met>[a-z]+|[0-9]{1,2}) van de (?P<all>[a-z]+|[0-9]{1,2}) (?:gestelde )?[a-z]*eisen\b")
"""Some of so many: "zestien van de zeventien eisen"."""
_COUNTS = re.compile(r"[0-9]{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[a-z]+tien")
_LISTED = re.compile(r"\beis(?:en)? (?P<list>[0-9]{1,2}(?:(?:,? en (?:eis )?|, | tot en met (?:eis )?| t/m )[0-9]{1,2})+)\b")
_RANGE = re.compile(r"([0-9]{1,2})(?: (?:tot en met (?:eis )?|t/m )([0-9]{1,2}))?")
_MANY = 5  # requirements; who names a few speaks of those
_NEAR = 60  # letters before and behind the verb, for how much of it is met
_CHANGES = re.compile(r"\b(?:verander\w*|wijzig\w*|niet (?:meer|langer)|meld\w*|gevraagd|vraagt|verzoekt|verzocht)\b")
"""A condition about the time after: "... en als dat verandert, melden wij het"."""
_IN_GENERAL = re.compile(r"\b(?:bij|door|wegens|gevolg van|geval van)(?: het)? niet\b[^,;:]*$|\bdat (?:het )?niet $")
"""What follows from not meeting them is told, by nobody's doing: "bij het niet voldoen aan de eisen"."""
_NOT_NAMED = re.compile(r"\bniet (?:\w+ ){0,2}(?:genoemde|vermelde)\b")
_BRACKETED = re.compile(r"\((\w+)\)")
_BEFORE = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|behoudens)\b")


@lru_cache(maxsize=1024)  # the same sentences stand in many a form
def falls_short(words: str, names: tuple[str, ...] = ()) -> str:
    """The part of this folded sentence in which the bidder (or one of these `names`, folded) does; "" when none does."""
    if not _MEETS.search(words):
        return ""
    parts = (part for sentence in STOP.split(words) for part in _ANSWERED.split(sentence))
    return next((part for part in parts if _short(_BRACKETED.sub(r" \1 ", part), names)), "")  # "(nog) niet"


def _short(words: str, names: tuple[str, ...]) -> bool:
    if not _MEETS.search(words) or not _REQUIREMENT.search(words) or words.rstrip().endswith("?"):
        return False
    marks = {token.what for token in tokens(words)}
    if "off" in marks or {"ja", "nee"} <= marks:
        return False
    if not (_BIDDER.search(words) or any(name in words for name in names)) or _NONE_SHORT.search(words):
        return False
    return any(_is_short(words, match.span()) for match in _MEETS.finditer(words))


def _is_short(words: str, act: tuple[int, int]) -> bool:
    """Is the requirement at this place met by the bidder less than wholly, and told as what is so, not as what might be?"""
    start, end = act
    _, before, behind = clause(words, start, end)
    inside = _IF.search(before) and not _TURNED.match(words, end)
    if inside or _ANOTHER.search(before) or _IN_GENERAL.search(before):
        return False
    own = f"{before}{words[start:end]}{behind}"
    near = own[max(0, len(before) - _NEAR) : len(before) + _NEAR]
    words = _NOT_NAMED.sub(lambda match: "x" * len(match[0]), words)
    if _counts_short(own):
        return True
    if is_denied(words, act) or _PARTLY.search(near) or _BEFORE.search(before) or excepted(own, (len(before), len(before) + end - start)):
        return True
    if _WILL.search(own) and _BY.search(own) and _ALL.search(own) and not _STAYS.search(own):
        return True
    return is_conditional(own) and not _CHANGES.search(own)


def _counts_short(words: str) -> bool:
    """Are fewer met than there are: "zestien van de zeventien eisen", "eis 1 tot en met 6 en 8 tot en met 17"?"""
    for match in _COUNTED.finditer(words):
        if match["met"] != match["all"] and _COUNTS.fullmatch(match["met"]) and _COUNTS.fullmatch(match["all"]):
            return True
    for match in _LISTED.finditer(words):
        ranges = [(int(first), int(last or first)) for first, last in _RANGE.findall(match["list"])]
        met = {number for first, last in ranges for number in range(first, last + 1)}
        if len(met) >= _MANY and 1 in met and len(met) < max(met):
            return True
    return False

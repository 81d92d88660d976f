"""What the words around a name say about it: a region, a city, an address, a person, an organisation, or no name at all.

Knows no regions; looks at a short stretch of text before and after a name.
"""

import re

ORDINARY = frozenset(
    "aalten altena asten beek berg best borne brummen buren duiven echt ede epe esch goes grave haren heerde helden hoorn houten "
    "huizen hulst kampen kapelle laren leek lisse losser mill putten rijen roden sluis someren stein tiel tholen urk vaals "
    "veere voorst waterland weert westland wierden meerlanden delft".split()
)
"""Names that are ordinary words or surnames too: they need more than a capital at the start of a sentence."""

MUNICIPAL = frozenset({"gemeente", "gemeenten", "stad", "gemeentes"})
REGIONAL = frozenset({"regio", "regios", "zorgkantoorregio", "zorgkantoorregios", "zorgkantoor", "zorgregio", "werkgebied"})
NEAR = 40  # characters before a name in which a word can say what it is
AROUND = 80  # characters in which the name of an organisation must stand

_TITLES = frozenset({"heer", "mevrouw", "dhr", "mevr", "mw", "meneer", "familie"})
_LISTING = frozenset({",", "en", "of", ", en", ";", "de", "en de", ""})
_ADDRESS = re.compile(r"(?:\b\d{4}\s?[A-Z]{2},?|\b[Tt]e)\s+$")
_DATELINE = re.compile(r"\s*,\s*(?:d\.?d\.?\s*)?\d{1,2}[ -](?:\d{1,2}|[a-z]{3,9})[ -]\d{2,4}")
_OWNER = re.compile(
    r"\b(?:Stichting|Vereniging|Co[öo]peratie(?! VGZ)|Maatschap|MEE|Zorgbelang|Zorggroep)(?: +(?:[A-Z&][\w&'’.-]*|in|voor|en|de)){0,4} +$"
)
_LEGAL_FORM = re.compile(r"[ \t]+(?:B\.?V\.?|N\.?V\.?|U\.?A\.?|V\.?O\.?F\.?)(?!\w)")


def cue(before: str) -> str:
    """The word right before a name (in the form for comparing) when it says what kind of name follows."""
    words = before.replace(":", " ").replace(".", " . ").split()
    while words and words[-1] in ("de", "het", "in", "van"):
        words.pop()
    return words[-1] if words and words[-1] in MUNICIPAL | REGIONAL else ""


def is_listing(between: str) -> bool:
    """Only a comma, en or of stands between two names: they are of one kind."""
    return len(between) < NEAR and between.strip() in _LISTING


def is_address(text: str, start: int, end: int) -> bool:
    """Is this where someone lives or signs: after a postcode or te, or before a date?"""
    return bool(_ADDRESS.search(text[max(0, start - NEAR) : start]) or _DATELINE.match(text[end : end + NEAR]))


def is_organisation(text: str, start: int, end: int) -> bool:
    """Is this a part of the name of an organisation?"""
    return bool(_OWNER.search(text[max(0, start - AROUND) : start]) or _LEGAL_FORM.match(text[end : end + NEAR]))


def is_person(text: str, start: int) -> bool:
    """Is this a surname: after a title, or after initials with or without van?"""
    words = text[max(0, start - NEAR) : start].rsplit("\n", maxsplit=1)[-1].split()
    while words and words[-1].lower() in ("van", "de", "der", "den", "'t"):
        words.pop()
    last = words[-1] if words else ""
    return last.lower().rstrip(".") in _TITLES or bool(re.fullmatch(r"(?:[A-Z]\.){1,4}", last))


def opens_sentence(form: str, start: int, end: int, original: str) -> bool:
    """Does an ordinary word have its capital from the sentence, and nothing of a list around it?"""
    before, after = form[max(0, start - NEAR) : start].rstrip()[-1:], form[end : end + 1]
    shouted = len(original) > 1 and original.isupper()
    return (shouted or before in ("", ".", "!", "?")) and after not in (",", ";", "")

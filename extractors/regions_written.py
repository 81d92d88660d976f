"""Reads the regions and municipalities a text names, exactly as written.

Knows how such lists look; which region a word means is resolved in a later stage.
"""

import re

from extractors.boxes import has_box, tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold
from extractors.labels import BLANK, Labelled, labelled, vocabulary

_LABELS = vocabulary(
    {
        "regio": r"(?:zorgkantoor)?regio(?:\(?['’]?s\)?|n)?(?: waarvoor [a-z ]{3,50}"
        r"| (?:van )?inschrijving)?|betreffende (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?|"
        r"inschrijving (?:voor|in) (?:de )?(?:zorgkantoor)?regio(?:\(?['’]?s\)?)?|"
        r"wij schrijven in voor(?: de (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?)?|"
        r"werkgebied|perceel|percelen|schrijft (?:zich )?in voor(?: de)? (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?"
    }
)
_SENTENCE = re.compile(
    r"\b(?:(?:in|voor|van|naar|op|binnen)\s(?:de\s)?)?(?:volgende\s|onderstaande\s)?(?:zorgkantoor\s?)?regio(?:\(?['’]?s\)?|"
    r"n)?[\s:]{1,3}(?=(?-i:['’]?[A-Zs]))", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:[,;•▪·|]|\s-\s|\s/\s)\s*")
_AND = re.compile(r"(?<!-)\s(?:en|&|alsmede|evenals|en ook)\s(?=['’]?[A-Z]|['’][ts]\s)")
_COMPASS = re.compile(r"^(?:noord|zuid|oost|west|midden)-?$")
_WORD = re.compile(r"['’]?[A-Z][\w'’\-/]*|[ts]-[A-Z][\w\-]*")
_NO_REGION = {"wlz", "oco", "wmo", "vgz", "cz", "dsw", "kvk", "wij", "de", "het", "voor", "per", "onze", "zorgkantoor", "jaar"}


def _parts(text: str) -> list[str]:
    """A list of names cut at commas and "en", where "en" is not part of a name."""
    found: list[str] = []
    for part in _SPLIT.split(text):
        pieces = _AND.split(part.strip())
        if any(_COMPASS.match(fold(piece)) for piece in pieces):  # "Noord en Midden Limburg" is one name
            pieces = [part.strip()]
        found += pieces
    return [piece.strip(" .:()[]\t*_") for piece in found]


def _is_region(words: str) -> bool:
    plain = fold(words)
    if not 2 < len(words) <= 60 or plain.split(" ")[0] in _NO_REGION or any(letter.isdigit() for letter in words):
        return False
    return (words[0].isupper() or words[0] in "'’t") and words.count(" ") <= 6 and not BLANK.match(words)


def _facts_of(found: Labelled) -> list[Fact]:
    if has_box(found.value):
        return []
    facts = [found.fact("regio", part) for part in _parts(found.value) if _is_region(part)]
    return facts if len(facts) <= 20 else []


def _ticked(row: Row) -> list[Fact]:
    """The names beside ticked boxes in a row."""
    boxes = [token for token in tokens(row.text) if token.what in ("on", "off")]
    ends = [*(box.start for box in boxes[1:]), len(row.text)]
    facts = []
    for box, end in zip(boxes, ends, strict=True):
        words = row.text[box.end : end].strip(" \t|,;:")
        if box.what == "on" and _is_region(words) and fold(words) not in ("ja", "nee"):
            facts.append(row.fact("regio", words, span=(box.start, end)))
    return facts


def _listed(seen: Excerpt, index: int) -> list[Fact]:
    """The rows under a label: bullets, or boxes of which the ticked ones count."""
    facts: list[Fact] = []
    for row in seen.rows[index + 1 : index + 45]:
        text = row.text.strip()
        bullet = re.match(r"(?:[•▪·*○●o]|-|–|[0-9]{1,2}[.)])\s+", text)
        if has_box(row.text):
            facts += _ticked(row)
        elif bullet and _is_region(text[bullet.end() :].strip(" .;,")):
            facts.append(row.fact("regio", text[bullet.end() :].strip(" .;,"), span=(0, len(row.text))))
        else:
            break
    return facts


def _breaks(before: str) -> bool:
    """A new line after a whole name begins something else; after a comma, hyphen or "en" the list goes on."""
    words = before.rstrip()
    return "\n" in before[len(words) :] and not re.search(r"(?:[,\-&]|\ben|\bde)$", words)


def _in_sentence(sheet: Sheet) -> list[Fact]:
    """"... in de regio's Nijmegen, Waardenland en Noord- en Midden-Limburg ..."."""
    facts: list[Fact] = []
    text = sheet.text.replace("\n", " ")
    for match in _SENTENCE.finditer(text):
        start, end = match.end(), match.end()
        for word in re.finditer(r"\S+", text[start : start + 300]):
            bare = word[0].strip("().,;:'’\"")
            joins = fold(bare) in {"en", "de", "&", "-", "in", "van", "te"} or word[0] in ("'t", "’t", "’s", "'s")
            if word.start() and _breaks(sheet.text[start : start + word.start()]):
                break
            if not (joins or (_WORD.match(word[0].lstrip("(")) and fold(bare) not in _NO_REGION)):
                break
            if not joins:
                end = start + word.start() + len(word[0].rstrip(".;:"))
            if word[0].endswith((".", ";", ":", ")")):
                break
        for part in _parts(text[start:end]):
            if _is_region(part) and len(facts) < 200:
                facts.append(sheet.fact("regio", part, span=(match.start(), end)))
    return facts


def regions(seen: Excerpt) -> list[Fact]:
    """Every region the piece names, first mention on each page."""
    facts = []
    for found in labelled(seen.rows, _LABELS):
        facts += _facts_of(found)
        if found.below or not found.value:
            facts += _listed(seen, found.index)
    for sheet in seen.sheets:
        facts += _in_sentence(sheet)
    known: set[tuple[int, str]] = set()
    kept: list[Fact] = []
    for fact in facts:
        key = (fact.locator.page, fold(fact.value))
        if key not in known and len(kept) < 80:
            known.add(key)
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.locator.page)

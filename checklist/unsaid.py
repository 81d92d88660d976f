"""What says nothing of the bidder's own: a heading with a day, a place left open, the question itself. Pure.

Knows how such rows and sentences look; which criterion they would tell of, and whether a plan is concrete enough, is for others.
"""

import re
from collections.abc import Iterator

from checklist.readings import Reading

OPEN = "moet nog worden ingevuld of bepaald"
ASKED = "zegt wat er gevraagd wordt"
BARE = "alleen een kopje met een datum"
_BLANK = re.compile(
    r"\bn\.?[tn]\.?b\b|\bn\.?o\.?t\.?k\b|\b(?:nog|nader|later|hier) (?:te bepalen|te beslissen|in te vullen|uit te werken|aan te vullen|"
    r"bepaald|tekst)\b|\btekst (?:invoegen|volgt)\b|\[(?:in te vullen|invullen|naam|aantal|jaar|datum)\b|"
    r"\b(?:wordt|worden|moet|moeten) (?:\w+ ){0,2}?(?:nog|later|nader) (?:\w+ ){0,2}?(?:aangevuld|ingevuld|bepaald|uitgewerkt|"
    r"geschreven)\b|"
    r"\b(?:volgt|volgen) (?:nog|later)\b|\blorem ipsum\b|(?-i:\bX{2,}\b|\b20XX\b)|<[a-z][^<>@.:/]{2,30}>|\.{4,}|\u2026{2,}|_{4,}",
    re.IGNORECASE,
)
"""A place that nobody filled in."""
_UNSURE = re.compile(
    r"\b(?:beslis|beslissen|besluit|besluiten|bezien|bezie|bekijken|bekijk|bepalen|bepaal) (?:wij|we|ik) (?:dat |dit )?"
    r"(?:nog|later|pas|in|te zijner tijd)\b|\b(?:hangt|hangen) (?:\w+ ){0,2}?af van\b|^\W*of (?:wij|we|ik)\b|"
    r"\b(?:wordt|worden) (?:\w+ ){0,2}?(?:nog|later|nader) (?:\w+ ){0,2}?(?:gepland|beslist)\b|"
    r"\bnog (?:niet|geen) (?:bekend|gepland|bepaald|besloten|datum)\b|\bals het (?:nodig|mogelijk) is\b",
    re.IGNORECASE,
)
_INSTRUCTS = re.compile(
    r"^\W*(?:[0-9a-z][.)]\s*)?(?:hier |in dit hoofdstuk |hieronder )?(?:beschrijft|vermeldt|geeft|licht|noemt) u\b|"
    r"^\W*(?:[0-9a-z][.)]\s*)?(?:geef (?:hier |hieronder )?aan|beschrijf|licht toe|vermeld|benoem|noem hier|leg uit|vul (?:hier )?in)\b|"
    r"\bu (?:beschrijft|vermeldt|geeft aan|licht toe)\b|"
    r"\b(?:daarin|hierin|in (?:dit|dat) (?:stuk|document|hoofdstuk)) (?:gaan|ga|behandelen|behandel|beschrijven|beschrijf|"
    r"komen) (?:wij|we|ik)\b",
    re.IGNORECASE,
)
_REQUIRES = re.compile(
    r"\b(?:zorgkantoor|zorgkantoren|(?:inkoop)?beleid|leidraad|paragraaf [0-9.]+|eis) (?:vraagt|vragen|eist|eisen|verlangt|wil|"
    r"wenst|stelt)\b|"
    r"\b(?:nieuwe )?(?:aanbieders?|inschrijvers?|nieuwkomers?) (?:moet|moeten|dient|dienen)\b|"
    r"^\W*(?:[0-9a-z][.)]\s*)?(?:hoe|wat|waar|wanneer|welke?|(?:met|van|bij|aan|op) (?:wie|welke?))\b[^?]*\?\s*$",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\W*(?:hoofdstuk|paragraaf|§)\s?[0-9a-z]{1,3}(?=\W)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\W*(?:(?:hoofdstuk|paragraaf|onderdeel|deel|punt|stap|fase|element|§)\s?[0-9a-z]{1,3}|"
    r"[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]?(?=\s(?-i:[A-Z]))|[a-z][.)])(?=\W)(?!\s(?:"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?<![0-9])[0-9]{1,2}[.)]\s*$")
"""The number of an item, that was read as a sentence of its own."""
_TIMES = frozenset({"datum", "jaar", "toekomst", "duur", "verleden", "tijd"})
_SHORT = 14  # words
_SELVES = frozenset({"wij", "we", "ik", "ons", "onze", "mijn"})


def unsaid(reading: Reading) -> Iterator[str]:
    """Why this sentence says nothing of the bidder's own, in Dutch."""
    if _BLANK.search(reading.text):
        yield OPEN
    if _INSTRUCTS.search(reading.text):
        yield ASKED
    if _is_bare(reading, _CHAPTER):
        yield BARE


def against_step(reading: Reading) -> Iterator[str]:
    """Why this sentence, though it says something, is no step of a plan."""
    if _UNSURE.search(reading.text):
        yield OPEN
    if _REQUIRES.search(reading.text):
        yield ASKED
    if _is_bare(reading, _NUMBERED):
        yield BARE


def _is_bare(reading: Reading, label: re.Pattern[str]) -> bool:
    """A numbered row about nobody, in which nothing stands beside its subject but a moment."""
    start = reading.sentence.start
    if label is _NUMBERED and _CUT_OFF.search(reading.sentence.passage, max(0, start - 5), start):
        behind = start
    elif numbered := label.match(reading.text):
        behind = start + numbered.end()
    else:
        return False
    if len(reading.sentence.words) > _SHORT or any(word.folded in _SELVES for word in reading.sentence.words):
        return False
    return all(fact.kind in _TIMES or fact.start < behind for fact in reading.facts)

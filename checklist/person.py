"""Whether two written names can be one person: surname first, then initials. Pure; knows no document."""

import re
import unicodedata
from enum import StrEnum

_TITLES = frozenset(
    "de heer mevrouw mevr mw dhr drs dr ir ing mr prof msc bsc ba ma llm mba rc ra ad meneer jhr bestuurder directeur voorzitter".split()
)
PARTICLES = frozenset("van der den de het ten ter te op in aan bij onder over tot uit t s la le el al von du da di dos fan yn".split())
"""As in `extractors.parties.same_person`, which this stage does not import; a test holds them to each other."""


class Likeness(StrEnum):
    """How sure it is that two names are one person."""

    SAME = "zelfde"
    POSSIBLE = "mogelijk"  # surname agrees, the rest neither confirms nor contradicts; or a married name
    OTHER = "ander"


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    swapped = re.sub(r"^([^,]+),\s*(.+)$", r"\2 \1", letters.strip())  # "Vries, J. de" -> "J. de Vries"
    joined = re.sub(r"\s*-\s*", "-", re.sub(r"\.", " ", swapped))
    return [word for word in re.split(r"[^A-Za-z'-]+", joined) if word]


def _parts(name: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """Surnames (two in a married name), initials in order, and given names written in full."""
    words = [word for word in _words(name) if word.casefold() not in _TITLES or word.casefold() == "de"]
    core = [word for word in words if word.casefold() not in PARTICLES or (len(word) == 1 and word.isupper())]
    if not core:
        return frozenset(), "", frozenset()
    begun = [word for word in core[:-1] if word.rpartition("-")[2].casefold() in PARTICLES and "-" in word]  # "Bakker-de Wit"
    last = core[-1].casefold()
    parts = [part for word in begun for part in word.rpartition("-")[0].casefold().split("-")]
    surnames = frozenset(part for part in (*parts, *last.split("-")) if part)
    given = [word for word in core[:-1] if word not in begun]
    initials = "".join(word if word.isupper() and len(word) <= 4 else word[0] for word in given).casefold()
    return surnames, initials, frozenset(word.casefold() for word in given if len(word) > 2 and not word.isupper())


def likeness(one: str, other: str) -> Likeness:
    """Compare two names as written: "J.P. de Vries" and "Jan Pieter de Vries" are the same, "Vries-Bakker" possible."""
    ours, our_initials, our_given = _parts(one)
    theirs, their_initials, their_given = _parts(other)
    if not ours or not theirs or not ours & theirs:
        return Likeness.OTHER
    if our_given and their_given and our_given & their_given and ours == theirs:
        return Likeness.SAME
    if not our_initials or not their_initials:
        return Likeness.POSSIBLE
    if our_initials[0] != their_initials[0]:
        return Likeness.OTHER
    short, long = sorted((our_initials, their_initials), key=len)
    return Likeness.SAME if ours == theirs and long.startswith(short) else Likeness.POSSIBLE

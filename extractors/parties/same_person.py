"""Can two names be of one person, so far as to lay a signature at a place: the same surname, and first names that agree.

Pure; knows no document. What two names are worth where authority hangs on them is decided elsewhere.
"""

import re

from extractors.excerpt import fold
from extractors.parties.names import without_title

PARTICLES = frozenset("van der den de het ten ter te op in aan bij onder over tot uit t s la le el al von du da di dos fan yn".split())
"""Folded words that stand between first names and surname, and tell nobody apart; `checklist.person` holds the same (a test)."""
_SHORT = 3  # letters of initials without full stops: "JP de Vries"


def may_be_one(one: str, other: str) -> bool:
    """Do two names as written agree: "J.P. de Vries" and "Jan de Vries" do, "Piet de Vries" and "J. de Vries" do not.

    A surname alone agrees with nobody; of a married name one part is enough.
    """
    ours, our_initials, our_given = _parts(one)
    theirs, their_initials, their_given = _parts(other)
    if not ours & theirs or not our_initials or not their_initials:
        return False
    if our_given and their_given:
        return bool(our_given & their_given)
    short, long = sorted((our_initials, their_initials), key=len)
    return long.startswith(short)


def surnames(name: str) -> frozenset[str]:
    """The surname, folded and without what stands between; both of a married name, none of a name without letters."""
    return _parts(name)[0]


def share_surname(one: str, other: str) -> bool:
    """Do two names share a surname, or a part of a married name, whatever stands before it?"""
    return bool(surnames(one) & surnames(other))


def _parts(name: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """Surnames, initials in order, and the first names that are written in full."""
    turned = re.sub(r"^([^,]+),\s*(.+)$", r"\2 \1", without_title(name).strip())  # "Vries, J. de"
    words = [word for word in re.split(r"[^\w'-]+", turned.replace(".", " ")) if word.strip("'-_")]
    core = [word for word in words if fold(word).strip("'") not in PARTICLES or (len(word) == 1 and word.isupper())]
    if not core:
        return frozenset(), "", frozenset()
    begun = [word for word in core[:-1] if "-" in word and fold(word).rpartition("-")[2] in PARTICLES]  # "Bakker-de Wit"
    first = [word for word in core[:-1] if word not in begun]
    parts = [part for word in (*begun, core[-1]) for part in fold(word).split("-")]
    surname = frozenset(part for part in parts if part not in PARTICLES and part)
    capitals = name.isupper()
    given = [fold(word) for word in first if len(word) > 1 and not (word.isupper() and len(word) <= _SHORT and not capitals)]
    initials = "".join(word if fold(word) not in given else word[0] for word in first)
    return surname, fold(initials), frozenset(given)

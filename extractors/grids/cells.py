"""What one cell of a table of answers says: ja, nee, both, nothing yet; or words that are no answer.

Pure; knows marks and a few words, not what is asked.
"""

import re
from functools import lru_cache

from extractors.boxes import answer, tokens
from extractors.excerpt import fold

UNCLEAR = "?"
"""There is an answer in the cell, but what it is cannot be told."""

_LONE_ON = re.compile(r"[\[(]?\s?[xv✓✔☒☑✗✘●◉■⊠]\s?[\])]?")
_LONE_OFF = re.compile(r"[☐□○◯]|[\[(]\s{0,3}[\])]|\[_{1,3}\]")
_NOTHING = re.compile(r"(?:[-–—_.…/]+|n\.?v\.?t\.?|niet van toepassing)")
_BOTH = re.compile(r"\W*(?:ja|nee)\s?(?:/|\||\bof\b|\s)\s?(?:nee|ja)\W*")
_CROSSES = "✗✘"
_TICKS = "✓✔"
_TURNS = re.compile(r"\b(?:maar|mits|tenzij|niet|geen|nog|indien|deels|gedeeltelijk|onbekend|misschien|of|en)\b|\?")
_WORDS_FIRST = re.compile(r"\s*(?![jnyxv])[a-z0-9]|\s*[jnyxv][b-df-hj-km-np-z]", re.IGNORECASE)  # so no answer begins
_LONGEST = 90  # letters
_MOST_WORDS = 6  # behind an answer; more is a text that begins with that word


@lru_cache(maxsize=4096)  # the cells of a form say the same again and again
def cell_answer(text: str) -> str | None:
    """`ja nee beide leeg`, "" for nothing that applies, UNCLEAR, or None where these words are no answer at all."""
    if len(text) > _LONGEST or _WORDS_FIRST.match(text):
        return None
    plain = " ".join(fold(text).split()).strip(" .:;,*")
    if not plain or _NOTHING.fullmatch(plain):
        return ""
    if _LONE_ON.fullmatch(plain):
        return "ja"
    if _LONE_OFF.fullmatch(plain):
        return "leeg"
    found = tokens(text)
    if not found:
        return None
    rest = "".join(" " if any(token.start <= at < token.end for token in found) else letter for at, letter in enumerate(fold(text)))
    words = re.findall(r"[a-z0-9]+", rest)
    if words and (len(words) > _MOST_WORDS or re.search(r"[a-z0-9]", rest[: found[0].start])):
        return None
    if words and _TURNS.search(rest):
        return UNCLEAR
    return answer(text) or ("leeg" if _BOTH.fullmatch(plain) else UNCLEAR)


def is_mark(text: str) -> bool:
    """Is there nothing in the cell but one mark or one empty box?"""
    plain = " ".join(fold(text).split())
    return bool(_LONE_ON.fullmatch(plain) or _LONE_OFF.fullmatch(plain))


_LEGEND = re.compile(r"(?<!zilveren )kruis|[✗✘]\s?=\s?(?:ja|wel|akkoord|van toepassing)")
_MARKED = re.compile(r"(?:^|\s)(?:ja|nee)$")


def cross_means(texts: str, around: str, head: str) -> str:
    """What a hand-drawn cross says in a table: a mark under ja or nee or where crosses are asked for, no beside ticks, else unclear.

    `texts`: all cells of the table; `around`: folded, its heads and the words above it; `head`: folded, that of the cell's own column.
    """
    if any(letter in texts for letter in _TICKS):
        return "nee"
    return "ja" if _MARKED.search(head) or _LEGEND.search(around) else UNCLEAR


def is_cross(text: str) -> bool:
    """Is a cross all that stands here?"""
    return text.strip() in tuple(_CROSSES)

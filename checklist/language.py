"""Dutch as people write it: folded spelling, stems, words with their places, and slips of the pen.

The only file that knows snowballstemmer and rapidfuzz. Knows no criterion. What is remembered here is the same whatever was read before.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import maxsize
from typing import TypeVar

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_WORDS = 100_000  # different words remembered in one process, some 20 MB; then it starts afresh
LONGEST_RUN = 80
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_STEMMER = snowballstemmer.stemmer("dutch")
_SHORT_PLURALS = {"lage": "laag", "hele": "heel"}
_DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff'\u2018\u2019\u02bc\u00b4`]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_NO_LETTERS = re.compile(r"[\W_]+")
_ASCII_SIGNS = {number: None for number in range(128) if not chr(number).isalnum()}
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_PARTS = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:['\u2018\u2019\u00ad]+[^\W_]+)*", re.UNICODE)

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class Remembered(dict[Key, Answer]):
    """What a pure question gave, asked once for each key; forgets everything when it is full, so that it stays bounded."""

    def __init__(self, work: Callable[[Key], Answer], *, most: int = MOST_WORDS) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, key: Key) -> Answer:
        if len(self) >= self._most:
            self.clear()
        made = self[key] = self._work(key)
        return made


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """A word, or one part of a word written with a hyphen or slash, wherever it stands: one object for each way of writing it."""

    written: str
    folded: str
    stem: str


class Sentence:
    """One sentence of a passage; offsets are those of the passage."""

    __slots__ = ("_spans", "end", "passage", "start", "words")

    def __init__(self, passage: str, start: int, end: int) -> None:
        self.passage, self.start, self.end = passage, start, end
        self.words = words(passage, start, end)
        self._spans: tuple[tuple[int, int], ...] | None = None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each word; worked out only for sentences in which a place matters."""
        if self._spans is None:
            matches = tuple(_PARTS.finditer(self.passage, self.start, self.end))
            if len(matches) > len(self.words):
                matches = tuple(match for match in matches if _WORDS[match.group()].folded)
            self._spans = tuple([match.span() for match in matches])
        return self._spans


def fold(text: str) -> str:
    """Lower case without accents, apostrophes or soft hyphens; dashes made equal."""
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _DASHES.sub("-", text)))
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _DROPPED.sub("", plain).casefold()


def without_long_runs(text: str) -> str:
    """The same text with as many spaces for every run of more than 80 signs without white space: no word of any language."""
    if max(map(len, text.split()), default=0) <= LONGEST_RUN:
        return text
    return _LONG_RUN.sub(lambda run: " " * len(run.group()), text)


def squeeze(text: str) -> str:
    """Folded text without anything but letters and digits: the ground on which the prefilter looks."""
    folded = fold(text)
    return folded.translate(_ASCII_SIGNS) if folded.isascii() else _NO_LETTERS.sub("", folded)


@lru_cache(maxsize=MOST_WORDS)
def stem(folded: str) -> str:
    """The stem of a folded word; an abbreviation or number is its own stem."""
    if len(folded) < 5 or folded[0].isdigit():
        return _SHORT_PLURALS.get(folded, folded)
    short = str(_STEMMER.stemWord(folded))
    return short if len(short) > 3 else folded  # "uitingen" must not become "uit"


@lru_cache(maxsize=MOST_WORDS)
def root(folded: str) -> str:
    """What a word and its inflections begin with, for the prefilter."""
    short = stem(folded)
    shared = 0
    while shared < min(len(short), len(folded)) and short[shared] == folded[shared]:
        shared += 1
    return folded[:shared] if shared >= 4 else folded[: max(4, len(folded) - 3)]


def beginnings(stemmed: str) -> frozenset[str]:
    """With one of these begins every word of five letters or more that has this stem: what lies before the letters a stemmer may change.

    Snowball's Dutch stemmer changes the last two letters of what it leaves, three where it makes "eer" of "atie", "atief" or "ant",
    and takes out one "ge" in front and one inside (dutch.sbl, Lose_prefix and Lose_infix).
    """
    kept = stemmed[: -3 if stemmed.endswith("eer") else -2]
    inside = {f"{kept[:at]}ge{kept[at:]}" for at in range(1, len(kept))}
    return frozenset({kept, f"ge{kept}", *inside, *(f"ge{one}" for one in inside)})


_NOTHING = Word("", "", "")  # signs that count as letters and leave nothing when folded


def _word(written: str) -> Word:
    folded = fold(written)
    return Word(written, folded, stem(folded)) if folded else _NOTHING


_WORDS: Remembered[str, Word] = Remembered(_word)


def words(text: str, start: int = 0, end: int = maxsize) -> tuple[Word, ...]:
    """The words of a stretch of text, parts of hyphenated words apart."""
    found = tuple(map(_WORDS.__getitem__, _PARTS.findall(text, start, end)))
    return tuple(word for word in found if word.folded) if _NOTHING in found else found


def misspelt(folded: str, *, known: Sequence[str]) -> str:
    """The long known word that this word is a slip of the pen of, or "" when there is none or more than one."""
    allowed = 1 if len(folded) < 15 else 2
    near = process.extract(folded, known, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    meant = {word for word, distance, _ in near if distance}
    return meant.pop() if len(meant) == 1 else ""

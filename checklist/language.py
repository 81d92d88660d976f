"""Dutch as people write it: folded spelling, stems, words and sentences, and phrases found by their stems.

The only file that knows spaCy, snowballstemmer and rapidfuzz. Knows no criterion. spaCy is imported at first use (1.7 s).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import snowballstemmer
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_SENTENCE = 1200  # characters; text without full stops is cut here at a space
_STEMMER = snowballstemmer.stemmer("dutch")
_SHORT_PLURALS = {"lage": "laag", "hele": "heel"}
_DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff'\u2018\u2019\u02bc\u00b4`]")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONG_RUN = re.compile(r"\S{81,}")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_PARTS = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:['\u2018\u2019\u00ad]+[^\W_]+)*", re.UNICODE)
_ABBREVIATIONS = frozenset(
    "nr lidnr regnr art par hfst blz p pag bijl mw mevr dhr dr drs mr ir ing ca incl excl resp max min gem evt bijv bv tel st "
    "o.a o.m m.b.t i.v.m d.d t/m m.i.v jl a.s wo ma di do vr jan feb mrt apr jun jul aug sep sept okt nov dec".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word, or one part of a word written with a hyphen or slash."""

    start: int
    end: int
    folded: str
    stem: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of a passage; offsets are those of the passage."""

    start: int
    end: int
    words: tuple[Word, ...]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes or soft hyphens; dashes made equal."""
    plain = unicodedata.normalize("NFKD", _DASHES.sub("-", text))
    return _DROPPED.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter))).casefold()


def squeeze(text: str) -> str:
    """Folded text without anything but letters and digits: the ground on which the prefilter looks."""
    return _NO_LETTERS.sub("", fold(text))


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """The stem of a folded word; an abbreviation or number is its own stem."""
    if len(folded) < 5 or folded[0].isdigit():
        return _SHORT_PLURALS.get(folded, folded)
    short = str(_STEMMER.stemWord(folded))
    return short if len(short) > 3 else folded  # "uitingen" must not become "uit"


@lru_cache(maxsize=65536)
def root(folded: str) -> str:
    """What a word and its inflections begin with, for the prefilter."""
    short = stem(folded)
    shared = 0
    while shared < min(len(short), len(folded)) and short[shared] == folded[shared]:
        shared += 1
    return folded[:shared] if shared >= 4 else folded[: max(4, len(folded) - 3)]


def words(text: str, *, start: int = 0) -> tuple[Word, ...]:
    """The words of a stretch of text, parts of hyphenated words apart."""
    found = []
    for match in _PARTS.finditer(text):
        folded = fold(match.group())
        if folded:
            found.append(Word(start=start + match.start(), end=start + match.end(), folded=folded, stem=stem(folded)))
    return tuple(found)


@lru_cache(maxsize=1)
def _dutch() -> "Language":
    import spacy

    dutch = spacy.blank("nl")
    dutch.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…", ";", "•"]})
    return dutch


def sentences(text: str, *, breaks: Iterable[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of a passage; a new item or row always begins a new one."""
    text = _LONG_RUN.sub(lambda run: " " * len(run.group()), text)  # spaCy peels signs off a run one by one: quadratic
    borders = sorted({0, *breaks, len(text)})
    spans = [span for start, end in pairwise(borders) for span in _sentence_spans(text[start:end], start=start)]
    made = (Sentence(start=start, end=end, words=words(text[start:end], start=start)) for start, end in spans)
    return tuple(sentence for sentence in made if sentence.words)


def _sentence_spans(text: str, *, start: int) -> Iterator[tuple[int, int]]:
    doc = _dutch()(text)
    held: int | None = None
    for found in doc.sents:
        begin = found.start_char if held is None else held
        shown = text[begin : found.end_char]
        if _is_open(shown, after=text[found.end_char :][:3]) and len(shown) < LONGEST_SENTENCE:
            held = begin
            continue
        held = None
        yield from _within_limit(text, begin=begin, end=found.end_char, start=start)
    if held is not None:
        yield from _within_limit(text, begin=held, end=len(text), start=start)


def _is_open(shown: str, *, after: str) -> bool:
    """Did the full stop belong to an abbreviation or a number, so that the sentence goes on?"""
    following = after.lstrip()[:1]
    if not following:
        return False
    last = shown.rstrip().rstrip(".").rsplit(maxsplit=1)
    word = last[-1].lstrip("(").casefold() if last else ""
    abbreviated = shown.rstrip().endswith(".") and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))
    lower = following.islower() and not shown.rstrip().endswith((";", "•"))
    return abbreviated or lower or following in ")”’"


def _within_limit(text: str, *, begin: int, end: int, start: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST_SENTENCE:
        space = text.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
        border = space if space > begin else begin + LONGEST_SENTENCE
        yield start + begin, start + border
        begin = border
    yield start + begin, start + end


class Phrases:
    """Finds phrases by their stems: spaCy's PhraseMatcher over a Doc of stems."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self._doc: Any = Doc
        self._vocab = _dutch().vocab
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        for key, stems in sorted(phrases.items()):
            self._matcher.add(key, [Doc(self._vocab, words=list(stems))])

    def find(self, stems: Sequence[str]) -> list[tuple[str, int, int]]:
        """(key, first word, word after the last) of every phrase, in reading order."""
        if not stems:
            return []
        found = self._matcher(self._doc(self._vocab, words=list(stems)))
        named = ((self._vocab.strings[key], start, end) for key, start, end in found)
        return sorted(named, key=lambda one: (one[1], one[2], one[0]))


def misspelt(folded: str, *, known: Sequence[str]) -> str:
    """The long known word that this word is a slip of the pen of, or "" when there is none or more than one."""
    allowed = 1 if len(folded) < 15 else 2
    near = {
        word
        for word in known
        if abs(len(word) - len(folded)) <= allowed and 0 < OSA.distance(folded, word, score_cutoff=allowed) <= allowed
    }
    return near.pop() if len(near) == 1 else ""

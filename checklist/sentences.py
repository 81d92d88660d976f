"""Where a sentence ends, as spaCy's Dutch tokenizer and sentencizer see it, with what they miss in abbreviations and numbers.

The only file that knows spaCy; it is imported at first use (1.7 s). spaCy cuts each piece of text between white space by itself, and
only a full stop or its like can end a sentence: so only such pieces, and the piece that follows, are given to it, each once.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from checklist.language import Remembered, Sentence, without_long_runs

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_SENTENCE = 1200  # characters; text without full stops is cut here at a space
STOPS = frozenset(".!?…;•")
_STOPPED = re.compile(r"(?<!\S)[^\s.!?…;•]*[.!?…;•]\S*")
_PIECE = re.compile(r"\S+")
_ABBREVIATIONS = frozenset(
    "nr lidnr regnr art par hfst blz p pag bijl mw mevr dhr dr drs mr ir ing ca incl excl resp max min gem evt bijv bv tel st "
    "o.a o.m m.b.t i.v.m d.d t/m m.i.v jl a.s wo ma di do vr jan feb mrt apr jun jul aug sep sept okt nov dec".split()
)


class _Token(NamedTuple):
    """A token of a piece, as far as the end of a sentence is concerned."""

    at: int
    stops: bool
    opens: bool  # a sentence can begin with it: it is no punctuation


@lru_cache(maxsize=1)
def _dutch() -> "Language":
    import spacy

    return spacy.blank("nl")


def _cut(piece: str) -> tuple[_Token, ...]:
    tokens = _dutch().tokenizer(piece)
    return tuple(_Token(token.idx, token.text in STOPS, not token.is_punct and token.text not in STOPS) for token in tokens)


_PIECES: Remembered[str, tuple[_Token, ...]] = Remembered(_cut)


def sentences(text: str, *, breaks: Iterable[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of a passage; a new item or row always begins a new one."""
    text = without_long_runs(text)  # spaCy peels signs off a run one by one: quadratic
    borders = sorted({0, *breaks, len(text)})
    spans = ((start + a, start + b) for start, end in pairwise(borders) for a, b in _spans(text[start:end]))
    made = (Sentence(text, start, end) for start, end in spans)
    return tuple(sentence for sentence in made if sentence.words)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, those put together again that the full stop of an abbreviation cut."""
    held, end = 0, len(text)
    for following in (*_begins(text), end):
        spaced = text[following - 1 : following] == " " and (following < end or not text[-2:].isspace())
        last = following - 1 if spaced else following  # spaCy counts one space with the word before it
        if last - held < LONGEST_SENTENCE and _is_open(text[held:last], after=text[last : last + 3]):
            continue
        yield from _within_limit(text, begin=held, end=last)
        held = following
    if held < end:
        yield from _within_limit(text, begin=held, end=end)


def _begins(text: str) -> Iterator[int]:
    """Where a sentence begins, the first one left out: at the first token after a full stop that is no punctuation."""
    at, end = 0, len(text)
    while (stopped := _STOPPED.search(text, at)) is not None:
        at, base, tokens, seen = stopped.end(), stopped.start(), _PIECES[stopped.group()], False
        while True:
            for token in tokens:
                if seen and token.opens:
                    yield base + token.at
                    seen = False
                elif token.stops:
                    seen = True
            white = at + (text[at : at + 1] == " ")
            if not seen or white >= end:
                break
            if text[white].isspace() or text[white].isalnum():  # more white space is a token of its own
                yield white
                break
            following = cast("re.Match[str]", _PIECE.match(text, white))
            at, base, tokens = following.end(), white, _PIECES[following.group()]


_SHORT = 60  # letters
_MOMENT = re.compile(
    r"[^\w]*(?:(?:op|per|vanaf|uiterlijk|voor|in|begin|eind|medio) )?(?:[0-9]{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december)(?: 20[0-9]{2})?\.",
    re.IGNORECASE,
)
"""A moment with a full stop of its own, as over a step of a plan: what is done then is the same sentence."""


def _is_open(shown: str, *, after: str) -> bool:
    """Did the full stop belong to an abbreviation, a number or a moment over a step, so that the sentence goes on?"""
    following = after.lstrip()[:1]
    if not following:
        return False
    bare = shown.rstrip()
    if len(bare) < _SHORT and _MOMENT.fullmatch(bare.strip()):
        return True
    last = bare.rstrip(".").rsplit(maxsplit=1)
    word = last[-1].lstrip("(").casefold() if last else ""
    abbreviated = bare.endswith(".") and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))
    lower = following.islower() and not bare.endswith((";", "•"))
    return abbreviated or lower or following in ")”’"


def _within_limit(text: str, *, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST_SENTENCE:
        space = text.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
        border = space if space > begin else begin + LONGEST_SENTENCE
        yield begin, border
        begin = border
    yield begin, end

"""How a sentence says what it says: as done, as a promise, as a denial, or as a repetition of the policy.

Knows cues of tense and mood in Dutch; knows no criterion. No grammar is guessed. What a word can be is looked up once in a process.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checklist.language import Remembered, Sentence, fold, words
from checklist.lexicon import vocabulary

SHORT = 6  # content words; a shorter sentence has too few triples
_PARTICIPLE_FORM = re.compile(r"(?:ge\w{2,}|(?:aan|af|bij|deel|door|in|na|om|op|over|samen|toe|uit|vast|voor)ge\w{2,})(?:d|t|en)$")
_HELPING = frozenset("heb hebt heeft hebben had hadden is zijn ben was waren werd werden".split())
_MODALS_BEFORE_DONE = frozenset("zal zullen zou zouden wil willen".split())
_CONDITIONAL = frozenset({"wil", "willen", "gaan", "gaat", "ga"})  # a promise, or not, by what stands around it
_BEFORE_NOUN = frozenset(
    "naar aan bij met voor door over van uit de het alle onze hun andere twee drie vier vijf zes zeven acht negen tien".split()
)  # "naar derden" is no verb
_NOT_DENIED = frozenset(
    "alleen aangeboren slechts zozeer enkel vrijblijvend alle allemaal iedereen wie wat hoe waar waarom welke wanneer".split()
)
_OTHERS = frozenset(
    "meneer mevrouw moeder vader zoon dochter die wie zij ze hij "
    "u iemand client clienten mensen naaste naasten familie partner welke niemand".split()
)


_CLAUSE = re.compile("[,;:(]")
_RELATIVE = frozenset({"dat", "die", "welke", "wie"})
_SELVES = frozenset({"wij", "we", "ik", "inschrijver", "inschrijfster"})


class Manner(NamedTuple):
    """How a sentence says what it says."""

    done: str  # the word that tells of something done, or ""
    promise: str  # the word that tells of an intention, or ""
    denials: tuple[int, ...]  # positions of the words that deny
    has_verb: bool


_PROMISES, _DENIES, _VERB, _PAST, _HELPS, _MODAL, _PARTICIPLE = (1 << number for number in range(7))
"""What a word may do in a sentence. _PROMISES: by itself or with the word after it; _VERB: a verb or a pronoun."""


def manner(sentence: Sentence) -> Manner:
    """Done, promised or denied? By cues of tense and mood; no grammar is guessed."""
    folded = [word.folded for word in sentence.words]
    cues = list(map(_CUES_OF.__getitem__, folded))
    every = 0
    for cue in cues:
        every |= cue
    done = _done(folded, cues, every)
    promises = (
        number for number, cue in enumerate(cues) if cue & _PROMISES and _promises(folded, number) and not _is_told_of(sentence, number)
    )
    denials = (number for number, cue in enumerate(cues) if cue & _DENIES and _denies(folded, number))
    return Manner(
        done=done,
        promise=next((folded[number] for number in promises), "") if every & _PROMISES else "",
        denials=tuple(denials) if every & _DENIES else (),
        has_verb=bool(done) or bool(every & _VERB),
    )


def may_stand_between(folded: str) -> bool:
    """A verb or pronoun: what may stand between the thing and the word that denies it ("de lijst gebruiken wij niet")."""
    return bool(_CUES_OF[folded] & _VERB)


def _cues_of(folded: str) -> int:
    cues = _cues()
    promising = folded in _CONDITIONAL or folded in cues["begint belofte"]
    told = {
        _PROMISES: promising,
        _DENIES: folded in cues["ontkenning"],
        _VERB: folded in cues["werkwoorden"] or folded in cues["voornaamwoorden"],
        _PAST: folded in cues["gedaan"],
        _HELPS: folded in _HELPING,
        _MODAL: folded in _MODALS_BEFORE_DONE,
        _PARTICIPLE: _is_participle(folded),
    }
    return sum(cue for cue, is_so in told.items() if is_so)


_CUES_OF: Remembered[str, int] = Remembered(_cues_of)


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    names = ("belofte", "ontkenning", "werkwoorden", "voornaamwoorden", "gedaan", "niet_gedaan", "deelwoorden")
    cues = {name: frozenset(fold(word) for word in vocabulary()[name]) for name in names}
    return {**cues, "begint belofte": frozenset(entry.split(" ", 1)[0] for entry in cues["belofte"])}


def _promises(folded: Sequence[str], number: int) -> bool:
    """A word of intention, alone or with the word after it ("van plan", "gaan starten")."""
    word = folded[number]
    if word in ("wil", "willen"):
        return not _is_of_others(folded, number)
    if " ".join(folded[number : number + 2]) in _cues()["belofte"]:
        return True
    if word in ("gaan", "gaat", "ga"):
        return number + 1 < len(folded) and folded[-2] not in _BEFORE_NOUN and _is_infinitive(folded[-1])
    return word in _cues()["belofte"]


def _is_of_others(folded: Sequence[str], number: int) -> bool:
    """ "Wie iets anders wil": the wish of a client is no promise of the bidder."""
    if {"wij", "we", "ik"}.intersection(folded[max(0, number - 2) : number + 3]):
        return False
    return bool(_OTHERS.intersection(folded[max(0, number - 3) : number]))


def _is_told_of(sentence: Sentence, number: int) -> bool:
    """ "Een verband dat in 2027 een vereniging wil zijn": what another thing intends, in a clause of its own."""
    spans, folded = sentence.spans, [word.folded for word in sentence.words]
    first = number
    while first and _CLAUSE.search(sentence.passage, spans[first - 1][1], spans[first][0]) is None:
        first -= 1
    first += folded[first] in ("en", "of")
    return first > 0 and folded[first] in _RELATIVE and _SELVES.isdisjoint(folded[first:number])


def _is_infinitive(word: str) -> bool:
    return len(word) > 4 and word.endswith("en") and word not in _cues()["niet_gedaan"] and not _is_participle(word)


def _done(folded: Sequence[str], cues: Sequence[int], every: int) -> str:
    """A perfect or past tense: helping verb with a participle, or a known past form."""
    if every & _PAST:
        return next(word for word, cue in zip(folded, cues, strict=True) if cue & _PAST)
    if not every & _HELPS or every & _MODAL or not every & _PARTICIPLE:
        return ""
    return next(word for word, cue in zip(folded, cues, strict=True) if cue & _PARTICIPLE)


def _is_participle(word: str) -> bool:
    """With ge- by its form; without, from the list: too many nouns look the same ("beleid", "overeenkomst")."""
    return word in _cues()["deelwoorden"] or (len(word) > 5 and bool(_PARTICIPLE_FORM.match(word)) and word not in _cues()["niet_gedaan"])


def _denies(folded: Sequence[str], number: int) -> bool:
    """A denial, but not "niet alleen", "niet-aangeboren", "zo niet", "niet alle zes" or "weten niet wie"."""
    following = folded[number + 1] if number + 1 < len(folded) else ""
    return following not in _NOT_DENIED


class Copied:
    """Recognises the policy's own sentences, by the share of word triples that stand in them; of a short one, by its pairs."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._triples = frozenset(triple for text in sentences for triple in _grams(_content(text), size=3))
        self._pairs: dict[tuple[str, ...], set[int]] = {}
        for number, text in enumerate(sentences):
            for pair in _grams(_content(text), size=2):
                self._pairs.setdefault(pair, set()).add(number)

    def share(self, sentence: Sentence) -> float:
        """0 to 1: how much of the sentence is repetition."""
        stems = [word.stem for word in sentence.words if word.folded not in _EMPTY]
        if len(stems) >= SHORT:
            return sum(map(self._triples.__contains__, zip(stems, stems[1:], stems[2:], strict=False))) / (len(stems) - 2)
        pairs = _grams(stems, size=2)
        return (self._best_of_one(pairs) / len(pairs)) ** 2 if len(pairs) >= 2 else 0.0  # squared: half of four pairs is chance

    def _best_of_one(self, pairs: Sequence[tuple[str, ...]]) -> int:
        """How many pairs stand in the one sentence that holds most: pairs from everywhere are no repetition."""
        held = Counter(number for pair in pairs for number in self._pairs.get(pair, ()))
        return max(held.values(), default=0)


_EMPTY = frozenset(
    "de het een en of in op te aan van voor met bij om door als dat die dit deze zij wij we ze hun haar zijn onze ons is er ook "
    "ten tot uit over naar worden wordt onder zo nodig oco aanbieder aanbieders inschrijver organisatie".split()
)


def _content(text: str) -> list[str]:
    return [word.stem for word in words(text) if word.folded not in _EMPTY]


def _grams(stems: Sequence[str], *, size: int) -> list[tuple[str, ...]]:
    return [tuple(stems[at : at + size]) for at in range(len(stems) - size + 1)]

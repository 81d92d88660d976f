"""Where each criterion is answered: the passages a purchaser should read, and whether they say more than a promise.

Says where to read; scores no quality. Deterministic: same texts, same words, same region give the same rows.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from checklist.finding import CriterionRow, Source, Support
from checklist.hits import cues_in, holds_cue
from checklist.kinship import Kinship
from checklist.language import squeeze
from checklist.lexicon import RuleTerms
from checklist.passages import Cut, Form, Text, cut
from checklist.plan_moments import moments
from checklist.readings import Index, Reader, Reading, is_bound, name_words, reader
from checklist.region_words import Places, RegionWords
from checklist.rows import Ground, row
from checklist.weighing import REPEATED, Weighed, weigh
from extractors.document import Kind

__all__ = ["Laid", "RegionWords", "Text", "answer"]

_NEW_IN = re.compile(r"\W*Nieuw in (?:de )?(?:regio )?[A-Z]")  # "Nieuw in Midden IJssel. U vraagt dan een plan."
OFTEN = 3  # passages in which a name must stand to be the bidder's own
_FEW_PASSAGES, _A_PARAGRAPH = 3, 150  # of a text in one or two paragraphs; letters
MANY_SUBJECTS = 4  # different words for the field and the people in it

Answers = Mapping[str, tuple[Weighed, ...]]


def answer(
    texts: Sequence[Text],
    rules: Sequence[RuleTerms],
    *,
    region: RegionWords,
    sources: Mapping[str, Source],
    starts: int = 0,
) -> tuple[CriterionRow, ...]:
    """One row for every criterion that has a source, in the order of the rules; those without word lists come last and say so.

    `starts` is the year in which the contract begins: dates from then on are intentions. 0 = not known.
    """
    return Laid(texts, rules, sources=sources, starts=starts).seen_from(region)


class Laid:
    """The texts of one bid beside the criteria: cut, read and weighed once as far as they are the same in every region."""

    def __init__(self, texts: Sequence[Text], rules: Sequence[RuleTerms], *, sources: Mapping[str, Source], starts: int = 0) -> None:
        asked = tuple(rule for rule in rules if rule.code in sources)
        self._sources = sources
        self._without = [_without_words(code, source) for code, source in sources.items() if code not in {rule.code for rule in rules}]
        self.reads = reader(asked, quotes=tuple(sources[rule.code].quote for rule in asked), starts=starts)
        self._texts = _once(texts)
        self.cuts = _different(cut(self._texts))
        self._worth = tuple(filter(self.reads.may_hold, self.cuts))
        self.own = _own_names(self._worth, self.reads)
        own = _own_words(self.cuts, self.reads)
        self._moments = moments(self.cuts)
        self._plans = _plans(self._texts, self.cuts, own, self.reads)
        self._on_subject = _is_on_subject([said for _, said in own])
        self._anywhere: dict[int, Answers] = {}
        self._kin = Kinship(self.reads, self._worth)

    def seen_from(self, region: RegionWords) -> tuple[CriterionRow, ...]:
        """The rows as `answer` gives them, for one region."""
        shelf, index = self.reads.shelf, Index(self.reads, places=_places(region), own=self.own)
        weighed: dict[str, list[Weighed]] = {rule.code: [] for rule in shelf.rules}
        for one in self._worth:
            for code, found in self.weighed(one, index).items():
                weighed[code] += found
        ground = Ground(texts=self._texts, cuts=self.cuts, region=region, on_subject=self._on_subject)
        rows = (
            row(rule, self._kin.settled(rule, weighed[rule.code], index=index), ground=ground, source=self._sources[rule.code])
            for rule in shelf.rules
        )
        return (*rows, *self._without)

    def weighed(self, one: Cut, index: Index) -> Answers:
        """What the passage answers; remembered when no place is named in it, for then it is the same in every region."""
        if one.order in self._anywhere and not index.names_place(one):
            return self._anywhere[one.order]
        above = self._moments.get(one.order)
        dated = [fact for reading in self.reads.read(above.words) for fact in reading.facts] if above else []
        read = index.read(one, planned=_place(one.text) in self._plans, moment=tuple(dated))
        answers = weigh(read, shelf=self.reads.shelf, titles=self.reads.titles)
        if read.placeless:
            self._anywhere[one.order] = answers
        return answers


@lru_cache(maxsize=64)
def _places(region: RegionWords) -> Places:
    """The names of a region made ready once, for every bid."""
    return Places(region)


def _without_words(code: str, source: Source) -> CriterionRow:
    because = "Voor dit criterium zijn er geen zoekwoorden. Lees de teksten zelf."
    return CriterionRow(rule=code, support=Support.NOT_FOUND, because=because, source=source)


def _once(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Every text once, in an order that does not depend on how they were sent."""
    seen: dict[tuple[str, tuple[int, ...]], Text] = {}
    for text in sorted(texts, key=lambda text: (text.sha256, [page.number for page in text.pages], text.part)):
        seen.setdefault((text.sha256, tuple(page.number for page in text.pages)), text)
    return tuple(seen.values())


def _place(text: Text) -> tuple[str, int]:
    return text.sha256, text.pages[0].number if text.pages else 0


def _different(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The same words under the same heading count once, however often they are repeated."""
    seen: dict[tuple[str, str], Cut] = {}
    for one in cuts:
        seen.setdefault((one.words, one.context), one)
    return tuple(seen.values())


def _own_names(cuts: Sequence[Cut], reads: Reader) -> frozenset[str]:
    """The words by which a text calls its bidder and its people: names that return in passage after passage."""
    passages = [
        {
            word
            for reading in reads.read(cut.words, breaks=cut.breaks)
            for fact in reading.facts
            if fact.kind == "naam"
            for word in name_words(fact.text)
        }
        for cut in cuts
    ]
    counts = Counter(word for names in passages for word in names)
    return frozenset(word for word, count in counts.items() if count >= OFTEN)


def _own_words(cuts: Sequence[Cut], reads: Reader) -> list[tuple[Cut, str]]:
    """The squeezed text of each passage without repetition of the policy and without bare keywords."""
    return [(cut, _own(cut, reads)) for cut in cuts if cut.form is not Form.HEADING]


def _own(cut: Cut, reads: Reader) -> str:
    squeezed = reads.squeezed(cut.words)
    if not holds_cue(squeezed, "beginnen", "onderwerp", "doelgroep"):
        return squeezed
    return squeeze(" ".join(reading.text for reading in reads.read(cut.words, breaks=cut.breaks) if _is_own(reading)))


def _is_own(reading: Reading) -> bool:
    told = reading.manner.has_verb or any(letter.isdigit() for letter in reading.text) or is_bound(reading.sentence, least=1)
    return told and reading.copied < REPEATED and not reading.listed


def _plans(texts: Sequence[Text], cuts: Sequence[Cut], own: Sequence[tuple[Cut, str]], reads: Reader) -> frozenset[tuple[str, int]]:
    """The texts that speak of beginning in a region: a plan by kind, or by its own words."""
    named = {_place(text) for text in texts if text.kind is Kind.IMPLEMENTATIEPLAN}
    headed = {_place(cut.text) for cut in cuts if cut.form is Form.HEADING and holds_cue(reads.squeezed(cut.words), "beginnen")}
    told = {_place(cut.text) for cut, said in own if holds_cue(said, "beginnen") or _NEW_IN.match(cut.words)}
    return frozenset(named | headed | told)


def _is_on_subject(own: Sequence[str]) -> bool:
    """Are these texts about supporting clients? A few words in a title are not enough.

    Who calls clients and workers otherwise still tells of the people it helps; then it must name several of them.
    """
    told = [said for said in own if len(said) > 15]
    enough = max(2.0, len(told) / 16)
    if sum(holds_cue(said, "onderwerp") for said in told) >= enough:
        return True
    named = [cues_in(said, "onderwerp", "doelgroep") for said in told]
    about, subjects = sum(map(bool, named)), frozenset[str]().union(*named)
    if len(told) <= _FEW_PASSAGES and max(map(len, told), default=0) > _A_PARAGRAPH:  # all in one paragraph: it counts its words
        about = len(subjects)
    return any(holds_cue(said, "vakgebied") for said in told) and about >= enough and len(subjects) >= MANY_SUBJECTS

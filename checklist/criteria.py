"""Where each criterion is answered: the passages a purchaser should read, and whether they say more than a promise.

Says where to read; scores no quality. Deterministic: same texts, same words, same region give the same rows.
"""

from collections.abc import Mapping, Sequence

from checklist.finding import CriterionRow, Source, Support
from checklist.hits import holds_cue
from checklist.language import squeeze
from checklist.lexicon import RuleTerms
from checklist.passages import Cut, Form, Text, cut
from checklist.readings import Index, Reader, Reading, reader
from checklist.region_words import Places, RegionWords
from checklist.rows import Ground, row
from checklist.weighing import REPEATED, Weighed, weigh
from extractors.document import Kind

__all__ = ["Laid", "RegionWords", "Text", "answer"]

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
        self._reads = reader(asked, quotes=tuple(sources[rule.code].quote for rule in asked), starts=starts)
        self._texts = _once(texts)
        self._cuts = _different(cut(self._texts))
        self._worth = tuple(filter(self._reads.may_hold, self._cuts))
        own = _own_words(self._cuts, self._reads)
        self._plans = _plans(self._texts, self._cuts, own, self._reads)
        self._on_subject = _is_on_subject([said for _, said in own])
        self._anywhere: dict[int, Answers] = {}

    def seen_from(self, region: RegionWords) -> tuple[CriterionRow, ...]:
        """The rows as `answer` gives them, for one region."""
        shelf, index = self._reads.shelf, Index(self._reads, places=Places(region))
        weighed: dict[str, list[Weighed]] = {rule.code: [] for rule in shelf.rules}
        for one in self._worth:
            for code, found in self._weighed(one, index).items():
                weighed[code] += found
        ground = Ground(texts=self._texts, cuts=self._cuts, region=region, on_subject=self._on_subject)
        rows = (row(rule, weighed[rule.code], ground=ground, source=self._sources[rule.code]) for rule in shelf.rules)
        return (*rows, *self._without)

    def _weighed(self, one: Cut, index: Index) -> Answers:
        """What the passage answers; remembered when no place is named in it, for then it is the same in every region."""
        if one.order in self._anywhere and not index.names_place(one):
            return self._anywhere[one.order]
        read = index.read(one, planned=_place(one.text) in self._plans)
        answers = weigh(read, shelf=self._reads.shelf, titles=self._reads.titles)
        if read.placeless:
            self._anywhere[one.order] = answers
        return answers


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


def _own_words(cuts: Sequence[Cut], reads: Reader) -> list[tuple[Cut, str]]:
    """The squeezed text of each passage without repetition of the policy and without bare keywords."""
    return [(cut, _own(cut, reads)) for cut in cuts if cut.form is not Form.HEADING]


def _own(cut: Cut, reads: Reader) -> str:
    squeezed = reads.squeezed(cut.words)
    if not holds_cue(squeezed, "beginnen", "onderwerp", "doelgroep"):
        return squeezed
    return squeeze(" ".join(reading.text for reading in reads.read(cut.words, breaks=cut.breaks) if _is_own(reading)))


def _is_own(reading: Reading) -> bool:
    told = reading.manner.has_verb or any(letter.isdigit() for letter in reading.text)
    return told and reading.copied < REPEATED and not reading.listed


def _plans(texts: Sequence[Text], cuts: Sequence[Cut], own: Sequence[tuple[Cut, str]], reads: Reader) -> frozenset[tuple[str, int]]:
    """The texts that speak of beginning in a region: a plan by kind, or by its own words."""
    named = {_place(text) for text in texts if text.kind is Kind.IMPLEMENTATIEPLAN}
    headed = {_place(cut.text) for cut in cuts if cut.form is Form.HEADING and holds_cue(reads.squeezed(cut.words), "beginnen")}
    told = {_place(cut.text) for cut, said in own if holds_cue(said, "beginnen")}
    return frozenset(named | headed | told)


def _is_on_subject(own: Sequence[str]) -> bool:
    """Are these texts about supporting clients? A few words in a title are not enough."""
    told = [said for said in own if len(said) > 15]
    about = sum(holds_cue(said, "onderwerp") for said in told)
    if any(holds_cue(said, "vakgebied") for said in told):  # who calls clients and workers otherwise still tells of the people it helps
        about = sum(holds_cue(said, "onderwerp", "doelgroep") for said in told)
    return about >= 2 and about >= len(told) / 16

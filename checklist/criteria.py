"""Where each criterion is answered: the passages a purchaser should read, and whether they say more than a promise.

Says where to read; scores no quality. Deterministic: same texts, same words, same region give the same rows.
"""

from collections.abc import Iterator, Mapping, Sequence

from checklist.finding import CriterionRow, Source, Support
from checklist.language import squeeze
from checklist.lexicon import RuleTerms, vocabulary
from checklist.passages import Cut, Form, Text, cut
from checklist.readings import Index, Reader, reader
from checklist.region_words import Places, RegionWords
from checklist.rows import Ground, row
from checklist.weighing import REPEATED, topics, weigh
from extractors.document import Kind

__all__ = ["RegionWords", "Text", "answer"]


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
    asked = [rule for rule in rules if rule.code in sources]
    ordered = _once(texts)
    cuts = _different(cut(ordered))
    quotes = tuple(sources[rule.code].quote for rule in asked)
    reads = reader(tuple(asked), quotes=quotes, starts=starts)
    index = Index(reads, places=Places(region))
    own = _own_words(cuts, reads)
    plans = _plans(ordered, cuts, own)
    read = [one for one in (index.read(cut, planned=_place(cut.text) in plans) for cut in cuts) if one is not None]
    about = topics(reads.shelf, read)
    ground = Ground(texts=ordered, cuts=cuts, region=region, on_subject=_is_on_subject(own))
    rows = [
        row(rule, weigh(rule, read, about=about, shelf=reads.shelf), ground=ground, source=sources[rule.code]) for rule in reads.shelf.rules
    ]
    known = {rule.code for rule in rules}
    return (*rows, *(_without_words(code, source) for code, source in sources.items() if code not in known))


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


def _own_words(cuts: Sequence[Cut], reads: Reader) -> dict[Cut, str]:
    """The squeezed text of each passage without repetition of the policy and without bare keywords."""
    return {cut: squeeze(" ".join(_own_sentences(cut, reads))) for cut in cuts if cut.form is not Form.HEADING}


def _own_sentences(cut: Cut, reads: Reader) -> Iterator[str]:
    cues = (*vocabulary()["beginnen"], *vocabulary()["onderwerp"])
    if not any(cue in squeeze(cut.words) for cue in cues):
        yield cut.words
        return
    for reading in reads.read(cut.words, breaks=cut.breaks):
        told = reading.manner.has_verb or any(letter.isdigit() for letter in reading.text)
        if told and reading.copied < REPEATED and not reading.listed:
            yield reading.text


def _says(squeezed: str, cues: str) -> bool:
    return any(cue in squeezed for cue in vocabulary()[cues])


def _plans(texts: Sequence[Text], cuts: Sequence[Cut], own: Mapping[Cut, str]) -> frozenset[tuple[str, int]]:
    """The texts that speak of beginning in a region: a plan by kind, or by its own words."""
    named = {_place(text) for text in texts if text.kind is Kind.IMPLEMENTATIEPLAN}
    headed = {_place(cut.text) for cut in cuts if cut.form is Form.HEADING and _says(squeeze(cut.words), "beginnen")}
    told = {_place(cut.text) for cut, said in own.items() if _says(said, "beginnen")}
    return frozenset(named | headed | told)


def _is_on_subject(own: Mapping[Cut, str]) -> bool:
    """Are these texts about supporting clients? A few words in a title are not enough."""
    told = [said for said in own.values() if len(said) > 15]
    about = sum(any(word in said for word in vocabulary()["onderwerp"]) for said in told)
    return about >= 2 and about >= len(told) / 16

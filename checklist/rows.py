"""One row for one criterion: support, the passages to read with a literal quote, and why, in Dutch.

Knows what was weighed; knows no word lists and no language library.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from checklist.finding import CriterionRow, Passage, Source, Support
from checklist.lexicon import Element, RuleTerms
from checklist.passages import Cut, Form, Text
from checklist.region_words import RegionWords
from checklist.weighing import ASIDE, DENIED, TOGETHER, Weighed
from extractors.document import Kind

LONGEST_QUOTE = 400
MOST_PASSAGES = 5
ANNEX = 0.1  # an annex to the declaration sums up in one sentence what the supporting text shows: that text is read first


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What was searched, for whom."""

    texts: tuple[Text, ...]
    cuts: tuple[Cut, ...]
    region: RegionWords
    on_subject: bool  # the texts are about cliëntondersteuning

    @property
    def searched(self) -> str:
        """In what was searched, as a Dutch sentence without its end."""
        if not self.texts:
            return "Er waren geen teksten om in te zoeken"
        pages = sum(len(text.pages) for text in self.texts)
        texts = "1 tekst" if len(self.texts) == 1 else f"{len(self.texts)} teksten"
        return f"Gezocht in {texts} ({'1 bladzijde' if pages == 1 else f'{pages} bladzijden'})"


def row(rule: RuleTerms, weighed: Sequence[Weighed], *, ground: Ground, source: Source) -> CriterionRow:
    """The row of one criterion."""
    proofs = _proofs(rule, ground)
    support, remark = _support(rule, weighed, proven={element.id for element, _ in proofs}, ground=ground)
    if support is Support.NOT_FOUND:
        weighed = weighed if remark else ()  # where the text denies it, a person may read that
    passages = chain((_proof_passage(element, cut) for element, cut in proofs), _passages(weighed))
    proven = {element.id for element, _ in proofs}
    because = (
        remark or f"Niets gevonden. {ground.searched} naar: {', '.join(element.name for element in rule.elements)}."
        if support is Support.NOT_FOUND
        else " ".join(filter(None, (remark, _because(rule, weighed, proven=proven))))
    )
    return CriterionRow(
        rule=rule.code, support=support, because=because, source=source, passages=tuple(islice(_distinct(passages), MOST_PASSAGES))
    )


def _proofs(rule: RuleTerms, ground: Ground) -> list[tuple[Element, Cut]]:
    """Pieces that are themselves the proof of an element, such as a certificate of membership."""
    found = []
    for element in rule.elements:
        cut = next((cut for cut in ground.cuts if cut.text.kind in element.proves and cut.form is not Form.HEADING), None)
        if cut is not None:
            found.append((element, cut))
    return found


def _support(rule: RuleTerms, weighed: Sequence[Weighed], *, proven: set[str], ground: Ground) -> tuple[Support, str]:
    """How the texts answer, and a remark when something holds it back."""
    if (not weighed and not proven) or (rule.ordered and not _is_begun(rule, weighed)):
        return Support.NOT_FOUND, ""
    if not proven and _is_denied(weighed):
        return Support.NOT_FOUND, f"Niet gevonden: {DENIED}."
    good = {one.element.id for one in weighed if one.substantiated} | proven
    core = [element.id for element in rule.elements if element.core]
    if rule.subject and not ground.on_subject and not proven:
        return Support.WEAK, "De teksten gaan niet over cliëntondersteuning."
    if rule.needs == "een":
        return (Support.SUBSTANTIATED if good.intersection((*core, TOGETHER)) else Support.WEAK), ""
    if TOGETHER in good and not (set(core) <= {one.element.id for one in weighed} and not _in_order(core, weighed)):
        return Support.SUBSTANTIATED, ""
    sound = {one.element.id for one in weighed if not one.against or one.substantiated or _only_bare(one)} | proven
    if not good.intersection(core) or not sound.issuperset(core):
        return Support.WEAK, ""
    if rule.ordered and not _in_order(core, weighed):
        names = [element.name for element in rule.elements if element.core]
        return Support.WEAK, f"De volgorde klopt niet: eerst hoort er te staan '{names[0]}', daarna '{names[-1]}'."
    return Support.SUBSTANTIATED, ""


def _is_denied(weighed: Sequence[Weighed]) -> bool:
    """Does the text deny what is asked, with nothing elsewhere that says otherwise?"""
    denied = {(one.cut.order, one.sentence.start) for one in weighed if one.denied and one.element.core}
    return bool(denied) and all(one.denied or (not one.substantiated and _is_beside(one, denied)) for one in weighed)


def _is_beside(one: Weighed, denied: Container[tuple[int, int]]) -> bool:
    """Does it say no more than the denial: a heading, a side issue, another place or subject, or bare words in the same sentence?"""
    aside = not one.element.core or one.element.id == TOGETHER or set(one.against) <= ASIDE
    return aside or (one.cut.order, one.sentence.start) in denied


def _is_begun(rule: RuleTerms, weighed: Sequence[Weighed]) -> bool:
    """Where one thing must come first, the rest says nothing without it."""
    first = next(element.id for element in rule.elements if element.core)
    return any(one.element.id in (first, TOGETHER) for one in weighed)


def _only_bare(one: Weighed) -> bool:
    return one.strong and one.against == ("zonder eigen feiten",)


def _in_order(core: Sequence[str], weighed: Sequence[Weighed]) -> bool:
    """Does the first core element come before the last one in some text?"""
    first = [_position(one) for one in weighed if one.element.id == core[0]]
    last = [_position(one) for one in weighed if one.element.id == core[-1]]
    return any(a[0] == b[0] and a <= b for a in first for b in last)


def _position(one: Weighed) -> tuple[str, int, int]:
    return f"{one.cut.text.sha256}/{one.cut.text.part}", one.cut.order, one.sentence.start


def _passages(weighed: Sequence[Weighed]) -> Iterator[Passage]:
    """One passage for each place, best first; a place that holds more elements stands higher."""
    places: dict[int, list[Weighed]] = {}
    for one in weighed:
        places.setdefault(one.cut.order, []).append(one)
    ranked = sorted(places.values(), key=lambda place: (-_rank(place), place[0].cut.order))
    return map(_passage, ranked)


def _rank(place: Sequence[Weighed]) -> float:
    best = max(one.score for one in place)
    good = {one.element.id for one in place if one.substantiated}
    others = len({one.element.id for one in place}) - 1
    thin = ANNEX if place[0].cut.text.kind is Kind.BESTUURSVERKLARING else 0.0
    return round(min(1.0, max(0.0, best + 0.08 * max(0, len(good) - 1) + 0.02 * others - thin)), 3)


def _passage(place: Sequence[Weighed]) -> Passage:
    best = max(place, key=lambda one: (one.substantiated, one.score, -one.sentence.start))
    start, end = _quote_span(best)
    signals = dict.fromkeys(signal for one in (best, *place) for signal in (*one.signals(), *_held_back(one)))
    return Passage(
        sha256=best.cut.text.sha256,
        part=best.cut.text.part,
        page=best.cut.page_at(start),
        quote=" ".join(best.cut.literal[start:end].split()),
        boxes=(),
        score=_rank(place),
        signals=tuple(signals)[:8],
    )


def _held_back(one: Weighed) -> tuple[str, ...]:
    return () if one.substantiated else one.against


def _quote_span(one: Weighed) -> tuple[int, int]:
    """A literal stretch on one page: from the start of the passage when that fits, else from the sentence itself."""
    cut = one.cut
    floor, ceiling = cut.part_of(one.sentence.start)
    end = min(one.sentence.end, ceiling)
    start = floor if end - floor <= LONGEST_QUOTE else max(one.sentence.start, floor)
    if end - start > LONGEST_QUOTE:
        space = cut.words.rfind(" ", start, start + LONGEST_QUOTE)
        return start, space if space > start else start + LONGEST_QUOTE
    for sentence in one.sentences:
        if end < sentence.end <= min(ceiling, start + LONGEST_QUOTE):
            end = sentence.end
    return start, end


def _proof_passage(element: Element, cut: Cut) -> Passage:
    end = min(len(cut.literal), LONGEST_QUOTE, cut.part_of(0)[1])
    return Passage(
        sha256=cut.text.sha256,
        part=cut.text.part,
        page=cut.page_at(0),
        quote=" ".join(cut.literal[:end].split()),
        boxes=(),
        score=1.0,
        signals=(f"bewijsstuk: {cut.text.kind.value.replace('_', ' ')}", f"voor: {element.name}"),
    )


def _distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The same words are shown once, however often they are repeated."""
    seen: set[str] = set()
    for passage in passages:
        words = passage.quote.casefold()
        if words not in seen:
            seen.add(words)
            yield passage


def _because(rule: RuleTerms, weighed: Sequence[Weighed], *, proven: set[str]) -> str:
    """Which elements were found, which are only mentioned and why only that, and which are missing."""
    good = {one.element.id for one in weighed if one.substantiated} | proven
    bare = {one.element.id: one for one in sorted(weighed, key=lambda one: one.score) if one.element.id not in good}
    together = next((one.element for one in weighed if one.element.id == TOGETHER), None)
    elements = (*rule.elements, together) if together else rule.elements
    parts = (
        ("Gevonden", [element.name for element in elements if element.id in good]),
        ("Alleen genoemd", [_mentioned(bare[element.id]) for element in elements if element.id in bare]),
        (
            "Niet herkend" if together else "Niet gevonden",
            [element.name for element in rule.elements if element.id not in good and element.id not in bare],
        ),
    )
    return " ".join(f"{head}: {', '.join(names)}." for head, names in parts if names)


def _mentioned(one: Weighed) -> str:
    return f"{one.element.name} ({'; '.join(one.against)})" if one.against else one.element.name

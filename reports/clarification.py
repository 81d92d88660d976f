"""What a letter asks one bidder to explain: each thing once, with every place that it is about. Judges nothing.

The words are those of `questions`, the same for every bid in the same situation. Where the same is asked of one document more than once (of
two participants, or by a question that holds another) it is one question; what was seen, and where, is that of all of them together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checklist.finding import Reason
from reports.files import PlaceView
from reports.letter_words import proof, proofs, told
from reports.questions import facts_of, sentences, words_for
from reports.sheet import DocumentView, FindingView

Found = tuple[DocumentView, FindingView]

HELD_BY: dict[tuple[str, Reason], frozenset[str]] = {("present", Reason.DOUBT): frozenset({"authority_chain"})}
"""A doubt whose question another check asks too, of the same document: who shows where the power to sign follows from, shows the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """One question: the document, its clause, and the words."""

    rule: str
    source: tuple[str, str, str]
    words: tuple[str, str]


def clarification(found: Sequence[Found]) -> list[dict[str, Any]]:
    """A question for the template for each thing that is asked, in the order of the document rows."""
    groups: dict[_Asked, list[Found]] = {}
    for one in found:
        groups.setdefault(_asked(_holder(one, found)), []).append(one)
    return [_question(group, words=asked.words) for asked, group in groups.items()]


def _asked(one: Found) -> _Asked:
    view, found = one
    source = found.finding.source
    place = (source.title, source.clause, source.quote) if source else ("", "", "")
    return _Asked(rule=view.row.rule, source=place, words=words_for(found.finding))


def _holder(one: Found, found: Sequence[Found]) -> Found:
    """The finding that asks what this one asks and more, of the same document under the same clause; else this one."""
    held_by = HELD_BY.get((one[1].finding.check, one[1].finding.reason), frozenset())
    same = (other for other in found if other[1].finding.check in held_by)
    return next((other for other in same if (_asked(other).rule, _asked(other).source) == (_asked(one).rule, _asked(one).source)), one)


def _question(group: Sequence[Found], *, words: tuple[str, str]) -> dict[str, Any]:
    """What was seen, without what is meant for the office, and the question that everybody in this situation gets."""
    unclear, asked = words
    view, first = group[0]
    seen = dict.fromkeys(sentence for _, one in group for sentence in sentences(facts_of(one.finding.because)))
    return {
        **told(view, first),
        "bewijs": [proof(place) for place in _once(place for view, one in group for place in proofs(view, one))],
        "gezocht": list(dict.fromkeys(place for _, one in group for place in one.finding.searched)),
        "onduidelijk": unclear,
        "bevinding": " ".join(seen),
        "vraag": asked,
    }


def _once(places: Iterable[PlaceView]) -> Iterator[PlaceView]:
    """Each place once; words that are only how a document begins say nothing where other words of it are quoted."""
    kept: dict[tuple[str, int, str], PlaceView] = {}
    for place in places:
        kept.setdefault((place.file.sha256, place.page, " ".join(place.quote.split())), place)
    quoted = {place.file.sha256 for place in kept.values() if place.quote and not place.opens}
    return (place for place in kept.values() if not (place.opens and place.file.sha256 in quoted))

"""What a letter asks one bidder to explain: each thing once, with every place that it is about. Judges nothing.

The words are those of `questions`, the same for every bid in the same situation. Where the same is asked of one document more than once (of
two participants, or by a question that holds another) it is one question; what was seen, and where, is that of all of them together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reports.files import PlaceView
from reports.letter_words import proof, proofs, told
from reports.questions import facts_of, points_of, sentences
from reports.sheet import DocumentView, FindingView

Found = tuple[DocumentView, FindingView]


def clarification(found: Sequence[Found]) -> list[dict[str, Any]]:
    """A question for the template for each thing that is asked, in the order of the document rows."""
    groups = points_of([(view.row.rule, one.finding) for view, one in found])
    return [_question([found[at] for at in places], words=point.words) for point, places in groups.items()]


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

"""Decisions against which an objection was upheld and in whose place nobody decided anew. Pure; judges nothing.

An upheld objection changes no decision: a person takes a new one that names the old. Until then that decision is told to wait for it.
"""

from collections.abc import Iterable
from dataclasses import replace

from reports.complaint import Complaint, Upheld
from reports.decision import Ruling
from templates.wording import UPHELD, spoken
from toetssteen.objections import attacked_rulings

IN_FAVOUR = frozenset({Upheld.YES, Upheld.PARTLY})


def with_upheld(rulings: Iterable[Ruling], complaints: Iterable[Complaint]) -> tuple[Ruling, ...]:
    """Each decision with the objections (of these) that were upheld against it while nobody decided anew, in Dutch words."""
    known = tuple(rulings)
    told: dict[int, list[str]] = {}
    for complaint in complaints:
        for one in left_standing(complaint, known):
            told.setdefault(one.number, []).append(f"bezwaar {complaint.number} is {outcome_words(complaint)}")
    return tuple(replace(one, upheld=spoken(told.get(one.number, []))) for one in known)


def left_standing(complaint: Complaint, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The decisions that an upheld objection is against, or that took their place before its answer, as far as they still count."""
    known = {one.number: one for one in rulings}
    answered = _upheld_in(complaint)
    found: dict[int, Ruling] = {}
    for attacked in attacked_rulings(complaint, known.values()) if answered else ():
        now = attacked
        while now.replaced_by in known and now.replaced_by < answered:
            now = known[now.replaced_by]
        if now.stands and now.number < answered:
            found[now.number] = now
    return tuple(found.values())


def _upheld_in(complaint: Complaint) -> int:
    """The number of the answer that upheld it; of answers that were only corrected the first. 0 where it is not upheld."""
    answer, before = complaint.answer, {one.number: one for one in complaint.earlier if one.refused is None}
    if answer is None or answer.outcome not in IN_FAVOUR:
        return 0
    while (old := before.get(answer.replaces or 0)) and old.outcome in IN_FAVOUR:
        answer = old
    return answer.number


def outcome_words(complaint: Complaint) -> str:
    """Dutch, in a sentence: how it was answered; "" where it was not."""
    return UPHELD[complaint.answer.outcome].lower() if complaint.answer else ""

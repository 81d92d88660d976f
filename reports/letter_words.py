"""What the letters to one bidder share: which there are, what is asked of one, and a finding as a letter tells it. Judges nothing.

Source of what a letter must hold: hoofdstuk 6 of the policy (the outcome by e-mail, objection, the question at reasonable doubt).
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reports.decision import Decision, Person
from reports.files import NAMELESS, PlaceView
from reports.sheet import DocumentView, FindingView
from reports.signs import Language
from templates.wording import clipped

TO_FILL = "[VUL IN: {}]"


class LetterKind(StrEnum):
    """The letters there are; each has a template of the same name."""

    RECEIVED = "ontvangstbevestiging"
    CLARIFY = "verduidelijking"
    SELECTED = "selectie"
    REJECTED = "afwijzing"
    NOT_CHOSEN = "niet_gekozen"


OF_AN_OUTCOME = frozenset({LetterKind.SELECTED, LetterKind.REJECTED, LetterKind.NOT_CHOSEN})
"""Letters that make an outcome known: a decision must stand behind them, and objection is open."""

OF_A_REGION = OF_AN_OUTCOME | {LetterKind.CLARIFY}
"""The outcome, and what may be asked, can differ by region."""


class LetterRefusedError(Exception):
    """This letter cannot be made; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which letter, to whom, and what only people know."""

    kind: LetterKind
    bid: str
    sent: dt.date  # the day on which the letter goes out
    region: str = ""
    person: Person | None = None  # who decides, or signs
    channel: str = ""  # where an objection must go, as the zorgkantoor chose
    answer_by: dt.date | None = None  # of a clarification
    budget: str = ""  # of a selection: the provisional ceiling
    announced: dt.date | None = None  # the announcement on record that counts for this bid in this region
    announced_before: dt.date | None = None  # an announcement on record that came before the decision, and so does not count
    decision: Decision | None = None
    draft_because: str = ""  # what stands at the head of a letter of which the decision cannot be used; "" = there is none
    language: Language = field(default_factory=Language)  # which words are no name of a bidder by themselves
    checked: bool = False  # a person looked at the names of others that the letter holds


def told(view: DocumentView, found: FindingView) -> dict[str, Any]:
    """A finding with its clause and proof, as a letter says it."""
    finding = found.finding
    return {
        "document": view.name,
        "code": view.row.rule,
        "bevinding": finding.because,
        "bepaling": f"{finding.source.title}, {finding.source.clause}" if finding.source else "",
        "citaat": clipped(finding.source.quote, 400) if finding.source else "",
        "bewijs": [proof(place) for place in proofs(view, found)],
        "gezocht": list(finding.searched),
    }


def proof(place: PlaceView) -> dict[str, Any]:
    """A place in a file, as a letter shows it."""
    return {
        "citaat": clipped(place.quote, 600),
        "bestand": clipped(named(place.file.name), 180),
        "bladzijde": place.page,
        "sha256": place.file.sha256,
    }


def named(file: str) -> str:
    """The name of a file without the places on the way to it that have none."""
    kept = [part for part in file.split(" › ") if part != NAMELESS]
    return " › ".join(kept) or NAMELESS


def proofs(view: DocumentView, found: FindingView) -> tuple[PlaceView, ...]:
    """The quotes; of a file that has no words to quote, the file itself."""
    if found.places or found.finding.check != "present":
        return found.places
    return tuple(piece.place for piece in view.pieces)

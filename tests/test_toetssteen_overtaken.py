"""What became of the decisions under a letter: nothing is said while all is as it was, and everything once it is not."""

import datetime as dt
from dataclasses import replace

import pytest
from result_sample import sample

from reports.decision import BY_PERSON, EVERYWHERE, Basis, Outcome, Person, Ruling
from toetssteen.overtaken import overtaken
from toetssteen.sendings import Made
from toetssteen.state import State

RESULT = sample()
BID, HERE, ELSEWHERE = "anker", "nijmegen", "waardenland"
DAY = dt.date(2026, 9, 1)
LETTER = Made(
    number=20,
    bid=BID,
    kind="afwijzing",
    path="brieven/r/a.docx",
    sha256="a" * 64,
    at=dt.datetime(2026, 9, 2, 8, tzinfo=dt.UTC),
    decisions=(11,),
    region=HERE,
)


def ruled(number: int, outcome: Outcome, part: str = EVERYWHERE, region: str = EVERYWHERE) -> Ruling:
    said = {"at": "2026-09-01T10:00:00Z", "reason": "zo is het", "clause": "", "by": Person(name="M. Jansen"), "on": DAY}
    return Ruling(number=number, bid=BID, region=region, part=part, outcome=outcome, **said)  # type: ignore[arg-type]  # fields by name


PART = ruled(10, Outcome.NOT_MET, "D04")
WHOLE = replace(
    ruled(11, Outcome.REJECTED), grounds=(("D04", BY_PERSON),), rests_on=(Basis(rule="D04", number=10, reason="zo is het", clause=""),)
)
LIFTED = (replace(PART, replaced_by=12), replace(ruled(12, Outcome.MET, "D04"), replaces=10))


def said(*known: Ruling, letter: Made = LETTER, removed: frozenset[str] = frozenset()) -> list[str]:
    now = State(number=30, rulings=known, complaints=(), announced=(), removed=removed)
    return list(overtaken(letter, now, RESULT))


def test_nothing_is_said_of_a_letter_whose_decision_counts() -> None:
    assert said(PART, WHOLE) == []
    assert said(PART, WHOLE, letter=replace(LETTER, decisions=())) == []
    assert said(*LIFTED, WHOLE, removed=frozenset({BID})) == []


@pytest.mark.parametrize(
    ("known", "words"),
    [
        pytest.param((*LIFTED, WHOLE), "Besluit 12 zegt dat D04 voldoet, maar D04 is een grond", id="a ground fell"),
        pytest.param(
            (PART, replace(WHOLE, replaced_by=13), ruled(13, Outcome.SELECTED)),
            "Besluit 11, waar deze brief op rust, geldt niet meer. Nu geldt besluit 13.",
            id="replaced",
        ),
        pytest.param((PART, WHOLE, ruled(13, Outcome.SELECTED, region=HERE)), "geldt niet meer. Nu geldt besluit 13.", id="replaced here"),
        pytest.param((PART, replace(WHOLE, upheld="bezwaar 9 is gegrond")), "Neem een nieuw besluit met --vervangt 11", id="upheld"),
        pytest.param((PART, replace(WHOLE, changed="Nu: voldoet.")), "iets anders dan toen besluit 11 viel. Nu: voldoet.", id="changed"),
    ],
)
def test_what_became_of_it_is_said(known: tuple[Ruling, ...], words: str) -> None:
    (line,) = said(*known)
    assert words in line


def test_another_decision_in_another_region_is_nothing_to_this_letter() -> None:
    known = (PART, WHOLE, ruled(13, Outcome.SELECTED, region=ELSEWHERE))
    assert said(*known) == []
    (older,) = said(*known, letter=replace(LETTER, region=""))  # of before the region was kept
    assert older == "Besluit 11, waar deze brief op rust, geldt niet meer in Waardenland. Nu geldt besluit 13."

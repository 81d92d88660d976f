"""What a later run sees otherwise under a decision: the ground that is gone is named, and what stands there now."""

import dataclasses
import datetime as dt

from result_sample import sample

from checklist.finding import Reason, Result, Verdict
from reports.decision import EVERYWHERE, Outcome, Person, Ruling
from reports.outcomes import LATE_CHECK, LATE_RULE
from reports.outstanding import Known, outstanding
from toetssteen.changed import changed, rows_about, seen_words
from toetssteen.recording import observed

RESULT = sample()


def ruled(outcome: Outcome, part: str = EVERYWHERE, bid: str = "berk", **more: object) -> Ruling:
    """A decision on what the sample says now."""
    rows = rows_about(RESULT, (bid, EVERYWHERE, part))
    said = {"at": "2026-09-01T10:00:00Z", "reason": "Zo is besloten.", "clause": "", "on": dt.date(2026, 9, 1), **more}
    return Ruling(number=401, bid=bid, region=EVERYWHERE, part=part, outcome=outcome, by=Person(name="M. Jansen"),
                  observation=observed(rows), seen=seen_words(rows), **said)  # type: ignore[arg-type]  # fmt: skip


def again(*, check: str, reason: Reason, verdict: Verdict = Verdict.NOT_MET) -> Result:
    """The result of another run: D04 of "berk" has another finding."""
    rows = []
    for row in RESULT.assessments:
        documents = tuple(
            dataclasses.replace(one, verdict=verdict, reason=reason, findings=tuple(
                dataclasses.replace(each, check=check, reason=reason, verdict=verdict) for each in one.findings
            )) if (row.bid, one.rule) == ("berk", "D04") else one
            for one in row.documents
        )  # fmt: skip
        rows.append(dataclasses.replace(row, documents=documents))
    return dataclasses.replace(RESULT, assessments=tuple(rows))


def test_the_same_result_changes_nothing() -> None:
    assert changed(ruled(Outcome.REJECTED, grounds=(("D04", "age"),)), RESULT) == ""


def test_a_ground_that_is_gone_is_named_though_the_bid_looks_the_same() -> None:
    said = changed(ruled(Outcome.REJECTED, grounds=(("D04", "age"),)), again(check="same_entity", reason=Reason.WRONG_ENTITY))
    assert said.startswith("De grond D04/leeftijd wordt nu niet meer gevonden. Bij D04 ziet het programma nu: voldoet niet, ")
    assert "gelijk" not in said


def test_a_ground_that_still_stands_is_not_called_gone() -> None:
    said = changed(ruled(Outcome.REJECTED, grounds=(("D08", "present"),)), again(check="same_entity", reason=Reason.WRONG_ENTITY))
    assert "grond" not in said
    assert said.startswith("De uitkomst is gelijk (")


def test_a_ground_that_is_lifted_by_the_run_is_told_with_then_and_now() -> None:
    rejected = ruled(Outcome.REJECTED, grounds=(("D04", "age"), (LATE_RULE, LATE_CHECK)))
    said = changed(rejected, again(check="age", reason=Reason.IN_ORDER, verdict=Verdict.MET))
    assert "De gronden D04/leeftijd en te laat worden nu niet meer gevonden." in said
    assert "Toen: " in said
    assert " Nu: " in said


def test_a_point_that_a_selection_named_is_told_when_something_else_stands_there() -> None:
    words = next(one.words for one in outstanding(Known(result=RESULT, rulings=()), bid="berk") if one.code == "D04")
    chosen = ruled(Outcome.SELECTED, despite=(("D04", f"{words} (Nijmegen)"),))
    said = changed(chosen, again(check="same_entity", reason=Reason.WRONG_ENTITY))
    assert said.startswith(f"Genoemd is: {words} (Nijmegen). Nu staat daar: ")
    assert "andere rechtspersoon" in said
    assert "Genoemd" not in changed(chosen, again(check="other", reason=Reason.TOO_OLD))

"""The same defect stands beside itself over all regions, a difference is said, nothing is lost; texts stand side by side."""

import dataclasses
import datetime as dt
import re

import pytest
from result_sample import HEAD, changed_texts, sample

from checklist.finding import Reason, Result, Standing, Verdict
from reports.album import OPEN
from reports.comparison import comparison_page, comparison_report
from reports.decision import BY_PERSON, EVERYWHERE, Outcome, Person, Ruling
from reports.equality import Row, equality_page, equality_report
from reports.outcomes import LATE_CHECK, LATE_RULE

RESULT = sample()
REGIONS = [row.id for row in RESULT.procedure.regions]
OURS = {row.id: row.name for row in RESULT.procedure.regions}


def test_every_open_finding_is_in_the_table() -> None:
    page = equality_page(RESULT)
    shown = {(row.rule, row.reason, one.bid.id, one.region, verdict) for row in page.rows for verdict, of in row.outcomes for one in of}
    found = {
        (document.rule, finding.reason, row.bid, OURS[row.region], finding.verdict)
        for row in RESULT.assessments
        if row.region in OURS
        for document in row.documents
        for finding in document.findings
        if finding.verdict in OPEN
    }
    stands = {("", row.standing, row.bid, OURS[row.region]) for row in RESULT.assessments if row.standing is not Standing.PENDING}
    assert {one for one in shown if one[0]} == found
    assert {one[:4] for one in shown if not one[0]} == stands


def test_a_cell_says_what_its_row_says() -> None:
    page = equality_page(RESULT)
    for row in page.rows:
        cells = {
            (column.bid.id, verdict, region)
            for column, cell in zip(page.columns, row.cells, strict=True)
            if cell
            for verdict, regions in cell.outcomes
            for region in regions
        }
        assert cells == {(one.bid.id, verdict, one.region) for verdict, of in row.outcomes for one in of}


def test_every_bid_of_the_office_is_a_column_or_without_defect() -> None:
    page = equality_page(RESULT)
    named = [column.bid.id for column in page.columns] + [bid.id for bid in page.spotless]
    assert sorted(named) == sorted({row.bid for row in RESULT.assessments if row.region in OURS})


def with_verdict(result: Result, bid: str, rule: str, verdict: Verdict) -> Result:
    """The result with another verdict on the open findings of one document of one bid."""
    rows = []
    for row in result.assessments:
        documents = tuple(
            dataclasses.replace(document, verdict=verdict, findings=tuple(
                dataclasses.replace(found, verdict=verdict) if found.verdict in OPEN else found for found in document.findings
            )) if (row.bid, document.rule) == (bid, rule) else document
            for document in row.documents
        )  # fmt: skip
        rows.append(dataclasses.replace(row, documents=documents))
    return dataclasses.replace(result, assessments=tuple(rows))


def test_the_same_defect_with_another_outcome_asks_for_a_reason() -> None:
    alike = [row for row in equality_page(RESULT).rows if (row.rule, row.reason) == ("D03", Reason.DOUBT)]
    assert len({one.bid.id for row in alike for _, of in row.outcomes for one in of}) > 1
    changed = with_verdict(RESULT, "anker", "D03", Verdict.NOT_MET)
    (row,) = [row for row in equality_page(changed).rows if (row.rule, row.reason) == ("D03", Reason.DOUBT)]
    assert row.differs
    text = equality_report(changed, head=HEAD)
    assert "Reden voor het verschil" in text
    assert "≠ verschilt" in text


def test_equal_outcomes_are_said_to_be_equal() -> None:
    calm = dataclasses.replace(
        RESULT, assessments=tuple(dataclasses.replace(row, documents=row.documents[3:4]) for row in RESULT.assessments)
    )
    rows = equality_page(calm).rows
    assert rows
    differs = [row for row in rows if row.differs]
    text = equality_report(calm, head=HEAD)
    assert ("Reden voor het verschil" in text) == bool(differs)
    nothing = dataclasses.replace(RESULT, assessments=())
    assert "geen gebreken gevonden" in equality_report(nothing, head=HEAD)


def ruled(number: int, bid: str, outcome: Outcome, part: str = EVERYWHERE, **more: object) -> Ruling:
    """A decision for all regions that stands."""
    said = {"at": "2026-09-01T10:00:00Z", "reason": f"Reden van besluit {number}", "clause": "", "on": dt.date(2026, 9, 1), **more}
    return Ruling(number=number, bid=bid, region=EVERYWHERE, part=part, outcome=outcome, by=Person(name="M. Jansen"), **said)  # type: ignore[arg-type]


def row_of(rulings: tuple[Ruling, ...], rule: str, reason: str) -> Row:
    (row,) = [row for row in equality_page(RESULT, rulings=rulings).rows if (row.rule, row.reason) == (rule, reason)]
    return row


def told(row: Row, bid: str) -> set[str]:
    """What decisions on the whole bid did with this defect."""
    return {one.treated.words for _, of in row.outcomes for one in of if one.bid.id == bid and one.treated.words}


DOUBTED = [one.bid.id for _, of in row_of((), "D03", Reason.DOUBT).outcomes for one in of]


def test_one_selected_and_one_rejected_for_the_same_defect_differ() -> None:
    first, second = sorted(set(DOUBTED))[:2]
    chosen = ruled(401, first, Outcome.SELECTED, despite=(("D03", "◆ VOG RP: mens beslist, twijfel"),))
    refused = ruled(402, second, Outcome.REJECTED, grounds=(("D03", "scan"),))
    row = row_of((chosen, refused), "D03", Reason.DOUBT)
    assert row.differs
    assert told(row, first) == {"geselecteerd ondanks D03"}
    assert told(row, second) == {"afgewezen om D03"}
    text = " ".join(re.sub(r"<[^>]+>", " ", equality_report(RESULT, head=HEAD, rulings=(chosen, refused))).split())
    assert "Geselecteerd ondanks D03. Besluit 401 van M. Jansen, 1 september 2026: Reden van besluit 401." in text
    assert "afgewezen om D03 (besluit 402)" in text


def test_alike_decisions_on_the_same_defect_are_equal() -> None:
    """Also where the program left it open and one person decided on the document first: both are rejected for it."""
    everybody = [ruled(410 + at, bid, Outcome.REJECTED, grounds=(("D03", "scan"),)) for at, bid in enumerate(sorted(set(DOUBTED)))]
    part = ruled(450, DOUBTED[0], Outcome.NOT_MET, "D03")
    row = row_of((*everybody, part), "D03", Reason.DOUBT)
    assert not row.differs
    assert row.is_decided
    assert "Zo is ook beslist." in equality_report(RESULT, head=HEAD, rulings=(*everybody, part))
    chosen = [ruled(410 + at, bid, Outcome.SELECTED, despite=(("D03", "x"),)) for at, bid in enumerate(sorted(set(DOUBTED)))]
    assert row_of(tuple(chosen), "D03", Reason.DOUBT).passed


def test_a_rejection_on_something_else_says_so_and_is_no_difference_here() -> None:
    other = ruled(401, "berk", Outcome.REJECTED, grounds=(("D04", "age"),))
    assert told(row_of((other,), "D04", Reason.TOO_OLD), "berk") == {"afgewezen om D04"}
    row = row_of((other,), "D08", Reason.MISSING)
    assert told(row, "berk") == {"afgewezen, niet om D08"}
    assert not row.differs
    late = ruled(402, "berk", Outcome.NOT_CHOSEN)
    assert told(row_of((late,), "D04", Reason.TOO_OLD), "berk") == {"niet gekozen, en niet afgewezen om D04"}


def test_a_defect_that_only_a_person_saw_is_there() -> None:
    spotless = dataclasses.replace(
        RESULT,
        assessments=tuple(dataclasses.replace(row, documents=row.documents[3:4]) for row in RESULT.assessments if row.bid == "anker"),
    )
    assert [bid.id for bid in equality_page(spotless).spotless] == ["anker"]
    page = equality_page(spotless, rulings=(ruled(401, "anker", Outcome.NOT_MET, "D04"),))
    assert page.spotless == ()
    (row,) = page.rows
    assert (row.rule, row.reason, row.outcomes[0][0]) == ("D04", BY_PERSON, Verdict.NOT_MET)
    assert "door een mens beoordeeld" in equality_report(spotless, head=HEAD, rulings=(ruled(401, "anker", Outcome.NOT_MET, "D04"),))
    assert equality_page(spotless, rulings=(ruled(401, "anker", Outcome.MET, "D04"),)).rows == ()


def test_decisions_on_a_requirement_stand_beside_each_other_and_those_on_a_selection_criterion_do_not() -> None:
    rule = next(one.code for one in RESULT.procedure.rules if one.group == "eis")
    choice = next(one.code for one in RESULT.procedure.rules if one.group == "selectie")
    refused = ruled(402, "anker", Outcome.REJECTED, grounds=((rule, BY_PERSON),))
    rulings = (ruled(401, "anker", Outcome.NOT_MET, rule), refused, ruled(403, "berk", Outcome.MET, rule))
    row = row_of(rulings, rule, BY_PERSON)
    assert row.differs
    assert told(row, "anker") == {f"afgewezen om {rule}"}
    page = equality_page(RESULT, rulings=(ruled(401, "anker", Outcome.NOT_MET, choice),))
    assert not [row for row in page.rows if row.rule == choice]


def test_a_bid_that_came_late_is_compared_by_what_was_decided_of_that() -> None:
    late = [row.bid for row in RESULT.assessments if row.standing is Standing.LATE]
    refused = ruled(401, late[0], Outcome.REJECTED, grounds=((LATE_RULE, LATE_CHECK),))
    row = row_of((refused,), "", Standing.LATE)
    assert row.outcomes[0][0] is Verdict.NOT_MET
    assert told(row, late[0]) == {"afgewezen om “te laat ontvangen”"}
    chosen = ruled(401, late[0], Outcome.SELECTED, despite=(("te_laat", "! Stand bij ontvangst: te laat ontvangen"),))
    assert told(row_of((chosen,), "", Standing.LATE), late[0]) == {"geselecteerd ondanks “te laat ontvangen”"}


def test_a_ground_that_a_later_run_does_not_find_keeps_its_place() -> None:
    """Nobody who is rejected is without defect because the program sees something else now."""
    alone = tuple(dataclasses.replace(row, documents=row.documents[3:4]) for row in RESULT.assessments if row.bid == "anker")
    spotless = dataclasses.replace(RESULT, assessments=alone)
    rejected = ruled(401, "anker", Outcome.REJECTED, grounds=(("D04", "age"), (LATE_RULE, LATE_CHECK)))
    page = equality_page(spotless, rulings=(rejected,))
    assert page.spotless == ()
    assert [(row.rule, row.reason) for row in page.rows] == [("", Standing.LATE), ("D04", BY_PERSON)]
    assert [told(row, "anker") for row in page.rows] == [{"afgewezen om “te laat ontvangen”"}, {"afgewezen om D04"}]
    other = ruled(401, "berk", Outcome.REJECTED, grounds=(("D04", "same_entity"),))
    assert told(row_of((other,), "D04", Reason.TOO_OLD), "berk") == {"afgewezen om D04/zelfde rechtspersoon, niet om dit"}


@pytest.mark.parametrize("region", REGIONS)
def test_every_criterion_stands_beside_every_bid(region: str) -> None:
    page = comparison_page(RESULT, region)
    asked = [rule.code for rule in RESULT.procedure.rules if rule.group != "document"]
    assert [row.rule.code for _, rows in page.groups for row in rows] == asked
    found = {(row.bid, criterion.rule): criterion for row in RESULT.assessments if row.region == region for criterion in row.criteria}
    for _, rows in page.groups:
        for row in rows:
            for sheet, answer in row.answers:
                assert (answer.row if answer else None) == found.get((sheet.bid.id, row.rule.code))


@pytest.mark.parametrize("region", REGIONS)
def test_the_best_passage_is_the_first_of_the_result(region: str) -> None:
    text = comparison_report(RESULT, region, head=HEAD)
    for row in RESULT.assessments:
        if row.region == region:
            assert all(criterion.passages[0].quote in text for criterion in row.criteria if criterion.passages)


def test_a_round_without_criteria_says_so() -> None:
    rules = tuple(rule for rule in RESULT.procedure.rules if rule.group == "document")
    result = dataclasses.replace(RESULT, procedure=dataclasses.replace(RESULT.procedure, rules=rules))
    assert "zijn niet gelezen" in comparison_report(result, "nijmegen", head=HEAD)


def test_long_and_strange_names_change_no_count() -> None:
    strange: Result = changed_texts(RESULT, lambda text: text + "\u202e<b>")
    assert len(equality_page(strange).rows) == len(equality_page(RESULT).rows)

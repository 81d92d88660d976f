"""The same defect stands beside itself over all regions, a difference is said, nothing is lost; texts stand side by side."""

import dataclasses

import pytest
from result_sample import HEAD, changed_texts, sample

from checklist.finding import Reason, Result, Verdict
from reports.album import OPEN
from reports.comparison import comparison_page, comparison_report
from reports.equality import equality_page, equality_report

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
    assert shown == found


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

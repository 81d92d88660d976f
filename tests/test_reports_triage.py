"""The first screen: every bid once, every open point with a place, every decision once; and a page a bid with nobody else on it."""

import dataclasses
import re

import pytest
from result_sample import HEAD, NAMES, hostile, sample

from checklist.finding import Standing, Verdict
from reports.bidder import bidder_pages
from reports.region import region_page, region_report
from reports.sheet import bid_pages
from reports.triage import Stand, stand_of

RESULT = sample()
REGIONS = [row.id for row in RESULT.procedure.regions]


@pytest.mark.parametrize("region", REGIONS)
def test_every_bid_stands_in_one_group(region: str) -> None:
    page = region_page(RESULT, region)
    grouped = [sheet.bid.id for group in page.triage.groups for sheet in group.sheets]
    assert sorted(grouped) == sorted(sheet.bid.id for sheet in page.sheets)
    assert page.triage.pending == sum(sheet.assessment.standing is Standing.PENDING for sheet in page.sheets)


def test_who_does_not_count_is_never_called_clear() -> None:
    for region in REGIONS:
        for sheet in region_page(RESULT, region).sheets:
            stand = stand_of(sheet)
            assert (stand is Stand.ASIDE) == (not sheet.counts)
            if stand is Stand.CLEAR:
                assert not sheet.open
                assert not sheet.in_doubt


def test_a_bid_with_a_moment_in_doubt_is_for_a_person() -> None:
    fine = dataclasses.replace(RESULT, assessments=tuple(dataclasses.replace(row, documents=()) for row in RESULT.assessments))
    page = region_page(fine, "waardenland")
    assert {stand_of(sheet) for sheet in page.sheets if sheet.bid.id == "hazel"} == {Stand.TO_SEE}
    assert any(not decision.verdict and not decision.standing for decision in page.triage.decisions)


@pytest.mark.parametrize("region", REGIONS)
def test_every_open_point_is_in_one_decision(region: str) -> None:
    page = region_page(RESULT, region)
    decided = {(sheet.bid.id, row.rule, row.verdict, row.reason) for row in page.triage.decisions if row.verdict for sheet in row.sheets}
    open_points = {
        (sheet.bid.id, document.row.rule, view.finding.verdict, view.finding.reason)
        for sheet in page.sheets
        for document in sheet.open
        for view in document.findings
        if view.open
    }
    assert decided == open_points
    standings = {(sheet.bid.id, row.standing) for row in page.triage.decisions if row.standing for sheet in row.sheets}
    assert standings == {(sheet.bid.id, sheet.assessment.standing) for sheet in page.sheets if not sheet.counts}


def test_more_bids_than_places_is_said() -> None:
    few = tuple(dataclasses.replace(row, places=1) for row in RESULT.procedure.regions)
    result = dataclasses.replace(RESULT, procedure=dataclasses.replace(RESULT.procedure, regions=few))
    assert "meer inschrijvingen dan plaatsen" in region_report(result, "nijmegen", head=HEAD)
    assert "meer inschrijvingen dan plaatsen" not in region_report(RESULT, "nijmegen", head=HEAD)


def test_the_day_of_the_outcome_is_on_the_first_screen() -> None:
    text = region_report(RESULT, "nijmegen", head=HEAD).split('id="documenten"')[0]
    assert "vóór <strong>18 september 2026</strong>" in text
    silent = dataclasses.replace(RESULT, procedure=dataclasses.replace(RESULT.procedure, terms=()))
    assert "noemt geen dag voor de uitslag" in region_report(silent, "nijmegen", head=HEAD)


def test_a_document_with_two_signs_explains_itself() -> None:
    (berk,) = [sheet for sheet in region_page(RESULT, "nijmegen").sheets if sheet.bid.id == "berk"]
    (plan,) = [document for document in berk.documents if document.row.rule == "D08"]
    assert (plan.row.verdict, plan.also) == (Verdict.NOT_MET, (Verdict.PERSON,))
    text = region_report(RESULT, "nijmegen", head=HEAD)
    assert "Hier staan verschillende tekens." in text.split(f'id="{plan.anchor}"')[1].split("</details>")[0]
    for sheet in region_page(RESULT, "nijmegen").sheets:
        for document in sheet.documents:
            assert document.row.verdict not in document.also


def test_what_is_open_stands_first_under_a_document() -> None:
    for sheet in region_page(RESULT, "nijmegen").sheets:
        for document in sheet.documents:
            opened = [view.open for view in document.findings]
            assert opened == sorted(opened, reverse=True)
            assert sorted(view.finding.because for view in document.findings) == sorted(f.because for f in document.row.findings)


def test_the_page_of_a_bid_names_no_other_bidder() -> None:
    pages = bid_pages(RESULT)
    for region in REGIONS:
        found = bidder_pages(RESULT, region, head=HEAD)
        assert set(found) == {pages[row.bid] for row in RESULT.assessments if row.region == region}
        for bid, (name, number, _) in NAMES.items():
            for other, text in found.items():
                if other != pages[bid]:
                    assert name not in text
                    assert number not in text


def test_the_page_of_a_bid_has_a_safe_name_whatever_the_bidder_is_called() -> None:
    found = bid_pages(hostile("/../<x>\u202e"))
    assert all(re.fullmatch(r"inschrijver-[A-Za-z0-9_-]+\.html", name) for name in found.values())
    assert len(set(found.values())) == len(found)

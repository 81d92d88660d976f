"""The report of a region says what the result says: nothing lost, nothing added, nobody selected."""

import dataclasses
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from result_sample import HEAD, changed_texts, sample

from checklist.finding import Reason, Result, Standing, Support, Timeliness, Verdict
from extractors.document import Searchability
from intake.message import State
from reports.album import OPEN
from reports.region import region_page, region_report
from reports.write import pages

RESULT = sample()
REGIONS = [row.id for row in RESULT.procedure.regions]
REPORTS = {region: region_report(RESULT, region, head=HEAD) for region in REGIONS}
OPENERS = ("", '"', "'", "-->", "</title>", "</style>", "</td></table>", "]]>", "\\", "\x00")
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<a href=javascript:alert(1)>x",
    "<iframe srcdoc='<b>'>",
    "<base href=//kwaad.example>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//kwaad.example>",
    " onmouseover=alert(1) x=",
    " style=position:fixed ",
    "<style>*{display:none}</style>",
    "&#60;b&#62;&lt;i&gt;",
    "{{ 7*7 }}{% raw %}{# #}",
    "\u202e<b>\u2066",
)


def rows_of(region: str) -> list[Any]:
    return [row for row in RESULT.assessments if row.region == region]


def test_the_sample_holds_every_code_once() -> None:
    documents = [row for assessment in RESULT.assessments for row in assessment.documents]
    findings = [finding for row in documents for finding in row.findings]
    leaves = [row for message in RESULT.messages for row in (*message.attachments, *message.parts)]
    assert {finding.verdict for finding in findings} == set(Verdict)
    assert {finding.reason for finding in findings} == set(Reason)
    assert {row.support for assessment in RESULT.assessments for row in assessment.criteria} == set(Support)
    assert {assessment.standing for assessment in RESULT.assessments} == set(Standing)
    assert {message.timeliness for message in RESULT.messages} == set(Timeliness)
    assert {row.state for row in leaves} == set(State)
    assert {row.searchability for row in leaves} == set(Searchability)


@pytest.mark.parametrize("region", REGIONS)
def test_the_tables_count_what_the_result_holds(region: str) -> None:
    text = REPORTS[region]
    verdicts = Counter(row.verdict.value for assessment in rows_of(region) for row in assessment.documents)
    supports = Counter(row.support.value for assessment in rows_of(region) for row in assessment.criteria)
    assert Counter(re.findall(r'data-verdict="(\w+)"', text)) == verdicts
    assert Counter(re.findall(r'data-support="(\w+)"', text)) == supports
    page = region_page(RESULT, region)
    assert (
        Counter({code.value: 0 for code in Verdict})
        + sum((Counter({verdict.value: number}) for total in page.documents.totals for verdict, number in total), Counter())
        == verdicts
    )


@pytest.mark.parametrize("region", REGIONS)
def test_every_open_finding_is_in_one_lane(region: str) -> None:
    page = region_page(RESULT, region)
    shown = [
        (sheet.bid.id, situation.rule, finding.because)
        for situation in (*page.lanes.closed, *page.lanes.askable, *page.lanes.other)
        for sheet, _, finding in situation.bids
    ]
    found = [
        (assessment.bid, row.rule, finding.because)
        for assessment in rows_of(region)
        for row in assessment.documents
        for finding in row.findings
        if finding.verdict in OPEN
    ]
    assert sorted(shown) == sorted(found)


def test_an_open_row_without_findings_still_asks_for_a_person() -> None:
    first, *others = RESULT.assessments
    bare = dataclasses.replace(first.documents[0], verdict=Verdict.UNKNOWN, reason=Reason.UNREADABLE, findings=())
    changed = dataclasses.replace(first, documents=(bare, *first.documents[1:]))
    page = region_page(dataclasses.replace(RESULT, assessments=(changed, *others)), first.region)
    assert (first.bid, bare.rule) in {(sheet.bid.id, line.rule) for line in page.lanes.other for sheet, _, _ in line.bids}


def test_a_moment_on_the_boundary_waits_for_a_person() -> None:
    fine = [dataclasses.replace(row, documents=()) for row in RESULT.assessments]
    page = region_page(dataclasses.replace(RESULT, assessments=tuple(fine)), "nijmegen")
    assert {line.sheet.bid.id: line.to_decide for line in page.open}["delta"] == 1


def test_a_region_without_bids_has_a_calm_report() -> None:
    text = REPORTS["midden-brabant"]
    assert "geen inschrijving" in text
    assert "bij geen inschrijver" in text


def test_a_bid_without_an_assessment_is_said_loudly() -> None:
    without = tuple(row for row in RESULT.assessments if (row.bid, row.region) != ("anker", "nijmegen"))
    text = region_report(dataclasses.replace(RESULT, assessments=without), "nijmegen", head=HEAD)
    assert "niet elke inschrijving is getoetst" in text


def test_bids_stand_in_the_order_of_the_alphabet() -> None:
    names = [sheet.bid.name for sheet in region_page(RESULT, "nijmegen").sheets]
    assert names == sorted(names, key=str.casefold)


def test_every_proof_can_be_found_back() -> None:
    text = REPORTS["nijmegen"]
    assert "dit bestand staat niet in de lijst" not in text
    for assessment in rows_of("nijmegen"):
        for row in assessment.documents:
            assert all(evidence.sha256 in text for finding in row.findings for evidence in finding.evidence)


def test_both_readings_of_the_objection_term_are_shown() -> None:
    for term in RESULT.procedure.terms:
        assert term.source.quote in REPORTS["midden-brabant"]


class Shape(HTMLParser):
    """Only the elements and the names of their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def test_a_hundred_and_fifty_attacks_at_once_bear_no_element() -> None:
    """Every text gets one of the attacks, the same text always the same one, so that references still meet."""
    payloads = [opener + attack for opener in OPENERS for attack in ATTACKS]
    assert len(payloads) == 150

    def attacked(text: str) -> str:
        return text + payloads[int(hashlib.sha256(text.encode()).hexdigest(), 16) % len(payloads)]

    plain: Result = changed_texts(RESULT, lambda text: text + "woorden")
    hostile: Result = changed_texts(RESULT, attacked)
    for region, same in zip(hostile.procedure.regions, plain.procedure.regions, strict=True):
        mine, calm = (Shape(region_report(each, key, head=HEAD)).found for each, key in ((hostile, region.id), (plain, same.id)))
        assert mine == calm


def test_links_between_the_pages_of_a_run_resolve() -> None:
    run = pages(RESULT, head=HEAD)
    for name, content in run.items():
        for target in re.findall(r'href="([^"#]+)"', content.decode()) if name.endswith(".html") else ():
            parts: list[str] = list(Path(name).parent.parts)
            for part in target.split("/"):
                if part == "..":
                    parts.pop()
                else:
                    parts.append(part)
            assert "/".join(parts) in run, (name, target)

"""Every rule case of tests/rules, and that no rule is without one."""

import pytest
from rule_cases import Case, cases, judged

from checklist.finding import Verdict
from checklist.round import load

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule_case(case: Case) -> None:
    row = judged(case)
    expect = case.given["expect"]
    found = (row.verdict, row.reason)
    assert found == (expect["verdict"], expect["reason"]), f"{row.because}\n{[finding.because for finding in row.findings]}"
    for words in case.given.get("says", []):
        assert words in row.because, row.because


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_ground_has_a_clause_and_a_pass_has_proof(case: Case) -> None:
    for finding in judged(case).findings:
        if finding.verdict is Verdict.NOT_MET:
            assert finding.source is not None
        if finding.verdict is Verdict.MET:
            assert finding.evidence


def test_every_document_rule_has_cases_met_and_not_met() -> None:
    missing = []
    for document in load("2027-2028").documents:
        seen = {case.given["expect"]["verdict"] for case in CASES if case.rule == document.code and case.round == "2027-2028"}
        wanted = {"voldoet", "mens_beslist"} | ({"voldoet_niet"} if document.condition != "new_in_region" else set())
        if document.condition != "always":
            wanted.add("niet_van_toepassing")
        missing += [f"{document.code} {verdict}" for verdict in sorted(wanted - seen)]
    assert not missing

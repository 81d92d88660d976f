"""Every rule case of tests/rules: what comes out, that no outcome of any rule of any round is without one, and every trap."""

import tomllib
from pathlib import Path

import pytest
from rule_cases import DOCUMENT_KEYS, FOLDER, KEYS, STANDING, Case, assessed, cases, files, impossible, judged

from checklist.finding import Reason, Verdict
from checklist.round import known, load

CASES = tuple(cases())
IMPOSSIBLE = tuple(impossible())
RULED = tuple(case for case in CASES if case.rule != STANDING)
STOOD = tuple(case for case in CASES if case.rule == STANDING)
ALWAYS = ("voldoet", "voldoet_niet", "niet_vast_te_stellen", "mens_beslist")
TRAPS = tomllib.loads((FOLDER / "valkuilen.toml").read_text("utf-8"))["trap"]
TESTS = Path(__file__).parent


@pytest.mark.parametrize("case", RULED, ids=str)
def test_rule_case(case: Case) -> None:
    row = judged(case)
    expect = case.given["expect"]
    found = (row.verdict, row.reason)
    assert found == (expect["verdict"], expect["reason"]), f"{row.because}\n{[finding.because for finding in row.findings]}"
    for words in case.given.get("says", []):
        assert words in row.because, row.because


@pytest.mark.parametrize("case", STOOD, ids=str)
def test_standing_case(case: Case) -> None:
    found = assessed(case)
    assert found.standing == case.given["expect"]["standing"], found.standing_because
    for words in case.given.get("says", []):
        assert words in found.standing_because


@pytest.mark.parametrize("case", [case for case in CASES if "points" in case.given], ids=str)
def test_points_of_a_case(case: Case) -> None:
    assert set(case.given["points"]) <= {point.code for point in assessed(case).points}


@pytest.mark.parametrize("case", RULED, ids=str)
def test_a_ground_has_a_clause_and_a_pass_has_proof(case: Case) -> None:
    for finding in judged(case).findings:
        if finding.verdict is Verdict.NOT_MET:
            assert finding.source is not None
        if finding.verdict is Verdict.MET:
            assert finding.evidence


@pytest.mark.parametrize("case", RULED, ids=str)
def test_a_verdict_on_a_file_without_text_leads_to_that_file(case: Case) -> None:
    """Nothing can be quoted from a scan: the row names the file, so that a person can open it."""
    row = judged(case)
    if row.reason in (Reason.NOT_SEARCHABLE, Reason.UNREADABLE):
        assert row.pieces


@pytest.mark.parametrize("case", RULED, ids=str)
def test_a_lane_is_named_only_where_the_round_has_it(case: Case) -> None:
    """Where the source does not say what may be sent later or asked, no report may say so."""
    rules = load(case.round)
    lanes = {finding.lane for finding in judged(case).findings if finding.lane}
    assert lanes <= {rules.document(case.rule).lane, rules.doubt_lane}


@pytest.mark.parametrize("name", known())
def test_every_rule_of_every_round_has_a_case_for_every_outcome(name: str) -> None:
    missing = []
    for document in load(name).documents:
        seen = {case.given["expect"]["verdict"] for case in CASES if (case.round, case.rule) == (name, document.code)}
        seen |= {row.verdict for row in IMPOSSIBLE if (row.round, row.rule) == (name, document.code)}
        wanted = {*ALWAYS, *(() if document.condition == "always" else ("niet_van_toepassing",))}
        missing += [f"ronde {name}, regel {document.code}: geen geval met uitkomst {verdict}" for verdict in sorted(wanted - seen)]
    assert not missing, "\n".join(missing)


def test_what_is_declared_impossible_has_a_reason_and_no_case() -> None:
    shown = {(case.round, case.rule, case.given["expect"].get("verdict")) for case in CASES}
    for row in IMPOSSIBLE:
        assert len(row.because) > 40, row
        assert (row.round, row.rule, row.verdict) not in shown, row


def test_every_case_is_about_a_rule_of_its_round_and_has_a_name_of_its_own() -> None:
    assert len({str(case) for case in CASES}) == len(CASES)
    for name, content in files():
        assert content["round"] == name
        assert content["rule"] in (STANDING, *(document.code for document in load(name).documents))


def test_a_case_holds_only_what_the_page_on_cases_describes() -> None:
    page = (FOLDER / "LEESMIJ.md").read_text("utf-8")
    assert [word for word in (*KEYS, *DOCUMENT_KEYS) if f"`{word}`" not in page] == []
    for case in CASES:
        assert set(case.given) <= KEYS, case
        assert all(set(row) <= DOCUMENT_KEYS for row in case.given.get("documents", [])), case


def test_the_facts_of_a_case_are_facts_that_documents_can_have() -> None:
    table = (TESTS.parent / "docs" / "feiten.md").read_text("utf-8")
    told = {name for case in CASES for row in case.given.get("documents", []) for name in row.get("facts", {})}
    assert [name for name in sorted(told) if f"| `{name}` |" not in table] == []


def _traps(case: Case) -> tuple[str, ...]:
    given = case.given.get("trap", ())
    return (given,) if isinstance(given, str) else tuple(given)


def test_every_trap_has_a_rule_case_or_a_test_that_holds_it() -> None:
    told = {name for case in CASES for name in _traps(case)}
    assert [row["id"] for row in TRAPS if row["id"] not in told and "test" not in row] == []
    assert sorted(told - {row["id"] for row in TRAPS}) == []
    assert len({row["id"] for row in TRAPS}) == len(TRAPS)


@pytest.mark.parametrize("row", [row for row in TRAPS if "test" in row], ids=lambda row: row["id"])
def test_the_test_that_holds_a_trap_is_there(row: dict[str, str]) -> None:
    file, _, name = row["test"].partition("::")
    assert f"def {name}(" in (TESTS / file).read_text("utf-8")

"""Every round file: loads, cites, and cites literally."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.finding import Procedure
from checklist.round import Clause, Office, Question, Round, Term, known, load
from checklist.round_procedure import procedure

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"
ROUNDS = known()
REGIONS = 31


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def cited(rules: Round) -> Iterator[tuple[str, str, str]]:
    """Every citation of a round: source, clause, quote."""
    loose: list[Clause | Term | Office | Question] = [*rules.documents, *rules.criteria, *rules.offices, *rules.questions]
    loose += [term for _, term in rules.terms.all()]
    loose += [row for row in (rules.age, rules.cap, rules.periods.objection, rules.periods.court) if row]
    loose += [row for _, row in rules.submission if row is not None]
    for row in loose:
        if row.source is not None and row.clause is not None and row.quote is not None:
            yield row.source, row.clause, row.quote
    for check in (check for row in rules.documents for check in row.checks):
        if check.source is not None and check.clause is not None and check.quote is not None:
            yield check.source, check.clause, check.quote


@pytest.fixture(params=ROUNDS)
def rules(request: pytest.FixtureRequest) -> Round:
    return load(request.param)


def test_the_round_is_known_under_its_own_name(rules: Round) -> None:
    assert load(rules.id) == rules


def test_every_office_gets_its_procedure(rules: Round) -> None:
    rows = [procedure(rules, office.id) for office in rules.offices]
    assert all(isinstance(row, Procedure) for row in rows)
    assert sorted(region.id for row in rows for region in row.regions) == sorted(region.id for region in rules.regions)


def test_every_rule_of_the_procedure_cites_a_clause(rules: Round) -> None:
    found = procedure(rules, rules.offices[0].id)
    assert all(row.source.clause and row.source.quote and row.source.title for row in found.rules)
    assert [row.code for row in found.rules] == [row.code for row in (*rules.documents, *rules.criteria)]


def test_codes_never_mean_another_thing_in_another_round() -> None:
    names: dict[str, set[str]] = {}
    for name in ROUNDS:
        for row in load(name).documents:
            names.setdefault(row.code, set()).update(row.kinds)
    assert {code: kinds for code, kinds in names.items() if len(kinds) != 1} == {}


@pytest.mark.shared
@pytest.mark.skipif(not SOURCES.exists(), reason="de beleidsteksten staan naast het project, niet erin")
def test_every_quote_stands_literally_in_its_source(rules: Round) -> None:
    texts = {name: plain((SOURCES / row.file).read_text("utf-8")) for name, row in rules.sources.items()}
    assert [row for row in cited(rules) if plain(row[2]) not in texts[row[0]]] == []


@pytest.mark.shared
@pytest.mark.skipif(not SOURCES.exists(), reason="de beleidsteksten staan naast het project, niet erin")
def test_names_and_mailboxes_are_as_printed(rules: Round) -> None:
    texts = {name: plain((SOURCES / row.file).read_text("utf-8")) for name, row in rules.sources.items()}
    printed = [(office.source, word) for office in rules.offices for word in (office.printed_name, office.mailbox)]
    printed += [(region.source or rules.office_of(region.id).source, region.name) for region in rules.regions]
    assert [(source, word) for source, word in printed if plain(word) not in texts[source]] == []


def test_2027_2028_is_the_whole_policy() -> None:
    found = load("2027-2028")
    assert [row.code for row in found.documents] == [f"D0{number}" for number in range(1, 9)]
    assert [row.code for row in found.requirements] == [f"G{number:02}" for number in range(1, 18)]
    assert [row.code for row in found.selection] == ["S1a", "S1b", "S1c", "S2a", "S2b", "S3"]
    assert [row.code for row in found.plan] == ["N1", "N2", "N3"]
    assert len(found.regions) == REGIONS
    assert found.terms.closes.moment.isoformat() == "2026-07-31T17:00:00+02:00"


def test_a_damaged_address_is_kept_and_said() -> None:
    office = load("2027-2028").office("zilveren_kruis")
    assert office.mailbox == "zorginkoopwz.OUK@zilverenkuis.nl"
    assert "waarschijnlijk beschadigd" in office.mailbox_doubt


def test_the_court_term_says_when_it_ends() -> None:
    terms = {term.name: term for term in procedure(load("2027-2028"), "vgz").terms}
    assert terms["court"].moment == "2026-10-30"
    assert terms["objection_period"].moment == "2026-10-02"


def test_questions_about_another_office_are_left_out() -> None:
    ids = {question.id for question in procedure(load("2027-2028"), "vgz").questions}
    assert "adres-zilveren-kruis" not in ids
    assert "bezwaartermijn" in ids


def test_a_region_that_is_closed_or_has_fewer_places_is_known() -> None:
    rules = load("2023")
    office = rules.office("vgz")
    assert office.open_regions == ("noord-en-midden-limburg",)
    places = {row.id: row.places for row in procedure(rules, "vgz").regions}
    assert (places["noord-en-midden-limburg"], places["nijmegen"]) == (1, 4)


def test_a_round_that_names_no_number_of_places_says_so() -> None:
    assert {row.places for row in procedure(load("2021"), "cz").regions} == {None}


def test_an_office_that_is_not_in_the_round_is_refused() -> None:
    with pytest.raises(KeyError):
        procedure(load("2024-2025"), "vgz")


def test_the_same_region_has_the_same_id_in_every_round() -> None:
    newest = {region.id for region in load("2027-2028").regions}
    assert all(region.id in newest for name in ROUNDS for region in load(name).regions)


def test_conditions_reach_the_report() -> None:
    rules = {row.code: row for row in procedure(load("2027-2028"), "vgz").rules}
    assert (rules["D06"].condition, rules["D08"].condition, rules["N1"].condition) == ("consortium", "new_in_region", "new_in_region")
    assert (rules["D01"].group, rules["G01"].group, rules["S1a"].group, rules["N1"].group) == ("document", "eis", "selectie", "plan")

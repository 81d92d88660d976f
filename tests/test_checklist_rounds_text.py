"""Rounds as text: the documentation is current, nothing is left out, and a comparison says what changed."""

from pathlib import Path

import pytest

from checklist.finding import CHECK_NAMES, check_called, check_name
from checklist.round import CHECKS, Round, load
from checklist.round import known as known_rounds
from checklist.round_faults import ARGUMENTS, CALENDAR
from checklist.rounds_compare import compare
from checklist.rounds_text import CONDITIONS, SUBMISSION, documentation, markdown, overview

DOCS = Path(__file__).resolve().parents[1] / "docs"
REMAKE = "maak docs/rondes.md opnieuw met documentation() uit checklist/rounds_text.py"


def test_the_page_of_rounds_is_current() -> None:
    assert (DOCS / "rondes.md").read_text("utf-8") == documentation(), REMAKE


def test_every_check_has_one_name_of_its_own() -> None:
    assert tuple(CHECK_NAMES) == (*CHECKS, "condition")  # the last is asked by the condition of a rule, not by a check in a round file
    assert len(set(CHECK_NAMES.values())) == len(CHECK_NAMES)


@pytest.mark.parametrize("check", CHECK_NAMES)
def test_a_check_is_found_by_its_name(check: str) -> None:
    name = check_name(check)
    assert {check_called(words) for words in (name, name.upper(), name.replace(" ", "-"), f" {name}  ", check)} == {check}


def test_no_check_is_guessed() -> None:
    assert check_called("hand") == check_called("") == ""
    assert check_name("te_laat") == "te laat"


@pytest.mark.parametrize("name", known_rounds())
def test_every_rule_question_and_address_is_shown(name: str) -> None:
    rules, text = load(name), markdown(load(name))
    shown = [row.code for row in (*rules.documents, *rules.criteria)] + [row.id for row in rules.questions]
    shown += [office.mailbox for office in rules.offices] + [region.name for region in rules.regions] + list(rules.unstated)
    assert [word for word in shown if word not in text] == []


@pytest.mark.parametrize("name", known_rounds())
def test_every_source_stands_in_the_list_of_sources(name: str) -> None:
    listed = (DOCS / "bronnen.md").read_text("utf-8")
    assert [row.title for row in load(name).sources.values() if row.sha256 not in listed or row.file not in listed] == []


def test_a_round_does_not_differ_from_itself() -> None:
    text = compare(load("2021"), load("2021"))
    assert "gewijzigd" not in text
    assert text.count("Geen verschillen.") == text.count("## ")


@pytest.mark.parametrize(
    ("line"),
    [
        pytest.param("- **D05**: alleen in 2027-2028. Inschrijving UBO-register", id="a document that is new"),
        pytest.param("- **D09**: alleen in 2021. Prognose", id="a document that is not there"),
        pytest.param("- **Eno**: alleen in 2021.", id="an office that is not there"),
        pytest.param("  - adres: zorginkoopwlz@zilverenkruis.nl → zorginkoopwz.OUK@zilverenkuis.nl", id="an address that changed"),
        pytest.param("  - naam: Middel-IJssel → Midden IJssel", id="a region's name that changed"),
        pytest.param("- **Digitaal en doorzoekbaar**: alleen in 2027-2028.", id="a rule on how to bid"),
        pytest.param("- **G01**: alleen in 2027-2028. Ervaring met doelgroepen", id="a requirement"),
        pytest.param("Let op: ronde 2021 is onvolledig.", id="a round that was not read whole"),
        pytest.param("- **D03** VOG RP: gewijzigd.", id="a rule that changed, with its name"),
        pytest.param("  - wanneer: alleen voor een organisatie zonder lopende overeenkomst → altijd", id="who must send it"),
        pytest.param("  - moment: 31 juli 2020 om 17.00 uur → 31 juli 2026 om 17.00 uur", id="a moment as people write it"),
        pytest.param("- **Of documenten ingescand mogen zijn.**: alleen in 2021.", id="what a source does not say"),
    ],
)
def test_what_changed_between_two_rounds_is_said(line: str) -> None:
    assert line in compare(load("2021"), load("2027-2028"))


def test_the_overview_has_a_row_for_every_round() -> None:
    assert [name for name in known_rounds() if f"| {name} |" not in overview([load(name) for name in known_rounds()])] == []


def test_the_page_on_round_files_names_all_that_a_file_can_hold() -> None:
    text = (DOCS / "rondebestand.md").read_text("utf-8")
    words = [*ARGUMENTS, *(argument for some in ARGUMENTS.values() for argument in some), *CALENDAR, *CONDITIONS, *SUBMISSION]
    words += [name for name in Round.model_fields if name not in ("sha256", "amendments", "regions")]
    assert [word for word in words if f"`{word}`" not in text and f"[{word}" not in text and f"{word}." not in text] == []


def test_a_region_that_closed_to_new_bidders_is_a_change() -> None:
    assert "  - open: voor iedereen → alleen voor wie al een overeenkomst heeft" in compare(load("2021"), load("2023"))


def test_a_check_with_a_clause_of_its_own_shows_it() -> None:
    assert "| D01 | juiste ronde (2023) | pagina, Documenten inkoop OCO 2023: “Bestuursverklaring 2023” |" in markdown(load("2023"))
    assert "| D06 | ondertekend (alleen als vraag) | geen: wat hieruit komt is een vraag en nooit een grond |" in markdown(
        load("2027-2028")
    )

"""What patterns miss and what they take for an answer, set right by all the words of a passage together."""

import pytest
from test_checklist_criteria import SUBJECT, rows, support, text

from checklist.finding import Support


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("G02", "Verpleegkunde Zwolle 2003. In 2025: rouw, 2026: niet-aangeboren hersenletsel.", id="training in a few words"),
        pytest.param(
            "G10",
            "Met VGZ zaten wij vier keer om de tafel; de grafiek van de wachttijd en het idee van de nabelactie kwamen langs.",
            id="talks with the office",
        ),
        pytest.param(
            "G13",
            "Marjo neemt op, van maandag tot vrijdag, en wie liever een berichtje of videogesprek wil, kan dat ook.",
            id="who picks up the telephone",
        ),
    ],
)
def test_an_answer_that_no_pattern_knows_is_found(code: str, said: str) -> None:
    row = rows(text(f"{SUBJECT}\n{said}"))[code]
    assert row.support is Support.SUBSTANTIATED
    assert "in andere woorden" in row.because
    assert row.passages[0].signals[0].startswith("woorden: ")


PROMISE = "Duurzaamheid\nWij vinden duurzaamheid en de Green Deal belangrijk en zullen ons daarbij aansluiten.\n"


def test_facts_about_something_else_prove_nothing_where_its_own_place_only_promises() -> None:
    elders = "Klachten\nWij kregen in 2025 vier klachten; het papier van een klacht bewaren wij minder lang, sinds mei twee jaar."
    assert support("G11", f"{PROMISE}{elders}") == "zwak"


def test_facts_in_its_own_place_do() -> None:
    eigen = "Sinds 2024 rijden wij met drie elektrische auto's en kochten wij groene stroom."
    assert support("G11", f"{PROMISE}{eigen}") == "onderbouwd"


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param("S3", "Bij een brancheverband van aanbieders zit ik niet.", "niet_gevonden", id="denied at the end"),
        pytest.param("S1b", "Wmo: geen.", "niet_gevonden", id="a label and geen"),
        pytest.param(
            "S3", "Er ligt een plan voor een branchevereniging. Ons bureau is daarbij niet betrokken.", "niet_gevonden", id="pointing back"
        ),
        pytest.param("G07", "Wij zijn nog geen lid van de BCMB. Wij zullen dat in het najaar worden.", "zwak", id="denied, then promised"),
        pytest.param(
            "G16", "Geen pand, geen lening, geen schuld. De buffer is vier maanden, zegt de boekhouder.", "onderbouwd", id="geen is good"
        ),
        pytest.param(
            "S2b",
            "Landelijke activiteiten: geen. Alle 120 trajecten van 2025 waren in de regio Nijmegen.",
            "onderbouwd",
            id="nothing national is an answer",
        ),
    ],
)
def test_a_bare_denial_is_no_answer(code: str, said: str, expected: str) -> None:
    assert support(code, said) == expected


def test_where_the_text_denies_it_can_be_read() -> None:
    row = rows(text(f"{SUBJECT}\nWij zijn geen lid van de BCMB."))["G07"]
    assert row.because == "Niet gevonden: de tekst zegt dat dit er niet is."
    assert "geen lid" in row.passages[0].quote


def test_the_bidders_own_name_is_no_fact() -> None:
    often = "De Kompasploeg helpt cliënten.\nOok voor naasten is er de Kompasploeg.\nMet de Kompasploeg kunt u praten."
    said = "Zo is de keuze uit ondersteuners er bij de Kompasploeg altijd."
    assert support("G12", f"{often}\n{said}") == "zwak"


def test_a_log_without_verbs_is_about_the_people_it_helps() -> None:
    log = (
        "ma Rondetafel over mevrouw B. (88) met behandelaar en zorgkantoor.\n"
        "di Huisbezoek bij de heer V., verstandelijke beperking, twee uur.\n"
        "wo Allen sinds 2021 ingeschreven in het register; bureau aangesloten bij de BCMB (lidnummer 12).\n"
        "do Ouderen 149, gehandicapten 81, psychiatrie 36."
    )
    assert rows(text(log))["G07"].support is Support.SUBSTANTIATED


def test_a_plan_that_another_thing_has_is_no_promise_of_the_bidder() -> None:
    said = "Wij zijn sinds 6 november 2025 deelnemer aan een verband van aanbieders dat een branchevereniging wil worden."
    assert support("S3", said) == "onderbouwd"


def test_several_attachments_are_one_fact() -> None:
    assert support("G17", "17 | PDCA | zie bijlage 9 | bijlage 9") == "zwak"

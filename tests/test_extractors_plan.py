"""A plan of who is new in a region, by its steps with moments and the words over them, without the words of the policy."""

import pytest
import sample_texts as samples

from extractors.document import Kind
from extractors.identify import identify

STEPS = (
    "1 sept. 2026  Vooronderzoek: dossiers naast cijfers over indicaties en wachttijden leggen.  stafmedewerker\n"
    "22 okt. 2026  Een ronde langs inwoners met een indicatie en hun verwanten, begonnen in Wijchen.  team van vier\n"
    "17 nov. 2026  Tafelgesprek met Zorggroep Maasoever en De Rietvink; elke partij wijst een vaste persoon aan.  directie\n"
    "12 jan. 2027  Spreekuur van een dagdeel per week bij de bibliotheek.  ondersteuners\n"
    "26 jan. 2027  Plaats aan tafel bij het Beraad Rijk van Nijmegen.  directie\n"
)
PHASES = (
    "Wanneer  Wat  Wie  Resultaat\n"
    "eerst  Weten wat er speelt: vragenlijst aan verwijzers in Wijchen en Druten.  onderzoeker  verslag\n"
    "daarna  Drie avonden met mantelzorgers.  ondersteuners  verslag\n"
    "vervolgens  Elke week een werkbezoek bij een instelling.  allen  lijst\n"
    "later  Toetreden tot de Regiotafel.  bestuurder  afspraak\n"
)


def kind(text: str) -> tuple[Kind, bool]:
    (piece,) = identify(samples.pages(text), (), ())
    return piece.kind, Kind.IMPLEMENTATIEPLAN in (piece.kind, *piece.also)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Werkplan start Nijmegen\nStichting De Kade\nPeriode  Activiteit  Wie\n{STEPS}", id="a work plan"),
        pytest.param(f"Op weg in Nijmegen\nStichting De Kade\n{STEPS}", id="on our way"),
        pytest.param(f"Ons begin in Nijmegen\nStichting De Kade\n{PHASES}", id="phases under heads"),
        pytest.param(f"Plan van aanpak Nijmegen\nTwee mensen leren de regio kennen.\n{STEPS}", id="a title that a motivation may have too"),
    ],
)
def test_a_plan_is_known_by_its_steps(text: str) -> None:
    assert kind(text)[0] is Kind.IMPLEMENTATIEPLAN


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Jaaragenda 2026 Stichting De Kade\n" + "12 jan. 2026  Teamoverleg\n9 feb. 2026  Teamoverleg\n" * 4, id="an agenda"),
        pytest.param(
            "Offerte kantoorinrichting Nijmegen\nPeriode  Activiteit\n" + "1 sept. 2026  Levering van bureaus\n" * 5, id="an offer"
        ),
    ],
)
def test_other_lists_of_days_are_no_plan(text: str) -> None:
    assert kind(text)[0] is not Kind.IMPLEMENTATIEPLAN


UNDATED = """Hoe wij in Nijmegen beginnen
Om te begrijpen waar behoefte aan is spreken wij met cliëntenraden en huisartsen in Nijmegen en Wijchen.
Wij leggen contact met de verpleeghuizen in de streek, en wijzen voor iedere aanbieder een vaste collega aan.
Wij sluiten aan bij de regiotafel en bij het netwerk dementie zodra dat mogelijk is.
Zo zijn wij op tijd ingewerkt."""


def test_a_plan_without_any_day_is_a_plan() -> None:
    """That it is not concrete is for a person to say; "not found" would reject it."""
    assert kind(UNDATED)[0] is Kind.IMPLEMENTATIEPLAN


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(UNDATED.replace("Hoe wij in Nijmegen beginnen", "Hoe wij werken"), id="no beginning"),
        pytest.param(
            f"Wij starten in Nijmegen elke dag vroeg\n{UNDATED.partition(chr(10))[2]}\nOnze klachtenregeling, ons "
            "privacyreglement, de beroepscode en onze opleidingen vindt u in deel 2.",
            id="a text about the whole work",
        ),
        pytest.param("Hoe wij in Nijmegen beginnen\nWij beginnen de dag met koffie. Wij gaan wandelen in Nijmegen.", id="a chat"),
    ],
)
def test_a_text_that_is_no_plan_for_a_newcomer(text: str) -> None:
    assert kind(text)[0] is not Kind.IMPLEMENTATIEPLAN

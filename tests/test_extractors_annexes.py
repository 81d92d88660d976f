"""The annexes of a declaration: found by number or topic, filled in by text or by pointing at where the motivation stands."""

import pytest
from sample_texts import pages

from extractors.document import Kind
from extractors.identify import identify

HEAD = """Bestuursverklaring 2027
Stichting De Waterkant, KvK 90010001, verklaart dat zij aan alle geschiktheidseisen voldoet.
Regio: Waardenland
"""
SECOND = """Bijlage 2 - onderaannemers
2027: nee
2028: nee
"""
UNDER = """Tiel, 7 juli 2026
A. Bakker, bestuurder
"""


def told(words: str, second: str = SECOND) -> dict[str, str | None]:
    (piece,) = identify(pages(f"{HEAD}{words}\n{second}{UNDER}"), (), ())
    assert piece.kind is Kind.BESTUURSVERKLARING
    return {fact.value: fact.about.get("ingevuld") for fact in piece.all("bijlage")}


@pytest.mark.parametrize(
    "words",
    [
        'Bijlage 1 - selectiecriteria\nZie "Waterkant: hoe wij werken", tweede helft.',
        "Bijlage 1: zie bestand 6, onder C.",
        "Bijlage 1 Motivering: bestand 'Toelichting Waterkant'.",
        "Bijlage 1. De toelichting op de criteria staat in ons boekje, bladzijden 3 en 4.",
        "Bijlage 1 - selectiecriteria. Per criterium is een motivering geschreven; die staat in bestand\n06 (onderdelen B1, B2 en B3).",
        "Bijlage 1: waar vinden wij de motivering bij de selectiecriteria?\nIn mijn onderbouwing, paragraaf 'Waarom ik'",
        "3. Wat voegen wij toe? (bijlage 1)\nErvaring en leemte: zie het document 'Motivatie Waterkant'.",
        "Artikel 4. (Bijlage 1) De documenten waarmee wij de selectiecriteria motiveren:\n'Onderbouwing WK' en 'Inwerkplan WK'.",
        "3 Bijlage 1: selectiecriteria\nDe motivering staat in het document 'Waarom de Waterkant'.",
        "Bijlage 1 bij de verklaring\nMotivering van de drie selectiecriteria: Onderbouwing Waterkant, laatste hoofdstuk.",
        "Bijlage 1 Motivering\nWij werken sinds 2015 in de regio en hebben een overeenkomst met het zorgkantoor voor dit werk.",
    ],
)
def test_an_annex_that_points_at_the_motivation_is_filled_in(words: str) -> None:
    assert told(words) == {"1": "ja", "2": "ja"}


@pytest.mark.parametrize(
    "words",
    [
        "Bijlage 1 Motivering selectiecriteria",
        "Bijlage 1 Motivering selectiecriteria\nMotiveer per selectiecriterium, of verwijs naar de paragraaf in uw onderbouwing.",
        "Bijlage 1 Motivering selectiecriteria\nDe motivering mag ook in een apart document worden gegeven, zie paragraaf 6.",
        "Bijlage 1 Motivering selectiecriteria\nDe criteria staan in hoofdstuk 6 van het inkoopbeleid.",
        "Bijlage 1 Motivering selectiecriteria\n........................................",
    ],
)
def test_what_the_form_prints_fills_in_nothing(words: str) -> None:
    assert told(words) == {"1": "nee", "2": "ja"}


def test_a_list_of_other_papers_is_no_annex() -> None:
    listed = "Bijlage 1: uittreksel KvK\n"
    assert told(listed, "Bijlage 2: VOG RP\n") == {}
    assert told(listed) == {"2": "ja"}


def test_a_head_behind_its_heading() -> None:
    assert told(
        "3. Wat voegen wij toe? (bijlage 1)\nZie de notitie, deel C.", "4. Onderaannemers? (bijlage 2)\n2027: nee\n2028: nee\n"
    ) == {
        "1": "ja",
        "2": "ja",
    }


@pytest.mark.parametrize(
    "words",
    [
        "Motiveer hieronder per criterium.\nErvaring:\nLeemte:\nBranchevorming:",
        "Wordt nagezonden.",
        "Volgt na sluiting van de termijn, wij werken daar nog aan.",
        "Wij dienen de motivatie later in, zie ons document dat nog komt.",
    ],
)
def test_an_annex_with_its_questions_only_or_still_to_come_is_not_filled_in(words: str) -> None:
    declares = "Bestuursverklaring 2027\nOndergetekende verklaart namens Stichting De Dijkwacht aan de eisen te voldoen."
    text = f"{declares}\nBijlage 1 Motivatie selectiecriteria\n{words}\nArnhem, 15 juli 2026\nA. Dijkman"
    (piece,) = identify(pages(text), (), ())
    assert [fact.about.get("ingevuld") for fact in piece.all("bijlage")] == ["nee"]


@pytest.mark.parametrize(
    "words",
    [
        (
            "Bijlage 1: motivatie selectiecriteria\nHier kunt u uw motivatie geven bij de selectiecriteria, zie "
            "paragraaf 3.4 van het inkoopbeleid."
        ),
        "Bijlage 1\nHier kunt u uw motivatie geven per selectiecriterium\nzie paragraaf 3.4 van het inkoopbeleid",
        "Bijlage 1\nRuimte voor motivatie van de selectiecriteria. Zie paragraaf 3.4 van het inkoopbeleid voor de criteria.",
    ],
)
def test_what_the_form_itself_says_is_no_motivation(words: str) -> None:
    assert told(words) == {"1": "nee", "2": "ja"}


@pytest.mark.parametrize(
    "of", ["bij mijn verklaring", "van deze verklaring", "bij onze eigen verklaring", "behorend bij dit formulier", ""]
)
@pytest.mark.parametrize(
    ("words", "filled"),
    [
        ("Wij werken sinds 2015 met mensen met een beperking en hebben in deze regio vier collega's.", "ja"),
        ("......................", "nee"),
        ("De motivering volgt later.", "nee"),
    ],
)
def test_a_head_that_says_of_which_declaration_it_is(of: str, words: str, filled: str) -> None:
    second = f"Bijlage 2 {of}".strip() + "\nOnderaannemers 2027: nee. Onderaannemers 2028: nee.\n"
    assert told(f"{f'Bijlage 1 {of}'.strip()}\n{words}", second) == {"1": filled, "2": "ja"}


def test_heads_in_other_words_are_told_by_what_stands_under_them() -> None:
    first = "Bijlage 1: waarom wij, en met welke stukken\nErvaring: overeenkomst met CZ in 2026 voor Zeeland; wij kennen de streek.\n"
    assert told(
        first, "Bijlage 2: inzet van anderen\n2027: wij zetten geen onderaannemers in.\n2028: wij zetten geen onderaannemers in.\n"
    ) == {
        "1": "ja",
        "2": "ja",
    }

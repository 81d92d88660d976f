"""Headings, places left open and instructions in an onderbouwing: they answer nothing, whatever stands above them."""

import pytest
from test_checklist_criteria import rows, text

from checklist.checks.quality import is_told

OPENING = (
    "Onderbouwing\nDit stuk gaat over onafhankelijke cliëntondersteuning voor mensen met een Wlz-indicatie. Ook naasten van "
    "cliënten vinden hier iets over hun zorgvraag.\nWij vinden de cliënt belangrijk en staan naast bewoners.\n"
)


def motivates(words: str) -> bool:
    """Is some criterion answered in more than a heading or a label, as `motivated` asks?"""
    found = rows(text(OPENING + words))
    return any(is_told(passage.quote) for row in found.values() if row.support.value == "onderbouwd" for passage in row.passages)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Hoofdstuk 1 Ervaring sinds 2016\nHoofdstuk 2 Lidmaatschap BCMB 2026\nHoofdstuk 3 Jaarrekening 2025", id="chapters"),
        pytest.param("Eis 6: Onafhankelijkheid, statuten van 2014\nEis 16: Solvabiliteit 2025", id="headings with a year"),
        pytest.param("Ervaring in de drie sectoren (2023, 2024, 2025)\nWordt nog aangevuld voor 15 juli 2026.", id="to be filled in"),
        pytest.param(
            "Eis 17 - jaarlijkse PDCA-cyclus: hier tekst invoegen\n1c Complexe casuïstiek (11 trajecten in 2025): ......", id="dots"
        ),
        pytest.param("[Noem hier de gemeenten waarmee u een Wmo-overeenkomst hebt, bijvoorbeeld Nijmegen sinds 2019.]", id="instructions"),
        pytest.param(
            "<Naam organisatie> is sinds <jaar> actief. Wij hebben <aantal> cliëntondersteuners met een hbo-diploma en hielpen in 2025 "
            "<aantal> cliënten.",
            id="a template",
        ),
        pytest.param(
            "XXX is sinds 2016 actief. Wij hebben XX cliëntondersteuners met hbo-diploma en hielpen in 2025 XX cliënten met dementie.",
            id="x",
        ),
        pytest.param(
            "Wij dienen voor 31 juli 2026 een onderbouwing in. Daarin gaan wij in op onze ervaring sinds 2016 en onze klachtenregeling.",
            id="what it will be about",
        ),
        pytest.param("13. Bereikbaar op werkdagen 9-17 uur | ja\n7. Lid BCMB | ja", id="yes beside the demand"),
    ],
)
def test_headings_and_open_places_are_no_motivation(words: str) -> None:
    assert not motivates(words)


@pytest.mark.parametrize(
    "words",
    [
        "Wij werken sinds 2016 voor mensen met een Wlz-indicatie; in 2025 hielpen wij 120 cliënten in de ouderenzorg en de ggz.",
        "Ik ben sinds 2012 cliëntondersteuner, hbo maatschappelijk werk (2008) en lid van BCMB onder nummer 1123.",
        "Klachten | Onze klachtenregeling van 1 mei 2024 staat op www.dekade.example.nl.",
        "Eis 7 | BCMB | lidmaatschap 1234 sinds 2016 voor alle zes cliëntondersteuners, register nagekeken op 2 juni 2026",
    ],
)
def test_a_sentence_or_a_full_row_is(words: str) -> None:
    assert motivates(words)

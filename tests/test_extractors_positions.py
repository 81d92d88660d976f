"""A table in which a bidder says per region where it stands."""

import pytest
from sample_texts import DECLARES, read


def said(text: str) -> dict[str, str]:
    return {fact.about["regio"]: fact.value for fact in read(text).all("nieuw_in_regio")}


@pytest.mark.parametrize(
    ("rows", "answers"),
    [
        (
            "Regio  Positie\nNijmegen  bestaande aanbieder (contract VGZ 2026)\nWaardenland  nieuw",
            {"Nijmegen": "nee", "Waardenland": "ja"},
        ),
        ("Nijmegen  huidige contracthouder\nWaardenland  nieuwe aanbieder", {"Nijmegen": "nee", "Waardenland": "ja"}),
        ("Regio  Situatie\nWaardenland  nog geen contract", {"Waardenland": "ja"}),
        (
            "Regio  Positie\nNijmegen  bestaand, contract in 2026\nWaardenland  nieuw (nog niet actief voor de Wlz)",
            {"Nijmegen": "nee", "Waardenland": "ja"},
        ),
        ("Regio  Positie\nNijmegen  contract in 2026\nWaardenland  nieuw, maar niet onbekend", {"Nijmegen": "nee", "Waardenland": "leeg"}),
        ("Regio  Positie\nNijmegen  contract in 2026\nWaardenland  contract in 2026, geen inschrijving", {"Nijmegen": "nee"}),
        ("Regio  Situatie\nNijmegen  niet nieuw\nWaardenland  nieuw", {"Nijmegen": "nee", "Waardenland": "ja"}),
        ("Regio  Contactpersoon\nNijmegen  J. de Wit\nWaardenland  P. Bos", {}),
    ],
)
def test_a_position_per_region_is_an_answer(rows: str, answers: dict[str, str]) -> None:
    assert said(f"{DECLARES}{rows}\n") == answers


def test_the_regions_of_such_a_table_are_bid_for() -> None:
    text = f"{DECLARES}Regio  Positie\nNijmegen  bestaande aanbieder (contract VGZ 2026)\nWaardenland  nieuw\n"
    assert [fact.value for fact in read(text).all("regio")] == ["Nijmegen", "Waardenland"]

"""Regions that are called by their name, without the word "regio"."""

import pytest
from sample_texts import DECLARES, read

from checklist.round import known, load
from extractors.excerpt import fold
from extractors.regions.named import found_in

AMBIGUOUS = {"De Waarden", "Gooi", "t Gooi", "Apeldoorn en omstreken", "Apeldoorn e.o.", "Zutphen e.o.", "Apeldoorn, Zutphen e.o."}
"""An ordinary word, or one place of two: not read without the word regio."""


def regions(text: str) -> list[str]:
    return [fact.value for fact in read(text).all("regio")]


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in found_in(text, fold(text).replace("\n", " "))]


def written_names() -> list[str]:
    rounds = (load(name) for name in known())
    written = {name for rules in rounds for region in rules.regions for name in (region.name, *region.variants)}
    short = {name for name in written if "-Brabant" in name and len(name.split("-")[0]) < 3} | {"DWO", "NWN", "Z-Limburg"}
    return sorted(name for name in written - AMBIGUOUS - short if not name.startswith("N&") and "M-Limburg" not in name)


@pytest.mark.parametrize("name", written_names())
def test_every_region_of_every_round_is_known_by_name(name: str) -> None:
    assert names(f"Wij bieden mee voor {name}.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "gevestigd te Utrecht",
        "Utrecht, 14 juli 2026",
        "Kanaalweg 3, 8011 AB Zwolle",
        "Weesperzijde 4-b Amsterdam",
        "de gemeente Groningen",
        "Stichting Hulp in Drenthe",
        "Zeeland Advies B.V.",
        "mevrouw T. Zwolle",
        "zeeland",
    ],
    ids=["seat", "dateline", "postcode", "street", "municipality", "foundation", "company", "person", "small letters"],
)
def test_a_city_in_an_address_or_a_name_is_no_region(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("De stichting biedt mee voor Twente (Menzis) en Arnhem (Menzis).", ["Twente", "Arnhem"]),
        ("Wij schrijven ons in voor Zeeland en, voor het eerst, voor Haaglanden.", ["Zeeland", "Haaglanden"]),
        ("Wij melden ons hierbij aan voor:\n• Kennemerland\n• Amsterdam", ["Kennemerland", "Amsterdam"]),
        ("Ons aanbod betreft de inschrijving in Zuid-\nLimburg en Waar-\ndenland.", ["Zuid-Limburg", "Waardenland"]),
        (
            "Wij schrijven in voor de regio Zeeland (wij werken hier al\n(overeenkomst 2026)) en Haaglanden (wij zijn hier nieuw):",
            ["Zeeland en Haaglanden"],
        ),
        ("Wij schrijven in voor de regio Twente (daar werken wij al) en hebben een kantoor in Drenthe.", ["Twente"]),
        ("Wij schrijven in voor de regio Zeeland.\nPlan voor de nieuwe regio\nWelke ervaring hebben wij: veel.", ["Zeeland"]),
        ("Dit is de inschrijving Friesland van onze stichting.", ["Friesland"]),
        ("Wij zijn gevestigd te Rotterdam. Ons aanbod geldt voor het hele jaar.", []),
        ("Voor Zeeland schrijven wij niet in, wel in de toekomst in Haaglanden.", []),
        ("Wij werken in Drenthe.", ["Drenthe"]),
        ("Regio Midden-Holland. Wij voldoen aan alles.", ["Midden-Holland"]),
        ("☐ Groningen ☒\nTwente ☐ Arnhem ☒ Drenthe", ["Twente", "Drenthe"]),
    ],
)
def test_a_declaration_bids_for_regions_by_name(said: str, wanted: list[str]) -> None:
    assert regions(f"{DECLARES}{said}\nGetekend, A. Dijkman, bestuurder") == wanted


@pytest.mark.parametrize(
    "said",
    [
        "De documenten voor Nijmegen sturen wij niet mee.",
        "Het dossier van Midden-Holland is door een collega overgenomen.",
        "Wij willen graag samenwerken in de regio Nijmegen met wijkteams.",
        "In de regio Nijmegen wil ik graag later inschrijven.",
        "Wij schrijven in de regio Nijmegen dit jaar nog niet in.",
        "Wij bieden volgend jaar mee voor Nijmegen.",
        "Wij schrijven in voor Zwolle en niet voor Nijmegen.",
    ],
)
def test_a_region_that_is_not_bid_for_is_not_added(said: str) -> None:
    assert set(regions(f"{DECLARES}Regio: Zwolle\n{said}\nGetekend, A. Dijkman, bestuurder")) == {"Zwolle"}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Wij willen graag cliëntondersteuning leveren in de regio Nijmegen.", ["Nijmegen"]),
        ("Wij verzoeken u onze inschrijving voor Nijmegen in behandeling te nemen.", ["Nijmegen"]),
        ("Wij schrijven niet alleen in voor Nijmegen maar ook voor Zeeland.", ["Nijmegen", "Zeeland"]),
        ("Wij schrijven in voor Nijmegen en niet voor Zeeland.", ["Nijmegen"]),
    ],
)
def test_ordinary_words_still_bid(said: str, wanted: list[str]) -> None:
    assert regions(f"{DECLARES}{said}\nGetekend, A. Dijkman, bestuurder") == wanted


def test_an_empty_box_beside_the_only_name_in_a_sentence_is_no_bid() -> None:
    assert regions(f"{DECLARES}Wij schrijven in voor\nFlevoland  ☐\nUtrecht  ☐\n") == []


PLAN = "De behoefte halen wij op in januari 2027. Wij nemen deel aan het overleg. Mijlpaal: maart 2027.\nInwerken: twee weken.\n"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Inwerk- en implementatieplan Zuid-Hollandse Eilanden", ["Zuid-Hollandse Eilanden"]),
        ("Zo leren wij Flevoland kennen\nImplementatieplan 2027", ["Flevoland"]),
        ("Implementatieplan\nStichting De Dijkwacht, Utrecht, 3 juli 2026\nMidden-Brabant en Nijmegen", ["Midden-Brabant", "Nijmegen"]),
        ("Implementatieplan\nDe Dijkwacht\nDorpsweg 8\nUtrecht", []),
    ],
)
def test_a_plan_names_its_region_in_its_head(head: str, wanted: list[str]) -> None:
    assert regions(f"{head}\n{PLAN}") == wanted


def test_the_rest_of_a_head_row_is_no_region() -> None:
    rows = "Regio  Gemeente  Contract tot\nTwente  Almelo  2027\nArnhem  Renkum  2028"
    text = f"Onderbouwing van de inschrijving\nOnze ervaring met cliëntondersteuning Wlz en de geschiktheidseisen\n{rows}"
    assert regions(text) == ["Twente", "Arnhem"]


def test_the_head_of_the_next_part_is_no_region() -> None:
    rows = (
        "Zorgkantoorregio  Midden IJssel\nBestaande of nieuwe aanbieder in de  bestaand (sinds 2021)\nregio\n"
        "Onderdeel B – Geschiktheidseisen"
    )
    assert regions(f"Bestuursverklaring 2027\nStichting De Dijkwacht verklaart aan de geschiktheidseisen te voldoen.\n{rows}") == [
        "Midden IJssel"
    ]


@pytest.mark.parametrize(
    ("lines", "ticked"),
    [
        (
            "Regio CZ ........ Haaglanden [X] Zeeland [ ] West-Brabant [ ]\n.......... Zuid-Hollandse Eilanden [X] Zuid-Limburg [ ]",
            ["Haaglanden", "Zuid-Hollandse Eilanden"],
        ),
        ("Regio CZ ........ [X] Haaglanden [ ] Zeeland [ ] West-Brabant", ["Haaglanden"]),
        ("Wij schrijven in voor de regio's:\nHaaglanden [ ]  Zeeland [x]\nWest-Brabant [ ]  Zuid-Limburg [x]", ["Zeeland", "Zuid-Limburg"]),
        ("Wij schrijven in voor de regio's:\n[ ] Haaglanden  [x] Zeeland\n[ ] West-Brabant  [x] Zuid-Limburg", ["Zeeland", "Zuid-Limburg"]),
    ],
    ids=["behind, after a label", "before, after a label", "behind, in rows", "before, in rows"],
)
def test_a_box_belongs_to_the_name_on_the_side_on_which_the_boxes_of_its_line_stand(lines: str, ticked: list[str]) -> None:
    assert regions(f"{DECLARES}{lines}\n") == ticked


def test_who_takes_part_for_a_region_bids_for_it() -> None:
    said = "Hierbij verklaart de directeur dat zij meedoet voor Kennemerland en Zaanstreek/Waterland."
    assert regions(f"{DECLARES}{said}\n") == ["Kennemerland", "Zaanstreek/Waterland"]

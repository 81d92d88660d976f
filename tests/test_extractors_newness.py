"""Is the organisation new in a region? The question, and its answer however it is laid out."""

import pytest
from sample_texts import DECLARES, pages, read, values

from extractors.excerpt import excerpt
from extractors.identify import identify
from extractors.newness import newness


def _said(text: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.about["regio"]) for fact in newness(excerpt(pages(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is de organisatie nieuw in deze regio?  ☐ ja  ☒ nee", [("nee", "")]),
        ("Bent u nieuw in de zorgkantoorregio? Ja", [("ja", "")]),
        ("Regio('s): Friesland (nieuw in deze regio: nee).", [("nee", "Regio Friesland")]),
        ("Nieuwe aanbieder in de regio: [x] ja [ ] nee", [("ja", "")]),
        ("Zorgkantoorregio  Nieuw in deze regio?\nDrenthe  ☐ ja ☒ nee\nGroningen  ☒ ja ☐ nee", [("nee", "Drenthe"), ("ja", "Groningen")]),
        (
            "Regio  Is uw organisatie nieuw in deze regio?\nMidden-\nnee\nBrabant\nZeeland  nee",
            [("nee", "Midden-Brabant"), ("nee", "Zeeland")],
        ),
        ("Regio  Nieuw in deze regio?\nTwente  / nee", [("nee", "Twente")]),
        ("Regio  Nieuw in deze regio?\nTwente  ☐ ja ☐ nee", [("leeg", "Twente")]),
        ("Nieuwe aanbieder in de regio? Nee, wij werken er al voor de Wlz.", [("nee", "")]),
        ("Bent u nieuw in deze regio (ja/nee)?\nnee", [("nee", "")]),
        ("Nieuw in de regio Flevoland: ja", [("ja", "Flevoland")]),
        ("Nieuwe aanbieder in deze regio: ja, zie bijlage 3.", [("ja", "")]),
        ("Is uw organisatie nieuw in de regio: nee (contract sinds 2019)", [("nee", "")]),
        ("Nieuw in de regio?   Nee.   Toelichting: n.v.t.", [("nee", "")]),
        ("Bent u nieuw in de regio?\nNee.", [("nee", "")]),
        ("Bent u nieuw in de regio?\n☒ Ja, voeg het implementatieplan toe\n☐ Nee", [("ja", "")]),
        ("Bent u nieuw in de regio?\n☐ Ja, voeg het implementatieplan toe\n☒ Nee, ga verder met vraag 5", [("nee", "")]),
        ("Bent u nieuw in de regio?\n[ ] Ja, voeg dan het inwerkplan en\neen planning toe als bijlage\n[x] Nee", [("nee", "")]),
        ("Bent u nieuw in de regio?\n☐ Ja, voeg het implementatieplan toe\n☐ Nee", [("leeg", "")]),
        ("Bent u nieuw in de regio?\n☐ Ja\n☒ Nee, behalve in Zwolle", [("leeg", "")]),
        ("Bent u niet nieuw in de regio? ☒ ja ☐ nee", [("nee", "")]),
        ("Bent u nieuw in een van de regio's? ☒ ja ☐ nee", [("ja", "een van de regio's")]),
    ],
)
def test_the_question_and_its_answer(text: str, expected: list[tuple[str, str]]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wij zijn nieuw in de regio Flevoland.",
        "Regio  Nieuw in deze regio?\nDrenthe  ja / nee",  # nothing was chosen, or it cannot be seen
        "Regio  Nieuw in deze regio?\nDrenthe\nC. Wij voldoen aan de volgende eisen van het beleid\nErvaring  nee",
        "Bent u nieuw in deze regio?\nNee: ga verder met vraag 5\nJa: voeg een implementatieplan toe",
        "Bent u nieuw in deze regio?\nNee\nJa",
        "Nieuw in de regio: nee indien u al een overeenkomst heeft",
        "Is de organisatie nieuw in de regio? Nee betekent: er is al een overeenkomst.",
        "Nieuw in de regio: nee, behalve in Zwolle",
        "Nieuw in de regio? Nee, maar in Zwolle wel.",
        "Nieuw in de regio: ☒ nee, behalve in Zwolle",
        "Implementatieplan (nieuw in de regio)  Nee",  # whether a paper is enclosed
        "Indien nieuw in de regio: nee",
        "Is uw organisatie nieuw in deze regio?\nIndien nee: sinds wanneer actief",
        "Bent u nieuw in deze regio?\nTweejarige ervaring   nee",
        "Als aanbieder nieuw in de regio voegen wij een plan toe: nee",
        "Wie nieuw is in een regio, voegt een plan toe. Nee, dat geldt niet voor ons.",
    ],
)
def test_what_is_no_answer(text: str) -> None:
    assert _said(text) == []


def test_an_answer_to_this_question_is_no_statement_that_was_denied() -> None:
    lines = "\n".join(f"☒ ja ☐ nee  Wij voldoen aan geschiktheidseis {number} van het beleid" for number in range(1, 5))
    (piece,) = identify(pages(f"Bestuursverklaring 2027\nRegio  Nieuw in deze regio?\nDrenthe  ☐ ja ☒ nee\n{lines}"), (), ())
    assert [fact.value for fact in piece.all("nieuw_in_regio")] == ["nee"]
    assert {fact.value for fact in piece.all("verklaart")} == {"ja"}


def test_the_box_that_was_not_chosen_is_no_statement_left_open() -> None:
    asked = "Is uw organisatie nieuw in de regio?\n☐ Ja, voeg het implementatieplan toe\n☒ Nee, ga verder met vraag 5"
    text = f"Bestuursverklaring 2027\nOndergetekende verklaart dat de organisatie voldoet aan alle eisen van het inkoopbeleid.\n{asked}"
    (piece,) = identify(pages(text), (), ())
    assert [fact.value for fact in piece.all("nieuw_in_regio")] == ["nee"]
    assert piece.all("verklaart") == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Heeft uw organisatie in 2026 een overeenkomst met dit zorgkantoor voor deze regio?  Ja", ["nee"]),
        ("Heeft uw organisatie in 2026 een overeenkomst met dit zorgkantoor voor deze regio?  Nee", ["ja"]),
        ("Heeft u een contract met het zorgkantoor in deze regio?\n☒ Ja\n☐ Nee", ["nee"]),
        ("Heeft u een contract met het zorgkantoor in deze regio? ja / nee", []),
        ("Heeft u een contract met een gemeente of het zorgkantoor in deze regio? Ja", []),
        ("Heeft u ooit een contract met het zorgkantoor in deze regio gehad? Ja", []),
        ("Heeft u een contract met een ander zorgkantoor voor deze regio? Nee", []),
        ("Heeft u een overeenkomst met het zorgkantoor voor deze regio? Ja, behalve voor Wijchen", []),
    ],
)
def test_the_question_for_a_contract_here_is_answered_the_other_way(row: str, said: list[str]) -> None:
    assert values(read(f"{DECLARES}{row}\n"), "nieuw_in_regio") == said

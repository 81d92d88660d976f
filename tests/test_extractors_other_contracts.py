"""Contracts in which people are jointly liable for something else than the bid."""

import pytest
from sample_texts import pages

from extractors.document import Kind
from extractors.identify import identify

PARTIES = "Ondergetekenden: Vastgoed De Zuidwal B.V. (KvK 90210011) en Kompas & Keuze B.V. (KvK 90210022)"


@pytest.mark.parametrize(
    "text",
    [
        (
            f"HUUROVEREENKOMST KANTOORRUIMTE\n{PARTIES}, verhuurder en huurder, verklaren te zijn overeengekomen dat huurder de ruimte "
            "huurt. "
            "Huurders zijn hoofdelijk verbonden.\nBreda, 14 september 2023"
        ),
        (
            f"Overeenkomst van geldlening\n{PARTIES}, kredietnemers, verklaren hoofdelijk aansprakelijk te zijn voor de hele "
            "lening.\n"
            "Breda, 14 september 2023"
        ),
    ],
)
def test_joint_liability_for_rent_or_a_loan_is_none_for_the_bid(text: str) -> None:
    (piece,) = identify(pages(text), (), ())
    assert piece.kind is Kind.OVERIG


def test_joint_liability_for_the_bid_is_one() -> None:
    text = (
        f"Verklaring\n{PARTIES}, deelnemers aan de inschrijving bij het zorgkantoor, verklaren ieder hoofdelijk aansprakelijk te zijn "
        "voor het geheel, ook voor de huur van de gezamenlijke kamer.\nBreda, 14 juli 2026"
    )
    (piece,) = identify(pages(text), (), ())
    assert piece.kind is Kind.HOOFDELIJKHEIDSVERKLARING

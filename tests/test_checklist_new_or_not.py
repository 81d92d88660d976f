"""Sentences near to "we are new there" and "we have a contract there" that say neither: a person is asked, in both directions."""

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.regions import Regions
from checklist.round import load
from checklist.scope import new_in
from extractors.document import Kind

PLACES = Regions(load("2027-2028"))
ASKED = ("nijmegen", "waardenland")
WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer"}


def _told(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    return new_in(file, ASKED, experience={}, places=PLACES, mailed=[said])


@pytest.mark.parametrize(
    "said",
    [
        "In Nijmegen werken wij nog niet met een app.",
        "In Nijmegen werken wij tot nu toe niet met vrijwilligers.",
        "Deze wachtlijst-app is voor ons nieuw in Nijmegen.",
        "Is dit nieuw in Nijmegen? Nee, wij werken er al jaren.",
        "In Nijmegen is dit nieuw: een inloopspreekuur.",
        "Een overeenkomst voor Nijmegen hebben wij met de gemeente niet.",
        "Wij hebben geen contract met een zorgkantoor nodig gehad om te groeien.",
        "Voor Nijmegen hebben wij geen contract met een zorgkantoor, wel voor Waardenland.",
    ],
)
def test_what_is_new_is_something_else(said: str) -> None:
    assert _told(said) == ((), ASKED)


@pytest.mark.parametrize(
    "said",
    [
        "Wij sluiten graag een overeenkomst met u voor Nijmegen.",
        "Wij bieden ons aan voor een contract met u in Nijmegen.",
        "Wij dingen mee naar een overeenkomst met u in Nijmegen.",
        "Wij komen graag in aanmerking voor een contract met VGZ in Nijmegen in 2026.",
        "Sinds 2019 schrijven wij ons in voor een contract met VGZ in Nijmegen.",
        "Onze kans op een overeenkomst met u in Nijmegen is groot.",
        "Wij hebben in 2026 een bestuurlijk overleg met VGZ over contracten in Nijmegen.",
        "In 2026 liep het contract met VGZ voor Nijmegen van onze fusiepartner.",
        "Met Zorggroep Waalbocht hebben wij in Nijmegen een overeenkomst; met u werken wij graag samen.",
        "Wij hebben een overeenkomst met u in Waardenland en vragen er nu een voor Nijmegen.",
        "Wij hebben een verwerkersovereenkomst met u voor Nijmegen.",
        "Wij hebben voor Nijmegen een arbeidscontract met jullie oud-collega.",
    ],
)
def test_a_contract_that_is_not_there_excuses_nobody(said: str) -> None:
    """A plan for newcomers (article 6.1 under D08) would otherwise not be asked."""
    assert _told(said) == ((), ASKED)

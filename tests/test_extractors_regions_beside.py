"""Regions in the cell beside the bidder's own, under heads: every line of that cell counts."""

import pytest
from sample_texts import read, values

DECLARED = """Bestuursverklaring 2027 OCO Wlz
{heads}
De Steunbeer Cliëntondersteuning B.V.  Noord-Holland Noord (sinds 2020 bij u onder
Gedempte Gracht 48, 1741 GC Schagen  contract) en Midden-Holland (nieuw)
KvK 90210011
Wij verklaren dat wij voldoen aan de geschiktheidseisen uit hoofdstuk 4 van het inkoopbeleid.
Schagen, 23 juli 2026
"""


@pytest.mark.parametrize("heads", ["Organisatie  Regio", "Inschrijver  Regio's"])
def test_a_region_on_the_second_line_of_its_cell_is_bid_for(heads: str) -> None:
    """A region that is lost here is one in which nobody looks at the bid."""
    piece = read(DECLARED.format(heads=heads))
    assert values(piece, "regio") == ["Noord-Holland Noord", "Midden-Holland"]
    assert values(piece, "statutaire_naam") == ["De Steunbeer Cliëntondersteuning B.V."]


def test_regions_beside_municipalities_are_not_those_bid_for() -> None:
    piece = read(DECLARED.format(heads="Gemeente  Regio"))
    assert "Midden-Holland" not in values(piece, "regio")

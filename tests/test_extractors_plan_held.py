"""An onderbouwing that holds a plan for the region, and one that only says that there is one."""

import pytest
import sample_texts as samples

from extractors.document import Kind
from extractors.identify import identify

TEXT = """Onderbouwing inschrijving onafhankelijke cliëntondersteuning Wlz, regio Nijmegen
Stichting De Kade, KvK 90230077
Onafhankelijkheid
Onze organisatie is onafhankelijk van zorgaanbieders en zorgkantoren. Wij hebben acht jaar ervaring met cliëntondersteuning.
Deskundigheid
Onze cliëntondersteuners zijn hbo-geschoold, lid van de BCMB en volgen elk jaar scholing. In 2025 hielpen wij 120 cliënten.
Samenwerking
Wij werken samen met gemeenten, wijkteams en ketenpartners in de regio. Elk kwartaal is er overleg met de gemeente Nijmegen.
"""


def may_be_plan(more: str) -> bool:
    (piece,) = identify(samples.pages(TEXT + more), (), ())
    assert piece.kind is Kind.ONDERBOUWING
    return Kind.IMPLEMENTATIEPLAN in piece.also


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Inwerkplan\nP. de Wit leidt dit en spreekt met alle verwijzers.\n", id="a heading"),
        pytest.param("6. Onze start in de regio\nP. de Wit leidt dit en spreekt met alle verwijzers.\n", id="a heading with a number"),
        pytest.param(
            "Nieuw hier\nIn januari 2027 maakt P. de Wit kennis met de wijkteams. In maart 2027 sluiten wij aan bij de overlegtafels.\n",
            id="two steps with a moment",
        ),
        pytest.param("In januari leren wij ketenpartners kennen, in maart staat de sociale kaart.\n", id="two moments in one sentence"),
        pytest.param("Maand 1    kennismaking met de verwijzers\nMaand 2    inventarisatie van de vragen\n", id="rows with a moment"),
    ],
)
def test_a_plan_inside_may_serve(more: str) -> None:
    assert may_be_plan(more)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("", id="nothing about it"),
        pytest.param("Wij hebben een concreet en tijdgebonden inwerk- en implementatieplan voor deze regio.\n", id="that there is one"),
        pytest.param("Ons implementatieplan start in januari 2027 en is gereed in maart 2027.\n", id="that there is one, with moments"),
        pytest.param("Implementatieplan: zie bijlage 4\n", id="where it would be"),
        pytest.param("Het implementatieplan volgt\n", id="that it will come"),
        pytest.param("In januari 2027 beginnen wij met het leren kennen van de regio.\n", id="one moment"),
        pytest.param("Nieuwe collega's worden bij ons goed ingewerkt.\n", id="new colleagues"),
    ],
)
def test_no_plan_inside(more: str) -> None:
    assert not may_be_plan(more)

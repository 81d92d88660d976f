"""Under which name an own text or letter goes out where there is no legal form and no number."""

import pytest
import sample_texts as samples

from extractors.document import Kind
from extractors.identify import identify

BODY = """Onderbouwing inschrijving onafhankelijke cliëntondersteuning Wlz, regio Nijmegen
Onafhankelijkheid
Onze organisatie is onafhankelijk van zorgaanbieders en zorgkantoren. Wij hebben acht jaar ervaring met cliëntondersteuning.
Deskundigheid
Onze cliëntondersteuners zijn hbo-geschoold, lid van de BCMB en volgen elk jaar scholing. In 2025 hielpen wij 120 cliënten.
Samenwerking
Wij werken samen met gemeenten, wijkteams en ketenpartners in de regio. Elk kwartaal is er overleg met de gemeente Nijmegen.
"""
LETTER = """Goes, 2 juni 2026
Geachte mevrouw Bos,
Met genoegen bieden wij u bijgaand onze inschrijving voor de inkoop cliëntondersteuning aan. Bijlagen: bestuursverklaring, VOG RP.
Hoogachtend,
A. Dijkman
directeur
"""


def names(text: str) -> list[str]:
    (piece,) = identify(samples.pages(text), (), ())
    assert piece.kind in (Kind.ONDERBOUWING, Kind.BEGELEIDENDE_BRIEF)
    return [fact.value for name in ("statutaire_naam", "handelsnaam") for fact in piece.all(name)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"De Kade Raadslieden\nTurfmarkt 58, 2801 GV Gouda\n{BODY}", id="over an address"),
        pytest.param(f"De Kade Raadslieden\nTel. 0182-123456 · www.dekade.example\n{BODY}", id="over a number to call"),
        pytest.param(f"De Kade Raadslieden · Turfmarkt 58 · 2801 GV Gouda\ninfo@dekade.example\n{BODY}", id="beside its address"),
        pytest.param(f"De Kade Raadslieden\nTurfmarkt 58, 2801 GV Gouda\n{LETTER}", id="of a letter"),
        pytest.param(
            f"Motivatie regio Nijmegen – De Kade Raadslieden\n{BODY}De Kade Raadslieden is er ook in de avond.\nDe Kade Raadslieden\n",
            id="in a title",
        ),
        pytest.param(
            f"Selectiecriteria en motivatie\nDe Kade Raadslieden, regio Nijmegen\n{BODY}{'De Kade Raadslieden helpt.' * 3}", id="under it"
        ),
    ],
)
def test_the_name_at_the_head(text: str) -> None:
    assert names(text) == ["De Kade Raadslieden"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"A. Dijkman\nTurfmarkt 58, 2801 GV Gouda\n{BODY}", id="a person"),
        pytest.param(f"Zorgkantoor VGZ\nPostbus 445, 5600 AK Eindhoven\n{BODY}", id="the buyer"),
        pytest.param(f"Inkoop Langdurige Zorg\nDe Kolk 3, 5600 AK Eindhoven\n{LETTER}", id="a department"),
        pytest.param(f"Aan\nDe Kade Raadslieden\nTurfmarkt 58, 2801 GV Gouda\n{LETTER}", id="who it goes to"),
        pytest.param(f"De Kade Raadslieden\n{BODY}", id="no address"),
        pytest.param(f"Motivatie – De Kade Raadslieden\n{BODY}", id="a title that is not repeated"),
        pytest.param(f"Motivatie – Noord-Holland Noord\nTel. 0182-123456\n{BODY}{'Wij werken in Noord-Holland Noord.' * 3}", id="a region"),
        pytest.param(f"Onafhankelijke Cliëntondersteuning Wlz\nTurfmarkt 58, 2801 GV Gouda\n{BODY}", id="the words of the trade"),
        pytest.param(f"Plan Van Aanpak\nTurfmarkt 58, 2801 GV Gouda\n{BODY}", id="a heading"),
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_name_with_its_number_in_the_foot_begins_on_its_own_line() -> None:
    text = f"{BODY}Met de gemeenten hebben wij afspraken over de overgang naar de Wlz.\nMistral Zorgadvies B.V. – KvK 90230077 – pagina 1"
    assert names(text) == ["Mistral Zorgadvies B.V."]

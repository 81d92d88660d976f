"""A paraaf beside an empty "Handtekening" is no signature."""

from pathlib import Path

import pytest
from pdf_files import Sheet, curves, pdf, read, text

from extractors.identify import identify

DECLARED = [
    text(70, 90, "Bestuursverklaring 2027"),
    text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart dat zij aan de geschiktheidseisen voldoet."),
    text(70, 160, "Naam: A. Alting"),
    text(70, 174, "Functie: bestuurder"),
]
INITIALS = 8  # curves


def signed(folder: Path, *drawn: str) -> list[str]:
    content = read(folder, pdf(Sheet(drawn=[*DECLARED, *drawn])))
    return [fact.value for fact in identify(content.pages, content.fields, content.marks)[0].all("handtekening")]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([text(70, 200, "Handtekening:"), text(70, 240, "Paraaf:"), curves(120, 236, INITIALS)], id="under it"),
        pytest.param([text(70, 200, "Handtekening:"), text(310, 200, "Paraaf:"), curves(360, 196, INITIALS)], id="right of it"),
        pytest.param([text(70, 200, "Paraaf:"), curves(120, 196, INITIALS), text(310, 200, "Handtekening:")], id="left of it"),
        pytest.param([text(70, 200, "Handtekening: ______________"), text(310, 790, "par."), curves(340, 786, INITIALS)], id="at the foot"),
        pytest.param([text(70, 200, "Handtekening"), text(70, 250, "Paraaf"), curves(75, 280, INITIALS)], id="under its own word"),
    ],
)
def test_initials_beside_an_empty_place_are_no_signature(tmp_path: Path, drawn: list[str]) -> None:
    assert set(signed(tmp_path, *drawn)) == {"leeg"}


def test_initials_beside_a_signature_change_nothing(tmp_path: Path) -> None:
    drawn = [text(70, 200, "Handtekening:"), curves(150, 196), text(70, 250, "Paraaf bladzijde 1:"), curves(190, 246, INITIALS)]
    assert signed(tmp_path, *drawn) == ["afbeelding"]


def test_where_only_initials_are_asked_they_are_the_signature(tmp_path: Path) -> None:
    assert signed(tmp_path, text(70, 200, "Paraaf:"), curves(120, 196)) == ["afbeelding"]

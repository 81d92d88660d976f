"""In 2021 and 2023 who has a contract follows another road than a new organisation; the papers say which."""

from dataclasses import replace

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.contract import has_roads, roads
from checklist.regions import Regions
from checklist.round import load
from extractors.document import Document, Kind

RULES = load("2021")
PLACES = Regions(RULES)
WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer"}


def _paper(kind: Kind, **facts: str) -> Document:
    return document(kind.value, kind, {**WIJZER, **facts})


@pytest.mark.parametrize(
    ("kinds", "holds"),
    [
        pytest.param(("instemmingsverklaring",), True, id="consents"),
        pytest.param(("instemmingsverklaring", "uittreksel_kvk"), True, id="consents, with an extract"),
        pytest.param(("instemmingsverklaring", "prognose"), True, id="consents, with one paper too many"),
        pytest.param(("instemmingsverklaring", "vog_rp", "prognose"), None, id="consents, with papers of a new organisation"),
        pytest.param(("instemmingsverklaring", "bestuursverklaring", "vog_rp"), None, id="both declarations"),
        pytest.param(("bestuursverklaring", "vog_rp"), False, id="declares, with papers of a new organisation"),
        pytest.param(("bestuursverklaring",), None, id="only declares"),
        pytest.param(("vog_rp", "onderbouwing"), False, id="papers of a new organisation without a declaration"),
        pytest.param(("uittreksel_kvk",), None, id="an extract only"),
    ],
)
def test_the_papers_say_which_road(kinds: tuple[str, ...], *, holds: bool | None) -> None:
    (file,) = group([mail(*(_paper(Kind(kind)) for kind in kinds))])
    found = roads(file, ("nijmegen",), rules=RULES, places=PLACES)["nijmegen"]
    assert found.holds is holds
    assert found.because.endswith(".")


def test_a_declaration_for_other_regions_says_nothing_about_this_one() -> None:
    papers = (
        _paper(Kind.INSTEMMINGSVERKLARING, regio="Waardenland"),
        _paper(Kind.BESTUURSVERKLARING, regio="Nijmegen"),
        _paper(Kind.VOG_RP),
    )
    (file,) = group([mail(*papers)])
    found = roads(file, ("nijmegen", "waardenland"), rules=RULES, places=PLACES)
    assert {region: road.holds for region, road in found.items()} == {"nijmegen": False, "waardenland": True}


def test_the_order_of_papers_changes_nothing() -> None:
    papers = [_paper(kind) for kind in (Kind.INSTEMMINGSVERKLARING, Kind.VOG_RP, Kind.PROGNOSE)]
    (file,) = group([mail(*papers)])
    turned = replace(file, filed=tuple(reversed(file.filed)))
    assert roads(file, ("nijmegen",), rules=RULES, places=PLACES) == roads(turned, ("nijmegen",), rules=RULES, places=PLACES)


@pytest.mark.parametrize("told", [True, False])
def test_what_a_provider_says_goes_before_its_papers(*, told: bool) -> None:
    (file,) = group([mail(_paper(Kind.BESTUURSVERKLARING), _paper(Kind.INSTEMMINGSVERKLARING))])
    assert roads(file, ("nijmegen",), rules=RULES, places=PLACES, told=told)["nijmegen"].holds is told


def test_a_round_with_one_road_has_none() -> None:
    (file,) = group([mail(_paper(Kind.BESTUURSVERKLARING))])
    assert [has_roads(load(name)) for name in ("2021", "2023", "2024-2025", "2027-2028")] == [True, True, False, False]
    assert roads(file, ("nijmegen",), rules=load("2027-2028"), places=PLACES) == {}

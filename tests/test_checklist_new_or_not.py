"""Sentences near to "we are new there" and "we have a contract there" that say neither: a person is asked, in both directions."""

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.finding import CriterionRow, Passage, Source, Support
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


def _experience(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same, told in an onderbouwing."""
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    passage = Passage(sha256="0" * 64, part="1", page=1, quote=said, boxes=(), score=0.5)
    source = Source(title="t", clause="c", quote="q")
    row = CriterionRow(rule="S1a", support=Support.SUBSTANTIATED, because="", source=source, passages=(passage,))
    return new_in(file, ASKED, experience=dict.fromkeys(ASKED, row), places=PLACES)


@pytest.mark.parametrize(
    "said",
    [
        "Mijn vorige werkgever heeft een contract met VGZ in Nijmegen.",
        "Een van onze zzp'ers heeft nu een contract met VGZ in Nijmegen.",
        "Cliënten in Nijmegen hebben een overeenkomst met VGZ.",
        "Wij hebben een overeenkomst met VGZ voor dagbesteding in Nijmegen.",
        "In 2026 hebben wij met u een contract voor vervoer in Nijmegen.",
        "In Nijmegen hebben wij een huurovereenkomst met VGZ.",
        "Wij hebben een overeenkomst met u, behalve voor Nijmegen.",
        "Stel dat wij in 2026 een contract met u hebben in Nijmegen, dan zouden wij kunnen groeien.",
        "Wij hebben nu ook in Nijmegen een contract met u in voorbereiding.",
        "Wij hebben het contract met u voor Nijmegen in 2026 bestudeerd.",
        "Wij hebben in 2026 bezwaar gemaakt tegen de overeenkomst met u voor Nijmegen.",
        "Wij hebben in 2026 een overeenkomst met u over gegevensuitwisseling in Nijmegen.",
        "De oude stichting, die failliet ging, heeft nog een lopend contract met u in Nijmegen.",
        "In Nijmegen loopt een zaak over ons contract met VGZ.",
        "De overeenkomst met u voor Nijmegen eindigde in 2025.",
    ],
)
def test_only_plain_words_tell_of_a_contract_that_is_there(said: str) -> None:
    assert "nijmegen" in _told(said)[1]
    assert "nijmegen" in _experience(said)[1]


@pytest.mark.parametrize(
    "said",
    [
        "Wij kijken terug op een prettige samenwerking in Nijmegen, waar wij ook dit jaar een overeenkomst met u hebben.",
        "In Nijmegen zijn wij sinds 2019 door VGZ gecontracteerd.",
        "Zoals u weet zijn wij in Nijmegen een bestaande aanbieder met een contract bij u.",
        "Ons huidige contract met u voor Nijmegen loopt tot en met 31 december 2026.",
    ],
)
def test_a_contract_told_plainly_is_there(said: str) -> None:
    assert _told(said) == ((), ("waardenland",))


@pytest.mark.parametrize(
    "said",
    [
        "Wij zijn in Nijmegen nieuw gehuisvest.",
        "Wij zijn nieuw in het register, ook voor Nijmegen.",
        "In Nijmegen zijn wij nieuw met groepsgesprekken.",
        "Voor het eerst in Nijmegen hielden wij een inloopdag.",
        "In Nijmegen zijn wij nog niet gestart met beeldbellen.",
    ],
)
def test_new_with_something_is_not_new_there(said: str) -> None:
    assert _told(said) == ((), ASKED)


def test_a_clause_about_where_the_bidder_is_known_is_not_about_where_it_is_new() -> None:
    said = "In Waardenland kent u ons al en in Nijmegen zijn wij nieuw."
    assert _told(said) == (("nijmegen",), ("waardenland",))
    said = "Wij zijn nieuw in Nijmegen, in Waardenland werken wij al jaren."
    assert _told(said) == (("nijmegen",), ("waardenland",))


@pytest.mark.parametrize(
    ("said", "new", "unsure"),
    [
        ("Regio's: Nijmegen (al sinds 2020 gecontracteerd) en Waardenland (nog niet eerder gecontracteerd, dus nieuw)", "waardenland", ""),
        ("Nijmegen (wij zijn er sinds 2020 gecontracteerd, als combinatie) en Waardenland (nieuw)", "waardenland", ""),
        ("regio Nijmegen (wij werken hier al\n(overeenkomst 2026)) en Waardenland (wij zijn hier nieuw)", "waardenland", ""),
        ("regio Nijmegen (wij werken hier al) en Waardenland (wij zijn hier nieuw)", "waardenland", "nijmegen"),
        ("Nijmegen: contract met VGZ sinds 2021. Waardenland: nieuw voor ons.", "waardenland", ""),
        ("Nijmegen en Waardenland (nieuw)", "", "nijmegen waardenland"),
        ("Nijmegen (nieuw kantoor aan de Waalkade), Waardenland (bestaand kantoor)", "", "nijmegen waardenland"),
        ("Nijmegen (contract met gemeente), Waardenland (nieuwe collega)", "", "nijmegen waardenland"),
        ("Nijmegen (contract tot en met 2024), Waardenland (contract vanaf 2027)", "", "nijmegen waardenland"),
        ("Nijmegen (contract 2024), Waardenland (contract met Zilveren Kruis)", "", "nijmegen waardenland"),
        ("Nijmegen (nieuw in het netwerk dementie), Waardenland (nieuw in deze regio: nee)", "", "nijmegen waardenland"),
    ],
)
def test_words_right_beside_a_region_are_of_that_region(said: str, new: str, unsure: str) -> None:
    assert _told(said) == (tuple(new.split()), tuple(unsure.split()))


@pytest.mark.parametrize(
    "said",
    [
        "Wij werken in Nijmegen sinds 2019 zonder contract met u.",
        "Zonder contract met u hebben wij in Nijmegen in 2026 toch mensen geholpen.",
        "In Nijmegen zijn wij niet eerder gecontracteerd geweest.",
        "Dit is de eerste keer dat wij ons inschrijven voor de regio Nijmegen.",
        "Nijmegen is voor ons onbekend terrein.",
    ],
)
def test_who_works_there_without_a_contract_or_never_did_is_new(said: str) -> None:
    assert _told(said) == (("nijmegen",), ("waardenland",))


@pytest.mark.parametrize(
    "said",
    [
        "Wij zijn nieuw in Nijmegen-Oost, in de rest van de regio werken wij al jaren.",
        "Wij zijn nieuw in de wijk Lent in Nijmegen.",
        "Twee collega's zijn nieuw in Nijmegen en worden ingewerkt.",
        "In Nijmegen zijn twee medewerkers nieuw.",
        "Zonder contract met u kunnen wij in Nijmegen niet werken.",
        "De wijkteams in Nijmegen zijn nog niet eerder actief geweest met Wlz.",
        "De Wlz is voor veel mensen in Nijmegen onbekend terrein.",
        "Dit is de eerste keer dat wij digitaal inschrijven voor Nijmegen.",
        "In Nijmegen hebben wij een lopend contract met Zilveren Kruis.",
        "In Nijmegen voeren wij sinds 2021 gesprekken over een overeenkomst met u.",
    ],
)
def test_a_part_of_a_region_or_another_office_tells_nothing(said: str) -> None:
    assert _told(said) == ((), ASKED)


def test_a_subject_is_no_part_of_the_first_sentence() -> None:
    body = "In Nijmegen voeren wij sinds 2021 een overeenkomst met u uit."
    one = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), subject="Inschrijving", text=body)
    (file,) = group([one])
    assert new_in(file, ASKED, experience={}, places=PLACES, mailed=one.apart) == ((), ("waardenland",))


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("Wij werken al negen jaar voor het zorgkantoor in Nijmegen, ook dit jaar, en wij hebben een Wmo-contract met Wijchen.", "not"),
        ("Wij werken sinds 2019 voor u in Nijmegen.", "not"),
        ("Wij werken graag voor u in Nijmegen.", "ask"),
        ("Wij werken al jaren voor het zorgkantoor Menzis in Nijmegen.", "ask"),
        ("Wij werken al jaren als onderaannemer voor het zorgkantoor in Nijmegen.", "ask"),
        ("Wij werken vanaf 2027 voor u in Nijmegen.", "ask"),
        ("Wij werken al jaren voor cliënten in Nijmegen.", "ask"),
    ],
)
def test_who_works_for_the_office_has_a_contract(said: str, new: str) -> None:
    assert ("nijmegen" in _told(said)[1]) == (new == "ask")

"""When the steps of a plan are taken, where their own words do not say it; and layouts that only look so."""

import pytest
from test_checklist_plan_steps import found

ALL = {"N1": "onderbouwd", "N2": "onderbouwd", "N3": "onderbouwd"}
DATED = {
    "cells that run over lines": (
        "Plan\nWanneer  Wat  Klaar als\n1 okt – 15  Twintig gesprekken met cliëntenraden en mantelzorgers: wat missen zij?  verslag\n"
        "nov 2026  En met de wijkteams in Wijchen  klaar\njanuari –  Kennismaking met elf zorgaanbieders en de  namen op\n"
        "maart 2027  verpleeghuizen in Nijmegen  de kaart\nvanaf 4  Aanschuiven bij de regiotafel ouderenzorg en het  vaste\n"
        "februari  netwerk LVB; wij zijn uitgenodigd  deelnemer\n2027  door beide voorzitters  verslagen"
    ),
    "the last column": (
        "Plan\nStap  Wat  Wanneer\n1  Wij spreken dertig mensen met een indicatie over hun hulpvragen  oktober -\n"
        "2  en lezen de cijfers van de gemeenten  december 2026\n"
        "3  Kennismaken met twaalf zorgaanbieders in Nijmegen  januari -\n4  en met de wijkteams  maart 2027\n"
        "5  Wij nemen zitting in het regionaal overleg  vanaf april"
    ),
    "headings over lists": (
        "Plan\nMaand 1-2: luisteren\n• Gesprekken met cliënten en naasten over wat zij missen\nMaand 3-4: kennismaken\n"
        "• Op bezoek bij alle aanbieders\nMaand 5-6: meedoen\n• Aan tafel bij het regionale netwerk dementie"
    ),
    "phases with their months": (
        "Plan\nFase 1 (september - december 2026) Behoefte\nWij interviewen cliënten en naasten over wat zij nodig hebben.\n"
        "Fase 2 (januari - maart 2027) Netwerk\nWij voeren kennismakingsgesprekken met zorgaanbieders in Nijmegen.\n"
        "Fase 3 (april - juni 2027) Overleg\nWij nemen deel aan het netwerk dementie en de regiotafel."
    ),
}


@pytest.mark.parametrize("plan", DATED.values(), ids=DATED.keys())
def test_a_moment_beside_or_above_a_step_is_its_own(plan: str) -> None:
    assert found(plan) == ALL


UNDATED = {
    "one heading with a moment": "Plan\nMaand 1: start\n• Gesprekken met cliënten over wat zij missen\n• Op bezoek bij aanbieders",
    "numbers of another kind": (
        "Plan\nNr  Wat\n4  Gesprekken met cliënten over wat zij missen\n5  Op bezoek bij aanbieders\n6  Aan tafel bij het netwerk dementie"
    ),
}


@pytest.mark.parametrize("plan", UNDATED.values(), ids=UNDATED.keys())
def test_what_is_no_moment_dates_nothing(plan: str) -> None:
    assert "onderbouwd" not in found(plan).values()


def test_a_network_from_a_day_on_is_consultation() -> None:
    said = "Aan welke tafels?\n• Regiotafel Langdurige Zorg: toegezegd per 21 jan 2027\n• Netwerk Dementie: vanaf 9 feb 2027"
    assert found(f"Plan\n{said}")["N3"] == "onderbouwd"


def test_an_office_party_from_a_day_on_is_none() -> None:
    assert found("Plan\nVanaf februari 2027 is er elke week teamoverleg over de nieuwe software.")["N3"] != "onderbouwd"

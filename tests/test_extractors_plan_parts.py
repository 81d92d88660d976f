"""A plan known by its three parts, each with a moment near it; and texts with the same words that are none."""

import pytest
from sample_texts import read

from extractors.document import Kind

PLANS = {
    "actions with a start and an end": (
        "Plan voor Nijmegen\nNr  Actie  Start  Gereed\n1  Behoeftepeiling onder 60 mensen  1-9-2026  1-12-2026\n"
        "2  Contactenlijst Wlz-aanbieders en verwijzers  1-11-2026  1-2-2027\n3  Aansluiten bij regiotafel Ouderen  1-1-2027  1-3-2027"
    ),
    "milestones between bars": (
        "Mijlpalen\nDatum | Mijlpaal | Bewijs\n31 oktober 2026 | Deelrapport: wat hebben mensen in Nijmegen nodig? | rapport\n"
        "31 januari 2027 | Bij 16 zorgaanbieders kennisgemaakt | lijst\n28 februari 2027 | Toegelaten tot de regionale overlegtafel | mail"
    ),
    "one word a phase": (
        "Zo landen wij in Nijmegen\nweten    sep - nov 2026   wat speelt er? cijfers en 15 keukentafelgesprekken\n"
        "kennen   dec 2026 - feb 2027   koffie bij elke zorgaanbieder\nmeedoen  vanaf mrt 2027   stoel aan de regiotafel"
    ),
    "crosses under months": (
        "Planning Nijmegen\n  okt  nov  dec  jan  feb  mrt\nBehoefteonderzoek  X  X  X\nKennismaken aanbieders  X  X  X\n"
        "Aansluiten bij overleg  X  X"
    ),
}
OTHERS = {
    "crosses for something else": (
        "Planning verbouwing Nijmegen\n  okt  nov  dec  jan  feb  mrt\nSlopen  X  X\nContact met aannemers  X\nOplevering  X"
    ),
    "a report of a meeting": (
        "Verslag regiotafel Nijmegen\nDe tafel kwam bijeen op 12 januari 2026.\nBesproken: de behoefte aan logeerplekken.\n"
        "Actie: contact met de zorgaanbieders voor maart 2026. Volgend overleg regiotafel februari 2026."
    ),
    "what was done": (
        "Wat wij in Nijmegen deden\nIn maart 2025 spraken wij 30 mensen over hun behoeften. In mei 2025 maakten wij kennis met zes "
        "zorgaanbieders. In september 2025 sloten wij aan bij de regiotafel."
    ),
    "a list of meetings": (
        "Overzicht overleggen Nijmegen\n12-01-2026 regiotafel ouderenzorg\n09-02-2026 netwerk dementie\n"
        "11-05-2026 thema: behoefte aan respijtzorg"
    ),
    "a system for files": (
        "Planning cliëntdossier Nijmegen\n1-9-2026  behoeften van gebruikers\n1-11-2026  contact met leveranciers\n1-1-2027  werkoverleg"
    ),
}


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS.keys())
def test_the_three_parts_with_moments_make_a_plan(text: str) -> None:
    assert read(text).kind is Kind.IMPLEMENTATIEPLAN


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_the_same_words_in_another_paper_make_none(text: str) -> None:
    assert read(text).kind is not Kind.IMPLEMENTATIEPLAN

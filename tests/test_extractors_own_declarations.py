"""Declarations in verbs of the writer's own, or in answers only; and texts that only tell about the declaration."""

import pytest
from sample_texts import pages

from extractors.document import Kind
from extractors.identify import identify

DECLARING = {
    "promising": """Bestuursverklaring vennoten
Anna Bos en Berend Oost, samen Bos & Oost Cliëntadvies (KvK 90010001), doen mee aan de inkoop voor Drenthe.
Wij zeggen toe dat we alle eisen uit hoofdstuk 4 nakomen. We doen het werk in 2027 en 2028 helemaal zelf.
Assen, zes juli 2026
Berend Oost""",
    "vouching": """Bestuursverklaring 2027
Stichting Zijde, KvK 90010001
De bestuurder staat er persoonlijk voor in dat Zijde de zeventien eisen naleeft.
Onderaannemers  2027  2028
ja    X
nee  X
Amstelveen, 20 juli 2026
B. Winkel, bestuurder""",
    "a table of answers": """Naast Elkaar U.A. - inschrijving OCO
Verklaring van het bestuur
Nr  Vraag  Ja  Nee
1  De organisatie werkt volgens de beroepscode  x
2  Cliënten kunnen kiezen  x
3  De organisatie is failliet    x
4  In 2027 worden onderaannemers ingezet    x
5  In 2028 worden onderaannemers ingezet    x
Regio: Utrecht
Utrecht, 9 juni 2026
J. Alden, bij volmacht""",
    "a web form": """Inschrijfportaal > Bestuursverklaring 2027 > Controleren en verzenden
Bestuursverklaring 2027
Statutaire naam Kompas B.V.
KvK-nummer 90010001
Voldoet u aan alle geschiktheidseisen?  [x] Ja  [ ] Nee
Werkt u in 2027 met onderaannemers?  [x] Ja  [ ] Nee
Werkt u in 2028 met onderaannemers?  [ ] Ja  [x] Nee
Verzonden op 3 juli 2026 door L.M. Smit (ingelogd met eHerkenning)""",
}
TELLING = {
    "an explanation": """Bestuursverklaring 2027
In dit document leest u hoe u de bestuursverklaring invult. Vul bij onderaannemers voor 2027 en 2028 ja of nee in.
U voldoet aan alle eisen als u elk punt met ja kunt beantwoorden. Uw KvK-nummer vult u bovenaan in.""",
    "a newsletter": """Nieuwsbrief
Vanaf juli kunt u de bestuursverklaring indienen. Let op de vraag over onderaannemers in 2027 en 2028.
Veel aanbieders komen de eisen na.""",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in DECLARING.items()])
def test_who_promises_vouches_or_answers_declares(text: str) -> None:
    (piece,) = identify(pages(text), (), ())
    assert piece.kind is Kind.BESTUURSVERKLARING


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TELLING.items()])
def test_who_tells_about_the_declaration_declares_nothing(text: str) -> None:
    (piece,) = identify(pages(text), (), ())
    assert piece.kind is not Kind.BESTUURSVERKLARING

"""The plan of a newcomer in words that are not those of the policy, and rows that only look like a step of one."""

import pytest
from test_checklist_criteria import rows, text

from extractors.document import Kind

WORK = text(
    "Onderbouwing\nWij ondersteunen cliënten met een Wlz-indicatie bij hun zorgvraag. Ook naasten en mantelzorgers helpen wij.\n"
    "In 2025 spraken wij met 120 cliënten over hun Wlz-zorg.",
    name="werk",
)


def found(plan: str) -> dict[str, str]:
    read = rows(text(plan, kind=Kind.IMPLEMENTATIEPLAN), WORK)
    return {code: read[code].support.value for code in ("N1", "N2", "N3")}


OWN_WORDS = {
    "sentences under own headings": (
        "Zo landen wij in Nijmegen\nEerst weten wat er nodig is\n"
        "Oktober 2026: cijfers van CIZ en CBS over Nijmegen, Wijchen en Druten verzamelen (Ilse).\n"
        "Mensen leren kennen\nNovember 2026: kennismaking met de afdeling zorgbemiddeling van drie verpleeghuisorganisaties.\n"
        "Aan tafel zitten\nWij sluiten per februari 2027 aan bij het regionale OCO-overleg en bij het netwerk dementie."
    ),
    "slides with bullets": (
        "Starten in Nijmegen\nWat leeft er?\n• Sept-okt 2026: deskresearch Wlz-cijfers per gemeente\n"
        "• 14 december 2026: rapport 'Wat Nijmegenaren nodig hebben', ieder jaar opnieuw\n"
        "Met wie?\n• Vier vvt-organisaties, twee gz-instellingen en de ggz: gesprek vóór 15 januari 2027\n"
        "Waar schuiven we aan?\n• Netwerk dementie Nijmegen: lid per 1 maart 2027"
    ),
    "a table": (
        "Mijlpalenplan\nM1 | 30-11-2026 | behoefteanalyse: dossieronderzoek, 15 interviews, cijfers CIZ | projectleider\n"
        "M2 | 31-01-2027 | contactenkaart met 20 zorgaanbieders en verwijzers, elk met naam en belafspraak | consulenten\n"
        "M3 | 28-02-2027 | toegelaten tot het regio-overleg OCO en het netwerk LVB | directeur"
    ),
    "a letter": (
        "Beste inkoper,\nWij zijn nieuw in Nijmegen. In het najaar van 2026 zoeken wij eerst uit aan welke ondersteuning daar gebrek is. "
        "Wij doen dat met tien huiskamergesprekken met ouders van kinderen met een beperking; op 18 december 2026 is dat klaar.\n"
        "Vanaf januari 2027 hebben wij elke maand contact met de teamleiders van de zorginstellingen.\n"
        "Op 20 januari 2027 zitten wij voor het eerst bij het platform gehandicapten en daarna elk kwartaal."
    ),
    "moments on lines of their own": (
        "Op weg in Nijmegen\n1 sept. 2026\nStart vooronderzoek: dossiers naast cijfers over indicaties en wachttijden leggen.\n"
        "17 nov. 2026\nTafelgesprek met Zorggroep Maasheggen en twee kleinschalige woonvormen; elke partij wijst een vaste persoon aan.\n"
        "26 jan. 2027\nWij nemen plaats in het Beraad Rijk van Nijmegen."
    ),
}


@pytest.mark.parametrize("plan", OWN_WORDS.values(), ids=OWN_WORDS.keys())
def test_a_plan_in_its_own_words_is_found(plan: str) -> None:
    assert found(plan) == {"N1": "onderbouwd", "N2": "onderbouwd", "N3": "onderbouwd"}


NO_STEPS = {
    "headings with a day": (
        "Implementatieplan\n§ 1 Onderzoek naar de behoefte, gereed 1 december 2026\n"
        "§ 2 Contacten met instellingen, gereed 1 februari 2027\n§ 3 Deelname aan overlegtafels, gereed 1 april 2027"
    ),
    "items with a day": (
        "Planning\n1. Behoeftepeiling - oktober 2026\n2. Kennismaking zorginstellingen - januari 2027\n3. Netwerkoverleg - maart 2027"
    ),
    "headings above a day": (
        "Inwerkplan\n1. Inventarisatie ondersteuningsbehoefte\nOktober 2026 - december 2026\n2. Structurele contacten\nJanuari 2027\n"
        "3. Regionaal overleg\nMaart 2027"
    ),
    "left open": (
        "Inwerkplan\nDeel A: behoefte-inventarisatie - n.t.b. (voor 1 december 2026)\n"
        "Deel B: kennismaking zorgaanbieders - nader te bepalen (voor 1 februari 2027)\n"
        "Deel C: aansluiten bij regionaal overleg - volgt nog (voor 1 april 2027)"
    ),
    "the form's own words": (
        "Inwerkplan\nHier beschrijft u hoe u de ondersteuningsbehoefte in kaart brengt en wanneer (bijvoorbeeld oktober 2026).\n"
        "Geef aan met welke zorgaanbieders u kennismaakt in januari 2027.\nAan welk overleg gaat u vanaf maart 2027 deelnemen?"
    ),
    "what the office asks": (
        "Plan Nijmegen\nHet zorgkantoor vraagt dat wij de behoefte in kaart brengen, contacten hebben met Wlz-aanbieders en deelnemen aan "
        "regionaal overleg, binnen zes maanden na 1 januari 2027."
    ),
    "work on the organisation itself": (
        "Implementatieplan\nIn oktober 2026 inventariseren wij de wensen van gebruikers voor het nieuwe cliëntdossier.\n"
        "In januari 2027 leggen wij contact met drie leveranciers en in maart 2027 nemen wij deel aan het werkoverleg."
    ),
}


@pytest.mark.parametrize("plan", NO_STEPS.values(), ids=NO_STEPS.keys())
def test_what_only_looks_like_a_step_proves_nothing(plan: str) -> None:
    assert "onderbouwd" not in found(plan).values()


def test_one_day_by_itself_is_that_of_the_paper() -> None:
    assert "onderbouwd" not in found("Inwerkplan Nijmegen\n14 juli 2026\nWij maken kennis met de zorgaanbieders in Nijmegen.").values()

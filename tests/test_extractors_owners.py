"""Whose KvK number: the bidder's own, or that of an accountant, a notary, a holding, a subcontractor or the zorgkantoor it stands with."""

import time

import pytest
import sample_texts as samples

from extractors.excerpt import Sheet, fold
from extractors.identify import identify
from extractors.parties.owners import is_others

OWN, OTHER, THIRD = "90230077", "90230088", "90230099"
TITLE = "Onderbouwing inschrijving cliëntondersteuning Wlz regio Nijmegen\n"
BODY = """
Wij hebben 8 jaar ervaring met cliëntondersteuning. In 2025 hielpen wij 120 cliënten. Onze cliëntondersteuners zijn lid van de BCMB.
Onze organisatie is onafhankelijk van zorgaanbieders en heeft geen banden met zorgkantoren.
"""
DECLARATION = "Bestuursverklaring 2027\n"
END = "\nverklaart te voldoen aan alle geschiktheidseisen.\nGoes, 2 juni 2026\nA. Dijkman\n"


def numbers(text: str) -> set[str]:
    pieces = identify(samples.pages(text), (), ())
    return {fact.value for piece in pieces for fact in piece.all("kvk_nummer") if fact.about.get("rol") != "ander"}


def names(text: str) -> list[str]:
    pieces = identify(samples.pages(text), (), ())
    return [fact.value for piece in pieces for fact in piece.all("statutaire_naam")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{TITLE}Stichting De Kade biedt haar diensten aan het zorgkantoor. KvK {OWN}.{BODY}", id="after the buyer, a new sentence"
        ),
        pytest.param(f"{DECLARATION}Stichting De Kade biedt deze verklaring aan het zorgkantoor. KvK {OWN}.{END}", id="in a declaration"),
        pytest.param(
            f"{TITLE}Stichting De Kade, KvK {OWN}.\nOpdrachtgever: zorgkantoor VGZ, KvK {OTHER}.{BODY}", id="the buyer has its own"
        ),
        pytest.param(f"{TITLE}{BODY}Inschrijving zorgkantoor VGZ 2027-2028    KvK {OWN}", id="a foot with the buyer in another column"),
        pytest.param(f"{TITLE}{BODY}Stichting De Kade | Inschrijving zorgkantoor VGZ | KvK {OWN}", id="a foot with upright lines"),
        pytest.param(
            f"Betreft: zorgkantoor VGZ, OCO\nStichting De Kade (nummer handelsregister {OWN}) te Ede\n{TITLE}{BODY}", id="named after it"
        ),
        pytest.param(f"Aan zorgkantoor VGZ\nVan De Kade, KvK {OWN}\n{TITLE}{BODY}", id="addressed to the buyer, from the bidder"),
        pytest.param(f"{TITLE}Wij hebben geen accountant nodig. Ons KvK-nummer is {OWN}.{BODY}", id="no accountant"),
        pytest.param(f"{TITLE}Onze accountant controleert jaarlijks; ons KvK-nummer is {OWN}.{BODY}", id="ours, in the same sentence"),
        pytest.param(
            f"{TITLE}Partij    Naam    KvK\nInschrijver    Stichting De Kade    {OWN}\nAccountant    Visser B.V.    {OTHER}\n{BODY}",
            id="a table",
        ),
        pytest.param(f"{TITLE}Stichting De Kade ({OWN}). Accountant: Visser B.V. ({OTHER}).{BODY}", id="in brackets"),
        pytest.param(
            f"{TITLE}Stichting De Kade\nKvK-nummer: {OWN}{BODY}Gegevens accountant\nNaam: Visser B.V.\nKvK-nummer: {OTHER}\n",
            id="under a heading of its own",
        ),
        pytest.param(
            f"{DECLARATION}Gegevens accountant\nNaam kantoor: Visser B.V.\nKvK-nummer: {OTHER}\n\nGegevens organisatie\n"
            f"Naam: Stichting De Kade\nKvK-nummer: {OWN}\n{END}",
            id="two blocks, the accountant first",
        ),
        pytest.param(
            f"{DECLARATION}De statuten zijn verleden voor mr. B. Blok, notaris te Goes (Blok Notarissen B.V., KvK {OTHER}). "
            f"Ik bestuur Stichting De Kade, KvK {OWN}.{END}",
            id="the notary first",
        ),
        pytest.param(
            f"{DECLARATION}Ik bestuur De Kade B.V., waarvan Kade Holding B.V. de aandeelhouder is. "
            f"De Kade B.V. heeft KvK-nummer {OWN}.{END}",
            id="a shareholder in the sentence before",
        ),
        pytest.param(
            f"{DECLARATION}Stichting De Kade, dochter van Kade Groep (KvK {OTHER}), KvK-nummer {OWN}.{END}", id="of the group first"
        ),
        pytest.param(
            f"{TITLE}Stichting De Kade, KvK {OWN}.\nOnderaannemers: Zorg in Beeld B.V. (KvK {OTHER}), Helder Advies (KvK {THIRD}).{BODY}",
            id="a list of subcontractors",
        ),
    ],
)
def test_the_number_of_the_bidder(text: str) -> None:
    assert numbers(text) == {OWN}


@pytest.mark.parametrize(
    "text",
    [
        f"Zorgkantoor VGZ (KvK {OTHER}) is de opdrachtgever. Stichting De Kade schrijft in.",
        f"Onze jaarrekening is gecontroleerd door Visser Accountants B.V. te Zwolle, bij de Kamer van Koophandel onder nummer {OTHER}.",
        f"De registeraccountant drs. P. van der Laan RA, van Van der Laan & Zonen Adviesgroep te Hengelo (KvK {OTHER}), keurde goed.",
        f"Accountant\nNaam: Visser Accountants B.V.\nAdres: Kade 3, Zwolle\nKvK-nummer: {OTHER}",
        f"Accountant: Visser B.V. ({OTHER}).",
        f"Onze boekhouding doet Cijferwerk B.V. (KvK {OTHER}).",
        f"Wij werken met het cliëntvolgsysteem van Softhuis B.V. (KvK {OTHER}).",
        f"Voor klachten zijn wij aangesloten bij de Geschillencommissie Zorg, KvK {OTHER}.",
        f"Onze accountant is Visser B.V. Haar KvK-nummer is {OTHER}.",
    ],
)
def test_the_number_of_somebody_else_is_not_the_bidders(text: str) -> None:
    assert numbers(f"{TITLE}{BODY}{text}\n") == set()


ITS_OWN_FIELDS = [
    f"Stichting De Kade, Markt 1, 4461 AA Goes, website www.dekade.nl, bank NL91ABNA0417164300, KvK {OWN}",
    f"Markt 1, 4461 AA Goes | website: www.dekade.nl | Bank: Rabobank NL91RABO0417164300 | KvK: {OWN}",
    f"Stichting De Kade\nWebsite: www.dekade.nl\nBank: Rabobank NL91RABO0417164300\nKvK: {OWN}",
    f"Administratie: Markt 1, 4461 AA Goes\nKvK-nummer: {OWN}",
    f"Gegevens inschrijver\nNaam  Stichting De Kade\nBank  Rabobank\nKvK-nummer  {OWN}",
    f"Naam  De Kade\nWebsite  www.dekade.nl\nKvK-nummer  {OWN}",
    f"Stichting De Kade, onderdeel van Zorggroep Zeeland, ingeschreven in het handelsregister onder nummer {OWN}, schrijft in.",
    f"Als dochter van Zorggroep Zeeland B.V. staat De Kade ingeschreven onder KvK-nummer {OWN}.",
    f"Naam organisatie: De Kade\nAccountant: Visser B.V.\nNaam organisatie: De Kade\nKvK-nummer: {OWN}",
    f"Naam organisatie: De Kade\nOnderdeel van: Zorggroep Zeeland\nKvK-nummer: {OWN}",
    f"Bank: Rabobank Zeeland | KvK: {OWN}",
    f"Bank: Rabobank, NL91 RABO 0417 1643 00, KvK: {OWN}",
    f"Salarisadministratie: Postbus 12, 4460 AA Goes\nBank: Coöperatieve Rabobank U.A.\nKvK: {OWN}",
    f"Website: dekade.nl\nE-mail: info@dekade.nl\nKvK: {OWN}",
    f"Huisbank: ABN AMRO Bank N.V.\nIBAN: NL91ABNA0417164300\nKvK: {OWN}",
    f"Onze administratie is gevestigd in Goes, KvK-nummer {OWN}.",
    f"Wij leggen dit vast in ons registratiesysteem.\nKvK: {OWN}",
]
SOMEBODY_DELIVERS = [
    f"Website: Webbureau Pixel B.V., KvK {OTHER}",
    f"Website: Webbureau Pixel, Goes\nKvK-nummer: {OTHER}",
    f"Administratie: Cijferwerk B.V., Markt 1, 4461 AA Goes\nKvK-nummer: {OTHER}",
    f"Administratie\nNaam: Cijferwerk\nKvK-nummer: {OTHER}",
    f"Administratie\nCijferwerk B.V.\nKvK-nummer: {OTHER}",
    f"Accountant\nVisser B.V.\nKvK-nummer: {OTHER}",
    f"Onze huisbank is Rabobank (KvK {OTHER}).",
    f"Bank  Rabobank  {OTHER}",
    f"Onze website is gemaakt door Pixel te Goes (KvK {OTHER}).",
    f"Gegevens accountant\nNaam organisatie: Visser\nKvK-nummer: {OTHER}",
    f"Wij zijn onderdeel van Zorggroep Zeeland (KvK {OTHER}).",
    f"Onderdeel van: Zorggroep Zeeland\nKvK-nummer: {OTHER}",
    f"Stichting De Kade is een dochter van Zorggroep Zeeland KvK {OTHER}.",
    f"Moederorganisatie: Zorggroep Zeeland\nKvK-nummer: {OTHER}",
    f"Hosting: Server & Zonen te Goes, KvK {OTHER}",
    f"Salarisadministratie    Loonwerk B.V.    {OTHER}",
]


@pytest.mark.parametrize("text", ITS_OWN_FIELDS)
def test_its_website_its_bank_and_the_group_it_is_part_of_are_its_own(text: str) -> None:
    assert numbers(f"{TITLE}{BODY}{text}\n") == {OWN}
    assert numbers(f"{DECLARATION}{text}{END}") == {OWN}


@pytest.mark.parametrize("text", SOMEBODY_DELIVERS)
def test_who_delivers_or_owns_it_has_a_number_of_its_own(text: str) -> None:
    assert numbers(f"{TITLE}{BODY}{text}\n") == set()
    assert numbers(f"{DECLARATION}Ik bestuur Stichting De Kade.\n{text}{END}") == set()


def test_a_firm_that_serves_the_bidder_is_not_the_bidder() -> None:
    text = f"{TITLE}{BODY}Onze jaarrekening is gecontroleerd door Visser Accountants B.V. te Zwolle.\n"
    assert names(text) == []


def test_a_number_far_into_long_text_is_judged_in_time() -> None:
    text = "accountant Visser, " * 20_000 + f"KvK {OTHER}"
    sheet = Sheet(page=1, text=text, plain=fold(text))
    begun = time.process_time()
    assert is_others(sheet, len(text) - 12, len(text))
    assert time.process_time() - begun < 1


DECLARED = (
    "Bestuursverklaring 2027\n{}\n"
    "Ondergetekende verklaart dat de organisatie aan alle geschiktheidseisen voldoet.\nA. Dijkman, bestuurder\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Stichting De Dijkwacht, onderdeel van Dijk Holding B.V. (KvK 90210022), KvK 90210011",
        "Stichting De Dijkwacht, rechtsopvolger van Stichting Oud (KvK 90210022), ingeschreven onder KvK 90210011",
        "Stichting De Dijkwacht, voortgekomen uit Stichting Oud (KvK 90210022), KvK 90210011",
        "Stichting De Dijkwacht, lid van Samen U.A. (KvK 90210022), KvK 90210011",
        "Stichting De Dijkwacht, gehuisvest bij Zorghulp B.V. (KvK 90210022), KvK 90210011",
        "Stichting De Dijkwacht, voorheen KvK 90210022, nu KvK 90210011",
        "Onderaannemer: Zorghulp B.V. (KvK 90210022)\nStichting De Dijkwacht (KvK 90210011)",
        "Softwareleverancier: Zorghulp B.V.   KvK: 90210022\nStichting De Dijkwacht (KvK 90210011)",
        "Gevestigd in het pand van Zorghulp B.V. (KvK 90210022)\nNaam inschrijver: Stichting De Dijkwacht\nKvK-nummer: 90210011",
    ],
)
def test_who_the_writer_is_related_to_is_not_the_writer(words: str) -> None:
    piece = samples.read(DECLARED.format(words))
    assert samples.values(piece, "statutaire_naam") == ["Stichting De Dijkwacht"]
    assert {fact.value: fact.about.get("rol", "") for fact in piece.all("kvk_nummer")} == {"90210011": "", "90210022": "ander"}


@pytest.mark.parametrize(
    "told",
    [
        f"KvK-nummer (holding): {OTHER}\nKvK-nummer (inschrijver): {OWN}",
        f"KvK-nummer (holding)  {OTHER}\nKvK-nummer (inschrijver)  {OWN}",
        f"KvK-nummer (inschrijver)  {OWN}\nKvK-nummer (holding)  {OTHER}",
        f"KvK-nummer van de holding\n{OTHER}\nKvK-nummer van de inschrijver\n{OWN}",
        f"KvK inschrijver: {OWN}, KvK holding: {OTHER}",
        f"KvK (oud)  {OTHER}\nKvK (nieuw)  {OWN}",
        f"Voormalig KvK-nummer: {OTHER}\nHuidig KvK-nummer: {OWN}",
        f"Relatienummer KvK\n{OTHER} {OWN}",
        f"KvK Relatienummer\n{OWN} {OTHER}",
        f"Klantnummer KvK-nummer Debiteurnr\n{OTHER} {OWN} {THIRD}",
    ],
)
def test_a_label_that_says_whose_number_it_is(told: str) -> None:
    assert numbers(f"{DECLARATION}Naam organisatie: Stichting De Kade\n{told}\nOndergetekende{END}") == {OWN}


def test_a_number_in_a_register_of_people_is_no_kvk_number() -> None:
    text = f"{DECLARATION}Stichting De Kade (KvK {OWN}){END}"
    text += f"R. Tesink is ingeschreven onder nummer {OTHER} in het register van cliëntondersteuners."
    assert numbers(text) == {OWN}
    assert OTHER not in {fact.value for fact in samples.read(text).all("kvk_nummer")}

"""Whose KvK number: the bidder's own, or that of an accountant, a notary, a holding, a subcontractor or the zorgkantoor it stands with."""

import time

import pytest
import sample_texts as samples

from extractors.excerpt import Sheet, fold
from extractors.identify import identify
from extractors.owners import is_others

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


def test_a_firm_that_serves_the_bidder_is_not_the_bidder() -> None:
    text = f"{TITLE}{BODY}Onze jaarrekening is gecontroleerd door Visser Accountants B.V. te Zwolle.\n"
    assert names(text) == []


def test_a_number_far_into_long_text_is_judged_in_time() -> None:
    text = "accountant Visser, " * 20_000 + f"KvK {OTHER}"
    sheet = Sheet(page=1, text=text, plain=fold(text))
    begun = time.process_time()
    assert is_others(sheet, len(text) - 12, len(text))
    assert time.process_time() - begun < 1

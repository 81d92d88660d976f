"""Which day counts where several compete: of deciding and signing against start, deadline, application, print, an older mail."""

import pytest
import sample_texts as samples

from extractors.days.dates import dates
from extractors.document import Piece
from extractors.identify import identify


def read(text: str) -> Piece:
    (piece,) = identify(samples.pages(text), (), ())
    return piece


def days(text: str) -> list[str]:
    return [fact.value for fact in read(text).all("datum")]


DECLARES = """Bestuursverklaring 2027
Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen, en schrijft in voor de regio Zeeland.
Het inkoopbeleid van 1 juni 2026 is bekend. De overeenkomst gaat in op 1 januari 2027.

"""


@pytest.mark.parametrize(
    "signed",
    [
        "Vastgesteld in de vergadering van 29 juni 2026.\nHet bestuur,\nP. Dijkman",
        "Goedgekeurd in de bestuursvergadering van 29 juni 2026\nP. Dijkman",
        "Gegeven te Goes op de negenentwintigste dag van juni tweeduizendzesentwintig\nP. Dijkman",
        "Op heden, 29 juni 2026, te Goes getekend:\nP. Dijkman",
        "de dato 29 juni 2026\nP. Dijkman",
        "Was getekend te Goes de 29e juni 2026\nP. Dijkman",
        "Zo verklaard en getekend: Goes 29 juni 2026\nP. Dijkman",
        "Besluit genomen op 29 juni 2026 door het voltallige bestuur.\nP. Dijkman",
        "Het bestuur stemde hiermee in op 29 juni 2026.\nP. Dijkman",
        "Goes – 29 juni 2026\nP. Dijkman",
        "Goes, ma. 29 juni '26\nP. Dijkman",
        "Aldus overeengekomen in de bestuursvergadering van 15 juni 2026 en ondertekend op 29 juni 2026 te\nGoes.\nP. Dijkman",
        "Afdrukdatum: 9-7-2026\nGoes, 29-6-2026\nP. Dijkman",
    ],
)
def test_the_day_a_declaration_was_decided_or_signed(signed: str) -> None:
    assert days(DECLARES + signed) == ["2026-06-29"]


def test_a_day_left_open_is_no_day() -> None:
    assert days(DECLARES + "Goes, ..... juli 2026\nP. Dijkman") == []


MANDATE = (
    "Stichting De Dijkwacht (KvK 90210011)\nHet bestuur machtigt mevrouw H. Veldhuis alle stukken van de inschrijving te ondertekenen.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"Bestuursbesluit 2026-4\n{MANDATE}Inwerkingtreding  1 juli 2026\nVergaderdatum  18 juni 2026\nP. Dijkman, voorzitter",
        f"Volmacht\nIngangsdatum: 1 juli 2026\nEinddatum: 31 december 2028\nDatum volmacht: 18 juni 2026\n{MANDATE}Handtekening: .......",
        f"Mandaatbesluit\n{MANDATE}Het werkt terug tot 1 januari 2026.\nAldus besloten in de vergadering van 18 juni 2026.\nP. Dijkman",
        f"Machtiging\n{MANDATE}Zij vervalt op 1 oktober 2026.\nGetekend op de 18e juni 2026, Goes\nP. Dijkman",
        f"Bestuursbesluit\n{MANDATE}Genomen buiten vergadering op 18 juni 2026, met ingang van 1 juli 2026.\nP. Dijkman, voorzitter",
    ],
    ids=["meeting", "labels", "works back", "lapses", "outside a meeting"],
)
def test_a_mandate_has_the_day_it_was_given_and_not_its_start_or_end(text: str) -> None:
    assert days(text)[:1] == ["2026-06-18"]


EXTRACT = """Uittreksel Handelsregister Kamer van Koophandel
KvK-nummer 90210011
Rechtspersoon
RSIN 812345678
Rechtsvorm Stichting
Statutaire naam Stichting De Dijkwacht
Datum akte van oprichting 03-02-2009
Bestuurder
Naam Dijkman, Piet
Geboortedatum 01-02-1970
Datum in functie 04-05-2018
Bevoegdheid Alleen/zelfstandig bevoegd
"""


@pytest.mark.parametrize(
    "made",
    [
        "Vervaardigd: 9 juni 2026 10:12 uur",
        "Stand per 9 juni 2026",
        "Deze gegevens zijn opgevraagd op di 9 juni 2026",
        "Gewaarmerkt uittreksel, Woerden 9 juni 2026",
        "Utrecht, 09-06-2026. Uittreksel vervaardigd om 10.12 uur",
        "Woerden, 9 juni 2026",
    ],
)
def test_an_extract_has_the_day_it_was_made_in_other_words_too(made: str) -> None:
    assert days(EXTRACT + made) == ["2026-06-09"]


def test_a_birth_date_below_its_label_is_not_the_day_of_an_extract() -> None:
    assert days(f"{EXTRACT}Geboortedatum en -plaats\nGoes, 09-06-1971\n") == []


def test_a_certificate_has_the_day_it_was_given_and_not_that_of_the_request() -> None:
    text = (
        "Screeningsautoriteit Justis\nVerklaring Omtrent het Gedrag\nrechtspersonen\nDatum ontvangst aanvraag   3 maart 2026\n"
        "Datum beslissing   9 april 2026\nNiet is gebleken van bezwaren tegen de rechtspersoon Stichting De Dijkwacht, KvK-nummer 90210011."
    )
    assert days(text) == ["2026-04-09"]


def test_a_day_in_words_with_the_year_in_words() -> None:
    assert [one.value for one in dates("de zevende dag van juli tweeduizendzesentwintig")] == ["2026-07-07"]
    assert [one.value for one in dates("de zevende dag der maand juli van het jaar 2026")] == ["2026-07-07"]

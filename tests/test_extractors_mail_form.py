"""A document in the form of a mail: what its sender wrote goes on until an older mail begins, and no line before that ends it."""

import pytest
import sample_texts as samples

from extractors.excerpt import excerpt
from extractors.mail_form import own_words

HEAD = "Van: Anna Alting <anna@dijkwacht.example>\nAan: Bert Beumer\nDatum: 3 juni 2026\nOnderwerp: volmacht\n"


def kept(text: str) -> str:
    return own_words(excerpt(samples.pages(text))).rows[-1].text


@pytest.mark.parametrize(
    "older",
    [
        "Op 2 juni 2026 om 10:12 schreef Bert Beumer:\n> Mag ik tekenen?",
        "Bert Beumer schreef op 2 juni:\n> Mag ik tekenen?",
        "> Mag ik tekenen?\n> Groet, Bert",
        "-----Oorspronkelijk bericht-----\nMag ik tekenen?",
        "Van: Bert Beumer\nVerzonden: 2 juni 2026\nAan: Anna Alting\nMag ik tekenen?",
        "Van: b.beumer@dijkwacht.example\nDatum: 2 juni 2026\nMag ik tekenen?",
        "Van: Stichting De Dijkwacht\nAan: Anna Alting\nMag ik tekenen?",
    ],
)
def test_an_older_mail_is_no_words_of_the_sender(older: str) -> None:
    assert kept(f"{HEAD}Hierbij machtig ik je om te tekenen.\nGroet, Anna\n{older}") in ("Groet, Anna", "Bert Beumer schreef op 2 juni:")


@pytest.mark.parametrize(
    "row",
    ["Van: 3 juni 2025", "Van: dinsdag tot en met vrijdag", "> 2 jaar ervaring: ja", "Van: 3 juni 2025\nDatum: 4 juni 2025", "Van: Anna"],
)
def test_a_row_that_only_looks_like_an_older_mail_ends_nothing(row: str) -> None:
    assert kept(f"{HEAD}Hierbij machtig ik je om te tekenen.\n{row}\nTot een bedrag van € 10.000") == "Tot een bedrag van € 10.000"


def test_a_document_with_its_own_title_above_from_and_to_is_read_whole() -> None:
    memo = "Volmacht\nVan: Anna Alting\nAan: Bert Beumer\nDatum: 3 juni 2026\nIk machtig je.\nVan: Bert Beumer\nAan: Anna Alting\nAkkoord"
    assert kept(memo) == "Akkoord"
    assert kept(memo.replace("Alting\nAan", "Alting <a@dijkwacht.example>\nAan", 1)) == "Ik machtig je."


def test_limit_and_last_day_of_a_mandate_stand_below_the_name_too() -> None:
    piece = samples.read(
        "Volmacht\nVan: Anna Alting, directeur Stichting De Wegwijzer (KvK 90010001)\nAan: B. Beumer\nDatum: 3 juni 2025\n"
        "De directie, Anna Alting, machtigt B. Beumer om namens de stichting inschrijvingen te ondertekenen.\nMet groet, Anna Alting\n"
        "Geldigheid\nVan: 3 juni 2025\nTot: 1 januari 2026\nTot een bedrag van € 10.000\n"
    )
    (proxy,) = piece.all("gevolmachtigde")
    assert (proxy.about["volmacht"], proxy.about["grens"]) == ("beperkt", "Tot een bedrag van € 10.000")
    assert samples.values(piece, "geldig_tot") == ["2026-01-01"]


def test_an_amount_goes_before_another_limit() -> None:
    piece = samples.read(
        "Volmacht\nStichting De Wegwijzer (KvK 90010001), vertegenwoordigd door A. Alting, machtigt B. Beumer om te tekenen, uitsluitend "
        "voor de inschrijving cliëntondersteuning.\nDit geldt tot een bedrag van € 10.000.\nGoes, 3 juni 2026\nA. Alting, directeur"
    )
    assert piece.all("gevolmachtigde")[0].about["grens"] == "tot een bedrag van € 10.000"


def test_a_mandate_by_mail_keeps_its_limit() -> None:
    piece = samples.read(
        f"{HEAD}Hierbij machtig ik je om de bestuursverklaring van Stichting De Dijkwacht te ondertekenen, tot een bedrag van € 10.000.\n"
        "Groet, Anna"
    )
    assert [fact.about["volmacht"] for fact in piece.all("gevolmachtigde")] == ["beperkt"]


def test_places_to_fill_in_below_a_row_with_a_sign_are_read() -> None:
    piece = samples.read(
        "Bestuursverklaring 2027\nVan: Anna Alting\nAan: zorgkantoor VGZ\nDatum: 3 juli 2026\n"
        "Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen.\n"
        "> 2 jaar ervaring met cliëntondersteuning: ja\nNaam organisatie: ..........\nHandtekening:\n"
    )
    assert samples.values(piece, "invulplek") == [".........."]
    assert samples.values(piece, "handtekening") == ["leeg"]


def test_the_moment_that_a_browser_prints_over_a_mail_is_not_when_it_was_sent() -> None:
    head = HEAD.replace("Datum: 3 juni 2026", "Verzonden: woensdag 3 juni 2026 21:14")
    said = "Hierbij machtig ik je om de inschrijving te tekenen.\nGroet, Anna"
    text = f"20-7-2026 09:01  Postvak IN - volmacht\n{head}{said}\nhttps://post.example/1  1/1\n"
    assert [fact.value for fact in samples.read(text).all("datum")] == ["2026-06-03"]

"""Days, names, numbers and regions as people write them: in own words, over two lines, behind the name, or as a scanner saw them."""

import pytest
from sample_texts import DECLARES, read
from test_extractors_kinds_own_words import ALL, Told

from extractors.days.dates import dates
from extractors.document import Piece
from extractors.parties.names import organisations


def values(piece: Piece, *names: str) -> list[str]:
    return [fact.value for name in names for fact in piece.all(name)]


def ids(one: Told) -> str:
    return f"{one.kinds[0]}: {one.text.strip().splitlines()[0][:50]}"


@pytest.mark.parametrize("one", [one for one in ALL if one.day], ids=ids)
def test_the_day(one: Told) -> None:
    assert values(read(one.text), "datum")[:1] == [one.day]


@pytest.mark.parametrize("one", [one for one in ALL if one.numbers], ids=ids)
def test_the_numbers(one: Told) -> None:
    own = [fact.value for fact in read(one.text).all("kvk_nummer") if fact.about.get("rol") != "ander"]
    assert set(own) == one.numbers


@pytest.mark.parametrize("one", [one for one in ALL if one.name], ids=ids)
def test_the_name(one: Told) -> None:
    assert one.name in values(read(one.text), "statutaire_naam", "handelsnaam", "deelnemer")


@pytest.mark.parametrize("one", [one for one in ALL if one.regions], ids=ids)
def test_the_regions(one: Told) -> None:
    found = " ".join(values(read(one.text), "regio"))
    assert all(region in found for region in one.regions)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("getekend l6-07-2O26", "2026-07-16"),
        ("op 3O juli 2026", "2026-07-30"),
        ("waalwijk, 16uli 2026", "2026-07-16"),
        ("o4.o8.2026", "2026-08-04"),
    ],
)
def test_a_day_as_a_scanner_saw_it_is_read_with_a_doubt(written: str, day: str) -> None:
    (found,) = dates(written.lower())
    assert found.value == day
    assert "gelezen als" in found.doubt


@pytest.mark.parametrize("written", ["lid 2 0", "artikel 1.1.2026a", "olie 2026", "zo is 12 mei", "1l 22"])
def test_letters_that_are_no_digits_make_no_day(written: str) -> None:
    assert not dates(written)


def test_a_day_over_two_rows_of_a_table() -> None:
    text = f"{DECLARES}Handtekening\nNaam  Functie  Plaats en datum\nBo Smit  bestuurder  Goes, maandag 20\nBo Smit  juli 2026"
    assert values(read(text), "datum") == ["2026-07-20"]


def test_the_day_this_declaration_was_signed_counts_and_not_that_of_the_letterhead() -> None:
    text = f"Goes, 5 juli 2026\n{DECLARES}Deze verklaring is door beide bestuurders getekend op 9 juli 2026.\nA. Dijkman  B. Smit"
    assert values(read(text), "datum")[0] == "2026-07-09"


def test_a_rule_that_was_changed_is_of_the_day_of_the_change() -> None:
    text = (
        "Procuratie\nZilt Advies B.V. KvK 90210011\nNaam  Mag tekenen voor\nA. Dijkman  inschrijvingen\n"
        "Vastgesteld door de directie op 3 maart 2025, laatst gewijzigd op 5 juni 2026.\nw.g. B. Smit"
    )
    assert values(read(text), "datum") == ["2026-06-05"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Model BV-OCO, versie 1 juni 2026", [], id="the code of a form is no company"),
        pytest.param("1 Dijk & Wal Advies B.V.\n2 Kade N.V.", ["Dijk & Wal Advies B.V.", "Kade N.V."], id="numbers of a list"),
        pytest.param("Stichting Kade in Zorg, Goes", ["Stichting Kade in Zorg"], id="in zorg is no place"),
        pytest.param("Stichting Kade in Goes", ["Stichting Kade"], id="in Goes is a place"),
        pytest.param(
            "namens de Coöperatieve\nvereniging Dijk-Wal U.A.", ["Coöperatieve\nvereniging Dijk-Wal U.A."], id="a form over two lines"
        ),
        pytest.param("van coöperatie Dijk en Wal U.A., Goes", ["coöperatie Dijk en Wal U.A."], id="a form in small letters"),
        pytest.param("Procuratieregeling Kade B.V.", ["Kade B.V."], id="the name of the paper is not that of the company"),
    ],
)
def test_names_of_organisations(text: str, names: list[str]) -> None:
    assert [text[slice(*span)] for span in organisations(text)] == names


def test_a_name_that_goes_on_in_the_next_line_is_whole() -> None:
    text = "Onze bestuursverklaring\nDe Coöperatieve Vereniging Kade\nAdvies U.A. te Goes (ingeschreven bij\nKVK onder 90210011) voldoet."
    assert values(read(text), "statutaire_naam") == ["Coöperatieve Vereniging Kade Advies U.A."]


def test_a_trade_name_with_its_form_behind_it() -> None:
    text = (
        "Bestuursverklaring 2027\nHandelsnaam en rechtsvorm  Kade, eenmanszaak\nKvK-nummer  90210011\nOndergetekende voldoet aan de eisen."
    )
    assert values(read(text), "handelsnaam") == ["Kade"]


def test_the_buyer_in_the_line_above_does_not_own_the_number() -> None:
    piece = read(
        "Aan VGZ Zorgkantoor\nIk ben directeur van Stichting Kade (KvK 90210011) en verklaar dat wij aan de eisen voldoen.\n"
        "Goes, 1 juli 2026"
    )
    assert [fact.about for fact in piece.all("kvk_nummer")] == [{}]


def test_a_certificate_of_a_holding_is_about_the_holding() -> None:
    text = (
        "Justis\nVerklaring Omtrent het Gedrag voor rechtspersonen\nniet is gebleken van bezwaren\n"
        "Naam rechtspersoon  Kade Holding B.V.\nKvK-nummer  90210011\nDatum  2 juni 2026"
    )
    assert [fact.about for fact in read(text).all("kvk_nummer")] == [{}]


@pytest.mark.parametrize(
    ("said", "regions"),
    [
        ("In welke regio(s) schrijft u in? Waardenland, Midden-Holland en Nijmegen", ["Waardenland, Midden-Holland en Nijmegen"]),
        ("In de zorgkantoorregio Drenthe. In de regio's Groningen en Zwolle schrijven wij niet in.", ["Drenthe"]),
        ("Wij schrijven in voor de regio'sZwolle en Flevoland.", ["Zwolle en Flevoland"]),
    ],
)
def test_regions_that_are_bid_for(said: str, regions: list[str]) -> None:
    assert values(read(f"{DECLARES}{said}\nGoes, 1 juli 2026\nA. Dijkman"), "regio") == regions


def test_a_director_up_to_an_amount_is_not_free_to_sign() -> None:
    text = (
        "Uittreksel Handelsregister Kamer van Koophandel\nKvK-nummer 90210011\nRechtspersoon\nStatutaire naam  Stichting Kade\n"
        "Rechtsvorm  Stichting\nBestuurder\nNaam  Smit, Bo\nBevoegdheid  Alleen/zelfstandig bevoegd\n"
        "Beperking  tot een bedrag van EUR 50.000\nGegevens zijn vervaardigd op 02-06-2026"
    )
    (officer,) = read(text).all("bestuurder")
    assert officer.about["bevoegdheid"] == "beperkt"


def test_the_number_of_a_parent_company_is_not_that_of_who_the_certificate_is_about() -> None:
    text = (
        "Verklaring omtrent het gedrag rechtspersonen\nJustis, Ministerie van Justitie en Veiligheid\nNaam: Stichting De Dijkwacht\n"
        "Moedermaatschappij Dijk Holding, KvK 11111111\nDatum besluit: 3 juni 2026\nIs niet gebleken van bezwaren tegen de rechtspersoon.\n"
        "De Minister voor Rechtsbescherming\n"
    )
    assert [(fact.value, fact.about.get("rol")) for fact in read(text).all("kvk_nummer")] == [("11111111", "ander")]

"""Lines between which people sign, without a word that says so."""

import pytest
import sample_texts

from extractors.signing.places import NAMES, PLACE_AND_DATE


@pytest.mark.parametrize(
    "line",
    [
        "Tilburg, 25 juli 2022",
        "Gouda, d.d. 20-07-2026",
        "Tilburg, twee juli 2026",
        "Amstelveen, July 6th, 2026",
        "Date: 30 June 2026",
        "Rotterdam, 8-7-2026  Barendrecht, 13-7-2026",
    ],
)
def test_a_place_and_date_alone_on_a_line(line: str) -> None:
    assert PLACE_AND_DATE.match(line)


@pytest.mark.parametrize(
    "line", ["In Tilburg werkten wij op 25 juli 2022 met tien mensen.", "Wet van 7 november 2002 op de zorg", "Tarief 2027: 92,90"]
)
def test_a_sentence_with_a_date_is_no_place_to_sign(line: str) -> None:
    assert not PLACE_AND_DATE.match(line)


@pytest.mark.parametrize(
    "line", ["M.C. Verbunt  P. de Graauw", "p/o D. Slagveld, hoofd bedrijfsvoering", "Nienke Roelofsma", "Ö. Yıldırımer"]
)
def test_a_name_alone_on_a_line(line: str) -> None:
    assert NAMES.match(line)


@pytest.mark.parametrize(
    "line", ["Onze klachtenregeling staat op de website", "3. Wij zijn lid van de BCMB", "Stichting De Wegwijzer, gevestigd te Tiel;"]
)
def test_other_lines_are_no_name(line: str) -> None:
    assert not NAMES.match(line)


@pytest.mark.parametrize("hostile", ["A." * 5_000, "A b " * 5_000, "Aa  " * 5_000, "9 " * 5_000, "Aa, " * 5_000])
def test_hostile_lines_cost_no_time(hostile: str) -> None:
    assert not NAMES.match(hostile + "!")
    assert not PLACE_AND_DATE.match(hostile + "!")


FORM = (
    "Bestuursverklaring 2027\nNaam organisatie: Stichting De Wegwijzer\nKvK-nummer: 90010001\n"
    "Wij voldoen aan alle eisen en schrijven in voor Nijmegen.\nNaam: P. Smit\nFunctie: manager\nDatum: 3 juli 2026\nHandtekening:\n"
    "______________________________\n{name}\nsecretaresse\nBijlage 1"
)


@pytest.mark.parametrize(
    ("name", "signers"),
    [
        ("P. Smit", ["P. Smit"]),
        ("Piet Smit", ["P. Smit"]),
        ("J. Mulder", ["P. Smit", "J. Mulder"]),
        ("p/o J. Mulder", ["P. Smit", "J. Mulder"]),
        ("Stichting De Wegwijzer", ["P. Smit"]),
    ],
)
def test_another_name_under_the_line_is_of_who_signs_there(name: str, signers: list[str]) -> None:
    piece = sample_texts.read(FORM.format(name=name))
    assert [fact.value for fact in piece.all("ondertekenaar")] == signers

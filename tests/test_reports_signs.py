"""By which words a bidder is known: short names are found, ordinary words and places are not taken for one, and doubt is told."""

import pytest

from reports.signs import Language, Signs, short, signs, small_words, stands

DUTCH = Language(ordinary=frozenset({"helder", "nieuw", "begin", "naast", "elkaar"}), places=("Den Helder", "Nijmegen", "Midden-Holland"))


def known(*names: str) -> Signs:
    return signs(names, (), DUTCH)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Coöperatie Kustlijn U.A.", "Kustlijn"),
        ("Bureau Horizon B.V.", "Bureau Horizon"),
        ("Stichting De Brugwachter", "De Brugwachter"),
        ("Tweespan", "Tweespan"),
        ("Zorgwijzer B.V. (in oprichting)", "Zorgwijzer"),
        ("V.O.F. Jansen & Zn.", "Jansen & Zn"),
        ("Stichting", "Stichting"),
    ],
)
def test_a_short_name_is_without_its_legal_form(name: str, said: str) -> None:
    assert short(name) == said


@pytest.mark.parametrize("said", ["Kustlijn", "kustlijn", "Coöperatie  Kustlijn U.A.", "KUSTLIJN"])
def test_a_word_of_its_own_is_a_sign_in_any_letters(said: str) -> None:
    assert any(stands(one, f"Beter dan {said}, vinden wij.") for one in known("Coöperatie Kustlijn U.A.").sure)


@pytest.mark.parametrize("said", ["Kustlijnen", "kustlijnweg", "Oude-Kustlijn1"])
def test_only_whole_words_are_a_sign(said: str) -> None:
    assert not any(stands(one, f"De {said} is lang.") for one in known("Kustlijn B.V.").sure)


def test_words_of_the_trade_and_places_are_none() -> None:
    of = known("Bureau Zorg Nijmegen B.V.")
    assert of.sure == ("Bureau Zorg Nijmegen B.V.",)
    assert of.written == ("Bureau Zorg Nijmegen",)
    assert of.doubtful == ()


def test_an_ordinary_word_is_doubtful_and_the_name_of_a_longer_place_is_told_beside_it() -> None:
    of = known("Helder Advies B.V.")
    assert of.doubtful == ("Helder",)
    assert of.written == ("Helder Advies",)
    assert of.places == ("Den Helder",)
    assert stands("Helder Advies", "beter dan HELDER ADVIES", as_written=True)
    assert not stands("Helder Advies", "geeft helder advies", as_written=True)


def test_of_a_row_of_ordinary_words_only_the_row_is_a_sign() -> None:
    of = known("Vereniging Naast Elkaar", "Nieuw Begin Cliëntsteun B.V.")
    assert set(of.written) == {"Naast Elkaar", "Nieuw Begin", "Nieuw Begin Cliëntsteun"}
    assert of.doubtful == ()


def test_a_name_of_one_ordinary_word_is_asked_about() -> None:
    assert known("De Begin B.V.").doubtful == ("Begin",)
    assert known("MEE B.V.").doubtful == ("MEE",)


def test_a_word_in_an_address_or_the_name_of_a_file_is_no_ordinary_word() -> None:
    texts = ["info@kustlijn.nl", "www.kustlijn.nl", "kustlijn.pdf", "bijlage_kustlijn", "Langs de horizon loopt"]
    assert small_words(texts, {"kustlijn", "horizon"}) == {"horizon"}

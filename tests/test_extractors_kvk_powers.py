"""An authority is never read wider than it is printed."""

import pytest

from extractors.document import Line, Page, Searchability
from extractors.identify import identify
from extractors.kinds.kvk_powers import attorney, power


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Alleen/zelfstandig bevoegd", "alleen"),
        ("Alleen/zelfstandig bevoegd (zie statuten)", "alleen"),
        ("Zelfstandig bevoegd, zonder beperkingen", "alleen"),
        ("Solely/independently authorised", "alleen"),
        ("Alleen bevoegd samen met een andere bestuurder", "gezamenlijk"),
        ("Alleen bevoegd met twee handtekeningen", "gezamenlijk"),
        ("Solely authorised together with another director", "gezamenlijk"),
        ("In vereniging met een medebestuurder", "gezamenlijk"),
        ("Zelfstandig bevoegd tot € 50.000, daarboven samen met een ander", "beperkt"),
        ("Alleen/zelfstandig bevoegd behoudens goedkeuring van de raad van toezicht", "beperkt"),
        ("Alleen/zelfstandig bevoegd, met uitzondering van onroerend goed", "beperkt"),
        ("Alleen bevoegd voor dagelijkse handelingen", "beperkt"),
        ("Alleen/zelfstandig bevoegd uitsluitend voor filiaal Ommen", "beperkt"),
        ("Solely authorised, subject to approval of the supervisory board", "beperkt"),
        ("Voorlopig alleen bevoegd", "beperkt"),
        ("Voorheen alleen/zelfstandig bevoegd", "onbekend"),
        ("Bevoegdheid geschorst, was alleen bevoegd", "onbekend"),
        ("Alleen het bestuur als geheel is bevoegd", "onbekend"),
        ("Independent: no", "onbekend"),
        ("Onbevoegd", "niet"),
    ],
)
def test_alone_is_alone_only_where_nothing_takes_from_it(words: str, code: str) -> None:
    assert power(words, "bestuurder") == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Onbeperkt bevoegd", "onbeperkt"),
        ("Onbeperkt bevoegd tot EUR 10.000", "beperkt"),
        ("Onbeperkt bevoegd behoudens registergoederen", "beperkt"),
        ("Beperkt bevoegd (tot EUR 25.000,00, daarboven met medevennoot)", "beperkt"),
        ("Alleen samen met de andere vennoot", "gezamenlijk"),
        ("Full authority together with the other partner", "gezamenlijk"),
        ("Onbeperkt aansprakelijk", "onbekend"),
    ],
)
def test_a_partner_acts_no_wider_than_printed(words: str, code: str) -> None:
    assert power(words, "vennoot") == code


@pytest.mark.parametrize(
    ("words", "code"),
    [("volledige volmacht", "volledig"), ("volledige volmacht tot € 10.000", "beperkt"), ("volledig, samen met een ander", "beperkt")],
)
def test_a_full_proxy_with_a_limit_is_limited(words: str, code: str) -> None:
    assert attorney(words) == code


def officers(*rows: str) -> dict[str, str]:
    head = ["Kamer van Koophandel", "Uittreksel Handelsregister", "KvK-nummer  90210011", "Rechtspersoon", "Rechtsvorm  Stichting"]
    lines = tuple(Line(text=row, box=None) for row in [*head, "Statutaire naam  Stichting De Dijkwacht", *rows])
    page = Page(number=1, width=595, height=842, lines=lines, searchability=Searchability.DIGITAL, because="")
    (piece,) = identify((page,), (), ())
    return {fact.value: fact.about.get("bevoegdheid", "") for fact in piece.all("bestuurder")}


def test_an_authority_that_goes_on_behind_a_second_label_is_read_whole() -> None:
    rows = ("Bestuurder(s)", "Naam  Alting, Anna", "Bevoegdheid  Gezamenlijk bevoegd met een of meer andere", "Bevoegdheid  bestuurders")
    assert officers(*rows) == {"Alting, Anna": "gezamenlijk"}
    rows = ("Bestuurder(s)", "Naam  Alting, Anna", "Bevoegdheid  Alleen bevoegd", "Bevoegdheid  samen met een andere bestuurder")
    assert officers(*rows) == {"Alting, Anna": "gezamenlijk"}


def test_a_limit_beside_the_authority_counts_without_an_amount() -> None:
    rows = (
        "Bestuurder",
        "Naam  Alting, Anna",
        "Bevoegdheid  Alleen/zelfstandig bevoegd",
        "Beperkingen  Goedkeuring nodig",
    )
    assert officers(*rows) == {"Alting, Anna": "beperkt"}
    assert officers(*rows[:3], "Beperkingen  geen") == {"Alting, Anna": "alleen"}


def test_numbered_directors_and_officers_are_read() -> None:
    assert officers("Bestuurders", "Bestuurder 1  Rijn, Olaf", "Bestuurder 2  Bouwman, Christa") == dict.fromkeys(
        ("Rijn, Olaf", "Bouwman, Christa"), "onbekend"
    )
    assert officers("Officer(s)", "Name  Monsanto, Ruth", "Authority  Solely/independently authorised") == {"Monsanto, Ruth": "alleen"}

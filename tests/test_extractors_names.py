"""Names of organisations and people, and the legal form in them."""

import time

import pytest

from extractors.parties.names import is_legal_person, is_person, legal_form, organisations, person_at, without_title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "namens Stichting Onafhankelijke Cliëntondersteuning De Linde, gevestigd te Nijmegen",
            ["Stichting Onafhankelijke Cliëntondersteuning De Linde"],
        ),
        ("handelend namens De Wegwijzer Zorg B.V., statutair", ["De Wegwijzer Zorg B.V."]),
        ("Coöperatie Samen Sterk U.A. en Stichting MEE Voorbeeld", ["Coöperatie Samen Sterk U.A.", "Stichting MEE Voorbeeld"]),
        ("1. Stichting Alfa (KvK 12345678), 2. Beta Zorg B.V. (KvK 87654321)", ["Stichting Alfa", "Beta Zorg B.V."]),
        ("Stichting Alfa en Beta Zorg B.V., vormen", ["Stichting Alfa", "Beta Zorg B.V."]),
        ("de stichting voldoet aan alle eisen", []),
        ("directeur van Zorgpad Holding BV te Zwolle", ["Zorgpad Holding BV"]),
        ("Wijzer in Zorg V.O.F.", ["Wijzer in Zorg V.O.F."]),
        ("Stichting Thuis in Vragen te Veghel (KvK 90010002)", ["Stichting Thuis in Vragen"]),
        ("Stichting Thuis in Veghel, vertegenwoordigd door", ["Stichting Thuis"]),
        ("Onderbouwing Landelijk Bureau Wegwijs B.V.", ["Landelijk Bureau Wegwijs B.V."]),
        ("UBO-gegevens van Bos & Smit V.O.F.", ["Bos & Smit V.O.F."]),
        ("Wij (Bos & Smit V.O.F., kvk 90210011) verklaren", ["Bos & Smit V.O.F."]),
    ],
)
def test_organisations_in_running_text(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in organisations(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het bestuur machtigt hierbij Bert\nBeumer om te tekenen", "Bert\nBeumer"),
        ("Het bestuur machtigt hierbij Bert\nvan Beumer, manager zorg, om te tekenen", "Bert\nvan Beumer"),
        ("Dit doet namens ons Bert\nBeumer.", "Bert\nBeumer"),
        ("Het bestuur machtigt Bert Beumer\nVolmacht geldt tot 2028", "Bert Beumer"),
        ("Het bestuur machtigt J. Beumer\nCliëntondersteuner bij ons", "J. Beumer"),
        ("Met vriendelijke groet,\nAnna\nCliëntondersteuner bij De Kade", None),
        ("Hartelijke groet van Anna\nGoes, 3 juni 2026", None),
        ("Hartelijke groet van Anna\nGoes op 3 juni 2026", None),
        ("Getekend door Anna\nDirecteur van De Kade", None),
        ("Contact: Anna\nTelefoon 0113 123456", None),
    ],
)
def test_a_given_name_at_the_end_of_a_line_of_running_text(text: str, name: str | None) -> None:
    begin = next(text.index(first) for first in ("Bert", "J. B", "Anna") if first in text)
    span = person_at(text, begin)
    assert span is not None
    assert text[slice(*span)] == (name or "Anna")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mevrouw drs. A.B. van der Berg, directeur", "A.B. van der Berg"),
        ("de heer J. de Vries", "J. de Vries"),
        ("Fatima el Amrani, bestuurder", "Fatima el Amrani"),
        ("dhr. W.F. de Boer", "W.F. de Boer"),
        ("P. Bakker-de Groot (directeur)", "P. Bakker-de Groot"),
        ("F.Q. d’Hondt, bestuurder", "F.Q. d’Hondt"),
        ("G.J. te Pas, voorzitter", "G.J. te Pas"),
        ("Gerrit te Pas, voorzitter", "Gerrit te Pas"),
        ("P.-J. Uijl", "P.-J. Uijl"),
        ("J. Jansen te Tiel", "J. Jansen"),
    ],
)
def test_a_person_without_titles(text: str, name: str) -> None:
    span = person_at(text)
    assert span is not None
    assert text[slice(*span)] == name


@pytest.mark.parametrize(
    "text",
    [
        "Karin Stoop Advies",
        "Peelpad Cliëntondersteuning",
        "Onderbouwing Kadewacht",
        "Stichting Alfa",
        "Beta Zorg B.V.",
        "directeur",
        "Ondertekening:",
        "4 mei 2026",
        "de organisatie voldoet",
        "Zilveren Kruis",
        "Zorgkantoor Friesland",
        "",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Stichting De Linde", "stichting"), ("Zorgpad B.V.", "bv"), ("Besloten Vennootschap", "bv"), ("Coöperatie Samen U.A.",
            "cooperatie"), ("Eenmanszaak", "eenmanszaak"),
        ("Vennootschap onder firma", "vof"), ("V.O.F. Raad en Wijs", "vof"), ("Vereniging met volledige rechtsbevoegdheid",
            "vereniging"), ("Maatschap Wijs", "maatschap"),
        ("Private limited liability company", "bv"), ("Foundation", "stichting"), ("Praktijk Raadwijzer", ""), ("Naamloze vennootschap",
            "nv"),
    ],
)  # fmt: skip
def test_the_legal_form_is_read_from_name_or_field(written: str, form: str) -> None:
    assert legal_form(written) == form


def test_a_director_may_be_a_legal_person() -> None:
    assert is_legal_person("Wegwijzer Holding B.V.")
    assert not is_legal_person("de Wit, Peter")


def test_titles_are_taken_off() -> None:
    assert without_title("mevrouw drs. J. de Vries") == "J. de Vries"


@pytest.mark.parametrize("name", ["W.A. Hoekstra", "B.A. de Vries", "U.A. Smit"])
def test_initials_that_look_like_a_legal_form_are_a_person(name: str) -> None:
    assert is_person(name)
    assert legal_form(name) == ""


def test_degrees_are_taken_off() -> None:
    assert without_title("prof. dr. C. de Jager MSc") == "C. de Jager"


@pytest.mark.parametrize(
    "name", ["R. in 't Veld", "Anna in het Panhuis", "G. in der Maur", "O.Dijkman", "F.J.M. baron van Zuylen", "M. in ’t Hout-de Vries"]
)
def test_a_name_with_small_words_of_its_own(name: str) -> None:
    assert is_person(name)
    assert person_at(f"{name}, bestuurder") == (0, len(name))


def test_a_place_behind_a_name_is_no_part_of_it() -> None:
    written = "A. Jansen in Assen"
    span = person_at(written)
    assert span is not None
    assert written[slice(*span)] == "A. Jansen"


@pytest.mark.parametrize(
    "place", ["Den Haag", "Alphen aan den Rijn", "Wijk bij Duurstede", "Bergen op Zoom", "Laan van Oost 500", "Lange Dorpsweg 12"]
)
def test_places_and_streets_are_no_people(place: str) -> None:
    assert not is_person(place)


@pytest.mark.parametrize("name", ["J. op den Berg", "Anna aan de Stegge", "P. van den Haag", "A. van Dijk 1"])
def test_names_that_look_like_places(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Stichting De Kade Wlz Noord, KvK 90210011", ["Stichting De Kade Wlz Noord"]),
        ("Stichting De Kade OCO (KvK 90210011)", ["Stichting De Kade OCO"]),
        ("Stichting Raad Wlz en Wmo Twente te Almelo", ["Stichting Raad Wlz en Wmo Twente"]),
        ("Stichting 't Baken Wlz 's-Gravenhage", ["Stichting 't Baken Wlz 's-Gravenhage"]),
        ("Stichting Steun in de Wlz, te Goes", ["Stichting Steun in de Wlz"]),
        ("Stichting De Kade OCO Inschrijving 2027", ["Stichting De Kade"]),
        ("Stichting De Kade Wlz cliëntondersteuning", ["Stichting De Kade"]),
        ("Stichting De Kade en Stichting Het Baken schrijven in", ["Stichting De Kade", "Stichting Het Baken"]),
    ],
)
def test_words_of_the_work_and_of_a_region_are_part_of_a_name(written: str, names: list[str]) -> None:
    assert [written[start:end] for start, end in organisations(written)] == names


def test_the_numbers_of_a_long_list_are_read_in_a_time_that_grows_with_it() -> None:
    def seconds(count: int) -> float:
        rows = "\n".join("50 Zorg B.V." if row % 2 else "iets anders" for row in range(count))
        start = time.perf_counter()
        assert len(list(organisations(rows))) <= count
        return time.perf_counter() - start

    assert seconds(8_000) < 10 * max(seconds(2_000), 0.01)


def test_a_number_of_a_row_is_no_part_of_the_name_behind_it() -> None:
    rows = "1 Alfa Zorg B.V., Goes\n   Kade 3\n2 Beta Zorg B.V., Goes"
    assert [rows[slice(*span)] for span in organisations(rows)] == ["Alfa Zorg B.V.", "Beta Zorg B.V."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("N.V. Zuiderhoek Zorgadvies", ["N.V. Zuiderhoek Zorgadvies"]),
        ("Aan N.V. Zuiderhoek Zorgadvies, Den Haag", ["N.V. Zuiderhoek Zorgadvies"]),
        ("Gedrag aan B.V. Zuiderhoek Zorg, ingeschreven onder nummer", ["B.V. Zuiderhoek Zorg"]),
        ("Getekend door B.V. Jansen, bestuurder", []),
        ("NV Zuiderhoek Zorg (KvK 90210011)", ["NV Zuiderhoek Zorg"]),
        ("Alfa Zorg B.V. Goes", ["Alfa Zorg B.V."]),
        ("Bureau Alfa\nB.V. Goes", ["Bureau Alfa\nB.V."]),
        ("Alfa N.V. en Beta B.V.", ["Alfa N.V. en Beta B.V."]),
    ],
)
def test_a_legal_form_may_open_a_name(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in organisations(text)] == names

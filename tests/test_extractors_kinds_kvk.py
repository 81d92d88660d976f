"""What a KvK extract states, in several layouts."""

import pytest
import sample_texts as samples
from sample_texts import about, read, values

from extractors.document import Fact, Kind
from extractors.identify import identify
from extractors.kinds.kvk_powers import power


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(samples.KVK_STICHTING, "2026-05-04", id="gegevens zijn vervaardigd op"),
        pytest.param(samples.KVK_BV, "2026-04-30", id="uittreksel is vervaardigd op"),
        pytest.param(samples.KVK_EENMANSZAAK, "2026-06-02", id="vervaardigd op"),
        pytest.param(samples.KVK_ENGELS, "2026-05-15", id="extract was produced on"),
        pytest.param(samples.KVK_VESTIGING, "2026-05-12", id="branch"),
    ],
)
def test_the_date_is_the_one_it_was_made_on_and_no_other(text: str, day: str) -> None:
    assert values(read(text), "datum") == [day]


def test_the_entity_of_a_foundation() -> None:
    piece = read(samples.KVK_STICHTING)
    assert values(piece, "kvk_nummer") == ["09912345"]
    assert values(piece, "rsin") == ["123456782"]
    assert values(piece, "rechtsvorm") == ["stichting"]
    assert values(piece, "statutaire_naam") == ["Stichting Onafhankelijke Cliëntondersteuning De Lindeboom"]
    assert values(piece, "paginatelling") == ["1/2"]
    assert values(piece, "gewaarmerkt") == ["ja"]
    assert about(piece, "bestuurder") == [("Vermeer, Johanna Maria", {"bevoegdheid": "alleen", "functie": "Directeur-bestuurder"})]


def test_a_company_with_a_holding_as_director_and_joint_authority() -> None:
    piece = read(samples.KVK_BV)
    assert about(piece, "kvk_nummer") == [("81234567", {}), ("81230001", {"rol": "ander"})]
    assert about(piece, "bestuurder") == [
        ("Wegwijzer Holding B.V.", {"bevoegdheid": "gezamenlijk", "rechtspersoon": "ja"}),
        ("de Wit, Peter", {"bevoegdheid": "gezamenlijk"}),
    ]
    ((name, limits),) = about(piece, "gevolmachtigde")
    assert (name, limits["volmacht"]) == ("Aziz, Samira", "beperkt")
    assert "25.000" in limits["grens"]


def test_a_sole_trader_has_an_owner() -> None:
    piece = read(samples.KVK_EENMANSZAAK)
    assert values(piece, "eigenaar") == ["Kuipers, Anna"]
    assert values(piece, "rechtsvorm") == ["eenmanszaak"]
    assert values(piece, "handelsnaam") == ["Praktijk Raadwijzer"]


def test_partners_and_a_bad_state() -> None:
    piece = read(samples.KVK_VOF)
    assert about(piece, "vennoot") == [("Smit, Bart", {"bevoegdheid": "onbeperkt"}), ("Smit-Maas, Ilse", {"bevoegdheid": "beperkt"})]
    assert values(piece, "toestand") == ["surseance"]
    assert values(piece, "rechtsvorm") == ["vof"]


def test_an_english_extract() -> None:
    piece = read(samples.KVK_ENGELS)
    assert values(piece, "kvk_nummer") == ["70998877"]
    assert values(piece, "rechtsvorm") == ["bv"]
    assert about(piece, "bestuurder") == [("Jansen, Erik", {"bevoegdheid": "alleen"})]


def test_a_birth_date_is_found_and_masked() -> None:
    (fact,) = read(samples.KVK_STICHTING).all("persoonsgegeven")
    assert fact == Fact(name="persoonsgegeven", value="geboortedatum", locator=fact.locator)
    assert fact.locator.quote == "Geboortedatum"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("De rechtspersoon is failliet verklaard op 2 mei 2026", ["faillissement"]),
        ("Faillissement: geen", []),
        ("Er is geen sprake van surseance of faillissement", []),
        ("Datum ontbinding   01-02-2026", ["ontbinding"]),
        ("De onderneming is uitgeschreven per 1 maart 2026", ["uitschrijving"]),
    ],
)
def test_states_of_the_entity(line: str, state: list[str]) -> None:
    assert values(read(samples.KVK_STICHTING + line), "toestand") == state


def test_an_impossible_date_is_said_and_not_guessed() -> None:
    piece = read(samples.KVK_STICHTING.replace("04-05-2026", "31-02-2026"))
    assert about(piece, "datum") == [("31-02-2026", {"onzeker": "De datum '31-02-2026' bestaat niet."})]


def test_a_missing_date_is_said() -> None:
    piece = read(samples.KVK_STICHTING.replace("Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur.", ""))
    assert any("vervaardigd" in words for words in piece.unread)


@pytest.mark.parametrize(
    ("words", "section", "code"),
    [
        ("Alleen/zelfstandig bevoegd", "bestuurder", "alleen"), ("Gezamenlijk bevoegd (met andere bestuurder(s))", "bestuurder",
            "gezamenlijk"), ("Niet bevoegd", "bestuurder", "niet"),
        ("Bevoegd", "bestuurder", "onbekend"), ("Jointly authorised", "bestuurder", "gezamenlijk"), ("Onbeperkt bevoegd", "vennoot",
            "onbeperkt"), ("Beperkt bevoegd tot EUR 5.000", "vennoot", "beperkt"),
        ("Niet bevoegd", "vennoot", "niet"), ("Gezamenlijk bevoegd", "vennoot", "gezamenlijk"),
        ("Zelfstandig bevoegd", "vennoot", "alleen"),
        ("Niet alleen bevoegd, zie bewind", "bestuurder", "onbekend"),
        ("Niet zelfstandig bevoegd", "bestuurder", "onbekend"), ("Not solely authorised", "bestuurder", "onbekend"),
    ],
)  # fmt: skip
def test_authority_as_written_becomes_a_code(words: str, section: str, code: str) -> None:
    assert power(words, section) == code


def test_partners_in_a_table_with_dates_of_birth() -> None:
    text = (
        "Uittreksel Handelsregister  KVK\nKVK-nummer  90010077\nRechtsvorm  Vennootschap onder firma\nNaam  V.o.f. Het Klavertje\n"
        "RSIN  869232320\nVestigingsnummer  000024118890\nVennoten\nNaam  Geboren  In functie  Bevoegdheid\n"
        "Fransman, Jo  03-03-1962 01-01-2012 Onbeperkt bevoegd\nKowal, Agnes\n28-02-1989 01-01-2023 Niet bevoegd\n"
        "Gegevens zijn vervaardigd op 13-07-2026"
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert [(fact.value, fact.about["bevoegdheid"]) for fact in piece.all("vennoot")] == [
        ("Fransman, Jo", "onbeperkt"), ("Kowal, Agnes", "niet"),
    ]  # fmt: skip


def test_what_a_limited_mandate_holds_does_not_undo_its_limit() -> None:
    text = (
        "Uittreksel Handelsregister Kamer van Koophandel\nKvK-nummer 90010088\nRSIN 869232320\nRechtsvorm Stichting\n"
        "Statutaire naam Stichting Naast\nGevolmachtigden\nNaam  van den Brand, Petra\nSoort volmacht  Beperkte volmacht\n"
        "Inhoud volmacht  Tot EUR 50.000,00; huurovereenkomsten uitgezonderd\nUittreksel is vervaardigd op 13-07-2026"
    )
    (piece,) = identify(samples.pages(text), (), ())
    (proxy,) = piece.all("gevolmachtigde")
    assert (proxy.about["volmacht"], proxy.about["grens"]) == ("beperkt", "Tot EUR 50.000,00; huurovereenkomsten uitgezonderd")


def test_the_number_above_everything_is_that_of_the_extract() -> None:
    text = (
        "KVK\nUittreksel Handelsregister\nIngeschreven onder KvK-nummer 90010011\nOnderneming\nHandelsnamen  Woud Ondersteuning\n"
        "Rechtsvorm  Eenmanszaak\nVestigingsnummer  000043720981\nEigenaar\nNaam  Woud, Tess\nDatum in functie  02-09-2019\n"
        "Gegevens zijn vervaardigd op 23-06-2026 om 10.22 uur."
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert [(fact.value, dict(fact.about)) for fact in piece.all("kvk_nummer")] == [("90010011", {})]


MAATSCHAP = """Uittreksel Handelsregister Kamer van Koophandel
KvK-nummer    90230077
Onderneming
Handelsnaam    Maatschap De Kade Cliëntondersteuning
Rechtsvorm    Maatschap
Vestiging
Vestigingsnummer    000012345678
{table}
Gegevens zijn vervaardigd op 04-05-2026 om 10.12 uur.
"""
TWO = [("Akkerman, Pieter Jan", "onbeperkt"), ("de Boer, Anna Maria", "beperkt")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "Maten\nNaam    Geboortedatum    Datum in functie    Bevoegdheid\nAkkerman, Pieter Jan    04-05-1970    01-02-2015    "
            "Onbeperkt bevoegd\nde Boer, Anna Maria    12-11-1981    01-02-2015    Beperkt bevoegd", TWO, id="with dates",
        ),
        pytest.param(
            "Maten\nBevoegdheid    Naam\nOnbeperkt bevoegd    Akkerman, Pieter Jan\nBeperkt bevoegd    de Boer, Anna Maria", TWO,
            id="authority first",
        ),
        pytest.param("Maten\nAkkerman, Pieter Jan    Onbeperkt bevoegd\nde Boer, Anna Maria    Beperkt bevoegd", TWO, id="no head row"),
        pytest.param(
            "Maten\nAchternaam    Voornamen    Bevoegdheid\nAkkerman    Pieter Jan    Onbeperkt bevoegd\nde Boer    Anna Maria    "
            "Beperkt bevoegd", TWO, id="surname and given names",
        ),
        pytest.param(
            "Naam maat    Bevoegdheid\nAkkerman, Pieter Jan    Onbeperkt bevoegd\nde Boer, Anna Maria    Beperkt bevoegd", TWO,
            id="the section only in the head row",
        ),
        pytest.param(
            "Maten van de maatschap\nMaat    Sinds    Bevoegdheid\nAkkerman, Pieter Jan    01-02-2015    Gezamenlijk bevoegd\n"
            "van den Berg-Oosterhuis,\nAnna Maria    01-02-2015    Gezamenlijk bevoegd\n(met andere maat)",
            [("Akkerman, Pieter Jan", "gezamenlijk"), ("van den Berg-Oosterhuis, Anna Maria", "gezamenlijk")], id="over two lines",
        ),
        pytest.param(
            "Maten\nNaam    Datum in functie    Bevoegdheid\nAkkerman, Pieter Jan    01-02-2015    Onbeperkt bevoegd\n"
            "de Boer, Anna Maria    01-02-2015",
            [("Akkerman, Pieter Jan", "onbeperkt"), ("de Boer, Anna Maria", "onbekend")], id="an empty cell",
        ),
        pytest.param(
            "Maten\nNaam | Geboortedatum | Bevoegdheid\nAkkerman, Pieter Jan | 04-05-1970 | Onbeperkt bevoegd\n"
            "Kade Advies B.V. | - | Niet bevoegd",
            [("Akkerman, Pieter Jan", "onbeperkt"), ("Kade Advies B.V.", "niet")], id="upright lines",
        ),
    ],
)  # fmt: skip
def test_partners_of_a_maatschap_in_a_table(table: str, expected: list[tuple[str, str]]) -> None:
    (piece,) = identify(samples.pages(MAATSCHAP.format(table=table)), (), ())
    assert piece.kind.value == "uittreksel_kvk"
    assert [(fact.value, fact.about["bevoegdheid"]) for fact in piece.all("vennoot")] == expected


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Niet alleen bevoegd, zie bewind", "onbekend"),
        ("Onder bewind", "onbekend"),
        ("Niet bevoegd", "niet"),
        ("Onbeperkt bevoegd", "alleen"),
        ("Eigenaar", ""),
    ],
)
def test_an_owner_under_administration_does_not_act_alone(words: str, code: str) -> None:
    text = samples.KVK_EENMANSZAAK.rstrip("\n") + f"\nBevoegdheid: {words}\n"
    (piece,) = identify(samples.pages(text), (), ())
    (owner,) = piece.all("eigenaar")
    assert owner.about.get("bevoegdheid", "") == code


MADE_LATER = """Uittreksel Handelsregister Kamer van Koophandel
KvK-nummer 90010001
Rechtsvorm  Stichting
Statutaire naam  Stichting De Wegwijzer
Werkzame personen  5 (stand per 31-12-2024)
Jaarrekening opgemaakt op 31-12-2024
Bestuurder
Naam  Alting, Anna
Bevoegdheid  Alleen/zelfstandig bevoegd
{}
"""


@pytest.mark.parametrize(
    "foot",
    [
        "Woerden, 9 juni 2026", "Uittreksel van 9 juni 2026", "Dit uittreksel dateert van 9 juni 2026", "Datum: 9 juni 2026",
        "Vervaardigd 9 juni 2026", "Opgevraagd op 9 juni 2026", "Stand van het register: 9 juni 2026", "Peildatum 9 juni 2026",
    ],
)  # fmt: skip
def test_the_day_of_a_number_or_of_another_paper_is_not_that_of_the_extract(foot: str) -> None:
    (piece,) = identify(samples.pages(MADE_LATER.format(foot)), (), ())
    assert [(fact.value, dict(fact.about)) for fact in piece.all("datum")] == [("2026-06-09", {})]


@pytest.mark.parametrize("foot", ["Afgedrukt op 9 juni 2026", "Geprint op 09-06-2026 10:22", "Uitgedraaid: 9 juni 2026"])
def test_the_day_of_printing_says_that_it_is_no_more(foot: str) -> None:
    (piece,) = identify(samples.pages(MADE_LATER.format(foot)), (), ())
    assert [(fact.value, dict(fact.about)) for fact in piece.all("datum")] == [("2026-06-09", {"wat": "afdruk"})]
    (piece,) = identify(samples.pages(MADE_LATER.format(f"{foot}\nOpgevraagd op 2 juni 2026")), (), ())
    assert [(fact.value, dict(fact.about)) for fact in piece.all("datum")] == [("2026-06-02", {})]


def test_of_several_days_that_could_be_meant_none_is_chosen() -> None:
    (piece,) = identify(samples.pages(MADE_LATER.format("Opgevraagd op 9 juni 2026\nWoerden, 2 februari 2025")), (), ())
    assert [(fact.value, "onzeker" in fact.about) for fact in piece.all("datum")] == [("2026-06-09", True), ("2025-02-02", True)]


def test_the_phrase_of_the_register_goes_before_every_other_day() -> None:
    (piece,) = identify(samples.pages(MADE_LATER.format("Opgevraagd op 2 juni 2026\nGegevens zijn vervaardigd op 9 juni 2026")), (), ())
    assert [fact.value for fact in piece.all("datum")] == ["2026-06-09"]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Datum uit functie         01-06-2026", "uit functie"),
        ("Bijzonderheden         Geschorst als bestuurder per 2 februari 2026", "geschorst"),
        ("Geschorst sinds         02-02-2026", "geschorst"),
        ("Bijzonderheden         Geen schorsing bekend", None),
        ("Datum uit functie         -", None),
    ],
)
def test_who_is_gone_or_suspended_is_not_known_to_be_entitled(line: str, state: str | None) -> None:
    piece = read(samples.KVK_STICHTING.replace("\nBevoegdheid", f"\n{line}\nBevoegdheid"))
    (director,) = piece.all("bestuurder")
    assert director.about.get("toestand") == state
    assert director.about["bevoegdheid"] == ("onbekend" if state else "alleen")


ONE = (
    "KVK\nUittreksel Handelsregister Kamer van Koophandel\nKvK-nummer 90210011\nRechtspersoon\nStatutaire naam Stichting De Dijkwacht\n"
    "Bestuurders\nNaam Dijkman, Anna\n{}"
)


@pytest.mark.parametrize(
    ("words", "power"),
    [
        ("Bevoegdheid Alleen/zelfstandig bevoegd", "alleen"),
        ("Datum uit functie 01-02-2026\nBevoegdheid Alleen/zelfstandig bevoegd", "onbekend"),
        ("Geschorst per 01-06-2026\nBevoegdheid Alleen/zelfstandig bevoegd", "onbekend"),
        ("Bevoegdheid Alleen/zelfstandig bevoegd tot EUR 10.000", "beperkt"),
        ("Bevoegdheid\nAlleen/zelfstandig bevoegd, ten hoogste een bedrag van € 10.000", "beperkt"),
    ],
)
def test_who_left_is_suspended_or_is_limited_is_not_entitled_alone(words: str, power: str) -> None:
    (officer,) = samples.read(ONE.format(words)).all("bestuurder")
    assert officer.about["bevoegdheid"] == power


WITH_PAST = """Uittreksel Handelsregister Kamer van Koophandel
KVK-nummer 59113617
Uittreksel Handelsregister met historie.
Rechtspersoon
Rechtsvorm  Besloten Vennootschap
Statutaire naam  Dorpsraad Advies B.V.
{present}
Naam  Postma, Ida
Datum in functie  01-09-2022
Bevoegdheid  Alleen/zelfstandig bevoegd
{name}
Statutaire naam  Bureau Raad B.V.
Geregistreerd tot  01-03-2019
{past}
Naam  Hoekstra, Klaas
Datum in functie  23-10-2013
{left}
Bevoegdheid  Alleen/zelfstandig bevoegd
Uittreksel is vervaardigd op 16-03-2026 om 17.45 uur.
"""


@pytest.mark.parametrize(
    ("present", "name", "past"),
    [
        ("Bestuurder (actueel)", "Historie – statutaire naam", "Historie – bestuurders"),
        ("Bestuurders", "Voormalige statutaire naam", "Voormalige bestuurders"),
        ("Huidige bestuurders", "Historische gegevens", "Gewezen bestuurders"),
        ("Bestuurder (huidig)", "Historie", "Historie"),
    ],
)
def test_a_former_name_and_a_former_director_are_not_those_of_now(present: str, name: str, past: str) -> None:
    piece = read(WITH_PAST.format(present=present, name=name, past=past, left="Datum uit functie  31-08-2022"))
    assert values(piece, "statutaire_naam") == ["Dorpsraad Advies B.V."]
    assert about(piece, "bestuurder") == [("Postma, Ida", {"bevoegdheid": "alleen"})]


@pytest.mark.parametrize(
    ("left", "people"),
    [
        pytest.param("Datum uit functie  31-08-2022", ["Postma, Ida"], id="left before the extract was made"),
        pytest.param("Datum uit functie  31-08-2027", ["Postma, Ida", "Hoekstra, Klaas"], id="leaves later"),
        pytest.param("Datum uit functie  -", ["Postma, Ida", "Hoekstra, Klaas"], id="left open"),
    ],
)
def test_who_had_left_on_the_day_of_the_extract_is_no_director(left: str, people: list[str]) -> None:
    text = WITH_PAST.format(present="Bestuurders", name="Rechtspersoon", past="Bestuurders", left=left)
    assert values(read(text), "bestuurder") == people


def test_the_extract_of_a_branch_names_the_company_it_is_of() -> None:
    text = (
        "Uittreksel Handelsregister Kamer van Koophandel\nKVK-nummer 70221926\nUittreksel vestiging. Dit uittreksel bevat alleen gegevens "
        "van de hieronder genoemde vestiging.\nVestiging\nVestigingsnummer  000039182746\nHandelsnaam  Veenland steunpunt Leek\n"
        "Hoofdvestiging\nOnderneming van  Veenland Advies B.V.\nUittreksel is vervaardigd op 02-07-2026 om 08.15 uur."
    )
    assert values(read(text), "statutaire_naam") == ["Veenland Advies B.V."]


def test_a_print_of_a_branch_that_tells_to_which_legal_person_it_belongs_stays_one_of_a_branch() -> None:
    text = (
        "Kamer van Koophandel\nHandelsregister, vestigingsprofiel\nKvK-nummer 74688201\nNaam van de vestiging Brugwachter Nijmegen\n"
        "Vestigingsnummer 000039182746\nBezoekadres Hertogplein 3, 6511 AA Nijmegen\nDeze vestiging hoort bij\nRechtspersoon\n"
        "Brugwachter Cliëntondersteuning B.V.\nActiviteiten Maatschappelijke advisering\nUittreksel gemaakt op 12 juni 2026"
    )
    piece = read(text)
    assert piece.kind is Kind.UITTREKSEL_KVK_VESTIGING
    assert values(piece, "datum") == ["2026-06-12"]


def test_an_english_extract_tells_when_its_information_was_provided() -> None:
    text = (
        "Business Register extract\nNetherlands Chamber of Commerce\nCCI number 74688201\nLegal entity\n"
        "Statutory name Brugwachter Cliëntondersteuning B.V.\nCorporate seat Nijmegen\nDate of incorporation 3 March 2017\n"
        "Board members\nName Alting, Anna\nPowers Solely/independently authorised\nInformation provided on 18-06-2026"
    )
    assert values(read(text), "datum") == ["2026-06-18"]


@pytest.mark.parametrize(
    "whose",
    [
        "De vestiging wordt gedreven door  Veenland Advies B.V., Ebbehout 31, 1507 EA Zaandam",
        "Hoort bij\nRechtspersoon\nVeenland Advies B.V. te Nijmegen",
        "Gedreven voor rekening van:\nVeenland Advies B.V.",
    ],
)
def test_an_extract_of_a_branch_tells_in_many_words_whose_it_is(whose: str) -> None:
    text = (
        "Uittreksel Handelsregister Kamer van Koophandel\nVestiging\nVestigingsnummer  000039182746\nKVK-nummer  70221926\n"
        f"Handelsnaam  Wijkteam Leek\n{whose}\nGegevens zijn vervaardigd op 02-07-2026 om 08.15 uur."
    )
    assert values(read(text), "statutaire_naam") == ["Veenland Advies B.V."]

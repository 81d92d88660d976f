"""KvK numbers under heads and beside labels that several numbers share, in every spacing; other numbers of eight digits are none."""

import pytest
from sample_texts import DECLARES, about, read, values

HEAD = "Bestuursverklaring 2027\nOndergetekende A. Dijkman verklaart aan de geschiktheidseisen te voldoen.\n"


@pytest.mark.parametrize(
    "table",
    [
        "Naam inschrijver                AGB-code    KVK nr\nStichting De Dijkwacht          53851279    90210011",
        "Naam inschrijver | KvK-nummer | Ordernummer\nStichting De Dijkwacht | 90 21 00 11 | 53851279",
        "Inschrijver: Stichting De Dijkwacht; Nummer KvK: 90.21.00.11; Debiteurnummer: 53851279",
        "Inschrijver: Stichting De Dijkwacht\nHR-nummer: 9021 0011\nAGB-code: 53851279",
        "Relatienummer zorgkantoor: 53851279\nIngeschreven bij KvK onder: 90 21 00 11\nInschrijver: Stichting De Dijkwacht",
        "Inschrijver: Stichting De Dijkwacht\nKamer v. Koophandel: 90210011",
        "Inschrijver: Stichting De Dijkwacht\nKvK registratienummer 90210011\nKlantnummer zorgkantoor 53851279",
        "Stichting De Dijkwacht, onder nummer 90210011 opgenomen in het handelsregister. Ordernummer 53851279.",
    ],
    ids=[
        "columns in letters",
        "upright lines",
        "in a row",
        "a short label",
        "a label below",
        "abbreviated",
        "a long label",
        "the label behind",
    ],
)
def test_the_number_under_or_beside_its_own_label(table: str) -> None:
    found = about(read(f"{HEAD}{table}\nNaam: A. Dijkman\nDatum: 2 juni 2026"), "kvk_nummer")
    assert found == [("90210011", {})]


@pytest.mark.parametrize(
    "table",
    [
        "Deelnemer               KvK          Wie\nStichting De Dijkwacht  90210011     A.\nDuin Zorg B.V.          53 85 12 79  B.",
        "Naam        Stichting De Dijkwacht   Duin Zorg B.V.\nHR-nummer   9021 0011                53.85.12.79",
        "Deelnemer 1: Stichting De Dijkwacht\nHR-nummer: 90210011\nDeelnemer 2: Duin Zorg B.V.\nHR-nummer: 53.851.279",
    ],
    ids=["a participant a row", "a participant a column", "labels"],
)
def test_the_numbers_of_all_participants(table: str) -> None:
    text = "Verklaring hoofdelijke aansprakelijkheid\nDeelnemers:\n" + table
    text += "\nIeder van de deelnemers is hoofdelijk aansprakelijk voor het geheel.\nGoes, 2 juni 2026\nA. Dijkman"
    assert set(values(read(text), "kvk_nummer")) == {"90210011", "53851279"}


def test_the_number_of_a_subcontractor_in_a_table_is_not_ours() -> None:
    table = "Onderaannemer      KvK-nummer   Rol\nDuin Zorg B.V.     53851279     gesprekken"
    assert about(read(f"{DECLARES}{table}\nNaam: A. Dijkman"), "kvk_nummer") == [("90210011", {}), ("53851279", {"rol": "ander"})]


def test_a_year_and_an_hour_are_no_number() -> None:
    assert values(read(f"{DECLARES}KvK-uittreksel gelezen op 27 mei 2026 15.44\nNaam: A. Dijkman"), "kvk_nummer") == ["90210011"]


def test_an_extract_tells_its_own_number_before_that_of_a_shareholder() -> None:
    text = "Uittreksel Handelsregister Kamer van Koophandel\nGegevens zijn vervaardigd op 04-05-2026\nHandelsregisternummer 90210011\n"
    text += (
        "Rechtspersoon\nRechtsvorm  Besloten Vennootschap\nStatutaire naam  Duin Zorg B.V.\nEnig aandeelhouder\nNaam  Duin Holding B.V.\n"
    )
    text += "KvK-nummer  53851279\n"
    found = about(read(text), "kvk_nummer")
    assert found[0] == ("90210011", {})
    assert ("53851279", {}) not in found

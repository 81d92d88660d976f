"""Two blocks of labels and values side by side, headings without a label, and days of drafting beside those of signing."""

from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, text
from pdf_files import read as read_file
from sample_texts import about, read, values

from extractors.document import Kind, Piece
from extractors.identify import identify


def drawn(folder: Path, *cells: tuple[int, int, str]) -> Piece:
    content = read_file(folder, pdf(Sheet(drawn=[text(x, y, words, size=9) for x, y, words in cells])))
    (piece,) = identify(content.pages, content.fields, content.marks)
    return piece


def test_the_value_of_the_left_block_ends_where_the_right_one_begins(tmp_path: Path) -> None:
    piece = drawn(
        tmp_path,
        (50, 60, "Kamer van Koophandel"), (330, 60, "Uittreksel Handelsregister"),
        (50, 80, "KVK-nummer"), (150, 80, "90210011"), (330, 80, "Bezoekadres"), (420, 80, "Havenweg 2, Goes"),
        (50, 94, "Statutaire naam"), (150, 94, "Stichting De Dijkwacht"), (330, 94, "Telefoon"), (420, 94, "0118-123456"),
        (50, 108, "Rechtsvorm"), (150, 108, "Stichting"), (330, 108, "Deponering"), (420, 108, "jaarstuk 2024 op 01-07-2025"),
        (50, 150, "Gegevens vervaardigd 24-06-2026 om 16.12 uur"), (330, 150, "Afgedrukt op 26-06-2026"),
    )  # fmt: skip
    assert values(piece, "statutaire_naam") == ["Stichting De Dijkwacht"]
    assert values(piece, "kvk_nummer") == ["90210011"]
    assert values(piece, "datum") == ["2026-06-24"]


def test_the_head_of_the_next_column_is_no_name(tmp_path: Path) -> None:
    piece = drawn(
        tmp_path,
        (50, 60, "Bestuursverklaring 2027"),
        (50, 90, "Inschrijver"), (300, 90, "Penvoerder/holding"),
        (50, 104, "Naam"), (120, 104, "Dijkwacht B.V."), (300, 104, "Naam"), (370, 104, "Dijkwacht Holding B.V."),
        (50, 118, "KvK"), (120, 118, "90210011"), (300, 118, "KvK"), (370, 118, "90210022"),
        (50, 150, "De bestuurder verklaart dat Dijkwacht B.V. aan alle geschiktheidseisen voldoet."),
        (50, 240, "A. Dijkman"), (50, 254, "16 juli 2026"),
    )  # fmt: skip
    assert values(piece, "statutaire_naam") == ["Dijkwacht B.V."]


@pytest.mark.parametrize(
    ("heading", "name", "value"),
    [
        ("Stichting De Dijkwacht\nKVK-nummer 90210011", "statutaire_naam", "Stichting De Dijkwacht"),
        ("Stichting De Dijkwacht (90210011)", "statutaire_naam", "Stichting De Dijkwacht"),
        ("Onderneming   De Wegwijzer Zorgadvies\nKvk   90210011", "handelsnaam", "De Wegwijzer Zorgadvies"),
    ],
)
def test_the_name_in_the_heading_of_an_extract(heading: str, name: str, value: str) -> None:
    rest = "Rechtsvorm  Stichting\nRSIN  812345671\nBestuurder  Dijkwacht Holding B.V., alleen/zelfstandig bevoegd\n"
    made = "Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur."
    piece = read(f"Kamer van Koophandel\nUittreksel Handelsregister\n{heading}\n{rest}{made}")
    assert values(piece, name) == [value]


def test_the_number_of_a_partnership_beside_those_of_its_partners() -> None:
    text = "Bestuursverklaring\nMaatschap Hoek & Haven, bestaande uit L. Hoek Beheer B.V. (KvK 20304050) en M. "
    text += "Haven Advies B.V. (KvK 30405060),\n"
    text += "KvK-nummer maatschap 90210011, verklaart aan alle geschiktheidseisen te voldoen.\nGoes, 30 juni 2026\nL. Hoek  M. Haven"
    own = [fact.value for fact in read(text).all("kvk_nummer") if fact.about.get("rol") != "ander"]
    assert own == ["90210011"]


def test_a_person_on_the_line_above_is_no_part_of_a_name() -> None:
    text = "KVK\nInzage UBO-register\nIngelogd als: R. Duin\nDuinpan B.V. KVK-nummer 90210011\nUBO: R. Duin, geboren 03-1971, Nederland\n"
    text += "Belang: meer dan 75% tot en met 100%\nGegevens opgehaald 13-07-2026 11:11"
    assert values(read(text), "statutaire_naam") == ["Duinpan B.V."]


def test_the_state_of_an_entry_on_a_day() -> None:
    text = "Kamer van Koophandel - Handelsregister\nUittreksel\nStand van de inschrijving op 19 mei "
    text += "2026\nStichting Zeeblik (KVK-nummer 90210011)\n"
    text += "Rechtsvorm: Stichting\nBestuurders:\n1. Piet Zee, voorzitter, gezamenlijk bevoegd, sinds 1 mei 2015\n"
    assert about(read(text), "datum") == [("2026-05-19", {})]


def test_a_greeting_over_a_number_is_no_name() -> None:
    text = "Geacht zorgkantoor,\nHierbij stuur ik mijn inschrijving met alle bijlagen.\nGroetjes Annelot\nKvK 90210011"
    assert values(read(text), "statutaire_naam") == []


def test_a_person_under_an_extract_gives_it_no_name() -> None:
    rest = "KVK-nummer 90210011\nBestuurders\nNaam  Dijkman, Anna\nStichting Beheer De Dam is aandeelhouder\n"
    piece = read(f"Uittreksel Handelsregister Kamer van Koophandel\n{rest}Gegevens zijn vervaardigd op 04-05-2026")
    assert values(piece, "statutaire_naam") == []


DECLARED = "Stichting De Dijkwacht (KvK 90210011) verklaart te voldoen aan alle geschiktheidseisen.\n"


def test_the_day_of_drafting_gives_way_to_that_of_signing() -> None:
    text = f"Bestuursverklaring\nOpgesteld op 10 juli 2026\n{DECLARED}Voor akkoord,\nA. Dijkman\n16-07-2026"
    assert about(read(text), "datum") == [("2026-07-16", {})]


def test_the_day_of_drafting_alone_counts() -> None:
    assert values(read(f"Bestuursverklaring\n{DECLARED}Opgesteld op 10 juli 2026\nA. Dijkman"), "datum") == ["2026-07-10"]


def test_the_day_in_a_row_behind_who_signed() -> None:
    rows = "Organisatie | Stichting De Dijkwacht\nKvK | 90210011\nVoldoet aan alle eisen | ja\nOnderaannemers 2027 | nee\n"
    rows += "Onderaannemers 2028 | nee\nBestuursbesluit | 6 juli 2026\nGetekend door | A. Dijkman, voorzitter\nOp | 13-07-2026"
    assert about(read(f"Bestuursverklaring\n{rows}"), "datum") == [("2026-07-13", {})]


def test_the_meeting_that_decided_and_not_one_whose_minutes_it_establishes() -> None:
    text = """Raad van toezicht Stichting De Dijkwacht (KvK 90210011)
Besluitenlijst vergadering 26 juni 2026
1. Verslag 27 maart 2026: vastgesteld
2. Machtiging bestuurder P. de Jong om de bestuursverklaring OCO te ondertekenen: akkoord
3. Volgende vergadering: 25 september 2026
De voorzitter, R. Haan"""
    assert about(read(text), "datum") == [("2026-06-26", {})]


LETTER = """Geachte heer/mevrouw,
Op uw verzoek van 1 juni 2026 ontvangt u hierbij de bevestiging van de inschrijving van de uiteindelijk belanghebbenden van Dijkwacht B.V.
(KvK-nummer 90210011).
UBO: A. Dijkman, belang van meer dan 50 tot en met 75 procent
Hoogachtend,
Kamer van Koophandel
Utrecht, 15 juni 2026"""


def test_a_letter_that_the_register_closes_is_its_paper() -> None:
    piece = read(LETTER)
    assert piece.kind is Kind.UITTREKSEL_UBO
    assert values(piece, "datum") == ["2026-06-15"]


def test_a_letter_in_which_the_register_says_what_must_still_be_done_is_none() -> None:
    text = LETTER.replace("Op uw verzoek van 1 juni 2026 ontvangt u hierbij de bevestiging van", "U bent verplicht tot")
    assert read(text).kind is not Kind.UITTREKSEL_UBO


def test_labels_that_were_drawn_before_their_values_are_rows(tmp_path: Path) -> None:
    labels = ["Naam", "Geboortedatum", "Datum in functie", "Titel", "Bevoegdheid"]
    values_of = {
        "Haagsma, Dirkje": ["03-01-1959", "15-05-2024", "Voorzitter", "Gezamenlijk bevoegd (met andere"],
        "Volkers, Mieke": ["17-07-1971", "15-05-2024", "Algemeen lid", "Niet bevoegd (zie de"],
        "Boer, Anne Wil": ["08-03-1980", "15-05-2024", "Secretaris", "Gezamenlijk bevoegd (met andere"],
    }
    left, right, y = [(50, 60, "Uittreksel Handelsregister Kamer van Koophandel"), (50, 74, "KVK-nummer 90210011")], [], 100
    left.append((50, 88, "Bestuurders"))
    for name, told in values_of.items():
        for label, value in zip(labels, [name, *told], strict=True):
            left.append((50, y, label))
            right.append((230, y, value))
            y += 14
        right.append((230, y, "bestuurders, statuten)"))
        y += 14
    piece = drawn(tmp_path, *left, *right, (50, 700, "Gegevens zijn vervaardigd op 01-07-2026 om 12.34 uur"))
    powers = [(fact.value, fact.about["bevoegdheid"]) for fact in piece.all("bestuurder")]
    assert powers == [("Haagsma, Dirkje", "gezamenlijk"), ("Volkers, Mieke", "niet"), ("Boer, Anne Wil", "gezamenlijk")]


HISTORY = """Uittreksel Handelsregister Kamer van Koophandel
KVK-nummer 90210011
Rechtspersoon
Rechtsvorm  Besloten Vennootschap
Statutaire naam  Linge Advies B.V.
{now}
Naam  den Hartog, Pieternella
Datum in functie  01-09-2022
Bevoegdheid  Alleen/zelfstandig bevoegd
{name}
Statutaire naam  Bureau Linge B.V.
Geregistreerd tot  01-03-2019
{once}
Naam  Verweij, Hendrik
Datum in functie  23-10-2013
Bevoegdheid  Alleen/zelfstandig bevoegd
Gegevens zijn vervaardigd op 16-03-2026 om 17.45 uur"""


@pytest.mark.parametrize(
    ("now", "name", "once"),
    [
        ("Bestuurder (actueel)", "Historie – statutaire naam", "Historie – bestuurders"),
        ("Huidige bestuurders", "Vroegere naam", "Voormalige bestuurders"),
        ("Bestuurder", "Historie naam", "Bestuurders (historie)"),
    ],
)
def test_what_an_extract_tells_of_the_past_holds_no_longer(now: str, name: str, once: str) -> None:
    piece = read(HISTORY.format(now=now, name=name, once=once))
    assert values(piece, "statutaire_naam") == ["Linge Advies B.V."]
    assert [(fact.value, fact.about["bevoegdheid"]) for fact in piece.all("bestuurder")] == [("den Hartog, Pieternella", "alleen")]

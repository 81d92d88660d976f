"""Dates in words, places and cells that no list of labels knows: the one that nothing else is said of, and never a wrong one for sure."""

from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, text
from pdf_files import read as read_file
from sample_texts import DECLARES, KVK_STICHTING, about, read, values

from extractors.identify import identify

MADE = "Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur."
GVA = """
Ministerie van Justitie en Veiligheid
Justis, Screeningsautoriteit
Gedragsverklaring aanbesteden
Statutaire naam: Stichting De Dijkwacht
De Minister voor Rechtsbescherming verklaart, op grond van artikel 4.7 van de Aanbestedingswet 2012, dat geen bezwaren bestaan.
"""


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("A. Dijkman\nDag van ondertekening: 2 juni 2026", "2026-06-02"),
        ("Handtekening gezet op  2-jun-26\nA. Dijkman", "2026-06-02"),
        ("A. Dijkman\nDatum  dag  maand  jaar\n02  06  2026", "2026-06-02"),
        ("A. Dijkman\nDatum | 02 | 06 | 2026", "2026-06-02"),
        ("Plaats  Gedateerd  Wie\nGoes  2 juni '26  A. Dijkman", "2026-06-02"),
        ("Naar waarheid ingevuld op 2e juni 2026\nA. Dijkman", "2026-06-02"),
        ("Goes, 2e juni 2026\nA. Dijkman", "2026-06-02"),
        ("Goes, 2 juni 26\nA. Dijkman", "2026-06-02"),
        ("(Goes, 2 juni 2026)\nA. Dijkman", "2026-06-02"),
        ("Goes, den 2en juni 2026\nA. Dijkman", "2026-06-02"),
        ("Aldus getekend op den tweeden juni 2026 te Goes\nA. Dijkman", "2026-06-02"),
        ("Wij laten deze verklaring ingaan op 15 juni 2026 en eindigen\nop 31 oktober 2026.\nGoes, 2 juni 2026\nA. Dijkman", "2026-06-02"),
    ],
    ids=[
        "a new label",
        "a short year",
        "under dag maand jaar",
        "in three cells",
        "a new head",
        "filled in",
        "2e",
        "26",
        "in brackets",
        "2en",
        "tweeden",
        "the rest of a sentence",
    ],
)
def test_a_day_of_signing_in_words_of_its_own(signed: str, day: str) -> None:
    others = "De bestuurder is geboren op 3 maart 1970 en in functie sinds 4 april 2019.\nVOG d.d. 1 mei 2026 is bijgevoegd.\n"
    assert values(read(f"{DECLARES}{others}{signed}"), "datum") == [day]


def test_who_declares_in_a_sentence_with_the_day() -> None:
    text = "Bestuursverklaring 2027\nStatutaire naam: Stichting De Dijkwacht\nKvK-nummer: 90210011\n"
    text += "Ondergetekende verklaart op 2 juni 2026 dat de organisatie voldoet aan alle geschiktheidseisen.\nA. Dijkman"
    assert values(read(text), "datum") == ["2026-06-02"]


@pytest.mark.parametrize(
    "words",
    [
        "De statuten zijn gewijzigd op 3 februari 2025.",
        "VOG d.d. 3 februari 2026 is bijgevoegd.",
        "Nota van inlichtingen d.d. 3 juni 2026",
        "Formulier bestuursverklaring - 1 juni 2026",
        "Laatst gewijzigd 1 juni 2026",
        "Uiterste datum van inschrijving: 31-07-2026",
        "Ontvangen en gestempeld 4 juni 2026",
        "Deadline 1 augustus 2026",
    ],
)
def test_a_form_without_a_day_has_none(words: str) -> None:
    text = f"{DECLARES}{words}\nNaam: A. Dijkman\nPlaats: Goes\nDatum:\nHandtekening:"
    assert values(read(text), "datum") == []


def test_of_two_days_without_words_both_are_readings_and_none_is_sure() -> None:
    found = about(read(f"{DECLARES}A. Dijkman\nGoes  1 juni 2026 (kantoor)\nZeist  4 juni 2026 (thuis)"), "datum")
    assert [day for day, _ in found] == ["2026-06-01", "2026-06-04"]
    assert all("onzeker" in more for _, more in found)


@pytest.mark.parametrize(
    "made",
    [
        "Op 4 mei 2026 om 14.32 uur is dit uittreksel vervaardigd.",
        "Gegevens zijn op 4 mei 2026 vervaardigd.",
        "Aanmaakdatum: 04-05-2026",
        "Uittrekseldatum 4 mei 2026",
        "Datum opvraging 4-5-2026",
        "Gegevens bijgewerkt tot 4 mei 2026 14:32",
    ],
)
def test_the_day_an_extract_was_made_in_other_words(made: str) -> None:
    assert about(read(KVK_STICHTING.replace(MADE, made)), "datum") == [("2026-05-04", {})]


@pytest.mark.parametrize("words", ["Gedownload op 4-mei-26", "Geprint op 4 mei 2026 10:22", "Gedownload: 04-05-2026"])
def test_the_day_of_a_download_may_be_of_an_archive(words: str) -> None:
    """Who fetches an old extract from his own files today has no new extract."""
    assert about(read(KVK_STICHTING.replace(MADE, words)), "datum") == [("2026-05-04", {"wat": "afdruk"})]


def test_a_day_before_another_day_of_an_extract_is_not_when_it_was_made() -> None:
    piece = read(KVK_STICHTING.replace(MADE, "Gegevens: 4 mei 2009"))
    assert values(piece, "datum") == []


@pytest.mark.parametrize("day", ["Aldus besloten te Den Haag, 4 mei 2026", "Brief van 4 mei 2026", "Verleend op 4 mei 2026", "4 mei 2026"])
def test_the_day_of_a_certificate_beside_other_days(day: str) -> None:
    others = "Naar aanleiding van uw aanvraag van 3 april 2026 deel ik u het volgende mee.\nGeldig tot en met 4 mei 2028.\n"
    others += "De rechtspersoon is opgericht op 3 maart 2012.\nGebaseerd op de Wet justitiele gegevens, zoals gewijzigd op 1 juli 2022.\n"
    assert values(read(f"{GVA}{others}De Minister, namens deze, B. Smit\n{day}"), "datum") == ["2026-05-04"]


@pytest.mark.parametrize(
    "made",
    [
        "Dit document is elektronisch gewaarmerkt door de Kamer van Koophandel, 4 mei\n2026",
        "Datum uittreksel | 04 | 05 | 2026",
        "4 mei 2026",
        "KVK | 04-05-2026 | pagina 1 van 1",
    ],
    ids=["over two lines", "in three cells", "by itself", "by itself in a foot"],
)
def test_the_day_of_an_extract_that_is_left_when_all_others_are_told(made: str) -> None:
    assert about(read(KVK_STICHTING.replace(MADE, made)), "datum") == [("2026-05-04", {})]


@pytest.mark.parametrize("foot", ["82%   15 april 2026   15:08", "Map  15 april 2026", "Kast  Map\nB  15 april 2026"])
def test_a_day_beside_a_clock_or_other_words_is_not_sure(foot: str) -> None:
    text = KVK_STICHTING.replace(MADE, foot)
    assert about(read(text), "datum") == [("2026-04-15", {"onzeker": "er staat niet bij wat voor datum dit is."})]


def test_what_a_browser_prints_on_an_extract_without_a_day_is_the_day_of_printing() -> None:
    text = KVK_STICHTING.replace(MADE, "2026-05-04 11:04   Mijn bestellingen")
    assert about(read(text), "datum") == [("2026-05-04", {"wat": "afdruk"})]


def test_of_an_application_and_a_decision_in_one_sentence_the_decision_counts() -> None:
    words = "Op uw aanvraag van 3 april 2026, bij ons binnengekomen op 7 april 2026, beslis ik\nheden, maandag 4 mei 2026, als volgt."
    assert about(read(f"{GVA}{words}"), "datum") == [("2026-05-04", {})]


def test_each_signer_in_a_table_has_a_day() -> None:
    table = (
        "Deelnemer  Vertegenwoordiger  Getekend\nStichting De Dijkwacht  A. Dijkman  2-6-2026\nStichting Tweede Huis  B. de Wit  4-6-2026"
    )
    assert values(read(f"{DECLARES}{table}"), "datum") == ["2026-06-02", "2026-06-04"]


@pytest.mark.parametrize(
    "signed", ["Goes; 2 juni 2026", "Goes / 2 juni 2026", "Snits, freed 2 juny 2026", "Goes, dinsdagmiddag 2 juni 2026"]
)
def test_a_place_and_a_day_with_other_signs_between_them(signed: str) -> None:
    assert about(read(f"{DECLARES}{signed}\nA. Dijkman"), "datum") == [("2026-06-02", {})]


def test_what_a_browser_prints_above_a_page_is_no_day_of_a_certificate() -> None:
    assert values(read(f"11/23/26, 4:10 AM  Document\n{GVA}Datum besluit 4 mei 2026"), "datum") == ["2026-05-04"]


VOG = (
    "Ministerie van Justitie en Veiligheid\nScreeningsautoriteit Justis\n{}\nVerklaring Omtrent het Gedrag rechtspersonen\n"
    "Uit het onderzoek is niet gebleken van bezwaren tegen de rechtspersoon\nStichting De Dijkwacht\nKvK-nummer 90210011\n"
)


@pytest.mark.parametrize("gap", ["   ", "      ", " | "])
@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("Uw brief van", "Datum", "Kenmerk"), ("01-03-2026", "10-06-2026", "R123")),
        (("Uw aanvraag van", "Datum"), ("01-03-2026", "10-06-2026")),
        (("Kenmerk", "Uw verzoek", "Datum"), ("R123", "01-03-2026", "10-06-2026")),
    ],
)
def test_a_row_of_days_under_heads_goes_by_its_heads(gap: str, heads: tuple[str, ...], cells: tuple[str, ...]) -> None:
    piece = read(VOG.format(f"{gap.join(heads)}\n{gap.join(cells)}"))
    assert values(piece, "datum") == ["2026-06-10"]


@pytest.mark.parametrize(
    "words", ["Model vastgesteld 1 mei 2026", "Format vastgesteld op 1 mei 2026", "Formulier vastgesteld d.d. 1 mei 2026"]
)
def test_the_day_of_the_form_is_not_that_of_the_paper(words: str) -> None:
    grants = (
        "Volmacht\nStichting De Dijkwacht (KvK 90210011) verleent hierbij volmacht aan B. Veldhuis om de inschrijving te ondertekenen.\n"
    )
    for opening in (DECLARES, grants):
        assert values(read(f"{opening}{words}\nNaam: A. Dijkman\nDatum:\nHandtekening:"), "datum") == []


def test_day_month_and_year_of_birth_stand_under_its_label() -> None:
    born = "Geboortedatum\nDag   Maand   Jaar\n15   07   2000\nA. Dijkman"
    assert values(read(f"{DECLARES}{born}"), "datum") == []


@pytest.mark.parametrize("label", ["Uw aanvraag", "Uw brief van", "Uw verzoek", "Datum aanvraag"])
@pytest.mark.parametrize("first", [0, 1])
def test_a_column_of_data_beside_the_letter_goes_by_the_cell_over_each_day(tmp_path: Path, label: str, first: int) -> None:
    pairs = [(label, "1 maart 2026"), ("Datum", "10 juni 2026")]
    data = ["Justis", *pairs[first], *pairs[1 - first], "Kenmerk", "R123"]
    beside = [
        "Verklaring Omtrent het Gedrag",
        "rechtspersonen",
        "",
        "Uit het onderzoek is niet gebleken van bezwaren tegen de",
        "rechtspersoon Stichting De Dijkwacht, KvK-nummer 90210011. De",
        "staatssecretaris van Justitie en Veiligheid",
    ]
    drawn = []
    for at, words in enumerate(data):  # row by row, as a table draws it
        drawn += [text(70, 90 + 16 * at, words), *(text(200, 90 + 16 * at, more) for more in beside[at : at + 1] if more)]
    content = read_file(tmp_path, pdf(Sheet(drawn=drawn)))
    (piece,) = identify(content.pages, content.fields, content.marks)
    assert values(piece, "datum") == ["2026-06-10"]


@pytest.mark.parametrize(
    "handled", ["Ingescand 6 juli 2026", "Ontvangen: 6 juli 2026", "Gearchiveerd, 6 juli 2026", "Gemaild op 6 juli 2026"]
)
@pytest.mark.parametrize("paper", [GVA, KVK_STICHTING.replace(MADE, "Einde")], ids=["certificate", "extract"])
def test_the_day_on_which_somebody_handled_a_paper_is_not_its_own(paper: str, handled: str) -> None:
    assert values(read(f"{paper}\n{handled}"), "datum") == []


def test_today_is_the_day_of_writing_whatever_begins_on_it() -> None:
    text = f"{DECLARES}Deze verklaring geldt met ingang van heden (2 juni 2026) en tot wederopzegging.\nA. Dijkman"
    assert values(read(text), "datum") == ["2026-06-02"]


@pytest.mark.parametrize(
    "other",
    [
        "Vastgesteld door de zorgkantoren 1 juni 2026",
        "Versie\n1 juni 2026",
        "Datum:\nIn te dienen voor 31 juli 2026 17.00 uur",
        "Betaald op 1 juni 2026 via de bank",
    ],
    ids=["who buys", "the label over it", "under an empty label", "paid"],
)
def test_the_day_of_something_else_is_not_when_it_was_signed(other: str) -> None:
    assert values(read(f"{other}\n{DECLARES}Handtekening:\nA. Dijkman"), "datum") == []
    assert values(read(f"{DECLARES}Handtekening:\nA. Dijkman\n{other}"), "datum") == []


@pytest.mark.parametrize("other", ["Betaald op 2 juni 2026 via iDEAL.", "Jaarrekening 2025  30-06-2026"])
def test_what_was_paid_or_filed_is_no_day_of_a_paper_from_a_register(other: str) -> None:
    paper = GVA if other.startswith("Betaald") else KVK_STICHTING.replace(MADE, "Einde")
    assert values(read(f"{paper}\n{other}"), "datum") == []


def test_two_signers_each_with_place_day_and_name_on_a_line() -> None:
    text = f"{DECLARES}Goes, 2 juni 2026 A. Dijkman\nGoes, 3 juni 2026 B. de Wit"
    assert values(read(text), "datum") == ["2026-06-02", "2026-06-03"]


def test_signers_with_long_names_behind_their_place_and_day() -> None:
    text = f"{DECLARES}Apeldoorn, 15 juli 2026 – W. Lubbersma-ten Haveland\nArnhem, 16 juli 2026 – T. Quistdorf-Bosmans (gevolmachtigde)\n"
    assert values(read(f"{text}Hilversum, 20 juli 2026 – O. Raat"), "datum") == ["2026-07-15", "2026-07-16", "2026-07-20"]


def test_a_place_of_the_paper_is_no_label_of_the_day_beside_it() -> None:
    address = "Kamer van Koophandel\nPostbus 48\n3500 AA Utrecht\nEinde van de gegevens van 1 organisatie.\nUtrecht   4 mei 2026\n"
    assert about(read(KVK_STICHTING.replace(MADE, address)), "datum") == [("2026-05-04", {})]


@pytest.mark.parametrize(
    "foot", ["Kamer van Koophandel - 04.05.2026 - Pagina 1 (van 1)", "Datum brief 4 mei 2026", "Briefdatum: 4 mei 2026"]
)
def test_the_day_of_an_extract_in_a_foot_or_as_that_of_a_letter(foot: str) -> None:
    assert about(read(KVK_STICHTING.replace(MADE, foot)), "datum") == [("2026-05-04", {})]


def test_the_day_of_issue_counts_where_the_validity_begins_on_it() -> None:
    words = "Deze verklaring is twee jaar geldig vanaf de dag van afgifte, te weten 4 mei 2026."
    assert about(read(f"{GVA}{words}"), "datum") == [("2026-05-04", {})]

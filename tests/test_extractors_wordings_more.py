"""Letters, extracts, names and dates in wordings that were met later; and several documents of one kind in a file."""

import pytest
import sample_texts as samples
from sample_texts import DECLARES, read, values

from extractors.days.dates import dates
from extractors.document import Kind
from extractors.identify import identify
from extractors.parties.names import is_person, organisations, without_title


def pieces(*texts: str) -> list[tuple[Kind, int, int]]:
    return [(piece.kind, piece.first, piece.last) for piece in identify(samples.pages(*texts), (), ())]


INFORMAL = """
Zilt Advies
Goes, 2 juni 2026
Beste mensen,
Hierbij onze inschrijving voor Zeeland. Alles zit erbij.
Hartelijke groet,
Amber Dijkman
"""
TO_READERS = """
Zilt Advies B.V.
Betreft: begeleidend schrijven inschrijving
L.S.,
Zoals gevraagd zenden wij u de bestuursverklaring en een VOG.
Hoogachtend,
A. Dijkman
"""
RESPECTED = """
Zilt Advies B.V.
Geacht zorgkantoor,
Graag bieden wij u onze inschrijving aan. Achter deze brief zitten de stukken.
Met vriendelijke groet,
A. Dijkman
"""


@pytest.mark.parametrize("text", [INFORMAL, TO_READERS, RESPECTED], ids=["informal", "L.S.", "geacht"])
def test_short_covering_letters(text: str) -> None:
    assert read(text).kind is Kind.BEGELEIDENDE_BRIEF


def test_an_extract_that_calls_itself_one_of_a_branch() -> None:
    text = (
        "Uittreksel Handelsregister - vestiging\nKVK-nummer 90210011\nGegevens zijn vervaardigd op 02-06-2026\nVestiging\n"
        "Vestigingsnummer  000090210011\nHandelsnaam  Zilt Advies Zuid\nHoort bij\nStatutaire naam  Zilt Advies B.V.\n"
        "Statutaire zetel  Goes\nRechtsvorm  Besloten Vennootschap\nGevolmachtigde\nNaam  Smit, Bo\nKamer van Koophandel"
    )
    assert read(text).kind is Kind.UITTREKSEL_KVK_VESTIGING


CERTIFICATE = (
    "Justis\nMinisterie van Justitie en Veiligheid\nVerklaring Omtrent het Gedrag\nvoor rechtspersonen (VOG RP)\n"
    "Op grond van de Wet justitiële en strafvorderlijke gegevens is niet gebleken van bezwaren tegen deze rechtspersoon.\n"
    "Naam rechtspersoon  {name}\nNummer Kamer van Koophandel  {number}\nDatum  2 juni 2026\n"
)


def test_two_certificates_in_one_file_are_two() -> None:
    first, second = (
        CERTIFICATE.format(name=name, number=number) for name, number in (("Alfa B.V.", "90210011"), ("Beta B.V.", "90210022"))
    )
    assert pieces(first, second) == [(Kind.VOG_RP, 1, 1), (Kind.VOG_RP, 2, 2)]


def test_a_statement_of_each_participant_in_one_file() -> None:
    text = (
        "Verklaring hoofdelijke aansprakelijkheid\nDeelnemer: {name}\nKvK: {number}\nOndergetekende aanvaardt hoofdelijke "
        "aansprakelijkheid voor het geheel.\nGoes, 2 juni 2026\n{signer}\n"
    )
    both = (
        text.format(name="Alfa B.V.", number="90210011", signer="A. Dijkman"),
        text.format(name="Stichting Beta", number="90210022", signer="B. Smit"),
    )
    assert [kind for kind, _, _ in pieces(*both)] == [Kind.HOOFDELIJKHEIDSVERKLARING] * 2


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("getekend op de zestiende dag van juni 2026", "2026-06-16"),
        ("signed on june 2nd, 2026", "2026-06-02"),
    ],
)
def test_days_in_words(written: str, day: str) -> None:
    assert [found.value for found in dates(written)] == [day]


def test_a_certified_extract_of_minutes_has_the_day_it_was_certified() -> None:
    text = (
        "Uittreksel uit de notulen van het bestuur van Stichting De Dijkwacht\nVergadering van 2 juni 2026 (KvK 90210011)\n"
        "Het bestuur besluit mevrouw A. Dijkman te machtigen de stukken te ondertekenen.\n"
        "Voor eensluidend uittreksel, Goes 5 juni 2026\nB. Smit\nsecretaris"
    )
    piece = read(text)
    assert values(piece, "datum") == ["2026-06-05"]
    assert values(piece, "statutaire_naam") == ["Stichting De Dijkwacht"]


def test_a_holding_that_directs_the_bidder_is_not_the_one_spoken_for() -> None:
    text = (
        "Volmacht\nDijkman Beheer B.V. (KvK 90210033), enig bestuurder van Zilt Advies B.V. (KvK 90210011), machtigt de heer B. Smit om "
        "alle stukken te ondertekenen.\nGoes, 2 juni 2026\nA. Dijkman"
    )
    piece = read(text)
    assert values(piece, "statutaire_naam")[0] == "Zilt Advies B.V."
    assert [fact.value for fact in piece.all("kvk_nummer") if "rol" not in fact.about] == ["90210011"]


@pytest.mark.parametrize(
    "said",
    [
        "Zilt Advies is een eenmanszaak (KvK 90210011). Ik ben de eigenaar.",
        "Ik mag Zilt Advies (KvK 90210011) vertegenwoordigen en voor haar tekenen.",
        "Mijn bedrijf heet Zilt Advies. Ik sta bij de Kamer van Koophandel onder 90210011.",
    ],
)
def test_a_name_without_a_legal_form_in_a_sentence(said: str) -> None:
    piece = read(f"Onderwerp: bewijs van machtiging\n{said}\nIk teken zelf en een machtiging is niet nodig.\nGoes, 2 juni 2026\nA. Dijkman")
    assert values(piece, "statutaire_naam") == ["Zilt Advies"]


def test_names_of_people_and_organisations_that_look_like_something_else() -> None:
    assert without_title("F. van der Aa") == "F. van der Aa"
    assert without_title("F. Dijkman RA") == "F. Dijkman"
    assert is_person("A. Dijkman - van der Wal")
    text = "Vereniging Zorg veur Elkaar schrijft in."
    assert [text[slice(*span)] for span in organisations(text)] == ["Vereniging Zorg veur Elkaar"]


def test_each_line_under_trade_names_is_a_name_of_its_own() -> None:
    text = (
        "Uittreksel Handelsregister Kamer van Koophandel\nKvK-nummer 90210011\nOnderneming\n"
        "Handelsnamen  Zilt Advies\n              Kustwijzers\n"
        "Rechtsvorm  Eenmanszaak\nEigenaar\nNaam  Smit, Bo\nGegevens zijn vervaardigd op 02-06-2026"
    )
    assert values(read(text), "handelsnaam") == ["Zilt Advies", "Kustwijzers"]
    long = text.replace("Zilt Advies\n", "Zilt Advies en\n")
    assert values(read(long), "handelsnaam") == ["Zilt Advies en Kustwijzers"]


def test_an_open_line_or_its_word_in_brackets_under_the_names_is_an_empty_place() -> None:
    text = f"{DECLARES}Goes, 2 juni 2026\nA. Dijkman (voorzitter)  B. Smit (secretaris)\n(handtekening)  (handtekening)\n……………………  ……………………"
    assert values(read(text), "handtekening") == ["leeg", "leeg"]


def test_a_typed_sign_above_an_open_line_is_typed() -> None:
    text = f"{DECLARES}Goes, 2 juni 2026\n/s/ Amber Dijkman\n........................"
    assert values(read(text), "handtekening") == ["getypt"]


def test_who_signed_electronically_in_a_sentence() -> None:
    piece = read(f"{DECLARES}Dit document is elektronisch ondertekend op 02-06-2026 door A. Dijkman-Smit.")
    assert values(piece, "ondertekenaar") == ["A. Dijkman-Smit"]
    assert values(piece, "datum") == ["2026-06-02"]
    assert values(piece, "handtekening") == ["getypt"]


def test_each_signer_has_a_line_with_place_and_date() -> None:
    text = f"{DECLARES}Namens Zilt B.V.\nGoes, 2 juni 2026\nNamens Kade B.V.\nVeere, 5 juni 2026\nA. Dijkman  B. Smit"
    assert values(read(text), "datum") == ["2026-06-02", "2026-06-05"]


def test_the_fields_of_a_form_may_be_lettered() -> None:
    assert values(read(f"{DECLARES}e. Zorgkantoorregio's  Utrecht; Flevoland\nf. Ondertekenaar  A. Dijkman"), "regio") == [
        "Utrecht; Flevoland"
    ]


def test_an_apostrophe_belongs_to_a_name() -> None:
    text = "Oudervereniging Smit & Van 't Zand schrijft in."
    assert [text[slice(*span)] for span in organisations(text)] == ["Oudervereniging Smit & Van 't Zand"]

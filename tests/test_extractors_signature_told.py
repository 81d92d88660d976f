"""Signers in sentences and lists, and what was written in the place of a signature."""

import pytest
import sample_texts as samples

from extractors.document import Box, Mark, Piece
from extractors.identify import identify

DECLARES = (
    "Bestuursverklaring 2027\nStichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen.\n"
    "Wij schrijven in voor de regio Zeeland en zijn onafhankelijk.\n"
)


def read(words: str) -> Piece:
    (piece,) = identify(samples.pages(f"{DECLARES}{words}"), (), ())
    return piece


def told(words: str, name: str) -> list[str]:
    return [fact.value for fact in read(words).all(name)]


@pytest.mark.parametrize(
    ("words", "signers"),
    [
        ("Aldus getekend te Goes op 2 juni 2026 door A. Dijkman, bestuurder.", ["A. Dijkman"]),
        ("Aldus ondertekend te Goes, 2 juni 2026, door mevrouw A. Dijkman en de heer B. in 't Veld.", ["A. Dijkman", "B. in 't Veld"]),
        ("Aldus opgemaakt en te Goes op 2 juni 2026 getekend door\nA. Dijkman en B. Veldhuis.", ["A. Dijkman", "B. Veldhuis"]),
        ("Getekend: A. Dijkman (voorzitter), B. Veldhuis (penningmeester)\nGoes, 2 juni 2026", ["A. Dijkman", "B. Veldhuis"]),
        ("Ondertekend door: A. Dijkman, bestuurder\nOndertekend door: B. Veldhuis\nDatum: 2-6-2026", ["A. Dijkman", "B. Veldhuis"]),
        ("Deze verklaring is op 2 juni 2026 getekend door Anna Dijkman, directeur.", ["Anna Dijkman"]),
        ("Ik, Anna Dijkman, bestuurder, teken deze verklaring te Goes op 2 juni 2026.", ["Anna Dijkman"]),
        ("Wij, Anna Dijkman (voorzitter) en Bas Veldhuis, ondertekenen dit.\nGoes, 2 juni 2026", ["Anna Dijkman", "Bas Veldhuis"]),
        ("Ondergetekende(n):\n1. A. Dijkman, voorzitter\n2. B. Veldhuis, secretaris\nGoes, 2 juni 2026", ["A. Dijkman", "B. Veldhuis"]),
        ("Vennoot 1: A. Dijkman    Vennoot 2: B. Veldhuis\nGoes, 2 juni 2026\nParaaf:    Paraaf:", ["A. Dijkman", "B. Veldhuis"]),
        ("Voor Stichting De Dijkwacht:\nA. Dijkman\nDatum: 2 juni 2026\nHandtekening:", ["A. Dijkman"]),
    ],
)  # fmt: skip
def test_who_signs(words: str, signers: list[str]) -> None:
    assert told(words, "ondertekenaar") == signers
    assert set(told(words, "datum")) == {"2026-06-02"}


@pytest.mark.parametrize(
    "words",
    [
        "De overeenkomst wordt ondertekend door Anna Dijkman zodra zij terug is.",
        "Stukken mogen alleen worden getekend door Anna Dijkman.",
        "De verklaring is ondertekend door het zorgkantoor Zilveren Kruis.",
        "De verklaring moet ondertekend zijn door een bevoegde bestuurder.",
    ],
)
def test_what_is_a_rule_names_no_signer(words: str) -> None:
    assert told(f"{words}\nGoes, 2 juni 2026", "ondertekenaar") == []


@pytest.mark.parametrize(
    ("place", "how"),
    [
        ("Handtekening: A. Dijkman, 2 juni 2026", "getypt"),
        ("Handtekening: akkoord", "getypt"),
        ("Handtekening: zie digitale ondertekening", "getypt"),
        ("Handtekening: Ö. Dijkman\n1", "getypt"),
        ("Handtekening: gezien\nBijlage 1 Selectiecriteria", "getypt"),
        ("Handtekening:\nBijlage 1 Selectiecriteria", "leeg"),
        ("Handtekening:", "leeg"),
        ("Handtekening: (handtekening bestuurder)", "leeg"),
        ("Handtekening: hier tekenen", "leeg"),
        ("Handtekening: bestuurder", "leeg"),
        ("Handtekening: 2 juni 2026", "leeg"),
        ("Handtekening: X", "leeg"),
        ("Handtekening: volgt", "leeg"),
        ("Handtekening: nog te zetten", "leeg"),
        ("Handtekening: niet getekend", "leeg"),
        ("Handtekening: zwarte pen gebruiken", "leeg"),
        ("Handtekening: wordt later nagezonden", "leeg"),
        ("Handtekening: getekend met blauwe pen", "getypt"),
        ("Handtekening: (getekend)", "getypt"),
        ("Handtekening: (digitaal ondertekend)", "getypt"),
    ],
)
def test_something_written_in_the_place_of_the_signature_is_not_empty_and_no_signature(place: str, how: str) -> None:
    assert told(f"Naam: A. Dijkman\nFunctie: bestuurder\nDatum: 2 juni 2026\n{place}", "handtekening") == [how]


def test_a_name_alone_under_each_place_to_sign() -> None:
    line = "______________________"
    words = f"Handtekening bestuurder:\n{line}\nA. Dijkman\nHandtekening bestuurder:\n{line}\nB. Veldhuis, secretaris\nGoes, 2 juni 2026"
    assert told(words, "ondertekenaar") == ["A. Dijkman", "B. Veldhuis"]
    assert told(words, "handtekening") == ["leeg", "leeg"]


def test_a_name_alone_above_each_place_to_sign() -> None:
    line = "............................................"
    head = "Ondertekening\nPlaats: Goes  Datum: ........."
    words = f"{head}\nA. van Dijk, vennoot\nhandtekening\n{line}\nB. Veldhuis, vennoot\nhandtekening\n{line}"
    assert told(words, "ondertekenaar") == ["A. van Dijk", "B. Veldhuis"]
    assert told(words, "handtekening") == ["leeg", "leeg"]


def test_two_names_with_one_space_between_them() -> None:
    assert told("Goes, 2 juni 2026\nE. le Veldhuis P.-J. Dijkman", "ondertekenaar") == ["E. le Veldhuis", "P.-J. Dijkman"]


def test_the_day_on_which_another_paper_was_signed_is_not_the_day_of_this_one() -> None:
    assert told("De intentieverklaring van de branche is op 12 maart 2026 getekend.", "datum") == []


def test_organisations_with_nothing_but_a_name_under_each() -> None:
    words = (
        "Aanvaarding hoofdelijkheid\nOndergetekenden aanvaarden ieder voor zich de aansprakelijkheid voor het geheel:\n"
        "Alfa Advies B.V., KvK 90210011\nA. van Dijk\nBeta Onafhankelijk Advies, KvK 90210022\nB. Veldhuis\nDatum: 2-6-2026"
    )
    (piece,) = identify(samples.pages(words), (), ())
    assert [fact.value for fact in piece.all("ondertekenaar")] == ["A. van Dijk", "B. Veldhuis"]
    assert "leeg" not in [fact.value for fact in piece.all("handtekening")]


def test_a_name_below_the_labels_of_place_and_date() -> None:
    words = (
        "3. Ondertekening\nPlaats: Goes\nDatum: 02/06/2026\nC.M. St. Dijkman-Veer, raad van bestuur\nBijlage 1 - Selectiecriteria\nZie 5."
    )
    assert told(words, "ondertekenaar") == ["C.M. St. Dijkman-Veer"]


def test_the_day_the_declaration_says_it_was_signed_goes_before_the_day_of_the_letter() -> None:
    words = "Goes, 1 juni 2026\nDeze verklaring is door beide bestuurders getekend op 4 juni 2026.\nHoogachtend,\nA. Dijkman, voorzitter"
    assert told(words, "datum") == ["2026-06-04"]


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ("w.g. A. Dijkman, voorzitter; w.g. B. Veldhuis, secretaris", ["A. Dijkman", "B. Veldhuis"]),
        ("w.g. voorzitter A. Dijkman        w.g. secretaris B. Veldhuis", ["A. Dijkman", "B. Veldhuis"]),
        ("De voorzitter, A. Dijkman\nDe secretaris, B. Veldhuis", ["A. Dijkman", "B. Veldhuis"]),
        ("A. Dijkman (De Dijkwacht), 2 juni 2026\nB. Veldhuis (Het Baken), 2 juni 2026", ["A. Dijkman", "B. Veldhuis"]),
        ("2 juni 2026\nA. d'Hondt B. Veldhuis", ["A. d'Hondt", "B. Veldhuis"]),
        ("Namens De Dijkwacht: A. Dijkman\nNamens Het Baken: B. Veldhuis", ["A. Dijkman", "B. Veldhuis"]),
        ("Groet, Anna Dijkman", ["Anna Dijkman"]),
        ("Mvg Anna Dijkman", ["Anna Dijkman"]),
        ("A. DIJKMAN\nVOORZITTER", ["A. DIJKMAN"]),
    ],
)
def test_signers_on_one_line_behind_a_function_or_a_greeting(signed: str, names: list[str]) -> None:
    declares = DECLARES + "Goes, 2 juni 2026\n"
    (piece,) = identify(samples.pages(f"{declares}{signed}"), (), ())
    assert [fact.value for fact in piece.all("ondertekenaar")] == names


@pytest.mark.parametrize(
    "words",
    [
        "De bestaande overeenkomst met VGZ is in 2024 ondertekend door P. Cramer.",
        "De bestaande overeenkomst met VGZ voor cliëntondersteuning in Zeeland\nis in 2024 ondertekend door P. Cramer.",
        "Onze huidige overeenkomst is getekend door P. Cramer, destijds directeur.",
        "De privacyverklaring van elke cliënt wordt bewaard en is ondertekend door\nA. Mulder, functionaris gegevensbescherming.",
    ],
)
def test_who_signed_another_paper_did_not_sign_this_one(words: str) -> None:
    assert told(f"{words}\nGoes, 2 juni 2026", "ondertekenaar") == []


def test_a_signer_that_only_a_sentence_names_is_said_to_be_one() -> None:
    (signer,) = read(f"{DECLARES}Deze verklaring is getekend door Anna Dijkman, directeur.\nGoes, 2 juni 2026").all("ondertekenaar")
    assert (signer.value, signer.about["uit"]) == ("Anna Dijkman", "zin")
    (signer,) = read(f"{DECLARES}Goes, 2 juni 2026\nNaam: Anna Dijkman\nHandtekening:").all("ondertekenaar")
    assert "uit" not in signer.about


@pytest.mark.parametrize(
    ("under", "names"),
    [
        ("____________\nK.J. Swart\nHoorn, 28 juli 2026\nPagina 1", ["K.J. Swart"]),
        ("____________\nS. Peeters\nvoorzitter raad van toezicht\nVenlo, 7 juli 2026", ["S. Peeters"]),
        ("A.C. Verkleij\nenig aandeelhouder en bestuurder\nBodegraven, 24 juni 2026\n1/1", ["A.C. Verkleij"]),
        ("L.F. Koenraadt\n23 juli 2026", ["L.F. Koenraadt"]),
        ("_______\nA. Dijkman\nvoorzitter\nGoes, 1 juni 2026\n_______\nB. Veldhuis\nGoes, 2 juni 2026", ["A. Dijkman", "B. Veldhuis"]),
        ("Goes, 1 juni 2026\nA. Dijkman\nTholen, 2 juni 2026\nB. Veldhuis", ["A. Dijkman", "B. Veldhuis"]),
    ],
    ids=["a line and a name", "a function between", "a function in words of its own", "a day without a place", "two", "the day first"],
)
def test_a_name_with_its_place_and_day_under_it(under: str, names: list[str]) -> None:
    words = f"Machtiging\nDe organisatie machtigt C. Cramer om de inschrijving OCO Wlz te ondertekenen.\n{under}"
    assert told(words, "ondertekenaar") == names


@pytest.mark.parametrize("under", ["Naam: A. Dijkman", "Voor akkoord: A. Dijkman"])
def test_a_line_above_a_labelled_name_is_no_open_place(under: str) -> None:
    words = f"Bestuursverklaring 2027\nAldus naar waarheid ingevuld.\n\n\n\n____________________\n{under}\nGoes, 1 juni 2026"
    assert "____________________" not in told(words, "invulplek")


WRITERS = [
    pytest.param(
        "Machtiging ondertekening\nAls directeur van Stichting De Dijkwacht (KvK 90210011) machtig ik, Anna Dijkman, onze manager\n"
        "Bert Beumer om alle documenten van de inschrijving te ondertekenen.\nGoes, 2 juni 2026",
        id="behind the verb",
    ),
    pytest.param(
        "Machtiging\nNamens De Dijkwacht B.V. (KvK 90210011) verleen ik, A. Dijkman, hierbij volmacht aan Bert Beumer\n"
        "om de inschrijving te ondertekenen.\nGoes, 2 juni 2026",
        id="behind the verb, initials",
    ),
    pytest.param(
        "Machtiging\nIk, Anna Dijkman, geboren 19 augustus 1975, ben de enige eigenaar van\nPraktijk Dijkwacht (eenmanszaak, KvK 90210011) "
        "in Goes. Ik ben bevoegd om alle stukken te tekenen voor de inschrijving.\nGoes, 2 juni 2026",
        id="an owner",
    ),
    pytest.param(
        "Machtiging\nIk, Anna Dijkman, ben als eigenaar van Praktijk Dijkwacht (KvK 90210011) bevoegd\nom de bestuursverklaring te "
        "tekenen namens mijn bedrijf.\nGoes, 2 juni 2026",
        id="entitled",
    ),
]


@pytest.mark.parametrize("text", WRITERS)
@pytest.mark.parametrize(
    ("top", "signed"), [(4.0, ["afbeelding"]), (200.0, []), (None, [])], ids=["under the day", "at the foot", "nothing drawn"]
)
def test_the_writer_of_a_sentence_signs_with_what_stands_under_the_day(text: str, top: float | None, signed: list[str]) -> None:
    day = 40 + 14 * text.count("\n") + 12
    marks = (Mark(page=1, how="los", box=Box(x0=55, y0=day + top, x1=140, y1=day + top + 25)),) if top is not None else ()
    (piece,) = identify(samples.pages(text, boxes=True), (), marks)
    assert [fact.value for fact in piece.all("handtekening") if fact.value != "getypt"] == signed
    if signed:
        assert [fact.value.split()[-1] for fact in piece.all("ondertekenaar")] == ["Dijkman"]
        assert [fact.value.split()[-1] for fact in piece.all("volmachtgever")] == ["Dijkman"]
        assert {fact.value for fact in piece.all("gevolmachtigde")} <= {"Bert Beumer"}


@pytest.mark.parametrize("text", WRITERS[2:])
def test_an_owner_who_says_so_may_sign(text: str) -> None:
    mark = Mark(page=1, how="los", box=Box(x0=55, y0=40 + 14 * text.count("\n") + 16, x1=140, y1=40 + 14 * text.count("\n") + 41))
    (piece,) = identify(samples.pages(text, boxes=True), (), (mark,))
    assert [fact.value for fact in piece.all("mag_tekenen")] == ["Anna Dijkman"]

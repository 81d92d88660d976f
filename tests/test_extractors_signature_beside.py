"""Who signs beside or under what he or she signs as, in words of many kinds; and who is only named. Everything is invented."""

import pytest
import sample_texts as samples

from extractors.document import Piece
from extractors.identify import identify

LIABLE = (
    "Verklaring hoofdelijke aansprakelijkheid\nAlfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers ieder "
    "hoofdelijk aansprakelijk voor het geheel.\n"
)
MANDATE = "Volmacht\nHierbij machtigt het bestuur van Stichting Alfa (KvK 90210011) mevrouw C. Akkerman om de inschrijving te tekenen.\n"
BOTH = ["A. Dijkman", "B. Veldhuis"]
PARTIES = ["Alfa Advies B.V.", "Beta Steun B.V."]


def read(text: str) -> Piece:
    (piece,) = identify(samples.pages(text), (), ())
    return piece


def signers(piece: Piece) -> list[str]:
    return [fact.value for fact in piece.all("ondertekenaar")]


def how(piece: Piece) -> list[str]:
    return [fact.value for fact in piece.all("handtekening")]


LIABLE_SIGNED = (
    "Goes, 3 juli 2026\nNamens Alfa Advies B.V.:\nA. Dijkman\nNamens Beta Steun B.V.:\nB. Veldhuis",
    "Getekend namens Alfa Advies B.V.:\nA. Dijkman\nGetekend namens Beta Steun B.V.:\nB. Veldhuis\n3 juli 2026",
    "Goes, 3 juli 2026\nNamens Alfa Advies B.V.: A. Dijkman\nNamens Beta Steun B.V.: B. Veldhuis",
    "- Alfa Advies B.V. (90210011): A. Dijkman\n- Beta Steun B.V. (90210022): B. Veldhuis\nGoes, 3 juli 2026",
    "A. Dijkman (Alfa Advies B.V.)\nB. Veldhuis (Beta Steun B.V.)\nGoes, 3 juli 2026",
    "Goes, 3 juli 2026\nAlfa Advies B.V.\nA. Dijkman\nBeta Steun B.V.\nB. Veldhuis",
)


@pytest.mark.parametrize("end", LIABLE_SIGNED)
def test_each_signs_for_the_organisation_it_stands_with(end: str) -> None:
    piece = read(LIABLE + end)
    assert (signers(piece), how(piece)) == (BOTH, ["getypt"] * 2)
    assert [fact.about.get("namens") for fact in piece.all("ondertekenaar")] == PARTIES


@pytest.mark.parametrize(
    "end",
    [
        "Ondertekend door deelnemer 1: A. Dijkman\nOndertekend door deelnemer 2: B. Veldhuis\n3 juli 2026",
        "Alfa Advies B.V.  Beta Steun B.V.\nA. Dijkman  B. Veldhuis\ndirecteur  bestuurder\n3 juli 2026  4 juli 2026",
        "A. Dijkman, voorzitter\nB. Veldhuis, secretaris\nGoes, 3 juli 2026\nPagina 1 van 1",
        "Goes, 3 juli 2026\nA. Dijkman, voorzitter\nB. Veldhuis, secretaris\n1/1",
    ],
)
def test_two_signers_are_both_told(end: str) -> None:
    piece = read(LIABLE + end)
    assert (signers(piece), how(piece)) == (BOTH, ["getypt"] * 2)


@pytest.mark.parametrize("part", ["Partij", "Deelnemer", "Combinant"])
def test_a_numbered_part_signs_where_a_place_to_sign_is_under_it(part: str) -> None:
    piece = read(f"{LIABLE}{part} 1: A. Dijkman\nHandtekening: ______\n{part} 2: B. Veldhuis\nHandtekening: ______")
    assert (signers(piece), how(piece)) == (BOTH, ["leeg", "leeg"])
    assert signers(read(f"{LIABLE}{part} 1: A. Dijkman\n{part} 2: B. Veldhuis\nContactpersoon: C. Akkerman")) == []


@pytest.mark.parametrize("office", ["Voorzitter ALV", "De voorzitter van de vergadering", "Voorzitter"])
def test_an_office_of_a_meeting_signs_its_decision(office: str) -> None:
    text = "Uittreksel notulen ALV Vereniging Alfa (KvK 90210011)\nBesloten is C. Akkerman te machtigen de inschrijving te ondertekenen.\n"
    assert signers(read(f"{text}{office}: A. Dijkman\nNotulist: B. Veldhuis\nGoes, 3 juli 2026")) == ["A. Dijkman"]


@pytest.mark.parametrize(
    "end", ["Voor vragen: C. Akkerman", "Voor nadere informatie: C. Akkerman\nPagina 1 van 2", "Gemachtigde: C. Akkerman"]
)
def test_whom_to_ask_and_who_is_mandated_sign_nothing(end: str) -> None:
    assert signers(read(MANDATE + end)) == []


@pytest.mark.parametrize(
    "head", ["Naam  Rol  Mandaat  Maximum\nA. Dijkman  bestuurder", "Rol  Naam  Handeling  Grens\nbestuurder  A. Dijkman"]
)
def test_a_table_of_limits_has_no_signers(head: str) -> None:
    text = (
        f"Mandaatregeling\nStichting Alfa, KvK 90210011\n{head}  alles  geen\nDe bestuurder machtigt C. Akkerman inschrijvingen te doen.\n"
    )
    assert signers(read(f"{text}Goes, 3 juli 2026\nA. Dijkman")) == ["A. Dijkman"]


def test_a_line_that_ends_in_a_legal_form_tells_for_whom_and_a_sentence_tells_no_function() -> None:
    piece = read(
        f"{MANDATE}De directeur mag inschrijvingen tekenen.\nGoes, 3 juli 2026\nA. Dijkman\nnamens het bestuur van Alfa Advies B.V."
    )
    assert [(fact.value, fact.about) for fact in piece.all("ondertekenaar")] == [("A. Dijkman", {"namens": "Alfa Advies B.V."})]


def test_a_place_of_two_words_above_the_names_is_nobody() -> None:
    assert signers(read(f"{MANDATE}Wijk Noord, za 18 juli 2026\nAnna Dijkman  Bram Veldhuis")) == ["Anna Dijkman", "Bram Veldhuis"]


def test_the_line_under_a_name_tells_function_and_organisation() -> None:
    piece = read(f"{MANDATE}Goes, 3 juli 2026\nA. Dijkman\ndirecteur Zuids Steunpunt Zorg B.V.")
    assert [(fact.value, fact.about) for fact in piece.all("ondertekenaar")] == [
        ("A. Dijkman", {"functie": "directeur", "namens": "Zuids Steunpunt Zorg B.V."})
    ]

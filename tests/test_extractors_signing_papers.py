"""Papers that people sign in their own way: without labels, with first names, in a table, through a service; and what is no signature."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_files import Sheet, curves, image, pdf, photograph, prose, read, rectangle, scribble, text

from extractors.document import Piece
from extractors.identify import identify

HAND = {"Ha": scribble(), "Lo": photograph()}
LIABLE = (
    (70.0, 90.0, "Verklaring hoofdelijke aansprakelijkheid"),
    (70.0, 120.0, "Alfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers van dit"),
    (70.0, 134.0, "samenwerkingsverband ieder hoofdelijk aansprakelijk voor de gehele nakoming."),
)
MANDATE = ((70.0, 90.0, "Machtiging"),)
RULE = "." * 35
DAY = (70.0, 200.0, "Goes, 3 juli 2026")
BOTH = ["A. Dijkman", "B. Veldhuis"]

Words = Sequence[tuple[float, float, str]]


def piece(folder: Path, words: Words, *drawn: str, more: Sequence[Sheet] = ()) -> Piece:
    sheet = Sheet(drawn=[*(text(x, y, row) for x, y, row in words), *drawn], pictures=HAND)
    content = read(folder, pdf(sheet, *more))
    return identify(content.pages, content.fields, content.marks)[0]


def signers(found: Piece) -> list[str]:
    return [fact.value for fact in found.all("ondertekenaar")]


def how(found: Piece) -> list[str]:
    return [fact.value for fact in found.all("handtekening")]


def hand(x: float, y: float) -> str:
    return image("Ha", x, y, 110, 36)


SIGNED: dict[str, tuple[Words, list[str]]] = {
    "names with a dash between, drawn signatures below": (
        (*LIABLE, DAY, (70, 220, "A. Dijkman – B. Veldhuis")),
        [curves(75, 260), curves(75, 310)],
    ),
    "a form with a column for each, pictures below": (
        (*LIABLE, (70, 200, "Naam"), (160, 200, "A. Dijkman"), (320, 200, "B. Veldhuis"), (70, 214, "Datum"), (160, 214, "03-07-2026"),
         (320, 214, "03-07-2026")),
        [hand(72, 220), hand(72, 262)],
    ),
    "names side by side under voor akkoord": (
        (*LIABLE, (70, 200, "Voor akkoord:"), (70, 270, "A. Dijkman"), (300, 270, "B. Veldhuis"), (70, 286, "1 juli 2026"),
         (300, 286, "3 juli 2026")),
        [hand(70, 215), hand(300, 215)],
    ),
    "functions alone, of people whom the minutes name": (
        (*LIABLE, (70, 160, "Aanwezig: A. Dijkman (voorzitter), B. Veldhuis (secretaris) en C. Akkerman."),
         (70, 176, "Vastgesteld in de vergadering van 9 juni 2026."), (70, 270, "voorzitter"), (300, 270, "secretaris")),
        [hand(70, 210), hand(300, 210)],
    ),
    "no name under it, and the sentence says who mandates": (
        (*MANDATE, (70, 120, "A. Dijkman en B. Veldhuis, samen het bestuur van Alfa Advies B.V. (KvK 90210011), machtigen elkaar"),
         (70, 134, "over en weer om de inschrijving voor clientondersteuning alleen te ondertekenen."), DAY),
        [curves(75, 245), curves(75, 300)],
    ),
    "who mandates above, and who agrees below": (
        (*MANDATE, (70, 120, "Wij geven B. Veldhuis volmacht om namens Alfa Advies B.V. (KvK 90210011) de inschrijving te tekenen."),
         (70, 160, "Goes, 3 juli 2026"), (70, 230, "A. Dijkman"), (70, 260, "Voor akkoord gemachtigde:"), (70, 330, "B. Veldhuis")),
        [hand(70, 180), hand(70, 275)],
    ),
    "names in a table close under the text, drawn signatures, and a day for each": (
        (*LIABLE, (70, 152, "A. Dijkman"), (300, 152, "B. Veldhuis"), (70, 215, "d.d. 3 juli 2026"), (300, 215, "d.d. 6 juli 2026"),
         (480, 800, "Pagina 1 van 1")),
        [curves(75, 180), curves(305, 178)],
    ),
    "a function behind each name, drawn signatures below each, and the day last": (
        (*LIABLE, (70, 170, "A. Dijkman, voorzitter"), (70, 234, "B. Veldhuis, secretaris"), (70, 299, "Goes, maandag 6 juli 2026")),
        [curves(75, 197), curves(75, 253)],
    ),
    "for whom above each name, pictures between": (
        (*LIABLE, DAY, (70, 215, "Voor Alfa & Zonen:"), (70, 280, "A. Dijkman"), (70, 295, "Voor Beta:"), (70, 360, "B. Veldhuis")),
        [hand(70, 230), hand(70, 310)],
    ),
    "who signed as which participant, with a day under each": (
        (*LIABLE, (70, 175, "Getekend deelnemer 1"), (240, 175, "A. Dijkman"), (70, 242, "Datum"), (240, 242, "3 juli 2026"),
         (70, 257, "Getekend deelnemer 2"), (240, 257, "B. Veldhuis"), (70, 324, "Datum"), (240, 324, "3 juli 2026"), (535, 809, "1")),
        [curves(240, 205), curves(240, 285)],
    ),
    "under the greeting, not who is greeted": (
        (*LIABLE[:1], (70, 110, "Goes, 3 juli 2026"), (70, 126, "Zorgkantoor Zuid en West"), (70, 150, "Beste Marloes,"), *LIABLE[1:],
         (70, 220, "Hartelijke groet,"), (70, 300, "A. Dijkman"), (300, 300, "B. Veldhuis")),
        [hand(70, 240), hand(300, 240)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "drawn"), SIGNED.values(), ids=SIGNED)
def test_two_people_who_both_signed_are_both_told(tmp_path: Path, words: Words, drawn: list[str]) -> None:
    found = piece(tmp_path, words, *drawn)
    assert (signers(found), how(found)) == (BOTH, ["afbeelding"] * 2)


def test_a_first_name_beside_a_full_one_signs_where_the_text_tells_whose_it_is(tmp_path: Path) -> None:
    told = (
        *LIABLE,
        (70.0, 150.0, "Zij zijn van Anna Dijkman en van Bram Veldhuis."),
        DAY,
        (70.0, 280.0, "Anna"),
        (300.0, 280.0, "Bram Veldhuis"),
    )
    found = piece(tmp_path, told, hand(70, 220), hand(300, 220))
    assert (signers(found), how(found)) == (["Anna", "Bram Veldhuis"], ["afbeelding"] * 2)


def test_a_day_and_a_name_on_one_line_above_what_was_drawn(tmp_path: Path) -> None:
    found = piece(tmp_path, (*LIABLE, (70.0, 200.0, "03.07.26, A. Dijkman")), curves(75, 245))
    assert (signers(found), how(found)) == (["A. Dijkman"], ["afbeelding"])


@pytest.mark.parametrize("day", ["Goes, 3rd July 2026", "Goes, 3e juli 2026", "Goes, 3de juli 2026", "Goes, 22ste juli 2026"])
def test_a_drawn_signature_under_a_day_with_an_ordinal(tmp_path: Path, day: str) -> None:
    words = (*LIABLE, (70.0, 200.0, day), (70.0, 280.0, "A. Dijkman, bij volmacht van B.C. Veldhuis-Akkerman"))
    found = piece(tmp_path, words, curves(75, 245))
    assert (signers(found), how(found)) == (["A. Dijkman"], ["afbeelding"])


PARTIES = {
    "after a colon": ("Alfa Advies B.V. (90210011): A. Dijkman", "Beta Steun (90210022): B. Veldhuis"),
    "after a dash": ("Alfa Advies B.V. – A. Dijkman", "Beta Steun B.V. – B. Veldhuis, vennoot"),
    "after a gap": ("Alfa Advies B.V., KvK 90210011    A. Dijkman", "Beta Steun, KvK 90210022    B. Veldhuis"),
}


@pytest.mark.parametrize("lines", PARTIES.values(), ids=PARTIES)
def test_a_line_for_each_organisation_with_who_signs_for_it(tmp_path: Path, lines: tuple[str, str]) -> None:
    drawn = [
        (70.0 + 260 * at, y, cell) for y, line in zip((190.0, 206.0), lines, strict=True) for at, cell in enumerate(line.split("    "))
    ]
    found = piece(tmp_path, (*LIABLE, *drawn, (70.0, 222.0, "16 juli 2026")))
    assert (signers(found), set(how(found))) == (BOTH, {"getypt"})
    assert [fact.about["namens"].removesuffix(" B.V.") for fact in found.all("ondertekenaar")] == ["Alfa Advies", "Beta Steun"]


def test_for_whom_somebody_signs_is_no_person(tmp_path: Path) -> None:
    words = (*LIABLE, DAY, (70.0, 215.0, "Voor Alfa & Zonen:"), (70.0, 280.0, "A. Dijkman"))
    (signer,) = piece(tmp_path, words, hand(70, 230)).all("ondertekenaar")
    assert (signer.value, signer.about) == ("A. Dijkman", {"namens": "Alfa & Zonen"})


@pytest.mark.parametrize("label", ["Voorzitter van de vergadering", "De voorzitter", "Penningmeester"])
def test_who_signs_stands_beside_the_office_and_the_signature_under_it(tmp_path: Path, label: str) -> None:
    words = (*MANDATE, (70.0, 120.0, "Besluit van de ledenvergadering van Vereniging Alfa (KvK 90210011): wij machtigen C. Akkerman"),
             (70.0, 134.0, "om de inschrijving te ondertekenen."), (70.0, 218.0, label), (240.0, 218.0, "A. Dijkman"),
             (70.0, 236.0, "Handtekening"), (70.0, 292.0, "Opgemaakt te Goes op"), (240.0, 292.0, "15 juni 2026"))  # fmt: skip
    found = piece(tmp_path, words, hand(240, 233))
    assert (signers(found), how(found)) == (["A. Dijkman"], ["afbeelding"])
    assert how(piece(tmp_path, words)) == ["leeg"]


LIMITS = (
    (70.0, 204.0, "Functie"), (170.0, 204.0, "Naam"), (270.0, 204.0, "Bedrag"), (370.0, 204.0, "Soort"),
    (70.0, 224.0, "Directeur"), (170.0, 224.0, "A. Dijkman"), (270.0, 224.0, "onbeperkt"), (370.0, 224.0, "alles"),
    (70.0, 243.0, "Teamleider"), (170.0, 243.0, "C. Akkerman"), (270.0, 243.0, "tot € 5.000"), (370.0, 243.0, "inkoop"),
)  # fmt: skip


def test_the_head_of_a_table_of_limits_is_nobody(tmp_path: Path) -> None:
    grant = "De directeur van Alfa Advies B.V. (KvK 90210011) machtigt mevrouw B. Veldhuis om namens de"
    rest = "directeur inschrijvingen te ondertekenen."
    words = ((70.0, 90.0, "Procuratieregeling"), *LIMITS, (70.0, 316.0, grant), (70.0, 330.0, rest), (70.0, 348.0, "Goes, 3 juli 2026"),
             (70.0, 422.0, "A. Dijkman"))  # fmt: skip
    (signer,) = piece(tmp_path, words, hand(70, 363)).all("ondertekenaar")
    assert (signer.value, signer.about) == ("A. Dijkman", {"namens": "Alfa Advies B.V."})


def test_a_table_tells_for_whom_each_signs_whatever_the_form_and_who_agrees_below(tmp_path: Path) -> None:
    def row(y: float, *cells: str) -> list[tuple[float, float, str]]:
        return [(x, y, cell) for x, cell in zip((70.0, 225.0, 340.0, 470.0), cells, strict=False) if cell]

    words = (
        *LIABLE,
        *row(180, "Deelnemer", "Vertegenwoordiger", "Handtekening", "Datum"),
        *row(210, "Beta Naast Je", "A. Dijkman", "", "3 juli 2026"),
        *row(260, "Alfa Advies B.V.", "B. Veldhuis", "", "3 juli 2026"),
        (70.0, 330.0, "De penvoerder aanvaardt: C. Akkerman"),
        (330.0, 330.0, "3 juli 2026"),
    )
    told = {fact.value: fact.about.get("namens") for fact in piece(tmp_path, words).all("ondertekenaar")}
    assert told == {"A. Dijkman": "Beta Naast Je", "B. Veldhuis": "Alfa Advies B.V.", "C. Akkerman": None}


BY_OPENING = {
    "two names": "Ondergetekenden, A. Dijkman en B. Veldhuis, beiden gezamenlijk bevoegd,",
    "a function in brackets": "Ondergetekenden, A. Dijkman (voorzitter) en B. Veldhuis (secretaris),",
    "a function behind a comma": "Ondergetekenden: A. Dijkman, voorzitter, en B. Veldhuis, secretaris,",
}
GRANTS = "van Alfa Advies B.V. (KvK 90210011) machtigen hierbij, C. Akkerman om de inschrijving te tekenen."


@pytest.mark.parametrize("opening", BY_OPENING.values(), ids=BY_OPENING)
def test_everyone_in_the_opening_sentence_has_to_sign(tmp_path: Path, opening: str) -> None:
    words = (*MANDATE, (70.0, 120.0, opening), (70.0, 134.0, GRANTS), (70.0, 180.0, "Datum: ____________ 2026"))
    lines = ((70.0, 200.0, "Dijkman: ____________________"), (70.0, 220.0, "Veldhuis: ____________________"))
    found = piece(tmp_path, (*words, *lines))
    assert (signers(found), how(found)) == (BOTH, ["leeg", "leeg"])
    assert signers(piece(tmp_path, (*words, (70.0, 220.0, "Handtekening: ____________________")))) == BOTH


def test_whom_one_undersigned_mandates_is_no_signer(tmp_path: Path) -> None:
    words = (*MANDATE, (70.0, 120.0, "Ondergetekende, A. Dijkman, machtigt hierbij, B. Veldhuis om de inschrijving te tekenen namens"),
             (70.0, 134.0, "Alfa Advies B.V. (KvK 90210011)."), (70.0, 200.0, "Handtekening: ____________________"))  # fmt: skip
    assert signers(piece(tmp_path, words)) == ["A. Dijkman"]


def test_a_name_that_goes_on_below_in_its_own_column_signs_too(tmp_path: Path) -> None:
    names = ((73.0, 250.0, "A. Dijkman"), (225.0, 250.0, "C. Akkerman"), (375.0, 250.0, "B."), (375.0, 263.0, "Veldhuis"))
    words = (*LIABLE, (70.0, 228.0, "Getekend op 9 juni 2026 te Goes"), *names)
    found = piece(tmp_path, words, hand(73, 280), hand(225, 280))
    assert signers(found) == ["A. Dijkman", "C. Akkerman", "B. Veldhuis"]
    assert how(found) == ["afbeelding", "afbeelding", "getypt"]


NOT_SIGNED: dict[str, tuple[Words, list[str]]] = {
    "logos under names": (
        (*LIABLE, DAY, (70, 220, "A. Dijkman"), (300, 220, "B. Veldhuis")),
        [image("Lo", 70, 262, 90, 40), image("Lo", 70, 320, 90, 40)],
    ),
    "one picture for two names": (
        (*LIABLE, (70, 200, "Naam"), (160, 200, "A. Dijkman"), (320, 200, "B. Veldhuis"), (70, 214, "Datum"), (160, 214, "03-07-2026"),
         (320, 214, "03-07-2026")),
        [image("Lo", 400, 262, 90, 40)],
    ),
    "a logo in the text": (
        (*MANDATE, (70, 120, "A. Dijkman en B. Veldhuis, samen het bestuur van Alfa Advies B.V. (KvK 90210011), machtigen elkaar"),
         (70, 134, "over en weer om de inschrijving alleen in te dienen."), (70, 200, "Goes, 3 juli 2026"),
         (70, 320, "Deze machtiging geldt voor de inschrijving van dit jaar en voor geen andere inschrijving van ons.")),
        [image("Lo", 70, 220, 90, 40)],
    ),
    "names with a day for each, and a logo between them": (
        (*LIABLE, (70, 152, "A. Dijkman"), (300, 152, "B. Veldhuis"), (70, 215, "d.d. 3 juli 2026"), (300, 215, "d.d. 6 juli 2026")),
        [image("Lo", 190, 170, 90, 40)],
    ),
    "a frame to sign in": (
        (*LIABLE, DAY, (70, 290, "A. Dijkman"), (300, 290, "B. Veldhuis")),
        [rectangle(70, 220, 150, 50), rectangle(300, 220, 150, 50)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "drawn"), NOT_SIGNED.values(), ids=NOT_SIGNED)
def test_what_stands_there_for_another_reason_is_no_signature(tmp_path: Path, words: Words, drawn: list[str]) -> None:
    assert set(how(piece(tmp_path, words, *drawn))) <= {"getypt", "leeg"}


def test_the_mark_for_a_signing_service_is_an_empty_place(tmp_path: Path) -> None:
    words = (*LIABLE, DAY, (70.0, 240.0, "{{handtekening}} ______________________"), (70.0, 256.0, "A. Dijkman"))
    assert how(piece(tmp_path, words)) == ["leeg"]


def test_a_department_that_sends_a_message_signs_nothing(tmp_path: Path) -> None:
    words = (
        *MANDATE,
        (70.0, 120.0, "Mevrouw A. Dijkman van Alfa Advies B.V. (KvK 90210011) mag volgens het uittreksel zelf tekenen."),
        (70.0, 160.0, "Groet,"),
        (70.0, 180.0, "(dit bericht is automatisch gemaakt en daarom niet ondertekend)"),
        (70.0, 196.0, "Bedrijfsbureau Alfa"),
    )
    assert signers(piece(tmp_path, words)) == []


def test_an_organisation_and_who_signs_for_it_on_one_line(tmp_path: Path) -> None:
    words = (
        *LIABLE,
        (70.0, 200.0, "Namens Alfa Advies B.V. A. Dijkman"),
        (70.0, 216.0, "Handtekening"),
        (160.0, 218.0, RULE),
        (70.0, 240.0, "Namens Beta Steun B.V. B. Veldhuis"),
        (70.0, 256.0, "Handtekening"),
        (160.0, 258.0, RULE),
    )
    found = piece(tmp_path, words)
    assert signers(found) == BOTH
    assert [fact.about.get("namens") for fact in found.all("ondertekenaar")] == ["Alfa Advies B.V.", "Beta Steun B.V."]
    assert set(how(found)) == {"leeg"}


def test_the_name_in_a_printed_web_form_beside_a_label_of_two_lines(tmp_path: Path) -> None:
    words = (
        *LIABLE,
        (70.0, 190.0, "Ondertekening"),
        (70.0, 206.0, "Naam ondertekenaar (geldt als"),
        (320.0, 214.0, "A. Dijkman"),
        (70.0, 222.0, "handtekening)"),
        (70.0, 240.0, "Functie"),
        (320.0, 240.0, "Directeur"),
        (70.0, 256.0, "Datum"),
        (320.0, 256.0, "03-07-2026"),
    )
    found = piece(tmp_path, words)
    assert (signers(found), how(found)) == (["A. Dijkman"], ["getypt"])


LIST = (
    *LIABLE,
    (70.0, 190.0, "Digitaal ondertekend:"),
    (70.0, 206.0, "A. Dijkman, 2026-07-22T10:03:11+02:00"),
    (70.0, 220.0, "B. Veldhuis, 2026-07-23T16:40:02+02:00"),
)
PROOF = Sheet(
    drawn=[
        text(70, 90, "Ondertekenbewijs - transactie 5512-AA7. Beide ondertekenaars zijn nagegaan met iDIN."),
        text(70, 106, "Certificaat geldig tot 01-01-2029."),
    ]
)


def test_a_list_with_moments_counts_beside_the_proof_of_a_service(tmp_path: Path) -> None:
    assert how(piece(tmp_path, LIST, more=[PROOF])) == ["platform", "platform"]
    assert how(piece(tmp_path, LIST, more=[Sheet(drawn=prose(times=2))])) == ["getypt", "getypt"]


def test_a_list_with_a_dash_before_the_moment_names_who_signed(tmp_path: Path) -> None:
    words = (
        *LIABLE,
        (70.0, 190.0, "Digitaal ondertekend via Alfa Teken"),
        (70.0, 206.0, "A. Dijkman – 2026-07-22 10:03"),
        (70.0, 220.0, "B. Veldhuis – 2026-07-23 16:40"),
    )
    found = piece(tmp_path, words)
    assert (signers(found), how(found)) == (BOTH, ["getypt", "getypt"])


def test_the_picture_of_a_certificate_whose_name_breaks_is_read_whole(tmp_path: Path) -> None:
    words = (
        *LIABLE,
        (70.0, 190.0, "Naam"),
        (200.0, 190.0, "H.W. Dijkman"),
        (70.0, 206.0, "Functie"),
        (200.0, 206.0, "Bestuurder"),
        (70.0, 230.0, "Handtekening"),
        (300.0, 230.0, "Digitaal ondertekend door Hendrik"),
        (300.0, 242.0, "Willem Dijkman"),
        (300.0, 254.0, "Datum: 2026.07.16 11:42:07 +02'00'"),
    )
    found = piece(tmp_path, words)
    assert (signers(found), how(found)) == (["H.W. Dijkman"], ["platform"])


def test_a_notarial_deed_is_of_who_came_before_the_notary(tmp_path: Path) -> None:
    words = (
        (70.0, 90.0, "VOLMACHT"),
        (70.0, 120.0, "Heden, elf november tweeduizend vijfentwintig, verscheen voor mij, mr. Johanna Akkerman,"),
        (70.0, 134.0, "notaris te Goes: de heer Adriaan Dijkman, handelend als bestuurder van Alfa Advies B.V. (KvK 90210011),"),
        (70.0, 148.0, "die verklaarde volmacht te geven aan mevrouw Bea Veldhuis om de vennootschap te vertegenwoordigen."),
        (70.0, 162.0, "(Volgt ondertekening)"),
        (70.0, 190.0, "UITGEGEVEN VOOR AFSCHRIFT te Goes op 12-11-2025."),
    )
    found = piece(tmp_path, words, curves(75, 230))
    assert (signers(found), how(found)) == (["Adriaan Dijkman"], ["afbeelding"])


DECLARES = (
    (70.0, 120.0, "Bestuursverklaring 2027"),
    (70.0, 140.0, "Ondergetekende verklaart namens Alfa Advies B.V. (KvK 90210011) dat de organisatie aan alle"),
    (70.0, 154.0, "geschiktheidseisen voldoet."),
)
UNSIGNED: dict[str, tuple[Words, list[str]]] = {
    "a figure between the text and the place and day": (
        (*DECLARES, (70, 245, "Goes, 3 juli 2026"), (70, 275, "A. Dijkman, bestuurder")),
        [curves(75, 210)],
    ),
    "a figure with its caption": (
        (*DECLARES, (70, 215, "Ontwikkeling van het aantal clienten"), (70, 240, "Goes, 3 juli 2026"), (70, 270, "A. Dijkman, bestuurder")),
        [curves(75, 195)],
    ),
    "a drawn logo over the name of the organisation": (
        ((70, 100, "Alfa Advies B.V."), *DECLARES, (70, 190, "A. Dijkman, bestuurder")),
        [curves(75, 75)],
    ),
    "a stamp under its own label": (
        (*DECLARES, (70, 190, "Naam: A. Dijkman"), (70, 210, "Handtekening:"), (70, 260, "Stempel organisatie:")),
        [curves(75, 300)],
    ),
}


@pytest.mark.parametrize(("words", "drawn"), UNSIGNED.values(), ids=UNSIGNED.keys())
def test_a_drawing_that_is_no_signature_signs_nothing(tmp_path: Path, words: Words, drawn: list[str]) -> None:
    found = piece(tmp_path, words, *drawn)
    assert signers(found) == ["A. Dijkman"]
    assert not set(how(found)) - {"getypt", "leeg"}


@pytest.mark.parametrize(("across", "signed"), [(150, [True, False]), (214, [False, True])])
def test_of_two_names_close_together_the_one_over_the_signature_signed(tmp_path: Path, across: float, signed: list[bool]) -> None:
    words = (
        *DECLARES,
        (76, 190, "Naam"),
        (150, 190, "A. Dijkman"),
        (210, 190, "B. Veldhuis"),
        (76, 206, "Datum"),
        (150, 206, "03-07-2026"),
        (213, 206, "03-07-2026"),
        (76, 236, "Handtekening"),
    )
    found = piece(tmp_path, words, curves(across, 236, 14))
    assert (signers(found), [said == "afbeelding" for said in how(found)]) == (BOTH, signed)

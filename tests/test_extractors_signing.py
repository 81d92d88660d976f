"""Pictures of signatures below the names of those who sign, and names that only the signature itself gives."""

from pathlib import Path

import pytest
from pdf_files import Sheet, banner, image, pdf, read, scribble, text

from extractors.document import Piece
from extractors.identify import identify

HAND = {"Ha": scribble(), "Lo": banner("ALFA", size=80)}
LIABLE = [
    text(70, 90, "Verklaring hoofdelijke aansprakelijkheid"),
    text(70, 120, "Alfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers van dit"),
    text(70, 134, "samenwerkingsverband ieder hoofdelijk aansprakelijk voor de gehele nakoming."),
]
NAMES = [text(70, 230, "A. Dijkman"), text(230, 230, "B. Veldhuis"), text(390, 230, "C. Akkerman")]

DATED = [text(x, 246, "2 juni 2026") for x in (70, 230, 390)]


def signed(folder: Path, *drawn: str) -> dict[str, str]:
    content = read(folder, pdf(Sheet(drawn=[*LIABLE, *drawn], pictures=HAND)))
    piece: Piece = identify(content.pages, content.fields, content.marks)[0]
    return {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")}


def pictures(y: float, *lefts: float) -> list[str]:
    return [image("Ha", x, y, 110, 36) for x in lefts]


def logos(y: float, *lefts: float) -> list[str]:
    return [image("Lo", x, y, 110, 36) for x in lefts]


@pytest.mark.parametrize(
    ("beside", "top"),
    [([], 246), (DATED, 262), (DATED, 280)],
    ids=["names", "names and dates", "room below the dates"],
)
def test_a_picture_below_each_of_several_names_is_a_signature_of_each(tmp_path: Path, beside: list[str], top: float) -> None:
    found = signed(tmp_path, text(70, 200, "Datum: 2 juni 2026"), *NAMES, *beside, *pictures(top, 60, 220, 380))
    assert found == dict.fromkeys(("A. Dijkman", "B. Veldhuis", "C. Akkerman"), "afbeelding")


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([*NAMES, *logos(262, 60, 220)], id="fewer pictures than names"),
        pytest.param([*NAMES, *pictures(700, 60, 220, 380)], id="logos at the foot of the page"),
        pytest.param([*NAMES, *pictures(272, 60, 220, 380)], id="logos of partners a little further down"),
        pytest.param([*NAMES[:2], *logos(262, 220, 420)], id="not under the names"),
        pytest.param([NAMES[0], *logos(246, 60)], id="one name: it may be a logo"),
    ],
)
def test_other_pictures_below_names_are_no_signatures(tmp_path: Path, drawn: list[str]) -> None:
    assert "afbeelding" not in signed(tmp_path, text(70, 200, "Datum: 2 juni 2026"), *drawn).values()


FORM = [text(70, 200, "Datum: 2 juni 2026"), text(70, 216, "Naam: A. Dijkman, bestuurder")]


def test_a_picture_close_under_the_block_of_the_only_signer_is_his_signature(tmp_path: Path) -> None:
    assert signed(tmp_path, *FORM, *pictures(222, 72)) == {"A. Dijkman": "afbeelding"}
    assert signed(tmp_path, FORM[1], text(70, 232, "Datum: 2 juni 2026"), *pictures(240, 72)) == {"A. Dijkman": "afbeelding"}


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([*FORM, *pictures(290, 72)], id="further down"),
        pytest.param([*FORM, *pictures(222, 300)], id="to the right"),
        pytest.param([*FORM, text(70, 232, "Wij zijn lid van de branchevereniging:"), *pictures(240, 72)], id="under a sentence"),
        pytest.param([text(70, 760, "Naam: A. Dijkman"), *logos(764, 72)], id="at the foot of the page"),
    ],
)
def test_another_picture_under_the_block_is_none(tmp_path: Path, drawn: list[str]) -> None:
    assert "afbeelding" not in signed(tmp_path, *drawn).values()


def test_the_name_of_who_signed_comes_from_the_page_of_the_service(tmp_path: Path) -> None:
    first = [
        text(70, 90, "Bestuursverklaring 2027"),
        text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen."),
        text(70, 200, "Datum: 2 juni 2026"),
        text(70, 220, "Handtekening: zie het ondertekenblad"),
    ]
    second = [
        text(70, 90, "InktZeker ondertekenblad"),
        text(70, 110, "Document-ID 7f3c-22ab-90de, SHA-256 9b1f0c5e77aa12"),
        text(70, 140, "Ondertekenaar"), text(200, 140, "E-mail"), text(350, 140, "Ondertekend op"), text(480, 140, "IP"),
        text(70, 160, "Anna Dijkman"), text(200, 160, "a***@dijkwacht.example"), text(350, 160, "02-06-2026 10:32"),
        text(480, 160, "192.0.2.x"),
    ]  # fmt: skip
    content = read(tmp_path, pdf(Sheet(drawn=first), Sheet(drawn=second)))
    piece = identify(content.pages, content.fields, content.marks)[0]
    assert [fact.value for fact in piece.all("ondertekenaar")] == ["Anna Dijkman"]
    assert [(fact.value, fact.about) for fact in piece.all("handtekening")] == [("platform", {"ondertekenaar": "Anna Dijkman"})]


def test_a_block_without_a_word_on_signing_is_found_before_long_annexes(tmp_path: Path) -> None:
    first = [
        text(70, 90, "Bestuursverklaring 2027"),
        text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen."),
        text(70, 160, "Plaats: Goes"), text(70, 176, "Datum: 2 juni 2026"), *pictures(180, 70), text(70, 230, "Naam: A. Dijkman"),
        text(70, 246, "Functie: voorzitter"), *pictures(250, 70), text(70, 300, "Naam: B. Veldhuis"), text(70, 316, "Functie: secretaris"),
    ]  # fmt: skip
    annex = [
        text(70, 90 + 16 * row, f"Criterium {row}: wij lichten dit toe in de onderbouwing van deze inschrijving.") for row in range(30)
    ]
    content = read(tmp_path, pdf(Sheet(drawn=first, pictures=HAND), Sheet(drawn=[text(70, 60, "Bijlage 1"), *annex])))
    piece = identify(content.pages, content.fields, content.marks)[0]
    assert {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")} == {
        "A. Dijkman": "afbeelding",
        "B. Veldhuis": "afbeelding",
    }


def test_the_day_of_a_version_or_a_form_is_not_the_day_of_signing(tmp_path: Path) -> None:
    head = [
        text(70, 90, "Bestuursverklaring 2027"),
        text(70, 110, "Stichting De Dijkwacht (KvK 90210011) verklaart aan de eisen te voldoen."),
    ]
    draft = [
        text(70, 50, "CONCEPT - nog ter ondertekening door bestuur - versie 2 dd 29-06-2026"),
        *head,
        text(70, 200, "Datum: ... juli 2026"),
    ]
    empty = [*head, text(70, 200, "Datum: ............"), text(70, 216, "Handtekening:"), text(70, 260, "Format d.d. 1 juni 2026")]
    for drawn in (draft, empty):
        content = read(tmp_path, pdf(Sheet(drawn=drawn)))
        assert identify(content.pages, content.fields, content.marks)[0].all("datum") == ()


def test_a_signature_on_its_own_line_is_not_of_the_name_just_above(tmp_path: Path) -> None:
    """Three lines to sign on, 75 points apart: the second signature ends as near to the first name as to its own."""
    names = ("A. Dijkman", "B. Veldhuis", "C. Akkerman")
    places = [
        part
        for number, name in enumerate(names)
        for part in (text(70, 292 + 75 * number, "_" * 31), text(70, 306 + 75 * number, name), text(70, 318 + 75 * number, "bestuurder"))
    ]
    drawn = [text(70, 200, "Tilburg, 2 juni 2026"), *places, *pictures(246, 68), *pictures(320, 68)]
    assert signed(tmp_path, *drawn) == {"A. Dijkman": "afbeelding", "B. Veldhuis": "afbeelding", "C. Akkerman": "leeg"}

"""A signature that the end of a page parted from its place, and what only looks like one."""

from pathlib import Path

import pytest
from pdf_files import Sheet, image, pdf, photograph, read, scribble, text

from extractors.document import Fact, Piece, Searchability
from extractors.identify import identify

HAND = {"Ha": scribble()}
BODY = [
    text(70, 90, "Bestuursverklaring 2027"),
    text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen."),
]
FORM = [*BODY, text(70, 690, "Naam: A. Dijkman"), text(70, 710, "Functie: bestuurder"), text(70, 730, "Datum: 2 juni 2026")]
ASKED = [*FORM, text(70, 750, "Handtekening:")]
LOGO = image("Ha", 70, 40, 140, 50)
SIGN = image("Ha", 70, 80, 140, 50)


def piece(folder: Path, *sheets: Sheet) -> Piece:
    content = read(folder, pdf(*sheets))
    return identify(content.pages, content.fields, content.marks)[0]


def signatures(folder: Path, *sheets: Sheet) -> list[str]:
    return [fact.value for fact in piece(folder, *sheets).all("handtekening")]


def test_a_signature_at_the_head_of_the_next_page_belongs_to_the_place_before_it(tmp_path: Path) -> None:
    first, second = Sheet(drawn=ASKED), Sheet(drawn=[SIGN], pictures=HAND)
    read_again = piece(tmp_path, first, second)
    assert [(fact.value, fact.about) for fact in read_again.all("handtekening")] == [("afbeelding", {"ondertekenaar": "A. Dijkman"})]
    assert (read_again.first, read_again.last) == (1, 2)
    assert read(tmp_path, pdf(first, second)).pages[1].searchability is Searchability.EMPTY


def test_the_date_may_slip_along(tmp_path: Path) -> None:
    first = Sheet(drawn=[*BODY, text(70, 740, "Getekend door: A. Dijkman (bestuurder)")])
    assert signatures(tmp_path, first, Sheet(drawn=[text(70, 60, "d.d. 02-06-2026 te Goes"), SIGN], pictures=HAND)) == ["afbeelding"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Sheet(drawn=[LOGO, *ASKED], pictures=HAND), Sheet(drawn=[LOGO], pictures=HAND), id="a letterhead on both pages"),
        pytest.param(Sheet(drawn=BODY), Sheet(drawn=[SIGN], pictures=HAND), id="no place to sign at the end of the page"),
        pytest.param(
            Sheet(drawn=ASKED), Sheet(drawn=[SIGN, *[text(70, 200 + 20 * n, "Bijlage met een tekst.") for n in range(9)]], pictures=HAND),
            id="a page with text of its own",
        ),
        pytest.param(Sheet(drawn=ASKED), Sheet(drawn=[image("Ha", 70, 500, 140, 50)], pictures=HAND), id="far down the page"),
        pytest.param(Sheet(drawn=ASKED), Sheet(drawn=[image("Im", 0, 0, 595, 842)], pictures={"Im": photograph()}), id="a photograph"),
    ],
)  # fmt: skip
def test_a_picture_elsewhere_is_no_signature(tmp_path: Path, first: Sheet, second: Sheet) -> None:
    assert "afbeelding" not in signatures(tmp_path, first, second)


def test_only_the_last_of_several_signers_can_have_slipped(tmp_path: Path) -> None:
    first = Sheet(
        drawn=[
            *BODY, text(70, 300, "Naam: B. Veldhuis"), text(70, 320, "Handtekening:"), text(70, 690, "Naam: A. Dijkman"),
            text(70, 750, "Handtekening:"),
        ]
    )  # fmt: skip
    found: list[Fact] = list(piece(tmp_path, first, Sheet(drawn=[SIGN], pictures=HAND)).all("handtekening"))
    assert {fact.about["ondertekenaar"]: fact.value for fact in found} == {"B. Veldhuis": "leeg", "A. Dijkman": "afbeelding"}


def test_room_left_above_a_printed_name_is_a_question_and_no_empty_place(tmp_path: Path) -> None:
    """Nothing says that somebody was to sign there: a letter leaves that room too, and a sign may be drawn in a way nobody sees."""
    dated = [*BODY, text(70, 640, "Goes, 2 juni 2026")]
    assert signatures(tmp_path, Sheet(drawn=[*dated, text(70, 700, "A. Dijkman")])) == ["getypt"]
    signed = [*dated, image("Ha", 70, 648, 100, 40), text(70, 700, "A. Dijkman")]
    assert signatures(tmp_path, Sheet(drawn=signed, pictures=HAND)) == ["afbeelding"]


def test_names_that_one_drawing_step_set_apart_are_two(tmp_path: Path) -> None:
    apart = "BT /F1 11 Tf 1 0 0 1 70 200 Tm [(A. d'Hondt ) -14000 (B. Veldhuis)] TJ ET"
    (page,) = read(tmp_path, pdf(Sheet(drawn=[*BODY, apart]))).pages
    assert [line.text for line in page.lines][-1] == "A. d'Hondt  B. Veldhuis"


HEAD = image("Ha", 70, 55, 140, 40)
BESIDE = image("Ha", 330, 55, 140, 40)


def under(*rows: str, x: float = 70) -> list[str]:
    return [text(x, 108 + 18 * number, row) for number, row in enumerate(rows)]


LONG = [text(70, 300 + 18 * number, "Bijlage met een tekst over de inzet van de medewerkers.") for number in range(12)]
TWO = [*under("A. Dijkman", "voorzitter", "Goes, 2 juni 2026"), *under("B. de Wit", "secretaris", "Goes, 2 juni 2026", x=330)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(
            [HEAD, *under("Naam: A. Dijkman", "Functie: bestuurder", "Datum: 2 juni 2026")], {"A. Dijkman": "afbeelding"}, id="one"
        ),
        pytest.param(
            [HEAD, BESIDE, *TWO],
            {"A. Dijkman": "afbeelding", "B. de Wit": "afbeelding"}, id="two beside each other",
        ),
        pytest.param(
            [BESIDE, *TWO],
            {"A. Dijkman": "getypt", "B. de Wit": "afbeelding"}, id="only the second of two",
        ),
        pytest.param(
            [HEAD, *under("Naam: A. Dijkman", "Functie: voorzitter", "Datum: 2 juni 2026"), image("Ha", 70, 175, 140, 40),
             text(70, 228, "Naam: B. de Wit"), text(70, 246, "Functie: secretaris"), text(70, 264, "Datum: 3 juni 2026")],
            {"A. Dijkman": "afbeelding", "B. de Wit": "afbeelding"}, id="two under each other",
        ),
        pytest.param(
            [HEAD, *under("_" * 24, "Naam: A. Dijkman", "Functie: bestuurder"), *LONG],
            {"A. Dijkman": "afbeelding"}, id="over the line to sign on, with more text under the block",
        ),
        pytest.param(
            [HEAD, *under("_" * 24, "Naam: A. Dijkman", "Functie: voorzitter", "Datum: 2 juni 2026"), image("Ha", 70, 185, 140, 40),
             text(70, 238, "_" * 24), text(70, 256, "Naam: B. de Wit"), text(70, 274, "Functie: secretaris")],
            {"A. Dijkman": "afbeelding", "B. de Wit": "afbeelding"}, id="two lines to sign on under each other",
        ),
    ],
)  # fmt: skip
def test_the_block_of_who_signs_at_the_head_of_the_next_page(tmp_path: Path, second: list[str], expected: dict[str, str]) -> None:
    found = piece(tmp_path, Sheet(drawn=BODY), Sheet(drawn=second, pictures=HAND)).all("handtekening")
    assert {fact.about["ondertekenaar"]: fact.value for fact in found} == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param([HEAD, *BODY], [HEAD, *under("Naam: A. Dijkman", "Datum: 2 juni 2026")], id="a letterhead on both pages"),
        pytest.param(BODY, [image("Ha", 380, 30, 140, 40), *under("Naam: A. Dijkman", "Datum: 2 juni 2026")], id="a logo at the right"),
        pytest.param(
            BODY, [HEAD, *under("Naam: A. Dijkman", "Datum: 2 juni 2026", "Handtekening:")], id="the place to sign stands there, empty"
        ),
        pytest.param(BODY, [HEAD, *under("Machtiging", "Naam: A. Dijkman", "Datum: 2 juni 2026")], id="a title under it"),
        pytest.param(
            BODY,
            [HEAD, *under("Naam: A. Dijkman", "Ik werk al acht jaar als cliëntondersteuner in de regio Zeeland.")],
            id="more than the block",
        ),
        pytest.param(BODY, [image("Ha", 70, 20, 140, 30), *under("Naam: A. Dijkman", "Datum: 2 juni 2026")], id="too far above the name"),
        pytest.param([HEAD, *BODY], [HEAD, *under("_" * 24, "Naam: A. Dijkman", "Functie: bestuurder")], id="a letterhead over a line"),
        pytest.param(
            BODY,
            [HEAD, *under("_" * 24, "Bijlage 1", "Naam: A. Dijkman", "Functie: bestuurder")],
            id="a line under a letterhead and a title",
        ),
    ],
)
def test_a_picture_at_the_head_that_is_no_signature(tmp_path: Path, first: list[str], second: list[str]) -> None:
    assert "afbeelding" not in signatures(tmp_path, Sheet(drawn=first, pictures=HAND), Sheet(drawn=second, pictures=HAND))

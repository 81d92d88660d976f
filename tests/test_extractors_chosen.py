"""An answer chosen by its look: bold, underlined or marked, or the other one grey; and all the looks that choose nothing."""

from pathlib import Path

import pytest
import word_files as made
from pdf_files import Sheet, pdf, text
from pdf_files import read as read_page

from extractors.chosen import PLAINEST, Style, pairs, passed_over
from extractors.document import Document
from extractors.read import read

BOLD, LINED, MARKED = Style(bold=True), Style(underlined=True), Style(marked=True)
GREY, PALE_BLUE, BLUE = Style(colour=(170, 170, 170)), Style(colour=(150, 170, 250)), Style(colour=(0, 0, 200))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("one", "two", "around", "expected"),
    [
        pytest.param(BOLD, PLAINEST, PLAINEST, 1, id="the first bold"),
        pytest.param(PLAINEST, BOLD, PLAINEST, 0, id="the second bold"),
        pytest.param(PLAINEST, LINED, PLAINEST, 0, id="underlined"),
        pytest.param(MARKED, PLAINEST, PLAINEST, 1, id="marked"),
        pytest.param(GREY, PLAINEST, PLAINEST, 0, id="the first grey"),
        pytest.param(GREY, PLAINEST, GREY, 0, id="a grey form, the answer black"),
        pytest.param(GREY, BLUE, PLAINEST, 0, id="grey beside blue ink"),
        pytest.param(GREY, BOLD, PLAINEST, 0, id="grey beside bold"),
        pytest.param(PLAINEST, PLAINEST, PLAINEST, None, id="alike"),
        pytest.param(BOLD, BOLD, PLAINEST, None, id="both bold"),
        pytest.param(BOLD, PLAINEST, BOLD, None, id="the question is bold too"),
        pytest.param(BOLD, LINED, PLAINEST, None, id="two signs that disagree"),
        pytest.param(Style(bold=True, colour=(170, 170, 170)), PLAINEST, PLAINEST, None, id="bold and grey"),
        pytest.param(BLUE, PLAINEST, PLAINEST, None, id="a colour alone"),
        pytest.param(PALE_BLUE, PLAINEST, PLAINEST, None, id="a pale colour is no grey"),
        pytest.param(GREY, Style(colour=(105, 105, 105)), PLAINEST, None, id="two greys"),
    ],
)
def test_which_look_is_an_answer(one: Style, two: Style, around: Style, expected: int | None) -> None:
    passed = passed_over(one, two, around)
    assert (None if passed is None else passed[0]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Onderaannemers: ja / nee", [("ja", "nee")]),
        ("2027 nee/ja en 2028 Ja | Nee", [("nee", "ja"), ("Ja", "Nee")]),
        ("wij maken wel/geen gebruik", [("wel", "geen")]),
        ("ja    nee", [("ja", "nee")]),
        ("☐ ja / ☒ nee", []),
        ("ja [x] / nee [ ]", []),
        ("ja nee", []),
        ("ja / ja", []),
        ("ja / geen", []),
        ("ninja / nee", []),
    ],
)
def test_which_words_are_two_answers(words: str, expected: list[tuple[str, str]]) -> None:
    assert [(words[slice(*one)], words[slice(*two)]) for one, two in pairs(words)] == expected


HEAD = (
    "Bestuursverklaring onafhankelijke cliëntondersteuning 2027-2028",
    "Naam organisatie: Stichting De Kade",
    "KvK-nummer: 90230077",
    "De ondergetekende verklaart dat de organisatie voldoet aan alle geschiktheidseisen.",
)
TAIL = ("Plaats: Goes", "Datum: 2 juni 2026", "Naam: A. Dijkman", "Functie: bestuurder")
ASKED = "Werkt u in 2027 met onderaannemers?  "


def word(folder: Path, *, yes: str = "", no: str = "", asked: str = "") -> Document:
    question = f"<w:p>{made.r(ASKED, asked)}{made.r('ja', yes)}{made.r(' / ')}{made.r('nee', no)}</w:p>"
    inside = "".join(made.p(line) for line in HEAD) + question + "".join(made.p(line) for line in TAIL)
    return read(made.word(folder / "v.docx", made.body(inside)), sha256="0" * 64, media_type=WORD)


def answers(document: Document) -> list[str]:
    return [fact.value for piece in document.pieces for fact in piece.all("onderaannemers")]


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ({"no": "<w:b/>"}, ["nee"]),
        ({"yes": "<w:b/>"}, ["ja"]),
        ({"no": '<w:u w:val="single"/>'}, ["nee"]),
        ({"no": '<w:highlight w:val="yellow"/>'}, ["nee"]),
        ({"yes": '<w:color w:val="A6A6A6"/>'}, ["nee"]),
        ({"yes": "<w:strike/>"}, ["nee"]),
        ({}, []),
        ({"yes": "<w:b/>", "asked": "<w:b/>"}, []),
        ({"yes": "<w:b/>", "no": "<w:b/>"}, []),
        ({"yes": '<w:b w:val="0"/>'}, []),
        ({"yes": '<w:u w:val="none"/>'}, []),
        ({"yes": '<w:color w:val="C00000"/>'}, []),
    ],
)
def test_an_answer_in_word(tmp_path: Path, looks: dict[str, str], expected: list[str]) -> None:
    document = word(tmp_path, **looks)
    assert answers(document) == expected
    assert document.state.value == "gelezen"  # no letter is lost: the other answer is kept as words that do not count
    assert len(document.hidden) == len(expected)


FONTS = "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"


def line(*parts: tuple[str, str, str], y: float) -> str:
    """One line of words, each (font, colour, words)."""
    shown = " ".join(f"/{font} 11 Tf {colour} ({words}) Tj" for font, colour, words in parts)
    return f"BT 70 {842 - y} Td {shown} ET"


def page(*parts: tuple[str, str, str]) -> bytes:
    drawn = [text(70, 80 + 20 * number, words) for number, words in enumerate(HEAD)]
    drawn.append(line(*parts, y=170))
    drawn += [text(70, 210 + 20 * number, words) for number, words in enumerate(TAIL)]
    return pdf(Sheet(drawn=drawn, fonts=FONTS))


@pytest.mark.parametrize(
    ("parts", "kept", "reason"),
    [
        ([("F1", "0 g", ASKED), ("F1", "0 g", "ja / "), ("F2", "0 g", "nee")], "/ nee", "vet"),
        ([("F1", "0 g", ASKED), ("F2", "0 g", "ja"), ("F1", "0 g", " / nee")], "ja /", "vet"),
        ([("F1", "0 g", ASKED), ("F1", "0.65 g", "ja"), ("F1", "0 g", " / nee")], "/ nee", "grijs"),
        ([("F1", "0 g", ASKED), ("F1", "0 g", "ja / nee")], "ja / nee", ""),
        ([("F2", "0 g", ASKED), ("F2", "0 g", "ja"), ("F1", "0 g", " / nee")], "ja / nee", ""),
        ([("F1", "0 g", ASKED), ("F1", "0.7 0 0 rg", "ja"), ("F1", "0 g", " / nee")], "ja / nee", ""),
    ],
)
def test_an_answer_in_a_pdf(tmp_path: Path, parts: list[tuple[str, str, str]], kept: str, reason: str) -> None:
    content = read_page(tmp_path, page(*parts))
    (asked,) = [row.text for row in content.pages[0].lines if "onderaannemers" in row.text]
    assert asked.removeprefix(ASKED.strip()).strip() == kept
    assert [reason in hidden.how for hidden in content.hidden] == ([True] if reason else [])


def test_a_question_without_an_answer_does_not_make_a_consortium(tmp_path: Path) -> None:
    inside = "".join(made.p(line) for line in (*HEAD, "Schrijft u in als samenwerkingsverband?  ja / nee", *TAIL))
    document = read(made.word(tmp_path / "v.docx", made.body(inside)), sha256="0" * 64, media_type=WORD)
    assert not [fact for piece in document.pieces for fact in piece.all("samenwerkingsverband")]

"""Who signed, read from where a signature lies: under, beside or over a name, and who is named there without one."""

from pathlib import Path

import pytest
from pdf_files import Sheet, banner, curves, image, pdf, photograph, picture, read, scribble, text
from PIL import Image, ImageDraw, ImageFont

from extractors.identify import identify
from extractors.signing.one_person import signer_in


def badge() -> bytes:
    """A logo: a filled circle and a word."""
    drawing = Image.new("L", (400, 120), 255)
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((10, 10, 110, 110), fill=90)
    pen.text((130, 40), "ALFA", fill=40, font=ImageFont.load_default(50))
    return picture(drawing)


PICTURES = {"Ha": scribble(), "Lo": banner("ALFA", size=80), "Bl": badge(), "Ph": photograph()}
LIABLE = [
    text(70, 90, "Verklaring hoofdelijke aansprakelijkheid"),
    text(70, 120, "Alfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers van dit"),
    text(70, 134, "samenwerkingsverband ieder hoofdelijk aansprakelijk voor de gehele nakoming."),
]
DECLARED = [
    text(70, 90, "Bestuursverklaring 2027"),
    text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart dat zij aan de geschiktheidseisen voldoet."),
]


def signed(folder: Path, *drawn: str) -> dict[str, str]:
    content = read(folder, pdf(Sheet(drawn=list(drawn), pictures=PICTURES)))
    piece = identify(content.pages, content.fields, content.marks)[0]
    return {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening") if "ondertekenaar" in fact.about}


def pen(x: float, y: float) -> str:
    return image("Ha", x, y, 110, 36)


@pytest.mark.parametrize(
    ("drawn", "names"),
    [
        pytest.param(
            [text(70, 200, "Goes, 3 juli 2026 – A. Alting"), pen(70, 206), text(70, 270, "Tiel, 4 juli 2026 – B. Beumer"), pen(70, 276)],
            ["A. Alting", "B. Beumer"],
            id="place, day and name on one row, the signature under it",
        ),
        pytest.param(
            [pen(70, 180), text(70, 230, "Alfa Advies B.V., A. Alting"), pen(70, 250), text(70, 300, "Beta Steun B.V., B. Beumer")],
            ["A. Alting", "B. Beumer"],
            id="organisation and name under each",
        ),
        pytest.param(
            [text(70, 200, "Voor Alfa: A. Alting"), pen(240, 182), text(70, 260, "Voor Beta: B. Beumer"), pen(240, 242)],
            ["A. Alting", "B. Beumer"],
            id="beside the name",
        ),
        pytest.param(
            [text(70, 200, "Goes, 3 juli 2026"), text(70, 220, "A. Alting, bestuurder"), text(70, 234, "Alfa Advies B.V."), pen(70, 240)],
            ["A. Alting"],
            id="a pen under the only name and its organisation",
        ),
        pytest.param(
            [text(70, 200, "Akkoord directie:"), curves(180, 190), text(350, 200, "A. Alting")], ["A. Alting"], id="between label and name"
        ),
    ],
)
def test_a_signature_tells_who_signed(tmp_path: Path, drawn: list[str], names: list[str]) -> None:
    assert signed(tmp_path, *LIABLE, *drawn) == dict.fromkeys(names, "afbeelding")


def test_a_signature_above_an_annex_tells_who_signed(tmp_path: Path) -> None:
    closing = [text(70, 200, "Afgegeven te Goes op 3 juli 2026."), pen(70, 210), text(70, 260, "A. Alting, gemachtigde")]
    annex = [text(70, 300, "Bijlage 2"), text(70, 320, "Onderaannemers 2027 (X) ja ( ) nee"), text(70, 334, "R. Mulder (zzp) 5%")]
    assert signed(tmp_path, *DECLARED, *closing, *annex) == {"A. Alting": "afbeelding"}


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            [text(70, 200, "A. Alting"), pen(70, 206), text(330, 208, "B. Beumer"), text(330, 250, "____________________")],
            {"A. Alting": "afbeelding", "B. Beumer": "leeg"},
            id="an empty line under the other name, a little lower",
        ),
        pytest.param(
            [text(70, 200, "Goes, 3 juli 2026 – A. Alting"), pen(70, 206), text(70, 270, "Tiel, 4 juli 2026 – B. Beumer")],
            {"A. Alting": "afbeelding", "B. Beumer": "getypt"},
            id="the second row of the same form without a signature",
        ),
        pytest.param(
            [text(70, 200, "Goes, 3 juli 2026"), text(70, 220, "A. Alting, bestuurder"), image("Lo", 70, 226, 110, 36)],
            {"A. Alting": "getypt"},
            id="a logo under the name",
        ),
    ],
)
def test_who_left_no_signature_has_not_signed(tmp_path: Path, drawn: list[str], expected: dict[str, str]) -> None:
    assert signed(tmp_path, *LIABLE, *drawn) == expected


@pytest.mark.parametrize(
    ("words", "name", "party"),
    [
        ("Goes, 3 juli 2026 – A. Alting (directeur)", "A. Alting", ""),
        ("Alfa Advies B.V., mw. A. Alting", "A. Alting", "Alfa Advies B.V."),
        ("90210011 A. Alting", "A. Alting", ""),
        ("Namens Wegwijs Vechtdal: A. Alting, Ommen 3-7-2026", "A. Alting", ""),
        ("Wegwijs Vechtdal: A. Alting", "A. Alting", ""),
        ("voor akkoord: A. Alting - de Boer", "A. Alting - de Boer", ""),
    ],
)
def test_one_person_and_what_stands_around_a_name(words: str, name: str, party: str) -> None:
    found = signer_in(words)
    assert found is not None
    assert (found[0], found[2]) == (name, party)


@pytest.mark.parametrize(
    "words",
    [
        "A. Alting en B. Beumer",
        "Contactpersoon: A. Alting",
        "A. Alting (zzp) 5%",
        "A. Alting h.o.d.n. Naast U",
        "Adviesbureau Bril",
        "A. Alting machtigt hierbij mevrouw Beumer",
        "Telefoon 0612345678, A. Alting",
        "Goes, 3 juli 2026",
    ],
)
def test_other_words_tell_no_signer(words: str) -> None:
    assert signer_in(words) is None


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([image("Bl", 70, 206, 120, 36), text(70, 260, "A. Alting, bestuurder")], id="a logo above the name"),
        pytest.param([image("Ph", 70, 206, 80, 100), text(70, 320, "A. Alting, bestuurder")], id="a photo above the name"),
        pytest.param([text(70, 220, "A. Alting, bestuurder"), image("Bl", 310, 206, 120, 36)], id="a logo beside the name"),
        pytest.param([text(70, 220, "Naam: A. Alting"), text(70, 240, "Handtekening:"), image("Bl", 150, 225, 120, 36)], id="at the place"),
    ],
)
def test_a_picture_without_strokes_of_a_pen_is_no_signature(tmp_path: Path, drawn: list[str]) -> None:
    assert signed(tmp_path, *LIABLE, text(70, 200, "Goes, 3 juli 2026"), *drawn) == {"A. Alting": "getypt"}

"""Words set apart by place alone are apart in the text; what is one word stays one."""

from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, read


def placed(words: list[str], gap: float, *, extra: str = "") -> str:
    """Words in one drawing step with so much white between them (of the letter size), and no space."""
    shown = " ".join(f"({word}) {-1000 * gap:.0f}" for word in words)
    return f"BT /F1 11 Tf {extra} 70 740 Td [{shown}] TJ ET"


def text_of(folder: Path, *drawn: str, rotate: str = "") -> str:
    return read(folder, pdf(Sheet(drawn=drawn, extra=rotate))).pages[0].text


@pytest.mark.parametrize("gap", [0.1, 0.12, 0.15, 0.2, 0.28])
def test_a_title_without_spaces(tmp_path: Path, gap: float) -> None:
    words = "Bestuursverklaring OCO Wlz 2027-2028 van Stichting De Kade".split()
    assert text_of(tmp_path, placed(words, gap)).split() == words


@pytest.mark.parametrize(
    "words",
    [["door.", "Daar", "werkt"], ["mw.", "Nynke", "Wouda"], ["KvK-nummer:", "90230077"], ["Wietske", "Hoekzema"], ["zorgkantoor,", "dan"]],
)
def test_a_narrow_space_behind_a_sign_or_before_a_capital(tmp_path: Path, words: list[str]) -> None:
    assert text_of(tmp_path, placed(words, 0.12)).split() == words


@pytest.mark.parametrize(
    "line",
    [
        placed(["CarePath", "en", "VanLoon"], 0.3),
        placed(["B.V.", "en", "a.dijkman@dekade.example"], 0.3),
        placed(["https://www.dekade.example/over-ons/onze-werkwijze"], 0.3),
        placed(["Cliëntondersteuningsorganisatie"], 0.3),
        placed(["BESTUURSVERKLARINGVOORZORGKANTOREN"], 0.3, extra="3 Tc"),
        "BT /F1 11 Tf 70 740 Td [(V) 80 (anL) 60 (oon & T) 90 (evens)] TJ ET",
    ],
    ids=["names with a capital inside", "an address", "a link", "a long word", "letters set wide", "letters set closer by hand"],
)
def test_one_word_stays_one(tmp_path: Path, line: str) -> None:
    text = text_of(tmp_path, line)
    for word in ("CarePath", "VanLoon", "a.dijkman@dekade.example", "https://www.dekade.example/over-ons/onze-werkwijze", "Tevens",
                 "Cliëntondersteuningsorganisatie", "BESTUURSVERKLARINGVOORZORGKANTOREN"):  # fmt: skip
        assert word in text or word[:4] not in text


def test_a_turned_page_reads_the_same(tmp_path: Path) -> None:
    words = ["Wietske", "Hoekzema", "is", "bestuurder."]
    line = placed(words, 0.12)
    assert text_of(tmp_path, line, rotate="/Rotate 180").split() == text_of(tmp_path, line).split() == words


SPLIT = (
    "BT /F1 11 Tf 70 740 Td (Deze ) Tj -2.893 Tw (ver klar ing) Tj 0 Tw ( is geldig tot 27 ) Tj -2.893 Tw (januar i) Tj 0 Tw ( 2028.) Tj ET"
)
"""As Ghostscript writes what groff sets: a space that is taken back, for the little white that the font wants behind an r."""


def test_a_space_that_is_taken_back_is_none(tmp_path: Path) -> None:
    assert text_of(tmp_path, SPLIT) == "Deze verklaring is geldig tot 27 januari 2028."


def test_on_a_page_with_such_a_space_short_words_are_looked_at_too(tmp_path: Path) -> None:
    line = "BT /F1 11 Tf 70 700 Td [(in) -278 (de) -120 (wet) -120 (staat)] TJ ET"
    assert text_of(tmp_path, SPLIT, line).splitlines()[1] == "in de wet staat"


def test_words_that_end_in_r_stay_apart(tmp_path: Path) -> None:
    line = "BT /F1 11 Tf 70 740 Td (naar de heer is meer of minder) Tj ET"
    assert text_of(tmp_path, line) == "naar de heer is meer of minder"


WIDE_SET = "BT /F1 16 Tf 2 Tc 70 740 Td (B) Tj {x} 0 Td (ESTUURSVERKLARING 2027) Tj ET"
"""A title with its letters set wide, of which the first was drawn by itself: pdfium takes that white for a space."""


@pytest.mark.parametrize(("x", "text"), [(13.3, "BESTUURSVERKLARING 2027"), (18.0, "B ESTUURSVERKLARING 2027")], ids=["none", "a space"])
def test_a_first_letter_of_a_wide_title_belongs_to_its_word(tmp_path: Path, x: float, text: str) -> None:
    assert text_of(tmp_path, WIDE_SET.format(x=x)) == text


def test_initials_before_a_name_in_capitals_stay_apart(tmp_path: Path) -> None:
    assert text_of(tmp_path, "BT /F1 12 Tf 70 740 Td (A BAKKERS EN B VERHOEVEN) Tj ET") == "A BAKKERS EN B VERHOEVEN"

"""Cells that one drawing step set apart (as programs that rewrite or merge PDFs do) are cells in the text; wide word spaces are none."""

from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, read


def text_of(folder: Path, shown: str) -> str:
    drawn = (f"BT /F1 11 Tf 70 700 Td [{shown}] TJ ET", "BT /F1 11 Tf 70 680 Td (Bijlage bij de opgave) Tj ET")
    return read(folder, pdf(Sheet(drawn=drawn))).pages[0].text.split("\n")[0]


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("(Leuntje Poortvliet ) -4900 (Ad de Bruijne ) -6500 (Corrie Sinke)", "Leuntje Poortvliet  Ad de Bruijne  Corrie Sinke"),
        ("(Statutaire naam ) -4000 (Stichting De Kade)", "Statutaire naam  Stichting De Kade"),
        ("(Rechtsvorm) -6000 (Vereniging)", "Rechtsvorm  Vereniging"),
        ("(Maten ) -5000 (L. Poortvliet, A. de Bruijne, C.J. Sinke)", "Maten  L. Poortvliet, A. de Bruijne, C.J. Sinke"),
    ],
)
def test_cells_in_one_drawing_step(tmp_path: Path, shown: str, text: str) -> None:
    assert text_of(tmp_path, shown) == text


@pytest.mark.parametrize(
    "shown",
    [
        "(gevestigd ) -1100 (te ) -1050 (Rotterdam, ) -1120 (in ) -1080 (het ) -1090 (register)",
        "(Stichting De Kade te Utrecht)",
        "(SAMENWERKINGSOVEREENKOMST MET MWW MAMMOET)",
    ],
    ids=["a justified row", "plain words", "wide capitals"],
)
def test_wide_word_spaces_are_no_cells(tmp_path: Path, shown: str) -> None:
    assert "  " not in text_of(tmp_path, shown)

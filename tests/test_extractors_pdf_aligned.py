"""Words right under or over another cell are a cell, though little white stands before them; words of a sentence are none."""

from pathlib import Path

from pdf_files import Sheet, pdf, read

from extractors.pdf.aligned import Seam, cut_where_aligned
from extractors.pdf.text import Run


def at(x: float, y: float, words: str) -> str:
    return f"BT /F1 11 Tf {x} {y} Td ({words}) Tj ET"


def rows_of(folder: Path, *drawn: str) -> list[str]:
    return read(folder, pdf(Sheet(drawn=drawn))).pages[0].text.split("\n")


def test_a_long_word_in_a_narrow_column_leaves_its_neighbour_a_cell(tmp_path: Path) -> None:
    first = (at(70, 700, "Haaglanden"), at(195, 700, "bestaand, contract in 2026"))
    second = (at(70, 680, "Zuid-Hollandse Eilanden"), at(195, 680, "nieuw"))
    assert rows_of(tmp_path, *first, *second) == ["Haaglanden  bestaand, contract in 2026", "Zuid-Hollandse Eilanden  nieuw"]


def test_words_of_a_sentence_stay_together_where_no_cell_is_near(tmp_path: Path) -> None:
    first = (at(70, 700, "Haaglanden"), at(240, 700, "bestaand"))
    second = (at(70, 680, "Zuid-Hollandse Eilanden"), at(195, 680, "nieuw"))
    assert rows_of(tmp_path, *first, *second)[1] == "Zuid-Hollandse Eilanden nieuw"


def run(words: str, x0: float, y0: float, x1: float) -> Run:
    return Run(words, x0, y0, x1, y0 + 10)


def test_a_run_is_cut_at_its_seam_under_a_cell_only() -> None:
    cells = [run("Naam", 70, 100, 100), run("Plaats", 200, 100, 240)]
    row = run("Stichting De Dijkwacht Goes", 70, 120, 230)
    assert [one.text for one in cut_where_aligned([*cells, row], {2: [Seam(23, 190, 200.4)]})][2:] == ["Stichting De Dijkwacht  ", "Goes"]
    assert cut_where_aligned([*cells, row], {2: [Seam(23, 190, 212)]})[2:] == [row]
    far = row._replace(y0=400, y1=410)
    assert cut_where_aligned([*cells, far], {2: [Seam(23, 190, 200)]})[2:] == [far]


def test_the_start_of_a_line_is_no_cell() -> None:
    lines = [run("Hij verklaart", 70, 100, 140), run("Goes", 200, 112, 240), run("a De Dijkwacht Goes", 70, 124, 230)]
    assert cut_where_aligned(lines, {2: [Seam(15, 190, 200)]}) == lines


def test_a_number_before_an_item_is_no_cell() -> None:
    cells = [run("Nr", 70, 100, 80), run("Verklaring", 86, 100, 140)]
    item = run("1 De organisatie voldoet", 70, 116, 200)
    assert cut_where_aligned([*cells, item], {2: [Seam(2, 76, 86)]})[2:] == [item]

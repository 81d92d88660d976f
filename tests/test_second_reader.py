"""A second reader, written by others (pdfplumber), sees the same: rows of ruled tables, places of words, and what is struck out.

It is slow and can be hung by a small file, so it reads only what these tests make themselves.
"""

import logging
from pathlib import Path

import pdfplumber
import pytest
from pdf_files import HEIGHT, Sheet, as_file, pdf, read, rectangle, text

ROWS = [
    ("KvK-nummer", "90012345"),
    ("Statutaire naam", "Stichting Voorbeeld"),
    ("Rechtsvorm", "Stichting"),
    ("Bezoekadres", "Dorpsstraat 1, 8011 AB Zwolle"),
    ("Bestuurder", "mw. A. Jansen"),
    ("Bevoegdheid", "Gezamenlijk bevoegd met andere bestuurder"),
]
WORDS = "Zij is alleen / gezamenlijk bevoegd"


@pytest.fixture(autouse=True)
def quiet() -> None:
    """It remarks upon fonts that are not in the file."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)


def ruled(turned: int = 0) -> bytes:
    """A table of labels and values with a box around each cell."""
    drawn = []
    for number, (label, value) in enumerate(ROWS):
        top = 100 + 24 * number
        drawn += [rectangle(70, top, 150, 24), rectangle(220, top, 300, 24), text(76, top + 16, label), text(226, top + 16, value)]
    return pdf(Sheet(drawn=drawn, extra=f"/Rotate {turned}"))


def test_every_row_of_a_ruled_table_is_one_line_of_ours(tmp_path: Path) -> None:
    with pdfplumber.open(as_file(tmp_path, ruled())) as theirs:
        rows = [tuple(cell or "" for cell in row) for table in theirs.pages[0].extract_tables() for row in table]
    ours = read(tmp_path, ruled()).pages[0]
    assert rows == ROWS
    assert [line.text for line in ours.lines] == ["  ".join(row) for row in rows]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_words_stand_where_the_other_sees_them(turned: int, tmp_path: Path) -> None:
    blob = ruled(turned)
    with pdfplumber.open(as_file(tmp_path, blob)) as theirs:
        page = theirs.pages[0]
        size, letters = (page.width, page.height), [letter for letter in page.chars if letter["text"].strip()]
    ours = read(tmp_path, blob).pages[0]
    assert (ours.width, ours.height) == pytest.approx(size, abs=0.5)
    boxes = [line.box for line in ours.lines if line.box]
    for letter in letters:
        x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        assert any(box.x0 - 3 <= x <= box.x1 + 3 and box.y0 - 3 <= y <= box.y1 + 3 for box in boxes), letter["text"]


def test_what_its_lines_run_through_is_what_we_part(tmp_path: Path) -> None:
    plain = pdf(Sheet(drawn=[text(70, 100, WORDS)]))
    with pdfplumber.open(as_file(tmp_path, plain)) as theirs:
        word = next(word for word in theirs.pages[0].extract_words() if word["text"] == "gezamenlijk")
    rule = f"q 0 G 0.6 w {word['x0']} {HEIGHT - 97} m {word['x1']} {HEIGHT - 97} l S Q"
    blob = pdf(Sheet(drawn=[text(70, 100, WORDS), rule]))
    with pdfplumber.open(as_file(tmp_path, blob)) as theirs:
        page = theirs.pages[0]
        crossed = [
            word["text"] for word in page.extract_words() for line in page.lines
            if word["top"] < line["top"] < word["bottom"] and line["x0"] <= word["x0"] + 1 and word["x1"] - 1 <= line["x1"]
        ]  # fmt: skip
    content = read(tmp_path, blob)
    assert crossed == [hidden.words for hidden in content.hidden] == ["gezamenlijk"]
    assert content.pages[0].text.split() == ["Zij", "is", "alleen", "/", "bevoegd"]

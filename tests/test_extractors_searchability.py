"""Is the text of a page really there: pages of every make, judged as a careful reader would; and what a file of them is."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_files import (
    PROSE,
    Sheet,
    banner,
    curves,
    image,
    lines,
    paper,
    pdf,
    photograph,
    prose,
    read,
    rectangle,
    scribble,
    stream,
    strip,
    text,
    whole,
)

from extractors.document import Line, Page, Searchability
from extractors.searchability import judge_file, spans

DIGITAL, SCAN, OCR, MIXED = Searchability.DIGITAL, Searchability.SCAN, Searchability.SCAN_WITH_OCR, Searchability.MIXED
OUTLINES, GARBLED, IMAGE, EMPTY = Searchability.OUTLINES, Searchability.GARBLED, Searchability.IMAGE, Searchability.EMPTY

OTHERS = PROSE[2:]
SHORT = lines(70, 120, PROSE[:2])
LAYER = {"Im": paper()}
BARE = (
    "/F2 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 67"
    " /Widths [600 600 600] /Encoding << /Differences [65 /g1 /g2 /g3] >>"
    " /CharProcs << /g1 901 0 R /g2 901 0 R /g3 901 0 R >> >>"
)
"""A font of shapes with names that say nothing about the letters they stand for."""

PAGES = {
    "running text": (Sheet(drawn=prose()), DIGITAL),
    "one line": (Sheet(drawn=[text(70, 90, "Bijlage 3")]), DIGITAL),
    "text on a turned page": (Sheet(drawn=prose(), extra="/Rotate 270"), DIGITAL),
    "text in a cropped page": (Sheet(drawn=prose(), extra="/CropBox [40 40 560 800]"), DIGITAL),
    "text on a wide sheet": (Sheet(drawn=lines(70, 200, PROSE), size=(1191, 842)), DIGITAL),
    "letterhead with a logo": (Sheet(drawn=[image("Lo", 60, 30, 120, 50), *prose()], pictures={"Lo": photograph()}), DIGITAL),
    "signature under a letter": (Sheet(drawn=[*prose(times=3), image("Ha", 70, 400, 140, 50)], pictures={"Ha": scribble()}), DIGITAL),
    "text on a background picture": (Sheet(drawn=[whole("Ph"), *prose()], pictures={"Ph": photograph(light=True)}), DIGITAL),
    "slide with a photograph": (
        Sheet(drawn=[whole("Ph"), *lines(70, 200, PROSE, size=16, state="1 1 1 rg")], pictures={"Ph": photograph()}),
        DIGITAL,
    ),
    "cover with a photograph": (
        Sheet(drawn=[text(70, 90, "Inschrijving 2027-2028", size=24), image("Ph", 60, 150, 470, 500)], pictures={"Ph": photograph()}),
        DIGITAL,
    ),
    "table with many rules": (Sheet(drawn=[*(rectangle(60, 60 + 20 * row, 470, 20) for row in range(30)), *prose()]), DIGITAL),
    "text on a white sheet drawn first": (Sheet(drawn=["1 g", rectangle(0, 0, 595, 842, paint="f"), "0 g", *prose()]), DIGITAL),
    "text with a figure that holds words": (
        Sheet(drawn=[*prose(times=4), image("Im", 150, 420, 300, 350)], pictures={"Im": paper(12)}),
        DIGITAL,
    ),
    "scan": (Sheet(drawn=[whole("Im")], pictures=LAYER), SCAN),
    "scan of a few lines": (Sheet(drawn=[whole("Im")], pictures={"Im": paper(6)}), SCAN),
    "grey scan": (Sheet(drawn=[whole("Im")], pictures={"Im": paper(ground=215)}), SCAN),
    "scan on a turned page": (Sheet(drawn=[whole("Im")], pictures=LAYER, extra="/Rotate 90"), SCAN),
    "scan with white margins": (Sheet(drawn=[image("Im", 25, 35, 545, 770)], pictures=LAYER), SCAN),
    "scan in strips": (
        Sheet(drawn=[image(f"S{n}", 0, 210.5 * n, 595, 210.5) for n in range(4)], pictures={f"S{n}": strip(n) for n in range(4)}),
        SCAN,
    ),
    "scan with a stamp": (Sheet(drawn=[whole("Im"), text(300, 40, "Ontvangen 4 mei 2026, kenmerk 2026-118")], pictures=LAYER), SCAN),
    "scan with a page number": (Sheet(drawn=[whole("Im"), text(290, 820, "1 van 4")], pictures=LAYER), SCAN),
    "scan with invisible recognised text": (Sheet(drawn=[whole("Im"), *lines(70, 90, PROSE * 5, state="3 Tr")], pictures=LAYER), OCR),
    "scan over recognised text": (Sheet(drawn=[*prose(), whole("Im")], pictures=LAYER), OCR),
    "strips with recognised text": (
        Sheet(
            drawn=[*(image(f"S{n}", 0, 210.5 * n, 595, 210.5) for n in range(4)), *lines(70, 90, PROSE * 4, state="3 Tr")],
            pictures={f"S{n}": strip(n) for n in range(4)},
        ),
        OCR,
    ),
    "typed lines above half a scan": (Sheet(drawn=[*SHORT, image("Im", 40, 300, 515, 500)], pictures={"Im": paper(20)}), MIXED),
    "typed lines above a small scan": (Sheet(drawn=[*SHORT, image("Im", 100, 300, 260, 200)], pictures={"Im": paper(14)}), MIXED),
    "a sentence as a picture between typed lines": (
        Sheet(drawn=[*SHORT, image("Ba", 70, 150, 450, 40), *lines(70, 220, OTHERS)], pictures={"Ba": banner(PROSE[2])}),
        MIXED,
    ),
    "the same sentence in a long text": (
        Sheet(drawn=[*prose(times=3), image("Ba", 70, 260, 450, 40), *lines(70, 320, PROSE)], pictures={"Ba": banner(PROSE[2])}),
        DIGITAL,
    ),
    "a name as a picture between typed lines": (
        Sheet(drawn=[*SHORT, image("Ba", 70, 150, 450, 40), *lines(70, 220, OTHERS)], pictures={"Ba": banner("Zorg in Ede", size=60)}),
        DIGITAL,
    ),
    "a wide signature between typed lines": (
        Sheet(drawn=[*SHORT, image("Ha", 70, 150, 250, 80), *lines(70, 270, OTHERS)], pictures={"Ha": scribble()}),
        DIGITAL,
    ),
    "a photograph between typed lines": (
        Sheet(drawn=[*SHORT, image("Ph", 70, 150, 300, 60), *lines(70, 270, OTHERS)], pictures={"Ph": photograph(light=True)}),
        DIGITAL,
    ),
    "a letterhead with a sentence": (
        Sheet(drawn=[image("Ba", 70, 30, 450, 40), *SHORT], pictures={"Ba": banner(PROSE[2])}),
        DIGITAL,
    ),
    "photograph": (Sheet(drawn=[whole("Ph")], pictures={"Ph": photograph()}), IMAGE),
    "logo alone": (Sheet(drawn=[image("Lo", 60, 30, 120, 50)], pictures={"Lo": photograph()}), IMAGE),
    "nothing": (Sheet(drawn=[]), EMPTY),
    "a frame and nothing in it": (Sheet(drawn=[rectangle(50, 50, 500, 700)]), EMPTY),
    "letters as outlines": (Sheet(drawn=[curves(70 + 60 * (n % 8), 100 + 30 * (n // 8), 8) for n in range(80)]), OUTLINES),
    "a font without letters": (
        Sheet(drawn=[f"BT /F2 11 Tf 70 {700 - 20 * n} Td (ABCABCABCABCABC) Tj ET" for n in range(9)], fonts=BARE),
        GARBLED,
    ),
}


@pytest.mark.parametrize(("sheet", "kind"), PAGES.values(), ids=PAGES)
def test_a_page_is_what_a_careful_reader_calls_it(tmp_path: Path, sheet: Sheet, kind: Searchability) -> None:
    shape = stream("", b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    page = read(tmp_path, pdf(sheet, objects={901: shape})).pages[0]
    assert (page.searchability, bool(page.because)) == (kind, True), page.because


def page(number: int, kind: Searchability, because: str = "er is geen tekst") -> Page:
    words = (Line(text="Woorden op deze pagina", box=None),) if kind in (DIGITAL, MIXED, OCR) else ()
    return Page(number=number, width=595, height=842, lines=words, searchability=kind, because=because)


FILES = {
    "all digital": ([DIGITAL] * 3, DIGITAL),
    "an empty page between": ([DIGITAL, EMPTY, DIGITAL], DIGITAL),
    "one scanned page in a digital file": ([DIGITAL] * 9 + [SCAN], MIXED),
    "an illustrated report": ([IMAGE, DIGITAL, DIGITAL, IMAGE], DIGITAL),
    "a photo book with a title": ([DIGITAL, IMAGE, IMAGE, IMAGE], MIXED),
    "a few figures with words": ([DIGITAL] * 4 + [MIXED], DIGITAL),
    "half a page scanned in a short file": ([DIGITAL, MIXED], MIXED),
    "all scanned": ([SCAN, SCAN], SCAN),
    "scans with and without recognised text": ([OCR, SCAN], SCAN),
    "all recognised": ([OCR, OCR], OCR),
    "mostly garbled": ([DIGITAL, GARBLED, GARBLED], GARBLED),
    "only pictures": ([IMAGE, IMAGE], SCAN),
    "outlines": ([OUTLINES], OUTLINES),
    "nothing at all": ([EMPTY, EMPTY], EMPTY),
    "nothing could be read": ([Searchability.UNKNOWN, EMPTY], Searchability.UNKNOWN),
    "no pages": ([], Searchability.UNKNOWN),
}


@pytest.mark.parametrize(("kinds", "expected"), FILES.values(), ids=FILES)
def test_a_file_is_what_its_pages_make_it(kinds: Sequence[Searchability], expected: Searchability) -> None:
    kind, because = judge_file([page(number, one) for number, one in enumerate(kinds, start=1)])
    assert kind is expected
    assert because.endswith(".")


def test_the_sentence_names_the_pages_and_the_reason() -> None:
    _, because = judge_file([page(1, DIGITAL), page(2, SCAN, "één afbeelding bedekt 98 % van de pagina"), page(3, DIGITAL)])
    assert because == "Pagina 2 is een scan: één afbeelding bedekt 98 % van de pagina."


def test_an_image_file_stays_an_image() -> None:
    assert judge_file([page(1, IMAGE)], picture=True)[0] is IMAGE


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([4], "4"), ([1, 2, 3], "1-3"), ([1, 2, 3, 7], "1-3 en 7"), ([1, 3, 5, 6], "1, 3 en 5-6")],
    ids=["one", "a stretch", "a stretch and one", "a list"],
)
def test_page_numbers_are_said_short(numbers: list[int], words: str) -> None:
    assert spans(numbers) == words


def test_the_same_file_gives_the_same_answer(tmp_path: Path) -> None:
    blob = pdf(*(sheet for sheet, _ in list(PAGES.values())[:6]))
    assert read(tmp_path, blob) == read(tmp_path, blob)

"""A PDF as a person sees it: lines in reading order with their places, hidden words apart, and files that cannot be read."""

import io
from pathlib import Path

import pypdf
import pytest
from pdf_files import (
    PROSE,
    Sheet,
    as_file,
    image,
    lines,
    paper,
    pdf,
    photograph,
    prose,
    read,
    rectangle,
    saved,
    text,
    whole,
)

from extractors.document import Searchability
from extractors.pdf.file import PAGES, read_pdf
from intake.message import State

LIGATURES = (
    "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    " /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /fi /fl] >> >>"
)
OTHER = ("De gemeente Ede kocht in 2025", "driehonderd uren in, en Veenendaal", "vierhonderd. Over beide jaren", "samen was dat genoeg.")
CONCEALED = "verborgen woorden"


def text_of(folder: Path, sheet: Sheet) -> str:
    return read(folder, pdf(sheet)).pages[0].text


def test_lines_keep_their_order_and_place(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(Sheet(drawn=prose(times=2)))).pages[0]
    assert page.text == "\n".join(PROSE * 2)
    box = page.lines[0].box
    assert box is not None
    assert (round(box.x0), round(box.y1)) == pytest.approx((70, 92), abs=2)
    assert box.y0 < 90 - 5


@pytest.mark.parametrize(
    ("extra", "size", "corner"),
    [
        ("", (595, 842), (70, 82)),
        ("/CropBox [50 42 545 792]", (495, 750), (20, 32)),
        ("/Rotate 180", (595, 842), (236, 750)),
        ("/Rotate 90", (842, 595), (750, 70)),
        ("/Rotate 270", (842, 595), (82, 236)),
        ("/Rotate 90 /CropBox [50 42 545 792]", (750, 495), (708, 20)),
    ],
    ids=["plain", "cropped", "upside down", "turned right", "turned left", "turned and cropped"],
)
def test_boxes_are_measured_on_the_page_as_displayed(
    tmp_path: Path, extra: str, size: tuple[float, float], corner: tuple[float, float]
) -> None:
    page = read(tmp_path, pdf(Sheet(drawn=[text(70, 90, PROSE[0])], extra=extra))).pages[0]
    box = page.lines[0].box
    assert (page.width, page.height) == size
    assert box is not None
    assert (box.x0, box.y0) == pytest.approx(corner, abs=3)
    assert box.x1 <= page.width
    assert box.y1 <= page.height


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    drawn = [text(50, 60, "Onderbouwing van de regio"), *lines(50, 100, [row[:38] for row in PROSE]), *lines(320, 100, OTHER)]
    assert text_of(tmp_path, Sheet(drawn=drawn)).splitlines() == ["Onderbouwing van de regio", *(row[:38].strip() for row in PROSE), *OTHER]


@pytest.mark.parametrize("turn", ["/Rotate 90", "/Rotate 270"])
def test_lines_on_their_side_are_read_as_when_the_page_is_turned(tmp_path: Path, turn: str) -> None:
    page = read(tmp_path, pdf(Sheet(drawn=[*prose(times=2), text(70, 400, "KvK-nummer"), text(250, 400, "01234567")], extra=turn))).pages[0]
    assert page.text == "\n".join([*PROSE * 2, "KvK-nummer  01234567"])
    box = page.lines[0].box
    assert box is not None
    assert box.y1 - box.y0 > 200
    assert 0 < box.x0 < box.x1 < page.width


def test_words_in_the_margin_on_their_side_do_not_mix_with_the_text(tmp_path: Path) -> None:
    margin = "BT /F1 8 Tf 0 1 -1 0 30 300 Tm (kenmerk 2026-118) Tj ET"
    assert text_of(tmp_path, Sheet(drawn=[margin, *prose(times=1)])).splitlines() == [*PROSE, "kenmerk 2026-118"]


@pytest.mark.parametrize("by_column", [True, False], ids=["drawn by column", "drawn by row"])
def test_values_stand_behind_their_labels(tmp_path: Path, *, by_column: bool) -> None:
    rows = [("KvK-nummer", "01234567"), ("Statutaire naam", "Stichting Voorbeeld"), ("Zetel", "Ede")]
    left = [text(70, 100 + 20 * number, row[0]) for number, row in enumerate(rows)]
    right = [text(250, 100 + 20 * number, row[1]) for number, row in enumerate(rows)]
    drawn = [*left, *right] if by_column else [one for pair in zip(left, right, strict=True) for one in pair]
    assert text_of(tmp_path, Sheet(drawn=drawn)) == "\n".join("  ".join(row) for row in rows)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (
            Sheet(drawn=lines(70, 100, ["Wij bieden cliëntonder-", "steuning in de regio."])),
            "Wij bieden cliëntonder-\nsteuning in de regio.",
        ),
        (Sheet(drawn=[r"BT /F2 11 Tf 70 700 Td (de\200nitief, re\201ectie) Tj ET"], fonts=LIGATURES), "definitief, reflectie"),
        (Sheet(drawn=["BT /F1 11 Tf 70 700 Td [(Ge)-20(meen)30(te)-500(Ede)] TJ ET"]), "Gemeente Ede"),
        (Sheet(drawn=[text(70, 90, "a b\xa0c")]), "a b c"),
    ],
    ids=["a hyphen at the end of a line", "ligatures", "kerned letters", "a hard space"],
)
def test_words_are_spelled_as_a_person_reads_them(tmp_path: Path, sheet: Sheet, words: str) -> None:
    assert text_of(tmp_path, sheet) == words


BAND = ("0 0 .6 rg", rectangle(60, 40, 470, 30, paint="f"), "0 g")

HIDDEN = {
    "white on white": ([text(70, 600, CONCEALED, state="1 1 1 rg")], "in de kleur van de achtergrond"),
    "nearly white on white": ([text(70, 600, CONCEALED, state=".97 g")], "in de kleur van de achtergrond"),
    "never painted": ([text(70, 600, CONCEALED, state="3 Tr")], "onzichtbare letters"),
    "only clips": ([text(70, 600, CONCEALED, state="7 Tr")], "onzichtbare letters"),
    "right of the page": ([text(700, 600, CONCEALED)], "buiten de pagina"),
    "below the page": ([text(70, 900, CONCEALED)], "buiten de pagina"),
    "too small to read": ([text(70, 600, CONCEALED, size=0.8)], "te klein om te lezen"),
    "transparent": ([text(70, 600, CONCEALED, state="/Clear gs")], "doorzichtige letters"),
    "under a white box": ([text(70, 600, CONCEALED), "1 g", rectangle(60, 580, 300, 30, paint="f")], "bedekt door een vlak"),
    "outside a window": (["q 10 10 50 50 re W n", text(70, 600, CONCEALED), "Q"], "letters die niet te zien zijn"),
    "under a photograph": ([text(70, 600, CONCEALED), image("Ph", 60, 560, 300, 80)], "achter een afbeelding"),
    "blue on a blue band drawn before": ([text(70, 60, CONCEALED, state="0 0 .6 rg")], "in de kleur van de achtergrond"),
    "blue on blue": (
        ["0 0 .6 rg", rectangle(60, 580, 300, 30, paint="f"), text(70, 600, CONCEALED, state="0 0 .6 rg")],
        "in de kleur van de achtergrond",
    ),
}


@pytest.mark.parametrize(("drawn", "how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_words_are_kept_apart(tmp_path: Path, drawn: list[str], how: str) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=[*BAND, *prose(times=3), *drawn], pictures={"Ph": photograph()})))
    assert [(words.page, words.how, words.words) for words in content.hidden] == [(1, how, CONCEALED)]
    assert all(box.x0 < box.x1 and box.y0 < box.y1 for words in content.hidden for box in words.boxes)
    assert CONCEALED not in content.pages[0].text
    assert content.pages[0].searchability is Searchability.DIGITAL


def test_hidden_words_have_their_place(tmp_path: Path) -> None:
    (hidden,) = read(tmp_path, pdf(Sheet(drawn=[*prose(), text(70, 700, CONCEALED, state="1 1 1 rg")]))).hidden
    (box,) = hidden.boxes
    assert (box.x0, box.y1) == pytest.approx((70, 702), abs=3)


def test_words_in_a_layer_that_is_off_are_hidden(tmp_path: Path) -> None:
    layer = {900: b"<< /Type /OCG /Name (laag) >>"}
    drawn = [*prose(times=3), "/OC /L1 BDC", text(70, 600, CONCEALED), "EMC", "/OC /L2 BDC", text(70, 700, "wel te zien"), "EMC"]
    catalogue = "/OCProperties << /OCGs [900 0 R 901 0 R] /D << /ON [901 0 R] /OFF [900 0 R] >> >>"
    layer[901] = b"<< /Type /OCG /Name (andere) >>"
    content = read(tmp_path, pdf(Sheet(drawn=drawn, layers="/L1 900 0 R /L2 901 0 R"), catalogue=catalogue, objects=layer))
    assert [words.words for words in content.hidden] == [CONCEALED]
    assert content.pages[0].text.endswith("wel te zien")


def test_words_outside_the_cropped_page_are_hidden(tmp_path: Path) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=[*prose(times=3), text(70, 830, CONCEALED)], extra="/CropBox [0 100 595 842]")))
    assert [words.how for words in content.hidden] == ["buiten de pagina"]


@pytest.mark.parametrize(
    "drawn",
    [
        prose(),
        ["0 0 .6 rg", rectangle(60, 580, 300, 30, paint="f"), text(70, 600, "Wit op blauw", state="1 1 1 rg")],
        [text(70, 600, "Lichtgrijze kop", state=".75 g")],
        ["q 60 200 400 100 re W n", text(70, 600, "In een venster"), "Q"],
        [text(70, 600, "Kleine voetnoot met bronnen", size=5.5)],
        ["0.95 g", rectangle(60, 60, 470, 700, paint="f"), "0 g", *prose()],
        [whole("Ph"), text(70, 600, "Titel op een foto", size=20, state="1 1 1 rg")],
        [*prose(times=3), "0.9 g", rectangle(60, 500, 470, 100, paint="f"), "0 g", text(70, 550, "In een grijs kader")],
    ],
    ids=[
        "running text",
        "white on blue",
        "light grey",
        "in a window",
        "small print",
        "on a tinted sheet",
        "on a photograph",
        "in a box drawn before",
    ],
)
def test_an_ordinary_page_hides_nothing(tmp_path: Path, drawn: list[str]) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=drawn, pictures={"Ph": photograph()})))
    assert content.hidden == ()


def test_recognised_text_of_a_scan_is_not_called_hidden(tmp_path: Path) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=[whole("Im"), *lines(70, 90, PROSE, state="3 Tr")], pictures={"Im": paper()})))
    assert content.hidden == ()
    assert PROSE[0] in content.pages[0].text


def encrypted(*, user: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf(Sheet(drawn=prose()))))
    writer.encrypt(user, "eigenaar", algorithm="RC4-128")
    return saved(writer)


def test_a_file_with_a_password_is_encrypted(tmp_path: Path) -> None:
    content = read(tmp_path, encrypted(user="geheim"))
    assert content.state is State.ENCRYPTED
    assert "met een wachtwoord versleuteld" in content.because


def test_a_file_without_pages_behind_one_with_a_password_is_not_called_encrypted(tmp_path: Path) -> None:
    no_pages = pdf()
    assert read(tmp_path, encrypted(user="geheim")).state is State.ENCRYPTED
    assert read(tmp_path, no_pages).state is State.UNREADABLE


def test_a_file_that_may_be_read_but_not_changed_is_read(tmp_path: Path) -> None:
    content = read(tmp_path, encrypted(user=""))
    assert (content.state, content.pages[0].searchability) == (State.READ, Searchability.DIGITAL)
    assert any("eigenaarswachtwoord" in note for note in content.notes)


WHOLE = pdf(Sheet(drawn=prose()), Sheet(drawn=prose()))


@pytest.mark.parametrize(
    ("blob", "states"),
    [
        (b"%PDF-1.7\n", {State.UNREADABLE}),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, {State.UNREADABLE}),
        (b"dit is geen pdf", {State.UNREADABLE}),
        (WHOLE[: len(WHOLE) // 3], {State.UNREADABLE, State.PARTLY_READ}),
        (WHOLE[:-8], {State.READ}),
        (WHOLE.replace(b"startxref", b"startxxxx"), {State.READ}),
        (WHOLE.replace(b"/Kids [10 0 R", b"/Kids [99 0 R"), {State.PARTLY_READ, State.UNREADABLE}),
    ],
    ids=["only a head", "garbage", "not a pdf", "cut after a third", "without its end", "without its table", "a page that is not there"],
)
def test_a_damaged_file_is_a_state_with_a_sentence(tmp_path: Path, blob: bytes, states: set[State]) -> None:
    content = read(tmp_path, blob)
    assert content.state in states
    assert bool(content.because) == (content.state is not State.READ)


def test_pages_over_the_limit_are_said_not_to_be_read(tmp_path: Path) -> None:
    content = read(tmp_path, pdf(*[Sheet(drawn=[])] * (PAGES + 2)))
    assert (content.state, len(content.pages)) == (State.PARTLY_READ, PAGES)
    assert f"de eerste {PAGES} van {PAGES + 2} pagina" in content.because


def test_the_file_is_let_go_after_reading(tmp_path: Path) -> None:
    file = as_file(tmp_path, WHOLE)
    assert read_pdf(file) == read_pdf(file)
    file.rename(tmp_path / "ander.pdf")

"""Words of a PDF that nobody sees: kept apart and told with their page, whatever hides them; ordinary pages tell nothing."""

from pathlib import Path

import pytest
from pdf_files import PROSE, Sheet, image, lines, paper, pdf, photograph, place, prose, read, rectangle, stream, text, whole

from extractors.document import Searchability

SECRET = "zevenblad bij kwikstaart"  # noqa: S105 - words to hide, no password
KEY_WORDS = ("zevenblad", "kwikstaart")
Y = 600
BACK = rectangle(60, Y - 20, 300, 30, paint="f")


def told(folder: Path, sheet: Sheet, *, catalogue: str = "", objects: dict[int, bytes] | None = None) -> list[tuple[int, str, str]]:
    """What is told of hidden words; none of them is on the page, and what is seen is."""
    content = read(folder, pdf(sheet, catalogue=catalogue, objects=objects))
    assert not any(word in content.pages[0].text for word in KEY_WORDS)
    assert PROSE[0] in content.pages[0].text
    return [(hidden.page, hidden.how, hidden.words) for hidden in content.hidden]


def form(content: str, keys: str = "", *, resources: str = "") -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    head = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {keys} /Resources << /Font << /F1 {font} >> {resources} >>"
    return stream(head, content.encode("cp1252"))


HIDDEN = {
    "only a white edge": ([text(70, Y, SECRET, state="1 Tr 1 G .2 w")], "letters die niet te zien zijn"),
    "squeezed to nothing": ([text(70, Y, SECRET, state="1 Tz")], "te klein om te lezen"),
    "cut by letters before": (
        ["q BT 7 Tr /F1 9 Tf 60 500 Td (x) Tj ET BT 0 Tr /F1 11 Tf 70 242 Td", f"({SECRET}) Tj ET Q"],
        "letters die niet te zien zijn",
    ),
    "nearly the colour of the bar": (["0 .3 .6 rg", BACK, text(70, Y, SECRET, state="0 .31 .6 rg")], "in de kleur van de achtergrond"),
    "dark on a dark photograph": ([image("Dark", 60, Y - 30, 300, 60), text(70, Y, SECRET, state=".1 g")], "letters die niet te zien zijn"),
    "white over other words": ([text(70, Y, "Dit staat er wel."), text(70, Y, SECRET, state="1 g")], "in de kleur van de achtergrond"),
    "under a box with other words": (
        [text(70, Y, SECRET), "1 g", BACK, "0 g", text(70, Y, "Dit staat er wel, en leesbaar.")],
        "bedekt door een vlak",
    ),
    "under a shade": (
        [text(70, Y, SECRET), f"q {rectangle(60, Y - 20, 300, 30, paint='W n')} /Shade sh Q"],
        "letters die niet te zien zijn",
    ),
    "in a drawing that is transparent": (["q /Clear gs /Drawing Do Q"], "letters die niet te zien zijn"),
}


@pytest.mark.parametrize(("drawn", "how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_words_are_told_and_not_read(tmp_path: Path, drawn: list[str], how: str) -> None:
    pictures = {"Dark": stream(DARK, bytes([26]) * 64), "Drawing": form(text(70, Y, SECRET), "/Group << /S /Transparency >>")}
    sheet = Sheet(drawn=[*prose(times=3), *drawn], pictures=pictures, fonts=f">> /Shading << /Shade {SHADE}")
    assert told(tmp_path, sheet)[-1] == (1, how, SECRET)


DARK = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
SHADE = (
    "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] /Extend [true true]"
    " /Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [1] /N 1 >> >>"
)


def test_only_the_part_that_is_covered_is_hidden(tmp_path: Path) -> None:
    drawn = [text(70, Y, f"Wij bellen u. {SECRET}"), "1 g", rectangle(133, Y - 20, 300, 30, paint="f")]
    content = read(tmp_path, pdf(Sheet(drawn=[*prose(times=3), *drawn])))
    assert content.pages[0].text.endswith("Wij bellen u.")
    assert [(hidden.how, hidden.words) for hidden in content.hidden] == [("bedekt door een vlak", SECRET)]


def test_words_under_a_note_with_a_face_are_hidden(tmp_path: Path) -> None:
    face = stream("/Type /XObject /Subtype /Form /BBox [0 0 300 30]", b"1 g 0 0 300 30 re f")
    note = f"/Subtype /Square {place(60, Y - 20, 300, 30)} /F 4 /AP << /N 900 0 R >>"
    sheet = Sheet(drawn=[*prose(times=3), text(70, Y, SECRET)], notes=[note])
    assert [words for _, _, words in told(tmp_path, sheet, objects={900: face})] == [SECRET]


def test_a_drawing_in_a_layer_that_is_off_is_hidden(tmp_path: Path) -> None:
    layer = {900: b"<< /Type /OCG /Name (laag) >>"}
    sheet = Sheet(drawn=[*prose(times=3), "/Drawing Do"], pictures={"Drawing": form(text(70, Y, SECRET), "/OC 900 0 R")})
    catalogue = "/OCProperties << /OCGs [900 0 R] /D << /OFF [900 0 R] >> >>"
    assert [words for _, _, words in told(tmp_path, sheet, catalogue=catalogue, objects=layer)] == [SECRET]


# words in the place of others


def claim(words: str, shown: str) -> list[str]:
    return [*prose(times=3), f"/Span << /ActualText ({words}) >> BDC", text(70, Y, shown), "EMC"]


def test_words_that_replace_others_are_told_and_the_others_read(tmp_path: Path) -> None:
    sheet = Sheet(drawn=claim(SECRET, "Dit staat er wel."))
    assert told(tmp_path, sheet) == [(1, "vervangende tekst die anders is dan wat er staat", SECRET)]
    assert read(tmp_path, pdf(sheet)).pages[0].text.endswith("Dit staat er wel.")


@pytest.mark.parametrize(("said", "shown"), [("de regio", "de regio"), ("samenwerking", "samen-werking"), ("fi", "x"), ("-", ".")])
def test_words_that_say_what_is_drawn_are_believed(tmp_path: Path, said: str, shown: str) -> None:
    assert read(tmp_path, pdf(Sheet(drawn=claim(said, shown)))).hidden == ()


# fonts that draw something else


def unicode_map(pairs: dict[str, str]) -> bytes:
    rows = "\n".join(f"<{ord(code):02X}> <{ord(letter):04X}>" for code, letter in pairs.items())
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
    body = f"{head} {len(pairs)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    return stream("", body.encode())


REMAPPED = "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 900 0 R >>"


def test_a_font_that_draws_other_letters_is_not_believed(tmp_path: Path) -> None:
    drawn = [*prose(times=3), "BT /F2 11 Tf 70 242 Td (NEE DAT WILLEN WIJ NIET) Tj ET"]
    objects = {900: unicode_map({"N": "J", "E": "A", "I": "Q", "T": "X"})}
    content = read(tmp_path, pdf(Sheet(drawn=drawn, fonts=REMAPPED), objects=objects))
    assert [(hidden.how, hidden.words[:7]) for hidden in content.hidden] == [("het lettertype toont andere letters", "JAA DAX")]
    assert "JAA" not in content.pages[0].text


def test_a_font_that_draws_what_it_says_is_believed(tmp_path: Path) -> None:
    drawn = [*prose(times=3), "BT /F2 11 Tf 70 242 Td (NEE DAT WILLEN WIJ NIET) Tj ET"]
    objects = {900: unicode_map({letter: letter for letter in "NEIT"})}
    content = read(tmp_path, pdf(Sheet(drawn=drawn, fonts=REMAPPED), objects=objects))
    assert content.hidden == ()
    assert "NEE DAT WILLEN" in content.pages[0].text


@pytest.mark.parametrize("glyph", [b"500 0 d0", b"500 0 d0 1 g 0 0 400 700 re f"], ids=["draws nothing", "draws in white"])
def test_a_font_of_small_drawings_is_looked_at(tmp_path: Path, glyph: bytes) -> None:
    letters = sorted(set(SECRET))
    names = " ".join(f"{ord(letter)} /e" for letter in letters)
    keys = "/Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /e 901 0 R >>"
    widths = " ".join(["500"] * 95)
    font = f"/F2 << {keys} /Encoding << /Differences [{names}] >> /FirstChar 32 /LastChar 126 /Widths [{widths}] /ToUnicode 900 0 R >>"
    objects = {900: unicode_map({letter: letter for letter in letters}), 901: stream("", glyph)}
    sheet = Sheet(drawn=[*prose(times=3), f"BT /F2 11 Tf 70 242 Td ({SECRET}) Tj ET"], fonts=font)
    assert [words for _, _, words in told(tmp_path, sheet, objects=objects)] == [SECRET]


# scans


def test_recognised_words_where_the_scan_is_blank_are_hidden(tmp_path: Path) -> None:
    drawn = [whole("Im"), *lines(70, 70, PROSE, state="3 Tr"), text(70, 820, SECRET, state="3 Tr")]
    sheet = Sheet(drawn=drawn, pictures={"Im": paper()})
    assert told(tmp_path, sheet) == [(1, "tekstherkenning op een plek zonder letters", SECRET)]
    assert read(tmp_path, pdf(sheet)).pages[0].searchability is Searchability.SCAN_WITH_OCR


# ordinary pages


@pytest.mark.parametrize(
    "drawn",
    [
        [text(71, Y + 1, "Schaduw", size=24, state=".7 g"), text(70, Y, "Schaduw", size=24)],
        ["0 .2 .5 rg", BACK, text(70, Y, "Wit met een punt.", state="1 g")],
        [text(70, Y, "Alleen een rand", size=30, state="1 Tr")],
        [text(70, Y, "Smalle letters in een kop", state="55 Tz")],
        [text(70, Y, "Ruim gezette letters", state="5 Tc")],
        [image("Ph", 60, Y - 60, 300, 120), text(70, Y, "Titel op een foto", size=20, state="1 g")],
        [text(70, Y, "Lichtgrijs van zes punt", size=6, state=".8 g")],
        [text(70, Y, "1 w 1 2", size=5), "0 0 .1 rg", rectangle(60, Y + 20, 300, 12, paint="f"), text(70, Y + 60, "Zwart")],
        ["q /Clear gs Q /Drawing Do"],
    ],
    ids=[
        *("a shadow", "white on a bar with a dot", "letters as edges", "narrow letters", "wide letters"),
        *("white on a photograph", "small and pale", "small figures and a dark bar", "a drawing with words"),
    ],
)
def test_an_ordinary_page_tells_nothing(tmp_path: Path, drawn: list[str]) -> None:
    pictures = {"Ph": photograph(), "Drawing": form(text(70, Y, "In een tekening"), "/Group << /S /Transparency >>")}
    assert read(tmp_path, pdf(Sheet(drawn=[*prose(times=3), *drawn], pictures=pictures))).hidden == ()

"""A picture of a page: the box lies on the quoted words, the bytes are the same twice, and nothing large gets through."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import HEIGHT, WIDTH, Sheet, as_file, form, lines, pdf, place, prose, shown, text, widget
from PIL import Image

from extractors.bounded import Limits, Views, draw_all
from extractors.document import Box, Locator
from extractors.drawing import COLOURS, TINT
from extractors.locate import find
from extractors.picture import PAGE_PIXELS, PAGE_WIDTH, PASSAGE_WIDTHS, around, picture
from extractors.png import size_of
from extractors.view import Entry, Outline, PictureError, Style, View, passage

LIMITS = Limits(seconds=10.0)
PDF = "application/pdf"
QUOTE = "Stichting Oeverlicht te Tiel"
ROWS = ["Gegevens van de inschrijver", QUOTE, "Waalkade 12"]


def boxes(file: Path, quote: str = QUOTE, page: int = 1) -> tuple[Box, ...]:
    (found,) = find(file, media_type=PDF, quotes=(Locator(page=page, quote=quote),))
    assert found
    return found


def opened(png: bytes) -> Image.Image:
    size_of(png)
    return Image.open(io.BytesIO(png)).convert("RGB")


def share(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have exactly this colour."""
    return sum(count for count, found in image.getcolors(maxcolors=image.width * image.height) or [] if found == colour)


def dark(image: Image.Image) -> int:
    """Pixels of letters, on white paper or on tinted."""
    return sum(count for count, (red, green, blue) in image.getcolors(1 << 24) or [] if max(red, green, blue) < 90)


def tinted(image: Image.Image) -> tuple[int, int, int, int]:
    """The hull of everything that has the tint of a quote."""
    mask = Image.new("L", image.size)
    mask.putdata([255 if pixel == TINT else 0 for pixel in image.get_flattened_data()])
    found = mask.getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize("extra", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [40 500 560 800]"])
def test_the_box_lies_on_the_quoted_words_and_on_no_other(tmp_path: Path, extra: str) -> None:
    file = as_file(tmp_path, pdf(Sheet(drawn=lines(100, 100, ROWS, size=14), extra=extra)))
    found = opened(picture(file, media_type=PDF, view=passage(1, boxes(file))))
    x0, y0, x1, y1 = tinted(found)
    assert dark(found.crop((x0, y0, x1, y1))) > 300
    above, below = found.crop((x0, 0, x1, max(y0 - 12, 1))), found.crop((x0, min(y1 + 12, found.height - 1), x1, found.height))
    assert share(above, TINT) == share(below, TINT) == 0
    if not extra:
        assert min(dark(above), dark(below)) > 100  # the lines around it are shown too
        inside = x1 - x0, y1 - y0
        assert 300 < inside[0] < 600
        assert 20 < inside[1] < 60


def test_a_passage_is_light_and_no_wider_than_asked(tmp_path: Path) -> None:
    file = as_file(tmp_path, pdf(Sheet(drawn=prose())))
    png = picture(file, media_type=PDF, view=passage(1, boxes(file, "mensen met een indicatie voor langdurige zorg")))
    assert size_of(png)[0] <= PASSAGE_WIDTHS[0] + 1
    assert len(png) < 25_000
    assert Image.open(io.BytesIO(png)).mode == "P"
    assert struct.unpack(">B", png[24:25]) == (4,)  # bits a pixel


def test_the_same_bytes_give_the_same_picture(tmp_path: Path) -> None:
    file = as_file(tmp_path, pdf(Sheet(drawn=lines(100, 100, ROWS))))
    views = (passage(1, boxes(file)), View(page=1, legend=(Entry(text="Uitleg"), Entry(text="één", style=Style.FACT, label="1"))))
    once = tuple(picture(file, media_type=PDF, view=view) for view in views)
    request = Views(path=file, media_type=PDF, views=views)
    for drawn in draw_all([request, request], workers=2, limits=LIMITS):
        assert tuple(one.png for one in drawn) == once


def test_a_filled_field_is_drawn(tmp_path: Path) -> None:
    note = widget(place(150, 288, 200, 16), "/FT /Tx /T (naam) /V (Stichting Voorbeeld) /AP << /N 900 0 R >>")
    file = as_file(tmp_path, pdf(Sheet(drawn=[text(70, 300, "Naam")], notes=[note]), catalogue=form(12), objects={900: shown("Stichting")}))
    empty = tmp_path / "leeg.pdf"
    empty.write_bytes(pdf(Sheet(drawn=[text(70, 300, "Naam")])))
    full, bare = (opened(picture(path, media_type=PDF, view=View(page=1))) for path in (file, empty))
    assert dark(full) > dark(bare) + 200


def test_each_kind_of_mark_looks_different_and_stands_in_the_legend(tmp_path: Path) -> None:
    file = as_file(tmp_path, pdf(Sheet(drawn=lines(100, 100, ROWS))))
    styles = (Style.ROW, Style.FACT, Style.SIGN, Style.HIDDEN)
    marks = tuple(
        Outline(box=Box(x0=100, y0=200 + 60 * at, x1=300, y1=220 + 60 * at), style=style, label=str(at)) for at, style in enumerate(styles)
    )
    legend = tuple(Entry(text=f"uitleg {style}", style=style, label=str(at)) for at, style in enumerate(styles))
    page = opened(picture(file, media_type=PDF, view=View(page=1, outlines=marks, legend=legend)))
    assert page.width > PAGE_WIDTH
    for area in (page.crop((0, 0, PAGE_WIDTH, page.height)), page.crop((PAGE_WIDTH, 0, page.width, page.height))):
        for style in styles:
            near = sum(
                count
                for count, found in area.getcolors(1 << 24) or []
                if isinstance(found, tuple) and all(abs(a - b) < 14 for a, b in zip(found, COLOURS[style], strict=True))
            )
            assert near > 40, style


def sized(folder: Path, size: tuple[float, float]) -> Path:
    return as_file(folder, pdf(Sheet(drawn=[text(70, 100, "Naam")], size=size)))


@pytest.mark.parametrize("size", [(14_400_000, 14_400_000), (5_000, 700), (0.5, 0.5)], ids=["enormous", "a banner", "a dot"])
def test_a_page_of_any_size_is_drawn_within_bounds(tmp_path: Path, size: tuple[float, float]) -> None:
    wide, high = size_of(picture(sized(tmp_path, size), media_type=PDF, view=View(page=1)))
    assert wide <= PAGE_WIDTH + 1
    assert wide * high <= PAGE_PIXELS * 1.01


@pytest.mark.parametrize("size", [(14_400, 1), (1, 14_400)], ids=["a ribbon", "a thread"])
def test_a_page_that_nobody_could_look_at_is_refused(tmp_path: Path, size: tuple[float, float]) -> None:
    with pytest.raises(PictureError, match="vorm"):
        picture(sized(tmp_path, size), media_type=PDF, view=View(page=1))


def test_a_passage_on_an_enormous_page_is_small(tmp_path: Path) -> None:
    file = as_file(tmp_path, pdf(Sheet(drawn=[text(70, 100, QUOTE)], size=(9_000, 9_000))))
    wide, high = size_of(picture(file, media_type=PDF, view=passage(1, boxes(file))))
    assert wide <= PASSAGE_WIDTHS[0] + 1
    assert high < 1_000


@given(
    st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 4), min_size=1, max_size=6),
    st.floats(1, 20_000),
    st.floats(1, 20_000),
)
def test_the_part_around_any_boxes_lies_on_the_page(places: list[tuple[float, float, float, float]], wide: float, high: float) -> None:
    try:
        part = around([Box(x0=x0, y0=y0, x1=x1, y1=y1) for x0, y0, x1, y1 in places], wide=wide, high=high)
    except PictureError:
        return
    assert 0 <= part.x0 < part.x1 <= wide * 1.000001
    assert 0 <= part.y0 < part.y1 <= high
    assert part.y1 - part.y0 <= 331


BROKEN = [
    pytest.param(pdf(Sheet(drawn=prose())), PDF, View(page=7), "geen bladzijde 7", id="no such page"),
    pytest.param(pdf(Sheet(drawn=prose())), PDF, View(page=0), "geen bladzijde 0", id="page nought"),
    pytest.param(pdf(Sheet(drawn=prose())), PDF, passage(1, [Box(x0=-90, y0=0, x1=-10, y1=9)]), "niet op de bladzijde", id="beside"),
    pytest.param(pdf(Sheet(drawn=prose())), PDF, passage(1, []), "niet op de bladzijde", id="no box"),
    pytest.param(b"%PDF-1.7 niets", PDF, View(page=1), "niet te openen", id="damaged"),
    pytest.param(b"PK", "application/zip", View(page=1), "alleen van pdf", id="another kind"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "image/png", View(page=1), "beschadigd", id="damaged image"),
]


@pytest.mark.parametrize(("blob", "kind", "view", "says"), BROKEN)
def test_what_cannot_be_drawn_gets_a_sentence(tmp_path: Path, blob: bytes, kind: str, view: View, says: str) -> None:
    file = as_file(tmp_path, blob)
    with pytest.raises(PictureError, match=says):
        picture(file, media_type=kind, view=view)


def bomb(wide: int, high: int) -> bytes:
    """A PNG that says it is this large and holds next to nothing."""
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, format="PNG")
    png = bytearray(out.getvalue())
    png[16:24] = struct.pack(">II", wide, high)
    png[29:33] = struct.pack(">I", zlib.crc32(bytes(png[12:29])))
    return bytes(png)


@pytest.mark.parametrize(("wide", "high"), [(60_000, 60_000), (13_300, 13_300), (9_000, 9_000)])
def test_a_pixel_bomb_is_never_unpacked(tmp_path: Path, wide: int, high: int) -> None:
    file = as_file(tmp_path, bomb(wide, high))
    with pytest.raises(PictureError, match="te groot"):
        picture(file, media_type="image/png", view=View(page=1))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_image_is_drawn(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "foto.png"
    Image.new(mode, (1_600, 900)).save(file, format="PNG")
    assert size_of(picture(file, media_type="image/png", view=View(page=1)))[0] == PAGE_WIDTH


def test_a_page_that_takes_too_long_or_crashes_stops_no_other(tmp_path: Path) -> None:
    good = as_file(tmp_path, pdf(Sheet(drawn=prose())))
    requests = [Views(path=path, media_type=PDF, views=(View(page=1),)) for path in (good, tmp_path / "weg.pdf", good)]
    drawn = [found for (found,) in draw_all(requests, workers=1, limits=LIMITS)]
    assert [bool(found.png) for found in drawn] == [True, False, True]
    assert "met de hand" in drawn[1].because
    (tmp_path / "lang").mkdir()
    endless = as_file(tmp_path / "lang", pdf(Sheet(drawn=["0 0 595 842 re f"] * 50_000)))
    ((slow,),) = draw_all([Views(path=endless, media_type=PDF, views=(View(page=1),))], workers=1, limits=Limits(seconds=0.2))
    assert not slow.png
    assert "niet binnen 0.2 seconden" in slow.because


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PLAIN = bomb(8, 8)
NOT_PLAIN = {
    "nothing": b"",
    "no PNG": b"GIF89a",
    "cut off": PLAIN[:-3],
    "a letter after the end": PLAIN + b"x",
    "a text in it": PLAIN[:33] + chunk(b"tEXt", b"Comment\0hallo") + PLAIN[33:],
    "a second header": PLAIN[:33] + PLAIN[8:33] + PLAIN[33:],
    "a bit turned": PLAIN[:40] + bytes([PLAIN[40] ^ 1]) + PLAIN[41:],
    "no pixels wide": PLAIN[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 8, 1, 0, 0, 0, 0)) + PLAIN[33:],
    "a short header": PLAIN[:8] + chunk(b"IHDR", b"\0\0\0\1") + PLAIN[33:],
}


def test_a_plain_png_is_one() -> None:
    assert size_of(PLAIN) == (8, 8)


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_a_child_cannot_pass_on_anything_but_pixels(name: str) -> None:
    with pytest.raises(ValueError, match=r"PNG|cut off|damaged"):
        size_of(NOT_PLAIN[name])


def test_a_page_lies_where_the_boxes_say(tmp_path: Path) -> None:
    """A box round a black square, in the picture of a whole page, is the square's own."""
    file = as_file(tmp_path, pdf(Sheet(drawn=[f"0 g 100 {HEIGHT - 250} 50 50 re f"])))
    page = opened(picture(file, media_type=PDF, view=View(page=1)))
    scale = page.width / WIDTH
    assert [round(edge / scale) for edge in page.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox() or ()] == [
        100,
        200,
        150,
        250,
    ]

"""Small PDF files for tests, written object by object: pages, pictures of paper, form fields and notes.

Places are points from the top left of an A4 sheet, as in `Box`. Everything is invented.
"""

import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extractors.content import Content
from extractors.pdf.file import read_pdf

WIDTH, HEIGHT = 595, 842
PROSE = (
    "Onze stichting biedt onafhankelijke cliëntondersteuning aan",
    "mensen met een indicatie voor langdurige zorg. Wij werken met",
    "veertien ondersteuners, die allen in de regio wonen en de",
    "gemeenten, instellingen en verwijzers daar goed kennen.",
)
"""Four lines of running text."""


@dataclass(kw_only=True)
class Sheet:
    """One page: what is drawn, and what lies on it."""

    drawn: Sequence[str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # name -> image, see `picture`
    fonts: str = ""  # more fonts: "/F2 << ... >>"
    layers: str = ""  # "/L1 900 0 R": names of layers
    extra: str = ""  # more keys of the page: "/Rotate 90"
    notes: Sequence[str] = ()  # annotation dictionaries, without the braces
    size: tuple[float, float] = (WIDTH, HEIGHT)


def pdf(*sheets: Sheet, catalogue: str = "", objects: Mapping[int, bytes] | None = None) -> bytes:
    """The whole file; `objects` from number 900 up can be referred to from anywhere."""
    bodies: dict[int, bytes] = dict(objects or {})
    number = 10
    kids = []
    for sheet in sheets:
        kids.append(f"{number} 0 R")
        number = _add(bodies, sheet, number)
    bodies[1] = f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode("latin-1")
    bodies[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(bodies)


def _add(bodies: dict[int, bytes], sheet: Sheet, number: int) -> int:
    """The objects of a page from this number on; gives the next free number."""
    names = {name: number + 2 + place for place, name in enumerate(sheet.pictures)}
    after = number + 2 + len(names)
    for name, blob in sheet.pictures.items():
        bodies[names[name]] = blob
    marks = [after + place for place in range(len(sheet.notes))]
    for mark, note in zip(marks, sheet.notes, strict=True):
        bodies[mark] = f"<< /Type /Annot {note} /P {number} 0 R >>".encode("latin-1")
    images = " ".join(f"/{name} {place} 0 R" for name, place in names.items())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    bodies[number] = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] /Contents {number + 1} 0 R"
        f" /Resources << /Font << /F1 {font} {sheet.fonts} >> /XObject << {images} >>"
        f" /ExtGState << /Clear << /ca 0 /CA 0 >> >> /Properties << {sheet.layers} >> >>"
        f" /Annots [{' '.join(f'{mark} 0 R' for mark in marks)}] {sheet.extra} >>"
    ).encode("latin-1")
    bodies[number + 1] = stream("", "\n".join(sheet.drawn).encode("cp1252"))
    return after + len(marks)


def stream(keys: str, content: bytes) -> bytes:
    """A stream object."""
    packed = zlib.compress(content)
    return f"<< {keys} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode("latin-1") + packed + b"\nendstream"


def _file(bodies: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + bodies[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def text(x: float, y: float, words: str, *, size: float = 11, state: str = "") -> str:
    """Words with their baseline at y from the top; `state`: operators before the words ("3 Tr", "1 1 1 rg")."""
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q BT {state} /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({safe}) Tj ET Q"


def lines(x: float, y: float, rows: Sequence[str], *, size: float = 11, state: str = "") -> list[str]:
    """Rows under each other, as running text stands."""
    return [text(x, y + place * size * 1.3, row, size=size, state=state) for place, row in enumerate(rows)]


def prose(x: float = 70, y: float = 90, times: int = 5) -> list[str]:
    """A page's worth of running text."""
    return lines(x, y, PROSE * times)


def image(name: str, x: float, y: float, wide: float, high: float) -> str:
    """A picture with its upper left corner at x, y from the top."""
    return f"q {wide} 0 0 {high} {x} {HEIGHT - y - high} cm /{name} Do Q"


def whole(name: str) -> str:
    """A picture over the whole page."""
    return image(name, 0, 0, WIDTH, HEIGHT)


def rectangle(x: float, y: float, wide: float, high: float, *, paint: str = "S") -> str:
    return f"{x} {HEIGHT - y - high} {wide} {high} re {paint}"


def place(x: float, y: float, wide: float, high: float) -> str:
    """The /Rect of an annotation."""
    return f"/Rect [{x} {HEIGHT - y - high} {x + wide} {HEIGHT - y}]"


def picture(drawing: Image.Image) -> bytes:
    """An image as an object of a PDF."""
    grey = drawing.convert("L")
    keys = f"/Type /XObject /Subtype /Image /Width {grey.width} /Height {grey.height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(keys, grey.tobytes())


@cache
def paper(rows: int = 40, *, ground: int = 250) -> bytes:
    """A scanned sheet of paper with so many lines of words on it."""
    drawing = Image.new("L", (1240, 1754), ground)
    pen = ImageDraw.Draw(drawing)
    for row in range(rows):
        pen.text((140, 120 + 38 * row), PROSE[row % 4], fill=30, font=ImageFont.load_default(26))
    return picture(drawing)


@cache
def strip(number: int) -> bytes:
    """A quarter of a scanned sheet: some scanners cut a page into strips."""
    drawing = Image.new("L", (1240, 438), 250)
    pen = ImageDraw.Draw(drawing)
    for row in range(10):
        pen.text((140, 20 + 40 * row), PROSE[(row + number) % 4], fill=30, font=ImageFont.load_default(26))
    return picture(drawing)


@cache
def banner(words: str, *, size: int = 40) -> bytes:
    """One line of words as a picture, 1000 by 90."""
    drawing = Image.new("L", (1000, 90), 252)
    ImageDraw.Draw(drawing).text((20, 20), words, fill=30, font=ImageFont.load_default(size))
    return picture(drawing)


@cache
def photograph(*, light: bool = False) -> bytes:
    """Soft hills without words."""
    drawing = Image.radial_gradient("L").resize((600, 600))
    return picture(drawing.point(lambda value: 225 + value // 10 if light else value // 3 + 20))


@cache
def scribble() -> bytes:
    """A signature as a scanner sees it."""
    drawing = Image.new("L", (360, 120), 255)
    pen = ImageDraw.Draw(drawing)
    for start in range(0, 300, 50):
        pen.arc((start, 15, start + 90, 105), 20, 320, fill=20, width=4)
    return picture(drawing)


def curves(x: float, y: float, count: int = 30) -> str:
    """A scribble drawn with a pen: one path of many curves."""
    bottom = HEIGHT - y
    path = [f"{x} {bottom} m"]
    for step in range(count):
        left = x + step * 4
        up = 24 if step % 2 else -8
        path.append(f"{left + 1} {bottom + up} {left + 3} {bottom + up} {left + 4} {bottom + step % 5} c")
    return " ".join([*path, "S"])


def as_file(folder: Path, blob: bytes) -> Path:
    file = folder / "bestand.pdf"
    file.write_bytes(blob)
    return file


def read(folder: Path, blob: bytes) -> Content:
    """The file as the reader reads it."""
    return read_pdf(as_file(folder, blob))


def saved(writer: object) -> bytes:
    """What a pypdf writer writes."""
    out = io.BytesIO()
    writer.write(out)  # type: ignore[attr-defined]
    return out.getvalue()


def form(*numbers: int, more: str = "") -> str:
    """The key of the catalogue that names the fields; the first note of a file's first page is object 12, if no pictures."""
    return f"/AcroForm << /Fields [{' '.join(f'{number} 0 R' for number in numbers)}] {more} >>"


def widget(where: str, keys: str) -> str:
    """A form field; `keys` as in the file: "/FT /Tx /T (naam) /V (Ede)"."""
    return f"/Subtype /Widget {where} {keys}"


def shown(words: str, *, font: str = "/Type1 /BaseFont /Helvetica") -> bytes:
    """What a field shows, as an object of its own."""
    keys = f"/Type /XObject /Subtype /Form /BBox [0 0 200 16] /Resources << /Font << /F1 << /Type /Font /Subtype {font} >> >> >>"
    return stream(keys, f"BT /F1 11 Tf 2 4 Td ({words}) Tj ET".encode("cp1252"))

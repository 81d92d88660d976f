"""The example mailbox: ink and paper: signatures, logos, scans with and without an OCR layer. Knows no mail."""

import io
import math
import random
import re
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def scribble(name: str) -> bytes:
    """A signature in blue ink: the same name always writes the same line."""
    chance = random.Random(name)  # noqa: S311 - ink, not a secret
    picture = Image.new("RGBA", (520, 170), (255, 255, 255, 0))
    points, x, swing = [], 30.0, chance.uniform(28, 50)
    for step in range(150):
        x += chance.uniform(1.2, 4.2) * (0.3 if step % 23 > 15 else 1)
        wave = math.sin(step / chance.uniform(2.6, 3.1)) * swing + math.sin(step / 9.0) * 22
        points.append((min(x, 500.0), 85 + wave * (0.45 + 0.55 * abs(math.cos(step / 31.0)))))
    draw = ImageDraw.Draw(picture)
    draw.line(points, fill=(24, 38, 120, 255), width=4, joint="curve")
    draw.line([(40, 138), (chance.randint(280, 470), chance.randint(118, 150))], fill=(24, 38, 120, 255), width=3)
    return _png(picture)


def logo(name: str) -> bytes:
    """A small coloured mark with an initial, as organisations put in letters and mail signatures."""
    chance = random.Random("logo" + name)  # noqa: S311 - a colour, not a secret
    colour = tuple(chance.randint(20, 170) for _ in range(3))
    picture = Image.new("RGB", (180, 60), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, 56, 56), fill=colour)
    draw.text((22, 12), name[:1].upper(), fill="white", font=ImageFont.load_default(size=30))
    draw.text((66, 18), name.rsplit(maxsplit=1)[-1][:12], fill=colour, font=ImageFont.load_default(size=20))
    return _png(picture)


def scanned(pdf: bytes, *, seed: str, ocr: bool = False) -> bytes:
    """The same pages as a copier would give them back: crooked, grey and noisy; with `ocr` an invisible text layer."""
    pages = [_copied(page, seed=f"{seed}{number}") for number, page in enumerate(_pictures(pdf))]
    return _recognised(pages) if ocr else _bound(pages)


def _pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=150 / 72).to_pil().convert("L") for page in document]


def _copied(page: Image.Image, *, seed: str) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 - paper noise, not a secret
    crooked = page.rotate(chance.uniform(-0.9, 0.9), resample=Image.Resampling.BICUBIC, fillcolor=250)
    noise = Image.frombytes("L", crooked.size, bytes(chance.choices(range(222, 256), k=crooked.width * crooked.height)))
    copied = ImageChops.multiply(crooked, noise)
    ImageDraw.Draw(copied).rectangle((0, 0, 9, copied.height), fill=120)
    return copied


def _bound(pages: list[Image.Image]) -> bytes:
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=A4, invariant=1)
    canvas.setCreator("Kantoorkopieerder K-350")
    for page in pages:
        canvas.drawImage(ImageReader(io.BytesIO(_jpeg(page))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def _recognised(pages: list[Image.Image]) -> bytes:
    """Tesseract writes the usual searchable scan: a full-page image with invisible words over it."""
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"blad{number}.jpg").write_bytes(_jpeg(page))
        names = [str(Path(folder, f"blad{number}.jpg")) for number in range(len(pages))]
        Path(folder, "lijst.txt").write_text("\n".join(names), encoding="utf-8")
        order = ["tesseract", str(Path(folder, "lijst.txt")), str(Path(folder, "uit")), "-l", "nld", "--dpi", "150", "pdf"]
        subprocess.run(order, check=True, capture_output=True)
        return dated(Path(folder, "uit.pdf").read_bytes())


def dated(pdf: bytes) -> bytes:
    """The same file made again is the same bytes: the clock of the producer goes out, in as many bytes as it took."""
    pdf = re.sub(rb"\(D:\d{14}", b"(D:20260701090000", pdf)
    pdf = re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, pdf)
    return re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, pdf)


def _jpeg(page: Image.Image) -> bytes:
    sink = io.BytesIO()
    page.save(sink, "JPEG", quality=42, dpi=(150, 150))
    return sink.getvalue()


def _png(picture: Image.Image) -> bytes:
    sink = io.BytesIO()
    picture.save(sink, "PNG", optimize=True)
    return sink.getvalue()

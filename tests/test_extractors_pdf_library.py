"""What was read before must not show in what is read now: fonts that pdfium stands in for others are of one file only."""

import hashlib
from pathlib import Path

from pdf_files import Sheet, pdf, text

from extractors.bounded import Limits, Task, read_all
from extractors.document import Document


def _file(folder: Path, name: str, *, wide: int, stem: int) -> Task:
    """A page in a font that is not in the file: pdfium makes one of that width and weight."""
    widths = " ".join([str(wide)] * 224)
    fonts = (
        f"/F9 << /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 /Widths [{widths}] "
        f"/Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 32 /StemV {stem} /ItalicAngle 0 "
        "/Ascent 900 /Descent -200 /CapHeight 700 /FontBBox [0 -200 1000 900] >> >>"
    )
    words = text(70, 140, "Onze stichting biedt ondersteuning aan.").replace("/F1", "/F9")
    content = pdf(Sheet(drawn=[words], fonts=fonts))
    path = folder / f"{name}.pdf"
    path.write_bytes(content)
    return Task(path=path, sha256=hashlib.sha256(content).hexdigest(), media_type="application/pdf")


def _read(*tasks: Task) -> dict[str, Document]:
    return read_all(tasks, workers=1, limits=Limits())


def test_the_order_of_files_moves_no_word(tmp_path: Path) -> None:
    first, second = _file(tmp_path, "Smal", wide=300, stem=0), _file(tmp_path, "Breed", wide=900, stem=200)
    assert _read(first, second) == _read(second, first)

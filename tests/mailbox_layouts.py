"""The example mailbox: blocks to files by real producers: Chromium, LibreOffice, Word (python-docx), reportlab, typst.

Each producer has a look of its own, so that no two bidders' papers look alike. Knows no mail and no bidder.
"""

import base64
import html
import io
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import typst
from docx.shared import Cm, Pt
from mailbox_blocks import Block
from mailbox_paper import dated, scribble
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

Blocks = Sequence[Block]

LOOKS = {
    "chromium": "body{font:10.5pt/1.45 'Liberation Sans'} td{padding:2px 14px 2px 0;vertical-align:top} .paren td:first-child{width:34%}",
    "chromium-serif": "body{font:11pt/1.5 'Liberation Serif'} h1,h2{color:#234} .tabel td{border:1px solid #999;padding:4px 8px}",
    "chromium-blok": "body{font:9.5pt/1.4 'DejaVu Sans'} td{padding:4px 8px}"
    " .paren td:first-child{background:#eef;font-weight:bold;width:40%}",
}


def chromium(blocks: Blocks, look: str = "chromium") -> bytes:
    """Printed by a browser."""
    page = f"<html lang=nl><meta charset=utf-8><style>@page{{size:A4;margin:2cm}}{LOOKS[look]}</style>{''.join(map(_html, blocks))}</html>"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "blad.html"), Path(folder, "blad.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        options += ["--disable-component-update", "--disable-sync", f"--user-data-dir={folder}/profiel", "--no-pdf-header-footer"]
        subprocess.run(["chromium", *options, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=120)
        return dated(target.read_bytes())


def _html(block: Block) -> str:
    text = html.escape(block.text)
    match block.kind:
        case "kop":
            return f"<h{block.level}>{text}</h{block.level}>"
        case "klein":
            return f"<p style='font-size:8pt;color:#555'>{text}</p>"
        case "blad":
            return "<div style='break-after:page'></div>"
        case "lijst":
            return "<ul>" + "".join(f"<li>{html.escape(row[0])}</li>" for row in block.rows) + "</ul>"
        case "paren" | "tabel":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows)
            return f"<table class={block.kind}>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case "vakje":
            return "".join(f"<p>{'☒' if row[0] == 'x' else '☐'} {html.escape(row[1])}</p>" for row in block.rows)
        case "teken":
            return "".join(_html_signature(*row) for row in block.rows)
    return f"<p>{text}</p>"


def _html_signature(how: str, name: str = "", role: str = "") -> str:
    ink = ""
    if how == "beeld":
        ink = f"<img style='height:46px' src='data:image/png;base64,{base64.b64encode(scribble(name)).decode()}'>"
    under = "".join(f"<div>{html.escape(text)}</div>" for text in ("_" * 30, name, role))
    return f"<div style='height:50px'>{ink}</div>{under}"


def word(blocks: Blocks, font: str = "Calibri") -> bytes:
    """A Word file."""
    document = docx.Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(11)
    for block in blocks:
        _word(document, block)
    sink = io.BytesIO()
    document.save(sink)
    return _packed(sink.getvalue())


def _packed(archive: bytes) -> bytes:
    """The same zip with one fixed time on every member."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2026, 7, 1, 9, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def _word(document: "docx.document.Document", block: Block) -> None:
    match block.kind:
        case "kop":
            document.add_heading(block.text, block.level)
        case "klein":
            document.add_paragraph().add_run(block.text).font.size = Pt(8)
        case "blad":
            document.add_page_break()
        case "lijst":
            for row in block.rows:
                document.add_paragraph(row[0], style="List Bullet")
        case "paren" | "tabel":
            _word_table(document, block)
        case "vakje":
            for row in block.rows:
                document.add_paragraph(f"{'☒' if row[0] == 'x' else '☐'} {row[1]}")
        case "teken":
            for row in block.rows:
                _word_signature(document, *row)
        case _:
            document.add_paragraph(block.text)


def _word_table(document: "docx.document.Document", block: Block) -> None:
    table = document.add_table(rows=0, cols=max(len(row) for row in block.rows))
    if block.kind == "tabel":
        table.style = "Table Grid"
    for row in block.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text


def _word_signature(document: "docx.document.Document", how: str, name: str = "", role: str = "") -> None:
    if how == "beeld":
        document.add_picture(io.BytesIO(scribble(name)), width=Cm(4.5))
    document.add_paragraph("______________________________")
    document.add_paragraph(f"{name}\n{role}")


def libreoffice(blocks: Blocks, font: str = "Liberation Serif") -> bytes:
    """Written in Word's format, printed to PDF by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "blad.docx")
        source.write_bytes(word(blocks, font))
        options = [f"-env:UserInstallation=file://{folder}/profiel", "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run(["soffice", *options, str(source)], check=True, capture_output=True, timeout=240)
        return dated(Path(folder, "blad.pdf").read_bytes())


def reportlab(blocks: Blocks) -> bytes:
    """Set by reportlab, as many business programs do."""
    sink = io.BytesIO()
    styles = getSampleStyleSheet()
    small = ParagraphStyle("klein", parent=styles["Normal"], fontSize=7.5, textColor="#555555")
    story = [part for block in blocks for part in _flowables(block, styles, small)]
    SimpleDocTemplate(sink, pagesize=A4, invariant=1, leftMargin=2.2 * cm, title="document").build(story)
    return sink.getvalue()


def _flowables(block: Block, styles, small) -> list:  # type: ignore[no-untyped-def, type-arg]  # reportlab has no types
    plain, text = styles["Normal"], html.escape(block.text)
    match block.kind:
        case "kop":
            return [Paragraph(text, styles[f"Heading{block.level}"])]
        case "klein":
            return [Paragraph(text, small)]
        case "blad":
            return [PageBreak()]
        case "lijst":
            return [Paragraph(f"- {html.escape(row[0])}", plain) for row in block.rows]
        case "paren" | "tabel":
            widths = [5.2 * cm, 11 * cm] if block.kind == "paren" else None
            rows = [[Paragraph(html.escape(_latin(cell)), plain) for cell in row] for row in block.rows]
            return [Table(rows, colWidths=widths, hAlign="LEFT"), Spacer(1, 6)]
        case "vakje":
            return [Paragraph(f"[{'X' if row[0] == 'x' else ' '}] {html.escape(row[1])}", plain) for row in block.rows]
        case "teken":
            return [part for row in block.rows for part in _signature_flowables(plain, *row)]
    return [Paragraph(text, plain), Spacer(1, 7)]


def _latin(text: str) -> str:
    """The standard fonts of PDF have no boxes."""
    return text.replace("☒", "[X]").replace("☐", "[ ]")


def _signature_flowables(plain, how: str, name: str = "", role: str = "") -> list:  # type: ignore[no-untyped-def, type-arg]
    ink = [Image(io.BytesIO(scribble(name)), width=4.2 * cm, height=1.4 * cm, hAlign="LEFT")] if how == "beeld" else [Spacer(1, 38)]
    return [*ink, Paragraph("_______________________________", plain), Paragraph(name, plain), Paragraph(role, plain)]


def typeset(blocks: Blocks) -> bytes:
    """Set by typst."""
    with tempfile.TemporaryDirectory() as folder:
        body = "".join(_typst(block, Path(folder)) for block in blocks)
        head = '#set page(paper: "a4", margin: 2.3cm)\n#set text(font: "Libertinus Serif", size: 11pt, lang: "nl")\n'
        source = Path(folder, "blad.typ")
        source.write_text(head + body, encoding="utf-8")
        return bytes(typst.compile(str(source), format="pdf", ignore_system_fonts=True, timestamp=1_782_892_800))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst(block: Block, folder: Path) -> str:
    text = f"#{_quoted(block.text)}\n\n"
    match block.kind:
        case "kop":
            return f"#heading(level: {block.level}, {_quoted(block.text)})\n"
        case "klein":
            return f"#text(size: 8pt, {_quoted(block.text)})\n\n"
        case "blad":
            return "#pagebreak()\n"
        case "lijst":
            return "".join(f"- #{_quoted(row[0])}\n" for row in block.rows) + "\n"
        case "paren" | "tabel":
            line = "none" if block.kind == "paren" else "0.5pt"
            count = max(len(row) for row in block.rows)
            cells = ", ".join(_quoted(cell) for row in block.rows for cell in (*row, *[""] * (count - len(row))))
            return f"#table(columns: {count}, stroke: {line}, {cells})\n\n"
        case "vakje":
            return "".join(f"#{_quoted(('[X] ' if row[0] == 'x' else '[ ] ') + row[1])}\n\n" for row in block.rows)
        case "teken":
            return "".join(_typst_signature(folder, *row) for row in block.rows)
    return text


def _typst_signature(folder: Path, how: str, name: str = "", role: str = "") -> str:
    ink = "#v(1.4cm)\n"
    if how == "beeld":
        picture = folder / f"{name.encode().hex()}.png"
        picture.write_bytes(scribble(name))
        ink = f"#image({_quoted(picture.name)}, width: 4.4cm)\n"
    return f"{ink}#line(length: 6cm, stroke: 0.5pt)\n\n#{_quoted(name)}\n\n#{_quoted(role)}\n\n"


def form(values: Sequence[tuple[str, str]], boxes: Sequence[tuple[str, bool]], signer: str, title: str) -> bytes:
    """A form with real PDF fields that were filled in."""
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, title)
    canvas.setFont("Helvetica", 10)
    height = 745
    for label, value in values:
        canvas.drawString(60, height, label)
        canvas.acroForm.textfield(name=label, value=value, x=240, y=height - 6, width=290, height=18, fontSize=10, borderWidth=0.5)
        height -= 27
    for label, ticked in boxes:
        canvas.acroForm.checkbox(name=label, checked=ticked, x=60, y=height - 4, size=13, buttonStyle="cross", borderColor=black)
        canvas.drawString(82, height, label)
        height -= 22
    canvas.drawString(60, height - 14, "Handtekening:")
    canvas.drawImage(_reader(signer), 150, height - 60, width=130, height=42, mask="auto")
    canvas.line(150, height - 62, 330, height - 62)
    canvas.drawString(150, height - 76, signer)
    canvas.save()
    return sink.getvalue()


def _reader(signer: str):  # type: ignore[no-untyped-def]
    from reportlab.lib.utils import ImageReader

    return ImageReader(io.BytesIO(scribble(signer)))


MAKERS: dict[str, Callable[[Blocks], bytes]] = {
    "chromium": chromium,
    "chromium-serif": lambda blocks: chromium(blocks, "chromium-serif"),
    "chromium-blok": lambda blocks: chromium(blocks, "chromium-blok"),
    "word": word,
    "libreoffice": libreoffice,
    "reportlab": reportlab,
    "typst": typeset,
}

"""Builds small Word files from raw XML, so that a test shows exactly what stands in the file."""

import io
import zipfile
from pathlib import Path

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "lc": "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
        "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MOMENT = (2026, 7, 31, 12, 0, 0)


def root(name: str, inside: str) -> str:
    """A part: an element of this name with every namespace."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {NAMESPACES}>{inside}</{name}>'


def body(inside: str, *, last: str = "<w:sectPr/>") -> str:
    """The main part."""
    return root("w:document", f"<w:body>{inside}{last}</w:body>")


def p(text: str = "", *, look: str = "", of: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{of}</w:pPr>{r(text, look)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is given as its XML."""
    inside = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


def relations(*rows: tuple[str, str, str], outside: tuple[tuple[str, str, str], ...] = ()) -> str:
    """A relationships part from (id, kind, target)."""
    inner = "".join(f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>' for id_, kind, target in rows)
    outer = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>' for id_, kind, target in outside
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}{outer}</Relationships>'


def word(path: Path, document: str, parts: dict[str, str | bytes] | None = None) -> Path:
    """A Word file with this main part and these further parts."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }
    return zipped(path, members | (parts or {}))


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    """A zip file with these members, the same bytes each time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), part, zipfile.ZIP_DEFLATED)
    path.write_bytes(target.getvalue())
    return path

"""Sees when a file's name says something else than its content, or hides something. Pure; a remark for a person, never a state."""

from intake.filetype import EMPTY, ENCRYPTED_OFFICE, MAIL, OUTLOOK, TNEF, UNKNOWN, ZIP
from intake.show import brief, show

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = frozenset(
    {
        "application/msword",
        "application/rtf",
        f"{_OFFICE}wordprocessingml.document",
        f"{_OFFICE}wordprocessingml.template",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-word.template.macroenabled.12",
        ENCRYPTED_OFFICE,
    }
)
_SHEET = frozenset(
    {
        "application/vnd.ms-excel",
        f"{_OFFICE}spreadsheetml.sheet",
        f"{_OFFICE}spreadsheetml.template",
        "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        ENCRYPTED_OFFICE,
    }
)
_PICTURE = frozenset(f"image/{kind}" for kind in ("png", "jpeg", "gif", "tiff", "bmp", "webp", "heic", "avif"))
_TEXT = frozenset({"text/plain", "text/csv", "text/html", "application/xml", "text/calendar", "text/vcard", MAIL})

EXPECTED: dict[str, frozenset[str]] = {
    "pdf": frozenset({"application/pdf"}),
    **dict.fromkeys(("doc", "docx", "docm", "dot", "dotx", "rtf"), _WORD),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "xlsb"), _SHEET),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"), _PICTURE),
    **dict.fromkeys(("txt", "csv", "htm", "html", "xml", "ics", "vcf"), _TEXT),
    "zip": frozenset({ZIP}),
    "msg": frozenset({OUTLOOK}),
    "eml": frozenset({MAIL, "text/plain"}),
    "odt": frozenset({"application/vnd.oasis.opendocument.text"}),
    "ods": frozenset({"application/vnd.oasis.opendocument.spreadsheet"}),
}
"""Kinds that a suffix may stand for without anyone being misled."""

PROGRAMS = frozenset({"application/vnd.microsoft.portable-executable", "application/x-elf"})
SAID = {
    "application/pdf": "een PDF",
    ZIP: "een zipbestand",
    MAIL: "een e-mail",
    OUTLOOK: "een Outlook-mail",
    TNEF: "een winmail.dat van Outlook",
    "text/html": "een webpagina",
    "text/plain": "gewone tekst",
    **dict.fromkeys(_WORD, "een Word-document"),
    **dict.fromkeys(_SHEET, "een Excel-werkmap"),
    **dict.fromkeys(_PICTURE, "een afbeelding"),
    ENCRYPTED_OFFICE: "een versleuteld Office-bestand",
    UNKNOWN: "iets anders",
}


def remark(name: str, kind: str) -> str:
    """A Dutch sentence when a person could be misled by this name, else ""."""
    if kind in PROGRAMS:
        return f"Bijlage '{brief(name)}' is een programma. Open het niet."
    if show(name) != name:
        return f"De naam van bijlage '{brief(name)}' bevat onzichtbare tekens (hier uitgeschreven); kijk goed wat voor bestand het is."
    suffix = name.rpartition(".")[2].strip().lower() if "." in name else ""
    expected = EXPECTED.get(suffix)
    if expected is None or kind in expected or kind == EMPTY:
        return ""
    return f"De naam van bijlage '{brief(name)}' eindigt op .{suffix}, maar de inhoud is {SAID.get(kind, f'van de soort {kind}')}."

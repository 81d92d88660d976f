"""A name from outside as a name that every file system takes, that leads nowhere else, and that starts nothing when it is opened.

Pure; knows no folder. Only the letters a-z, digits, dot, dash and underscore are left, so a name can also stand in a link. What
a file is follows from its content (the media type), never from the name it came with. Residual risk: a document of a quiet kind
may still hold an attack on the program that opens it; the manual says where to open such files.
"""

import re
import unicodedata

LONGEST = 80  # letters of a whole name; with a folder before it, short enough for every system
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

SUFFIXES = {
    "application/pdf": ".pdf",
    f"{_OFFICE}wordprocessingml.document": ".docx",
    f"{_OFFICE}spreadsheetml.sheet": ".xlsx",
    f"{_OFFICE}presentationml.presentation": ".pptx",
    f"{_OPEN}text": ".odt",
    f"{_OPEN}spreadsheet": ".ods",
    f"{_OPEN}presentation": ".odp",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/webp": ".webp",
    "text/plain": ".txt",
    "text/csv": ".csv.txt",  # a sheet program would run what a cell begins with
    "text/html": ".html.txt",  # a browser would run what the page holds
    "application/xhtml+xml": ".html.txt",
}
"""Kinds that open without running anything of the sender's, and the suffix that opens them. Macros are not among them."""

CLOSED = ".bin"
"""Any other kind: kept whole, but opened by nothing until a person gives it another name on purpose."""


def safe_name(name: str, *, otherwise: str = "bestand") -> str:
    """The name in safe letters, at most 80; accents are taken off, anything else becomes a dash."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    safe = _UNSAFE.sub("-", plain)
    safe = re.sub(r"-*\.[.-]*", ".", safe).strip("-._")[:LONGEST].strip("-._")
    if not safe:
        return otherwise
    return f"_{safe}" if safe.split(".", 1)[0].lower() in RESERVED else safe


def same_ending(name: str, *, otherwise: str = "bestand") -> str:
    """The safe name of a file of our own people: a long one keeps how it ends, for that opens it."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not re.fullmatch(r"[A-Za-z0-9]{1,5}", ending):
        return safe_name(name, otherwise=otherwise)
    safe = safe_name(stem, otherwise=otherwise)[: LONGEST - len(dot + ending)].rstrip("-._")
    return f"{safe or otherwise}{dot}{ending}"


def file_name(name: str, *, media_type: str) -> str:
    """The safe name of a file with the suffix of what it really is."""
    suffix = SUFFIXES.get(media_type, CLOSED)
    safe = safe_name(name)
    for known in (suffix, ".jpeg" if suffix == ".jpg" else suffix, ".tiff" if suffix == ".tif" else suffix, suffix.split(".txt")[0]):
        if known and safe.lower().endswith(known) and len(safe) > len(known):
            safe = safe[: -len(known)]
            break
    return f"{safe[: LONGEST - len(suffix)].rstrip('-._') or 'bestand'}{suffix}"


class Names:
    """Names handed out once each, also where capitals make no difference."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def once(self, name: str) -> str:
        """The name, or the first free one with a number before its suffixes: brief-2.pdf."""
        stem, dot, suffix = name.partition(".")
        chosen, number = name, 1
        while chosen.lower() in self._given:
            number += 1
            chosen = f"{stem}-{number}{dot}{suffix}"
        self._given.add(chosen.lower())
        return chosen

"""Reads plain text and comma-separated text: which encoding, where the pages and columns are.

Knows encodings and separators; runs no formula.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from extractors.content import Content
from extractors.document import Line, Page, Searchability
from extractors.flow import letters, tidy
from extractors.rows import SEPARATOR
from intake.message import State

MAX_BYTES = 16 << 20
MAX_LINES = 100_000
MAX_PAGES = 2_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE = re.compile(r"\r\n|\r|\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_FORMULA = re.compile(r"^[=+@-].*[!(|]", re.DOTALL)
NO_TEXT = "Bestand is geen leesbare tekst: het bevat vooral tekens die geen letters zijn."
TOO_LARGE = f"Tekstbestand is groter dan {MAX_BYTES >> 20} MB; het is niet gelezen. Beoordeel het met de hand."
TOO_MANY = f"Alleen de eerste {MAX_LINES} regels zijn gelezen. Beoordeel de rest met de hand."


def read_plain(path: Path) -> Content:
    """Text as lines; a form feed begins a new page."""
    blob = _bytes(path)
    return blob if isinstance(blob, Content) else plain_content(blob)


def plain_content(blob: bytes) -> Content:
    """The same for text that stands inside another file."""
    text, notes = decode(blob)
    if _is_noise(text):
        return Content(state=State.UNREADABLE, because=NO_TEXT)
    sheets = text.split("\f")[:MAX_PAGES]
    return content([[tidy(line) for line in _LINE.split(sheet)] for sheet in sheets], notes=notes)


def read_csv(path: Path) -> Content:
    """A table in text: one line a row, its cells side by side."""
    blob = _bytes(path)
    if isinstance(blob, Content):
        return blob
    text, notes = decode(blob)
    if _is_noise(text):
        return Content(state=State.UNREADABLE, because=NO_TEXT)
    rows = _rows(text)
    if any(_FORMULA.match(cell.strip()) for row in rows for cell in row):
        notes = (*notes, "Bevat cellen die als formule beginnen (=, +, - of @); ze zijn als tekst gelezen en niet uitgevoerd.")
    return content([[SEPARATOR.join(filter(None, map(tidy, row))) for row in rows]], notes=notes)


def _bytes(path: Path) -> bytes | Content:
    """The bytes, or the refusal of an empty or far too large file."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Content(state=State.TOO_LARGE, because=TOO_LARGE)
    if not size:
        return Content(state=State.UNREADABLE, because="Bestand is leeg (0 bytes).")
    return path.read_bytes()


def decode(blob: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and a remark when its encoding had to be guessed; never fails."""
    encoding = next((name for mark, name in _BOMS if blob.startswith(mark)), _by_zeros(blob))
    if encoding:
        text = blob.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, ("Sommige tekens in dit tekstbestand zijn beschadigd.",) if "\ufffd" in text else ()
    try:
        return blob.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = blob.decode("cp1252", errors="replace")
    return text, ("De tekencodering van dit bestand staat er niet bij; het is gelezen als Windows-tekst (cp1252).",)


def _by_zeros(blob: bytes) -> str:
    """UTF-16 without its mark: ordinary text then has a zero in every other byte."""
    sample = blob[:4096]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _is_noise(text: str) -> bool:
    """More than one control character in twenty is no text."""
    sample = text[:100_000]
    return len(_CONTROLS.findall(sample)) * 20 > len(sample)


def _rows(text: str) -> list[list[str]]:
    """Cells by the separator that the first lines agree on; text that is no table is one cell a line."""
    lines = _LINE.split(text)
    head = [line for line in lines[:50] if line.strip()]
    separator = max(";\t,|", key=lambda sign: sum(line.count(sign) for line in head))
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), MAX_LINES + 1))
    except csv.Error:
        return [line.split(separator) for line in lines]


def content(sheets: Iterable[Iterable[str]], *, notes: tuple[str, ...] = ()) -> Content:
    """Pages from lines of text, within the limit on lines."""
    room = MAX_LINES
    pages: list[Page] = []
    is_cut = False
    for number, sheet in enumerate(sheets, 1):
        lines = [Line(text=text, box=None) for text in sheet if text]
        is_cut = is_cut or len(lines) > room
        lines = lines[:room]
        room -= len(lines)
        pages.append(page(number, tuple(lines)))
    state, because = (State.PARTLY_READ, TOO_MANY) if is_cut else (State.READ, "")
    return Content(pages=tuple(pages), notes=notes, state=state, because=because)


def page(number: int, lines: tuple[Line, ...]) -> Page:
    """One page of text without a layout."""
    count = sum(letters(line.text) for line in lines)
    kind = Searchability.DIGITAL if count else Searchability.EMPTY
    because = f"{count} tekens echte tekst" if count else "er staat niets op de pagina"
    return Page(number=number, width=0, height=0, lines=lines, searchability=kind, because=because)

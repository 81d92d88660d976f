"""Every media type has a reader or a sentence, and whatever goes wrong in a reader is a state."""

import subprocess
import sys
from pathlib import Path

import pytest

from extractors.document import Document, Searchability
from extractors.read import EMPTY, READERS, read
from intake.message import State

OFFICE = "application/vnd.openxmlformats-officedocument"


def read_bytes(folder: Path, blob: bytes, media_type: str) -> Document:
    file = folder / "bestand"
    file.write_bytes(blob)
    return read(file, sha256="0" * 64, media_type=media_type)


@pytest.mark.parametrize(
    ("media_type", "blob", "words"),
    [
        ("text/plain", b"Bestuursverklaring\nKvK-nummer 01234567", "Bestuursverklaring\nKvK-nummer 01234567"),
        ("text/csv", b"Naam;Gemeente\nStichting Voorbeeld;Ede\n", "Stichting Voorbeeld"),
        ("text/tab-separated-values", b"Naam\tGemeente\nStichting Voorbeeld\tEde\n", "Stichting Voorbeeld"),
        ("text/html", b"<html><body><p>Onderbouwing van de regio</p></body></html>", "Onderbouwing van de regio"),
    ],
)
def test_text_reaches_its_reader(tmp_path: Path, media_type: str, blob: bytes, words: str) -> None:
    document = read_bytes(tmp_path, blob, media_type)
    assert document.state is State.READ
    assert document.searchability is Searchability.DIGITAL
    assert words in document.pages[0].text


@pytest.mark.parametrize(
    ("media_type", "state", "words"),
    [
        ("application/msword", State.UNSUPPORTED, "oud Word-document (.doc)"),
        ("application/vnd.apple.pages", State.UNSUPPORTED, "een Pages-document van Apple; dat kan Toetssteen niet lezen."),
        ("application/vnd.ms-excel", State.UNSUPPORTED, "oude Excel-werkmap"),
        ("application/x-ole-encrypted", State.ENCRYPTED, "wachtwoord"),
        ("video/mp4", State.UNSUPPORTED, "filmbestand"),
        ("application/octet-stream", State.UNSUPPORTED, "kan Toetssteen niet lezen"),
    ],
)
def test_what_is_not_read_says_what_it_is(tmp_path: Path, media_type: str, state: State, words: str) -> None:
    document = read_bytes(tmp_path, b"\xd0\xcf\x11\xe0", media_type)
    assert (document.state, document.searchability) == (state, Searchability.UNKNOWN)
    assert words in document.because
    assert not document.pages


@pytest.mark.parametrize("media_type", sorted(READERS))
def test_an_empty_file_is_empty_whatever_it_claims_to_be(tmp_path: Path, media_type: str) -> None:
    document = read_bytes(tmp_path, b"", media_type)
    assert (document.state, document.because) == (State.UNREADABLE, EMPTY)


@pytest.mark.parametrize("media_type", [kind for kind in sorted(READERS) if not kind.startswith("text/") and "xhtml" not in kind])
@pytest.mark.parametrize("blob", [b"PK\x03\x04" + bytes(range(256)), b"%PDF-1.7\n" + b"\xff" * 400], ids=["a broken zip", "a broken pdf"])
def test_garbage_is_a_state_with_a_sentence(tmp_path: Path, media_type: str, blob: bytes) -> None:
    document = read_bytes(tmp_path, blob, media_type)
    assert document.state is not State.READ
    assert document.because
    assert not document.pieces


def test_a_reader_is_imported_when_its_first_file_comes() -> None:
    code = "import sys, extractors.read; print(sorted({'pypdfium2', 'openpyxl', 'lxml', 'PIL', 'pypdf'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

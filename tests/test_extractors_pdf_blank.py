"""A PDF page on which nothing is drawn: an empty sheet, or content that nobody could draw. The second is never called empty."""

from pathlib import Path

import pytest
from pdf_files import Sheet, pdf, prose, read, stream

from extractors.content import Content
from extractors.document import Searchability
from extractors.pdf.blank import undrawn
from intake.message import State

SAID = "Pagina 1 lijkt leeg, maar de inhoud daarvan is beschadigd of kan niet worden getekend. Open het bestand met de hand en kijk zelf."


def with_content(folder: Path, content: bytes | None) -> Content:
    """A file of one page whose content is this object; None = there is no such object."""
    blob = pdf(Sheet(drawn=()), objects={} if content is None else {99: content})
    return read(folder, blob.replace(b"/Contents 11 0 R", b"/Contents 99 0 R"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"99 0 R", id="a reference to itself"),
        pytest.param(b"42", id="a number"),
        pytest.param(None, id="an object that is not there"),
        pytest.param(b"[99 0 R]", id="a list of itself"),
        pytest.param(stream("", b"/Weg Do"), id="a picture that is not there"),
        pytest.param(
            stream("/DecodeParms << /Predictor 99 >>", b"BT /F1 9 Tf (Ede) Tj ET").replace(b"\x78\x9c", b"\0\0"), id="broken packing"
        ),
    ],
)
def test_content_that_cannot_be_drawn_is_no_empty_page(tmp_path: Path, content: bytes | None) -> None:
    found = with_content(tmp_path, content)
    assert (found.state, found.because) == (State.PARTLY_READ, SAID)
    assert found.pages[0].searchability is Searchability.UNKNOWN
    assert "beschadigd" in found.pages[0].because


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param((), id="no content"),
        pytest.param(("q Q",), id="a state set and put back"),
        pytest.param(("/P << /MCID 0 >> BDC EMC",), id="a mark without words"),
        pytest.param(("BT /F1 11 Tf ET",), id="a font without words"),
        pytest.param(("BT /F1 11 Tf () Tj [( ) -250 ( )] TJ ET",), id="blanks"),
        pytest.param(("0 0 200 200 re W n",), id="a window on nothing"),
        pytest.param(("1 0 0 rg f",), id="a colour without a shape"),
    ],
)
def test_an_empty_sheet_stays_empty(tmp_path: Path, drawn: tuple[str, ...]) -> None:
    found = read(tmp_path, pdf(Sheet(drawn=drawn)))
    assert (found.state, found.pages[0].searchability) == (State.READ, Searchability.EMPTY)


def test_a_page_that_says_it_has_no_content_is_empty(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(Sheet(drawn=())).replace(b"/Contents 11 0 R", b"/Contents null  "))
    assert (found.state, found.pages[0].searchability) == (State.READ, Searchability.EMPTY)


def test_only_the_page_that_is_lost_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(Sheet(drawn=prose()), Sheet(drawn=("/Weg Do",)), Sheet(drawn=()), Sheet(drawn=("/Weg Do",))))
    assert found.because.startswith("Pagina’s 2 en 4 lijken leeg, maar de inhoud daarvan is beschadigd")
    kinds = [page.searchability for page in found.pages]
    assert kinds == [Searchability.DIGITAL, Searchability.UNKNOWN, Searchability.EMPTY, Searchability.UNKNOWN]


def test_a_file_that_only_pdfium_can_open_is_not_called_empty(tmp_path: Path) -> None:
    place = tmp_path / "stuk.pdf"
    place.write_bytes(b"%PDF-1.7\nniets")
    assert undrawn(place, [1, 3]) == {1, 3}
    assert undrawn(place, []) == set()

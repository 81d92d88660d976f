"""`lees --beeld`: a picture a page, with what was read on it; a sentence where there is none."""

import json
from pathlib import Path

import pytest
from main_job import toetssteen
from pdf_files import Sheet, lines, pdf, prose, text
from PIL import Image

from extractors.document import Box, Document, Fact, Hidden, Kind, Line, Locator, Mark, Page, Piece, Searchability
from extractors.view import Style
from intake.message import State
from toetssteen.pictures import Asked, _views

KVK = [
    "Uittreksel Handelsregister Kamer van Koophandel",
    "KvK-nummer 90090101",
    "Statutaire naam Stichting Oeverlicht",
    "Gegevens zijn vervaardigd op 11-06-2026 om 10.42 uur.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files to read: a PDF of two pages with hidden words, an image, a text, and a PDF that is none."""
    place = tmp_path_factory.mktemp("stukken")
    second = [*prose(), text(70, 700, "negeer deze inschrijving niet", state="1 1 1 rg")]
    (place / "KvK uittreksel.pdf").write_bytes(pdf(Sheet(drawn=lines(70, 100, KVK, size=12)), Sheet(drawn=second)))
    (place / "brief.txt").write_text("Wij schrijven ons in.\n", encoding="utf-8")
    (place / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
    Image.new("RGB", (200, 100), "white").save(place / "foto.png")
    return place


def beelden(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(place.iterdir())}


def test_every_page_gets_a_picture_and_the_same_one_again(folder: Path, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        done = toetssteen("lees", folder, "--beeld", tmp_path / name, "--json")
        assert done.returncode == 4, done.stderr  # kapot.pdf
    found = beelden(tmp_path / "een")
    assert list(found) == ["KvK-uittreksel.pdf-p001.png", "KvK-uittreksel.pdf-p002.png", "foto.png-p001.png"]
    assert found == beelden(tmp_path / "twee")
    said = {Path(row["path"]).name: row["pictures"] for row in map(json.loads, done.stdout.splitlines())}
    assert [page["page"] for page in said["KvK uittreksel.pdf"]["pages"]] == [1, 2]
    assert all(Path(page["file"]).is_file() for page in said["KvK uittreksel.pdf"]["pages"])
    assert "alleen van pdf" in said["brief.txt"]["because"]
    assert "niet worden gelezen" in said["kapot.pdf"]["because"]
    assert said["brief.txt"]["pages"] == said["kapot.pdf"]["pages"] == []


def test_a_person_is_told_where_the_pictures_are(folder: Path, tmp_path: Path) -> None:
    done = toetssteen("lees", folder / "KvK uittreksel.pdf", folder / "brief.txt", "--beeld", tmp_path / "uit")
    assert done.returncode == 0, done.stderr
    assert f"beeld van pagina 2: {tmp_path / 'uit' / 'KvK-uittreksel.pdf-p002.png'}" in done.stdout
    assert "Geen beeld: een beeld is er alleen van pdf’s en afbeeldingen." in done.stdout


def test_pictures_never_come_among_the_files_that_are_read(folder: Path, tmp_path: Path) -> None:
    before = beelden(folder)
    for wrong in (folder, folder / "beelden", tmp_path.parent / folder.name / "."):
        done = toetssteen("lees", folder, "--beeld", wrong)
        assert done.returncode == 2
        assert "andere map" in done.stderr
    assert beelden(folder) == before


ROW = Box(x0=70, y0=90, x1=300, y1=104)
WORDS = Locator(page=1, quote="KvK-nummer 90090101")


def asked() -> Asked:
    page = Page(
        number=1, width=595, height=842, lines=(Line(text=WORDS.quote, box=ROW),), searchability=Searchability.DIGITAL, because="tekst"
    )
    facts = (
        Fact(name="kvk_nummer", value="90090101", locator=WORDS),
        Fact(name="zetel", value="Ti\u202eel", locator=Locator(page=1, quote="x")),
    )
    document = Document(
        sha256="0" * 64,
        media_type="application/pdf",
        state=State.READ,
        searchability=Searchability.DIGITAL,
        because="",
        pages=(page,),
        marks=(Mark(page=1, how="inkt", box=Box(x0=70, y0=500, x1=200, y1=560)),),
        hidden=(Hidden(page=1, how="wit op wit", words="negeer", boxes=(Box(x0=70, y0=700, x1=200, y1=710),)),),
        pieces=(Piece(kind=Kind.UITTREKSEL_KVK, first=1, last=1, because="", facts=facts),),
    )
    return Asked(document=document, original=Path("nergens"), name="kvk.pdf")


def test_every_mark_has_a_number_that_the_legend_explains() -> None:
    (view,) = _views(asked(), {WORDS: (ROW,)})
    numbered = {outline.label: outline.style for outline in view.outlines if outline.label}
    assert numbered == {"1": Style.FACT, "3": Style.SIGN, "4": Style.HIDDEN}
    told = {entry.label: entry.text for entry in view.legend if entry.label}
    assert told == {
        "1": "kvk nummer: 90090101 (KvK-uittreksel)",
        "2": "zetel: Ti‹U+202E›el (KvK-uittreksel) (geen plaats op deze bladzijde)",
        "3": "inkt",
        "4": "wit op wit: «negeer»",
    }
    assert view.legend[0].text == "kvk.pdf, bladzijde 1 van 1: digitaal"

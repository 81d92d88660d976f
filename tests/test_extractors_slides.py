"""Presentations: a page a slide; hidden slides and speaker notes are no text of the page."""

from pathlib import Path

from word_files import OFFICE, relations, zipped

from extractors.content import Content
from extractors.slides import read_slides
from intake.message import State

MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
HEAD = f'xmlns:p="{MAIN}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'


def shape(text: str, *, hidden: bool = False) -> str:
    named = f'<p:nvSpPr><p:cNvPr id="1" name="x"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}/></p:nvSpPr>'
    return f"<p:sp>{named}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def cell(text: str) -> str:
    return f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"


def read(tmp_path: Path, *slides: str, notes: str = "", show: str = "1") -> Content:
    numbers = range(1, len(slides) + 1)
    members: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {HEAD}><p:sldIdLst>"
        + "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in numbers)
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(*((f"r{n}", "slide", f"slides/slide{n}.xml") for n in numbers)),
        "ppt/notesSlides/n.xml": f"<p:notes {HEAD}>{shape(notes)}</p:notes>",
        "ppt/slides/_rels/slide1.xml.rels": relations(("r1", "notesSlide", "../notesSlides/n.xml")),
    }
    for number, slide in enumerate(slides, 1):
        members[f"ppt/slides/slide{number}.xml"] = f'<p:sld {HEAD} show="{show}"><p:cSld>{slide}</p:cSld></p:sld>'
    return read_slides(zipped(tmp_path / "p.pptx", members))


def test_a_slide_is_a_page_and_a_row_is_a_line(tmp_path: Path) -> None:
    table = f"<a:tbl><a:tr>{cell('KvK-nummer')}{cell('90012345')}</a:tr></a:tbl>"
    content = read(tmp_path, shape("Titel") + table, shape("twee"))
    assert [page.text for page in content.pages] == ["Titel\nKvK-nummer  90012345", "twee"]
    assert content.state is State.READ


def test_speaker_notes_and_hidden_shapes_are_hidden_text(tmp_path: Path) -> None:
    content = read(tmp_path, shape("zichtbaar") + shape("schim", hidden=True), notes="spiek")
    assert content.pages[0].text == "zichtbaar"
    assert [(found.words, found.how) for found in content.hidden] == [("schim", "in een verborgen vorm"), ("spiek", "sprekersnotities")]


def test_a_hidden_slide_is_hidden_text(tmp_path: Path) -> None:
    content = read(tmp_path, shape("geheim"), show="0")
    assert content.pages[0].text == ""
    assert content.hidden[0].how == "verborgen dia"


def test_a_presentation_without_its_main_part(tmp_path: Path) -> None:
    assert "geen presentatie" in read_slides(zipped(tmp_path / "p.pptx", {"a": "b"})).because

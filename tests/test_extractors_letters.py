"""No letter is lost over the hard documents: every typed letter is in a line, kept apart, or told as a remark.

The letters of the file are counted here with the standard library only, so that no fault of the reader can hide in the count.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hard_opendocument import HARD_TEXTS, HardText
from hard_word import HARD, Hard
from word_files import body, word, zipped

from extractors.content import Content
from extractors.opendocument.file import read_opendocument
from extractors.word.file import read_word
from intake.message import State

FEWEST = 50  # documents
_TYPED = frozenset({"t", "delText"})  # of Word, of drawings and of formulas alike
_DRAWN_AGAIN = ("word/glossary/", "word/diagrams/drawing", "customXml/", "docProps/")
_ASIDE = frozenset({"note-citation", "annotation", "creator", "date-string"})


def read(case: Hard | HardText, folder: Path) -> tuple[Path, Content]:
    """The document as a file, and as read."""
    if isinstance(case, HardText):
        path = zipped(folder / "d.odt", case.members)
        return path, read_opendocument(path)
    whole = case.document if case.document.startswith("<?xml") else body(case.document)
    path = word(folder / "d.docx", whole, case.parts)
    return path, read_word(path)


def typed(path: Path) -> Counter[str]:
    """Every letter in the file that somebody typed for a reader."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    roots = [
        ET.fromstring(part)  # noqa: S314 - built in this test
        for name, part in parts.items()
        if part.startswith(b"<?xml") and not name.startswith(_DRAWN_AGAIN) and not name.startswith("Object")
    ]
    words = _of_text(roots) if path.suffix == ".odt" else _of_word(roots)
    return Counter("".join("".join(words).split()))


def _of_word(roots: list[ET.Element]) -> Iterator[str]:
    for root in roots:
        for element in root.iter():
            if element.tag.rpartition("}")[2] in _TYPED:
                yield element.text or ""


def _of_text(roots: list[ET.Element]) -> Iterator[str]:
    for root in roots:
        yield from _words(root, inside=False)


def _words(element: ET.Element, *, inside: bool) -> Iterator[str]:
    name = element.tag.rpartition("}")[2]
    if name in _ASIDE:
        return
    inside = inside or name in {"p", "h"}
    yield (element.text or "") if inside else ""
    for inner in element:
        yield from _words(inner, inside=inside)
        yield (inner.tail or "") if inside else ""


def told(content: Content) -> Counter[str]:
    """Every letter that the reading tells of, wherever it puts it."""
    words = [*(page.text for page in content.pages), *(hidden.words for hidden in content.hidden), *content.notes]
    return Counter("".join("".join(words).split()))


ALL: dict[str, Hard | HardText] = {f"Word: {name}": case for name, case in HARD.items()} | {
    f"OpenDocument: {name}": text for name, text in HARD_TEXTS.items()
}


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_a_reader_of_the_page_and_a_reader_of_the_text_see_the_same(case: Hard | HardText, tmp_path: Path) -> None:
    _, content = read(case, tmp_path)
    assert tuple(line.text for page in content.pages for line in page.lines) == case.shows
    assert tuple(hidden.words for hidden in content.hidden) == case.apart
    assert (content.state, content.because) == (State.READ, "")


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_no_typed_letter_is_lost(case: Hard | HardText, tmp_path: Path) -> None:
    path, content = read(case, tmp_path)
    assert not typed(path) - told(content)


def test_there_are_enough_hard_documents_and_the_count_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(ALL) >= FEWEST
    monkeypatch.setattr("extractors.word.body.Body._words", lambda *_: None)
    path, content = read(HARD["tables four deep"], tmp_path)
    assert typed(path) - told(content) == Counter("a1b1c1d1d2")
    assert content.state is State.PARTLY_READ

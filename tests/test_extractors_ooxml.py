"""Packages: sizes, members and dangers are judged before anything is unpacked or parsed; damage is a state, never an exception."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import MOMENT, NAMESPACES, body, p, table, word, zipped

from extractors import markup, ooxml
from extractors.content import Content
from extractors.markup import RefusedError, Walk, parse, stream
from extractors.ooxml import open_package
from extractors.opendocument.file import read_opendocument
from extractors.relations import main_part, relations
from extractors.sheet import read_sheet
from extractors.slides import read_slides
from extractors.word.file import read_word
from intake.message import State

READERS: list[Callable[[Path], Content]] = [read_word, read_sheet, read_opendocument, read_slides]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
MAIN = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"


def bomb(megabytes: int) -> bytes:
    """A package that says its main part unpacks to so many megabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml", MOMENT), b" " * 1000, zipfile.ZIP_DEFLATED)
    blob = bytearray(target.getvalue())
    place = blob.index(b"PK\x01\x02") + 24
    blob[place : place + 4] = (megabytes << 20).to_bytes(4, "little")
    return bytes(blob)


FILES = {
    "nothing": (b"", State.UNREADABLE, "0 bytes"),
    "no zip": (b"PK\x03\x04 maar dan niet", State.UNREADABLE, "beschadigd"),
    "noise": (bytes(range(256)) * 9, State.UNREADABLE, "beschadigd"),
    "a password": (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), State.ENCRYPTED, "wachtwoord"),
    "an old Office file under a new name": (OLE + b"\0" * 500, State.UNSUPPORTED, "oud Office-bestand"),
    "a bomb": (bomb(300), State.TOO_LARGE, "256 MB"),
}


@pytest.mark.parametrize(("blob", "state", "words"), FILES.values(), ids=FILES)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_package_is_a_state_with_what_to_do(
    reader: Callable[[Path], Content], blob: bytes, state: State, words: str, tmp_path: Path
) -> None:
    (tmp_path / "f").write_bytes(blob)
    content = reader(tmp_path / "f")
    assert (content.state, content.pages) == (state, ())
    assert words in content.because


PARTS = {
    "laughing entities": (LAUGHS + MAIN).encode(),
    "an entity from a file": b'<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + MAIN.encode(),
    "a document type in UTF-16": (LAUGHS + MAIN).encode("utf-16"),
    "a document type elsewhere": b'<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://voorbeeld.test/d.dtd">'
    + MAIN.replace("&b;", "x").encode(),
}


@pytest.mark.parametrize("main", PARTS.values(), ids=PARTS)
def test_a_document_type_is_refused(main: bytes, tmp_path: Path) -> None:
    path = word(tmp_path / "d.docx", "", {"word/document.xml": main})
    content = read_word(path)
    assert content.state is State.UNREADABLE
    assert "verboden XML-declaratie" in content.because


def test_a_document_type_in_the_relations_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "d.docx", body(p("x")), {"word/_rels/document.xml.rels": LAUGHS + "<Relationships/>"})
    assert "verboden XML-declaratie" in read_word(path).because


def test_tables_nested_beyond_reason_are_refused(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + p("diep") + "</w:tc></w:tr></w:tbl>" * 20_000
    content = read_word(word(tmp_path / "d.docx", body(deep)))
    assert content.state is State.UNREADABLE
    assert "te diep genest" in content.because


def test_tables_nested_as_deep_as_word_allows_are_read(tmp_path: Path) -> None:
    inside = p("binnen")
    for _ in range(40):
        inside = table((inside,))
    assert read_word(word(tmp_path / "d.docx", body(inside))).pages[0].text == "binnen"


@pytest.mark.parametrize(("limit", "size"), [("MAX_FILE", 100), ("MAX_MEMBERS", 2), ("MAX_READ", 50), ("MAX_UNPACKED", 100)])
def test_each_limit_ends_in_too_large(limit: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, limit, size)
    content = read_word(word(tmp_path / "d.docx", body(p("x"))))
    assert content.state is State.TOO_LARGE
    assert "met de hand" in content.because


def test_a_part_of_millions_of_elements_is_refused_before_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_ELEMENTS", 100)
    with pytest.raises(RefusedError) as refused:
        parse(b"<x>" + b"<y/>" * 200 + b"</x>", "deel.xml")
    assert refused.value.state is State.TOO_LARGE


def test_a_member_with_a_password_is_encrypted(tmp_path: Path) -> None:
    blob = bytearray(word(tmp_path / "d.docx", body(p("x"))).read_bytes())
    for place in (at for at in range(len(blob)) if blob.startswith(b"PK\x01\x02", at)):
        blob[place + 8] |= 1
    (tmp_path / "d.docx").write_bytes(blob)
    assert read_word(tmp_path / "d.docx").state is State.ENCRYPTED


def test_relations_point_inside_the_package_or_are_outside(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/image" Target="../../../../etc/passwd"/>'
        '<Relationship Id="b" Type="x/link" Target="http://v.test/" TargetMode="External"/>'
        '<Relationship Id="c" Type="x/image" Target="/word/media/1.png"/><Relationship Target="x"/></Relationships>'
    )
    with open_package(word(tmp_path / "d.docx", body(p("x")), {"word/_rels/document.xml.rels": rels})) as package:
        found = relations(package, "word/document.xml")
        assert main_part(package) == "word/document.xml"
    assert [(relation.target, relation.outside) for relation in found.values()] == [
        ("etc/passwd", False), ("http://v.test/", True), ("word/media/1.png", False), ("word/x", False),
    ]  # fmt: skip


def test_a_walk_skips_what_it_is_told_to_skip() -> None:
    walk = Walk(parse(b"<a><b><c/></b><d/></a>", "x"))
    seen = []
    for event, name, _ in walk:
        seen.append((event, name))
        if (event, name) == ("start", "b"):
            walk.skip()
    assert seen == [("start", "a"), ("start", "b"), ("end", "b"), ("start", "d"), ("end", "d"), ("end", "a")]


def test_a_stream_forgets_what_it_has_told() -> None:
    found = [(name, element.text) for name, element in stream(b"<a><b>1</b><x><y/></x><b>2</b></a>", "x", "b")]
    assert found == [("b", "1"), ("b", "2")]


@pytest.mark.parametrize("reader", READERS)
def test_damage_anywhere_is_a_state_and_never_an_exception(reader: Callable[[Path], Content], tmp_path: Path) -> None:
    """A small, seeded fuzz: bytes changed, cut and doubled."""
    chance = random.Random(7)  # noqa: S311 - repeatable damage, no secret
    whole = word(tmp_path / "d.docx", body(table((p("KvK-nummer"), p("90012345"))))).read_bytes()
    for _ in range(150):
        blob = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            blob[chance.randrange(len(blob))] = chance.randrange(256)
        cut = chance.choice([len(blob), len(blob), chance.randrange(len(blob))])
        (tmp_path / "f").write_bytes(blob[:cut])
        content = reader(tmp_path / "f")
        assert content.state is State.READ or content.because


def test_the_same_parts_in_another_order_read_the_same(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"word/a.xml": "<x/>", "word/media/1.png": b"x"}
    one = word(tmp_path / "een.docx", body(p("tekst")), parts)
    with zipfile.ZipFile(one) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in reversed(archive.namelist())}
    assert read_word(zipped(tmp_path / "twee.docx", members)) == read_word(one)

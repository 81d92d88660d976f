"""RTF: the words a reader of the page sees, in their rows and on their pages; what he does not see apart; limits on hostile files."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.content import Content
from extractors.document import Document, Kind, Searchability
from extractors.read import read
from extractors.rtf import file as rtf
from extractors.rtf.body import BEHIND, DELETED, INSERTED
from extractors.rtf.file import BROKEN_OFF, CUT, DEEP, NO_RTF, read_rtf
from extractors.rtf.groups import FORMULA, HIDDEN_SHAPE, OBJECT, UNUSED
from intake.message import State

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Wingdings;}{\f2\fswiss\fcharset238 Arial CE;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red30\green60\blue120;}"
    r"{\*\generator Tekstprogramma 1.0;}{\info{\title Geheime titel}{\author Jansen}\nofpages1}"
)


def written(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


Reader = Callable[[str | bytes], Content]


@pytest.fixture
def content(tmp_path: Path) -> Reader:
    def of(body: str | bytes) -> Content:
        file = tmp_path / "bestand.rtf"
        file.write_bytes(body if isinstance(body, bytes) else written(body))
        return read_rtf(file)

    return of


def lines(content: Content) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in content.pages]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(r"\pard Geachte \b inkoper\b0 ,\par groet\par", [["Geachte inkoper,", "groet"]], id="paragraphs"),
        pytest.param(r"cli\'ebntondersteuning", [["cliëntondersteuning"]], id="code page"),
        pytest.param(r"{\f2 \'e8}", [["č"]], id="code page of the font"),
        pytest.param(r"\uc1 cli\u235?nt \u8364\'80 {\uc0 \u235}", [["cliënt € ë"]], id="unicode with a stand-in"),
        pytest.param(r"\u-10179?\u-8704?", [["😀"]], id="a pair of halves"),
        pytest.param(r"{\f1 \'fe} ja {\f1 \'a8} nee", [["☑ ja ☐ nee"]], id="boxes of a symbol font"),
        pytest.param(r"{\upr{ansi}{\*\ud{cli\u235?nt}}}", [["cliënt"]], id="the Unicode edition of two"),
        pytest.param(r"{\*\onbekend weg}zichtbaar", [["zichtbaar"]], id="an unknown group that may be passed over"),
        pytest.param(r"{\listtext\pard\plain 1.\tab}Eerste", [["1. Eerste"]], id="the number of a list item"),
        pytest.param(r"{\listtext\pard\plain \u61623\'3f\tab}Punt", [["• Punt"]], id="the bullet of a list item"),
        pytest.param(r"Naam:\tab Jan", [["Naam:  Jan"]], id="a tab is a column"),
        pytest.param(r"een\page twee\sect\sectd drie\sect\sectd\sbknone vier", [["een"], ["twee"], ["drie", "vier"]], id="pages"),
        pytest.param(r"een\par\pard\pagebb twee", [["een"], ["twee"]], id="a paragraph that begins a page"),
        pytest.param("een\r\n\\\ntwee\r\ndrie", [["een", "tweedrie"]], id="line ends of the file are none of the text"),
        pytest.param(r"{\header Briefhoofd\par}{\footer voet\par}tekst", [["Briefhoofd", "tekst", "voet"]], id="margins"),
        pytest.param(r"tekst{\footnote {\super 1} noot\par}\par meer", [["tekst", "meer", "1 noot"]], id="a note"),
        pytest.param(
            r"een\par{\shp{\*\shpinst{\shptxt in het vak\par}}{\shprslt oud}}twee", [["een", "in het vak", "twee"]], id="a text box"
        ),
    ],
)
def test_the_page_reads_as_a_person_sees_it(content: Reader, body: str, expected: list[list[str]]) -> None:
    read_content = content(body)
    assert lines(read_content) == expected
    assert (read_content.state, read_content.because) == (State.READ, "")
    assert not read_content.hidden


ROW = r"\trowd\cellx3000\cellx9000 "


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            ROW + r"\pard\intbl Naam:\cell Jan Pieters\cell\row\pard na", ["Naam:  Jan Pieters", "na"], id="label and value on one line"
        ),
        pytest.param(
            ROW + r"\pard\intbl KvK:\cell \cell{" + ROW + r"\row}\pard na", ["KvK:", "na"], id="an empty cell, the row told twice"
        ),
        pytest.param(ROW + r"Naam:\cell Jan\cell\row na", ["Naam:  Jan", "na"], id="a writer that leaves out intbl"),
        pytest.param(
            ROW + r"\pard\intbl A\cell\pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}"
            r"{\nonesttables\par}\pard\intbl\itap1\cell\row\pard na",
            ["A  b  c", "na"],
            id="a table in a cell",
        ),
        pytest.param(ROW + r"\pard\intbl Naam:\cell Jan", ["Naam:  Jan"], id="a row that never ends"),
    ],
)
def test_rows_of_a_table(content: Reader, body: str, expected: list[str]) -> None:
    assert lines(content(body)) == [expected]


@pytest.mark.parametrize(
    ("body", "how"),
    [
        pytest.param(r"zichtbaar {\v niet te zien}", "verborgen letters", id="hidden letters"),
        pytest.param(r"zichtbaar {\cf1 niet te zien}", "wit op wit", id="white on white"),
        pytest.param(r"zichtbaar {\cf3\chcbpat3 niet te zien}", "letters in de kleur van de achtergrond", id="in the colour behind it"),
        pytest.param(r"zichtbaar {\fs2 niet te zien}", "letters van 1 pt", id="tiny"),
        pytest.param(r"zichtbaar {\strike niet te zien}", "doorgehaald", id="struck"),
        pytest.param(r"zichtbaar {\deleted niet te zien}", DELETED, id="deleted"),
        pytest.param(r"{\headerf niet te zien\par}zichtbaar", UNUSED, id="a header that its section does not show"),
        pytest.param(
            r"zichtbaar{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt niet te zien\par}}}", HIDDEN_SHAPE, id="in a hidden drawing"
        ),
        pytest.param(r"zichtbaar} niet te zien", BEHIND, id="behind the end"),
    ],
)
def test_what_nobody_sees_stands_apart(content: Reader, body: str, how: str) -> None:
    read_content = content(body)
    assert lines(read_content) == [["zichtbaar"]]
    assert [(hidden.words, hidden.how) for hidden in read_content.hidden] == [("niet te zien", how)]
    assert any(how in note for note in read_content.notes)


def test_white_letters_on_a_dark_cell_are_seen(content: Reader) -> None:
    body = r"\trowd\clcbpat3\cellx3000\cellx9000\pard\intbl{\cf1 Kop}\cell{\cf1 weg}\cell\row\pard"
    read_content = content(body)
    assert lines(read_content) == [["Kop"]]
    assert [hidden.words for hidden in read_content.hidden] == ["weg"]


def form(kind: int, rest: str, *, result: str = "", code: str = "FORMCHECKBOX") -> str:
    return r"{\field{\*\fldinst " + code + r"{\*\formfield{\fftype" + str(kind) + rest + r"{\*\ffname vak}}}}{\fldrslt " + result + "}}"


def test_form_fields_keep_what_was_filled_in(content: Reader) -> None:
    body = (
        form(1, r"\ffres1\ffdefres0")
        + r" ja "
        + form(1, r"\ffres0\ffdefres1")
        + r" nee "
        + form(1, r"\ffres25\ffdefres1")
        + r" weet niet\par "
        r"Naam: " + form(0, "", result="Jan Pieters", code="FORMTEXT") + r"\par "
        r"Regio: " + form(2, r"\ffres1{\*\ffl Nijmegen}{\*\ffl Zwolle}", code="FORMDROPDOWN")
    )
    read_content = content(body)
    assert lines(read_content) == [["☒ ja ☐ nee ☒ weet niet", "Naam: Jan Pieters", "Regio: Zwolle"]]
    found = [(field.kind, field.name, field.value, field.label) for field in read_content.fields]
    assert found == [
        ("vakje", "vak", "aan", "ja"),
        ("vakje", "vak", "uit", "nee"),
        ("vakje", "vak", "aan", "weet niet"),
        ("tekst", "vak", "Jan Pieters", "Naam:"),
        ("keuze", "vak", "Zwolle", "Regio:"),
    ]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (r"{\field{\*\fldinst INCLUDETEXT C:\\geheim.txt}{\fldrslt oud}}", "(INCLUDETEXT"),
        (
            r"{\field{\*\fldinst HYPERLINK \"https://voorbeeld.invalid/a\"}{\fldrslt hier}}".replace(r"\"", '"'),
            "koppeling naar https://voorbeeld",
        ),
        (r"{\*\template https://voorbeeld.invalid/s.dotm}tekst", "sjabloon buiten het document: https://voorbeeld.invalid/s.dotm"),
        (r"{\object\objemb{\*\objclass Package}{\*\objdata 0105}{\result beeld}}", OBJECT),
        (r"tekst{\mmath{\*\moMath{\mr x}}}", FORMULA),
        (r"{\revised erbij}", INSERTED),
        (r"tekst{\*\annotation{\*\atnref 1}Let op: concept\par}", "Opmerking in de kantlijn, telt niet mee: “Let op: concept”"),
        (r"Datum: \chdate", "Bevat een datum die Word"),
    ],
)
def test_what_else_the_file_holds_is_told(content: Reader, body: str, note: str) -> None:
    read_content = content(body)
    assert any(note in said for said in read_content.notes)
    assert not any("Let op" in line for page in lines(read_content) for line in page)


def picture(digits: int = 400, *, size: str = r"\picwgoal2400\pichgoal900") -> str:
    return r"{\*\shppict{\pict{\*\picprop}\pngblip" + size + " " + "a" * digits + r"}}{\nonshppict{\pict\wmetafile8 " + "b" * digits + "}}"


def test_a_picture_above_a_printed_name_is_a_mark(content: Reader) -> None:
    read_content = content(r"Handtekening:\par " + picture() + r"\par Naam: Jan Pieters\par")
    assert [(mark.page, mark.how) for mark in read_content.marks] == [(1, "afbeelding")]
    assert lines(read_content) == [["Handtekening:", "Naam: Jan Pieters"]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(r"Handtekening:\par " + picture(10) + r"\par Naam", id="no picture at all"),
        pytest.param(r"Handtekening:\par {\v " + picture() + r"}\par Naam", id="a hidden picture"),
        pytest.param(r"{\header " + picture() + r"\par}Handtekening:\par Naam", id="a logo in the margin"),
    ],
)
def test_what_is_no_signature_is_no_mark(content: Reader, body: str) -> None:
    assert not content(body).marks


def test_a_page_that_is_one_picture_is_a_scan(tmp_path: Path) -> None:
    document = document_of(tmp_path, picture(size=r"\picwgoal11900\pichgoal16800"))
    assert document.searchability is Searchability.SCAN


def document_of(folder: Path, body: str) -> Document:
    file = folder / "bestand.rtf"
    file.write_bytes(written(body))
    return read(file, sha256="0" * 64, media_type="application/rtf")


def test_a_declaration_in_rtf_gives_its_facts(tmp_path: Path) -> None:
    body = (
        r"\pard Bestuursverklaring onafhankelijke cli\'ebntondersteuning 2027-2028\par "
        + ROW + r"\pard\intbl Statutaire naam:\cell Stichting Voorbeeld\cell\row"
        + ROW + r"\pard\intbl KvK-nummer:\cell 90230077\cell\row\pard "
        r"De ondergetekende verklaart bevoegd te zijn en alle vragen naar waarheid te hebben beantwoord.\par "
        r"Plaats: Ede\par Datum: 4 mei 2026\par Handtekening:\par " + picture() + r"\par Naam: Jan Pieters\par Functie: bestuurder\par"
    )  # fmt: skip
    document = document_of(tmp_path, body)
    [piece] = document.pieces
    assert (document.state, document.searchability, piece.kind) == (State.READ, Searchability.DIGITAL, Kind.BESTUURSVERKLARING)
    facts = {(fact.name, fact.value) for fact in piece.facts}
    assert {("kvk_nummer", "90230077"), ("datum", "2026-05-04"), ("ondertekenaar", "Jan Pieters"), ("handtekening", "afbeelding")} <= facts


@pytest.mark.parametrize(
    ("blob", "state", "because"),
    [
        pytest.param(b"%PDF-1.7", State.UNREADABLE, NO_RTF, id="something else"),
        pytest.param(HEAD.encode() + rb"tekst {\b half", State.PARTLY_READ, BROKEN_OFF, id="broken off"),
        pytest.param(written("{" * 5_000 + "diep" + "}" * 5_000), State.PARTLY_READ, DEEP, id="nested too deep"),
        pytest.param(written("}" * 10 + "tekst"), State.READ, "", id="too many closing braces"),
        pytest.param(written(r"\itap999999999 een\par"), State.READ, "", id="a table in a million tables"),
        pytest.param(written(r"{\pict\bin999999999 x}"), State.PARTLY_READ, BROKEN_OFF, id="raw data that is not there"),
    ],
)
def test_a_damaged_file_is_a_state(content: Reader, blob: bytes, state: State, because: str) -> None:
    read_content = content(blob)
    assert (read_content.state, read_content.because) == (state, because)


def test_too_many_parts_are_cut_with_a_sentence(content: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MAX_TOKENS", 200)
    read_content = content(r"\b x" * 500)
    assert (read_content.state, read_content.because) == (State.PARTLY_READ, CUT)
    assert read_content.pages[0].text


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(r"\u235?" * 150_000, id="letters one by one"),
        pytest.param(r"{\b x}" * 100_000, id="groups"),
        pytest.param(r"\cell" * 100_000, id="cells without rows"),
        pytest.param(r"{\field{\*\fldinst FORMCHECKBOX}}" * 30_000, id="fields"),
        pytest.param(r"{\pict " + "a" * 20_000_000 + "}", id="a large picture"),
    ],
)
def test_hostile_files_end_in_time(content: Reader, body: str) -> None:
    begun = time.process_time()
    content(body)
    assert time.process_time() - begun < 10


PIECES = (
    rb"{ } \par \cell \row \* \field \fldrslt \shptxt \pict \header \footnote \u9744? \'e9 \itap2 \nestcell \sp \bin3 woord \ \annotation "
    rb"\fonttbl \colortbl \page \v \trowd \sect"
).split()


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_whatever_stands_there_nothing_is_raised(tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]) -> None:
    file = tmp_path_factory.getbasetemp() / "willekeurig.rtf"
    file.write_bytes(b"{\\rtf1 " + b" ".join(parts))
    assert read_rtf(file).pages

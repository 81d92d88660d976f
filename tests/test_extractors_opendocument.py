"""OpenDocument: every letter of the text goes to a line, to the hidden words or to a remark."""

from pathlib import Path

import pytest
from word_files import zipped

from extractors.content import Content
from extractors.opendocument import body as opendocument_body
from extractors.opendocument.file import read_opendocument
from intake.message import State

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": _ODF + "office:1.0",
        "text": _ODF + "text:1.0",
        "table": _ODF + "table:1.0",
        "style": _ODF + "style:1.0",
        "draw": _ODF + "drawing:1.0",
        "fo": _ODF + "xsl-fo-compatible:1.0",
        "svg": _ODF + "svg-compatible:1.0",
        "form": _ODF + "form:1.0",
        "presentation": _ODF + "presentation:1.0",
        "manifest": _ODF + "manifest:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    }.items()
)


def root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {NAMESPACES}>{inside}</{name}>'


def read(tmp_path: Path, inside: str, *, kind: str = "text", styles: str = "", layout: str = "", **members: str) -> Content:
    """A document of this kind with these automatic styles and this page layout."""
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{inside}</office:{kind}></office:body>"
    )
    parts: dict[str, str | bytes] = {"mimetype": "x", "content.xml": root("office:document-content", content)}
    if layout:
        parts["styles.xml"] = root("office:document-styles", layout)
    return read_opendocument(zipped(tmp_path / "d.odt", parts | members))


def style(name: str, text: str = "", *, family: str = "text", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}"{more}><style:text-properties {text}/></style:style>'


def p(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def table(*rows: tuple[str, ...]) -> str:
    inside = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) + "</table:table-row>" for row in rows
    )
    return f'<table:table table:name="Tabel">{inside}</table:table>'


def lines(content: Content) -> list[str]:
    return [line.text for page in content.pages for line in page.lines]


NOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("noot") + "</text:note-body></text:note>"
SHOWN = {
    "paragraphs, spaces, tabs and breaks": (
        p("een<text:s text:c='3'/>twee") + p("a<text:tab/>b<text:line-break/>c"), ["een  twee", "a  b", "c"]),
    "a heading and words in spans": ("<text:h>Kop<text:span>je</text:span> <text:a>koppeling</text:a>.</text:h>", ["Kopje koppeling."]),
    "a pretty-printed paragraph": (p("een\n      twee"), ["een twee"]),
    "a table": (table((p("KvK-nummer"), p("90012345")), (p("Naam"), p("Voorbeeld"))), ["KvK-nummer  90012345", "Naam  Voorbeeld"]),
    "a table in a table": (table((p("a"), table((p("b"), p("c"))))), ["a  b  c"]),
    "a text box": (p("voor<draw:frame><draw:text-box>" + p("kader") + "</draw:text-box></draw:frame>na"), ["voorna", "kader"]),
    "a footnote": (p("tekst" + NOTE) + p("verder"), ["tekst", "verder", "noot"]),
    "a drawn shape with words": (p("voor<draw:custom-shape>" + p("vorm") + "</draw:custom-shape>na"), ["voorna", "vorm"]),
    "a list": ("<text:list><text:list-item>" + p("punt") + "</text:list-item></text:list>", ["punt"]),
    "a table of contents without its recipe": (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>recept</text:index-title-template>"
        "</text:table-of-content-source><text:index-body>" + p("Inhoud") + "</text:index-body></text:table-of-content>", ["Inhoud"]),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "expected"), SHOWN.values(), ids=SHOWN)
def test_words_go_where_a_reader_sees_them(inside: str, expected: list[str], tmp_path: Path) -> None:
    content = read(tmp_path, inside)
    assert lines(content) == expected
    assert (content.state, content.because, content.hidden) == (State.READ, "", ())


HIDDEN = {
    "hidden letters": (p("a" + span("b", "S")), style("S", 'text:display="none"'), "verborgen letters"),
    "white on white": (p("a" + span("b", "S")), style("S", 'fo:color="#ffffff"'), "wit op wit"),
    "one point": (p("a" + span("b", "S")), style("S", 'fo:font-size="1pt"'), "letters van 1 pt"),
    "struck through": (p("a" + span("b", "S")), style("S", 'style:text-line-through-style="solid"'), "doorgehaald"),
    "through a style below": (p("a" + span("b", "S")), style("T", 'text:display="none"') + style("S", more=' style:parent-style-name="T"'),
                              "verborgen letters"),
    "a hidden section": (p("a") + '<text:section text:display="none">' + p("b") + "</text:section>", "", "verborgen gedeelte"),
    "hidden text as a field": (p("a<text:hidden-text text:is-hidden='true' text:string-value='b'/>"), "", "verborgen letters"),
    "a tracked deletion": (
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("b")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + p("a<text:change text:change-id='1'/>"), "", "verwijderd met wijzigingen bijhouden"),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "styles", "how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_text_is_kept_apart(inside: str, styles: str, how: str, tmp_path: Path) -> None:
    content = read(tmp_path, inside, styles=styles)
    assert lines(content) == ["a"]
    assert [(hidden.words, hidden.how) for hidden in content.hidden] == [("b", how)]


def test_white_letters_in_a_dark_cell_are_seen(tmp_path: Path) -> None:
    dark = (
        '<style:style style:name="D" style:family="table-cell"><style:table-cell-properties fo:background-color="#003366"/></style:style>'
    )
    cell = table((p(span("kop", "S")),)).replace("<table:table-cell", "<table:table-cell table:style-name='D'")
    assert lines(read(tmp_path, cell, styles=dark + style("S", 'fo:color="#ffffff"'))) == ["kop"]


def test_comments_are_remarks(tmp_path: Path) -> None:
    content = read(tmp_path, p("tekst<office:annotation><dc:creator>x</dc:creator>" + p("klopt dit?") + "</office:annotation>"))
    assert lines(content) == ["tekst"]
    assert "Opmerking in de kantlijn, telt niet mee: “klopt dit?”" in content.notes
    assert content.state is State.READ


def test_pages_are_where_the_document_breaks_them(tmp_path: Path) -> None:
    breaks = '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    content = read(tmp_path, p("een") + p("twee", "B") + p("drie<text:soft-page-break/>vier"), styles=breaks)
    assert [page.text for page in content.pages] == ["een", "twee\ndrie", "vier"]


def test_list_numbers_are_written_as_the_program_draws_them(tmp_path: Path) -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}" text:display-levels="{}"/>'
    numbered = f'<text:list-style style:name="L">{level.format(1, "1", ".", 1)}{level.format(2, "a", ")", 2)}</text:list-style>'
    boxes = '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="☐"/></text:list-style>'

    def listed(*items: str, name: str = "L", more: str = "") -> str:
        inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        return f'<text:list text:style-name="{name}"{more}>{inside}</text:list>'

    inside = (
        listed(p("een") + p("vervolg") + listed(p("onder")), p("twee"))
        + listed(p("drie"), more=' text:continue-numbering="true"')
        + listed(p("weer een"))
        + listed(p("vak"), name="B")
    )
    content = read(tmp_path, inside, styles=numbered + boxes)
    assert lines(content) == ["1. een", "vervolg", "1.a) onder", "2. twee", "3. drie", "1. weer een", "☐ vak"]
    assert content.state is State.READ


def test_headers_and_footers_once_and_unused_ones_hidden(tmp_path: Path) -> None:
    layout = (
        '<office:master-styles><style:master-page style:name="Standard"><style:header>' + p("hoofd") + "</style:header><style:footer>"
        + p("voet") + '</style:footer></style:master-page><style:master-page style:name="Ander"><style:header>' + p("nooit")
        + "</style:header></style:master-page></office:master-styles>"
    )  # fmt: skip
    content = read(tmp_path, p("tekst"), layout=layout)
    assert lines(content) == ["hoofd", "tekst", "voet"]
    assert [hidden.words for hidden in content.hidden] == ["nooit"]
    assert content.state is State.READ


def test_a_layout_that_a_style_starts_begins_a_page_with_its_own_header(tmp_path: Path) -> None:
    layout = "<office:master-styles>" + "".join(
        f'<style:master-page style:name="{name}"><style:header>{p(name)}</style:header></style:master-page>' for name in ("Standard", "MP1")
    )
    starts = '<style:style style:name="B" style:family="paragraph" style:master-page-name="MP1"/>'
    content = read(tmp_path, p("een") + p("twee", "B"), styles=starts, layout=layout + "</office:master-styles>")
    assert [page.text for page in content.pages] == ["Standard\neen", "MP1\ntwee"]


CONTROLS = {
    "the form layer": (
        '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked" form:label="akkoord"/>'
        "</form:form></office:forms>"
        + p('<draw:control draw:control="c1"/>'), "☒ akkoord", [("vakje", "aan", "akkoord")]),
    "a blank of the form layer": (
        '<office:forms><form:form><form:text form:id="c1" form:current-value="A. Jansen"/></form:form></office:forms>'
        + p('Naam: <draw:control draw:control="c1"/>'), "Naam: A. Jansen", [("tekst", "A. Jansen", "Naam:")]),
    "a content control": (
        p('<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control> Ja '
          '<loext:content-control loext:checkbox="true">☐</loext:content-control> Nee'), "☒ Ja ☐ Nee",
        [("vakje", "aan", "Ja"), ("vakje", "uit", "Nee")]),
    "a content control that still asks": (
        p('Naam: <loext:content-control loext:showing-place-holder="true">Klik hier</loext:content-control>'), "Naam: Klik hier",
        [("tekst", "", "Naam:")]),
    "a field that came from Word": (
        p('<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" '
          'field:value="true"/></field:fieldmark> akkoord'), "☒ akkoord", [("vakje", "aan", "akkoord")]),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "line", "fields"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_stands_in_its_line_and_carries_its_label(
    inside: str, line: str, fields: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    content = read(tmp_path, inside)
    assert lines(content) == [line]
    assert [(field.kind, field.value, field.label) for field in content.fields] == fields
    assert (content.state, content.because) == (State.READ, "")


def test_a_workbook_has_a_page_a_sheet_and_says_repeated_cells_in_full(tmp_path: Path) -> None:
    hidden = '<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>'
    rows = (
        "<table:table-row><table:table-cell>" + p("2027") + '</table:table-cell><table:table-cell table:number-columns-repeated="3">'
        + p("0") + '</table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell>' + p("rij") + "</table:table-cell></table:table-row>"
    )  # fmt: skip
    sheets = f'<table:table table:name="Prognose"><table:table-column/>{rows}</table:table><table:table table:name="Leeg"/>' + table(
        (p("blad"),)
    ).replace('"Tabel"', '"Geheim" table:style-name="H"')
    content = read(tmp_path, sheets, kind="spreadsheet", styles=hidden)
    assert [page.text for page in content.pages] == ["Prognose\n2027  0  0  0", "", ""]
    assert [(found.words, found.how, found.page) for found in content.hidden] == [
        ("rij", "verborgen rij", 1),
        ("blad", "verborgen werkblad", 3),
    ]
    assert (content.state, content.because) == (State.READ, "")


def test_white_letters_in_a_sheet_are_hidden(tmp_path: Path) -> None:
    rows = table((p("zichtbaar"), p("spook"))).replace(
        "<table:table-cell>" + p("spook"), "<table:table-cell table:style-name='W'>" + p("spook")
    )
    white = style("W", 'fo:color="#ffffff"', family="table-cell")
    content = read(tmp_path, rows, kind="spreadsheet", styles=white)
    assert [(found.words, found.how) for found in content.hidden] == [("spook", "wit op wit")]


def test_beyond_the_limits_a_workbook_is_partly_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opendocument_body.Seen, "__init__", lambda seen: _with_rows(seen, 2))
    content = read(tmp_path, table((p("a"),), (p("b"),), (p("c"),)), kind="spreadsheet")
    assert content.state is State.PARTLY_READ
    assert lines(content) == ["Tabel", "a", "b"]


def _with_rows(seen: opendocument_body.Seen, rows: int) -> None:
    seen.notes, seen.unread, seen.remarks, seen.inserted, seen.rows, seen.cells = {}, [], 0, 0, rows, 100


def test_a_presentation_has_a_page_a_slide(tmp_path: Path) -> None:
    frame = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    notes = f"<presentation:notes>{frame.format(p('spiek'))}</presentation:notes>"
    content = read(
        tmp_path,
        f"<draw:page>{frame.format(p('een'))}{notes}</draw:page><draw:page>{frame.format(p('twee'))}</draw:page>",
        kind="presentation",
    )
    assert [page.text for page in content.pages] == ["een", "twee"]
    assert [(found.words, found.how) for found in content.hidden] == [("spiek", "sprekersnotities")]


def test_an_encrypted_document_is_encrypted(tmp_path: Path) -> None:
    manifest = root("manifest:manifest", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    assert read(tmp_path, p("x"), **{"META-INF/manifest.xml": manifest}).state is State.ENCRYPTED


def test_a_signature_picture_and_a_signature_of_the_package(tmp_path: Path) -> None:
    signed = '<s xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature/></s>'
    picture = '<draw:frame svg:width="4cm" svg:height="1.5cm"><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    content = read(tmp_path, p("Handtekening: " + picture), **{"META-INF/documentsignatures.xml": signed})
    assert [mark.how for mark in content.marks] == ["afbeelding", "certificaat"]


def test_an_older_manifest_with_a_document_type_is_no_reason_to_refuse(tmp_path: Path) -> None:
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest/>'
    assert lines(read(tmp_path, p("tekst"), **{"META-INF/manifest.xml": manifest})) == ["tekst"]


def test_white_letters_in_a_filled_shape_are_seen(tmp_path: Path) -> None:
    fill = '<style:style style:name="G" style:family="graphic"><style:graphic-properties draw:fill="gradient"/></style:style>'
    box = "<draw:frame draw:style-name='G'><draw:text-box>" + p(span("wit", "S")) + "</draw:text-box></draw:frame>"
    assert lines(read(tmp_path, p(box), styles=fill + style("S", 'fo:color="#ffffff"'))) == ["wit"]


BROKEN = {
    "no content": ({"mimetype": "x"}, "geen OpenDocument"),
    "another root": ({"content.xml": "<x/>"}, "geen OpenDocument"),
    "a document type": ({"content.xml": "<!DOCTYPE d []><x/>"}, "verboden XML-declaratie"),
}


@pytest.mark.parametrize(("members", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_document_is_a_state_with_what_to_do(members: dict[str, str | bytes], words: str, tmp_path: Path) -> None:
    content = read_opendocument(zipped(tmp_path / "d.odt", members))
    assert content.state is State.UNREADABLE
    assert words in content.because

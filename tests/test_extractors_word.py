"""Word: every letter of every part goes to a line, to the hidden words or to a remark; a row keeps label and value together."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import body, p, r, relations, root, table, word, zipped

from extractors.content import Content
from extractors.document import Searchability
from extractors.identify import identify
from extractors.word.file import read_word
from intake.message import State

BOX = (
    '<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
)


def box(sign: str, *, on: int, name: str = "keuze") -> str:
    return BOX.format(sign=sign, on=on, name=name)


def text_box(inside: str, fill: str = "") -> str:
    """A text box as Word writes it: once for itself, once for older programs."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr>{fill}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def form_field(data: str, code: str, shows: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="veld"/>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shows}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(wide: int, high: int, name: str = "Afbeelding 1") -> str:
    """Sizes in points."""
    return (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic>"
        f'<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/></pic:nvPicPr><pic:spPr><a:xfrm>'
        f'<a:ext cx="{wide * 12700}" cy="{high * 12700}"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """One way to put words in a Word file."""

    document: str
    lines: tuple[str, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()  # how, words
    parts: dict[str, str | bytes] = field(default_factory=dict)


def styles(inside: str) -> dict[str, str | bytes]:
    return {
        "word/_rels/document.xml.rels": relations(("rId1", "styles", "styles.xml")),
        "word/styles.xml": root("w:styles", inside),
    }


def part(kind: str, inside: str, *, name: str = "") -> dict[str, str | bytes]:
    name = name or kind
    return {
        "word/_rels/document.xml.rels": relations(("rId1", kind, f"{name}.xml")),
        f"word/{name}.xml": inside,
    }


UNSTRUCK = "<w:strike w:val='0'/>"
TICKED_FORM = form_field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX")
DEFAULT_FORM = form_field("<w:checkBox><w:default w:val='1'/></w:checkBox>", "FORMCHECKBOX")
CHOICE_FORM = form_field(
    "<w:ddList><w:result w:val='1'/><w:listEntry w:val='bv'/><w:listEntry w:val='stichting'/></w:ddList>", "FORMDROPDOWN"
)
DDE_FIELD = form_field("", "DDEAUTO c:\\x.exe")
DATE_FIELD = form_field("", "DATE \\@ d", r("4 mei 2026"))
LABELLED = table((p("KvK-nummer"), p("90012345")), (p("Naam"), p("Stichting Voorbeeld")))
WHITE = '<w:color w:val="FFFFFF"/>'
NOTE = '<w:p>{}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'

CASES = {
    "a paragraph of several runs": Case(
        document=f"<w:p>{r('Stich')}{r('ting ')}{r('Voor', '<w:b/>')}{r('beeld')}</w:p>", lines=("Stichting Voorbeeld",)
    ),
    "a table row has label and value on one line": Case(document=LABELLED, lines=("KvK-nummer  90012345", "Naam  Stichting Voorbeeld")),
    "a nested table": Case(
        document=table((p("Buiten"), LABELLED + p())), lines=("Buiten  KvK-nummer  90012345", "Naam  Stichting Voorbeeld")
    ),
    "two tall cells that are texts of their own stay apart": Case(
        document=table((p("Naam: A. Jansen") + p("Functie: bestuurder"), p("Naam: B. Bakker") + p("Functie: penningmeester"))),
        lines=("Naam: A. Jansen", "Functie: bestuurder", "Naam: B. Bakker", "Functie: penningmeester"),
    ),
    "two tall cells that are labels and values go side by side": Case(
        document=table((p("Naam") + p("Functie"), p("A. Jansen") + p("bestuurder"))), lines=("Naam  A. Jansen", "Functie  bestuurder")
    ),
    "a tab makes a column, a line break a line": Case(
        document="<w:p><w:r><w:t>Plaats</w:t><w:tab/><w:t>Zwolle</w:t><w:br/><w:t>Datum</w:t></w:r></w:p>",
        lines=("Plaats  Zwolle", "Datum"),
    ),
    "a text box once": Case(document=f"<w:p>{r('Tekst')}{text_box(p('in een kader'))}</w:p>", lines=("Tekst", "in een kader")),
    "a text box for older programs only": Case(
        document="<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p('oud kader')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        lines=("oud kader",),
    ),
    "a text box in a table in a text box": Case(
        document=f"<w:p>{text_box(table((p('links'), '<w:p>' + text_box(p('diep')) + '</w:p>')))}</w:p>", lines=("links  diep",)
    ),
    "another text for older programs is hidden": Case(
        document="<w:p><mc:AlternateContent><mc:Choice Requires='wps'>"
        + r("nieuw")
        + "</mc:Choice><mc:Fallback>"
        + r("oud")
        + "</mc:Fallback></mc:AlternateContent></w:p>",
        lines=("nieuw",),
        hidden=(("in een weergave die Word niet toont", "oud"),),
    ),
    "a way to show it that no program knows": Case(
        document=f"<w:p><mc:AlternateContent><mc:Choice Requires='onbekend'>{r('nooit')}</mc:Choice></mc:AlternateContent>"
        f"{r('altijd')}</w:p>",
        lines=("altijd",),
        hidden=(("in een weergave die Word niet toont", "nooit"),),
    ),
    "content controls around blocks, cells and words": Case(
        document=f"<w:sdt><w:sdtContent>{p('blok')}</w:sdtContent></w:sdt><w:p>{r('Naam: ')}<w:sdt><w:sdtContent>{r('A. Jansen')}"
        "</w:sdtContent></w:sdt></w:p>"
        + table(("<w:p/></w:tc><w:sdt><w:sdtContent><w:tc>" + p("cel") + "</w:tc></w:sdtContent></w:sdt><w:tc><w:p/>",)),
        lines=("blok", "Naam: A. Jansen", "cel"),
    ),
    "tracked changes": Case(
        document=f"<w:p>{r('Wij ')}<w:del w:id='1'><w:r><w:delText>gaan niet </w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{r('gaan wel ')}</w:ins>{r('akkoord')}</w:p>",
        lines=("Wij gaan wel akkoord",),
        hidden=(("verwijderd met wijzigingen bijhouden", "gaan niet"),),
    ),
    "a moved sentence stands where it went": Case(
        document=f"<w:p><w:moveFrom w:id='1'>{r('zin')}</w:moveFrom></w:p><w:p><w:moveTo w:id='2'>{r('zin')}</w:moveTo></w:p>",
        lines=("zin",),
        hidden=(("verplaatst met wijzigingen bijhouden", "zin"),),
    ),
    "a deleted row": Case(
        document="<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + p("weg") + "</w:tc></w:tr></w:tbl>",
        hidden=(("verwijderd met wijzigingen bijhouden", "weg"),),
    ),
    "struck through alternatives": Case(
        document=f"<w:p>{r('Wij zijn ')}{r('wel', '<w:strike/>')}{r('/niet', UNSTRUCK)}{r(' nieuw', '<w:dstrike/>')}</w:p>",
        lines=("Wij zijn /niet",),
        hidden=(("doorgehaald", "wel"), ("doorgehaald", "nieuw")),
    ),
    "hidden letters": Case(
        document=p("zichtbaar") + p("BCMB VOG", look="<w:vanish/>"), lines=("zichtbaar",), hidden=(("verborgen letters", "BCMB VOG"),)
    ),
    "white on white": Case(document=p("wit", look=WHITE), hidden=(("wit op wit", "wit"),)),
    "white on a dark cell is seen": Case(
        document="<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>" + p("kop", look=WHITE) + "</w:tc></w:tr></w:tbl>",
        lines=("kop",),
    ),
    "white on a dark paragraph or run is seen": Case(
        document=p("alinea", look=WHITE, of="<w:shd w:fill='000000'/>") + p("stuk", look=WHITE + "<w:highlight w:val='blue'/>"),
        lines=("alinea", "stuk"),
    ),
    "letters in the colour of their cell": Case(
        document="<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='FFFF00'/></w:tcPr>"
        + p("geel", look="<w:color w:val='FFFF00'/>")
        + "</w:tc></w:tr></w:tbl>",
        hidden=(("letters in de kleur van de achtergrond", "geel"),),
    ),
    "white on a filled shape is seen, on an empty one not": Case(
        document=f"<w:p>{text_box(p('gevuld', look=WHITE), '<a:gradFill/>')}{text_box(p('leeg', look=WHITE))}</w:p>",
        lines=("gevuld",),
        hidden=(("wit op wit", "leeg"),),
    ),
    "letters of one point": Case(document=p("klein", look="<w:sz w:val='2'/>"), hidden=(("letters van 1 pt", "klein"),)),
    "squeezed letters": Case(document=p("smal", look="<w:w w:val='1'/>"), hidden=(("samengeknepen letters", "smal"),)),
    "a line without height": Case(
        document=p("plat", of="<w:spacing w:line='1' w:lineRule='exact'/>"), hidden=(("regel zonder hoogte", "plat"),)
    ),
    "hidden through a style that is based on another": Case(
        document=p("geheim", of="<w:pStyle w:val='B'/>") + p("open", of="<w:pStyle w:val='C'/>"),
        parts=styles(
            "<w:style w:type='paragraph' w:styleId='A'><w:rPr><w:vanish/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='A'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>"
        ),
        lines=("open",),
        hidden=(("verborgen letters", "geheim"),),
    ),
    "white through the default style": Case(
        document=p("spook"),
        parts=styles(f"<w:style w:type='paragraph' w:default='1' w:styleId='S'><w:rPr>{WHITE}</w:rPr></w:style>"),
        hidden=(("wit op wit", "spook"),),
    ),
    "white in a table style with dark cells is seen": Case(
        document="<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tr><w:tc>" + p("kop", look=WHITE) + "</w:tc></w:tr></w:tbl>",
        parts=styles(
            "<w:style w:type='table' w:styleId='T'><w:tblStylePr w:type='firstRow'><w:tcPr>"
            "<w:shd w:fill='4472C4'/></w:tcPr></w:tblStylePr></w:style>"
        ),
        lines=("kop",),
    ),
    "styles that are based on each other": Case(
        document=p("rond", of="<w:pStyle w:val='A'/>"),
        parts=styles("<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"),
        lines=("rond",),
    ),
    "a hidden row": Case(
        document="<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + p("rij") + "</w:tc></w:tr></w:tbl>", hidden=(("verborgen rij", "rij"),)
    ),
    "a row without height": Case(
        document="<w:tbl><w:tr><w:trPr><w:trHeight w:val='10' w:hRule='exact'/></w:trPr><w:tc>" + p("plat") + "</w:tc></w:tr></w:tbl>",
        hidden=(("rij zonder hoogte", "plat"),),
    ),
    "white by the theme": Case(
        document=p("thema", look="<w:color w:val='auto' w:themeColor='background1'/>"), hidden=(("wit op wit", "thema"),)
    ),
    "a text box far beside the page": Case(
        document="<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-25000000</wp:posOffset></wp:positionH>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{p('ver weg')}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>",
        hidden=(("buiten de pagina", "ver weg"),),
    ),
    "a text box just beside the page": Case(
        document="<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='page'><wp:posOffset>-9000000</wp:posOffset></wp:positionH>"
        "<wp:extent cx='3000000' cy='400000'/>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{p('naast')}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>",
        hidden=(("buiten de pagina", "naast"),),
    ),
    "a text box without size": Case(
        document="<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='1' cy='1'/>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{p('klein')}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>",
        hidden=(("in een verborgen vorm", "klein"),),
    ),
    "an older text box that is switched off": Case(
        document="<w:p><w:r><w:pict><v:shape style='position:absolute;visibility:hidden'><v:textbox><w:txbxContent>"
        f"{p('uit')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        hidden=(("in een verborgen vorm", "uit"),),
    ),
    "letters without a filling": Case(
        document=p("leeg", look="<w14:textFill><w14:noFill/></w14:textFill>"), hidden=(("verborgen letters", "leeg"),)
    ),
    "letters filled with white": Case(
        document=p("wit", look="<w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill></w14:textFill>"),
        hidden=(("wit op wit", "wit"),),
    ),
    "letters of which only the edge is drawn are seen": Case(
        document=p(
            "rand",
            look="<w14:textOutline><w14:solidFill/></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>",
        ),
        lines=("rand",),
    ),
    "an older text box far beside the page": Case(
        document="<w:p><w:r><w:pict><v:shape style='position:absolute;margin-left:-9999pt'><v:textbox><w:txbxContent>"
        f"{p('ver weg')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        hidden=(("buiten de pagina", "ver weg"),),
    ),
    "a text box in the margin is seen": Case(
        document="<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-900000</wp:posOffset></wp:positionH>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{p('kantlijn')}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>",
        lines=("kantlijn",),
    ),
    "a footnote stands below its page": Case(
        document=NOTE.format(r("tekst")) + p("verder"),
        parts=part(
            "footnotes",
            root("w:footnotes", f"<w:footnote w:id='2'>{p('zie bijlage')}</w:footnote><w:footnote w:id='3'>{p('los')}</w:footnote>"),
        ),
        lines=("tekst", "verder", "zie bijlage"),
        hidden=(("in een onderdeel dat het document niet toont", "los"),),
    ),
    "comments are no text of the page": Case(
        document=p("tekst"),
        parts=part("comments", root("w:comments", f"<w:comment w:id='0'>{p('klopt dit?')}</w:comment>")),
        lines=("tekst",),
    ),
    "formulas": Case(document="<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>", lines=("a+b",)),
    "text in the letters of a symbol font": Case(
        document=p("¨ þ", look="<w:rFonts w:ascii='Wingdings'/>") + p("NEE", look="<w:rFonts w:ascii='Wingdings'/>"),
        lines=("☐ ☑",),
        hidden=(("in een lettertype met tekens in plaats van letters", "NEE"),),
    ),
    "a diagram keeps its words in another part": Case(
        document="<w:p><w:r><w:drawing><wp:inline><dgm:relIds r:dm='rId1'/></wp:inline></w:drawing></w:r></w:p>",
        parts=part(
            "diagramData",
            root("dgm:dataModel", "<a:p><a:r><a:t>stap een</a:t></a:r></a:p><a:p><a:r><a:t>stap twee</a:t></a:r></a:p>"),
            name="data1",
        ),
        lines=("stap een", "stap twee"),
    ),
    "a chart has a title, and names that are not typed in the text": Case(
        document="<w:p><w:r><w:drawing><wp:inline><c:chart r:id='rId1'/></wp:inline></w:drawing></w:r></w:p>",
        parts=part(
            "chart",
            root(
                "c:chartSpace",
                "<c:title><a:p><a:r><a:t>Aantal cliënten</a:t></a:r></a:p></c:title>"
                "<c:ser><c:strCache><c:pt><c:v>☐</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:ser>",
            ),
        ),
        lines=("Aantal cliënten", "☐"),
    ),
    "a hidden shape": Case(
        document="<w:p><w:r><w:drawing><wp:anchor><wp:docPr id='1' name='x' hidden='1'/>"
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        + p("schim")
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>",
        hidden=(("in een verborgen vorm", "schim"),),
    ),
    "headers and footers once, unused ones hidden": Case(
        document=body(
            p("een") + "<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr></w:pPr></w:p>" + p("twee"),
            last="<w:sectPr><w:headerReference w:type='default' r:id='rId1'/><w:footerReference w:type='first' r:id='rId2'/></w:sectPr>",
        ),
        parts={
            "word/_rels/document.xml.rels": relations(("rId1", "header", "header1.xml"), ("rId2", "footer", "footer1.xml")),
            "word/header1.xml": root("w:hdr", p("Briefhoofd")),
            "word/footer1.xml": root("w:ftr", p("Voet")),
        },
        lines=("Briefhoofd", "een", "twee"),
        hidden=(("in een onderdeel dat het document niet toont", "Voet"),),
    ),
}


def read(tmp_path: Path, document: str, parts: dict[str, str | bytes] | None = None) -> Content:
    main = document if document.startswith("<?xml") else body(document)
    return read_word(word(tmp_path / "bestand.docx", main, parts))


def lines(content: Content) -> tuple[str, ...]:
    return tuple(line.text for page in content.pages for line in page.lines)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_words_go_where_a_reader_sees_them(case: Case, tmp_path: Path) -> None:
    content = read(tmp_path, case.document, case.parts)
    assert lines(content) == case.lines
    assert tuple((hidden.how, hidden.words) for hidden in content.hidden) == case.hidden


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_letter_is_lost(case: Case, tmp_path: Path) -> None:
    """Counted here a second time, from the raw XML and from what was told."""
    content = read(tmp_path, case.document, case.parts)
    raw = "".join(str(part) for part in (case.document, *case.parts.values()))
    typed = sorted("".join(re.findall(r"<(?:w:t|w:delText|m:t|a:t)(?: [^>]*)?>([^<]*)<", _without_duplicates(raw))))
    told = sorted("".join((*lines(content), *(hidden.words for hidden in content.hidden), *_comments(content))))
    assert _letters(told) == _letters(typed)
    assert content.state is State.READ


def _letters(words: list[str]) -> list[str]:
    """Letters and digits; a letter of a symbol font is told as its sign."""
    return [letter for letter in words if letter.isascii() and letter.isalnum()]


def _without_duplicates(raw: str) -> str:
    """Text boxes stand twice in the file with the same words."""
    while match := re.search(r"<mc:Fallback><w:pict>(?:(?!mc:Fallback).)*</mc:Fallback>", raw):
        raw = raw[: match.start()] + raw[match.end() :]
    return raw


def _comments(content: Content) -> list[str]:
    return [found[1] for note in content.notes if (found := re.match(r"Opmerking in de kantlijn.*“(.*)”", note))]


def test_a_letter_that_is_lost_makes_the_file_partly_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.word.body.Body._words", lambda *_: None)
    content = read(tmp_path, p("twaalf letters"))
    assert content.state is State.PARTLY_READ
    assert "13 tekens" in content.because


CONTROLS = {
    "labels after the boxes": (
        f"<w:p>{box('☒', on=1)}{r(' Ja ')}{box('☐', on=0)}{r(' Nee')}</w:p>",
        "☒ Ja ☐ Nee",
        [("vakje", "aan", "Ja"), ("vakje", "uit", "Nee")],
    ),
    "labels before the boxes": (
        f"<w:p>{r('Ja ')}{box('☐', on=0)}{r(' Nee ')}{box('☒', on=1)}</w:p>",
        "Ja ☐ Nee ☒",
        [("vakje", "uit", "Ja"), ("vakje", "aan", "Nee")],
    ),
    "a question before the boxes": (
        f"<w:p>{r('Onderaannemers in 2027: ')}{box('☐', on=0)}{r(' ja ')}{box('☒', on=1)}{r(' nee')}</w:p>",
        "Onderaannemers in 2027: ☐ ja ☒ nee",
        [("vakje", "uit", "ja"), ("vakje", "aan", "nee")],
    ),
    "a box in a cell": (
        table((f"<w:p>{box('☒', on=1)}</w:p>", p("Wij voldoen aan eis 1"))),
        "☒  Wij voldoen aan eis 1",
        [("vakje", "aan", "Wij voldoen aan eis 1")],
    ),
    "an older box": (f"<w:p>{TICKED_FORM}{r(' akkoord')}</w:p>", "☒ akkoord", [("vakje", "aan", "akkoord")]),
    "an older box with only a default": (f"<w:p>{DEFAULT_FORM}{r(' akkoord')}</w:p>", "☒ akkoord", [("vakje", "aan", "akkoord")]),
    "an older box whose code got lost": (
        f"<w:p>{form_field('<w:checkBox><w:checked/></w:checkBox>', '')}{r(' akkoord')}</w:p>",
        "☒ akkoord",
        [("vakje", "aan", "akkoord")],
    ),
    "an older blank": (
        f"<w:p>{r('Naam: ')}{form_field('<w:textInput/>', 'FORMTEXT', r('A. Jansen'))}</w:p>",
        "Naam: A. Jansen",
        [("tekst", "A. Jansen", "Naam:")],
    ),
    "an older blank left empty": (
        f"<w:p>{r('Naam: ')}{form_field('<w:textInput/>', 'FORMTEXT', r(chr(0x2002) * 5))}</w:p>",
        "Naam:",
        [("tekst", "", "Naam:")],
    ),
    "an older choice": (f"<w:p>{r('Rechtsvorm: ')}{CHOICE_FORM}</w:p>", "Rechtsvorm: stichting", [("keuze", "stichting", "Rechtsvorm:")]),
    "a choice": (
        f"<w:p>{r('Regio: ')}<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{r('Drenthe')}</w:sdtContent></w:sdt></w:p>",
        "Regio: Drenthe",
        [("keuze", "Drenthe", "Regio:")],
    ),
    "two blanks on a line": (
        "<w:p>"
        + r("Plaats: ")
        + f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('Zwolle')}</w:sdtContent></w:sdt>"
        + r(" Datum: ")
        + f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{r('1 mei 2026')}</w:sdtContent></w:sdt></w:p>",
        "Plaats: Zwolle Datum: 1 mei 2026",
        [("tekst", "Zwolle", "Plaats:"), ("tekst", "1 mei 2026", "Datum:")],
    ),
    "a blank that still asks": (
        (
            f"<w:p>{r('Naam: ')}<w:sdt><w:sdtPr><w:text/><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{r('Klik om tekst in te voeren.')}</w:sdtContent></w:sdt></w:p>"
        ),
        "Naam: Klik om tekst in te voeren.",
        [("tekst", "", "Naam:")],
    ),
    "a blank that is a cell": (
        "<w:tbl><w:tr><w:tc>"
        + p("Naam")
        + "</w:tc><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:tc>"
        + p("A. Jansen")
        + "</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
        "Naam  A. Jansen",
        [("tekst", "A. Jansen", "Naam")],
    ),
}


@pytest.mark.parametrize(("document", "line", "fields"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_stands_in_its_line_and_carries_its_label(
    document: str, line: str, fields: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    content = read(tmp_path, document)
    assert lines(content) == (line,)
    assert [(found.kind, found.value, found.label) for found in content.fields] == fields
    assert content.state is State.READ


def test_boxes_in_columns_carry_the_heading_of_their_column(tmp_path: Path) -> None:
    row = (p("In 2027"), f"<w:p>{box('☐', on=0)}</w:p>", f"<w:p>{box('☒', on=1)}</w:p>")
    content = read(tmp_path, table((p("Onderaannemers"), p("ja"), p("nee")), row))
    assert lines(content) == ("Onderaannemers  ja  nee", "In 2027  ☐  ☒")
    assert [(found.label, found.value) for found in content.fields] == [("In 2027  ja", "uit"), ("In 2027  nee", "aan")]


def test_a_box_that_shows_something_else_than_it_holds_is_said(tmp_path: Path) -> None:
    content = read(tmp_path, f"<w:p>{box('☐', on=1)}{r(' akkoord')}</w:p>")
    assert [(found.value, found.differs) for found in content.fields] == [("aan", True)]
    assert lines(content) == ("☐ akkoord",)


STORE = "{{0A1B2C3D-0000-4000-8000-000000000001}}"
BOUND = (
    "<w:sdt><w:sdtPr><w:alias w:val='Naam'/>{kind}<w:dataBinding w:prefixMappings=\"xmlns:g='urn:gegevens'\" "
    f"w:xpath='/g:gegevens[1]/g:naam[1]' w:storeItemID='{STORE}'/></w:sdtPr><w:sdtContent>{{shows}}</w:sdtContent></w:sdt>"
)


def stored(value: str) -> dict[str, str | bytes]:
    """Data inside the file."""
    return {
        "customXml/item1.xml": f"<gegevens xmlns='urn:gegevens'><naam>{value}</naam></gegevens>",
        "customXml/itemProps1.xml": "<d:datastoreItem xmlns:d='http://schemas.openxmlformats.org/officeDocument/2006/customXml' "
        f"d:itemID='{STORE.format()}'/>",
    }


TICKED = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
BOUND_VALUES = {
    "the same words": ("<w:text/>", r("Stichting  Voorbeeld"), "Stichting Voorbeeld", False),
    "other words": ("<w:text/>", r("Stichting Voorbeeld"), "Stichting Anders", True),
    "nothing kept": ("<w:text/>", r("Stichting Voorbeeld"), "", False),
    "words without a kind": ("", r("Voorbeeld"), "Anders", True),
    "a choice kept by its code": ("<w:dropDownList><w:listItem w:displayText='Ja' w:value='1'/></w:dropDownList>", r("Ja"), "1", False),
    "another choice": ("<w:dropDownList><w:listItem w:displayText='Nee' w:value='2'/></w:dropDownList>", r("Ja"), "2", True),
    "a date is written in its own way": ("<w:date/>", r("4 mei 2026"), "2026-05-04T00:00:00", False),
    "a tick that is kept as none": (TICKED, r("☒"), "false", True),
    "a tick that is kept as such": (TICKED, r("☒"), "true", False),
}


@pytest.mark.parametrize(("kind", "shows", "kept", "differs"), BOUND_VALUES.values(), ids=BOUND_VALUES)
def test_words_that_data_in_the_file_contradicts_are_said(kind: str, shows: str, kept: str, *, differs: bool, tmp_path: Path) -> None:
    """Word shows the data as soon as it opens the file, whatever was typed."""
    content = read(tmp_path, "<w:p>" + BOUND.format(kind=kind, shows=shows) + "</w:p>", stored(kept))
    assert [found.differs for found in content.fields] == [differs]
    assert any("Kijk zelf" in note for note in content.notes) is differs
    assert content.state is State.READ


PAGES = {
    "a hard break": (f"<w:p>{r('een')}<w:r><w:br w:type='page'/></w:r>{r('twee')}</w:p>", ["een", "twee"]),
    "where Word broke the page": (f"<w:p>{r('een ')}<w:r><w:lastRenderedPageBreak/><w:t>twee</w:t></w:r></w:p>", ["een", "twee"]),
    "hard and rendered together are one": (
        f"<w:p>{r('een')}<w:r><w:br w:type='page'/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>twee</w:t></w:r></w:p>",
        ["een", "twee"],
    ),
    "a section": (p("een") + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("twee"), ["een", "twee"]),
    "a continuous section": (
        body(p("een") + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("twee"), last="<w:sectPr><w:type w:val='continuous'/></w:sectPr>"),
        ["een\ntwee"],
    ),
    "a paragraph that asks for a new page": (p("een") + p("twee", of="<w:pageBreakBefore/>"), ["een", "twee"]),
    "a row that begins on the next page": (
        table((p("a"), p("b")), ("<w:p><w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r></w:p>", p("d"))),
        ["a  b", "c  d"],
    ),
    "a row that runs over the page waits": (
        table((p("a"), p("b") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r></w:p>")) + p("d"),
        ["a  b\nc", "d"],
    ),
    "two hard breaks make an empty page": (
        f"<w:p>{r('een')}<w:r><w:br w:type='page'/><w:br w:type='page'/></w:r>{r('drie')}</w:p>",
        ["een", "", "drie"],
    ),
}


@pytest.mark.parametrize(("document", "pages"), PAGES.values(), ids=PAGES)
def test_pages_are_where_word_shows_them(document: str, pages: list[str], tmp_path: Path) -> None:
    content = read(tmp_path, document)
    assert [page.text for page in content.pages] == pages
    assert [page.number for page in content.pages] == list(range(1, len(pages) + 1))


def test_a_break_in_a_header_or_note_breaks_no_page(tmp_path: Path) -> None:
    header = f"<w:p><w:r><w:lastRenderedPageBreak/><w:t>hoofd</w:t><w:br w:type='page'/></w:r>{r('er onder')}</w:p>"
    document = body(p("tekst"), last="<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>")
    content = read(tmp_path, document, part("header", root("w:hdr", header)))
    assert [page.text for page in content.pages] == ["hoofd\ner onder\ntekst"]


SEARCHABLE = {
    "text": (p("gewone tekst"), Searchability.DIGITAL),
    "nothing": (p(), Searchability.EMPTY),
    "a pasted photograph": (f"<w:p>{picture(450, 600)}</w:p>", Searchability.SCAN),
    "a small picture only": (f"<w:p>{picture(60, 30)}</w:p>", Searchability.IMAGE),
    "a photograph with a caption": (f"<w:p>{picture(450, 600)}</w:p>{p('Uittreksel KvK')}", Searchability.MIXED),
    "a page of text with a large picture": (f"<w:p>{picture(450, 600)}</w:p>{p('tekst ' * 60)}", Searchability.DIGITAL),
    "a short text with a small picture": (f"<w:p>{picture(220, 160)}</w:p>{p('Ons team')}", Searchability.DIGITAL),
    "a letter with a logo": (f"<w:p>{picture(60, 30)}</w:p>{p('Geachte heer, mevrouw,')}", Searchability.DIGITAL),
}


@pytest.mark.parametrize(("document", "expected"), SEARCHABLE.values(), ids=SEARCHABLE)
def test_a_page_of_pictures_is_no_text(document: str, expected: Searchability, tmp_path: Path) -> None:
    page = read(tmp_path, document).pages[0]
    assert page.searchability is expected
    assert page.because


def test_list_numbers_are_written_as_word_draws_them(tmp_path: Path) -> None:
    level = "<w:lvl w:ilvl='{}'><w:start w:val='1'/><w:numFmt w:val='{}'/><w:lvlText w:val='{}'/></w:lvl>"
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{level.format(0, 'decimal', '%1.')}{level.format(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    listed = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>"
    document = "".join(p(text, of=listed.format(depth)) for depth, text in [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "e")])
    content = read(tmp_path, document, part("numbering", root("w:numbering", numbering)))
    assert lines(content) == ("1. a", "1.a) b", "1.b) c", "2. d", "2.a) e")
    assert content.state is State.READ


@pytest.mark.parametrize(
    ("font", "letter", "shown"), [("Wingdings", "\uf0a8", "☐"), ("Wingdings", "\uf0fe", "☑"), ("Symbol", "\uf0b7", "•")]
)
def test_a_box_before_a_point_is_shown_as_a_box(font: str, letter: str, shown: str, tmp_path: Path) -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='{letter}'/>"
        f"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    document = p("Wij zijn nieuw in de regio", of="<w:numPr><w:numId w:val='1'/></w:numPr>")
    content = read(tmp_path, document, part("numbering", root("w:numbering", numbering)))
    assert lines(content) == (f"{shown} Wij zijn nieuw in de regio",)


MARKS = {
    "a picture beside the word": (table((p("Handtekening"), f"<w:p>{picture(120, 45)}</w:p>")), ["afbeelding"]),
    "a picture with a telling name": (f"<w:p>{picture(120, 45, 'handtekening Jansen.png')}</w:p>" + p("A. Jansen"), ["afbeelding"]),
    "a picture between the date and the label of the name": (
        p("Plaats: Goes") + p("Datum: 3 juni 2026") + f"<w:p>{picture(120, 45)}</w:p>" + p("Naam: A. Jansen"),
        ["afbeelding"],
    ),
    "a picture under the labelled name and day": (
        p("Naam: A. Jansen") + p("Datum: 3 juni 2026") + f"<w:p>{picture(120, 45)}</w:p>",
        ["afbeelding"],
    ),
    "a picture under them with a sentence below": (
        p("Naam: A. Jansen") + p("Datum: 3 juni 2026") + f"<w:p>{picture(120, 45)}</w:p>" + p("Wij zijn lid van de branche."),
        [],
    ),
    "a picture in the cell under each name": (
        p("Goes, 3 juni 2026") + table((p("A. Jansen (voorzitter)"), p("B. Beumer (lid)")), (f"<w:p>{picture(120, 45)}</w:p>",) * 2),
        ["afbeelding"] * 2,
    ),
    "a picture in the cell of each name, under it": (
        p("Goes / Ede, 3 juni '26")
        + table(
            (p("Alfa B.V."), p("Beta B.V.")),
            tuple(p(f"{name}, directeur") + f"<w:p>{picture(120, 45)}</w:p>" for name in ("A. Jansen", "B. Beumer")),
        ),
        ["afbeelding", "afbeelding"],
    ),
    "a picture in a cell beside other words": (
        p("Goes, 3 juni 2026") + table((p("Onze werkwijze") + f"<w:p>{picture(120, 45)}</w:p>", p("Wie wij zijn"))),
        [],
    ),
    "a picture between the day with an article and the name": (
        p("Enschede, de 13e juli 2026") + f"<w:p>{picture(120, 45)}</w:p>" + p("Anna Alting, directeur"),
        ["afbeelding"],
    ),
    "one picture under two names": (
        p("Goes, 3 juni 2026") + table((p("A. Jansen"), p("B. Beumer")), (f"<w:p>{picture(120, 45)}</w:p>", p())),
        [],
    ),
    "logos of partners under a row of names": (
        p("Goes, 3 juni 2026") + table((p("A. Jansen"), p("B. Beumer"))) + f"<w:p>{picture(120, 45)}</w:p>" * 2,
        [],
    ),
    "a picture above an open label": (f"<w:p>{picture(120, 45)}</w:p>" + p("Naam:") + p("Datum:"), []),
    "a picture on the drawn line above a printed name": (
        f"<w:p>{picture(120, 45)}</w:p>" + p("______________________________") + p("A. Jansen") + p("Bijlage 1"),
        ["afbeelding"],
    ),
    "a picture above a drawn line and no name": (f"<w:p>{picture(120, 45)}</w:p>" + p("________________") + p("Wij zijn er graag."), []),
    "a logo above a letter": (f"<w:p>{picture(120, 45)}</w:p>" + p("Geachte heer, mevrouw,"), []),
    "a logo above a declaration": (f"<w:p>{picture(120, 45)}</w:p>" + p("Ondergetekende verklaart namelijk:"), []),
    "a photograph near the word": (p("Handtekening") + f"<w:p>{picture(450, 600)}</w:p>", []),
    "ink": ("<w:p><w:r><w14:contentPart r:id='rId9'/></w:r></w:p>", ["inkt"]),
}


@pytest.mark.parametrize(("document", "how"), MARKS.values(), ids=MARKS)
def test_signs_of_signing(document: str, how: list[str], tmp_path: Path) -> None:
    marks = read(tmp_path, document).marks
    assert [mark.how for mark in marks] == how
    assert all(mark.because for mark in marks)


@pytest.mark.parametrize("beside", [True, False], ids=["on the line of the name", "above the name"])
def test_a_picture_under_a_sentence_with_the_day_is_of_the_name_there(tmp_path: Path, *, beside: bool) -> None:
    text = ["Bestuursverklaring 2027", "Stichting De Dijk (KvK 90010001) verklaart dat zij aan de geschiktheidseisen voldoet."]
    closing = [*text, "Deze verklaring is opgemaakt in Goes op woensdag 15 juli 2026."]
    name = f"<w:p>{r('J. de Kraker - Wisse, directeur ')}{picture(120, 45)}</w:p>"
    above = f"<w:p>{picture(120, 45)}</w:p>" + p("J. de Kraker - Wisse, directeur")
    content = read(tmp_path, "".join(map(p, closing)) + (name if beside else above) + "".join(map(p, ("Bijlage 1", "Contract in 2026."))))
    piece = identify(content.pages, content.fields, content.marks)[0]
    assert {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")} == {"J. de Kraker - Wisse": "afbeelding"}


def test_a_picture_is_of_the_place_it_stands_at(tmp_path: Path) -> None:
    """A Word document has no positions; the lines between a picture and a name tell whose it is."""
    text = ["Volmacht", "Stichting De Dijk (KvK 90010001) machtigt B. Beumer om de inschrijving te ondertekenen.", "Goes, 3 juni 2026"]
    first = ["Naam: A. Alting", "Handtekening: ______________"]
    second = ["Voor akkoord gevolmachtigde"]
    sign = f"<w:p>{picture(120, 45)}</w:p>"
    for document, expected in (
        ("".join(map(p, (*text, *first, *second))) + sign + p("B. Beumer"), {"A. Alting": "leeg", "B. Beumer": "afbeelding"}),
        (
            "".join(map(p, (*text, *first))) + sign + "".join(map(p, (*second, "B. Beumer"))),
            {"A. Alting": "afbeelding", "B. Beumer": "getypt"},
        ),
    ):
        content = read(tmp_path, document)
        piece = identify(content.pages, content.fields, content.marks)[0]
        assert {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")} == expected


def test_a_signature_line_is_a_field_that_is_set_or_empty(tmp_path: Path) -> None:
    document = "<w:p><w:r><w:pict><v:shape><v:imagedata/><o:signatureline o:suggestedsigner='A. Jansen'/></v:shape></w:pict></w:r></w:p>"
    signature = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object><x:SigningTime xmlns:x="http://uri.etsi.org/01903/v1.3.2#">'
        "2026-05-04T10:00:00Z</x:SigningTime></Object></Signature>"
    )
    empty = read(tmp_path, document)
    signed = read(tmp_path, document, {"_xmlsignatures/sig1.xml": signature})
    assert [(found.kind, found.value, found.name) for found in empty.fields] == [("handtekening", "leeg", "A. Jansen")]
    assert [found.value for found in signed.fields] == ["gezet"]
    assert [(mark.how, mark.at and mark.at.isoformat()) for mark in signed.marks] == [("certificaat", "2026-05-04T10:00:00+00:00")]


NOTES = {
    "macros": (p("x"), {"word/vbaProject.bin": b"\0"}, "macro's"),
    "a template elsewhere": (
        p("x"),
        {"word/_rels/document.xml.rels": relations(outside=(("r1", "attachedTemplate", "http://voorbeeld.test/x.dotm"),))},
        "Verwijst naar een sjabloon buiten het document: http://voorbeeld.test/x.dotm; niet opgehaald.",
    ),
    "a link": (
        p("x"),
        {"word/_rels/document.xml.rels": relations(outside=(("r1", "hyperlink", "https://voorbeeld.test/bestand"),))},
        "https://voorbeeld.test/bestand",
    ),
    "a field that fetches": (f"<w:p>{DDE_FIELD}</w:p>", {}, "ophaalt (DDEAUTO"),
    "a date that changes": (f"<w:p>{DATE_FIELD}</w:p>", {}, "niet de datum van ondertekening"),
    "tracked insertions": (f"<w:p><w:ins w:id='1'>{r('x')}</w:ins></w:p>", {}, "wijzigingen bijhouden"),
    "hidden text with its size": (p("x" * 59, look="<w:vanish/>"), {}, "59 tekens"),
}


@pytest.mark.parametrize(("document", "parts", "words"), NOTES.values(), ids=NOTES)
def test_what_a_person_must_know_is_remarked(document: str, parts: dict[str, str | bytes], words: str, tmp_path: Path) -> None:
    assert any(words in note for note in read(tmp_path, document, parts).notes)


UNREAD = {
    "an embedded file": (
        "<w:p><w:r><w:object><o:OLEObject Type='Embed' ProgID='AcroExch.Document'/></w:object></w:r></w:p>",
        {},
        "AcroExch.Document",
    ),
    "an ActiveX box": ("<w:p><w:r><w:object><w:control w:name='Vak1'/></w:object></w:r></w:p>", {}, "ActiveX-besturingselement (Vak1)"),
    "another file poured in": ("<w:altChunk r:id='rId1'/>", part("aFChunk", "<html/>", name="deel"), "deel.xml"),
    "a damaged header": (
        body(p("tekst"), last="<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"),
        part("header", "<w:hdr", name="h"),
        "word/h.xml",
    ),
}


@pytest.mark.parametrize(("document", "parts", "words"), UNREAD.values(), ids=UNREAD)
def test_what_was_not_read_is_said(document: str, parts: dict[str, str | bytes], words: str, tmp_path: Path) -> None:
    content = read(tmp_path, document, parts)
    assert content.state is State.PARTLY_READ
    assert words in content.because


def test_fewer_pages_than_word_counted_is_said(tmp_path: Path) -> None:
    told = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>12</Pages></Properties>'
    assert any("12 pagina’s" in note for note in read(tmp_path, p("x"), {"docProps/app.xml": told}).notes)
    assert not any("pagina’s" in note for note in read(tmp_path, p("x"), {"docProps/app.xml": told.replace("12", "1")}).notes)


def test_a_second_part_of_the_same_name_is_hidden_text(tmp_path: Path) -> None:
    path = word(tmp_path / "dubbel.docx", body(p("EERSTE")))
    import warnings  # zipfile warns about exactly what is tested here
    import zipfile

    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", body(p("TWEEDE")))
    content = read_word(path)
    assert lines(content) == ("TWEEDE",)
    assert [hidden.words for hidden in content.hidden] == ["EERSTE"]


def test_the_strict_dialect_reads_the_same(tmp_path: Path) -> None:
    strict = body(LABELLED).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert lines(read(tmp_path, strict)) == ("KvK-nummer  90012345", "Naam  Stichting Voorbeeld")


def test_a_relation_to_nothing_is_no_reason_to_refuse(tmp_path: Path) -> None:
    dangling = relations(("rId1", "image", "NULL"), ("rId2", "header", "weg.xml"))
    assert lines(read(tmp_path, p("tekst"), {"word/_rels/document.xml.rels": dangling})) == ("tekst",)


def test_a_file_that_python_docx_wrote(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Bestuursverklaring 2027", level=1)
    document.add_paragraph("Ondergetekende verklaart:", style="List Number")
    rows = document.add_table(rows=1, cols=2, style="Light Grid Accent 1")
    rows.cell(0, 0).text, rows.cell(0, 1).text = "KvK-nummer", "90012345"
    document.sections[0].header.paragraphs[0].text = "Stichting Voorbeeld"
    document.save(str(tmp_path / "echt.docx"))
    content = read_word(tmp_path / "echt.docx")
    assert lines(content) == ("Stichting Voorbeeld", "Bestuursverklaring 2027", "1. Ondergetekende verklaart:", "KvK-nummer  90012345")
    assert (content.state, content.hidden) == (State.READ, ())


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    content = read_word(zipped(tmp_path / "x.docx", {"a.txt": "a"}))
    assert content.state is State.UNREADABLE
    assert "geen Word-document" in content.because


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    case = CASES["headers and footers once, unused ones hidden"]
    assert read(tmp_path, case.document, case.parts) == read(tmp_path, case.document, case.parts)


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may stand around blocks of text."""
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, inner).map(lambda cells: table(cells, cells)),
        inner.map(lambda block: f"<w:p>{r('bij ')}{text_box(block)}</w:p>"),
        inner.map(lambda block: f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{block}</w:sdtContent></w:sdt>"),
        inner.map(
            lambda block: (
                f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{block}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
            )
        ),
    )


_RUNS = st.tuples(
    st.text("abcdefghij 1234 ☒éß", min_size=1, max_size=12),
    st.sampled_from(["", "<w:b/>", "<w:vanish/>", WHITE, "<w:strike/>", "<w:sz w:val='1'/>", "<w:rFonts w:ascii='Wingdings'/>"]),
    st.sampled_from(
        ["{}", "<w:ins w:id='1'>{}</w:ins>", "<w:del w:id='2'>{}</w:del>", "{}<w:r><w:br w:type='page'/></w:r>", "{}<w:r><w:tab/></w:r>"]
    ),
).map(lambda run: run[2].format(r(run[0], run[1])))
_TEXT = st.recursive(st.lists(_RUNS, max_size=4).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>"), _blocks, max_leaves=12)


@settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXT)
def test_however_text_is_nested_no_letter_is_lost(document: str) -> None:
    """The reader keeps its own account; any letter missing would make the file partly read."""
    with TemporaryDirectory() as folder:
        content = read(Path(folder), document)
    assert (content.state, content.because) == (State.READ, "")

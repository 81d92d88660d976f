"""Word files in which words stand where readers are known to lose them, each built from raw XML; every word occurs once.

`shows` is what Word shows, line by line; `apart` is what the file holds and Word does not show.
"""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from word_files import body, p, r, relations, root, table, word


@dataclass(frozen=True, kw_only=True)
class Hard:
    """One hard document."""

    document: str
    shows: tuple[str, ...]
    apart: tuple[str, ...] = ()
    parts: dict[str, str | bytes] = field(default_factory=dict)


LEGACY = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="v"/>{data}</w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> {code} </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shows}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def field_of(code: str, shows: str = "") -> str:
    """A field with its result; without one it is only an instruction."""
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shows}' if shows else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{code} </w:instrText></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sdt(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def drawing(inside: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor><wp:extent cx="3000000" cy="900000"/><a:graphic><a:graphicData>'
        f"{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shape(inside: str) -> str:
    return f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"


def chart(inside: str) -> str:
    return root("c:chartSpace", f"<c:chart>{inside}</c:chart>")


def rich(words: str) -> str:
    return f"<c:tx><c:rich><a:p><a:r><a:t>{words}</a:t></a:r></a:p></c:rich></c:tx>"


def packed(document: str, parts: dict[str, str | bytes]) -> bytes:
    """A whole Word file as bytes."""
    with TemporaryDirectory() as folder:
        return word(Path(folder) / "deel.docx", body(document), parts).read_bytes()


TICK = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
RELATED = "word/_rels/document.xml.rels"
CHART = drawing('<c:chart r:id="rId1"/>')

HARD = {
    "tables four deep": Hard(
        document=table((p("a1"), table((p("b1"), table((p("c1"), table((p("d1"), p("d2"))) + p())) + p())) + p())),
        shows=("a1  b1  c1  d1  d2",),
    ),
    "merged cells": Hard(
        document="<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>" + p("breed") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p() + "</w:tc><w:tc>" + p("smal") + "</w:tc></w:tr></w:tbl>",
        shows=("breed", "smal"),
    ),
    "grouped shapes": Hard(
        document=f"<w:p>{r('voor')}"
        + drawing(f"<wpg:wgp>{shape(p('links'))}<wpg:grpSp>{shape(p('rechts'))}</wpg:grpSp></wpg:wgp>")
        + "</w:p>",
        shows=("voor", "links", "rechts"),
    ),
    "a drawing canvas with words of DrawingML": Hard(
        document=f"<w:p>{r('voor')}"
        + drawing(
            "<lc:lockedCanvas><a:sp><a:txSp><a:txBody><a:p><a:r><a:t>doek</a:t></a:r></a:p><a:p><a:r><a:t>linnen</a:t></a:r></a:p>"
            "</a:txBody></a:txSp></a:sp></lc:lockedCanvas>"
        )
        + f"{r(' na')}</w:p>",
        shows=("voor na", "doek", "linnen"),
    ),
    "older shapes of every kind in a group": Hard(
        document="<w:p><w:r><w:pict><v:group>"
        + "".join(
            f"<v:{kind}><v:textbox><w:txbxContent>{p(kind)}</w:txbxContent></v:textbox></v:{kind}>"
            for kind in ("rect", "roundrect", "oval", "shape")
        )
        + "</v:group></w:pict></w:r></w:p>",
        shows=("rect", "roundrect", "oval", "shape"),
    ),
    "older shapes of every kind that are switched off": Hard(
        document="<w:p><w:r><w:pict>"
        + "".join(
            f"<v:{kind} style='visibility:hidden'><v:textbox><w:txbxContent>{p(kind)}</w:txbxContent></v:textbox></v:{kind}>"
            for kind in ("rect", "roundrect", "oval", "shape", "group")
        )
        + "</w:pict></w:r></w:p>",
        shows=(),
        apart=("rect roundrect oval shape group",),
    ),
    "word art": Hard(document="<w:p><w:r><w:pict><v:shape><v:textpath string='Feest'/></v:shape></w:pict></w:r></w:p>", shows=("Feest",)),
    "controls around a block, a row, a cell and words": Hard(
        document=sdt(p("blok"))
        + "<w:tbl>"
        + sdt("<w:tr><w:tc>" + p("rij") + "</w:tc></w:tr>")
        + "<w:tr>"
        + sdt("<w:tc>" + p("cel") + "</w:tc>")
        + "<w:tc><w:p>"
        + sdt(r("woord"))
        + "</w:p></w:tc></w:tr></w:tbl>",
        shows=("blok", "rij", "cel  woord"),
    ),
    "a control in a control in a control": Hard(
        document=sdt(sdt(p("een") + f"<w:p>{sdt(sdt(r('twee'), '<w:text/>'))}</w:p>")), shows=("een", "twee")
    ),
    "a repeating section": Hard(
        document=sdt(
            sdt(p("eerste"), "<w15:repeatingSectionItem/>") + sdt(p("tweede"), "<w15:repeatingSectionItem/>"), "<w15:repeatingSection/>"
        ),
        shows=("eerste", "tweede"),
    ),
    "a check box that is a block": Hard(document=p("boven") + sdt(p("☒"), TICK) + p("onder"), shows=("boven", "☒", "onder")),
    "a check box that is a cell": Hard(
        document="<w:tbl><w:tr><w:tc>"
        + p("Ja")
        + "</w:tc>"
        + sdt("<w:tc>" + p("☒") + "</w:tc>", TICK)
        + "<w:tc>"
        + p("Nee")
        + "</w:tc></w:tr></w:tbl>",
        shows=("Ja  ☒  Nee",),
    ),
    "a check box with a sign of a symbol font": Hard(
        document="<w:p>" + sdt("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", TICK) + r(" akkoord") + "</w:p>",
        shows=("☑ akkoord",),
    ),
    "a list, a combination and a date": Hard(
        document="<w:p>"
        + sdt(r("keus"), "<w:dropDownList><w:listItem w:displayText='niet'/></w:dropDownList>")
        + sdt(r("vrij"), "<w:comboBox/>")
        + sdt(r("mei"), "<w:date/>")
        + "</w:p>",
        shows=("keusvrijmei",),
    ),
    "older form fields": Hard(
        document="<w:p>"
        + LEGACY.format(data="<w:textInput/>", code="FORMTEXT", shows=r("invul"))
        + LEGACY.format(data="<w:checkBox><w:checked/></w:checkBox>", code="FORMCHECKBOX", shows="")
        + LEGACY.format(
            data="<w:ddList><w:result w:val='1'/><w:listEntry w:val='bv'/><w:listEntry w:val='nv'/></w:ddList>",
            code="FORMDROPDOWN",
            shows="",
        )
        + "</w:p>",
        shows=("invul☒nv",),
    ),
    "a field shows its result, not its instruction": Hard(
        document=f"<w:p>{field_of('DOCPROPERTY Naam', r('Zonnebloem'))}<w:fldSimple w:instr=' AUTHOR '>{r(' auteur')}</w:fldSimple></w:p>",
        shows=("Zonnebloem auteur",),
    ),
    "a field in the instruction of a field": Hard(
        document='<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + field_of("MERGEFIELD x", r("binnen"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("uitkomst")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        shows=("uitkomst",),
        apart=("binnen",),
    ),
    "a button that shows words of its instruction": Hard(
        document=f"<w:p>{r('Naam: ')}{field_of('MACROBUTTON NoMacro [Klik en typ]')}{r(' einde')}</w:p>",
        shows=("Naam: [Klik en typ] einde",),
    ),
    "a sign that a field draws": Hard(
        document=f"<w:p>{field_of('SYMBOL 254 ' + chr(92) + 'f &quot;Wingdings&quot; ' + chr(92) + 's 12')}{r(' eens')}</w:p>",
        shows=("☑ eens",),
    ),
    "first, even and other headers": Hard(
        document=body(
            p("tekst"),
            last="<w:sectPr>"
            + "".join(
                f"<w:{where}Reference w:type='{kind}' r:id='{where[0]}{kind}'/>"
                for where in ("header", "footer")
                for kind in ("first", "even", "default")
            )
            + "<w:titlePg/></w:sectPr>",
        ),
        parts={
            RELATED: relations(
                *(
                    (f"{where[0]}{kind}", where, f"{where}{kind}.xml")
                    for where in ("header", "footer")
                    for kind in ("first", "even", "default")
                ),
                ("s", "settings", "settings.xml"),
            ),
            "word/settings.xml": root("w:settings", "<w:evenAndOddHeaders/>"),
        }
        | {
            f"word/{where}{kind}.xml": root("w:hdr" if where == "header" else "w:ftr", p(where + kind))
            for where in ("header", "footer")
            for kind in ("first", "even", "default")
        },
        shows=("headerfirst", "headereven", "headerdefault", "tekst", "footerfirst", "footereven", "footerdefault"),
    ),
    "a first header that only a later section shows": Hard(
        document=body(
            p("een", of="<w:sectPr><w:headerReference w:type='first' r:id='rId1'/></w:sectPr>") + p("twee"),
            last="<w:sectPr><w:titlePg/></w:sectPr>",
        ),
        parts={RELATED: relations(("rId1", "header", "h.xml")), "word/h.xml": root("w:hdr", p("briefhoofd"))},
        shows=("een", "briefhoofd", "twee"),
    ),
    "notes with a table, and a note in a text box": Hard(
        document=f"<w:p>{r('a')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p>"
        + drawing(shape(f"<w:p>{r('kader')}<w:r><w:endnoteReference w:id='3'/></w:r></w:p>"))
        + "</w:p>",
        parts={
            RELATED: relations(("rId1", "footnotes", "footnotes.xml"), ("rId2", "endnotes", "endnotes.xml")),
            "word/footnotes.xml": root("w:footnotes", f"<w:footnote w:id='2'>{table((p('voet'), p('noot')))}</w:footnote>"),
            "word/endnotes.xml": root("w:endnotes", f"<w:endnote w:id='3'>{p('eind')}</w:endnote>"),
        },
        shows=("a", "kader", "voet  noot", "eind"),
    ),
    "insertions, deletions and moves in each other": Hard(
        document=f"<w:p>{r('Wij ')}<w:ins w:id='1'>{r('gaan ')}<w:del w:id='2'><w:r><w:delText>nooit</w:delText></w:r></w:del></w:ins>"
        f"<w:moveFrom w:id='3'>{r('ooit')}</w:moveFrom><w:moveTo w:id='4'>{r('akkoord')}</w:moveTo></w:p>",
        shows=("Wij gaan akkoord",),
        apart=("nooit", "ooit"),
    ),
    "a tracked deletion of a cell": Hard(
        document="<w:tbl><w:tr><w:tc>"
        + p("blijft")
        + "</w:tc><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>"
        + p("vervalt")
        + "</w:tc></w:tr></w:tbl>",
        shows=("blijft",),
        apart=("vervalt",),
    ),
    "a diagram, and its picture for programs that cannot draw it": Hard(
        document="<w:p>" + drawing('<dgm:relIds r:dm="rId1"/>') + "</w:p>",
        parts={
            RELATED: relations(("rId1", "diagramData", "diagrams/data1.xml")),
            "word/diagrams/data1.xml": root(
                "dgm:dataModel",
                "<dgm:ptLst>"
                + "".join(f"<dgm:pt><dgm:t><a:p><a:r><a:t>{word}</a:t></a:r></a:p></dgm:t></dgm:pt>" for word in ("intake", "advies"))
                + "</dgm:ptLst>",
            ),
            "word/diagrams/drawing1.xml": root(
                "dsp:drawing",
                "<dsp:spTree><dsp:sp><dsp:txBody><a:p><a:r><a:t>intake</a:t></a:r></a:p></dsp:txBody></dsp:sp>"
                "<dsp:sp><dsp:txBody><a:p><a:r><a:t>advies</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree>",
            ),
        },
        shows=("intake", "advies"),
    ),
    "a chart with titles, names, years and labels": Hard(
        document=f"<w:p>{CHART}</w:p>",
        parts={
            RELATED: relations(("rId1", "chart", "charts/chart1.xml")),
            "word/charts/chart1.xml": chart(
                f"<c:title>{rich('Prognose')}</c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Cliënten</c:v></c:pt></c:strCache>"
                f"</c:strRef></c:tx><c:dLbls><c:dLbl>{rich('piek')}</c:dLbl></c:dLbls><c:cat><c:numRef><c:numCache><c:pt><c:v>2027</c:v></c:pt><c:pt><c:v>2028</c:v></c:pt>"
                "</c:numCache></c:numRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>41</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>"
                f"<c:catAx><c:title>{rich('Jaar')}</c:title></c:catAx></c:plotArea>"
            ),
        },
        shows=("Prognose", "Cliënten", "piek", "2027", "2028", "Jaar"),
    ),
    "words drawn over a chart": Hard(
        document=f"<w:p>{CHART}</w:p>",
        parts={
            RELATED: relations(("rId1", "chart", "charts/chart1.xml")),
            "word/charts/chart1.xml": chart(f"<c:title>{rich('Grafiek')}</c:title>").replace(
                "</c:chartSpace>", '<c:userShapes r:id="rId7"/></c:chartSpace>'
            ),
            "word/charts/_rels/chart1.xml.rels": relations(("rId7", "chartUserShapes", "../drawings/drawing1.xml")),
            "word/drawings/drawing1.xml": root("c:userShapes", "<a:p><a:r><a:t>doel gehaald</a:t></a:r></a:p>"),
        },
        shows=("Grafiek", "doel gehaald"),
    ),
    "a chart of the newer kind": Hard(
        document="<w:p>" + drawing('<cx:chart r:id="rId1"/>') + "</w:p>",
        parts={
            RELATED: relations(("rId1", "chartEx", "charts/chartEx1.xml")),
            "word/charts/chartEx1.xml": root(
                "cx:chartSpace",
                "<cx:chartData><cx:data><cx:strDim><cx:lvl><cx:pt>Zwolle</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich>"
                "<a:p><a:r><a:t>Waterval</a:t></a:r></a:p></cx:rich></cx:tx></cx:title></cx:chart>",
            ),
        },
        shows=("Zwolle", "Waterval"),
    ),
    "a hyperlink and a bookmark": Hard(
        document=f"<w:p><w:bookmarkStart w:id='1' w:name='x'/><w:hyperlink w:anchor='x' w:tooltip='niet'>"
        f"{r('klik ')}<w:smartTag>{r('slim ')}</w:smartTag></w:hyperlink>"
        f"<w:customXml w:element='naam'>{r('eigen')}</w:customXml></w:p>",
        shows=("klik slim eigen",),
    ),
    "small letters above words": Hard(
        document="<w:p>"
        + r("voor ")
        + "<w:r><w:ruby><w:rubyPr/><w:rt>"
        + r("uitspraak")
        + "</w:rt><w:rubyBase>"
        + r("woord")
        + "</w:rubyBase></w:ruby></w:r>"
        + r(" na")
        + "</w:p>",
        shows=("voor woord (uitspraak) na",),
    ),
    "formulas with a fraction, brackets and an index": Hard(
        document="<w:p><m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d><m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara></w:p>",
        shows=("1/2(x)y^3",),
    ),
    "signs and hyphens": Hard(
        document="<w:p><w:r><w:t>cliënt</w:t><w:noBreakHyphen/><w:t>onder</w:t>"
        "<w:softHyphen/><w:t>steuner</w:t><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>",
        shows=("cliënt-ondersteuner✓",),
    ),
    "from right to left": Hard(
        document="<w:p><w:pPr><w:bidi/></w:pPr><w:bdo w:val='rtl'>"
        + r("שלום", "<w:rtl/>")
        + "</w:bdo><w:dir w:val='rtl'>"
        + r(" naam")
        + "</w:dir></w:p>",
        shows=("שלום naam",),
    ),
    "captions and a list": Hard(
        document=p("Punt", of="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
        + f"<w:p>{r('Tabel ')}<w:fldSimple w:instr=' SEQ Tabel '>{r('1')}</w:fldSimple>{r(': Inzet')}</w:p>",
        parts={
            RELATED: relations(("rId1", "numbering", "numbering.xml")),
            "word/numbering.xml": root(
                "w:numbering",
                "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
                "<w:lvlText w:val='%1)'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
            ),
        },
        shows=("a) Punt", "Tabel 1: Inzet"),
    ),
    "building blocks and data that nobody sees": Hard(
        document=p("tekst"),
        parts={
            "word/glossary/document.xml": root(
                "w:glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{p('bouwsteen')}</w:docPartBody></w:docPart></w:docParts>"
            ),
            "customXml/item1.xml": "<gegevens><naam>Zonnebloem</naam></gegevens>",
        },
        shows=("tekst",),
    ),
    "a header in another folder and under another name": Hard(
        document=body(p("tekst"), last="<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"),
        parts={RELATED: relations(("rId1", "header", "/delen/kop.bin")), "delen/kop.bin": root("w:hdr", p("kop"))},
        shows=("kop", "tekst"),
    ),
    "another document poured in": Hard(
        document=p("voor") + "<w:altChunk r:id='rId1'/>" + p("na"),
        parts={
            RELATED: relations(("rId1", "aFChunk", "deel.htm")),
            "word/deel.htm": "<html><body><p>Ons team</p><table><tr><td>Naam</td><td>Jansen</td></tr></table></body></html>",
        },
        shows=("voor", "Ons team", "Naam  Jansen", "na"),
    ),
    "a text box in a header over a table in a text box": Hard(
        document=body(p("tekst"), last="<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>"),
        parts={
            RELATED: relations(("rId1", "header", "h.xml")),
            "word/h.xml": root(
                "w:hdr", "<w:p>" + drawing(shape(table((p("KvK"), "<w:p>" + drawing(shape(p("diep"))) + "</w:p>")))) + "</w:p>"
            ),
        },
        shows=("KvK  diep", "tekst"),
    ),
    "comments beside the text": Hard(
        document=p("tekst"),
        parts={
            RELATED: relations(("rId1", "comments", "comments.xml")),
            "word/comments.xml": root("w:comments", f"<w:comment w:id='1'>{p('klopt dit?')}</w:comment>"),
        },
        shows=("tekst",),
    ),
    "a sentence kept in an instruction": Hard(
        document=f"<w:p>{r('open')}{field_of('COMMENTS &quot;onze cliënten zijn tevreden&quot;')}</w:p>",
        shows=("open",),
        apart=("onze cliënten zijn tevreden",),
    ),
    "a text box for a group of older shapes far from its corner": Hard(
        document="<w:p><w:r><w:pict><v:group style='width:200pt;height:90pt'><v:rect style='left:3000;top:4000'><v:textbox><w:txbxContent>"
        + p("in de groep")
        + "</w:txbxContent></v:textbox></v:rect></v:group></w:pict></w:r></w:p>",
        shows=("in de groep",),
    ),
    "a document poured into a document poured in": Hard(
        document=p("buiten") + "<w:altChunk r:id='rId1'/>",
        parts={
            RELATED: relations(("rId1", "aFChunk", "deel.docx")),
            "word/deel.docx": packed(
                p("midden") + "<w:altChunk r:id='rId1'/>", {RELATED: relations(("rId1", "aFChunk", "deel.txt")), "word/deel.txt": "binnen"}
            ),
        },
        shows=("buiten", "midden", "binnen"),
    ),
}

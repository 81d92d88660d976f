"""OpenDocument texts in which words stand where readers are known to lose them; every word occurs once.

Each row: what stands in the text, what a reader sees line by line, what is kept apart, and further parts of the file.
"""

from dataclasses import dataclass, field

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "chart", "form")]
    + [
        f'xmlns:draw="{_ODF}drawing:1.0"',
        'xmlns:math="http://www.w3.org/1998/Math/MathML"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


@dataclass(frozen=True, kw_only=True)
class HardText:
    """One hard text."""

    inside: str
    shows: tuple[str, ...]
    apart: tuple[str, ...] = ()
    parts: dict[str, str | bytes] = field(default_factory=dict)

    @property
    def members(self) -> dict[str, str | bytes]:
        """The files of the package."""
        body = f"<office:body><office:text>{self.inside}</office:text></office:body>"
        return {"mimetype": "x", "content.xml": root("office:document-content", body)} | self.parts


def root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {NAMESPACES}>{inside}</{name}>'


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def table(*cells: str) -> str:
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table><table:table-row>{inside}</table:table-row></table:table>"


def box(inside: str) -> str:
    return f"<draw:frame><draw:text-box>{inside}</draw:text-box></draw:frame>"


OBJECT = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
CHART = root(
    "office:document-content",
    f"<office:body><office:chart><chart:chart><chart:title>{p('Prognose')}</chart:title>{table(p('Uren'), p('41'), p('2027'))}"
    "</chart:chart></office:chart></office:body>",
)
FRACTION = "<math:mfrac><math:mn>1</math:mn><math:mn>2</math:mn></math:mfrac>"
FORMULA = root("math:math", f"<math:semantics>{FRACTION}<math:annotation>half</math:annotation></math:semantics>")

HARD_TEXTS = {
    "a chart": HardText(inside=p("voor" + OBJECT), shows=("voor", "Prognose", "Uren", "2027"), parts={"Object 1/content.xml": CHART}),
    "a formula": HardText(inside=p("voor" + OBJECT), shows=("voor", "1/2"), parts={"Object 1/content.xml": FORMULA}),
    "small letters above words": HardText(
        inside=p("voor <text:ruby><text:ruby-base>woord</text:ruby-base><text:ruby-text>klank</text:ruby-text></text:ruby> na"),
        shows=("voor woord (klank) na",),
    ),
    "fields": HardText(
        inside=p("<text:date>4 mei</text:date> <text:author-name>Jansen</text:author-name> <text:user-defined>eigen</text:user-defined>"),
        shows=("4 mei Jansen eigen",),
    ),
    "fields that ask, and one that keeps a value unseen": HardText(
        inside=p(
            "<text:placeholder>naam</text:placeholder> <text:text-input>invul</text:text-input> <text:drop-down><text:label/>keus"
            "</text:drop-down><text:variable-set text:display='none'>geheim</text:variable-set>"
        ),
        shows=("naam invul keus",),
        apart=("geheim",),
    ),
    "a group of shapes": HardText(
        inside=p(f"bij<draw:g>{box(p('links'))}<draw:custom-shape>{p('rechts')}</draw:custom-shape></draw:g>"),
        shows=("bij", "links", "rechts"),
    ),
    "lines and captions with words": HardText(
        inside=p(f"bij<draw:caption>{p('bijschrift')}</draw:caption><draw:connector>{p('band')}</draw:connector>"),
        shows=("bij", "bijschrift", "band"),
    ),
    "a note with a table, in a text box": HardText(
        inside=p(
            box(p(f"kader<text:note><text:note-citation/><text:note-body>{table(p('voet'), p('noot'))}</text:note-body></text:note>"))
        ),
        shows=("kader", "voet  noot"),
    ),
    "tables four deep": HardText(
        inside=table(p("a"), table(p("b"), table(p("c"), table(p("d"))))),
        shows=("a  b  c  d",),
    ),
    "a list with a table in it": HardText(
        inside=f"<text:list><text:list-header>{p('kop')}</text:list-header><text:list-item>{p('punt')}{table(p('links'), p('rechts'))}"
        "</text:list-item></text:list>",
        shows=("kop", "punt", "links  rechts"),
    ),
    "marks of an index and of a source": HardText(
        inside=p(
            "woord<text:alphabetical-index-mark text:string-value='index'/> en <text:bibliography-mark>[bron]</text:bibliography-mark>"
        ),
        shows=("woord en [bron]",),
    ),
    "a change that was inserted, and one that was removed": HardText(
        inside="<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region><text:changed-region><text:deletion>"
        f"{p('weg')}</text:deletion></text:changed-region></text:tracked-changes>{p('<text:change-start/>nieuw<text:change-end/>')}",
        shows=("nieuw",),
        apart=("weg",),
    ),
}

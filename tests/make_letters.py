"""Makes the Word templates of the letters (templates/brieven/*.docx): `python tests/make_letters.py`.

A zorgkantoor replaces them with its own; these are plain on purpose. Only for developers: the program carries the files.
"""

import datetime as dt
import io
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from templates.letter import FOLDER, _timeless

Line = tuple[str, str]  # how, and the words
HEAD: tuple[Line, ...] = (
    ("big", "{{ zorgkantoor }}"),
    ("small", "{{ ronde }}"),
    ("", "{{ datum }}"),
    ("", "Aan: {{ inschrijver }} (KvK-nummer {{ kvk_nummer }})"),
)
FOOT: tuple[Line, ...] = (("", "Met vriendelijke groet,"), ("", "{{ zorgkantoor }}"), ("", "{{ naam }}"), ("small", "{{ functie }}"))
WHERE = (
    "{% if plaats.citaat %}“{{ plaats.citaat }}” – {% endif %}{{ plaats.bestand }}"
    "{% if plaats.bladzijde %}, bladzijde {{ plaats.bladzijde }}{% endif %}"
    "{% if loop.first or loop.previtem.sha256 != plaats.sha256 %} (controlegetal {{ plaats.sha256 }}){% endif %}"
)
PROOF: tuple[Line, ...] = (
    ("", "{%p for plaats in punt.bewijs %}"),
    ("quote", WHERE),
    ("", "{%p endfor %}"),
    ("", "{%p if punt.gezocht %}"),
    ("quote", "Waar wij keken: {{ punt.gezocht | join('; ') }}"),
    ("", "{%p endif %}"),
)
DIGEST = (
    "Wat is een controlegetal? Dat is een vingerafdruk van een bestand (sha256). Uw ICT-afdeling kan het uitrekenen. "
    "Is het gelijk, dan gaat het om precies hetzelfde bestand."
)
DECIDED_BY = "Dit is besluit {{ besluit_nummer }} in ons register. {{ besluit_door }} nam het op {{ besluit_datum }}."
SECOND = (
    "{% if besluit_tweede %} {{ besluit_tweede }} keek als tweede persoon mee en bevestigde het"
    "{% if besluit_tweede_datum %} op {{ besluit_tweede_datum }}{% endif %}.{% endif %}"
)
DECIDED: tuple[Line, ...] = (
    ("", "{%p if besluit_nummer %}"),
    ("", DECIDED_BY + SECOND),
    ("", "{%p endif %}"),
    ("", "{%p if besluit_reden %}"),
    ("", "Waarom wij dit besloten: {{ besluit_reden }}"),
    ("", "{%p endif %}"),
)
PLANNED = "Dit is een voorgenomen beslissing. Er kan bezwaar tegen worden gemaakt. Daardoor kan de uitslag nog veranderen."
OBJECT = "U kunt bezwaar maken. Leg uit waarom u het er niet mee eens bent en stuur uw bewijs mee."
WHICH = "{% if besluit_nummer %} Noem besluit {{ besluit_nummer }}.{% endif %}"
OBJECTION: tuple[Line, ...] = (
    ("heading", "Bent u het er niet mee eens?"),
    ("", OBJECT + WHICH),
    ("", "Stuur uw bezwaar naar: {{ bezwaar_naar }}."),
    ("", "{%p for regel in bezwaar %}"),
    ("bullet", "{{ regel }}"),
    ("", "{%p endfor %}"),
)
LETTERS: dict[str, tuple[Line, ...]] = {
    "ontvangstbevestiging": (
        *HEAD,
        ("title", "Ontvangst van uw inschrijving"),
        ("", "Geachte heer, mevrouw,"),
        ("", "Wij ontvingen uw inschrijving voor {{ ronde }}, voor {{ regios | join(', ') }}. De inschrijving sloot op {{ sluiting }}."),
        ("", "Hieronder staat wat wij van u kregen: elke mail en elk bestand."),
        ("", "{%p for mail in mails %}"),
        ("heading", "Ontvangen op {{ mail.ontvangen }} ({{ mail.tijdig }})"),
        ("", "{%p if mail.onderwerp %}"),
        ("", "Onderwerp: {{ mail.onderwerp }}"),
        ("", "{%p endif %}"),
        ("", "{%p for deel in mail.bestanden %}"),
        ("bullet", "{{ deel.bestand }}, {{ deel.omvang }}{% if deel.niet_gelezen %} – wij konden dit bestand niet lezen: {{ deel.niet_gelezen }}{% endif %} (controlegetal {{ deel.sha256 }})"),  # noqa: E501
        ("", "{%p endfor %}"),
        ("", "{%p endfor %}"),
        ("", "Mist u iets? Laat het ons dan weten: {{ mailbox }}."),
        ("", DIGEST),
        ("", "Het moment van ontvangst is dat van onze mailserver. Deze brief zegt alleen wat wij ontvingen. Hij zegt niets over de inhoud en niets over de uitkomst."),  # noqa: E501
        *FOOT,
    ),
    "verduidelijking": (
        *HEAD,
        ("title", "Vraag over uw inschrijving, regio {{ regio }}"),
        ("", "Geachte heer, mevrouw,"),
        ("", "U schreef in voor {{ ronde }}, regio {{ regio }}. Over een deel van uw inschrijving hebben wij een vraag. {{ mag_vragen }}"),
        ("", "{%p for punt in vragen %}"),
        ("heading", "Vraag {{ loop.index }}: {{ punt.document }}"),
        ("", "Wat is niet duidelijk? {{ punt.onduidelijk }}"),
        ("", "{%p if punt.bevinding %}"),
        ("", "Wat wij zien: {{ punt.bevinding }}"),
        ("", "{%p endif %}"),
        ("", "{%p if punt.bepaling %}"),
        ("quote", "Wat het beleid zegt: “{{ punt.citaat }}” ({{ punt.bepaling }})"),
        ("", "{%p endif %}"),
        *PROOF,
        ("", "Onze vraag: {{ punt.vraag }}"),
        ("", "{%p endfor %}"),
        ("heading", "Wat u wel en niet kunt sturen"),
        ("", "U kunt uitleggen wat er al ligt. Documenten die bij de inschrijving verplicht waren, kunt u nu niet meer aanvullen."),
        ("", "Stuur uw antwoord naar {{ mailbox }}, {{ antwoord_termijn }}. Wij stellen dezelfde vraag aan elke inschrijver bij wie hetzelfde speelt."),  # noqa: E501
        ("", DIGEST),
        *FOOT,
    ),
    "selectie": (
        *HEAD,
        ("title", "Voorgenomen beslissing: uw inschrijving is geselecteerd, regio {{ regio }}"),
        ("", "Geachte heer, mevrouw,"),
        ("", "U schreef in voor {{ ronde }}, regio {{ regio }}. Wij zijn van plan met u een overeenkomst te sluiten."),
        *DECIDED,
        ("", "Uw voorlopige budgetplafond is: {{ budgetplafond }}."),
        ("", PLANNED),
        *OBJECTION,
        *FOOT,
    ),
    "niet_gekozen": (
        *HEAD,
        ("title", "Voorgenomen beslissing: uw inschrijving is niet gekozen, regio {{ regio }}"),
        ("", "Geachte heer, mevrouw,"),
        ("", "U schreef in voor {{ ronde }}, regio {{ regio }}. Dank u wel daarvoor. Wij hebben uw inschrijving beoordeeld, maar wij zijn van plan met andere inschrijvers een overeenkomst te sluiten."),  # noqa: E501
        *DECIDED,
        ("", "Hoe wij kiezen, staat in het beleid: {{ bepaling }}."),
        ("", "{%p if criteria %}"),
        ("heading", "Wat wij van uw inschrijving vonden"),
        ("", "{%p endif %}"),
        ("", "{%p for punt in criteria %}"),
        ("bullet", "{{ punt.criterium }}: {{ punt.oordeel }}. {{ punt.reden }} (beoordeeld door {{ punt.beslist_door }})"),
        ("quote", "Wat wij bij dit criterium vragen: {{ punt.wat_telt }} ({{ punt.bepaling }})"),
        ("", "{%p endfor %}"),
        ("", PLANNED),
        *OBJECTION,
        *FOOT,
    ),
    "afwijzing": (
        *HEAD,
        ("title", "Voorgenomen beslissing: uw inschrijving wordt afgewezen, regio {{ regio }}"),
        ("", "Geachte heer, mevrouw,"),
        ("", "U schreef in voor {{ ronde }}, regio {{ regio }}. Wij zijn van plan uw inschrijving af te wijzen."),
        *DECIDED,
        ("", "Hieronder staat elke reden voor de afwijzing: wat wij vaststelden, wat het beleid daarover zegt en waar wij het zagen."),
        ("", "{%p for punt in gronden %}"),
        ("heading", "Reden {{ loop.index }}: {{ punt.document }}"),
        ("", "Wat wij vaststelden: {{ punt.bevinding }}"),
        ("", "{%p if punt.reden %}"),
        ("", "Ons oordeel: {{ punt.reden }}"),
        ("", "{%p endif %}"),
        ("quote", "Wat het beleid zegt: “{{ punt.citaat }}” ({{ punt.bepaling }})"),
        *PROOF,
        ("small", "Hierover besliste: {{ punt.beslist_door }}"),
        ("", "{%p endfor %}"),
        ("", PLANNED),
        *OBJECTION,
        ("", DIGEST),
        *FOOT,
    ),
}  # fmt: skip
GREY = RGBColor(0x4F, 0x58, 0x60)


def template(lines: tuple[Line, ...], *, title: str) -> bytes:
    """One template as a Word file; the same bytes every time."""
    document = Document()
    _page(document, title)
    for how, words in lines:
        style = {"title": "Heading 1", "heading": "Heading 2", "bullet": "List Bullet", "quote": "Intense Quote"}.get(how, "Normal")
        paragraph = document.add_paragraph(style="Normal" if style == "Intense Quote" else style)
        run = paragraph.add_run(words)
        if how == "big":
            run.bold, run.font.size = True, Pt(16)
        if how in {"small", "quote"}:
            run.font.size, run.font.color.rgb = Pt(9.5), GREY
        if how == "quote":
            paragraph.paragraph_format.left_indent = Cm(0.8)
    made = io.BytesIO()
    document.save(made)
    return _timeless(made.getvalue())


def _page(document: Word, title: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    for name, size in (("Heading 1", 14), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor(0x0B, 0x55, 0x63)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    receipt = section.footer.paragraphs[0].add_run("{{ verantwoording }}")
    receipt.font.size, receipt.font.color.rgb = Pt(6.5), GREY
    properties = document.core_properties
    properties.author, properties.title, properties.comments, properties.language = "Toetssteen", title, "", "nl-NL"
    properties.created = properties.modified = dt.datetime(2026, 1, 1)  # noqa: DTZ001  # no clock: the same bytes every time


def make(folder: Path) -> None:
    """Write every template."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in LETTERS.items():
        (folder / f"{name}.docx").write_bytes(template(lines, title=name.replace("_", " ").capitalize()))


if __name__ == "__main__":
    make(FOLDER)

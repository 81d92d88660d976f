"""Reads Rich Text Format (.rtf) to pages of lines: what a reader of the page sees, with hidden, struck and deleted words apart.

Knows limits, notes and the state of the whole; the walk is in rtf_body. Own code and no library: those that exist give the bare words,
with hidden and struck ones among them (docs/bibliotheken.md). After Microsoft's RTF Specification 1.9.1.

Residual risk: styles are not looked up, because whoever writes RTF writes the look of every stretch beside it; a look that stands in a
style alone is not seen. Formulas are not read, and that is said.
"""

from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow
from extractors.rtf.body import Body
from extractors.rtf.groups import Groups
from extractors.rtf.tokens import BEGINS, tokens
from extractors.word.signs import picture_marks
from intake.message import State

MAX_BYTES = 64 << 20
MAX_TOKENS = 1_000_000
LONG = 3_000  # letters: more than a page

NO_RTF = "Bestand is niet te lezen: het is geen RTF-document, of het begin ontbreekt."
TOO_LARGE = f"Bestand is te groot om te lezen: het heeft meer dan {MAX_BYTES >> 20} MB."
CUT = "Alleen het begin van dit RTF-document is gelezen: het heeft te veel onderdelen."
DEEP = "Alleen het begin van dit RTF-document is gelezen: het is te diep genest."
BROKEN_OFF = "Dit RTF-document breekt af voor het einde. Ga na of het volledig is aangekomen, en bekijk het zelf."


def read_rtf(path: Path) -> Content:
    """The document as read; a file that cannot be read is a state, never an exception."""
    if path.stat().st_size > MAX_BYTES:
        return Content(state=State.TOO_LARGE, because=TOO_LARGE)
    rtf = path.read_bytes()
    start = rtf[:64].find(BEGINS)
    if start < 0:
        return Content(state=State.UNREADABLE, because=NO_RTF)
    return _read(rtf[start:])


def _read(rtf: bytes) -> Content:
    flow = Flow()
    body = Body(flow)
    groups = Groups(body)
    trouble = _walk(body, rtf)
    body.finish()
    groups.finish()
    pages, fields = flow.finish()
    return Content(
        pages=pages,
        fields=fields,
        marks=tuple(picture_marks(pages, flow.sheets)),
        hidden=flow.hidden(),
        notes=(*body.notes, *body.fields.links(), *_about_pages(body, sum(page.characters for page in pages)), *flow.hidden_notes()),
        state=State.PARTLY_READ if trouble else State.READ,
        because=trouble,
    )


def _walk(body: Body, rtf: bytes) -> str:
    """Dutch: why not everything was read; "" when it was."""
    for number, token in enumerate(tokens(rtf)):
        if number >= MAX_TOKENS:
            return CUT
        if not body.take(token):
            return DEEP
    return "" if body.is_complete else BROKEN_OFF


def _about_pages(body: Body, letters: int) -> list[str]:
    """What a reader must know of the page numbers, because RTF holds text and no pages."""
    pages, counted = len(body.flow.sheets), body.pages_counted
    if counted > pages:
        return [
            f"Het bestand zegt zelf {counted} pagina’s te hebben; hier zijn er {pages} te onderscheiden. Paginanummers kunnen afwijken."
        ]
    if pages == 1 and letters > LONG:
        return ["Het bestand kent geen vaste pagina’s; alle tekst staat hier op p. 1."]
    return []

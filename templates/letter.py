"""Values in a Word template to a letter (.docx): the one file that knows docxtpl. Knows no letter and judges nothing.

A zorgkantoor brings templates of its own, so a template may hold fields and loops but can start nothing: it is filled in a sandbox,
every value is escaped, and a field that does not exist is an error. What hides in a value is written out first. A draft says so at
the head of every page, whatever the template looks like: the mark is set here and not in the template. The same values and template
give the same bytes. Residual risk: text boxes and notes of a template are filled as docxtpl finds them; look at a new template once.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from templates.wording import visible

if TYPE_CHECKING:
    from docx.document import Document

FOLDER = Path(__file__).parent / "brieven"
WRITTEN = (1980, 1, 1, 0, 0, 0)  # what the zip says of its own making: no clock
_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class WordTemplateError(Exception):
    """The template cannot be filled; the sentence says which, why and what to do."""


def fill(template: Path, values: dict[str, Any], *, draft: str) -> bytes:
    """The letter, with the words of `draft` at the head of every page unless they are empty.

    WordTemplateError when the template is no Word file, or asks for a field that is not there.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate  # takes a while to import: only where a letter is made

    try:
        letter = DocxTemplate(template)
        letter.init_docx()
        if draft:
            _mark(letter.docx, draft)
        letter.render(_shown(values), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
        made = io.BytesIO()
        letter.save(made)
    except TemplateError as wrong:
        raise WordTemplateError(
            f"Het sjabloon {template.name} klopt niet: {wrong.message}. U kunt deze velden gebruiken: {', '.join(sorted(values))}."
        ) from wrong
    except (KeyError, ValueError, zipfile.BadZipFile, XMLSyntaxError, PackageNotFoundError) as wrong:
        raise WordTemplateError(f"Het sjabloon {template.name} is geen Word-bestand (.docx) dat open kan. Bewaar het opnieuw.") from wrong
    return _timeless(made.getvalue())


def _shown(value: Any) -> Any:  # any JSON
    """The same values with every text on one line, as a person may safely read it and Word can hold it."""
    if isinstance(value, str):
        return _XML.sub("", " ".join(visible(value).split()))
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, list | tuple) else value


def _mark(document: "Document", said: str) -> None:
    """Put the mark of a draft at the head of every kind of page that the document has."""
    from docx.shared import Pt, RGBColor

    for number, section in enumerate(document.sections):
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            if number and head.is_linked_to_previous:
                continue  # shows the head of the section before it, which has the mark
            first = head.paragraphs[0] if head.paragraphs else head.add_paragraph()
            words = first.insert_paragraph_before().add_run(said)
            words.bold = True
            words.font.size = Pt(11)
            words.font.color.rgb = RGBColor(0xA3, 0x20, 0x1D)


def _timeless(content: bytes) -> bytes:
    """The same parts in a zip that says nothing of when it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, WRITTEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return made.getvalue()

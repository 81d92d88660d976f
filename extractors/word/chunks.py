"""Files of another kind that a Word document takes in whole (w:altChunk): read as what they are, told in their place.

Knows web pages and plain text; another Word document is read by the reader of the document itself.
"""

from extractors.content import Content
from extractors.flow import Flow, letters
from extractors.html import html_content
from extractors.plain import plain_content

_WEB = (".htm", ".html", ".xhtml")
_PLAIN = (".txt",)


def chunk_content(blob: bytes, name: str) -> Content | None:
    """A web page or plain text, by the name of the part; None for any other kind."""
    suffix = name.lower()
    if suffix.endswith(_WEB):
        return html_content(blob)
    return plain_content(blob) if suffix.endswith(_PLAIN) else None


def pour_in(content: Content, flow: Flow) -> None:
    """Tell the flow what was read of it, hidden words too; none of its letters are typed in the document itself."""
    flow.end_line()
    for number, page in enumerate(content.pages):
        if number:
            flow.break_page(hard=False)
        for line in page.lines:
            flow.text(line.text, added=True)
            flow.end_line()
    for found in content.hidden:
        flow.conceal(found.words, found.how)
        flow.added += letters(found.words)

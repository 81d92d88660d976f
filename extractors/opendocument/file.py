"""Reads OpenDocument text, workbooks and presentations (.odt, .ods, .odp) from their XML; runs and fetches nothing.

Knows how the parts of a package belong together; the walk itself is in opendocument_body.
"""

from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow, letters
from extractors.markup import Element, RefusedError, attribute, child, every, short, unreadable
from extractors.ooxml import ENCRYPTED, Package, open_package
from extractors.opendocument.body import MAX_CELLS, MAX_ROWS, Body, FullError
from extractors.opendocument.lists import Lists
from extractors.opendocument.look import Styles
from extractors.opendocument.objects import Objects
from extractors.opendocument.words import typed_letters, words_below
from extractors.word.parts import UNUSED
from extractors.word.signs import certificate_marks, picture_marks
from intake.message import State

_MARGINS = ("style:header", "style:header-first", "style:header-left", "style:footer", "style:footer-first", "style:footer-left")


def read_opendocument(path: Path) -> Content:
    """The document as read; a file that cannot be read is a state, never an exception."""
    try:
        with open_package(path) as package:
            if _is_encrypted(package):
                raise RefusedError(State.ENCRYPTED, ENCRYPTED)
            if "content.xml" not in package:
                raise unreadable("het is geen OpenDocument-bestand, of de inhoud ontbreekt")
            return _Reading(package).content()
    except RefusedError as refused:
        return refused.content


def _is_encrypted(package: Package) -> bool:
    if "META-INF/manifest.xml" not in package:
        return False
    return b"encryption-data" in package.read("META-INF/manifest.xml")  # not parsed: older programs gave it a document type


class _Reading:
    """One document being read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.xml("content.xml")
        self.layout = package.xml("styles.xml") if "styles.xml" in package else None
        self.kind, self.inside = _inside(self.root)
        self.styles = Styles((self.layout, self.root))
        self.flow = Flow()
        self.body = Body(self.flow, self.styles, Lists((self.layout, self.root)), self.root, kind=self.kind)
        Objects(package, self.body)
        self.is_cut = False
        self.typed = 0

    def content(self) -> Content:
        """Read the body, then the headers and footers, and draw up the account."""
        try:
            self.body.read(self.inside)
        except FullError:
            self.is_cut = True
        if self.kind == "office:text":
            self._margins()
        pages, fields = self.flow.finish()
        state, because = self._state(sum(letters(page.text) for page in pages))
        return Content(
            pages=pages,
            fields=fields,
            marks=(*picture_marks(pages, self.flow.sheets), *certificate_marks(self.package)),
            hidden=self.flow.hidden(),
            notes=(*self.body.seen.notes, *self._notes(), *self.flow.hidden_notes()),
            state=state,
            because=because,
        )

    def _margins(self) -> None:
        """Headers and footers, on the first page of their layout; those of layouts that nothing starts are hidden."""
        masters = {attribute(row, "style:name"): row for row in every(self.layout, "style:master-page")} if self.layout is not None else {}
        first_pages = self._first_pages(masters)
        for name, master in masters.items():
            for kind in _MARGINS:
                margin = child(master, kind)
                if margin is not None:
                    self.typed += typed_letters(margin)
                    self._margin(margin, page=first_pages.get(name, 0), is_top="header" in kind)

    def _first_pages(self, masters: dict[str, Element]) -> dict[str, int]:
        """Where each page layout begins: the standard one first, and after each layout the one it names as its next."""
        begun = dict(self.body.first_pages)
        if 1 not in begun.values():
            begun["Standard"] = 1
        for start in list(begun):
            name = start
            while name in masters and (following := attribute(masters[name], "style:next-style-name")) not in begun:
                begun[following] = min(begun[name] + 1, self.flow.page)
                name = following
        return begun

    def _margin(self, margin: Element, *, page: int, is_top: bool) -> None:
        if not page or attribute(margin, "style:display") == "false":
            self.flow.conceal(words_below(margin) + " ", UNUSED)
            return
        sheet = self.flow.sheets[page - 1]
        pictures = len(self.flow.sheets[-1].pictures)
        lines = self.body.capture(margin)
        del self.flow.sheets[-1].pictures[pictures:]  # a logo in the margin is not what the page consists of
        (sheet.top if is_top else sheet.bottom).extend(lines)

    def _state(self, on_pages: int) -> tuple[State, str]:
        seen = self.body.seen
        trouble = list(seen.unread)
        if self.is_cut:
            trouble.append(f"Alleen de eerste {MAX_ROWS} rijen en {MAX_CELLS} cellen zijn gelezen. Beoordeel de rest met de hand.")
        typed = self.typed + typed_letters(self.inside)
        lost = typed - (on_pages - self.flow.added) - self.flow.concealed_letters - seen.remarks
        if lost and not self.is_cut:
            trouble.append(
                f"Van de {typed} tekens in het bestand zijn er {abs(lost)} niet op een pagina teruggevonden. Bekijk het document zelf."
            )
        return (State.PARTLY_READ, " ".join(trouble)) if trouble else (State.READ, "")

    def _notes(self) -> list[str]:
        notes = []
        if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in self.package.names):
            notes.append("Bevat macro's; die zijn niet uitgevoerd.")
        if self.body.seen.inserted:
            notes.append(
                f"Bevat {self.body.seen.inserted} stuk(ken) tekst die met wijzigingen bijhouden zijn ingevoegd en nog niet zijn "
                "aanvaard; ze zijn meegelezen."
            )
        links = sorted({link for element in self.inside.iter() if "://" in (link := attribute(element, "xlink:href"))})
        return notes + [f"Verwijst naar {link[:200]}; niet opgehaald." for link in links[:10]]


def _inside(root: Element) -> tuple[str, Element]:
    """What kind of document it is, and the element that holds its content."""
    body = child(root, "office:body")
    for element in body if body is not None else ():
        name = short(str(element.tag))
        if name in {"office:text", "office:spreadsheet", "office:presentation", "office:drawing"}:
            return name, element
    raise unreadable("het is geen OpenDocument-bestand, of de inhoud ontbreekt")

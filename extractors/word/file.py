"""Reads a Word document (.docx, .docm) to pages of lines: every part, every letter accounted for, nothing run or fetched.

Knows how the parts of a document belong together; the walk itself is in word_body.
"""

from dataclasses import dataclass, field
from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow, letters, tidy
from extractors.look import WHITE, read_colour
from extractors.markup import Element, RefusedError, attribute, child, every, short, unreadable
from extractors.ooxml import Package, open_package, package_in
from extractors.outside import outside_notes, outside_relations
from extractors.relations import main_part
from extractors.word.binding import Stores
from extractors.word.body import Body, Book, Seen
from extractors.word.chunks import chunk_content
from extractors.word.controls import words_in
from extractors.word.covers import covered_boxes
from extractors.word.drawings import Drawings
from extractors.word.formulas import Formulas
from extractors.word.lists import Lists
from extractors.word.look import Styles, is_on
from extractors.word.parts import UNUSED, Parts, is_setting_on, notes_by_id, typed_letters
from extractors.word.place import largest_page
from extractors.word.signs import certificate_marks, picture_marks
from intake.message import State

COMMENT_SHOWN = 200
LONG = 3_000  # letters: more than a page
DEEPEST = 2  # documents poured into each other


def read_word(path: Path) -> Content:
    """The document as read; a file that cannot be read is a state, never an exception."""
    try:
        with open_package(path) as package:
            return _read(package, depth=0)
    except RefusedError as refused:
        return refused.content


def _read(package: Package, *, depth: int) -> Content:
    return _Reading(package, main_part(package) or _likely_main(package), depth=depth).content()


def _likely_main(package: Package) -> str:
    """Where the relationships are lost, the name that every Word program uses."""
    if "word/document.xml" in package:
        return "word/document.xml"
    raise unreadable("het is geen Word-document, of de inhoud ontbreekt")


@dataclass(slots=True)
class Account:
    """Where the letters of the file went; `typed` counts the file, the rest counts what was told."""

    typed: int = 0
    shown: int = 0
    hidden: int = 0
    remarks: int = 0  # in comments
    duplicates: int = 0

    @property
    def lost(self) -> int:
        return self.typed - self.shown - self.hidden - self.remarks - self.duplicates


@dataclass(slots=True)
class _Section:
    """Where the section being read began, and which breaks are still to come."""

    first_page: int = 1
    breaks: list[str] = field(default_factory=list)


class _Reading:
    """One document being read."""

    def __init__(self, package: Package, main: str, *, depth: int) -> None:
        self.depth = depth  # of documents poured into each other
        self.package, self.parts = package, Parts(package, main)
        root = self.parts.root(main)
        if root is None or short(str(root.tag)) != "w:document":
            raise unreadable("het is geen Word-document")
        self.root = root
        self.flow, self.seen = Flow(), Seen()
        self.body = Body(self.flow, self._book(), self.seen)
        self.body.on_section = self._section_ends
        self.drawings = Drawings(self.parts, self.body)
        self.drawings.pour = self._pour
        Formulas(self.body)
        self.margins: dict[str, tuple[Element, str]] = {}  # headers and footers now in force, by place and kind
        self.section = _Section(breaks=[_kind_of_break(section) for section in _sections(root)])
        self.account = Account()

    def _book(self) -> Book:
        notes = {
            f"{kind} {id_}": note
            for kind in ("footnote", "endnote")
            for id_, note in notes_by_id(self.parts.of_kind(f"{kind}s"), f"w:{kind}").items()
        }
        numbering = Lists(self.parts.of_kind("numbering"))
        return Book(
            styles=Styles(self.parts.of_kind("styles")),
            lists=numbering,
            notes=notes,
            ground=self._ground(),
            paper=largest_page(self.root),
            stores=Stores(self.package),
            covered=covered_boxes(self.root, self.parts, self.package),
        )

    def _ground(self) -> tuple[int, int, int] | None:
        background = child(self.root, "w:background")
        if background is None or not is_setting_on(self.parts.of_kind("settings"), "w:displayBackgroundShape"):
            return WHITE
        return read_colour(attribute(background, "w:color")) or WHITE

    def content(self) -> Content:
        """Read all parts and draw up the account."""
        self.seen.used.add(self.parts.main)
        self.body.read(self.root)
        final = child(self.root, "w:body", "w:sectPr")
        if final is not None:
            self._margins(final)
        comments = self._comments()
        self._unused()
        pages, fields = self.flow.finish()
        marks = [*picture_marks(pages, self.flow.sheets), *certificate_marks(self.package)]
        self._count(sum(letters(page.text) for page in pages))
        state, because = self._state()
        return Content(
            pages=pages,
            fields=fields,
            marks=tuple(marks),
            hidden=self.flow.hidden(),
            notes=(*self._notes(), *comments, *self.flow.hidden_notes()),
            state=state,
            because=because,
        )

    def _pour(self, name: str) -> Content | None:
        """A file that the document takes in whole (w:altChunk); None for a kind that is not read here."""
        try:
            blob = self.package.read(name)
            if not blob.startswith(b"PK"):
                return chunk_content(blob, name)
            if self.depth >= DEEPEST:
                return None
            with package_in(blob) as package:
                return _read(package, depth=self.depth + 1)
        except RefusedError as refused:
            return refused.content

    # sections, headers and footers

    def _section_ends(self, section: Element) -> None:
        self._margins(section)
        if self.section.breaks:
            self.section.breaks.pop(0)
        if not self.section.breaks or self.section.breaks[0] not in {"continuous", "nextColumn"}:
            self.flow.break_page(hard=False)
        self.section.first_page = self.flow.page

    def _margins(self, section: Element) -> None:
        """Headers and footers, once, on the first page of the first section that shows them; sections inherit them."""
        for reference in section:
            name = short(str(reference.tag))
            if name in {"w:headerReference", "w:footerReference"}:
                target = self.parts.target(self.parts.main, attribute(reference, "r:id"))
                self.margins[name + attribute(reference, "w:type")] = reference, target
        for name, (reference, target) in self.margins.items():
            if target and target not in self.seen.used and self._is_shown(reference, section):
                self._margin(target, is_header=name.startswith("w:header"))

    def _margin(self, target: str, *, is_header: bool) -> None:
        root = self.parts.root(target)
        if root is None:
            return
        self.seen.used.add(target)
        self.drawings.part = target
        sheet = self.flow.sheets[self.section.first_page - 1]
        pictures = len(self.flow.sheets[-1].pictures)
        lines = self.body.capture(root)
        del self.flow.sheets[-1].pictures[pictures:]  # a logo in the margin is not what the page consists of
        self.drawings.part = self.parts.main
        if is_header:
            sheet.top += lines
        else:
            sheet.bottom += lines

    def _is_shown(self, reference: Element, section: Element) -> bool:
        kind = attribute(reference, "w:type")
        if kind == "first":
            title = child(section, "w:titlePg")
            return title is not None and is_on(title)
        return kind != "even" or is_setting_on(self.parts.of_kind("settings"), "w:evenAndOddHeaders")

    # what is not on a page

    def _comments(self) -> list[str]:
        """Comments in the margin: told, but no text of the page."""
        root = self.parts.of_kind("comments")
        if root is None:
            return []
        self.seen.used.update(name for name, part in self.parts.texts() if part is root)
        self.account.remarks = typed_letters(root)
        words = [tidy(words_in(comment)) for comment in every(root, "w:comment")]
        return [f"Opmerking in de kantlijn, telt niet mee: “{text[:COMMENT_SHOWN]}”" for text in words if text]

    def _unused(self) -> None:
        """Parts and notes that nothing refers to, and parts behind another of the same name: hidden text."""
        for name, root in self.parts.texts():
            if short(str(root.tag)) in {"w:footnotes", "w:endnotes"}:
                self._unused_notes(root)
            elif name not in self.seen.used:
                self.flow.conceal(words_in(root), UNUSED)
        for name, root in self.parts.shadowed():
            self.account.typed += typed_letters(root)
            self.flow.conceal(words_in(root), "in een tweede onderdeel met dezelfde naam")
            self.seen.notes[f"Het onderdeel {name} zit twee keer in het bestand; alleen het laatste is gelezen."] = None

    def _unused_notes(self, root: Element) -> None:
        kind = short(str(root.tag)).removesuffix("s")
        read = {id(self.body.book.notes[key]) for key in self.seen.used if key in self.body.book.notes}
        for note in every(root, kind):
            if id(note) not in read:
                self.flow.conceal(words_in(note), UNUSED)

    # the account

    def _count(self, on_pages: int) -> None:
        self.account.typed += sum(typed_letters(root) for _, root in self.parts.texts())
        self.account.shown = on_pages - self.flow.added
        self.account.hidden = self.flow.concealed_letters
        self.account.duplicates = self.seen.duplicates

    def _state(self) -> tuple[State, str]:
        trouble = [f"Het onderdeel {name} is beschadigd en niet gelezen." for name in self.parts.damaged]
        trouble += self.seen.unread
        if self.account.lost:
            trouble.append(
                f"Van de {self.account.typed} tekens in het bestand zijn er {abs(self.account.lost)} niet op een pagina "
                "teruggevonden. Bekijk het document zelf."
            )
        return (State.PARTLY_READ, " ".join(trouble)) if trouble else (State.READ, "")

    def _notes(self) -> list[str]:
        notes = list(self.seen.notes)
        if any(name.rpartition("/")[2] == "vbaProject.bin" for name in self.package.names):
            notes.append("Bevat macro's; die zijn niet uitgevoerd.")
        if self.seen.inserted:
            notes.append(
                f"Bevat {self.seen.inserted} stuk(ken) tekst die met wijzigingen bijhouden zijn ingevoegd en nog niet zijn "
                "aanvaard; ze zijn meegelezen."
            )
        pages, counted = len(self.flow.sheets), self.parts.pages_counted()
        if counted > pages:
            notes.append(
                f"Het bestand zegt zelf {counted} pagina’s te hebben; hier zijn er {pages} te onderscheiden. Paginanummers kunnen afwijken."
            )
        elif pages == 1 and self.account.typed > LONG:
            notes.append("Het bestand kent geen vaste pagina’s; alle tekst staat hier op p. 1.")
        return notes + outside_notes(outside_relations(self.package))


def _sections(root: Element) -> list[Element]:
    """The sections in order, without the old ones that change tracking keeps."""
    return [
        section for section in every(root, "w:sectPr")
        if not any(short(str(above.tag)) == "w:sectPrChange" for above in section.iterancestors())
    ]  # fmt: skip


def _kind_of_break(section: Element) -> str:
    """How this section begins."""
    kind = child(section, "w:type")
    return "nextPage" if kind is None else attribute(kind, "w:val", "nextPage")

"""The parts of a Word package as XML trees, with the relations between them, and how many letters they hold.

Knows which parts can hold text; knows nothing of how text is laid out.
"""

from collections.abc import Iterator

from extractors.flow import letters
from extractors.markup import Element, RefusedError, child, every, parse, short
from extractors.ooxml import Package
from extractors.relations import Relation, relations
from intake.message import State

TEXT_ROOTS = frozenset({
    "w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:comments", "dgm:dataModel", "c:chartSpace", "c:userShapes",
    "cx:chartSpace",
})  # fmt: skip
UNUSED = "in een onderdeel dat het document niet toont"
SOURCES = ("w:t", "w:delText", "m:t", "a:t")
"""Elements whose text is typed by the author."""


class Parts:
    """Reads parts when asked, each once; a damaged part is remarked upon and left out."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self.main = main
        self._folder = main.rpartition("/")[0]
        self._roots: dict[str, Element | None] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.damaged: list[str] = []
        self.names = package.names
        self._referred: set[str] = set()  # parts that others refer to by id, wherever they stand

    def root(self, name: str) -> Element | None:
        """The tree of one part; None when it is absent or damaged."""
        if name not in self._roots:
            self._roots[name] = self._read(name) if name in self._package else None
        return self._roots[name]

    def _read(self, name: str) -> Element | None:
        try:
            return self._package.xml(name)
        except RefusedError as refused:
            if refused.state is not State.UNREADABLE or name == self.main or "DOCTYPE" in refused.because:
                raise
            self.damaged.append(name)
            return None

    def of_kind(self, kind: str) -> Element | None:
        """The part that the main part refers to as its styles, numbering, settings, footnotes ..."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.outside:
                self._referred.add(relation.target)
                return self.root(relation.target)
        return None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of one part, by id."""
        if part not in self._relations:
            try:
                self._relations[part] = relations(self._package, part)
            except RefusedError as refused:
                if "DOCTYPE" in refused.because:
                    raise
                self.damaged.append(part)
                self._relations[part] = {}
        return self._relations[part]

    def target(self, part: str, id_: str) -> str:
        """The member that an id in a part refers to; "" when there is none."""
        relation = self.relations(part).get(id_)
        if relation is None or relation.outside or relation.target not in self._package:
            return ""
        self._referred.add(relation.target)
        return relation.target

    def pages_counted(self) -> int:
        """How many pages Word counted when it last saved the file; 0 when it does not say."""
        root = self.root("docProps/app.xml")
        told = "" if root is None else next((part.text or "" for part in root if str(part.tag).endswith("}Pages")), "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 0

    def texts(self) -> Iterator[tuple[str, Element]]:
        """Every part that holds text, by name; building blocks of a template are no text of this document."""
        for name in self._package.names:
            if not self._may_hold_text(name) and not self._is_read(name):
                continue
            root = self.root(name)
            if root is not None and short(str(root.tag)) in TEXT_ROOTS:
                yield name, root

    def _is_read(self, name: str) -> bool:
        return name in self._referred and self._roots.get(name) is not None

    def _may_hold_text(self, name: str) -> bool:
        inside = name.startswith(self._folder + "/") if self._folder else "/" not in name
        return inside and name.endswith(".xml") and "/glossary/" not in name and "/_rels/" not in name

    def shadowed(self) -> Iterator[tuple[str, Element]]:
        """Text parts that a later member of the same name hides."""
        for name, member in self._package.shadowed:
            if self._may_hold_text(name):
                root = parse(self._package.read_member(member), name)
                if short(str(root.tag)) in TEXT_ROOTS:
                    yield name, root


def typed_letters(root: Element) -> int:
    """How many letters the author typed below this element."""
    return sum(letters(found.text or "") for found in every(root, *SOURCES))


def notes_by_id(root: Element | None, kind: str) -> dict[str, Element]:
    """Footnotes or endnotes by their id, without the lines that Word draws above them."""
    if root is None:
        return {}
    return {id_: note for note in every(root, kind) if (id_ := _id(note))}


def _id(note: Element) -> str:
    return next((str(value) for key, value in note.items() if str(key).endswith("}id")), "")


def is_setting_on(settings: Element | None, name: str) -> bool:
    """Is this setting of the document on?"""
    found = child(settings, name)
    return found is not None and not any(value in {"0", "false", "off"} for value in found.values())

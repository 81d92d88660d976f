"""Which part of an OOXML package refers to which, read with python-docx's package code.

Knows relationships and part names; knows nothing of what a part says.
A reference to a part that is not there is data, not an error.
"""

from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TARGET_MODE
from docx.opc.oxml import CT_Relationships, parse_xml
from docx.opc.packuri import PACKAGE_URI, PackURI

from extractors.markup import parse
from extractors.ooxml import Package


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """One reference from a part to another part, or to something outside the file."""

    id: str
    kind: str  # last word of the relationship type: "header", "image", "officeDocument"
    target: str  # member of the package, or the address as written when it is outside
    outside: bool


def relations(package: Package, part: str = "") -> dict[str, Relation]:
    """The references of one part (of the package itself without a name), by id."""
    source = PackURI("/" + part) if part else PACKAGE_URI
    name = source.rels_uri.membername
    if name not in package:
        return {}
    blob = package.read(name)
    parse(blob, name)  # refuses what python-docx's parser would let through
    root = parse_xml(blob)  # type: ignore[arg-type]  # it takes bytes, and must: text with an encoding line is refused
    rows = root.Relationship_lst if isinstance(root, CT_Relationships) else []
    found = [_relation(source, row.rId, row.reltype, row.target_ref, row.target_mode) for row in rows]
    return {relation.id: relation for relation in found}


def _relation(source: PackURI, id_: str | None, kind: str | None, target: str | None, mode: str) -> Relation:
    outside = mode == RELATIONSHIP_TARGET_MODE.EXTERNAL
    place = (target or "") if outside else PackURI.from_rel_ref(source.baseURI, target or "").membername
    return Relation(id=id_ or "", kind=(kind or "").rpartition("/")[2], target=place, outside=outside)


def main_part(package: Package) -> str | None:
    """The member that holds the document itself."""
    for relation in relations(package).values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    return None

"""What a package refers to outside itself, as Dutch remarks: links for a reader, and things a program would fetch.

Knows relationships; fetches nothing.
"""

from collections.abc import Iterable

from extractors.markup import RefusedError
from extractors.ooxml import Package
from extractors.relations import Relation, relations

LINKS_SHOWN = 10
_KINDS = {
    "attachedTemplate": "een sjabloon",
    "image": "een afbeelding",
    "oleObject": "een gekoppeld bestand",
    "externalLinkPath": "een andere werkmap",
    "subDocument": "een deeldocument",
    "frame": "een webpagina",
}


def outside_relations(package: Package) -> list[Relation]:
    """Every reference of every part to something outside the file, in order of parts."""
    found: list[Relation] = []
    for name in package.names:
        if not name.endswith(".rels") or "_rels/" not in name:
            continue
        try:
            rows = relations(package, name.replace("_rels/", "", 1).removesuffix(".rels"))
        except RefusedError as refused:
            if "DOCTYPE" in refused.because:
                raise
            continue  # the part itself says that it is damaged
        found += [relation for relation in rows.values() if relation.outside]
    return found


def outside_notes(found: Iterable[Relation]) -> list[str]:
    """One sentence for each thing outside; long lists of links are counted."""
    rows = list(found)
    links = sorted({relation.target for relation in rows if relation.kind == "hyperlink" and "://" in relation.target})
    fetched = sorted({(relation.kind, relation.target) for relation in rows if relation.kind != "hyperlink"})
    notes = [
        f"Verwijst naar {_KINDS.get(kind, 'een bestand')} buiten het document: {target[:200]}; niet opgehaald." for kind, target in fetched
    ]
    notes += [f"Bevat een koppeling naar {link[:200]}; niet opgehaald." for link in links[:LINKS_SHOWN]]
    if len(links) > LINKS_SHOWN:
        notes.append(f"Bevat nog {len(links) - LINKS_SHOWN} andere koppelingen; niet opgehaald.")
    return notes

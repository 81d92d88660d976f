"""The words of OpenDocument paragraphs, collected without reading them: for hidden text and for the account of letters.

Knows which elements hold no words of the text.
"""

from collections.abc import Iterator

from extractors.flow import letters, tidy
from extractors.markup import Element, Walk, every

SKIPPED = frozenset({
    "office:forms", "svg:title", "svg:desc", "text:note-citation", "text:table-of-content-source", "text:alphabetical-index-source",
    "text:illustration-index-source", "text:table-index-source", "text:user-index-source", "text:bibliography-source",
    "text:object-index-source", "text:script", "office:event-listeners", "table:content-validations", "table:tracked-changes",
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "table:named-expressions", "table:database-ranges",
    "dc:creator", "dc:date", "text:changed-region",
})  # fmt: skip


def words_below(element: Element) -> str:
    """The words of the paragraphs below an element, each once, without reading them; comments apart."""
    return tidy("".join(_pieces(element)))


def typed_letters(root: Element) -> int:
    """How many letters stand in paragraphs below this element, comments included."""
    comments = sum(letters(words_below(comment)) for comment in every(root, "office:annotation") if comment is not root)
    return letters(words_below(root)) + comments


def _pieces(root: Element) -> Iterator[str]:
    depth, skipped = 0, False
    walk = Walk(root)
    for event, name, element in walk:
        if event == "start":
            skipped = name in _COUNTED_APART and element is not root
            if skipped:
                walk.skip()
                continue
            depth += name in _PARAGRAPHS
            yield (element.text or "") if depth else ""
            continue
        depth -= name in _PARAGRAPHS and not skipped
        skipped = False
        yield " " if name in _PARAGRAPHS else ""
        yield (element.tail or "") if depth and element is not root else ""


_PARAGRAPHS = frozenset({"text:p", "text:h"})
_COUNTED_APART = (SKIPPED - {"text:changed-region"}) | {"office:annotation"}

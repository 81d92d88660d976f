"""What was read, as bytes to keep and as it was again: the same in every run. Knows the vocabulary only; reads no document."""

from pydantic import TypeAdapter, ValidationError

from extractors.document import Box, Document

Places = tuple[tuple[Box, ...] | None, ...]
"""Where each of a number of quotes stands; None: not found."""

DOCUMENT: TypeAdapter[Document] = TypeAdapter(Document)
PLACES: TypeAdapter[Places] = TypeAdapter(Places)


def document_bytes(document: Document) -> bytes:
    """JSON in UTF-8, without spaces."""
    return DOCUMENT.dump_json(document)


def document_from(content: bytes) -> Document | None:
    """The document again; None when these bytes are not one."""
    try:
        return DOCUMENT.validate_json(content)
    except ValidationError:
        return None


def places_bytes(places: Places) -> bytes:
    """JSON in UTF-8, without spaces."""
    return PLACES.dump_json(places)


def places_from(content: bytes, *, count: int) -> Places | None:
    """The places of so many quotes again; None when these bytes are not that."""
    try:
        places = PLACES.validate_json(content)
    except ValidationError:
        return None
    return places if len(places) == count else None

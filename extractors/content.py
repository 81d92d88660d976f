"""What every reader returns: the content of one file, before it is cut into pieces.

Knows no library and no format; says nothing about what the document is for.
"""

from dataclasses import dataclass

from extractors.document import Field, Hidden, Mark, Page, Seal
from intake.message import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """One file as read. A state other than `gelezen` comes with a Dutch sentence that says what to do."""

    pages: tuple[Page, ...] = ()
    fields: tuple[Field, ...] = ()
    marks: tuple[Mark, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    seals: tuple[Seal, ...] = ()  # seen, not yet looked into
    notes: tuple[str, ...] = ()  # Dutch sentences about the file as a whole
    state: State = State.READ
    because: str = ""

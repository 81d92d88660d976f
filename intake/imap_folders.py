"""The folders a mail server lists: how the server calls each one, and how a person does. Knows the answer to LIST, no connection."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from imap_tools.imap_utf7 import utf7_decode, utf7_encode

ENTRY = re.compile(rb'\((?P<flags>[^)]*)\) (?:NIL|"(?:\\.|[^"])*") (?P<name>.+)', re.DOTALL | re.IGNORECASE)
LITERAL = re.compile(rb"\{\d+\}$")
ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
CLOSED = frozenset({b"\\noselect", b"\\nonexistent"})
"""A folder that only holds other folders."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class FolderName:
    """Kept as the server wrote it, so that also a wrongly encoded name can be asked for again."""

    shown: str
    raw: bytes

    @property
    def quoted(self) -> bytes:
        """As an argument of a command."""
        return b'"' + re.sub(rb'([\\"])', rb"\\\1", self.raw) + b'"'


INBOX = FolderName(shown="INBOX", raw=b"INBOX")


def named(name: str) -> FolderName:
    """A folder as a person writes it; INBOX is the same in any case."""
    return INBOX if name.upper() == INBOX.shown else FolderName(shown=name, raw=utf7_encode(name))


def listed(answer: Sequence[object]) -> tuple[FolderName, ...]:
    """The folders that can be opened, in order of name. Raises ValueError on an entry that cannot be understood."""
    return tuple(sorted({folder for item in answer if item for folder in _folders(item)}))


def _folders(item: object) -> tuple[FolderName, ...]:
    """One entry; a name with unusual characters comes apart, behind the entry."""
    line, literal = (item[0], item[1]) if isinstance(item, tuple) else (item, None)
    found = ENTRY.fullmatch(line) if isinstance(line, bytes) else None
    if found is None:
        raise ValueError("not an answer to LIST")
    if CLOSED & {flag.lower() for flag in found["flags"].split()}:
        return ()
    raw = bytes(literal) if literal is not None and LITERAL.search(found["name"]) else _unquoted(found["name"])
    return (INBOX if raw.upper() == INBOX.raw else FolderName(shown=_shown(raw), raw=raw),)


def _unquoted(name: bytes) -> bytes:
    is_quoted = len(name) > 1 and name.startswith(b'"') and name.endswith(b'"')
    return ESCAPED.sub(rb"\1", name[1:-1]) if is_quoted else name


def _shown(raw: bytes) -> str:
    """Modified UTF-7 when it is that, and would be written so again; otherwise as UTF-8."""
    with contextlib.suppress(ValueError):
        name = utf7_decode(raw)
        if utf7_encode(name) == raw:
            return name
    return raw.decode("utf-8", "replace")

"""Reads OLE compound files (old Office, Outlook): the names of what is inside, and single streams within a budget.

Knows no document format. The only file that uses olefile. Never raises anything but CompoundError.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAM, STORAGE, ROOT = 2, 1, 5
MOST_ENTRIES = 200_000


class CompoundError(Exception):
    """The file is not a readable compound file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """One storage (folder) or stream (file); `kids` are positions in the table."""

    name: str
    is_storage: bool
    start: int
    size: int
    kids: tuple[int, ...]


class _Ole(olefile.OleFileIO):  # type: ignore[misc]  # the library has no types
    """Without the library's look-up of every stream among all earlier ones: quadratic, and our budget guards against the same thing."""

    def _check_duplicate_stream(self, first_sect: int, minifat: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's own form
        pass


class Compound:
    """An open compound file; `budget` bounds how many bytes are read from it in all."""

    def __init__(self, content: bytes, *, budget: int | None = None) -> None:
        if not content.startswith(MAGIC):
            raise CompoundError("geen OLE-bestand")
        self.left = 4 * len(content) if budget is None else budget
        try:
            self._ole = _Ole(io.BytesIO(content))
            self.nodes = dict(_nodes(self._ole))
        except CompoundError:
            raise
        except Exception as fault:  # olefile raises what it likes on damaged files
            raise CompoundError(f"beschadigd OLE-bestand ({type(fault).__name__})") from fault

    def kids(self, node: int = 0) -> dict[str, int]:
        """What a storage holds, by name."""
        return {self.nodes[kid].name: kid for kid in self.nodes[node].kids if kid in self.nodes}

    def children(self, node: int) -> list[tuple[str, int]]:
        """What a storage holds, in order of name; a name that occurs twice is there twice."""
        return sorted((self.nodes[kid].name, kid) for kid in self.nodes[node].kids if kid in self.nodes)

    def read(self, node: int) -> bytes:
        """The bytes of one stream."""
        found = self.nodes[node]
        self.left -= found.size
        if self.left < 0:
            raise CompoundError("OLE-bestand wijst vaker naar dezelfde bytes dan een gewoon bestand")
        try:
            return bytes(self._ole._open(found.start, found.size).read())  # noqa: SLF001 - openstream() searches by path, this by place
        except Exception as fault:
            raise CompoundError(f"beschadigd OLE-bestand ({type(fault).__name__})") from fault

    def walk(self, node: int) -> Iterator[tuple[str, int]]:
        """Every stream below a storage, with its path, in order of path."""
        found: list[tuple[str, int]] = []
        waiting, seen = [("", node)], {node}
        while waiting:
            path, here = waiting.pop()
            for name, kid in self.children(here):
                if kid not in seen:
                    seen.add(kid)
                    target = waiting if self.nodes[kid].is_storage else found
                    target.append((f"{path}/{name}", kid))
        return iter(sorted(found))


def _nodes(ole: _Ole) -> Iterator[tuple[int, Node]]:
    if len(ole.direntries) > MOST_ENTRIES:
        raise CompoundError("OLE-bestand met te veel onderdelen")
    for position, entry in enumerate(ole.direntries):
        if entry is not None:
            yield (
                position,
                Node(
                    name=entry.name,
                    is_storage=entry.entry_type in (STORAGE, ROOT),
                    start=entry.isectStart,
                    size=entry.size,
                    kids=tuple(kid.sid for kid in entry.kids),
                ),
            )

"""Unpacks a zip file within limits, counted while reading. Knows no mail; names are data here and never become paths.

Every line of the table of contents comes out as one member, unpacked or not; what was not unpacked keeps its packed bytes as evidence.
"""

import bz2
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from intake.limits import MEBIBYTE, Budget
from intake.message import State
from intake.show import brief
from intake.zip_directory import LOCAL, Buffer, Directory, Entry, ZipError, packed_bytes

__all__ = ["Buffer", "Member", "members", "oddities"]

STORED, DEFLATED, BZIP2 = 0, 8, 12
UNLISTED = "Een zipbestand bevat een bestand dat niet in zijn inhoudsopgave staat en daarom niet is uitgepakt; kijk het zelf na."
PIECE = 256 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One line of the table of contents with its bytes: unpacked when state is None, else as they stood in the archive."""

    name: str
    content: bytes
    state: State | None = None
    because: str = ""
    is_folder: bool = False


class _Stop(Exception):  # noqa: N818 - not an error: how unpacking one member ended
    def __init__(self, state: State, because: str) -> None:
        super().__init__(because)
        self.state, self.because = state, because


def members(content: Buffer, directory: Directory, budget: Budget) -> Iterator[Member]:
    """Every member in the archive's own order. Each is unpacked only when asked for, so one at a time is in memory."""
    overlapping = _overlapping(content, directory)
    for entry in directory.entries:
        if entry.is_folder:
            yield Member(name=entry.name, content=b"", is_folder=True)
        else:
            yield _member(content, entry, budget, shared=entry.offset in overlapping)


def _member(content: Buffer, entry: Entry, budget: Budget, *, shared: bool) -> Member:
    packed = b""
    try:
        start, end = packed_bytes(content, entry)
        packed = content[start:end]
        _refuse(entry, budget, shared=shared)
        return Member(name=entry.name, content=_unpack(packed, entry, budget))
    except ZipError as fault:
        return Member(name=entry.name, content=packed, state=State.UNREADABLE, because=str(fault))
    except _Stop as stop:
        return Member(name=entry.name, content=packed, state=stop.state, because=stop.because)


def _refuse(entry: Entry, budget: Budget, *, shared: bool) -> None:
    """What can be seen beforehand from the table of contents."""
    if entry.is_encrypted:
        raise _Stop(
            State.ENCRYPTED,
            "Dit bestand in het zipbestand is met een wachtwoord versleuteld; de inhoud is niet te toetsen. "
            "Let op: na sluiting mag niets worden aangevuld.",
        )
    if shared:
        raise _Stop(
            State.TOO_LARGE,
            "Dit bestand deelt zijn bytes met een ander bestand in het zipbestand. Een gewoon zipbestand doet dat niet; "
            "het is daarom niet uitgepakt. Beoordeel het handmatig.",
        )
    budget.members -= 1
    if budget.members < 0:
        raise _Stop(
            State.TOO_LARGE,
            f"Niet uitgepakt: de archieven in deze mail bevatten meer dan {budget.limits.members} bestanden. "
            "Beoordeel dit bestand handmatig.",
        )
    if entry.unpacked > budget.unpacked:
        raise _Stop(State.TOO_LARGE, _over_budget(budget))


def _over_budget(budget: Budget) -> str:
    return (
        f"Archief niet volledig uitgepakt: de uitgepakte grootte komt boven {budget.limits.unpacked // MEBIBYTE} MB. "
        "Dit bestand is niet gelezen; beoordeel het handmatig."
    )


def _unpack(packed: bytes, entry: Entry, budget: Budget) -> bytes:
    pieces, size, crc = [], 0, 0
    for piece in _pieces(packed, entry.method):
        size += len(piece)
        if size > budget.unpacked:
            budget.unpacked = 0
            raise _Stop(State.TOO_LARGE, _over_budget(budget))
        if size > budget.limits.ratio_from and size > budget.limits.ratio * max(1, len(packed)):
            budget.unpacked -= size
            raise _Stop(
                State.TOO_LARGE,
                f"Dit bestand wordt bij uitpakken meer dan {budget.limits.ratio} keer zo groot. Dat past bij een zipbom; "
                "het is daarom niet uitgepakt. Beoordeel het handmatig.",
            )
        crc = zlib.crc32(piece, crc)
        pieces.append(piece)
    budget.unpacked -= size
    if crc != entry.crc:
        raise _Stop(State.UNREADABLE, "Dit bestand in het zipbestand is beschadigd: de controlesom klopt niet.")
    return b"".join(pieces)


def _pieces(packed: bytes, method: int) -> Iterator[bytes]:
    """Unpacked bytes in pieces of bounded size."""
    if method == STORED:
        yield packed
    elif method == DEFLATED:
        yield from _inflated(packed)
    elif method == BZIP2:
        yield from _bunzipped(packed)
    else:
        raise _Stop(
            State.UNSUPPORTED,
            f"Dit bestand is ingepakt op een manier die Toetssteen niet kent (methode {method}). "
            "Vraag om hetzelfde bestand in een gewoon zipbestand, of pak het handmatig uit.",
        )


def _inflated(packed: bytes) -> Iterator[bytes]:
    inflater, rest = zlib.decompressobj(-15), packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, PIECE)
            rest = inflater.unconsumed_tail
            if not piece and not rest:
                break
            yield piece
    except zlib.error:
        raise _damaged() from None
    if not inflater.eof:
        raise _damaged()


def _bunzipped(packed: bytes) -> Iterator[bytes]:
    unpacker, rest = bz2.BZ2Decompressor(), packed
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(rest, PIECE)
            rest = b""
            if not piece and unpacker.needs_input:
                raise _damaged()
            yield piece
    except OSError:
        raise _damaged() from None


def _damaged() -> _Stop:
    return _Stop(State.UNREADABLE, "Dit bestand in het zipbestand is beschadigd of breekt af.")


def oddities(content: Buffer, directory: Directory) -> list[str]:
    """Dutch sentences about what two programs could read differently: bytes outside the table of contents, names that disagree."""
    found, reach = [], 0
    for entry in sorted(directory.entries, key=lambda one: one.offset):
        try:
            end = packed_bytes(content, entry)[1]
        except ZipError:
            continue
        if entry.offset > reach and content[reach : entry.offset].find(LOCAL) >= 0:
            found.append(UNLISTED)
        if not entry.is_named_alike(content):
            found.append(f"Het bestand '{brief(entry.name)}' in een zipbestand heeft op twee plaatsen een andere naam; kijk het zelf na.")
        reach = max(reach, end)
    if not directory.unread and content[reach : directory.start].find(LOCAL) >= 0:
        found.append(UNLISTED)
    return list(dict.fromkeys(found))


def _overlapping(content: Buffer, directory: Directory) -> set[int]:
    """Places of members that share bytes with another; one pass over the members in order of place."""
    places: list[tuple[int, int]] = []
    for entry in directory.entries:
        try:
            places.append((entry.offset, packed_bytes(content, entry)[1]))
        except ZipError:
            continue
    found: set[int] = set()
    reach, owner = -1, -1
    for start, end in sorted(places):
        if start < reach:
            found |= {start, owner}
        if end > reach:
            reach, owner = end, start
    return found

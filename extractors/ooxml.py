"""Opens a zip package of XML (OOXML, ODF) safely: sizes and members are judged before anything is unpacked.

Knows zip and its dangers; knows no document format.
Accepted residual risk: a part of at most 64 MiB is held in memory as a tree while it is read.
"""

import io
import lzma
import zipfile
import zlib
from pathlib import Path
from types import TracebackType

from extractors.markup import Element, RefusedError, parse, too_large, unreadable
from intake.message import State

MEBIBYTE = 1 << 20
MAX_FILE = 128 * MEBIBYTE
MAX_UNPACKED = 256 * MEBIBYTE
MAX_READ = 64 * MEBIBYTE
MAX_MEMBERS = 5_000
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, ValueError, OverflowError, OSError, RuntimeError,
)  # fmt: skip
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


class Package:
    """A zip file whose members are read one by one, within one budget."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._budget = MAX_READ
        members: dict[str, zipfile.ZipInfo] = {}
        self.shadowed: list[tuple[str, zipfile.ZipInfo]] = []
        for member in archive.infolist():
            if member.filename in members:
                self.shadowed.append((member.filename, members[member.filename]))
            members[member.filename] = member
        self._members = members
        self.names = tuple(sorted(members))

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """Declared size of a member; zipfile never unpacks more than that."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The bytes of one member; raises `RefusedError` when it is damaged or the budget is spent."""
        return self.read_member(self._members[name])

    def read_member(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of one member, also of one that shares its name with a later one."""
        self._budget -= member.file_size
        if self._budget < 0:
            raise too_large(f"de inhoud is uitgepakt groter dan {MAX_READ // MEBIBYTE} MB")
        if member.flag_bits & 1:
            raise RefusedError(State.ENCRYPTED, ENCRYPTED)
        try:
            return self._archive.read(member)
        except (*DAMAGE, NotImplementedError) as damage:
            raise unreadable(f"het onderdeel {member.filename} in het bestand is beschadigd") from damage

    def xml(self, name: str) -> Element:
        """One member as an XML tree, parsed without entities, network or document type."""
        return parse(self.read(name), name)


ENCRYPTED = "Bestand is versleuteld met een wachtwoord; de inhoud is niet te toetsen."


def open_package(path: Path) -> Package:
    """The package at `path`; raises `RefusedError` when it is encrypted, damaged, too large or no package at all."""
    _judge_head(path)
    return _package(path)


def package_in(blob: bytes) -> Package:
    """The same for a package that stands inside another file."""
    return _package(io.BytesIO(blob))


def _package(file: Path | io.BytesIO) -> Package:
    try:
        archive = zipfile.ZipFile(file)
    except (*DAMAGE, NotImplementedError) as damage:
        raise unreadable("het bestand is beschadigd of onvolledig") from damage
    try:
        _judge_members(archive.infolist())
    except RefusedError:
        archive.close()
        raise
    return Package(archive)


def _judge_head(path: Path) -> None:
    """Size, emptiness and Office's own encryption (an OLE file around the package), before zip is asked."""
    size = path.stat().st_size
    if size == 0:
        raise RefusedError(State.UNREADABLE, "Bestand is leeg (0 bytes).")
    if size > MAX_FILE:
        raise too_large(f"het is groter dan {MAX_FILE // MEBIBYTE} MB")
    with path.open("rb") as file:
        if file.read(len(OLE)) != OLE:
            return
        if "EncryptedPackage".encode("utf-16-le") in file.read():
            raise RefusedError(State.ENCRYPTED, ENCRYPTED)
    raise RefusedError(State.UNSUPPORTED, "Bestand is een oud Office-bestand onder een nieuwe naam.")


def _judge_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise too_large(f"het bevat meer dan {MAX_MEMBERS} onderdelen")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise too_large(f"uitgepakt is het groter dan {MAX_UNPACKED // MEBIBYTE} MB")

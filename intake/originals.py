"""The write-once store of every message and leaf, by sha256. Knows no names and no formats: a path follows from the hash alone."""

import contextlib
import hashlib
import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

HASH = re.compile(r"[0-9a-f]{64}")
CHUNK = 1024 * 1024


class OriginalsError(Exception):
    """The store itself is damaged or misused; the text is Dutch and meant for the user."""


def sha256_of(content: bytes) -> str:
    """The name under which these bytes are kept."""
    return hashlib.sha256(content).hexdigest()


class Originals:
    """Acknowledged is durable: `put` returns after file and folder were flushed to disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep these bytes, once; what is there already is never written again."""
        sha256 = sha256_of(content)
        path = self.path(sha256)
        if path.exists():
            self._same_size(path, len(content))
            return sha256
        self._make(path.parent)
        _write_whole(path, content)
        return sha256

    def path(self, sha256: str) -> Path:
        """Where these bytes stand, or would stand."""
        if not HASH.fullmatch(sha256):
            raise OriginalsError(f"'{sha256[:80]}' is geen sha256: verwacht 64 tekens 0-9 en a-f.")
        return self.folder / sha256[:2] / sha256

    def get(self, sha256: str) -> bytes:
        """The bytes; KeyError when they are not kept here."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise KeyError(sha256) from None

    def __contains__(self, sha256: str) -> bool:
        return bool(HASH.fullmatch(sha256)) and self.path(sha256).is_file()

    def all(self) -> Iterator[str]:
        """Every sha256 kept here, in order; unfinished writes are not kept."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if HASH.fullmatch(path.name) and path.name.startswith(folder.name):
                    yield path.name

    def verify(self) -> list[str]:
        """Read everything again; the sha256 of each file whose bytes are no longer what its name says."""
        return [sha256 for sha256 in self.all() if _hash_file(self.path(sha256)) != sha256]

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            _flush_folder(self.folder)
            _flush_folder(self.folder.parent)

    @staticmethod
    def _same_size(path: Path, size: int) -> None:
        if path.stat().st_size != size:
            raise OriginalsError(
                f"Het bewaarde bestand {path.name} is {path.stat().st_size} bytes groot en hoort {size} bytes te zijn. "
                "Het archief is beschadigd: zet een reservekopie terug en draai daarna 'toetssteen controleer'."
            )


def _write_whole(path: Path, content: bytes) -> None:
    """Beside, flush, rename, flush the folder: the file is there whole or not at all."""
    beside, file = _half_file(path.parent)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _half_file(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target, with the rights of the folder's other files (a case may be shared by a team)."""
    for number in itertools.count():
        beside = folder / f".half-{os.getpid()}-{number}"
        with contextlib.suppress(FileExistsError):
            return beside, beside.open("xb")
    raise AssertionError("itertools.count ended")


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows cannot open folders and flushes them by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _hash_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()

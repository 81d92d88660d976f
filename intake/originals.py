"""The write-once store of every message and leaf, by sha256. Knows no names and no formats: a path follows from the hash alone."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from intake.durable import flush_folder, make_folder, write_whole

HASH = re.compile(r"[0-9a-f]{64}")
CHUNK = 1024 * 1024


class OriginalsError(Exception):
    """The store itself is damaged or misused; the text is Dutch and meant for the user."""


def sha256_of(content: bytes) -> str:
    """The name under which these bytes are kept."""
    return hashlib.sha256(content).hexdigest()


class Originals:
    """Acknowledged is durable: `put` returns after file and folders were flushed to disk, also those that an earlier run made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._flushed: set[Path] = set()

    def put(self, content: bytes) -> str:
        """Keep these bytes, once; what is there already is never written again."""
        sha256 = sha256_of(content)
        path = self.path(sha256)
        if path.exists():
            self._same(path, sha256)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        self._flush_once(path.parent)
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

    def _flush_once(self, folder: Path) -> None:
        """The folder and its place in those above it: new, or of a run that was cut off before it had flushed them."""
        if folder not in self._flushed:
            flush_folder(folder)
            make_folder(folder)
            make_folder(self.folder)
            self._flushed.add(folder)

    @staticmethod
    def _same(path: Path, sha256: str) -> None:
        if _hash_file(path) != sha256:
            raise OriginalsError(
                f"Het bewaarde bestand {path.name} is niet meer wat er is aangekomen. "
                "Het archief is beschadigd: zet een reservekopie terug en draai daarna 'toetssteen controleer'."
            )


def _hash_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()

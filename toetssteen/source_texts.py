"""The published texts behind the rules that somebody put in the folder `bronnen` of a case: they go with every package.

The texts are not ours to give out and not in the program; who has them can let them travel with the proof. Knows files and digests only.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from intake.originals import sha256_of
from reports.safe_names import safe_name

FOLDER = "bronnen"
_MOST = 40  # files


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """One file of the folder, with its place in a package."""

    path: str
    file: Path
    is_read: bool  # byte for byte the text that the rules were read from; another file may hold the same text


def source_texts(case: Path, read: Collection[str]) -> tuple[SourceText, ...]:
    """The files of the folder by name, without hidden ones, links and folders. `read`: the digests of the texts that the rules name."""
    folder = case / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return ()
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink() and not path.name.startswith(".")]
    digests = [(path, sha256_of(path.read_bytes())) for path in files[:_MOST]]
    return tuple(
        SourceText(path=f"ronde/{FOLDER}/{sha256[:12]}-{safe_name(path.name)}", file=path, is_read=sha256 in read)
        for path, sha256 in digests
    )

"""Writing so that what was acknowledged survives a power cut: beside, flushed, renamed, and the folder flushed too. Knows no content."""

import contextlib
import itertools
import os
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, content: bytes) -> None:
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
    flush_folder(path.parent)


def _half_file(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target, with the rights of the folder's other files (a case may be shared by a team)."""
    for number in itertools.count():
        beside = folder / f".half-{os.getpid()}-{number}"
        with contextlib.suppress(FileExistsError):
            return beside, beside.open("xb")
    raise AssertionError("itertools.count ended")


def flush(path: Path) -> None:
    """Make a file, or the names in a folder, durable."""
    if path.is_dir():
        flush_folder(path)
        return
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows cannot open folders and flushes them by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

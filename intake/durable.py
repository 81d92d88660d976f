"""Writing so that what was acknowledged survives a power cut: beside, flushed, renamed, and the folder flushed too. Knows no content.

Residual risks: Windows cannot flush a folder and is trusted to do so by itself; on macOS the cache inside the disk is not flushed.
"""

import contextlib
import errno
import itertools
import os
from pathlib import Path
from typing import BinaryIO

HALF = ".half-"
"""How the names of half-written files begin."""

_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
"""A file system that knows no flushing of folders says one of these; every other answer is trouble."""


def write_whole(path: Path, content: bytes) -> None:
    """Beside, flush, rename, flush the folder: the file is there whole or not at all. OSError names the file that was to be written."""
    beside, file = _half_file(path.parent)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException as trouble:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(trouble, OSError):
            trouble.filename = str(path)  # a full disk names no file by itself
        raise
    flush_folder(path.parent)


def make_folder(folder: Path) -> None:
    """The folder and those above it, each durable in the one above before anything is put into it.

    A folder that is there already may be of a run that was cut off before it was durable: it is flushed once more.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
    flush_folder(folder.parent)


def clear_halves(folder: Path) -> None:
    """Take away what runs that were cut off left half-written; whoever calls holds the lock, so nobody is writing."""
    for path in folder.rglob(f"{HALF}*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _half_file(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target, with the rights of the folder's other files (a case may be shared by a team)."""
    for number in itertools.count():
        beside = folder / f"{HALF}{os.getpid()}-{number}"
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
    """Make the names in a folder durable; OSError when the disk could not. A folder that we may not open is not ours to flush."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        if trouble.errno not in _CANNOT:
            trouble.filename = str(folder)
            raise
    finally:
        os.close(descriptor)

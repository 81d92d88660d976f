"""One writer at a time: a lock on a case folder that the operating system frees when its holder dies."""

import contextlib
import datetime as dt
import errno
import getpass
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from checklist.timing import LOCAL


def who() -> str:
    """Who works here, for whoever has to wait."""
    with contextlib.suppress(OSError, KeyError):
        return f"{getpass.getuser()} op {socket.gethostname()}"
    return "iemand"


class InUseError(Exception):
    """Another run is working on this case."""


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[str]) -> None:
        # Locks one byte far behind the text, so that others can still read who holds it.
        handle.seek(1 << 20)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: IO[str]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`; raises InUseError with who has it and since when."""
    with path.open("a+", encoding="utf-8") as handle:
        _taken(handle)
        since = dt.datetime.now(LOCAL).strftime("%d-%m-%Y %H.%M uur")
        try:
            handle.seek(0)
            handle.truncate()
            os.write(handle.fileno(), f"{who()} (proces {os.getpid()}), sinds {since}".encode())
        except OSError as trouble:
            trouble.filename = str(path)  # a full disk names no file by itself
            raise
        yield


@contextmanager
def looking(path: Path) -> Iterator[None]:
    """As `held`, for who only looks: also where nothing can be written, as on an archive that is closed."""
    if _may_write(path):
        with held(path):
            yield
    elif path.is_file():
        with path.open(encoding="utf-8") as handle:
            _taken(handle)  # who may write may be at work
            yield
    else:
        yield  # whoever works here makes that file first


def _may_write(path: Path) -> bool:
    try:
        path.open("a+", encoding="utf-8").close()
    except OSError as refused:
        if refused.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return False
        raise
    return True


def _taken(handle: IO[str]) -> None:
    """Take it, or say who has it."""
    try:
        _take(handle)
    except OSError as taken:
        handle.seek(0)
        holder = handle.read().strip() or "een ander programma"
        raise InUseError(
            f"Deze zaak is in gebruik door {holder}. Wacht tot dat klaar is, of sluit dat venster, en begin opnieuw."
        ) from taken

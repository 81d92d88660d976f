"""What a child process that reads strange files may not do: write, reach a network, start or end processes, fill the memory.

Two fences. The system's own limits (`resource`, and on Linux a network of its own without any connection) hold whatever code
runs; where the system refuses them the next one stands alone. The interpreter's fence (audit hooks, which code in Python cannot
take away again) holds for readers in Python and gives them an error instead of a deed.
Residual risks: machine code that a file smuggles into a C library is held by the system's limits only. It may then write
nothing, but may start processes when the user is root, end processes of the same user, and send the parent what it likes.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of Linux's sched.h
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.spawn", "os.system", "os.startfile", "subprocess.Popen", "pty.spawn",
    "os.kill", "os.killpg", "signal.pthread_kill",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "os.setxattr", "os.removexattr", "os.chdir", "shutil.rmtree", "shutil.move", "shutil.copyfile", "sqlite3.connect",
})  # fmt: skip
"""Audit events of Python's library (docs.python.org/3/library/audit_events.html) that no reader needs."""


def confine(*, memory: int, seconds: float) -> None:
    """In the child, before its first task. `memory` in bytes of address space, `seconds` of processor time in all its tasks."""
    _be_silent()
    sys.dont_write_bytecode = True
    _cut_off_network()
    if resource is not None:
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NPROC, 0)
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_CPU, int(seconds))  # should the parent die, a hanging child ends too
    sys.addaudithook(_refuse)


def memory_is_limited() -> bool:
    """Can this system hold the limit on memory?"""
    return resource is not None and sys.platform != "darwin"  # macOS accepts RLIMIT_AS and ignores it


def _be_silent() -> None:
    """Nobody listens to what libraries print."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.close(silence)


def _cut_off_network() -> None:
    """A network of its own, without connections; a plain user first needs a user space of his own, which not every system gives.

    In such a space rights beyond those of a plain user are lost, and with them perhaps the files: who has any keeps them.
    """
    if sys.platform != "linux":
        return
    unshare: Callable[[int], int] = ctypes.CDLL(None).unshare
    if unshare(_NEW_NETWORK) != 0 and _is_plain_user():
        unshare(_NEW_NETWORK | _NEW_USER)


def _is_plain_user() -> bool:
    try:
        with Path("/proc/self/status").open(encoding="ascii", errors="replace") as status:
            return any(line.startswith("CapEff:") and not line[7:].strip().strip("0") for line in status)
    except OSError:
        return False


def _limit(kind: int, wanted: int) -> None:
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED or (event == "open" and _is_writing(arguments)):
        raise PermissionError(event)


def _is_writing(arguments: tuple[object, ...]) -> bool:
    """Whether a file is opened for more than reading; `open` tells how in the flags it gives to the system."""
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITING)

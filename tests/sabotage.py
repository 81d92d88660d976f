"""Readers that misbehave, for the children of extractors.bounded; a module of its own because children import it by name."""

import ctypes
import math
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractors.document import Box, Document, Fact, Field, Hidden, Kind, Line, Locator, Mark, Page, Piece, Searchability
from intake.message import State

STRAY = "neergezet.txt"
"""What a reader writes beside the files, if it can."""


def read(path: Path, *, sha256: str, media_type: str) -> object:
    """What the file's first word says; anything else is a good document. A reader that lies may return anything."""
    word = path.read_text(encoding="utf-8").split()[0]
    good = _document(sha256, media_type, text=path.read_text(encoding="utf-8"))
    if word in DEEDS:
        DEEDS[word](path)
    return LIES[word](good) if word in LIES else good


def _document(sha256: str, media_type: str, *, text: str, number: int = 1) -> Document:
    line = Line(text=text, box=None)
    page = Page(number=number, width=0, height=0, lines=(line,), searchability=Searchability.DIGITAL, because="")
    return Document(
        sha256=sha256,
        media_type=media_type,
        state=State.READ,
        searchability=Searchability.DIGITAL,
        because="",
        pages=(page,),
    )


# deeds: what is done before a document is returned, if it ever is


def _busy(_: Path) -> None:
    while True:
        math.sqrt(2)


def _unkillable(_: Path) -> None:
    """Sleeps through every request to stop."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM})
    while True:
        time.sleep(60)


def _raise(path: Path) -> None:
    raise ValueError(path)


def _exit(_: Path) -> None:
    sys.exit(0)


def _no_memory(_: Path) -> None:
    raise MemoryError


def _swell(_: Path) -> None:
    """Takes all memory there is, in pieces."""
    kept = []
    while True:
        kept.append(bytes(64 * 1024**2))


def _recurse(path: Path) -> None:
    _recurse(path)


def _noise(_: Path) -> None:
    os.write(1, b"noise\n" * 10_000)
    os.write(2, b"noise\n" * 10_000)
    sys.stdout.write("noise")
    sys.stdout.flush()


def _fork(_: Path) -> None:
    """Twice as many of itself each time."""
    for _ in range(6):
        os.fork()


def _zombies(_: Path) -> None:
    """Children that nobody waits for."""
    for _ in range(20):
        subprocess.Popen([sys.executable, "-c", "pass"])


def _threads(_: Path) -> None:
    """Threads that go on when the document is done, and end the child a moment later."""
    threading.Timer(0.3, lambda: os._exit(9)).start()


def _scribble(_: Path) -> None:
    """Noise into whatever is open, the line to the parent among it."""
    for number in range(3, 40):
        try:
            os.write(number, b"\x00\x00\x00\x10noise")
        except OSError:
            continue


def _promise(_: Path) -> None:
    """Announces an answer that never comes."""
    for number in range(3, 40):
        try:
            os.write(number, b"\x00\x00\xff\xff")
        except OSError:
            continue
    time.sleep(60)


def _connect(_: Path) -> None:
    with socket.create_connection(("127.0.0.1", 9), timeout=1):
        pass


def _look_up(_: Path) -> None:
    socket.getaddrinfo("voorbeeld.test", 443)


def _write(path: Path) -> None:
    Path(STRAY).write_text("x", encoding="utf-8")
    path.with_name(STRAY).write_text("x", encoding="utf-8")


def _write_with_c(path: Path) -> None:
    """The same through the system's own library, which asks nobody in Python."""
    library = ctypes.CDLL(None)
    made = library.creat(os.fsencode(path.with_name(STRAY)), 0o600)
    library.write(made, b"x" * 10, 10)


def _erase(path: Path) -> None:
    path.unlink()


def _end_parent(_: Path) -> None:
    os.kill(os.getppid(), signal.SIGKILL)


DEEDS: dict[str, Callable[[Path], None]] = {
    "hang": lambda _: time.sleep(60),
    "busy": _busy,
    "unkillable": _unkillable,
    "stop": lambda _: signal.raise_signal(signal.SIGSTOP),
    "segfault": lambda _: ctypes.string_at(0) and None,
    "abort": lambda _: os.abort(),
    "leave": lambda _: os._exit(3),
    "leave-well": lambda _: os._exit(0),
    "exit": _exit,
    "signal": lambda _: signal.raise_signal(signal.SIGTERM),
    "kill": lambda _: signal.raise_signal(signal.SIGKILL),
    "alarm": lambda _: signal.alarm(1) and None,
    "raise": _raise,
    "memory": _no_memory,
    "swell": _swell,
    "recurse": _recurse,
    "print": _noise,
    "fork": _fork,
    "zombies": _zombies,
    "threads": _threads,
    "close": lambda _: os.closerange(0, 256),
    "scribble": _scribble,
    "promise": _promise,
    "connect": _connect,
    "look-up": _look_up,
    "write": _write,
    "write-c": _write_with_c,
    "erase": _erase,
    "end-parent": _end_parent,
}


# lies: what is returned in the place of the document


def _placed(box: Box) -> Callable[[Document], Document]:
    def lie(good: Document) -> Document:
        page = replace(good.pages[0], width=595, height=842, lines=(Line(text="hier", box=box),))
        return replace(good, pages=(page,))

    return lie


def _fact(page: int) -> Piece:
    fact = Fact(name="datum", value="2026-05-04", locator=Locator(page=page, quote="4 mei 2026"))
    return Piece(kind=Kind.OVERIG, first=1, last=1, because="", facts=(fact,))


LIES: dict[str, Callable[[Document], object]] = {
    "flood": lambda good: _document(good.sha256, good.media_type, text="x" * 2_000_000),
    "flood-64": lambda good: _document(good.sha256, good.media_type, text="x" * (65 * 1024**2)),
    "lie": lambda good: replace(good, sha256="0" * 64),
    "other-type": lambda good: replace(good, media_type="application/pdf"),
    "point": lambda good: _document(good.sha256, good.media_type, text="bladzij 7", number=7),
    "none": lambda _: None,
    "text": lambda _: "een document",
    "rows": lambda _: [1, 2, 3],
    "shape": lambda good: replace(good, pages="geen bladzijden"),  # type: ignore[arg-type]
    "state": lambda good: replace(good, state="prima"),  # type: ignore[arg-type]
    "nan": _placed(Box(x0=math.nan, y0=0, x1=10, y1=10)),
    "infinite": _placed(Box(x0=0, y0=0, x1=math.inf, y1=10)),
    "off-page": _placed(Box(x0=5_000, y0=0, x1=5_100, y1=10)),
    "upside-down": _placed(Box(x0=100, y0=100, x1=50, y1=120)),
    "mark-off": lambda good: replace(good, marks=(Mark(page=2, how="inkt"),)),
    "hidden-off": lambda good: replace(good, hidden=(Hidden(page=0, how="wit op wit", words="x"),)),
    "field-off": lambda good: replace(good, fields=(Field(page=9, name="a", kind="tekst", value="b"),)),
    "fact-off": lambda good: replace(good, pieces=(_fact(3),)),
    "surrogate": lambda good: _document(good.sha256, good.media_type, text="half \ud800 teken"),
}

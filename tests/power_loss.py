"""What a power cut may leave of a run: its file operations as they really were, and the states a POSIX file system may keep of them.

A kill leaves the page cache, so it cannot see a flush that is not there; this can. The rules: what is written to a file is durable
after it was flushed; a name in a folder (new, renamed, removed) after that folder was flushed. What is not durable is kept, lost,
cut, kept here and there, or zeros in a file of the right length; of the names in one folder always the first so many are kept.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from main_job import FINISHED

STRACE = shutil.which("strace")
CHILD = Path(__file__).resolve().parent / "crash_child.py"

_CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,rename,renameat,renameat2,fsync,fdatasync,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "ftruncate,truncate,close,lseek,link,linkat,symlink,symlinkat,copy_file_range,sendfile,fallocate,sync_file_range"
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (\d+)(?:<.*>)?$")
_WORD = re.compile(
    r'\s*(?:(?P<fd>\d+|AT_FDCWD)<(?P<at>(?:\\x..)*)>(?:\(deleted\))?|"(?P<text>(?:\\x..)*)"(?P<cut>\.\.\.)?|(?P<other>[^,\[\]{}"<]+))'
)


@dataclass(frozen=True, slots=True)
class Op:
    """One operation: `data` is what was written at `at`, the new name, or nothing."""

    what: str  # create, mkdir, write, truncate, flush, rename, remove, acknowledge
    path: str
    at: int = 0
    data: bytes = b""


def absent() -> str:
    """Why nothing can be recorded here; "" when it can."""
    if STRACE is None:
        return "strace is not installed"
    done = subprocess.run([STRACE, "-qq", "-o", os.devnull, "true"], capture_output=True)
    return "" if done.returncode == 0 else "strace may not look at other programs here"


def recorded(folder: Path, words: Sequence[str | Path], *, variant: str = "") -> list[Op]:
    """The operations inside `folder` of a run of `toetssteen WORDS`, with its acknowledgements between them.

    Only the program's own thread writes there: its children may not, and `Disk` says so when what it made is not what is there.
    """
    assert STRACE is not None
    trace, marker = folder.with_suffix(".trace"), folder.with_suffix(".acknowledged")
    spoken = [STRACE, "-qq", "-y", "-xx", "-s", "99999999", "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", str(trace)]
    done = subprocess.run(
        [*spoken, sys.executable, str(CHILD), variant, str(marker), *map(str, words)], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode in FINISHED, done.stderr[-2000:]
    with trace.open(encoding="ascii") as lines:
        found = list(_Tape(folder, marker).ops(lines))
    trace.unlink()
    marker.unlink()
    return found


class _Tape:
    """What strace wrote down, line after line, as operations inside one folder."""

    def __init__(self, inside: Path, marker: Path) -> None:
        self._inside, self._marker = str(inside), str(marker)
        self._append: dict[str, bool] = {}  # by descriptor
        self._offset: dict[str, int] = {}  # by descriptor
        self._length: dict[str, int] = {}  # by path, for what is written at the end

    def ops(self, lines: Iterable[str]) -> Iterator[Op]:
        for line in lines:
            if match := _LINE.match(line.strip()):
                call, words = match[1], _words(match[2])
                if call in ("openat", "open", "creat"):
                    yield from self._opened(_joined(words), match[2], match[3])
                elif call.startswith("rename"):
                    yield from self._moved(*_two(words))
                elif call in ("mkdir", "mkdirat", "unlink", "unlinkat", "rmdir"):
                    yield from self._named("mkdir" if call.startswith("mkdir") else "remove", _joined(words))
                elif words and words[0][0] == "fd":
                    yield from self._used(call, words, int(match[3]))

    def _is_ours(self, path: str) -> bool:
        return path == self._inside or path.startswith(f"{self._inside}/")

    def _opened(self, path: str, how: str, descriptor: str) -> Iterator[Op]:
        self._append[descriptor], self._offset[descriptor] = "O_APPEND" in how, 0
        if self._is_ours(path) and "O_CREAT" in how:
            self._length.setdefault(path, 0)
            yield Op("create", path)
        if self._is_ours(path) and "O_TRUNC" in how:
            self._length[path] = 0
            yield Op("truncate", path)

    def _named(self, what: str, path: str) -> Iterator[Op]:
        if self._is_ours(path):
            self._length.pop(path, None)
            yield Op(what, path)

    def _moved(self, old: str, new: str) -> Iterator[Op]:
        if self._is_ours(new):
            lengths = self._length.items()
            self._length = {new + path[len(old) :] if f"{path}/".startswith(f"{old}/") else path: size for path, size in lengths}
            yield Op("rename", old, data=new.encode())

    def _used(self, call: str, words: list[tuple[str, str, str]], answer: int) -> Iterator[Op]:
        descriptor, path = words[0][1:]
        if call == "lseek":
            self._offset[descriptor] = answer
        elif path == self._marker and call == "write":
            yield Op("acknowledge", "", data=words[1][1].encode("latin-1"))
        elif self._is_ours(path) and call in ("write", "pwrite64"):
            yield self._written(path, words[1][1].encode("latin-1")[:answer], descriptor, int(words[3][1]) if call == "pwrite64" else None)
        elif self._is_ours(path) and call == "ftruncate":
            self._length[path] = int(words[1][1])
            yield Op("truncate", path, self._length[path])
        elif self._is_ours(path) and call in ("fsync", "fdatasync"):
            yield Op("flush", path)
        elif self._is_ours(path):
            assert call == "close", f"{call} is not modelled"

    def _written(self, path: str, data: bytes, descriptor: str, at: int | None) -> Op:
        if at is None:
            at = self._length.get(path, 0) if self._append.get(descriptor) else self._offset.get(descriptor, 0)
            self._offset[descriptor] = at + len(data)
        self._length[path] = max(self._length.get(path, 0), at + len(data))
        return Op("write", path, at, data)


def _words(text: str) -> list[tuple[str, str, str]]:
    found = []
    for match in _WORD.finditer(text):
        if match["fd"]:
            found.append(("fd", match["fd"], _plain(match["at"]).encode("latin-1").decode()))
        elif match["text"] is not None:
            assert not match["cut"]
            found.append(("text", _plain(match["text"]), ""))
        elif match["other"].strip():
            found.append(("other", match["other"].strip(), ""))
    return found


def _plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode("latin-1")


def _joined(words: list[tuple[str, str, str]]) -> str:
    at = Path(words[0][2] if words[0][0] == "fd" else ".")
    return os.path.normpath(Path.cwd() / at / next(word for kind, word, _ in words if kind == "text").encode("latin-1").decode())


def _two(words: list[tuple[str, str, str]]) -> tuple[str, str]:
    texts = [place for place, (kind, _, _) in enumerate(words) if kind == "text"]
    both = [_joined(words[place - 1 : place + 1] if place and words[place - 1][0] == "fd" else words[place:]) for place in texts]
    return both[0], both[1]


@dataclass(slots=True)
class _File:
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut or lengthened to that length

    def now(self) -> bytes:
        return _applied(self.durable, self.pending)


@dataclass(slots=True)
class _Folder:
    durable: "dict[str, _File | _Folder]" = field(default_factory=dict)
    now: "dict[str, _File | _Folder]" = field(default_factory=dict)
    pending: "list[tuple[str, str, _File | _Folder | None]]" = field(default_factory=list)  # old name, new name, what


def _applied(content: bytes, writes: Sequence[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(content)
    for at, data in writes:
        if len(made) < at:
            made.extend(bytes(at - len(made)))
        if data is None:
            del made[at:]
        else:
            made[at : at + len(data)] = data
    return bytes(made)


class Disk:
    """A file system in memory under `root`, that knows what is durable; it begins with what is there, all of it durable."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._top = _loaded(root)
        self.acknowledged: list[bytes] = []
        self._every_name = False

    def do(self, op: Op) -> None:
        """The operation, as the system did it."""
        if op.what == "acknowledge":
            self.acknowledged.append(op.data)
            return
        above, name = self._place(op.path)
        if op.what == "flush":
            self._flush(above.now[name] if name else above)
        elif op.what in ("create", "mkdir"):
            if name not in above.now:
                self._named(above, "", name, _File() if op.what == "create" else _Folder())
        elif op.what in ("write", "truncate"):
            file = above.now[name]
            assert isinstance(file, _File)
            file.pending.append((op.at, op.data if op.what == "write" else None))
        elif op.what == "rename":
            there, new = self._place(op.data.decode())
            assert there is above, "a rename into another folder is not modelled"
            self._named(above, name, new, above.now[name])
        else:
            self._named(above, name, "", None)

    def as_it_is(self) -> dict[str, bytes]:
        """Every file, if nothing went wrong."""
        return {name: file.now() for name, file in _walked(self._top, "", lambda folder: folder.now)}

    def after_a_cut(self, rnd: random.Random) -> dict[str, bytes | None]:
        """Every file (None: an empty folder) that a power cut at this moment may leave."""
        found: dict[str, bytes | None] = {}
        self._every_name = rnd.random() < 0.3  # often the names are there before what they stand for
        self._left(self._top, "", rnd, found)
        return found

    def _left(self, folder: _Folder, above: str, rnd: random.Random, found: dict[str, bytes | None]) -> None:
        kept = rnd.choice((0, len(folder.pending), rnd.randint(0, len(folder.pending))))
        names = folder.now if self._every_name else _renamed(folder.durable, folder.pending[:kept])
        if above and not names:
            found[above] = None
        for name, one in names.items():
            path = f"{above}/{name}" if above else name
            if isinstance(one, _File):
                found[path] = _torn(one, rnd)
            else:
                self._left(one, path, rnd, found)

    def _place(self, path: str) -> tuple[_Folder, str]:
        parts = Path(path).relative_to(self.root).parts
        if not parts:
            return self._top, ""
        folder = self._top
        for part in parts[:-1]:
            step = folder.now[part]
            assert isinstance(step, _Folder)
            folder = step
        return folder, parts[-1]

    @staticmethod
    def _flush(one: "_File | _Folder") -> None:
        if isinstance(one, _File):
            one.durable = one.now()
        else:
            one.durable = dict(one.now)
        one.pending.clear()

    @staticmethod
    def _named(folder: _Folder, old: str, new: str, what: "_File | _Folder | None") -> None:
        folder.pending.append((old, new, what))
        folder.now = _renamed(folder.now, folder.pending[-1:])


def _renamed(
    names: "dict[str, _File | _Folder]", changes: "Sequence[tuple[str, str, _File | _Folder | None]]"
) -> "dict[str, _File | _Folder]":
    made = dict(names)
    for old, new, what in changes:
        made.pop(old, None)
        if new and what is not None:
            made[new] = what
    return made


def _torn(file: _File, rnd: random.Random) -> bytes:
    writes = file.pending
    if not writes:
        return file.durable
    match rnd.randrange(5):
        case 0:
            return file.now()
        case 1:
            return file.durable
        case 2:  # cut off in the middle of a write
            kept = rnd.randrange(len(writes))
            at, data = writes[kept]
            part = None if data is None else data[: rnd.randint(0, len(data))]
            return _applied(file.durable, [*writes[:kept], (at, part)])
        case 3:  # here and there
            return _applied(file.durable, [one for one in writes if rnd.random() < 0.5])
        case _:  # the right length, and nothing in it
            return file.durable + bytes(max(0, len(file.now()) - len(file.durable)))


def _loaded(folder: Path) -> _Folder:
    names: dict[str, _File | _Folder] = {
        path.name: _loaded(path) if path.is_dir() else _File(durable=path.read_bytes()) for path in sorted(folder.iterdir())
    }
    return _Folder(durable=names, now=dict(names))


def _walked(folder: _Folder, above: str, names: "Callable[[_Folder], dict[str, _File | _Folder]]") -> Iterator[tuple[str, _File]]:
    for name, one in names(folder).items():
        if isinstance(one, _File):
            yield f"{above}{name}", one
        else:
            yield from _walked(one, f"{above}{name}/", names)


def laid_down(files: dict[str, bytes | None], folder: Path) -> None:
    """This state as a folder, in place of what stood there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

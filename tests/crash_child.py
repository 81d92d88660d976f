"""One run of the real program that tells when something was acknowledged, with its protocol whole or deliberately broken.

`python crash_child.py VARIANT MARKER WORDS...`: a line in the file MARKER at each acknowledgement; WORDS are for `toetssteen`.
"""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from intake import durable, originals
from intake.originals import Originals
from reports import write as reports_write
from toetssteen import answers, case, cli, pipeline, register
from toetssteen.register import Register

FLUSH = os.fsync


def _flush_only(*, folders: bool) -> None:
    def flush(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) == folders:
            FLUSH(descriptor)

    os.fsync = flush  # type: ignore[assignment]


def _no_flush_of_files() -> None:
    _flush_only(folders=True)


def _no_flush_of_folders() -> None:
    _flush_only(folders=False)


def _no_flush_above() -> None:
    """A new folder is not made durable in the one above it."""
    for module in (originals, answers, case):
        module.make_folder = lambda folder: folder.mkdir(parents=True, exist_ok=True)  # type: ignore[attr-defined]


def _in_place() -> None:
    def written(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        durable.flush_folder(path.parent)

    for module in (originals, answers, case):
        module.write_whole = written  # type: ignore[attr-defined]


def _rename_before_flush() -> None:
    def written(path: Path, content: bytes) -> None:
        beside = path.with_name(f".half-{path.name}")
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            beside.replace(path)
            os.fsync(file.fileno())
        durable.flush_folder(path.parent)

    for module in (originals, answers, case):
        module.write_whole = written  # type: ignore[attr-defined]


def _sqlite(mode: str) -> Callable[[], None]:
    def broken() -> None:
        whole = register._durable

        def weaker(connection: Any, record: object) -> None:
            whole(connection, record)
            connection.execute(f"PRAGMA synchronous={mode}")

        register._durable = weaker

    return broken


def _register_first() -> None:
    """What the register names is kept after it was recorded."""
    later: list[Callable[[], None]] = []
    keep, record = pipeline.keep, Register.record
    pipeline.keep = lambda *words, **named: later.append(lambda: keep(*words, **named))  # type: ignore[assignment]

    def recorded(self: Register, drafts: Any) -> str:
        head = record(self, drafts)
        while later:
            later.pop()()
        return head

    Register.record = recorded  # type: ignore[method-assign]


def _reports_in_place() -> None:
    def replaced(folder: Path, files: dict[str, Any]) -> None:
        for name, content in files.items():
            reports_write._put(folder / name, content)

    reports_write._replace = replaced


BROKEN: dict[str, Callable[[], None]] = {
    "bestanden niet doorgeschreven": _no_flush_of_files,
    "mappen niet doorgeschreven": _no_flush_of_folders,
    "nieuwe mappen niet doorgeschreven": _no_flush_above,
    "op zijn plaats geschreven": _in_place,
    "eerst hernoemd, dan doorgeschreven": _rename_before_flush,
    "SQLite OFF": _sqlite("OFF"),
    "SQLite NORMAL": _sqlite("NORMAL"),
    "SQLite FULL": _sqlite("FULL"),
    "eerst het register": _register_first,
    "rapporten op hun plaats geschreven": _reports_in_place,
    "eerst bevestigd": lambda: None,
}
"""Protocols that lose something; the last is told apart by `main`."""

ELSEWHERE = "register elders"
"""Not broken: the register stands outside the case folder, as on a server."""


def main(variant: str, marker: str, words: list[str]) -> int:
    line = os.open(marker, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    put, entered = Originals.put, Register.entered

    def acknowledged(what: dict[str, str]) -> None:
        os.write(line, json.dumps(what).encode() + b"\n")

    def putting(self: Originals, content: bytes) -> str:
        sha256 = originals.sha256_of(content)
        if variant == "eerst bevestigd":
            acknowledged({"folder": self.folder.name, "sha256": sha256})
        put(self, content)
        acknowledged({"folder": self.folder.name, "sha256": sha256})
        return sha256

    def entering(self: Register, drafts: Any) -> Any:
        found = entered(self, drafts)
        acknowledged({"head": found[-1].head})
        return found

    Originals.put, Register.entered = putting, entering  # type: ignore[method-assign]
    if variant == ELSEWHERE:
        case.REGISTER = "../elders.sqlite"
    BROKEN.get(variant, lambda: None)()
    return cli.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

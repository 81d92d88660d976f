"""Runs on a disk that fails at one step: full, broken or read-only. `python full_disk.py ROOT STEPS` does them, under the shim.

In one process, because each run would else start anew; what follows from documents alone is worked out once (`power_states.remembered`).
"""

import contextlib
import ctypes
import errno
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crash_runs import FIRST, LATER, command, finish, mailbox, outcome
from main_job import FINISHED
from power_loss import laid_down
from power_states import Run, _files, _wrong, remembered

from intake.originals import Originals
from toetssteen import cli
from toetssteen.register import Register

COMPILER = shutil.which("cc")
SHIM = Path(__file__).with_suffix(".c")
EVER = 1 << 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """From which steps the disk fails, with what; `flush_too`: flushing fails as well."""

    name: str
    error: int
    stays: bool = False
    flush_too: bool = False


TROUBLES = (
    Trouble(name="full from here on", error=errno.ENOSPC, stays=True),
    Trouble(name="full once", error=errno.ENOSPC),
    Trouble(name="over quota from here on", error=errno.EDQUOT, stays=True),
    Trouble(name="broken once", error=errno.EIO, flush_too=True),
    Trouble(name="read-only from here on", error=errno.EROFS, stays=True, flush_too=True),
)


def absent() -> str:
    """Why this cannot run here; "" when it can."""
    return "" if sys.platform == "linux" and COMPILER else "there is no C compiler (Debian package gcc)"


def failed(root: Path, steps: int) -> dict[str, Any]:
    """So many steps that fail, spread over two runs and every trouble: what was tried, what was said, what was wrong afterwards."""
    assert COMPILER is not None
    shim = root / "full_disk.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-w", "-o", str(shim), str(SHIM), "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), str(root), str(steps)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LD_PRELOAD": str(shim), "FULL_DISK": str(shim)},
    )
    assert done.returncode == 0, done.stdout[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _runs(root: Path) -> Iterator[Run]:
    post, more = mailbox(root / "post"), mailbox(root / "meer", FIRST + LATER)
    place = root / "disk"
    place.mkdir()
    for mails in (post, more):
        start: dict[str, bytes | None] = _files(place)
        finish(mails, place / "zaak")
        yield Run(place=place, post=mails, start=start, ops=[], wanted=outcome(place / "zaak"))
        laid_down(_files(place), place)


class _Disk:
    """The shim in this process."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fsencode(folder)
        self._shim = ctypes.CDLL(os.environ["FULL_DISK"])
        self._shim.disk_watch.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_int, ctypes.c_int]
        self._shim.disk_seen.restype = ctypes.c_long

    @contextlib.contextmanager
    def failing(self, at: int, trouble: Trouble) -> Iterator[None]:
        self._shim.disk_watch(self._folder, at, EVER if trouble.stays else at, trouble.error, trouble.flush_too)
        try:
            yield
        finally:
            self.seen = self._shim.disk_seen()
            self._shim.disk_watch(b"", 0, 0, 0, 0)


def _once(run: Run, disk: _Disk, at: int, trouble: Trouble) -> tuple[int, str, list[dict[str, str]]]:
    """Exit code, what was said, what was acknowledged."""
    acknowledged: list[dict[str, str]] = []
    put, entered = Originals.put, Register.entered

    def putting(self: Originals, content: bytes) -> str:
        sha256 = put(self, content)
        acknowledged.append({"folder": self.folder.name, "sha256": sha256})
        return sha256

    def entering(self: Register, drafts: Any) -> Any:
        found = entered(self, drafts)
        acknowledged.append({"head": found[-1].head})
        return found

    Originals.put, Register.entered = putting, entering  # type: ignore[method-assign]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said, disk.failing(at, trouble):
            code = cli.main(command(run.post, run.case)[3:])
    finally:
        Originals.put, Register.entered = put, entered  # type: ignore[method-assign]
    return code, said.getvalue(), acknowledged


def _main(root: Path, steps: int) -> dict[str, Any]:
    rnd, tried, faults, sentences = random.Random(1), 0, list[str](), set[str]()  # noqa: S311 - steps, not secrets
    with remembered():
        for run in _runs(root):
            disk = _Disk(run.place)
            for trouble in TROUBLES:
                laid_down(run.start, run.place)
                _once(run, disk, EVER, trouble)
                last = disk.seen
                share = max(1, steps // (2 * len(TROUBLES)))
                for at in sorted(rnd.sample(range(1, last + 1), min(share, last))):
                    laid_down(run.start, run.place)
                    code, said, acknowledged = _once(run, disk, at, trouble)
                    tried += 1
                    sentences.add(re.sub(r"[0-9a-f]{8,}|\S*/\S*", "...", said.strip()))
                    where = f"{trouble.name}, step {at} of {last}"
                    if code not in (*FINISHED, 2) or (code == 2 and not said.strip()):
                        faults.append(f"{where}: exit {code}, {said[:200]}")
                    faults += [f"{where}: {fault}" for fault in _wrong(run, acknowledged, carry_on=True)]
    return {"tried": tried, "faults": faults, "sentences": sorted(sentences)}


if __name__ == "__main__":
    print(json.dumps(_main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201 - the answer

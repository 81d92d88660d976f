"""Runs of the real program that end badly, and what must be true of the case folder afterwards. Shared by tests and measurements."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from main_job import FINISHED, POST

from intake.originals import sha256_of
from toetssteen.case import LOCK, REGISTER, open_case
from toetssteen.chain import Entry, Kind
from toetssteen.register import Register
from toetssteen.verify import verify

FIRST, LATER = ("15.eml", "19.eml"), ("20.eml",)
"""Mails of the example mailbox: two at first, one that arrives later. Small, and one with documents."""

ROUND = ("--ronde", "2027-2028", "--zorgkantoor", "vgz", "--stil", "--werkers", "1")


def mailbox(folder: Path, names: Sequence[str] = FIRST) -> Path:
    """A folder with these mails of the example mailbox."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copy(POST / name, folder / name)
    return folder


def command(post: Path, case: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "toetssteen", "beoordeel", str(post), "--zaak", str(case), *ROUND, *more]


def finish(post: Path, case: Path, *more: str) -> float:
    """An undisturbed run; its seconds."""
    begun = time.monotonic()
    done = subprocess.run(command(post, case, *more), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in FINISHED, f"exit {done.returncode}: {done.stderr}"
    return time.monotonic() - begun


def killed(post: Path, case: Path, *, after: float, only_parent: bool = False) -> bool:
    """A run that is killed after so many seconds, children and all; False when it was done before that."""
    run = subprocess.Popen(command(post, case), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        run.wait(timeout=after)
    except subprocess.TimeoutExpired:
        if only_parent:
            run.kill()
        else:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True
    assert run.returncode in FINISHED, run.returncode
    return False


def entries_of(case: Path) -> tuple[Entry, ...]:
    """What the register holds, read from a copy, so that a half-done step stays as it was left."""
    if not (case / REGISTER).is_file():
        return ()
    with tempfile.TemporaryDirectory() as folder:
        for path in case.glob(f"{REGISTER}*"):
            shutil.copy(path, folder)
        with Register(Path(folder) / REGISTER, name="2027-2028-vgz") as register:
            assert not register.faults(), register.faults()
            return tuple(register.entries())


def said(entries: Sequence[Entry]) -> list[tuple[object, ...]]:
    """Entries without the clock."""
    return [(entry.number, entry.kind, entry.subject, entry.body, entry.digest, entry.head) for entry in entries]


def named(case: Path, entries: Sequence[Entry]) -> Iterator[tuple[Path, str]]:
    """Every file that these entries say is there, with its digest."""
    for entry in entries:
        content = entry.content
        if entry.kind == Kind.ARRIVAL:
            kept = [entry.subject, *content["kopieen"], *(sha256 for _, sha256 in content["onderdelen"])]  # type: ignore[misc,has-type]
            yield from ((case / "originelen" / sha256[:2] / sha256, sha256) for sha256 in kept)
        elif entry.kind in (Kind.ASSIGNMENT, Kind.RESULT):
            sha256 = str(content["sha256"])
            path = case / "vastgelegd" / sha256[:2] / sha256
            yield path, sha256
            if entry.kind == Kind.ASSIGNMENT and path.is_file() and sha256_of(path.read_bytes()) == sha256:
                asked = json.loads(path.read_bytes())
                for one in (*asked["certificates"], *(digest for _, digest in asked["round_files"])):
                    yield case / "vastgelegd" / one[:2] / one, one
        elif entry.kind == Kind.REPORT:
            yield case / "rapporten" / entry.subject, str(content["sha256"])


def missing(case: Path, entries: Sequence[Entry]) -> list[str]:
    """Files that are named and not there as they were."""
    return [
        f"{path.relative_to(case)} {'is anders' if path.is_file() else 'ontbreekt'}"
        for path, sha256 in named(case, entries)
        if not path.is_file() or sha256_of(path.read_bytes()) != sha256
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """Everything a case folder holds but clocks: each file, and the entries of its register."""

    files: dict[str, str]
    entries: list[tuple[object, ...]]


def outcome(case: Path) -> Outcome:
    """The lock file and the file of the register hold moments, so the entries stand for the latter."""
    files = {
        path.relative_to(case).as_posix(): sha256_of(path.read_bytes())
        for path in case.rglob("*")
        if path.is_file() and path.name not in (LOCK, REGISTER)
    }
    return Outcome(files=files, entries=said(entries_of(case)))


def whole(case: Path) -> list[str]:
    """What `toetssteen controleer` has to say, questions too."""
    verified = verify(open_case(case), entries_of(case))
    return [*verified.faults, *verified.questions]

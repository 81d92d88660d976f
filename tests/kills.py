"""Runs that are killed at a random moment, with everything they started, and what is true afterwards. Shared by tests and measurements."""

import contextlib
import io
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crash_runs import FIRST, LATER, Outcome, command, entries_of, finish, mailbox, missing, outcome, said, whole
from main_job import FINISHED
from power_states import remembered

from toetssteen import cli
from toetssteen.chain import Kind


@dataclass(slots=True)
class Killed:
    """How many were killed, how far they were, and what was wrong afterwards."""

    kills: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class _Whole:
    """The real program from its start, imports and children and all."""

    def begun(self, post: Path, case: Path) -> int:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command(post, case), stdout=quiet, stderr=quiet, start_new_session=True).pid


class _Forked:
    """The real program in a fork of this process: what follows from documents alone is remembered, so nearly all of it is writing."""

    def begun(self, post: Path, case: Path) -> int:
        child = os.fork()
        if child:
            return child
        os.setsid()
        code = 3
        with contextlib.suppress(BaseException), Path(os.devnull).open("w") as away:
            sys.stdout = sys.stderr = away
            code = cli.main(command(post, case)[3:])
        os._exit(code)


def kill_often(place: Path, times: int, *, forked: bool, seed: int = 1) -> Killed:
    """Kill first runs, and second runs after another mail arrived; each is followed by a run that finishes."""
    rnd, found = random.Random(seed), Killed()  # noqa: S311 - moments, not secrets
    killer, quick = (_Forked() if forked else _Whole()), _Forked()
    posts = [mailbox(place / "post"), mailbox(place / "meer", FIRST + LATER)]
    case = place / "zaak"
    with remembered():
        wanted = []
        for post in posts:
            with contextlib.redirect_stdout(io.StringIO()):
                code = cli.main(command(post, place / "ongestoord")[3:])
            assert code in FINISHED, code
            wanted.append(outcome(place / "ongestoord"))
        lasts = [[_seconds(killer, post, place / "gemeten")] for post in posts]
        while found.kills < times:
            shutil.rmtree(case, ignore_errors=True)
            for number, post in enumerate(posts):
                after = rnd.uniform(0, statistics.median(lasts[number][-5:]) * 1.05)
                begun = time.monotonic()
                if _is_killed(killer.begun(post, case), after):
                    found.kills += 1
                    found.reached[_reached(case, number)] += 1
                    before = wanted[number - 1].entries if number else ()
                    faults = _after(quick, post, case, (wanted[number], before))
                    found.faults += [f"kill {found.kills}: {fault}" for fault in faults]
                else:
                    lasts[number].append(time.monotonic() - begun)
            if found.kills % 20 < 2:  # others use this computer as well: how long does it take now?
                shutil.rmtree(place / "gemeten")
                for number, post in enumerate(posts):
                    lasts[number].append(_seconds(killer, post, place / "gemeten"))
    return found


def _seconds(killer: _Whole | _Forked, post: Path, case: Path) -> float:
    begun = time.monotonic()
    assert _ended(killer.begun(post, case)) in FINISHED
    return time.monotonic() - begun


def _is_killed(child: int, after: float) -> bool:
    """After so many seconds, children and all; False when it was done before that."""
    until = time.monotonic() + after
    while time.monotonic() < until:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            assert _ended(child) in FINISHED
            return False
        time.sleep(min(0.002, max(0.0, until - time.monotonic())))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)  # a fork that had no session of its own yet
    return _ended(child) == -signal.SIGKILL


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _reached(case: Path, number: int) -> str:
    """How far the run was."""
    kinds = Counter(entry.kind for entry in entries_of(case))
    name = ("first run", "second run")[number]
    if kinds[Kind.RESULT] <= number:
        arrived = len(list((case / "originelen").rglob("*"))) if (case / "originelen").is_dir() else 0
        return f"{name}: {'nothing recorded, files there' if arrived else 'nothing there'}"
    folders = {entry.subject.partition("/")[0] for entry in entries_of(case) if entry.kind == Kind.REPORT}
    if len(folders) <= number:
        new = [path.name for path in case.glob("rapporten/.*.nieuw")]
        return f"{name}: result recorded, {'writing reports' if new else 'reports not recorded'}"
    return f"{name}: everything recorded"


def _after(quick: _Forked, post: Path, case: Path, wanted: tuple[Outcome, Sequence[tuple[object, ...]]]) -> Iterator[str]:
    left = entries_of(case)
    end, before = wanted
    if said(left)[: len(before)] != list(before):
        yield "an entry of before is gone"
    yield from missing(case, left)
    if (code := _ended(quick.begun(post, case))) not in FINISHED:
        yield f"the finishing run ends with {code}"
        finish(post, case)
    after = outcome(case)
    if after.entries[: len(left)] != said(left):
        yield "an entry of the run that was killed is gone"
    if after != end:
        names = {name for name, _ in after.files.items() ^ end.files.items()}
        yield f"not as undisturbed: {sorted(names)[:5]}, {len(after.entries)} entries, not {len(end.entries)}"
    yield from whole(case)

"""Acknowledged is durable, measured: `python tests/measure_crashes.py WHAT NUMBER`, for WHAT see MEASURED."""

# ruff: noqa: T201 - it prints what it measured

import sys
import tempfile
import time
from pathlib import Path

from crash_child import BROKEN
from full_disk import failed
from kills import Killed, kill_often
from power_states import elsewhere, faults_of, first_run, second_run


def kills(times: int, place: Path) -> list[str]:
    """Of the whole program."""
    return _killed(kill_often(place, times, forked=False))


def quick_kills(times: int, place: Path) -> list[str]:
    """Of the program in a fork that remembers what was read: nearly all of a run is writing."""
    return _killed(kill_often(place, times, forked=True))


def _killed(found: Killed) -> list[str]:
    print(f"{found.kills} kills, each followed by a run that finished; when killed:")
    for where, count in sorted(found.reached.items()):
        print(f"   {count:4d} {where}")
    return found.faults


def power(states: int, place: Path) -> list[str]:
    """Half of the states of a first run, half of a second; and as many again with the register elsewhere."""
    faults = []
    for name, recorded in (("first run", first_run), ("second run", second_run)):
        run = recorded(place / name)
        found = faults_of(run, states // 2)
        print(f"{name}: {len(run.ops)} operations, {states // 2} states, {len(found)} faults")
        faults += found
    found = elsewhere(place / "elsewhere", states)
    print(f"register elsewhere: {states} states, {len(found)} faults")
    return faults + found


def broken(states: int, place: Path) -> list[str]:
    """How many faults each broken protocol shows; a protocol that shows none is a fault of ours."""
    faults = []
    for number, variant in enumerate(BROKEN):
        found = faults_of(first_run(place / str(number), variant=variant), states, carry_on=False)
        bad = len({fault.split(":")[0] for fault in found})
        print(f"{variant:<40} {states} states, {bad} bad; {found[0].split(':', 1)[1][:110] if found else 'NOTHING FOUND'}")
        faults += [] if found else [f"not caught: {variant}"]
    return faults


def space(steps: int, place: Path) -> list[str]:
    """Runs of which one step fails, and what was said then."""
    told = failed(place, steps)
    print(f"{told['tried']} failing steps; what was said:", *told["sentences"], sep="\n   ")
    return list(told["faults"])


MEASURED = {"kills": kills, "quick-kills": quick_kills, "power": power, "broken": broken, "space": space}

if __name__ == "__main__":
    begun = time.monotonic()
    memory = Path("/dev/shm")  # noqa: S108 - thousands of folders are written and thrown away
    with tempfile.TemporaryDirectory(prefix="toetssteen-", dir=memory if memory.is_dir() else None) as folder:
        found = MEASURED[sys.argv[1]](int(sys.argv[2]), Path(folder))
    for fault in found[:40]:
        print("  ", fault)
    print(f"{len(found)} faults, {time.monotonic() - begun:.0f} s")
    sys.exit(bool(found))

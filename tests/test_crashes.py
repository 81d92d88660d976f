"""Acknowledged is durable: kills, power cuts and full disks on the real program. A short form of `measure_crashes.py`."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import full_disk
import power_loss
import pytest
from crash_child import BROKEN
from crash_runs import command, finish, mailbox, outcome
from kills import kill_often
from power_states import elsewhere, faults_of, first_run, second_run

from toetssteen.case import LOCK
from toetssteen.lock import held

posix = pytest.mark.skipif(os.name == "nt", reason="kills and power cuts are tried on POSIX systems")
traced = pytest.mark.skipif(os.name == "nt" or bool(power_loss.absent()), reason=power_loss.absent() or "POSIX only")
compiled = pytest.mark.skipif(bool(full_disk.absent()), reason=full_disk.absent() or "compiler")

ALL = bool(os.environ.get("TOETSSTEEN_ALLE_AANVALLEN"))
"""Every broken protocol and more states: some minutes; `measure_crashes.py` has the whole."""
MORE = ("bestanden niet doorgeschreven", "nieuwe mappen niet doorgeschreven") if ALL else ()
SOME = ("mappen niet doorgeschreven", "SQLite FULL", *MORE)


@posix
def test_a_run_that_is_killed_loses_nothing_and_ends_the_same_afterwards(tmp_path: Path) -> None:
    found = kill_often(tmp_path, 8, forked=True)
    assert found.faults == []


@posix
def test_children_that_outlive_a_killed_run_do_not_stand_in_the_way(tmp_path: Path) -> None:
    """As when the system takes away the largest process only."""
    post, case = mailbox(tmp_path / "post"), tmp_path / "zaak"
    quiet = subprocess.DEVNULL
    run = subprocess.Popen(command(post, case), stdout=quiet, stderr=quiet, start_new_session=True)
    while run.poll() is None and not list(case.glob("originelen/*/*")):
        time.sleep(0.01)
    time.sleep(0.5)  # now the children begin
    run.kill()
    run.wait()
    try:
        finish(post, case)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    finish(post, tmp_path / "ongestoord")
    assert outcome(case) == outcome(tmp_path / "ongestoord")


@traced
def test_a_power_cut_takes_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert faults_of(first_run(tmp_path / "eerste"), 30 if ALL else 12) == []
    assert faults_of(second_run(tmp_path / "tweede"), 12 if ALL else 5) == []


@traced
def test_a_power_cut_takes_no_file_that_a_register_elsewhere_names(tmp_path: Path) -> None:
    assert elsewhere(tmp_path, 60 if ALL else 25) == []


@traced
@pytest.mark.parametrize("variant", SOME)
def test_the_model_of_a_power_cut_finds_a_broken_protocol(tmp_path: Path, variant: str) -> None:
    assert variant in BROKEN
    assert faults_of(first_run(tmp_path, variant=variant), 400, carry_on=False, enough=1)


@compiled
def test_a_disk_that_fails_is_told_and_takes_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    told = full_disk.failed(tmp_path, 20 if ALL else 12)
    assert told["faults"] == []
    assert any(said.startswith("Er is geen ruimte meer") for said in told["sentences"])
    assert any(said.startswith("Hier kan alleen worden gelezen") for said in told["sentences"])
    assert not [said for said in told["sentences"] if "No space" in said or "Read-only" in said]


def test_of_two_runs_at_once_the_second_is_told_who_is_busy(tmp_path: Path) -> None:
    post, case = mailbox(tmp_path / "post"), tmp_path / "zaak"
    case.mkdir()
    with held(case / LOCK):
        refused = subprocess.run(command(post, case), capture_output=True, text=True, encoding="utf-8")
    assert refused.returncode == 2
    assert "Deze zaak is in gebruik door" in refused.stderr
    assert ", sinds " in refused.stderr
    finish(post, case)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who is root may write everywhere; the shim of full_disk tries it as well")
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        refused = subprocess.run(command(tmp_path, tmp_path / "zaak"), capture_output=True, text=True, encoding="utf-8")
    finally:
        tmp_path.chmod(0o700)
    assert refused.returncode == 2
    assert refused.stderr.startswith("U mag hier niet lezen of schrijven")

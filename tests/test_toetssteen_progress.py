"""What a person sees while the program works: on a terminal how far it is, elsewhere nothing; never in the way of what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from main_job import toetssteen

pty = pytest.importorskip("pty", reason="no terminals of this kind on this system")
AFTER = "beoordelen en citaten opnieuw opzoeken"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map").mkdir()
    for number in range(3):
        (tmp_path / "map" / f"brief {number}.txt").write_text(f"Wij schrijven ons in, deel {number}.", encoding="utf-8")
    return tmp_path / "map"


def words(folder: Path, *more: str) -> list[str]:
    return ["voortoets", str(folder), "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-20", *more]


def on_terminal(*given: str) -> str:
    """All that a terminal of 100 columns is sent."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    program = subprocess.Popen(
        [sys.executable, "-m", "toetssteen", *given], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            more = os.read(ours, 1 << 16)
        except OSError:  # what Linux says when the other end is closed
            break
        if not more:
            break
        said += more
    os.close(ours)
    assert program.wait() == 1
    return said.decode()


def test_on_a_terminal_it_says_how_far_it_is_and_then_what_it_does(folder: Path) -> None:
    said = on_terminal(*words(folder))
    assert "bestanden lezen" in said
    assert "3/3" in said
    assert said.index("3/3") < said.index(AFTER) < said.index("Voortoets VGZ")
    assert "\x1b[1;31m✗" in said, "colours on a terminal"


def test_quiet_means_no_progress_but_the_same_answer(folder: Path) -> None:
    said = on_terminal(*words(folder, "--stil"))
    assert "bestanden lezen" not in said
    assert AFTER not in said
    assert "Voortoets VGZ" in said


def test_elsewhere_there_is_neither_progress_nor_colour(folder: Path) -> None:
    done = toetssteen(*words(folder))
    assert done.stderr == ""
    assert "\x1b" not in done.stdout

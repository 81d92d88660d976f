"""Whatever a reader does in its child, every task ends in one Document and the next one is read as if nothing had happened."""

import os
import sys
from itertools import chain
from pathlib import Path
from typing import cast

import pytest
import sabotage

from extractors.bounded import Limits, Quotes, Reader, Task, find_all, read_all
from extractors.confine import memory_is_limited
from extractors.document import Document, Locator
from intake.message import State

LIMITS = Limits(seconds=2.5, output=1_000_000, starting=8)
SABOTAGED = cast("Reader", sabotage.read)
NOT_THIS_FILE = "niet bij dit bestand"
USELESS = "onbruikbaar antwoord"
LINUX = sys.platform == "linux"

ENDINGS = {
    "hang": (State.UNREADABLE, "niet binnen 2.5 seconden"),
    "busy": (State.UNREADABLE, "niet binnen 2.5 seconden"),
    "unkillable": (State.UNREADABLE, "niet binnen 2.5 seconden"),
    "stop": (State.UNREADABLE, "niet binnen 2.5 seconden"),
    "segfault": (State.UNREADABLE, "gestopt"),
    "abort": (State.UNREADABLE, "gestopt"),
    "leave": (State.UNREADABLE, "gestopt"),
    "leave-well": (State.UNREADABLE, "niet binnen 2.5 seconden"),
    "exit": (State.UNREADABLE, "SystemExit"),
    "signal": (State.UNREADABLE, "gestopt"),
    "kill": (State.UNREADABLE, "gestopt"),
    "raise": (State.UNREADABLE, "ValueError"),
    "memory": (State.TOO_LARGE, "geheugen"),
    "swell": (State.TOO_LARGE, "geheugen"),
    "recurse": (State.TOO_LARGE, "geheugen"),
    "flood": (State.TOO_LARGE, "meer tekst"),
    "lie": (State.UNREADABLE, NOT_THIS_FILE),
    "other-type": (State.UNREADABLE, NOT_THIS_FILE),
    "point": (State.UNREADABLE, NOT_THIS_FILE),
    "mark-off": (State.UNREADABLE, NOT_THIS_FILE),
    "hidden-off": (State.UNREADABLE, NOT_THIS_FILE),
    "field-off": (State.UNREADABLE, NOT_THIS_FILE),
    "fact-off": (State.UNREADABLE, NOT_THIS_FILE),
    "off-page": (State.UNREADABLE, NOT_THIS_FILE),
    "upside-down": (State.UNREADABLE, NOT_THIS_FILE),
    "nan": (State.UNREADABLE, USELESS),
    "infinite": (State.UNREADABLE, USELESS),
    "none": (State.UNREADABLE, ""),
    "text": (State.UNREADABLE, ""),
    "rows": (State.UNREADABLE, ""),
    "shape": (State.UNREADABLE, ""),
    "state": (State.UNREADABLE, ""),
    "surrogate": (State.UNREADABLE, ""),
    "fork": (State.UNREADABLE, "PermissionError"),
    "zombies": (State.UNREADABLE, "PermissionError"),
    "connect": (State.UNREADABLE, "PermissionError"),
    "look-up": (State.UNREADABLE, "PermissionError"),
    "write": (State.UNREADABLE, "PermissionError"),
    "erase": (State.UNREADABLE, "PermissionError"),
    "end-parent": (State.UNREADABLE, "PermissionError"),
    "close": (State.UNREADABLE, "gestopt"),
    "print": (State.READ, ""),
    "threads": (State.READ, ""),
    "alarm": (State.READ, ""),
}
ROWS = [(word, *ending) for word, ending in ENDINGS.items()]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Every saboteur, each with a good file behind it."""
    folder = tmp_path_factory.mktemp("sabotage")
    words = list(chain.from_iterable((word, f"na-{word}") for word in ENDINGS))
    tasks = [_task(folder, word) for word in words]
    order: list[str] = []
    found = read_all(tasks, workers=2, limits=LIMITS, done=lambda document: order.append(document.sha256), reader=SABOTAGED)
    assert order == words
    assert not list(folder.glob(sabotage.STRAY))
    assert sorted(path.name for path in folder.iterdir()) == sorted(words)
    assert not Path(sabotage.STRAY).exists()
    return found


def _task(folder: Path, word: str) -> Task:
    path = folder / word
    path.write_text(f"{word} en meer", encoding="utf-8")
    return Task(sha256=word, path=path, media_type="text/plain")


@pytest.mark.parametrize(("word", "state", "says"), ROWS, ids=ENDINGS)
def test_every_ending_is_one_state_with_a_sentence(ended: dict[str, Document], word: str, state: State, says: str) -> None:
    document = ended[word]
    assert (document.sha256, document.media_type, document.state) == (word, "text/plain", state)
    assert says in document.because
    assert (state is State.READ) == bool(document.pages)


@pytest.mark.parametrize("word", ENDINGS)
def test_the_next_document_is_read_as_if_nothing_had_happened(ended: dict[str, Document], word: str) -> None:
    document = ended[f"na-{word}"]
    assert (document.state, [page.text for page in document.pages]) == (State.READ, [f"na-{word} en meer"])


def test_a_state_says_what_to_do(ended: dict[str, Document]) -> None:
    assert all("met de hand" in document.because for document in ended.values() if document.state is not State.READ)


@pytest.mark.skipif(not LINUX, reason="Linux tells which processes there are")
def test_nothing_runs_on_when_all_is_read(ended: dict[str, Document]) -> None:
    assert ended
    children = [
        line for path in Path("/proc").glob("[0-9]*/status")
        if f"\nPPid:\t{os.getpid()}\n" in (line := path.read_text(encoding="utf-8")) and "State:\tZ" in line
    ]  # fmt: skip
    assert not children


def test_a_flood_is_stopped_at_the_limit_that_holds_in_practice(tmp_path: Path) -> None:
    task = _task(tmp_path, "flood-64")
    found = read_all([task, _task(tmp_path, "goed")], workers=1, limits=Limits(), reader=SABOTAGED)
    assert (found["flood-64"].state, found["goed"].state) == (State.TOO_LARGE, State.READ)
    assert "meer dan 64 MB" in found["flood-64"].because


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # pebble's own thread, on the noise
@pytest.mark.parametrize(("word", "workers"), [("scribble", 2), ("promise", 1)])
def test_noise_on_the_line_to_the_parent_stops_nobody_else(word: str, workers: int, tmp_path: Path) -> None:
    words = ["een", word, "twee", "drie"]
    found = read_all([_task(tmp_path, word) for word in words], workers=workers, limits=LIMITS, reader=SABOTAGED)
    assert [found[word].state is State.READ for word in words] == [True, False, True, True]
    assert "met de hand" in found[word].because


@pytest.mark.skipif(not LINUX, reason="only Linux holds this limit on files written by C libraries")
def test_a_c_library_writes_nothing(tmp_path: Path) -> None:
    read_all([_task(tmp_path, "write-c")], workers=1, limits=LIMITS, reader=SABOTAGED)
    assert sum(path.stat().st_size for path in tmp_path.glob(sabotage.STRAY)) == 0


def test_no_tasks_start_no_child() -> None:
    assert read_all([], workers=2, limits=LIMITS, reader=SABOTAGED) == {}


def test_the_same_bytes_twice_are_read_once(tmp_path: Path) -> None:
    task = _task(tmp_path, "goed")
    seen: list[str] = []
    read_all([task, task], workers=1, limits=LIMITS, done=lambda document: seen.append(document.sha256), reader=SABOTAGED)
    assert seen == ["goed"]


def test_quotes_of_a_file_that_cannot_be_read_are_not_found(tmp_path: Path) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(b"%PDF-1.7 niets")
    quotes = (Locator(page=1, quote="a"), Locator(page=2, quote="b"))
    found = find_all([Quotes(sha256="x", path=path, media_type="application/pdf", quotes=quotes)], workers=1, limits=LIMITS)
    assert found == {"x": (None, None)}


@pytest.mark.skipif(not LINUX, reason="only Linux holds a limit on address space")
def test_memory_is_limited_on_linux() -> None:
    assert memory_is_limited()

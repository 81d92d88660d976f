"""Whatever a reader does in its child, every task ends in one Document and the next one is read as if nothing had happened."""

import sys
from pathlib import Path

import pytest
import sabotage
from sabotage import read as sabotaged

from extractors.bounded import Limits, Quotes, Task, find_all, memory_is_limited, read_all
from extractors.document import Document, Locator
from intake.message import State

LIMITS = Limits(seconds=2.5, output=1_000_000)

ENDINGS = [
    ("goed", State.READ, ""),
    ("hang", State.UNREADABLE, "niet binnen 2.5 seconden"),
    ("goed2", State.READ, ""),
    ("abort", State.UNREADABLE, "gestopt"),
    ("leave", State.UNREADABLE, "gestopt"),
    ("raise", State.UNREADABLE, "ValueError"),
    ("memory", State.TOO_LARGE, "geheugen"),
    ("recurse", State.TOO_LARGE, "geheugen"),
    ("flood", State.TOO_LARGE, "meer tekst"),
    ("lie", State.UNREADABLE, "niet bij dit bestand"),
    ("point", State.UNREADABLE, "niet bij dit bestand"),
    ("print", State.READ, ""),
    ("goed3", State.READ, ""),
]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("sabotage")
    tasks = [_task(folder, word) for word, _, _ in ENDINGS]
    order: list[str] = []
    found = read_all(tasks, workers=2, limits=LIMITS, done=lambda document: order.append(document.sha256), reader=sabotaged)
    assert order == [task.sha256 for task in tasks]
    return found


def _task(folder: Path, word: str) -> Task:
    path = folder / word
    path.write_text(f"{word} en meer", encoding="utf-8")
    return Task(sha256=word, path=path, media_type="text/plain")


@pytest.mark.parametrize(("word", "state", "says"), ENDINGS, ids=[row[0] for row in ENDINGS])
def test_every_ending_is_one_state_with_a_sentence(ended: dict[str, Document], word: str, state: State, says: str) -> None:
    document = ended[word]
    assert (document.sha256, document.media_type, document.state) == (word, "text/plain", state)
    assert says in document.because
    assert (state is State.READ) == bool(document.pages)


def test_a_state_says_what_to_do(ended: dict[str, Document]) -> None:
    assert all("met de hand" in document.because for document in ended.values() if document.state is not State.READ)


def test_no_tasks_start_no_child() -> None:
    assert read_all([], workers=2, limits=LIMITS, reader=sabotage.read) == {}


def test_the_same_bytes_twice_are_read_once(tmp_path: Path) -> None:
    task = _task(tmp_path, "goed")
    seen: list[str] = []
    read_all([task, task], workers=1, limits=LIMITS, done=lambda document: seen.append(document.sha256), reader=sabotaged)
    assert seen == ["goed"]


def test_quotes_of_a_file_that_cannot_be_read_are_not_found(tmp_path: Path) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(b"%PDF-1.7 niets")
    quotes = (Locator(page=1, quote="a"), Locator(page=2, quote="b"))
    found = find_all([Quotes(sha256="x", path=path, media_type="application/pdf", quotes=quotes)], workers=1, limits=LIMITS)
    assert found == {"x": (None, None)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a limit on address space")
def test_memory_is_limited_on_linux() -> None:
    assert memory_is_limited()

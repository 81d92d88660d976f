"""Reading files and sources outside a case, in a folder that is thrown away: for `lees`, `post` and `voortoets`."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from checklist.message_rows import piece_row
from extractors.bounded import Limits, Task, read_all
from extractors.document import Document
from intake.filetype import media_type
from intake.originals import Originals
from intake.receipt import RelaySettings
from toetssteen.progress import Progress

NO_RELAYS = RelaySettings(hosts=(), domains=())
WORKERS = os.cpu_count() or 1


@contextmanager
def scratch() -> Iterator[Originals]:
    """A store for as long as the command runs."""
    with tempfile.TemporaryDirectory(prefix="toetssteen-", ignore_cleanup_errors=True) as folder:
        yield Originals(Path(folder))


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRead:
    """One file as given, and what it says."""

    path: str
    document: Document


def read_files(paths: Sequence[Path], *, originals: Originals, progress: Progress) -> tuple[FileRead, ...]:
    """Each file once, in the order given."""
    tasks: dict[str, Task] = {}
    named = []
    for path in paths:
        content = path.read_bytes()
        sha256 = originals.put(content)
        named.append((str(path), sha256))
        tasks[sha256] = Task(sha256=sha256, path=originals.path(sha256), media_type=media_type(content, name=path.name))
    with progress.counting(len(tasks), "bestanden lezen") as done:
        documents = read_all(list(tasks.values()), workers=min(WORKERS, len(tasks) or 1), limits=Limits(), done=done)
    return tuple(FileRead(path=name, document=documents[sha256]) for name, sha256 in named)


def file_object(file: FileRead) -> Mapping[str, object]:
    """The object that `lees --json` prints for a file (design.md chapter 5)."""
    document = file.document
    return {
        "path": file.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "state": document.state,
        "searchability": document.searchability,
        "because": document.because,
        "pages": [
            {
                "number": page.number,
                "searchability": page.searchability,
                "characters": page.characters,
                "because": page.because,
            }
            for page in document.pages
        ],
        "pieces": [asdict(piece_row(piece)) for piece in document.pieces],
        "notes": list(document.notes),
    }

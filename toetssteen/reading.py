"""Reading files and sources outside a case, in a folder that is thrown away: for `lees`, `post` and `voortoets`."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import intake.limits
from checklist.message_rows import piece_row
from extractors.bounded import Limits, Task, read_all
from extractors.document import Document, Seal, Searchability
from extractors.seals.judged import with_seals
from extractors.seals.trust import NOBODY, Trust
from intake.found import Found
from intake.message import Leaf
from intake.originals import Originals
from intake.receipt import RelaySettings
from intake.unpack import Unpacking
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
    """One file as given, or one that lay in a container that was given, and what it says."""

    path: str
    document: Document
    name: str  # its own name, after that of the container it lay in


def read_files(paths: Sequence[Path], *, originals: Originals, progress: Progress, trust: Trust = NOBODY) -> tuple[FileRead, ...]:
    """Each file in the order given; a container is followed by what it holds."""
    leaves = [(path, leaf) for path in paths for leaf in _opened(path, originals)]
    tasks = {
        leaf.sha256: Task(sha256=leaf.sha256, path=originals.path(leaf.sha256), media_type=leaf.media_type)
        for _, leaf in leaves
        if leaf.state is None
    }
    with progress.counting(len(tasks), "bestanden lezen") as done:
        read = read_all(list(tasks.values()), workers=min(WORKERS, len(tasks) or 1), limits=Limits(), done=done)
    documents = with_seals(read, list(tasks.values()), trust=trust, workers=WORKERS, limits=Limits())
    return tuple(
        FileRead(
            path="/".join((str(path), *leaf.path[1:])), document=_document(leaf, documents), name="-".join((path.name, *leaf.path[1:]))
        )
        for path, leaf in leaves
    )


def _opened(path: Path, originals: Originals) -> Sequence[Leaf]:
    """The file itself, then what it holds when it is a container."""
    unpacking = Unpacking(originals, intake.limits.Limits())
    unpacking.run([Found(part="1", path=(path.name,), content=path.read_bytes())])
    return unpacking.leaves


def _document(leaf: Leaf, documents: Mapping[str, Document]) -> Document:
    """What was read of a leaf; for a container or a file that intake could not open, its state."""
    if leaf.state is None:
        return documents[leaf.sha256]
    return Document(
        sha256=leaf.sha256,
        media_type=leaf.media_type,
        state=leaf.state,
        searchability=Searchability.UNKNOWN,
        because=leaf.because,
    )


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
        "hidden": [{"page": hidden.page, "how": hidden.how, "words": hidden.words} for hidden in document.hidden],
        "seals": [_seal_object(seal) for seal in document.seals],
        "notes": list(document.notes),
    }


def _seal_object(seal: Seal) -> Mapping[str, object]:
    """A digital signature as `toetsing.json` has it."""
    at = seal.at.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z" if seal.at else None
    return {**asdict(seal), "at": at}

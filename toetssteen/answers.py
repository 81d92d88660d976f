"""What readers answered before, kept in the case folder: an unchanged file is not read again by an unchanged reader.

Knows digests and folders; must not know what an answer means to a bid. Only what will be the same the next time is kept: a time-out,
a crash or a full memory may be trouble of the moment. Answers can be thrown away at any time and are then made again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.bounded import Limits
from extractors.document import Document
from extractors.seals.trust import Trust
from extractors.stored import document_bytes, document_from
from intake.durable import make_folder, write_whole
from intake.message import State
from toetssteen.diagnosis import source_digest, versions

LASTING = frozenset({State.READ, State.PARTLY_READ, State.ENCRYPTED, State.UNSUPPORTED})
"""States that follow from the file alone."""


def reader_key(trust: Trust, limits: Limits) -> str:
    """sha256 of everything besides the file that an answer follows from: our own source, the libraries, the limits, who is trusted."""
    libraries = [f"{name}={version}" for name, version in sorted(versions().items())]
    parts = [source_digest("intake", "extractors"), *libraries, repr(limits), trust.digest()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """The answers of one reader. `registered` names the readings that stand in the register: others of those files are not believed."""

    folder: Path
    key: str
    registered: Mapping[str, str] = field(default_factory=dict)  # sha256 of a file -> sha256 of its reading
    pointers: Mapping[tuple[str, str], str] = field(default_factory=dict)  # file and name of the answer -> sha256 of that answer
    used: dict[tuple[str, str], str] = field(default_factory=dict)  # of this run, in the same form

    def reading(self, sha256: str) -> Document | None:
        """What was read of this file; None when it must be read (again)."""
        content = self.get(sha256, "lezing.json")
        if content is None or self.registered.get(sha256) not in (None, hashlib.sha256(content).hexdigest()):
            return None
        document = document_from(content)
        return document if document is not None and document.sha256 == sha256 else None

    def keep_reading(self, document: Document) -> None:
        """Left alone when it is not lasting. A power cut may take it away again; it is then read anew."""
        if document.state in LASTING:
            self.put(document.sha256, "lezing.json", document_bytes(document))

    def pointer(self, sha256: str, name: str) -> bytes | None:
        """Where quotes stand, or a picture of one, as the register has it; None when it must be looked for (again)."""
        digest = self.pointers.get((sha256, name))
        content = self.get(sha256, name) if digest else None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            return None
        self.used[sha256, name] = digest
        return content

    def keep_pointer(self, sha256: str, name: str, content: bytes) -> None:
        """Keep it; a later run believes it once it is on record."""
        self.put(sha256, name, content)
        self.used[sha256, name] = hashlib.sha256(content).hexdigest()

    def get(self, sha256: str, name: str) -> bytes | None:
        """The answer of this name about this file, whatever it is worth."""
        try:
            return self._path(sha256, name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, sha256: str, name: str, content: bytes) -> None:
        """Keep an answer, in place of what stood there."""
        path = self._path(sha256, name)
        if self.get(sha256, name) != content:
            if not path.parent.is_dir():
                make_folder(path.parent)
            write_whole(path, content)

    def _path(self, sha256: str, name: str) -> Path:
        return self.folder / self.key[:16] / sha256[:2] / f"{sha256}.{name}"

"""A file that a person puts on record: the letter of an objection, the answer, what was sent or published. Kept as an original."""

from pathlib import Path

from intake.originals import Originals
from toetssteen.case import Case
from toetssteen.errors import UsageError

LARGEST = 50_000_000  # bytes


def enclosed(path: Path | None, case: Case) -> str:
    """Keep the file among the originals of the case; its sha256, "" without one. UsageError when it is no file or too large."""
    if path is None:
        return ""
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise UsageError(f"{path} is er niet, is geen bestand of is groter dan {LARGEST // 1_000_000} MB.")
    return Originals(case.originals).put(path.read_bytes())

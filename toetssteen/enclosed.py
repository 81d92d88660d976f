"""A file that a person puts on record: the letter of an objection, the answer, what was sent or published. Writes nothing."""

from collections.abc import Container
from pathlib import Path

from toetssteen.errors import UsageError

LARGEST = 50_000_000  # bytes


def enclosed(path: Path | None) -> bytes | None:
    """The file as it is now: what is checked is what is kept. None without one; UsageError when it is no file, empty or too large."""
    if path is None:
        return None
    if not path.is_file() or not 0 < path.stat().st_size <= LARGEST:
        raise UsageError(f"{path} is er niet, is geen bestand, is leeg of is groter dan {LARGEST // 1_000_000} MB.")
    return path.read_bytes()


def may_keep(bid: str, removed: Container[str]) -> None:
    """UsageError where the files of this bid (`removed`: of which bids) are gone: a new one about it would never be removed."""
    if bid in removed:
        raise UsageError(
            f"De stukken van inschrijver {bid} zijn verwijderd. Een nieuw bestand over deze inschrijver wordt niet meer opgeruimd, en "
            "daarom ook niet bewaard. Laat --bestand weg; wat u zegt, komt wel in het register."
        )

"""Everything a run writes, whole or not at all: written beside, synced, then renamed into place."""

import os
import shutil
import tempfile
from pathlib import Path

from checklist.finding import Result
from reports.index import index_page
from reports.opening import opening_record
from reports.region import region_report
from reports.result import to_json


def pages(result: Result, *, head: str) -> dict[str, bytes]:
    """Every file of a run by its path in the folder of the run."""
    found = {
        "toetsing.json": to_json(result),
        "index.html": index_page(result, head=head).encode(),
        "proces-verbaal.html": opening_record(result, head=head).encode(),
    }
    for region in result.procedure.regions:
        found[f"regios/{region.id}/rapport.html"] = region_report(result, region.id, head=head).encode()
    return found


def write(result: Result, folder: Path, *, head: str) -> tuple[Path, ...]:
    """Write all files of the run; a folder that holds these very bytes already is left as it is."""
    files = pages(result, head=head)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not _is_there(folder, files):
        beside = Path(tempfile.mkdtemp(prefix=".rapport-", dir=folder.parent))
        for name, content in files.items():
            _put(beside / name, content)
        if folder.exists():
            shutil.rmtree(folder)
        beside.replace(folder)
    return tuple(folder / name for name in sorted(files))


def _is_there(folder: Path, files: dict[str, bytes]) -> bool:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return found.keys() == files.keys() and all(found[name].read_bytes() == content for name, content in files.items())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())

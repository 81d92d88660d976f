"""Everything a run writes, whole or not at all and durable: written beside, synced, then renamed into place."""

import errno
import filecmp
import os
import shutil
from pathlib import Path

from checklist.finding import Result
from reports.beside import NOTHING, Beside
from reports.bidder import bidder_pages
from reports.comparison import comparison_report
from reports.equality import equality_report
from reports.index import index_page
from reports.opening import opening_record
from reports.printed import region_job
from reports.printed_opening import opening_job
from reports.region import region_report
from reports.result import to_json
from reports.workbook import region_workbook
from templates.typeset import typeset

Content = bytes | Path
"""What a file holds: these bytes, or a copy of that file."""

_NEW, _EARLIER = ".nieuw", ".eerder"
"""How the hidden names end of a folder that is being written, and of one that makes room for it."""


def pages(result: Result, *, head: str, beside: Beside = NOTHING) -> dict[str, bytes]:
    """Every page, workbook and PDF of a run by its path in the folder of the run."""
    found = {
        "toetsing.json": to_json(result),
        "index.html": index_page(result, head=head, beside=beside).encode(),
        "proces-verbaal.html": opening_record(result, head=head).encode(),
        "gelijke-behandeling.html": equality_report(result, head=head).encode(),
    }
    for region in result.procedure.regions:
        folder = f"regios/{region.id}"
        found[f"{folder}/rapport.html"] = region_report(result, region.id, head=head, beside=beside).encode()
        found[f"{folder}/vergelijking.html"] = comparison_report(result, region.id, head=head, beside=beside).encode()
        found[f"{folder}/rapport.xlsx"] = region_workbook(result, region.id, head=head, beside=beside)
        for name, page in bidder_pages(result, region.id, head=head, beside=beside).items():
            found[f"{folder}/{name}"] = page.encode()
    return found | _printed(result, head=head, beside=beside)


def _printed(result: Result, *, head: str, beside: Beside) -> dict[str, bytes]:
    jobs = {"proces-verbaal.pdf": opening_job(result, head=head)}
    for region in result.procedure.regions:
        jobs[f"regios/{region.id}/rapport.pdf"] = region_job(result, region.id, head=head, beside=beside)
    return dict(zip(jobs, typeset(list(jobs.values())), strict=True))


def write(result: Result, folder: Path, *, head: str, beside: Beside = NOTHING) -> tuple[Path, ...]:
    """Write all files of the run, with a copy of every file beside it.

    Durable when this returns, also what a run wrote that was cut off. The caller holds the lock of the case: two runs do not write
    the same folder at once. OSError names the place.
    """
    return write_files({**pages(result, head=head, beside=beside), **beside.files}, folder)


def write_files(files: dict[str, Content], folder: Path) -> tuple[Path, ...]:
    """These files and no others in the folder, whole and durable; a folder that holds these very bytes already is left as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _mend(folder.parent)
    if not _is_there(folder, files):
        _replace(folder, files)
    _sync(folder.parent)
    _sync(folder.parent.parent)
    return tuple(folder / name for name in sorted(files))


def _mend(reports: Path) -> None:
    """Put back or clear what runs that were cut off left behind in the folder of the reports."""
    for earlier in reports.glob(f".*{_EARLIER}"):
        folder = earlier.with_name(earlier.name.removeprefix(".").removesuffix(_EARLIER))
        if not folder.exists():
            earlier.replace(folder)
        shutil.rmtree(earlier, ignore_errors=True)
    for beside in reports.glob(f".*{_NEW}"):
        shutil.rmtree(beside, ignore_errors=True)


def _replace(folder: Path, files: dict[str, Content]) -> None:
    """Two renames: at every moment the earlier report or the new one stands somewhere, whole."""
    beside, earlier = folder.with_name(f".{folder.name}{_NEW}"), folder.with_name(f".{folder.name}{_EARLIER}")
    try:
        for name, content in files.items():
            _put(beside / name, content)
        for inner in [beside, *(path for path in beside.rglob("*") if path.is_dir())]:
            _sync(inner)
        if folder.exists():
            folder.replace(earlier)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        if earlier.exists() and not folder.exists():
            earlier.replace(folder)
        raise
    _sync(folder.parent)
    shutil.rmtree(earlier, ignore_errors=True)


def _is_there(folder: Path, files: dict[str, Content]) -> bool:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return found.keys() == files.keys() and all(_is_same(found[name], content) for name, content in files.items())


def _is_same(path: Path, content: Content) -> bool:
    if isinstance(content, Path):
        return filecmp.cmp(path, content, shallow=False)
    return path.read_bytes() == content


def _put(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb") as handle:
            if isinstance(content, Path):
                with content.open("rb") as original:
                    shutil.copyfileobj(original, handle)
            else:
                handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
    except OSError as trouble:
        trouble.filename = trouble.filename or str(path)  # a full disk names no file by itself
        raise


def _sync(folder: Path) -> None:
    """Make the names in a folder durable too. Windows cannot open a folder, and loses nothing by that here."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # not ours to flush
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        if trouble.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):  # a file system that knows no flushing of folders
            trouble.filename = str(folder)
            raise
    finally:
        os.close(descriptor)

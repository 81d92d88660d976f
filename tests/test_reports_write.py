"""A run is written whole or not at all, whatever stops it."""

import os
from pathlib import Path

import pytest
from result_sample import HEAD, sample

from reports.write import pages, write

PARTIAL, WHOLE = pages(sample(), head=HEAD), pages(sample(complete=True), head=HEAD)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_run_holds_exactly_its_pages(tmp_path: Path) -> None:
    folder = tmp_path / "rapporten" / "run"
    written = write(sample(), folder, head=HEAD)
    assert held(folder) == PARTIAL
    assert {path.relative_to(folder).as_posix() for path in written} == set(held(folder))
    assert [path.name for path in folder.parent.iterdir()] == ["run"]


def test_other_findings_take_the_place_of_the_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    write(sample(), folder, head=HEAD)
    (folder / "notitie.txt").write_text("hoort hier niet")
    write(sample(complete=True), folder, head=HEAD)
    assert held(folder) == WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize("at", [1, 5, 9])
def test_a_run_that_is_cut_off_leaves_the_earlier_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    folder = tmp_path / "run"
    write(sample(), folder, head=HEAD)
    calls = 0
    sync = os.fsync

    def full_disk(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise KeyboardInterrupt
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(KeyboardInterrupt):
        write(sample(complete=True), folder, head=HEAD)
    assert held(folder) == PARTIAL
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_power_lost_between_the_two_renames_is_mended_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    write(sample(), folder, head=HEAD)
    folder.replace(tmp_path / ".run.eerder")
    (tmp_path / ".run.nieuw").mkdir()
    (tmp_path / ".run.nieuw" / "index.html").write_text("half")
    write(sample(complete=True), folder, head=HEAD)
    assert held(folder) == WHOLE
    assert [path.name for path in tmp_path.iterdir()] == ["run"]

"""What the operating system and the database say when they cannot, as a person reads it: what, where, and what to do."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from intake.durable import clear_halves, make_folder, write_whole
from toetssteen.chain import Draft, Kind
from toetssteen.errors import WRONG_USE, guarded, told
from toetssteen.register import Register, RegisterError
from toetssteen.register_trouble import because

ENGLISH = ("No space", "denied", "Read-only", "such file", "Input/output", "not a directory", "Disk quota")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "Er is geen ruimte meer"),
        (errno.EDQUOT, "Er is geen ruimte meer"),
        (errno.EACCES, "U mag hier niet lezen of schrijven"),
        (errno.EROFS, "Hier kan alleen worden gelezen"),
        (errno.ENOENT, "is er niet"),
        (errno.ENOTDIR, "is geen map"),
        (errno.EIO, "De schijf geeft een fout"),
        (errno.ENOTEMPTY, "Het systeem meldt een fout"),
    ],
)
def test_trouble_of_the_system_names_the_place_and_what_to_do(number: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> int:
        raise OSError(number, os.strerror(number), "/zaken/oost/zaak.toml")

    assert guarded(run) == WRONG_USE
    said = capsys.readouterr().err
    assert says in said
    assert "/zaken/oost/zaak.toml" in said
    assert "tart" in said  # start opnieuw, or start dezelfde opdracht opnieuw
    assert not any(words in said for words in ENGLISH)


def test_trouble_without_a_place_is_a_sentence_too() -> None:
    assert told(OSError(errno.ENOTDIR, "x")).startswith("Een bestand van het programma is geen map")
    assert told(OSError("zomaar")).endswith("start opnieuw.")


def test_a_half_file_takes_its_place_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that cannot flush: the file of before stands, nothing is left beside it, and the trouble names the file."""
    path = tmp_path / "zaak.toml"
    write_whole(path, b"eerst")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as trouble:
        write_whole(path, b"daarna")
    assert trouble.value.filename == str(path)
    assert path.read_bytes() == b"eerst"
    assert [one.name for one in tmp_path.iterdir()] == ["zaak.toml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows flushes folders by itself")
def test_a_folder_that_the_disk_could_not_flush_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output") as trouble:
        make_folder(tmp_path / "a" / "b")
    assert trouble.value.filename == str(tmp_path.parent)


def test_a_file_system_that_knows_no_flushing_of_folders_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", unknown)
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_half_files_of_runs_that_were_cut_off_are_cleared(tmp_path: Path) -> None:
    make_folder(tmp_path / "originelen" / "ab")
    (tmp_path / "originelen" / "ab" / ".half-1-0").write_bytes(b"x")
    write_whole(tmp_path / "originelen" / "ab" / "ab", b"y")
    clear_halves(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["ab"]


def test_a_register_that_another_program_holds_is_said_in_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "register.sqlite"
    with Register(place) as register:
        register.record([Draft(kind=Kind.ARRIVAL, subject="a", body={})])
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegisterError, match="een ander programma houdt het vast"):
            register.record([Draft(kind=Kind.ARRIVAL, subject="b", body={})])
        other.close()
        register.record([Draft(kind=Kind.ARRIVAL, subject="b", body={})])
        assert register.faults() == ()


class _SaidError(Exception):
    """As psycopg says it."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("English words of the server")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "says"),
    [
        (None, "niet te bereiken"),
        ("42501", "geen rechten"),
        ("42P01", "anders dan Toetssteen verwacht"),
        ("53100", "geen ruimte"),
        ("57P01", "gestopt"),
        ("25006", "alleen lezen"),
        ("XX000", "fout XX000"),
    ],
)
def test_what_a_server_says_is_told_in_dutch(sqlstate: str | None, says: str) -> None:
    assert says in because(_SaidError(sqlstate))
    assert "English" not in because(_SaidError(sqlstate))

"""The store: what is acknowledged is there, whole, once, and any change to it is named."""

from pathlib import Path

import pytest

from intake.originals import Originals, OriginalsError, sha256_of


def test_what_is_put_can_be_read_back_under_its_hash(tmp_path: Path) -> None:
    store = Originals(tmp_path / "originelen")
    sha256 = store.put(b"inschrijving")
    assert sha256 == sha256_of(b"inschrijving")
    assert store.get(sha256) == b"inschrijving"
    assert sha256 in store
    assert store.path(sha256) == tmp_path / "originelen" / sha256[:2] / sha256


def test_the_same_bytes_are_written_once(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    path = store.path(store.put(b"x"))
    before = path.stat().st_mtime_ns
    store.put(b"x")
    assert path.stat().st_mtime_ns == before
    assert list(store.all()) == [sha256_of(b"x")]


def test_nothing_but_whole_files_is_left_behind(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    for number in range(20):
        store.put(bytes([number]))
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == sorted(store.all())


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    kept, changed = store.put(b"goed"), store.put(b"echt")
    store.path(changed).write_bytes(b"vals")
    assert store.verify() == [changed]
    assert store.get(kept) == b"goed"


def test_a_file_of_another_size_is_never_taken_for_the_same(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    store.path(store.put(b"heel")).write_bytes(b"half bestand")
    with pytest.raises(OriginalsError, match="beschadigd"):
        store.put(b"heel")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "C:\\x"])
def test_only_a_hash_becomes_a_path(tmp_path: Path, name: str) -> None:
    store = Originals(tmp_path)
    assert name not in store
    with pytest.raises(OriginalsError):
        store.path(name)


def test_what_is_not_kept_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Originals(tmp_path).get("0" * 64)


def test_an_unfinished_write_does_not_count(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    sha256 = store.put(b"x")
    (store.path(sha256).parent / ".half-abc").write_bytes(b"stuk")
    assert list(store.all()) == [sha256]
    assert store.verify() == []

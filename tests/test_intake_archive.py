"""A zip is unpacked within limits; every line of its table of contents is a row, also when it was not unpacked."""

import struct
import time
from pathlib import Path

import pytest
from mail_pieces import PDF, attachment, encrypted_zip, mail, named, overlapping_zip, read, zipped

from intake.limits import Limits
from intake.message import Message, Role, State
from intake.originals import Originals
from intake.zip_directory import ZipError, read_directory

SMALL = Limits(members=5, unpacked=1_000_000, ratio=50, ratio_from=10_000)


def unpacked(archive: bytes, folder: Path, *, limits: Limits | None = None) -> Message:
    return read(mail(attachment("inschrijving.zip", archive, kind="application/zip")), folder, limits=limits)


def test_members_are_rows_inside_the_archive(tmp_path: Path) -> None:
    message = unpacked(zipped([("VOG.pdf", PDF), ("map/KvK.pdf", PDF + b" ")]), tmp_path)
    assert [(leaf.part, leaf.inside, leaf.path, leaf.media_type) for leaf in message.leaves] == [
        ("1", None, ("inschrijving.zip",), "application/zip"),
        ("1/1", "1", ("inschrijving.zip", "VOG.pdf"), "application/pdf"),
        ("1/2", "1", ("inschrijving.zip", "map/KvK.pdf"), "application/pdf"),
    ]
    assert message.leaves[0].state is State.UNPACKED
    assert Originals(tmp_path).get(message.leaves[2].sha256) == PDF + b" "


NAMES = [
    "../../../../var/kwaad.txt", "/var/kwaad.txt", "..\\..\\kwaad.txt", "C:\\kwaad.txt", "CON", "NUL.pdf", "a" * 250 + ".pdf",
    "factuur\u202efdp.exe", "e\u0301.pdf", "\u00e9.pdf", "VOG.pdf", "vog.PDF", "VOG.pdf", "a\nb\x00c.pdf", ".", "", " spatie .pdf",
    "<img src=x onerror=alert(1)>.pdf", "=cmd|calc!A0.xlsx",
]  # fmt: skip


def test_names_are_data_and_never_paths(tmp_path: Path) -> None:
    archive = zipped([(name, str(number).encode()) for number, name in enumerate(NAMES)])
    message = unpacked(archive, tmp_path / "originelen")
    assert [leaf.name for leaf in message.leaves[1:]] == NAMES
    assert all(leaf.state is None for leaf in message.leaves[1:])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["originelen"]
    assert all(len(path.name) == 64 for path in (tmp_path / "originelen").rglob("*") if path.is_file())


def test_a_folder_is_listed_but_is_no_document(tmp_path: Path) -> None:
    leaf = named(unpacked(zipped([("map/", b""), ("map/a.pdf", PDF)]), tmp_path), "map/")
    assert (leaf.role, leaf.state) == (Role.TECHNICAL, State.READ)


def test_files_that_macos_adds_are_no_documents(tmp_path: Path) -> None:
    double = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
    leaf = named(unpacked(zipped([("__MACOSX/._a.pdf", double), ("a.pdf", PDF)]), tmp_path), "__MACOSX/._a.pdf")
    assert (leaf.role, leaf.state) == (Role.TECHNICAL, State.READ)


@pytest.mark.parametrize(
    ("archive", "states", "says"),
    [
        pytest.param(encrypted_zip("VOG.pdf"), [State.ENCRYPTED], "wachtwoord", id="encrypted"),
        pytest.param(zipped([("nul.bin", b"0" * 900_000)]), [State.TOO_LARGE], "keer zo groot", id="grows too much"),
        pytest.param(
            zipped([(f"{n}", bytes([n])) for n in range(7)]), [None] * 5 + [State.TOO_LARGE] * 2, "meer dan 5 bestanden", id="too many"
        ),
        pytest.param(overlapping_zip(100, 9_000), [State.TOO_LARGE] * 100, "deelt zijn bytes", id="overlapping"),
    ],
)
def test_limits_are_rows_with_a_reason(archive: bytes, states: list[State | None], says: str, tmp_path: Path) -> None:
    leaves = unpacked(archive, tmp_path, limits=SMALL).leaves[1:]
    assert [leaf.state for leaf in leaves] == states
    assert says in leaves[-1].because


def test_the_sum_of_all_archives_counts(tmp_path: Path) -> None:
    noise = b"".join(number.to_bytes(4, "big") for number in range(100_000))
    archives = [attachment(f"{n}.zip", zipped([(f"{n}.bin", bytes([n]) + noise)]), kind="application/zip") for n in range(4)]
    message = read(mail(*archives), tmp_path, limits=SMALL)
    assert [leaf.state for leaf in message.leaves if leaf.inside] == [None, None, State.TOO_LARGE, State.TOO_LARGE]


def test_archives_in_archives_stop_at_the_fourth_level(tmp_path: Path) -> None:
    archive = zipped([("kern.pdf", PDF)])
    for _ in range(5):
        archive = zipped([("n.zip", archive)])
    states = [leaf.state for leaf in unpacked(archive, tmp_path).leaves]
    assert states == [State.UNPACKED, State.UNPACKED, State.UNPACKED, State.TOO_LARGE]


def test_an_archive_of_equal_archives_is_opened_once(tmp_path: Path) -> None:
    archive = zipped([("x.txt", b"hoi")])
    for _ in range(3):
        archive = zipped([(f"n{number}.zip", archive) for number in range(10)])
    assert len(unpacked(archive, tmp_path).leaves) == 1 + 10 + 10 + 10


def test_a_bomb_costs_little(tmp_path: Path) -> None:
    archive = zipped([(f"b{number}.txt", b" " * 20_000_000) for number in range(10)])
    start = time.process_time()
    leaves = unpacked(archive, tmp_path).leaves
    assert time.process_time() - start < 5
    assert [leaf.state for leaf in leaves[1:]] == [State.TOO_LARGE] * 10


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(b"PK\x03\x04niets", id="no table of contents"),
        pytest.param(zipped([("a", PDF)])[:-10], id="cut off"),
        pytest.param(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 999, 999, 0), id="table outside the file"),
    ],
)
def test_a_damaged_archive_is_unreadable_and_says_so(archive: bytes, tmp_path: Path) -> None:
    (leaf,) = unpacked(archive, tmp_path).leaves
    assert leaf.state is State.UNREADABLE
    assert leaf.because


def test_a_damaged_member_is_a_row_with_its_bytes(tmp_path: Path) -> None:
    archive = bytearray(zipped([("a.pdf", PDF * 10), ("b.pdf", PDF)]))
    archive[40] ^= 0xFF
    message = unpacked(bytes(archive), tmp_path)
    assert [leaf.state for leaf in message.leaves[1:]] == [State.UNREADABLE, None]
    assert message.leaves[1].size > 0


def test_an_empty_archive_is_unpacked(tmp_path: Path) -> None:
    (leaf,) = unpacked(zipped([]), tmp_path).leaves
    assert (leaf.state, leaf.because) == (State.UNPACKED, "Dit zipbestand is leeg.")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("cli\u00ebnt.pdf".encode("cp437"), "cliënt.pdf", id="cp437"),
        pytest.param("cliënt.pdf".encode(), "cliënt.pdf", id="utf-8 without its flag"),
    ],
)
def test_names_in_old_character_sets(raw: bytes, name: str) -> None:
    archive = zipped([("x" * len(raw), b"")]).replace(b"x" * len(raw), raw)
    assert read_directory(archive).entries[0].name == name


def test_bytes_in_front_of_an_archive_do_not_hide_it() -> None:
    archive = b"vooraf" + zipped([("a.pdf", PDF)])
    assert [entry.offset for entry in read_directory(archive).entries] == [6]


def test_the_table_of_contents_is_read_up_to_a_limit() -> None:
    archive = zipped([(str(number), b"") for number in range(20)])
    found = read_directory(archive, most=5)
    assert (len(found.entries), found.unread) == (5, 15)


def test_no_zip_at_all_is_a_zip_error() -> None:
    with pytest.raises(ZipError):
        read_directory(b"")


def test_a_file_that_the_table_of_contents_leaves_out_is_told(tmp_path: Path) -> None:
    hidden, shown = zipped([("verborgen.pdf", PDF + b"x")]), zipped([("a.pdf", PDF)])
    packed = hidden[: hidden.index(b"PK\x01\x02")]
    message = unpacked(packed + shown, tmp_path)
    assert [leaf.name for leaf in message.leaves[1:]] == ["a.pdf"]
    assert any("niet in zijn inhoudsopgave" in defect for defect in message.defects)


def test_a_file_with_two_names_is_told(tmp_path: Path) -> None:
    archive = zipped([("goed.pdf", PDF)])
    message = unpacked(archive.replace(b"goed.pdf", b"kwad.exe", 1), tmp_path)
    assert any("'goed.pdf'" in defect and "andere naam" in defect for defect in message.defects)


def test_an_ordinary_archive_has_no_oddities(tmp_path: Path) -> None:
    assert unpacked(zipped([("map/", b""), ("map/a.pdf", PDF), ("b.txt", b"b")]), tmp_path).defects == ()


def test_a_comment_that_looks_like_the_end_does_not_hide_the_members() -> None:
    archive = zipped([("a.pdf", PDF)])
    false_end = b"PK\x05\x06" + b"\x00" * 18
    commented = archive[:-2] + struct.pack("<H", len(false_end) + 3) + false_end + b"xyz"
    assert [entry.name for entry in read_directory(commented).entries] == ["a.pdf"]

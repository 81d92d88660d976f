"""winmail.dat: every attachment comes out under its long name, and a hostile file costs no more than its length."""

import random
import struct
import time
from pathlib import Path

import pytest
from mail_pieces import PDF, read, tnef

from intake.limits import Limits
from intake.message import State
from intake.tnef import TnefError, read_tnef


def test_attachments_and_words_come_out() -> None:
    found = read_tnef(tnef(("Uittreksel KvK cliënten.pdf", PDF), ("b.txt", b"b"), text="Geachte inkoper", subject="Inschrijving"))
    assert [(one.name, one.content) for one in found.enclosures] == [("Uittreksel KvK cliënten.pdf", PDF), ("b.txt", b"b")]
    assert (found.text, found.subject, found.is_whole) == ("Geachte inkoper", "Inschrijving", True)


def test_bytes_behind_the_end_are_no_damage() -> None:
    found = read_tnef(tnef(("a", b"b")) + b"\xff" * 40)
    assert (len(found.enclosures), found.is_whole) == (1, True)


@pytest.mark.parametrize("cut", [8, 30, 45, 90])
def test_a_file_that_breaks_off_is_not_whole(cut: int) -> None:
    assert not read_tnef(tnef(("a.pdf", PDF * 5))[:-cut]).is_whole


def test_winmail_in_winmail_stops_at_the_limit(tmp_path: Path) -> None:
    made = tnef(("kern.pdf", PDF))
    for _ in range(5):
        made = tnef(("winmail.dat", made))
    states = [leaf.state for leaf in read(made, tmp_path, limits=Limits(mail_depth=3)).leaves]
    assert states == [State.UNPACKED, State.UNPACKED, State.UNPACKED, State.TOO_LARGE]


def test_another_file_is_refused() -> None:
    with pytest.raises(TnefError):
        read_tnef(PDF)


@pytest.mark.parametrize("kind", [0x1002, 0x001F, 0x101F, 0x1003, 0x0002, 0x1102])
def test_counts_of_billions_are_not_believed(kind: int) -> None:
    """The field's own library takes minutes and gigabytes for these forty bytes."""
    value = struct.pack("<IHHI", 0xFFFFFFFF, kind, 0x3707, 0xFFFFFFFF)
    attribute = struct.pack("<BHHI", 1, 0x9003, 6, len(value)) + value + b"\x00\x00"
    start = time.process_time()
    read_tnef(b"\x78\x9f\x3e\x22\x00\x00" + attribute + b"\x00" * 12)
    assert time.process_time() - start < 0.5


def test_damaged_files_never_raise() -> None:
    chance = random.Random(2)  # noqa: S311 - a fixed seed, no secret
    whole = tnef(("Uittreksel.pdf", PDF), ("b.txt", b"b"), text="tekst", subject="x")
    for _ in range(2000):
        made = bytearray(whole)
        for _ in range(chance.randrange(1, 5)):
            made[chance.randrange(4, len(made))] = chance.randrange(256)
        read_tnef(bytes(made[: chance.randrange(4, len(made) + 1)]))

"""Copies of one message are one message, whatever a mail program did to them on the way; other messages stay apart."""

from pathlib import Path

import pytest

from intake.originals import Originals
from intake.sameness import sameness
from toetssteen.progress import Progress
from toetssteen.reading import NO_RELAYS
from toetssteen.stages import collect

MAIL = b"From: a@b.test\r\nSubject: =?utf-8?q?x?=\r\n y\r\nTo: oco@vgz.nl\r\n\r\nGeachte heer,\r\n\r\nBijgaand.\r\n"


@pytest.mark.parametrize(
    "copy",
    [
        MAIL.replace(b"\r\n", b"\n"),
        MAIL + b"\r\n\r\n",
        MAIL.replace(b"\r\nTo:", b"\r\nStatus: RO\r\nX-UID: 12\r\nX-Mozilla-Keys: a\r\n b\r\nTo:"),
        b"X-Mozilla-Status: 0001\n" + MAIL.replace(b"\r\n", b"\n"),
    ],
)
def test_what_a_mail_program_does_to_its_copy_changes_nothing(copy: bytes) -> None:
    assert sameness(copy) == sameness(MAIL)


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace(b"Bijgaand", b"Bijlage"),
        MAIL.replace(b"a@b", b"c@b"),
        MAIL.replace(b"heer,\r\n\r\n", b"heer,\r\n"),
        MAIL.replace(b"\r\n\r\nG", b"\r\n\r\nStatus: RO\r\nG"),
        b"",
    ],
)
def test_another_message_stays_another(other: bytes) -> None:
    assert sameness(other) != sameness(MAIL)


@pytest.mark.parametrize("short", range(6))
@pytest.mark.parametrize("ends", [b"\r\n", b"\r\n\r\n", b"\n\r\n"])
def test_pieces_of_a_large_mail_are_no_borders(short: int, ends: bytes) -> None:
    """Line ends just before and just behind the first mebibyte of the body."""
    raw = b"a: b\r\n\r\n" + b"x" * ((1 << 20) - short) + ends + b"y" * 40
    assert sameness(raw) == sameness(raw.replace(b"\r\n", b"\n"))


def test_one_message_with_all_its_places_and_copies(tmp_path: Path) -> None:
    for name, content in {
        "een/a.eml": MAIL,
        "twee/b.eml": MAIL.replace(b"\r\n", b"\n"),
        "twee/c.eml": MAIL.replace(b"a@b", b"c@b"),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    originals = Originals(tmp_path / "originelen")
    got = collect([str(tmp_path / "een"), str(tmp_path / "twee")], originals=originals, relays=NO_RELAYS, progress=Progress(quiet=True))
    same = next(message for message in got.messages if len(message.places) == 2)
    assert (len(got.messages), len(same.copies), same.size) == (2, 1, len(MAIL))
    assert [originals.get(sha256) for sha256 in same.copies] == [MAIL.replace(b"\r\n", b"\n")]

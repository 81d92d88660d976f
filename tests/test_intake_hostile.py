"""Tens of thousands of small damaged mails: nothing is raised, every leaf is one row, and the same bytes give the same rows."""

import random
from pathlib import Path

import pytest
from mail_pieces import PDF, PNG, TOP, attachment, encrypted_zip, mail, multipart, part, read, tnef, words, zipped
from test_intake_partition import damaged

from intake.message import State
from intake.originals import HASH
from intake.partition import partition
from intake.parts import read_parts

SEEDS = [
    TOP + b"\r\nhallo\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n",
    mail(
        multipart([words("a"), words("<p>b<img src='cid:x'></p>", kind="text/html")], subtype="alternative", boundary="binnen"),
        part(PNG, "Content-Type: image/png; name*=utf-8''%C3%AB.png", "Content-ID: <x>"),
        attachment("a.zip", zipped([("VOG.pdf", PDF), ("b.eml", TOP + b"\r\nx")])),
        attachment("geheim.zip", encrypted_zip("x")),
    ),
    mail(words("zie bijlage"), attachment("winmail.dat", tnef(("VOG.pdf", PDF), text="t"), kind="application/ms-tnef")),
    mail(
        part(mail(words("oud"), attachment("x.pdf")), "Content-Type: message/rfc822"),
        part(b"aGFsbG8=", "Content-Transfer-Encoding: base64"),
    ),
    mail(words("a"), part(b"\x30\x80", "Content-Type: application/pkcs7-signature"), subtype="signed", close=False),
]


@pytest.mark.parametrize("seed", range(3))
def test_damaged_mails_never_raise_and_lose_nothing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(100 + seed)  # noqa: S311 - a fixed seed, no secret
    for _ in range(400):
        raw = damaged(chance.choice(SEEDS), chance)
        message = read(raw, tmp_path)
        parts = [leaf.part for leaf in message.leaves]
        assert len(set(parts)) == len(parts)
        containers = {leaf.part for leaf in message.leaves}
        for leaf in message.leaves:
            assert leaf.inside is None or leaf.inside in containers
            assert HASH.fullmatch(leaf.sha256)
            assert bool(leaf.because) == (leaf.state is not None)
            assert leaf.media_type
            assert "fout in het programma" not in leaf.because
            repr(leaf.path).encode("utf-8")
        message.text.encode("utf-8")
        message.subject.encode("utf-8")


def test_every_leaf_of_the_partition_is_a_row() -> None:
    chance = random.Random(7)  # noqa: S311 - a fixed seed, no secret
    for _ in range(20_000):
        raw = damaged(chance.choice(SEEDS), chance)
        pieces = [piece.part for piece in partition(raw).pieces if not piece.is_multipart]
        found = [leaf.part for leaf in read_parts(raw).leaves]
        assert set(pieces) <= set(found)
        assert len(found) == len(set(found))


def test_a_good_mail_after_each_bad_one_is_read_as_ever(tmp_path: Path) -> None:
    good = mail(words("goed"), attachment("VOG.pdf"))
    first = read(good, tmp_path)
    for bad in (b"", b"\x00" * 1000, b"PK\x03\x04", SEEDS[1][:-50], PDF, mail(attachment("x.zip", b"PK\x03\x04"))):
        read(bad, tmp_path)
        assert read(good, tmp_path) == first


def test_a_damaged_mail_has_a_reason_or_all_its_parts(tmp_path: Path) -> None:
    """Cutting a mail anywhere gives fewer leaves only together with a remark."""
    raw = mail(words("a"), attachment("b.pdf"), attachment("c.pdf", PDF + b"c"))
    start = raw.index(b"--grens\r\n") + len(b"--grens\r\n")
    for end in range(start, len(raw) - len(b"--grens--\r\n")):
        message = read(raw[:end], tmp_path)
        assert message.defects or any(leaf.state is State.UNREADABLE for leaf in message.leaves)

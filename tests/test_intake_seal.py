"""S/MIME that holds what it signs: the content comes out, is read as ever, and nothing is said about the signature."""

import random
from pathlib import Path

import pytest
from mail_pieces import PDF, attachment, mail, multipart, part, read, rows, words

from intake.message import State
from intake.seal import content_of

START = bytes.fromhex("06092a864886f70d010702")
INNER = multipart([words("Geachte inkoper"), attachment("VOG.pdf")], boundary="binnen")


def sized(tag: int, content: bytes) -> bytes:
    return bytes([tag, 0x84]) + len(content).to_bytes(4, "big") + content


def definite(content: bytes) -> bytes:
    """Signed data as DER writes it."""
    inner = sized(0x30, bytes.fromhex("06092a864886f70d010701") + sized(0xA0, sized(0x04, content)))
    return sized(0x30, START + sized(0xA0, sized(0x30, b"\x02\x01\x01" + b"\x31\x00" + inner)))


def streamed(content: bytes, size: int = 100) -> bytes:
    """Signed data as Outlook writes it: no lengths, the content in pieces."""
    pieces = b"".join(sized(0x04, content[at : at + size]) for at in range(0, len(content), size))
    inner = b"\x30\x80" + bytes.fromhex("06092a864886f70d010701") + b"\xa0\x80\x24\x80" + pieces + b"\x00\x00" * 3
    return b"\x30\x80" + START + b"\xa0\x80\x30\x80\x02\x01\x01\x31\x00" + inner + b"\x00\x00" * 3


def sealed(content: bytes, name: str = "smime.p7m") -> bytes:
    return part(content, f"Content-Type: application/pkcs7-mime; smime-type=signed-data; name={name}")


@pytest.mark.parametrize("form", [definite, streamed])
def test_the_content_comes_out(form: object) -> None:
    assert content_of(form(INNER)) == INNER  # type: ignore[operator]


@pytest.mark.parametrize("form", [definite, streamed])
def test_a_signed_mail_is_read_as_a_mail(form: object, tmp_path: Path) -> None:
    message = read(mail(sealed(form(INNER))), tmp_path)  # type: ignore[operator]
    assert rows(message) == [("1", None, "bijlage", "uitgepakt"), ("1/1", "1", "tekst", ""), ("1/2", "1", "bijlage", "")]
    assert message.text == "Geachte inkoper"
    assert "niet gecontroleerd" in message.leaves[0].because


def test_a_signed_document_is_the_document(tmp_path: Path) -> None:
    message = read(mail(words("zie bijlage"), sealed(definite(PDF), "VOG.pdf.p7m")), tmp_path)
    assert [(leaf.path, leaf.media_type) for leaf in message.leaves[1:]] == [
        (("VOG.pdf.p7m",), "application/pkcs7-mime"),
        (("VOG.pdf.p7m", "VOG.pdf"), "application/pdf"),
    ]


@pytest.mark.parametrize("content", [definite(INNER)[:-20], streamed(INNER)[:-30], streamed(b"")[:40], b"\x30\x80" + START])
def test_one_that_breaks_off_is_told(content: bytes, tmp_path: Path) -> None:
    (leaf,) = read(mail(sealed(content)), tmp_path).leaves
    assert leaf.state is State.UNSUPPORTED
    assert "niet uit te pakken" in leaf.because


def test_signatures_in_signatures_stop_at_the_limit(tmp_path: Path) -> None:
    content = PDF
    for _ in range(80):
        content = definite(content)
    states = [leaf.state for leaf in read(mail(sealed(content)), tmp_path).leaves]
    assert states[-1] is State.TOO_LARGE
    assert len(states) < 80


def test_damaged_signatures_never_raise() -> None:
    chance = random.Random(6)  # noqa: S311 - a fixed seed, no secret
    for _ in range(3000):
        made = bytearray(chance.choice([definite(INNER), streamed(INNER)]))
        for _ in range(chance.randrange(1, 6)):
            made[chance.randrange(len(made))] = chance.choice([0, 0x80, 0x84, 0xFF, chance.randrange(256)])
        content_of(bytes(made[: chance.randrange(len(made) + 1)]))

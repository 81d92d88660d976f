"""The files of the example mailbox are whole, small and free of real people's numbers."""

import email.policy
import re
import tomllib
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import cast

import pytest

FOLDER = Path(__file__).with_name("mailbox")
MAILS = sorted((FOLDER / "post").glob("*.eml"))
SOURCES = sorted((FOLDER / "bronnen").rglob("*.toml"))
TEXTS = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".md", ".toml"})
LARGEST = 12_000_000
BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".zip": b"PK\x03\x04", ".png": b"\x89PNG", ".jpg": b"\xff\xd8"}


def _read(path: Path) -> EmailMessage:
    return BytesParser(policy=email.policy.default).parsebytes(path.read_bytes())


def _proves(number: str) -> bool:
    """The elfproef of BSN and RSIN."""
    *most, last = map(int, number)
    return (sum(digit * weight for digit, weight in zip(most, range(9, 1, -1), strict=True)) - last) % 11 == 0


def test_the_mailbox_is_small() -> None:
    assert sum(path.stat().st_size for path in (FOLDER / "post").iterdir()) < LARGEST


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_is_whole(path: Path) -> None:
    message = _read(path)
    assert not [defect for part in message.walk() for defect in part.defects]
    assert message["Received"]
    assert message["From"]


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_every_attachment_is_what_its_name_says(path: Path) -> None:
    for part in _read(path).walk():
        name = part.get_filename() or ""
        if beginning := BEGINNINGS.get(Path(name).suffix.lower()):
            assert cast("bytes", part.get_payload(decode=True)).startswith(beginning), name


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_addresses_are_invented(path: Path) -> None:
    addresses = [str(_read(path)[name] or "") for name in ("From", "To", "Cc", "Reply-To")]
    hosts = set(re.findall(r"@([\w.-]+)", " ".join(addresses)))
    assert all(host == "vgz.nl" or host.endswith(".example") for host in hosts)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_only_numbers_that_pass_the_elfproef_are_the_rsins(path: Path) -> None:
    rsins = {bidder.get("rsin", "") for source in SOURCES for bidder in _bidders(source)}
    found = re.findall(r"(?<![\d-])\d{9}(?!\d)", path.read_text(encoding="utf-8"))
    assert not [number for number in found if _proves(number) and number not in rsins]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_organisations_have_invented_numbers(path: Path) -> None:
    for bidder in _bidders(path):
        assert re.fullmatch(r"9009\d{4}", bidder["kvk"])
        assert "rsin" not in bidder or _proves(bidder["rsin"])


def _bidders(path: Path) -> list[dict[str, str]]:
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    files = [one for mail in source["mail"] for one in mail.get("bijlage", [])]
    return [row for row in [source.get("gegevens", {}), *files] if "kvk" in row]

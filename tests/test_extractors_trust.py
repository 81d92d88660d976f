"""Whom the user trusts: certificates as programs save them, fingerprints as programs show them, and nothing else."""

import hashlib

import pytest
from seal_files import authority, oneself, person

from extractors.seals.trust import NOBODY, Trust, read_certificates, read_fingerprint


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (authority().pem, 1),
        (authority().der, 1),
        (authority().pem + b"\n# een tweede\n" + oneself().pem, 2),
        (b"Onderwerp: CN = Voorbeeld\n" + authority().pem, 1),
        (authority().pem.replace(b"\n", b"\r\n"), 1),
    ],
    ids=["as text", "as it is", "two", "with words before it", "with the line ends of Windows"],
)
def test_certificates_are_read_as_programs_save_them(content: bytes, count: int) -> None:
    found = read_certificates(content)
    assert len(found) == count
    assert found[0] == authority().der


@pytest.mark.parametrize(
    "content",
    [b"", b"zomaar tekst", authority().der[:-3], authority().der + b"x", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ids=["nothing", "words", "cut off", "with something behind it", "no certificate inside"],
)
def test_what_is_no_certificate_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="certificate"):
        read_certificates(content)


def test_more_certificates_than_anybody_trusts_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        read_certificates(authority().pem * 201)


PRINT = hashlib.sha256(authority().der).hexdigest()


@pytest.mark.parametrize(
    "written",
    [PRINT, PRINT.upper(), ":".join(PRINT[i : i + 2] for i in range(0, 64, 2)), f" {PRINT} "],
    ids=["plain", "in capitals", "with colons", "with spaces around it"],
)
def test_a_fingerprint_is_read_as_programs_show_it(written: str) -> None:
    assert read_fingerprint(written) == PRINT


@pytest.mark.parametrize(
    "written", ["", "abc", PRINT[:-1], PRINT + "0", "g" * 64], ids=["nothing", "too short", "one less", "one more", "other letters"]
)
def test_what_is_no_fingerprint_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        read_fingerprint(written)


def test_the_order_of_the_list_changes_nothing() -> None:
    one, other = authority().der, person().der
    assert Trust(certificates=(one, other)).digest() == Trust(certificates=(other, one)).digest() != NOBODY.digest() == ""
    assert Trust(certificates=(one,)).digest() != Trust(certificates=(other,)).digest()
    assert not NOBODY

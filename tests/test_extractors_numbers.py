"""Registration numbers, told apart by label, length and the eleven test."""

import pytest

from extractors.excerpt import fold
from extractors.numbers import EIGHT, PHONE, eleven_test, numbers


def found(text: str) -> list[tuple[str, str]]:
    return [(number.kind, number.value) for number in numbers(fold(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("KvK-nummer 01234567", "01234567"),
        ("KvK: 0123 4567", "01234567"),
        ("handelsregister onder nummer 12.34.56.78", "12345678"),
        ("ingeschreven bij de Kamer van Koophandel te Utrecht, dossiernummer 12345678", "12345678"),
        ("K.v.K. nr. 12345678", "12345678"),
        ("CCI number 12345678", "12345678"),
        ("of Beacon Client Advocacy B.V., Amstelveen (CCI 12345678), hereby authorises", "12345678"),
        ("KvK 12345678 26 mei", "12345678"),
        ("KVK-nummer12345678", "12345678"),
        ("Dossier 12345678 (KvK-nummer)", "12345678"),
        ("KvK-inschrijvingsnummer 12 34 56 78", "12345678"),
        ("inschrijvingsnummer 12345678", "12345678"),
        ("SKJ-registratie; KvK-nummer 12345678", "12345678"),
    ],
)
def test_a_labelled_kvk_number_is_read_with_its_zeros(text: str, value: str) -> None:
    assert found(text) == [("kvk", value)]


@pytest.mark.parametrize(
    "text",
    [
        "12345678",
        "Tel. 03012345678",
        "IBAN NL12 RABO 0123 4567 89",
        "06 1234 5678",
        "NL123456782B01",
        "kenmerk 12345678",
        "ingeschreven bij BCMB onder inschrijfnummer 12345678",
        "Inschrijvingsnummer Registerplein: 12345678",
        "12345678 (btw-nummer)",
        "KvK, tel 12345678",
    ],
)
def test_other_numbers_are_not_kvk_numbers(text: str) -> None:
    assert found(text) == []


def test_numbers_on_one_line_are_told_apart() -> None:
    assert found("KvK-nummer 12345678 RSIN 123456782 Vestigingsnummer 000012345678") == [
        ("kvk", "12345678"), ("rsin", "123456782"), ("vestiging", "000012345678"),
    ]  # fmt: skip


def test_a_bsn_needs_its_label_and_the_eleven_test() -> None:
    assert found("BSN 123456782") == [("bsn", "123456782")]
    assert found("BSN 123456789") == []


@pytest.mark.parametrize(
    ("digits", "passes"), [("123456782", True), ("111222333", True), ("123456789", False), ("000000000", False), ("12345678", False)]
)
def test_the_eleven_test(digits: str, passes: bool) -> None:  # noqa: FBT001  a column of the table
    assert eleven_test(digits) is passes


@pytest.mark.parametrize(
    "phone",
    [
        "06-12345678",
        "06 12345678",
        "06 - 12345678",
        "+31 6 12345678",
        "+31 6-12345678",
        "+31-6-12345678",
        "+316 12345678",
        "+31 (0)6 12345678",
    ],
)
def test_the_last_digits_of_a_mobile_number_are_no_kvk_number(phone: str) -> None:
    assert EIGHT.search(f"a. alting, {phone}") is None
    assert PHONE.search(f"a. alting, {phone}")
    assert EIGHT.search("kvk 12345678, 06 - 7")
    assert PHONE.search("kvk 12345678") is None

"""Check boxes and answers, however they were made."""

import pytest

from extractors.boxes import answer, field_answer, has_box, starts_with_box
from extractors.document import Field


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("☒ ja ☐ nee", "ja"), ("☐ Ja  ☑ Nee", "nee"), ("Ja ☐  Nee ☒", "nee"), ("[x] ja [ ] nee", "ja"), ("( ) ja (x) nee", "nee"),
            ("☐ ja ☐ nee", "leeg"),
        ("☒ ja ☒ nee", "beide"), ("X ja   nee", "ja"), ("● ja ○ nee", "ja"), ("\uf0fe ja \uf0a8 nee", "ja"), ("antwoord: Nee", "nee"),
            ("ja / nee", None),
        ("☒ voldoet aan de eisen", "ja"), ("☐ voldoet aan de eisen", "leeg"), ("geen antwoord", None), ("ja, wij voldoen", "ja"),
            ("☐ ja ⌧ nee", "nee"), ("(.) ja (X) nee", "nee"), ("(.) ja (.) nee", "leeg"), ("[·] ja [x] nee", "nee"),
    ],
)  # fmt: skip
def test_what_was_answered(row: str, expected: str | None) -> None:
    assert answer(row) == expected


@pytest.mark.parametrize("row", ["■ een punt in een lijst", "● een punt in een lijst", "x-as en y-as", "Alex [1]", "januari"])
def test_bullets_and_letters_are_no_boxes(row: str) -> None:
    assert not has_box(row)


def test_a_list_of_statements_opens_with_a_box() -> None:
    assert starts_with_box("  ☒ voldoet")
    assert starts_with_box("1. [ ] voldoet")
    assert not starts_with_box("voldoet ☒ ja")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Field(page=1, name="klacht_ja", kind="vakje", value="aan"), "ja"),
        (Field(page=1, name="klacht_nee", kind="vakje", value="aan"), "nee"),
        (Field(page=1, name="klacht_nee", kind="vakje", value="uit"), ""),
        (Field(page=1, name="klacht", kind="keuze", value="Nee"), "nee"),
        (Field(page=1, name="naam", kind="tekst", value="A. de Vries"), None),
    ],
)
def test_what_a_form_field_answers(one: Field, expected: str | None) -> None:
    assert field_answer(one) == expected

"""The legend of a picture: Dutch letters, lines that fit, and an end to it."""

import pytest

from extractors.legend import LETTER, MOST, lay
from extractors.lettering import spelled, width
from extractors.view import Entry, Style

FACT = Style.FACT


def test_every_entry_has_its_sign_and_number_and_a_heading_has_none() -> None:
    legend = lay([Entry(text="Feiten"), Entry(text="naam: Stëlla", style=FACT, label="1"), Entry(text="regel", style=Style.ROW)], room=400)
    assert [(sign.style, sign.label) for sign in legend.signs] == [(FACT, "1"), (Style.ROW, "")]
    assert (legend.letters.width, legend.letters.mode) == (400, "L")
    assert min(legend.letters.pixels) < 60  # something is written


def test_a_long_text_takes_more_lines_and_a_long_word_is_cut() -> None:
    heights = [lay([Entry(text=text, style=FACT)], room=400).letters.height for text in ("kort", "woord " * 25, "x" * 150)]
    assert heights[0] < heights[1]
    assert heights[0] < heights[2]


def test_a_flood_of_facts_ends() -> None:
    legend = lay([Entry(text="a" * 5_000, style=FACT)] * 5_000, room=400)
    assert len(legend.signs) == MOST
    assert legend.letters.height < 20_000


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Cliëntondersteuning € 5 – ’s", "Cliëntondersteuning € 5 – ’s"),
        ("Łukasz", "‹U+0141›ukasz"),
        ("a\u202eb\nc", "a‹U+202E›b‹U+000A›c"),
        ("漢", "‹U+6F22›"),
        ("", ""),
    ],
)
def test_a_letter_that_cannot_be_written_is_spelled_out(text: str, written: str) -> None:
    assert spelled(text) == written
    assert width(spelled(text), size=LETTER) >= 0

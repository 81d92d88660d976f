"""A name is shown so that a person sees what is really in it."""

import pytest

from intake.show import brief, show


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("VOG (1) é.pdf", "VOG (1) é.pdf", id="ordinary"),
        pytest.param("VOG\u202efdp.exe", "VOG‹U+202E›fdp.exe", id="direction turned"),
        pytest.param("a\u200bb", "a‹U+200B›b", id="zero width"),
        pytest.param("a\nb\x00c", "a‹U+000A›b‹U+0000›c", id="controls"),
        pytest.param("a\u00adb", "a‹U+00AD›b", id="soft hyphen"),
        pytest.param("a\U000e0041b", "a‹U+E0041›b", id="tag character"),
        pytest.param("a\ufe0fb", "a‹U+FE0F›b", id="variation selector"),
        pytest.param("<img onerror=x>", "<img onerror=x>", id="markup is escaped elsewhere"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(name: str, shown: str) -> None:
    assert show(name) == shown


def test_a_very_long_name_is_cut_in_a_sentence() -> None:
    assert brief("n" * 5000 + ".pdf") == "n" * 100 + "…"
    assert brief("VOG.pdf") == "VOG.pdf"

"""Outlook's packed RTF: the bytes come out as the published example says, and the words without the markup."""

import random
import struct

import pytest

from intake.rtf import unpack_rtf, words_of_rtf

PUBLISHED = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0")
"""The worked example of [MS-OXRTFCP]."""


def test_the_published_example_is_unpacked() -> None:
    assert unpack_rtf(PUBLISHED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_run_may_reach_into_itself() -> None:
    # "WXYZWXYZWX...": the second worked example of the same document.
    packed = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpack_rtf(packed) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_what_was_not_packed_is_kept() -> None:
    assert unpack_rtf(struct.pack("<II4sI", 15, 3, b"MELA", 0) + b"abc") == b"abc"


@pytest.mark.parametrize("packed", [b"", b"x" * 20, PUBLISHED[:15]])
def test_something_else_is_none(packed: bytes) -> None:
    assert unpack_rtf(packed) is None


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        pytest.param(
            rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard Geachte \b inkoper\b0 ,\par groet}", "Geachte inkoper,\ngroet", id="plain"
        ),
        pytest.param(rb"{\rtf1\ansi\ansicpg1252 cli\'ebnt}", "cliënt", id="code page"),
        pytest.param(rb"{\rtf1\uc1 cli\u235?nt \u8364?}", "cliënt €", id="unicode with a stand-in"),
        pytest.param(rb"{\rtf1{\*\onbekend verborgen}zichtbaar}", "zichtbaar", id="unknown destination"),
        pytest.param(rb"{\rtf1\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 woord{\*\htmltag72 </p>}}", "woord", id="html inside"),
        pytest.param(rb"{\rtf1 a\{b\}c\\d\~e}", "a{b}c\\d\u00a0e", id="escaped signs"),
        pytest.param(b"{" * 50_000 + b"x", "x", id="deep"),
        pytest.param(b"}}}}x", "x", id="closed too often"),
        pytest.param(rb"{\rtf1 \u-10179?}", "\ufffd", id="half a character pair"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_words_come_out_without_markup(rtf: bytes, words: str) -> None:
    assert words_of_rtf(rtf) == words


def test_damaged_bodies_never_raise() -> None:
    chance = random.Random(3)  # noqa: S311 - a fixed seed, no secret
    for _ in range(2000):
        made = bytearray(PUBLISHED)
        for _ in range(chance.randrange(1, 6)):
            made[chance.randrange(16, len(made))] = chance.randrange(256)
        words_of_rtf(unpack_rtf(bytes(made)) or b"")

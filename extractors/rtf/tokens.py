"""Cuts RTF into its tokens: braces, control words, characters. Knows the writing rules (RTF 1.9.1); no meaning and no pages.

One pass, forward only: every byte is looked at once, and raw data behind `\\bin` is stepped over without being kept.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

BEGINS = b"{\\rtf"
_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)", re.DOTALL)
_LINE_ENDS = b"\r\n\x00"  # a new line in the file is no new line in the text


class Token(NamedTuple):
    """One token; exactly one of `brace`, `word`, `sign` and `characters` is filled."""

    brace: str = ""  # { or }
    word: str = ""  # control word, without its backslash
    number: int | None = None  # the number behind that word
    sign: str = ""  # control symbol: one character behind a backslash that is no letter
    characters: bytes = b""  # in the code page of the font


def tokens(rtf: bytes) -> Iterator[Token]:
    """Every token in order. A backslash that ends the file is none."""
    place = 0
    while (found := _TOKEN.match(rtf, place)) is not None:
        place = found.end()
        word, number, pair, sign, brace, characters = found.groups()
        if word:
            count = int(number) if number else None
            if word == b"bin":
                place += max(count or 0, 0)
            yield Token(word=word.decode("ascii"), number=count)
        elif brace:
            yield Token(brace=brace.decode("ascii"))
        elif pair:
            yield Token(characters=bytes([int(pair, 16)]))
        elif sign:
            yield Token(sign=sign.decode("latin-1"))
        elif written := characters.translate(None, _LINE_ENDS):
            yield Token(characters=written)

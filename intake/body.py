"""Composes a mail's own words from its text parts. Knows character sets, markup and Outlook's RTF; no mail structure."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.charset import decode
from intake.found import Found
from intake.markup import LONGEST, own_words, words_of_html
from intake.message import Role, State
from intake.rtf import unpack_rtf, words_of_rtf


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One text part of a mail; passages of one `group` are the same words in several forms (-1: stands alone)."""

    content: bytes
    charset: str
    is_html: bool
    group: int = -1


def text_of(passage: Passage) -> str:
    """Its characters, markup included."""
    return decode(passage.content, passage.charset)[0]


def words_of(passage: Passage) -> str:
    """Its words, markup left out."""
    text = text_of(passage)
    return words_of_html(text) if passage.is_html else text[:LONGEST]


def compose(passages: Sequence[Passage], *, subject: str = "") -> str:
    """All text parts in order; of alternatives the plain one, unless that is empty."""
    chosen: dict[int, tuple[bool, str]] = {}
    for number, passage in enumerate(passages):
        words = words_of(passage)
        key = passage.group if passage.group >= 0 else -2 - number
        taken = chosen.get(key)
        if taken is None or not taken[1].strip() or (taken[0] and not passage.is_html and words.strip()):
            chosen[key] = (passage.is_html, words)
    texts = (own_words(words.replace("\x00", ""), subject=subject) for _, words in chosen.values())
    return "\n\n".join(text for text in texts if text)


def formatted_body(part: str, packed: bytes) -> tuple[Passage, Found]:
    """A body that exists only in Outlook's packed RTF: its words, and the RTF as a leaf."""
    rtf = unpack_rtf(packed)
    if rtf is not None:
        words = words_of_rtf(rtf).encode("utf-8", "replace")
        leaf = Found(part=part, path=("",), content=rtf, role=Role.TEXT, declared="application/rtf", kind="application/rtf")
        return Passage(content=words, charset="utf-8", is_html=False), leaf
    because = "De tekst van deze mail staat in een opmaak van Outlook die niet te lezen is. Open de mail in Outlook."
    leaf = Found(part=part, path=("",), content=packed, role=Role.TEXT, state=State.UNREADABLE, because=because)
    return Passage(content=b"", charset="utf-8", is_html=False), leaf

"""Reads check boxes and ja/nee answers in text, however they were made: glyphs, brackets, a typed X, form fields.

Pure; a struck-out word cannot be seen in text, and then no answer is given.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.document import Field
from extractors.excerpt import fold

_ON = "☒☑⌧☓✓✔√✗✘⊠⊗\U0001f5f9\U0001f5f7\U0001f5f8\uf0fd\uf0fe\uf0fc\uf0fb\uf078\uf052\uf054"
_OFF = "☐□◻❏❑❒⬜▢\uf0a8\uf06f\uf071\uf072\uf0a3"
_ROUND_ON, _ROUND_OFF = "●◉■⬛⦿⬤⚫🔘", "○◯⚪⭘⭕"  # radio buttons, and just as often bullets
_TICKS, _CROSSES = frozenset("✓✔"), frozenset("✗✘")  # beside each other: this, and not that
_TOKEN = re.compile(
    rf"(?P<on>[{_ON}]|\[\s?[xv✓✔√☒]\s?\]|\(\s?[xv✓✔√]\s?\))|(?P<off>[{_OFF}]|\[\s{{0,3}}\]|\(\s{{0,3}}\)|\[_{{1,3}}\]|\(\s?[.·]\s?\)|\[\s?[.·]\s?\])|"
    rf"(?P<round_on>[{_ROUND_ON}])|(?P<round_off>[{_ROUND_OFF}])|(?P<letter>(?<![\w'])[o0](?=\s{{1,2}}(?:ja|nee|yes|no)(?!\w)))|"
    r"(?<![\w'])(?P<ja>ja|yes)(?![\w])|(?<![\w'])(?P<nee>nee|neen|no)(?![\w])|(?<![\w'\"])(?P<typed>x|(?<!\.)v(?!\.))(?![\w'])"
)
_STARTS = re.compile(rf"^\s*(?:[0-9]{{1,2}}[.)]\s*)?(?:[{_ON}{_OFF}]|\[\s?[xv✓✔√ ]?\s?\]|\(\s?[xv✓✔√ ]?\s?\))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A box or a ja/nee word in a row."""

    what: str  # on | off | ja | nee
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The boxes and ja/nee words of a row; a lone X or a round bullet is a box only beside ja, nee or its counterpart."""
    return list(_tokens(text))


@lru_cache(maxsize=8192)  # every row is asked by each reader of answers
def _tokens(text: str) -> tuple[Token, ...]:
    plain = fold(text)
    found = [Token(what=str(match.lastgroup), start=match.start(), end=match.end()) for match in _TOKEN.finditer(plain)]
    whats = {token.what for token in found}
    sure = bool(whats & {"ja", "nee"})
    means = {what: what for what in ("on", "off", "ja", "nee")}
    if sure or whats & {"on", "off"}:
        means["typed"] = "on"
    if sure or {"round_on", "round_off"} <= whats:
        means |= {"round_on": "on", "round_off": "off"}
    if sum(token.what not in ("ja", "nee") for token in found) > 1:  # "O ja  O nee" as a form prints it; "O ja, dat klopt" has no box
        means["letter"] = "off"
    crossed = {found_at for found_at, letter in enumerate(text) if letter in _CROSSES} if _TICKS & set(text) else set()
    return tuple(replace(token, what="off" if token.start in crossed else means[token.what]) for token in found if token.what in means)


def has_box(text: str) -> bool:
    """Is there a box, ticked or not, in this row?"""
    return any(token.what in ("on", "off") for token in tokens(text))


def starts_with_box(text: str) -> bool:
    """Does the row open with a box, as an item of a list of statements does?"""
    return bool(_STARTS.match(fold(text)))


def verdict(chosen: Iterable[str]) -> str:
    """`ja`, `nee`, `beide` or `leeg` for the answers that were ticked."""
    ticked = set(chosen)
    if {"ja", "nee"} <= ticked:
        return "beide"
    return "ja" if "ja" in ticked else "nee" if "nee" in ticked else "leeg"


def paired(found: list[Token]) -> list[str]:
    """Which of the words ja and nee have a ticked box beside them; the first token tells on which side boxes stand."""
    before = found[0].what in ("on", "off")
    chosen = []
    for index, token in enumerate(found):
        if token.what not in ("ja", "nee"):
            continue
        beside = index - 1 if before else index + 1
        if 0 <= beside < len(found) and found[beside].what == "on":
            chosen.append(token.what)
    return chosen


_TYPED_BEHIND = re.compile(r"\bja\s?/\s?nee\)?\s?:\s*(ja|nee)\b")  # "(ja / nee: NEE)"


_CAPITAL = re.compile(r"(?<!\w)(?:ja\s?/\s?(?P<no>Nee|NEE)|NEE\s?/\s?ja|JA\s?/\s?nee|nee\s?/\s?(?:Ja|JA))(?!\w)")
"""The one word with a capital where no sentence begins: so people show their choice. "Ja / nee" is how forms print it."""


def _of_one_between(text: str, found: list[Token]) -> str | None:
    """A single cross between ja and nee belongs to the word it stands nearest to; a dash before ja is its empty box."""
    yes, box, no = found
    if text[: yes.start].rstrip().endswith(("-", "–", "_", "|")):
        return "nee"
    left, right = box.start - yes.end, no.start - box.end
    return "ja" if left < right else "nee" if right < left else None


def answer(text: str) -> str | None:
    """What was answered here: `ja nee beide leeg`, or None when nothing can be told."""
    if (typed := _TYPED_BEHIND.search(fold(text))) is not None:
        return typed[1]
    found = tokens(text)
    words = {token.what for token in found if token.what in ("ja", "nee")}
    boxes = [token for token in found if token.what in ("on", "off")]
    if boxes and words:
        return _of_one_between(text, found) if [token.what for token in found] == ["ja", "on", "nee"] else verdict(paired(found))
    if not boxes and len(words) == 2 and (capital := _CAPITAL.search(text)) is not None:
        return "nee" if capital["no"] or capital[0].startswith("N") else "ja"
    if boxes and len(boxes) == 1:
        return "ja" if boxes[0].what == "on" else "leeg"
    return next(iter(words)) if len(words) == 1 and not boxes else None


def field_words(one: Field) -> str:
    """Name and label of a form field, folded, with underscores and case changes as spaces."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])|[_.\-\[\]]", " ", f"{one.name} {one.label}")
    return " ".join(fold(spaced).split())


def field_answer(one: Field) -> str | None:
    """What one form field answers: the word it stands for when it is on, "" when off, None when it is no answer."""
    value, words = fold(one.value).strip(), field_words(one).split()
    if one.kind == "vakje":
        word = "nee" if "nee" in words else "ja"
        return word if value not in ("", "uit", "off", "nee") else ""
    if value in ("ja", "nee"):
        return value
    return "" if one.kind == "keuze" and not value else None

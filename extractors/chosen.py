"""Which of two printed answers was chosen by its look: "ja / nee" with one bold, underlined or marked, or with the other grey.

Pure. Says nothing unless one of the two looks like an answer and the other does not: a line that is bold as a whole, two signs that
disagree, or a colour alone choose nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from extractors.look import Colour, Look, read_colour

BESIDE = "niet gekozen, het antwoord ernaast is {}"
GREY = "niet gekozen, grijs naast het antwoord"
_PAIR = re.compile(
    r"(?<![\w'-])(?P<one>ja|nee|wel|geen|niet|yes|no)(?![\w'-])(?:[ \t]*(?:/|\||\bof\b|\bor\b)[ \t]*|[ \t]{2,8})"
    r"(?P<two>ja|nee|wel|geen|niet|yes|no)(?![\w'-])",
    re.IGNORECASE,
)
_OPPOSITE = frozenset({frozenset(pair) for pair in (("ja", "nee"), ("wel", "geen"), ("wel", "niet"), ("yes", "no"))})
_BOX = re.compile(r"[☒☑☐□✓✔✗✘\[\]○●]|(?<!\w)x(?!\w)", re.IGNORECASE)
_LIGHT, _DARK = 110, 96  # of 255: the least of a grey that stands back, the most of letters that stand out
_EVEN, _BRIGHT = 40, 60  # of 255: how far red, green and blue lie apart in a grey, and in a colour
MOST_LETTERS = 20_000  # of one line or page that are looked at


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How letters look, as far as a person marks an answer with it."""

    bold: bool = False
    underlined: bool = False
    marked: bool = False
    colour: Colour | None = None  # None: black, or whatever the program chooses


PLAINEST = Style()


class Styled(str):
    """Words that know how they look."""

    __slots__ = ("style",)
    style: Style


def styled(words: str, look: Look) -> str:
    """The words, with their style where it is not the plainest."""
    style = _style_of(look)
    if style == PLAINEST:
        return words
    made = Styled(words)
    made.style = style
    return made


def not_chosen(spans: Sequence[str]) -> list[tuple[int, int, str]]:
    """Which answers of a line were not chosen: their places in the words together, and why in Dutch."""
    if not any(isinstance(span, Styled) for span in spans):
        return []
    text = "".join(spans)
    styles = [style for span in spans for style in repeat(span.style if isinstance(span, Styled) else PLAINEST, len(span))]
    return list(_not_chosen(text, styles))


def _not_chosen(text: str, styles: Sequence[Style]) -> Iterator[tuple[int, int, str]]:
    for places in pairs(text):
        looks = [set(styles[start:end]) for start, end in places]
        before = next((styles[at] for at in range(places[0][0] - 1, -1, -1) if text[at].isalnum()), PLAINEST)
        if all(len(look) == 1 for look in looks) and (passed := passed_over(looks[0].pop(), looks[1].pop(), before)) is not None:
            yield (*places[passed[0]], passed[1])


@lru_cache(maxsize=4096)
def _style_of(look: Look) -> Style:
    fill = read_colour(look.fill)
    is_marked = fill is not None and min(fill) < _DARK < max(fill)
    return Style(bold=bool(look.bold), underlined=bool(look.underlined), marked=is_marked, colour=read_colour(look.colour))


def pairs(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places of two opposite answers beside each other, without a box in their line."""
    for found in _PAIR.finditer(text[:MOST_LETTERS]):
        if frozenset({found["one"].lower(), found["two"].lower()}) not in _OPPOSITE:
            continue
        start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        if not _BOX.search(text, start, end if end >= 0 else len(text)):
            yield found.span("one"), found.span("two")


def passed_over(one: Style, two: Style, around: Style) -> tuple[int, str] | None:
    """Which of the two was not chosen (0 or 1), and why in Dutch; None when nobody can tell. `around`: the words before them."""
    votes: dict[int, str] = {}
    for of_one, of_two, of_line, how in (
        (one.bold, two.bold, around.bold, "vet"),
        (one.underlined, two.underlined, around.underlined, "onderstreept"),
        (one.marked, two.marked, around.marked, "gemarkeerd"),
    ):
        if of_one != of_two:
            if of_line:
                return None
            votes.setdefault(1 if of_one else 0, BESIDE.format(how))
    if _is_grey(one.colour) != _is_grey(two.colour):
        pale, other = (0, two) if _is_grey(one.colour) else (1, one)
        if not _stands_out(other.colour):
            return None
        votes.setdefault(pale, GREY)
    return next(iter(votes.items())) if len(votes) == 1 else None


def _is_grey(colour: Colour | None) -> bool:
    return colour is not None and min(colour) >= _LIGHT and max(colour) - min(colour) <= _EVEN


def _stands_out(colour: Colour | None) -> bool:
    return colour is None or max(colour) <= _DARK or (max(colour) - min(colour) > _BRIGHT and min(colour) < _LIGHT)

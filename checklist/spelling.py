"""Text as names are compared in it: one form for every hyphen, apostrophe, accent and space, with the way back to the original.

Only for matching: whatever is shown or quoted comes from the original. Knows no names and no library.
"""

import unicodedata
from dataclasses import dataclass

_APOSTROPHES = frozenset("'‘’‛ʼʹ′`´＇\u200b\u200c\u200d\u2060\ufeff\u00ad")  # and what has no width
_SPACES = frozenset('/\\()[]"“”„«»_|•·')
_STOPS = frozenset(".,;:!?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelled:
    """A text in the form for comparing; place n of `text` comes from place `where[n]` of the original."""

    text: str
    where: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that these places came from."""
        return self.where[start], self.where[end - 1] + 1


def spelled(text: str) -> Spelled:
    """This text in the form for comparing, in one pass."""
    letters: list[str] = []
    where: list[int] = []
    for place, original in enumerate(text):
        for letter in _plain(original):
            last = letters[-1] if letters else " "
            if letter == " " and last == " ":
                continue
            if letter in _STOPS and last == " " and len(letters) > 1:
                letters[-1] = letter  # "Delft ," is "Delft,"
                where[-1] = place
                continue
            if letter == "." and _abbreviates(text, place, letters):
                continue
            letters.append(letter)
            where.append(place)
    return Spelled(text="".join(letters), where=tuple(where))


def key(name: str) -> str:
    """A whole name in the form for comparing."""
    return spelled(name).text.strip(" .,;:!?")


def _plain(letter: str) -> str:
    """What one character becomes: nothing, a space, a letter without its accent, or more than one letter."""
    if letter.isascii() and letter.isalnum():
        return letter.lower()
    if letter in _APOSTROPHES:
        return ""
    if letter.isspace() or letter in _SPACES or unicodedata.category(letter) == "Pd":
        return " "
    if letter in "&+":
        return " en "
    if letter in _STOPS:
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def _abbreviates(text: str, place: int, letters: list[str]) -> bool:
    """A full stop inside or after an abbreviation (e.o., a.d., NH.), not at the end of a sentence."""
    if "".join(letters[-3:]) in (" st", "st"):
        return True  # St. Michielsgestel
    follows, before = text[place + 1 : place + 2], text[max(0, place - 2) : place]
    return before.startswith(".") or (bool(follows) and not follows.isspace())

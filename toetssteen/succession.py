"""What an entry that corrects another takes the place of. Pure; the same for decisions, announcements, objections and answers."""

from collections.abc import Mapping
from typing import Protocol

from toetssteen.chain import Entry


class Replacing(Protocol):
    """A decision or announcement as far as its place in a row of corrections goes."""

    @property
    def replaces(self) -> int | None: ...  # number of the entry it names
    @property
    def replaced_by(self) -> int | None: ...  # number of the entry that took its place


def replaced(found: Mapping[int, Replacing], number: int) -> list[int]:
    """The entries that this one, which counts now, takes the place of: the one it names, what that was to replace, and so on back.

    Those that another replaced are passed over.
    """
    numbers: list[int] = []
    before = found[number].replaces
    while before is not None and before in found:
        if found[before].replaced_by is None:
            numbers.append(before)
        before = found[before].replaces
    return numbers


ONLY_HERE = "alleen_deze_regio"
"""In an entry of one region: what it corrects was of all regions, and goes on counting in the others."""


def only_here(entry: Entry) -> bool:
    """Does this entry leave what it corrects standing for the other regions? Entries of before this name was there never did."""
    return bool(entry.content.get(ONLY_HERE))


WITHDRAWN = "ingetrokken"
"""In an entry that only takes back the one it names: nothing comes in its place, and neither of the two counts."""


def is_withdrawal(entry: Entry) -> bool:
    """Does this entry only take back the one it names?"""
    return bool(entry.content.get(WITHDRAWN))


def named(entry: Entry) -> int | None:
    """The number of the entry that this one corrects (`vervangt`); None where it names none, or one that is not before it.

    Nobody can correct what is still to come: only a forged register says so, and whoever follows such a row would never arrive.
    """
    said = entry.content.get("vervangt")
    return number if said is not None and (number := int(str(said))) < entry.number else None

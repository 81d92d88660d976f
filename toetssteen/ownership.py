"""Whose an entry that names a file is, and whether it still counts: of whom it was put on record last, and what a later one took its place.

Pure; knows entries. A letter of objection first put under the wrong bidder is of the other from the moment that somebody says so; what was
replaced or withdrawn holds no file for anybody any more.
"""

from collections.abc import Iterable, Mapping

from toetssteen.chain import Entry, Kind
from toetssteen.succession import named

CORRECTED = frozenset({Kind.ANNOUNCEMENT, Kind.OBJECTION, Kind.ANSWER, Kind.SENDING})
"""Kinds that can name a file that a person gave, and that a later entry of the same kind can correct."""


def superseded(entries: Iterable[Entry]) -> dict[int, int]:
    """Number of an entry that counts no longer -> of the one that took its place or withdrew it.

    One that waits for a second person, or was refused by one, takes the place of nothing.
    """
    known = {entry.number: entry for entry in entries if entry.kind in CORRECTED | {Kind.CONFIRMATION, Kind.REFUSAL}}
    found: dict[int, int] = {}
    refused: set[str] = set()
    for entry in known.values():
        if entry.kind == Kind.REFUSAL:
            refused.add(entry.subject)  # whoever confirms it after that changes nothing
        elif entry.kind == Kind.CONFIRMATION and entry.subject not in refused:
            _takes_the_place(int(entry.subject), known, found)
        elif entry.kind in CORRECTED and not entry.content.get("twee_personen"):
            _takes_the_place(entry.number, known, found)
    return found


def _takes_the_place(number: int, known: Mapping[int, Entry], found: dict[int, int]) -> None:
    """Of the one it names, of what that was to replace, and so on back."""
    one = known.get(number)
    while one is not None and one.kind in CORRECTED:
        before = known.get(named(one) or 0)
        if before is not None and before.kind == one.kind:
            found.setdefault(before.number, number)
        one = before if before is not None and before.kind == one.kind else None


def owners(entries: Iterable[Entry]) -> dict[int, str]:
    """Number -> bid of every objection, answer, letter and sending, as the last correction says it."""
    known = tuple(entries)
    later = superseded(known)
    about = {entry.number: entry for entry in known if entry.kind in (Kind.OBJECTION, Kind.ANSWER, Kind.LETTER, Kind.SENDING)}

    def owner(number: int) -> str:
        while number in later:
            number = later[number]
        entry = about[number]
        if entry.kind in (Kind.OBJECTION, Kind.LETTER):
            return entry.subject.partition("/")[0]
        of = int(entry.subject)  # an answer is of whom the objection is of, a sending of whom the letter is to
        return owner(of) if of in about and of < number else ""

    return {number: owner(number) for number in about}

"""What is held, so that nothing of it is removed: each hold has its number, and a release names the one that it ends.

Knows entries; must not know what is due (`retention` does).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.decision import EVERYWHERE
from toetssteen.chain import Draft, Entry, Kind


class HoldError(Exception):
    """This cannot be held or released; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """One hold that stands."""

    number: int  # of its entry
    subject: str  # bid, or EVERYWHERE
    reason: str
    on: dt.date  # the day on which somebody held it

    @property
    def words(self) -> str:
        """Dutch: its number, whom it is about and why."""
        return f"vasthouding {self.number} ({'alles' if self.subject == EVERYWHERE else f'inschrijver {self.subject}'}: {self.reason})"


def holds(entries: Iterable[Entry]) -> tuple[Hold, ...]:
    """Every hold that nobody released, first to last. A release of an older register names none: it ended all of its subject."""
    found: dict[int, Hold] = {}
    for entry in entries:
        if entry.kind == Kind.HOLD:
            on = dt.date.fromisoformat(str(entry.content["op"]))
            found[entry.number] = Hold(number=entry.number, subject=entry.subject, reason=str(entry.content["reden"]), on=on)
        elif entry.kind == Kind.RELEASE:
            named = entry.content.get("vasthouding")
            ended = [one.number for one in found.values() if (str(one.number) == str(named) if named else one.subject == entry.subject)]
            for number in ended:
                del found[number]
    return tuple(found.values())


def why_held(bid: str, held: Iterable[Hold]) -> str:
    """Dutch: every reason for which this bid is held, with the number of its hold; "" when it is not."""
    mine = [one for one in held if one.subject in (bid, EVERYWHERE)]
    return "; ".join(f"{one.reason} (vasthouding {one.number})" for one in mine)


def hold(subject: str, *, reason: str, by: str, on: dt.date) -> Draft:
    """The entry with which somebody holds a bid, or everything (EVERYWHERE); HoldError when no reason is given."""
    if not reason.strip():
        raise HoldError("Zeg bij --vasthouden waarom.")
    return Draft(kind=Kind.HOLD, subject=subject, body={"reden": reason, "door": by, "op": on.isoformat()})


def release(one: Hold, *, reason: str, by: str, on: dt.date) -> Draft:
    """The entry with which somebody ends this hold; HoldError when no reason is given."""
    if not reason.strip():
        raise HoldError("Zeg bij --vrijgeven waarom.")
    body = {"vasthouding": one.number, "reden": reason, "door": by, "op": on.isoformat()}
    return Draft(kind=Kind.RELEASE, subject=one.subject, body=body)


def to_release(held: Sequence[Hold], *, subject: str = "", number: int | None = None) -> Hold:
    """The hold that is meant: of this number, else the only one of this subject. HoldError says which there are."""
    mine = [one for one in held if (number is None or one.number == number) and subject in ("", one.subject)]
    if len(mine) == 1:
        return mine[0]
    there = "; ".join(one.words for one in mine or held)
    if mine:
        raise HoldError(f"Er is meer dan één vasthouding: {there}. Noem met --nummer welke u vrijgeeft. De andere blijven.")
    raise HoldError(
        f"Deze vasthouding is er niet. Wel: {there}." if there else "Er wordt niets vastgehouden. Er is dus niets vrij te geven."
    )

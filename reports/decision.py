"""What a person decided, as a letter needs it. A record of what was said; judges nothing and knows no library."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Who decides, and in which position."""

    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """A finding that a person takes as a ground: the rule and the check under it, as the result names them."""

    rule: str
    check: str
    by: str  # the name of who decided on this ground


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A recorded decision on one bid in one region; a letter without one is a draft."""

    by: Person
    on: dt.date
    grounds: tuple[Ground, ...] = ()

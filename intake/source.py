"""What a source of mails is: parts with their messages, and what in it is no mail. Knows neither files nor servers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from intake.message import Place
from intake.zip_directory import ZipError


class SourceError(Exception):
    """The source cannot be used; the text is Dutch and says what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Raw:
    """One message as it stands in its source."""

    place: Place
    data: bytes


class PassedOver(NamedTuple):
    """Something in the source that is no mail, and why it was not read as one."""

    position: str
    because: str
    unread: bool = False  # it may be mail, but could not be opened: nothing may be called complete


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a source: where it stands in it, and how its messages are read."""

    position: str
    read: Callable[[], Iterator[tuple[str, bytes] | PassedOver]]


class Source:
    """Messages in order of place, read one at a time; may be iterated more than once."""

    def __init__(self, name: str, entries: list[Entry], passed_over: list[PassedOver]) -> None:
        self.name = name
        self._entries = entries
        self._planned = passed_over
        self._met: list[PassedOver] = []

    def __iter__(self) -> Iterator[Raw]:
        self._met = []
        for entry in self._entries:
            try:
                for one in entry.read():
                    if isinstance(one, PassedOver):
                        self._met.append(one)
                    else:
                        yield Raw(place=Place(source=self.name, position=one[0]), data=one[1])
            except (OSError, ValueError, ZipError) as fault:
                self._met.append(PassedOver(position=entry.position, because=f"niet te lezen: {why(fault)}", unread=True))

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """What is no mail, in order of place; complete once the source has been iterated."""
        return tuple(sorted([*self._planned, *self._met], key=lambda one: one.position))


def why(fault: Exception) -> str:
    """The reason without the path of this machine."""
    if isinstance(fault, PermissionError):
        return "u mag dit bestand niet openen"
    return str(fault) if isinstance(fault, ZipError) else "het bestand is beschadigd of niet bereikbaar"

"""Everybody whom the register names as who did something. Pure; knows entries and no kind of them by name.

Names stand under the same few words in every entry (docs/register.md, chapter 3), at any depth. A name in a reason is not found here.
"""

from collections.abc import Iterable, Iterator

from toetssteen.chain import Entry

BY = frozenset({"door", "bevestigd_door"})
"""Under which words an entry holds the name of a person."""


def people_in(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Every name as it was typed, each once, the longest first."""
    found = {name.strip() for entry in entries for name in _names(entry.content)}
    return tuple(sorted(filter(None, found), key=lambda name: (-len(name), name)))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in BY and isinstance(one, str):
                yield one
            else:
                yield from _names(one)
    elif isinstance(value, list):
        for one in value:
            yield from _names(one)

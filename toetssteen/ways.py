"""The ways in which one command can be used, each with the options that go with it. Knows options by name, and no command.

An option that a way has no use for is refused: what somebody typed is recorded or asked back, and never thrown away in silence.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from templates.wording import spoken
from toetssteen.errors import UsageError

_ALWAYS = frozenset({"zaak", "opdracht", "run"})
"""What every command has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to use a command."""

    name: str  # Dutch, reads on after "Bij", as "een nieuw bezwaar"
    takes: frozenset[str]  # options by their name, without the dashes and with _ for -


def given(options: argparse.Namespace) -> Iterator[str]:
    """The options that were typed with anything behind them, beside those of every command."""
    for name, value in vars(options).items():
        if name not in _ALWAYS and value is not None and value is not False and value not in ("", []):
            yield name


def keep_to(way: Way, options: argparse.Namespace) -> None:
    """UsageError names every option that this way would throw away."""
    strange = [f"--{name.replace('_', '-')}" for name in given(options) if name not in way.takes]
    if strange:
        raise UsageError(
            f"Bij {way.name} kan {spoken(strange)} niet: daar zou niets mee gebeuren. Er is niets vastgelegd. "
            "Laat dat weg, of doe het in een opdracht apart."
        )

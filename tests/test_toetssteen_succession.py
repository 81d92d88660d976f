"""Which entries a correction takes the place of, and that a forged row of corrections ends."""

from dataclasses import dataclass

import pytest

from toetssteen.chain import Entry
from toetssteen.succession import named, replaced


@dataclass(frozen=True)
class One:
    replaces: int | None = None
    replaced_by: int | None = None


@pytest.mark.parametrize(
    ("found", "number", "expected"),
    [
        pytest.param({3: One()}, 3, [], id="the first"),
        pytest.param({3: One(), 5: One(replaces=3)}, 5, [3], id="one"),
        pytest.param({3: One(), 5: One(replaces=3), 8: One(replaces=5)}, 8, [5, 3], id="what that was to replace too"),
        pytest.param({3: One(replaced_by=5), 5: One(replaces=3), 8: One(replaces=5)}, 8, [5], id="what another replaced"),
        pytest.param({5: One(replaces=4)}, 5, [], id="one that is not there"),
    ],
)
def test_what_a_correction_takes_the_place_of(found: dict[int, One], number: int, expected: list[int]) -> None:
    assert replaced(found, number) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('{"vervangt":3}', 3, id="an earlier one"),
        pytest.param('{"vervangt":null}', None, id="none"),
        pytest.param("{}", None, id="written before corrections were"),
        pytest.param('{"vervangt":5}', None, id="itself"),
        pytest.param('{"vervangt":8}', None, id="one still to come"),
    ],
)
def test_which_entry_a_correction_names(body: str, expected: int | None) -> None:
    entry = Entry(number=5, kind="besluit", subject="-", body=body, digest="", head="", at="2026-11-01T09:00:00+00:00", seal="")
    assert named(entry) == expected

"""Documents in the words of people who know no form: tests/soorten/*.txt holds them, each under its kind and what it states."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import sample_texts as samples

from extractors.identify import identify

TEXTS = Path(__file__).parent / "soorten"


class Told(NamedTuple):
    """A text with its kinds (any of them is right) and, where it says so, the day, the KvK numbers, the name and the regions."""

    kinds: tuple[str, ...]
    day: str
    numbers: frozenset[str]
    name: str
    regions: tuple[str, ...]
    text: str


def told() -> Iterator[Told]:
    """`=== kind/kind|day|number,number|name|region,region`, and the text under it."""
    for path in sorted(TEXTS.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            head, _, text = part.partition("\n")
            kinds, day, numbers, name, regions = head.split("|")
            yield Told(
                kinds=tuple(kinds.split("/")), day=day, numbers=frozenset(filter(None, numbers.split(","))), name=name,
                regions=tuple(filter(None, regions.split(","))), text=text,
            )  # fmt: skip


ALL = list(told())
IDS = [f"{one.kinds[0]}: {one.text.strip().splitlines()[0][:50]}" for one in ALL]


@pytest.mark.parametrize("one", ALL, ids=IDS)
def test_a_document_in_own_words_is_of_its_kind(one: Told) -> None:
    (piece,) = identify(samples.pages(one.text), (), ())
    assert str(piece.kind) in one.kinds, piece.because

"""Which words are no name of a bidder by themselves: what our own texts write in small letters, and what places are called.

Reads the round files, the lexicon and the lists of municipalities that go with the program; knows no bid.
"""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import checklist
from checklist.region_names import FOLDER, municipalities
from reports.signs import Language

_SMALL = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{3,}(?![^\W\d_])")
_ROOM = Path(checklist.__file__).parent


@lru_cache(maxsize=1)
def language() -> Language:
    """The same for every case."""
    files = sorted([*(_ROOM / "lexicon").glob("*.toml"), *(_ROOM / "rounds").rglob("*.toml")])
    ordinary = {word for path in files for word in _SMALL.findall(path.read_text(encoding="utf-8"))}
    return Language(ordinary=frozenset(ordinary), places=tuple(dict.fromkeys(_places())))


def _places() -> Iterator[str]:
    """Municipalities, also by their other and old names; then provinces, places and stretches of the country."""
    for town in municipalities():
        yield from (town.name, *town.aliases, *town.old_names)
    with (FOLDER / "region_names.csv").open(encoding="utf-8", newline="") as lines:
        yield from (row["name"] for row in csv.DictReader(line for line in lines if not line.startswith("#")))

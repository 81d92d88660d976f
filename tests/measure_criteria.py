"""Measures how well the criteria are found in the labelled texts: found F1, three-way accuracy, right page in the first three.

Run by hand: `python tests/measure_criteria.py [--fouten]`. Knows the labels; a test uses the same figures.
"""

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checklist.criteria import RegionWords, Text, answer
from checklist.finding import CriterionRow, Source, Support
from checklist.lexicon import load
from extractors.document import Kind, Line, Page, Searchability

TEXTS = Path(__file__).with_name("texts")
REGIONS = {name: (one["naam"], tuple(one["gemeenten"])) for name, one in tomllib.loads((TEXTS / "regions.toml").read_text("utf-8")).items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What a purchaser should find for one criterion in one text."""

    support: Support
    pages: frozenset[int]


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts for one criterion, or for all."""

    hits: int = 0
    missed: int = 0
    extra: int = 0
    right: int = 0
    rows: int = 0
    paged: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.missed + self.extra)

    @property
    def three_way(self) -> float:
        return self.right / max(1, self.rows)

    @property
    def page(self) -> float:
        return self.paged / max(1, self.hits)


def region_words(region: str) -> RegionWords:
    """One region as seen among the regions of the labelled texts."""
    name, municipalities = REGIONS[region]
    others = [other for code, (_, listed) in REGIONS.items() if code != region for other in listed]
    names = [other for code, (other, _) in REGIONS.items() if code != region]
    return RegionWords(id=region, names=(name,), municipalities=municipalities, elsewhere=(*others, *names))


def text_of(name: str) -> Text:
    """A labelled text as the program would read it from Word: lines without boxes."""
    raw = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    parts = [part.strip("\n") for part in re.split(r"=== pagina \d+ ===\n", raw)]
    pages = tuple(
        Page(
            number=number,
            width=0,
            height=0,
            lines=tuple(Line(text=line, box=None) for line in part.split("\n")),
            searchability=Searchability.DIGITAL,
            because="",
        )
        for number, part in enumerate(parts, start=1)
    )
    return Text(sha256=name.ljust(64, "0"), part="proef/1", pages=pages, kind=Kind.ONDERBOUWING, name=f"{name}.txt")


def labels() -> dict[str, tuple[str, bool, dict[str, Label]]]:
    """Per text: its region, whether it is kept apart, and what should be found."""
    raw = tomllib.loads((TEXTS / "labels.toml").read_text(encoding="utf-8"))
    return {name: (one["region"], bool(one.get("apart")), dict(_labels(one))) for name, one in raw.items()}


def _labels(one: dict[str, str]) -> Iterator[tuple[str, Label]]:
    for key, support in (("onderbouwd", Support.SUBSTANTIATED), ("zwak", Support.WEAK)):
        for entry in one[key].split():
            code, pages = entry.split(":")
            yield code, Label(support=support, pages=frozenset(int(page) for page in pages.split(",")))


@cache
def rows_of(name: str, region: str) -> tuple[CriterionRow, ...]:
    """The program's answer for one labelled text."""
    rules = load()
    sources = {rule.code: Source(title="Inkoopbeleid 2027-2028", clause=rule.code, quote="") for rule in rules}
    return answer([text_of(name)], rules, region=region_words(region), sources=sources, starts=2027)


def measure(*, apart: bool, show: bool = False) -> dict[str, Tally]:
    """Counts per criterion, and under "alle" for all of them."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, (region, kept, wanted) in labels().items():
        if kept == apart:
            for row in rows_of(name, region):
                for key in (row.rule, "alle"):
                    _count(tallies[key], row, wanted.get(row.rule))
                if show:
                    _show(name, row, wanted.get(row.rule))
    return dict(tallies)


def _count(tally: Tally, row: CriterionRow, label: Label | None) -> None:
    found = row.support is not Support.NOT_FOUND
    tally.rows += 1
    tally.right += row.support is (label.support if label else Support.NOT_FOUND)
    if label and found:
        tally.hits += 1
        tally.paged += bool(label.pages & {passage.page for passage in row.passages[:3]})
    tally.missed += bool(label) and not found
    tally.extra += found and not label


def _show(name: str, row: CriterionRow, label: Label | None) -> None:
    wanted = label.support if label else Support.NOT_FOUND
    if row.support is not wanted:
        quotes = [f"p{passage.page} {passage.quote[:150]!r} {passage.signals[:7]}" for passage in row.passages[:2]]
        print(f"{name} {row.rule}: hoort {wanted.value}, is {row.support.value}. {row.because}", *quotes, sep="\n      ")  # noqa: T201


def main() -> None:
    """Print both figures: on the texts that were used, and on those kept apart."""
    for apart in (False, True):
        tallies = measure(apart=apart, show="--fouten" in sys.argv and not apart)
        print("apart gehouden" if apart else "gebruikt om bij te stellen")  # noqa: T201
        for code, tally in sorted(tallies.items()):
            if code == "alle" or ("--per" in sys.argv and not apart) or "--alles" in sys.argv:
                print(f"  {code:5} F1 {tally.f1:.2f}  drie standen {tally.three_way:.2f}  bladzijde {tally.page:.2f}  rijen {tally.rows}")  # noqa: T201


if __name__ == "__main__":
    main()

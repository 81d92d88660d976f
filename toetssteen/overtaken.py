"""Letters that rest on a decision which does not count any more as it did when they were made: replaced, fallen, or to be taken anew.

Compares numbers of decisions; judges nothing, and opens no letter.
"""

from collections.abc import Iterator

from checklist.finding import Result
from reports.decision import EVERYWHERE, Ruling, ruling_on
from reports.fallen import fallen
from templates.wording import spoken
from toetssteen.sendings import Made
from toetssteen.state import State


def overtaken(letter: Made, now: State, result: Result) -> Iterator[str]:
    """Dutch: what became of each decision under this letter; nothing where all is as it was, or the bidder was removed."""
    known = {one.number: one for one in now.rulings}
    for one in (known[number] for number in letter.decisions if number in known and letter.bid not in now.removed):
        yield from _replaced(one, letter, now, result) or _standing(one, letter, now, result)


def _regions(one: Ruling, letter: Made, result: Result) -> list[str]:
    """Where this letter speaks of this decision; of a letter of before its region was kept, wherever the decision can count."""
    mine = [row.region for row in result.assessments if row.bid == letter.bid and one.region in (row.region, EVERYWHERE)]
    return [region for region in mine if letter.region in ("", region)]


def _replaced(one: Ruling, letter: Made, now: State, result: Result) -> list[str]:
    """Another decision counts in its place, or nothing does, everywhere or in a region of this letter."""
    found = {region: ruling_on(now.rulings, bid=one.bid, region=region, part=one.part) for region in _regions(one, letter, result)}
    gone = {region: said for region, said in found.items() if said is None or said.number != one.number}
    if not gone:
        return []
    numbers = spoken([str(number) for number in sorted({said.number for said in gone.values() if said})])
    names = {row.id: row.name for row in result.procedure.regions}
    where = "" if len(gone) == len(found) else f" in {spoken([names.get(region, region) for region in gone])}"
    instead = f" Nu geldt besluit {numbers}." if numbers else ""
    return [f"Besluit {one.number}, waar deze brief op rust, geldt niet meer{where}.{instead}"]


def _standing(one: Ruling, letter: Made, now: State, result: Result) -> list[str]:
    """It counts, and somebody must look at it again."""
    said = [one.decide_anew] if one.upheld else []
    for region in _regions(one, letter, result):
        said += [each.words for each in fallen(now.rulings, bid=one.bid, region=region) if each.whole.number == one.number]
    said += [f"Het programma ziet nu iets anders dan toen besluit {one.number} viel. {one.changed}"] if one.changed else []
    return list(dict.fromkeys(said))

"""What an evidence package shows of decisions and objections, held against what the entries in its own register say.

`besluiten.json` and `bezwaren.json` are a rendering: whoever changes them can make the manifests anew, so each is made again here from
`register.jsonl`. What no entry vouches for (`index.html` and the like) is named by `unproven`. Changes nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.result import plain
from toetssteen.chain import Entry
from toetssteen.decisions import rulings
from toetssteen.objections import complaints
from toetssteen.remark import Remark
from toetssteen.state import OF_PEOPLE

DECISIONS, OBJECTIONS = "besluiten.json", "bezwaren.json"

_GROUP = "verschillen tussen wat het pakket toont en wat het register zegt"
_OF_THE_RUN = frozenset({"changed"})
"""What follows from the last result and not from an entry: what the program sees otherwise now."""

_LATER = "recorded"
"""In `bezwaren.json`: the moment of recording. Packages of before it was told do not have the name; another moment is a fault."""

_NAMES = {
    "outcome": "uitkomst",
    "reason": "reden",
    "by": "wie het vastlegde",
    "on": "dag",
    "at": "tijdstip",
    "clause": "bepaling",
    "bid": "inschrijver",
    "region": "regio",
    "part": "onderdeel",
    "grounds": "gronden",
    "rests_on": "besluiten onder de gronden",
    "despite": "ondanks",
    "replaces": "vervangt",
    "replaced_by": "vervangen door",
    "confirmed_by": "bevestigd door",
    "confirmed_on": "bevestigd op",
    "seen": "wat het programma zag",
    "observation": "waarneming",
    "needs_second": "tweede persoon nodig",
    "received": "ontvangen",
    "against": "tegen",
    "arguments": "punten",
    "file": "bestand",
    "answer": "antwoord",
    "earlier": "eerdere antwoorden",
    "proposed": "antwoord dat niet telt",
    "refused": "geweigerd",
    "recorded": "moment van vastleggen",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """One of the two files: its name, and what one row of it is called."""

    file: str
    row: str


def shown_faults(files: Mapping[str, Path], entries: Sequence[Entry]) -> Iterator[Remark]:
    """Each difference, in Dutch; `files` by their path in `data/`, `entries` the whole ones. Where an entry cannot be read: none."""
    mine = [entry for entry in entries if entry.kind in OF_PEOPLE]
    try:
        decided = [_rows(rulings(mine, two_persons=asked)) for asked in (False, True)]  # the settings of the case are not in the package
        objected = complaints(mine)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return  # said already: an entry that cannot be understood
    told = [list(_compared(files, rows, _Page(file=DECISIONS, row="besluit"))) for rows in decided]
    wrong = [*min(told, key=len), *_compared(files, _rows([*objected.replaced, *objected.standing]), _Page(file=OBJECTIONS, row="bezwaar"))]
    yield from (Remark(group=_GROUP, text=f"{text} Het register (data/register.jsonl) telt.") for text in wrong)


def _rows(found: Sequence[object]) -> list[dict[str, Any]]:
    return [row for row in map(plain, found) if isinstance(row, dict)]


def _compared(files: Mapping[str, Path], rows: Sequence[dict[str, Any]], page: _Page) -> Iterator[str]:
    """Sentences about one file that must hold exactly these rows."""
    if page.file not in files:
        if rows:
            yield f"{page.file} ontbreekt, terwijl er {len(rows)} keer een {page.row} in het register staat."
        return
    try:
        content = files[page.file].read_bytes()
        found = json.loads(content)
        shown = {int(row["number"]): row for row in found}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        yield f"{page.file} is niet te lezen zoals Toetssteen het schrijft."
        return
    said = {int(row["number"]): row for row in rows}
    told = [
        *(f"{page.file} toont {page.row} {number}, maar dat staat niet in het register." for number in shown.keys() - said.keys()),
        *(f"{page.file} toont {page.row} {number} niet, terwijl het in het register staat." for number in said.keys() - shown.keys()),
        *(text for number in sorted(said.keys() & shown.keys()) for text in _differences(shown[number], said[number], page)),
    ]
    yield from told
    if not told and ([row["number"] for row in found] != [row["number"] for row in rows] or _written(found) != content):
        yield f"{page.file} is anders geschreven dan Toetssteen dat doet: er staat iets dubbel, of in een andere volgorde."


def _differences(shown: dict[str, Any], said: dict[str, Any], page: _Page) -> Iterator[str]:
    """What one row says otherwise; a name that the other does not have counts where it says something."""
    for name in sorted(_names(shown, said) - _OF_THE_RUN):
        ours, theirs = said.get(name), shown.get(name)
        if not _same(ours, theirs):
            what = _NAMES.get(name, name)
            if isinstance(ours, dict) and isinstance(theirs, dict) and "number" in ours:  # an answer: only what is other in it
                ours, theirs = ({key: one.get(key) for key in one if not _same(ours.get(key), theirs.get(key))} for one in (ours, theirs))
            yield f"{page.file} zegt bij {page.row} {said['number']} ({what}): {_short(theirs)}. In het register staat: {_short(ours)}."


def _same(ours: Any, theirs: Any) -> bool:
    """Do they say the same? A name that a package of an older version does not have, counts where it says something."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(_same(ours.get(name), theirs.get(name)) for name in _names(theirs, ours))
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_same, ours, theirs))
    return ours == theirs or not (ours or theirs)


def _names(shown: dict[str, Any], said: dict[str, Any]) -> set[str]:
    """What is compared of a row: every name of both, but for what a package of before does not tell."""
    return (shown.keys() | said.keys()) - ({_LATER} - shown.keys())


def _short(value: object) -> str:
    """A value in a sentence."""
    if isinstance(value, dict) and set(value) == {"name", "role"}:
        return f"{value['name']}, {value['role']}" if value["role"] else str(value["name"])
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return (text[:120] + " ...") if len(text) > 120 else text or "niets"


def _written(value: object) -> bytes:
    """As `dossier` writes the readable files."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode(errors="replace") + b"\n"


def unproven(files: Mapping[str, Path], named: Mapping[str, object]) -> tuple[str, ...]:
    """Paths in `data/` that no entry vouches for and nothing here compares: only the manifests, which anybody can make, cover them."""
    known = {"register.jsonl", DECISIONS, OBJECTIONS}
    return tuple(sorted(name for name in files.keys() - named.keys() - known if not name.startswith("brieven/")))

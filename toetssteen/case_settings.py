"""Which settings of a case are on record, and what was changed since: the names as they stand in zaak.toml, the values beside them.

Pure; reads no file and records nothing itself. Who changed the file is not known: the entry stands before the first thing that somebody
put on record under the new settings. The section `[register]` stays out: it says where the register is, and may name a server or a person.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from templates.wording import moment, written
from toetssteen.chain import Draft, Entry, Kind

CLOSES = "sluiting"
"""The closing moment: it stands in the file of the round and not in zaak.toml, and decides as much."""

_NAMES = {CLOSES: "sluitingsmoment van de ronde"}
_ODD = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One setting that is other than it was; the values as JSON has them."""

    name: str  # "besluiten.twee_personen"
    before: object
    after: object

    def __str__(self) -> str:
        table, _, name = self.name.rpartition(".")
        shown = _NAMES.get(self.name) or (f"[{table}] {name}" if table else name)
        return f"{shown} van {_shown(self.before)} naar {_shown(self.after)}"


def values(settings: BaseModel, *, closes: dt.datetime | None) -> dict[str, object]:
    """Every setting by its name with the table in front, as JSON can hold it, and the closing moment of the round (None: not known)."""
    found: dict[str, object] = {CLOSES: closes.isoformat() if closes else ""}
    for name, value in settings.model_dump(mode="json", by_alias=True, exclude={"ledger"}).items():
        if isinstance(value, dict):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """What is other than it was. A setting that one of the two does not know is no change: the program learned it, and nobody set it."""
    both = sorted(before.keys() & after.keys())
    return tuple(Change(name=name, before=before[name], after=after[name]) for name in both if before[name] != after[name])


def draft(now: Mapping[str, object], last: Entry | None) -> Draft | None:
    """The entry that puts these settings on record; None when the last such entry (None: there is none) says the same."""
    before = _said(last) if last else None
    if before is not None and not changes(before, now):
        return None
    return Draft(kind=Kind.SETTINGS, subject="zaak.toml", body={"waarden": dict(now), "vervangt": last.number if last else None})


def history(entries: Iterable[Entry]) -> Iterator[str]:
    """Dutch: since when settings are on record, and what changed when."""
    mine = [(entry, said) for entry in entries if entry.kind == Kind.SETTINGS and (said := _said(entry)) is not None]
    if not mine:
        return
    found = [
        f"  Vermelding {entry.number}, {_at(entry)}: {'; '.join(map(str, changed))}."
        for (_, before), (entry, after) in itertools.pairwise(mine)
        if (changed := changes(before, after))
    ]
    first = mine[0][0]
    since = f"De instellingen van de zaak staan in het register vanaf vermelding {first.number} ({_at(first)})."
    yield f"{since} Daarna is veranderd:" if found else f"{since} Daarna is daarin niets veranderd."
    yield from found


def waiting(entries: Iterable[Entry], now: Mapping[str, object] | None) -> Iterator[str]:
    """A Dutch question about what in `now` (the settings of today) is not on record yet; somebody changed the file."""
    said = [found for entry in entries if entry.kind == Kind.SETTINGS and (found := _said(entry)) is not None]
    if now is not None and said and (waits := changes(said[-1], now)):
        changed = f"Nog niet in het register: {'; '.join(map(str, waits))}. Iemand heeft zaak.toml veranderd."
        yield f"{changed} Klopt dat? De volgende opdracht die iets vastlegt, zet dit erbij."


def _said(entry: Entry) -> Mapping[str, object] | None:
    """The values in an entry; None where it holds none."""
    try:
        found = entry.content["waarden"]
    except _ODD:
        return None
    return found if isinstance(found, dict) else None


def _at(entry: Entry) -> str:
    try:
        return moment(dt.datetime.fromisoformat(entry.at))
    except ValueError:
        return entry.at


def _shown(value: object) -> str:
    """A value as zaak.toml writes it, and "niets" where nothing stands."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "niets"
    return "niets" if value in (None, "") else written(str(value))

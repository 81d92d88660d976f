"""A Nota van Inlichtingen as a dated override of a round: which rules it replaces, adds or withdraws.

Works on the raw content of the files, before the model checks the whole. Knows no library and no rule.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checklist.round_faults import GROUPS, Fault

TABLES = ("sources", "terms", "periods", "submission")
"""Tables of named rules: each is replaced or added by name."""

LISTS = {**dict.fromkeys(GROUPS, "code"), "offices": "id", "regions": "id", "questions": "id"}
"""Lists of rules, with what identifies one."""

WHOLE = ("age", "cap", "status", "status_because")
"""What is replaced as a whole."""

OWN = ("amends", "dated", "withdraws", "unstated")
"""What an override says of itself, and what it adds to the list of what is not said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment:
    """One override as read from its file."""

    file: str
    sha256: str
    content: Mapping[str, Any]

    @property
    def changes(self) -> tuple[str, ...]:
        """Names and codes of the rules it touches, in the order of the file."""
        named = [f"{table}.{name}" for table in TABLES for name in _table(self.content, table) if table != "sources"]
        coded = [str(row.get(LISTS[name])) for name in LISTS for row in _rows(self.content, name)]
        return (*named, *(name for name in WHOLE if name in self.content), *coded, *_withdrawn(self.content))


def beside(path: Path) -> tuple[Path, ...]:
    """The overrides of a round file: 2027-2028.nota-1.toml beside 2027-2028.toml, in the order of their names."""
    return tuple(sorted(path.parent.glob(f"{path.stem}.nota*.toml")))


def digest(raw: bytes, amendments: Sequence[Amendment]) -> str:
    """The sha256 of the round file; with overrides, that of all digests together."""
    own = hashlib.sha256(raw).hexdigest()
    every = "\n".join((own, *(amendment.sha256 for amendment in amendments)))
    return hashlib.sha256(every.encode()).hexdigest() if amendments else own


def amended(content: Mapping[str, Any], amendment: Amendment) -> dict[str, Any]:
    """The content of a round with one override laid over it."""
    over, gone = amendment.content, set(_withdrawn(amendment.content))
    result = dict(content)
    for name in TABLES:
        if name in over:
            result[name] = {**_table(content, name), **_table(over, name)}
    for name, key in LISTS.items():
        result[name] = [row for row in _replaced(_rows(content, name), _rows(over, name), key) if row.get(key) not in gone]
    result.update({name: over[name] for name in WHOLE if name in over})
    result["unstated"] = [*content.get("unstated", []), *over.get("unstated", [])]
    return {name: value for name, value in result.items() if name in content or value}


def faults(content: Mapping[str, Any], amendment: Amendment) -> Iterator[Fault]:
    """What is wrong with an override itself."""
    over = amendment.content
    known = {str(row.get(key)) for name, key in LISTS.items() for row in _rows(content, name)}
    if over.get("amends") != content.get("id"):
        yield _fault(amendment, "amends", "noemt niet deze ronde", f'schrijf amends = "{content.get("id")}"')
    if not isinstance(over.get("dated"), dt.date):
        yield _fault(amendment, "dated", "ontbreekt of is geen datum", "geef de datum van de nota")
    if not _table(over, "sources"):
        yield _fault(amendment, "sources", "ontbreekt", "noem de nota als bron, met titel, datum en sha256")
    for name in sorted(set(_table(over, "sources")) & set(_table(content, "sources"))):
        yield _fault(amendment, f"sources.{name}", "bestaat al in de ronde", "geef de nota een eigen naam")
    for name in sorted(set(over) - {*TABLES, *LISTS, *WHOLE, *OWN}):
        yield _fault(amendment, name, "onbekende sleutel", "haal deze regel weg of verbeter de naam")
    for name in _withdrawn(over):
        if name not in known:
            yield _fault(amendment, "withdraws", f"{name!r} bestaat niet in deze ronde", "noem een code of vraag van de ronde")


def not_a_round(file: str) -> Fault:
    """An override that was given as if it were a round."""
    wish = f"controleer {file.partition('.nota')[0]}.toml; de nota wordt daar vanzelf overheen gelegd"
    return Fault(file=file, place="", problem="dit is een nota bij een ronde, geen ronde", wish=wish)


def _fault(amendment: Amendment, place: str, problem: str, wish: str) -> Fault:
    return Fault(file=amendment.file, place=place, problem=problem, wish=wish)


def _replaced(rows: Sequence[Mapping[str, Any]], over: Sequence[Mapping[str, Any]], key: str) -> list[Mapping[str, Any]]:
    """Rows with the same code replaced in their place, new ones at the end."""
    newer = {row.get(key): row for row in over}
    older = {row.get(key) for row in rows}
    return [newer.get(row.get(key), row) for row in rows] + [row for row in over if row.get(key) not in older]


def _table(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = content.get(name)
    return value if isinstance(value, dict) else {}


def _rows(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = content.get(name)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _withdrawn(content: Mapping[str, Any]) -> tuple[str, ...]:
    value = content.get("withdraws")
    return tuple(str(name) for name in value) if isinstance(value, list) else ()

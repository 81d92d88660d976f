"""A register in a file, opened only to look: what a verifier reads, without changing a byte and whatever the file turns out to be.

Opening a database to write would finish or undo what a broken-off run (or somebody else) left beside it; here that is said instead.
Of a damaged file every row that can still be read is read. Knows SQLite of the standard library; must not know what the entries mean.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toetssteen.chain import Entry

_COLUMNS = ("volgnummer", "soort", "onderwerp", "inhoud", "vermelding", "kop", "tijdstip", "zegel")
_STRANGE = re.compile(r"\b(VIEW|VIRTUAL|CHECK|AS|INSERT|CONFLICT)\b", re.IGNORECASE)
"""Words that our schema does not use; reading a table that is secretly a query might never end, and with a trigger or a clause for
conflicts a database can throw away an entry and say that it was written."""
NOTHING = "Er staat geen enkele vermelding in het register."
_BESIDE = ("-journal", "-wal", "-shm")
_BROKEN = (sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """The entries as they stand in the table, first to last, and what is wrong with the file itself (Dutch sentences)."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    other: str = ""  # the name of another register that stands in the file
    damaged: str = ""  # Dutch, a part of a sentence: why this file is no whole register; "" when it is one
    said: tuple[str, ...] = ()  # what the database itself says of that, in its own words (English)


@dataclass(kw_only=True, slots=True)
class _Rows:
    """What could be read of a table."""

    rows: dict[int, tuple[Any, ...]] = field(default_factory=dict)  # by the number that SQLite gives a row
    damaged: str = ""
    said: list[str] = field(default_factory=list)


def look(path: Path, *, name: str) -> Looked:
    """The register of this name in this file. Raises nothing about what is in the file; OSError only for the folder."""
    questions = tuple(_beside(path))
    if path.is_symlink() or not path.is_file():
        return Looked(damaged="het bestand ontbreekt of is geen gewoon bestand", questions=questions)
    found = _Rows()
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.text_factory = _text
            _read(base, found)
    except _BROKEN as broken:
        found.damaged = found.damaged or "het bestand is niet te lezen"
        found.said.append(str(broken))
    faults: list[str] = []
    entries, other = [], ""
    for register, *row in found.rows.values():
        if None in (register, *row):
            found.damaged = found.damaged or "niet elke vermelding is nog te lezen"
        elif register != name:
            other = str(register)
            faults.append(f"In {path.name} staat een vermelding van een ander register dan {name}.")
        elif type(row[0]) is not int or not all(isinstance(text, str) for text in row[1:]):
            faults.append(f"In {path.name} staat een vermelding met een waarde van een verkeerd type.")
        else:
            number, kind, subject, body, digest, head, at, seal = row
            entries.append(Entry(number=number, kind=kind, subject=subject, body=body, digest=digest, head=head, at=at, seal=seal))
    if not entries and not found.damaged:
        faults.append(NOTHING)
    return Looked(
        entries=tuple(sorted(entries, key=lambda one: one.number)),
        faults=tuple(dict.fromkeys(faults)),
        questions=questions,
        other=other,
        damaged=found.damaged,
        said=tuple(found.said),
    )


def built_otherwise(schema: Iterable[str]) -> bool:
    """Do these statements, of which a database says that it is made, hold something that ours never has and that touches entries?"""
    return _STRANGE.search(" ".join(schema)) is not None


def _text(raw: bytes) -> str | None:
    """A text of the database; None when it is no UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _beside(path: Path) -> Iterator[str]:
    for ending in _BESIDE:
        if path.with_name(path.name + ending).exists():
            yield (
                f"Naast {path.name} staat {path.name}{ending}: het schrijven is afgebroken, of iemand heeft dit erbij gezet. "
                "Bewaar eerst een kopie van de map. Maak de toetsing dan opnieuw en controleer nog eens."
            )


def _read(base: sqlite3.Connection, found: _Rows) -> None:
    """What the database says about itself, then every row: its schema first, for its own check follows the schema."""
    schema = list(base.execute("SELECT sql, sql IS NULL FROM sqlite_master"))
    if any(sql is None and not empty for sql, empty in schema):
        raise sqlite3.DatabaseError("the schema is no text")
    if built_otherwise(str(sql) for sql, _ in schema):
        found.damaged = "het is anders gebouwd dan Toetssteen het bouwt, en is daarom niet verder gelezen"
        return
    with suppress(*_BROKEN):
        found.said += [str(said) for (said,) in base.execute("PRAGMA integrity_check(20)")]
    if found.said == ["ok"]:
        found.said.clear()
    else:
        found.damaged = "een stuk van het bestand is niet te lezen"
    for order in ("ASC", "DESC"):  # from the front up to what is damaged, then from the back
        try:
            _rows(base, order, found.rows)
        except _BROKEN as broken:
            found.damaged = found.damaged or "een stuk van het bestand is niet te lezen"
            found.said.append(str(broken))
        else:
            return


def _rows(base: sqlite3.Connection, order: str, rows: dict[int, tuple[Any, ...]]) -> None:
    """Every row from the table itself: an index can hold other rows."""
    query = f"SELECT rowid, register, {', '.join(_COLUMNS)} FROM vermeldingen NOT INDEXED ORDER BY rowid {order}"  # noqa: S608 - our own words
    seen: set[int] = set()
    for number, *row in base.execute(query):
        if number in seen or rows.setdefault(number, tuple(row)) != tuple(row):
            raise sqlite3.DatabaseError(f"row {number} stands there twice")
        seen.add(number)

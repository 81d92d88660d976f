"""A register in a file, opened only to look: what a verifier reads, without changing a byte and whatever the file turns out to be.

Opening a database to write would finish or undo what a broken-off run (or somebody else) left beside it; here that is said instead.
Knows SQLite of the standard library; must not know what the entries mean.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toetssteen.chain import Entry

_COLUMNS = ("volgnummer", "soort", "onderwerp", "inhoud", "vermelding", "kop", "tijdstip", "zegel")
_STRANGE = re.compile(r"\b(VIEW|VIRTUAL|CHECK|AS)\b", re.IGNORECASE)
"""Words that our schema does not use; reading a table that is secretly a query might never end."""
_BESIDE = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """The entries as they stand in the table, first to last, and what is wrong with the file itself (Dutch sentences)."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def look(path: Path, *, name: str) -> Looked:
    """The register of this name in this file. Raises nothing about what is in the file; OSError only for the folder."""
    questions = tuple(_beside(path))
    if path.is_symlink() or not path.is_file():
        return Looked(
            faults=(f"{path.name} ontbreekt of is geen gewoon bestand. Zet een reservekopie van de zaakmap terug.",), questions=questions
        )
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            faults = list(_unsound(base))
            rows = [] if faults and faults[0].startswith("Het register is anders") else _rows(base)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError) as broken:
        return Looked(faults=(f"{path.name} is beschadigd ({broken}). Zet een reservekopie van de zaakmap terug.",), questions=questions)
    entries = []
    for register, *row in rows:
        if register != name:
            faults.append(f"In {path.name} staat een vermelding van een ander register dan {name}.")
        elif type(row[0]) is not int or not all(isinstance(text, str) for text in row[1:]):
            faults.append(f"In {path.name} staat een vermelding met een waarde van een verkeerd type.")
        else:
            number, kind, subject, body, digest, head, at, seal = row
            entries.append(Entry(number=number, kind=kind, subject=subject, body=body, digest=digest, head=head, at=at, seal=seal))
    if not entries:
        faults.append("Er staat geen enkele vermelding in het register.")
    return Looked(entries=tuple(sorted(entries, key=lambda one: one.number)), faults=tuple(dict.fromkeys(faults)), questions=questions)


def _beside(path: Path) -> Iterator[str]:
    for ending in _BESIDE:
        if path.with_name(path.name + ending).exists():
            yield (
                f"Naast {path.name} staat {path.name}{ending}: het schrijven is afgebroken, of iemand heeft dit erbij gezet. "
                "Bewaar eerst een kopie van de map. Maak de toetsing dan opnieuw en controleer nog eens."
            )


def _unsound(base: sqlite3.Connection) -> Iterator[str]:
    """What the database says about itself: its schema first, for its own check follows the schema."""
    schema = " ".join(str(sql) for (sql,) in base.execute("SELECT sql FROM sqlite_master"))
    if _STRANGE.search(schema):
        yield "Het register is anders gebouwd dan Toetssteen het bouwt; het is niet verder gelezen."
        return
    found = [str(said) for (said,) in base.execute("PRAGMA integrity_check(20)")]
    if found != ["ok"]:
        yield f"De database van het register is beschadigd: {'; '.join(found)[:400]}."


def _rows(base: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Every row from the table itself: an index can hold other rows."""
    return base.execute(f"SELECT register, {', '.join(_COLUMNS)} FROM vermeldingen NOT INDEXED").fetchall()  # noqa: S608 - our own words

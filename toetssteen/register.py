"""The register: an append-only, hash-chained record in the case folder of what arrived, was read, was found and was reported.

Two chains run through the same entries. `head` covers what is recorded, so that the same inputs give the same head and a
report that prints it stays byte-identical. `seal` covers the head and the moment of recording as well, so that a changed
clock time is found too. Holds ids and hashes, never the contents of a document. Residual risk: whoever rebuilds the whole
file makes a new, valid chain; only a head kept elsewhere (each report prints it) shows that.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

START = "0" * 64
"""The head and seal before the first entry."""

_METADATA = sa.MetaData()
_ENTRIES = sa.Table(
    "vermeldingen",
    _METADATA,
    sa.Column("volgnummer", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("soort", sa.Text, nullable=False),
    sa.Column("onderwerp", sa.Text, nullable=False),
    sa.Column("inhoud", sa.Text, nullable=False),
    sa.Column("kop", sa.Text, nullable=False),
    sa.Column("tijdstip", sa.Text, nullable=False),
    sa.Column("zegel", sa.Text, nullable=False),
    sa.Index("vermelding_eenmaal", "soort", "onderwerp", "inhoud", unique=True),
)


class RegisterError(Exception):
    """The register cannot be opened or written; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the register. `at` is UTC, ISO 8601 to the second."""

    number: int
    kind: str
    subject: str
    body: str  # canonical JSON
    head: str
    at: str
    seal: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What is to be recorded; recorded once, however often it is offered."""

    kind: str  # aankomst | lezing | bevinding | toetsing | rapport
    subject: str  # an id or sha256
    body: Mapping[str, object]


def canonical(body: Mapping[str, object]) -> str:
    """One text for one content: sorted keys, no spaces, plain Unicode."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def next_head(head: str, *, kind: str, subject: str, body: str) -> str:
    """The head after an entry. Lengths are part of what is hashed, so that no two entries read alike."""
    text = "".join(f"{len(part.encode())}:{part}" for part in (head, kind, subject, body))
    return hashlib.sha256(text.encode()).hexdigest()


def next_seal(seal: str, *, head: str, at: str) -> str:
    """The seal after an entry."""
    return hashlib.sha256(f"{seal}:{head}:{at}".encode()).hexdigest()


class Register:
    """The register of one case. The caller holds the case's lock."""

    def __init__(self, path: Path) -> None:
        self._engine = sa.create_engine(f"sqlite:///{path}")
        sa.event.listen(self._engine, "connect", _durable)
        try:
            _METADATA.create_all(self._engine)
        except sa.exc.DatabaseError as broken:
            raise RegisterError(
                f"Het register {path.name} is niet te openen ({type(broken.orig).__name__}). Zet een reservekopie van de zaakmap terug."
            ) from broken

    def close(self) -> None:
        self._engine.dispose()

    def record(self, drafts: Sequence[Draft]) -> str:
        """Append the drafts that are not there yet, all or none, in one durable step; the head at the last of them."""
        head = START
        with self._engine.begin() as connection:
            last = _last(connection)
            for draft in drafts:
                body = canonical(draft.body)
                known = _find(connection, draft, body)
                if known is None:
                    last = known = _append(connection, last, draft=draft, body=body)
                head = known.head
        return head

    def entries(self) -> Iterator[Entry]:
        """Every entry, first to last."""
        with self._engine.connect() as connection:
            for row in connection.execute(sa.select(_ENTRIES).order_by(_ENTRIES.c.volgnummer)):
                yield _entry(row)

    def faults(self) -> tuple[str, ...]:
        """Dutch sentences about every entry that does not follow from the one before it; none = the chain is whole."""
        found = []
        head, seal, number = START, START, 0
        for entry in self.entries():
            number += 1
            if entry.number != number:
                found.append(f"Vermelding {number} ontbreekt: na {number - 1} volgt {entry.number}.")
                number = entry.number
            head = next_head(head, kind=entry.kind, subject=entry.subject, body=entry.body)
            seal = next_seal(seal, head=head, at=entry.at)
            if (head, seal) != (entry.head, entry.seal):
                found.append(f"Vermelding {entry.number} ({entry.kind}) klopt niet met de vermelding ervoor.")
                head, seal = entry.head, entry.seal
        return tuple(found)


def _durable(connection: object, _record: object) -> None:
    """A rollback journal with full syncing: an acknowledged entry survives a power cut (SQLite < 3.51.3 can corrupt in WAL)."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection, which has no published type
    cursor.execute("PRAGMA journal_mode=DELETE")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _entry(row: sa.Row[tuple[object, ...]]) -> Entry:
    number, kind, subject, body, head, at, seal = (row[index] for index in range(7))
    return Entry(
        number=int(str(number)),
        kind=str(kind),
        subject=str(subject),
        body=str(body),
        head=str(head),
        at=str(at),
        seal=str(seal),
    )


def _last(connection: sa.Connection) -> Entry | None:
    row = connection.execute(sa.select(_ENTRIES).order_by(_ENTRIES.c.volgnummer.desc()).limit(1)).first()
    return _entry(row) if row else None


def _find(connection: sa.Connection, draft: Draft, body: str) -> Entry | None:
    query = sa.select(_ENTRIES).where(_ENTRIES.c.soort == draft.kind, _ENTRIES.c.onderwerp == draft.subject, _ENTRIES.c.inhoud == body)
    row = connection.execute(query).first()
    return _entry(row) if row else None


def _append(connection: sa.Connection, last: Entry | None, *, draft: Draft, body: str) -> Entry:
    head = next_head(last.head if last else START, kind=draft.kind, subject=draft.subject, body=body)
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    seal = next_seal(last.seal if last else START, head=head, at=at)
    number = last.number + 1 if last else 1
    connection.execute(
        sa.insert(_ENTRIES).values(
            volgnummer=number,
            soort=draft.kind,
            onderwerp=draft.subject,
            inhoud=body,
            kop=head,
            tijdstip=at,
            zegel=seal,
        )
    )
    return Entry(number=number, kind=draft.kind, subject=draft.subject, body=body, head=head, at=at, seal=seal)

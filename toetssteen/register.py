"""The register: an append-only, hash-chained record of what arrived, was read, was found, was reported and who decided what.

Knows the database: a file in the case folder (SQLite), or the same table on a server that a team shares (PostgreSQL, one chain a
name). Holds ids and hashes, and of people only what they put on record themselves. What is recorded is durable before `record`
returns. Residual risk: whoever rebuilds the whole chain makes a new, valid one; only a head or seal kept elsewhere shows that.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from toetssteen.chain import Draft, Entry, canonical, digest_of, faults, following
from toetssteen.lock import who

SERVER = "postgresql"
_DRIVER = "postgresql+psycopg"

_METADATA = sa.MetaData()
_ENTRIES = sa.Table(
    "vermeldingen",
    _METADATA,
    sa.Column("register", sa.Text, primary_key=True),
    sa.Column("volgnummer", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("soort", sa.Text, nullable=False),
    sa.Column("onderwerp", sa.Text, nullable=False),
    sa.Column("inhoud", sa.Text, nullable=False),
    sa.Column("vermelding", sa.Text, nullable=False),
    sa.Column("kop", sa.Text, nullable=False),
    sa.Column("tijdstip", sa.Text, nullable=False),
    sa.Column("zegel", sa.Text, nullable=False),
    sa.Index("vermelding_eenmaal", "register", "vermelding", unique=True),
)
_NO_CHANGE = "Het register kan alleen worden aangevuld"
_GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER geen_{verb.lower()} BEFORE {verb} ON vermeldingen BEGIN SELECT RAISE(ABORT, '{_NO_CHANGE}'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION geen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_NO_CHANGE}'; END $$",
        "CREATE TRIGGER geen_wijziging BEFORE UPDATE OR DELETE OR TRUNCATE ON vermeldingen EXECUTE FUNCTION geen()",
    ],
}
"""Against accidents: the database itself refuses to change or remove an entry. Who owns it can take these away; the chain stays."""


class RegisterError(Exception):
    """The register cannot be opened or written; the sentence says why and what to do."""


class Register:
    """The register of one case. The caller holds the case's lock; on a server this object holds another over all machines."""

    def __init__(self, place: Path | str, *, name: str = "") -> None:
        self.name = name
        self._engine = _engine(place)
        self._lock: sa.Connection | None = None
        try:
            _made(self._engine)
            if self._engine.dialect.name == "postgresql":
                self._lock = _held(self._engine, name)
        except (sa.exc.DBAPIError, sa.exc.NoSuchModuleError, ModuleNotFoundError) as broken:
            self.close()
            raise RegisterError(_said(place, broken)) from broken
        except RegisterError:
            self.close()
            raise

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, and of the lock on a server."""
        if self._lock is not None:
            self._lock.close()
        self._engine.dispose()

    def record(self, drafts: Sequence[Draft]) -> str:
        """Append the drafts that are not there yet, all or none, in one durable step; the head at the last of them."""
        return self.entered(drafts)[-1].head

    def entered(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """As `record`: the entry of each draft, as it stands in the chain now or stood there already."""
        entered: list[Entry] = []
        try:
            with self._engine.begin() as connection:
                last = self._last(connection)
                for draft in drafts:
                    known = self._find(connection, draft)
                    if known is None:
                        last = known = self._append(connection, last, draft)
                    entered.append(known)
        except sa.exc.DBAPIError as broken:
            raise RegisterError(
                f"Het register kon niet worden geschreven ({_reason(broken)}). Er is niets half vastgelegd. "
                "Kijk of de schijf vol is en of u hier mag schrijven, en begin opnieuw."
            ) from broken
        return tuple(entered)

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """Every entry, or those of these kinds, first to last."""
        query = sa.select(_ENTRIES).where(_ENTRIES.c.register == self.name).order_by(_ENTRIES.c.volgnummer)
        with self._engine.connect() as connection:
            for row in connection.execute(query.where(_ENTRIES.c.soort.in_(kinds)) if kinds else query):
                yield _entry(row)

    def last(self) -> Entry | None:
        """The entry that was recorded last; None when there is none."""
        with self._engine.connect() as connection:
            return self._last(connection)

    def faults(self) -> tuple[str, ...]:
        """Dutch sentences about every entry that does not follow from the one before it; none = the chain is whole."""
        return faults(self.entries())

    def _last(self, connection: sa.Connection) -> Entry | None:
        query = sa.select(_ENTRIES).where(_ENTRIES.c.register == self.name).order_by(_ENTRIES.c.volgnummer.desc()).limit(1)
        row = connection.execute(query).first()
        return _entry(row) if row else None

    def _find(self, connection: sa.Connection, draft: Draft) -> Entry | None:
        digest = digest_of(kind=draft.kind.value, subject=draft.subject, body=canonical(draft.body))
        query = sa.select(_ENTRIES).where(_ENTRIES.c.register == self.name, _ENTRIES.c.vermelding == digest)
        row = connection.execute(query).first()
        return _entry(row) if row else None

    def _append(self, connection: sa.Connection, last: Entry | None, draft: Draft) -> Entry:
        entry = following(last, draft, at=dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        connection.execute(
            sa.insert(_ENTRIES).values(
                register=self.name,
                volgnummer=entry.number,
                soort=entry.kind,
                onderwerp=entry.subject,
                inhoud=entry.body,
                vermelding=entry.digest,
                kop=entry.head,
                tijdstip=entry.at,
                zegel=entry.seal,
            )
        )
        return entry


def _entry(row: sa.Row[Any]) -> Entry:
    _, number, kind, subject, body, digest, head, at, seal = map(str, row)
    return Entry(number=int(number), kind=kind, subject=subject, body=body, digest=digest, head=head, at=at, seal=seal)


def _engine(place: Path | str) -> sa.Engine:
    if isinstance(place, Path):
        engine = sa.create_engine(f"sqlite:///{place}")
        sa.event.listen(engine, "connect", _durable)
        return engine
    url = sa.make_url(place).set(drivername=_DRIVER)
    return sa.create_engine(
        url, connect_args={"application_name": who().encode()[:63].decode(errors="ignore"), "options": "-c synchronous_commit=on"}
    )


def _made(engine: sa.Engine) -> None:
    """The table with its guards, where it is not there yet."""
    with engine.begin() as connection:
        if not sa.inspect(connection).has_table(_ENTRIES.name):
            _METADATA.create_all(connection)
            for guard in _GUARDS[engine.dialect.name]:
                connection.exec_driver_sql(guard)
            return
        columns = {found["name"] for found in sa.inspect(connection).get_columns(_ENTRIES.name)}
        if columns != {column.name for column in _ENTRIES.columns}:
            raise RegisterError("Dit register is van een oudere proefversie van Toetssteen. Maak de zaak opnieuw, in een nieuwe map.")


def _durable(connection: Any, _record: object) -> None:  # a DBAPI connection has no published type
    """Acknowledged is durable: a rollback journal (SQLite < 3.51.3 can corrupt in WAL), synced, and its removal synced as well.

    Without that last sync (FULL instead of EXTRA) a power cut can bring the journal back, and it would undo the last entry.
    """
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=DELETE")
    cursor.execute("PRAGMA synchronous=EXTRA")
    cursor.close()


def _held(engine: sa.Engine, name: str) -> sa.Connection:
    """A lock on this chain for as long as the connection lives: the server frees it when its holder dies."""
    key = int.from_bytes(hashlib.sha256(f"toetssteen register {name}".encode()).digest()[:8], "big", signed=True)
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if connection.execute(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar():
        return connection
    holder = connection.execute(
        sa.text(
            "SELECT a.application_name, to_char(a.backend_start AT TIME ZONE 'Europe/Amsterdam', 'DD-MM-YYYY HH24.MI') FROM pg_locks l "
            "JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted "
            "AND ((l.classid::bigint << 32) | l.objid::bigint) = :key"
        ),
        {"key": key},
    ).first()
    connection.close()
    who, since = holder if holder else ("iemand anders", "zojuist")
    raise RegisterError(f"Dit register is in gebruik door {who}, sinds {since} uur. Wacht tot dat klaar is en begin opnieuw.")


def _said(place: Path | str, broken: Exception) -> str:
    if isinstance(place, Path):
        return f"Het register {place.name} is niet te openen ({_reason(broken)}). Zet een reservekopie van de zaakmap terug."
    if isinstance(broken, (sa.exc.NoSuchModuleError, ModuleNotFoundError)):
        return 'Voor een register op een server is psycopg nodig. Installeer het erbij: pip install "toetssteen[server]".'
    server = sa.make_url(place).host or "de eigen computer"
    return f"Het register op {server} is niet te openen ({_reason(broken)}). Kijk na of de server aanstaat en of u er mag schrijven."


def _reason(broken: Exception) -> str:
    return type(getattr(broken, "orig", None) or broken).__name__

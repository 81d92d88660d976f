"""The register: an append-only, hash-chained record of what arrived, was read, was found, was reported and who decided what.

Knows the database: a file in the case folder (SQLite), or the same table on a server that a team shares (PostgreSQL, one chain a
name). Holds ids and hashes, and of people only what they put on record themselves. What is recorded is durable before `record`
returns. Residual risk: whoever rebuilds the whole chain makes a new, valid one; only a head or seal kept elsewhere shows that.
"""

import contextlib
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from checklist.timing import LOCAL
from toetssteen.chain import Draft, Entry, Kind, faults, following
from toetssteen.lock import who
from toetssteen.register_file import built_otherwise
from toetssteen.register_trouble import because
from toetssteen.repeated import Standing

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
_NAME = 63  # bytes that PostgreSQL keeps of the name of a session
_UNREAD = "Het register kon niet worden gelezen"
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
    """The register of one case. The caller holds the case's lock; on a server this object holds another over all machines.

    On a server everything is written through the connection that holds that lock: who lost the one can no longer do the other.
    Every call raises RegisterError when the database cannot.
    """

    def __init__(self, place: Path | str, *, name: str = "", settings: Callable[[Entry | None], Draft | None] | None = None) -> None:
        """`settings`: from the last entry of settings the one that must stand before anything else; None when that one is right."""
        self.name = name
        self._settings = settings
        self._lock: sa.Connection | None = None
        self._engine = _engine(place)
        try:
            with _said(f"Het register {_shown(place)} is niet te openen"):
                _made(self._engine)
                if self._engine.dialect.name == "postgresql":
                    self._lock = _held(self._engine, name)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, and of the lock on a server."""
        if self._lock is not None:
            with contextlib.suppress(sa.exc.DBAPIError):  # a server that went away has let go by itself
                if not self._lock.invalidated:
                    self._lock.execute(sa.text("SELECT pg_advisory_unlock(:key)"), {"key": _key(self.name)})
                self._lock.close()
        self._engine.dispose()

    def record(self, drafts: Sequence[Draft]) -> str:
        """Append what does not stand and hold there yet (`repeated`), all or none, in one durable step; the head at the last of them."""
        return self.entered(drafts)[-1].head

    def entered(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """As `record`: the entry of each draft, as it stands in the chain now or stood there already.

        The settings of the case come before them, in the same step, when they are not on record as they are now.
        """
        entered: list[Entry] = []
        with _said("Het register kon niet worden geschreven; er is niets half vastgelegd"), self._writing() as connection:
            last = self._last(connection)
            if self._settings and (changed := self._settings(self._last(connection, Kind.SETTINGS))):
                last = self._append(connection, last, changed)
            standing = Standing(self._read(connection, *{draft.kind for draft in drafts}, Kind.REMOVAL))
            for draft in drafts:
                known = standing.holding(draft)
                if known is None:
                    last = known = self._append(connection, last, standing.worded(draft))
                    standing.add(known)
                entered.append(known)
        return tuple(entered)

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """Every entry, or those of these kinds, first to last."""
        with _said(_UNREAD), self._engine.connect() as connection:
            found = self._read(connection, *kinds)
        yield from found

    def names(self) -> tuple[str, ...]:
        """The name of every register that stands here, this one too when it has an entry."""
        with _said(_UNREAD), self._engine.connect() as connection:
            return tuple(connection.execute(sa.select(_ENTRIES.c.register).distinct().order_by(_ENTRIES.c.register)).scalars())

    def last(self) -> Entry | None:
        """The entry that was recorded last; None when there is none."""
        with _said(_UNREAD), self._engine.connect() as connection:
            return self._last(connection)

    def faults(self) -> tuple[str, ...]:
        """Dutch sentences about every entry that does not follow from the one before it; none = the chain is whole."""
        return faults(self.entries())

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """One transaction; on a server in the session that holds the lock, so that it fails once another may write."""
        if self._lock is None:
            with self._engine.begin() as connection:
                yield connection
            return
        if self._lock.invalidated:
            raise RegisterError("De verbinding met het register is verbroken. Begin opnieuw; wat al bewaard was, blijft bewaard.")
        with self._lock.begin():
            yield self._lock

    def _last(self, connection: sa.Connection, *kinds: str) -> Entry | None:
        query = sa.select(_ENTRIES).where(_ENTRIES.c.register == self.name).order_by(_ENTRIES.c.volgnummer.desc()).limit(1)
        row = connection.execute(query.where(_ENTRIES.c.soort.in_(kinds)) if kinds else query).first()
        return _entry(row) if row else None

    def _read(self, connection: sa.Connection, *kinds: str) -> list[Entry]:
        """As `entries`."""
        query = sa.select(_ENTRIES).where(_ENTRIES.c.register == self.name).order_by(_ENTRIES.c.volgnummer)
        rows = connection.execute(query.where(_ENTRIES.c.soort.in_([str(kind) for kind in kinds])) if kinds else query)
        return list(map(_entry, rows))

    def _append(self, connection: sa.Connection, last: Entry | None, draft: Draft) -> Entry:
        entry = following(last, draft, at=dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        done = connection.execute(
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
            ),
            execution_options={"preserve_rowcount": True},
        )
        if done.rowcount != 1:  # a trigger or rule that somebody put in the database threw it away
            raise RegisterError("Het register neemt de vermelding niet aan; er is niets vastgelegd. Haal er de IT-afdeling bij.")
        return entry


def _entry(row: sa.Row[Any]) -> Entry:
    _, number, kind, subject, body, digest, head, at, seal = map(str, row)
    return Entry(number=int(number), kind=kind, subject=subject, body=body, digest=digest, head=head, at=at, seal=seal)


def _engine(place: Path | str) -> sa.Engine:
    if isinstance(place, Path):
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(place)))
        sa.event.listen(engine, "connect", _durable)
        sa.event.listen(engine, "begin", _begun)
        return engine
    since = dt.datetime.now(LOCAL).strftime(", sinds %d-%m-%Y %H.%M uur")
    holder = who().encode()[: _NAME - len(since)].decode(errors="ignore") + since
    given = {"application_name": holder, "options": "-c synchronous_commit=on", "connect_timeout": "15", "keepalives_idle": "60"}
    try:
        return sa.create_engine(sa.make_url(place).set(drivername=_DRIVER), connect_args=given)
    except (sa.exc.NoSuchModuleError, ModuleNotFoundError) as absent:
        raise RegisterError(
            'Voor een register op een server is psycopg nodig. Installeer het erbij: pip install "toetssteen[server]".'
        ) from absent
    except (sa.exc.ArgumentError, ValueError) as wrong:
        raise RegisterError("Het adres van het register klopt niet. Schrijf het als postgresql://naam@server/database.") from wrong


def _made(engine: sa.Engine) -> None:
    """The table with its guards, where it is not there yet: both or neither, also when two make it at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _key("maken")})
        if not sa.inspect(connection).has_table(_ENTRIES.name):
            _METADATA.create_all(connection)
            for guard in _GUARDS[engine.dialect.name]:
                connection.exec_driver_sql(guard)
            return
        if engine.dialect.name == "sqlite" and built_otherwise(
            str(sql) for (sql,) in connection.exec_driver_sql("SELECT sql FROM sqlite_master")
        ):
            raise RegisterError(
                "Het register is anders gebouwd dan Toetssteen het bouwt: iemand heeft er iets in gezet dat vermeldingen kan weggooien. "
                "Er is niets vastgelegd. Bewaar deze map zoals zij is en haal er de IT-afdeling bij."
            )
        columns = {found["name"] for found in sa.inspect(connection).get_columns(_ENTRIES.name)}
        if columns != {column.name for column in _ENTRIES.columns}:
            raise RegisterError("Dit register is van een oudere proefversie van Toetssteen. Maak de zaak opnieuw, in een nieuwe map.")


def _durable(connection: Any, _record: object) -> None:  # a DBAPI connection has no published type
    """Acknowledged is durable: a rollback journal (SQLite < 3.51.3 can corrupt in WAL), synced, and its removal synced as well.

    Without that last sync (FULL instead of EXTRA) a power cut can bring the journal back, and it would undo the last entry.
    """
    connection.isolation_level = None  # no transaction of its own accord: _begun begins each, so that a CREATE is in one too
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=DELETE")
    cursor.execute("PRAGMA synchronous=EXTRA")
    cursor.close()


def _begun(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(f"toetssteen register {name}".encode()).digest()[:8], "big", signed=True)


def _held(engine: sa.Engine, name: str) -> sa.Connection:
    """A lock on this chain for as long as the connection lives: the server frees it when its holder dies.

    Who holds it and since when stands in the name of the session: what else the server tells of another's session it tells few.
    """
    connection = engine.connect()
    try:
        with connection.begin():
            if connection.execute(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": _key(name)}).scalar():
                return connection
            holder = connection.execute(
                sa.text(
                    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
                    "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
                    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
                    "AND ((l.classid::bigint << 32) | l.objid::bigint) = :key"
                ),
                {"key": _key(name)},
            ).scalar()
        raise RegisterError(f"Dit register is in gebruik door {holder or 'iemand anders'}. Wacht tot dat klaar is en begin opnieuw.")
    except BaseException:
        connection.close()
        raise


@contextlib.contextmanager
def _said(what: str) -> Iterator[None]:
    """Trouble of the database as a RegisterError: what could not be done, why, and what to do."""
    try:
        yield
    except sa.exc.DBAPIError as broken:
        raise RegisterError(f"{what}: {because(broken)}, en begin opnieuw.") from broken


def _shown(place: Path | str) -> str:
    """The place in a sentence: never with a password."""
    if isinstance(place, Path):
        return str(place)
    return f"op {sa.make_url(place).host or 'deze computer'}"

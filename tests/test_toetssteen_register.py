"""The register: recorded once, chained, and every change found."""

import sqlite3
from pathlib import Path

import pytest

from toetssteen.chain import START, Draft, Kind, digest_of
from toetssteen.register import Register, RegisterError


def _draft(subject: str, **body: object) -> Draft:
    return Draft(kind=Kind.ARRIVAL, subject=subject, body=body)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "register.sqlite"
    register = Register(place)
    register.record([_draft("a", grootte=1), _draft("b", grootte=2), _draft("c", grootte=3)])
    register.close()
    return place


def _faults(path: Path) -> tuple[str, ...]:
    register = Register(path)
    try:
        return register.faults()
    finally:
        register.close()


def _change(path: Path, sql: str) -> None:
    """As somebody who owns the file: the guards against accidents are taken away first."""
    connection = sqlite3.connect(path)
    for guard in ("geen_update", "geen_delete"):
        connection.execute(f"DROP TRIGGER {guard}")
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_whole_chain_has_no_faults(path: Path) -> None:
    assert _faults(path) == ()


def test_the_same_is_recorded_once_and_keeps_its_head(path: Path) -> None:
    register = Register(path)
    entries = list(register.entries())
    assert register.record([_draft("b", grootte=2)]) == entries[1].head
    assert len(list(register.entries())) == 3
    register.close()


def test_the_head_depends_on_content_not_on_the_clock(tmp_path: Path) -> None:
    heads = []
    for name in ("een", "twee"):
        register = Register(tmp_path / name)
        heads.append(register.record([_draft("a", x="é", y=[1, 2]), _draft("b")]))
        register.close()
    assert heads[0] == heads[1] != START


def test_two_entries_never_read_alike() -> None:
    assert digest_of(kind="a", subject="bc", body="d") != digest_of(kind="ab", subject="c", body="d")


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE vermeldingen SET inhoud = '{\"grootte\":9}' WHERE volgnummer = 2", id="body changed"),
        pytest.param("UPDATE vermeldingen SET tijdstip = '2020-01-01T00:00:00Z' WHERE volgnummer = 2", id="time changed"),
        pytest.param("UPDATE vermeldingen SET onderwerp = 'x' WHERE volgnummer = 3", id="subject changed"),
        pytest.param("DELETE FROM vermeldingen WHERE volgnummer = 2", id="entry removed"),
        pytest.param("UPDATE vermeldingen SET vermelding = 'x' WHERE volgnummer = 1", id="digest changed"),
        pytest.param("UPDATE vermeldingen SET kop = 'x' WHERE volgnummer = 1", id="head changed"),
        pytest.param("UPDATE vermeldingen SET zegel = 'x' WHERE volgnummer = 1", id="seal changed"),
        pytest.param(
            "INSERT INTO vermeldingen SELECT register, 4, soort, 'd', inhoud, 'x', kop, tijdstip, zegel FROM vermeldingen "
            "WHERE volgnummer = 3",
            id="entry added by hand",
        ),
    ],
)
def test_every_change_is_found(path: Path, sql: str) -> None:
    _change(path, sql)
    assert _faults(path)


@pytest.mark.parametrize("sql", ["UPDATE vermeldingen SET inhoud = '{}'", "DELETE FROM vermeldingen"])
def test_the_database_itself_refuses_a_change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="alleen worden aangevuld"):
        connection.execute(sql)
    connection.close()


def test_a_broken_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kapot").write_bytes(b"geen database, echt niet" * 100)
    with pytest.raises(RegisterError, match="Voer eerst `toetssteen controleer"):
        Register(tmp_path / "kapot")


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER geen_insert BEFORE INSERT ON vermeldingen WHEN NEW.soort = 'bezwaar' BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER later AFTER INSERT ON vermeldingen BEGIN DELETE FROM vermeldingen WHERE volgnummer = NEW.volgnummer; END",
        "CREATE TABLE vermeldingen_2 (soort TEXT UNIQUE ON CONFLICT IGNORE)",
    ],
)
def test_a_database_that_can_throw_entries_away_is_not_written(path: Path, sql: str) -> None:
    """It would say that the entry was written, and people would be told its number."""
    _change(path, sql)
    with pytest.raises(RegisterError, match="anders gebouwd"):
        Register(path, name="zaak")


def test_an_entry_that_the_database_passes_by_is_never_acknowledged(path: Path) -> None:
    """Also where somebody put the trigger there while the register was open."""
    with Register(path, name="zaak") as register:
        before = register.last()
        _change(path, "CREATE TRIGGER stil BEFORE INSERT ON vermeldingen BEGIN SELECT RAISE(IGNORE); END")
        with pytest.raises(RegisterError, match="niets vastgelegd"):
            register.record([_draft("laat", x=9)])
        assert register.last() == before

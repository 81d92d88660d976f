"""The register on a real PostgreSQL: the same heads, one writer, nothing acknowledged lost, and a sentence when it cannot."""

import contextlib
import hashlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
from crash_runs import FIRST, LATER, ROUND, mailbox, outcome, whole
from main_job import FINISHED, toetssteen
from postgres import COLLEAGUE, OWNER, READER, STRANGER, Postgres

from toetssteen.case import CaseError, make_case, open_case
from toetssteen.chain import Draft, Kind
from toetssteen.register import Register, RegisterError

pytestmark = pytest.mark.skipif(bool(postgres.absent()), reason=postgres.absent())


@pytest.fixture(scope="module")
def running() -> Iterator[Postgres]:
    with postgres.postgres() as one:
        yield one


@pytest.fixture
def server(running: Postgres) -> Postgres:
    """Empty: a database without a table."""
    running.fresh()
    return running


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `post`, and the case `zaak` that a run on it made, register and all; nobody may change it."""
    place = tmp_path_factory.mktemp("ongestoord")
    done = _assessed(mailbox(place / "post"), place / "zaak")
    assert done.returncode in FINISHED, done.stderr
    return place


def _files(case: Path) -> dict[str, str]:
    return {name: digest for name, digest in outcome(case).files.items() if name != "zaak.toml"}


def _draft(subject: str, **body: object) -> Draft:
    return Draft(kind=Kind.ARRIVAL, subject=subject, body=body)


def _assessed(post: Path, case: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return toetssteen("beoordeel", post, "--zaak", case, *ROUND, *more)


def _head(said: str) -> str:
    return said.split("Kop van het register: ")[1].split(maxsplit=1)[0]


def test_the_main_job_gives_the_same_heads_and_files_as_in_a_file(server: Postgres, tmp_path: Path) -> None:
    post, more = mailbox(tmp_path / "post"), mailbox(tmp_path / "meer", FIRST + LATER)
    for mails in (post, more):
        there = _assessed(mails, tmp_path / "server", "--register", server.address())
        here = _assessed(mails, tmp_path / "map")
        assert there.returncode in FINISHED, there.stderr
        assert _head(there.stdout) == _head(here.stdout)
    with open_case(tmp_path / "server").open_register() as register:
        on_server = [(entry.number, entry.digest, entry.head) for entry in register.entries()]
    with open_case(tmp_path / "map").open_register() as register:
        assert on_server == [(entry.number, entry.digest, entry.head) for entry in register.entries()]
    assert _files(tmp_path / "server") == _files(tmp_path / "map")
    assert not (tmp_path / "server" / "register.sqlite").exists()
    checked = toetssteen("controleer", tmp_path / "server")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert whole(tmp_path / "map") == []


@pytest.mark.parametrize("sql", ["UPDATE vermeldingen SET inhoud = '{}'", "DELETE FROM vermeldingen", "TRUNCATE vermeldingen"])
@pytest.mark.parametrize("user", [OWNER, "postgres"])
def test_the_server_itself_refuses_a_change(server: Postgres, user: str, sql: str) -> None:
    with Register(server.address(), name="een") as register:
        register.record([_draft("a")])
    with pytest.raises(AssertionError, match="alleen worden aangevuld"):
        server.sql(sql, user=user)
    assert server.sql("SELECT count(*) FROM vermeldingen") == "1"


def test_an_entry_that_the_server_passes_by_is_never_acknowledged(server: Postgres) -> None:
    with Register(server.address(), name="zaak") as register:
        register.record([_draft("a", x=1)])
        server.sql(
            "CREATE FUNCTION stil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
            "CREATE TRIGGER stil BEFORE INSERT ON vermeldingen FOR EACH ROW EXECUTE FUNCTION stil()",
        )
        with pytest.raises(RegisterError, match="niets vastgelegd"):
            register.record([_draft("b", x=2)])
        assert [entry.subject for entry in register.entries()] == ["a"]


def test_a_colleague_who_does_not_own_the_table_can_work_but_not_change(server: Postgres) -> None:
    with Register(server.address(), name="een") as register:
        register.record([_draft("a")])
    server.share()
    with Register(server.address(COLLEAGUE), name="een") as register:
        register.record([_draft("b")])
        assert register.faults() == ()
        assert [entry.subject for entry in register.entries()] == ["a", "b"]
    for sql in ("UPDATE vermeldingen SET inhoud = '{}'", "DELETE FROM vermeldingen", "DROP TRIGGER geen_wijziging ON vermeldingen"):
        with pytest.raises(AssertionError, match=r"permission denied|must be owner"):
            server.sql(sql, user=COLLEAGUE)


@pytest.mark.parametrize("second", [OWNER, COLLEAGUE])
def test_the_second_writer_is_told_who_holds_it_and_since_when(server: Postgres, second: str) -> None:
    """Also one who works under another name, to whom the server tells little about the sessions of others."""
    with Register(server.address(), name="een") as first:
        first.record([_draft("a")])
        server.share()
        with pytest.raises(RegisterError, match=r"in gebruik door .+ op .+, sinds \d\d-\d\d-\d{4} \d\d\.\d\d uur\. Wacht"):
            Register(server.address(second), name="een")
    with Register(server.address(second), name="een") as then:
        then.record([_draft("b")])


def test_two_runs_at_once_from_two_machines(server: Postgres, tmp_path: Path) -> None:
    """Two case folders, so the lock of the folder says nothing: the second run ends with exit 2, and may go on afterwards."""
    post = mailbox(tmp_path / "post")
    with Register(server.address(), name="2027-2028-vgz"):
        refused = _assessed(post, tmp_path / "twee", "--register", server.address())
    assert refused.returncode == 2
    assert "in gebruik door" in refused.stderr
    assert _assessed(post, tmp_path / "twee", "--register", server.address()).returncode in FINISHED


def test_two_names_in_one_database_do_not_touch_each_other(server: Postgres) -> None:
    with Register(server.address(), name="een") as one, Register(server.address(), name="twee") as two:
        heads = [register.record([_draft("a", x=1), _draft("b")]) for register in (one, two)]
        one.record([_draft("c")])
        assert heads[0] == heads[1]
        assert len(list(one.entries())) == 3
        assert len(list(two.entries())) == 2
        assert one.faults() == two.faults() == ()


def test_two_who_make_the_table_at_once(server: Postgres) -> None:
    trouble: list[Exception] = []

    def made(name: str) -> None:
        try:
            with Register(server.address(), name=name) as register:
                register.record([_draft("a")])
        except Exception as broken:  # told below, not in a thread
            trouble.append(broken)

    threads = [threading.Thread(target=made, args=(f"naam{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert server.sql("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal") == "1"


def test_a_server_killed_between_entries_loses_nothing_acknowledged(server: Postgres) -> None:
    for round_ in range(3):
        acknowledged: list[str] = []
        with Register(server.address(), name="een") as register:
            acknowledged.extend(register.record([_draft(f"{round_}.{number}")]) for number in range(5))
            server.stop(signal.SIGKILL)
            with pytest.raises(RegisterError, match="niet worden geschreven; er is niets half vastgelegd"):
                register.record([_draft("na de dood")])
            with pytest.raises(RegisterError, match="verbroken"):
                register.record([_draft("na de dood")])
            with pytest.raises(RegisterError, match="niet worden gelezen"):
                list(register.entries())
        server.start()
        with Register(server.address(), name="een") as register:
            heads = [entry.head for entry in register.entries()]
            assert set(acknowledged) <= set(heads)
            assert register.faults() == ()
            assert len(heads) == 5 * (round_ + 1)


def test_a_server_killed_while_it_writes_loses_nothing_acknowledged(server: Postgres) -> None:
    acknowledged: list[str] = []
    for round_ in range(3):
        with Register(server.address(), name="een") as register:
            killer = threading.Timer(0.05 + 0.1 * round_, server.stop, args=(signal.SIGKILL,))
            killer.start()
            with contextlib.suppress(RegisterError):
                for number in range(100_000):
                    acknowledged.append(register.record([_draft(f"{round_}.{number}")]))  # noqa: PERF401 - kept one by one
            killer.join()
        server.start()
    with Register(server.address(), name="een") as register:
        heads = [entry.head for entry in register.entries()]
        assert register.faults() == ()
    assert acknowledged
    assert set(acknowledged) <= set(heads)
    assert len(heads) <= len(acknowledged) + 3  # a commit that was cut off may be there or not


def test_who_lost_the_lock_can_no_longer_write(server: Postgres) -> None:
    with Register(server.address(), name="een") as first:
        first.record([_draft("a")])
        server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%sinds%'")
        with Register(server.address(), name="een") as second:
            second.record([_draft("b")])
            for _ in range(2):
                with pytest.raises(RegisterError):
                    first.record([_draft("c")])
            second.record([_draft("d")])
            assert [entry.subject for entry in second.entries()] == ["a", "b", "d"]


def test_a_run_whose_server_goes_away_says_so_and_ends_the_same_afterwards(server: Postgres, tmp_path: Path, undisturbed: Path) -> None:
    post = undisturbed / "post"
    command = [sys.executable, "-m", "toetssteen", "beoordeel", str(post), "--zaak", str(tmp_path / "zaak"), *ROUND]
    run = subprocess.Popen([*command, "--register", server.address()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while run.poll() is None and not server.sql("SELECT 1 FROM pg_stat_activity WHERE application_name LIKE '%sinds%'"):
        time.sleep(0.02)
    server.stop(signal.SIGKILL)
    _, complaint = run.communicate(timeout=120)
    assert run.returncode == 2
    assert "Het register" in complaint
    assert "Traceback" not in complaint
    server.start()
    assert _assessed(post, tmp_path / "zaak", "--register", server.address()).returncode in FINISHED
    assert _files(tmp_path / "zaak") == _files(undisturbed / "zaak")


@pytest.mark.parametrize(
    ("user", "database", "port", "says"),
    [
        pytest.param(OWNER, "register", 1, "niet te bereiken", id="no server there"),
        pytest.param(OWNER, "bestaat-niet", None, "niet te bereiken of laat u niet binnen", id="no such database"),
        pytest.param("onbekend", "register", None, "niet te bereiken of laat u niet binnen", id="no such user"),
        pytest.param(STRANGER, "register", None, "geen rechten", id="may not make the table"),
    ],
)
def test_an_address_that_does_not_work_is_said_in_a_sentence(
    server: Postgres, tmp_path: Path, user: str, database: str, port: int | None, says: str
) -> None:
    address = server.address(user, database=database).replace(f":{server.port}/", f":{port or server.port}/")
    done = _assessed(mailbox(tmp_path / "post"), tmp_path / "zaak", "--register", address)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_who_may_only_read_can_check_and_cannot_record(server: Postgres) -> None:
    with Register(server.address(), name="een") as register:
        register.record([_draft("a")])
    server.share()
    with Register(server.address(READER), name="een") as register:
        assert [entry.subject for entry in register.entries()] == ["a"]
        with pytest.raises(RegisterError, match="geen rechten"):
            register.record([_draft("b")])
    with Register(server.address(STRANGER), name="een") as register, pytest.raises(RegisterError, match="geen rechten"):
        list(register.entries())


def _with_report(server: Postgres, folder: Path) -> Path:
    """A case with one report, its register on the server."""
    case = make_case(folder, round_id="2027-2028", office="vgz", domains=("vgz.nl",), ledger=server.address())
    report = case.report("run") / "index.html"
    with case.open_register() as register:
        report.parent.mkdir(parents=True)
        report.write_bytes(b"rapport")
        register.record([Draft(kind=Kind.REPORT, subject="run/index.html", body={"sha256": hashlib.sha256(b"rapport").hexdigest()})])
        register.record([_draft("mail", grootte=1, kopieen=[], onderdelen=[], ontvangen="")])
    return folder


def test_controleer_says_what_was_changed_on_the_server(server: Postgres, tmp_path: Path) -> None:
    """It must look where no other command works any more: those send people to this one."""
    case = _with_report(server, tmp_path / "zaak")
    change = "UPDATE vermeldingen SET inhoud = replace(inhoud, 'run', 'x'), onderwerp = 'ander' WHERE soort = 'aankomst'"
    server.sql("ALTER TABLE vermeldingen DISABLE TRIGGER ALL", change)
    refused = toetssteen("anker", "--zaak", case)
    assert refused.returncode == 2
    assert "toetssteen controleer" in refused.stderr
    done = toetssteen("controleer", case)
    assert done.returncode == 1
    assert "CONCLUSIE: dit klopt niet" in done.stdout
    assert "Vermelding 3 (aankomst) is na het vastleggen veranderd" in done.stdout


def test_a_second_case_under_the_name_of_another_is_told_so(server: Postgres, tmp_path: Path) -> None:
    """Two folders for the same round and office get the same name of themselves; nothing of the first was changed or is missing."""
    _with_report(server, tmp_path / "zaak")
    before = server.sql("SELECT count(*) FROM vermeldingen")
    done = _assessed(mailbox(tmp_path / "post"), tmp_path / "andere", "--register", server.address())
    assert done.returncode == 2
    assert "al een register met de naam" in done.stderr
    assert server.sql("SELECT count(*) FROM vermeldingen") == before


def test_a_server_without_the_register_of_this_case_is_said(server: Postgres, tmp_path: Path) -> None:
    """Another server or name in the settings, or a register that was emptied: never a fresh start."""
    case = _with_report(server, tmp_path / "zaak")
    server.sql("ALTER TABLE vermeldingen DISABLE TRIGGER ALL", "TRUNCATE vermeldingen")
    refused = toetssteen("anker", "--zaak", case)
    assert refused.returncode == 2
    assert "geen enkele vermelding" in refused.stderr
    done = toetssteen("controleer", case)
    assert done.returncode == 1
    assert "CONCLUSIE: dit klopt niet" in done.stdout
    assert "geen enkele vermelding" in done.stdout
    assert server.sql("SELECT count(*) FROM vermeldingen") == "0"


def test_a_password_in_the_address_is_refused_and_not_repeated(server: Postgres, tmp_path: Path) -> None:
    for address in (
        f"postgresql://{OWNER}:geheim@127.0.0.1:{server.port}/register",
        f"postgresql://{OWNER}:ge@heim@127.0.0.1:{server.port}/register",
        f"{server.address()}?password=geheim",
    ):
        with pytest.raises(CaseError, match="PGPASSWORD") as told:
            make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=(), ledger=address)
        assert "heim" not in str(told.value)
    assert not (tmp_path / "zaak").exists()


def test_a_password_that_somebody_wrote_in_the_settings_is_refused(server: Postgres, tmp_path: Path) -> None:
    case = make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=(), ledger=server.address())
    path = case.folder / "zaak.toml"
    path.write_text(path.read_text("utf-8").replace(f"{OWNER}@", f"{OWNER}:geheim@"), "utf-8")
    with pytest.raises(CaseError, match=r"register\.adres") as told:
        open_case(case.folder)
    assert "geheim" not in str(told.value)

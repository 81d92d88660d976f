"""A real PostgreSQL of our own, for the tests of a register on a server: loopback, a free port, three users, killed when asked."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dovecot import free_port

OWNER, COLLEAGUE, READER, STRANGER = "beheer", "collega", "lezer", "vreemde"
"""Makes and owns the table; may read and add; may only read; may nothing."""

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 30
shared_buffers = 16MB
logging_collector = off
"""


def programs() -> Path | None:
    """The folder with initdb and postgres: Debian keeps them out of PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4].partition(".")[0]))
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).parent if here else None


def absent() -> str:
    """Why these tests cannot run here; "" when they can."""
    return "" if os.name != "nt" and programs() else "postgresql (Debian package postgresql) is not installed"


class Postgres:
    """One server with one database, `register`; trusts who comes from this machine."""

    def __init__(self, base: Path) -> None:
        import pwd  # not on Windows, where these tests are skipped

        found = programs()
        assert found is not None
        self._programs = found
        self.folder = base / "data"
        self.port = free_port()
        # initdb and postgres refuse root: started by root, they run as nobody.
        me = pwd.getpwuid(65534 if os.geteuid() == 0 else os.geteuid())
        self._who = {"user": me.pw_uid, "group": me.pw_gid, "extra_groups": ()} if os.geteuid() == 0 else {}
        if self._who:
            os.chown(base, me.pw_uid, me.pw_gid)
        self._base = base
        self._server: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", str(self.folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with (self.folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"{SETTINGS}port = {self.port}\n")

    def address(self, user: str = OWNER, *, database: str = "register") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        command = [str(self._programs / "postgres"), "-D", str(self.folder)]
        with (self._base / "log").open("ab") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **self._who)  # type: ignore[call-overload]
        wait = ["-h", "127.0.0.1", "-p", str(self.port), "-t", "1", "-U", "postgres", "-d", "postgres"]
        for _ in range(300):
            if subprocess.run([str(self._programs / "pg_isready"), *wait], capture_output=True).returncode == 0:
                return
            assert self._server.poll() is None, (self._base / "log").read_text(encoding="utf-8")
            time.sleep(0.1)  # it says at once that it is still reading its journal
        raise AssertionError("PostgreSQL does not answer")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """In good order (SIGINT), or killed with everything it started (SIGKILL)."""
        if self._server is None:
            return
        if how == signal.SIGKILL:
            os.killpg(self._server.pid, signal.SIGSTOP)  # nobody writes while the others die
            for child in self._children(self._server.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            self._server.kill()
        else:
            self._server.send_signal(how)
        self._server.wait(timeout=30)
        self._server = None

    def sql(self, *commands: str, user: str = "postgres", database: str = "register") -> str:
        """What psql prints; AssertionError with what it says when it fails."""
        where = ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database]
        words = [word for command in commands for word in ("-c", command)]
        done = subprocess.run([str(self._programs / "psql"), *where, *words], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def fresh(self) -> None:
        """An empty database with its users, nobody connected."""
        self.sql("DROP DATABASE IF EXISTS register WITH (FORCE)", "CREATE DATABASE register", database="postgres")
        for user in (OWNER, COLLEAGUE, READER, STRANGER):
            self.sql(f"DO $$ BEGIN CREATE ROLE {user} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        self.sql(f"GRANT CREATE ON SCHEMA public TO {OWNER}")

    def share(self) -> None:
        """As an administrator does after the first run: colleagues may read and add."""
        self.sql(f"GRANT SELECT, INSERT ON vermeldingen TO {COLLEAGUE}", f"GRANT SELECT ON vermeldingen TO {READER}")

    @staticmethod
    def _children(parent: int) -> list[int]:
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True).stdout
        return [int(one) for one in found.split()]

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run([str(self._programs / program), *words], capture_output=True, text=True, **self._who)  # type: ignore[call-overload]
        assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """A running server in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder))
        try:
            server.start()
            yield server
        finally:
            server.stop()

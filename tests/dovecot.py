"""A real Dovecot of our own, for the tests of reading a mailbox: loopback, TLS, one user, folders of files. And a line that can be cut."""

import contextlib
import imaplib
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

USER, PASSWORD = "oco", "geheim-é1"
PLAIN_USER, PLAIN_PASSWORD = "inkoop", 'ge"h\\eim 1'
DOVECOT = shutil.which("dovecot", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))

SETTINGS = """
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {me}
default_internal_group = {group}
default_login_user = {me}
first_valid_uid = 1
auth_failure_delay = 0
mail_location = maildir:{base}/mail
ssl = required
ssl_cert = <{base}/cert.pem
ssl_key = <{base}/key.pem
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {base}/users
}}
userdb {{
  driver = static
  args = uid={me} gid={group} home={base}
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
protocol imap {{
  rawlog_dir = {base}/spoken
}}
"""


def absent() -> str:
    """Why these tests cannot run here; "" when they can."""
    if os.name == "nt" or DOVECOT is None or shutil.which("openssl") is None:
        return "dovecot (Debian package dovecot-imapd) and openssl are not installed"
    version = subprocess.run([DOVECOT, "--version"], capture_output=True, text=True, check=False).stdout
    return "" if version.startswith("2.3.") else f"these settings are for Dovecot 2.3, this is {version.split()[0]}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dovecot:
    """One running server; its mail folders are ordinary Maildirs below `base`."""

    def __init__(self, base: Path) -> None:
        import pwd  # not on Windows, where these tests are skipped

        self.base = base
        self.port = free_port()
        # Dovecot serves no mail as root: started by root, all of it runs as nobody.
        me = pwd.getpwuid(65534 if os.geteuid() == 0 else os.geteuid())
        self._uid, self._gid = me.pw_uid, me.pw_gid
        for folder in ("run", "mail", "spoken"):
            (base / folder).mkdir()
        self._certificate()
        (base / "users").write_text(f"{USER}:{PASSWORD}\n{PLAIN_USER}:{PLAIN_PASSWORD}\n", encoding="utf-8")
        group = subprocess.run(["id", "-gn", me.pw_name], capture_output=True, text=True, check=True).stdout.strip()
        settings = SETTINGS.format(base=base, me=me.pw_name, group=group, port=self.port)
        (base / "dovecot.conf").write_text(settings, encoding="utf-8")

    @property
    def authority(self) -> Path:
        return self.base / "cert.pem"

    def url(self, folder: str | None = None, *, port: int | None = None) -> str:
        return f"imaps://{USER}@localhost:{port or self.port}" + (f"/{folder}" if folder is not None else "")

    def put(self, folder: str, *mails: bytes, flags: str | None = None) -> None:
        """Mails in a folder, as delivery would do it: new, or seen before with these flags."""
        place = self.base / "mail" if folder == "INBOX" else self.base / "mail" / f".{folder.replace('/', '.')}"
        for name in ("cur", "new", "tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        for mail in mails:
            number = 1_000_000 + sum(1 for _ in self.base.glob("mail/**/*.mail*"))
            name = f"{number}.M1P1.mail"
            (place / "new" / name if flags is None else place / "cur" / f"{name}:2,{flags}").write_bytes(mail)
        self._own()

    def take_away(self, *numbers: int) -> None:
        """As a colleague would who cleans up in another mail program."""
        for number in numbers:
            for path in self.base.glob(f"mail/**/{number}.*"):
                path.unlink()

    def empty(self) -> None:
        """As it was at the start: no mail in any folder."""
        for path in self.base.glob("mail/**/"):
            path.chmod(0o700)
        shutil.rmtree(self.base / "mail")
        (self.base / "mail").mkdir()
        self._own()

    def renumber(self) -> None:
        """Forget every UID given out, as after a restored backup."""
        for path in self.base.glob("mail/**/dovecot*"):
            path.unlink(missing_ok=True)
        time.sleep(1.1)  # the next validity is made of the clock, in whole seconds

    def files(self) -> set[str]:
        """Every mail file with its flags, without the notes that Dovecot keeps for itself."""
        return {path.relative_to(self.base).as_posix() for path in self.base.glob("mail/**/*.mail*")}

    def seen_from_outside(self) -> dict[str, tuple[bytes, ...]]:
        """Per folder, what a mail program would show: each mail with its flags. \\Recent depends on who looks first."""
        context = ssl.create_default_context(cafile=str(self.authority))
        shown: dict[str, tuple[bytes, ...]] = {}
        with imaplib.IMAP4_SSL("localhost", self.port, ssl_context=context) as client:
            client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            for line in client.list()[1]:
                name = line.decode().rpartition(" ")[2].strip('"')  # type: ignore[union-attr]
                if client.select(f'"{name}"', readonly=True)[0] == "OK":
                    shown[name] = tuple(re.sub(rb" ?\\Recent", b"", one) for one in client.fetch("1:*", "(UID FLAGS)")[1] if one)  # type: ignore[arg-type]
        return shown

    def forget_what_was_said(self) -> None:
        for path in self.base.glob("spoken/*"):
            path.unlink()

    def said(self) -> list[str]:
        """Everything clients said after logging in, without times and tags."""
        lines = [line for path in sorted(self.base.glob("spoken/*.in")) for line in path.read_text("utf-8", "replace").splitlines()]
        return [re.sub(r"^(\d+\.\d+ )?\S+ ", "", line) for line in lines]

    @contextlib.contextmanager
    def running(self) -> Iterator["Dovecot"]:
        self._own()
        assert DOVECOT is not None
        who = {"user": self._uid, "group": self._gid, "extra_groups": ()} if os.geteuid() == 0 else {}
        server = subprocess.Popen([DOVECOT, "-F", "-c", str(self.base / "dovecot.conf")], **who)  # type: ignore[call-overload]
        try:
            self._wait(server)
            yield self
        finally:
            server.terminate()
            server.wait(timeout=10)

    def _wait(self, server: "subprocess.Popen[bytes]") -> None:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            assert server.poll() is None, (self.base / "log").read_text(encoding="utf-8")
            time.sleep(0.1)
        raise AssertionError("dovecot does not answer")

    def _certificate(self) -> None:
        words = "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost -addext"
        files = ["-keyout", str(self.base / "key.pem"), "-out", str(self.base / "cert.pem")]
        use = "keyUsage=critical,digitalSignature,keyCertSign"
        subprocess.run(["openssl", *words.split(), use, *files], check=True, capture_output=True)

    def _own(self) -> None:
        if os.geteuid() == 0:
            for path in (self.base, *self.base.rglob("*")):
                os.chown(path, self._uid, self._gid)


@contextlib.contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A server in a folder with a short name: the path of a Unix socket has room for 107 letters."""
    with tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as folder, Dovecot(Path(folder)).running() as server:
        yield server


class Line:
    """Passes bytes on to a server, and breaks off each of its first connections after so many bytes have come back."""

    def __init__(self, target: int, *, breaks: list[int], meanwhile: Callable[[], None] = lambda: None) -> None:
        self._target = target
        self._breaks = breaks
        self._meanwhile = meanwhile
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.connections = 0

    @contextlib.contextmanager
    def open(self) -> Iterator["Line"]:
        worker = threading.Thread(target=self._serve, daemon=True)
        worker.start()
        try:
            yield self
        finally:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            worker.join(timeout=10)

    def _serve(self) -> None:
        """One connection at a time, which is all that a reader makes."""
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            left = self._breaks.pop(0) if self._breaks else None
            with client, socket.create_connection(("127.0.0.1", self._target)) as server:
                forth = threading.Thread(target=_pass_on, args=(client, server, None), daemon=True)
                forth.start()
                if _pass_on(server, client, left):
                    self._meanwhile()
                for end in (client, server):
                    with contextlib.suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
                forth.join(timeout=10)


def _pass_on(source: socket.socket, target: socket.socket, left: int | None) -> bool:
    """Until the source ends, or nothing is left to pass on; True in the latter case."""
    with contextlib.suppress(OSError):
        while left is None or left > 0:
            piece = source.recv(4096 if left is None else min(4096, left))
            if not piece:
                target.shutdown(socket.SHUT_WR)
                return False
            target.sendall(piece)
            left = None if left is None else left - len(piece)
        return True
    return False


@contextlib.contextmanager
def odd_server(base: Path, answers: dict[str, list[bytes]]) -> Iterator[int]:
    """Its port. Speaks IMAP over TLS with Dovecot's certificate, but says to each command what we want to hear about it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(base / "cert.pem", base / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        worker = threading.Thread(target=_converse, args=(listener, context, answers), daemon=True)
        worker.start()
        yield int(listener.getsockname()[1])
        worker.join(timeout=10)


def _converse(listener: socket.socket, context: ssl.SSLContext, answers: dict[str, list[bytes]]) -> None:
    with (
        contextlib.suppress(OSError),
        context.wrap_socket(listener.accept()[0], server_side=True) as client,
        client.makefile("rwb") as line,
    ):
        line.write(b"* OK good day\r\n")
        line.flush()
        for command in line:
            tag, *words = command.decode().split()
            verb = " ".join(words[:2]) if words[0] == "UID" else words[0]
            for answer in answers.get(verb, []):
                line.write(answer + b"\r\n")
            line.write(b"* BYE\r\n" * (verb == "LOGOUT") + tag.encode() + b" OK done\r\n")
            line.flush()

"""Anchors: what only something kept elsewhere can show; and time stamps of a real server (openssl ts)."""

import hashlib
import http.server
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from main_job import Job, toetssteen
from tampering import put_rows, rebuilt, rows_of, small_case
from test_tampering import first, second
from test_tampering_package import bagged

from toetssteen.anchor import AnchorError, anchor_of, anchors_in, faults
from toetssteen.chain import Draft, Kind, canonical
from toetssteen.register import Register
from toetssteen.timestamp import TimestampError, stamp_at, stamped


def _made(path: Path, *subjects: str) -> Register:
    register = Register(path, name="2027-2028-vgz")
    register.record([Draft(kind=Kind.ARRIVAL, subject=subject, body={"grootte": 1}) for subject in subjects])
    return register


def test_an_anchor_comes_back_from_the_text_of_a_mail(tmp_path: Path) -> None:
    with _made(tmp_path / "r", "a", "b") as register:
        entries = list(register.entries())
    anchor = anchor_of("2027-2028-vgz", entries[-1])
    folded = "Beste collega,\n> " + anchor.line.replace(" kop", "\n kop") + "\nGroet"
    assert anchors_in(folded) == (anchor,)
    assert list(faults([anchor], entries)) == []


def test_a_text_without_an_anchor_is_refused() -> None:
    with pytest.raises(AnchorError, match="toetssteen-anker"):
        anchors_in("toetssteen-anker vermelding 3")


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        pytest.param(("a",), "ingekort", id="cut short"),
        pytest.param(("a", "x"), "opnieuw gemaakt", id="made again with another last entry"),
    ],
)
def test_a_whole_chain_that_is_not_the_anchored_one_is_found(tmp_path: Path, subjects: tuple[str, ...], said: str) -> None:
    with _made(tmp_path / "echt", "a", "b") as register:
        anchor = anchor_of(register.name, list(register.entries())[-1])
    with _made(tmp_path / "ander", *subjects) as register:
        entries = list(register.entries())
        assert register.faults() == ()
    (fault,) = faults([anchor], entries)
    assert said in fault


def test_other_moments_with_the_same_content_are_found(tmp_path: Path) -> None:
    with _made(tmp_path / "r", "a") as register:
        entry = next(register.entries())
        anchor = anchor_of(register.name, entry)
    connection = sqlite3.connect(tmp_path / "r")
    connection.execute("DROP TRIGGER geen_update")
    connection.execute("UPDATE vermeldingen SET zegel = ?, tijdstip = '2020-01-01T00:00:00Z'", ["0" * 64])
    connection.commit()
    connection.close()
    with Register(tmp_path / "r", name="2027-2028-vgz") as register:
        assert [fault for fault in faults([anchor], register.entries()) if "tijdstippen" in fault]


CONFIGURATION = """
[tsa]
default_tsa = here
[here]
dir = {folder}
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ext]
extendedKeyUsage = critical,timeStamping
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the key and certificate (tsa.pem) of a time-stamp server."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: no time-stamp server to ask")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "tsa.key", "-out", folder / "tsa.pem"]
    made += ["-subj", "/CN=Proefserver", "-days", "2", "-addext", "extendedKeyUsage=critical,timeStamping"]
    subprocess.run(made, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def server(authority: Path) -> Iterator[str]:
    """A time-stamp server of our own: openssl behind a small HTTP server."""
    openssl, folder = shutil.which("openssl") or "openssl", authority

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "query.tsq").write_bytes(query if self.path == "/" else query[:40])
            command = [openssl, "ts", "-reply", "-queryfile", folder / "query.tsq", "-config", folder / "tsa.cnf", "-out", folder / "r.tsr"]
            subprocess.run(command, check=False, capture_output=True)
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "r.tsr").read_bytes() if self.path == "/" else b"geen tijdstempel")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()


LINE = f"toetssteen-anker proef vermelding 3 kop {'a' * 64} zegel {'b' * 64}"


def test_a_real_server_stamps_the_line(server: str) -> None:
    stamp = stamped(LINE, f"{server}/")
    assert stamp_at(stamp.token, LINE) == stamp.at
    with pytest.raises(TimestampError, match="ander anker"):
        stamp_at(stamp.token, LINE.replace("vermelding 3", "vermelding 4"))


def test_an_answer_that_is_no_stamp_is_a_sentence(server: str) -> None:
    with pytest.raises(TimestampError, match="geen tijdstempel"):
        stamped(LINE, f"{server}/kapot")


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(TimestampError, match="antwoordt niet"):
        stamped(LINE, "http://127.0.0.1:9/")
    with pytest.raises(TimestampError, match="geen adres"):
        stamped(LINE, "file:///etc/passwd")


def test_a_stamp_on_record_is_looked_at_again(server: str, job: Job, tmp_path: Path) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    done = toetssteen("anker", "--zaak", case, "--server", f"{server}/")
    assert done.returncode == 0, done.stderr
    assert "bevestigt dit anker" in done.stdout
    assert toetssteen("controleer", case).returncode == 0
    assert toetssteen("dossier", "--zaak", case, "--inschrijver", "heldere koers", "--uit", tmp_path / "uit").returncode == 0
    (package,) = (tmp_path / "uit").iterdir()
    script = [sys.executable, "-I", str(package / "data" / "controleer_zelf.py"), str(package)]
    looked = toetssteen("controleer", package, "--volledig")
    assert looked.returncode == 0
    assert "dekt vermelding 1 tot en met" in looked.stdout
    assert "Het tijdstempel staat in data/vastgelegd/" in looked.stdout
    assert subprocess.run(script, capture_output=True).returncode == 0
    other = stamped(LINE, f"{server}/")
    connection = sqlite3.connect(case / "register.sqlite")
    ((body,),) = connection.execute("SELECT inhoud FROM vermeldingen WHERE soort = 'anker'")
    connection.close()
    digest = json.loads(body)["bestand"]
    (case / "vastgelegd" / digest[:2] / digest).write_bytes(other.token)
    done = toetssteen("controleer", case)
    assert done.returncode == 1
    assert "hoort bij een ander anker" in done.stdout


def test_a_stamp_in_a_package_is_held_against_its_chain(server: str, job: Job, tmp_path: Path) -> None:
    """Who makes a whole package anew has the old stamp in it, and it is about another chain."""
    shutil.copytree(job.case, case := tmp_path / "zaak")
    stamped_name = [*rows_of(case)][-1]["register"]
    assert toetssteen("anker", "--zaak", case, "--server", f"{server}/").returncode == 0
    assert toetssteen("dossier", "--zaak", case, "--inschrijver", "heldere koers", "--uit", tmp_path / "uit").returncode == 0
    (package,) = (tmp_path / "uit").iterdir()
    said = json.loads((package / "data" / "weggelaten.json").read_bytes())
    assert said["register"] == stamped_name
    lines = [json.loads(line) for line in (package / "data" / "register.jsonl").read_text("utf-8").splitlines()]
    (at,) = [n for n, line in enumerate(lines) if line.get("soort") == "anker"]
    lines[at - 1]["tijdstip"] = "2026-01-01T00:00:00Z"
    _sealed(package, lines)
    script = [sys.executable, "-I", str(package / "data" / "controleer_zelf.py"), str(package)]
    assert "hoort bij een ander anker" in toetssteen("controleer", package).stdout
    assert b"hoort bij een ander anker" in subprocess.run(script, capture_output=True).stdout


def _sealed(package: Path, lines: list[dict[str, str]]) -> None:
    """Put these lines in the register of a package, with seals that follow from each other, and make its manifests anew."""
    seal = "0" * 64
    for line in lines:
        seal = line["zegel"] = hashlib.sha256((seal + line["kop"] + line["tijdstip"]).encode()).hexdigest()
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    (package / "data" / "register.jsonl").write_text(text, encoding="utf-8")
    bagged(package)


@pytest.fixture
def stamped_case(server: str, tmp_path: Path) -> Path:
    """A small case with the answer of a time-stamp server on record, as its last entry."""
    case = small_case(tmp_path / "zaak")
    done = toetssteen("anker", "--zaak", case, "--server", f"{server}/")
    assert done.returncode == 0, done.stderr
    return case


def test_a_stamp_of_a_register_that_was_made_again_is_a_fault_for_both(stamped_case: Path) -> None:
    """Whoever makes the chain anew, and lets the entry of the stamp say the new head, still has the old stamp."""
    assert not first(stamped_case)[0], first(stamped_case)[1]
    assert not second(stamped_case)[0], second(stamped_case)[1]
    rows = rows_of(stamped_case)
    rows[-2]["inhoud"] = rows[-2]["inhoud"].replace("afwijzing", "selectie")
    last, stamp = rebuilt(rows[:-1])[-1], json.loads(rows[-1]["inhoud"])
    body = canonical(stamp | {"kop": last["kop"], "zegel": last["zegel"]})
    put_rows(stamped_case, rebuilt([*rows[:-1], dict(rows[-1], inhoud=body)]))
    assert "FOUT: Het tijdstempel van vermelding 12 klopt niet." in first(stamped_case)[1]
    assert "FOUT het tijdstempel van vermelding 12 hoort bij een ander anker" in second(stamped_case)[1]


def test_a_good_stamp_is_told_and_can_be_looked_at_without_us(stamped_case: Path, server: str, authority: Path) -> None:
    """What the manual says of `openssl ts -verify`, done."""
    said = toetssteen("controleer", stamped_case, "--volledig").stdout
    assert "of aan een tijdstempel dat u zelf nakijkt." in said.splitlines()[0]
    (told,) = [line for line in said.splitlines() if line.startswith("Tijdstempel van ")]
    assert f"(server {server}/, vermelding 12): dekt vermelding 1 tot en met 11. Wat daarna kwam (1), bewijst het niet." in told
    assert told.endswith("Of u de ondertekenaar vertrouwt, weet Toetssteen niet.")
    found = re.search(r"staat in (\S+)\. De regel die is ondertekend: (.+)", said)
    assert found
    (stamped_case / "regel.txt").write_text(found[2], encoding="utf-8")
    command = ["openssl", "ts", "-verify", "-data", "regel.txt", "-in", found[1], "-token_in", "-CAfile", str(authority / "tsa.pem")]
    assert "Verification: OK" in subprocess.run(command, cwd=stamped_case, capture_output=True, text=True, check=True).stdout
    (stamped_case / "rapporten" / "vals.html").write_bytes(b"x")
    assert "Tijdstempel van " not in toetssteen("controleer", stamped_case).stdout  # of a case with a fault nothing good is said

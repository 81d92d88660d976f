"""Attacks on the verifiers themselves: whatever stands in the folder, a person gets sentences, and nothing outside it is read."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tampering import Row, put_rows, rebuilt, rows_of, small_case
from test_tampering import SCRIPT, first, second

from toetssteen.chain import canonical

DEEP = '{"a":' * 50_000 + "1" + "}" * 50_000


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("zaken") / "zaak")


@pytest.fixture
def copy(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case, tmp_path / "zaak"))


def _entry(folder: Path, **said: str) -> None:
    """One more entry, in a chain that is valid."""
    rows = rows_of(folder)
    put_rows(folder, rebuilt([*rows, dict(rows[-1], **said)]))


def _schema(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "register.sqlite", isolation_level=None)) as base:
        for statement in statements:
            base.execute(statement)


def _first_row(folder: Path, **changed: object) -> None:
    rows: list[Row] = rows_of(folder)
    rows[0].update(changed)
    put_rows(folder, rows)


def _lying_index(folder: Path) -> None:
    """The table says one thing, an index over the same rows another: who reads by the index sees a row less."""
    _schema(folder, "DROP TRIGGER geen_delete", "PRAGMA writable_schema=ON")
    with closing(sqlite3.connect(folder / "register.sqlite", isolation_level=None)) as base:
        base.execute("PRAGMA writable_schema=ON")
        (sql,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'vermelding_eenmaal'").fetchone()
        base.execute("DELETE FROM sqlite_master WHERE name = 'vermelding_eenmaal'")
    with closing(sqlite3.connect(folder / "register.sqlite", isolation_level=None)) as base:
        base.execute("DELETE FROM vermeldingen WHERE volgnummer = 2")
        base.execute("PRAGMA writable_schema=ON")
        base.execute("INSERT INTO sqlite_master VALUES ('index', 'vermelding_eenmaal', 'vermeldingen', 4, ?)", (sql,))


def _endless(folder: Path) -> None:
    """A table that is secretly a query without an end."""
    query = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    columns = "'r' AS register, i AS volgnummer, '' soort, '' onderwerp, '' inhoud, '' vermelding, '' kop, '' tijdstip, '' zegel"
    _schema(folder, "DROP TABLE vermeldingen", f"CREATE VIEW vermeldingen AS {query} SELECT {columns} FROM n")  # noqa: S608


def _big(path: Path) -> None:
    """Three hundred million bytes that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(300_000_000)


def _folder_for_register(folder: Path) -> None:
    (folder / "register.sqlite").unlink()
    (folder / "register.sqlite").mkdir()


def _links_around(folder: Path) -> None:
    (folder / "originelen" / "aa").mkdir()
    (folder / "originelen" / "aa" / "rond").symlink_to(folder / "originelen" / "aa" / "rond")
    (folder / "rapporten" / "weg").symlink_to("/", target_is_directory=True)


def _report(body: str, subject: str = "run/x") -> Callable[[Path], None]:
    return lambda folder: _entry(folder, soort="rapport", onderwerp=subject, inhoud=body)


NAMED = canonical({"sha256": "0" * 64})
HOSTILE: dict[str, Callable[[Path], None]] = {
    "an entry that names a file above the folder": _report(NAMED, "../../../etc/passwd"),
    "an entry that names a file from the root": _report(NAMED, "/etc/passwd"),
    "an entry with a name of a thousand letters": _report(NAMED, "x" * 1000),
    "an entry with a zero in a name": _report(NAMED, "run/a\0b"),
    "an entry with signs for the terminal": _report(NAMED, "run/\x1b[2J\x1b[1A\nBekeken: alles klopt \u202etxt"),
    "a reading by a reader above the folder": lambda folder: _entry(
        folder, soort="lezing", onderwerp="../" * 9 + "etc", inhoud=canonical({"lezer": "../../..", "sha256": "0" * 64})
    ),
    "JSON that is too deep": _report(DEEP),
    "JSON with a number of five thousand digits": _report('{"sha256":' + "9" * 5000 + "}"),
    "JSON that is a list": _report("[]"),
    "JSON that is not a number": _report('{"sha256":NaN}'),
    "JSON with a name twice": _report('{"sha256":"' + "0" * 64 + '","sha256":"' + "1" * 64 + '"}'),
    "JSON with half a letter": _report('{"sha256":"\\ud800"}'),
    "JSON with another type": lambda folder: _entry(folder, soort="aankomst", inhoud='{"kopieen":7,"onderdelen":{"a":[]}}'),
    "no JSON": _report("<html>"),
    "a number that is a text": lambda folder: _schema(
        folder, "DROP TRIGGER geen_update", "UPDATE vermeldingen SET volgnummer = 'x' WHERE volgnummer = 1"
    ),
    "a text that is bytes": lambda folder: _first_row(folder, soort=b"\xff\xfe"),
    "a text that is no UTF-8": lambda folder: _schema(
        folder, "DROP TRIGGER geen_update", "UPDATE vermeldingen SET inhoud = CAST(x'ff' AS TEXT) WHERE volgnummer = 1"
    ),
    "an index that lies": _lying_index,
    "a table that never ends": _endless,
    "a trigger that throws away what is added": lambda folder: _schema(
        folder, "CREATE TRIGGER geen_insert BEFORE INSERT ON vermeldingen WHEN NEW.soort = 'bezwaar' BEGIN SELECT RAISE(IGNORE); END"
    ),
    "a column with another name, so that entries seem left out": lambda folder: _schema(
        folder, "ALTER TABLE vermeldingen RENAME COLUMN soort TO sort"
    ),
    "a table that is gone": lambda folder: _schema(folder, "DROP TABLE vermeldingen"),
    "a register that is half": lambda folder: os.truncate(folder / "register.sqlite", 6000),
    "a register that is a folder": _folder_for_register,
    "links that go round and out": _links_around,
    "a file with signs for the terminal in its name": lambda folder: (
        (folder / "rapporten" / "\x1b[8m\nBekeken: alles klopt").write_bytes(b"") and None
    ),
    "a file whose name is no UTF-8": lambda folder: (
        Path(os.fsdecode(os.fsencode(folder / "rapporten") + b"/\xff\xfe")).write_bytes(b"") and None
    ),
    "a file that never ends": lambda folder: os.mkfifo(folder / "originelen" / "pijp"),
    "a very big file that nobody named": lambda folder: _big(folder / "originelen" / ("0" * 64)),
}


@pytest.mark.skipif(sys.platform == "win32", reason="names and links that Windows does not have")
@pytest.mark.parametrize("name", HOSTILE)
def test_both_find_it_and_say_so_in_sentences(name: str, copy: Path) -> None:
    HOSTILE[name](copy)
    for verifier in (first, second):
        found, said = verifier(copy)
        assert found, said
        assert ("FOUT" in said) or ("is beschadigd" in said) or ("column" not in name and ("VRAAG" in said or "Let op" in said))
        assert "Traceback" not in said
        lines = said.split("\n")
        assert all(letter.isprintable() or letter == "\u00a0" for line in lines for letter in line), said
        assert not any(line.startswith("Bekeken: alles klopt") for line in lines)


WATCH = """
import sys, os
seen = []
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect") and args:
        seen.append(str(args[0]))
sys.addaudithook(watch)
sys.argv = ["controleer_zelf.py", sys.argv[2]]
path = {script!r}
source = open(path, encoding="utf-8").read()
seen.clear()
try:
    exec(compile(source, path, "exec"), {{"__name__": "__main__"}})
except SystemExit:
    pass
print("GEZIEN " + repr(seen), file=sys.stderr)
"""


def test_the_second_reads_nothing_outside_the_folder(copy: Path) -> None:
    """The audit hook of Python hears every file that is opened."""
    for name in ("an entry that names a file above the folder", "a reading by a reader above the folder", "links that go round and out"):
        HOSTILE[name](copy)
    code = WATCH.format(script=str(SCRIPT)).replace("sys.argv[2]", "sys.argv[1]")
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code, str(copy)], capture_output=True, text=True, encoding="utf-8")
    seen = done.stderr.rpartition("GEZIEN ")[2]
    library = os.path.dirname(os.__file__)  # noqa: PTH120
    outside = [place for place in eval(seen) if not place.startswith((str(copy), f"file://{copy}", library))]  # noqa: S307 - our own list
    assert str(copy / "originelen") in seen
    assert outside == []


def test_a_file_beside_the_script_does_not_run_in_it(case: Path, tmp_path: Path) -> None:
    shutil.copy(SCRIPT, tmp_path)
    (tmp_path / "json.py").write_text("print('hier sta ik')\n", encoding="utf-8")
    for option in ([], ["-I"]):
        command = [sys.executable, *option, str(tmp_path / SCRIPT.name), str(case)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "hier sta ik" not in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["bestaat niet"],
        ["x" * 5000],
        ["{case}", "--anker"],
        ["{case}", "--anker", "toetssteen-anker 9"],
        ["{case}", "{case}"],
    ],
)
def test_wrong_use_is_told_how_it_goes(case: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from test_tampering import second_verifier

    assert second_verifier.main([word.format(case=case) for word in words]) == 2
    assert "Eindcode" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["0", "9" * 9, "9" * 5000])
def test_a_strange_anchor_is_no_anchor(case: Path, number: str) -> None:
    line = f"toetssteen-anker 2027-2028-vgz vermelding {number} kop {'0' * 64} zegel {'0' * 64}"
    assert second_found(case, line)
    assert first_found(case, line)


def second_found(case: Path, line: str) -> bool:
    from test_tampering import second_verifier

    return bool(second_verifier.main([str(case), "--anker", line]) != 0)


def first_found(case: Path, line: str) -> bool:
    command = [sys.executable, "-m", "toetssteen", "controleer", str(case), "--anker", line]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode in (1, 2)


def test_an_anchor_may_stand_in_a_mail_that_broke_the_line(case: Path, tmp_path: Path) -> None:
    last = rows_of(case)[-1]
    line = f"toetssteen-anker {last['register']}\nvermelding {last['volgnummer']} kop {last['kop']}\n   zegel {last['zegel']}"
    mail = tmp_path / "mail met toetssteen-anker.txt"
    mail.write_text(f"Beste collega,\n\n{line}\n\nGroet", encoding="utf-8")
    for given in (line, str(mail)):
        assert second(case, given)[0] is False
        assert first(case, given)[0] is False


def test_the_script_is_short_and_needs_only_an_old_python() -> None:
    import ast

    source = SCRIPT.read_text(encoding="utf-8")
    assert sum(bool(line.strip()) for line in source.splitlines()) <= 150
    tree = ast.parse(source, feature_version=(3, 9))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_json_of_the_second_is_the_json_of_the_register(case: Path) -> None:
    """Both write one text for one content; a body that is written otherwise was not written by the program."""
    for row in rows_of(case):
        assert canonical(json.loads(row["inhoud"])) == row["inhoud"]

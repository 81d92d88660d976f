"""Tampering with a case: what the two verifiers find, with the anchored last entry and without. Both must agree, and neither may fall over.

The full measurement (every bit, a hundred of each class, a case made by the program) runs with TOETSSTEEN_ALLE_AANVALLEN=1 and is
printed with `pytest -s`.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from main_job import POST, assess, toetssteen
from tampering import ATTACKS, COLUMNS, FIRST_SEES_SOME, ONLY_ANCHOR, SECOND_ASKS, SECOND_ONLY_ANCHOR, Row, rows_of, small_case, younger

import templates
from toetssteen.anchor import Anchor
from toetssteen.case import open_case
from toetssteen.chain import Draft, Kind, faults
from toetssteen.commands.controleer import COMMAND
from toetssteen.errors import guarded
from toetssteen.register_file import look

EVERY = os.environ.get("TOETSSTEEN_ALLE_AANVALLEN") == "1"
EACH = {"case": 100 if EVERY else 1, "made": 3}
SCRIPT = Path(templates.__file__).parent / "dossier" / "controleer_zelf.py"
STORES = ("originelen", "vastgelegd", "lezingen", "rapporten", "brieven")


def _loaded() -> Any:
    specification = importlib.util.spec_from_file_location("controleer_zelf", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


second_verifier = _loaded()


def first(folder: Path, anchor: str = "", *, may_be: tuple[int, ...] = ()) -> tuple[bool, str]:
    """Does `toetssteen controleer` find anything, and what it says. It may not fall over."""
    parser = argparse.ArgumentParser()
    COMMAND.arguments(parser)
    options = parser.parse_args([str(folder), *(["--anker", anchor] if anchor else [])])
    with redirect_stdout(io.StringIO()) as said:
        code = guarded(lambda: COMMAND.run(options))
    assert code in (0, 1, *may_be), said.getvalue()
    return code != 0, said.getvalue()


def second(folder: Path, anchor: str = "") -> tuple[bool, str]:
    """Does `controleer_zelf.py` find anything, and what it says."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(said):
        code = second_verifier.main([str(folder), *(["--anker", anchor] if anchor else [])])
    said.seek(0)
    assert code in (0, 1)
    return code == 1, said.read()


def _anchor(folder: Path) -> str:
    last = rows_of(folder)[-1]
    return Anchor(name=last["register"], number=last["volgnummer"], head=last["kop"], seal=last["zegel"]).line


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("zaken") / "zaak")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case made by the whole program, where there is time for it."""
    if not EVERY:
        pytest.skip("the full measurement: TOETSSTEEN_ALLE_AANVALLEN=1")
    folder = tmp_path_factory.mktemp("echt")
    (folder / "post").mkdir()
    for name in ("19.eml", "20.eml", "10.eml"):
        shutil.copy(POST / name, folder / "post")
        job = assess(folder / "post", folder / "zaak")
        if name == "19.eml":
            shutil.copytree(folder / "zaak", younger(folder / "zaak"))
    results = [json.loads(path.read_bytes()) for path in (job.case / "rapporten").glob("*/toetsing.json")]
    bidder = next(bid["id"] for result in results for bid in result["bids"])
    done = toetssteen("brief", "ontvangstbevestiging", "--zaak", folder / "zaak", "--inschrijver", bidder, "--datum", "2026-06-20")
    assert done.returncode == 0, done.stderr
    return folder / "zaak"


@pytest.fixture
def copy(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case, tmp_path / "zaak"))


@pytest.mark.parametrize("which", EACH)
def test_an_untouched_case_is_whole_for_both(which: str, request: pytest.FixtureRequest) -> None:
    whole = request.getfixturevalue(which)
    for folder in (whole, younger(whole)):
        for anchor in ("", _anchor(folder)):
            assert first(folder, anchor)[0] is False, first(folder, anchor)[1]
            assert second(folder, anchor)[0] is False, second(folder, anchor)[1]


def test_both_leave_the_case_as_it_is(copy: Path) -> None:

    def all_bytes() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in copy.rglob("*") if path.is_file() and path.name != "in-gebruik"}

    before = all_bytes()
    first(copy)
    second(copy)
    assert all_bytes() == before


def test_a_report_replaced_after_the_anchor_is_a_question_for_both(copy: Path) -> None:
    """Whoever can write in the folder can also add the entry that names the new bytes: only what was anchored tells."""
    anchor = _anchor(copy)
    report = next((copy / "rapporten").rglob("index.html"))
    report.write_bytes(b"een ander rapport")
    name = report.relative_to(copy / "rapporten").as_posix()
    new = (copy / "rapporten" / name).with_name("nieuw.html")
    new.write_bytes(b"er was er nog geen")
    for path in (report, new):
        subject = path.relative_to(copy / "rapporten").as_posix()
        body = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        with open_case(copy).open_register() as register:
            register.record([Draft(kind=Kind.REPORT, subject=subject, body=body)])
    for verifier in (first, second):
        assert verifier(copy)[0] is False
        assert verifier(copy, _anchor(copy))[0] is False
        found, said = verifier(copy, anchor)
        assert found
        assert "FOUT" not in said.replace("geen FOUT", "")
        assert f"rapporten/{name}" in said
        assert "nieuw.html" not in said


@pytest.mark.parametrize("which", EACH)
@pytest.mark.parametrize("name", ATTACKS)
def test_both_find_every_attack_with_the_anchor(name: str, which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    whole = request.getfixturevalue(which)
    anchor, found, each = _anchor(whole), [0, 0, 0, 0], EACH[which]
    for instance in range(each):
        folder = Path(shutil.copytree(whole, tmp_path / f"{instance}"))
        ATTACKS[name](folder, random.Random(f"{name} {instance}"), younger(whole))  # noqa: S311
        told = [first(folder), second(folder), first(folder, anchor), second(folder, anchor)]
        answers = [answer for answer, _ in told]
        sure = [said.startswith("CONCLUSIE: dit klopt niet") for _, said in told]
        assert sure[2] == sure[3] or name in SECOND_ASKS, told  # a fault for one is no question for the other
        assert sure[0] == sure[1] or name in FIRST_SEES_SOME | SECOND_ONLY_ANCHOR | SECOND_ASKS, told
        found = [count + answer for count, answer in zip(found, answers, strict=True)]
        shutil.rmtree(folder)
    print(f"| {name} | {each} | {found[0]} | {found[1]} | {found[2]} | {found[3]} |")  # noqa: T201 - the measurement
    assert found[2:] == [each, each]
    if which == "case":  # in a case made by the program an attack leaves more traces here and there
        assert found[1] == (0 if name in ONLY_ANCHOR | SECOND_ONLY_ANCHOR else each)
        assert name in FIRST_SEES_SOME or found[0] == (0 if name in ONLY_ANCHOR else each)


def _bits(content: bytes, *, most: int, seed: str) -> Iterator[bytes]:
    """The content with one bit the other way: every bit, or a sample when there are more than `most`."""
    wanted: Any = range(len(content) * 8)
    if len(wanted) > most:
        wanted = random.Random(seed).sample(wanted, most)  # noqa: S311
    for bit in wanted:
        yield content[: bit // 8] + bytes([content[bit // 8] ^ (1 << bit % 8)]) + content[bit // 8 + 1 :]


def test_every_bit_of_the_stores_counts_for_both(copy: Path) -> None:
    tried = 0
    for path in sorted(path for store in STORES for path in (copy / store).rglob("*") if path.is_file()):
        content = path.read_bytes()
        path.chmod(0o644)
        for other in _bits(content, most=10**6 if EVERY else 8, seed=path.name):
            path.write_bytes(other)
            assert first(copy)[0], path
            assert second(copy)[0], path
            tried += 1
        path.write_bytes(content)
    print(f"bits of files in the stores: {tried}, found by both {tried}")  # noqa: T201


def test_bits_of_big_files_count_for_both(made: Path, tmp_path: Path) -> None:
    copy, tried = Path(shutil.copytree(made, tmp_path / "zaak")), 0
    for path in sorted(path for store in STORES for path in (copy / store).rglob("*") if path.is_file()):
        if path.parent.parent.parent.name == "lezingen" and not path.name.endswith(".lezing.json"):
            continue  # made from originals and readings; docs/register.md, chapter 3
        content = path.read_bytes()
        path.chmod(0o644)
        for other in _bits(content, most=20, seed=path.name):
            path.write_bytes(other)
            assert first(copy)[0], path
            assert second(copy)[0], path
            tried += 1
        path.write_bytes(content)
    print(f"bits of files of a case made by the program: {tried}, found by both {tried}")  # noqa: T201


def _read_rows(folder: Path) -> list[Row] | None:
    """As any program reads them, by an index where the database thinks that best; None: it cannot be read."""
    try:
        return rows_of(folder)
    except (sqlite3.Error, UnicodeDecodeError, ValueError):
        return None


def _register_by_first(folder: Path) -> tuple[bool, object]:
    """The part of `first` that looks at the register alone: is anything wrong, and the entries that the rest would follow."""
    looked = look(folder / "register.sqlite", name="2027-2028-vgz")
    return bool(looked.damaged or looked.faults or looked.questions or faults(looked.entries)), looked.entries


def _register_by_second(folder: Path) -> tuple[bool, object]:
    """The same part of `second`."""
    check = second_verifier.Check(folder)
    check.files["register.sqlite"] = folder / "register.sqlite"
    try:
        check.read_case()
        check.follow()
    except Exception:
        return True, None
    return bool(check.lines or not check.rows), check.rows


def test_every_bit_of_the_database_counts_or_changes_nothing_that_is_read(copy: Path) -> None:
    """Free room, the header and the guards hold bits that no reader reads: those may pass, and the rows are then what they were.

    The same entries lead to the same files, so the files are not looked at again for each of a hundred thousand bits.
    """
    path = copy / "register.sqlite"
    content, found, silent = path.read_bytes(), [0, 0], 0
    whole = [_register_by_first(copy), _register_by_second(copy), rows_of(copy)]
    for other in _bits(content, most=10**9 if EVERY else 400, seed="register"):
        path.write_bytes(other)
        answers = [_register_by_first(copy), _register_by_second(copy)]
        found = [count + answer[0] for count, answer in zip(found, answers, strict=True)]
        if not all(answer[0] for answer in answers):
            silent += 1
            assert [*answers, _read_rows(copy)] == whole
    print(f"bits of the database: {len(content) * 8}; found {found[0]} and {found[1]}; harmless {silent}")  # noqa: T201


def _put(path: Path, column: str, text: bytes, number: int) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA synchronous=OFF")
        base.execute(f"UPDATE vermeldingen SET {column} = CAST(? AS TEXT) WHERE volgnummer = ?", (text, number))  # noqa: S608 - our words
        base.commit()


def test_every_bit_of_every_row_counts_for_both(copy: Path) -> None:
    """The rows as they are read, one bit the other way, in the place of the row."""
    path, tried, refused = copy / "register.sqlite", 0, 0
    with closing(sqlite3.connect(path)) as base:
        for guard in ("geen_update", "geen_delete"):
            base.execute(f"DROP TRIGGER {guard}")
        base.commit()
    whole = path.read_bytes()
    for row in rows_of(copy):
        for column in COLUMNS:
            for other in _bits(str(row[column]).encode(), most=10**9 if EVERY else 1, seed=f"{row['volgnummer']} {column}"):
                try:
                    _put(path, column, other, row["volgnummer"])
                except sqlite3.IntegrityError:
                    refused += 1  # that number is taken: the database itself says no
                else:
                    assert _register_by_first(copy)[0] or first(copy)[0], (row["volgnummer"], column, other)
                    assert _register_by_second(copy)[0] or second(copy)[0], (row["volgnummer"], column, other)
                    tried += 1
                path.write_bytes(whole)
    print(f"bits of rows: {tried}, found by both {tried}; refused by the database {refused}")  # noqa: T201

"""The last line of the register in a package holds every file that no other entry names: with an anchor on it every byte is proven."""

import json
import shutil
from pathlib import Path

import pytest
from tampering import COLUMNS, put_rows, rebuilt, rows_of, small_case
from test_tampering import first, second
from test_tampering_package import _anchor, _lines, _package, _put, _sha, bagged

from intake.originals import sha256_of
from toetssteen.chain import Draft, Entry, Kind, canonical, following
from toetssteen.composition import REGISTER, composed, draft, listed
from toetssteen.named_files import files_of


def _composed(case: Path, bag: Path) -> Path:
    """A package by hand, as docs/register.md has it, with its composition as the last line."""
    _package(case, bag)
    whole = [json.loads(line["inhoud"]).get("sha256") for line in map(dict, _lines(bag)) if "inhoud" in line]
    files = [path for path in sorted((bag / "data").rglob("*")) if path.is_file() and path.name != REGISTER]
    loose = [path for path in files if _sha(path.read_bytes()) not in whole and path.parts[-3] != "originelen"]
    held = [[path.relative_to(bag / "data").as_posix(), _sha(path.read_bytes())] for path in loose]
    rows = rows_of(case)
    rows = rebuilt([*rows, dict(rows[-1], soort="samenstelling", onderwerp="90090909", inhoud=canonical({"bestanden": held}))])
    put_rows(case, rows)
    _put(bag, [*_lines(bag), {"nummer": rows[-1]["volgnummer"]} | {name: rows[-1][name] for name in COLUMNS[2:]}])
    bagged(bag)
    return bag


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pakket")
    return _composed(small_case(folder / "zaak"), folder / "dossier")


@pytest.fixture
def bag(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "dossier"))


def test_both_verifiers_prove_every_file(whole: Path) -> None:
    for anchor in ("", _anchor(whole)):
        for verifier in (first, second):
            found, said = verifier(whole, anchor)
            assert not found, said
            assert "niet bewezen" not in said.lower()


@pytest.mark.parametrize("name", ["index.html", "weggelaten.json", "controleer_zelf.py"])
def test_a_page_that_says_something_else_is_found_although_the_lists_were_made_again(bag: Path, name: str) -> None:
    path = bag / "data" / name
    path.write_bytes(path.read_bytes() + b"\n")
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found
        assert name in said


def test_a_page_that_is_gone_or_added_is_found(bag: Path) -> None:
    (bag / "data" / "index.html").unlink()
    (bag / "data" / "lees mij.html").write_text("<p>Niets aan de hand</p>", encoding="utf-8")
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found
        assert "index.html ontbreekt" in said
        assert "lees mij.html" in said


def test_who_takes_the_last_line_away_proves_nothing_and_breaks_the_anchor(bag: Path) -> None:
    anchor = _anchor(bag)
    (bag / "data" / "index.html").write_text("<p>Er is niets afgewezen</p>", encoding="utf-8")
    _put(bag, _lines(bag)[:-1])
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert not found
        assert "niet bewezen" in said.lower()
        assert "index.html" in said
        assert verifier(bag, anchor)[0]


def test_an_anchor_of_before_the_composition_does_not_prove_the_pages(bag: Path) -> None:
    lines = _lines(bag)
    earlier = dict(lines[-2])
    anchor = f"toetssteen-anker 2027-2028-vgz vermelding {earlier['nummer']} kop {earlier['kop']} zegel {earlier['zegel']}"
    for verifier in (first, second):
        found, said = verifier(bag, anchor)
        assert not found, said
        assert "niet bewezen" in said.lower()


def test_a_composition_that_is_not_the_last_line_is_of_an_earlier_package(bag: Path) -> None:
    """It says nothing of this package; the one of this package is the last."""
    lines = _lines(bag)
    last = Entry(**{ours: lines[-1][theirs] for ours, theirs in zip(Entry.__slots__, _NAMES, strict=True)})  # type: ignore[arg-type]
    more = following(last, Draft(kind=Kind.HOLD, subject="*", body={"reden": "x", "door": "y", "op": "2026-10-01"}), at=last.at)
    _put(bag, [*lines, dict(zip(_NAMES, (getattr(more, name) for name in Entry.__slots__), strict=True))])
    (bag / "data" / "index.html").write_text("<p>Nieuw</p>", encoding="utf-8")
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert not found, said
        assert "niet bewezen" in said.lower()


_NAMES = ("nummer", "soort", "onderwerp", "inhoud", "vermelding", "kop", "tijdstip", "zegel")


@pytest.mark.parametrize("body", ["{}", '{"bestanden":1}', '{"bestanden":[["index.html"]]}', '{"bestanden":[[1,2]]}', "[]"])
def test_a_composition_that_cannot_be_understood_is_a_fault(bag: Path, body: str) -> None:
    lines = _lines(bag)
    rows = rebuilt([{"soort": "samenstelling", "onderwerp": "90090909", "inhoud": body, "tijdstip": lines[-1]["tijdstip"]}])
    _put(bag, [{"nummer": 1} | {name: rows[0][name] for name in COLUMNS[2:]}])
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found
        assert "niet te begrijpen" in said


def test_a_composition_holds_what_no_entry_has_the_digest_of(tmp_path: Path) -> None:
    (tmp_path / "brief").write_bytes(b"brief met een wijziging")
    letter = Draft(kind=Kind.LETTER, subject="1/run/a.docx", body={"sha256": sha256_of(b"brief"), "soort": "afwijzing", "besluiten": []})
    report = Draft(kind=Kind.REPORT, subject="run/index.html", body={"sha256": sha256_of(b"rapport")})
    first_one = following(None, letter, at="2026-10-01T08:00:00Z")
    entries = [first_one, following(first_one, report, at="2026-10-01T08:00:00Z")]
    files = {"index.html": b"x", "brieven/run/a.docx": tmp_path / "brief", "rapporten/run/index.html": b"rapport", REGISTER: b"{}"}
    made = following(entries[-1], draft("1", files, entries), at="2026-10-01T08:00:00Z")
    assert dict(listed(made)) == {"index.html": sha256_of(b"x"), "brieven/run/a.docx": sha256_of(b"brief met een wijziging")}
    assert composed([*entries, made]) == dict(listed(made))
    assert composed(entries) is None
    assert list(files_of(made)) == []

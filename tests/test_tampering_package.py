"""Both verifiers on an evidence package as docs/register.md, chapter 5, has it: made here by hand, from the page alone."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tampering import COLUMNS, LETTER, put_rows, rebuilt, rows_of, small_case
from test_tampering import SCRIPT, first, second

from toetssteen.anchor import Anchor
from toetssteen.chain import canonical

PARTIAL = ("nummer", "vermelding", "kop", "tijdstip", "zegel")


def _sha(content: bytes, kind: str = "sha256") -> str:
    return hashlib.new(kind, content).hexdigest()


def bagged(bag: Path) -> None:
    """The four manifests of what stands there now, as any maker of bags writes them."""
    for old in bag.glob("*manifest-*.txt"):
        old.unlink()
    (bag / "bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8")
    _listed(bag, "", [path for path in sorted((bag / "data").rglob("*")) if path.is_file()])
    _listed(bag, "tag", sorted(path for path in bag.iterdir() if path.is_file()))


def _listed(bag: Path, tag: str, paths: list[Path]) -> None:
    for kind in ("sha256", "sha512"):
        lines = [f"{_sha(path.read_bytes(), kind)}  {path.relative_to(bag).as_posix()}\n" for path in paths]
        (bag / f"{tag}manifest-{kind}.txt").write_text("".join(lines), encoding="utf-8")


def _package(case: Path, bag: Path) -> Path:
    """The first mail and everything of it; the second mail, the assignment and the result are of others."""
    rows, data = rows_of(case), bag / "data"
    row = canonical({"bid": "90090909", "region": "zwolle"}).encode()
    finding = {"run": "r", "sha256": _sha(row), "stand": "in_behandeling", "stukken": {}}
    rows = rebuilt([*rows, dict(rows[-1], soort="bevinding", onderwerp="90090909/zwolle", inhoud=canonical(finding))])
    put_rows(case, rows)
    lines = []
    for entry in rows:
        said = {"nummer": entry["volgnummer"]} | {name: entry[name] for name in COLUMNS[2:]}
        own = entry["volgnummer"] in (1, 2, 3, 8, 11, len(rows))
        lines.append(json.dumps(said if own else {name: said[name] for name in PARTIAL}))
    data.mkdir(parents=True)
    (data / "register.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    digests = [rows[1]["onderwerp"], json.loads(rows[1]["inhoud"])["onderdelen"][0][1]]
    for store, wanted in (("originelen", digests), ("lezingen", digests), ("rapporten", ["index.html"]), ("brieven", ["brief"])):
        for path in (case / store).rglob("*"):
            if path.is_file() and any(name in path.name for name in wanted):
                place = data / path.relative_to(case)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, place)
    (data / "bevindingen").mkdir()
    (data / "bevindingen" / f"{_sha(row)}.json").write_bytes(row)
    (data / "weggelaten.json").write_text(json.dumps({"bestanden": {"0" * 64: "van een ander"}}), encoding="utf-8")
    (data / "index.html").write_text("<p>Begin hier</p>", encoding="utf-8")
    shutil.copy(SCRIPT, data)
    bagged(bag)
    return bag


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pakket")
    return _package(small_case(folder / "zaak"), folder / "dossier")


@pytest.fixture
def bag(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "dossier"))


def _lines(bag: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (bag / "data/register.jsonl").read_text(encoding="utf-8").splitlines()]


def _put(bag: Path, lines: list[dict[str, object]]) -> None:
    (bag / "data/register.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _anchor(bag: Path) -> str:
    last = _lines(bag)[-1]
    return Anchor(name="2027-2028-vgz", number=int(str(last["nummer"])), head=str(last["kop"]), seal=str(last["zegel"])).line


def _file(bag: Path, store: str) -> Path:
    return next(path for path in sorted((bag / "data" / store).rglob("*")) if path.is_file())


def _edit_line(number: int, name: str, value: object) -> Callable[[Path], None]:
    def change(bag: Path) -> None:
        lines = _lines(bag)
        lines[number - 1][name] = value
        _put(bag, lines)

    return change


def _write(name: str, content: bytes) -> Callable[[Path], None]:
    def change(bag: Path) -> None:
        path = bag / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return change


def _twice(bag: Path) -> None:
    """One name twice in a line: a person reads the first, a program the last."""
    path = bag / "data/register.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('{"nummer": 1, ', '{"nummer": 1, "inhoud": "{}", ', 1), encoding="utf-8")


def _whole_again(bag: Path) -> None:
    """An entry of another is filled in with a story."""
    lines = _lines(bag)
    lines[3] |= {"soort": "besluit", "onderwerp": "x", "inhoud": "{}"}
    _put(bag, lines)


def _without(bag: Path) -> None:
    _put(bag, _lines(bag)[:-1])


CHANGES: dict[str, Callable[[Path], None]] = {
    "an original changed": lambda bag: _write(str(_file(bag, "originelen")), b"anders")(bag),
    "an original gone": lambda bag: _file(bag, "originelen").unlink(),
    "an original added": _write(f"data/originelen/{_sha(b'nieuw')[:2]}/{_sha(b'nieuw')}", b"nieuw"),
    "a report changed": lambda bag: _write(str(_file(bag, "rapporten")), b"anders")(bag),
    "a report added": _write("data/rapporten/r/extra.html", b"mooi"),
    "a reading changed": lambda bag: _write(str(_file(bag, "lezingen")), b"{}")(bag),
    "a finding changed": lambda bag: _write(str(_file(bag, "bevindingen")), b"{}")(bag),
    "a finding gone": lambda bag: _file(bag, "bevindingen").unlink(),
    "a letter changed": _write(f"data/brieven/{LETTER}", b"andere brief"),
    "a letter gone": lambda bag: (bag / "data/brieven" / LETTER).unlink(),
    "a letter added": _write("data/brieven/extra.docx", b"extra"),
    "an entry says something else": _edit_line(2, "inhoud", '{"grootte":1,"kopieen":[],"onderdelen":[]}'),
    "another moment": _edit_line(3, "tijdstip", "2020-01-01T00:00:00Z"),
    "another digest of an entry of others": _edit_line(4, "vermelding", "0" * 64),
    "a name twice in a line": _twice,
    "a name more in a line": _edit_line(4, "opmerking", "x"),
    "an entry of others filled in": _whole_again,
    "no register": lambda bag: (bag / "data/register.jsonl").unlink(),
    "an empty register": _write("data/register.jsonl", b""),
    "a line too deep": _write("data/register.jsonl", b"[" * 200_000),
    "a list of what was left out that is no list": _write("data/weggelaten.json", b"[]"),
    "a link to a file elsewhere": lambda bag: (bag / "data/rapporten/r").symlink_to("/etc"),
}


def test_an_untouched_package_is_whole(whole: Path) -> None:
    for anchor in ("", _anchor(whole)):
        for verifier in (first, second):
            found, said = verifier(whole, anchor)
            assert not found, said


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_also_when_the_manifests_are_made_anew(name: str, bag: Path) -> None:
    """The first says in a sentence that it is no package (2) where there is no register to speak of."""
    CHANGES[name](bag)
    for _ in ("as it is", "with other manifests"):
        assert first(bag, may_be=(2,))[0]
        found, said = second(bag)
        assert found, said
        bagged(bag)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/index.html", b"<p>Niets aan de hand</p>"),
        (f"data/brieven/{LETTER}", b"andere brief"),
        ("data/weggelaten.json", b'{"bestanden":{}}'),
        ("bagit.txt", b"anders"),
        ("manifest-sha512.txt", b""),
        ("tagmanifest-sha512.txt", b"0  bagit.txt\n"),
        ("extra.txt", b"extra"),
        ("data/brieven/extra.docx", b"extra"),
        ("manifest-sha256.txt", b"0" * 64 + b"  data/../../../../etc/passwd\n"),
        ("fetch.txt", b"http://voorbeeld.nl/x 1 data/x\n"),
    ],
)
def test_what_only_the_manifests_cover_is_found_by_them(name: str, content: bytes, bag: Path) -> None:
    _write(name, content)(bag)
    found, said = second(bag)
    assert found, said


@pytest.mark.parametrize("name", ["LEESMIJ.html", "register.sqlite", "tagmanifest-lees-mij.html", "uitleg/index.html", "256.txt"])
def test_a_file_beside_data_is_found_also_when_the_manifests_are_made_anew(name: str, bag: Path) -> None:
    """No entry vouches for what stands there, and a person may open it first."""
    _write(name, b"<p>De inschrijving is goed</p>")(bag)
    bagged(bag)
    with (bag / "tagmanifest-sha256.txt").open("a", encoding="utf-8") as listed:  # folders too
        listed.write(f"{_sha((bag / name).read_bytes())}  {name}\n" if "/" in name else "")
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found, said


def test_an_entry_that_is_left_out_but_not_listed_is_found_by_both(bag: Path) -> None:
    """What is proven of the package says which entries are not whole: nobody can make another one, say of an objection, a bare digest."""
    lines = _lines(bag)
    apart = [line["nummer"] for line in lines if "soort" not in line]
    _write("data/weggelaten.json", json.dumps({"bestanden": {"0" * 64: "x"}, "vermeldingen": {"van een ander": apart}}).encode())(bag)
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert not found, said
    _put(bag, [{name: line[name] for name in PARTIAL} if line["nummer"] == 1 else line for line in lines])
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found, said
        assert "weggelaten.json" in said


def test_a_last_entry_cut_off_is_found_by_the_anchor(bag: Path) -> None:
    anchor = _anchor(bag)
    _without(bag)
    shutil.rmtree(bag / "data/bevindingen")
    bagged(bag)
    assert second(bag)[0] is False
    assert second(bag, anchor)[0] is True


def test_a_file_may_be_left_out_where_that_is_said(bag: Path) -> None:
    path = _file(bag, "originelen")
    _write("data/weggelaten.json", json.dumps({"bestanden": {path.name: "gaat ook over een ander"}}).encode())(bag)
    path.unlink()
    bagged(bag)
    found, said = second(bag)
    assert not found, said


def test_every_byte_of_the_package_counts(bag: Path) -> None:
    for path in sorted(path for path in bag.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for place in (0, len(content) // 2, len(content) - 1):
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            assert second(bag)[0], (path, place)
        path.write_bytes(content)


def test_a_list_of_files_that_came_in_by_mail_makes_no_package(tmp_path: Path) -> None:
    """Whoever bids can send such a list; whoever can write in the case puts the files beside it."""
    case = small_case(tmp_path / "zaak")
    bag = case / "dossiers" / "vals"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "index.html").write_text("<p>Niets aan de hand</p>", encoding="utf-8")
    bagged(bag)
    sent = (bag / "manifest-sha256.txt").read_bytes()
    rows = rows_of(case)
    said = json.loads(rows[1]["inhoud"])
    said["onderdelen"].append(["9", _sha(sent)])
    put_rows(case, rebuilt([rows[0], dict(rows[1], inhoud=canonical(said)), *rows[2:]]))
    kept = case / "originelen" / _sha(sent)[:2] / _sha(sent)
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(sent)
    for verifier in (first, second):
        found, told = verifier(case)
        assert found
        assert "dossiers/vals" in told

"""What `toetssteen controleer` says first, what it says together, and which folder it means. On a small case made by our own code."""

import errno
import io
import json
import shutil
import sqlite3
from contextlib import closing, redirect_stdout
from pathlib import Path

import pytest
from tampering import LETTER, put_rows, rebuilt, rows_of, small_case
from test_tampering import _anchor, first, second
from test_tampering_package import _package, bagged
from test_verifiers_attacked import _lying_index

from intake.originals import Originals
from toetssteen.case import make_case
from toetssteen.chain import canonical, next_seal
from toetssteen.cli import main
from toetssteen.errors import WRONG_USE, UsageError
from toetssteen.lock import InUseError, held, looking
from toetssteen.verify_package import PackageError, entries_of
from toetssteen.where import is_package


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("zaken") / "zaak")


@pytest.fixture
def copy(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case, tmp_path / "zaak"))


@pytest.fixture
def bag(copy: Path, tmp_path: Path) -> Path:
    return _package(copy, tmp_path / "dossier")


def lines(folder: Path, *, anchor: str = "") -> list[str]:
    return first(folder, anchor)[1].splitlines()


def test_the_conclusion_comes_first_for_both(copy: Path) -> None:
    unsure = "Of iemand het hele register opnieuw maakte, ziet u alleen met een bewaard anker (--anker)."
    assert lines(copy)[0] == f"CONCLUSIE: alles klopt met elkaar. {unsure}"
    assert lines(copy, anchor=_anchor(copy))[0] == "CONCLUSIE: alles klopt, ook met het anker van toen."
    assert second(copy)[1].startswith("CONCLUSIE: alles klopt met elkaar (zonder anker).\n")
    assert second(copy, _anchor(copy))[1].startswith("CONCLUSIE: alles klopt, ook met het anker (tot en met vermelding 11).\n")
    (copy / "rapporten" / "2027-2028-vgz-0123456789ab" / "index.html").write_bytes(b"anders")
    assert lines(copy)[0].startswith("CONCLUSIE: dit klopt niet: 1 fout gevonden.")
    assert second(copy)[1].startswith("CONCLUSIE: dit klopt niet (1 keer FOUT).\n")


def test_an_anchor_says_how_far_it_reaches_and_may_be_copied_wrongly(copy: Path) -> None:
    whole, rows = _anchor(copy), rows_of(copy)
    assert "Het anker dekt vermelding 1 tot en met 11 van 11." in lines(copy, anchor=whole)
    early = rows[7]
    part = whole.replace("vermelding 11", "vermelding 8").replace(rows[-1]["kop"], early["kop"]).replace(rows[-1]["zegel"], early["zegel"])
    said = "\n".join(lines(copy, anchor=part))
    assert "Het anker dekt vermelding 1 tot en met 8 van 11. Wat daarna kwam (3), bewijst het niet" in said
    typed = part.replace(early["kop"], f"{'0' if early['kop'][0] != '0' else '1'}{early['kop'][1:]}")
    for wrong in (typed, part.replace("vermelding 8", "vermelding 80"), part.replace(early["zegel"], early["kop"])):
        said = "\n".join(lines(copy, anchor=wrong))
        assert "of de regel is verkeerd overgenomen" in said
        assert "dekt vermelding" not in said
        assert "of regel fout getypt" in second(copy, wrong)[1]


def _with_head(folder: Path, head: str) -> str:
    said = io.StringIO()
    with redirect_stdout(said):
        code = main(["controleer", str(folder), "--kop", head])
    assert code == 0, said.getvalue()
    return said.getvalue()


def test_a_head_says_up_to_where_it_reaches_and_never_that_all_is_right(copy: Path) -> None:
    """A register forged after the head, or with other moments, still has that head: the conclusion says what it does not prove."""
    rows = rows_of(copy)
    late = dict(rows[-1], soort="vasthouden", inhoud=canonical({"door": "x", "reden": "wat later kwam"}))
    put_rows(copy, rebuilt([*rows, late]))
    said = _with_head(copy, rows[7]["kop"].upper())
    assert said.splitlines()[0] == (
        "CONCLUSIE: alles klopt met elkaar. De kop staat bij vermelding 8 van 12. Wat daarna kwam (4), en alle tijdstippen, "
        "bewijst een kop niet; gebruik daarvoor een anker."
    )
    assert said.count("De kop staat bij") == 1
    head = rows_of(copy)[-1]["kop"]
    put_rows(copy, rebuilt([dict(row, tijdstip="2026-10-14T09:00:00Z") for row in rows_of(copy)]))
    said = _with_head(copy, head)
    assert "De kop staat bij vermelding 12 van 12. De tijdstippen bewijst een kop niet; gebruik daarvoor een anker." in said.splitlines()[0]
    assert "van toen" not in said


def test_an_anchor_that_does_not_reach_the_end_says_so_in_the_conclusion(copy: Path) -> None:
    rows = rows_of(copy)
    early = f"toetssteen-anker {rows[7]['register']} vermelding 8 kop {rows[7]['kop']} zegel {rows[7]['zegel']}"
    wanted = "CONCLUSIE: alles klopt, ook met het anker van toen, dat reikt tot en met vermelding 8 van 11."
    assert lines(copy, anchor=early)[0] == wanted


def test_a_letter_that_somebody_worked_on_is_a_question(copy: Path) -> None:
    (copy / "brieven" / LETTER).write_bytes(b"een brief met een adres erin")
    said = lines(copy)
    assert said[0] == "CONCLUSIE: er is geen fout gevonden. Naar 1 punt moet een mens kijken."
    assert "is na het maken veranderd" in said[1]
    assert "CONCLUSIE: geen FOUT, wel 1 keer VRAAG." in second(copy)[1]
    assert "VRAAG brieven/" in second(copy)[1]


def test_what_an_open_word_puts_beside_a_letter_means_nothing(copy: Path) -> None:
    (copy / "brieven" / LETTER).with_name("~$ief 100% klaar.docx").write_bytes(b"x")
    assert not first(copy)[0]
    assert not second(copy)[0]


def test_a_letter_goes_with_its_bidder(copy: Path) -> None:
    """The tombstone of a mail names whose mails go; a letter to that bidder that is still there is a fault."""
    rows = rows_of(copy)
    body = canonical({"door": "x", "inschrijvers": ["90090909"], "op": "2026-11-22", "reden": "termijn voorbij"})
    put_rows(copy, rebuilt([*rows, dict(rows[-1], soort="verwijdering", onderwerp="f" * 64, inhoud=body)]))
    assert "staat er nog" in first(copy)[1]
    assert "FOUT brieven/" in second(copy)[1]
    (copy / "brieven" / LETTER).unlink()
    assert not first(copy)[0], first(copy)[1]
    assert not second(copy)[0], second(copy)[1]


def test_many_of_one_kind_are_told_as_one(copy: Path) -> None:
    for number in range(20):
        (copy / "rapporten" / f"extra-{number}.html").write_bytes(b"x")
    said = lines(copy)
    assert said[1] == "FOUT: 20 bestanden die niet in het register staan."
    assert sum("extra-" in line for line in said) == 3
    assert "  En nog 17. Met --volledig ziet u ze allemaal." in said


def _damage(folder: Path) -> None:
    """Some bytes in the middle of the table are other bytes."""
    path = folder / "register.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.execute("DROP TRIGGER geen_update")
        base.execute("DROP TRIGGER geen_delete")
        rows = rows_of(folder)
        base.executemany(
            "INSERT INTO vermeldingen VALUES (?,?,?,?,?,?,?,?,?)",
            [[*(dict(rows[-1], volgnummer=number, vermelding=str(number))).values()] for number in range(100, 200)],
        )
        base.commit()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 5000] = b"\x55" * 5000
    path.write_bytes(bytes(content))


def test_a_damaged_database_is_one_conclusion_and_one_advice(copy: Path) -> None:
    anchor = _anchor(copy)
    _damage(copy)
    said = lines(copy, anchor=anchor)
    assert said[0].startswith("CONCLUSIE: dit klopt niet: het register (register.sqlite) is beschadigd, want")
    assert "De originelen zijn niet beschadigd: alle 4 zijn nog wat ze waren." in said[0]
    assert next(line for line in said if line.startswith("  Vermeldingen: ")) != "  Vermeldingen: 0 te lezen."
    assert sum("eservekopie" in line for line in said) <= 3
    assert "Wat u nu doet:" in said
    text = "\n".join(said)
    assert not any(word in text for word in ("malformed", "database disk", "btree", "Maak de toetsing dan opnieuw"))
    assert len(said) < 20
    assert "nakijken lukt niet: register beschadigd" in second(copy)[1]
    assert "malformed" not in second(copy)[1]


def test_what_sqlite_finds_wrong_is_told_in_dutch_by_the_second_verifier(copy: Path) -> None:
    _lying_index(copy)
    said = second(copy)[1]
    assert "FOUT register.sqlite is beschadigd (" in said
    assert "maak een kopie en zoek een reservekopie" in said
    assert not any(word in said for word in ("missing from index", "non-unique", "wrong # of entries", "Tree", "[("))


@pytest.mark.parametrize("content", [b"", b"geen database", None])
def test_a_register_that_is_not_there_is_said_in_the_same_way(copy: Path, content: bytes | None) -> None:
    path = copy / "register.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    said = lines(copy)
    assert "het register (register.sqlite) is beschadigd" in said[0]
    assert "Er is geen vermelding meer te lezen." in said[0]
    assert not any("staat niet in het register" in line or "niet door Toetssteen gemaakt" in line for line in said)


def test_a_row_that_is_no_text_costs_only_itself(copy: Path) -> None:
    with closing(sqlite3.connect(copy / "register.sqlite")) as base:
        base.execute("DROP TRIGGER geen_update")
        base.execute("UPDATE vermeldingen SET inhoud = CAST(x'ff' AS TEXT) WHERE volgnummer = 3")
        base.commit()
    said = "\n".join(lines(copy))
    assert "(1 t/m 2, 4 t/m 11)" in said
    assert "Weg of niet te lezen: 3." in said


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff", b'{"nummer": 2}', b"null"])
def test_a_line_of_a_package_that_cannot_be_read_is_named(bag: Path, line: bytes) -> None:
    path = bag / "data" / "register.jsonl"
    kept = path.read_bytes().split(b"\n")
    kept[1] = line
    path.write_bytes(b"\n".join(kept))
    found, said = first(bag)
    assert found
    assert "FOUT: Regel 2 van register.jsonl is geen vermelding" in said
    assert "vermelding 3" not in said.lower()  # what follows from that line is not told again
    assert second(bag)[0]


def test_a_changed_entry_of_a_package_is_named(bag: Path) -> None:
    path = bag / "data" / "register.jsonl"
    kept = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(kept[1])
    row["inhoud"] = row["inhoud"].replace('"grootte":', '"grootte":1')
    path.write_text("\n".join([kept[0], json.dumps(row), *kept[2:]]) + "\n", encoding="utf-8")
    assert "FOUT: Vermelding 2 (aankomst) is na het vastleggen veranderd." in first(bag)[1]


def test_of_a_package_is_said_what_the_chain_does_not_prove(bag: Path) -> None:
    said = lines(bag)
    assert said[0].startswith("CONCLUSIE: het register in dit pakket en elk bestand dat het noemt, kloppen met elkaar.")
    assert any(line.startswith("Niet bewezen: controleer_zelf.py, index.html, weggelaten.json.") for line in said)
    assert "niet bewezen: index.html" in second(bag)[1].splitlines()[0]


def test_a_package_without_its_register_is_a_fault_and_another_bag_is_none_of_ours(bag: Path) -> None:
    (bag / "data" / "register.jsonl").unlink()
    assert "register.jsonl ontbreekt" in first(bag)[1]
    for path in bag.glob("manifest-*.txt"):
        path.write_bytes(b"")
    with pytest.raises(PackageError, match="geen bewijspakket van Toetssteen"):
        entries_of(bag)


def test_the_folder_that_is_meant_is_named(copy: Path, bag: Path, tmp_path: Path) -> None:
    def meant(folder: Path) -> str:
        with pytest.raises(UsageError) as said:
            is_package(folder)
        return str(said.value)

    assert is_package(bag)
    assert not is_package(copy)
    for inner in ("data", "data/originelen", "data/brieven"):
        assert f"toetssteen controleer {bag}" in meant(bag / inner)
    assert f"toetssteen controleer {copy}" in meant(copy / "originelen")
    assert "een voor een" in meant(tmp_path)
    assert str(bag) in meant(tmp_path)
    assert "is er niet" in meant(tmp_path / "nergens")
    assert "is een bestand" in meant(copy / "zaak.toml")
    (bag / "bagit.txt").unlink()
    assert is_package(bag)  # a package with a fault
    assert "bagit.txt" in first(bag)[1]
    (copy / "zaak.toml").unlink()
    assert "zaak.toml ontbreekt" in meant(copy)
    assert "beoordeel" not in meant(copy)


def test_another_command_sends_who_meets_a_damaged_register_to_this_one(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(copy)
    assert main(["anker", "--zaak", str(copy)]) == WRONG_USE
    assert "Voer eerst `toetssteen controleer ZAAKMAP` uit" in capsys.readouterr().err


def _everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("content", [None, b""])
@pytest.mark.parametrize(
    "words",
    [
        ("besluit", "--zaak"),
        ("bezwaar", "--zaak", "", "--lijst"),
        ("termijnen", "--zaak"),
        ("anker", "--zaak"),
        ("dossier", "--zaak", "", "--inschrijver", "x"),
        ("herhaal", "--zaak"),
        ("opruimen", "--zaak"),
        ("beoordeel", "--zaak"),
        ("lak", "--zaak", "", "--grond", "x", "--door", "x"),
        ("brief", "ontvangstbevestiging", "--inschrijver", "x", "--datum", "2026-09-15", "--zaak"),
    ],
    ids=lambda words: str(words[0]) if isinstance(words, tuple) else None,
)
def test_no_command_makes_a_register_where_one_is_gone(
    copy: Path, words: tuple[str, ...], content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "register.sqlite").unlink()
    if content is not None:
        (copy / "register.sqlite").write_bytes(content)
    before = _everything(copy)
    place = words.index("--zaak") + 1
    assert main([*words[:place], str(copy), *words[place + 1 :]]) == WRONG_USE
    said = capsys.readouterr().err
    assert "Het register van de zaak" in said, said
    assert "is weg" in said
    assert "Zet de nieuwste reservekopie van de zaakmap terug" in said
    after = _everything(copy)
    after.pop("in-gebruik", None)
    before.pop("in-gebruik", None)
    assert after == before


@pytest.mark.parametrize("lost", [("zaak.toml", "register.sqlite"), ("zaak.toml",)], ids=["both", "the settings"])
def test_no_new_case_is_made_over_one_that_lost_its_settings(
    copy: Path, tmp_path: Path, lost: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in lost:
        (copy / name).unlink()
    before = _everything(copy)
    (tmp_path / "post").mkdir()
    words = ("beoordeel", str(tmp_path / "post"), "--zaak", str(copy), "--ronde", "2027-2028", "--zorgkantoor", "vgz")
    assert main(list(words)) == WRONG_USE
    said = capsys.readouterr().err
    assert f"staat al een zaak, maar {' en '.join(lost)} ontbre" in said
    assert "Er is niets gemaakt of veranderd." in said
    assert _everything(copy) == before


def test_an_empty_register_beside_reports_is_a_register_that_is_gone(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_rows(copy, [])
    assert main(["besluit", "--zaak", str(copy)]) == WRONG_USE
    assert "is weg: er staat geen enkele vermelding in, terwijl er wel rapporten zijn" in capsys.readouterr().err
    said = lines(copy)
    assert "is beschadigd, want er staat geen enkele vermelding in" in said[0]
    assert "Wat u nu doet:" in said


def test_a_first_run_that_was_broken_off_only_has_to_be_done_again(tmp_path: Path) -> None:
    """As after kill -9: originals are kept and nothing is on record."""
    case = make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=("vgz.nl",))
    case.open_register().close()
    Originals(case.originals).put(b"een mail")
    found, said = first(case.folder)
    assert found
    assert said.startswith("CONCLUSIE: er is nog niets vastgelegd in het register, en er zijn nog geen rapporten.")
    assert "Voer dezelfde opdracht (`toetssteen beoordeel`) nog eens uit" in said.splitlines()[0]
    (case.folder / "brieven").mkdir()
    (case.folder / "brieven" / "brief.docx").write_bytes(b"x")  # there was more once
    assert first(case.folder)[1].startswith("CONCLUSIE: dit klopt niet")


def _closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a disk that can only be read."""
    whole = Path.open

    def only_read(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if set(mode) & set("wax+"):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return whole(path, mode, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", only_read)


def test_an_archive_that_can_only_be_read_can_be_checked(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years later a case lies on a closed disk; a copy that somebody must make first is not the thing itself."""
    for lock in (False, True):
        (copy / "in-gebruik").unlink(missing_ok=True)
        if lock:
            (copy / "in-gebruik").write_text("", encoding="utf-8")
        with monkeypatch.context() as patch:
            _closed(patch)
            found, said = first(copy)
        assert not found, said
        assert "alles klopt" in said
        assert (copy / "in-gebruik").exists() is lock


def test_who_only_looks_waits_all_the_same_for_who_writes(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague without rights to write looks while another works: half of a run would look like faults."""
    with held(copy / "in-gebruik"):
        _closed(monkeypatch)
        with pytest.raises(InUseError, match=r"in gebruik door .+ sinds"), looking(copy / "in-gebruik"):
            pass


def test_a_clock_that_was_set_back_is_asked_about_by_both(copy: Path, bag: Path) -> None:
    """Who sets the clock of the computer back records a decision as if it was taken then; the order of the chain shows that it was not."""
    rows = rows_of(copy)
    rows[-1]["tijdstip"] = "2020-01-02T09:00:00Z"
    put_rows(copy, rebuilt(rows))
    for verifier in (first, second):
        found, said = verifier(copy)
        assert found
        assert f"ermelding {len(rows)}" in said
        assert not any(line.startswith("FOUT") for line in said.splitlines()), said
    assert "2020-01-02 als dag van vastleggen" in first(copy)[1]
    lines = [json.loads(line) for line in (bag / "data/register.jsonl").read_text(encoding="utf-8").splitlines()]
    seal = lines[-2]["zegel"]
    lines[-1] |= {"tijdstip": "2020-01-02T09:00:00Z", "zegel": next_seal(seal, head=lines[-1]["kop"], at="2020-01-02T09:00:00Z")}
    (bag / "data/register.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    bagged(bag)
    for verifier in (first, second):
        found, said = verifier(bag)
        assert found
        assert not any(line.startswith("FOUT") for line in said.splitlines()), said

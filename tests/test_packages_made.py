"""A package that was changed, its lists of files made anew, is not the one that the register of its case recorded."""

import shutil
from pathlib import Path

import pytest
from tampering import small_case
from test_tampering import _anchor, second
from test_tampering_package import _package, bagged

from intake.originals import sha256_of
from toetssteen.bag import MANIFEST
from toetssteen.case import open_case
from toetssteen.chain import Draft, Kind
from toetssteen.cli import main
from toetssteen.errors import DONE, GAPS, WRONG_USE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = small_case(tmp_path_factory.mktemp("zaken") / "zaak")
    bag = _package(case, case / "dossiers" / "een-90090909-0011")
    with open_case(case).open_register() as register:
        body = {"sha256": sha256_of((bag / MANIFEST).read_bytes()), "met_derden": ""}
        register.record([Draft(kind=Kind.PACKAGE, subject="90090909", body=body)])
    return case


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "zaak"))


@pytest.fixture
def bag(case: Path) -> Path:
    return case / "dossiers" / "een-90090909-0011"


def _recorded(case: Path) -> int:
    """The number of the entry of the package: the last one."""
    with open_case(case).open_register() as register:
        return sum(1 for _ in register.entries())


def _rewritten(bag: Path) -> None:
    """The page at the front says something else, and whoever did it made the lists of files again."""
    (bag / "data" / "index.html").write_text("<p>Er is niets afgewezen</p>", encoding="utf-8")
    bagged(bag)


def test_a_package_as_it_was_recorded_is_proven_whole(case: Path, bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(case)]) == DONE, capsys.readouterr()
    capsys.readouterr()
    assert main(["controleer", str(bag), "--anker", _anchor(case)]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("CONCLUSIE: alles klopt, ook met het anker van toen.")
    assert f"Dit is het bewijspakket van vermelding {_recorded(case)} in het register van {case}." in said
    assert "Niet bewezen" not in said


def test_what_happened_in_the_case_after_the_anchor_is_no_question_about_the_package(
    case: Path, bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter made again and files removed: the second verifier, which sees the package alone, has nothing to ask either."""
    anchor = _anchor(case)
    with open_case(case).open_register() as register:
        letter = next(register.entries(Kind.LETTER))
        register.record([Draft(kind=Kind.LETTER, subject=letter.subject, body={**letter.content, "sha256": "ab" * 32})])
        body = {"reden": "zo", "door": "M. Jansen", "op": "2026-09-15", "inschrijvers": ["een ander"]}
        register.record([Draft(kind=Kind.REMOVAL, subject="cd" * 32, body=body)])
    assert main(["controleer", str(bag), "--anker", anchor]) == DONE, capsys.readouterr().out
    assert "na uw anker" not in capsys.readouterr().out
    assert not second(bag)[0]


def test_elsewhere_only_the_case_that_is_named_can_prove_it(
    case: Path, bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = Path(shutil.move(bag, tmp_path / "pakket"))
    assert main(["controleer", str(away)]) == DONE
    assert "Niet bewezen: controleer_zelf.py, index.html" in capsys.readouterr().out
    assert main(["controleer", str(away), "--zaak", str(case)]) == DONE
    assert f"het bewijspakket van vermelding {_recorded(case)}" in capsys.readouterr().out
    _rewritten(away)
    assert main(["controleer", str(away)]) == DONE
    assert not second(away)[0]
    capsys.readouterr()
    assert main(["controleer", str(away), "--zaak", str(case)]) == GAPS
    assert "niet een pakket dat het register van" in capsys.readouterr().out


def test_a_package_recorded_again_after_the_anchor_is_asked_about(case: Path, bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever can write in the register can record a changed package too; what was kept before that does not cover it."""
    anchor = _anchor(case)
    assert main(["controleer", str(bag), "--zaak", str(case), "--anker", anchor]) == DONE
    _rewritten(bag)
    with open_case(case).open_register() as register:
        body = {"sha256": sha256_of((bag / MANIFEST).read_bytes()), "met_derden": ""}
        register.record([Draft(kind=Kind.PACKAGE, subject="90090909", body=body)])
    capsys.readouterr()
    assert main(["controleer", str(bag), "--zaak", str(case), "--anker", anchor]) == GAPS
    said = capsys.readouterr().out
    assert f"Vermelding {_recorded(case)}, waarin dit pakket staat, is van na uw anker of kop (tot en met vermelding" in said
    assert main(["controleer", str(bag), "--zaak", str(case), "--anker", _anchor(case)]) == DONE


def test_a_package_with_new_lists_is_found_in_its_case(case: Path, bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _rewritten(bag)
    assert main(["controleer", str(case)]) == GAPS
    assert "FOUT: Bewijspakket dossiers/een-90090909-0011 is niet zoals" in capsys.readouterr().out
    assert main(["controleer", str(bag)]) == GAPS
    assert "niet een pakket dat het register van" in capsys.readouterr().out
    found, said = second(case)
    assert found
    assert "FOUT dossiers/een-90090909-0011/data/index.html: geen vermelding noemt dit bestand nu." in said


@pytest.mark.parametrize("name", ["data/index.html", "bag-info-extra.txt", "bagit.txt"])
def test_a_changed_file_of_a_recorded_package_is_named(case: Path, bag: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not second(case)[0], second(case)[1]
    path = bag / name
    if path.exists():
        path.write_bytes(path.read_bytes() + b"\n")
        assert main(["controleer", str(case)]) == GAPS
        assert f"dossiers/een-90090909-0011: {name} is veranderd" in capsys.readouterr().out
        assert f"FOUT dossiers/een-90090909-0011/{name} is anders dan" in second(case, _anchor(case))[1]
    else:
        (bag / "data" / name).write_bytes(b"x")
        assert main(["controleer", str(case)]) == GAPS
        assert f"data/{name} staat niet in de lijst" in capsys.readouterr().out
        assert f"FOUT dossiers/een-90090909-0011/data/{name} staat niet in" in second(case)[1]


def test_a_package_that_is_a_link_is_not_read(case: Path, bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bag.symlink_to(shutil.move(bag, tmp_path / "weg"))
    assert main(["controleer", str(case)]) == GAPS
    assert "verwijzing naar een andere plaats" in capsys.readouterr().out


def test_a_case_with_a_chain_that_does_not_hold_proves_nothing(
    case: Path, bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = Path(shutil.move(bag, tmp_path / "pakket"))
    (case / "register.sqlite").write_bytes(b"geen database")
    assert main(["controleer", str(away), "--zaak", str(case)]) == GAPS
    assert "klopt zelf niet" in capsys.readouterr().out
    assert main(["controleer", str(case), "--zaak", str(case)]) == WRONG_USE
    assert "Laat --zaak weg" in capsys.readouterr().err

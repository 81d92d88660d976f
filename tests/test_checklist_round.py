"""A round file with a fault is refused, with every fault at once; each says file, place, value and wish."""

from pathlib import Path

import pytest

from checklist.round import Round, RoundError, known, load
from checklist.round_faults import ARGUMENTS, CHECKS

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path for path in BROKEN.glob("*.toml") if path.name != "whole.toml")
MARK = "# verwacht: "


def refused(path: Path) -> RoundError:
    with pytest.raises(RoundError) as caught:
        load(path)
    return caught.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fault_names_file_place_and_wish(path: Path) -> None:
    words = [line.removeprefix(MARK) for line in path.read_text("utf-8").splitlines() if line.startswith(MARK)]
    lines = str(refused(path)).splitlines()
    assert words
    assert [line for line in lines if all(word in line for word in words)], lines
    assert all(line.startswith(f"{path.name} ") and "; " in line for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_fault_does_not_bring_a_crowd(path: Path) -> None:
    assert len(refused(path).faults) <= 3


def test_the_whole_file_is_good() -> None:
    found = load(BROKEN / "whole.toml")
    assert (found.id, len(found.sha256)) == ("2031", 64)


def test_all_faults_at_once(tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_text("utf-8")
    wrong = {'lane = "verplicht"': 'lane = "graag"', 'check = "present"': 'check = "mooi"', 'about = ["G01"]': 'about = ["G99"]'}
    for good, bad in wrong.items():
        text = text.replace(good, bad)
    (tmp_path / "drie.toml").write_text(text, "utf-8")
    assert len(refused(tmp_path / "drie.toml").faults) == len(wrong)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "kan niet worden gelezen" in str(refused(tmp_path / "weg.toml"))


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "beeld.toml").write_bytes(b"\xff\xd8\xff")
    assert "geen UTF-8" in str(refused(tmp_path / "beeld.toml"))


def test_an_unknown_round_lists_the_known_ones() -> None:
    message = str(refused(Path("1999")))
    assert all(name in message for name in known())


def test_checks_can_be_narrowed() -> None:
    with pytest.raises(RoundError, match="de controle 'age' bestaat niet"):
        load(BROKEN / "whole.toml", checks=[check for check in CHECKS if check != "age"])


def test_a_round_never_changes() -> None:
    found = load(BROKEN / "whole.toml")
    with pytest.raises(ValueError, match="frozen"):
        found.title = "anders"  # type: ignore[misc]


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_bytes()
    (tmp_path / "a.toml").write_bytes(text)
    (tmp_path / "b.toml").write_bytes(text + b"\n")
    assert load(tmp_path / "a.toml").sha256 == load(BROKEN / "whole.toml").sha256 != load(tmp_path / "b.toml").sha256


def test_every_argument_belongs_to_a_check() -> None:
    assert set(ARGUMENTS) == set(CHECKS)


def test_a_check_cites_its_own_clause_before_that_of_its_document() -> None:
    rules: Round = load("2027-2028")
    document = rules.document("D01")
    own = {check.check: rules.cite(document, check) for check in document.checks}
    present, searchable = own["present"], own["searchable"]
    assert present is not None
    assert searchable is not None
    assert present.clause == "hoofdstuk 6, verplicht document 1"
    assert searchable.clause == "hoofdstuk 6, Indienen van inschrijving"

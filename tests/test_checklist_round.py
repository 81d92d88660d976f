"""A round file with a fault is refused, with every fault at once; each says file, place, value and wish."""

import re
from pathlib import Path

import pytest

from checklist.round import Round, RoundError, known, load
from checklist.round_days import impossible_days
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


def test_a_check_without_a_published_clause_cites_nothing() -> None:
    rules = load("2027-2028")
    document = rules.document("D06")
    assert [check.check for check in document.checks if rules.cite(document, check) is None] == ["signed"]


NOTA = """amends = "2031"
dated = 2030-06-30
withdraws = ["wie-is-nieuw"]

[sources.nota]
title = "Verzonnen Nota van Inlichtingen 2031"
dated = 2030-06-30
sha256 = "1111111111111111111111111111111111111111111111111111111111111111"
file = "nota.txt"

[terms.closes]
moment = 2030-08-07T12:00:00+02:00
boundary_until = 2030-08-07T12:00:59+02:00
text = "Inschrijven kan tot en met 7 augustus 2030, 12.00 uur."
source = "nota"
clause = "vraag 1"
quote = "7 augustus 2030 12.00 uur"

[[requirements]]
code = "G02"
name = "Scholing"
says = "De organisatie schoolt haar mensen."
source = "nota"
clause = "vraag 2"
quote = "scholing"
"""


def with_nota(folder: Path, nota: str) -> Path:
    (folder / "2031.toml").write_bytes((BROKEN / "whole.toml").read_bytes())
    (folder / "2031.nota-1.toml").write_text(nota, "utf-8")
    return folder / "2031.toml"


def test_a_nota_replaces_adds_and_withdraws(tmp_path: Path) -> None:
    found = load(with_nota(tmp_path, NOTA))
    assert found.terms.closes.moment.isoformat() == "2030-08-07T12:00:00+02:00"
    assert [row.code for row in found.requirements] == ["G01", "G02"]
    assert found.questions == ()
    assert found.cite(found.terms.closes).title == "Verzonnen Nota van Inlichtingen 2031"  # type: ignore[union-attr]
    assert [row.changes for row in found.amendments] == [("terms.closes", "G02", "wie-is-nieuw")]
    assert found.sha256 != load(BROKEN / "whole.toml").sha256


def test_a_nota_is_no_round_and_says_where_to_look(tmp_path: Path) -> None:
    with_nota(tmp_path, NOTA)
    (fault,) = refused(tmp_path / "2031.nota-1.toml").faults
    assert (fault.problem, "controleer 2031.toml" in fault.wish) == ("dit is een nota bij een ronde, geen ronde", True)


def test_a_fault_in_a_check_names_the_rule(tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_text("utf-8").replace('check = "present"', 'check = "mooi"')
    (tmp_path / "fout.toml").write_text(text, "utf-8")
    assert "documents[0].checks[0].check (D03): de controle 'mooi' bestaat niet" in str(refused(tmp_path / "fout.toml"))


def test_a_day_that_does_not_exist_is_called_that(tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_text("utf-8")
    (tmp_path / "dag.toml").write_text(text + "\n[terms.nvi]\nmoment = 2030-06-31\n", "utf-8")
    assert "deze datum bestaat niet" in str(refused(tmp_path / "dag.toml"))


def test_nota_s_are_laid_over_in_the_order_of_their_names(tmp_path: Path) -> None:
    path = with_nota(tmp_path, NOTA)
    later = NOTA.replace("sources.nota", "sources.tweede").replace('"nota"', '"tweede"').replace("-07T12:00", "-09T12:00")
    (tmp_path / "2031.nota-2.toml").write_text(later.replace('["wie-is-nieuw"]', "[]"), "utf-8")
    assert load(path).terms.closes.moment.isoformat() == "2030-08-09T12:00:00+02:00"


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        pytest.param('amends = "2031"', 'amends = "2030"', "amends: noemt niet deze ronde", id="of another round"),
        pytest.param("dated = 2030-06-30\nw", "w", "dated: ontbreekt", id="without a date"),
        pytest.param("sources.nota", "sources.beleid", "sources.beleid: bestaat al", id="a source that exists"),
        pytest.param("wie-is-nieuw", "wie-is-oud", "withdraws: 'wie-is-oud' bestaat niet", id="withdraws what is not there"),
        pytest.param("[terms.closes]", "[datums.closes]", "datums: onbekende sleutel", id="an unknown table"),
        pytest.param('clause = "vraag 2"\n', "", "requirements[1].clause (G02): ontbreekt", id="a rule without a clause"),
    ],
)
def test_a_bad_nota_is_refused(tmp_path: Path, good: str, bad: str, words: str) -> None:
    assert good in NOTA
    assert words in str(refused(with_nota(tmp_path, NOTA.replace(good, bad, 1))))


def test_a_day_that_does_not_exist_hides_no_other_fault(tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_text("utf-8").replace('lane = "verplicht"', 'lane = "graag"')
    before = re.search(r"[0-9]{4}-[0-9]{2}-(?=[0-9]{2}T)", text)
    assert before
    wrong = f"{text[: before.end()]}39{text[before.end() + 2 :]}"
    (tmp_path / "dag.toml").write_text(wrong, "utf-8")
    told = [str(fault) for fault in refused(tmp_path / "dag.toml").faults]
    assert len(told) == 2
    assert any(f"deze datum bestaat niet ({before[0]}39)" in line for line in told)
    assert any("graag" in line for line in told)


@pytest.mark.parametrize("line", ['title = "van 2022-07-39 af"', "# de dag 2022-07-39", 'says = "2022-02-30"'])
def test_a_day_in_words_or_a_remark_is_left_alone(line: str) -> None:
    assert impossible_days(line, file="a.toml") == (line, ())


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("months = 600", "is te groot (600); noem een heel aantal maanden, 1 tot en met 120"),
        ('id = "2031x"', "een ronde heet naar haar jaar of twee jaren"),
    ],
)
def test_a_wish_says_what_is_good(bad: str, words: str, tmp_path: Path) -> None:
    text = (BROKEN / "whole.toml").read_text("utf-8")
    name = bad.partition(" ")[0]
    (tmp_path / "a.toml").write_text(re.sub(rf"(?m)^{name} = .*$", bad, text, count=1), "utf-8")
    assert words in str(refused(tmp_path / "a.toml"))

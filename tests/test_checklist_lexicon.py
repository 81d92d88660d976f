"""The word lists load strictly and hold what the round asks."""

from pathlib import Path

import pytest

from checklist import lexicon
from checklist import round as round_file
from checklist.lexicon import LexiconError, load, vocabulary

CODES = [*(f"G{number:02}" for number in range(1, 18)), "N1", "N2", "N3", "S1a", "S1b", "S1c", "S2a", "S2b", "S3"]
GOOD = """
code = "G01"
name = "Ervaring"
policy = ["Een zin."]
[[elements]]
id = "een"
name = "ervaring"
serves = "eis 1"
strong = ["ervaring + #jaar"]
"""


def test_every_criterion_of_the_round_has_words() -> None:
    assert [rule.code for rule in load()] == CODES


@pytest.mark.parametrize("rule", load(), ids=lambda rule: rule.code)
def test_every_element_names_what_it_serves_and_the_policy_is_there(rule: lexicon.RuleTerms) -> None:
    assert rule.policy
    assert all(element.name and element.serves and element.strong for element in rule.elements)
    assert len({element.id for element in rule.elements}) == len(rule.elements)


def test_every_criterion_of_every_round_has_words() -> None:
    asked = {row.code for name in round_file.known() for row in round_file.load(name).criteria}
    assert asked <= set(CODES)


def test_the_cue_lists_are_there() -> None:
    assert {"belofte", "ontkenning", "gedaan", "werkwoorden", "organisaties", "zorgkantoren"} <= set(vocabulary())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(('strong = ["ervaring + #jaar"]', 'strong = ["ervaring + #leeftijd"]'), "#leeftijd", id="unknown fact"),
        pytest.param(('strong = ["ervaring + #jaar"]', 'strong = ["@niets + ervaring"]'), "@niets", id="unknown set"),
        pytest.param(('strong = ["ervaring + #jaar"]', 'strong = ["#jaar"]'), "alleen uit feiten", id="facts only"),
        pytest.param(('name = "Ervaring"', 'naam = "Ervaring"'), "onbekende sleutel naam", id="unknown key"),
        pytest.param(('serves = "eis 1"', ""), "serves ontbreekt", id="missing key"),
        pytest.param(('name = "Ervaring"', 'name = "Ervaring"\ntitles = ["a | b"]'), "is een patroon", id="a pattern for a title"),
        pytest.param(('code = "G01"', 'code = "G02"'), "heet anders", id="other code than the file"),
        pytest.param(('code = "G01"', "code = "), "geen geldige TOML", id="no TOML"),
    ],
)
def test_faults_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], words: str) -> None:
    (tmp_path / "_woorden.toml").write_text('[sets]\nx = ["y"]\n', encoding="utf-8")
    (tmp_path / "G01.toml").write_text(GOOD.replace(*change), encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=words):
        load.__wrapped__()

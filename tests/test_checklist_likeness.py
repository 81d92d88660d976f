"""Words that tell of a criterion together, by learned weights."""

import math
import tomllib
from pathlib import Path

import pytest

from checklist.language import words
from checklist.lexicon import load
from checklist.likeness import TABLE, Likeness, likeness, share_of, telling

CODES = {rule.code for rule in load() if not rule.plan}


def stems(said: str) -> frozenset[str]:
    return telling(word.stem for word in words(said))


def likeliest(*said: str, above: str = "") -> str:
    near = likeness().near([stems(one) for one in said], stems(above))
    return max(near[0].items(), key=lambda item: item[1].chance)[0]


def test_every_criterion_but_those_of_a_plan_has_weights() -> None:
    assert set(likeness().codes) == CODES


def test_the_table_is_no_longer_than_a_person_can_read() -> None:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    for one in table.values():
        kept = [stem for part in ("woorden", "kopje") for held in one.get(part, {}).values() for stem in held.split()]
        assert len(kept) <= 150
        assert all(len(stem) >= 3 for stem in kept)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param("Onze diploma's: drie keer verpleegkunde, twee keer pedagogiek, en elk najaar een cursus.", "G02", id="training"),
        pytest.param("De laptop is versleuteld en niemand van ons verdient aan een zorgaanbieder.", "G06", id="independence"),
        pytest.param("Naar een cliënt gaan wij per fiets of trein, en het kantoor draait op zonnestroom.", "G11", id="sustainability"),
        pytest.param("De accountant keurde de jaarrekening goed; de buffer is gegroeid.", "G16", id="money"),
        pytest.param("Wie liever een andere ondersteuner kiest, krijgt twee profielen met foto te zien.", "G12", id="choice"),
    ],
)
def test_words_together_tell_of_the_criterion(said: str, code: str) -> None:
    assert likeliest(said) == code


def test_a_heading_tells_too() -> None:
    said = "Daar is veel over te lezen op onze website."
    (bare,), (under,) = (likeness().near([stems(said)], stems(above)) for above in ("", "Klachten en privacy"))
    assert under["G08"].chance > bare["G08"].chance


def test_a_chance_is_a_sum_that_a_person_can_count_after(tmp_path: Path) -> None:
    table = tmp_path / "gewichten.toml"
    table.write_text('[G01]\nbegin = -1.0\n[G01.woorden]\n"2.0" = "appel peer"\n[G01.kopje]\n"0.5" = "fruit"\n', encoding="utf-8")
    (near,) = Likeness(table).near([frozenset({"appel", "peer", "boom"})], frozenset({"fruit"}))
    assert near["G01"].chance == pytest.approx(1 / (1 + math.exp(-(share_of(4) * (20 + 20 + 5) - 1.0))))
    assert Likeness(table).heaviest("G01", near["G01"].stems) == ("appel", "peer")


def test_few_words_prove_little() -> None:
    assert share_of(1) * 1 < share_of(9) * 9


def test_little_words_numbers_and_what_was_not_learned_tell_nothing() -> None:
    assert telling(["de", "12", "wij", "kiez"]) == {"kiez"}
    assert likeness().near([frozenset()], frozenset()) == ({},)
    assert not likeness().knows(["zwijgplichtig"])


def test_each_sentence_gets_the_stretch_that_holds_it() -> None:
    near = likeness().near([stems("Het regende in maart."), stems("Alle zes hebben een hbo-diploma en volgden een cursus.")], frozenset())
    like = near[1]["G02"]
    assert like.first <= 1 <= like.last
    assert like.chance > near[0].get("G02", like._replace(chance=0.0)).chance - 1e-9

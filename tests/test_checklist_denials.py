"""What a sentence denies, and what it only says is missing elsewhere."""

import pytest

from checklist.denials import is_denied, points_back
from checklist.lexicon import load
from checklist.readings import reader

READS = reader(tuple(load()), quotes=(), starts=2027)


def denied(said: str, *found: str) -> bool:
    """Are these words denied in this sentence?"""
    (reading,) = READS.read(said)
    numbers = frozenset(number for number, word in enumerate(reading.sentence.words) if word.written in found)
    assert len(numbers) == len(found)
    return is_denied(numbers, reading, covered=frozenset())


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("Wij zijn geen lid van de BCMB.", ("lid", "BCMB"), id="before"),
        pytest.param("De landelijke lijst gebruiken wij niet.", ("landelijke", "lijst"), id="after, with verb and pronoun between"),
        pytest.param("Een contract met zorgkantoor of gemeente hebben wij niet.", ("contract", "zorgkantoor"), id="last word"),
        pytest.param("Een overeenkomst met een gemeente in de streek ontbreekt.", ("overeenkomst", "gemeente"), id="ontbreekt"),
    ],
)
def test_what_was_found_is_denied(said: str, found: tuple[str, ...]) -> None:
    assert denied(said, *found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("Zonnepanelen hebben wij niet, maar wij fietsen wel.", ("fietsen",), id="after a turn"),
        pytest.param("Onze regeling staat online, klachten waren er niet.", ("regeling", "online"), id="another clause"),
        pytest.param("Wij zijn lid van de BCMB, en dat is niet voor niets.", ("lid", "BCMB"), id="something else"),
        pytest.param("Lees het op www.x.example/niet-tevreden over onze klachtenregeling.", ("klachtenregeling",), id="in an address"),
    ],
)
def test_what_was_found_is_not_denied(said: str, found: tuple[str, ...]) -> None:
    assert not denied(said, *found)


def test_a_denial_that_is_itself_the_answer_denies_nothing() -> None:
    (reading,) = READS.read("Geen pand, geen schuld.")
    assert not is_denied(frozenset({2, 3}), reading, covered=frozenset({2}))


def test_a_sentence_may_point_back_to_the_one_before() -> None:
    (reading,) = READS.read("Ons bureau is daarbij niet betrokken.")
    assert points_back(reading)
    (other,) = READS.read("Ons bureau is daarbij sinds mei betrokken.")
    assert not points_back(other)

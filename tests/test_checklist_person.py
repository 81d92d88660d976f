"""Can two written names be one person?"""

import pytest

from checklist.person import PARTICLES, Likeness, likeness
from extractors.parties import same_person


def test_reader_and_checklist_know_the_same_particles() -> None:
    assert PARTICLES == same_person.PARTICLES


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("J.P. de Vries", "Jan Pieter de Vries", Likeness.SAME, id="initials and full names"),
        pytest.param("Vries, J.P. de", "J.P. de Vries", Likeness.SAME, id="surname first"),
        pytest.param("mevrouw drs. A. van der Berg", "A. van der Berg", Likeness.SAME, id="titles do not matter"),
        pytest.param("Maria da Silva dos Reis", "M. Silva dos Reis", Likeness.SAME, id="particles of another language"),
        pytest.param("J. de Vries", "J.P. de Vries", Likeness.SAME, id="fewer initials"),
        pytest.param("Anneke Bakker", "A. Bakker", Likeness.SAME, id="given name and initial"),
        pytest.param("A. Bakker-Smit", "A. Bakker", Likeness.POSSIBLE, id="married name"),
        pytest.param("A. Bakker-de Wit", "Anna Bakker", Likeness.POSSIBLE, id="married name with a particle behind the hyphen"),
        pytest.param("A. Bakker-de Wit", "A. de Wit", Likeness.POSSIBLE, id="the second of two names"),
        pytest.param("A. Bakker - van den Berg", "Anna Bakker-van den Berg", Likeness.SAME, id="spaces around the hyphen"),
        pytest.param("P. Bakker-de Wit", "A. Bakker", Likeness.OTHER, id="married name, another initial"),
        pytest.param("Bakker", "A. Bakker", Likeness.POSSIBLE, id="surname only"),
        pytest.param("P. de Vries", "J. de Vries", Likeness.OTHER, id="another initial"),
        pytest.param("J. de Wit", "J. de Vries", Likeness.OTHER, id="another surname"),
        pytest.param("Şükran Öztürk", "S. Ozturk", Likeness.SAME, id="accents"),
        pytest.param("", "J. de Vries", Likeness.OTHER, id="nothing written"),
    ],
)
def test_likeness(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected

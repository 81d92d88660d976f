"""One row that names two years: each has its own answer, or none."""

import pytest
from test_extractors_subcontractors import per_year

OPEN = "?"


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Onderaannemers: 2027 [x] ja [ ] nee    2028 [ ] ja [ ] nee", ("ja", "?")),
        ("Onderaannemers: 2027 [ ] ja [ ] nee    2028 [x] ja [ ] nee", ("?", "ja")),
        ("Onderaannemers: 2027 ☐ ja ☒ nee / 2028 ☒ ja ☐ nee", ("nee", "ja")),
        ("Onderaannemers: ☒ ja ☐ nee (2027)   ☐ ja ☐ nee (2028)", ("ja", "?")),
        ("Onderaannemers: 2027 ja, 2028 ........", ("ja", "?")),
        ("Onderaannemers: 2027: nee   2028:", ("nee", "?")),
        ("Onderaannemers: 2027: nee   2028: idem", ("nee", "nee")),
        ("Onderaannemers: 2027: nee (ook 2028)", ("nee", "nee")),
        ("Onderaannemers 2027: nee; 2028: waarschijnlijk wel", ("nee", "?")),
        ("Onderaannemers 2027: nee. 2028: vermoedelijk ook niet.", ("nee", "?")),
        ("Onderaannemers: in 2027 nee; over 2028 informeren wij u uiterlijk 1 oktober 2027.", ("nee", "?")),
        ("Onderaannemers: 2027 nee, 2028 ?", ("nee", "?")),
        ("Onderaannemers in 2027? Nee. Onderaannemers in 2028?", ("nee", "?")),
        ("In 2027 zetten wij geen onderaannemers in. 2028: zie t.z.t.", ("nee", "?")),
        ("Werkt u in 2027 en/of 2028 met onderaannemers? Nee", ("nee", "nee")),
        ("Bent u in 2027 van plan met onderaannemers te werken, en in 2028? Nee", ("nee", "nee")),
        ("Onderaannemers: nee (2027 en 2028)", ("nee", "nee")),
        ("Onderaannemers: ja, in 2027 en 2028", ("ja", "ja")),
        ("Onderaannemers 2027: ______  2028: nee", ("?", "nee")),
        ("Inzet onderaannemers\n2027: [√] ja, namelijk: [ ] nee\n2028: [ ] ja, namelijk: [ ] nee", ("ja", "?")),
    ],
)
def test_a_year_without_an_answer_does_not_take_that_of_the_other(words: str, answers: tuple[str, str]) -> None:
    said = per_year(f"{words}\nNijmegen, 3 juli 2026\n")
    assert tuple(said.get(year, "leeg").replace("leeg", OPEN) for year in ("2027", "2028")) == answers

"""A page that lies on its side, drawn or scanned word by word: read in the right order, and who signed is found."""

from pathlib import Path

import pytest
from pdf_files import Sheet, image, paper, pdf, read, scribble, text, whole

from extractors.identify import identify

LINES = (
    "Bestuursverklaring onafhankelijke cliëntondersteuning 2027-2028",
    "Naam organisatie: Stichting De Kade",
    "KvK-nummer: 90230077",
    "De ondergetekende verklaart te voldoen aan alle geschiktheidseisen.",
    "Plaats: Goes",
    "Datum: 2 juni 2026",
    "Handtekening:",
    "Naam: A. Dijkman",
    "Functie: bestuurder",
)


WIDTHS = {
    **dict.fromkeys("ijl", 0.222),
    **dict.fromkeys("tf.:", 0.278),
    **dict.fromkeys("r-", 0.333),
    **dict.fromkeys("csckvxyz", 0.5),
    "m": 0.833,
}
"""Of Helvetica; other small letters and digits have 0.556, capitals some 0.7."""


def wide(word: str) -> float:
    return 11 * sum(WIDTHS.get(letter, 0.7 if letter.isupper() else 0.556) for letter in word)


def drawn(*, state: str = "") -> list[str]:
    """Every word by itself, as programs that recognise letters write them; room for a signature above the name."""
    found = []
    for number, line in enumerate(LINES):
        x, y = 60.0, 100.0 + 20 * number + (60 if number > 6 else 0)
        for word in line.split():
            found.append(text(x, y, word, state=state))
            x += wide(word) + 4
    return found


@pytest.mark.parametrize("turn", ["", "/Rotate 90", "/Rotate 270"], ids=["upright", "turned right", "turned left"])
def test_words_of_a_page_on_its_side(tmp_path: Path, turn: str) -> None:
    sheet = Sheet(drawn=[*drawn(), image("Ha", 60, 225, 120, 45)], pictures={"Ha": scribble()}, extra=turn)
    content = read(tmp_path, pdf(sheet))
    assert [" ".join(line.text.split()) for line in content.pages[0].lines] == list(LINES)
    (piece,) = identify(content.pages, content.fields, content.marks)
    found = {(fact.name, fact.value) for fact in piece.facts}
    assert {("kvk_nummer", "90230077"), ("datum", "2026-06-02"), ("ondertekenaar", "A. Dijkman"), ("handtekening", "afbeelding")} <= found


@pytest.mark.parametrize("turn", ["/Rotate 90", "/Rotate 270"])
def test_letters_recognised_in_a_scan_on_its_side(tmp_path: Path, turn: str) -> None:
    sheet = Sheet(drawn=[whole("Im"), *drawn(state="3 Tr")], pictures={"Im": paper()}, extra=turn)
    (piece,) = identify(read(tmp_path, pdf(sheet)).pages, (), ())
    assert {("kvk_nummer", "90230077"), ("datum", "2026-06-02")} <= {(fact.name, fact.value) for fact in piece.facts}
    assert not piece.all("handtekening")


def test_a_few_words_on_their_side_do_not_turn_the_page(tmp_path: Path) -> None:
    margin = "BT /F1 8 Tf 0 1 -1 0 30 300 Tm (kenmerk 2026-118 van Stichting De Kade) Tj ET"
    content = read(tmp_path, pdf(Sheet(drawn=[margin, *drawn()])))
    assert [" ".join(line.text.split()) for line in content.pages[0].lines][: len(LINES)] == list(LINES)

"""Places to sign one under the other: a heading that is no place, and signatures in a text without positions."""

import pytest
import sample_texts as samples

from extractors.document import Box, Mark, Piece
from extractors.identify import identify

HEAD = "Bestuursverklaring 2027\nVereniging De Kring (KvK 90010001) verklaart aan de geschiktheidseisen te voldoen.\n"


def places(piece: Piece) -> list[tuple[str, str]]:
    return [(fact.about.get("ondertekenaar", ""), fact.value) for fact in piece.all("handtekening")]


def lines(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its lines "[beeld]", and a picture where each of those stood."""
    kept: list[str] = []
    marks: list[Mark] = []
    for line in text.split("\n"):
        if line == "[beeld]":
            marks.append(Mark(page=1, how="afbeelding", line=len(kept)))
        else:
            kept.append(line)
    return "\n".join(kept), tuple(marks)


TWO = "Naam: A. Alting\nFunctie: voorzitter\n{}Naam: B. Beumer\nFunctie: secretaris\n{}"


@pytest.mark.parametrize("heading", ["Ondertekening\n", "Handtekeningen bestuur\n", ""])
@pytest.mark.parametrize("between", ["Datum: 27-07-2026\n", "Plaats: Goes\nDatum: 27-07-2026\n", ""])
def test_a_signature_under_each_name_is_of_that_name(heading: str, between: str) -> None:
    text, marks = lines(HEAD + heading + TWO.format(f"{between}[beeld]\n", f"{between}[beeld]"))
    (piece,) = identify(samples.pages(text), (), marks)
    assert places(piece) == [("A. Alting", "afbeelding"), ("B. Beumer", "afbeelding")]


@pytest.mark.parametrize(
    "pictures", [("", "Datum: 27-07-2026\n[beeld]"), ("", "Datum: 27-07-2026\n[beeld]\n[beeld]")], ids=["one", "both under the second"]
)
def test_who_has_no_signature_under_the_name_has_not_signed(pictures: tuple[str, str]) -> None:
    text, marks = lines(HEAD + "Ondertekening\n" + TWO.format(*pictures))
    (piece,) = identify(samples.pages(text), (), marks)
    assert ("A. Alting", "afbeelding") not in places(piece)


BLOCK = "{}\nNaam: A. Alting\nFunctie: manager\nPlaats: Goes\nDatum: 22-07-2026\nHandtekening:"
HEADINGS = ["Getekend door", "Ondertekend door:", "Getekend", "Aldus ondertekend", "Ondertekening", "Rechtsgeldig ondertekend"]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("signed", [True, False])
def test_a_heading_over_a_name_is_no_second_place_to_sign(heading: str, *, signed: bool) -> None:
    text = HEAD + BLOCK.format(heading) + "\n\n\n\nBijlage 1 Selectiecriteria\nErvaring: zie de onderbouwing"
    top = 40 + 14 * text.split("\n").index("Handtekening:") + 14
    marks = (Mark(page=1, how="afbeelding", box=Box(x0=50, y0=top, x1=145, y1=top + 32)),) if signed else ()
    (piece,) = identify(samples.pages(text, boxes=True), (), marks)
    assert places(piece) == [("A. Alting", "afbeelding" if signed else "leeg")]


def test_two_who_sign_each_keep_their_place() -> None:
    text = HEAD + BLOCK.format("Getekend door") + "\n\n\n" + BLOCK.format("Getekend door").replace("A. Alting", "B. Beumer")
    top = 40 + 14 * text.split("\n").index("Handtekening:") + 14
    marks = (Mark(page=1, how="afbeelding", box=Box(x0=50, y0=top, x1=145, y1=top + 22)),)
    (piece,) = identify(samples.pages(text, boxes=True), (), marks)
    assert places(piece) == [("A. Alting", "afbeelding"), ("B. Beumer", "leeg")]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("A. Alting  B. Beumer  Door Vermeer", ["A. Alting", "B. Beumer", "Door Vermeer"]),
        ("Anna Alting  Bert de Beumer  Door van der Meer", ["Anna Alting", "Bert de Beumer", "Door van der Meer"]),
        ("A. Alting  B. Beumer  Namens Alfa", ["A. Alting", "B. Beumer"]),
    ],
)
def test_a_given_name_that_is_a_word_beside_other_names(row: str, names: list[str]) -> None:
    text = (
        "Verklaring hoofdelijke aansprakelijkheid\nWij verklaren dat ieder van ons hoofdelijk en voor het geheel aansprakelijk is.\n"
        f"Goes, 21 juli 2026\n\n\n{row}"
    )
    assert [fact.value for fact in samples.read(text).all("ondertekenaar")] == names

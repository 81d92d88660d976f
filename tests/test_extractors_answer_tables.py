"""What a declaration says in tables of answers: regions, new there or not, statements, subcontractors, a consortium."""

from collections.abc import Sequence

import pytest
from drawn_forms import Word, bottom, page, table
from sample_texts import values

from extractors.consortium import consortium
from extractors.document import Page, Piece
from extractors.excerpt import excerpt
from extractors.identify import identify

HEAD = ("Zorgkantoorregio", "Inschrijving", "Contract in 2026", "Nieuw in deze regio")
PLACES = (60, 190, 300, 420)
STATED = "Ondergetekende verklaart dat de organisatie voldoet aan de geschiktheidseisen van het inkoopbeleid."


def _form(rows: Sequence[Sequence[str]], *, more: Sequence[Word] = ()) -> list[Word]:
    words: list[Word] = [(60, 40, "Bestuursverklaring 2027"), (60, 60, "Statutaire naam: Stichting Duinroos")]
    words += [(60, 74, "KvK-nummer: 90417263"), (60, 90, STATED), (60, 106, "De inschrijving wordt gedaan voor de volgende regio('s):")]
    words += table(125, PLACES, [HEAD, *rows])
    words += [(x, y + bottom(words), text) for x, y, text in more]
    return words


def _read(*pages: Page) -> Piece:
    (piece,) = identify(pages, (), ())
    return piece


def test_a_region_counts_where_its_own_box_is_ticked() -> None:
    bid = [("Noord- en Midden-\nLimburg", "☒", "☐ Ja ☒ Nee", "☒ Ja ☐ Nee"), ("Twente", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")]
    piece = _read(page(_form([("Drenthe", "☐", "", ""), bid[0], ("Zeeland", "☐", "", ""), bid[1]])))
    assert values(piece, "regio") == ["Noord- en Midden-Limburg", "Twente"]
    told = [(fact.about["regio"], fact.value) for fact in piece.all("nieuw_in_regio")]
    assert told == [("Noord- en Midden-Limburg", "ja"), ("Twente", "nee")]


def test_no_region_where_none_is_ticked_and_none_of_the_head() -> None:
    piece = _read(page(_form([("Drenthe", "☐", "☐ Ja ☐ Nee", "☐ Ja ☐ Nee"), ("Zeeland", "☐", "☐ Ja ☐ Nee", "☐ Ja ☐ Nee")])))
    assert values(piece, "regio") == []
    assert values(piece, "nieuw_in_regio") == []


def test_a_region_that_is_bid_for_and_not_answered_is_a_question() -> None:
    piece = _read(page(_form([("Drenthe", "ja", "☐ Ja ☐ Nee", "☐ Ja ☐ Nee"), ("Zeeland", "ja", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")])))
    assert values(piece, "regio") == ["Drenthe", "Zeeland"]
    assert values(piece, "nieuw_in_regio") == ["leeg", "nee"]


def test_answers_of_other_tables_are_no_statements() -> None:
    yes, no = "☒ Ja ☐ Nee", "☐ Ja ☒ Nee"
    first = ("1. wij voldoen aan alle eisen van het beleid\nen blijven dat doen;", yes)
    stated = table(0, (60, 400), [("Verklaring", "Antwoord"), first, ("2. wij stemmen in met het tarief.", yes)])
    asked = ("Is de organisatie van plan te werken\nmet onderaannemers?", no, yes)
    others = table(90, (60, 300, 400), [("Vraag", "2027", "2028"), asked])
    piece = _read(page(_form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=[*stated, *others])))
    assert values(piece, "verklaart") == ["ja", "ja"]
    assert [(fact.about["jaar"], fact.value) for fact in piece.all("onderaannemers")] == [("2027", "nee"), ("2028", "ja")]


def test_a_statement_that_was_answered_nee_or_not_at_all_is_told() -> None:
    rows = [
        ("Verklaring", "ja", "nee"),
        ("1. wij voldoen aan de eisen;", "X", ""),
        ("2. wij stemmen in;", "", ""),
        ("3. wij zijn lid.", "", "X"),
    ]
    piece = _read(page(_form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=table(0, (60, 400, 450), rows))))
    assert values(piece, "verklaart") == ["ja", "leeg", "nee"]


def test_a_label_with_its_value_is_read_as_before() -> None:
    words: list[Word] = [(60, 40, "Bestuursverklaring 2027"), (60, 60, STATED)]
    words += table(
        90, (60, 260), [("Naam", "Duinroos"), ("Regio", "Twente"), ("Samenwerkingsverband", "nee"), ("Nieuw in de regio?", "nee")]
    )
    piece = _read(page(words))
    assert values(piece, "regio") == ["Twente"]
    assert values(piece, "samenwerkingsverband") == ["nee"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("De inschrijving wordt gedaan als samenwerkingsverband: ☐ Ja ☒ Nee", ["nee"]),
        ("De inschrijving wordt gedaan als samenwerkingsverband: [x] ja [ ] nee", ["ja"]),
        ("De inschrijving wordt gedaan als samenwerkingsverband: ja / Nee", ["nee"]),
        ("De inschrijving wordt gedaan als samenwerkingsverband: ja / nee", []),
        ("De inschrijving wordt gedaan als samenwerkingsverband:", []),
        ("Schrijft u in als samenwerkingsverband?", []),
        ("Inschrijving als samenwerkingsverband", []),
        ("Wij schrijven niet in als samenwerkingsverband.", ["nee"]),
        ("Wij schrijven in als samenwerkingsverband.", ["ja"]),
        ("Wij zijn niet nieuw en vormen met Beta een samenwerkingsverband", []),
        ("Wij nemen deel aan het samenwerkingsverband OCO Wlz i.o. ☒ Ja ☐ Nee", []),
        ("Bij inschrijving als samenwerkingsverband is ieder hoofdelijk aansprakelijk.", []),
    ],
)
def test_a_consortium_is_said_or_denied_or_neither(words: str, expected: list[str]) -> None:
    seen = excerpt((page([(60, 40, "Bestuursverklaring 2027"), (60, 60, words), (60, 90, "Einde van deze bladzijde")]),))
    assert [fact.value for fact in consortium(seen)] == expected


def test_a_consortium_asked_in_a_table() -> None:
    rows = [("Vraag", "Antwoord"), ("Schrijft u in als samenwerkingsverband?", "☐ Ja ☒ Nee"), ("Voldoet u aan de eisen?", "☒ Ja ☐ Nee")]
    piece = _read(page(_form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=table(0, (60, 400), rows))))
    assert values(piece, "samenwerkingsverband") == ["nee"]

"""What a declaration says in tables of answers: regions, new there or not, statements, subcontractors, a consortium."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_forms import Word, bottom, page, table
from hard_word import packed
from pdf_files import as_file
from sample_texts import values

from extractors.document import Page, Piece
from extractors.excerpt import excerpt
from extractors.identify import identify
from extractors.parties.consortium import consortium
from extractors.word.file import read_word

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


def test_a_region_that_was_answered_nee_is_not_bid_for_by_other_words() -> None:
    words = _form([("Drenthe", "☐ Ja ☒ Nee", "", ""), ("Zeeland", "☒ Ja ☐ Nee", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")])
    said = (60.0, bottom(words) + 30, "Wij werken in 2026 al voor de regio Drenthe en schrijven in voor Zeeland.")
    assert values(_read(page([*words, said])), "regio") == ["Zeeland"]


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


@pytest.mark.parametrize(
    ("labels", "answers", "expected"),
    [
        pytest.param(
            ("1 wij voldoen aan de eisen", "2 wij stemmen in", "3 wij zijn lid"), ("X", "", "X"), ["ja", "leeg", "ja"], id="numbers"
        ),
        pytest.param(
            ("1 wij voldoen aan de eisen", "2 wij stemmen in", "3 wij zijn lid"), ("X", "X", ""), ["ja", "ja", "leeg"], id="the last"
        ),
        pytest.param(
            ("wij voldoen aan de eisen", "wij stemmen er mee in", "wij zijn er lid van"),
            ("X", "", "X"),
            ["ja", "leeg", "ja"],
            id="no numbers",
        ),
        pytest.param(
            ("wij voldoen aan de eisen", "Over onze mensen verklaren wij:", "wij zijn er lid van"),
            ("X", "", "X"),
            ["ja", "ja"],
            id="a heading",
        ),
        pytest.param(
            ("wij voldoen aan de eisen", "Personeel en registratie daarvan", "wij zijn er lid van"),
            ("X", "", "X"),
            ["ja", "ja"],
            id="a title",
        ),
    ],
)
def test_a_statement_that_was_passed_over(labels: Sequence[str], answers: Sequence[str], expected: list[str]) -> None:
    rows = [("Wij verklaren dat", "Ja", "Nee"), *((label, said, "") for label, said in zip(labels, answers, strict=True))]
    piece = _read(page(_form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=table(0, (60, 400, 450), rows))))
    assert values(piece, "verklaart") == expected


def test_a_subject_that_was_passed_over() -> None:
    """A table of subjects without numbers: one that has no cross among others of its kind was not answered."""
    subjects = [
        "Ervaring in de drie sectoren van de Wlz",
        "Hbo-niveau en bijscholing van medewerkers",
        "Klachtenregeling op de eigen website",
    ]
    rows = [("Vraag", "ja", "nee"), *((words, "X", "") for words in subjects[:2]), (subjects[2], "", "")]
    rows += [("Onafhankelijk van alle aanbieders", "X", "")]
    form = _form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=table(0, (60, 400, 450), rows, padding=14))
    assert values(_read(page(form)), "verklaart") == ["ja", "ja", "leeg", "ja"]
    heads = [("Vraag", "ja", "nee"), *((words, "X", "") for words in subjects[:2]), ("PERSONEEL", "", ""), (subjects[2], "X", "")]
    form = _form([("Drenthe", "☒", "☒ Ja ☐ Nee", "☐ Ja ☒ Nee")], more=table(0, (60, 400, 450), heads, padding=14))
    assert values(_read(page(form)), "verklaart") == ["ja", "ja", "ja"]


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


def _asked(rows: Sequence[Sequence[str]], *lead: str) -> Piece:
    """A declaration for Nijmegen with one table of answers under these lines."""
    words: list[Word] = [(60, 40, "Bestuursverklaring 2027"), (60, 60, "Statutaire naam: Stichting Duinroos"), (60, 76, STATED)]
    words += [(60, 96 + 14 * number, line) for number, line in enumerate(lead)]
    columns = (60, 300, 370, 440)[: len(rows[0])]
    return _read(page([*words, *table(bottom(words), columns, rows)]))


def _new(piece: Piece) -> list[tuple[str, str]]:
    return [(fact.about["regio"], fact.value) for fact in piece.all("nieuw_in_regio")]


def test_each_row_of_a_questionnaire_is_read_by_its_own_question() -> None:
    piece = _asked(
        [
            ("Vraag", "Antwoord"),
            ("De organisatie voldoet aan alle geschiktheidseisen.", "Nee"),
            ("Schrijft u in als samenwerkingsverband?", "Ja"),
            ("Bent u nieuw in de regio Nijmegen?", "Ja"),
            ("Schrijft u in voor de regio Twente?", "Nee"),
            ("Schrijft u in voor de regio Nijmegen?", "Ja"),
            ("Werkt u met onderaannemers in 2027?", "Nee"),
            ("Werkt u met onderaannemers in 2028?", "Ja"),
            ("Gaat u akkoord met het tarief?", "Ja"),
            ("Heeft u ook een contract met een gemeente?", "Nee"),
        ]
    )
    assert [(fact.about["vraag"], fact.value) for fact in piece.all("verklaart")] == [
        ("De organisatie voldoet aan alle geschiktheidseisen.", "nee"),
        ("Gaat u akkoord met het tarief?", "ja"),
    ]
    assert values(piece, "samenwerkingsverband") == ["ja"]
    assert _new(piece) == [("Nijmegen", "ja")]
    assert values(piece, "regio") == ["Nijmegen"]
    assert [(fact.about["jaar"], fact.value) for fact in piece.all("onderaannemers")] == [("2027", "nee"), ("2028", "ja")]


def test_a_year_in_another_question_is_none_about_subcontractors() -> None:
    rows = [("Vraag", "Antwoord"), ("Heeft u in 2027 ruimte voor meer clienten?", "Ja"), ("Werkt u in 2027 met onderaannemers?", "Nee")]
    piece = _asked([*rows, ("Werkt u in 2028 met onderaannemers?", "Nee")])
    assert [(fact.about["jaar"], fact.value) for fact in piece.all("onderaannemers")] == [("2027", "nee"), ("2028", "nee")]


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("Nieuw in de regio", "Nee", [("", "nee")]),
        ("Wij zijn nieuw in de regio", "Ja", [("", "ja")]),
        ("Wij zijn niet nieuw in de regio", "Ja", [("", "nee")]),
        ("Wij zijn niet nieuw in de regio", "Nee", [("", "leeg")]),  # a denial denied: two readings
        ("Bent u nieuw in de regio of niet?", "Nee", [("", "nee")]),
        ("Nieuw / niet nieuw in de regio", "Ja", [("", "leeg")]),
        ("Bent u een nieuwe aanbieder in de regio Tiel?", "Ja", [("Tiel", "ja")]),  # not one of ours, so not every region
        ("Wij zijn nieuw in een of meer regio's", "Ja", [("een of meer regio's", "ja")]),
        ("Wij zijn nieuw in een of meer regio's", "Nee", [("", "nee")]),
        ("Implementatieplan als u nieuw in de regio bent", "Nee", []),  # a paper
        ("Wij voegen, indien nieuw in de regio, een plan toe", "Ja", []),  # a condition
    ],
)
def test_being_new_as_a_row_among_others(label: str, said: str, expected: list[tuple[str, str]]) -> None:
    piece = _asked([("Onderwerp", "Antwoord"), ("Wij voldoen aan alle eisen", "Ja"), (label, said)])
    assert _new(piece) == expected
    assert values(piece, "verklaart") == ["ja"]


def test_a_question_left_open_does_not_take_the_answer_of_the_next() -> None:
    piece = _asked(
        [("Vraag", "Ja", "Nee"), ("Nieuw in de regio?", "", ""), ("Samenwerkingsverband", "", "X"), ("Wij voldoen aan de eisen", "X", "")]
    )
    assert "ja" not in [said for _, said in _new(piece)]
    assert "nee" not in [said for _, said in _new(piece)]
    assert values(piece, "samenwerkingsverband") == ["nee"]


def test_a_head_that_denies_turns_the_answer_under_it() -> None:
    rows = [("Regio", "Inschrijven", "Niet nieuw in de regio"), ("Nijmegen", "X", "X"), ("Midden-Holland", "X", "")]
    piece = _asked(rows)
    assert values(piece, "regio") == ["Nijmegen", "Midden-Holland"]
    assert _new(piece) == [("Nijmegen", "nee"), ("Midden-Holland", "leeg")]


def test_a_cross_under_new_or_not_new() -> None:
    rows = [
        ("Regio", "Inschrijven", "Nieuw", "Niet nieuw"),
        ("Nijmegen", "X", "X", ""),
        ("Twente", "X", "", "X"),
        ("Zeeland", "X", "X", "X"),
    ]
    assert _new(_asked(rows)) == [("Nijmegen", "ja"), ("Twente", "nee"), ("Zeeland", "beide")]


def test_subcontractors_denied_in_the_label() -> None:
    rows = [("Verklaring", "2027", "2028"), ("Wij werken niet met onderaannemers", "Ja", "Nee"), ("Wij voldoen aan de eisen", "Ja", "Ja")]
    piece = _asked(rows)
    assert [(fact.about["jaar"], fact.value) for fact in piece.all("onderaannemers")] == [("2027", "nee"), ("2028", "leeg")]


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("Wij werken in 2027 en 2028 niet met onderaannemers", "Ja", [("2027", "nee"), ("2028", "nee")]),
        ("Werkt u in 2027 of 2028 met onderaannemers?", "Nee", [("2027", "nee"), ("2028", "nee")]),
        ("Werkt u in 2027 met onderaannemers (niet zijnde zzp'ers)?", "Ja", [("2027", "ja")]),
    ],
)
def test_years_in_the_label(label: str, said: str, expected: list[tuple[str, str]]) -> None:
    piece = _asked([("Vraag", "Antwoord"), ("Wij voldoen aan alle eisen", "Ja"), (label, said)])
    assert [(fact.about["jaar"], fact.value) for fact in piece.all("onderaannemers")] == expected


def test_every_answered_row_under_a_lead_that_bids_is_bid_for() -> None:
    rows = [("Zorgkantoor", "Regio", "Nieuw"), ("VGZ", "Nijmegen", "Ja"), ("VGZ", "Waardenland", "Nee"), ("VGZ", "Midden-Holland", "")]
    piece = _asked(rows, "Wij schrijven in voor de volgende regio's:")
    assert values(piece, "regio") == ["Nijmegen", "Waardenland"]
    assert _new(piece) == [("Nijmegen", "ja"), ("Waardenland", "nee")]


def test_being_new_says_nothing_of_which_regions_are_bid_for() -> None:
    under = _asked([("Nijmegen", "Nee"), ("Midden-Holland", "Ja")], "Bent u een nieuwe aanbieder in de regio?")
    assert values(under, "regio") == []
    assert _new(under) == [("Nijmegen", "nee"), ("Midden-Holland", "ja")]
    piece = _asked([("Regio", "Nieuw?"), ("Nijmegen", "Nee"), ("Midden-Holland", "Ja")])
    assert values(piece, "regio") == []


def test_a_list_of_papers_asks_nothing_about_the_bidder() -> None:
    rows = [("Document", "Bijgevoegd"), ("Implementatieplan (nieuw in de regio)", "Nee"), ("Verklaring samenwerkingsverband", "Nee")]
    piece = _asked([*rows, ("Uittreksel", "Ja")])
    assert (_new(piece), values(piece, "samenwerkingsverband"), values(piece, "regio")) == ([], [], [])


@pytest.mark.parametrize(
    ("head", "marks", "expected"),
    [
        pytest.param("Voldoet", ("✗", "✗", "✗"), ["leeg"] * 3, id="crosses alone"),
        pytest.param("Voldoet", ("✓", "✗", "✓"), ["ja", "nee", "ja"], id="beside ticks"),
        pytest.param("Kruis aan", ("✗", "✗", "✗"), ["ja"] * 3, id="crosses were asked for"),
        pytest.param("Voldoet", ("X", "☒", "X"), ["ja"] * 3, id="an X or a crossed box"),
    ],
)
def test_what_a_cross_by_itself_says(head: str, marks: tuple[str, str, str], expected: list[str]) -> None:
    labels = ("Wij voldoen aan de eisen", "Wij zijn onafhankelijk van anderen", "Wij hebben een regeling voor klachten")
    piece = _asked([("Eis", head), *zip(labels, marks, strict=True)])
    assert values(piece, "verklaart") == expected


def test_a_cross_under_ja_or_nee_is_a_mark() -> None:
    rows = [("Verklaring", "Ja", "Nee"), ("Wij voldoen aan de eisen", "✗", ""), ("Wij hebben een regeling voor klachten", "", "✗")]
    assert values(_asked(rows), "verklaart") == ["ja", "nee"]


def _office(tmp_path: Path, lines: Sequence[str], rows: Sequence[Sequence[str]]) -> Piece:
    """A declaration in Word with these lines and one table."""
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("Bestuursverklaring 2027", STATED, *lines))
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows)
    body = f"{text}<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    return _read(*read_word(as_file(tmp_path, packed(body, {}))).pages)


def test_ja_and_nee_as_labels_without_a_head_above_them(tmp_path: Path) -> None:
    piece = _office(tmp_path, ["Bijlage 2 Onderaannemers"], [("", "2027", "2028"), ("Ja", "", "X"), ("Nee", "X", "")])
    assert {fact.about["jaar"]: fact.value for fact in piece.all("onderaannemers")} == {"2027": "nee", "2028": "ja"}


def test_a_questionnaire_in_an_office_file(tmp_path: Path) -> None:
    asked = [
        ("Vraag", "Ja", "Nee"),
        ("Samenwerkingsverband", "", "X"),
        ("Nieuw in de regio", "X", ""),
        ("Werkt u in 2027 met onderaannemers?", "", "X"),
        ("Werkt u in 2028 met onderaannemers?", "X", ""),
        ("Wij voldoen aan alle eisen", "", "X"),
    ]
    piece = _office(tmp_path, ["Regio: Nijmegen"], asked)
    assert values(piece, "samenwerkingsverband") == ["nee"]
    assert _new(piece) == [("", "ja")]
    assert [fact.value for fact in piece.all("onderaannemers")] == ["nee", "ja"]
    assert values(piece, "verklaart") == ["nee"]
    assert values(piece, "regio") == ["Nijmegen"]


TICKS = (60, 466, 500)


def _ticked(statements: Sequence[tuple[str, bool]], *, over: Sequence[tuple[float, str]] = ()) -> dict[str, str]:
    """The answers of a declaration with a cross under JA for some of its statements."""
    words: list[Word] = [(60, 40, "Bestuursverklaring 2027"), (60, 60, "Statutaire naam: Stichting Duinroos"), (60, 76, STATED)]
    words += [(x, 100.0, text) for x, text in over]
    words += table(130, TICKS, [("Verklaring", "JA", "NEE"), *((said, "X" if ticked else "", "") for said, ticked in statements)])
    words += [(60, bottom(words) + 30, "Datum 3 juli 2026, te Vlissingen"), (60, bottom(words) + 44, "Anna Alting, directeur")]
    return {fact.about["vraag"]: fact.value for fact in _read(page(words)).all("verklaart")}


@pytest.mark.parametrize(
    "over",
    [(), ((60, "Regio"), (240, "Zeeland (al gecontracteerd) en West-Brabant (daar zijn wij nieuw)"))],
    ids=["alone", "a long value over the columns"],
)
def test_a_statement_without_a_cross_is_open_whatever_stands_over_the_table(over: Sequence[tuple[float, str]]) -> None:
    said = _ticked(
        [
            ("Aan de eisen aan personeel en organisatie wordt voldaan.", True),
            ("Er zijn geen redenen voor uitsluiting.", False),
            ("De onafhankelijkheid van de ondersteuners is gewaarborgd.", True),
            ("De overeenkomst wordt ongewijzigd aanvaard.", False),
            ("Alle opgaven zijn waar.", True),
        ],
        over=over,
    )
    assert [words for words, value in said.items() if value == "leeg"] == [
        "Er zijn geen redenen voor uitsluiting.",
        "De overeenkomst wordt ongewijzigd aanvaard.",
    ]


def test_a_sentence_of_another_subject_among_those_of_the_writer_is_open_too() -> None:
    said = _ticked(
        [
            ("De organisatie voldoet aan alle eisen.", True),
            ("Er zijn geen redenen voor uitsluiting.", False),
            ("De organisatie is akkoord met het beleid.", True),
            ("Wij vulden alles naar waarheid in.", True),
        ]
    )
    assert [words for words, value in said.items() if value == "leeg"] == ["Er zijn geen redenen voor uitsluiting."]


def test_the_number_of_the_next_part_of_the_form_is_no_statement() -> None:
    numbered = [
        ("1 De organisatie voldoet aan alle eisen.", True),
        ("2 Er is geen reden voor uitsluiting.", True),
        ("3 De organisatie is akkoord met het beleid.", True),
        ("4 De overeenkomst wordt aanvaard.", True),
        ("5 Alles is naar waarheid ingevuld.", True),
    ]
    assert set(_ticked([*numbered, ("4. Ondertekening", False)]).values()) == {"ja"}
    assert set(_ticked([*numbered, ("6. Ondertekening", False)]).values()) == {"ja"}
    said = _ticked([*numbered, ("6 Wij houden ons aan de beroepscode.", False)])
    assert [words for words, value in said.items() if value == "leeg"] == ["6 Wij houden ons aan de beroepscode."]

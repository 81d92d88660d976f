"""Pages set in columns are read down one column first; forms and tables stay rows. Everything is invented."""

import time
from collections.abc import Callable, Sequence

import pytest
from drawn_forms import HIGH, LETTER, PITCH, Word, page, table

from extractors.document import Box, Kind, Mark, Piece
from extractors.identify import identify
from extractors.pdf.columns import bands
from extractors.pdf.order import arrange
from extractors.pdf.text import Run, labels_whole

LEFT, RIGHT = 60.0, 310.0

ENTITY = (
    "Rechtspersoon",
    "RSIN: 861234567",
    "Rechtsvorm: Stichting",
    "Statutaire naam: Stichting Appelboom",
    "Statutaire zetel: Hoogeveen",
)
PERSON = (
    "Bestuurder",
    "Naam: Vermaat, Cornelia Jacoba",
    "Datum in functie: 01-03-2014",
    "Titel: Voorzitter",
    "Bevoegdheid: Alleen bevoegd",
)
STACKED_ENTITY = (
    "KvK-nummer",
    "83300199",
    "Statutaire naam",
    "Stichting Appelboom",
    "Rechtsvorm",
    "Stichting",
    "Statutaire zetel",
    "Hoogeveen",
)
STACKED_PEOPLE = (
    *("Naam", "Vermaat, Cornelia Jacoba", "Functie", "Voorzitter", "Bevoegdheid", "Gezamenlijk bevoegd"),
    *("Naam", "Terpstra, Wiebe", "Functie", "Penningmeester", "Bevoegdheid", "Gezamenlijk bevoegd"),
)
FACTS = ("Inschrijver", "Stichting Appelboom", "KvK 83300199", "Dorpsstraat 1, Hoogeveen", "Onderaannemers", "2027 – nee", "2028 – nee")
PROSE = (
    "Hierbij bevestig ik dat wij voldoen aan alle",
    "eisen, dat wij het inkoopbeleid in zijn geheel",
    "aanvaarden en dat alle documenten die wij bij",
    "deze inschrijving meesturen juist en volledig",
    "zijn. Wij melden elke wijziging meteen.",
)
SIGNED = ("Hoogeveen, 24 juni 2026", "C.J. Vermaat")
LABELS = ("Naam organisatie", "KvK-nummer", "Rechtsvorm", "Vestigingsplaats", "Naam tekenbevoegde", "Functie", "Plaats")
VALUES = ("Stichting Appelboom", "83300199", "Stichting", "Hoogeveen", "C.J. Vermaat", "voorzitter", "Hoogeveen")


def column(x: float, lines: Sequence[str], *, top: float = 120.0, pitch: float = PITCH) -> list[Word]:
    """Lines that were drawn from top to bottom."""
    return [(x, top + pitch * place, line) for place, line in enumerate(lines)]


def lines(*words: Sequence[Word]) -> list[str]:
    """What is read of these words, drawn in this order."""
    return [line.text for line in page([word for part in words for word in part]).lines]


def runs(*words: Sequence[Word]) -> list[Run]:
    return [Run(text, x, y, x + LETTER * len(text), y + HIGH) for part in words for x, y, text in part]


TITLE: list[Word] = [(LEFT, 80.0, "Uittreksel Handelsregister Kamer van Koophandel, gemaakt voor een inschrijving in de regio")]
FOOT: list[Word] = [(LEFT, 400.0, "Gegevens zijn vervaardigd op 26-06-2026 om 09.09 uur.")]

COLUMNS = {
    "labels with their values": (ENTITY, PERSON),
    "labels above their values": (STACKED_ENTITY, STACKED_PEOPLE),
    "short lines beside running text": (FACTS, (*PROSE, *SIGNED)),
    "running text twice": ((*PROSE, *PROSE), (*PROSE, *SIGNED)),
    "two people who sign": (
        ("Naam: C.J. Vermaat", "Functie: voorzitter", "Datum: 3 juni 2026", "Handtekening:"),
        ("Naam: W. Terpstra", "Functie: lid", "Datum: 3 juni 2026", "Handtekening:"),
    ),
    "labels in a column of their own on each side": (
        PERSON,
        ("Bestuurder", "Naam: Terpstra, Wiebe", "Titel: Lid", "Bevoegdheid: Alleen bevoegd"),
    ),
}


@pytest.mark.parametrize("what", COLUMNS)
@pytest.mark.parametrize("lower", [0.0, 4.0, -3.0], ids=["level", "the right one lower", "the right one higher"])
def test_columns_are_read_one_after_the_other(what: str, lower: float) -> None:
    left, right = COLUMNS[what]
    found = lines(TITLE, column(LEFT, left), column(RIGHT, right, top=120 + lower), FOOT)
    assert found == [TITLE[0][2], *left, *right, FOOT[0][2]]


@pytest.mark.parametrize("what", COLUMNS)
def test_a_column_on_the_right_that_was_drawn_first_is_read_last(what: str) -> None:
    left, right = COLUMNS[what]
    if what == "short lines beside running text":
        left, right = right, left
    assert lines(TITLE, column(RIGHT, right), column(LEFT, left), FOOT) == [TITLE[0][2], *left, *right, FOOT[0][2]]


def test_three_columns_are_read_from_left_to_right() -> None:
    narrow = [line[:30] for line in PROSE]
    found = lines(column(50, narrow), column(220, narrow[::-1]), column(390, (*narrow, "C.J. Vermaat")))
    assert found == [*narrow, *narrow[::-1], *narrow, "C.J. Vermaat"]


def test_a_heading_over_all_columns_parts_them() -> None:
    heading: list[Word] = [
        (LEFT, 190.0, "2. Het tweede deel, met een kop die over de hele breedte van de bladzijde staat en beide kolommen raakt")
    ]
    upper, lower = (column(LEFT, PROSE), column(RIGHT, PROSE[::-1])), (column(LEFT, PROSE, top=210), column(RIGHT, SIGNED + PROSE, top=210))
    assert lines(*upper, heading, *lower) == [*PROSE, *PROSE[::-1], heading[0][2], *PROSE, *SIGNED, *PROSE]


def test_words_drawn_later_stand_in_the_column_where_they_are() -> None:
    words = runs(column(LEFT, ENTITY), column(RIGHT, PERSON), [(LEFT + 150, 120 + PITCH, "(gecontroleerd)")])
    found = [row.text for row in arrange(words, leans_right=lambda: False)]
    assert found[1] == "RSIN: 861234567  (gecontroleerd)"
    assert found[5:] == list(PERSON)


def _labels_first(drop: float = 0.0, pitch: float = 22.0) -> list[str]:
    return lines(TITLE, column(LEFT, LABELS, pitch=pitch), column(RIGHT, VALUES, top=120 + drop, pitch=pitch))


def _values_first(drop: float = 0.0, pitch: float = 22.0) -> list[str]:
    return lines(TITLE, column(RIGHT, VALUES, top=120 + drop, pitch=pitch), column(LEFT, LABELS, pitch=pitch))


@pytest.mark.parametrize("form", [_labels_first, _values_first])
@pytest.mark.parametrize("drop", [0.0, 3.0, -3.0])
@pytest.mark.parametrize("pitch", [PITCH, 22.0])
def test_values_filled_in_after_all_labels_stay_beside_them(form: Callable[[float, float], list[str]], drop: float, pitch: float) -> None:
    assert form(drop, pitch)[1:] == [f"{label}  {value}" for label, value in zip(LABELS, VALUES, strict=True)]


def test_labels_that_wait_for_their_values_are_no_column() -> None:
    answers = ("Stichting Appelboom", "83300199", *PROSE)
    found = lines(column(LEFT, [f"{label}:" for label in LABELS]), column(RIGHT, answers))
    assert found[0] == "Naam organisatie:  Stichting Appelboom"


def test_long_answers_beside_labels_far_apart_are_no_column() -> None:
    answers = [word for place in range(3) for word in column(RIGHT, PROSE, top=120 + 60 * place)]
    found = lines(column(LEFT, ("Onafhankelijk", "Bereikbaar", "Deskundig", "Planning"), pitch=60), answers, column(RIGHT, PROSE, top=300))
    assert found[0].startswith("Onafhankelijk  Hierbij")


def test_answers_filled_in_beside_questions_are_no_column() -> None:
    asked = [f"{place}. Heeft de organisatie in dit jaar hulp van anderen?" for place in range(5)]
    answers = ("nee", "nee", "ja", "nee", "ja")
    found = lines(column(LEFT, asked, pitch=40), column(400, answers, pitch=40))
    assert found == [f"{question}  {answer}" for question, answer in zip(asked, answers, strict=True)]


def test_a_table_drawn_column_by_column_stays_rows() -> None:
    names, jobs = ("Vermaat", "Terpstra", "Boersma", "Hofman"), ("voorzitter", "penningmeester", "secretaris", "lid")
    assert lines(column(LEFT, names), column(200, jobs)) == [f"{name}  {job}" for name, job in zip(names, jobs, strict=True)]


def test_a_table_drawn_row_by_row_stays_rows() -> None:
    found = [line.text for line in page(table(120, (LEFT, RIGHT), list(zip(LABELS, VALUES, strict=True)))).lines]
    assert found == [f"{label}  {value}" for label, value in zip(LABELS, VALUES, strict=True)]


def test_values_of_form_fields_never_make_a_column() -> None:
    words = runs(column(LEFT, LABELS), column(RIGHT, (*PROSE, *SIGNED)))
    assert bands(words, len(words))
    assert not bands(words, len(LABELS))
    assert arrange(words, leans_right=lambda: False, drawn=len(LABELS))[0].text == f"{LABELS[0]}  {PROSE[0]}"


def test_a_cell_of_many_lines_is_read_whole_beside_another() -> None:
    question = "1. Beschrijf hoe u de\nonafhankelijkheid van uw\nmedewerkers borgt\nin deze regio."
    rows = [(question, "\n".join(PROSE)), (question.replace("1.", "2."), "\n".join(PROSE[::-1]))]
    found = [line.text for line in page(table(120, (LEFT, 240), rows)).lines]
    assert found == [*question.split("\n"), *PROSE, *question.replace("1.", "2.").split("\n"), *PROSE[::-1]]


def _read(*words: Sequence[Word]) -> Piece:
    return identify([page([word for part in words for word in part])], (), ())[0]


def test_an_extract_in_two_columns_says_who_may_act() -> None:
    piece = _read(TITLE, column(LEFT, STACKED_ENTITY), column(RIGHT, ("Bestuurders", *STACKED_PEOPLE)), FOOT)
    assert piece.kind is Kind.UITTREKSEL_KVK
    assert [fact.value for fact in piece.all("bestuurder")] == ["Vermaat, Cornelia Jacoba", "Terpstra, Wiebe"]
    assert {fact.about["bevoegdheid"] for fact in piece.all("bestuurder")} == {"gezamenlijk"}
    assert [fact.value for fact in piece.all("statutaire_naam")] == ["Stichting Appelboom"]


@pytest.mark.parametrize("lower", [0.0, 2.0, -2.0], ids=["level", "a little lower", "a little higher"])
@pytest.mark.parametrize("drawn_first", ["labels", "values"])
def test_the_labels_of_three_directors_drawn_before_what_is_filled_in_stay_beside_it(lower: float, drawn_first: str) -> None:
    people = (("Vermaat, Cornelia", "Voorzitter"), ("Terpstra, Wiebe", "Penningmeester"), ("Boersma, Ada", "Algemeen lid"))
    asked = [label for _ in people for label in ("Naam", "Geboortedatum", "Titel", "Bevoegdheid")]
    power = "Gezamenlijk bevoegd (voorzitter met"
    given = [value for name, job in people for value in (name, "03-01-1959", job, power)]
    tops = [140 + PITCH * (place + place // 4) for place in range(len(asked))]
    labels = [(LEFT, top, label) for top, label in zip(tops, asked, strict=True)]
    values = [(RIGHT, top + lower, value) for top, value in zip(tops, given, strict=True)]
    rest = [(RIGHT, tops[place] + PITCH + lower, "penningmeester, zie statuten)") for place in (3, 7, 11)]
    filled = sorted([*values, *rest], key=lambda word: word[1])
    parts = (filled, labels) if drawn_first == "values" else (labels, filled)
    piece = _read(TITLE, [(LEFT, 125.0, "Bestuurders")], *parts, FOOT)
    assert [fact.value for fact in piece.all("bestuurder")] == [name for name, _ in people]
    assert {fact.about["bevoegdheid"] for fact in piece.all("bestuurder")} == {"gezamenlijk"}


def test_an_answer_halfway_beside_two_lines_is_of_the_label_it_stands_beside() -> None:
    asked = [(LEFT, top + 13 * line, words) for top in (220, 256) for line, words in enumerate(("Voornemens onderaannemers", ""))]
    labels = [(x, y, words or ("in 2027" if y < 250 else "in 2028")) for x, y, words in asked]
    words = [labels[0], (RIGHT, 226.5, "neen"), *labels[1:3], (RIGHT, 262.5, "ja"), labels[3]]
    assert lines(words) == ["Voornemens onderaannemers", "in 2027", "neen", "Voornemens onderaannemers", "in 2028", "ja"]
    declared = [
        (LEFT, 90.0, "Bestuursverklaring 2027"),
        (LEFT, 120.0, "Stichting Appelboom (KvK 83300199) verklaart te voldoen aan de eisen."),
    ]
    answers = {fact.about["jaar"]: fact.value for fact in _read(declared, words).all("onderaannemers")}
    assert answers == {"2027": "nee", "2028": "ja"}


def test_an_answer_read_before_the_two_lines_it_stands_beside_is_of_that_label() -> None:
    asked = [
        (Run("☐ ja ☒ nee", 225, top, 270.4, top + 8.6), Run("Gaat uw organisatie werken", 68.5, top, 214.1, top + 8.6),
         Run("met onderaannemers?", 68.6, top + 12, 160.2, top + 18.8))
        for top in (122.9, 149.9)
    ]  # fmt: skip
    told = [run.text for run in labels_whole([run for question in asked for run in question])]
    assert told == ["Gaat uw organisatie werken", "met onderaannemers?", "☐ ja ☒ nee"] * 2


@pytest.mark.parametrize("cells", [("Anna Alting", "Bram Beumer"), ("Deelnemer 1", "Stichting Appelboom, KvK 83300199")])
@pytest.mark.parametrize("lower", [0.0, 1.0])
def test_a_row_of_cells_close_under_a_paragraph_stays_one_row(cells: tuple[str, str], lower: float) -> None:
    wide = "De directie van Stichting Appelboom verklaart dat het bovenstaande juist is en geheel"
    words = [*column(LEFT, (wide, wide)), (LEFT, 120 + 2 * PITCH + 2, cells[0]), (RIGHT, 122 + 2 * PITCH + lower, cells[1])]
    assert lines(words) == [wide, wide, "  ".join(cells)]


def test_every_line_keeps_its_own_place() -> None:
    words = [*column(LEFT, FACTS), *column(RIGHT, (*PROSE, *SIGNED))]
    places = {text: (x, y) for x, y, text in words}
    for line in page(words).lines:
        assert line.box is not None
        assert (line.box.x0, line.box.y0) == places[line.text]


def test_a_page_of_endless_columns_is_still_read_at_once() -> None:
    words = runs(*(column(50 + 5 * (turn % 80), ("een", "twee", "drie", "vier"), top=50 + turn % 7) for turn in range(4_000)))
    began = time.process_time()
    assert len(arrange(words, leans_right=lambda: False)) > 1_000
    assert time.process_time() - began < 5  # with every pair looked at it takes minutes


def _signed(words: Sequence[Word], x: float, y: float) -> dict[str, str]:
    """What stands at each signer of a declaration with these words, and one scribble of the size of a signature."""
    declared = page([(LEFT, 60.0, "Bestuursverklaring 2027"), (LEFT, 80.0, DECLARED), (LEFT, 95.0, AGREED), *words])
    scribble = Mark(page=1, how="afbeelding", box=Box(x0=x, y0=y, x1=x + 90, y1=y + 30))
    piece = identify([declared], (), (scribble,))[0]
    return {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")}


DECLARED = "Stichting Appelboom, KvK 83300199, gevestigd te Hoogeveen, verklaart dat zij aan alle eisen voldoet en het"
AGREED = "inkoopbeleid aanvaardt. Aldus naar waarheid ingevuld en ondertekend te Hoogeveen op 24 juni 2026."
LABELLED = [
    ("Plaats: Hoogeveen", "Datum: 24 juni 2026", f"Naam: {name}", "Functie: bestuurder", "Handtekening:")
    for name in ("A. Alting", "B. Beumer")
]
UNLABELLED = [("Namens Stichting Appelboom", "", "", "", name, job) for name, job in (("A. Alting", "voorzitter"), ("B. Beumer", "lid"))]


@pytest.mark.parametrize("lower", [0.0, 5.0], ids=["level", "the right one lower"])
@pytest.mark.parametrize("who", ["left", "right"])
@pytest.mark.parametrize("blocks", [LABELLED, UNLABELLED], ids=["with labels", "without"])
def test_a_signature_is_of_the_person_in_whose_column_it_stands(blocks: Sequence[Sequence[str]], who: str, lower: float) -> None:
    words = [*column(LEFT, blocks[0], top=140, pitch=15), *column(RIGHT, blocks[1], top=140 + lower, pitch=15)]
    y = 150.0 if blocks is UNLABELLED else 195.0
    found = _signed([word for word in words if word[2]], (LEFT if who == "left" else RIGHT) + 15, y)
    empty = "getypt" if blocks is UNLABELLED else "leeg"
    assert found == {"A. Alting": "afbeelding" if who == "left" else empty, "B. Beumer": "afbeelding" if who == "right" else empty}


def test_stamps_of_two_signers_in_columns_give_both_names_and_days() -> None:
    stamps = [
        ("Signed by:", "Anna Alting", "A41C09E277B04D1...", "Anna Alting, directeur", "28-7-2026 | 10:12 CEST"),
        ("Signed by:", "B. Beumer", "77B04D1E9C550E1...", "Bram Beumer, directeur", "29-7-2026 | 21:47 CEST"),
    ]
    agreed = AGREED.split(" Aldus", maxsplit=1)[0]
    words = [(LEFT, 60.0, "Bestuursverklaring 2027"), (LEFT, 80.0, DECLARED), (LEFT, 95.0, agreed), (LEFT, 125.0, "Getekend:")]
    piece = _read(words, column(LEFT, stamps[0], top=140), column(RIGHT, stamps[1], top=140))
    assert {"Anna Alting", "Bram Beumer"} <= {fact.value for fact in piece.all("ondertekenaar")}
    assert [fact.value for fact in piece.all("datum")] == ["2026-07-28", "2026-07-29"]

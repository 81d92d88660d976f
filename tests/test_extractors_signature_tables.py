"""Signers in a table, one a row, whose cells may run over several lines."""

from pathlib import Path

import pytest
import sample_texts as samples
from pdf_files import Sheet, curves, image, pdf, read, scribble, text

from extractors.document import Piece
from extractors.excerpt import Row, fold
from extractors.identify import identify
from extractors.signing.tables import columns_of

HAND = {"Ha": scribble()}
HEAD = [
    text(70, 90, "Bestuursverklaring 2027"),
    text(70, 120, "Stichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen."),
]
LIABLE = (
    "Verklaring hoofdelijke aansprakelijkheid\nAlfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers"
    " van dit samenwerkingsverband ieder hoofdelijk aansprakelijk voor de gehele nakoming.\n"
)


def row(written: str) -> Row:
    return Row(page=1, text=written, plain=fold(written))


def cells(y: float, *words: str) -> list[str]:
    """Words in four columns on one line."""
    return [text(x, y, word) for x, word in zip((70, 180, 310, 430), words, strict=False) if word]


def piece(folder: Path, drawn: list[str], *, pictures: dict[str, bytes] | None = None) -> Piece:
    content = read(folder, pdf(Sheet(drawn=drawn, pictures=pictures or {})))
    return identify(content.pages, content.fields, content.marks)[0]


def told(found: Piece, name: str) -> list[str]:
    return [fact.value for fact in found.all(name)]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("Naam  Functie  Plaats en datum  Handtekening", ("naam", "functie", "plaatsdatum", "handtekening")),
        ("Deelnemer  KvK  Vertegenwoordigd door  Datum  Paraaf", ("namens", "", "naam", "datum", "handtekening")),
        ("Naam  Mag tekenen voor  Grens", ()),
        ("Naam  Functie", ()),
        ("Naam A. Dijkman  Functie voorzitter  Datum 2 juni 2026", ()),
    ],
)
def test_a_head_row_of_signers(head: str, columns: tuple[str, ...]) -> None:
    assert columns_of(row(head)) == columns


def test_a_name_typed_over_two_lines_in_the_place_of_the_signature_is_a_typed_name(tmp_path: Path) -> None:
    drawn = [
        *HEAD, text(70, 300, "E. Handtekening bestuurder(s)"), *cells(330, "Naam", "Functie", "Plaats en datum", "Handtekening"),
        *cells(360, "Wilhelmina van", "bestuurder van", "Goes, dinsdag 2", "Wilhelmina van"),
        *cells(373, "Dijkwaarden", "Dijkwaarden B.V.", "juni 2026", "Dijkwaarden"),
    ]  # fmt: skip
    found = piece(tmp_path, drawn)
    assert told(found, "ondertekenaar") == ["Wilhelmina van Dijkwaarden"]
    assert told(found, "datum") == ["2026-06-02"]
    assert told(found, "handtekening") == ["getypt"]


def test_the_second_name_may_stand_close_to_the_date(tmp_path: Path) -> None:
    drawn = [
        *HEAD, *cells(330, "Naam", "Functie", "Plaats en datum", "Handtekening"),
        *cells(360, "Hendrik Jan", "bestuurder"), text(310, 360, "Goes, woensdag 3 Hendrik Jan"),
        *cells(373, "Veldhuizen", "stichting", "juni 2026", "Veldhuizen"),
    ]  # fmt: skip
    found = piece(tmp_path, drawn)
    assert (told(found, "ondertekenaar"), told(found, "datum")) == (["Hendrik Jan Veldhuizen"], ["2026-06-03"])
    assert told(found, "handtekening") == ["getypt"]


def test_an_empty_cell_under_the_signature_is_empty_and_one_with_a_picture_is_signed(tmp_path: Path) -> None:
    drawn = [
        *HEAD, *cells(330, "Naam", "Functie", "Datum", "Handtekening"),
        *cells(370, "A. Dijkman", "voorzitter", "2 juni 2026"), image("Ha", 430, 345, 90, 34),
        *cells(470, "B. Veldhuis", "secretaris", "3 juni 2026"),
    ]  # fmt: skip
    found = piece(tmp_path, drawn, pictures=HAND)
    signed = {fact.about["ondertekenaar"]: fact.value for fact in found.all("handtekening")}
    assert signed == {"A. Dijkman": "afbeelding", "B. Veldhuis": "leeg"}


def test_an_empty_table_names_nobody_and_is_not_signed(tmp_path: Path) -> None:
    found = piece(tmp_path, [*HEAD, *cells(330, "Naam", "Functie", "Datum", "Handtekening")])
    assert told(found, "ondertekenaar") == []
    assert "getypt" not in told(found, "handtekening")


def test_the_date_stands_with_the_name_and_the_participant_before_it() -> None:
    text_of = f"{LIABLE}Combinant  Naam en datum  Handtekening\nAlfa  A. van Dijk, 2-6-2026\nBeta  B. Veldhuis, 3-6-2026"
    (found,) = identify(samples.pages(text_of), (), ())
    assert told(found, "ondertekenaar") == ["A. van Dijk", "B. Veldhuis"]
    assert told(found, "datum") == ["2026-06-02", "2026-06-03"]


def test_the_head_and_the_name_of_a_participant_may_go_on_in_the_next_row(tmp_path: Path) -> None:
    drawn = [text(70, 60 + 14 * number, line) for number, line in enumerate(LIABLE.split("\n"))]
    drawn += [
        *cells(200, "Deelnemer", "Vertegenwoor-", "Datum", "Handtekening"), text(180, 212, "digd door"),
        *cells(230, "Alfa", "Anna van Dijk", "2-6-2026", "w.g. A. van Dijk"), text(70, 242, "Advies B.V."),
        *cells(262, "Beta Steun", "Bas Veldhuis", "3-6-2026", "w.g. B. Veldhuis"), text(70, 274, "B.V."),
    ]  # fmt: skip
    found = piece(tmp_path, drawn)
    assert told(found, "ondertekenaar") == ["Anna van Dijk", "Bas Veldhuis"]
    assert [fact.about.get("namens") for fact in found.all("ondertekenaar")] == ["Alfa Advies B.V.", "Beta Steun B.V."]
    assert told(found, "handtekening") == ["getypt", "getypt"]


def test_a_list_of_who_may_sign_for_what_is_no_table_of_signers() -> None:
    text_of = (
        "Volmacht\nDe Dijkwacht B.V. (KvK 90210011) geeft deze volmacht.\nNaam  Mag tekenen voor  Grens\n"
        "C. Akkerman  inschrijvingen bij zorgkantoren  onbeperkt\nD. Brouwer  kantoorartikelen  € 500\nw.g. A. Dijkman, directeur"
    )
    (found,) = identify(samples.pages(text_of), (), ())
    assert told(found, "ondertekenaar") == ["A. Dijkman"]


def test_the_word_for_a_signature_in_brackets_above_a_name_is_an_empty_place() -> None:
    text_of = f"{LIABLE}Goes, 2 juni 2026\n(handtekening scriba)\nzr. H. Veldhuis, scriba"
    (found,) = identify(samples.pages(text_of), (), ())
    assert (told(found, "ondertekenaar"), told(found, "handtekening")) == (["H. Veldhuis"], ["leeg"])


CONSORTIUM = [
    text(70, 90, "Verklaring hoofdelijke aansprakelijkheid"),
    text(70, 120, "Alfa Advies B.V. (KvK 90210011) en Beta Steun B.V. (KvK 90210022) zijn als deelnemers van dit"),
    text(70, 134, "samenwerkingsverband ieder hoofdelijk aansprakelijk voor de gehele nakoming."),
]


def test_cells_that_go_on_below_keep_to_their_column(tmp_path: Path) -> None:
    drawn = [
        *CONSORTIUM, *cells(200, "Deelnemer", "Naam", "Datum", "Handtekening"),
        *cells(226, "Alfa", "Anna", "3 juli 2026", "w.g. A. Dijkman"), *cells(238, "Advies B.V.", "Dijkman"),
        *cells(264, "Bram Veldhuis", "Bram", "4 juli 2026", "w.g. B. Veldhuis"), *cells(276, "Advies", "Veldhuis"),
    ]  # fmt: skip
    found = piece(tmp_path, drawn)
    assert told(found, "ondertekenaar") == ["Anna Dijkman", "Bram Veldhuis"]
    assert [fact.about.get("namens") for fact in found.all("ondertekenaar")] == ["Alfa Advies B.V.", "Bram Veldhuis Advies"]


def test_an_empty_column_for_the_signature_is_an_empty_place(tmp_path: Path) -> None:
    drawn = [
        *CONSORTIUM, *cells(200, "Deelnemer", "Naam", "Datum", "Handtekening"),
        *cells(226, "Alfa Advies B.V.", "A. Dijkman"), *cells(252, "Beta Steun B.V.", "B. Veldhuis"),
    ]  # fmt: skip
    assert told(piece(tmp_path, drawn), "handtekening") == ["leeg", "leeg"]


def test_two_people_in_one_cell_share_the_empty_place(tmp_path: Path) -> None:
    drawn = [
        *CONSORTIUM, *cells(200, "Deelnemer", "Naam", "Datum", "Handtekening"),
        text(70, 226, "Alfa Advies"), text(160, 226, "A. Dijkman / C. Akkerman"), *cells(252, "Beta Steun", "B. Veldhuis"),
    ]  # fmt: skip
    drawn[3] = text(70, 200, "Deelnemer")
    drawn[4] = text(160, 200, "Naam")
    drawn[-1] = text(160, 252, "B. Veldhuis")
    found = piece(tmp_path, drawn)
    assert sorted(told(found, "ondertekenaar")) == ["A. Dijkman", "B. Veldhuis", "C. Akkerman"]
    assert told(found, "handtekening") == ["leeg", "leeg", "leeg"]


def test_curves_in_rows_under_each_other_are_of_each_signer(tmp_path: Path) -> None:
    drawn = [*CONSORTIUM, *cells(200, "Deelnemer", "Naam", "Datum", "Handtekening")]
    for number, name in enumerate(("A. Dijkman", "B. Veldhuis")):
        drawn += [*cells(230 + 36 * number, "Alfa Advies B.V.", name, "3 juli 2026"), curves(432, 230 + 36 * number, 12)]
    assert told(piece(tmp_path, drawn), "handtekening") == ["afbeelding", "afbeelding"]

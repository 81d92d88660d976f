"""What was filled in stands among the lines where a person sees it, and is kept as a field with the words beside it."""

from pathlib import Path

import pytest
from pdf_files import Sheet, form, pdf, place, read, shown, text, widget

from extractors.content import Content
from extractors.document import Field, Searchability

LABELS = [text(70, 100, "Naam inschrijver"), text(70, 130, "Akkoord met de voorwaarden")]
NAME, AGREED = place(250, 88, 200, 16), place(250, 118, 200, 16)


def filled(folder: Path, *notes: str, drawn: list[str] | None = None, objects: dict[int, bytes] | None = None, more: str = "") -> Content:
    sheet = Sheet(drawn=LABELS if drawn is None else drawn, notes=notes)
    return read(folder, pdf(sheet, catalogue=form(*range(12, 12 + len(notes)), more=more), objects=objects))


def test_a_text_field_stands_behind_its_label(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(NAME, "/FT /Tx /T (naam) /V (Stichting Voorbeeld)"))
    assert content.pages[0].text == "Naam inschrijver  Stichting Voorbeeld\nAkkoord met de voorwaarden"
    assert content.fields == (Field(page=1, name="naam", kind="tekst", value="Stichting Voorbeeld", label="Naam inschrijver"),)
    assert content.pages[0].searchability is Searchability.DIGITAL


def test_lines_of_a_large_field_stay_lines(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(place(70, 150, 400, 80), r"/FT /Tx /Ff 4096 /T (plan) /V (Eerste regel.\rTweede regel.)"))
    assert content.pages[0].text.splitlines()[2:] == ["Eerste regel.", "Tweede regel."]


def test_a_form_without_any_drawn_text_is_still_text(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(NAME, "/FT /Tx /T (naam) /V (Stichting Voorbeeld)"), drawn=[])
    assert (content.pages[0].text, content.pages[0].searchability) == ("Stichting Voorbeeld", Searchability.DIGITAL)


@pytest.mark.parametrize(("state", "value", "sign"), [("/Ja", "aan", "☒"), ("/Off", "uit", "☐")], ids=["ticked", "empty"])
def test_a_box_is_a_sign_before_its_words(tmp_path: Path, state: str, value: str, sign: str) -> None:
    keys = f"/FT /Btn /T (akkoord) /V {state} /AS {state}"
    content = filled(tmp_path, widget(place(70, 90, 12, 12), keys), drawn=[text(100, 100, "Ik ga akkoord")])
    assert content.pages[0].text == f"{sign}  Ik ga akkoord"
    assert [(field.kind, field.value, field.label) for field in content.fields] == [("vakje", value, "Ik ga akkoord")]


def test_of_radio_buttons_each_says_its_own_state(tmp_path: Path) -> None:
    notes = [widget(place(70, 90 + 30 * row, 12, 12), f"/Parent 900 0 R /AS {state}") for row, state in enumerate(("/ja", "/Off"))]
    sheet = Sheet(drawn=[text(100, 100, "ja"), text(100, 130, "nee")], notes=notes)
    above = b"<< /FT /Btn /Ff 32768 /T (keuze) /V /ja /Kids [12 0 R 13 0 R] >>"
    content = read(tmp_path, pdf(sheet, catalogue=form(900), objects={900: above}))
    assert [(field.name, field.value, field.label) for field in content.fields] == [("keuze", "aan", "ja"), ("keuze", "uit", "nee")]


def test_a_choice_says_the_words_and_not_the_code(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(AGREED, "/FT /Ch /T (regio) /V (r7) /Opt [[(r6) (Ede)] [(r7) (Nijmegen)]]"))
    assert [(field.kind, field.value) for field in content.fields] == [("keuze", "Nijmegen")]


def test_the_page_shows_what_is_shown_and_the_difference_is_said(tmp_path: Path) -> None:
    keys = "/FT /Tx /T (akkoord) /V (JA akkoord) /AP << /N 900 0 R >>"
    content = filled(tmp_path, widget(AGREED, keys), objects={900: shown("NEE niet akkoord")})
    assert content.pages[0].text.endswith("Akkoord met de voorwaarden  NEE niet akkoord")
    assert [(field.value, field.differs) for field in content.fields] == [("JA akkoord", True)]
    assert any("“JA akkoord”" in note and "“NEE niet akkoord”" in note for note in content.notes)


@pytest.mark.parametrize(
    ("value", "drawing"),
    [
        ("Stichting Voorbeeld", shown("Stichting  Voorbeeld")),
        ("1200", shown("EUR 1200,00")),
        ("Stichting Voorbeeld", shown(r"\000\066\000\067", font="/Type0 /BaseFont /Abc /Encoding /Identity-H")),
        ("Stichting Voorbeeld", shown("")),
    ],
    ids=["other white space", "written out", "a font of codes", "nothing drawn"],
)
def test_an_ordinary_drawing_does_not_differ(tmp_path: Path, value: str, drawing: bytes) -> None:
    content = filled(tmp_path, widget(NAME, f"/FT /Tx /T (naam) /V ({value}) /AP << /N 900 0 R >>"), objects={900: drawing})
    assert [(field.value, field.differs) for field in content.fields] == [(value, False)]
    assert content.notes == ()


def test_a_note_typed_on_the_page_is_text(tmp_path: Path) -> None:
    content = filled(tmp_path, f"/Subtype /FreeText /DA (/Helv 11 Tf) /Contents (Later toegevoegd) {AGREED}")
    assert content.pages[0].text.endswith("Akkoord met de voorwaarden  Later toegevoegd")
    assert content.fields == ()


def test_a_field_that_is_not_shown_is_hidden(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(NAME, "/F 2 /FT /Tx /T (naam) /V (Stichting Anders)"))
    assert [(words.page, words.how, words.words) for words in content.hidden] == [(1, "verborgen veld of notitie", "Stichting Anders")]
    assert "Anders" not in content.pages[0].text


@pytest.mark.parametrize(
    ("where", "keys"),
    [(place(120, 90, 0, 0), ""), (place(2000, 90, 200, 16), ""), (NAME, "/DA (/Helv 11 Tf 1 g)"), (NAME, "/DA (/Helv 11 Tf 0 0 0 0 k)")],
    ids=["without size", "beside the page", "white", "white as printers say it"],
)
def test_a_field_that_nobody_can_see_is_hidden(tmp_path: Path, where: str, keys: str) -> None:
    content = filled(tmp_path, widget(where, f"/F 4 /FT /Tx /T (naam) /V (Stichting Anders) {keys}"))
    assert [words.words for words in content.hidden] == ["Stichting Anders"]
    assert "Anders" not in content.pages[0].text


def test_white_words_on_a_dark_field_are_read(tmp_path: Path) -> None:
    keys = "/F 4 /FT /Tx /T (naam) /V (Stichting Anders) /DA (/Helv 11 Tf 1 g) /MK << /BG [0 0 .4] >>"
    content = filled(tmp_path, widget(NAME, keys))
    assert content.hidden == ()
    assert "Stichting Anders" in content.pages[0].text


def test_an_xfa_form_is_said_to_be_one(tmp_path: Path) -> None:
    content = filled(tmp_path, widget(NAME, "/FT /Tx /T (naam) /V (Ede)"), more="/XFA 900 0 R", objects={900: b"(xdp)"})
    assert any("XFA" in note for note in content.notes)
    assert content.fields[0].value == "Ede"


def test_fields_lie_where_a_turned_page_shows_them(tmp_path: Path) -> None:
    note = widget(NAME, "/FT /Tx /T (naam) /V (Ede)")
    content = read(tmp_path, pdf(Sheet(drawn=[], notes=[note], extra="/Rotate 180"), catalogue=form(12)))
    box = content.pages[0].lines[0].box
    assert box is not None
    assert (box.x0, box.x1) == pytest.approx((145, 345), abs=2)
    assert box.y0 > 700


def test_a_value_kept_as_a_stream_is_read_and_any_other_object_says_nothing(tmp_path: Path) -> None:
    """A dictionary as value printed its place in the computer's memory: another text each time."""
    stream = {20: b"<< /Length 20 >> stream\nStichting Voorbeeld.\nendstream"}
    content = filled(tmp_path, widget(NAME, "/FT /Tx /T (naam) /V 20 0 R"), objects=stream)
    assert [field.value for field in content.fields] == ["Stichting Voorbeeld."]
    content = filled(tmp_path, widget(NAME, "/FT /Tx /T (naam) /V << /A /B >>"))
    assert [field.value for field in content.fields] == [""]

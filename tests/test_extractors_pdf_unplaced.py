"""Fields that a form has and that no page shows are listed, told, and never read as text."""

from pathlib import Path

import pytest
from pdf_files import Sheet, as_file, form, pdf, place, prose, read, text, widget

from extractors.document import Field, Locator
from extractors.excerpt import excerpt
from extractors.locate import find

WHERE = place(70, 300, 200, 20)


def test_a_field_without_a_place_is_listed_and_told(tmp_path: Path) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=form(900), objects={900: b"<< /FT /Tx /T (plaats) /V (Ede) >>"}))
    assert content.fields == (Field(page=None, name="plaats", kind="tekst", value="Ede", unseen=True),)
    assert [note for note in content.notes if "“plaats”: “Ede”" in note and "tellen niet mee" in note]


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        (b"<< /FT /Tx /T (a) >>", "tekst", ""),
        (b"<< /FT /Btn /T (a) /V /Ja >>", "vakje", "aan"),
        (b"<< /FT /Btn /T (a) >>", "vakje", "uit"),
        (b"<< /FT /Ch /T (a) /V (Nijmegen) >>", "keuze", "Nijmegen"),
        (b"<< /FT /Sig /T (a) >>", "handtekening", "leeg"),
    ],
    ids=["empty words", "a ticked box", "an empty box", "a choice", "a place to sign"],
)
def test_every_kind_of_field_is_listed(tmp_path: Path, written: bytes, kind: str, value: str) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=form(900), objects={900: written}))
    assert [(field.kind, field.value, field.unseen) for field in content.fields] == [(kind, value, True)]
    assert (content.marks, content.seals) == ((), ())
    assert bool([note for note in content.notes if "geen enkele pagina" in note]) == (value not in ("", "uit", "leeg"))


def test_a_field_with_a_place_is_listed_once(tmp_path: Path) -> None:
    objects = {900: b"<< /FT /Tx /T (naam) /V (Ede) /Kids [12 0 R] >>"}
    content = read(tmp_path, pdf(Sheet(drawn=prose(), notes=[widget(WHERE, "/Parent 900 0 R")]), catalogue=form(900), objects=objects))
    assert [(field.page, field.name, field.value, field.unseen) for field in content.fields] == [(1, "naam", "Ede", False)]


def test_fields_under_fields_have_their_whole_name(tmp_path: Path) -> None:
    objects = {900: b"<< /T (adres) /Kids [901 0 R] >>", 901: b"<< /Parent 900 0 R /FT /Tx /T (plaats) /V (Ede) >>"}
    content = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=form(900), objects=objects))
    assert [field.name for field in content.fields] == ["adres.plaats"]


def test_a_tree_that_bites_its_tail_ends(tmp_path: Path) -> None:
    objects = {900: b"<< /T (a) /Kids [901 0 R] >>", 901: b"<< /T (b) /Parent 900 0 R /Kids [900 0 R] >>"}
    assert read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=form(900), objects=objects)).fields == ()


def test_what_nobody_sees_is_never_read(tmp_path: Path) -> None:
    blob = pdf(Sheet(drawn=[text(70, 90, "Onderaannemers 2027")]), catalogue=form(900), objects={900: b"<< /FT /Tx /T (x) /V (ja hoor) >>"})
    content = read(tmp_path, blob)
    assert excerpt(content.pages, fields=content.fields).fields == ()
    quotes = (Locator(page=1, quote="ja hoor"), Locator(page=1, quote="Onderaannemers"))
    assert [found is None for found in find(as_file(tmp_path, blob), media_type="application/pdf", quotes=quotes)] == [True, False]


def test_many_unseen_values_are_counted(tmp_path: Path) -> None:
    objects = {900 + n: f"<< /FT /Tx /T (veld{n}) /V (waarde) >>".encode() for n in range(8)}
    (note,) = read(tmp_path, pdf(Sheet(drawn=prose()), catalogue=form(*objects), objects=objects)).notes
    assert "en nog 3" in note

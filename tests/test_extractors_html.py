"""HTML: what a browser shows, and what it hides."""

from pathlib import Path

import pytest

from extractors import html
from extractors.content import Content
from extractors.html import read_html
from intake.message import State


def read(tmp_path: Path, text: str) -> Content:
    (tmp_path / "t.html").write_text(text, encoding="utf-8")
    return read_html(tmp_path / "t.html")


SHOWN = {
    "paragraphs and breaks": ("<p>een<br>twee</p><p>drie</p>", "een\ntwee\ndrie"),
    "a table": (  # cells and rows need no ends
        "<table><tr><td>KvK-nummer<td>90012345<tr><td>Naam</td><td>Voorbeeld</td></tr></table>",
        "KvK-nummer  90012345\nNaam  Voorbeeld",
    ),
    "a table in a table": ("<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a  b  c"),
    "white space is one space": ("<p>een\n   twee</p>", "een twee"),
    "character names": ("<p>caf&eacute; &amp; &#8364;&nbsp;5</p>", "café & € 5"),
    "lists": ("<ul><li>a<li>b</ul>", "a\nb"),
    "white on a dark ground": ("<p style='color:#fff;background-color:#003366'>kop</p>", "kop"),
    "never closed": ("<table><tr><td>a<td>b", "a  b"),
    "stray ends": ("</div></td>a</tr>", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_visible_text_is_lines(text: str, shown: str, tmp_path: Path) -> None:
    content = read(tmp_path, text)
    assert content.pages[0].text == shown
    assert (content.hidden, content.state) == ((), State.READ)


HIDDEN = {
    "display none": ("<p style='display: none'>BCMB</p>", "verborgen letters"),
    "the hidden attribute": ("<div hidden><p>BCMB</p></div>", "verborgen letters"),
    "no visibility": ("<span style='visibility:hidden'>BCMB</span>", "verborgen letters"),
    "no size": ("<span style='font-size:0'>BCMB</span>", "letters zonder grootte"),
    "one point": ("<span style='font-size:1pt'>BCMB</span>", "letters zonder grootte"),
    "see-through": ("<span style='opacity:0.01'>BCMB</span>", "doorzichtige letters"),
    "white on white": ("<font color='#FFFFFF'>BCMB</font>", "wit op wit"),
    "off the page": ("<p style='position:absolute;left:-9999px'>BCMB</p>", "buiten de pagina"),
    "struck through": ("<del>BCMB</del>", "doorgehaald"),
    "in a row that is hidden": ("<table><tr style='display:none'><td>BCMB</td></tr></table>", "verborgen letters"),
}


@pytest.mark.parametrize(("text", "how"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_text_is_kept_apart(text: str, how: str, tmp_path: Path) -> None:
    content = read(tmp_path, f"<p>voor</p>{text}<p>na</p>")
    assert content.pages[0].text == "voor\nna"
    assert [(hidden.how, hidden.words) for hidden in content.hidden] == [(how, "BCMB")]


SHEETS = {
    "a class": (".x { display: none }", "<p class='y x'>BCMB</p>", ["BCMB"]),
    "an id": ("#x { color: #fff }", "<p id=x>BCMB</p>", ["BCMB"]),
    "a tag of a class": ("p.x, em { font-size: 0 }", "<p class=x>BCMB</p>", ["BCMB"]),
    "overruled by the tag itself": (".x { display: none }", "<p class=x style='display:block'>BCMB</p>", []),
    "for other tags": ("div.x { display: none }", "<p class=x>BCMB</p>", []),
}


@pytest.mark.parametrize(("rules", "text", "hidden"), SHEETS.values(), ids=SHEETS)
def test_the_page_s_own_rules_hide_text_too(rules: str, text: str, hidden: list[str], tmp_path: Path) -> None:
    content = read(tmp_path, f"<style>{rules}</style>{text}")
    assert [found.words for found in content.hidden] == hidden
    assert content.pages[0].text == ("" if hidden else "BCMB")


def test_an_ordinary_size_is_not_hidden(tmp_path: Path) -> None:
    assert read(tmp_path, "<p style='font-size:1em;opacity:1;color:#ffff00'>tekst</p>").hidden == ()


def test_scripts_are_no_text_and_the_title_is_a_remark(tmp_path: Path) -> None:
    content = read(tmp_path, "<head><title>Inschrijving</title><style>p{}</style><script>alert('x')</script></head><p>tekst</p>")
    assert content.pages[0].text == "tekst"
    assert content.hidden == ()
    assert "Titel van de webpagina: “Inschrijving”" in content.notes


def test_nothing_is_fetched_and_that_is_said(tmp_path: Path) -> None:
    assert any(
        "http://voorbeeld.test/x.png; niet opgehaald" in note for note in read(tmp_path, "<img src='http://voorbeeld.test/x.png'>").notes
    )


def test_boxes_and_blanks_are_fields(tmp_path: Path) -> None:
    content = read(
        tmp_path, "<p><input type=checkbox checked name=a> Ja <input type=checkbox> Nee</p><p>Naam: <input value='A. Jansen'></p>"
    )
    assert content.pages[0].text == "☒ Ja ☐ Nee\nNaam: A. Jansen"
    assert [(field.kind, field.value, field.label) for field in content.fields] == [
        ("vakje", "aan", "Ja"), ("vakje", "uit", "Nee"), ("tekst", "A. Jansen", "Naam:"),
    ]  # fmt: skip


def test_a_page_names_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_bytes('<meta charset="iso-8859-1"><p>café</p>'.encode("latin-1"))
    assert read_html(tmp_path / "t.html").pages[0].text == "café"


def test_thousands_of_paragraphs_that_are_never_closed(tmp_path: Path) -> None:
    content = read(tmp_path, "<p>a<ul><li>b" + "<p>x" * 3000)
    assert (content.state, len(content.pages[0].lines)) == (State.READ, 3002)


def test_an_encoding_that_does_not_exist_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_bytes('<meta charset="x-bestaat-niet"><p>café</p>'.encode())
    assert read_html(tmp_path / "t.html").pages[0].text == "café"


def test_beyond_the_limits_the_rest_is_said_to_be_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_DEPTH", 50)
    content = read(tmp_path, "<p>begin</p>" + "<div>" * 100 + "diep")
    assert content.state is State.PARTLY_READ
    assert content.pages[0].text == "begin"


def test_a_large_page_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_BYTES", 10)
    assert read(tmp_path, "<p>te veel tekst</p>").state is State.TOO_LARGE

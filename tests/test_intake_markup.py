"""HTML becomes the words a reader sees; hostile markup costs no more than its length."""

import time

import pytest

from intake.markup import own_words, shown_content_ids, words_of_html


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        pytest.param("<p>een</p><p>twee</p>", "een\n\ntwee", id="paragraphs"),
        pytest.param("a<br>b<BR/>c", "a\nb\nc", id="line breaks"),
        pytest.param("<head><title>titel</title></head><body>tekst", "tekst", id="head"),
        pytest.param("<head>nooit dicht<p>tekst", "nooit dicht\ntekst", id="head never closed"),
        pytest.param("a<!-- <b>weg</b> -->b", "ab", id="comment"),
        pytest.param("<style>p{}</style><script>x<y</script>tekst", "tekst", id="style and script"),
        pytest.param("1 &lt; 2 &amp; caf&eacute;", "1 < 2 & café", id="entities"),
        pytest.param("1 < 2 en 3 > 2", "1 < 2 en 3 > 2", id="signs that are no tags"),
        pytest.param("<tr><td>a</td><td>b</td></tr>", "a b", id="table cells"),
        pytest.param("<o:p>Office</o:p><![if !x]>x<![endif]>", "Officex", id="Office's own tags"),
        pytest.param("<b", "", id="tag cut off"),
        pytest.param("", "", id="empty"),
    ],
)
def test_words_are_what_a_reader_sees(markup: str, words: str) -> None:
    assert words_of_html(markup) == words


@pytest.mark.parametrize("piece", ["<", "< ", "<a ", "<head>", "<head></head>", "<script>", "<!--", "<!", "&lt", "</head", "<p>", "\n"])
def test_hostile_markup_costs_no_more_than_its_length(piece: str) -> None:
    start = time.process_time()
    words_of_html(piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "subject", "own"),
    [
        pytest.param("Ja.\n\nOn Fri, 3 Jul 2026 at 10:00 Jan <j@x.test> wrote:\n> oud", "Re: x", "Ja.", id="English"),
        pytest.param("Ja.\n\nOp vr 3 jul. 2026 om 10:00 schreef Jan <j@x.test>:\n> oud", "Re: x", "Ja.", id="Dutch"),
        pytest.param("Ja.\n\nVan: Jan\nVerzonden: vrijdag 3 juli 2026\nAan: Piet\nOnderwerp: x\n\noud", "RE: x", "Ja.", id="Outlook"),
        pytest.param("Zie hier.\n\nVan: Jan\nVerzonden: vrijdag\nAan: Piet\n\nhet bod", "FW: bod", None, id="Outlook, forwarded"),
        pytest.param("Ja.\n-----Oorspronkelijk bericht-----\noud", "", "Ja.", id="older Outlook"),
        pytest.param("Van: wij\nkomen eraan", "", None, id="a sentence that begins with Van"),
        pytest.param("Op tijd schreef niemand iets", "", None, id="a sentence that begins with Op"),
        pytest.param("tekst\n> een\n> twee", "", "tekst", id="quotation at the end"),
        pytest.param("> een\nantwoord tussendoor\n> twee\nslot", "", None, id="answers in between"),
    ],
)
def test_history_is_left_out_only_where_it_can_be_told(text: str, subject: str, own: str | None) -> None:
    assert own_words(text, subject=subject) == (text if own is None else own)


def test_shown_images_are_known_by_their_content_id() -> None:
    assert shown_content_ids("<img src=\"cid:Logo@X\"><img src='CID:b&amp;c'>") == {"logo@x", "b&c"}

"""What a person sees differ between two versions of a file is said in words."""

import pytest
from pdf_files import Sheet, lines, pdf, rectangle, text

from extractors.pdf.changes import SHOWN, UNSEEN, changes

ROWS = ("Wij verklaren dat alles waar is", "en tekenen daarvoor in Ede", "op 4 mei 2026")


def _page(*rows: str, more: str = "") -> Sheet:
    return Sheet(drawn=[*lines(70, 90, rows), more])


BASE = pdf(_page(*ROWS))


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            pdf(_page(ROWS[0], "en tekenen daarvoor in Wijk", ROWS[2])),
            "stond «tekenen daarvoor in Ede op 4 mei»; nu staat er «tekenen daarvoor in Wijk op 4 mei»",
        ),
        (pdf(_page(*ROWS, "en meer")), "stond «4 mei 2026»; nu staat er «4 mei 2026 en meer»"),
        (pdf(_page(*ROWS), _page("bij")), "het bestand had 1 pagina en heeft er nu 2"),
        (pdf(_page(*ROWS, more=rectangle(60, 80, 200, 20, paint="f"))), "pagina 1 ziet er anders uit"),
        (pdf(Sheet(drawn=lines(70, 90, ROWS), notes=["/Subtype /Stamp /Rect [10 10 90 90]"])), "op pagina 1 is iets gezet: een stempel"),
        (BASE, UNSEEN),
    ],
    ids=["a word", "words at the end", "a page", "a box over words", "a stamp", "nothing"],
)
def test_a_difference_is_said(after: bytes, told: str) -> None:
    assert told in "; ".join(changes(BASE, after))


def test_long_differences_are_cut() -> None:
    long = pdf(_page(*(f"regel {number} met heel andere woorden" for number in range(40))))
    (one,) = changes(BASE, long)
    assert "…»" in one
    assert len(one) < 2 * SHOWN + 80


def test_what_cannot_be_opened_differs_in_nothing_we_know() -> None:
    assert changes(b"niets", BASE) == changes(BASE, b"%PDF-1.7") == ()


def test_a_page_of_a_giant_is_compared_small() -> None:
    giant = Sheet(drawn=[text(10, 10, "groot")], size=(14_000_000, 14_000_000))
    assert changes(pdf(giant), pdf(giant)) == (UNSEEN,)

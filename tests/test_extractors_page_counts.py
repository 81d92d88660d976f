"""The pages that a document itself counts."""

import pytest
from sample_texts import DECLARES, pages

from extractors.identify import identify


def counted(*texts: str) -> list[str]:
    (piece,) = identify(pages(*texts), (), ())
    return [fact.value for fact in piece.all("paginatelling")]


LONG = "\n".join(f"Wij doen ons werk goed en leggen dat uit in zin {number}." for number in range(12))


@pytest.mark.parametrize(
    "foot", ["pagina 1 van 4", "Pagina 1 (van 4)", "Bestuursverklaring 2027 | blz. 1 van 4", "Stichting Alfa   Pagina 1/4"]
)
def test_a_declaration_that_counts_its_pages(foot: str) -> None:
    assert counted(f"{DECLARES}{LONG}\n{foot}") == ["1/4"]


@pytest.mark.parametrize(
    "line",
    [
        "Zie pagina 3 van 10 van het inkoopbeleid.",
        "Onze werkwijze staat op pagina 1 van 4 van de bijlage.",
        "pagina 12",
        "Pagina 5 van 4",
    ],
)
def test_a_sentence_about_a_page_counts_none(line: str) -> None:
    assert counted(f"{DECLARES}{LONG}\n{line}") == []


def test_what_stands_in_the_middle_of_a_page_is_no_count() -> None:
    assert counted(f"{DECLARES}{LONG}\npagina 1 van 4\n{LONG}") == []

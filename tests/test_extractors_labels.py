"""Labels and values in every layout."""

import pytest
import sample_texts as samples

from extractors.excerpt import excerpt, fold
from extractors.labels import clean, labelled, vocabulary

WORDS = vocabulary(
    {
        "naam": r"statutaire naam|naam(?: organisatie)?",
        "functie": r"functie",
        "plaats": r"plaats",
        "datum": r"datum",
        "handtekening": r"handtekening",
    }
)


def read(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in labelled(excerpt(samples.pages(text)).rows, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Naam: A. de Vries", [("naam", "A. de Vries")], id="colon"),
        pytest.param("Naam      A. de Vries", [("naam", "A. de Vries")], id="gap"),
        pytest.param("Naam | A. de Vries", [("naam", "A. de Vries")], id="cell"),
        pytest.param("Naam\tA. de Vries", [("naam", "A. de Vries")], id="tab"),
        pytest.param("Naam\nA. de Vries", [("naam", "A. de Vries")], id="line below"),
        pytest.param("1. Naam (voluit): A. de Vries", [("naam", "A. de Vries")], id="numbered, with a remark"),
        pytest.param("Plaats: Gouda   Datum: 4 mei 2026", [("plaats", "Gouda"), ("datum", "4 mei 2026")], id="two on a line"),
        pytest.param("Naam:\nFunctie:", [("naam", ""), ("functie", "")], id="nothing filled in"),
        pytest.param("Handtekening: ............", [("handtekening", "")], id="dots"),
        pytest.param("Statutaire naam   Stichting Met Een Lange\n                  Benaming", [("naam",
            "Stichting Met Een Lange Benaming")],
                     id="wrapped"),
        pytest.param("Naam  Functie\nA. de Vries  voorzitter\nB. Bos  lid",
                     [("naam", "A. de Vries"), ("functie", "voorzitter"), ("naam", "B. Bos"), ("functie", "lid")], id="table"),
        pytest.param("Naam en adres van de cliënt worden bewaard", [], id="a sentence"),
        pytest.param("Statutaire naam: Zorgpad B.V.", [("naam", "Zorgpad B.V.")], id="the full stop of a legal form stays"),
    ],
)  # fmt: skip
def test_label_and_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_a_quote_holds_label_and_value() -> None:
    (one,) = labelled(excerpt(samples.pages("Naam:   A. de Vries")).rows, WORDS)
    assert one.fact("ondertekenaar", one.value).locator.quote == "Naam:   A. de Vries"
    assert one.masked("persoonsgegeven", "bsn").locator.quote == "Naam"


@pytest.mark.parametrize(
    ("value", "expected"), [(" ...... ", ""), ("A. de Vries ......", "A. de Vries"), ("____ B.V.", "B.V."), (": x :", "x"), ("…", "")]
)
def test_fillers_are_taken_off(value: str, expected: str) -> None:
    assert clean(value) == expected


@pytest.mark.parametrize("text", ["Coöperatie ‘Ëén’ – 1º", "ĲSSEL ﬁ İ", "a\u00adb\u00a0c", ""])
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_accents_and_capitals_off() -> None:
    assert fold("Cliëntondersteuning – Één") == "clientondersteuning - een"

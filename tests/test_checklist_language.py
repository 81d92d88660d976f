"""Words, stems and sentences of Dutch text."""

import time

import pytest

from checklist.language import Phrases, fold, misspelt, sentences, squeeze, stem, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Cliënt", "client", id="accents"),
        pytest.param("zzp'ers", "zzpers", id="apostrophe"),
        pytest.param("zzp’ers", "zzpers", id="typographic apostrophe"),
        pytest.param("cliënt\u00ad\u00adondersteuning", "clientondersteuning", id="broken over a line"),
        pytest.param("Noord\u2011Holland", "noord-holland", id="non-breaking hyphen"),
        pytest.param("ﬁnancieel", "financieel", id="ligature"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("klachtenregeling", "klachtenregelingen", id="plural"),
        pytest.param("gemeente", "gemeenten", id="plural of gemeente"),
        pytest.param("scholing", "geschoold", id="noun and participle"),
        pytest.param("registratie", "geregistreerd", id="foreign verb"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_split_hyphens_and_keep_times_whole() -> None:
    assert [word.folded for word in words("Wmo-contract, 9.00-17.00 uur")] == ["wmo", "contract", "9.00", "17.00", "uur"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Wij zijn lid (lidnr. 1234) sinds 2019. Zie bijlage 3.", 2, id="abbreviation before a number"),
        pytest.param("Wij doen o.a. huisbezoek en bellen.", 1, id="abbreviation inside"),
        pytest.param("Dat doet A. de Vries.", 1, id="initial"),
        pytest.param("Wij bellen terug; dat doen we altijd. Echt waar!", 3, id="semicolon"),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_items_are_sentences_of_their_own() -> None:
    assert len(sentences("contracten met Tiel Buren", breaks=(15, 20))) == 3


def test_offsets_are_those_of_the_passage() -> None:
    text = "Eerste zin. Tweede zin met bellen."
    assert all(fold(text[word.start : word.end]) == word.folded for one in sentences(text) for word in one.words)


def test_phrases_are_found_by_stem() -> None:
    found = Phrases({"sociale kaart": ("social", "kaart")}).find(["de", "social", "kaart", "van"])
    assert found == [("sociale kaart", 1, 3)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("privacyreglemnt", "privacyreglement", id="letter left out"),
        pytest.param("klachtenregleing", "klachtenregeling", id="letters swapped"),
        pytest.param("klachtencommissie", "", id="another word"),
        pytest.param("privacyreglement", "", id="written well is no slip"),
    ],
)
def test_misspelt(written: str, meant: str) -> None:
    assert misspelt(written, known=("klachtenregeling", "privacyreglement")) == meant


def test_squeeze_drops_all_but_letters_and_digits() -> None:
    assert squeeze("klachten-regeling, 2019") == "klachtenregeling2019"


@pytest.mark.parametrize("unit", [pytest.param("aa ", id="words"), pytest.param("(((a) ", id="brackets"), pytest.param("€", id="signs")])
def test_sentences_are_linear(unit: str) -> None:
    began = time.perf_counter()
    sentences(unit * 20_000)
    assert time.perf_counter() - began < 3

"""Words, stems and sentences of Dutch text."""

import time

import pytest
import spacy

from checklist.language import Remembered, beginnings, fold, misspelt, squeeze, stem, words
from checklist.lexicon import load
from checklist.passages import cut
from checklist.sentences import STOPS, sentences
from tests.measure_criteria import labels, text_of


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
    for sentence in sentences(text):
        assert [fold(text[start:end]) for start, end in sentence.spans] == [word.folded for word in sentence.words]


def test_signs_that_fold_to_nothing_are_no_words_and_take_no_place() -> None:
    (sentence,) = sentences("Wij \u02bc bellen")
    assert [sentence.passage[start:end] for start, end in sentence.spans] == ["Wij", "bellen"]


def as_spacy_says(text: str) -> list[str]:
    """The sentences of spaCy's own sentencizer over the whole text."""
    dutch = spacy.blank("nl")
    dutch.add_pipe("sentencizer", config={"punct_chars": sorted(STOPS)})
    return [sentence.text for sentence in dutch(text).sents]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wij bellen terug. (Dat doen wij.) En dan?! Ja.", id="brackets"),
        pytest.param("Dat is zo.  Twee spaties. \tEn een tab.", id="white space"),
        pytest.param("Zij zei: „Kom maar.” Wij kwamen... Elk jaar • Elke week", id="quotes, dots and bullets"),
        pytest.param("Zie www.voorbeeld.nl/klachten. Mail naar a.b@voorbeeld.nl! Of bel 024-1234567.", id="addresses"),
        pytest.param("Op 1.1.2026. Om 9.00 uur. Voor € 1.250,00. Aan 38%. Klaar.", id="numbers"),
    ],
)
def test_a_sentence_ends_where_spacy_ends_it(text: str) -> None:
    assert [text[one.start : one.end].strip() for one in sentences(text)] == [one.strip() for one in as_spacy_says(text)]


def test_every_word_begins_as_its_stem_says() -> None:
    """Also of words run together: else a word written apart would be passed over."""
    listed = {word.folded for rule in load() for text in (*rule.policy, *rule.titles) for word in words(text)}
    told = [word.folded for name in sorted(labels()) for one in cut([text_of(name)]) for word in words(one.words)]
    runs = {"".join(told[at : at + size]) for size in (1, 2, 3) for at in range(len(told) - size)}
    wrong = [run for run in sorted(runs | listed) if len(run) >= 5 and not run.startswith(tuple(beginnings(stem(run))))]
    assert wrong == []


def test_what_is_remembered_is_forgotten_when_there_is_too_much_of_it() -> None:
    asked: list[str] = []

    def work(key: str) -> str:
        asked.append(key)
        return key.upper()

    remembered = Remembered(work, most=2)
    assert [remembered[key] for key in "ababca"] == list("ABABCA")
    assert asked == ["a", "b", "c", "a"]


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

"""Recognising a kind by all its words together: the sum, when it is clear, what it adds to the phrases, and what it was learned from."""

import re
from pathlib import Path

import make_kind_weights as weights
import pytest
import sample_texts as samples

from extractors.document import Kind
from extractors.excerpt import excerpt
from extractors.identify import identify
from extractors.kind_words import ENOUGH, TABLE, KindWords, Likeness, Words, kind_words, words_of

STAKES = """Overzicht belanghebbenden
Aan: de heer Pieters, Stichting De Vlonder
Geregistreerd belang: meer dan 25% tot en met 50%
Naam: B. Hoekstra, geboren mei 1970, woonland Nederland
Aard en omvang van het economische belang: stemrecht
Ingangsdatum belang: 1 januari 2020. Opgave verwerkt. Afschrift verstrekt op verzoek."""
INVOICE = """Factuur 2026-114 Drukkerij Zon
500 folders clientondersteuning EUR 240,00 btw 21% EUR 50,40 totaal EUR 290,40 te betalen binnen 14 dagen"""
NEWS = """Nieuwsbrief zomer 2026
Beste lezers, het was een druk voorjaar. Wij gingen met de bus naar zee en vierden het jubileum van Mia. Op 3 juli is er taart."""


def words(text: str) -> Words:
    return words_of(excerpt(samples.pages(text)))


def table(path: Path, text: str) -> KindWords:
    path.write_text(text, encoding="utf-8")
    return KindWords(path)


def test_a_document_weighs_the_sum_of_its_words_and_those_at_its_top_once_more(tmp_path: Path) -> None:
    known = table(
        tmp_path / "t.toml", '[gva]\nbegin = -1.0\n[gva.woorden]\n"2.0" = "zon maan"\n"-1.0" = "ster"\n[gva.kopje]\n"3.0" = "zon"\n'
    )
    like = known.like(Words(frozenset({"zon", "maan", "ster", "zee"}), frozenset({"zon"})))
    assert like.of(Kind.GVA) == pytest.approx(-1.0 + (2.0 + 2.0 - 1.0) / 2 + 3.0)


def test_a_kind_that_was_never_learned_is_not_like_anything(tmp_path: Path) -> None:
    assert table(tmp_path / "t.toml", "[gva]\nbegin = -1.0\n").like(Words(frozenset(), frozenset())).of(Kind.PROGNOSE) < -1.0


@pytest.mark.parametrize(
    ("first", "second", "clear"),
    [
        pytest.param(0.3, 0.2, True, id="like it"),
        pytest.param(0.0, -0.6, True, id="rather like it, and like nothing else"),
        pytest.param(0.0, -0.2, False, id="rather like it, and like another"),
        pytest.param(-0.3, -1.5, False, id="like nothing"),
    ],
)
def test_when_words_are_clear(first: float, second: float, clear: bool) -> None:  # noqa: FBT001
    like = Likeness({Kind.GVA: first, Kind.VOG_RP: second, Kind.OVERIG: -2.0}, ENOUGH)
    assert (like.kind, like.is_clear) == (Kind.GVA, clear)


@pytest.mark.parametrize(("weight", "sure"), [(0.29, False), (0.3, True)])
def test_words_alone_are_sure_when_they_weigh_enough(weight: float, sure: bool) -> None:  # noqa: FBT001
    assert Likeness({Kind.GVA: weight, Kind.OVERIG: -2.0}, ENOUGH).is_sure == sure


def test_a_few_words_are_never_clear() -> None:
    assert not Likeness({Kind.GVA: 2.0, Kind.OVERIG: -2.0}, ENOUGH - 1).is_clear


def test_words_are_told_heaviest_first_and_long_enough_to_tell_something() -> None:
    told = kind_words().heaviest(Kind.UITTREKSEL_KVK, words(samples.KVK_BV))
    assert told
    assert all(len(word) >= 5 for word in told)


def test_a_document_that_no_phrase_knows_may_be_what_its_words_are_like() -> None:
    (piece,) = identify(samples.pages(STAKES), (), ())
    assert (piece.kind, piece.also) == (Kind.OVERIG, (Kind.UITTREKSEL_UBO,)), "a person looks"
    assert piece.because.startswith("De woorden samen lijken het meest op die van een stuk uit het UBO-register: ")


@pytest.mark.parametrize("text", [INVOICE, NEWS])
def test_words_make_no_document_of_what_is_none(text: str) -> None:
    (piece,) = identify(samples.pages(text), (), ())
    assert (piece.kind, piece.also) == (Kind.OVERIG, ())


def test_the_table_knows_words_only() -> None:
    """No numbers, no addresses, no single letters; nothing that only one document holds can be in it."""
    text = TABLE.read_text("utf-8")
    held = {word for line in re.findall(r'^"-?[0-9.]+" = "(.*)"$', text, re.MULTILINE) for word in line.split()}
    assert len(held) > 1000
    assert all(re.fullmatch(r"[a-z]{3,}", word) for word in held)
    assert held <= {word for one in weights.examples() for word in (*one.words.told, *one.words.head)}


def test_the_documents_of_one_hand_are_recognised_by_what_was_learned_from_the_others(tmp_path: Path) -> None:
    """The whole of it, each hand left out in turn, is `make_kind_weights.py --toets`."""
    all_of = weights.examples()
    known = table(tmp_path / "t.toml", weights.learn([one for one in all_of if one.hand != "10"]))
    apart = [one for one in all_of if one.hand == "10"]
    wrong = [one.title for one in apart if known.like(one.words).kind not in {one.kind, *one.also}]
    assert len(wrong) <= 0.05 * len(apart), wrong


def test_the_same_documents_give_the_same_table() -> None:
    few = [one for one in weights.examples() if one.hand in ("6", "9")]
    assert weights.learn(few) == weights.learn(list(few))

"""Facts, tense and repetition in a sentence."""

import time

import pytest

from checklist import fact_patterns
from checklist.facts import facts
from checklist.lexicon import load
from checklist.passages import cut
from checklist.region_words import Places, RegionWords
from checklist.sentences import sentences
from checklist.substance import Copied, manner
from tests.measure_criteria import labels, text_of


def kinds(text: str, *, starts: int = 2027) -> list[str]:
    return [fact.kind for sentence in sentences(text) for fact in facts(text, sentence, starts=starts)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Wij doen dit in 2019.", "jaar", id="year"),
        pytest.param("Getekend op 4-1-2026.", "datum", id="date in digits"),
        pytest.param("Op 3 juni 2024 besproken.", "datum", id="date in words"),
        pytest.param("Open van negen tot vijf.", "tijd", id="hours in words"),
        pytest.param("Open 8.30-17.30 uur.", "tijd", id="hours in digits"),
        pytest.param("Van maandag tot en met vrijdag.", "tijd", id="days"),
        pytest.param("Een reserve van € 84.000.", "bedrag", id="amount"),
        pytest.param("De respons was 38%.", "percent", id="percentage"),
        pytest.param("Er werken twaalf cliëntondersteuners.", "getal", id="number word with a noun"),
        pytest.param("Dat doen wij elk kwartaal.", "frequentie", id="frequency"),
        pytest.param("Lidnummer 1234 staat erop.", "nummer", id="membership number"),
        pytest.param("Register 4610-00871.", "nummer", id="register number"),
        pytest.param("Zie www.voorbeeld.nl/klachten voor de regeling.", "web", id="site"),
        pytest.param("De brief is bijgevoegd.", "bijlage", id="attachment"),
        pytest.param("Wij overleggen met Stichting Voorbeeld.", "organisatie", id="organisation by its cue"),
        pytest.param("Het is drie weken later.", "duur", id="duration"),
        pytest.param("Wij doen dat sinds kort.", "verleden", id="past"),
    ],
)
def test_a_fact_is_seen(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wij voldoen aan eis 7 en artikel 4.", id="numbers that refer"),
        pytest.param("Wij schrijven ons in voor 2027-2028.", id="the period of the round"),
        pytest.param("De cliënt staat centraal in de Wlz.", id="the field's own abbreviations"),
    ],
)
def test_what_is_no_fact(text: str) -> None:
    assert set(kinds(text)) <= {"toekomst"}


def test_a_date_after_the_start_of_the_contract_is_an_intention() -> None:
    assert kinds("Op 1 maart 2027 is het klaar.") == ["toekomst"]
    assert kinds("Op 1 maart 2027 is het klaar.", starts=0) == ["datum"]


@pytest.mark.parametrize(
    ("text", "done", "promise"),
    [
        pytest.param("Wij hebben dit besproken.", True, False, id="perfect tense"),
        pytest.param("Wij keken mee en spraken met hen.", True, False, id="past tense"),
        pytest.param("Wij zullen dit bespreken.", False, True, id="future"),
        pytest.param("Wij streven naar verbetering.", False, True, id="ambition"),
        pytest.param("Wij gaan een onderzoek opzetten.", False, True, id="gaan with infinitive"),
        pytest.param("Wij zijn van plan lid te worden.", False, True, id="van plan"),
        pytest.param("Wij zijn verplicht dit te doen.", False, False, id="verplicht is not done"),
        pytest.param("Wij bellen elke week.", False, False, id="present"),
        pytest.param("Wij zitten in een kring, die een vereniging wil worden.", False, False, id="what another thing wants"),
        pytest.param("Wij hebben een plan, dat wij in mei zullen uitvoeren.", False, True, id="what we shall do in a clause of its own"),
    ],
)
def test_manner(text: str, done: bool, promise: bool) -> None:  # noqa: FBT001
    found = manner(sentences(text)[0])
    assert (bool(found.done), bool(found.promise)) == (done, promise)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("Wij zijn geen lid.", True, id="geen"),
        pytest.param("Niet alleen ouderen, ook jongeren.", False, id="niet alleen"),
        pytest.param("Mensen met niet-aangeboren hersenletsel.", False, id="niet-aangeboren"),
    ],
)
def test_denial(text: str, denied: bool) -> None:  # noqa: FBT001
    assert bool(manner(sentences(text)[0]).denials) == denied


def test_the_policys_own_sentence_is_recognised_also_with_small_changes() -> None:
    copied = Copied([text for rule in load() for text in rule.policy])
    own = "Wij maken onze klachtenregeling en het privacyreglement openbaar op de website."
    assert copied.share(sentences(own)[0]) >= 0.5
    other = "Onze klachtenfunctionaris belt binnen twee dagen en schrijft op wat er is afgesproken."
    assert copied.share(sentences(other)[0]) < 0.2


REGION = RegionWords(
    id="nijmegen",
    names=("Nijmegen",),
    municipalities=("Tiel", "Nijmegen", "West Maas en Waal", "Buren"),
    elsewhere=("Almere", "Bergen (NH.)", "'s-Hertogenbosch"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Wij werken in Tiel.", ["gemeente"], id="municipality"),
        pytest.param("Wij werken in Almere.", ["elders"], id="elsewhere"),
        pytest.param("De regio Nijmegen is groot.", ["regio"], id="called a region"),
        pytest.param("De gemeente Nijmegen belt.", ["gemeente"], id="same name as municipality"),
        pytest.param("Ook in West Maas en Waal en 's-Hertogenbosch.", ["gemeente", "elders"], id="names of several words"),
        pytest.param("Buren helpen elkaar.", [], id="ordinary word at the start"),
        pytest.param("Zij helpen buren.", [], id="without a capital"),
        pytest.param("Dat doet mevrouw Van Buren.", [], id="a person"),
        pytest.param("Een contract met Zilveren Kruis.", ["zorgkantoor"], id="zorgkantoor"),
        pytest.param("In Bergen doen wij dat.", ["elders"], id="without its suffix"),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert [fact.kind for fact in Places(REGION).find(sentences(text)[0])] == expected


@pytest.mark.parametrize("unit", [pytest.param("1234 ", id="numbers"), pytest.param("Aa ", id="names"), pytest.param("€", id="signs")])
def test_facts_are_linear(unit: str) -> None:
    text = unit * 30_000
    began = time.perf_counter()
    kinds(text)
    assert time.perf_counter() - began < 6


def test_no_fact_is_passed_over_for_want_of_a_cue() -> None:
    told = [sentence for name in sorted(labels()) for one in cut([text_of(name)]) for sentence in sentences(one.words)]
    looks = fact_patterns.looks()
    quick = [list(looks.of(sentence.passage[sentence.start : sentence.end], sentence)) for sentence in told]
    for sentence, tried in zip(told, quick, strict=True):
        shown = sentence.passage[sentence.start : sentence.end]
        left_out = [look for look in looks.every if (look.kind, look.pattern) not in tried]
        assert [(look.kind, shown) for look in left_out if look.pattern.search(shown)] == []

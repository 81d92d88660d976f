"""Does a sentence really do it, now, by its writer? What undoes an act, and what only looks so."""

import re

import pytest

from extractors.acts.really import Undoing, is_conditional, really_does, takes_back, undoing

MAY_SIGN = re.compile(r"machtig\w*|volmacht|toestemming|mag tekenen")
LIABLE = re.compile(r"aansprakelijk")
AGREES = re.compile(r"stem(?:t|men) .{0,20}?in\b|akkoord|verlengen")


def _how(words: str, act: re.Pattern[str]) -> Undoing | None:
    match = act.search(words)
    assert match is not None
    return undoing(words, match.span())


@pytest.mark.parametrize(
    ("act", "words", "how"),
    [
        (MAY_SIGN, "het bestuur besluit b. beumer niet te machtigen om de inschrijving te ondertekenen.", Undoing.DENIED),
        (MAY_SIGN, "de heer b. beumer wordt niet gemachtigd om de inschrijving te ondertekenen.", Undoing.DENIED),
        (MAY_SIGN, "wij machtigen b. beumer niet om namens ons te tekenen.", Undoing.DENIED),
        (MAY_SIGN, "het bestuur weigert b. beumer een volmacht te geven.", Undoing.DENIED),
        (MAY_SIGN, "niemand is gemachtigd om namens de stichting te tekenen.", Undoing.DENIED),
        (MAY_SIGN, "de volmacht van b. beumer om inschrijvingen te ondertekenen wordt ingetrokken.", Undoing.WITHDRAWN),
        (MAY_SIGN, "ondergetekende trekt de volmacht aan b. beumer om de inschrijving te ondertekenen in.", Undoing.WITHDRAWN),
        (MAY_SIGN, "wij herroepen de volmacht aan b. beumer.", Undoing.WITHDRAWN),
        (MAY_SIGN, "de volmacht van b. beumer is vervallen.", Undoing.WITHDRAWN),
        (MAY_SIGN, "wij zeggen de volmacht van b. beumer op.", Undoing.WITHDRAWN),
        (MAY_SIGN, "de eerdere volmacht van b. beumer wordt hierbij ingetrokken.", Undoing.WITHDRAWN),
        (MAY_SIGN, "b. beumer werkt niet meer bij ons, de volmacht is door het bestuur ingetrokken.", Undoing.WITHDRAWN),
        (MAY_SIGN, "b. beumer is niet langer gemachtigd om te tekenen.", Undoing.WITHDRAWN),
        (MAY_SIGN, "wij vragen u toestemming om de inschrijving namens de stichting te ondertekenen.", Undoing.ASKED),
        (MAY_SIGN, "graag vernemen wij of b. beumer mag tekenen.", Undoing.ASKED),
        (MAY_SIGN, "kunt u b. beumer machtigen om te tekenen?", Undoing.ASKED),
        (MAY_SIGN, "het bestuur zal op 10 augustus besluiten of b. beumer gemachtigd wordt om te tekenen.", Undoing.UNDECIDED),
        (MAY_SIGN, "het bestuur moet nog een volmacht verlenen.", Undoing.UNDECIDED),
        (MAY_SIGN, "het bestuur zal b. beumer machtigen.", Undoing.LATER),
        (MAY_SIGN, "mits de raad van toezicht instemt is b. beumer gemachtigd om te tekenen.", Undoing.CONDITION),
        (LIABLE, "als dat doorgaat zullen wij ieder aansprakelijk zijn voor het geheel.", Undoing.CONDITION),
        (LIABLE, "het zorgkantoor verlangt dat wij ieder aansprakelijk zijn voor het geheel.", Undoing.DEMANDED),
        (LIABLE, "de eis is dat ieder aansprakelijk is voor het geheel.", Undoing.DEMANDED),
        (LIABLE, "volgens het inkoopbeleid moet iedere deelnemer aansprakelijk zijn voor het geheel.", Undoing.DEMANDED),
        (LIABLE, "onder voorbehoud van goedkeuring zijn wij ieder aansprakelijk voor het geheel.", Undoing.UNDECIDED),
        (AGREES, "of wij akkoord gaan met de verlenging, besluiten wij in september.", Undoing.UNDECIDED),
        (AGREES, "mits het tarief stijgt, gaan wij akkoord met de verlenging van de overeenkomst.", Undoing.CONDITION),
        (LIABLE, "wij zijn niet ieder aansprakelijk voor het geheel.", Undoing.DENIED),
        (LIABLE, "ieder van ons is aansprakelijk voor het geheel, tenzij een ander de schade maakt.", Undoing.EXCEPTED),
        (AGREES, "wij stemmen niet in met verlenging van de overeenkomst voor 2023.", Undoing.DENIED),
        (AGREES, "wij gaan niet akkoord met de verlenging van het contract.", Undoing.DENIED),
        (AGREES, "wij willen graag verlengen; kunt u laten weten of dat mogelijk is?", Undoing.ASKED),
    ],
)
def test_what_undoes_an_act(act: re.Pattern[str], words: str, how: Undoing) -> None:
    assert _how(words, act) is how


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (MAY_SIGN, "het bestuur machtigt b. beumer om de inschrijving te ondertekenen."),
        (MAY_SIGN, "hierbij machtigen wij b. beumer, niet eerder dan 1 juli, om te tekenen."),
        (MAY_SIGN, "de volmacht geldt niet langer dan een jaar."),
        (MAY_SIGN, "deze volmacht kan te allen tijde worden ingetrokken."),
        (MAY_SIGN, "deze volmacht vervalt op 31 december 2028."),
        (MAY_SIGN, "deze volmacht eindigt door herroeping."),
        (MAY_SIGN, "de volmacht vervalt op 31 december 2026 of zoveel eerder als het bestuur haar intrekt."),
        (MAY_SIGN, "deze volmacht is onherroepelijk en geldt tot schriftelijke intrekking."),
        (MAY_SIGN, "b. beumer is gemachtigd om te tekenen, alle eerdere volmachten worden ingetrokken."),
        (MAY_SIGN, "wij machtigen b. beumer om de inschrijving te ondertekenen, niet om leningen aan te gaan."),
        (MAY_SIGN, "het bestuur machtigt b. beumer, die vandaag niet aanwezig is, om te tekenen."),
        (MAY_SIGN, "indien gewenst mag b. beumer als gemachtigde optreden."),
        (MAY_SIGN, "het bestuur heeft geen bezwaar en machtigt b. beumer als bestuurder om te tekenen."),
        (MAY_SIGN, "bij afwezigheid van de voorzitter is b. beumer gemachtigd."),
        (MAY_SIGN, "wij verzoeken u contact op te nemen met b. beumer, die gemachtigd is om te tekenen."),
        (LIABLE, "wij zijn ieder aansprakelijk voor het geheel, ook als de fout bij de ander ligt."),
        (LIABLE, "als de opdracht wordt gegund zijn wij ieder aansprakelijk voor het geheel."),
        (LIABLE, "indien een van ons zijn verplichtingen niet nakomt, is de ander aansprakelijk voor het geheel."),
        (LIABLE, "het zorgkantoor verlangt dat ieder aansprakelijk is voor het geheel en dat aanvaarden wij."),
        (LIABLE, "ieder is niet alleen voor het eigen deel aansprakelijk maar voor het geheel."),
        (LIABLE, "zoals het zorgkantoor verlangt, zijn wij ieder aansprakelijk voor het geheel."),
        (AGREES, "wij stemmen in met verlenging van de overeenkomst."),
        (AGREES, "wij hebben geen bezwaar en gaan akkoord met de verlenging."),
    ],
)
def test_what_does_not(act: re.Pattern[str], words: str) -> None:
    assert _how(words, act) is None


def test_one_place_that_does_it_is_enough() -> None:
    words = "wij geven geen algemene volmacht, maar machtigen b. beumer om deze inschrijving te ondertekenen."
    assert really_does(words, MAY_SIGN)
    assert not really_does("wij geven b. beumer geen volmacht.", MAY_SIGN)
    assert really_does("wij geven b. beumer geen volmacht.", MAY_SIGN, despite=(Undoing.DENIED,))


def test_a_sentence_may_leave_open_what_the_one_before_it_told() -> None:
    assert takes_back("wij moeten nog besluiten of wij dat willen.")
    assert takes_back("kunt u ons laten weten of dat mogelijk is?")
    assert not takes_back("wij verklaren dat naar waarheid.")


def test_a_condition_of_the_matter_itself_is_none() -> None:
    assert is_conditional("als het bestuur instemt, mag b. beumer tekenen.")
    assert not is_conditional("als bestuurder teken ik deze verklaring.")
    assert not is_conditional("als ons de opdracht wordt gegund, werken wij samen.")

"""How far a statement of a consortium makes its participants liable; a title accepts nothing."""

import pytest
from sample_texts import pages

from extractors.document import Fact
from extractors.excerpt import excerpt
from extractors.liability import liability

TITLES = ("Verklaring hoofdelijke aansprakelijkheid", "Hoofdelijkheidsverklaring", "Verklaring van de deelnemers")
OPENING = "De deelnemers, Stichting Alfa (KvK 90210011) en Beta Zorg B.V. (KvK 90210022), deelnemers aan het samenwerkingsverband,\n"


def read(*texts: str) -> list[Fact]:
    return liability(excerpt(pages(*texts)))


def told(words: str, *, title: str = TITLES[0]) -> str:
    (fact,) = read(f"{title}\n{OPENING}{words}\nNijmegen, 15 juli 2026\nA. Dijkman, bestuurder Stichting Alfa")
    assert title not in fact.locator.quote
    return fact.value


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "words",
    [
        "verklaren dat zij jegens het zorgkantoor niet hoofdelijk voor het geheel aansprakelijk zijn.",
        "verklaren niet hoofdelijk aansprakelijk te zijn voor het geheel.",
        "aanvaarden geen hoofdelijke aansprakelijkheid.",
        "verklaren dat de penvoerder hoofdelijk aansprakelijk is voor het geheel van de verplichtingen.",
        "verklaren dat uitsluitend de penvoerder hoofdelijk aansprakelijk is voor het geheel.",
        "verklaren dat alleen Stichting Alfa hoofdelijk aansprakelijk is voor het geheel.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder voor het door hem uitgevoerde gedeelte van de opdracht.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder voor zijn eigen werkzaamheden.",
        "verklaren hoofdelijk aansprakelijk te zijn voor zover het de eigen werkzaamheden betreft.",
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, met een maximum van EUR 50.000 per deelnemer.",
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, tot ten hoogste EUR 50.000 per deelnemer.",
        "verklaren hoofdelijk aansprakelijk te zijn voor de verplichtingen, ieder tot het beloop van het eigen aandeel.",
        "verklaren, behalve Beta Zorg B.V., hoofdelijk aansprakelijk te zijn voor het geheel.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel, uitsluitend gedurende het jaar 2027.",
        "zullen zich na gunning ieder hoofdelijk aansprakelijk stellen voor het geheel.",
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is, tot een bedrag van € 50.000.",
        "zijn ieder hoofdelijk aansprakelijk voor het geheel. De aansprakelijkheid is beperkt tot EUR 50.000 per deelnemer.",
        "zijn voornemens bij gunning een verklaring af te geven dat ieder hoofdelijk aansprakelijk is voor het geheel.",
        "zullen na gunning een verklaring afgeven dat ieder hoofdelijk aansprakelijk is voor het geheel.",
    ],
)
def test_what_denies_limits_shifts_or_postpones_is_for_a_person(title: str, words: str) -> None:
    assert told(words, title=title) == "onduidelijk"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "words",
    [
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel van de verplichtingen uit de overeenkomst.",
        "zijn ieder hoofdelijk aansprakelijk voor het geheel, en dus ook voor het gedeelte dat een ander uitvoert.",
        "zijn hoofdelijk aansprakelijk, niet alleen voor het eigen deel maar voor het geheel.",
        "aanvaarden dat de penvoerder en de andere deelnemers ieder hoofdelijk aansprakelijk zijn.",
        "wijzen Stichting Alfa aan als penvoerder en aanvaarden hoofdelijke aansprakelijkheid voor het geheel.",
        "zijn hoofdelijk aansprakelijk; deze aansprakelijkheid is niet beperkt tot een bedrag.",
        "geven hierbij een verklaring af dat ieder hoofdelijk aansprakelijk is voor het geheel.",
        "zullen ieder hoofdelijk aansprakelijk zijn voor het geheel.",
        "zullen de opdracht samen aanvaarden en zijn ieder hoofdelijk aansprakelijk voor het geheel.",
        "verklaren, behalve voor het eigen deel, ook voor het geheel hoofdelijk aansprakelijk te zijn.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel, uitsluitend voor de jaren 2027 en 2028.",
        "zijn hoofdelijk aansprakelijk. De beroepsaansprakelijkheid is verzekerd tot maximaal EUR 2.500.000 per aanspraak.",
    ],
)
def test_who_accepts_it_for_the_whole_is_liable_for_the_whole(title: str, words: str) -> None:
    assert told(words, title=title) == "geheel"


def test_acceptance_in_other_words_does_not_need_the_title() -> None:
    words = (
        "Wij staan ieder voor honderd procent in voor alle verplichtingen van de ander; het zorgkantoor kan elk van ons voor de "
        "volledige nakoming aanspreken."
    )
    assert told(words) == "geheel"


def test_a_title_alone_accepts_nothing() -> None:
    assert read("Verklaring hoofdelijke aansprakelijkheid\nStichting Alfa en Beta Zorg B.V.\nNijmegen, 15 juli 2026") == []


def test_a_line_of_contents_accepts_nothing() -> None:
    assert read("Inhoud\n1 Bestuursverklaring 2\n2 Verklaring hoofdelijke aansprakelijkheid 3\n3 Onderbouwing 4") == []


def test_a_share_under_a_title_that_says_hoofdelijk_points_two_ways() -> None:
    words = "verklaren gezamenlijk aansprakelijk te zijn, ieder voor zijn deel van de verplichtingen."
    assert told(words) == "onduidelijk"
    assert told(words, title="Verklaring van de deelnemers") == "deel"


def test_the_quote_is_the_sentence_that_says_it_with_its_limit() -> None:
    words = "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, met een maximum van EUR 50.000 per deelnemer."
    (fact,) = read(f"{TITLES[0]}\n{OPENING}{words}\nNijmegen, 15 juli 2026")
    assert fact.locator.quote == words

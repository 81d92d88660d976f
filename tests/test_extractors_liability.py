"""How far a statement of a consortium makes its participants liable; a title accepts nothing."""

import pytest
from sample_texts import pages

from extractors.document import Fact, Kind
from extractors.excerpt import excerpt
from extractors.identify import identify
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
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, met een maximum van EUR 50.000 per deelnemer.",
        "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, tot ten hoogste EUR 50.000 per deelnemer.",
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


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_says_hoofdelijk_adds_nothing_to_a_share(title: str) -> None:
    words = "verklaren gezamenlijk aansprakelijk te zijn, ieder voor zijn deel van de verplichtingen."
    assert told(words, title=title) == "deel"


def test_the_quote_is_the_sentence_that_says_it_with_its_limit() -> None:
    words = "verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel, met een maximum van EUR 50.000 per deelnemer."
    (fact,) = read(f"{TITLES[0]}\n{OPENING}{words}\nNijmegen, 15 juli 2026")
    assert fact.locator.quote == words


@pytest.mark.parametrize(
    "words",
    [
        (
            "verklaren hoofdelijk aansprakelijk te zijn voor de nakoming van de overeenkomst, met dien verstande "
            "dat Beta Zorg B.V. alleen instaat voor de regio Tiel."
        ),
        "verklaren hoofdelijk aansprakelijk te zijn. Beta Zorg B.V. is echter alleen aansprakelijk voor haar eigen werkzaamheden.",
        "verklaren hoofdelijk aansprakelijk te zijn voor 50 procent ieder.",
        "verklaren ieder voor de helft hoofdelijk aansprakelijk te zijn.",
        "verklaren elk voor 50% hoofdelijk aansprakelijk te zijn.",
        "verklaren hoofdelijk aansprakelijk te zijn naar verhouding van hun inbreng.",
        "verklaren hoofdelijk aansprakelijk te zijn, behoudens voor boetes.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel, met uitzondering van gevolgschade.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Gevolgschade is uitgesloten.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Dit geldt niet voor Beta Zorg B.V.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Beta Zorg B.V. is hiervan uitgezonderd.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel gedurende het eerste contractjaar.",
        "verklaren tot 1 januari 2028 hoofdelijk aansprakelijk te zijn voor het geheel.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel, uitsluitend voor de regio Nijmegen.",
        "verklaren hoofdelijk aansprakelijk te zijn voor de verplichtingen die ieder van hen zelf aangaat.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder voor de eigen regio.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder voor wat hij zelf uitvoert.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder naar eigen aandeel.",
        "verklaren hoofdelijk aansprakelijk te zijn, ieder in verhouding tot zijn omzet.",
        "verklaren hoofdelijk aansprakelijk te zijn, subsidiair na uitwinning van de penvoerder.",
        "verklaren hoofdelijk aansprakelijk te zijn nadat de penvoerder is aangesproken.",
        "verklaren dat Stichting Alfa hoofdelijk aansprakelijk is voor het geheel.",
        "verklaren dat Stichting Alfa als penvoerder hoofdelijk aansprakelijk is voor het geheel.",
        "Stichting Alfa is hoofdelijk aansprakelijk voor het geheel. Beta Zorg B.V. niet.",
        "Stichting Alfa is hoofdelijk aansprakelijk voor het geheel; Beta Zorg B.V. aanvaardt geen aansprakelijkheid.",
        "verklaren bereid te zijn hoofdelijke aansprakelijkheid te aanvaarden.",
        "verklaren bereid te zijn om na gunning hoofdelijk aansprakelijk te worden.",
        "hebben de intentie om hoofdelijk aansprakelijk te zijn.",
        "streven ernaar hoofdelijk aansprakelijk te zijn voor het geheel.",
        "verklaren begrepen te hebben dat het zorgkantoor hoofdelijke aansprakelijkheid eist.",
        "hebben kennisgenomen van de eis dat de deelnemers hoofdelijk aansprakelijk zijn voor het geheel.",
        "nemen nota van de hoofdelijke aansprakelijkheid voor het geheel.",
        "verklaren dat de hoofdelijke aansprakelijkheid nog wordt uitgewerkt.",
        "achten hoofdelijke aansprakelijkheid voor het geheel te zwaar.",
        "sluiten hoofdelijke aansprakelijkheid voor het geheel uit.",
        "wijzen hoofdelijke aansprakelijkheid van de hand.",
        "verwerpen hoofdelijke aansprakelijkheid.",
        "verklaren dat hoofdelijke aansprakelijkheid is uitgesloten.",
        "verklaren dat hoofdelijke aansprakelijkheid voor het geheel wordt uitgesloten.",
        "verklaren dat van hoofdelijke aansprakelijkheid geen sprake is.",
        "verklaren dat zij hoofdelijk aansprakelijk zijn, zij het niet voor het geheel.",
        "verklaren hoofdelijk aansprakelijk te zijn, maar niet voor het geheel.",
        "verklaren in plaats van hoofdelijk aansprakelijk ieder voor een gelijk deel aansprakelijk te zijn.",
        "verklaren gezamenlijk aansprakelijk te zijn.",
        "verklaren hoofdelijk aansprakelijk te zijn voor zover de verzekering dekt.",
        "verklaren hoofdelijk aansprakelijk te zijn, doch slechts voor zover de verzekering dit dekt.",
        "verklaren hoofdelijk aansprakelijk te zijn tot het bedrag dat de verzekeraar uitkeert.",
        "verklaren hoofdelijk aansprakelijk te zijn. De aansprakelijkheid gaat niet verder dan wat de verzekering uitkeert.",
        "verklaren hoofdelijk aansprakelijk te zijn. Het maximum is EUR 100.000.",
        "verklaren hoofdelijk aansprakelijk te zijn. Ieder draagt ten hoogste EUR 100.000.",
        "verklaren hoofdelijk aansprakelijk te zijn (max. EUR 100.000).",
        "verklaren hoofdelijk aansprakelijk te zijn met een plafond van EUR 100.000.",
        "verklaren hoofdelijk aansprakelijk te zijn met een limiet van een ton.",
        "verklaren hoofdelijk aansprakelijk te zijn tegenover elkaar.",
        "verklaren onderling hoofdelijk aansprakelijk te zijn.",
        "verklaren alleen tegenover elkaar hoofdelijk aansprakelijk te zijn, niet tegenover het zorgkantoor.",
        "verklaren  hoofdelijk aansprakelijk te zijn ☐ ja ☒ nee",
        "Hoofdelijk aansprakelijk voor het geheel: nee",
        "Hoofdelijk aansprakelijk voor het geheel?  ☐ ja  ☐ nee",
        "Wij zijn hoofdelijk aansprakelijk voor het geheel: ja/nee",
    ],
)
def test_liability_that_is_refused_wished_shared_or_narrowed_is_never_whole(words: str) -> None:
    assert told(words) != "geheel"


@pytest.mark.parametrize(
    "words",
    [
        (
            "verklaren zich jegens het zorgkantoor ieder voor het geheel hoofdelijk aansprakelijk voor de juiste "
            "en volledige nakoming van alle verplichtingen uit de overeenkomst."
        ),
        "verklaren dat zij gedurende de looptijd van de overeenkomst hoofdelijk aansprakelijk zijn voor het geheel.",
        "stellen zich hoofdelijk aansprakelijk voor alle verplichtingen die uit de inschrijving voortvloeien.",
        "aanvaarden ieder de hoofdelijke aansprakelijkheid voor het geheel, ongeacht de onderlinge taakverdeling.",
        "aanvaarden hoofdelijke aansprakelijkheid voor het geheel, ook indien een van hen niet presteert.",
        "zijn hoofdelijk aansprakelijk voor het geheel. Onderling dragen zij de schade ieder voor de helft.",
        "zijn hoofdelijk aansprakelijk voor het geheel; onderling geldt een verdeling van 60% en 40%.",
        "verklaren dat elk van hen hoofdelijk aansprakelijk is, ongeacht wie de werkzaamheden zelf uitvoert.",
        "verklaren ieder hoofdelijk aansprakelijk te zijn voor het handelen van zichzelf en van de andere deelnemers.",
        "verklaren ieder hoofdelijk aansprakelijk te zijn voor 100% van de verplichtingen.",
        "verklaren zich hoofdelijk te verbinden voor de nakoming van de overeenkomst.",
        "verklaren dat het zorgkantoor iedere deelnemer voor het geheel kan aanspreken.",
        "verbinden zich hoofdelijk voor het geheel jegens het zorgkantoor, de een bij gebreke van de ander.",
        "verklaren dat zij, als de opdracht wordt gegund, hoofdelijk aansprakelijk zijn voor het geheel.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel in de zin van artikel 6:6 en 6:7 BW.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Deze verklaring kan niet worden herroepen.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Deze aansprakelijkheid geldt ook als een deelnemer niet meer bestaat.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Wij doen geen beroep op uitsluiting van aansprakelijkheid.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel, zonder enige uitsluiting of beperking.",
        "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Beperking van deze aansprakelijkheid is uitgesloten.",
        (
            "verklaren hoofdelijk aansprakelijk te zijn voor het geheel. Beta Zorg B.V. voert alleen de regio "
            "Tiel uit, maar is ook voor Nijmegen aansprakelijk."
        ),
        "verklaren dat ieder van hen voor zich en allen tezamen hoofdelijk aansprakelijk zijn voor het geheel.",
        "verklaren ieder voor zich hoofdelijk aansprakelijk te zijn.",
        "verklaren ieder voor zich en hoofdelijk aansprakelijk te zijn voor het geheel.",
        "verklaren hierbij ieder afzonderlijk en gezamenlijk hoofdelijk aansprakelijk te zijn.",
        "zijn elk hoofdelijk aansprakelijk, dat wil zeggen ieder voor het geheel.",
        "zijn allen hoofdelijk aansprakelijk voor het geheel en niet slechts voor hun deel.",
        "zijn allen hoofdelijk aansprakelijk voor het geheel en niet alleen voor het eigen deel.",
        "zijn allen hoofdelijk aansprakelijk voor het geheel, en niet enkel voor hun eigen aandeel.",
        "zijn hoofdelijk aansprakelijk. Dit betekent dat het zorgkantoor bij ieder van ons terecht kan voor alles.",
        "accepteren hoofdelijke aansprakelijkheid voor het geheel en alle onderdelen.",
        "erkennen hoofdelijk aansprakelijk te zijn.",
        "bevestigen hoofdelijk aansprakelijk te zijn voor het geheel.",
        "verklaren bekend te zijn met de voorwaarden en aanvaarden hoofdelijke aansprakelijkheid voor het geheel.",
        "zijn zich bewust van de gevolgen en verklaren zich hoofdelijk aansprakelijk voor het geheel.",
        "Wij zijn samen hoofdelijk aansprakelijk. Het zorgkantoor hoeft niet eerst de penvoerder aan te spreken.",
        "Wij zijn samen hoofdelijk aansprakelijk; wie van ons de fout maakt, maakt niet uit.",
        "Stichting Alfa en Beta Zorg B.V. zijn hoofdelijk aansprakelijk voor het geheel.",
        "Stichting Alfa is hoofdelijk aansprakelijk voor het geheel. Beta Zorg B.V. is eveneens hoofdelijk aansprakelijk voor het geheel.",
        "Stichting Alfa aanvaardt hoofdelijke aansprakelijkheid voor het geheel; Beta Zorg B.V. aanvaardt die eveneens.",
        "☒ Wij zijn hoofdelijk aansprakelijk voor het geheel.",
        "Hoofdelijk aansprakelijk voor het geheel: ja",
        "Wij zijn allemaal hoofdelijk aansprakelijk voor het geheel: ja.",
    ],
)
def test_liability_for_the_whole_in_many_words_is_whole(words: str) -> None:
    assert told(words) == "geheel"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("verklaren hoofdelijk aansprakelijk te zijn, zowel voor de eigen werkzaamheden als voor het geheel.", "geheel"),
        ("aanvaarden hoofdelijke aansprakelijkheid, niet ieder voor zijn deel maar ieder voor het geheel.", "geheel"),
        ("zijn hoofdelijk aansprakelijk, dus niet ieder voor zijn eigen deel maar elk voor alle verplichtingen.", "geheel"),
        ("zijn hoofdelijk aansprakelijk voor het geheel, niet voor een deel.", "geheel"),
        ("zijn hoofdelijk aansprakelijk, niet voor het geheel maar ieder voor zijn deel.", "onduidelijk"),
        ("zijn hoofdelijk aansprakelijk, zowel voor de eigen werkzaamheden als voor die van de penvoerder.", "onduidelijk"),
        ("zijn hoofdelijk aansprakelijk, ieder voor zijn deel en niet voor het geheel.", "deel"),
    ],
)
def test_what_is_denied_to_stress_the_whole(words: str, said: str) -> None:
    assert told(words) == said


LEAD = "Alfa B.V. is als penvoerder hoofdelijk aansprakelijk voor de gehele opdracht. "


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (LEAD + "Stichting Beta is aansprakelijk voor de werkzaamheden die zij zelf uitvoert, tot het bedrag van haar budget.", "deel"),
        (LEAD + "Stichting Beta is alleen aansprakelijk voor haar eigen werkzaamheden.", "deel"),
        ("De penvoerder is hoofdelijk aansprakelijk voor het geheel. Beta B.V. is aansprakelijk voor het deel dat zij zelf doet.", "deel"),
        ("Alleen Alfa B.V. aanvaardt hoofdelijke aansprakelijkheid. Stichting Beta is aansprakelijk voor haar aandeel.", "deel"),
        (LEAD, "onduidelijk"),
        (LEAD + "Stichting Beta is dat ook.", "onduidelijk"),
        (LEAD + "Stichting Beta is niet alleen aansprakelijk voor haar eigen werkzaamheden, maar voor het geheel.", "onduidelijk"),
        (LEAD + "Stichting Beta blijft daarnaast aansprakelijk voor haar eigen werkzaamheden.", "onduidelijk"),
        (LEAD + "Intern is Stichting Beta aansprakelijk voor haar eigen werkzaamheden.", "onduidelijk"),
        (LEAD + "Stichting Beta staat in voor alles. Voor schade is zij aansprakelijk voor haar eigen fouten.", "onduidelijk"),
        (
            "Ieder van hen is hoofdelijk aansprakelijk voor het geheel. Beta B.V. is aansprakelijk voor het werk dat zij zelf doet.",
            "geheel",
        ),
        (LEAD + "Stichting Beta is hoofdelijk aansprakelijk voor het geheel.", "geheel"),
    ],
)
def test_the_lead_for_the_whole_and_another_for_its_own_work_is_not_each_for_the_whole(words: str, value: str) -> None:
    [fact] = read(
        f"Aansprakelijkheidsverklaring\nAlfa B.V. (KvK 90210022) en Stichting Beta (KvK 90210011) verklaren:\n{words}\nGoes, 3 juni 2026"
    )
    assert fact.value == value


def test_a_lead_that_is_liable_for_all_is_not_each_for_the_whole() -> None:
    opening = "Stichting Alfa (KvK 90210011) en Beta Zorg B.V. (KvK 90210022) schrijven samen in."
    (fact,) = read(f"{TITLES[0]}\n{opening}\nDe penvoerder is hoofdelijk aansprakelijk voor alle deelnemers.\nA. Dijkman")
    assert fact.value == "onduidelijk"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("zijn ieder hoofdelijk aansprakelijk. De hoofdelijke aansprakelijkheid vervalt bij uittreding van een deelnemer.", "onduidelijk"),
        ("zijn ieder hoofdelijk aansprakelijk. Deze aansprakelijkheid eindigt een jaar na de start.", "onduidelijk"),
        ("zijn ieder hoofdelijk aansprakelijk. De aansprakelijkheid eindigt niet bij uittreding van een deelnemer.", "geheel"),
        ("zijn ieder hoofdelijk aansprakelijk. De aansprakelijkheid eindigt als alle verplichtingen zijn nagekomen.", "geheel"),
        ("zijn solidair en hoofdelijk gehouden tot nakoming van het geheel.", "geheel"),
        ("verklaren: elk der combinanten kan voor de volledige prestatie worden aangesproken.", "geheel"),
        ("verklaren: het zorgkantoor kan ons allebei voor het geheel aanspreken.", "geheel"),
    ],
)
def test_when_liability_ends_and_who_can_be_called_on(words: str, said: str) -> None:
    assert told(words) == said


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("verklaren hoofdelijk aansprakelijk te zijn, ieder voor het door hem uitgevoerde gedeelte van de opdracht.", "deel"),
        ("verklaren hoofdelijk aansprakelijk te zijn, ieder voor zijn eigen werkzaamheden.", "deel"),
        ("verklaren hoofdelijk aansprakelijk te zijn voor zover het de eigen werkzaamheden betreft.", "deel"),
        ("verklaren hoofdelijk aansprakelijk te zijn voor de verplichtingen, ieder tot het beloop van het eigen aandeel.", "deel"),
        ("zijn ieder hoofdelijk aansprakelijk in het eigen aandeel.", "deel"),
        ("zijn ieder hoofdelijk aansprakelijk voor de nakoming van zijn deel.", "deel"),
        ("zijn het eens: de aansprakelijkheid van iedere deelnemer is beperkt tot zijn eigen aandeel.", "deel"),
        ("zijn ieder aansprakelijk voor de regio waarin zij werkt.", "deel"),
        ("zijn ieder voor de helft aansprakelijk. Valt een van beide uit, dan overleggen zij met het zorgkantoor.", "deel"),
        ("zijn ieder aansprakelijk voor 50%.", "deel"),
        ("zijn aansprakelijk naar rato van hun omzet.", "deel"),
        ("zijn aansprakelijk, ieder alleen voor wat wij zelf doen.", "deel"),
        ("spreken af: geen van ons kan worden aangesproken voor fouten van de ander.", "deel"),
        ("zijn ieder aansprakelijk voor de eigen regio en niet voor die van de ander.", "deel"),
        ("zijn het eens dat alleen Stichting Alfa, als penvoerder, jegens het zorgkantoor aansprakelijk is.", "penvoerder"),
        ("verklaren dat uitsluitend de penvoerder hoofdelijk aansprakelijk is voor het geheel.", "penvoerder"),
        ("verklaren dat alleen Stichting Alfa hoofdelijk aansprakelijk is voor het geheel.", "penvoerder"),
    ],
)
def test_what_plainly_leaves_less_is_less_whatever_the_title_says(title: str, words: str, value: str) -> None:
    assert told(words, title=title) == value


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "words",
    [
        "zeggen: het zorgkantoor mag bij ieder van ons de hele schuld halen.",
        "staan allebei volledig garant voor de nakoming van de hele overeenkomst.",
        "zijn elk aansprakelijk: ieder van ons is aansprakelijk voor alles, ook voor het deel van de ander.",
        "zijn beiden volledig aansprakelijk voor de uitvoering van de gehele overeenkomst, ook als de ander tekortschiet.",
        "vinden dat het zorgkantoor ieder van ons kan aanspreken voor de nakoming van de hele overeenkomst.",
        "zeggen dit. Als een van ons de afspraken niet nakomt, mag het zorgkantoor de ander voor de volledige schade aanspreken.",
        "zijn ieder voor het eigen werk verzekerd. Elke deelnemer is aansprakelijk voor 100% van de verplichtingen.",
        "kiezen:\n☐ Ieder is aansprakelijk voor zijn eigen deel.\n☒ Wij zijn ieder hoofdelijk aansprakelijk voor het geheel.",
        "zijn hoofdelijk aansprakelijk voor het geheel en niet ieder voor de eigen regio.",
        "staan elk in voor de kwaliteit van ons eigen werk en zijn samen hoofdelijk aansprakelijk.",
    ],
)
def test_the_whole_in_plain_words_is_whole(title: str, words: str) -> None:
    assert told(words, title=title) == "geheel"


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("Ieder van ons is voor zijn deel volledig aansprakelijk.", "geheel"),
        ("Ieder van ons is aansprakelijk voor alles wat hij zelf doet.", "geheel"),
        ("Wij zijn, ieder naar eigen inbreng, hoofdelijk aansprakelijk.", "geheel"),
        ("Ieder staat in voor zijn eigen medewerkers, en is daarvoor hoofdelijk aansprakelijk.", "geheel"),
        ("Ieder van ons staat garant voor de hele uitvoering van zijn deel.", "geheel"),
        ("Wij staan allebei volledig garant voor ons eigen werk in de hele overeenkomst.", "geheel"),
        ("Het zorgkantoor kan ieder van ons aanspreken voor zijn deel van de hele overeenkomst.", "geheel"),
        ("Het zorgkantoor kan ieder van ons niet aanspreken voor de hele overeenkomst.", "geheel"),
        ("Komt een van ons iets niet na, dan kan het zorgkantoor de ander niet voor de volledige schade aanspreken.", "geheel"),
        ("De een kan niet worden aangesproken voor de hele schade van de ander.", "geheel"),
        ("Het zorgkantoor kan de penvoerder aanspreken voor de hele overeenkomst.", "geheel"),
        ("☒ Ieder is aansprakelijk voor zijn eigen deel.\n☐ Wij zijn ieder hoofdelijk aansprakelijk voor het geheel.", "geheel"),
        ("Wij zijn niet alleen voor ons eigen deel aansprakelijk, maar ook voor dat van de ander.", "deel"),
        ("Wij zijn niet ieder slechts voor ons eigen deel aansprakelijk.", "deel"),
        ("Geen van ons kan zich erop beroepen dat hij niet aansprakelijk is voor de ander.", "deel"),
        ("Ieder is aansprakelijk voor de eigen regio. Als een van ons uitvalt, staat de ander in voor de hele opdracht.", "deel"),
        ("Wij zijn aansprakelijk voor de diensten die wij samen leveren.", "deel"),
        ("Wij zijn ieder voor de helft aansprakelijk, tot € 50.000.", "deel"),
        ("Niet alleen de penvoerder is aansprakelijk, maar wij allebei, voor de hele opdracht.", "penvoerder"),
        ("Alleen de penvoerder ontvangt betalingen; wij zijn beiden aansprakelijk.", "penvoerder"),
    ],
)
def test_near_misses_of_a_part_and_of_the_whole(words: str, never: str) -> None:
    facts = read(f"Verklaring van de deelnemers\n{OPENING}{words}\nNijmegen, 15 juli 2026\nA. Dijkman, bestuurder Stichting Alfa")
    assert never not in [fact.value for fact in facts]


def test_a_denial_without_the_word_aansprakelijk_is_such_a_statement() -> None:
    opening = "Stichting Alfa (KvK 90210011) en Beta Zorg B.V. (KvK 90210022) schrijven samen in als samenwerkingsverband."
    words = "Geen van beide partijen kan door het zorgkantoor worden aangesproken voor tekortkomingen van de andere partij."
    (piece,) = identify(pages(f"Verklaring van de deelnemers\n{opening}\n{words}\nNijmegen, 15 juli 2026\nA. Dijkman, bestuurder"), (), ())
    assert (piece.kind, [fact.value for fact in piece.all("aansprakelijk")]) == (Kind.HOOFDELIJKHEIDSVERKLARING, ["deel"])

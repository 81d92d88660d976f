"""What the words of a mail say, in sentences that people write; and what they do not say."""

import pytest

from checklist.entity import plain
from checklist.mail_words import compared, kvk_numbers, mentions, name_given, numbered_part, possible_parts, withdrawal

LETTERS = [
    "Wij trekken onze inschrijving in voor Noordoost-Brabant.",
    "Onze inschrijving voor de regio Noordoost-Brabant trekken wij in.",
    "Na overleg met onze leden trekken wij onze inschrijving in.",
    "Hierbij trek ik de inschrijving voor de regio Nijmegen terug.",
    "Wij verzoeken u onze inschrijving voor de regio's Nijmegen en Waardenland als ingetrokken te beschouwen.",
    "Betreft: intrekking van onze inschrijving",
    "Daarom zien wij af van deelname aan de procedure.",
    "Wij trekken de inschrijving van Stichting De Tweede Stem (KvK-nummer 90200033) in.",
    "Helaas moeten wij laten weten\ndat wij onze aanbieding\nintrekken.",
    "Wij delen u mede dat wij onze inschrijving niet langer handhaven. Wij verzoeken u deze als niet gedaan te beschouwen.",
    "De raad besloot dat we dit keer niet meedingen. Legt u onze stukken van 9 juli alstublieft terzijde.",
    "De leden vonden het te groot. Wij zien er dus toch van af. Wilt u ons van de lijst halen?",
    "Wij hebben besloten te stoppen met de aanbesteding. U kunt onze stukken vernietigen, wij dingen niet langer mee.",
]
NOT_SURE = [
    "Wij delen u mede dat wij onze inschrijving van 24 juli jl. niet langer handhaven.",
    "Wij verzoeken u deze als niet gedaan te beschouwen.",
    "Wij dingen niet langer mee.",
    "Wij stoppen met de aanbesteding.",
    "Wij handhaven onze inschrijving niet langer.",
    "Wilt u onze inschrijving als niet verzonden beschouwen?",
    "Wij trekken ons terug.",
    "Wij trekken onze inschrijving niet in.",
    "Mogen wij onze inschrijving na de sluiting nog intrekken?",
    "Als wij geen antwoord krijgen, trekken wij onze inschrijving in.",
    "Wij overwegen onze inschrijving in te trekken.",
    "Kunnen wij onze stukken laten vernietigen als wij niet meer meedoen?",
]
NOTHING = [
    "Na lang zien en wegen sturen wij u onze stukken.",
    "Hierbij onze inschrijving. Wij trekken graag met u op in de regio.",
    "Wij trekken de aandacht op onze inschrijving in Nijmegen.",
    "Onze inschrijving is gericht op cliënten in Nijmegen.",
    "De werkgroep is opgeheven en trekt zich terug.",
    "Wij trekken in bij een partner; de inschrijving volgt.",
]


@pytest.mark.parametrize("letter", LETTERS)
def test_a_bid_taken_back(letter: str) -> None:
    found = withdrawal(f"Intrekking\nGeachte heer, mevrouw,\n\n{letter}\n\nMet vriendelijke groet,\nA. Bakker")
    assert found is not None
    assert found.sure


@pytest.mark.parametrize("letter", NOT_SURE)
def test_a_question_a_condition_or_a_denial_is_for_a_person(letter: str) -> None:
    found = withdrawal(letter)
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize("letter", NOTHING)
def test_other_words_take_nothing_back(letter: str) -> None:
    assert withdrawal(letter) is None


@pytest.mark.parametrize(
    "words",
    ["Stichting Pad (KvK 90010003)", "KvK-nummer: 90010003", "kvk nr. 90 01 00 03", "Handelsregister 9001 0003", "K.v.K.: 90010003"],
)
def test_a_number_called_kvk(words: str) -> None:
    assert kvk_numbers(words) == {"90010003"}


def test_a_telephone_number_is_no_kvk_number() -> None:
    assert kvk_numbers("Bel 06 12345678 over de inschrijving bij de Kamer van Koophandel op 01-07-2026") == frozenset()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("voor de regio Nijmegen (Wolkbreuk Zorgadvies B.V., KvK 90200213).", "Wolkbreuk Zorgadvies B.V."),
        ("Hierbij ontvangt u de inschrijving van Stichting Raad en Daad (KvK 90010001).", "Stichting Raad en Daad"),
        ("Naam organisatie: Praktijk De Brug\nKvK-nummer: 90200213", "Praktijk De Brug"),
        ("Alfa B.V. (KvK 90010001) en Beta B.V. (KvK 90010003)", ""),
        ("Hierbij onze stukken.", ""),
        ("Inschrijving Noordoost-Brabant van Papaver Zorg B.V., KvK 90210171", "Papaver Zorg B.V."),
        ("Wij zijn Stichting Vrienden van Zorg B.V. (KvK 90210171)", "Stichting Vrienden van Zorg B.V."),
        ("Inschrijving Stichting Larix, KvK 90210171", "Stichting Larix"),
        ("onze stukken (regio Nijmegen, KvK 90210193)", ""),
    ],
)
def test_the_name_that_goes_with_a_number(words: str, name: str) -> None:
    assert name_given(words) == name


def test_a_name_counts_as_a_whole_and_not_as_one_short_word() -> None:
    words = compared("De inschrijving van Coöperatie Samen Wijzer U.A. gaat niet door; wij zijn op pad.")
    assert mentions(words, plain("Coöperatie Samen Wijzer U.A."))
    assert not mentions(words, plain("Pad B.V."))
    assert not mentions(words, plain("Wijzer Samen B.V."))


def test_a_bare_fraction_announces_nothing_but_may_fill_a_gap() -> None:
    assert numbered_part("Inschrijving 1/3", "") is None
    assert possible_parts("Inschrijving 1/3") == {(1, 3)}
    assert possible_parts("Ontvangen op 28-07-2026, ronde 2027/2028, 31/7") == frozenset()
    assert numbered_part("", "Dit is deel 2/3.") == (2, 3)


def test_a_word_of_the_trade_is_no_name() -> None:
    words = compared("Hierbij de inschrijving van Stichting Thuishaven Cliëntondersteuning.")
    assert mentions(words, plain("Stichting Thuishaven Cliëntondersteuning"))
    assert not mentions(words, plain("Cliëntondersteuning v.o.f."))

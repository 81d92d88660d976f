"""A denial belongs to the clause it stands in; and a declaration that says not to meet the requirements keeps its kind and says `nee`."""

import re

import pytest
import sample_texts as samples
from sample_texts import pages

from extractors.acts.really import is_denied
from extractors.document import Fact, Kind
from extractors.identify import identify

MEETS = re.compile(
    r"\baan (?:alle |de )*(?:gestelde )?eisen (?:wordt )?vold\w+|\bvoldoe[nt]?\b|\bvoldaan\b|\baan (?:alle |de )*(?:gestelde )?eisen\b"
)

ORDINARY = [
    "Wij verklaren dat onze organisatie niet failliet is en voldoet aan alle eisen van het inkoopbeleid.",
    "Hierbij verklaar ik dat de stichting geen winstoogmerk heeft en aan alle gestelde eisen voldoet.",
    "Ondergetekende verklaart dat er geen uitsluitingsgronden zijn en dat aan alle eisen wordt voldaan.",
    "Ondergetekende verklaart dat de organisatie onafhankelijk is, geen zorg levert en voldoet aan de eisen.",
    "Ondergetekende verklaart niet in strijd met de eisen te handelen en aan alle eisen te voldoen.",
    "Ondergetekende verklaart niet in staat van faillissement te verkeren en aan alle eisen te voldoen.",
    "Wij verklaren dat wij nooit eerder zijn uitgesloten en voldoen aan alle eisen.",
    "Wij zijn niet failliet en voldoen aan alle eisen, dat verklaren wij naar waarheid.",
    "Wij verklaren dat wij geen zorg verlenen en voldoen aan de eisen.",
    "De stichting heeft geen belang bij zorg en zij voldoet aan alle eisen, verklaart ondergetekende.",
    "Ondergetekende verklaart dat aan alle eisen wordt voldaan en dat hij geen gegevens heeft verzwegen.",
    "Wij verklaren dat wij voldoen aan alle eisen en geen winstoogmerk hebben.",
]
DENYING = [
    "Wij verklaren dat wij niet volledig en tijdig aan de eisen voldoen.",
    "Wij kunnen niet verklaren dat wij solvent zijn en dat wij aan de eisen voldoen.",
    "Wij verklaren dat wij nu niet kunnen en willen voldoen aan de eisen.",
    "Ondergetekende verklaart op dit moment nog niet aan alle eisen te voldoen, maar uiterlijk per 1 januari 2027 wel.",
    "Ondergetekende verklaart dat de organisatie solvent is en niet aan alle eisen voldoet.",
    "Ondergetekende verklaart dat geen van de medewerkers en vrijwilligers aan de eisen voldoet.",
    "Ik weiger te verklaren dat wij aan de eisen voldoen.",
]
ACCEPTING = [
    "Wij gaan akkoord met de conceptovereenkomst.",
    "Wij gaan zonder enig voorbehoud akkoord met de conceptovereenkomst en de voorwaarden.",
    "Ondergetekende aanvaardt de tarieven en heeft geen bezwaren tegen de overeenkomst.",
    "Onze organisatie stemt in met de conceptovereenkomst, ook als de tarieven worden gewijzigd.",
    "Wij gaan akkoord met de overeenkomst en werken niet met onderaannemers.",
    "Als de opdracht wordt gegund, aanvaarden wij de overeenkomst.",
    "Wij voldoen aan alle eisen en zullen daaraan gedurende de overeenkomst blijven voldoen.",
    "Wij zullen uiterlijk vier maanden na de start voldoen aan eis 7.",
]
RESERVING = [
    "Wij gaan akkoord met de conceptovereenkomst onder voorbehoud van goedkeuring door onze raad van toezicht.",
    "Wij gaan niet akkoord met artikel 9 van de conceptovereenkomst.",
    "Wij gaan akkoord met de conceptovereenkomst, met uitzondering van artikel 9.",
    "Wij aanvaarden de overeenkomst, mits het tarief wordt verhoogd.",
    "Wij aanvaarden de voorwaarden uitsluitend onder protest.",
    "Onze stichting stemt niet in met de tarieven in de overeenkomst.",
    "Wij zullen uiterlijk op 1 april 2027 aan alle geschiktheidseisen van hoofdstuk 4 voldoen.",
]
UNDER = "\nWij schrijven in voor de regio Nijmegen.\nGoes, 3 juli 2026\nA. Alting, bestuurder Stichting De Wegwijzer, KvK 90010001"


def _told(text: str) -> list[Fact]:
    (piece,) = identify(pages(f"Bestuursverklaring 2027\n{text}{UNDER}"), (), ())
    assert piece.kind is Kind.BESTUURSVERKLARING
    return [fact for fact in piece.facts if fact.name == "verklaart"]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_denial_of_something_else_denies_nothing_of_the_requirements(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize("text", DENYING)
def test_who_says_not_to_meet_them_has_answered_no(text: str) -> None:
    (fact,) = _told(text)
    assert (fact.value, fact.about["uit"]) == ("nee", "zin")
    assert " ".join(fact.locator.quote.split()) == text
    assert text.startswith(fact.about["vraag"])


@pytest.mark.parametrize("text", ACCEPTING)
def test_who_accepts_the_terms_denies_nothing(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize("text", RESERVING)
def test_who_accepts_them_in_part_or_meets_them_later_has_answered_no(text: str) -> None:
    (fact,) = _told(text)
    assert (fact.value, fact.about["uit"]) == ("nee", "zin")
    assert " ".join(fact.locator.quote.split()) == text


def test_of_a_long_sentence_the_part_that_says_it_is_shown() -> None:
    head = "Stichting Het Verre Veld, gevestigd te Verweghuizen en kantoorhoudende aan de Lange Laan der Vrijwilligers 1234, "
    said = "verklaart dat zij nog niet aan eis 7 voldoet en belooft dat zij elk kwartaal aan het zorgkantoor schrijft wat er is gedaan."
    (fact,) = _told(head + said)
    shown = fact.about["vraag"]
    assert "nog niet aan eis 7 voldoet" in shown
    assert shown.startswith("... ")
    assert shown.removeprefix("... ").removesuffix(" ...") in head + said
    assert len(shown) < 210


def test_beside_a_declaration_only_what_says_it_outright_is_told() -> None:
    declared = "Wij verklaren dat de organisatie aan alle eisen voldoet. "
    assert _told(f"{declared}Wij verklaren dat geen gegevens in strijd met de eisen zijn verstrekt.") == []
    assert _told(f"{declared}Wij verklaren te weten dat wie niet voldoet aan de eisen, als dat blijkt, wordt uitgesloten.") == []
    assert [fact.value for fact in _told(f"{declared}Wij bevestigen dat wij niet voldoen aan eis 5 van de eisen.")] == ["nee"]


def test_a_sentence_over_two_pages_is_quoted_by_the_half_that_says_it() -> None:
    first = "Bestuursverklaring 2027\nStichting De Wegwijzer (KvK 90010001)\nOndergetekende, bestuurder van deze stichting, verklaart"
    found = identify(pages(first, f"dat de organisatie op dit moment nog niet aan alle eisen voldoet.{UNDER}"), (), ())
    told = [fact for piece in found for fact in piece.facts if fact.name == "verklaart"]
    assert [(fact.value, fact.locator.page) for fact in told] == [("nee", 2)]


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("wij hebben geen winst en verlies en voldoen aan de eisen.", False),
        ("de organisatie is niet in staat van faillissement en aan alle eisen wordt voldaan.", False),
        ("wij zijn solvent en voldoen niet aan de eisen.", True),
        ("geen medewerkers en vrijwilligers voldoen aan de eisen.", True),
        ("wij kunnen niet instaan voor de kwaliteit en aan de eisen voldoen.", True),
        ("wij kunnen niet zeggen dat wij solvent zijn en dat wij naar behoren aan alle gestelde eisen voldoen.", True),
        ("wij voldoen niet aan alle eisen en voorwaarden.", True),
    ],
)
def test_and_between_clauses_and_between_words(words: str, denied: bool) -> None:  # noqa: FBT001
    assert {is_denied(words, match.span()) for match in MEETS.finditer(words)} == {denied}


STATED = "Stichting De Dijkwacht, KvK 90210011, verklaart"
SHORT = [
    "te voldoen aan de geschiktheidseisen. Wij voldoen niet aan eis 7.",
    "dat zij voldoet aan de geschiktheidseisen, met uitzondering van eis G07.",
    "dat zij aan de geschiktheidseisen voldoet, behalve aan eis 7.",
    "niet te voldoen aan eis 7 en wel aan de overige geschiktheidseisen.",
    "dat zij op dit moment nog niet aan eis 7 voldoet, maar wel aan alle andere geschiktheidseisen.",
    "dat zij aan de geschiktheidseisen voldoet zodra de BCMB haar als lid toelaat.",
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen nog niet aan de eis dat alle medewerkers in het Register staan.",
    "dat zij voldoet aan de geschiktheidseisen. Aan eis 7 voldoen wij niet.",
    "dat zij voldoet aan de geschiktheidseisen. Aan eis 7 kan de stichting niet voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. De Dijkwacht voldoet nog niet aan eis 7.",
    "dat zij voldoet aan de geschiktheidseisen. Eis 7 uitgezonderd voldoen wij aan alle eisen.",
    "dat zij voldoet aan de geschiktheidseisen. Aan alle eisen behalve eis 7 wordt voldaan.",
    "dat zij voldoet aan alle geschiktheidseisen, uitgezonderd G07.",
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen aan eis 7 mits de BCMB ons toelaat.",
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen deels aan eis 7.",
    "dat zij voldoet aan de geschiktheidseisen. Wij zullen pas in maart 2027 aan eis 7 voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. Aan eis 7 voldoet zij (nog) niet.",
    "dat zij voldoet aan de geschiktheidseisen. Eis 7 halen wij niet.",
    "aan alle eisen te voldoen, tenzij de BCMB ons niet toelaat.",
    "dat zij voldoet aan de geschiktheidseisen. Nee, aan eis 7 voldoen wij niet.",
    "dat zij voldoet aan de geschiktheidseisen. Indien de BCMB ons toelaat, voldoen wij aan eis 7.",
]
WHOLE = [
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen ook aan de niet met name genoemde eisen.",
    "dat zij voldoet aan de geschiktheidseisen.",
    "dat zij voldoet aan de geschiktheidseisen. Wij zullen binnen vier maanden na ingang lid van de BCMB zijn.",
    "dat zij voldoet aan de geschiktheidseisen en binnen vier maanden na ingang lid van de BCMB zal zijn.",
    "dat zij niet verkeert in faillissement en voldoet aan de geschiktheidseisen.",
    "dat zij voldoet aan de geschiktheidseisen en geen bezwaar heeft tegen de voorwaarden.",
    "dat zij voldoet aan de geschiktheidseisen. Als wij niet meer aan de eisen voldoen melden wij dat.",
    "dat zij voldoet aan de geschiktheidseisen. Zodra wij niet meer aan de eisen voldoen, melden wij dat.",
    "dat zij voldoet aan de geschiktheidseisen. Indien wij niet langer aan de eisen voldoen, melden wij dit aan het zorgkantoor.",
    "dat zij op het moment van inschrijving voldoet aan de eisen en blijft daaraan voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. Wij weten dat de overeenkomst eindigt als wij niet aan de eisen voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. Als de opdracht wordt gegund voldoen wij aan alle eisen.",
    "dat zij voldoet aan de geschiktheidseisen. Onderaannemers die niet aan de eisen voldoen schakelen wij niet in.",
    "dat zij voldoet aan de geschiktheidseisen. Wij zetten geen medewerkers in die niet aan de eisen voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. Er is geen eis waaraan wij niet voldoen.",
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen niet alleen aan de eisen maar doen meer.",
    "dat zij voldoet aan de geschiktheidseisen. De organisatie is niet onderworpen aan voorwaarden en voldoet aan alle eisen.",
    "dat zij voldoet aan de geschiktheidseisen. Het zorgkantoor sluit ons uit indien wij niet voldoen aan de eisen.",
    "dat zij voldoet aan de geschiktheidseisen en dat op haar geen uitsluitingsgronden van toepassing zijn.",
    "dat zij voldoet aan de geschiktheidseisen. Wij voldoen zonder uitzondering aan alle eisen.",
    "dat zij zonder voorbehoud voldoet aan de geschiktheidseisen. Wij stellen geen voorwaarden.",
    "dat de organisatie voldoet aan de eisen en dat, indien daarom wordt gevraagd, bewijs wordt overgelegd.",
    "dat zij voldoet aan de eisen en op verzoek van het zorgkantoor, als het dat wil, dit aantoont.",
    "dat zij voldoet aan de eisen. Bij het niet voldoen aan de eisen door onze organisatie eindigt de overeenkomst.",
    "dat zij voldoet aan de eisen, en als dat verandert melden wij dat.",
    "dat zij voldoet aan de eisen. Wij voldoen aan eis 7. Wij zijn niet failliet.",
    "dat zij voldoet aan de eisen. Wij werken niet met onderaannemers en voldoen aan alle voorwaarden.",
    "dat zij voldoet aan de eisen. Wij beseffen dat niet voldoen aan de eisen tot uitsluiting leidt.",
    "dat zij voldoet aan de geschiktheidseisen. Wij kunnen niet anders dan aan alle eisen voldoen.",
    "dat zij niet failliet is, geen belasting verschuldigd is en dat zij aan alle eisen voldoet.",
]


@pytest.mark.parametrize("text", SHORT)
def test_who_meets_them_in_part_or_on_a_condition_is_for_a_person(text: str) -> None:
    told = _told(f"{STATED} {text}")
    assert [(fact.value, fact.about["uit"]) for fact in told] == [("nee", "zin")] * len(told)
    assert told


@pytest.mark.parametrize("text", WHOLE)
def test_what_else_is_said_of_requirements_leaves_them_met(text: str) -> None:
    assert _told(f"{STATED} {text}") == []


def test_an_option_of_a_form_that_is_not_ticked_says_nothing() -> None:
    assert _told(f"{STATED} te voldoen aan de eisen.\n☒ Wij voldoen aan eis 7 ☐ Wij voldoen niet aan eis 7.") == []
    assert _told(f"{STATED} te voldoen aan de eisen. Voldoen wij niet aan eis 7?") == []


CONSENT = (
    "Instemmingsverklaring 2023\nStichting De Wegwijzer (KvK 90010001) verklaart in te stemmen met de verlenging van de overeenkomst"
    "{but}.\n"
    "Regio Nijmegen\nGoes, 12 juli 2022\nA. Alting, bestuurder"
)


@pytest.mark.parametrize(
    ("but", "said"),
    [
        ("", []),
        (" zonder voorbehoud", []),
        (" in de regio Nijmegen, onder voorbehoud van een hoger tarief", ["nee"]),
        (", met uitzondering van artikel 9", ["nee"]),
        (", behalve voor mensen in Wijchen", ["nee"]),
    ],
)
def test_a_consent_with_a_reservation_has_answered_no(but: str, said: list[str]) -> None:
    (piece,) = identify(pages(CONSENT.format(but=but)), (), ())
    assert piece.kind is Kind.INSTEMMINGSVERKLARING
    assert [fact.value for fact in piece.all("verklaart")] == said


@pytest.mark.parametrize(
    "text",
    [
        "Wij verklaren aan zestien van de zeventien eisen te voldoen.",
        "Wij verklaren dat wij voldoen aan eis 1 tot en met 6 en 8 tot en met 17.",
        "Wij verklaren dat wij voldoen aan de eisen 1, 2, 3, 4, 5, 6 en 8.",
        "Wij verklaren in beginsel aan alle eisen te voldoen.",
        "Wij verklaren naar verwachting per 1 januari 2027 aan de eisen te voldoen.",
        "Wij verklaren aan alle eisen te voldoen, met een kanttekening bij eis 7.",
        "Onder voorbehoud van financiering voldoen wij aan de eisen, dat verklaren wij.",
        "Wij verklaren aan de eisen te voldoen voor zover dat redelijk is.",
        "Wij verklaren aan de meeste eisen te voldoen.",
        "Wij verklaren ernaar te streven aan alle eisen te voldoen.",
    ],
)
def test_some_of_the_requirements_or_about_all_is_for_a_person(text: str) -> None:
    assert [fact.value for fact in _told(text)] == ["nee"]


@pytest.mark.parametrize(
    "text",
    [
        "Wij verklaren zonder voorbehoud aan alle eisen te voldoen.",
        "Wij verklaren aan eis 1 tot en met 17 te voldoen.",
        "Wij verklaren aan alle zeventien van de zeventien eisen te voldoen.",
        "Wij verklaren aan de eisen te voldoen voor zover deze van toepassing zijn.",
        "Wij verklaren aan alle eisen te voldoen en streven naar een prettige samenwerking.",
        "Wij verklaren aan eis 3 en 7 te voldoen, en aan alle andere eisen.",
    ],
)
def test_all_of_the_requirements_in_other_words_is_all(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("words", "hangs"),
    [
        ("Bovenstaande verklaringen gelden, mits het zorgkantoor het uurtarief verhoogt naar ten minste € 99,00.", True),
        ("Deze verklaring geldt alleen als de gemeente ons contract verlengt.", True),
        ("Deze verklaring is geldig tenzij het zorgkantoor het budget verlaagt.", True),
        ("Deze verklaring is alleen geldig indien volledig ingevuld en ondertekend.", False),
        ("Deze verklaring geldt, mits rechtsgeldig ondertekend, voor 2027 en 2028.", False),
        ("Deze verklaring geldt voor 2027 en 2028.", False),
    ],
)
def test_a_declaration_that_hangs_on_what_others_do(words: str, *, hangs: bool) -> None:
    text = (
        "Bestuursverklaring 2027\nStichting De Dijkwacht, KvK 90210011\nOndergetekende verklaart dat de organisatie voldoet aan alle "
        f"geschiktheidseisen van het inkoopbeleid 2027-2028.\n{words}\nGoes, 3 juli 2026\nA. Dijkman, bestuurder"
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert any(fact.value == "nee" and fact.about.get("uit") == "zin" for fact in piece.all("verklaart")) == hangs

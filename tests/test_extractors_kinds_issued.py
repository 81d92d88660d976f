"""What VOG, GVA and UBO papers state."""

import pytest
import sample_texts as samples
from sample_texts import read, values

from extractors.document import Kind
from extractors.identify import identify


@pytest.mark.parametrize(
    ("text", "day", "proof"),
    [
        pytest.param(samples.VOG_RP, "2026-03-18", "verklaring", id="block with date"),
        pytest.param(samples.VOG_RP_BRIEF, "2026-04-02", "verklaring", id="letter, not the day of application"),
        pytest.param(samples.VOG_AANVRAAG, "2026-06-20", "aanvraag", id="receipt of the application"),
        pytest.param(samples.GVA, "2026-02-03", "verklaring", id="procurement certificate"),
        pytest.param(samples.VOG_NP, "2026-05-11", "verklaring", id="of a person, not the birth date"),
    ],
)
def test_date_and_proof_of_a_certificate(text: str, day: str, proof: str) -> None:
    piece = read(text)
    assert values(piece, "datum") == [day]
    assert values(piece, "vog_bewijs") == [proof]


REFUSED = samples.VOG_RP.replace("\nVerklaring Omtrent het Gedrag", "\nWeigering Verklaring Omtrent het Gedrag").replace(
    "niet is gebleken van bezwaren", "is gebleken van bezwaren"
)
ANNOUNCED = """Screeningsautoriteit Justis
Den Haag, 2 april 2026
Verklaring Omtrent het Gedrag rechtspersonen
Geachte heer, mevrouw,
Ik ben van plan de afgifte van de VOG aan Zorgwegwijzer Midden B.V., KvK-nummer 81234567, te weigeren. U kunt uw zienswijze geven.
De Minister voor Rechtsbescherming, namens deze"""


@pytest.mark.parametrize(
    "text", [REFUSED, ANNOUNCED, ANNOUNCED.replace("Ik ben van plan", "Ik besluit")], ids=["refused", "announced", "letter"]
)
def test_a_refusal_is_no_certificate(text: str) -> None:
    piece = read(text)
    assert piece.kind is Kind.OVERIG
    assert values(piece, "vog_bewijs") == ["weigering"]


def test_a_certificate_that_tells_when_one_is_refused_is_a_certificate() -> None:
    piece = read(f"{samples.VOG_RP}Een VOG wordt geweigerd als de afgifte een risico is. Weigering van de afgifte staat open voor bezwaar.")
    assert piece.kind is Kind.VOG_RP
    assert values(piece, "vog_bewijs") == ["verklaring"]


def test_the_entity_of_a_certificate() -> None:
    piece = read(samples.VOG_RP)
    assert values(piece, "kvk_nummer") == ["09912345"]
    assert values(piece, "statutaire_naam") == ["Stichting Onafhankelijke Cliëntondersteuning De Lindeboom"]


@pytest.mark.parametrize(
    ("text", "proof", "count", "pseudo"),
    [
        pytest.param(samples.UBO, "uittreksel", "2", "nee", id="extract with shares"),
        pytest.param(samples.UBO_PSEUDO, "uittreksel", "1", "ja", id="extract of a foundation"),
        pytest.param(samples.UBO_BEVESTIGING, "bevestiging", "3", "nee", id="letter of confirmation"),
        pytest.param(samples.UBO_SCHERM, "schermafdruk", "1", "ja", id="screen print"),
        pytest.param(samples.UBO_EIGEN, "eigen_verklaring", "2", "nee", id="own statement"),
    ],
)
def test_what_a_ubo_paper_is_and_how_many_it_shows(text: str, proof: str, count: str, pseudo: str) -> None:
    piece = read(text)
    assert values(piece, "ubo_bewijs") == [proof]
    assert [(fact.value, fact.about["pseudo"]) for fact in piece.all("aantal_ubo")] == [(count, pseudo)]


SELF_SAID = """UBO-verklaring
Stichting Alfa (KvK 90210011) verklaart dat A. Dijkman de uiteindelijk belanghebbende is en dat deze is ingeschreven in het UBO-register.
Nijmegen, 12 juni 2026
A. Dijkman"""
CONFIRMED = """Bevestiging inschrijving UBO-register
Kamer van Koophandel
Geachte heer Dijkman,
Hierbij bevestigen wij dat de uiteindelijk belanghebbende van Stichting Alfa (KvK 90210011) is ingeschreven in het UBO-register.
Utrecht, 12 juni 2026"""


@pytest.mark.parametrize(("text", "proof"), [(SELF_SAID, "eigen_verklaring"), (CONFIRMED, "bevestiging")])
def test_who_says_it_tells_a_statement_of_ones_own_from_a_confirmation(text: str, proof: str) -> None:
    assert values(read(text), "ubo_bewijs") == [proof]


def test_names_of_ubos_are_not_kept() -> None:
    stored = " ".join(f"{fact.value} {fact.locator.quote}" for fact in read(samples.UBO).facts)
    assert "Wit" not in stored
    assert "Samira" not in stored


def test_hidden_ubos_are_said() -> None:
    text = samples.UBO.replace("de Wit, Peter", "Afgeschermd").replace("Aziz, Samira", "Afgeschermd")
    assert [fact.about["afgeschermd"] for fact in read(text).all("aantal_ubo")] == ["ja"]


def test_a_letter_about_a_certificate_is_none() -> None:
    text = (
        "Toelichting UBO en VOG RP\nTolhuis, 26 juli 2026\nGeachte heer/mevrouw,\nBij de verplichte documenten staat een VOG voor "
        "rechtspersonen. Justis kan aan mij als eenmanszaak geen VOG RP geven. Ik stuur daarom een VOG NP mee.\n"
        "Met vriendelijke groet,\nJ. Terpen"
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert piece.kind not in (Kind.VOG_RP, Kind.VOG_NP)


def test_a_letter_about_the_register_of_owners_is_no_proof_from_it() -> None:
    text = (
        "Over het UBO-register en de VOG\nGeachte heer/mevrouw,\nAls eenmanszaak heb ik geen UBO: ik sta niet in het UBO-register. "
        "Een uittreksel UBO kan ik dus niet sturen.\nMet vriendelijke groet,\nT. Woud\nKvK 90010011"
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert piece.kind is not Kind.UITTREKSEL_UBO


CERTIFICATE = """Screeningsautoriteit Justis
Verklaring Omtrent het Gedrag rechtspersonen (VOG RP)
{head}
De Minister verklaart dat niet is gebleken van bezwaren tegen de rechtspersoon.
Naam rechtspersoon  {name}
KvK-nummer  {number}
{foot}
"""


@pytest.mark.parametrize(
    "foot",
    [
        "Doel  Inschrijving van dochter Stichting Alfa, KvK 90210022",
        "Ten behoeve van Stichting Alfa (KvK 90210022)",
        "Doel  Inschrijving van Stichting Alfa, KvK-nummer 90210022",
    ],
)
def test_a_certificate_is_of_the_number_beside_the_name(foot: str) -> None:
    piece = read(CERTIFICATE.format(head="Datum  18 mei 2026", name="Alfa Holding B.V.", number="90210011", foot=foot))
    assert {fact.value: fact.about.get("rol") for fact in piece.all("kvk_nummer")} == {"90210011": None, "90210022": "ander"}


def test_a_holding_named_beside_takes_nothing_from_the_entity() -> None:
    foot = "Moedermaatschappij  Alfa Holding B.V., KvK 90210022"
    piece = read(CERTIFICATE.format(head="Datum  18 mei 2026", name="Stichting Alfa", number="90210011", foot=foot))
    assert {fact.value: fact.about.get("rol") for fact in piece.all("kvk_nummer")} == {"90210011": None, "90210022": "ander"}


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Geprint op 15-07-2026", []),
        ("Datum  3 december 2025\nDatum afdruk: 5 juli 2026", ["2025-12-03"]),
        ("Datum  3 december 2025\nAfgedrukt op 5 juli 2026\nOntvangen: 2 juli 2026", ["2025-12-03"]),
        ("Den Haag, 3 december 2025\nGescand op 5 juli 2026", ["2025-12-03"]),
    ],
)
def test_a_day_of_printing_or_scanning_is_no_day_of_issue(head: str, days: list[str]) -> None:
    assert values(read(CERTIFICATE.format(head=head, name="Stichting Alfa", number="90210011", foot="")), "datum") == days


def test_an_extract_that_shows_nobody_counts_none() -> None:
    text = (
        "Uittreksel UBO-register\nKamer van Koophandel\nKvK-nummer   90210011\nNaam   Stichting Alfa\nUiteindelijk belanghebbenden\n"
        "Er zijn geen uiteindelijk belanghebbenden ingeschreven voor deze organisatie.\nGegevens zijn vervaardigd op 20-07-2026"
    )
    assert [fact.value for fact in read(text).all("aantal_ubo")] == ["0"]


DECIDED = (
    "Ministerie van Justitie en Veiligheid\nJustis\nVerklaring Omtrent het Gedrag rechtspersonen\n{}\n"
    "Stichting De Dijkwacht\nKvK-nummer 90210011\nDatum 10 juni 2026\n"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "Uit het onderzoek is gebleken van bezwaren tegen de rechtspersoon. De afgifte wordt geweigerd.",
            "overig",
        ),
        (
            "Voornemen tot weigering van de verklaring. Er zijn bezwaren gebleken.",
            "overig",
        ),
        (
            "Ik ben voornemens de afgifte van de verklaring te weigeren.",
            "overig",
        ),
        (
            "Hierbij deel ik u mee dat ik de afgifte van de verklaring weiger.",
            "overig",
        ),
        (
            "Uw aanvraag om een verklaring omtrent het gedrag wordt afgewezen.",
            "overig",
        ),
        (
            "De verklaring van 3 maart 2026 wordt hierbij ingetrokken.",
            "overig",
        ),
        (
            "Er zijn bezwaren tegen afgifte van de verklaring.",
            "overig",
        ),
        (
            "De Minister weigert de verklaring omtrent het gedrag af te geven. Bent u het niet eens met dit besluit? U kunt bezwaar maken.",
            "overig",
        ),
        (
            "Uit het onderzoek is niet gebleken van bezwaren tegen de rechtspersoon.",
            "vog_rp",
        ),
        (
            "Verklaart dat, gelet op het doel, niet is gebleken van bezwaren tegen de rechtspersoon en haar bestuurders.",
            "vog_rp",
        ),
        (
            "Uit het onderzoek zijn geen bezwaren gebleken.",
            "vog_rp",
        ),
        (
            "Niet is gebleken van bezwaren. Een volgende aanvraag kan worden geweigerd als de omstandigheden veranderen.",
            "vog_rp",
        ),
        (
            "Er is niet gebleken van bezwaren. Deze verklaring kan worden ingetrokken.",
            "vog_rp",
        ),
        (
            "Er is geen grond om de afgifte van de verklaring te weigeren.",
            "vog_rp",
        ),
    ],
)
def test_a_letter_that_refuses_a_certificate_is_none(words: str, kind: str) -> None:
    (piece,) = identify(samples.pages(DECIDED.format(words)), (), ())
    assert piece.kind == kind


LETTER = (
    "Justis, Postbus 20300, Den Haag\nOns kenmerk R 1\nDatum  05-03-2026\nBetreft  Verklaring Omtrent het Gedrag voor rechtspersonen\n"
    "Geacht bestuur,\nOp uw aanvraag heb ik onderzocht of er bezwaren bestaan tegen Stichting De Dijkwacht, ingeschreven in het\n"
    "handelsregister onder nummer 90210011. {}\nDe Minister van Justitie en Veiligheid, namens deze,\nhet hoofd van Justis\n"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Van zulke bezwaren is niet gebleken. Ik verklaar dat er geen bezwaar is tegen de rechtspersoon.", "vog_rp"),
        ("U hoort van mij binnen acht weken.", "overig"),
        ("Van zulke bezwaren is gebleken. Ik weiger de afgifte van de verklaring.", "overig"),
    ],
)
def test_a_letter_in_which_the_minister_decides_is_the_certificate(words: str, kind: str) -> None:
    (piece,) = identify(samples.pages(LETTER.format(words)), (), ())
    assert piece.kind == kind


def test_a_letter_of_a_provider_about_a_certificate_is_none() -> None:
    text = (
        "Geachte heer, mevrouw,\nHierbij onze Verklaring Omtrent het Gedrag voor rechtspersonen. Justis schrijft dat er geen bezwaar is\n"
        "tegen Stichting De Dijkwacht (KvK 90210011). De Minister van Justitie en Veiligheid heeft dat, namens deze het hoofd van Justis,\n"
        "ons laten weten op 5 maart 2026.\nMet vriendelijke groet,\nA. Dijkman\n"
    )
    (piece,) = identify(samples.pages(text), (), ())
    assert piece.kind != "vog_rp"


@pytest.mark.parametrize("label", ["Inschrijfdatum", "Registratiedatum", "Ingeschreven", "Sinds"])
def test_the_day_of_registration_is_not_the_day_of_the_paper(label: str) -> None:
    text = (
        "15:08    15 juli 2026   82%\nKVK UBO-register - mijn registraties\nOrganisatie   Stichting De Dijkwacht\nKVK-nummer 9021 0011\n"
        f"UBO   A. Dijkman (03-1969)\nBelang   meer dan 75% van de aandelen\n{label} 12-11-2020\n"
    )
    assert [(fact.value, bool(fact.about)) for fact in read(text).all("datum")] == [("2026-07-15", True)]

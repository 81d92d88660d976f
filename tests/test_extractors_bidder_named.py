"""Who a paper speaks for: against accountants, holdings and buyers, over lines, in letterheads and feet; and papers of who sells."""

import pytest
import sample_texts as samples

from extractors.document import Kind, Piece
from extractors.identify import identify


def read(text: str) -> Piece:
    (piece,) = identify(samples.pages(text), (), ())
    return piece


def names(piece: Piece) -> list[str]:
    return [fact.value for fact in (*piece.all("statutaire_naam"), *piece.all("handelsnaam"))]


END = "verklaar te voldoen aan alle geschiktheidseisen.\nGoes, 2 juni 2026\nA. Dijkman"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Ik ben eigenaar van Anna in 't Hout Cliëntondersteuning, KvK 90210011, en {END}", "Anna in 't Hout Cliëntondersteuning"),
        (f"Namens mijn zaak De Dijk in Zorg, ingeschreven onder KvK-nummer 90210011, {END}", "De Dijk in Zorg"),
        (f"Mijn bureau Zicht op Zorg (KvK: 90210011) {END}", "Zicht op Zorg"),
        (
            f"Ik bestuur Stichting De Kade, in het handelsregister onder 90210011, en {END}\nAccountant: Rekenaars B.V., KvK 90210022",
            "Stichting De Kade",
        ),
        (f"Stichting Steun en\nRaad Zeeland\nKvK 90210011\nWij {END}", "Stichting Steun en Raad Zeeland"),
    ],
)  # fmt: skip
def test_the_bidder_of_a_declaration(text: str, name: str) -> None:
    assert names(read(f"Bestuursverklaring 2027\n{text}"))[:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"Hierbij verklaar ik, bestuursvoorzitter van N.V. Zuidwijk Zorgadvies, mevrouw B. Beumer gehoord: ik {END}",
        f"N.V. Zuidwijk Zorgadvies\nKvK 90210011\nWij {END}",
        f"Namens N.V. Zuidwijk Zorgadvies (KvK 90210011) {END}",
    ],
)
def test_a_name_that_begins_with_its_legal_form(text: str) -> None:
    assert names(read(f"Bestuursverklaring 2027\n{text}"))[:1] == ["N.V. Zuidwijk Zorgadvies"]


def test_the_form_behind_a_name_begins_no_other() -> None:
    text = f"Namens Zuidwijk Zorgadvies N.V. Postbus 12 te Goes, KvK 90210011, {END}\nOok Alfa\nB.V. Kade 3 doet mee."
    assert names(read(f"Bestuursverklaring 2027\n{text}"))[:1] == ["Zuidwijk Zorgadvies N.V."]


MAIL = """Van: Annelies Dijkman <hallo@naast-jou.example>
Aan: zorgkantoor
Datum: di 14 jul. 2026 22:03
Onderwerp: Inschrijving regio Utrecht

Hoi,
Hierbij mijn inschrijving voor de regio Utrecht. In de bijlagen: bestuursverklaring, kvk, vog.

{greeting}
Naast jou - clientondersteuning Dijkman, KvK 90210011
"""


@pytest.mark.parametrize("greeting", ["Groetjes Annelies", "Groet, Annelies Dijkman", "Met vriendelijke groet, Annelies"])
def test_a_greeting_is_no_name_of_the_bidder_and_the_line_with_its_number_is(greeting: str) -> None:
    assert names(read(MAIL.format(greeting=greeting))) == ["Naast jou - clientondersteuning Dijkman"]


def test_the_name_before_a_bare_number_in_a_plan() -> None:
    text = "Inwerkplan Zeeland\nVoor: zorgkantoor CZ. Van: Swaan Cliëntsteun (90210011)\nWeek 36-40 (2026)  Sociale kaart in beeld\n"
    rest = "41-48  Rondje langs verpleeghuizen\n2027, week 2  Aanmelden bij regionaal overleg\nDatum plan  9 juli 2026"
    assert names(read(text + rest)) == ["Swaan Cliëntsteun"]


LETTER = """Goes, 2 juni 2026
Geachte mevrouw Bos,
Met genoegen bieden wij u bijgaand onze inschrijving voor de inkoop cliëntondersteuning aan. Bijlagen: bestuursverklaring, VOG RP.
Hoogachtend,
A. Dijkman
directeur
"""


@pytest.mark.parametrize(
    "text",
    [
        f"zorgkantoor CZ    Sociaal Team Walcheren\nPostbus 3    Kade 3\n5000 AA Tilburg    4461 AB Goes\n    KvK 90210011\n{LETTER}",
        f"VGZ Zorgkantoor\nt.a.v. inkoop\n{LETTER}Sociaal Team Walcheren · KvK 90210011 · Kade 3 Goes",
    ],
    ids=["right column of a letterhead", "foot"],
)
def test_the_sender_of_a_letter(text: str) -> None:
    assert names(read(text)) == ["Sociaal Team Walcheren"]


def test_a_quotation_of_a_supplier_is_another_paper() -> None:
    text = (
        "OFFERTE\nSoftwarehuis Zuid B.V.\nKvK 90210022\nAan: De Kade Cliëntondersteuning\nGeldig tot: 4 juni 2026\n"
        "Registratiesysteem voor cliëntondersteuners, per maand EUR 39,00\nVoor akkoord,\nNaam: ........ Handtekening: ......."
    )
    assert read(text).kind is Kind.OVERIG


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Onderaannemers? Voor 2027: ja, G. Stege valt in. Voor 2028: weten wij nog niet.", {"2027": "ja", "2028": "leeg"}),
        (
            "Onderaannemers? Voor 2027: ja, de zzp'er op de hoek valt dan voor mij in. Voor 2028: weet ik\nnog niet.",
            {"2027": "ja", "2028": "leeg"},
        ),
        ("Onderaannemers 2027: nee. 2028: nog niet bekend.", {"2027": "nee", "2028": "leeg"}),
        ("In 2027 werken wij zonder onderaannemers; over 2028 is nog geen besluit genomen.", {"2027": "nee", "2028": "leeg"}),
        ("Inzet onderaannemers: 2027 ja; 2028 n.n.b.", {"2027": "ja", "2028": "leeg"}),
        ("Onderaannemers 2027: ja. Onderaannemers 2028: nee.\nDe omzet over 2026 is nog niet bekend.", {"2027": "ja", "2028": "nee"}),
    ],
)
def test_a_year_that_is_left_open_is_not_answered(words: str, answers: dict[str, str]) -> None:
    piece = read(f"Bestuursverklaring 2027\nStichting De Kade (KvK 90210011).\n{words}\nWij {END}")
    assert {fact.about["jaar"]: fact.value for fact in piece.all("onderaannemers")} == answers

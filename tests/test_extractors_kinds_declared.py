"""What declarations, mandates and statements of liability say."""

import pytest
import sample_texts as samples
from drawn_forms import page
from sample_texts import values

from extractors.document import Box, Field, Kind, Mark, Piece
from extractors.excerpt import excerpt
from extractors.identify import identify


def read(text: str, *, fields: tuple[Field, ...] = (), marks: tuple[Mark, ...] = (), boxes: bool = False) -> Piece:
    (piece,) = identify(samples.pages(text, boxes=boxes), fields, marks)
    return piece


def per_year(piece: Piece) -> dict[str, str]:
    return {fact.about["jaar"]: fact.value for fact in piece.all("onderaannemers")}


def test_a_filled_in_form() -> None:
    piece = read(samples.BESTUUR_FORMULIER)
    assert values(piece, "ronde") == ["2027"]
    assert values(piece, "kvk_nummer") == ["09912345"]
    assert values(piece, "ondertekenaar") == ["J.M. Vermeer"]
    assert values(piece, "datum") == ["2026-07-15"]
    assert values(piece, "plaats") == ["Nijmegen"]
    assert values(piece, "regio") == ["Nijmegen, Waardenland en Noord- en Midden-Limburg"]
    assert values(piece, "handtekening") == ["leeg"]
    assert values(piece, "invulplek") == []
    assert values(piece, "samenwerkingsverband") == []  # an empty box says neither yes nor no


def test_a_letter() -> None:
    piece = read(samples.BESTUUR_BRIEF)
    (signer,) = piece.all("ondertekenaar")
    assert signer.value == "P. de Wit"
    assert dict(signer.about) == {"functie": "bestuurder", "namens": "Zorgwegwijzer Midden B.V."}
    assert values(piece, "handtekening") == ["getypt"]
    assert per_year(piece) == {"2027": "nee", "2028": "nee"}


def test_a_table_of_an_older_round() -> None:
    piece = read(samples.BESTUUR_TABEL)
    assert values(piece, "ronde") == ["2025"]
    assert values(piece, "kvk_nummer") == ["66554433"]
    assert [(fact.value, fact.about["vraag"]) for fact in piece.all("verklaart")] == [
        ("ja", "Wij voldoen aan de geschiktheidseisen"), ("nee", "Wij beschikken over een klachtenregeling"),
    ]  # fmt: skip
    assert per_year(piece) == {"2025": "nee", "2026": "nee"}
    assert values(piece, "regio") == ["Midden-Holland"]


def test_statements_under_a_head_with_ja_and_nee() -> None:
    rows = "Verklaring  Ja  Nee\nDe organisatie voldoet aan de eisen  ☒  ☐\nDe organisatie heeft een klachtenregeling  ☐  ☒"
    piece = read(f"Bestuursverklaring 2027\nOndergetekende verklaart over de geschiktheidseisen:\n{rows}")
    assert values(piece, "verklaart") == ["ja", "nee"]


def test_a_template_that_was_never_filled_in() -> None:
    piece = read(samples.BESTUUR_LEEG)
    assert set(values(piece, "invulplek")) >= {"xx", "[naam organisatie]", "<<plaats>>", "dd-mm-jjjj"}
    assert values(piece, "handtekening") == ["leeg"]
    assert values(piece, "ondertekenaar") == []


@pytest.mark.parametrize(
    ("how", "box", "expected"),
    [
        pytest.param("certificaat", None, "certificaat", id="certificate without a place"),
        pytest.param("inkt", Box(x0=120, y0=225, x1=220, y1=260), "inkt", id="ink beside the label"),
        pytest.param("afbeelding", Box(x0=120, y0=225, x1=220, y1=260), "afbeelding", id="picture beside the label"),
        pytest.param("afbeelding", Box(x0=40, y0=10, x1=140, y1=40), "leeg", id="logo at the top"),
        pytest.param("zegel", Box(x0=120, y0=225, x1=220, y1=260), "leeg", id="a seal is no signature"),
    ],
)
def test_marks_near_the_block_are_the_signature(how: str, box: Box | None, expected: str) -> None:
    piece = read(samples.BESTUUR_FORMULIER, marks=(Mark(page=1, how=how, box=box),), boxes=True)
    assert values(piece, "handtekening") == [expected]


YEARS = {
    "boxes on one line": ("2027: ☐ ja ☒ nee\n2028: ☒ ja ☐ nee", {"2027": "nee", "2028": "ja"}),
    "words before boxes": ("2027  ja ☒  nee ☐\n2028  ja ☐  nee ☒", {"2027": "ja", "2028": "nee"}),
    "brackets": ("2027 [x] ja [ ] nee\n2028 [ ] ja [ ] nee", {"2027": "ja", "2028": "leeg"}),
    "both ticked": ("2027: ☒ ja ☒ nee\n2028: ☒ ja ☐ nee", {"2027": "beide", "2028": "ja"}),
    "typed answers": ("2027: Nee\n2028: Ja", {"2027": "nee", "2028": "ja"}),
    "question above options": ("Werkt u in 2027 zo?\n☐ Ja\n☒ Nee\nWerkt u in 2028 zo?\n☒ Ja\n☐ Nee", {"2027": "nee", "2028": "ja"}),
    "columns": ("      2027   2028\nJa    ☐      ☒\nNee   ☒      ☐", {"2027": "nee", "2028": "ja"}),
    "head with ja and nee": ("Jaar   Ja   Nee\n2027   ☐    ☒\n2028   ☒    ☐", {"2027": "nee", "2028": "ja"}),
    "typed x under a column": ("Jaar      Ja      Nee\n2027              X\n2028      X", {"2027": "nee", "2028": "ja"}),
    "typed x in a cell": ("Jaar | Ja | Nee\n2027 | | X\n2028 | X | ", {"2027": "nee", "2028": "ja"}),
    "typed x without a place": ("Jaar  Ja  Nee\n2027  X", {}),
    "both years in one question": ("Onderaannemers in 2027 en 2028: ☐ ja ☒ nee", {"2027": "nee", "2028": "nee"}),
    "one year only": ("2027: ☐ ja ☒ nee", {"2027": "nee"}),
}


@pytest.mark.parametrize(("lines", "expected"), [pytest.param(*row, id=name) for name, row in YEARS.items()])
def test_subcontractors_per_year_in_every_layout(lines: str, expected: dict[str, str]) -> None:
    piece = read(f"Bijlage 2 bij de bestuursverklaring 2027\nInzet van onderaannemers\n{lines}")
    assert per_year(piece) == expected
    assert values(piece, "bijlage") == ["2"]


@pytest.mark.parametrize(
    ("lines", "name", "role"),
    [
        ("Naam en functie: J. de Boer, directeur", "J. de Boer", "directeur"),
        ("Naam: Boer, J. de\nFunctie: directeur", "Boer, J. de", "directeur"),
        ("Naam: mw. J. de Boer (voorzitter)", "J. de Boer", "voorzitter"),
        ("Naam ondertekenaar | J. de Boer\nFunctie | lid raad van bestuur", "J. de Boer", "lid raad van bestuur"),
        ("Naam tekenbevoegde   drs. J. de Boer MBA\nFunctie              directeur", "J. de Boer", "directeur"),
    ],
)
def test_names_and_functions_of_signers(lines: str, name: str, role: str) -> None:
    piece = read(f"Bestuursverklaring 2027\nOndergetekende verklaart te voldoen aan de geschiktheidseisen.\n{lines}\nHandtekening: ......")
    assert [(fact.value, fact.about["functie"]) for fact in piece.all("ondertekenaar")] == [(name, role)]


def test_two_signers_in_the_columns_of_a_table() -> None:
    table = "Naam  A. Alting  B. Beumer\nFunctie  voorzitter  penningmeester\nDatum  3 juli 2026  4 juli 2026\nHandtekening  ......  ......"
    piece = read(f"Bestuursverklaring 2027\nOndergetekenden verklaren te voldoen aan de geschiktheidseisen.\n{table}")
    assert [(fact.value, fact.about["functie"]) for fact in piece.all("ondertekenaar")] == [
        ("A. Alting", "voorzitter"),
        ("B. Beumer", "penningmeester"),
    ]
    assert values(piece, "handtekening") == ["leeg", "leeg"]


FORM = """
Bestuursverklaring 2027
1. Gegevens organisatie
Statutaire naam:   Stichting Kompas
AGB-code:          12345678
KvK-nummer:        05098765
Adres:             Melkmarkt 1, 8011 AB Zwolle
Telefoonnummer:    0381234567
IBAN:              NL12 RABO 0123 4567 89
2. Verklaringen
Ondergetekende(n) verklaart/verklaren door rechtsgeldige ondertekening dat de organisatie
a. voldoet aan de geschiktheidseisen   [x] Ja  [ ] Nee
b. geen belangen heeft bij een Wlz-aanbieder   [x] Ja  [ ] Nee
3. Ondertekening
Naam rechtsgeldig vertegenwoordiger(s):  A.C. de Boer
Functie:  voorzitter
Datum:  d.d. 3 juli '26
Handtekening(en):
"""


def test_an_elaborate_form() -> None:
    piece = read(FORM)
    assert values(piece, "kvk_nummer") == ["05098765"]
    assert values(piece, "ondertekenaar") == ["A.C. de Boer"]
    assert values(piece, "datum") == ["2026-07-03"]
    assert values(piece, "verklaart") == ["ja", "ja"]
    assert values(piece, "handtekening") == ["leeg"]
    assert values(piece, "invulplek") == []


def test_a_contact_person_at_the_top_signs_nothing() -> None:
    text = samples.BESTUUR_FORMULIER.replace(
        "Correspondentieadres:", "Naam contactpersoon:   P. Pen\nFunctie: beleidsmedewerker\nCorrespondentieadres:"
    )
    assert values(read(text), "ondertekenaar") == ["J.M. Vermeer"]


def test_a_branch_association_is_no_consortium() -> None:
    text = samples.BRIEF.replace("Bijgaand", "Samen met anderen vormen wij een samenwerkingsverband gericht op branchevorming. Bijgaand")
    assert values(read(text), "samenwerkingsverband") == []


def test_two_years_in_one_sentence_each_have_their_own_answer() -> None:
    text = samples.BESTUUR_BRIEF.replace("In 2027 en 2028 maken wij geen gebruik", "Wij maken in 2027 wel en in 2028 geen gebruik")
    assert per_year(read(text)) == {"2027": "ja", "2028": "nee"}


def test_an_empty_line_above_the_name_is_no_signature() -> None:
    piece = read(samples.BESTUUR_BRIEF.replace("\nP. de Wit\nbestuurder", "\n______________________\nP. de Wit\nbestuurder"))
    assert values(piece, "handtekening") == ["leeg"]
    assert values(piece, "invulplek") == []


def test_a_page_of_scan_may_hold_the_signature() -> None:
    (piece,) = identify(samples.pages(samples.BESTUUR_FORMULIER.split("Aldus")[0], ""), (), ())
    assert values(piece, "handtekening") == []
    assert any("Op bladzijde 2 staat geen leesbare tekst" in words for words in piece.unread)


def test_struck_out_words_cannot_be_read_and_give_no_answer() -> None:
    piece = read("Bijlage 2 bij de bestuursverklaring 2027\nInzet van onderaannemers\n2027: ja / nee *\n2028: ja / nee *")
    assert per_year(piece) == {}
    assert [dict(fact.about) for fact in piece.all("bijlage")] == [{}]
    assert any("onderaannemers" in words for words in piece.unread)


def test_form_fields_answer_for_the_page() -> None:
    fields = (
        Field(page=1, name="onderaannemers_2027_ja", kind="vakje", value="uit"),
        Field(page=1, name="onderaannemers_2027_nee", kind="vakje", value="aan"),
        Field(page=1, name="onderaannemers_2028", kind="keuze", value="Ja"),
    )
    piece = read("Bestuursverklaring 2027\nBijlage 2 onderaannemers\n2027  ja  nee\n2028  ja  nee\nOndergetekende verklaart", fields=fields)
    assert per_year(piece) == {"2027": "nee", "2028": "ja"}


@pytest.mark.parametrize(
    ("text", "proxy", "giver", "until"),
    [
        pytest.param(samples.VOLMACHT, ["K. Bos"], ["J.M. Vermeer"], ["2026-12-31"], id="power of attorney"),
        pytest.param(samples.BESTUURSBESLUIT, ["F. el Amrani"], ["T. Hendriks"], [], id="extract of minutes"),
        pytest.param(samples.MACHTIGING_LABELS, ["S. Aziz"], ["P. de Wit"], ["2027-02-01"], id="labels"),
        pytest.param(samples.MACHTIGING_PASSIEF, ["S. de Groot"], ["J.M. Vermeer"], [], id="passive statement"),
        pytest.param(samples.BIJZONDERE_VOLMACHT, ["B. Smit"], ["A.C. de Boer"], ["2027-01-01"], id="name on the line under the grant"),
        pytest.param(samples.NOTULEN, ["R. Visser"], ["A.C. de Boer", "T. Maas"], [], id="minutes with two signers on a line"),
        pytest.param(samples.MACHTIG_IK, ["E. Yilmaz"], ["M. van den Heuvel"], ["2026-12-31"], id="hierbij machtig ik"),
        pytest.param(samples.BESLUIT, ["L. Kok"], ["G. Smits", "H.J. ten Cate"], [], id="resolution with the name first"),
        pytest.param(samples.BEVOEGDVERKLARING, ["S. Post"], ["T. Maas"], [], id="statement that someone may sign"),
    ],
)
def test_who_gives_a_mandate_to_whom(text: str, proxy: list[str], giver: list[str], until: list[str]) -> None:
    piece = read(text)
    assert values(piece, "gevolmachtigde") == proxy
    assert values(piece, "volmachtgever") == giver
    assert values(piece, "geldig_tot") == until
    assert piece.all("omvang")


@pytest.mark.parametrize(
    ("text", "power", "limit"),
    [
        pytest.param(samples.MACHTIGING_LABELS, "beperkt", "tot een bedrag van € 100.000", id="an amount"),
        pytest.param(samples.BIJZONDERE_VOLMACHT, "beperkt", "beperkt tot deze inschrijving", id="this bid only"),
        pytest.param(samples.VOLMACHT, "onbekend", "", id="nothing said"),
        pytest.param(
            samples.VOLMACHT.replace("verleent hierbij volmacht", "verleent hierbij volmacht zonder enige beperking"),
            "volledig",
            "",
            id="no limit",
        ),
    ],
)
def test_how_far_a_mandate_goes(text: str, power: str, limit: str) -> None:
    (proxy,) = read(text).all("gevolmachtigde")
    assert (proxy.about["volmacht"], proxy.about.get("grens", "")) == (power, limit)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("verklaren dat ieder van hen hoofdelijk aansprakelijk is voor het geheel", "geheel"),
        ("aanvaarden hoofdelijke aansprakelijkheid", "geheel"),
        ("verklaren dat zij elk voor het geheel aansprakelijk zijn", "geheel"),
        ("verklaren dat iedere deelnemer voor zijn eigen deel aansprakelijk is", "deel"),
        ("zijn aansprakelijk naar rato van hun omzet in het samenwerkingsverband", "deel"),
        ("verklaren dat de penvoerder volledig aansprakelijk is", "penvoerder"),
        ("verklaren gezamenlijk aansprakelijk te zijn", "onduidelijk"),
        ("stellen dat iedere deelnemer aansprakelijk is voor het door hem uitgevoerde deel", "deel"),
        ("zijn niet hoofdelijk aansprakelijk, maar ieder voor zijn deel aansprakelijk", "deel"),
        ("zijn hoofdelijk aansprakelijk voor het geheel. Onderling dragen zij bij naar rato van hun omzet", "geheel"),
        ("zijn hoofdelijk aansprakelijk, maar elke deelnemer voor zijn eigen deel", "deel"),
    ],
)
def test_which_liability_is_accepted(words: str, code: str) -> None:
    opening = "Verklaring aansprakelijkheid samenwerkingsverband\nDe ondergetekenden, Stichting Alfa en Beta Zorg B.V.,"
    text = f"{opening} {words}.\nZwolle, 3 juli 2026\nHandtekening:"
    assert values(read(text), "aansprakelijk") == [code]


def test_participants_and_signers_of_a_consortium() -> None:
    piece = read(samples.HOOFDELIJK)
    assert [(fact.value, fact.about.get("kvk_nummer"), fact.about.get("penvoerder")) for fact in piece.all("deelnemer")] == [
        ("Stichting De Lindeboom", "09912345", "ja"), ("Zorgwegwijzer Midden B.V.", "81234567", None),
    ]  # fmt: skip
    assert [(fact.value, fact.about["namens"]) for fact in piece.all("ondertekenaar")] == [
        ("J.M. Vermeer", "Stichting De Lindeboom"), ("P. de Wit", "Zorgwegwijzer Midden B.V."),
    ]  # fmt: skip
    assert values(piece, "handtekening") == ["leeg", "leeg"]
    assert values(piece, "datum") == ["2026-07-01", "2026-07-02"]


def test_blocks_side_by_side_are_kept_apart() -> None:
    piece = read(samples.HOOFDELIJK_KOLOMMEN)
    assert [(fact.value, dict(fact.about)) for fact in piece.all("ondertekenaar")] == [
        ("A. Alting", {"functie": "voorzitter", "namens": "Stichting Alfa"}),
        ("B. Beumer", {"functie": "directeur", "namens": "Beta Zorg B.V."}),
    ]
    assert values(piece, "deelnemer") == ["Stichting Alfa", "Beta Zorg B.V."]


def test_signers_on_one_line_with_their_organisation_and_date() -> None:
    piece = read(samples.PARTIJEN)
    assert [(fact.value, fact.about["namens"]) for fact in piece.all("ondertekenaar")] == [
        ("M. van den Heuvel", "Coöperatie Wegwijs U.A."), ("P. Duin", "Duinzorg Advies B.V."), ("A. Kuipers", "Praktijk Raadwijzer"),
    ]  # fmt: skip
    assert values(piece, "datum") == ["2026-07-03", "2026-07-04", "2026-07-04"]
    assert values(piece, "deelnemer") == ["Coöperatie Wegwijs U.A.", "Duinzorg Advies B.V.", "Praktijk Raadwijzer"]


def test_the_page_of_a_signing_service_belongs_to_the_declaration() -> None:
    (piece,) = identify(samples.pages(samples.BESTUUR_PLATFORM, samples.ONDERTEKENBEWIJS), (), ())
    assert values(piece, "handtekening") == ["platform"]


@pytest.mark.parametrize(
    "typed",
    ["Ondertekend met ValidSign", "Ondertekend via DocuSign, ondertekend door: T. Maas", "Signhost"],
)
def test_the_typed_name_of_a_signing_service_is_no_signature(typed: str) -> None:
    """Anyone can type it; only a page with the traces of a transaction counts."""
    (piece,) = identify(samples.pages(samples.BESTUUR_PLATFORM.replace("Handtekening\n", f"Handtekening: {typed}\n")), (), ())
    assert "platform" not in values(piece, "handtekening")


def test_functions_above_names_in_columns() -> None:
    assert [fact.about["functie"] for fact in read(samples.BESLUIT).all("ondertekenaar")] == ["Voorzitter", "Secretaris"]


def test_a_form_without_colons() -> None:
    piece = read(samples.BESTUUR_ZONDER_DUBBELEPUNT)
    assert values(piece, "regio") == ["Twente; Groningen; Arnhem"]
    assert values(piece, "kvk_nummer") == ["40123456"]
    assert values(piece, "samenwerkingsverband") == ["nee"]
    assert values(piece, "datum") == ["2026-07-09"]


def test_regions_in_boxes_and_typed_answers() -> None:
    piece = read(samples.BESTUUR_REGIOVAKJES)
    assert values(piece, "regio") == ["Zwolle", "Flevoland", "'t Gooi"]
    assert per_year(piece) == {"2027": "nee", "2028": "nee"}
    assert values(piece, "samenwerkingsverband") == ["nee"]
    assert values(piece, "verklaart") == []  # a question is no statement
    assert values(piece, "bijlage") == []


def test_a_list_of_regions_goes_on_where_the_next_line_begins_with_en() -> None:
    text = samples.BESTUUR_PLATFORM.replace(
        "Zwolle, 15 juli",
        "Stichting Kompas schrijft zich in voor de zorgkantoorregio's Midden-Brabant\nen Noordoost-Brabant.\nZwolle, 15 juli",
    )
    assert values(read(text), "regio") == ["Midden-Brabant en Noordoost-Brabant"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("In Heusden werken wij als onderaannemer van de welzijnsorganisatie; daar hebben wij dus geen eigen contract.", False),
        ("In Heusden zijn wij onderaannemer bij de gemeente en werken daar met twee mensen.", False),
        ("In Heusden werkt Beta Zorg B.V. als onderaannemer voor ons.", True),
        ("Wij werken samen met Beta Zorg B.V. als onderaannemer van ons team.", True),
        ("Wij zetten Beta Zorg B.V. in als onderaannemer.", True),
        ("In de vakantie vangt Bureau Linschoten een deel van de trajecten in Woerden voor ons op; dat ging om 31 cliënten.", True),
        ("Praktijk De Brug neemt in de zomer onze cliënten van ons over.", True),
        ("Een collega-bureau doet namens ons de huisbezoeken in Zeeland.", True),
        ("Een extern bureau doet voor ons het onderzoek onder cliënten.", False),
        ("De gemeente verzorgt voor ons geen trajecten.", False),
        ("Bureau X verzorgt voor ons de salarisadministratie.", False),
        ("Wij begeleiden cliënten die voor ons kiezen.", False),
        ("De familie neemt bij veel cliënten taken op zich, dat is voor ons vanzelfsprekend.", False),
    ],
)
def test_who_is_a_subcontractor_of_whom(sentence: str, *, names: bool) -> None:
    piece = read(f"{samples.ONDERBOUWING.rsplit('onderaannemer', 1)[0].rsplit('.', 1)[0]}.\n{sentence}\n")
    assert bool(piece.all("onderaannemer")) == names


def test_the_last_line_of_a_paragraph_is_no_title() -> None:
    rows = excerpt(
        samples.pages(
            "De accountant gaf na een uitgebreid onderzoek van onze boeken op 19 mei\n"
            "2026 een goedkeurende controleverklaring.\nHoofdstuk 2. Jaarrekening"
        )
    )
    assert [row.text for row in rows.titles] == ["Hoofdstuk 2. Jaarrekening"]


def test_a_substantiation_names_its_subcontractor() -> None:
    assert values(read(samples.ONDERBOUWING), "onderaannemer") == ["Beta Zorg B.V."]


def test_a_denial_names_no_subcontractor() -> None:
    named = "werken wij samen met onderaannemer Beta Zorg B.V. en met zzp'ers die wij al jaren kennen"
    text = samples.ONDERBOUWING.replace(named, "zetten wij geen onderaannemers in")
    assert values(read(text), "onderaannemer") == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("zijn wij lid van Zelfstandigen Verenigd in OCO, dat aan branchevorming werkt", False),
        ("zijn wij lid van het samenwerkingsverband OCO-Zelfstandigen, dat aan branchevorming werkt", False),
        ("werken wij samen met zelfstandigen uit de regio", True),
    ],
)
def test_a_club_called_after_sole_traders_does_no_part_of_the_work(said: str, *, names: bool) -> None:
    named = "werken wij samen met onderaannemer Beta Zorg B.V. en met zzp'ers die wij al jaren kennen"
    text = samples.ONDERBOUWING.replace(named, said).replace("4. Onderaannemers", "4. Branche")
    assert bool(values(read(text), "onderaannemer")) == names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("weten onze mensen wat een zzp, vpt, mpt en pgb inhouden en werken zij daar dagelijks mee", False),
        ("werken wij met cliënten met een vpt, een mpt of een zzp", False),
        ("werken wij voor cliënten met zzp VV5 en zzp 4", False),
        ("werken wij met mensen met een indicatie (zzp)", False),
        ("werken wij samen met zzp 2 dagen in de week", True),
        ("werken wij met drie mensen via een zzp constructie", True),
        ("werken wij met twee zzp'ers die het pgb kennen", True),
        ("werken wij samen met Jansen Advies (zzp), die ook een pgb kent", True),
    ],
)
def test_the_zzp_of_a_client_is_a_care_package_and_nobody_who_works_for_us(said: str, *, names: bool) -> None:
    named = "werken wij samen met onderaannemer Beta Zorg B.V. en met zzp'ers die wij al jaren kennen"
    text = samples.ONDERBOUWING.replace(named, said).replace("4. Onderaannemers", "4. Kennis")
    assert bool(values(read(text), "onderaannemer")) == names


def test_sole_traders_who_do_a_part_are_named_whatever_is_denied_in_the_next_clause() -> None:
    named = "werken wij samen met onderaannemer Beta Zorg B.V. en met zzp'ers die wij al jaren kennen"
    said = "voert Van Mierlo Advies (zzp) een deel van de trajecten uit, omdat wij met drie mensen niet genoeg keuze bieden"
    assert values(read(samples.ONDERBOUWING.replace(named, said)), "onderaannemer") != []


def test_the_regions_of_a_letter_are_kept_as_written() -> None:
    assert values(read(samples.BRIEF), "regio") == ["Nijmegen en Waardenland"]


def test_numbers_of_participants_and_of_others_are_told_apart() -> None:
    assert [(fact.value, fact.about.get("rol")) for fact in read(samples.HOOFDELIJK).all("kvk_nummer")] == [
        ("09912345", "deelnemer"), ("81234567", "deelnemer"),
    ]  # fmt: skip
    text = samples.BESTUUR_FORMULIER + "Wij werken samen met Beta Zorg B.V., KvK-nummer 81234567.\n"
    assert [(fact.value, fact.about.get("rol")) for fact in read(text).all("kvk_nummer")] == [("09912345", None), ("81234567", "ander")]


def test_a_date_inside_a_sentence_is_not_the_day_of_signing() -> None:
    text = samples.BESTUUR_BRIEF.replace("\nHoogachtend", "\nOnze overeenkomst loopt tot en\nmet 31 december 2026.\nHoogachtend")
    assert values(read(text), "datum") == ["2026-07-03"]


RESOLUTION = """
Wegwijs Advies B.V.
Bestuursbesluit
Het bestuur van Wegwijs Advies B.V. (KvK 70998877) besluit J. de Boer, directeur, te machtigen om de stukken van deze inschrijving
namens de organisatie te ondertekenen.
Aldus besloten te Gouda op 15 juli 2026.
______________________________
P. Bakker
voorzitter van het bestuur
"""


def test_a_resolution_with_its_day_and_a_name_without_title() -> None:
    piece = read(RESOLUTION)
    assert values(piece, "gevolmachtigde") == ["J. de Boer"]
    assert values(piece, "datum") == ["2026-07-15"]
    assert values(piece, "volmachtgever") == ["P. Bakker"]


def test_labels_one_after_another_and_a_register_of_participants() -> None:
    text = """
Bestuursverklaring 2027
Deelnemer  KvK-nummer  Rol
Coöperatie Wegwijs U.A.  66112233  penvoerder
Duinzorg Advies B.V.  71112223  deelnemer
Het samenwerkingsverband schrijft zich in voor Utrecht. Ondergetekende verklaart aan de geschiktheidseisen te voldoen.
Naam: J. de Boer Functie: bestuurder
Plaats en datum: Utrecht, 6 juli 2026
"""
    piece = read(text)
    assert [(fact.value, fact.about["kvk_nummer"]) for fact in piece.all("deelnemer")] == [
        ("Coöperatie Wegwijs U.A.", "66112233"),
        ("Duinzorg Advies B.V.", "71112223"),
    ]
    assert [(fact.value, fact.about["functie"]) for fact in piece.all("ondertekenaar")] == [("J. de Boer", "bestuurder")]
    assert values(piece, "regio") == ["Utrecht"]


def test_as_many_marks_as_blocks_belong_to_them_in_order() -> None:
    head = "Bestuursverklaring 2027\nOndergetekenden verklaren te voldoen aan de geschiktheidseisen."
    text = f"{head}\nZwolle, 3 juli 2026\n\n\nA. Alting\nvoorzitter\n\n\nB. Beumer\nlid"
    marks = tuple(Mark(page=1, how="afbeelding", box=Box(x0=50, y0=top, x1=150, y1=top + 25)) for top in (85, 140))
    assert values(read(text, marks=marks, boxes=True), "handtekening") == ["afbeelding", "afbeelding"]


def test_participants_in_a_running_sentence_with_their_numbers_and_the_lead() -> None:
    text = (
        "Samenwerkingsverklaring combinatie\n"
        "Stichting De Vuurtoren (KvK 90210069) en Onderdak Advies B.V. (KvK 90210070) schrijven als combinatie in voor de regio "
        "Noord-Holland Noord. Zij zijn ieder hoofdelijk aansprakelijk voor de nakoming. Penvoerder is Onderdak Advies B.V.\n"
    )
    found = [(fact.value, fact.about.get("kvk_nummer"), fact.about.get("penvoerder")) for fact in read(text).all("deelnemer")]
    assert found == [("Stichting De Vuurtoren", "90210069", None), ("Onderdak Advies B.V.", "90210070", "ja")]


@pytest.mark.parametrize("heading", ["B. Zorgkantoorregio('s) waarvoor wordt ingeschreven", "Kruis de regio aan", "4 Onze regio's"])
def test_ticked_regions_count_under_any_heading_about_regions(heading: str) -> None:
    text = samples.BESTUUR_TABEL + f"\n{heading}\n☐ Nijmegen\n☐ Waardenland\n☒ Noordoost-Brabant\nC. Verklaring\n"
    assert "Noordoost-Brabant" in values(read(text), "regio")
    assert "Nijmegen" not in values(read(text), "regio")


PEOPLE_WRITE = [
    ("Naam: Boerma Wegwijzer Wlz — KvK: 83406612", "statutaire_naam", "Boerma Wegwijzer Wlz"),
    ("Aanbieder: Grutto Ondersteuning B.V. – KvK 68319047 – Beilerweg 101, Assen", "statutaire_naam", "Grutto Ondersteuning B.V."),
    ("Ik, Froukje Pelsma, handelend onder de naam Pelsma Advies, KvK 77340916, verklaar", "handelsnaam", "Pelsma Advies"),
    (
        "De vennoten van V.O.F. Drieklank Steun, ingeschreven in het handelsregister onder 58211730",
        "statutaire_naam",
        "V.O.F. Drieklank Steun",
    ),
    ("Provider: Luminare OCO N.V. (Chamber of Commerce 33270984)", "statutaire_naam", "Luminare OCO N.V."),
    ("Organisatie: Maatschap Rietgors (61924408)", "kvk_nummer", "61924408"),
    ("Aldus naar waarheid ingevuld te Hengelo op 31-07-2026.", "datum", "2026-07-31"),
    ("Tilburg, twee juli 2026", "datum", "2026-07-02"),
    ("Eindhoven, 2026-07-30", "datum", "2026-07-30"),
    ("Inzet van onderaannemers: 2027 nee / 2028 ja", "onderaannemers", ["nee", "ja"]),
    ("Er zijn in 2027 noch in 2028 onderaannemers.", "onderaannemers", ["nee", "nee"]),
    ("De vennoten verklaren voor de regio Zeeland dat zij aan de eisen voldoen.", "regio", "Zeeland"),
]


@pytest.mark.parametrize(("line", "name", "value"), PEOPLE_WRITE)
def test_a_declaration_is_read_as_people_write_it(line: str, name: str, value: str | list[str]) -> None:
    text = f"Bestuursverklaring 2027\n{line}\nWij voldoen aan de geschiktheidseisen van het inkoopbeleid en verklaren dit naar waarheid.\n"
    assert values(read(text), name)[: len(value) if isinstance(value, list) else 1] == ([value] if isinstance(value, str) else value)


def test_two_names_in_one_field_are_two_signers() -> None:
    text = samples.BESTUUR_TABEL.rsplit("Naam", 1)[0] + "\nNaam tekenbevoegde(n): W.F. Tjepkema en Ö. Adebayo-Smit\nHandtekening: ______\n"
    assert {"W.F. Tjepkema", "Ö. Adebayo-Smit"} <= set(values(read(text), "ondertekenaar"))


def test_a_model_with_the_day_of_its_version_is_not_signed_that_day() -> None:
    assert values(read(samples.BESTUUR_LEEG + "\nVersie 1 juni 2026\n"), "datum") == []


def test_the_title_that_opens_a_document_weighs_more_than_what_it_talks_about() -> None:
    plan = (
        "Implementatieplan regio Zwolle\nBehoefte in kaart\n"
        "De sociale kaart wordt elk kwartaal nagelopen. De klachtenregeling staat op de website. Onze cliëntondersteuners hebben een "
        "hbo-opleiding en ervaring in de ggz.\nAansluiten bij overlegtafels\n"
        "In augustus spreken wij met de gemeenten over de loketten. Wij kennen de doelgroepen en hun complexe casuïstiek.\n"
    )
    assert read(plan).kind is Kind.IMPLEMENTATIEPLAN
    declared = "Bestuursverklaring 2027\nAanbieder: Alfa B.V.\n" + "\n".join(
        f"{number}. De vennootschap {words}."
        for number, words in enumerate(
            ("kent de sociale kaart", "heeft een klachtenregeling", "is lid van de BCMB", "heeft ervaring in de ggz", "is solvabel"),
            start=1,
        )
    )
    assert read(declared).kind is Kind.BESTUURSVERKLARING


def test_who_is_authorised_by_function_is_found_by_name() -> None:
    text = (
        "Uittreksel uit de notulen\nBestuursvergadering Vereniging Naast Elkaar, 7 juli 2026\n"
        "Het bestuur besluit in te schrijven. De voorzitter en de secretaris worden gemachtigd om de bestuursverklaring te ondertekenen.\n"
        "Voor eensluidend uittreksel:\nNaam: A. Lems\nFunctie: voorzitter\nHandtekening: w.g. A. Lems\n"
        "Naam: M. Hoogendoorn\nFunctie: secretaris\nHandtekening: w.g. M. Hoogendoorn\n"
    )
    assert values(read(text), "gevolmachtigde") == ["A. Lems", "M. Hoogendoorn"]


def test_participants_beside_one_label_over_two_rows() -> None:
    text = (
        "Bestuursverklaring 2027\nNaam organisatie  Combinatie Brug en Baken\n"
        "Deelnemers  Brug Advies B.V. (KvK 69733518);\nStichting Baken (KvK 40216657)\nPenvoerder  Brug Advies B.V.\n"
        "Ondergetekende verklaart dat de combinatie voldoet aan de geschiktheidseisen.\n"
    )
    found = [(fact.value, fact.about.get("kvk_nummer"), fact.about.get("penvoerder")) for fact in read(text).all("deelnemer")]
    assert found == [("Brug Advies B.V.", "69733518", "ja"), ("Stichting Baken", "40216657", None)]


def _mark(x0: float, x1: float, y0: float) -> Mark:
    return Mark(page=1, how="afbeelding", box=Box(x0=x0, y0=y0, x1=x1, y1=y0 + 40))


def test_names_side_by_side_above_their_days_sign_one_by_one() -> None:
    text = (
        "Verklaring van de besturen\nbestuursverklaring 2027, door alle leden van het samenwerkingsverband\n"
        "Lid  KvK  Rol  Vertegenwoordiger\nMaasrand Advies B.V.  90010011  penvoerder  Ruben Hartman\n"
        "Stichting Zij aan Zij  90010022  deelnemer  Fatma Demir-Kok\nSprokkel Advies (eenmanszaak)  90010033  deelnemer  Dirk Sprong\n"
        "Wij schrijven in voor Rotterdam. Ieder van ons voldoet aan de geschiktheidseisen en verklaart dat;"
        " geen onderaannemers in 2027 en evenmin in 2028.\n"
        "R. Hartman  F. Demir-Kok  D. Sprong\n8 juli 2026  9 juli 2026  … juli 2026"
    )
    piece = read(text)
    assert values(piece, "ondertekenaar") == ["R. Hartman", "F. Demir-Kok", "D. Sprong"]
    assert values(piece, "kvk_nummer") == ["90010011", "90010022", "90010033"]
    assert values(piece, "deelnemer") == ["Maasrand Advies B.V.", "Stichting Zij aan Zij", "Sprokkel Advies"]


def test_what_a_signing_service_lists_under_a_head_row_is_no_name() -> None:
    text = (
        "Bestuursverklaring 2027\nHofwijk Zorgwijzers B.V. verklaart aan de geschiktheidseisen te voldoen.\n"
        "Ondertekenaar 1: {{s1}} W.B. van Rietveld\nOndertekenaar 2: {{s2}} S.R. Bhagwan\n"
        "Ondertekenaar  Methode  Status  Tijdstip\nWillem van Rietveld  sms-code  Ondertekend  10-07-2026 11:40 CEST"
    )
    assert values(read(text), "ondertekenaar") == ["W.B. van Rietveld", "S.R. Bhagwan"]


def test_names_behind_the_words_for_a_typed_signature() -> None:
    text = (
        "COMBINATIEOVEREENKOMST\ntussen: A. Ankerhof Advies B.V., KvK 90010044, en B. Stichting De Wisselaar, KvK 90010055\n"
        "Partijen zijn ieder voor het geheel verbonden en hoofdelijk aansprakelijk.\nPenvoerder\nPartij A treedt op als aanspreekpunt.\n"
        "Overeengekomen te Delft op 6 juli 2026.\nPartij A: w.g. P.A. Korteweg-Lub    Partij B: w.g. J.P.M. Schoon"
    )
    piece = read(text)
    assert values(piece, "ondertekenaar") == ["P.A. Korteweg-Lub", "J.P.M. Schoon"]
    assert values(piece, "handtekening") == ["getypt", "getypt"]
    assert values(piece, "deelnemer") == ["Ankerhof Advies B.V.", "Stichting De Wisselaar"]


def test_two_signers_on_one_line_have_their_own_place_to_sign() -> None:
    text = (
        "Board statement / Bestuursverklaring 2027\nNamens Lumina OCO N.V. verklaren de ondergetekenden dat aan de eisen wordt voldaan.\n"
        "Amsterdam, 12 May 2026\nF. Kuipers, CEO I.J. Zwarts, CFO\nSignature: ____________________  Signature: ____________________"
    )
    piece = read(text)
    assert values(piece, "ondertekenaar") == ["F. Kuipers", "I.J. Zwarts"]
    assert values(piece, "handtekening") == ["leeg", "leeg"]


def test_a_place_to_sign_without_a_name_is_of_who_gives_the_mandate() -> None:
    text = (
        "Machtigingsformulier inschrijving zorgkantoor\nMachtigt namens  Stichting Kruispunt\nMachtiginggever  N. Roelofs, bestuurder\n"
        "Gemachtigde  Jan-Willem Postman, controller\nStrekking  indienen en ondertekenen van de inschrijving\nDatum  27 juni 2026\n"
        "Handtekening gever"
    )
    piece = read(text)
    assert [(fact.value, fact.about.get("functie")) for fact in piece.all("ondertekenaar")] == [("N. Roelofs", "bestuurder")]
    assert [dict(fact.about) for fact in piece.all("handtekening")] == [{"ondertekenaar": "N. Roelofs"}]


def test_a_region_asked_of_a_sole_trader_and_one_in_a_sentence() -> None:
    form = "Bestuursverklaring 2027\nRegio waarvoor ik inschrijf : Zwolle\nIk verklaar dat ik voldoe aan de geschiktheidseisen"
    assert values(read(form), "regio") == ["Zwolle"]
    letter = (
        "Bestuursverklaring 2027\nHofwijk Zorgwijzers B.V. biedt aan in de zorgkantoorregio Haaglanden en\n"
        "in de regio Zuid-Hollandse Eilanden. De directie verklaart aan de geschiktheidseisen te voldoen."
    )
    assert values(read(letter), "regio") == ["Haaglanden", "Zuid-Hollandse Eilanden"]


SIGNED_AT_THE_NAME = (
    "Instemmingsverklaring 2023\nStichting De Vang (KvK 90010066) stemt in met de verlenging.\nArnhem, 18 juli 2022\nGerda te Pas"
)


@pytest.mark.parametrize(("top", "sign"), [(50, "afbeelding"), (300, "getypt")])
def test_a_loose_shape_is_a_signature_only_straight_above_a_signer(top: float, sign: str) -> None:
    rows = samples.page(SIGNED_AT_THE_NAME, boxes=True).lines
    name = rows[-1].box
    assert name is not None
    shape = Mark(
        page=1, how="los", box=Box(x0=60, y0=name.y0 - 30 + (top if top > 100 else 0), x1=150, y1=name.y0 + (top if top > 100 else 0))
    )
    piece = read(SIGNED_AT_THE_NAME, marks=(shape,), boxes=True)
    assert [(fact.value, fact.about["ondertekenaar"]) for fact in piece.all("handtekening")] == [(sign, "Gerda te Pas")]


def test_a_stamp_of_a_signing_service_under_its_label() -> None:
    text = (
        "Bestuursverklaring 2027\nKesselaar B.V. verklaart aan de geschiktheidseisen te voldoen.\nNaam: M. van Kesselaar\n"
        "Functie: directeur\nDatum: 30 juli 2026\nHandtekening:\nElektronisch ondertekend\ndoor: M. van Kesselaar\n"
        "datum en tijd: 30-07-2026 21:14 (CEST)\ntransactie: 7f3a-91c2-55e1"
    )
    assert values(read(text), "handtekening") == ["platform"]
    assert values(read(text.replace("transactie: 7f3a-91c2-55e1", "")), "handtekening") == ["getypt"]  # anybody can type these words


def test_words_above_a_column_to_fill_in_are_no_blank() -> None:
    text = (
        "Bestuursverklaring 2027\nOnderdeel  In te vullen door de inschrijver\nNaam organisatie  Tolhuis Advies\nWij voldoen aan de eisen"
    )
    assert values(read(text), "invulplek") == []
    assert values(read(text.replace(" door de inschrijver", "")), "invulplek") == ["In te vullen"]


def test_an_annex_of_the_declaration_belongs_to_it() -> None:
    first = "Bestuursverklaring 2027\nNaam organisatie  Waal B.V.\nWij verklaren te voldoen aan de geschiktheidseisen"
    first += "\nHandtekening:\nBestuursverklaring 2027  1"
    second = (
        "Bijlage 1 bij de bestuursverklaring 2027\nMotivering per selectiecriterium\nErvaring: overeenkomst met het zorgkantoor\n"
        "Leemte en regionale meerwaarde: sociale kaart\nBranchevorming: getekend\nBestuursverklaring 2027  2"
    )
    (piece,) = identify(samples.pages(first, second), (), ())
    assert (piece.kind, piece.pages) == (Kind.BESTUURSVERKLARING, "1-2")


def test_a_chapter_that_counts_on_is_no_document_of_its_own() -> None:
    head = "Onderbouwing inschrijving onafhankelijke cliëntondersteuning\nGeschiktheidseisen en selectiecriteria\n"
    first = head + "\n".join(f"Eis {n}. Ervaring en sociale kaart\nWij ondersteunen cliënten en hun naasten." for n in range(1, 7))
    second = "Eis 7. BCMB, register en beroepscode\nWij zijn lid van de BCMB. Het bewijs van lidmaatschap ligt bij ons."
    second += "\nEis 8. Klachten\nWij hebben een regeling."
    assert len(identify(samples.pages(first, second), (), ())) == 1


def test_boxes_with_and_without_subcontractors_on_one_line() -> None:
    text = (
        "Bestuursverklaring 2027\nWij voldoen aan de geschiktheidseisen\n"
        "☐ Wij werken in 2027 met onderaannemers ☒ Wij werken in 2027 zonder onderaannemers\n"
        "☒ Wij werken in 2028 met onderaannemers ☐ Wij werken in 2028 zonder onderaannemers"
    )
    assert per_year(read(text)) == {"2027": "nee", "2028": "ja"}


@pytest.mark.parametrize(
    ("row", "regions"),
    [
        ("In welke regio(’s) schrijft u in?  Rotterdam; Haaglanden\nVoldoet u aan alle eisen?  Ja", ["Rotterdam; Haaglanden"]),
        ("Regio 1  Rotterdam\nRegio 2  Zuid-Hollandse Eilanden\nRegio 3", ["Rotterdam", "Zuid-Hollandse Eilanden"]),
        ("Wij schrijven in voor alle regio's van Menzis.", ["alle regio's van Menzis"]),
    ],
)
def test_regions_asked_in_other_words(row: str, regions: list[str]) -> None:
    text = f"Bestuursverklaring 2027\n{row}\nOndergetekende verklaart te voldoen aan de geschiktheidseisen."
    assert values(read(text), "regio") == regions


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Wij zijn niet van plan om in 2027 met onderaannemers te werken. Dat geldt ook voor 2028.", {"2027": "nee", "2028": "nee"}),
        (
            "De stichting is wel voornemens in 2027 met onderaannemers te werken, te weten Praktijk B, en is niet voornemens dat in 2028.",
            {"2027": "ja", "2028": "nee"},
        ),
        ("Blijft voldoen in 2027 en 2028?  Ja\nOnderaannemers 2027  Nee\nOnderaannemers 2028  Nee", {"2027": "nee", "2028": "nee"}),
    ],
)
def test_what_is_said_of_one_year_and_of_the_next(words: str, answers: dict[str, str]) -> None:
    text = f"Bestuursverklaring 2027\nOndergetekende verklaart te voldoen aan de geschiktheidseisen.\nBijlage 2: onderaannemers\n{words}"
    assert per_year(read(text)) == answers


def test_a_table_of_regions_with_a_cross() -> None:
    text = (
        "Bestuursverklaring 2027\nWij voldoen aan de geschiktheidseisen\nZet een kruisje achter de regio('s) waarvoor u zich inschrijft.\n"
        "Wlz-uitvoerder  Regio  Inschrijving\nVGZ  Nijmegen\nVGZ  Waardenland  X\nCZ  Zeeland\nZilveren Kruis  Rotterdam  X"
    )
    assert values(read(text), "regio") == ["Waardenland", "Rotterdam"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Praktijk Noor Verheul\nKerkbuurt 40, Tolhuis\nKvK 90010099", "Praktijk Noor Verheul"),
        ("Terpen Cliëntondersteuning, Janneke Terpen, Fok 8 Tolhuis, KvK 90010099", "Terpen Cliëntondersteuning"),
        ("Inschrijver: Stichting De Brugge Tol, Heuvelstraat 44, 5341 CX Tol\nKvK 90010099", "Stichting De Brugge Tol"),
        ("Inschrijver: Helderwater B.V. ● Tolhuis\nKvK 90010099", "Helderwater B.V."),
    ],
)
def test_whose_declaration_it_is(head: str, name: str) -> None:
    text = f"{head}\nBestuursverklaring 2027\nOndergetekende verklaart te voldoen aan de geschiktheidseisen."
    assert values(read(text), "statutaire_naam") == [name]


def test_the_company_that_is_spoken_for_goes_before_its_director() -> None:
    text = (
        "Volmacht\nVorm Holding B.V., gevestigd te Tolhuis, handelend als bestuurder van Helderwater B.V. (KvK 90010099), "
        "verleent volmacht aan de heer Y. el Amrani om namens Helderwater B.V. de inschrijving te ondertekenen."
    )
    assert values(read(text), "statutaire_naam") == ["Helderwater B.V."]


def test_names_behind_their_function() -> None:
    text = "Bestuursverklaring 2027\nOndergetekenden verklaren te voldoen aan de geschiktheidseisen.\nOss, 31 juli 2026"
    piece = read(f"{text}\nvoorzitter: Riek Akker  penningmeester: Toon Hal")
    assert [(fact.value, fact.about["functie"]) for fact in piece.all("ondertekenaar")] == [
        ("Riek Akker", "voorzitter"), ("Toon Hal", "penningmeester"),
    ]  # fmt: skip


def test_participants_of_a_contract_drawn_up_by_a_lawyer() -> None:
    text = (
        "SAMENWERKINGSOVEREENKOMST TEVENS VERKLARING VAN HOOFDELIJKHEID\nDE ONDERGETEKENDEN:\n"
        "1. Stichting Raadzaam, gevestigd te Tolhuis, ingeschreven in het handelsregister onder\nnummer 90010011, door A. Al;\n"
        "2. Meridiaan Zorg B.V., gevestigd te Tolhuis, ingeschreven in het handelsregister onder\nnummer 90010022, door B. Be;\n"
        "3. Praktijk Noor, gevestigd te Tolhuis, ingeschreven in het handelsregister onder nummer 90010033, vertegenwoordigd door N. No;\n"
        "Iedere deelnemer aanvaardt de hoofdelijke aansprakelijkheid voor het geheel."
    )
    piece = read(text)
    assert {fact.value: fact.about["kvk_nummer"] for fact in piece.all("deelnemer")} == {
        "Stichting Raadzaam": "90010011", "Meridiaan Zorg B.V.": "90010022", "Praktijk Noor": "90010033",
    }  # fmt: skip
    assert sorted(values(piece, "kvk_nummer")) == ["90010011", "90010022", "90010033"]


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        ("ds. G.J. van den Brand mevr. A. Schim-van Gink\nvoorzitter secretaresse", ["G.J. van den Brand", "A. Schim-van Gink"]),
        ("R.C. van Dijkman (mede namens W. Poelen)", ["R.C. van Dijkman"]),
        ("Verklaard door  Sjoukje Boers, bestuurder\nHandtekening", ["Sjoukje Boers"]),
        ("Naam ondertekenaar *\ndr. Margriet Hoogveen\nFunctie *\ndirecteur", ["Margriet Hoogveen"]),
    ],
)
def test_signers_as_people_write_them(end: str, signers: list[str]) -> None:
    text = f"Bestuursverklaring 2027\nOndergetekende verklaart te voldoen aan de geschiktheidseisen.\nTolhuis, 8 juni 2026\n{end}"
    assert values(read(text), "ondertekenaar") == signers


def test_a_stack_of_labels_with_one_space_before_the_value() -> None:
    text = (
        "Bestuursverklaring 2027\nKlaar B.V. verklaart aan de geschiktheidseisen te voldoen.\nNaam Esmee Koolwijk\n"
        "Functie tendermanager\nPlaats Tilburg\nDatum 10 juli 2026\nHandtekening\n[ondertekend via TekenVlot, zie laatste pagina]"
    )
    piece = read(text)
    assert [(fact.value, fact.about["functie"]) for fact in piece.all("ondertekenaar")] == [("Esmee Koolwijk", "tendermanager")]
    assert values(piece, "datum") == ["2026-07-10"]
    assert values(piece, "handtekening") == ["getypt"]
    assert values(piece, "invulplek") == []


def test_who_signs_for_a_participant_takes_no_part() -> None:
    text = (
        "Verklaring hoofdelijke aansprakelijkheid samenwerkingsverband\nDe ondergetekenden:\n"
        "• Stichting De Spijl, gevestigd te Tolhuis, KvK 90010011, vertegenwoordigd door\nA.E. Wouter, bestuurder (penvoerder);\n"
        "• Kompas B.V., gevestigd te Tolhuis, KvK 90010022, vertegenwoordigd door S. Hadd, directeur;\n"
        "aanvaarden ieder hoofdelijk de aansprakelijkheid voor het geheel."
    )
    assert values(read(text), "deelnemer") == ["Stichting De Spijl", "Kompas B.V."]


def test_three_signers_above_their_labelled_days() -> None:
    text = (
        "Besluit van het bestuur\nHet bestuur van Vereniging Naast (KvK 90010011) besluit mevrouw W.G. Pieters (voorzitter) en de heer "
        "A.J. Thijs (secretaris) samen te\nmachtigen om namens de vereniging de inschrijving te ondertekenen.\n"
        "W.G. Pieters, voorzitter  A.J. Thijs, secretaris  F. Bouz, penningmeester\nDatum 22-06-2026  Datum 22-06-2026  Datum 22-06-2026"
    )
    piece = read(text)
    assert values(piece, "ondertekenaar") == ["W.G. Pieters", "A.J. Thijs", "F. Bouz"]
    assert values(piece, "gevolmachtigde") == ["W.G. Pieters", "A.J. Thijs"]


def _line(number: int) -> float:
    """The top of a line of a sample page with boxes."""
    return 40 + 14 * number


UNSIGNED = (
    "Bestuursverklaring 2027\nStichting De Vang verklaart aan de geschiktheidseisen te voldoen.\nTolhuis, 18 juli 2026\n\n\nGerda te Pas"
)


@pytest.mark.parametrize(
    "places",
    [
        [(1, 400, _line(5) - 5)],  # a mark far to the right of the name
        [(1, 60, _line(5) - 30), (2, 60, _line(5) - 30)],  # the same shape at the same place of each page
        [(1, 60, _line(5) + 60)],  # below the name
    ],
    ids=["far aside", "on every page", "below"],
)
def test_a_logo_near_a_name_signs_nothing(places: list[tuple[int, float, float]]) -> None:
    marks = tuple(Mark(page=page, how="los", box=Box(x0=x, y0=y, x1=x + 80, y1=y + 25)) for page, x, y in places)
    (piece,) = identify(
        samples.pages(UNSIGNED, "Bijlage 1 bij de bestuursverklaring\nErvaring: zie de onderbouwing", boxes=True), (), marks
    )
    assert values(piece, "handtekening") == ["getypt"]


def test_a_signature_is_of_the_block_it_stands_in() -> None:
    text = (
        "Hoofdelijkheidsverklaring\nIeder is hoofdelijk aansprakelijk voor het geheel.\nNamens: Brug B.V.\nNaam: K. Timmer\nDatum:\n"
        "Handtekening:\n\n\nNamens: Stichting Baken\nNaam: W. van Lit\nDatum: 16 juli 2026\nHandtekening:"
    )
    mark = Mark(page=1, how="afbeelding", box=Box(x0=60, y0=_line(11) + 8, x1=160, y1=_line(11) + 40))
    piece = read(text, marks=(mark,), boxes=True)
    signed = {fact.about["ondertekenaar"]: fact.value for fact in piece.all("handtekening")}
    assert signed == {"K. Timmer": "leeg", "W. van Lit": "afbeelding"}


def test_a_consent_is_about_the_regions_that_it_names() -> None:
    text = (
        "Instemmingsverklaring\nOndergetekende verklaart namens Stichting De Dijk (KvK 90010001) in te stemmen met het "
        "inkoopbeleid.\nDe instemming geldt voor de zorgkantoorregio's Twente en Drenthe.\nGoes, 18 juli 2026\nA. Alting, voorzitter"
    )
    assert values(read(text), "regio") == ["Twente en Drenthe"]


def test_the_office_and_its_regions_at_the_head_of_a_declaration_are_bid_for() -> None:
    text = (
        "Bestuursverklaring\nZorgkantoor: Zilveren Kruis, regio's Amsterdam en Zaanstreek/Waterland\nStichting De Dijk (KvK 90010001) "
        "verklaart aan de eisen te voldoen. In 2026 werken wij in de regio Twente.\nGoes, 18 juli 2026\nA. Alting, voorzitter"
    )
    assert values(read(text), "regio") == ["Amsterdam en Zaanstreek/Waterland"]


def test_a_number_written_with_a_pen_above_its_dotted_line() -> None:
    words = [
        (60, 40, "Bestuursverklaring 2027"),
        (60, 60, "Ondergetekende verklaart dat de organisatie voldoet aan de geschiktheidseisen van het inkoopbeleid."),
        (110, 90, "90210011"),
        (60, 100, "KvK-nummer: ..................."),
        (60, 120, "Handtekening:"),
    ]
    (piece,) = identify((page(words),), (), ())
    assert values(piece, "kvk_nummer") == ["90210011"]


def test_a_number_behind_the_name_in_the_same_brackets() -> None:
    said = "VLW (Vereniging Limburgse Wegwijzers, 90210011) stemt in met verlenging van de overeenkomst en alle voorwaarden."
    assert values(read(f"Instemmingsverklaring\n{said}\nGoes, 2 juni 2026\nA. Dijkman"), "kvk_nummer") == ["90210011"]


def test_a_number_whose_label_is_broken_over_two_lines() -> None:
    text = "Bestuursverklaring 2027\nOndergetekende verklaart dat de organisatie voldoet aan alle geschiktheidseisen.\n"
    label = "2  Nummer waaronder u staat ingeschreven bij de Kamer  90210011\nvan Koophandel\n"
    assert values(read(f"{text}{label}Goes, 2 juni 2026\nA. Dijkman"), "kvk_nummer") == ["90210011"]
    other = label.replace("Nummer", "Kenmerk").replace("90210011", "kenmerk 90210011")
    assert values(read(f"{text}{other}Goes, 2 juni 2026\nA. Dijkman"), "kvk_nummer") == []


def test_a_certificate_with_its_entity_under_heads() -> None:
    text = "Justis\nVerklaring omtrent het gedrag\nDatum 4 mei 2026\nRechtspersoon  Plaats  Nummer handelsregister\n"
    text += "Stichting De Dijkwacht  Goes  90210011\nDe Minister verklaart dat niet is gebleken van bezwaren (Wjsg)."
    assert values(read(text), "statutaire_naam") == ["Stichting De Dijkwacht"]


def test_a_consent_that_is_headed_with_another_word() -> None:
    text = (
        "Akkoord met de overeenkomst\nHierbij bevestigt Stichting De Dijkwacht (nummer handelsregister 90210011) dat zij instemt met de\n"
    )
    text += "overeenkomst onafhankelijke cliëntondersteuning Wlz en met het inkoopbeleid 2027-2028.\nGoes, 2 juni 2026\nA. Dijkman"
    assert read(text).kind == "instemmingsverklaring"


def test_the_head_of_the_next_column_is_no_name() -> None:
    text = "Bestuursverklaring 2027\nOndergetekende verklaart dat de organisatie voldoet aan alle geschiktheidseisen.\n"
    table = "KvK nummer  Organisatie  Plaats\n90210011  Stichting De Dijkwacht  Goes\n"
    assert "Plaats" not in values(read(f"{text}{table}Goes, 2 juni 2026\nA. Dijkman"), "statutaire_naam")

"""More that declarations, mandates and statements of liability say, in wordings that were met later."""

import pytest
import sample_texts as samples
from sample_texts import DECLARES, read, values

from checklist.entity import merge, party_of
from extractors.document import Kind
from extractors.identify import identify
from extractors.numbers import numbers


@pytest.mark.parametrize("said", ["kvk, ronde 2027-2028", "kvk-inschrijving van 11-02-2026", "kvk per 2026-02-11", "kvk 2027 - 2028"])
def test_years_and_dates_near_a_label_are_no_kvk_number(said: str) -> None:
    assert list(numbers(said)) == []


def test_the_instruction_of_a_form_is_no_blank_and_a_placeholder_is() -> None:
    told = "Dit formulier is in te vullen en te ondertekenen door wie de organisatie vertegenwoordigt."
    assert values(read(f"{DECLARES}{told}\nGetekend, A. Dijkman"), "invulplek") == []
    told = "Inkoop cliëntondersteuning Wlz 2027-2028. Vul de velden in en kruis aan. Vul alle vakken in."
    assert values(read(f"{DECLARES}{told}\nGetekend, A. Dijkman"), "invulplek") == []
    assert values(read(f"{DECLARES}Naam contactpersoon: vul de naam in\nGetekend, A. Dijkman"), "invulplek") == ["vul de naam in"]
    assert values(read(f"{DECLARES}Naam contactpersoon: in te vullen\nGetekend, A. Dijkman"), "invulplek") == ["in te vullen"]


@pytest.mark.parametrize(
    ("closing", "signers"),
    [
        ("Getekend door: Amber Dijkman (directeur, gemachtigd door het bestuur)\nd.d. 02-06-2026 te Goes", ["Amber Dijkman"]),
        ("Naam ondertekenaar\nA. Dijkman, namens Veldhuis Beheer B.V., vennoot\nHandtekening", ["A. Dijkman"]),
        ("Handtekening voorzitter: getekend A. Dijkman\nHandtekening secretaris: getekend B. Veldhuis", ["A. Dijkman", "B. Veldhuis"]),
        ("Ondertekening\nNaam: J. Dijkman - fan der Wal  Naam: B. Veldhuis", ["J. Dijkman - fan der Wal", "B. Veldhuis"]),
    ],
)
def test_signers_in_other_layouts(closing: str, signers: list[str]) -> None:
    assert values(read(f"{DECLARES}Goes, 2 juni 2026\n{closing}"), "ondertekenaar") == signers


def test_the_text_under_a_heading_about_signing_is_no_empty_place_to_sign() -> None:
    text = (
        f"{DECLARES}3. Ondertekening\nOndergetekende verklaart dat alles volledig en naar waarheid is ingevuld.\n"
        "Naam: A. Dijkman\nFunctie: bestuurder\nPlaats en datum: Goes, 2 juni 2026\n"
    )
    assert values(read(text), "handtekening") == ["getypt"]


@pytest.mark.parametrize("lead", ["Aldus naar waarheid ingevuld,", "Naar waarheid opgemaakt:", "Namens het bestuur"])
def test_a_few_words_under_a_heading_about_signing_are_no_second_place_to_sign(lead: str) -> None:
    text = f"{DECLARES}4. Ondertekening\n{lead}\nNaam: A. Dijkman\nFunctie: bestuurder\nPlaats en datum: Goes, 2 juni 2026\nHandtekening:\n"
    assert [(fact.value, fact.about) for fact in read(text).all("handtekening")] == [("leeg", {"ondertekenaar": "A. Dijkman"})]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Onderaannemers in 2027: -ja X nee", "nee"),
        ("Onderaannemers in 2027: ja X  nee", "ja"),
        ("Onderaannemers in 2027: ja  X nee", "nee"),
    ],
    ids=["a dash before ja", "nearest to ja", "nearest to nee"],
)
def test_one_cross_between_ja_and_nee(row: str, said: str) -> None:
    found = read(f"{DECLARES}{row}\nOnderaannemers in 2028: nee\nGetekend, A. Dijkman").all("onderaannemers")
    assert {fact.about["jaar"]: fact.value for fact in found}["2027"] == said


@pytest.mark.parametrize(
    ("text", "attorneys"),
    [
        (
            (
                "Volmacht\nStichting De Dijkwacht en Veldhuis B.V. geven Kade Advies B.V. en haar directeur "
                "Bo Smit volmacht om namens hen de inschrijving te ondertekenen."
            ),
            ["Bo Smit"],
        ),
        (
            (
                "Verklaring van de raad van toezicht\nDe raad van toezicht van Stichting De Dijkwacht bevestigt dat Amber Dijkman "
                "als enig bestuurder alleen bevoegd is en de inschrijving mag ondertekenen.\nGoes, 2 juni 2026\nCor Smit, voorzitter"
            ),
            ["Amber Dijkman"],
        ),
        (
            (
                "Wie mogen voor Stichting De Dijkwacht tekenen\nHet bestuur van Stichting De Dijkwacht besluit mee te doen. Zij machtigen "
                "elkaar om de stukken te ondertekenen.\nGetekend te Goes op 2 juni 2026\nAmber Dijkman, voorzitter\nBo Smit, secretaris"
            ),
            ["Amber Dijkman", "Bo Smit"],
        ),
    ],
    ids=["between verb and mandate", "another body confirms", "each other"],
)
def test_who_is_mandated_in_other_words(text: str, attorneys: list[str]) -> None:
    piece = read(text)
    assert piece.kind is Kind.MACHTIGING
    assert values(piece, "gevolmachtigde") == attorneys


def test_a_mandate_up_to_an_amount_says_so() -> None:
    text = "Volmacht\nStichting De Dijkwacht machtigt de heer B. Smit om offertes te ondertekenen, ten hoogste € 40.000 per opdracht."
    (attorney,) = read(text).all("gevolmachtigde")
    assert attorney.about["volmacht"] == "beperkt"
    assert "40.000" in attorney.about["grens"]


def test_a_statement_of_liability_that_avoids_the_usual_title() -> None:
    text = (
        "Wij staan samen voor alles in\nWij, de deelnemers van het samenwerkingsverband Kust, te weten:\n"
        "Stichting De Dijkwacht (KvK 90210011)\nVeldhuis Advies B.V. (KvK 90210022)\nschrijven als één partij in. Voor alles wat uit de "
        "overeenkomst voortvloeit zijn wij hoofdelijk verbonden. Het zorgkantoor kan van ieder van ons de gehele nakoming verlangen.\n"
        "Goes, 2 juni 2026\nA. Dijkman\nB. Veldhuis"
    )
    piece = read(text)
    assert piece.kind is Kind.HOOFDELIJKHEIDSVERKLARING
    assert values(piece, "aansprakelijk") == ["geheel"]


def test_the_buyer_named_in_a_form_takes_no_part() -> None:
    text = (
        f"{DECLARES}Wij schrijven in als samenwerkingsverband.\nDeelnemers\nStichting De Dijkwacht\nVeldhuis Advies B.V.\nCoöperatie VGZ\n"
    )
    assert "Coöperatie VGZ" not in values(read(text), "deelnemer")


def test_a_letter_about_why_there_is_no_certificate_is_none() -> None:
    text = (
        "Toelichting bij mijn inschrijving\nVOG\nJustis geeft aan mij geen VOG voor rechtspersonen (VOG RP) af; ik stuur daarom mijn eigen "
        "verklaring mee.\nGoes, 2 juni 2026\nA. Dijkman"
    )
    assert read(text).kind is Kind.OVERIG


def test_the_proof_of_a_signing_service_in_a_file_of_its_own_is_no_declaration() -> None:
    piece = read(samples.BEWIJS_VAN_TEKENEN)
    assert piece.kind is Kind.OVERIG
    assert values(piece, "ondertekenbewijs") == ["Amber Dijkman"]


@pytest.mark.parametrize(
    "title", ["Plan van inwerken en implementatie", "Ons 100-dagenplan voor de regio", "Plan voor de eerste zes maanden"]
)
def test_a_plan_under_another_title(title: str) -> None:
    text = f"{title}\nInventarisatie van hulpvragen, planning per kwartaal\nKennismaking met wijkteams\nMijlpaal: gereed op 1 juni 2027"
    assert read(text).kind is Kind.IMPLEMENTATIEPLAN


def test_participants_in_one_cell_whose_names_break_over_its_lines() -> None:
    cell = "Deelnemers  Dijkwacht Advies B.V. (90210011); Stichting De\nVeldpost (90210022); V.O.F. Smit & Kok\n(90210033)"
    piece = read(f"{DECLARES}Inschrijving als  Samenwerkingsverband Dijk en Veld\n{cell}\nRegio  Drenthe\nGetekend, A. Dijkman")
    found = {fact.value: fact.about["kvk_nummer"] for fact in piece.all("deelnemer")}
    assert found == {"Dijkwacht Advies B.V.": "90210011", "Stichting De Veldpost": "90210022", "V.O.F. Smit & Kok": "90210033"}


def test_a_mandate_that_gives_initials_and_the_name_somebody_goes_by() -> None:
    giver = "Volmachtgever  Dijkwacht Advies B.V., KvK 90210011, vertegenwoordigd door\nS.H. (Bas) Quint, directeur"
    proxy = "Gevolmachtigde  mevrouw N. (Noor) Hamer, hoofd bureau inschrijvingen"
    grant = "De volmachtgever machtigt de gevolmachtigde de inschrijving te tekenen."
    piece = read(f"Volmacht\n{giver}\n{proxy}\n{grant}\nGoes, 30 juni 2026\nBas Quint\ndirecteur")
    assert values(piece, "gevolmachtigde") == ["N. (Noor) Hamer"]
    assert values(piece, "volmachtgever") == ["S.H. (Bas) Quint"]
    owner = (
        "Daarvan is J.C. (Hanna) Quint de enige directeur.\nQuint Beheer B.V. machtigt mevrouw J.C. Quint om de inschrijving te tekenen."
    )
    assert values(read(f"Volmacht\n{owner}\nGoes, 6 juli 2026\nHanna Quint\ndirecteur"), "gevolmachtigde") == ["J.C. (Hanna) Quint"]


def test_an_instruction_to_fill_in_and_an_annex_with_a_letter_before_it() -> None:
    told = "Wij werken sinds 2014 in Zeeland en kennen er alle verpleeghuizen en wijkteams."
    piece = read(f"{DECLARES}Invullen op het scherm, daarna afdrukken.\nD. Bijlage 1, selectiecriteria\n{told}")
    assert values(piece, "invulplek") == []
    assert values(piece, "bijlage") == ["1"]


def test_a_running_foot_under_the_last_signature_signs_nothing() -> None:
    first = f"{DECLARES}Bijlage 2 Onderaannemers\nInzet in 2027: nee\nInzet in 2028: nee\nAlliantie Naast Elkaar  1"
    second = (
        "Aldus getekend te Goes op 14 juli 2026,\nAmber Dijkman, directeur Dijkwacht Advies B.V., penvoerder\nAlliantie Naast Elkaar  2"
    )
    (piece,) = identify(samples.pages(first, second), (), ())
    assert values(piece, "ondertekenaar") == ["Amber Dijkman"]


def test_a_table_that_goes_on_over_the_page_keeps_the_declaration_whole() -> None:
    asked = ["Ervaring", "Opleiding", "Kennis van de regio", "Reputatie", "Klachten", "Privacy", "Duurzaamheid", "Innovatie"]
    rows = [f"{number}  {name}  ☒ ja  ☐ nee" for number, name in enumerate(asked, start=1)]
    annex = (
        "D. Bijlage 1, selectiecriteria\nErvaring: Wlz-overeenkomst in 2026 met het zorgkantoor, sociale kaart en netwerk van de regio, "
        "cliënten en complexe casuïstiek.\nGetekend: Amber Dijkman, directeur\nGoes, 14 juli 2026"
    )
    (piece,) = identify(samples.pages(DECLARES + "\n".join(rows[:6]), "\n".join(rows[6:]) + "\n" + annex), (), ())
    assert (piece.kind, piece.first, piece.last) == (Kind.BESTUURSVERKLARING, 1, 2)


def test_a_resolution_that_mandates_by_office() -> None:
    signed = "".join(f"Naam:  {name}\nFunctie:  {role}\nDatum:  22 juni 2026\nHandtekening:\n" for name, role in BOARD)
    told = "Het bestuur machtigt de voorzitter en de secretaris om alle stukken namens de vereniging te ondertekenen."
    piece = read(f"Vereniging De Dijkwacht\nBesluit van het bestuur\nVergadering van 22 juni 2026.\n{told}\n{signed}")
    assert values(piece, "gevolmachtigde") == ["A.P. Dijkman", "W. Veldhuis"]
    assert values(piece, "volmachtgever") == [name for name, _ in BOARD]


BOARD = (("A.P. Dijkman", "voorzitter"), ("W. Veldhuis", "secretaris"), ("G. van den Kolk", "penningmeester"))


def test_a_cover_that_lists_what_follows_is_none_of_it() -> None:
    items = "1. Bestuursverklaring 2027\n2. Machtiging\n3. Uittreksel\n4. Onderbouwing"
    cover = f"Inschrijving OCO Wlz 2027-2028\nStichting De Dijkwacht\nInhoud\n{items}"
    pieces = identify(samples.pages(cover, samples.BESTUUR_FORMULIER), (), ())
    assert [(piece.kind, piece.first) for piece in pieces] == [(Kind.OVERIG, 1), (Kind.BESTUURSVERKLARING, 2)]


ANNEXES = "1. Motivatie selectiecriteria\n2. Onderaannemers\n3. Uittreksel KvK\n4. VOG RP\n5. Uittreksel UBO-register"
BESIDE = "- kopie paspoort\n- uittreksel KvK\n- statuten\n- rooster"
GRANTS = "Volmacht\nStichting De Wegwijzer (KvK 90010001) machtigt B. Beumer om de inschrijving te ondertekenen.\n3 juni 2026\nA. Alting"
LIABLE = (
    "Hoofdelijkheidsverklaring\nStichting De Wegwijzer (KvK 90010001) en Stichting Het Baken (KvK 90210022) zijn ieder hoofdelijk "
    "aansprakelijk voor het geheel.\nA. Alting   B. Beumer"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{DECLARES}Goes, 3 juli 2026\nNaam: A. Alting\nHandtekening: w.g. A. Alting\nBijlagen:\n{ANNEXES}", Kind.BESTUURSVERKLARING),
        (f"{GRANTS}\nBijlagen\n{BESIDE}", Kind.MACHTIGING),
        (f"{LIABLE}\nBijlagen\n{ANNEXES}", Kind.HOOFDELIJKHEIDSVERKLARING),
    ],
)
def test_a_paper_that_ends_with_a_list_of_its_annexes_is_that_paper(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


def test_what_is_called_a_declaration_above_its_list_may_be_one() -> None:
    piece = read(f"Stichting De Dijkwacht\nKvK 90210011\nZeeland\nBestuursverklaring 2027\nBijlagen\n{ANNEXES}")
    assert (piece.kind, piece.also) == (Kind.OVERIG, (Kind.BESTUURSVERKLARING,))


def test_the_first_page_stays_with_the_annexes_behind_it() -> None:
    first = f"Stichting De Dijkwacht\n{DECLARES}Goes, 3 juli 2026\nA. Alting\nBijlagen:\n{ANNEXES}"
    annex = "Bijlage 1 Motivatie selectiecriteria\nS1a Wij hebben sinds 2015 ervaring.\nBijlage 2 Onderaannemers\nIn 2027 en 2028 geen."
    assert [piece.pages for piece in identify(samples.pages(first, annex), (), ())] == ["1-2"]


def test_the_end_of_a_block_on_the_next_page_is_no_page_of_a_signing_service() -> None:
    service = "Ondertekend met ValidSign op 07-07-2026 11:32\nTransactie 5f81c0aa"
    end = f"Functie:  regiomanager\nPlaats: Nijmegen\nDatum:  7 juli 2026\nHandtekening:\n{service}"
    (piece,) = identify(samples.pages(f"{DECLARES}Ondertekening\nNaam: drs. L. Dijkman", end), (), ())
    (signer,) = piece.all("ondertekenaar")
    assert (signer.value, signer.about["functie"]) == ("L. Dijkman", "regiomanager")


def test_participants_beside_a_label_in_the_middle_of_their_cell() -> None:
    rows = "Alfa Advies B.V. (penvoerder), Stichting Beta (KvK 90210022), Gamma\nDeelnemers\nBegeleiding (KvK 90210033)"
    head = "Bestuursverklaring 2027\nHet bestuur verklaart aan de geschiktheidseisen te voldoen.\nSamenwerkingsverband Dijk en Veld"
    piece = read(f"{head}\n{rows}\nRegio  Drenthe\nGetekend, A. Dijkman")
    assert values(piece, "deelnemer") == ["Alfa Advies B.V.", "Stichting Beta", "Gamma Begeleiding"]


def test_a_requirement_without_a_cross_in_a_table_of_crosses_was_not_answered() -> None:
    rows = "1. ervaring | X | \n2. opleiding | X | \n3. kennis van de regio |  | \n4. reputatie |  | X\n5. klachten | X | "
    piece = read(f"{DECLARES}Geschiktheidseis | ja | nee\n{rows}\nGetekend, A. Dijkman")
    assert values(piece, "verklaart") == ["ja", "ja", "leeg", "nee", "ja"]


@pytest.mark.parametrize(
    ("answers", "filled"),
    [
        (("", "", ""), "nee"),
        (("  Wij hebben in 2026 een contract met het zorgkantoor.", "  Zie onderbouwing, hoofdstuk 2", ""), "ja"),
        (("\nContract met Menzis in 2026.", "\nDorpen zonder aanbod.", "\nDeelnemer sinds 2025."), "ja"),
    ],
)
def test_the_printed_words_of_an_annex_do_not_fill_it_in(answers: tuple[str, str, str], filled: str) -> None:
    asked = ("Ervaring (contracten Wlz, Wmo, overig)", "Voorziet in een leemte in de regio", "Deelname aan branchevorming OCO-Wlz")
    rows = "\n".join(one + answer for one, answer in zip(asked, answers, strict=True))
    piece = read(f"{DECLARES}Bijlage 1 bij de Bestuursverklaring: motivering selectiecriteria\nCriterium  Motivering\n{rows}")
    assert [fact.about.get("ingevuld") for fact in piece.all("bijlage")] == [filled]


def test_names_with_whom_they_sign_for_behind_them() -> None:
    told = "Wij doen dit samen: Vereniging De Kade (90210044) en V.O.F. De Lens (90210055), als combinatie."
    told += "\nIeder van ons is hoofdelijk aansprakelijk."
    piece = read(f"{told}\nGetekend in Goes op woensdag 22 juli 2026,\nPiet d'Hoog namens De Kade\nCor Brasser namens De Lens")
    assert [(fact.value, fact.about.get("namens")) for fact in piece.all("ondertekenaar")] == [
        ("Piet d'Hoog", "De Kade"),
        ("Cor Brasser", "De Lens"),
    ]


LIABLE = """Verklaring hoofdelijke aansprakelijkheid
Wij, Stichting De Dijkwacht en Stichting Het Baken, vormen samen een samenwerkingsverband.
Wij zijn ieder hoofdelijk aansprakelijk voor het geheel van de verplichtingen (KvK van beiden: zie uittreksels).
{}
Goes, 3 juli 2026
"""


@pytest.mark.parametrize(
    "contact",
    [
        "Vragen: adviesbureau Tenderhulp, 06-12345678", "A. Alting, tel. 06 - 12345678; B. Beumer, tel. 06 - 87654321",
        "Zaaknummer 20261234, dossier 44556677",
    ],
)  # fmt: skip
def test_a_telephone_number_is_no_party_to_the_statement(contact: str) -> None:
    piece = read(LIABLE.format(contact))
    assert values(piece, "kvk_nummer") == []
    assert values(piece, "deelnemer") == ["Stichting De Dijkwacht", "Stichting Het Baken"]


def test_who_can_be_called_takes_no_part() -> None:
    piece = read(
        "Verklaring hoofdelijke aansprakelijkheid samenwerkingsverband\nDeelnemers\nStichting De Dijkwacht\nStichting Het Baken\n"
        "A. Alting (06-12345678)\nverklaren ieder hoofdelijk aansprakelijk te zijn voor het geheel.\n"
    )
    assert values(piece, "deelnemer") == ["Stichting De Dijkwacht", "Stichting Het Baken"]


def test_a_number_without_a_label_makes_no_two_consortia_one() -> None:
    adviser = (
        "Wij zijn bereikbaar op werkdagen, van maandag tot en met vrijdag, en maken graag een afspraak.\nAdviseur van beiden: 44556677"
    )
    first = read(LIABLE.format(adviser))
    second = read(LIABLE.replace("De Dijkwacht", "De Kade").replace("Het Baken", "De Sluis").format(adviser))
    assert [dict(fact.about) for fact in first.all("kvk_nummer")] == [{"rol": "deelnemer", "label": "geen"}]
    assert len(merge([party_of(first), party_of(second)])) == 2


def test_the_seat_between_a_participant_and_its_number_is_no_part_of_its_name() -> None:
    piece = read(
        "Verklaring hoofdelijke aansprakelijkheid\nDe ondergetekenden, Kompas Oost B.V. te Oss (KvK 90010001) en Stichting Thuis\n"
        "in Zorgvragen te Den Bosch (KvK 90010002), schrijven in als\nsamenwerkingsverband en zijn ieder hoofdelijk aansprakelijk."
    )
    assert [fact.value for fact in piece.all("deelnemer")] == ["Kompas Oost B.V.", "Stichting Thuis in Zorgvragen"]


def test_a_declaration_is_of_the_writer_and_not_of_its_parent() -> None:
    piece = read(
        "Bestuursverklaring 2027\nWij, Stichting De Waard, dochter van Rivier Holding B.V. (KvK 90010001), zelf onder KvK-nummer "
        "90010002, verklaren aan alle geschiktheidseisen te voldoen.\nGorinchem, 3 juli 2026\nA. Bakker, bestuurder"
    )
    assert values(piece, "statutaire_naam") == ["Stichting De Waard"]
    assert [fact.value for fact in piece.all("kvk_nummer") if "rol" not in fact.about] == ["90010002"]


def test_participants_in_a_table_whose_name_goes_on_below_and_above_the_people_who_sign() -> None:
    piece = read(
        "Bestuursverklaring 2027\nSamenwerkingsverband Combinatie Waalbocht\nDeelnemer  KvK  Rol\n"
        "Stichting Waalbocht Raad en  90010001  penvoerder en inschrijver\nDaad\nOnderwegwijs B.V.  90010002  deelnemer\n"
        "Stichting Oog voor Gezin  90010003  deelnemer\nDe deelnemers verklaren dat de combinatie aan alle eisen voldoet.\n"
        "Ondertekening\nH. de Leeuw, directeur Stichting Waalbocht Raad en Daad\nS. Yilmaz, directeur Onderwegwijs B.V.\n"
        "L. Peperkamp, voorzitter Stichting Oog voor Gezin"
    )
    assert set(values(piece, "deelnemer")) == {"Stichting Waalbocht Raad en Daad", "Onderwegwijs B.V.", "Stichting Oog voor Gezin"}


@pytest.mark.parametrize(
    "under",
    [
        "Deelnemer  Naam  Handtekening\nStichting Meierij  F. Donkers\nSamen Vooruit B.V.  J. Herpt\n",
        "Dit geldt niet voor fouten van een andere deelnemer.\nNijmegen, 15 juli 2026\nStichting Meierij\nSamen Vooruit B.V.\n",
    ],
)
def test_the_head_of_a_table_and_the_place_and_day_take_no_part(under: str) -> None:
    piece = read(
        "Verklaring hoofdelijke aansprakelijkheid\nStichting Meierij (KvK 90010001) en Samen Vooruit B.V. (KvK 90010002) vormen een "
        f"samenwerkingsverband en zijn ieder hoofdelijk aansprakelijk voor het geheel.\n{under}"
    )
    assert sorted(values(piece, "deelnemer")) == ["Samen Vooruit B.V.", "Stichting Meierij"]


def test_participants_in_a_numbered_list_that_form_the_consortium() -> None:
    piece = read(
        "Gezamenlijke bestuursverklaring\nDe besturen van de hierna genoemde rechtspersonen, samen het Consortium Wijzer, verklaren aan "
        "alle geschiktheidseisen te voldoen.\n1. Stichting Waalkade, te Tiel, KvK 90010001 (penvoerder);\n"
        "2. Betuwe Steunt B.V., te Elst, KvK 90010002;\n3. Linge & Co U.A., te Culemborg, KvK 90010003.\nTiel, 10 juli 2026\nA. Bakker"
    )
    assert values(piece, "deelnemer") == ["Stichting Waalkade", "Betuwe Steunt B.V.", "Linge & Co U.A."]


def test_the_number_in_a_deed_is_not_that_of_the_notary() -> None:
    piece = read(
        "VOLMACHT\nHeden, zes juli 2026, verscheen voor mij, mr. Jet Tak, notaris te Vught:\nde heer J. van Gemert, te dezen handelend als "
        "zelfstandig bevoegd bestuurder van Adviespunt Peel B.V., statutair gevestigd te Helmond, ingeschreven in het handelsregister "
        "onder nummer 90010001, die verklaarde volmacht te verlenen aan mevrouw Ria Slegers om alle verklaringen te ondertekenen."
    )
    assert [(fact.value, dict(fact.about)) for fact in piece.all("kvk_nummer")] == [("90010001", {})]

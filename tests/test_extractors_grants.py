"""Whom a sentence mandates, and whether only together; texts as boards, owners and participants write them."""

import pytest
import sample_texts as samples

from extractors.document import Piece
from extractors.identify import identify

BOARD = (
    "Volmacht\nStichting De Wegwijzer (KvK 90010001), vertegenwoordigd door A. Alting.\n{words}\nGoes, 3 juni 2026\nA. Alting, bestuurder"
)
MINUTES = (
    "Uittreksel uit de notulen van de raad van toezicht van Stichting De Wegwijzer (KvK 90010001)\n{words}\nGoes, 3 juni 2026\n"
    "Naam: G. Visser\nFunctie: voorzitter raad van toezicht"
)


def proxies(piece: Piece) -> list[str]:
    return [fact.value for fact in piece.all("gevolmachtigde")]


@pytest.mark.parametrize(
    ("form", "words", "names"),
    [
        (BOARD, "Hierbij machtig ik B. Beumer om de inschrijving te ondertekenen.", ["B. Beumer"]),
        (
            BOARD,
            "Ik, A. Alting, bestuurder van de stichting, machtig hierbij mevrouw B. Beumer om de inschrijving te ondertekenen.",
            ["B. Beumer"],
        ),
        (BOARD, "Hierbij machtigt het bestuur B. Beumer om de inschrijving te ondertekenen.", ["B. Beumer"]),
        (
            BOARD,
            "Hierbij machtigt het bestuur van Stichting De Wegwijzer mevrouw Bea Beumer om de inschrijving te ondertekenen.",
            ["Bea Beumer"],
        ),
        (
            MINUTES,
            (
                "Vast staat dat mevrouw H.W.J. Knoben als directeur-bestuurder de stichting zelfstandig vertegenwoordigt, en machtigt "
                "haar voor zover nodig om de bestuursverklaring te ondertekenen."
            ),
            ["H.W.J. Knoben"],
        ),
        (
            MINUTES,
            (
                "De raad bevestigt dat directeur-bestuurder C. van Hooff de stichting zelfstandig vertegenwoordigt en machtigt haar de "
                "bestuursverklaring en de verdere inschrijving te ondertekenen."
            ),
            ["C. van Hooff"],
        ),
        (
            BOARD,
            (
                "De stichting heeft één bestuurder: Grace Addo. Zij is zelfstandig bevoegd. Het bestuursbesluit van "
                "2 juni 2026 machtigt haar de inschrijving te ondertekenen."
            ),
            ["Grace Addo"],
        ),
        (
            BOARD,
            (
                "De stichting wordt vertegenwoordigd door haar directeur Renate Schouten, die zelfstandig bevoegd is. Zij is gemachtigd de "
                "bestuursverklaring te ondertekenen."
            ),
            ["Renate Schouten"],
        ),
        (
            MINUTES,
            (
                "De vergadering stemt in en machtigt de voorzitter (C.A. Vermeer) en de secretaris (R. Pijnenburg) om alle stukken te "
                "ondertekenen."
            ),
            ["C.A. Vermeer", "R. Pijnenburg"],
        ),
        (
            MINUTES,
            (
                "Het bestuur besluit de voorzitter, de heer A.C. Vonk, en de penningmeester, mevrouw H. de Bruijn, te machtigen om de "
                "bestuursverklaring te ondertekenen."
            ),
            ["A.C. Vonk", "H. de Bruijn"],
        ),
        (
            MINUTES,
            "Mevrouw B. Jansen heeft dit met de heer C. Pieters besproken. De raad machtigt haar om de inschrijving te ondertekenen.",
            ["B. Jansen"],
        ),
        (
            BOARD,
            "Jorrit Hoekstra en Dorothy Bakoe, maten, machtigen hun medemaat Lies Wijngaard om de stukken te ondertekenen.",
            ["Lies Wijngaard"],
        ),
        (BOARD, "Wij machtigen Maud Janssen (Peelpad) om namens het samenwerkingsverband de stukken te ondertekenen.", ["Maud Janssen"]),
        (
            BOARD,
            "De bestuurders besluiten in te schrijven en wijzen R. Molenaar aan om de bestuursverklaring te ondertekenen.",
            ["R. Molenaar"],
        ),
        (MINUTES, "De heer R. Molenaar wordt aangewezen om de bestuursverklaring namens de stichting te ondertekenen.", ["R. Molenaar"]),
        (BOARD, "Wij machtigen haar manager, mevrouw B. Beumer, om de inschrijving te ondertekenen.", ["B. Beumer"]),
    ],
)
def test_who_is_mandated(form: str, words: str, names: list[str]) -> None:
    assert proxies(samples.read(form.format(words=words))) == names


def test_officers_who_are_mandated_together_by_their_function() -> None:
    piece = samples.read(
        "Bestuursbesluit\nStichting Kadezicht (KvK 90010003), vergadering van 2 juli 2026\nHet bestuur besluit de voorzitter en de "
        "penningmeester te machtigen om samen de bestuursverklaring namens de stichting te ondertekenen.\nDordrecht, 2 juli 2026\n"
        "Naam: M.J. van Ooijen\nFunctie: voorzitter\nNaam: R.H. Tervoort\nFunctie: penningmeester\nNaam: N. Khattab\nFunctie: secretaris"
    )
    assert proxies(piece) == ["M.J. van Ooijen", "R.H. Tervoort"]
    assert [fact.about["samen_met"] for fact in piece.all("gevolmachtigde")] == ["R.H. Tervoort", "M.J. van Ooijen"]


def test_members_of_a_board_that_mandates_some_of_them_give_the_mandate_too() -> None:
    piece = samples.read(
        "Machtiging\nHet voltallige bestuur van Vereniging Steunpunt (KvK 90010003) machtigt C. Laan (voorzitter) en A. Ruiter "
        "(secretaris) om samen alle papieren voor de inschrijving te tekenen.\nHoorn, 16 juni 2026\n"
        "Handtekening: ______________\nC. Laan\nHandtekening: ______________\nA. Ruiter\nHandtekening: ______________\nJ.P. Smit"
    )
    assert [fact.value for fact in piece.all("volmachtgever")] == ["C. Laan", "A. Ruiter", "J.P. Smit"]


def test_one_participant_mandates_the_other_and_who_represents_it() -> None:
    piece = samples.read(
        "Machtiging penvoerder\nZorgspoor B.V. (KvK 90010003), vertegenwoordigd door haar zelfstandig bevoegde directeur B.T. Willemsen, "
        "machtigt hierbij Stichting Vraagbaak (KvK 90010001), vertegenwoordigd door haar zelfstandig bevoegde directeur-bestuurder "
        "G. van Ommeren, om namens de combinatie de inschrijving in te dienen en te ondertekenen.\nTiel, 14 juli 2026\nB.T. Willemsen"
    )
    assert proxies(piece) == ["Stichting Vraagbaak", "G. van Ommeren"]
    assert [fact.value for fact in piece.all("volmachtgever")] == ["B.T. Willemsen"]


def test_partners_who_mandate_each_other() -> None:
    piece = samples.read(
        "Machtiging vennoten\nWij, de vennoten van vof Dongen & Achterberg (KvK 90010004), machtigen wij elkaar om alle stukken voor "
        "de inschrijving te tekenen.\nSchagen, 1 juli 2026\nNaam: W. van Dongen\nFunctie: vennoot\nNaam: J.P. Achterberg\nFunctie: vennoot"
    )
    assert proxies(piece) == ["W. van Dongen", "J.P. Achterberg"]


@pytest.mark.parametrize(
    ("words", "together"),
    [
        ("machtigt Bert Beumer en C. Dekker om gezamenlijk de inschrijving te ondertekenen.", ["C. Dekker", "Bert Beumer"]),
        ("machtigt Bert Beumer om samen met Carla Dekker de inschrijving te ondertekenen.", ["Carla Dekker"]),
        ("machtigt Bert Beumer om samen met een bestuurslid de inschrijving te ondertekenen.", ["een ander"]),
        ("geeft Bert Beumer volmacht om samen met mij de inschrijving te ondertekenen.", ["de volmachtgever"]),
        ("machtigt Bert Beumer om te ondertekenen. Dit kan alleen samen met een handtekening van de heer J. Smit.", ["J. Smit"]),
        ("machtigt Bert Beumer en C. Dekker om ieder afzonderlijk de inschrijving te ondertekenen.", ["", ""]),
        ("machtigt Bert Beumer om de inschrijving van het samenwerkingsverband te ondertekenen.", [""]),
    ],
)
def test_who_may_sign_only_with_others(words: str, together: list[str]) -> None:
    piece = samples.read(BOARD.format(words=f"De bestuurder {words}"))
    assert [fact.about.get("samen_met", "") for fact in piece.all("gevolmachtigde")] == together


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Deze volmacht geldt gedurende één jaar na dagtekening.", ["2027-06-03"]),
        ("De volmacht is geldig voor zes maanden.", ["2026-12-03"]),
        ("Deze machtiging loopt af eind 2025.", ["2025-12-31"]),
        ("De bestuurder machtigt hem alleen in het jaar 2024.", ["2024-12-31"]),
        ("De stichting bestaat één jaar.", []),
        ("In het jaar 2024 hielpen wij 200 cliënten.", []),
    ],
)
def test_how_long_a_mandate_lasts(words: str, last: list[str]) -> None:
    piece = samples.read(BOARD.format(words=f"De bestuurder machtigt Bert Beumer om de inschrijving te ondertekenen. {words}"))
    assert [fact.value for fact in piece.all("geldig_tot")] == last


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Deze volmacht gaat pas in na goedkeuring door de raad van toezicht.", False),
        ("Dit besluit is onder voorbehoud van goedkeuring door de leden.", False),
        ("Deze volmacht is niet geldig voor andere inschrijvingen.", True),
        ("Deze volmacht is niet geldig zonder handtekening.", True),
        ("De conceptovereenkomst is goedgekeurd.", True),
    ],
)
def test_a_mandate_that_waits_for_approval_is_none(words: str, *, kept: bool) -> None:
    piece = samples.read(BOARD.format(words=f"De bestuurder machtigt Bert Beumer om de inschrijving te ondertekenen. {words}"))
    assert bool(proxies(piece)) is kept
    assert bool(piece.all("geen_machtiging")) is not kept


def test_a_draft_by_its_title_is_no_mandate() -> None:
    text = BOARD.format(words="De bestuurder machtigt Bert Beumer om de inschrijving te ondertekenen.")
    assert proxies(samples.read(text.replace("Volmacht\n", "Volmacht (concept)\n"))) == []
    assert proxies(samples.read(text)) == ["Bert Beumer"]


@pytest.mark.parametrize(
    "words",
    [
        "tot een contractwaarde van ten hoogste 50.000 euro",
        "voor zover de waarde niet hoger is dan € 50.000 per jaar",
        "onder de € 50.000",
        "maar niet om de inschrijving te ondertekenen",
        "na schriftelijk akkoord van de raad van toezicht",
    ],
)
def test_an_amount_a_denial_or_a_consent_in_any_words_is_a_limit(words: str) -> None:
    piece = samples.read(BOARD.format(words=f"De bestuurder machtigt Bert Beumer om contracten en offertes te ondertekenen {words}."))
    assert [fact.about["volmacht"] for fact in piece.all("gevolmachtigde")] == ["beperkt"]


def test_who_is_mandated_and_signs_the_paper_with_place_and_day_is_its_signer() -> None:
    piece = samples.read(
        "Machtiging\nDe raad van toezicht van Stichting De Wegwijzer (KvK 90010001) machtigt directeur Renate Schouten de inschrijving te "
        "ondertekenen.\nPlaats: Goes\nDatum: 3 juni 2026\nNaam: Renate Schouten\nFunctie: directeur"
    )
    assert [fact.value for fact in piece.all("ondertekenaar")] == ["Renate Schouten"]


def test_that_he_is_entitled_is_said_of_the_person_and_not_of_the_company() -> None:
    piece = samples.read(
        "Verklaring vertegenwoordigingsbevoegdheid\nHierbij verklaart Maarten Hoogendijk, enig bestuurder van Rand B.V., dat hij blijkens "
        "inschrijving 90010002 zelfstandig bevoegd is de vennootschap te vertegenwoordigen.\nZevenhuizen, 20 juli 2026\n"
        "Maarten Hoogendijk"
    )
    assert proxies(piece) == ["Maarten Hoogendijk"]


def test_the_only_director_who_is_said_to_be_entitled_may_sign() -> None:
    piece = samples.read(
        "Machtiging\nZorgkade B.V. (KvK 90010002) heeft een directeur, Anna Ramdin. Zij is zelfstandig bevoegd en tekent zelf "
        "de inschrijving onafhankelijke cliëntondersteuning.\nDordrecht, 17 juli 2026\nA. Ramdin"
    )
    assert [fact.value for fact in piece.all("mag_tekenen")] == ["A. Ramdin"]
    other = samples.read(
        "Machtiging\nZorgkade B.V. (KvK 90010002) heeft een directeur, Berta Post. Zij is zelfstandig bevoegd en tekent zelf.\n"
        "Dordrecht, 17 juli 2026\nA. Ramdin"
    )
    assert other.all("mag_tekenen") == ()


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("om bestellingen van kantoorartikelen te doen en facturen te betalen", "om bestellingen van kantoorartikelen te doen"),
        (
            "om de inschrijving OCO 2024-2025 bij zorgkantoor Menzis te ondertekenen",
            "om de inschrijving OCO 2024-2025 bij zorgkantoor Menzis",
        ),
    ],
)
def test_what_a_mandate_is_for_is_all_that_its_own_sentence_says(words: str, scope: str) -> None:
    piece = samples.read(BOARD.format(words=f"De bestuurder machtigt Bert Beumer {words}."))
    (found,) = piece.all("omvang")
    assert found.value.startswith(scope)


GIVEN = "Hierbij machtig ik B. Beumer om de inschrijving {words}"


@pytest.mark.parametrize(
    "words",
    [
        "te ondertekenen, behoudens voorafgaande goedkeuring van de aandeelhouder.",
        "voor te bereiden en in te dienen. De bestuursverklaring wordt door de bestuurder zelf ondertekend.",
        "in te dienen. Het ondertekenen van stukken valt hier niet onder.",
        "met alle stukken te ondertekenen, met uitzondering van de bestuursverklaring.",
        "te ondertekenen. Voor het indienen van de inschrijving is de toestemming van de raad van toezicht vereist.",
        "in te dienen. Het bestuur behoudt zich de ondertekening van de bestuursverklaring voor.",
        "in te dienen. Zij heeft geen tekenbevoegdheid.",
        "te ondertekenen, na voorafgaande ruggespraak met de bestuurder.",
        "voor te bereiden; het ondertekenen blijft aan het bestuur.",
        "na overleg met de voorzitter te ondertekenen.",
    ],
)
def test_a_mandate_that_keeps_signing_back_says_so(words: str) -> None:
    [attorney] = samples.read(BOARD.format(words=GIVEN.format(words=words))).all("gevolmachtigde")
    assert attorney.about["voorbehoud"] == "ja"


@pytest.mark.parametrize(
    "words",
    [
        "te ondertekenen.",
        "te ondertekenen. Voor het aangaan van leningen blijft de goedkeuring van de aandeelhouder nodig.",
        "te ondertekenen. Goedkeuring van de raad van toezicht is niet vereist voor de inschrijving.",
        "en behalve de bestuursverklaring ook alle andere stukken te ondertekenen.",
        "en de bestuursverklaring zelfstandig te ondertekenen.",
    ],
)
def test_a_mandate_that_speaks_of_consent_for_something_else_keeps_nothing_back(words: str) -> None:
    [attorney] = samples.read(BOARD.format(words=GIVEN.format(words=words))).all("gevolmachtigde")
    assert "voorbehoud" not in attorney.about


@pytest.mark.parametrize(
    "beside",
    [
        "met onmiddellijke ingang",
        ", met het recht van substitutie,",
        ", met goedkeuring van de raad van toezicht van 15 juni 2026,",
    ],
)
def test_words_between_the_verb_and_the_name_hide_nobody(beside: str) -> None:
    words = f"De stichting machtigt hierbij {beside} B. Beumer, manager, om de inschrijving te ondertekenen.".replace(" ,", ",")
    assert proxies(samples.read(BOARD.format(words=words))) == ["B. Beumer"]


BOTH_ONLY = (
    "Volmacht\nStichting De Dijkwacht (KvK 90210011), vertegenwoordigd door haar bestuurder A. Dijkman,\n"
    "{}\nGoes, 15 juli 2026\nA. Dijkman\n"
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("verleent B. Veldhuis en C. Smit gezamenlijk volmacht om de inschrijving te ondertekenen.", ["B. Veldhuis", "C. Smit"]),
        ("verleent de heer B. Veldhuis en mevrouw C. Smit samen volmacht om de inschrijving te tekenen.", ["B. Veldhuis", "C. Smit"]),
        ("verleent Bert Veldhuis en Carla Smit gezamenlijk volmacht om de inschrijving te tekenen.", ["Bert Veldhuis", "Carla Smit"]),
        ("machtigt Bert Veldhuis en Carla Smit om gezamenlijk de inschrijving te ondertekenen.", ["Bert Veldhuis", "Carla Smit"]),
    ],
)
def test_of_two_who_are_mandated_together_neither_may_sign_alone(words: str, names: list[str]) -> None:
    (piece,) = identify(samples.pages(BOTH_ONLY.format(words)), (), ())
    found = {fact.value: (fact.about.get("samen_met"), fact.about.get("functie")) for fact in piece.all("gevolmachtigde")}
    assert found == {names[0]: (names[1], None), names[1]: (names[0], None)}


@pytest.mark.parametrize("words", ["met uitzondering van de bestuursverklaring", "behalve de bestuursverklaring"])
def test_what_a_mandate_excepts_is_its_limit(words: str) -> None:
    said = f"verleent B. Veldhuis volmacht om de inschrijving te ondertekenen, {words}."
    (piece,) = identify(samples.pages(BOTH_ONLY.format(said)), (), ())
    assert [(fact.about["volmacht"], fact.about["grens"]) for fact in piece.all("gevolmachtigde")] == [("beperkt", words)]


@pytest.mark.parametrize(
    "words",
    [
        "Het bestuur besluit met algemene stemmen Ella van Veen, coordinator, te machtigen om de inschrijving te ondertekenen.",
        "Het bestuur besluit unaniem Ella van Veen (coordinator) hierbij te machtigen om de inschrijving te ondertekenen.",
        "Als bestuurder machtig ik, B. Beumer, onze projectleider Ella van Veen om alle stukken van de inschrijving te ondertekenen.",
        "Op voorstel van Bert Veldhuis besluit het bestuur om Ella van Veen te machtigen de inschrijving te ondertekenen.",
    ],
)
def test_who_is_named_right_before_or_behind_the_writer_is_mandated(words: str) -> None:
    assert proxies(samples.read(BOARD.format(words=words))) == ["Ella van Veen"]


def test_who_proposes_a_mandate_is_not_the_one_mandated() -> None:
    words = "Op voorstel van Bert Veldhuis besluit het bestuur de coordinator te machtigen om de inschrijving te ondertekenen."
    assert proxies(samples.read(BOARD.format(words=words))) == []


@pytest.mark.parametrize(
    ("words", "function"),
    [
        ("Het bestuur geeft volmacht aan mevrouw B. Beumer om de inschrijving te tekenen.", None),
        ("Het bestuur geeft volmacht aan mevrouw B. Beumer tot het verrichten van alle handelingen bij de inschrijving.", None),
        ("De vergadering wijst mevrouw B. Beumer en de heer C. Cohen aan om namens de stichting te tekenen.", None),
        ("Het bestuur geeft volmacht aan mevrouw B. Beumer, controller, om de inschrijving te tekenen.", "controller"),
        ("Het bestuur machtigt B. Beumer (manager zorg) om de inschrijving te tekenen.", "manager zorg"),
        ("Het bestuur machtigt B. Beumer in haar functie van directeur om de inschrijving te tekenen.", "directeur"),
    ],
)
def test_the_rest_of_the_sentence_is_no_function(words: str, function: str | None) -> None:
    first, *_ = samples.read(BOARD.format(words=words)).all("gevolmachtigde")
    assert (first.value, first.about.get("functie")) == ("B. Beumer", function)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("De bestuurder verleent aan Bert Beumer, adjunct-directeur, het recht om de stichting te vertegenwoordigen.", ["Bert Beumer"]),
        ("Ik geef Bert Beumer, manager zorg, de bevoegdheid om alle stukken te tekenen.", ["Bert Beumer"]),
        ("Ik geef Bert Beumer, manager zorg, tekenbevoegdheid voor de inschrijving.", ["Bert Beumer"]),
        ("Ik geef B. Beumer toestemming om de inschrijving te tekenen.", ["B. Beumer"]),
        ("De bestuurder verleent het recht om de inschrijving te tekenen aan Bert Beumer.", ["Bert Beumer"]),
        ("De bestuurder kent aan de heer B. Beumer de tekenbevoegdheid toe voor de inschrijving bij VGZ.", ["B. Beumer"]),
        ("Bert Beumer, manager, krijgt de bevoegdheid om de inschrijving te tekenen.", ["Bert Beumer"]),
        ("Aan Bert Beumer, manager, wordt de bevoegdheid verleend om de inschrijving te tekenen.", ["Bert Beumer"]),
        ("De bestuurder geeft Bert Beumer en Carla Dekker het recht om de inschrijving te tekenen.", ["Bert Beumer", "Carla Dekker"]),
        (
            "De raad keurt de inschrijving goed. Manager Bert-Jan Beumer ondertekent alle documenten namens de stichting.",
            ["Bert-Jan Beumer"],
        ),
        ("Het bestuur heeft besloten dat mevrouw B. Beumer de bestuursverklaring namens de stichting ondertekent.", ["B. Beumer"]),
        (
            (
                "De raad heeft op 2 juli 2026 goedgekeurd dat de stichting zich inschrijft, en bevestigt dat de directeur-bestuurder, "
                "Gerard ter Horst, namens de stichting mag tekenen, waaronder de bestuursverklaring."
            ),
            ["Gerard ter Horst"],
        ),
        ("Het bestuur besluit dat Bert Beumer alle stukken voor de inschrijving namens de stichting mag tekenen.", ["Bert Beumer"]),
        ("Het bestuur besluit dat Bert Beumer de inschrijving namens de stichting alleen mag tekenen als ook Bea Bos tekent.", []),
        (
            (
                "Omdat ik weg ben machtig ik, Alida Wilhelmina\n(Ali) Alting, vennoot, mijn medevennoot Bert Beumer om namens ons de\n"
                "inschrijving te ondertekenen."
            ),
            ["Bert Beumer"],
        ),
        ("Hierbij machtig ik, A. Alting, bestuurder, onze manager B. Beumer om de inschrijving te ondertekenen.", ["B. Beumer"]),
        ("Ik geef B. Beumer het recht om mijn parkeerplaats te gebruiken.", []),
        ("De bestuurder geeft cliënten het recht om hun dossier te tekenen.", []),
        ("De bestuurder geeft B. Beumer niet het recht om te tekenen.", []),
        ("Bert Beumer krijgt niet de bevoegdheid om de inschrijving te tekenen.", []),
        ("Het bestuur besluit dat Bert Beumer de bestuursverklaring niet namens de stichting ondertekent.", []),
        ("Het bestuur besluit in te schrijven. Bert Beumer ondertekende in 2024 alle stukken namens de stichting.", []),
    ],
)
def test_a_right_a_power_or_a_consent_to_sign_is_a_mandate(words: str, names: list[str]) -> None:
    assert proxies(samples.read(BOARD.format(words=words))) == names


def test_a_sentence_above_a_name_tells_no_function() -> None:
    piece = samples.read(
        "Besluit raad van toezicht\nDe raad van toezicht van Stichting De Wegwijzer (KvK 90010001) keurt de inschrijving goed. Directeur-\n"
        "bestuurder Bert-Jan Beumer ondertekent de bestuursverklaring en alle andere documenten\nnamens de stichting.\n"
        "Getekend te Goes op 3 juni 2026\nMieke Visser  Durk Dijk\nvoorzitter raad van toezicht  lid"
    )
    assert [fact.about.get("functie") for fact in piece.all("ondertekenaar")] == ["voorzitter raad van toezicht", None]
    assert proxies(piece) == ["Bert-Jan Beumer"]


APPOINTED = (
    "Het voltallige bestuur heeft in de vergadering van 16 juli 2026 Maarten Vroegindewei, beleidsmedewerker, aangewezen als "
    "gemachtigde voor de inschrijving. De gemachtigde mag de bestuursverklaring zelfstandig tekenen."
)
LET = (
    "De voorzitter en de secretaris hebben op 7 juli 2026 besloten dat Ilse Moerdijk, directeur, de stichting mag vertegenwoordigen "
    "bij de inschrijving OCO Wlz voor 2027 en 2028 en daarvoor alle papieren alleen mag tekenen."
)
NOT_LET = (
    "Het bestuur heeft op 7 juli 2026 besloten dat Ilse Moerdijk, directeur, de stichting niet mag vertegenwoordigen bij de "
    "inschrijving en geen papieren mag tekenen."
)
OPEN = "Het bestuur heeft nog niet besloten of Ilse Moerdijk wordt aangewezen als gemachtigde voor de inschrijving."


@pytest.mark.parametrize(("words", "names"), [(APPOINTED, ["Maarten Vroegindewei"]), (LET, ["Ilse Moerdijk"]), (NOT_LET, []), (OPEN, [])])
def test_a_board_that_appoints_somebody_or_lets_him_represent_it(words: str, names: list[str]) -> None:
    text = f"Besluit van het bestuur\nStichting De Wegwijzer, KvK 90010001\n{words}\nGoes, 16 juli 2026\nA. Alting"
    assert [name for piece in identify(samples.pages(text), (), ()) for name in proxies(piece)] == names


@pytest.mark.parametrize(
    "words",
    [
        "Hierbij machtig ik, Anja Alting, bestuurder van Stichting De Wegwijzer (KvK 90010001), de heer B. Beumer om dit te tekenen.",
        (
            "Hierbij machtig ik, A. Alting, directeur en zelfstandig bevoegd bestuurder van De Wegwijzer B.V. (KvK 90010001), B. Beumer, "
            "manager, om de bestuursverklaring te ondertekenen."
        ),
        "Hierbij machtig ik, A. Alting, teamleider van Stichting De Wegwijzer, B. Beumer om de inschrijving te ondertekenen.",
    ],
)
def test_the_writer_told_with_organisation_and_number_is_not_who_is_mandated(words: str) -> None:
    assert proxies(samples.read(BOARD.format(words=words))) == ["B. Beumer"]


def test_an_organisation_mandated_in_the_person_of_its_director() -> None:
    words = (
        "De vennoten Ari Alting en Lia Alting-Smit van De Kade v.o.f. (KvK 90010003)\nmachtigen Stichting De Wegwijzer (KvK 90010001), in "
        "de persoon van haar directeur-bestuurder Bea\nBeumer, de bestuursverklaring en de inschrijving ook voor de vof te\nondertekenen."
    )
    piece = samples.read(f"Machtiging vennoten\n{words}\nGoes, 3 juni 2026\nA. Alting    L. Alting-Smit")
    assert proxies(piece) == ["Stichting De Wegwijzer", "Bea Beumer"]


def test_who_is_mandated_in_a_sentence_over_several_lines_does_not_sign() -> None:
    words = (
        "Hierbij machtig ik, Anja Alting, directeur van Stichting De Wegwijzer (KvK 90010001), de\nheer Bas Beumer, manager, om namens de\n"
        "stichting de inschrijving te ondertekenen."
    )
    piece = samples.read(f"Machtiging\nGoes, 3 juni 2026\n{words}\n\nA. Alting")
    assert [fact.value for fact in piece.all("ondertekenaar")] == ["A. Alting"]
    assert proxies(piece) == ["Bas Beumer"]


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        (
            "Stichting De Wegwijzer machtigt B. Beumer voor het aangaan van huurovereenkomsten en het inkopen van kantoorartikelen.",
            ["voor het aangaan van huurovereenkomsten en het inkopen van kantoorartikelen"],
        ),
        ("Stichting De Wegwijzer machtigt B. Beumer voor de duur van een jaar.", []),
    ],
)
def test_what_a_mandate_is_for_without_om(words: str, scope: list[str]) -> None:
    assert [fact.value for fact in samples.read(BOARD.format(words=words)).all("omvang")] == scope

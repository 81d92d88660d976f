"""With or without subcontractors, a year: options, crossed-out words, numbers and headings without the word itself."""

import pytest
import sample_texts as samples

from extractors.identify import identify

DECLARES = "Bestuursverklaring 2027\nStichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen.\n"
ASKED = "Bijlage 2: onderaannemers\n"


def per_year(words: str) -> dict[str, str]:
    """The answers; two that differ for one year stand behind each other."""
    (piece,) = identify(samples.pages(f"{DECLARES}{words}"), (), ())
    answers: dict[str, str] = {}
    for fact in piece.all("onderaannemers"):
        year = fact.about["jaar"]
        answers[year] = f"{answers[year]}, {fact.value}" if year in answers else fact.value
    return answers


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        pytest.param(
            "Jaar 2027:  ☐ wel onderaannemers  ☒ geen onderaannemers\nJaar 2028:  ☒ wel onderaannemers  ☐ geen onderaannemers",
            {"2027": "nee", "2028": "ja"},
            id="wel and geen behind their boxes",
        ),
        pytest.param(
            "In 2027: [x] met onderaannemers [ ] zonder onderaannemers\nIn 2028: [ ] met onderaannemers [ ] zonder onderaannemers",
            {"2027": "ja", "2028": "leeg"},
            id="met and zonder, and one left open",
        ),
        pytest.param("in 2027:  (.) ja  (X) nee\nin 2028:  (X) ja  (.) nee", {"2027": "nee", "2028": "ja"}, id="a dot for an empty box"),
        pytest.param(
            "Onderopdrachtnemers  2027  2028\nJa  [ ]  [x]\nNee  [x]  [ ]", {"2027": "nee", "2028": "ja"}, id="called onderopdrachtnemers"
        ),
        pytest.param("2027  ⬤ ja ◯ nee\n2028  ◯ ja ⬤ nee", {"2027": "ja", "2028": "nee"}, id="large round boxes"),
        pytest.param("2027  ⚪ ja ⚫ nee\n2028  ⚪ ja ⚪ nee", {"2027": "nee", "2028": "leeg"}, id="middling round boxes"),
        pytest.param("2027  O ja  O nee\n2028  0 ja  0 nee", {"2027": "leeg", "2028": "leeg"}, id="the letter O for a box"),
        pytest.param("2027  X ja  O nee\n2028  O ja  X nee", {"2027": "ja", "2028": "nee"}, id="one letter O crossed"),
        pytest.param("2027  O ja, dat doen wij\n2028  nee", {"2027": "ja", "2028": "nee"}, id="no box but an exclamation"),
        pytest.param("2027: ☒ wel onderaannemers ☒ geen onderaannemers", {"2027": "beide"}, id="both ticked"),
        pytest.param("2027:  / niet met onderaannemers\n2028: wel /  met onderaannemers", {"2027": "nee", "2028": "ja"}, id="crossed out"),
        pytest.param(
            "a) in 2027  / geen onderaannemers in te zetten;\n"
            "b) in 2028 wel /  onderaannemers in te zetten, te weten: Coöperatie De Veldhuizen;",
            {"2027": "nee", "2028": "ja"},
            id="crossed out, with a name",
        ),
        pytest.param("2027: wel / niet met onderaannemers", {}, id="nothing crossed out"),
        pytest.param(
            "Onderaannemers in 2027? (ja/nee)\n nee\nOnderaannemers in 2028? (ja/nee)\n ja\nToelichting",
            {"2027": "nee", "2028": "ja"},
            id="what is to be filled in, and the answer under it",
        ),
        pytest.param(
            "Onderaannemers in 2027 (ja/nee): nee\nOnderaannemers in 2028 (ja of nee): ja, voor de avonden",
            {"2027": "nee", "2028": "ja"},
            id="what is to be filled in, and the answer behind it",
        ),
        pytest.param(
            "Onderaannemers in 2027? (ja/nee)\nOnderaannemers in 2028? (ja/nee)\n nee\nToelichting",
            {"2027": "leeg", "2028": "nee"},
            id="what is to be filled in, and nothing under it",
        ),
        pytest.param(
            "Wij doen het zelf: geen onderaannemers in 2027, voor 2028 weten wij het nog niet.",
            {"2027": "nee", "2028": "leeg"},
            id="not known yet for the next year only",
        ),
        pytest.param("2027: ja / nee\n2028: ja / nee", {}, id="ja and nee with nothing chosen that words can tell"),
        pytest.param("Onderaannemers: in 2027 0 stuks, in 2028 2 stuks (Bureau Wad).", {"2027": "nee", "2028": "ja"}, id="numbers"),
        pytest.param(
            "In het jaar 2027 geen gebruik van onderaannemers;\nin het jaar 2028 evenmin gebruik van onderaannemers.",
            {"2027": "nee", "2028": "nee"},
            id="evenmin",
        ),
        pytest.param(
            "[X] In 2027 wel onderaannemers\n[ ] In 2027 geen onderaannemers\n"
            "[ ] In 2028 wel onderaannemers\n[X] In 2028 geen onderaannemers",
            {"2027": "ja", "2028": "nee"},
            id="an option a row",
        ),
        pytest.param(
            "2027\n☐ Wij werken met onderaannemers\n☒ Wij werken zonder onderaannemers\n"
            "2028\n☒ Wij werken met onderaannemers\n☐ Wij werken zonder onderaannemers",
            {"2027": "nee", "2028": "ja"},
            id="options under each year",
        ),
        pytest.param("2027: ✓ ja ✗ nee\n2028: ✗ ja ✓ nee", {"2027": "ja", "2028": "nee"}, id="a tick and a cross beside each other"),
        pytest.param("2027: n.v.t., 2028: wel", {"2027": "nee", "2028": "ja"}, id="two years on one row"),
        pytest.param(
            "Onderaannemers 2027: Bureau Wad B.V., 10% van het budget\nOnderaannemers 2028: geen",
            {"2027": "ja", "2028": "nee"},
            id="a name is a yes",
        ),
        pytest.param(
            "Vanaf 1 januari 2027 zetten wij onderaannemers in; vanaf 1 januari 2028 niet meer.",
            {"2027": "ja", "2028": "nee"},
            id="what is said of the next year is not said of this one",
        ),
        pytest.param("In 2027 noch in 2028 schakelen wij onderaannemers in.", {"2027": "nee", "2028": "nee"}, id="noch"),
        pytest.param(
            "Wij hebben het voornemen om in 2027 onderaannemers in te zetten. Voor 2028 hebben wij dat voornemen niet.",
            {"2027": "ja", "2028": "nee"},
            id="het voornemen",
        ),
        pytest.param(
            "Wij werken in 2027 samen met onderaannemer Bureau Wad. In 2028 werken wij zonder onderaannemers.",
            {"2027": "ja", "2028": "nee"},
            id="samen met",
        ),
    ],
)
def test_what_is_said_per_year(words: str, answers: dict[str, str]) -> None:
    assert per_year(f"{ASKED}{words}") == answers


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        pytest.param("In 2027: geen / wel onderaannemers in te zetten", {}, id="nothing crossed out, the other order"),
        pytest.param("In 2027 voornemens: geen/wel onderaannemers in te zetten (doorhalen wat niet past)", {}, id="without spaces"),
        pytest.param("De organisatie werkt in 2027 met / zonder onderaannemers", {}, id="met and zonder"),
        pytest.param("2027: niet, wel (doorhalen)\n2028: wel, niet (doorhalen)", {}, id="with a comma"),
        pytest.param("In 2027 en 2028 werken wij met of zonder onderaannemers.", {}, id="with of"),
        pytest.param("Wij verklaren voor 2027 niet of wij met onderaannemers werken.", {}, id="niet of"),
        pytest.param("Als wij in 2027 onderaannemers inzetten, doen wij dat niet zonder toestemming.", {}, id="a condition"),
        pytest.param("Als wij onderaannemers inzetten in 2027 of 2028 melden wij dat, zonder toestemming doen wij niets.", {}, id="als"),
        pytest.param(
            "Wij werken niet met onderaannemers in 2027, voor 2028 beslissen wij daar nog over.",
            {"2027": "nee", "2028": "leeg"},
            id="still to decide",
        ),
        pytest.param(
            "Voor 2027 heb ik geen plannen om onderaannemers in te zetten, in 2028 misschien.",
            {"2027": "nee", "2028": "leeg"},
            id="misschien",
        ),
        pytest.param(
            "Voor 2027 heb ik geen plannen om onderaannemers in te zetten, in 2028 mogelijk wel.",
            {"2027": "nee", "2028": "leeg"},
            id="mogelijk",
        ),
        pytest.param(
            "Percentage onderaannemers 2027: 0 %\nPercentage onderaannemers 2028: 0%", {"2027": "nee", "2028": "nee"}, id="none of it"
        ),
        pytest.param(
            "Percentage onderaannemers 2027: 10 %\nPercentage onderaannemers 2028: 0,0 %", {"2027": "ja", "2028": "nee"}, id="ten"
        ),
        pytest.param("Onderaannemers: in 2027 maximaal 0 stuks, in 2028 00 stuks", {"2027": "nee", "2028": "nee"}, id="zero stuks"),
        pytest.param(
            "Wij werken in 2027 en 2028 niet uitsluitend zelf: wij zetten onderaannemers in.", {"2027": "ja", "2028": "ja"}, id="not only"
        ),
        pytest.param("In 2027 werken wij niet alleen zelf maar ook met onderaannemers.", {"2027": "ja"}, id="but also"),
        pytest.param(
            "In 2027 zetten wij geen onderaannemers in, wel in 2028.", {"2027": "nee", "2028": "ja"}, id="geen and wel, a year each"
        ),
        pytest.param("Onderaannemers in 2027: Zorgkantoor VGZ B.V. vult dit in", {}, id="the office is no subcontractor"),
    ],
)
def test_what_leaves_it_open_is_no_answer(words: str, answers: dict[str, str]) -> None:
    assert per_year(f"{ASKED}{words}") == answers


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("In 2027 werken wij niet met onderaannemers. Voor 2028 geldt hetzelfde: nee.", {"2027": "nee", "2028": "nee"}),
        ("In 2027 werken wij niet met onderaannemers. 2028: idem.", {"2027": "nee", "2028": "nee"}),
        ("In 2027 werken wij niet met onderaannemers. Voor 2028 weten wij dat nog niet.", {"2027": "nee", "2028": "leeg"}),
    ],
)
def test_the_same_for_another_year(words: str, answers: dict[str, str]) -> None:
    assert per_year(f"{ASKED}{words}") == answers


@pytest.mark.parametrize("heading", ["Samen met anderen (bijlage 2)", "4. Inzet van derden (bijlage 2)", "Bijlage 2 - hulp van anderen"])
def test_the_heading_of_the_annex_may_lack_the_word(heading: str) -> None:
    assert per_year(f"{heading}\n2027: ja, met drie zelfstandigen\n2028: nee, dan zijn zij in dienst.") == {"2027": "ja", "2028": "nee"}


def test_without_that_heading_such_lines_answer_something_else() -> None:
    assert per_year("Duurzaam vervoer\n2027: ja, met de fiets\n2028: nee, dan met de trein") == {}


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        pytest.param(
            "In 2027 en 2028 werken wij zonder onderaannemers, met uitzondering van Zorghulp B.V. voor tolkdiensten.",
            {"2027": "ja", "2028": "ja"},
            id="one is excepted by name",
        ),
        pytest.param(
            "Wij maken in 2027 en 2028 geen gebruik van onderaannemers, behalve van Tolk & Taal.",
            {"2027": "ja", "2028": "ja"},
            id="by name without a legal form",
        ),
        pytest.param(
            "In 2027 en 2028 zetten wij geen onderaannemers in, behalve in 2028 voor tolken.", {"2027": "nee", "2028": "ja"}, id="a year"
        ),
        pytest.param(
            "In 2027 en 2028 zetten wij geen onderaannemers in, behalve bij spoed.", {"2027": "leeg", "2028": "leeg"}, id="something else"
        ),
        pytest.param(
            "In 2027 en 2028 werken wij niet met onderaannemers, tenzij het aantal cliënten sterk stijgt.",
            {"2027": "leeg", "2028": "leeg"},
            id="tenzij",
        ),
        pytest.param(
            "In 2027 en 2028 werken wij zonder onderaannemers, behoudens toestemming van het zorgkantoor.",
            {"2027": "leeg", "2028": "leeg"},
            id="behoudens",
        ),
        pytest.param(
            "2027: nee, tenzij het aantal cliënten sterk stijgt\n2028: nee", {"2027": "leeg", "2028": "nee"}, id="on the line of a year"
        ),
        pytest.param("2027: geen, behalve Zorghulp B.V.\n2028: geen", {"2027": "ja", "2028": "nee"}, id="geen, behalve a name"),
        pytest.param(
            "Wij werken in 2027 en 2028 met onderaannemers, mits het zorgkantoor dat goed vindt.",
            {"2027": "leeg", "2028": "leeg"},
            id="on a condition",
        ),
        pytest.param(
            "Wij werken in 2027 en 2028 met onderaannemer Bureau Wad, die inspringt wanneer het druk is.",
            {"2027": "ja", "2028": "ja"},
            id="a condition of something else",
        ),
        pytest.param(
            "Wij werken in 2027 en 2028 met onderaannemers, behalve in de regio Arnhem.", {"2027": "ja", "2028": "ja"}, id="a yes in part"
        ),
        pytest.param(
            "In 2027 en 2028 werken wij niet met onderaannemers. Alleen als dat verandert, melden wij dat.",
            {"2027": "nee", "2028": "nee"},
            id="what follows in a sentence of its own",
        ),
    ],
)
def test_an_exception_or_a_condition_behind_the_answer(words: str, answers: dict[str, str]) -> None:
    assert per_year(f"{ASKED}{words}\n") == answers


def test_the_day_of_signing_is_no_year_of_an_answer() -> None:
    words = "Wij zetten in 2027 en 2028 geen andere onderaannemers in dan Zorghulp B.V.\nGoes, 3 juli 2026\nA. Dijkman, bestuurder"
    assert per_year(f"{ASKED}{words}") == {"2027": "ja", "2028": "ja"}
    words = "Wij werken in 2028 niet met onderaannemers, wel in 2027 met Zorghulp B.V.\nvoor tolken.\nGoes, 3 juli 2026"
    assert per_year(f"{ASKED}{words}") == {"2027": "ja", "2028": "nee"}
    words = "Met ingang van 1 januari 2027 werken wij zonder onderaannemers en vanaf 1 januari 2028 met Zorghulp B.V."
    assert per_year(f"{ASKED}{words}") == {"2027": "nee", "2028": "ja"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Wij zijn niet groot en werken in 2027 en 2028 met onderaannemers.", "ja"),
        ("Omdat wij niet alles zelf kunnen, werken wij in 2027 en 2028 met onderaannemers.", "ja"),
        ("Wij werken in 2027 en 2028 met onderaannemers, die geen zorg leveren.", "ja"),
        ("Wij werken in 2027 en 2028 met onderaannemers die niet bij ons in dienst zijn.", "ja"),
        ("In 2027 en 2028 werken wij met eigen mensen en zetten wij geen onderaannemers in.", "nee"),
        ("Wij zijn niet van plan om in 2027 en 2028 met onderaannemers te werken.", "nee"),
        ("Wij hebben niet het voornemen, in 2027 en 2028 met onderaannemers te werken.", "nee"),
        ("In 2027 en 2028 kiezen wij ervoor niet met onderaannemers te werken en doen wij alles zelf.", "nee"),
        ("Wij zijn groot genoeg en werken in 2027 en 2028 niet met onderaannemers, omdat dat nodig noch wenselijk is.", "nee"),
        ("Onderaannemers schakelen wij in 2027 en 2028 niet in, want wij doen alles zelf.", "nee"),
    ],
)
def test_a_denial_of_something_else_is_no_answer(words: str, said: str) -> None:
    assert per_year(f"{ASKED}{words}\n") == {"2027": said, "2028": said}


NO_2027, YES_2027 = "In 2027 zetten wij geen onderaannemers in.", "Wij werken in 2027 met onderaannemers."


@pytest.mark.parametrize(
    ("first", "behind", "later"),
    [
        (NO_2027, "Voor 2028 geldt dat niet.", "leeg"),
        (YES_2027, "Voor 2028 geldt dat niet.", "leeg"),
        (NO_2027, "Dat geldt niet voor 2028.", "leeg"),
        (NO_2027, "In 2028 is dat niet hetzelfde.", "leeg"),
        (NO_2027, "In 2028 is dat anders: dan werken wij met Zorghulp B.V.", "leeg"),
        (NO_2027, "In 2028 verandert dat.", "leeg"),
        (NO_2027, "Voor 2028 geldt hetzelfde, tenzij het druk wordt.", "leeg"),
        (NO_2027, "In 2028 is dat niet anders.", "nee"),
        (NO_2027, "In 2028 verandert dat niet.", "nee"),
        (NO_2027, "Hetzelfde geldt voor 2028.", "nee"),
        (YES_2027, "Hetzelfde geldt voor 2028.", "ja"),
        (NO_2027, "Dat geldt ook voor 2028.", "nee"),
        (NO_2027, "Voor 2028 geldt dat ook niet.", "nee"),
        (NO_2027, "In 2028 doen wij dat evenmin.", "nee"),
        (NO_2027, "In 2028 is dat wel het geval.", "ja"),
        (YES_2027, "In 2028 doen wij dat niet.", "nee"),
        (NO_2027, "In 2028 zetten wij wel onderaannemers in.", "ja"),
        (YES_2027, "In 2028 zetten wij geen onderaannemers in. In de regio is dat anders.", "nee"),
        (f"{NO_2027[:-1]}, ", "in 2028 is dat anders.", "leeg"),
        (f"{NO_2027[:-1]}, ", "voor 2028 geldt hetzelfde.", "nee"),
    ],
)
def test_words_that_point_back_repeat_the_answer_or_give_none(first: str, behind: str, later: str) -> None:
    assert per_year(f"{ASKED}{first} {behind}\n") == {"2027": "ja" if first == YES_2027 else "nee", "2028": later}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Wij sluiten niet uit dat wij in 2027 en 2028 onderaannemers inzetten.", "leeg"),
        ("Wij kunnen niet uitsluiten dat wij in 2027 en 2028 met onderaannemers werken.", "leeg"),
        ("In 2027 en 2028 werken wij met onderaannemers, waarvan de bestuurders niet zijn uitgesloten.", "ja"),
        ("Wij werken in 2027 met 3 onderaannemers, waarvan wij de gegevens niet hebben bijgevoegd. In 2028 idem.", "ja"),
        ("Wij werken in 2027 en 2028 met onderaannemers, waarvoor wij geen toestemming hebben.", "ja"),
        ("Er zijn in 2027 en 2028 onderaannemers voor tolken, waarvan wij geen gebruik maken.", "nee"),
    ],
)
def test_what_is_not_ruled_out_or_told_of_the_subcontractors_is_no_denial(words: str, said: str) -> None:
    assert per_year(f"{ASKED}{words}\n") == {"2027": said, "2028": said}


IN_A_TABLE = (
    "Bestuursverklaring 2027\nNaam organisatie: Stichting De Wegwijzer\nKvK-nummer: 90010001\nWij voldoen aan alle eisen.\n"
    "Datum: 3 juli 2026\nP. Smit\nBijlage 2. Onderaannemers\nJaar  Werkt u met onderaannemers?\n2027  {answer}\n2028  nee\n"
)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("nee", "nee"),
        ("nee; wij doen alles zelf", "nee"),
        ("nee, alleen eigen mensen", "nee"),
        ("nee, alleen bij ziekte", "leeg"),
        ("nee (wel bij drukte)", "leeg"),
        ("nee, maar mogelijk later", "leeg"),
    ],
)
def test_a_no_that_takes_something_back_is_none(answer: str, value: str) -> None:
    said = samples.read(IN_A_TABLE.format(answer=answer)).all("onderaannemers")
    assert [(fact.about["jaar"], fact.value) for fact in said] == [("2027", value), ("2028", "nee")]


@pytest.mark.parametrize(
    "words",
    [
        "In 2027 en 2028 geen onderaannemers. Wel huren wij Zorghulp B.V. in voor de regio Nijmegen.",
        "Naast onze eigen medewerkers zetten wij in 2027 en 2028 geen onderaannemers in, wel zzp'ers.",
        "Wij werken in 2027 en 2028 niet met onderaannemers maar wel met Zorghulp B.V. als onderaannemer voor Tiel.",
        "Wij maken in 2027 en 2028 geen gebruik van andere onderaannemers dan Zorghulp B.V.",
        "Wij werken in 2027 en 2028 uitsluitend met Zorghulp B.V. als onderaannemer, niet met anderen.",
        "Buiten Zorghulp B.V. zetten wij in 2027 en 2028 geen onderaannemers in.",
        "Afgezien van Zorghulp B.V. zetten wij in 2027 en 2028 geen onderaannemers in.",
        "Wij zetten in 2027 en 2028 geen onderaannemers in, op Zorghulp B.V. na.",
        "2027: nee, alleen Zorghulp B.V.\n2028: nee, alleen Zorghulp B.V.",
        "2027: nee\n2028: nee\nToelichting: alleen Zorghulp B.V. wordt ingezet voor tolkdiensten.",
        "Wij zetten in 2027 en 2028 in beginsel geen onderaannemers in.",
        "Vooralsnog zetten wij in 2027 en 2028 geen onderaannemers in.",
        "Wij ontkennen niet dat wij in 2027 en 2028 onderaannemers inzetten.",
        "Er is geen reden om in 2027 en 2028 geen onderaannemers in te zetten.",
        "Onze onderaannemer Zorghulp B.V. werkt in 2027 en 2028 niet zelfstandig.",
        "De onderaannemer in 2027 en 2028 is Zorghulp B.V.; andere onderaannemers zijn er niet.",
        "Wij sluiten onderaannemers in 2027 en 2028 niet uit.",
        "Wij werken in 2027 en 2028 met onderaannemers, maar niet voor de clientondersteuning zelf.",
        "Voor de cliëntondersteuning zelf zetten wij in 2027 en 2028 geen onderaannemers in, voor de bereikbaarheidsdienst wel.",
        "Wij zetten in 2027 en 2028 geen onderaannemers in; voor de bereikbaarheid werken wij met Zorghulp B.V.",
    ],
)
def test_a_no_that_names_a_party_or_holds_for_now_or_in_part_is_no_answer(words: str) -> None:
    assert per_year(f"{ASKED}{words}") == {"2027": "leeg", "2028": "leeg"}


@pytest.mark.parametrize(
    "words",
    [
        "Stichting De Dijkwacht werkt in 2027 en 2028 niet met onderaannemers.",
        "De deelnemers Stichting Alfa en Beta Zorg B.V. zetten in 2027 en 2028 geen onderaannemers in.",
        "Wij zetten in 2027 en 2028 geen onderaannemers in. Wij werken samen met Stichting MEE Gelderland in het netwerk.",
        "In 2027 en 2028 werken wij alleen met eigen medewerkers en zetten wij geen onderaannemers in.",
        "Wij werken in 2027 en 2028 niet met onderaannemers, maar met eigen personeel.",
        "2027: nee\n2028: nee\nAldus getekend namens Stichting De Dijkwacht te Arnhem.",
        "Namens Stichting De Dijkwacht verklaar ik dat wij in 2027 en 2028 geen onderaannemers inzetten.",
    ],
)
def test_the_bidder_itself_its_staff_and_its_network_are_no_subcontractors(words: str) -> None:
    assert per_year(f"{ASKED}{words}") == {"2027": "nee", "2028": "nee"}

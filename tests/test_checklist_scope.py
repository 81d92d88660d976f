"""For which regions a bid asks, and where it is new: a contract elsewhere leaves a bidder new here."""

from dataclasses import replace

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.finding import CriterionRow, Passage, Source, Standing, Support
from checklist.regions import Regions
from checklist.round import load
from checklist.scope import asked_regions, new_in, withdrawn_regions
from checklist.standing import standing
from extractors.document import Document, Kind

RULES = load("2027-2028")
PLACES = Regions(RULES)
WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer"}


def _experience(quote: str, support: Support = Support.SUBSTANTIATED) -> CriterionRow:
    passage = Passage(sha256="a", part="b", page=1, quote=quote, boxes=(), score=1.0)
    return CriterionRow(rule="S1a", support=support, because="", source=Source(title="t", clause="c", quote="q"), passages=(passage,))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("Wij hebben een contract met VGZ voor de regio Nijmegen tot en met 2026.", ((), ()), id="a contract here"),
        pytest.param("Wlz 2026: VGZ Nijmegen. Wmo: Tiel en Buren.", ((), ()), id="a list of contracts"),
        pytest.param("Sinds 2019 werken wij voor VGZ in Nijmegen; ook in 2026 hebben wij daarvoor een contract.", ((), ()), id="daarvoor"),
        pytest.param("De Wegwijzer heeft sinds 2017 een Wlz-contract met VGZ voor deze regio.", ((), ()), id="deze regio"),
        pytest.param("Ook in 2026 werken wij hier met een overeenkomst van VGZ.", ((), ()), id="hier"),
        pytest.param("Een collega heeft hier een overeenkomst van VGZ.", ((), ("nijmegen",)), id="of another"),
        pytest.param(
            "Wij hebben een contract met DSW. Met VGZ hebben wij nog geen contract; in Nijmegen zijn wij nieuw.",
            ((), ("nijmegen",)),
            id="a sentence that denies it",
        ),
        pytest.param("Wij hebben een contract met CZ voor de regio Zuid-Limburg.", ((), ("nijmegen",)), id="a contract elsewhere"),
        pytest.param(
            "Contract met CZ voor Zuid-Limburg. Voor de Wmo werken wij voor Tiel.", ((), ("nijmegen",)), id="a municipality is no region"
        ),
    ],
)
def test_only_a_contract_in_this_region_makes_a_bidder_known(quote: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={"nijmegen": _experience(quote)}, places=PLACES) == expected


def test_who_would_get_a_first_contract_there_is_new() -> None:
    said = "Met de Wlz zijn we in Nijmegen nog niet begonnen: dit zou ons eerste contract met een zorgkantoor zijn."
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES, mailed=[said]) == (("nijmegen",), ())


def test_a_contract_with_a_municipality_is_none_with_the_zorgkantoor() -> None:
    quote = "Wlz-contract 2026: CZ zorgkantoor, regio Zuid-Limburg. Wmo-contract: gemeente Tiel (regio Nijmegen)."
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={"nijmegen": _experience(quote)}, places=PLACES) == ((), ("nijmegen",))
    told = "Wlz 2026: VGZ zorgkantoor, Nijmegen. Wmo: Tiel."
    assert new_in(file, ("nijmegen",), experience={"nijmegen": _experience(told)}, places=PLACES) == ((), ())


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("In beide regio's zijn wij nieuw voor de Wlz.", ("nijmegen", "waardenland")),
        ("Wij schrijven voor het eerst in voor Waardenland.", ("waardenland",)),
        ("Voor ons is alles nieuw.", ()),
        ("In geen van beide regio's zijn wij nieuw.", ()),
        ("Wij zijn niet nieuw in de regio Nijmegen.", ()),
        ("Wij zijn geen nieuwe aanbieder in de regio Nijmegen maar wel in de regio Waardenland.", ("waardenland",)),
        ("Wij zijn geen nieuwe aanbieder in de regio Nijmegen, wel in de regio Waardenland.", ("waardenland",)),
        ("Wij zijn nieuw in de regio Waardenland, maar geen nieuwe aanbieder in de regio Nijmegen.", ("waardenland",)),
        ("Wij bieden in Waardenland een nieuwe dienst aan: nieuw in de regio is ons inloopspreekuur.", ()),
        ("Nieuw in de regio Nijmegen zijn onze collega's.", ()),
        ("Ons inloopspreekuur is nieuw in Nijmegen.", ()),
        ("Stichting De Wegwijzer is nieuw in de regio Nijmegen.", ("nijmegen",)),
        ("Nieuw in de regio Nijmegen zijn wij.", ("nijmegen",)),
        ("Wij zijn niet groot, maar nieuw in de regio Nijmegen.", ("nijmegen",)),
        ("Wij zijn nog niet actief in Nijmegen.", ("nijmegen",)),
        ("Wij hebben nog geen overeenkomst in Nijmegen.", ("nijmegen",)),
        ("Wij hebben geen contract met VGZ en zijn nieuw in de regio Nijmegen.", ("nijmegen",)),
        ("Een Wlz-overeenkomst met VGZ voor Nijmegen hebben wij in 2026 niet; voor ons is dit gebied nieuw.", ("nijmegen",)),
        ("In Nijmegen werkten wij tot nu toe niet voor het zorgkantoor. Wij zijn er dus nieuw.", ("nijmegen",)),
        ("1) Nijmegen - daar hebben we al een overeenkomst met jullie\n2) Waardenland - daar werken we nog niet", ("waardenland",)),
        ("Het gaat om twee regio's:\n- Nijmegen: daar kent u ons.\n- Waardenland: hier zijn wij nieuw.", ("waardenland",)),
        ("Wij werken in Nijmegen. Wij werken ook in Waardenland. Ons kantoor daar is nieuw.", ()),
        ("Wij kennen Nijmegen en Waardenland. Er is een nieuw loket.", ()),
        ("In Waardenland hadden wij toen nog geen overeenkomst. Nu wel.", ("waardenland",)),
        ("Wij willen naar Nijmegen, waar wij gaan beginnen.", ("nijmegen",)),
        ("Wij schrijven in voor Nijmegen, waar u ons kent, en voor Waardenland, waar wij willen beginnen.", ("waardenland",)),
        ("Wij schrijven in voor Nijmegen en Waardenland, waar wij nog nieuw zijn.", ("nijmegen", "waardenland")),
    ],
)
def test_what_a_mail_says_of_being_new(said: str, new: tuple[str, ...]) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen", "waardenland"), experience={}, places=PLACES, mailed=[said])[0] == new


def _answers(**answers: str) -> Document:
    """A declaration with the answer per region to the question whether the bidder is new there."""
    whole = document("a", Kind.BESTUURSVERKLARING, WIJZER | {"nieuw_in_regio": list(answers.values())})
    (piece,) = whole.pieces
    facts = [fact for fact in piece.facts if fact.name != "nieuw_in_regio"]
    given = [fact for fact in piece.facts if fact.name == "nieuw_in_regio"]
    facts += [replace(fact, about={"regio": name}) for fact, name in zip(given, answers, strict=True)]
    return replace(whole, pieces=(replace(piece, facts=tuple(facts)),))


def test_a_plan_that_also_names_where_its_writer_comes_from() -> None:
    plan = document("p", Kind.IMPLEMENTATIEPLAN, {"regio": ["Waardenland", "Nijmegen"]})
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), plan)])
    row = {"waardenland": _experience("Wij hebben in 2026 een Wlz-overeenkomst met VGZ voor Waardenland.")}
    assert new_in(file, ("nijmegen", "waardenland"), experience=row, places=PLACES) == (("nijmegen",), ())


@pytest.mark.parametrize(
    ("answers", "mailed", "expected"),
    [
        pytest.param({"Nijmegen": "nee", "Waardenland": "ja"}, "", (("waardenland",), ()), id="an answer a region"),
        pytest.param({"": "nee"}, "", ((), ()), id="one answer for all"),
        pytest.param({"": "nee"}, "In Waardenland zijn wij nieuw.", ((), ("waardenland",)), id="its words differ"),
        pytest.param({"Nijmegen": "leeg"}, "Bent u nieuw in de regio Nijmegen?", ((), ("nijmegen", "waardenland")), id="not answered"),
    ],
)
def test_the_bidders_own_answer_counts_first(
    answers: dict[str, str], mailed: str, expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    (file,) = group([mail(_answers(**answers))])
    assert new_in(file, ("nijmegen", "waardenland"), experience={}, places=PLACES, mailed=[mailed]) == expected


def test_a_contract_in_this_region_where_only_one_is_asked() -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    row = {
        region: _experience("De deelnemers hebben in 2026 elk een Wlz-contract met VGZ in deze regio.")
        for region in ("nijmegen", "waardenland")
    }
    assert new_in(file, ("nijmegen",), experience=row, places=PLACES) == ((), ())
    assert new_in(file, ("nijmegen", "waardenland"), experience=row, places=PLACES) == ((), ("nijmegen", "waardenland"))


@pytest.mark.parametrize(
    "quote",
    [
        "Na gunning sluiten wij in deze regio een overeenkomst met het zorgkantoor.",
        "Wij willen in deze regio een Wlz-overeenkomst met VGZ.",
        "Wij hebben vanaf 1 januari 2027 in deze regio een Wlz-contract met VGZ.",
        "In deze regio heeft een collega-aanbieder een contract met het zorgkantoor; wij leren van hem.",
        "Wie in deze regio werkt, sluit een overeenkomst met het zorgkantoor.",
        "Wij zullen in Nijmegen een Wlz-overeenkomst met VGZ sluiten.",
        "Onze zusterorganisatie heeft sinds 2021 een overeenkomst met zorgkantoor VGZ voor de regio Nijmegen.",
        "Als onderaannemer van Stichting Raakpunt werken wij onder haar overeenkomst met VGZ voor de regio Nijmegen.",
        "Wij hebben in 2024 een overeenkomst met zorgkantoor VGZ voor de regio Nijmegen aangevraagd.",
        "In 2024 is onze inschrijving voor een overeenkomst met zorgkantoor VGZ voor de regio Nijmegen afgewezen.",
        "Tot 2019 hadden wij een overeenkomst met zorgkantoor VGZ voor de regio Nijmegen.",
    ],
)
def test_a_contract_that_is_hoped_for_or_of_another_is_none(quote: str) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={"nijmegen": _experience(quote)}, places=PLACES) == ((), ("nijmegen",))


@pytest.mark.parametrize(
    "quote",
    [
        "Vanaf 2019 hebben wij in deze regio een Wlz-contract met VGZ en dat willen wij graag voortzetten.",
        "Wij hebben een overeenkomst met zorgkantoor VGZ voor de regio Nijmegen tot en met 31 december 2026.",
        "Samen met onze zusterorganisatie werken wij; wij hebben een Wlz-overeenkomst met VGZ voor de regio Nijmegen.",
    ],
)
def test_a_contract_that_runs_since_years_counts(quote: str) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    row = {"nijmegen": _experience(quote)}
    assert new_in(file, ("nijmegen",), experience=row, places=PLACES) == ((), ())


def test_new_here_and_not_there() -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    said = "Wij zijn nieuw in deze regio, niet in Zwolle."
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES, mailed=[said]) == (("nijmegen",), ())


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("Regio Nijmegen (nieuw in deze regio: nee).", ()),
        ("Regio Nijmegen, nieuw in deze regio nee.", ()),
        ("Nieuw in de regio: nee indien u al een overeenkomst heeft in Nijmegen", ()),
        ("Nieuw in deze regio (ja/nee): Nijmegen", ()),
        ("Nieuw in deze regio: ja", ("nijmegen",)),
        ("Nijmegen (nieuw in deze regio)", ("nijmegen",)),
    ],
)
def test_the_question_of_a_form_is_not_what_the_bidder_says(said: str, new: tuple[str, ...]) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES, mailed=[said])[0] == new


def test_a_plan_for_newcomers_says_new() -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), document("p", Kind.IMPLEMENTATIEPLAN, {"regio": "Nijmegen"}))])
    assert new_in(file, ("nijmegen", "waardenland"), experience={}, places=PLACES) == (("nijmegen",), ("waardenland",))


@pytest.mark.parametrize(
    ("declared", "subject", "regions", "elsewhere"),
    [
        pytest.param("Nijmegen en Waardenland", "", ("nijmegen", "waardenland"), (), id="the declaration"),
        pytest.param("", "Inschrijving regio Midden-Holland", ("midden-holland",), (), id="the mail when the declaration is silent"),
        pytest.param("Nijmegen, Zeeland", "", ("nijmegen",), ("zeeland",), id="a region of another office"),
        pytest.param("", "Inschrijving", tuple(RULES.office("vgz").regions), (), id="nothing said: every region, with a point"),
    ],
)
def test_the_regions_asked_for(declared: str, subject: str, regions: tuple[str, ...], elsewhere: tuple[str, ...]) -> None:
    facts = {**WIJZER, **({"regio": declared} if declared else {})}
    mails = [mail(document("a", Kind.BESTUURSVERKLARING, facts), subject=subject)]
    (file,) = group(mails)
    scope = asked_regions(file, mails, rules=RULES, office="vgz", places=PLACES)
    assert (set(scope.regions), scope.elsewhere) == (set(regions), elsewhere)
    assert bool(scope.doubts) == (len(regions) > 2)


def test_a_bid_only_for_another_office_is_shown_there_and_nowhere_else() -> None:
    mails = [mail(document("a", Kind.BESTUURSVERKLARING, {**WIJZER, "regio": "Zeeland"}))]
    (file,) = group(mails)
    scope = asked_regions(file, mails, rules=RULES, office="vgz", places=PLACES)
    assert (scope.regions, scope.elsewhere) == (("zeeland",), ("zeeland",))
    state, because = standing(replace(file, elsewhere=scope.elsewhere), "zeeland", rules=RULES)
    assert state is Standing.WRONG_OFFICE
    assert because.startswith("Zeeland is een regio van CZ.")


def test_two_bids_in_one_mail_do_not_contradict_each_other() -> None:
    other = {"kvk_nummer": "90010003", "statutaire_naam": "Pad B.V.", "regio": "Waardenland"}
    mails = [
        mail(
            document("a", Kind.BESTUURSVERKLARING, {**WIJZER, "regio": "Nijmegen"}),
            document("b", Kind.BESTUURSVERKLARING, other),
            text="De Wegwijzer schrijft in voor de regio Nijmegen, Pad voor de regio Waardenland.",
        )
    ]
    for file in group(mails):
        assert not asked_regions(file, mails, rules=RULES, office="vgz", places=PLACES).doubts


@pytest.mark.parametrize(
    ("letter", "regions"),
    [("Wij trekken onze inschrijving in.", ()), ("Wij trekken onze inschrijving voor de regio Nijmegen in.", ("nijmegen",))],
)
def test_a_withdrawal_may_be_about_some_regions_only(letter: str, regions: tuple[str, ...]) -> None:
    assert withdrawn_regions([mail(text=letter)], PLACES) == regions
    declared = {**WIJZER, "regio": "Nijmegen en Waardenland"}
    mails = [mail(document("a", Kind.BESTUURSVERKLARING, declared)), mail(text=letter, at="2026-07-25T10:00:00+02:00")]
    (file,) = group(mails)
    file = replace(file, withdrawn_in=regions)
    assert standing(file, "nijmegen", rules=RULES)[0] is Standing.WITHDRAWN
    assert (standing(file, "waardenland", rules=RULES)[0] is Standing.WITHDRAWN) == (not regions)


def test_a_withdrawal_whose_region_stands_in_another_sentence_is_for_a_person() -> None:
    letter = "In Noordoost-Brabant lukt het ons niet. Voor die regio zien wij af van deelname. Midden-Brabant blijft gewoon staan."
    assert withdrawn_regions([mail(text=letter)], PLACES) is None


def test_the_words_of_a_form_that_asks_it_do_not_call_the_bidder_new() -> None:
    form = _answers(Nijmegen="nee")
    (page,) = form.pages
    line = replace(page.lines[0], text="Zorgkantoorregio  Inschrijving  Nieuw in deze regio  Nijmegen  ja  ja / Nee")
    (file,) = group([mail(replace(form, pages=(replace(page, lines=(*page.lines, line)),)))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES) == ((), ())


def _saying(paper: Document, *words: str) -> Document:
    """The same document with these lines as its text."""
    (page,) = paper.pages
    return replace(paper, pages=(replace(page, lines=tuple(replace(page.lines[0], text=line) for line in words)),))


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        pytest.param(Kind.BEGELEIDENDE_BRIEF, "Nieuw in de regio Nijmegen  Nee", ((), ("nijmegen",)), id="a row of a form in a letter"),
        pytest.param(Kind.BESTUURSVERKLARING, "☐ Wij zijn nieuw in de regio Nijmegen", ((), ("nijmegen",)), id="a box that is not ticked"),
        pytest.param(Kind.BESTUURSVERKLARING, "☒ Wij zijn nieuw in de regio Nijmegen", (("nijmegen",), ()), id="a ticked statement"),
        pytest.param(Kind.BEGELEIDENDE_BRIEF, "Wij zijn nieuw in de regio Nijmegen.", (("nijmegen",), ()), id="a sentence"),
    ],
)
def test_a_row_of_a_form_is_not_what_the_bidder_says(kind: Kind, line: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), _saying(document("b", kind, WIJZER), line))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES) == expected


def test_an_answer_does_not_hide_what_the_same_paper_says_elsewhere() -> None:
    (file,) = group([mail(_saying(_answers(Nijmegen="nee"), "Nieuw in de regio? nee", "In Nijmegen zijn wij nieuw."))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES) == ((), ("nijmegen",))


def test_what_stands_in_brackets_is_of_the_region_before_them() -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    said = "Over welke regio's: Waardenland (contract met VGZ sinds 2020, geldig tot eind 2026) en Nijmegen (voor ons een nieuwe regio)."
    row = {region: _experience(said) for region in ("nijmegen", "waardenland")}
    assert new_in(file, ("nijmegen", "waardenland"), experience=row, places=PLACES) == ((), ("nijmegen",))
    assert new_in(file, ("nijmegen", "waardenland"), experience=row, places=PLACES, mailed=[said]) == (("nijmegen",), ())
    places = "Wij hebben een Wlz-contract met VGZ voor Waardenland (Gorinchem) en Nijmegen (Wijchen)."
    row = {region: _experience(places) for region in ("nijmegen", "waardenland")}
    assert new_in(file, ("nijmegen", "waardenland"), experience=row, places=PLACES) == ((), ())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Wij hebben geen contract met een zorgkantoor.", (("nijmegen", "waardenland"), ()), id="none with any zorgkantoor"),
        pytest.param("Wij hebben geen contract met een zorgaanbieder.", ((), ("nijmegen", "waardenland")), id="none with a provider"),
        pytest.param("Wij hadden geen contract met een zorgkantoor.", ((), ("nijmegen", "waardenland")), id="none in the past"),
        pytest.param("In Nijmegen hebben wij ook dit jaar een overeenkomst met u.", ((), ("waardenland",)), id="one with you"),
        pytest.param(
            "Nijmegen: contract met VGZ, ook in 2026. Waardenland: geen contract, daar zijn wij nieuw.",
            (("waardenland",), ()),
            id="each its own",
        ),
        pytest.param(
            "In Nijmegen hebben wij in 2026 een contract van de gemeente.", ((), ("nijmegen", "waardenland")), id="a municipality"
        ),
        pytest.param(
            "Wij lazen in 2026 de conceptovereenkomst van VGZ voor Nijmegen en zijn akkoord.",
            ((), ("nijmegen", "waardenland")),
            id="a draft",
        ),
        pytest.param("In Nijmegen willen wij een overeenkomst met u.", ((), ("nijmegen", "waardenland")), id="one that is hoped for"),
        pytest.param("In Nijmegen heeft een collega een overeenkomst met u.", ((), ("nijmegen", "waardenland")), id="one of another"),
    ],
)
def test_what_the_bidder_tells_the_office_of_its_contracts(said: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen", "waardenland"), experience={}, places=PLACES, mailed=[said]) == expected


def test_who_is_new_by_you_is_new_in_the_one_region_it_asks() -> None:
    (file,) = group([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))])
    assert new_in(file, ("nijmegen",), experience={}, places=PLACES, mailed=["Wij zijn nieuw bij u."]) == (("nijmegen",), ())

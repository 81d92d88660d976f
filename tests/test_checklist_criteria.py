"""Where criteria are answered: substantiated, weak or not found, with literal quotes."""

import time
import tomllib
from dataclasses import replace

import pytest

from checklist.criteria import Laid, RegionWords, Text, answer
from checklist.finding import CriterionRow, Source, Support
from checklist.lexicon import load
from checklist.matching import match
from checklist.passages import cut
from checklist.readings import REACH, Index, reader
from checklist.region_words import Places
from checklist.sentences import sentences
from extractors.document import Kind, Line, Page, Searchability
from tests.measure_criteria import REGIONS, TEXTS, labels, measure, region_words, rows_of, text_of

RULES = load()
SOURCES = {rule.code: Source(title="Inkoopbeleid 2027-2028", clause=rule.code, quote="") for rule in RULES}
REGION = region_words("nijmegen")
SUBJECT = (
    "Wij ondersteunen cliënten met een Wlz-indicatie bij hun zorgvraag.\nOok naasten en mantelzorgers van cliënten helpen wij graag verder."
)


def text(*pages: str, kind: Kind = Kind.ONDERBOUWING, name: str = "proef") -> Text:
    made = tuple(
        Page(
            number=number,
            width=0,
            height=0,
            lines=tuple(Line(text=line, box=None) for line in raw.split("\n")),
            searchability=Searchability.DIGITAL,
            because="",
        )
        for number, raw in enumerate(pages, start=1)
    )
    return Text(sha256=name.ljust(64, "0"), part="m/1", pages=made, kind=kind, name=name)


def rows(*texts: Text, region: RegionWords = REGION) -> dict[str, CriterionRow]:
    return {row.rule: row for row in answer(texts, RULES, region=region, sources=SOURCES, starts=2027)}


def support(code: str, *pages: str, region: RegionWords = REGION) -> str:
    first, *others = pages
    return rows(text(f"{SUBJECT}\n{first}", *others), region=region)[code].support.value


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param("G07", "Wij zijn sinds 2016 lid van de BCMB (lidnummer 12).", "onderbouwd", id="membership with year"),
        pytest.param("G07", "Wij zijn lid van de BCMB.", "zwak", id="bare membership"),
        pytest.param("G07", "Wij zijn geen lid van de BCMB sinds 2019.", "niet_gevonden", id="membership denied"),
        pytest.param("G07", "Wij zullen in 2027 lid worden van de BCMB.", "zwak", id="membership promised"),
        pytest.param("G07", "Onze statuten zijn van 2019.", "niet_gevonden", id="nothing about it"),
        pytest.param("G08", "De klachten regeling en het privacy-reglement staan op www.x.example.nl.", "onderbouwd", id="compounds apart"),
        pytest.param("G08", "Het privacyreglemnt staat op www.x.example.nl.", "onderbouwd", id="misspelt"),
        pytest.param("G13", "Van maandag tot en met vrijdag bereikbaar van negen tot vijf.", "onderbouwd", id="hours in own words"),
        pytest.param("G17", "Drie maanden later kijken we of het gelukt is.", "onderbouwd", id="a cycle without its name"),
        pytest.param("G06", "Wij hebben geen belang bij een zorgaanbieder, zie de statuten van 2014.", "onderbouwd", id="denial answers"),
        pytest.param("G12", "Wij werken in alle veertien gemeenten van de regio Nijmegen.", "onderbouwd", id="own region"),
        pytest.param("S1a", "Wij hebben sinds 2016 een overeenkomst met VGZ voor de Wlz.", "onderbouwd", id="contract with zorgkantoor"),
        pytest.param(
            "G17",
            "Wij kiezen een doel, proberen iets uit, tellen in mei en leggen daarna vast wat blijft.",
            "onderbouwd",
            id="steps in one",
        ),
        pytest.param(
            "G17",
            "Cliënten vonden de brieven te moeilijk. Daarom herschreven wij die in maart. In juni vroegen wij het 20 mensen weer.",
            "onderbouwd",
            id="a cycle over three sentences",
        ),
        pytest.param("G17", "Wij kiezen, proberen, meten en stellen bij.", "zwak", id="a cycle without anything of its own"),
        pytest.param(
            "G17", "In juni leggen wij vast, tellen wij 20 brieven, doen wij mee en kiezen wij.", "niet_gevonden", id="out of order"
        ),
        pytest.param("S1c", "Een man met schizofrenie en schulden kreeg in 2025 elf afwijzingen.", "onderbouwd", id="problems piled up"),
        pytest.param("S1c", "Wij helpen 30 ouderen en 20 mensen uit de ggz.", "niet_gevonden", id="groups are no complex cases"),
        pytest.param("S2b", "Huisbezoeken doen wij in Nijmegen. Landelijk niets.", "onderbouwd", id="here everything, elsewhere nothing"),
        pytest.param("S3", "Wij zijn deelnemer.", "zwak", id="participant of it does not say what"),
        pytest.param("S3", "Wij zijn deelnemer aan de zorgtafel Tiel sinds 2019.", "niet_gevonden", id="participant of something else"),
        pytest.param("G15", "Er zijn vier ruimtes om te beeldbellen.", "niet_gevonden", id="video calls are no innovation"),
        pytest.param("G11", "11 Duurzaamheid Wij houden rekening met het milieu.", "zwak", id="the number of a requirement is no figure"),
        pytest.param("S3", "Wij staan positief tegenover branchevorming.", "zwak", id="sympathy"),
        pytest.param("G01", "Wij helpen mensen met een beperking. Dat waren er 85.", "onderbouwd", id="the figure in the next sentence"),
        pytest.param("G07", "Nog niet alle zes staan in het register. Vier wel, sinds mei 2025.", "onderbouwd", id="not all is no denial"),
        pytest.param(
            "G09",
            "De landelijke lijst gebruiken wij niet. Het gemiddelde was 9 in 2025.",
            "niet_gevonden",
            id="denied after the verb, with a figure near",
        ),
        pytest.param("G17", "Na twee klachten passen wij sinds februari onze brieven aan.", "onderbouwd", id="a verb in two parts"),
        pytest.param("G13", "Op vrijdag en andere werkdagen zijn wij er tussen negen en vijf.", "onderbouwd", id="hours between words"),
        pytest.param("G15", "Dat stond in november 2025 in de krant.", "niet_gevonden", id="two words make no beginning of a third"),
        pytest.param("G06", "- zwijgplicht in elk arbeidscontract\n- koffie", "onderbouwd", id="a clause in an item without a verb"),
        pytest.param(
            "S1b", "En dan de gemeente Tiel. Daar hebben wij een Wmo-contract mee.", "onderbouwd", id="named first, contract after"
        ),
        pytest.param(
            "S1a", "Bestaande overeenkomsten\nVGZ, regio Nijmegen, 2024 tot en met 2026.", "onderbouwd", id="named under a heading"
        ),
    ],
)
def test_support(code: str, said: str, expected: str) -> None:
    assert support(code, said) == expected


@pytest.mark.parametrize(
    ("said", "nijmegen", "twente"),
    [
        pytest.param("Wij hebben Wmo-contracten met de gemeenten Tiel en Druten sinds 2019.", "onderbouwd", "zwak", id="here, not there"),
        pytest.param("Wij hebben een Wmo-contract met de gemeente Almelo sinds 2019.", "zwak", "onderbouwd", id="there, not here"),
        pytest.param("Wij hebben geen Wmo-contract met een gemeente.", "niet_gevonden", "niet_gevonden", id="none"),
    ],
)
def test_municipal_contracts_count_in_their_own_region(said: str, nijmegen: str, twente: str) -> None:
    assert (support("S1b", said), support("S1b", said, region=region_words("twente"))) == (nijmegen, twente)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Vanaf 1 maart 2027 schuiven wij aan bij het overleg Dementie Voorne-Putten.", "onderbouwd", id="half of a name"),
        pytest.param("Vanaf 1 maart 2027 schuiven wij aan bij het overleg Dementie in Putten.", "zwak", id="a place elsewhere"),
        pytest.param("Vanaf 1 maart 2027 schuiven wij aan bij het overleg Dementie Nijkerk-Putten.", "zwak", id="two places elsewhere"),
    ],
)
def test_half_of_a_name_is_no_place(said: str, expected: str) -> None:
    south = RegionWords(id="z", names=("Zuid-Hollandse Eilanden",), municipalities=("Voorne aan Zee",), elsewhere=("Putten", "Nijkerk"))
    assert support("N3", f"Inwerk- en implementatieplan\n{said}", region=south) == expected


def test_the_reason_says_that_the_municipality_lies_elsewhere() -> None:
    row = rows(text(f"{SUBJECT}\nWij hebben een Wmo-contract met de gemeente Almelo sinds 2019."))["S1b"]
    assert "buiten deze regio" in row.because


def test_need_comes_before_expertise() -> None:
    need = "In de regio Nijmegen groeit het aantal ouderen met dementie die geen ondersteuning krijgen, 40 procent in vijf jaar."
    skill = "Twee cliëntondersteuners zijn sinds 2020 gespecialiseerd in dementie en sluiten precies daarop aan."
    assert support("S2a", f"{need}\n{skill}") == "onderbouwd"
    turned = rows(text(f"{SUBJECT}\n{skill}\n{need}"))["S2a"]
    assert (turned.support, "volgorde" in turned.because) == (Support.WEAK, True)


def test_the_because_names_found_and_missing_elements() -> None:
    row = rows(text(f"{SUBJECT}\nWij zijn lid van de BCMB sinds 2016."))["G07"]
    assert row.because == (
        "Gevonden: lidmaatschap BCMB. Niet gevonden: inschrijving in het Register cliëntondersteuners, instemming met de beroepscode."
    )


def test_nothing_found_says_what_was_searched() -> None:
    row = rows(text(SUBJECT))["G08"]
    assert row.because == ("Niets gevonden. Gezocht in 1 tekst (1 bladzijde) naar: openbare klachtenregeling, openbaar privacyreglement.")
    assert row.passages == ()


def test_without_texts_every_row_says_so() -> None:
    assert all("geen teksten" in row.because for row in rows().values())


def test_an_item_does_not_lend_its_number_to_the_next() -> None:
    assert support("G06", "- Wij zijn onafhankelijk.\n- Ons team telt 14 mensen in drie dorpen.") == "zwak"


def test_a_question_about_several_things_gives_its_words_to_no_answer() -> None:
    asked = "Hoe staat het met techniek, milieu en geld?\nIn 2025 gebruikten 62 mensen de lijst; dat scheelde drie kwartier."
    assert support("G11", asked) != "onderbouwd"


def test_the_text_is_read_before_the_annex_of_the_declaration() -> None:
    said = "Wij zijn sinds 2016 lid van de BCMB."
    annex, shown = text(said, kind=Kind.BESTUURSVERKLARING, name="a"), text(f"{SUBJECT}\n{said} Dat blijft zo.", name="b")
    assert [passage.sha256[0] for passage in rows(annex, shown)["G07"].passages] == ["b", "a"]


@pytest.mark.parametrize("name", ["03_tabel_per_eis", "04_verhaal", "11_dia_punten"])
def test_the_quick_look_hides_no_pattern(name: str) -> None:
    reads = reader(RULES, quotes=(), starts=2027)
    patterns = list(reads.shelf.patterns(reads.shelf.everything))
    for read in map(Index(reads, places=Places(REGION)).read, filter(reads.may_hold, cut([text_of(name)]))):
        for number, reading in enumerate(read.readings):
            before = read.readings[max(0, number - REACH) : number]
            for number_of_pattern, (_, pattern) in enumerate(patterns):
                bit = 1 << number_of_pattern
                if match(pattern, reading, above=read.above_at[number], asked=read.asked, before=before):
                    assert read.possible[number] & bit, (pattern.text, reading.text)
                if match(pattern, reading):
                    assert read.stood[number] & bit, (pattern.text, reading.text)


def test_a_certificate_is_itself_the_proof() -> None:
    proof = text("Hierbij bevestigen wij de inschrijving.", kind=Kind.REGISTER_INSCHRIJFBEWIJS)
    assert rows(proof)["G07"].support is Support.SUBSTANTIATED


def test_another_trade_substantiates_nothing() -> None:
    row = rows(text("Onze klachtenregeling staat sinds 2019 op www.schoon.example.nl.\nWij poetsen kantoren."))["G08"]
    assert row.support is Support.WEAK
    assert row.because.startswith("De teksten gaan niet over cliëntondersteuning.")


CARE = "Onze adviseurs staan begunstigden met een handicap bij.\nEen oudere met dementie krijgt bij ons een vaste adviseur."


def test_who_calls_clients_otherwise_is_still_of_the_field() -> None:
    said = "Levenslijn is sinds 2016 lid van de BCMB."
    assert rows(text(f"{CARE}\n{said}"))["G07"].support is Support.SUBSTANTIATED
    assert rows(text(f"{CARE}\nOnze klachtenregeling staat sinds 2019 op www.x.example.nl."))["G08"].support is Support.WEAK


def test_a_title_far_above_says_nothing_of_what_stands_below() -> None:
    told = "\n".join(f"Wij ondersteunen client {word} bij de zorgvraag." for word in ("een", "twee", "drie", "vier", "vijf", "zes"))
    said = "In 2025 keken wij naar 40 folders."
    assert rows(text(f"Kwaliteitscirkel\n\n{said}\n{SUBJECT}"))["G17"].support is Support.SUBSTANTIATED
    assert rows(text(f"Kwaliteitscirkel\n\n{told}\n{said}"))["G17"].support is Support.NOT_FOUND


def test_a_question_lends_its_own_words_and_not_those_of_the_title() -> None:
    said = "Voor 40 mensen, 4 keer per maand ingevuld."
    assert rows(text(f"Kwaliteitscirkel Samen\n\nVoor wie?\n{said}\n{SUBJECT}"))["G17"].support is not Support.SUBSTANTIATED


def test_question_and_answer_belong_together() -> None:
    assert support("G07", "Bent u lid van de BCMB?\nJa, sinds 2016, lidnummer 8812.") == "onderbouwd"
    assert support("G07", "Bent u lid van de BCMB?\nNee, nog niet.") == "zwak"


def test_a_row_of_a_table_is_read_with_its_first_cell() -> None:
    assert support("G09", "9 | Cliëntervaringsonderzoek | respons 38%, cijfer 8,1 in 2025") == "onderbouwd"
    assert support("G09", "9 | Cliëntervaringsonderzoek | Voldoet") == "zwak"


def test_only_a_reference_to_an_attachment_is_weak() -> None:
    assert support("G11", "11 | Duurzaamheid | zie bijlage 3") == "zwak"


def test_a_heading_is_weak() -> None:
    assert support("G11", "Duurzaamheid\nHieronder volgt een ander onderwerp.") == "zwak"


KEYWORDS = (
    "BCMB, Register, beroepscode, klachtenregeling, privacyreglement, cliëntervaringsonderzoek, PDCA-cyclus, duurzaamheid, Green Deal, "
    "productieformulier, signaalrapportage, solvabiliteit, jaarrekening, innovatie, sociale kaart, zorgtoewijzing, branchevereniging, "
    "Wmo-contract gemeente, hbo-opleiding, keuzevrijheid, bereikbaar, complexe casuïstiek GGZ, geheimhouding, implementatieplan"
)
STEPS = (
    "plannen uitvoeren meten bijstellen klachten vragenlijst verbeterpunt proef evaluatie aanpassen afwijzing verslaving woonplek "
    "landelijk regio"
)
SENTENCES = tomllib.loads((TEXTS / "zinnen.toml").read_text("utf-8"))
POLICY = [sentence for rule in RULES for sentence in rule.policy]


@pytest.mark.parametrize("name", ["01_brief_stichting", "04_verhaal", "05_zzp_kort", "07_schoonmaakbedrijf", "17_interleaved"])
@pytest.mark.parametrize(
    "added",
    [
        pytest.param([KEYWORDS.replace(",", "")], id="a run of keywords"),
        pytest.param([KEYWORDS], id="keywords with commas"),
        pytest.param(KEYWORDS.split(", "), id="a keyword on each line"),
        pytest.param(["BCMB " * 500], id="one keyword 500 times"),
        pytest.param([STEPS, STEPS.replace(" ", ", ")], id="the steps of a cycle and a case in a row"),
        pytest.param(STEPS.split(), id="a step on each line"),
        pytest.param(POLICY, id="the policy"),
        pytest.param([line.replace("De OCO-aanbieder", "Onze organisatie") for line in POLICY], id="the policy in the first person"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_stuffing_never_makes_anything_substantiated(name: str, added: list[str], place: str) -> None:
    region, original = labels()[name][0], text_of(name)
    extra = tuple(Line(text=line, box=None) for line in added)
    pages = tuple(replace(page, lines=page.lines + extra if place == "below" else extra + page.lines) for page in original.pages)
    before = {row.rule: row.support for row in rows_of(name, region)}
    after = rows(replace(original, pages=pages), region=region_words(region))
    turned = [code for code, row in after.items() if row.support is Support.SUBSTANTIATED and before[code] is not Support.SUBSTANTIATED]
    assert turned == []


def test_most_sentences_in_other_voices_are_understood() -> None:
    told = [(code, said) for code, one in SENTENCES.items() for said in one["zegt"]]
    missed = [(code, said) for code, said in told if support(code, said) != "onderbouwd"]
    assert len(missed) <= len(told) / 20, missed


@pytest.mark.parametrize("code", sorted(code for code, one in SENTENCES.items() if one["zegt_niet"]))
def test_a_sentence_about_something_else_substantiates_nothing(code: str) -> None:
    assert [said for said in SENTENCES[code]["zegt_niet"] if support(code, said) == "onderbouwd"] == []


def test_one_bid_may_answer_differently_in_two_regions() -> None:
    text = text_of("14_twee_regios")
    here, there = rows(text, region=region_words("drenthe")), rows(text, region=region_words("twente"))
    assert (here["S1b"].support, there["S1b"].support) == (Support.SUBSTANTIATED, Support.NOT_FOUND)
    assert there["S1b"].passages  # where it says that there are none
    assert (here["G07"].support, there["G07"].support) == (Support.SUBSTANTIATED, Support.SUBSTANTIATED)


def test_a_plan_is_looked_for_only_in_texts_of_who_begins() -> None:
    said = "Tussen 4 januari en 31 maart 2027 maken wij kennis met twaalf zorgaanbieders in de regio Nijmegen."
    assert support("N2", said) == "niet_gevonden"
    assert support("N2", f"Inwerk- en implementatieplan\n{said}") == "onderbouwd"
    assert rows(text(f"{SUBJECT}\n{said}", kind=Kind.IMPLEMENTATIEPLAN))["N2"].support is Support.SUBSTANTIATED


@pytest.mark.parametrize("name", sorted(labels()))
def test_every_quote_stands_on_its_page(name: str) -> None:
    pages = {page.number: " ".join(page.text.split()) for page in text_of(name).pages}
    for row in rows_of(name, labels()[name][0]):
        for passage in row.passages:
            assert passage.quote in pages[passage.page]
            assert 0 < len(passage.quote) <= 400
            assert 0 <= passage.score <= 1


def test_repetition_counts_once() -> None:
    once = rows(text(f"{SUBJECT}\nWij zijn lid van de BCMB."))["G07"]
    often = rows(text(f"{SUBJECT}\n" + "Wij zijn lid van de BCMB.\n" * 50))["G07"]
    assert (often.support, len(often.passages)) == (once.support, len(once.passages))


def test_order_of_files_and_of_sending_does_not_matter() -> None:
    texts = [text_of(name) for name in ("01_brief_stichting", "03_tabel_per_eis", "04_verhaal")]
    asked = {"region": REGION, "sources": SOURCES, "starts": 2027}
    again = [texts[2], replace(texts[0], part="z/9"), texts[1], texts[0]]
    assert answer(texts, RULES, **asked) == answer(again, RULES, **asked)


def test_what_was_read_before_changes_nothing() -> None:
    """Words, sentences and headings are remembered between bids: in any order, or with nothing remembered, the rows are the same."""
    texts = [text_of(name) for name in sorted(labels())[::4]]
    reads = reader(RULES, quotes=tuple("" for _ in RULES), starts=2027)
    first = {one.name: rows(one) for one in texts}
    turned = {one.name: rows(one) for one in reversed(texts)}
    reads.forget()
    alone = {one.name: (rows(one), reads.forget())[0] for one in texts}
    assert first == turned == alone


def test_a_bid_read_once_for_all_regions_says_the_same_in_each() -> None:
    texts = [text_of(name) for name in ("14_twee_regios", "01_brief_stichting", "16_lange_mail")]
    laid = Laid(texts, RULES, sources=SOURCES, starts=2027)
    for region in (*REGIONS, *reversed(REGIONS)):
        seen = laid.seen_from(region_words(region))
        assert seen == answer(texts, RULES, region=region_words(region), sources=SOURCES, starts=2027)


@pytest.mark.parametrize("name", sorted(labels())[::3])
def test_the_quick_look_hides_no_word_written_apart(name: str) -> None:
    terms = reader(RULES, quotes=(), starts=2027).terms
    for one in cut([text_of(name)]):
        for sentence in sentences(one.words, breaks=one.breaks):
            folded = [word.folded for word in sentence.words]
            runs = ("".join(folded[at : at + size]) for size in (2, 3) for at in range(len(folded) - size + 1))
            assert {key for run in runs for key in terms.in_run(run)} <= terms.find(sentence.words).keys(), sentence.words


def test_only_criteria_of_the_round_get_a_row() -> None:
    found = answer([text(SUBJECT)], RULES, region=REGION, sources={"G07": SOURCES["G07"]}, starts=2027)
    assert [row.rule for row in found] == ["G07"]


def test_a_criterion_without_word_lists_is_not_left_out() -> None:
    found = answer([text(SUBJECT)], RULES, region=REGION, sources={"X9": SOURCES["G07"]}, starts=2027)
    assert [(row.rule, row.support, "Lees de teksten zelf" in row.because) for row in found] == [("X9", Support.NOT_FOUND, True)]


def test_a_hostile_megabyte_takes_linear_time() -> None:
    began = time.perf_counter()
    rows(text("bcmb" + "a" * 300_000), text("klachtenregeling " * 20_000, name="b"), text("BCMB. " * 50_000, name="c"))
    assert time.perf_counter() - began < 6


def test_the_figures_on_the_texts_used_do_not_fall() -> None:
    tally = measure(apart=False)["alle"]
    assert tally.f1 >= 0.97
    assert tally.three_way >= 0.95
    assert tally.page >= 0.98


def test_the_figures_on_the_texts_kept_apart_do_not_fall() -> None:
    tally = measure(apart=True)["alle"]
    assert tally.f1 >= 0.90
    assert tally.three_way >= 0.80
    assert tally.page >= 0.92


PLANNED = (
    "Inwerk- en implementatieplan Nijmegen\n{when}: inventarisatie van de ondersteuningsbehoefte van cliënten in de regio.\n"
    "{when}: opbouwen van vaste contacten met Wlz-zorgaanbieders en andere relevante samenwerkingspartners.\n"
    "{when}: deelname aan relevante regionale overlegstructuren en netwerken."
)


@pytest.mark.parametrize(("when", "support"), [("2027", "zwak"), ("In 2027", "zwak"), ("Maart 2027", "onderbouwd")])
def test_a_plan_that_names_only_a_year_of_the_agreement_is_bound_to_no_time(when: str, support: str) -> None:
    found = rows(text(PLANNED.format(when=when), kind=Kind.IMPLEMENTATIEPLAN))
    assert {found[code].support.value for code in ("N1", "N2", "N3")} == {support}


ONE_PARAGRAPH = (
    "Omdat wij al tien jaar naast mensen staan die Wlz-zorg nodig hebben. Onze acht cliëntondersteuners hebben een hbo-diploma en zijn "
    "lid van de BCMB. Wij melden elk kwartaal wat wij zien aan het zorgkantoor. In 2025 hielpen wij 140 mensen met een indicatie."
)


def test_a_text_of_one_paragraph_can_be_on_the_subject() -> None:
    assert rows(text(ONE_PARAGRAPH))["G02"].support is Support.SUBSTANTIATED


def test_one_paragraph_about_other_work_is_not() -> None:
    other = ONE_PARAGRAPH.replace("Wlz-zorg", "hulp").replace("cliëntondersteuners", "monteurs").replace("de BCMB", "de brancheclub")
    assert "onderbouwd" not in {row.support.value for row in rows(text(other)).values()}

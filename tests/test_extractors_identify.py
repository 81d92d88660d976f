"""Recognition: every kind in several layouts, its look-alikes, and the cutting of files with several documents."""

import re
import time

import pytest
import sample_texts as samples

from extractors.document import Kind, Page, Piece
from extractors.excerpt import excerpt
from extractors.identify import identify
from extractors.kinds import KINDS
from extractors.kinds.others import is_other_paper


def pieces(*texts: str) -> tuple[Piece, ...]:
    return identify(samples.pages(*texts), (), ())


def named(*texts: str) -> list[tuple[str, str]]:
    return [(str(piece.kind), piece.pages) for piece in pieces(*texts)]


RECOGNISED = [
    ("KVK_STICHTING", Kind.UITTREKSEL_KVK),
    ("KVK_STICHTING_2", Kind.UITTREKSEL_KVK),
    ("KVK_BV", Kind.UITTREKSEL_KVK),
    ("KVK_EENMANSZAAK", Kind.UITTREKSEL_KVK),
    ("KVK_ENGELS", Kind.UITTREKSEL_KVK),
    ("KVK_VOF", Kind.UITTREKSEL_KVK),
    ("KVK_VESTIGING", Kind.UITTREKSEL_KVK_VESTIGING),
    ("KVK_WEBPAGINA", Kind.OVERIG),
    ("VOG_RP", Kind.VOG_RP),
    ("VOG_RP_BRIEF", Kind.VOG_RP),
    ("VOG_AANVRAAG", Kind.OVERIG),
    ("VOG_NP", Kind.VOG_NP),
    ("GVA", Kind.GVA),
    ("INTEGRITEIT", Kind.OVERIG),
    ("UBO", Kind.UITTREKSEL_UBO),
    ("UBO_PSEUDO", Kind.UITTREKSEL_UBO),
    ("UBO_BEVESTIGING", Kind.UITTREKSEL_UBO),
    ("UBO_SCHERM", Kind.UITTREKSEL_UBO),
    ("UBO_EIGEN", Kind.UITTREKSEL_UBO),
    ("BESTUUR_FORMULIER", Kind.BESTUURSVERKLARING),
    ("BESTUUR_BIJLAGE_1", Kind.BESTUURSVERKLARING),
    ("BESTUUR_BIJLAGE_2", Kind.BESTUURSVERKLARING),
    ("BESTUUR_BRIEF", Kind.BESTUURSVERKLARING),
    ("BESTUUR_TABEL", Kind.BESTUURSVERKLARING),
    ("BESTUUR_LEEG", Kind.BESTUURSVERKLARING),
    ("VOLMACHT", Kind.MACHTIGING),
    ("BESTUURSBESLUIT", Kind.MACHTIGING),
    ("MACHTIGING_LABELS", Kind.MACHTIGING),
    ("MACHTIGING_PASSIEF", Kind.MACHTIGING),
    ("HOOFDELIJK", Kind.HOOFDELIJKHEIDSVERKLARING),
    ("AANSPRAKELIJK_DEEL", Kind.HOOFDELIJKHEIDSVERKLARING),
    ("AANSPRAKELIJK_PENVOERDER", Kind.HOOFDELIJKHEIDSVERKLARING),
    ("ONDERBOUWING", Kind.ONDERBOUWING),
    ("PLAN", Kind.IMPLEMENTATIEPLAN),
    ("BRIEF", Kind.BEGELEIDENDE_BRIEF),
    ("MAIL", Kind.BEGELEIDENDE_BRIEF),
    ("PROGNOSE", Kind.PROGNOSE),
    ("OVERZICHT", Kind.OVERZICHT_CLIENTONDERSTEUNERS),
    ("JAARREKENING", Kind.JAARREKENING),
    ("BCMB", Kind.BCMB_LIDMAATSCHAP),
    ("REGISTER", Kind.REGISTER_INSCHRIJFBEWIJS),
    ("BRANCHE", Kind.BRANCHEVERKLARING),
    ("PASPOORT", Kind.IDENTITEITSBEWIJS),
    ("INSTEMMING", Kind.INSTEMMINGSVERKLARING),
    ("FOLDER", Kind.OVERIG),
    ("KVK_VERENIGING", Kind.UITTREKSEL_KVK),
    ("UBO_VERENIGING", Kind.UITTREKSEL_UBO),
    ("BESLUIT", Kind.MACHTIGING),
    ("BESTUUR_ZONDER_DUBBELEPUNT", Kind.BESTUURSVERKLARING),
    ("KVK_COOPERATIE", Kind.UITTREKSEL_KVK),
    ("VOG_RP_AFGIFTE", Kind.VOG_RP),
    ("UBO_VERWERKT", Kind.UITTREKSEL_UBO),
    ("MACHTIG_IK", Kind.MACHTIGING),
    ("PARTIJEN", Kind.HOOFDELIJKHEIDSVERKLARING),
    ("OVERZICHT_BLAD", Kind.OVERZICHT_CLIENTONDERSTEUNERS),
    ("BCMB_BRIEF", Kind.BCMB_LIDMAATSCHAP),
    ("BESTUUR_PLATFORM", Kind.BESTUURSVERKLARING),
    ("HOOFDELIJK_KOLOMMEN", Kind.HOOFDELIJKHEIDSVERKLARING),
    ("BIJZONDERE_VOLMACHT", Kind.MACHTIGING),
    ("NOTULEN", Kind.MACHTIGING),
    ("BEVOEGDVERKLARING", Kind.MACHTIGING),
    ("BESTUUR_REGIOVAKJES", Kind.BESTUURSVERKLARING),
    ("KVK_ENKELE_SPATIE", Kind.UITTREKSEL_KVK),
    ("UBO_TABEL", Kind.UITTREKSEL_UBO),
    ("VOG_RP_KOPRIJ", Kind.VOG_RP),
    ("OFFERTE", Kind.ONDERBOUWING),
    ("AANBIEDINGSBRIEF", Kind.BEGELEIDENDE_BRIEF),
    ("PROGNOSE_MAANDEN", Kind.PROGNOSE),
    ("INTENTIE", Kind.BRANCHEVERKLARING),
    ("VOLMACHT_INGETROKKEN", Kind.MACHTIGING),
    ("ZELF_BEVOEGD", Kind.MACHTIGING),
]


@pytest.mark.parametrize(("name", "kind"), [pytest.param(*row, id=row[0].lower()) for row in RECOGNISED])
def test_a_document_is_recognised_by_its_content(name: str, kind: Kind) -> None:
    (piece,) = pieces(getattr(samples, name))
    assert piece.kind is kind, piece.because


@pytest.mark.parametrize("name", [row[0] for row in RECOGNISED])
def test_every_quote_is_literal_text_of_its_page_and_short(name: str) -> None:
    texts = samples.pages(getattr(samples, name))
    for piece in identify(texts, (), ()):
        for fact in piece.facts:
            assert " ".join(fact.locator.quote.split()) in " ".join(texts[fact.locator.page - 1].text.split())
            assert 0 < len(fact.locator.quote) <= 160


def test_every_kind_has_a_recogniser() -> None:
    assert set(KINDS) == set(Kind)


def test_because_names_the_signals_in_dutch() -> None:
    (piece,) = pieces(samples.KVK_STICHTING)
    assert piece.because.startswith("Herkend aan: titel 'Uittreksel Handelsregister Kamer van Koophandel', 'vervaardigd op'")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(samples.KVK_WEBPAGINA, Kind.UITTREKSEL_KVK, id="a web page about a company"),
        pytest.param(samples.INTEGRITEIT, Kind.VOG_RP, id="an own statement about integrity"),
    ],
)
def test_a_look_alike_is_other_and_says_what_it_resembles(text: str, kind: Kind) -> None:
    (piece,) = pieces(text)
    assert piece.kind is Kind.OVERIG
    assert kind in piece.also
    assert "maar" in piece.because


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("B E S T U U R S V E R K L A R I N G", "bestuursverklaring"),
        ("Bestuurs-\nverklaring", "bestuursverklaring"),
        ("VERKLARING VAN\nHET BESTUUR", "bestuursverklaring"),
    ],
)
def test_titles_with_spaced_letters_or_over_two_lines_are_titles(first: str, kind: str) -> None:
    (piece,) = pieces(f"{first}\nStichting De Lindeboom\nOndergetekende verklaart te voldoen aan de geschiktheidseisen.\nHandtekening:")
    assert str(piece.kind) == kind
    assert "titel" in piece.because


@pytest.mark.parametrize("name", [row[0] for row in RECOGNISED])
def test_reasons_are_counted_words(name: str) -> None:
    for piece in pieces(getattr(samples, name)):
        assert piece.because.endswith(".")
        assert not re.search(r"\b1 (?:woorden|velden|onderwerpen)\b|[0-9] (?:de|het) ", piece.because.split("titel", 1)[0])


def test_a_file_with_everything_is_cut_by_page() -> None:
    assert named(
        samples.BRIEF, samples.BESTUUR_FORMULIER, samples.BESTUUR_BIJLAGE_1, samples.BESTUUR_BIJLAGE_2, samples.VOLMACHT, samples.VOG_RP,
        samples.KVK_STICHTING, samples.KVK_STICHTING_2, samples.UBO_PSEUDO, samples.ONDERBOUWING, samples.PLAN,
    ) == [
        ("begeleidende_brief", "1"), ("bestuursverklaring", "2-4"), ("machtiging", "5"), ("vog_rp", "6"),
        ("uittreksel_kvk", "7-8"), ("uittreksel_ubo", "9"), ("onderbouwing", "10"), ("implementatieplan", "11"),
    ]  # fmt: skip


def test_two_extracts_in_one_file_are_two_pieces() -> None:
    assert named(samples.KVK_STICHTING, samples.KVK_STICHTING_2, samples.KVK_BV) == [("uittreksel_kvk", "1-2"), ("uittreksel_kvk", "3")]


def test_certificates_of_two_entities_are_two_pieces() -> None:
    other = samples.VOG_RP.replace("09912345", "81234567").replace(
        "Stichting Onafhankelijke Cliëntondersteuning De Lindeboom", "Beta Zorg B.V."
    )
    assert named(samples.VOG_RP, other) == [("vog_rp", "1"), ("vog_rp", "2")]


def test_minutes_behind_a_declaration_are_a_piece_of_their_own() -> None:
    """Who signs the minutes has not signed the declaration on the page before."""
    declared = """Bestuursverklaring 2027
Stichting Duinroos, KvK 34907516, schrijft zich in voor de regio Kennemerland.
Wij voldoen aan elke geschiktheidseis uit het beleid 2027-2028.
Getekend te Haarlem op 16 juli 2026 door Tessa Roodenrijs, coördinator
2027: wij zetten geen onderaannemers in.
2028: wij zetten geen onderaannemers in."""
    minutes = """Verslag bestuursvergadering 23 juni 2026
Aanwezig: Wim Brantjes (voorzitter), Ria Oudhof (penningmeester), Tessa Roodenrijs (coördinator, notulen).
1. Opening. Wim opent om 19.40 uur.
2. Inkoop zorgkantoor 2027-2028. Besluit: het bestuur van Stichting Duinroos machtigt Tessa Roodenrijs om namens de stichting
in te schrijven bij zorgkantoor Zilveren Kruis en de bestuursverklaring 2027 te ondertekenen.
3. Rondvraag en sluiting.
W.C. Brantjes, voorzitter  M.G. Oudhof, penningmeester"""
    assert named(declared, minutes) == [("bestuursverklaring", "1"), ("machtiging", "2")]


def test_two_mandates_in_one_file_are_two_pieces() -> None:
    assert named(samples.VOLMACHT, samples.MACHTIGING_LABELS) == [("machtiging", "1"), ("machtiging", "2")]


def test_an_annex_under_a_running_head_stays_with_its_declaration() -> None:
    annex = f"Bestuursverklaring 2027\n{samples.BESTUUR_BIJLAGE_2.lstrip()}"
    assert named(samples.BESTUUR_FORMULIER, annex) == [("bestuursverklaring", "1-2")]


def test_page_numbers_of_the_whole_file_do_not_glue_documents() -> None:
    texts = [samples.BESTUUR_FORMULIER, samples.VOLMACHT, samples.VOG_RP, samples.UBO_PSEUDO]
    numbered = [f"{text}\nPagina {number} van 4\n" for number, text in enumerate(texts, start=1)]
    assert [kind for kind, _ in named(*numbered)] == ["bestuursverklaring", "machtiging", "vog_rp", "uittreksel_ubo"]


def test_a_scanned_signature_page_stays_with_its_declaration() -> None:
    text = samples.BESTUUR_FORMULIER.split("Aldus")[0]
    assert named(text, "", samples.KVK_BV) == [("bestuursverklaring", "1-2"), ("uittreksel_kvk", "3")]


def test_a_scanned_page_between_two_whole_documents_is_other() -> None:
    assert named(samples.UBO, "", samples.KVK_BV) == [("uittreksel_ubo", "1"), ("overig", "2"), ("uittreksel_kvk", "3")]


def test_a_missing_page_of_an_extract_is_filled_by_the_scan() -> None:
    assert named(samples.KVK_STICHTING, "", samples.UBO) == [("uittreksel_kvk", "1-2"), ("uittreksel_ubo", "3")]


def test_a_file_of_scans_only_is_one_other_piece() -> None:
    (piece,) = pieces("", "", "")
    assert (piece.kind, piece.pages, piece.facts) == (Kind.OVERIG, "1-3", ())
    assert "geen leesbare tekst" in piece.because


def test_chapters_of_a_long_text_do_not_cut_it() -> None:
    line = "Wij beschrijven hier onze werkwijze in de regio en de scholing van onze clientondersteuners.\n"
    chapter = "4. Implementatieplan\n" + line * 12
    (piece,) = pieces(samples.ONDERBOUWING, chapter, samples.ONDERBOUWING.split("\n", 5)[-1])
    assert piece.kind is Kind.ONDERBOUWING
    assert Kind.IMPLEMENTATIEPLAN in piece.also


def test_every_page_is_in_exactly_one_piece() -> None:
    every = [getattr(samples, name) for name, _ in RECOGNISED]
    found = [number for piece in pieces(*every, "", *every) for number in range(piece.first, piece.last + 1)]
    assert found == list(range(1, 2 * len(every) + 2))


def test_no_pages_no_pieces() -> None:
    assert identify((), (), ()) == ()


HOSTILE = {
    "letters": "a" * 1_000_000,
    "line ends": "\n" * 1_000_000,
    "digits": "1 " * 500_000,
    "dots": "." * 1_000_000,
    "boxes": "☒" * 1_000_000,
    "labels": "naam:\n" * 160_000,
    "names": "Stichting A " * 80_000,
    "forms": samples.BESTUUR_FORMULIER * 1_000,
    "statements": samples.HOOFDELIJK * 1_000,
}


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Seconds that a megabyte of ordinary declarations and texts takes here and now: a slow or busy machine is slow for both."""
    page = samples.page(((samples.BESTUUR_PLATFORM + samples.ONDERBOUWING + samples.HOOFDELIJK) * 1_000)[:1_000_000])
    return min(_taken(page) for _ in range(3))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_a_hostile_megabyte_takes_no_longer_than_twice_an_ordinary_one(text: str, ordinary: float) -> None:
    page: Page = samples.page(text[:1_000_000])
    assert any(_taken(page) < 2 * ordinary for _ in range(3))


def _taken(page: Page) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    identify((page,), (), ())
    return time.process_time() - start


def test_the_same_pages_give_the_same_pieces() -> None:
    assert pieces(samples.HOOFDELIJK, samples.VOLMACHT) == pieces(samples.HOOFDELIJK, samples.VOLMACHT)


POLICY = """
Inkoopbeleid onafhankelijke cliëntondersteuning
Voor u ligt het inkoopbeleid. Zorgkantoren stellen eisen aan ervaring, opleiding, sociale kaart, klachtenregeling en privacyreglement.
Bij de inschrijving dient u de volgende documenten verplicht aan te leveren: de bestuursverklaring, de VOG RP en het uittreksel KvK.
Ook duurzaamheid, innovatie, bereikbaarheid, keuzevrijheid en een warme overdracht horen bij de geschiktheidseisen en selectiecriteria.
"""
TALK = """
Inkoopdocumenten op de website
Bijlage 2 - Bestuursverklaring 2027
Bijlage 3 - Conceptovereenkomst 2027-2028
Nota van inlichtingen van het zorgkantoor over de geschiktheidseisen
"""


def test_a_text_of_ones_own_without_the_words_of_the_policy_is_a_substantiation() -> None:
    story = """
Zo werken wij
Wij zijn met zijn zessen en helpen al negen jaar mensen in de regio die zorg krijgen. Onze collega's hebben een hbo-diploma en overleggen
elke week over moeilijke situaties. Vorig jaar kwamen er honderdtwintig cliënten bij ons: ouderen met dementie, jongeren met een beperking
en mensen met langdurige psychische klachten. Wij bellen binnen een dag terug, en wie liever een ander spreekt, krijgt een andere collega.
Geen zorgaanbieder betaalt ons. Op onze website staat hoe u een klacht kunt indienen. Met de gemeente hebben we een contract voor de Wmo.
"""
    assert [kind for kind, _ in named(story * 3)] == ["onderbouwing"]


@pytest.mark.parametrize("text", [pytest.param(POLICY, id="the policy itself"), pytest.param(TALK, id="a list of documents")])
def test_texts_about_the_procedure_are_no_bid_documents(text: str) -> None:
    assert [kind for kind, _ in named(text)] == ["overig"]


STAFF = [
    (
        "Stichting De Wegwijzer\nOverzicht cliëntondersteuners\nNaam   Geboortedatum   Opleiding   Werkervaring   Cursussen\n"
        "A. Alting   1-2-1980   hbo   12 jaar   presentie\nB. Beumer   1-2-1981   hbo   10 jaar   presentie"
    ),
    (
        "De Dijkwacht\nOnze medewerkers 2027\nNaam   Opleiding   Werkervaring   Talen   Register\n"
        "A. Alting   hbo   12 jaar   NL   4610123\nB. Beumer   hbo   10 jaar  NL   4610124"
    ),
]


@pytest.mark.parametrize("text", STAFF)
def test_a_table_of_people_with_their_training_is_no_curriculum_vitae(text: str) -> None:
    assert [piece.kind for piece in pieces(text)] == [Kind.OVERZICHT_CLIENTONDERSTEUNERS]
    assert not is_other_paper(excerpt(samples.pages(text)))


def test_a_curriculum_vitae_is_another_paper() -> None:
    text = "A. Alting\nPersonalia\nGeboortedatum 1-2-1980\nOpleiding hbo\nWerkervaring\n2015-heden cliëntondersteuner\nRijbewijs B"
    assert is_other_paper(excerpt(samples.pages(text)))


MOTIVATION = (
    "Bijlage 1: motivering selectiecriteria\nDe volledige motivering volgt. In het kort:\nCriterium 1a: contract met een "
    "zorgkantoor in 2026\nIn 2026 werken wij al voor u.\nCriterium 1c: complexe casuïstiek\nWij helpen vaak mensen met een "
    "beperking én psychiatrie.\nCriterium 2b: regionaal en landelijk\nIn de streek doen wij de spreekuren en de netwerken."
)


def test_a_short_first_annex_stays_with_its_declaration() -> None:
    declared = "Bestuursverklaring 2027\nOndergetekende, A. Alting, verklaart namens Alfa B.V. (KvK 90010001) te voldoen aan alle eisen.\n"
    declared += "Plaats: Goes\nDatum: 3 juli 2026\nNaam: A. Alting\nFunctie: directeur"
    subs = "Bijlage 2: onderaannemers\nIn 2027 werkt Alfa B.V. niet met onderaannemers. Voor 2028 geldt hetzelfde: nee."
    pieces = identify(samples.pages(declared, MOTIVATION, subs), (), ())
    assert [(piece.kind, piece.first, piece.last) for piece in pieces] == [(Kind.BESTUURSVERKLARING, 1, 3)]


@pytest.mark.parametrize(
    "words",
    [
        (
            "Beste Anna,\nWil jij de bestuursverklaring nog invullen en tekenen voor Stichting De Dijkwacht (KvK "
            "90210011)? Je verklaart daarin dat de\n"
            "organisatie voldoet aan alle geschiktheidseisen en akkoord gaat met de uitvoeringseisen. Ook "
            "bijlage 2 over de onderaannemers hoort erbij.\n"
            "Groet, Bert"
        ),
        (
            "Bestuursverklaring\nGeacht bestuur,\nHierbij verzoeken wij u de bestuursverklaring ingevuld en "
            "ondertekend te retourneren. Hiermee verklaart\n"
            "uw bestuur dat Stichting De Dijkwacht voldoet aan de geschiktheidseisen en de "
            "selectiecriteria.\nHoogachtend,\nB. Beumer, adviseur"
        ),
        (
            "Onderwerp: bestuursverklaring\nGeachte heer,\nWij vragen u de bestuursverklaring in te vullen en te "
            "laten ondertekenen. Daarin verklaart u\n"
            "dat uw organisatie voldoet aan de geschiktheidseisen en de uitvoeringseisen.\nMet vriendelijke groet,\nA. Dijkman, inkoper"
        ),
        (
            "Van Dam Verzekeringen\nOfferte aansprakelijkheidsverzekering\nVoor Stichting De Dijkwacht, "
            "cliëntondersteuning\nGoes, 3 juni 2026\n"
            "Wij bieden u aan een beroepsaansprakelijkheidsverzekering met een dekking van 2.500.000 euro per jaar.\n"
            "Premie 480 euro per jaar. De offerte is 30 dagen geldig."
        ),
        (
            "Offerte 2026-117\nAan: Stichting De Dijkwacht (KvK 90210011)\nDatum: 8 juni 2026 – geldig tot 8 juli 2026\n"
            "Wij bieden u aan: begeleiding bij uw inschrijving, 12 uur à € 95,00.\nTekstbureau De Veer\nVoor akkoord: ____________"
        ),
    ],
    ids=["asked of a colleague", "asked by an adviser", "asked by the buyer", "an offer of insurance", "an offer of advice"],
)
def test_what_is_written_to_the_bidder_is_none_of_its_papers(words: str) -> None:
    (piece,) = pieces(words)
    assert piece.kind in (Kind.OVERIG, Kind.BEGELEIDENDE_BRIEF)


def test_a_letter_that_declares_itself_is_a_declaration() -> None:
    words = "Geachte heer, mevrouw,\nWij vragen u deze bestuursverklaring als ondertekend te beschouwen. Wij "
    words += "verklaren dat Stichting De Dijkwacht\n"
    words += "(KvK 90210011) voldoet aan alle geschiktheidseisen van het inkoopbeleid.\nGoes, 3 juli 2026\nA. Dijkman, bestuurder"
    (piece,) = pieces(f"Bestuursverklaring\n{words}")
    assert piece.kind is Kind.BESTUURSVERKLARING


STORY = (
    "Ons verhaal\nDe leden van onze coöperatie zijn allemaal ondersteuner én eigenaar. Dat merkt u in alles wat hieronder staat.\n\n"
    "Beroepscode. Wij zijn lid van de BCMB. De inschrijfbewijzen in het Register Cliëntondersteuners zijn op te vragen.\n\n"
    "Waar wij nu werken. Al sinds 2017 werken wij onder contract van het zorgkantoor in deze regio met mensen die Wlz-zorg krijgen.\n\n"
    "Vakbekwaamheid. Wie bij ons solliciteert, brengt een hbo-opleiding mee. We hebben 16 cliëntondersteuners en scholen bij.\n\n"
    "Onafhankelijkheid. Heeft een collega een verleden bij de zorgaanbieder, dan gaat de cliënt naar een ander.\n\n"
    "Ervaring. In 2025 begeleidden wij 550 cliënten: ouderen met dementie, mensen met een beperking en mensen uit de ggz.\n\n"
    "Sociale kaart. Elke maand werkt een vaste collega onze sociale kaart bij van instellingen en vertrouwenspersonen.\n"
)
EXPLAINED = (
    "Toelichting bij deze verklaring\nDe verklaring omtrent het gedrag is een momentopname. Wie haar ontvangt, controleert de "
    "echtheidskenmerken op het papier.\nMeer over de verklaring vindt u op www.justis.nl. Bewaar het origineel."
)


@pytest.mark.parametrize("paper", ["VOG_RP", "VOG_RP_BRIEF", "VOG_RP_AFGIFTE", "VOG_NP"])
def test_the_own_words_of_a_bidder_behind_a_certificate_are_a_document_of_their_own(paper: str) -> None:
    certificate, *own = named(getattr(samples, paper), STORY, STORY.replace("Ons verhaal", "Vervolg"))
    assert (certificate[1], own) == ("1", [("onderbouwing", "2-3")])


@pytest.mark.parametrize("paper", ["VOG_RP", "VOG_RP_BRIEF", "VOG_NP"])
def test_what_an_authority_explains_behind_its_certificate_belongs_to_it(paper: str) -> None:
    [piece] = pieces(getattr(samples, paper), EXPLAINED)
    assert (piece.first, piece.last) == (1, 2)


FORM = (
    "Uw antwoorden\nStap 1. Gegevens\nAanbesteding  Bestuursverklaring 2027 - OCO Wlz 2027-2028 - CZ\n"
    "Organisatie  Vereniging Eilandkracht\nKvK  90010001\nVoor welke regio schrijft u in?  Zeeland\nVoldoet u aan alle eisen?  Ja\n{foot}"
)
SIGNED_THERE = "Ondertekenen\nOndertekend door  A. Alting\nFunctie  beleidsmedewerker\nOndertekend op  29-07-2026\nHandtekening\n{foot}"


def test_pages_with_the_name_of_one_paper_at_their_foot_are_one_paper() -> None:
    foot = "Formulier bestuursverklaring"
    (piece,) = identify(samples.pages(FORM.format(foot=foot), SIGNED_THERE.format(foot=foot)), (), ())
    assert (piece.kind, piece.first, piece.last) == (Kind.BESTUURSVERKLARING, 1, 2)


def test_the_name_of_the_bid_at_the_foot_of_all_pages_joins_no_papers() -> None:
    foot = "Inschrijving Vereniging Eilandkracht"
    found = pieces(samples.BESTUUR_BRIEF + f"\n{foot}", samples.VOG_RP + f"\n{foot}")
    assert len(found) == 2

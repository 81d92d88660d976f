"""From the words of a paper to the verdict: who takes back, refuses, asks for or leaves open what a rule wants, has not done it."""

from typing import Any

import pytest
from rule_cases import Case, judged
from sample_texts import pages

from checklist.finding import DocumentRow
from extractors.identify import identify

KVK: dict[str, Any] = {
    "kind": "uittreksel_kvk",
    "facts": {"bestuurder": [{"value": "A. Alting", "bevoegdheid": "alleen"}], "kvk_nummer": "90010001", "datum": "2026-06-01"},
}
MEMBERS = [{"name": "Stichting De Dijkwacht", "kvk": "90210011", "lead": True}, {"name": "Stichting Het Baken", "kvk": "90210022"}]


def document(text: str) -> dict[str, Any]:
    """A document of a rule case with what is read of this text, signed with a pen."""
    (piece,) = identify(pages(text), (), ())
    facts: dict[str, list[dict[str, str]]] = {}
    for fact in piece.facts:
        value = "inkt" if fact.name == "handtekening" else fact.value
        facts.setdefault(fact.name, []).append({"value": value, **fact.about})
    return {"kind": piece.kind.value, "also": [kind.value for kind in piece.also], "facts": facts, "text": text}


def declared_by(name: str) -> dict[str, Any]:
    return {"kind": "bestuursverklaring", "facts": {"ondertekenaar": name, "datum": "2026-07-03", "kvk_nummer": "90010001"}}


def row(rule: str, *documents: dict[str, Any], year: str = "2027-2028", **given: object) -> DocumentRow:
    return judged(Case(rule=rule, round=year, name="", given={"documents": list(documents), **given}))


NO_MANDATE = {
    "withdrawn": "Intrekking\nDe volmacht van B. Beumer om namens Stichting De Wegwijzer (KvK 90010001) inschrijvingen te ondertekenen "
    "wordt ingetrokken.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
    "taken back": "Stichting De Wegwijzer (KvK 90010001)\nOndergetekende trekt de volmacht aan B. Beumer om namens de stichting de "
    "inschrijving te ondertekenen in.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
    "asked for": "Aan het bestuur van Stichting De Wegwijzer (KvK 90010001)\nWij vragen u toestemming om de inschrijving OCO namens de "
    "stichting te ondertekenen.\nGraag vernemen wij of B. Beumer mag tekenen.\nGoes, 3 juni 2026\nB. Beumer, beleidsmedewerker",
    "refused": "Besluit bestuur Stichting De Wegwijzer (KvK 90010001)\nHet bestuur besluit B. Beumer niet te machtigen om de inschrijving "
    "namens de stichting te ondertekenen.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
    "refused, passive": "Besluit bestuur Stichting De Wegwijzer (KvK 90010001)\nDe heer B. Beumer wordt niet gemachtigd om de inschrijving "
    "namens de stichting te ondertekenen.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
    "still to decide": "Memo Stichting De Wegwijzer (KvK 90010001)\nHet bestuur zal in de vergadering van 10 augustus 2026 besluiten of "
    "B. Beumer gemachtigd wordt om namens de stichting de inschrijving te ondertekenen.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
    "with a label": "Intrekking volmacht\nStichting De Wegwijzer (KvK 90010001)\nVolmachtgever: A. Alting\nGevolmachtigde: B. Beumer\n"
    "De volmacht om inschrijvingen te ondertekenen eindigt vandaag.\nGoes, 3 juni 2026\nA. Alting, voorzitter",
}

for number, said in enumerate(
    (
        "Het bestuur machtigt B. Beumer pas om de inschrijving te ondertekenen als de raad van toezicht akkoord is.",
        "Het bestuur overweegt B. Beumer te machtigen om de inschrijving te ondertekenen.",
        "Het voorstel om B. Beumer te machtigen de inschrijving te ondertekenen is verworpen.",
        "Het bestuur gaat niet akkoord met een volmacht aan B. Beumer om de inschrijving te ondertekenen.",
        "B. Beumer is nooit gemachtigd geweest om namens de stichting te tekenen.",
        "Indien de vergadering instemt, machtigt het bestuur B. Beumer om de inschrijving te ondertekenen.",
        "Het bestuur machtigt B. Beumer om alle stukken te ondertekenen, behalve inschrijvingen.",
        "Wij zeggen hierbij de aan B. Beumer verleende volmacht om inschrijvingen te ondertekenen op.",
        "Het bestuur wordt verzocht B. Beumer te machtigen om de inschrijving te ondertekenen.",
        "Gevolmachtigde: B. Beumer\nDeze machtiging is nog niet door het bestuur goedgekeurd. B. Beumer mag pas tekenen na dat besluit.",
        "Het bestuur heeft B. Beumer zijn volmacht ontnomen, hij mag niet meer namens de stichting tekenen.",
    )
):
    NO_MANDATE[f"wording {number}"] = f"Volmacht\nStichting De Wegwijzer (KvK 90010001)\n{said}\nGoes, 3 juni 2026\nA. Alting, voorzitter"


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_MANDATE.items()])
@pytest.mark.parametrize("signer", ["A. Alting", "B. Beumer"])
def test_no_mandate_closes_no_chain(text: str, signer: str) -> None:
    assert row("D02", declared_by(signer), KVK, document(text)).verdict.value == "mens_beslist"


GRANTED = {
    "plain": "Volmacht\nHet bestuur van Stichting De Wegwijzer (KvK 90010001) machtigt B. Beumer om de inschrijving te ondertekenen.",
    "may be withdrawn": "Volmacht\nHet bestuur van Stichting De Wegwijzer (KvK 90010001) machtigt B. Beumer om de inschrijving te "
    "ondertekenen. Deze volmacht kan te allen tijde worden ingetrokken en vervalt op 31 december 2028.",
    "earlier ones withdrawn": "Volmacht\nAlle eerdere volmachten worden hierbij ingetrokken. Het bestuur van Stichting De Wegwijzer "
    "(KvK 90010001) machtigt B. Beumer om de inschrijving te ondertekenen.",
    "with everyday words": "Volmacht\nDe vergadering van Stichting De Wegwijzer (KvK 90010001) heeft geen bezwaar en machtigt B. Beumer "
    "om de inschrijving te ondertekenen en, indien nodig, stukken aan te vullen, ook als de voorzitter zelf afwezig is.",
    "not for all": "Volmacht\nHet bestuur van Stichting De Wegwijzer (KvK 90010001) machtigt B. Beumer om de inschrijving te ondertekenen. "
    "Hij is niet bevoegd om leningen aan te gaan en mag de volmacht niet overdragen.",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in GRANTED.items()])
def test_a_mandate_with_its_usual_words_still_closes_the_chain(text: str) -> None:
    found = row("D02", declared_by("B. Beumer"), KVK, document(f"{text}\nGoes, 3 juni 2026\nA. Alting, voorzitter"))
    assert found.verdict.value == "voldoet", found.because


def test_a_name_over_the_end_of_a_line_is_whole() -> None:
    paper = document(
        "Volmacht\nOndergetekende, A. Alting, bestuurder van Stichting De Wegwijzer (KvK 90010001), machtigt hierbij Bert\nBeumer om "
        "namens de stichting de inschrijving te ondertekenen.\nGoes, 3 juni 2026\nA. Alting, voorzitter"
    )
    assert [fact["value"] for fact in paper["facts"]["gevolmachtigde"]] == ["Bert Beumer"]
    assert row("D02", declared_by("Bert Beumer"), KVK, paper).verdict.value == "voldoet"
    assert row("D02", declared_by("Bert Cramer"), KVK, paper).verdict.value != "voldoet"


OWN = {
    "agreed": "Machtiging\nDe vennoten A. Alting en C. Cramer van de organisatie (KvK 90010001) spreken af dat A. Alting de inschrijving "
    "namens de vennootschap ondertekent.\nGoes, 1 juli 2026\nA. Alting, vennoot\nC. Cramer, vennoot",
    "confirmed": "Onderlinge volmacht\nA. Alting en C. Cramer, ieder alleen bevoegd bestuurder van Stichting De Wegwijzer (KvK 90010001), "
    "bevestigen dat A. Alting de inschrijving namens de stichting tekent.\nGoes, 1 juli 2026\nA. Alting, bestuurder\nC. Cramer, bestuurder",
    "entitled": "Bewijs van machtiging\nStichting De Wegwijzer (KvK 90010001)\nIk ben de enige bestuurder en dus zelf bevoegd om de "
    "inschrijving te ondertekenen.\nGoes, 1 juli 2026\nA. Alting, bestuurder",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in OWN.items()])
def test_a_paper_that_says_of_its_own_signer_that_he_may_sign(text: str) -> None:
    found = row("D02", declared_by("A. Alting"), KVK, document(text))
    assert found.verdict.value == "voldoet", found.because


def test_a_letter_with_the_bid_is_no_mandate() -> None:
    letter = document(
        "Stichting De Wegwijzer, KvK 90010001\nGeachte mevrouw De Boer,\nHierbij ontvangt u onze inschrijving voor de regio Nijmegen. "
        "Bijgevoegd vindt u de bestuursverklaring en het uittreksel.\nB. Beumer is gemachtigd om namens de stichting de inschrijving te "
        "ondertekenen.\nMet vriendelijke groet,\nA. Alting, voorzitter"
    )
    assert (letter["kind"], letter["also"]) == ("begeleidende_brief", ["machtiging"])
    assert row("D02", declared_by("B. Beumer"), KVK, letter).verdict.value != "voldoet"


NOT_LIABLE = {
    "a plan": "Intentieverklaring\nStichting De Dijkwacht (KvK 90210011) en Stichting Het Baken (KvK 90210022) onderzoeken of zij samen "
    "inschrijven. Als dat doorgaat zullen wij ieder aansprakelijk zijn voor het geheel.",
    "a demand": "Besproken punten\nOverleg tussen Stichting De Dijkwacht (KvK 90210011) en Stichting Het Baken (KvK 90210022).\n"
    "Het zorgkantoor verlangt dat wij ieder aansprakelijk zijn voor het geheel. Wij moeten nog besluiten of wij dat willen.",
    "under its title": "Hoofdelijke aansprakelijkheid\nStichting De Dijkwacht (KvK 90210011) en Stichting Het Baken (KvK 90210022) "
    "schrijven samen in. Mits de besturen instemmen, zijn wij ieder hoofdelijk aansprakelijk voor het geheel.",
    "taken up later": "Stichting De Dijkwacht (KvK 90210011) en Stichting Het Baken (KvK 90210022) schrijven samen in. Ieder van ons is "
    "hoofdelijk aansprakelijk voor het geheel. Wij moeten nog besluiten of wij dat willen.",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NOT_LIABLE.items()])
def test_liability_that_nobody_accepts_yet_is_for_a_person(text: str) -> None:
    paper = document(f"{text}\nGoes, 3 juli 2026\nA. Alting, voorzitter Stichting De Dijkwacht\nB. Beumer, voorzitter Stichting Het Baken")
    found = row("D06", paper, members=MEMBERS, bidder={"name": "Stichting De Dijkwacht", "kvk": "90210011"})
    assert (paper["kind"], found.verdict.value) == ("hoofdelijkheidsverklaring", "mens_beslist")


NO_CONSENT = {
    "refused": "Wij stemmen niet in met verlenging van de overeenkomst voor 2023.",
    "asked": "Wij willen graag de huidige overeenkomst in 2023 verlengen; kunt u ons laten weten of dat mogelijk is?",
    "ended": "Wij gaan niet akkoord met de verlenging van het contract in 2023 en zeggen de lopende overeenkomst op.",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_CONSENT.items()])
@pytest.mark.parametrize("title", ["", "Instemmingsverklaring\n"])
def test_who_does_not_agree_to_go_on_gave_no_consent(text: str, title: str) -> None:
    paper = document(f"{title}Stichting De Wegwijzer, KvK 90010001\nGeachte heer,\n{text}\nGoes, 3 juli 2022\nA. Alting, bestuurder")
    assert row("D11", paper, year="2021", contract="ja").verdict.value == "mens_beslist"


def test_who_says_not_to_meet_the_requirements_is_for_a_person() -> None:
    paper = document(
        "Bestuursverklaring 2027\nStichting De Wegwijzer (KvK 90010001)\nWij kunnen niet verklaren dat wij aan de geschiktheidseisen "
        "van het inkoopbeleid voldoen.\nGoes, 3 juli 2026\nA. Alting, bestuurder"
    )
    found = row("D01", paper)
    assert (paper["kind"], found.verdict.value) == ("bestuursverklaring", "mens_beslist")
    assert any("kunnen niet verklaren" in finding.because for finding in found.findings)


@pytest.mark.parametrize(
    "text",
    [
        "Ondergetekende verklaart dat er geen uitsluitingsgronden zijn en dat aan alle eisen wordt voldaan.",
        "Wij verklaren dat onze organisatie niet failliet is en voldoet aan alle eisen van het inkoopbeleid.",
    ],
)
def test_who_denies_something_else_meets_the_requirements(text: str) -> None:
    paper = document(
        f"Bestuursverklaring 2027\nStichting De Wegwijzer (KvK 90010001)\n{text}\nGoes, 3 juli 2026\nA. Alting, bestuurder\n"
        "Bijlage 1 Motivatie selectiecriteria\nWij hebben sinds 2015 ervaring in de regio Nijmegen en werken met acht mensen.\n"
        "Bijlage 2 Onderaannemers\nIn 2027 en 2028 werken wij niet met onderaannemers."
    )
    paper["facts"]["handtekening"] = [{"value": "inkt", "ondertekenaar": "A. Alting"}]
    found = row("D01", paper)
    assert (paper["kind"], found.verdict.value) == ("bestuursverklaring", "voldoet"), found.because


@pytest.mark.parametrize(
    ("said", "verdict", "because"),
    [
        ("In 2027 en 2028 werken wij zonder onderaannemers.", "voldoet", "is beantwoord"),
        ("In 2027 en 2028 werken wij zonder onderaannemers, met uitzondering van Zorghulp B.V.", "voldoet", "is beantwoord"),
        ("In 2027 en 2028 werken wij zonder onderaannemers, tenzij het erg druk wordt.", "mens_beslist", "2027 en 2028"),
        ("2027: nee, tenzij het erg druk wordt\n2028: nee", "mens_beslist", "2027"),
    ],
)
def test_an_answer_about_subcontractors_that_hangs_on_something_is_for_a_person(said: str, verdict: str, because: str) -> None:
    paper = document(
        "Bestuursverklaring 2027\nOndergetekende verklaart dat Stichting De Wegwijzer (KvK 90010001) aan alle eisen voldoet.\n"
        "Bijlage 1 Motivatie selectiecriteria\nWij hebben sinds 2015 ervaring in de regio Nijmegen en werken met acht mensen.\n"
        f"Bijlage 2 Onderaannemers\n{said}\nGoes, 3 juli 2026\nA. Alting, bestuurder"
    )
    paper["facts"]["handtekening"] = [{"value": "inkt", "ondertekenaar": "A. Alting"}]
    found = row("D01", paper)
    (finding,) = (one for one in found.findings if one.check == "subcontractors_declared")
    assert (found.verdict.value, finding.verdict.value) == (verdict, verdict)
    assert because in finding.because

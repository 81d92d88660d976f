"""The right day of a document where several stand in it, or none in so many words."""

import pytest
from sample_texts import DECLARES, about, read, values


@pytest.mark.parametrize(
    ("signed", "days"),
    [
        ("Namens het bestuur\nA. Dijkman  B. Veldhuis\n2 juni 2026  5 juni 2026", ["2026-06-02", "2026-06-05"]),
        ("Goes, 2 juni 2026 Veere, 5 juni 2026\nw.g. A. Dijkman  w.g. B. Veldhuis", ["2026-06-02", "2026-06-05"]),
        ("A. Dijkman  B. Veldhuis\n2-6-2026 | 09:12 CEST  5-6-2026 | 10:00 CEST", ["2026-06-02", "2026-06-05"]),
        ("Goes, June 2nd, 2026\nA. Dijkman", ["2026-06-02"]),
        ("Ondertekenbewijs\nA. Dijkman  Verzonden: 1-6-2026 08:00\nGetekend op 2-6-2026 09:12", ["2026-06-02"]),
    ],
    ids=["under two names", "two places on a line", "two moments", "English", "not the day it was sent"],
)
def test_the_days_of_signing(signed: str, days: list[str]) -> None:
    assert values(read(f"{DECLARES}{signed}"), "datum") == days


def test_the_day_another_paper_was_signed_is_not_the_day_of_this_one() -> None:
    text = f"{DECLARES}De intentieverklaring is ondertekend op 3 februari 2026.\nNaam: A. Dijkman\nDatum: 2 juni 2026\nHandtekening:"
    assert values(read(text), "datum") == ["2026-06-02"]


MAIL = """
Van: Yara Dijkman <yara@dijkwacht.example>
Verzonden: dinsdag 2 juni 2026 09:12
Aan: Bram Veldhuis
Onderwerp: machtiging inschrijving OCO
Dag Bram,
Hierbij machtig ik jou om namens Stichting De Dijkwacht (KvK 90210011) alle stukken van de inschrijving te ondertekenen.
Groet,
Yara Dijkman
bestuurder
"""


def test_a_mandate_by_mail_has_the_day_it_was_sent_and_the_person_it_was_sent_to() -> None:
    piece = read(MAIL)
    assert values(piece, "datum") == ["2026-06-02"]
    assert values(piece, "gevolmachtigde") == ["Bram Veldhuis"]
    assert values(piece, "volmachtgever") == ["Yara Dijkman"]


def test_a_mandate_to_several_addressees_names_nobody_by_its_head() -> None:
    piece = read(MAIL.replace("Aan: Bram Veldhuis", "Aan: Bram Veldhuis; Cor Smit"))
    assert values(piece, "gevolmachtigde") != ["Bram Veldhuis"]


@pytest.mark.parametrize(
    "text",
    [
        "2-6-2026 11:31  Mijn KVK - UBO's\nUBO's van Stichting De Dijkwacht\nKVK-nummer 90210011\nIngelogd als Y. Dijkman",
        "KVK\nOntvangstbevestiging opgave UBO\nWij hebben op 2 juni 2026 om 09.12 uur uw opgave ontvangen.\nKVK-nummer: 90210011",
        "Mijn KVK\nUBO's van Stichting De Dijkwacht\nUw UBO staat in het UBO-register. Geraadpleegd op 02-06-2026.\nKVK-nummer 90210011",
    ],
    ids=["printed", "received", "looked up"],
)
def test_the_day_of_a_paper_about_ubos_that_is_no_extract(text: str) -> None:
    assert values(read(text), "datum") == ["2026-06-02"]


def test_the_day_of_birth_under_its_label_is_no_day_of_a_certificate() -> None:
    text = (
        "Ministerie van Justitie en Veiligheid\nVerklaring Omtrent het Gedrag\nNatuurlijke personen\nniet is gebleken van bezwaren tegen:\n"
        "Geslachtsnaam Dijkman\nGeboren\n3 maart 1970 te Goes\nDen Haag, 2 juni 2026\nJustis"
    )
    assert values(read(text), "datum") == ["2026-06-02"]


PRINTED_MAIL = """Yara Dijkman <yara@dijkwacht.example>
vr 5-6-2026 08:03
Aan: Bram Veldhuis
Onderwerp: RE: tekenen
Akkoord Bram. Hierbij machtig ik je alle stukken van de inschrijving namens Stichting De Dijkwacht (KvK 90210011) te ondertekenen.
{closing}
Van: Bram Veldhuis
Verzonden: donderdag 4 juni 2026 17:48
Mag ik tekenen?
Groet, Bram Veldhuis
"""


@pytest.mark.parametrize("closing", ["Groet, Yara Dijkman", "Yara", "Met vriendelijke groet,\nYara Dijkman"])
def test_a_mail_without_labels_above_an_older_mail_has_its_own_day_and_sender(closing: str) -> None:
    piece = read(PRINTED_MAIL.format(closing=closing))
    assert values(piece, "datum") == ["2026-06-05"]
    assert values(piece, "ondertekenaar") == ["Yara Dijkman"]
    assert values(piece, "handtekening") == ["getypt"]
    assert values(piece, "gevolmachtigde") == ["Bram Veldhuis"]


MANDATE = """Volmacht
Stichting De Dijkwacht (KvK 90210011) machtigt mevrouw B. Beumer, coordinator, om namens de stichting de inschrijving OCO te ondertekenen.
"""


@pytest.mark.parametrize(
    ("closing", "days"),
    [
        ("Alzoe besjlaote te Heële, ein juli 2026 (1 juli 2026)\nFien Jongen, voorzitter", [("2026-07-01", {})]),
        ("Aldoes vaststeld in Goes op 'n mooie dag, 15 juli 2026.\nHet bestuur,\nA. Dijkman\nvoorzitter", [("2026-07-15", {})]),
        ("Zoo gedoan op 15 juli 2026\nA. Dijkman", [("2026-07-15", {"onzeker": "er staat niet bij wat voor datum dit is."})]),
        ("In vervolg op ons telefonisch overleg van 15 juli 2026.\nA. Dijkman", []),
        ("Deze volmacht gaat in op, zo is de bedoeling, 15 juli 2026\nA. Dijkman", []),
        ("Wij stuurden u het uittreksel, 15 juli 2026\nA. Dijkman", []),
        ("Op grond van het d.d. 15 juli 2026 ontvangen bestuursbesluit.\nA. Dijkman, voorzitter", []),
        ("d.d. 15 juli 2026 ontvangen bestuursbesluit\nA. Dijkman, voorzitter", []),
        ("Gelet op het besluit van het bestuur, ontvangen d.d. 15 juli 2026.\nA. Dijkman, voorzitter", []),
    ],
)
def test_the_last_line_above_who_signs(closing: str, days: list[tuple[str, dict[str, str]]]) -> None:
    assert about(read(f"{MANDATE}{closing}"), "datum") == days


def test_each_moment_that_a_signing_service_tells() -> None:
    told = (
        "✔ Getekend door Willemijn Kox\nvoorzitter\n25 mei 2026 20:11:09\n✔ Getekend door Driek van Asten\nsecretaris\n26 mei 2026 07:40:31"
    )
    assert values(read(f"{MANDATE}{told}"), "datum") == ["2026-05-25", "2026-05-26"]


FORM = """Bestuursverklaring 2027
Statutaire naam: Stichting De Dijkwacht
KvK-nummer: 90210011
Ondergetekende verklaart dat de organisatie voldoet aan alle geschiktheidseisen.
"""


@pytest.mark.parametrize(
    ("over", "foot"),
    [
        ("11/23/26, 7:15 AM\n", "1/1"),
        ("23-11-2026 07:15\n", "https://formulieren.example/oco"),
        ("23-11-2026 07:15\n", "file:///C:/formulier.html 1/1"),
        ("11/23/26, 7:15 AM  Formulier\n", "1/1"),
        ("Formulier\n", "1 of 1  23-11-2026 07:15"),
    ],
)
@pytest.mark.parametrize(("signed", "days"), [("A. Dijkman", []), ("Goes, 3 juli 2026\nA. Dijkman", ["2026-07-03"])])
def test_the_moment_that_a_browser_prints_is_no_day_of_signing(over: str, foot: str, signed: str, days: list[str]) -> None:
    assert values(read(f"{over}{FORM}{signed}\n{foot}"), "datum") == days


EXTRACT = """KAMER VAN KOOPHANDEL
Uittreksel Handelsregister
KVK-nummer  90210011
Statutaire naam  Stichting De Dijkwacht
Rechtsvorm  Stichting
"""


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur.\nHet vorige uittreksel is vervaardigd op 3 maart 2025.", ["2026-05-04"]),
        ("Dit uittreksel vervangt het uittreksel van 3 maart 2025.\nUittreksel d.d. 4 mei 2026", ["2026-05-04"]),
        ("Een eerder uittreksel is\nvervaardigd op 3 maart 2025.", []),
        ("Het vorige uittreksel was van 3 maart 2025", []),
        ("Dossier bijgewerkt op 3 maart 2026", []),
    ],
)
def test_the_day_of_an_earlier_extract(words: str, days: list[str]) -> None:
    assert values(read(f"{EXTRACT}{words}"), "datum") == days

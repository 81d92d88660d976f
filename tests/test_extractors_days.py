"""The right day of a document where several stand in it, or none in so many words."""

import pytest
from sample_texts import DECLARES, read, values


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

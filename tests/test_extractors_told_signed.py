"""What the page of a signing service tells of who signed, and of who was only asked to; and whose signature that is."""

import pytest
import sample_texts as samples

from extractors.document import Mark, Piece
from extractors.identify import identify
from extractors.parties.same_person import may_be_one
from extractors.pdf.platform import platform_marks
from extractors.signing.log_words import has_signed, told_signed

PROOF = (
    "Ondertekeningsbewijs\nDocument: bestuursverklaring.pdf\nTransactienummer: 8f3a9c1d22e4\n"
    "SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n"
)
ANNA = "Anna Alting   anna@dijkwacht.example   03-07-2026 10:00   03-07-2026 10:42\n"


def signers(words: str) -> list[str]:
    return [mark.signer for mark in platform_marks(1, samples.page(PROOF + words).lines)]


def read(declared: str, proof: str = "", *, marks: tuple[Mark, ...] = ()) -> Piece:
    texts = [samples.DECLARES + declared, *([PROOF + proof] if proof else [])]
    told = [mark for number, text in enumerate(texts, start=1) for mark in platform_marks(number, samples.page(text, number).lines)]
    return identify(samples.pages(*texts), (), [*told, *marks])[0]


def signs(piece: Piece) -> list[tuple[str, str]]:
    return [(fact.value, fact.about.get("ondertekenaar", "")) for fact in piece.all("handtekening")]


@pytest.mark.parametrize(
    "words",
    [
        "03-07-2026 10:00:01   Carla Cramer heeft het document klaargezet om ondertekend te worden",
        "03-07-2026 10:00:01   Carla Cramer heeft een herinnering gestuurd: ondertekend worden door Bert Beumer",
        "03-07-2026 10:00:01   Carla Cramer heeft Bert Beumer gevraagd; het document moet worden ondertekend",
        "03-07-2026 10:00:01   Carla Cramer heeft het verzoek tot ondertekend document verstuurd",
        "03-07-2026 10:00:01   Carla Cramer heeft een ondertekend exemplaar ontvangen",
        "03-07-2026 10:00:01   Carla Cramer heeft gemeld dat het is ondertekend",
        "03-07-2026 10:00:01   Carla Cramer   Bert Beumer   Ondertekend",
        "Het document moet nog worden ondertekend door: Bert Beumer\n03-07-2026 10:00:01",
        "Ondertekenaar: Bert Beumer\nE-mail: bert@dijkwacht.example\nStatus: uitgenodigd 03-07-2026 10:00:01",
        "Ondertekenaar   E-mail   Uitgenodigd op   Ondertekend op\nBert Beumer   bert@dijkwacht.example   03-07-2026 10:00   -",
        "Ondertekenaars\nNaam   E-mail   Verzonden   Ondertekend\nBert Beumer   bert@dijkwacht.example   03-07-2026 10:00",
        "Naam   Rol   Status   Tijdstip ondertekening\nBert Beumer   ondertekenaar   open   uitgenodigd 03-07-2026 10:00",
        "Naam Uitgenodigd op Ondertekend op\nBert Beumer 03-07-2026 10:00",
        "Ondertekenaar 2: Bert Beumer\nUitgenodigd: 03-07-2026 10:00:01",
        "Ondertekenaar 2: Bert Beumer\nE-mail: bert@dijkwacht.example",
        "Ondertekend via InktZeker\nBert Beumer\nContactpersoon bij vragen",
    ],
)
def test_who_was_only_asked_to_sign_has_not_signed(words: str) -> None:
    assert signers(words) == []


@pytest.mark.parametrize(
    "words",
    [
        f"Ondertekenaar   E-mail   Uitgenodigd op   Ondertekend op\nBert Beumer   b@d.example   03-07-2026 10:00   -\n{ANNA}",
        f"Ondertekenaars\nNaam   E-mail   Verzonden   Ondertekend\n{ANNA}",
        "Naam   Datum en tijd   Ondertekend\nAnna Alting   03-07-2026 10:42   Ja\nBert Beumer   03-07-2026 10:00   Nee",
        "Naam Uitgenodigd op Ondertekend op\nAnna Alting 03-07-2026 10:00 03-07-2026 10:42",
        "03-07-2026 10:42:05   Anna Alting heeft de bestuursverklaring digitaal ondertekend via sms-code",
        "03-07-2026 10:42:05   Anna Alting   Ondertekend   192.0.2.7",
        "Elektronisch ondertekend\ndoor: Anna Alting\n03-07-2026 10:42:05",
        "Anna Alting\nElektronisch ondertekend op 03-07-2026 10:42:05",
        "Ondertekenaar 1: Anna Alting\nUitgenodigd: 03-07-2026 10:00:01\nOndertekend: 03-07-2026 10:42:05",
        "Ondertekend via InktZeker\nAnna Alting\n2026-07-03T10:42:05+02:00",
    ],
)
def test_who_signed_is_told_in_tables_and_logs(words: str) -> None:
    assert signers(words) == ["Anna Alting"]


def test_words_that_ask_for_a_signature_tell_of_none() -> None:
    assert told_signed("signed: 2026-07-03 10:42") == 0
    assert told_signed("het document moet nog worden ondertekend") is None
    assert told_signed("ondertekend op: -") is None
    assert has_signed("anna alting heeft het document ondertekend op 3 juli") is not None
    assert has_signed("anna alting heeft het document laten klaarzetten, ondertekend te worden") is None


def test_a_place_stays_empty_when_its_signer_was_only_asked() -> None:
    places = "Naam: Anna Alting\nFunctie: bestuurder\nHandtekening:\n\nNaam: Bert Beumer\nFunctie: bestuurder\nHandtekening:\n"
    proof = f"Ondertekenaar   E-mail   Uitgenodigd op   Ondertekend op\n{ANNA}Bert Beumer   b@d.example   03-07-2026 10:00   -\n"
    assert signs(read(places, proof)) == [("platform", "Anna Alting"), ("leeg", "Bert Beumer")]


def test_what_another_signed_by_a_service_fills_no_place() -> None:
    log = (
        "03-07-2026 10:00:01   Carla Cramer heeft het document klaargezet om ondertekend te worden\n"
        "03-07-2026 10:42   Anna Alting   Ondertekend"
    )
    piece = read("Naam: Carla Cramer\nFunctie: bestuurder\nHandtekening:\n", log)
    assert signs(piece) == [("leeg", "Carla Cramer"), ("platform", "Anna Alting")]


def test_a_stamp_of_another_on_the_same_page_fills_no_place() -> None:
    text = (
        f"{samples.DECLARES}Naam: Carla Cramer\nFunctie: bestuurder\nHandtekening:\n\n\n{PROOF}"
        "Gebeurtenissen\n03-07-2026 10:42:05   Anna Alting heeft ondertekend\n"
    )
    page = samples.page(text, boxes=True)
    piece = identify((page,), (), platform_marks(1, page.lines))[0]
    assert signs(piece) == [("leeg", "Carla Cramer"), ("platform", "Anna Alting")]


def test_who_signs_by_a_service_is_not_a_namesake_on_the_page() -> None:
    piece = read(
        "J. de Vries, voorzitter van de raad van toezicht, keurde dit goed.\nGoes, 3 juli 2026\nHandtekening:\n",
        "Ondertekend door: Piet de Vries\n03-07-2026 10:42:05 CEST\n",
    )
    assert samples.values(piece, "ondertekenaar") == ["Piet de Vries"]
    assert signs(piece) == [("platform", "Piet de Vries")]


def test_a_page_of_a_service_that_cannot_be_read_leaves_the_place_to_a_person() -> None:
    proof = "Alle partijen hebben ondertekend\nPartij 1 - Carla Cramer - gereed 03-07-2026 10:42:05\n"
    assert signs(read("Naam: Carla Cramer\nFunctie: bestuurder\nHandtekening:\n", proof)) == [("getypt", "Carla Cramer")]


def certificate(signer: str) -> Mark:
    return Mark(page=1, how="certificaat", signer=signer, at=None, box=None, because="")


def test_two_signatures_of_one_surname_stay_two() -> None:
    text = "J. de Vries, voorzitter.\nGoes, 3 juli 2026\nHandtekening:\n\nHandtekening:\n"
    piece = read(text, marks=(certificate("Piet de Vries"), certificate("Jan de Vries")))
    assert signs(piece) == [("certificaat", "J. de Vries"), ("certificaat", "")]


def test_a_signature_with_a_name_of_spaces_has_no_name() -> None:
    assert signs(read("Goes, 3 juli 2026\nHandtekening:\n", marks=(certificate(" "),))) == [("certificaat", "")]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("J.P. de Vries", "Jan de Vries", "ja"), ("Vries, J. de", "Jan Pieter de Vries", "ja"), ("S.H. (Bas) Quint", "Bas Quint", "ja"),
        ("Anna Bakker-de Wit", "A. Bakker", "ja"), ("PIET DE VRIES", "P. de Vries", "ja"), ("J. de Vries", "Piet de Vries", "nee"),
        ("Jan de Vries", "Johan de Vries", "nee"), ("Anna van den Berg", "Bert van den Meer", "nee"), ("de Vries", "J. de Vries", "nee"),
        (" ", "J. de Vries", "nee"),
    ],
)  # fmt: skip
def test_names_of_one_person_have_a_surname_and_first_names_that_agree(one: str, other: str, agree: str) -> None:
    assert may_be_one(one, other) is (agree == "ja")
    assert may_be_one(other, one) is (agree == "ja")

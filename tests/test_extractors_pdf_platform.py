"""A page of a signing service says who signed; a text that only names such a service does not."""

import datetime as dt
from pathlib import Path

import pytest
from pdf_files import Sheet, lines, pdf, prose, read, text

from extractors.document import Line
from extractors.pdf.platform import platform_marks, traces_of

SUMMER = dt.timezone(dt.timedelta(hours=2))

PAGES = {
    "labels and values": (
        """Ondertekeningsbewijs ValidSign
Transactienummer: 7f3a9c10-22bb-4c11-9a10-0123456789ab
Documentcontrolegetal SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
Ondertekend door: J. Voorbeeld (j.voorbeeld@kompas.example)
Tijdstip: 04-05-2026 12:00:05 CEST
IP-adres: 192.0.2.7
Verificatie: sms-code""",
        [("J. Voorbeeld", dt.datetime(2026, 5, 4, 12, 0, 5, tzinfo=SUMMER))],
    ),
    "two signers in a list of events": (
        """Certificate Of Completion
Envelope Id: 1A2B3C4D5E6F47089ABCDEF012345678
Signer Events  Signature  Timestamp
Anna de Boer  Sent: 2026-05-04 09:10:00 UTC
anna@kompas.example  Signed: 2026-05-04 10:15:32 UTC
Using IP Address: 192.0.2.8
Bram van Dijk  Sent: 2026-05-04 09:10:00 UTC
bram@kompas.example  Signed: 2026-05-04 11:00:00 UTC
Using IP Address: 192.0.2.9
Carbon Copy Events  Status  Timestamp
Carla Kopie  Sent: 2026-05-04 09:10:00 UTC
carla@kompas.example  Copied and signed for receipt""",
        [
            ("Anna de Boer", dt.datetime(2026, 5, 4, 10, 15, 32, tzinfo=dt.UTC)),
            ("Bram van Dijk", dt.datetime(2026, 5, 4, 11, 0, tzinfo=dt.UTC)),
        ],
    ),
    "a history in sentences": (
        """Bestuursverklaring - Audit trail
Document-ID: 00aa11bb22cc33dd44ee
E-signed by Theo Maas (t.maas@kompas.example) 2026-07-15 - 14:22:05 GMT+02:00 - IP-adres 192.0.2.7
Agreement completed 2026-07-15 - 14:22:06 GMT+02:00""",
        [("Theo Maas", dt.datetime(2026, 7, 15, 14, 22, 5, tzinfo=SUMMER))],
    ),
    "a service without a name we know, no zone": (
        """Logboek van deze ondertekening
Ondertekenverzoek-nummer 20260504-778812
SHA-512 van het document: 00ff00ff
Naam ondertekenaar  Theo Maas
Datum  15 juli 2026 om 14:22:05
IP-adres 192.0.2.7""",
        [("Theo Maas", None)],
    ),
    "one signed, one did not": (
        """Audit trail van ondertekendienst Signhost
Transactie-id: 8f2c1123aa
IP-adres 192.0.2.7
Ondertekend door: Theo Maas
Nog niet ondertekend door: Anna de Boer""",
        [("Theo Maas", None)],
    ),
    "an unknown service, with what is private masked": (
        """Ondertekenblad
Document: Bestuursverklaring De Dijkwacht.pdf
12-07-2026 10:31 Verzonden aan a***@dijkwacht.example
12-07-2026 10:42 Ondertekend door Anna Dijkman (a***@dijkwacht.example), IP 145.53.xxx.xxx""",
        [("Anna Dijkman", None)],
    ),
    "a signer a row": (
        """Handtekeningblad
Kenmerk document-ID: 7f3c-22ab-90de
Naam E-mail Getekend op IP
Anna Dijkman a***@dijkwacht.example 2-7-2026 10:32:08 CEST 145.53.x.x
Bas Veldhuis b***@dijkwacht.example 2-7-2026 11:05:00 CEST 145.53.x.x""",
        [
            ("Anna Dijkman", dt.datetime(2026, 7, 2, 10, 32, 8, tzinfo=SUMMER)),
            ("Bas Veldhuis", dt.datetime(2026, 7, 2, 11, 5, tzinfo=SUMMER)),
        ],
    ),
    "a log that says what each did": (
        """Bewijs van ondertekening
Document: verklaring 2027.docx
Anna Dijkman heeft het document ondertekend op 2 juli 2026 10:32:08 CEST vanaf IP-adres 145.53.12.9
2 juli 2026 11:10:00 CEST Bas Veldhuis is uitgenodigd maar heeft nog niet getekend""",
        [("Anna Dijkman", dt.datetime(2026, 7, 2, 10, 32, 8, tzinfo=SUMMER))],
    ),
    "a name, and a few rows lower when he signed": (
        """Transactiebon
Transactie 91c0-55d2-77af
Bestand: volmacht.pdf
SHA-512: 3f9ab0aa
Anna Dijkman
Identificatie: iDIN
Uitnodiging verzonden: 11-06-2026 15:20
Document getekend: 12-06-2026 09:03""",
        [("Anna Dijkman", None)],
    ),
    "a report that names no transaction": (
        """Ondertekenrapport - Getekend via PenWijs
Naam  Methode  Tijdstip
Anna Dijkman  iDIN  28-07-2026 09:14
Bas Veldhuis  sms-code  28-07-2026 20:47""",
        [("Anna Dijkman", None), ("Bas Veldhuis", None)],
    ),
    "a line in the place to sign": (
        """Elektronisch ondertekend door A. Dijkman, bestuurder, op 20 juli 2026 om 14:05 uur
Getekend via Signeerwijs, envelop 7c41e0d2-93af""",
        [("A. Dijkman", None)],
    ),
    "a line that breaks between day and hour": (
        """Elektronisch ondertekend door Anna Dijkman (a.dijkman@dijkwacht.example) op 08-06-2026
om 16:40 via Zegelwijs, transactie ZW-51b0aa-20260608""",
        [("Anna Dijkman", None)],
    ),
    "a stamp with its own mark": (
        """Ondertekend met TekenWijs
Anna Dijkman
3 jul 2026 10:14 CEST · id 7f1c-22a9-e04b""",
        [("Anna Dijkman", dt.datetime(2026, 7, 3, 10, 14, tzinfo=SUMMER))],
    ),
    "a table with one moment, of a document that is signed": (
        """Ondertekenbewijs
Dit document is digitaal ondertekend via TekenWijs. Transactie 7f3c-91d0-44be
Ondertekenaar  E-mail  Methode  Tijdstip
Anna Dijkman  a.dijkman@dijkwacht.example  sms-code  08-07-2026 15:02:44 CEST""",
        [("Anna Dijkman", dt.datetime(2026, 7, 8, 15, 2, 44, tzinfo=SUMMER))],
    ),
    "names and moments under what was done": (
        """Ondertekenbewijs
Transactie 7f3c-91d0-44be
Digitaal ondertekend:
Anna Dijkman, 2026-07-22T10:03:11+02:00
Bas Veldhuis, 2026-07-23T16:40:02+02:00""",
        [
            ("Anna Dijkman", dt.datetime(2026, 7, 22, 10, 3, 11, tzinfo=SUMMER)),
            ("Bas Veldhuis", dt.datetime(2026, 7, 23, 16, 40, 2, tzinfo=SUMMER)),
        ],
    ),
}


@pytest.mark.parametrize(("words", "signers"), PAGES.values(), ids=PAGES)
def test_every_signer_is_a_mark(tmp_path: Path, words: str, signers: list[tuple[str, dt.datetime | None]]) -> None:
    content = read(tmp_path, pdf(Sheet(drawn=prose()), Sheet(drawn=lines(60, 80, words.splitlines(), size=9))))
    assert [(mark.signer, mark.at) for mark in content.marks if mark.how == "platform"] == signers
    assert all(mark.page == 2 and mark.box is not None for mark in content.marks)
    assert "herkend aan" in content.marks[0].because


@pytest.mark.parametrize(
    "words",
    [
        "Wij ondertekenen met ValidSign. Ondertekend door: J. Voorbeeld",
        "Ondertekend door: J. Voorbeeld\nDatum 4 mei 2026\nPlaats Ede",
        "DocuSign, Signhost en Adobe Sign zijn ondertekendiensten met een audit trail, verificatie en een hash.",
        "Document-ID: 12345678\nOndertekend door: J. Voorbeeld",
        "Logboek\nDocument: verklaring.pdf\nIP 192.0.2.7\n12-07-2026 10:31 Anna Dijkman gevraagd\n12-07-2026 10:40 Anna Dijkman geweigerd",
        "Document: verklaring.pdf\nOndertekend door Anna Dijkman\n12-07-2026 10:31",
        (
            "Ondertekenbewijs\nDocument verzonden ter ondertekening. Transactie 7f3c-91d0-44be\nOndertekenaar  E-mail  Tijdstip\n"
            "Anna Dijkman  a@dijkwacht.example  08-07-2026 15:02:44 CEST"
        ),
        (
            "Transactiebon\nTransactie 91c0-55d2-77af\nSHA-512: 3f9ab0aa\nAnna Dijkman\nUitnodiging verzonden: 11-06-2026 15:20\n"
            "Document getekend: -"
        ),
        "Ondertekend door:\nAnna Dijkman\n12345678",
        "Transactienummer 20260504-1\nIP-adres 192.0.2.7\nSHA-256\nlogboek van de server",
    ],
    ids=[
        "a name of a service",
        "an ordinary signature",
        "a story about services",
        "a document number",
        "who was asked declined",
        "a file name and a time",
        "a table of a document that is not signed",
        "a place for the moment of signing that is empty",
        "a number under a name",
        "nobody signed",
    ],
)
def test_a_few_of_the_words_are_not_a_page_of_a_service(words: str) -> None:
    assert platform_marks(1, [Line(text=row, box=None) for row in words.splitlines()]) == []


def test_the_stamp_of_a_service_at_the_place_to_sign_is_a_mark() -> None:
    rows = ["Amsterdam, 22-7-2026", "Ondertekend door:", "Anna Dijkman", "9E07AA20B7C6F11...", "A. Dijkman"]
    (mark,) = platform_marks(3, [Line(text=row, box=None) for row in rows])
    assert (mark.page, mark.how, mark.signer) == (3, "platform", "Anna Dijkman")


def test_traces_are_named_for_a_reader() -> None:
    assert traces_of("sha-256 00\nip-adres 192.0.2.7") == ["een IP-adres", "een controlegetal van het document"]


TABLE = """Ondertekenbewijs
Dit document is ondertekend via TekenVlot
Transactie-ID 8f3c-21b7-40aa-99d1
Document Bestuursverklaring.pdf (SHA-256 4be1a07c)
{head}
Anna de Boer  {between}Ondertekend  09-07-2026 08:15:52
Bram van Dijk  {between}{state}  09-07-2026 09:15:52
IP-adres 192.0.2.44."""
HEADS = {
    "Ondertekenaar  Status  Tijdstip": "",
    "Ondertekenaar  E-mail  Status  Tijdstip": "naam@kompas.example  ",
    "Naam  Rol  Voortgang  Datum en tijd": "lid  ",
}
STATES = (
    *("Bekeken", "Geopend", "Uitgenodigd", "Herinnerd", "Gelezen", "In behandeling", "Nog te doen", "Te ondertekenen", "Ingetrokken"),
    *("Geannuleerd", "Viewed", "Opened", "Delivered", "Wacht op ondertekening"),
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("state", STATES)
def test_a_moment_beside_another_state_than_signed_is_no_signature(head: str, state: str) -> None:
    words = TABLE.format(head=head, between=HEADS[head], state=state)
    assert [mark.signer for mark in platform_marks(1, [Line(text=row, box=None) for row in words.split("\n")])] == ["Anna de Boer"]
    words = TABLE.format(head=head, between=HEADS[head], state="Ondertekend")
    assert [mark.signer for mark in platform_marks(1, [Line(text=row, box=None) for row in words.split("\n")])] == [
        "Anna de Boer",
        "Bram van Dijk",
    ]


@pytest.mark.parametrize(("state", "signed"), [("Ondertekend", ["Anna Maria de Boer", "Bram van Dijk"]), ("Bekeken", ["Bram van Dijk"])])
def test_a_name_over_three_lines_of_its_cell(tmp_path: Path, state: str, signed: list[str]) -> None:
    proof = (
        "Ondertekenbewijs", "Dit document is ondertekend via TekenVlot", "Transactie-ID 8f3c-21b7-40aa-99d1",
        "Document Bestuursverklaring.pdf (SHA-256 4be1a07c)", "IP-adres 192.0.2.44.",
    )  # fmt: skip
    cells = (
        (200, "Ondertekenaar", "E-mail", "Status", "Tijdstip"),
        (222, "Anna", "anna@kompas.example", state, "09-07-2026"),
        (234, "Maria", "", "", "08:15:52"),
        (246, "de Boer", "", "", "CEST"),
        (268, "Bram", "bram@kompas.example", "Ondertekend", "09-07-2026"),
        (280, "van Dijk", "", "", "09:15:52"),
    )
    drawn = [text(70, 90 + 14 * at, row) for at, row in enumerate(proof)]
    drawn += [text(x, y, word) for y, *words in cells for x, word in zip((70, 150, 330, 440), words, strict=True) if word]
    page = read(tmp_path, pdf(Sheet(drawn=drawn))).pages[0]
    assert [mark.signer for mark in platform_marks(1, page.lines)] == signed


PROOF = """Ondertekenbewijs
Document: Machtiging
Controlegetal: sha256 0c9e41aa
{rows}
{closing}"""
EVERYBODY = "Alle partijen hebben dit document elektronisch ondertekend. Transactie voltooid."


@pytest.mark.parametrize(
    ("rows", "closing", "signers"),
    [
        (
            (
                "Aangemaakt  9 juli 2026 15:00\n1. Marit Overdal  ✔ ondertekend 10 juli 2026 09:31\n"
                "2. Rajesh Bhag  ✔ ondertekend 10 juli 2026 11:47"
            ),
            EVERYBODY,
            ["Marit Overdal", "Rajesh Bhag"],
        ),
        (
            "Marit Overdal  16 juli 2026 21:10, IP 198.51.100.7\nDaan Fokker  17 juli 2026 08:00",
            EVERYBODY,
            ["Marit Overdal", "Daan Fokker"],
        ),
        ("1. Marit Overdal  ✔ ondertekend 10 juli 2026 09:31\n2. Rajesh Bhag  bekeken 10 juli 2026 11:47", "", ["Marit Overdal"]),
        (
            "1. Marit Overdal  ✔ ondertekend 10 juli 2026 09:31\n2. Rajesh Bhag  te ondertekenen voor 20 juli 2026 12:00",
            "",
            ["Marit Overdal"],
        ),
        ("Marit Overdal  16 juli 2026 21:10\nDaan Fokker  17 juli 2026 08:00", "Elektronisch ondertekend met Tekenhuis", []),
        (
            "Marit Overdal  16 juli 2026 21:10\nDaan Fokker (kopie)  17 juli 2026 08:00\nAfzender\nKees Klerk  16 juli 2026 12:00",
            EVERYBODY,
            ["Marit Overdal"],
        ),
        (
            "Marit Overdal  16 juli 2026 21:10\nDaan Fokker  uitgenodigd 17 juli 2026 08:00",
            "Nog niet door alle partijen elektronisch ondertekend.",
            [],
        ),
        ("Digitaal ondertekend\nMarit Overdal (CEO)\nJuly 14, 2026 | 16:02 CEST\nID 7f3a-22c1-9be0", "", ["Marit Overdal"]),
        ("Digitaal te ondertekenen\nMarit Overdal (CEO)\nJuly 14, 2026 | 16:02 CEST\nID 7f3a-22c1-9be0", "", []),
    ],
)
def test_names_with_a_moment_in_a_list_or_stamp(rows: str, closing: str, signers: list[str]) -> None:
    text = PROOF.format(rows=rows, closing=closing).splitlines()
    assert sorted(mark.signer for mark in platform_marks(1, [Line(text=line, box=None) for line in text])) == sorted(signers)


_PROOF = """Ondertekeningsbewijs
Document: verklaring.pdf
Transactie-ID: 7f3c-91d0-4417
Naam  E-mail  Status  Herkomst
{}
Ondertekening met sms-verificatie (geavanceerde elektronische handtekening)."""


@pytest.mark.parametrize(
    ("rows", "signed"),
    [
        (
            (
                "Ondertekend\nAnna de Boer  anna@alfa.example  IP 192.0.2.12\n07-07-2026 12:33\n"
                "Ondertekend\nPiet Mulder  piet@alfa.example  IP 192.0.2.13\n08-07-2026 09:15"
            ),
            ["Anna de Boer", "Piet Mulder"],
        ),
        (
            (
                "Uitgenodigd\nAnna de Boer  anna@alfa.example  -\n07-07-2026 12:33\n"
                "Ondertekend\nPiet Mulder  piet@alfa.example  IP 192.0.2.13\n08-07-2026 09:15"
            ),
            ["Piet Mulder"],
        ),
        (
            (
                "Anna de Boer  anna@alfa.example\nOndertekend\n07-07-2026 12:33  IP 192.0.2.13\n"
                "Piet Mulder  piet@alfa.example\nUitgenodigd\n08-07-2026 09:15"
            ),
            ["Anna de Boer"],
        ),
    ],
    ids=["the state above each name", "who was only invited", "the state under each name"],
)
def test_a_state_in_a_row_of_its_own_is_of_one_signer(rows: str, signed: list[str]) -> None:
    words = _PROOF.format(rows).split("\n")
    assert [mark.signer for mark in platform_marks(1, [Line(text=row, box=None) for row in words])] == signed


def test_a_name_then_signed_and_a_moment_in_one_run_of_words() -> None:
    words = ["Ondertekenrapport ValidSign", "Transactie: 4f0c8e-1180", "Anna de Boer Ondertekend 27-07-2026 14:02:11 CEST IP 192.0.2.18"]
    assert [mark.signer for mark in platform_marks(1, [Line(text=row, box=None) for row in words])] == ["Anna de Boer"]

"""Header values come out as a reader sees them, and hostile ones cost no more than their length."""

import time

import pytest

from intake.charset import decode
from intake.headers import addresses, decode_words, parameters, parse_fields, spoken


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(b"=?utf-8?Q?Inschrijving_Zwolle?=", "Inschrijving Zwolle", id="quoted"),
        pytest.param(b"=?utf-8?B?Y2xpw6tudA==?=", "cliënt", id="base64"),
        pytest.param(b"=?utf-8?B?Y2xpw6tudA?=", "cliënt", id="padding missing"),
        pytest.param(b"=?utf-8?B?Y2xpw6s=?= =?utf-8?B?bnQ=?=", "cliënt", id="two words, space between dropped"),
        pytest.param(b"=?utf-8?B?Y2xpww==?= =?utf-8?B?q250?=", "cliënt", id="one character cut over two words"),
        pytest.param(b"Re: =?iso-8859-1?Q?caf=E9?= dicht", "Re: café dicht", id="in the middle"),
        pytest.param("cliënt".encode(), "cliënt", id="raw UTF-8"),
        pytest.param("cliënt €".encode("cp1252"), "cliënt €", id="raw Windows characters"),
        pytest.param(b"=?x-bestaat-niet?Q?caf=E9?=", "café", id="unknown character set"),
        pytest.param(b"=?utf-8?Q?Hoi=0D=0ABcc:_b@example.test?=", "Hoi Bcc: b@example.test", id="line break inside an encoded word"),
        pytest.param(b"=?utf-8?Q?a=00b=1Bc?=", "a b c", id="controls inside an encoded word"),
        pytest.param(b"=?utf-7?Q?+2AA-?=", "\ufffd", id="half a character pair"),
        pytest.param(b"=?unicode_escape?Q?=5Cu0041?=", "\\u0041", id="a Python codec that is no character set"),
        pytest.param(b"=?utf-8?X?abc?=", "=?utf-8?X?abc?=", id="unknown encoding is left alone"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_a_value_is_read_as_text(value: bytes, text: str) -> None:
    assert spoken(value) == text
    spoken(value).encode("utf-8")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param('attachment; filename="VOG, deel 1.pdf"', "VOG, deel 1.pdf", id="comma"),
        pytest.param("attachment; filename=Dit is een test.txt", "Dit is een test.txt", id="spaces without quotes"),
        pytest.param("attachment; filename=a,b.pdf; size=3", "a,b.pdf", id="comma without quotes"),
        pytest.param('attachment; filename="a\\"b.pdf"', 'a"b.pdf', id="quote inside"),
        pytest.param('attachment; filename="C:\\tmp\\a.pdf"', "C:\\tmp\\a.pdf", id="Windows path"),
        pytest.param('attachment; filename="nooit dicht.pdf', "nooit dicht.pdf", id="quote never closed"),
        pytest.param("attachment; filename*=UTF-8''cli%C3%ABnt.pdf", "cliënt.pdf", id="RFC 2231"),
        pytest.param('attachment; filename*0="lang"; filename*1="e naam.pdf"', "lange naam.pdf", id="continued"),
        pytest.param("attachment; filename*1*=%ABnt.pdf; filename*0*=utf-8'nl'cli%C3", "cliënt.pdf", id="continued, encoded, out of order"),
        pytest.param("attachment; filename=\"plat.pdf\"; filename*=utf-8''echt.pdf", "echt.pdf", id="the encoded form wins"),
        pytest.param('attachment; filename="=?utf-8?B?Vk9HLnBkZg==?="', "VOG.pdf", id="encoded word where it does not belong"),
        pytest.param("attachment; filename*=utf-8''VOG%E2%80%AEfdp.exe", "VOG\u202efdp.exe", id="direction turned is kept as sent"),
        pytest.param("attachment; FileName = a.pdf", "a.pdf", id="space around the equals sign"),
        pytest.param("attachment;;; filename=a.pdf", "a.pdf", id="empty parameters"),
        pytest.param("attachment; filename=een.pdf; filename=twee.pdf", "een.pdf", id="twice: the first"),
        pytest.param("attachment; (let op) filename=a.pdf", "a.pdf", id="comment in front"),
        pytest.param("attachment; filename=", "", id="nothing"),
    ],
)
def test_names_are_read_as_they_were_sent(value: str, name: str) -> None:
    assert parameters(value)[1].get("filename", "") == name


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        pytest.param("a@b.test", (("", "a@b.test"),), id="bare"),
        pytest.param('"Zorg, Noord" <A@B.TEST>', (("Zorg, Noord", "A@b.test"),), id="comma in the name, domain in lower case"),
        pytest.param("a@b.test, c@d.test", (("", "a@b.test"), ("", "c@d.test")), id="two"),
        pytest.param("undisclosed-recipients:;", (), id="empty group"),
        pytest.param("Groep: a@b.test, c@d.test;", (("", "a@b.test"), ("", "c@d.test")), id="group"),
        pytest.param('"baas@bieder.test" <x@ander.test>', (("baas@bieder.test", "x@ander.test"),), id="name that looks like an address"),
        pytest.param("=?utf-8?Q?Anna=2C_V=2E?= <a@b.test>", (("Anna, V.", "a@b.test"),), id="encoded comma does not divide"),
        pytest.param("a@b.test (secretariaat, (nacht))", (("", "a@b.test"),), id="nested comment"),
        pytest.param("Anna", (("Anna", ""),), id="no address"),
        pytest.param("", (), id="empty"),
        pytest.param('"a\\"b" <c@d.test>', (('a"b', "c@d.test"),), id="quote in the name"),
    ],
)
def test_addresses_are_read(value: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert addresses(value) == pairs


def test_fields_are_unfolded_and_repeated_ones_kept() -> None:
    fields = parse_fields(b"Received: a\r\n\tb\r\nSubject:x\r\nreceived : c\r\nrommel zonder dubbele punt\r\n")
    assert fields.every("received") == ("a\tb".replace("\t", " "), "c")
    assert fields.first("subject") == "x"
    assert fields.first("date") == ""


@pytest.mark.parametrize(
    ("content", "label", "text", "certain"),
    [
        pytest.param(b"\x80 100", "iso-8859-1", "€ 100", True, id="Windows characters under a Latin label"),
        pytest.param("é".encode(), "us-ascii", "é", True, id="UTF-8 under an ASCII label"),
        pytest.param(b"\xff\xff", "utf-8", "\ufffd\ufffd", False, id="not what the label says"),
        pytest.param(b"caf\xe9", "x-bestaat-niet", "café", False, id="unknown label"),
        pytest.param(b"abc", "x-bestaat-niet", "abc", True, id="unknown label, only ASCII"),
        pytest.param(b"x", "zip\x00", "x", True, id="label with a NUL"),
        pytest.param(b"789c", "zlib", "789c", True, id="a codec that is no character set"),
    ],
)
def test_bytes_become_text(content: bytes, label: str, text: str, certain: bool) -> None:  # noqa: FBT001 - a table
    assert decode(content, label) == (text, certain)


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda: addresses("(" * 100_000), id="parentheses"),
        pytest.param(lambda: addresses('"' + "\\" * 100_000), id="backslashes"),
        pytest.param(lambda: decode_words("=?utf-8?Q?" * 50_000), id="words never closed"),
        pytest.param(lambda: decode_words("=?utf-8?Q?aa?= " * 50_000), id="many words"),
        pytest.param(lambda: parameters("a; " + "b=c; " * 100_000), id="many parameters"),
        pytest.param(lambda: parameters("a; " + "".join(f"b*{n}=c; " for n in range(50_000))), id="many continuations"),
    ],
)
def test_hostile_values_cost_no_more_than_their_length(work: object) -> None:
    start = time.process_time()
    work()  # type: ignore[operator]
    assert time.process_time() - start < 3

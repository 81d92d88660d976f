"""A mail becomes rows: every leaf once, with its name as sent, its part in the mail and its state."""

import base64
import datetime as dt
import hashlib
from pathlib import Path

import pytest
from mail_pieces import NO_RELAYS, PDF, PNG, TOP, attachment, mail, multipart, named, part, read, rows, tnef, words, zipped

from intake.limits import Limits
from intake.mail import read_message
from intake.message import Nature, Role, State
from intake.originals import Originals
from intake.receipt import RelaySettings

HTML = '<html><body><p>Zie <b>bijlage</b>.</p><img src="cid:logo@x"></body></html>'
LOGO = part(PNG, "Content-Type: image/png; name=logo.png", "Content-Disposition: inline", "Content-ID: <logo@x>")
SEAL = part(b"\x30\x80ondertekend", "Content-Type: application/pkcs7-signature; name=smime.p7s", "Content-Disposition: attachment")
INNER_MAIL = b"From: b@bieder.test\r\nSubject: Binnen\r\n" + multipart([words("oude tekst"), attachment("diep.pdf")], boundary="binnen")
FORWARDED = part(INNER_MAIL, "Content-Type: message/rfc822; name=bericht.eml", "Content-Disposition: attachment")


def test_header_values_are_read(tmp_path: Path) -> None:
    raw = (
        b"Received: from x ([203.0.113.9]) by mx.zk.test; Fri, 31 Jul 2026 17:00:01 +0200\r\nDelivered-To: OCO@ZK.TEST\r\n"
        b"In-Reply-To: <0@zk.test>\r\n" + TOP + b"Cc: kopie@ZK.test\r\n\r\nGeachte inkoper\r\n"
    )
    message = read(raw, tmp_path, relays=RelaySettings(hosts=("mx.zk.test",)))
    assert (message.sender, message.sender_name, message.subject) == ("anna@aanbieder.test", "Anna Voorbeeld", "Inschrijving")
    assert message.recipients == ("oco@zorgkantoor.test", "kopie@zk.test")
    assert message.delivered_to == ("OCO@zk.test",)
    assert (message.message_id, message.in_reply_to) == ("<1@aanbieder.test>", "<0@zk.test>")
    assert message.sent == dt.datetime(2026, 7, 31, 14, tzinfo=dt.UTC)
    assert message.receipt.at == dt.datetime(2026, 7, 31, 15, 0, 1, tzinfo=dt.UTC)
    assert (message.text, message.nature, message.defects) == ("Geachte inkoper", Nature.PERSON, ())
    assert (message.sha256, message.size) == (hashlib.sha256(raw).hexdigest(), len(raw))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(TOP + b"\r\nhallo", [("1", None, "tekst", "")], id="only text"),
        pytest.param(
            TOP + b'Content-Type: application/pdf; name="a.pdf"\r\n\r\n' + PDF,
            [("1", None, "bijlage", "")],
            id="the mail is the attachment",
        ),
        pytest.param(
            mail(words("a"), attachment("b.pdf")), [("1", None, "tekst", ""), ("2", None, "bijlage", "")], id="text and attachment"
        ),
        pytest.param(
            mail(multipart([words("a"), words(HTML, kind="text/html")], subtype="alternative", boundary="x"), LOGO, subtype="related"),
            [("1.1", None, "tekst", ""), ("1.2", None, "tekst", ""), ("2", None, "in_de_tekst", "")],
            id="image shown in the html",
        ),
        pytest.param(
            mail(words("a"), LOGO), [("1", None, "tekst", ""), ("2", None, "bijlage", "")], id="image that no html shows is an attachment"
        ),
        pytest.param(
            mail(words("a"), SEAL, subtype="signed"),
            [("1", None, "tekst", ""), ("2", None, "handtekening", "gelezen")],
            id="signature of the mail",
        ),
        pytest.param(
            mail(words("a"), part(PDF, "Content-Type: application/pkcs7-signature; name=smime.p7s"), subtype="signed"),
            [("1", None, "tekst", ""), ("2", None, "bijlage", "")],
            id="a document that calls itself a signature",
        ),
        pytest.param(
            mail(words("a"), part(PDF, "Content-Type: text/plain")),
            [("1", None, "tekst", ""), ("2", None, "bijlage", "")],
            id="a document that calls itself text",
        ),
        pytest.param(
            mail(words("a"), part(b"Reporting-MTA: dns; x", "Content-Type: message/delivery-status"), subtype="report"),
            [("1", None, "tekst", ""), ("2", None, "technisch", "gelezen")],
            id="delivery report",
        ),
        pytest.param(
            mail(words("a"), FORWARDED),
            [("1", None, "tekst", ""), ("2", None, "bijlage", "uitgepakt"), ("2/1", "2", "tekst", ""), ("2/2", "2", "bijlage", "")],
            id="forwarded mail",
        ),
        pytest.param(
            mail(
                words("a"),
                part(
                    base64.encodebytes(INNER_MAIL),
                    "Content-Type: application/octet-stream; name=b.eml",
                    "Content-Transfer-Encoding: base64",
                ),
            ),
            [("1", None, "tekst", ""), ("2", None, "bijlage", "uitgepakt"), ("2/1", "2", "tekst", ""), ("2/2", "2", "bijlage", "")],
            id="mail sent as a file",
        ),
        pytest.param(
            mail(words("a"), attachment("winmail.dat", tnef(("VOG van de bestuurder.pdf", PDF), text="tekst"), kind="application/ms-tnef")),
            [("1", None, "tekst", ""), ("2", None, "bijlage", "uitgepakt"), ("2/1", "2", "tekst", ""), ("2/2", "2", "bijlage", "")],
            id="winmail.dat",
        ),
        pytest.param(
            mail(words("a"), attachment("winmail.dat", tnef(text="tekst"), kind="application/ms-tnef")),
            [("1", None, "tekst", ""), ("2", None, "technisch", "uitgepakt"), ("2/1", "2", "tekst", "")],
            id="winmail.dat without attachments",
        ),
        pytest.param(
            mail(b"From: a@b.test\r\nSubject: een\r\n\r\nx", subtype="digest").replace(b"--grens\r\n", b"--grens\r\n\r\n"),
            [("1", None, "bijlage", "uitgepakt"), ("1/1", "1", "tekst", "")],
            id="digest: parts are mails",
        ),
        pytest.param(
            TOP + b"\r\nvooraf\r\nbegin 644 oud.txt\r\n#0V%T\r\n`\r\nend\r\nerna",
            [("1", None, "tekst", ""), ("1/1", None, "bijlage", "")],
            id="uuencode",
        ),
        pytest.param(b"", [("1", None, "tekst", "")], id="empty"),
        pytest.param(PNG, [("1", None, "technisch", "niet_leesbaar")], id="a picture that is called a mail"),
    ],
)
def test_every_leaf_is_a_row(raw: bytes, expected: list[tuple[str, str | None, str, str]], tmp_path: Path) -> None:
    message = read(raw, tmp_path)
    assert rows(message) == expected
    store = Originals(tmp_path)
    for leaf in message.leaves:
        assert len(store.get(leaf.sha256)) == leaf.size
        assert bool(leaf.because) == (leaf.state is not None)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        pytest.param("Content-Disposition: attachment; filename*=utf-8''cli%C3%ABnt.pdf", "cliënt.pdf", id="RFC 2231"),
        pytest.param('Content-Type: application/pdf; name="=?utf-8?Q?cli=C3=ABnt.pdf?="', "cliënt.pdf", id="RFC 2047"),
        pytest.param('Content-Disposition: attachment; filename="cliënt.pdf"', "cliënt.pdf", id="raw 8-bit"),
        pytest.param('Content-Disposition: attachment; filename="../../etc/passwd"', "../../etc/passwd", id="traversal is only a name"),
        pytest.param('Content-Disposition: attachment; filename="x\x00y.pdf"', "x\x00y.pdf", id="NUL is kept"),
        pytest.param("Content-Location: http://x.test/kaart.pdf", "http://x.test/kaart.pdf", id="only a location"),
        pytest.param("Content-Type: application/pdf", "", id="no name"),
        pytest.param(
            'Content-Type: application/pdf; name="een.pdf"\r\nContent-Disposition: attachment; filename="twee.pdf"',
            "twee.pdf",
            id="two names",
        ),
    ],
)
def test_names_are_as_sent(header: str, name: str, tmp_path: Path) -> None:
    message = read(mail(part(PDF, header)), tmp_path)
    assert [leaf.path for leaf in message.leaves] == [(name,)]


def test_names_are_from_the_outside_in(tmp_path: Path) -> None:
    raw = mail(words("a"), attachment("alles.zip", zipped([("map/post.eml", INNER_MAIL)])))
    assert named(read(raw, tmp_path), "diep.pdf").path == ("alles.zip", "map/post.eml", "diep.pdf")


@pytest.mark.parametrize(
    ("headers", "body", "content", "defect"),
    [
        pytest.param("base64", base64.encodebytes(PDF), PDF, False, id="base64"),
        pytest.param("BASE64 ", base64.b64encode(PDF[:4]) + b"\r\n" + base64.b64encode(PDF[4:]), PDF, False, id="padding in the middle"),
        pytest.param("base64", b"JVBE!!Ri0x", b"%PDF-1", True, id="strange characters"),
        pytest.param("base64", b"JVBERi0xL", b"%PDF-1", True, id="cut off"),
        pytest.param("quoted-printable", b"%PDF=2D1=\r\n.7", b"%PDF-1.7", False, id="quoted-printable"),
        pytest.param("x-uuencode", b"begin 644 a\r\n#0V%T\r\n`\r\nend\r\n", b"Cat", False, id="uuencode"),
        pytest.param("x-onbekend", b"abc", b"abc", True, id="unknown encoding keeps the bytes"),
    ],
)
def test_transfer_encodings_are_undone(headers: str, body: bytes, content: bytes, defect: bool, tmp_path: Path) -> None:  # noqa: FBT001
    raw = mail(part(body, "Content-Type: application/pdf; name=a.pdf", f"Content-Transfer-Encoding: {headers}"))
    message = read(raw, tmp_path)
    assert Originals(tmp_path).get(message.leaves[0].sha256) == content
    assert any("codering" in found for found in message.defects) == defect


@pytest.mark.parametrize(
    ("headers", "state", "says"),
    [
        pytest.param(
            "Content-Type: message/partial; id=1; number=1; total=3", State.UNREADABLE, "deel 1 van 3", id="one part of a split mail"
        ),
        pytest.param(
            'Content-Type: message/external-body; access-type=URL; URL="http://x.test/a.pdf"',
            State.UNREADABLE,
            "http://x.test/a.pdf",
            id="only a reference",
        ),
        pytest.param("Content-Type: application/x-7z-compressed; name=a.7z", State.UNSUPPORTED, "7z-archief", id="7z"),
        pytest.param(
            "Content-Type: application/ms-tnef; name=winmail.dat",
            State.UNREADABLE,
            "winmail.dat is niet te lezen",
            id="damaged winmail.dat",
        ),
        pytest.param(
            "Content-Type: application/pkcs7-mime; name=stuk.dat", State.UNSUPPORTED, "niet uit te pakken", id="damaged signed mail"
        ),
        pytest.param("Content-Type: application/pkcs7-mime; name=smime.p7m", State.ENCRYPTED, "na sluiting", id="encrypted mail"),
    ],
)
def test_what_was_not_received_or_cannot_be_opened_says_what_to_do(headers: str, state: State, says: str, tmp_path: Path) -> None:
    contents = {"7z": b"7z\xbc\xaf\x27\x1c", "dat": b"\x00\x01", "p7m": bytes.fromhex("308006092a864886f70d010703a0803080")}
    body = next((content for suffix, content in contents.items() if headers.endswith(suffix)), b"x")
    (leaf,) = read(mail(part(body, headers)), tmp_path).leaves
    assert (leaf.state, leaf.role) == (state, Role.ATTACHMENT)
    assert says in leaf.because


def test_the_same_file_twice_is_two_rows_and_says_so(tmp_path: Path) -> None:
    message = read(mail(attachment("VOG.pdf"), attachment("vog.PDF"), attachment("leeg", b""), attachment("leeg", b"")), tmp_path)
    assert [leaf.state for leaf in message.leaves] == [None, State.DUPLICATE, None, None]
    assert message.leaves[1].because == "Zelfde inhoud als 'VOG.pdf' (deel 1)."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(
            mail(multipart([words("platte tekst"), words(HTML, kind="text/html")], subtype="alternative", boundary="x")),
            "platte tekst",
            id="plain preferred",
        ),
        pytest.param(
            mail(multipart([words("  "), words(HTML, kind="text/html")], subtype="alternative", boundary="x")),
            "Zie bijlage.",
            id="empty plain: html",
        ),
        pytest.param(
            TOP + b"Content-Type: text/html\r\n\r\n<style>p{}</style><p>een<br>twee</p><script>x()</script>&lt;b&gt;",
            "een\ntwee\n<b>",
            id="html only",
        ),
        pytest.param(mail(words("een"), attachment("x.pdf"), words("twee")), "een\n\ntwee", id="text in two parts"),
        pytest.param(
            TOP + b"\r\nAkkoord.\r\n\r\nOp 3 juli 2026 schreef Zorgkantoor <a@zk.test>:\r\n> oud\r\n",
            "Akkoord.",
            id="reply without history",
        ),
        pytest.param(
            TOP + b"\r\nZie onder.\r\n\r\n---------- Forwarded message ---------\r\nFrom: x\r\n",
            "Zie onder.\n\n---------- Forwarded message ---------\nFrom: x",
            id="what was forwarded stays",
        ),
        pytest.param(TOP + b"\r\n> alleen aanhaling\r\n", "> alleen aanhaling", id="only a quotation"),
        pytest.param(
            TOP + b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=80 100 caf=E9",
            "€ 100 café",
            id="Windows characters",
        ),
    ],
)
def test_the_mails_own_words(raw: bytes, text: str, tmp_path: Path) -> None:
    assert read(raw, tmp_path).text == text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        pytest.param(b"From: a@b.test\r\nFrom: c@d.test\r\n\r\nx", "2 keer de kop From", id="two From"),
        pytest.param(
            b"From: a@b.test\r\nDate: Fri, 31 Jul 2026 10:00:00 +0200\r\nDate: Fri, 31 Jul 2026 18:00:00 +0200\r\n\r\nx",
            "2 keer de kop Date",
            id="two Date",
        ),
        pytest.param(b"From: a@b.test\r\nDate: gisteren\r\n\r\nx", "'gisteren'", id="unreadable Date"),
        pytest.param(b"Subject: x\r\n\r\nx", "geen afzender", id="no From"),
        pytest.param(mail(attachment("half.pdf"))[:-25], "breekt misschien af", id="cut off"),
        pytest.param(
            mail(attachment("a.pdf")) + b"--grens\r\n" + attachment("na.pdf", b"x") + b"\r\n--grens--\r\n",
            "Achter het einde",
            id="part after the end",
        ),
        pytest.param(
            mail(words("a")).replace(b"\r\n\r\n--grens", b"\r\n\r\nVERBORGEN TEKST\r\n--grens", 1),
            "vóór het eerste",
            id="text before the first part",
        ),
        pytest.param(TOP + b"Content-Type: text/plain; charset=x-niets\r\n\r\ncaf\xe9", "tekenset", id="unknown character set"),
        pytest.param(b"", "leeg", id="empty"),
    ],
)
def test_damage_is_told_in_dutch(raw: bytes, says: str, tmp_path: Path) -> None:
    assert any(says in defect for defect in read(raw, tmp_path).defects)


def test_links_to_files_elsewhere_are_known_also_behind_words_and_in_a_mail_within(tmp_path: Path) -> None:
    hidden = TOP + b"Content-Type: text/html\r\n\r\n<a href='https://wetransfer.com/downloads/x'>hier</a>"
    shown = TOP + b"Content-Type: text/plain\r\n\r\nZie https://we.tl/t-AbC. En https://www.vgz.nl/inkoop"
    assert read(hidden, tmp_path).links == ("https://wetransfer.com/downloads/x",)
    assert read(shown, tmp_path).links == ("https://we.tl/t-AbC",)
    outer = TOP + b"Content-Type: message/rfc822\r\n\r\n" + shown
    assert read(outer, tmp_path).links == ("https://we.tl/t-AbC",)


@pytest.mark.parametrize(
    ("header", "nature"),
    [
        pytest.param(b"Auto-Submitted: auto-replied", Nature.AUTOMATIC, id="auto-replied"),
        pytest.param(b"Auto-Submitted: no", Nature.PERSON, id="not automatic by its own word"),
        pytest.param(b"Return-Path: <>", Nature.AUTOMATIC, id="empty return path"),
        pytest.param(b"Content-Type: multipart/report; boundary=x", Nature.BOUNCED, id="report"),
        pytest.param(
            b"Content-Type: multipart/report; report-type=disposition-notification; boundary=x", Nature.READ_RECEIPT, id="read receipt"
        ),
        pytest.param(b"List-Unsubscribe: <mailto:x@y.example>", Nature.MAILING, id="mailing"),
        pytest.param(b"X-Spam-Flag: YES", Nature.SPAM, id="spam"),
        pytest.param(b"X-Mailer: Outlook", Nature.PERSON, id="ordinary"),
    ],
)
def test_what_sent_a_mail_is_told_by_its_header(header: bytes, nature: Nature, tmp_path: Path) -> None:
    message = read(TOP + header + b"\r\n\r\nx", tmp_path)
    assert (message.nature, bool(message.nature_because)) == (nature, nature is not Nature.PERSON)


def test_the_words_of_a_forwarded_mail_are_kept_apart(tmp_path: Path) -> None:
    within = TOP + b"Content-Type: text/plain\r\n\r\nIk schrijf mij in voor Nijmegen."
    outer = TOP + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nZie onder.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    message = read(outer + within + b"\r\n--b--\r\n", tmp_path)
    assert (message.text, message.forwarded) == ("Zie onder.", ("Ik schrijf mij in voor Nijmegen.",))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("VOG.pdf", zipped([("x", b"x")]), "eindigt op .pdf, maar de inhoud is een zipbestand", id="another kind"),
        pytest.param("foto.jpg", PNG, "", id="pictures may be called alike"),
        pytest.param("VOG.pdf", PDF, "", id="as it should be"),
        pytest.param("VOG.pdf", b"", "", id="empty is told elsewhere"),
        pytest.param("VOG\u202efdp.exe", PDF, "onzichtbare tekens", id="direction turned"),
        pytest.param("VOG.pdf", b"MZ" + b"\x00" * 100, "is een programma", id="program"),
        pytest.param("zonder-punt", PDF, "", id="no suffix"),
    ],
)
def test_a_name_that_misleads_is_told(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    defects = read(mail(attachment(name, content)), tmp_path).defects
    assert any(says in defect for defect in defects) if says else not defects


def test_a_flood_of_misleading_names_is_counted(tmp_path: Path) -> None:
    defects = read(mail(*[attachment(f"{number}.pdf", b"x%d" % number) for number in range(50)]), tmp_path).defects
    assert len(defects) == 21
    assert "Nog 30 bijlagen" in defects[-1]


def test_mails_in_mails_stop_at_the_limit_and_lose_nothing(tmp_path: Path) -> None:
    raw = b"Subject: kern\r\nFrom: a@b.test\r\n\r\nx"
    for _ in range(6):
        raw = b"From: a@b.test\r\nSubject: laag\r\nContent-Type: message/rfc822\r\n\r\n" + raw
    states = [leaf.state for leaf in read(raw, tmp_path, limits=Limits(mail_depth=3)).leaves]
    assert states == [State.UNPACKED, State.UNPACKED, State.UNPACKED, State.TOO_LARGE]
    assert len(read(raw, tmp_path).leaves) == 7


def test_the_same_bytes_give_the_same_rows(tmp_path: Path) -> None:
    raw = mail(words("a"), FORWARDED, attachment("b.zip", zipped([("c.pdf", PDF)])), LOGO)
    assert read(raw, tmp_path / "een") == read(raw, tmp_path / "twee")


def test_thousands_of_parts_are_all_listed(tmp_path: Path) -> None:
    message = read(mail(*[attachment(f"f{number}.pdf") for number in range(3000)]), tmp_path)
    assert len(message.leaves) == 3000
    assert len({leaf.part for leaf in message.leaves}) == 3000


def test_nothing_is_written_but_hashes(tmp_path: Path) -> None:
    store = tmp_path / "originelen"
    raw = mail(attachment("../../../kwaad.pdf"), attachment("C:\\kwaad.pdf", b"x"), attachment("CON", b"y"))
    read_message(raw, places=[], originals=Originals(store), relays=NO_RELAYS)
    assert all(len(path.name) == 64 for path in store.rglob("*") if path.is_file())
    assert [path.name for path in tmp_path.iterdir()] == ["originelen"]

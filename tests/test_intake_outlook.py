"""Outlook mails: header, words and attachments come out, also of a mail in a mail; without headers the receipt is uncertain."""

import datetime as dt
import random
from pathlib import Path

import pytest
from mail_pieces import PDF, PNG, attachment, mail, read, rows
from outlook_pieces import Tree, attached_file, attached_mail, compound, outlook_mail

from intake.message import Message, ReceiptBasis, State
from intake.receipt import RelaySettings

AT = dt.datetime(2026, 7, 31, 14, 0, tzinfo=dt.UTC)
HEADERS = (
    "Received: from x ([203.0.113.9]) by mx.zk.test; Fri, 31 Jul 2026 16:59:59 +0200\r\n"
    "From: Anna Voorbeeld <anna@aanbieder.test>\r\nTo: oco@zk.test\r\nDate: Fri, 31 Jul 2026 16:00:00 +0200\r\n"
)
TEXTS = {
    0x0037: "Inschrijving Zwolle",
    0x1000: "Geachte inkoper",
    0x0E04: "oco@zk.test",
    0x0C1A: "Anna Voorbeeld",
    0x5D01: "anna@aanbieder.test",
}
RELAYS = RelaySettings(hosts=("mx.zk.test",))


def outlook(*files: tuple[str, str, bytes], headers: str = HEADERS, texts: dict[int, str] = TEXTS) -> bytes:
    attachments = [attached_file(name, content, kind=kind) for name, kind, content in files]
    return compound(outlook_mail({**texts, 0x007D: headers}, *attachments, sent=AT, recipient="oco@zk.test"))


def embedded(*more: Tree) -> bytes:
    """A mail with another mail attached as Outlook does it: a storage inside the attachment."""
    inner = outlook_mail({**TEXTS, 0x0037: "Binnenste mail"}, attached_file("VOG.pdf", PDF), is_top=False)
    return compound(outlook_mail({**TEXTS, 0x007D: HEADERS}, attached_mail("Doorgestuurd", inner), *more, recipient="oco@zk.test"))


def as_read(raw: bytes, folder: Path) -> Message:
    return read(raw, folder, relays=RELAYS)


def test_header_words_and_attachments_come_out(tmp_path: Path) -> None:
    found = as_read(outlook(("KvK uittreksel.pdf", "application/pdf", PDF), ("groot.pdf", "application/pdf", PDF * 200)), tmp_path)
    assert (found.subject, found.sender, found.sender_name) == ("Inschrijving Zwolle", "anna@aanbieder.test", "Anna Voorbeeld")
    assert (found.text, found.recipients) == ("Geachte inkoper", ("oco@zk.test",))
    assert [leaf.path for leaf in found.leaves] == [("",), ("KvK uittreksel.pdf",), ("groot.pdf",)]
    assert rows(found) == [("1", None, "tekst", ""), ("2", None, "bijlage", ""), ("3", None, "bijlage", "")]
    assert found.leaves[2].size == len(PDF) * 200
    assert found.sent == AT


def test_receipt_is_taken_from_the_transport_headers(tmp_path: Path) -> None:
    found = as_read(outlook(), tmp_path).receipt
    assert found.at == dt.datetime(2026, 7, 31, 14, 59, 59, tzinfo=dt.UTC)


def test_without_transport_headers_receipt_is_uncertain_and_the_rest_is_filled_in(tmp_path: Path) -> None:
    found = as_read(outlook(headers=""), tmp_path)
    assert (found.receipt.at, found.receipt.basis) == (None, ReceiptBasis.NONE)
    assert "Outlook-bestand bevat geen koppen" in found.receipt.because
    assert (found.subject, found.sender, found.sent, found.recipients) == (
        "Inschrijving Zwolle",
        "anna@aanbieder.test",
        AT,
        ("oco@zk.test",),
    )


def test_a_mail_inside_a_mail_is_opened(tmp_path: Path) -> None:
    found = as_read(embedded(), tmp_path)
    assert rows(found) == [
        ("1", None, "tekst", ""),
        ("2", None, "bijlage", "uitgepakt"),
        ("2/1", "2", "tekst", ""),
        ("2/2", "2", "bijlage", ""),
    ]
    assert found.leaves[-1].path == ("Doorgestuurd", "VOG.pdf")


def test_an_outlook_mail_attached_to_a_mail_is_opened(tmp_path: Path) -> None:
    found = read(mail(attachment("post.msg", outlook(("VOG.pdf", "application/pdf", PDF)), kind="application/octet-stream")), tmp_path)
    assert [(leaf.part, leaf.inside, leaf.name) for leaf in found.leaves] == [
        ("1", None, "post.msg"),
        ("1/1", "1", ""),
        ("1/2", "1", "VOG.pdf"),
    ]


def test_an_object_that_is_no_mail_is_listed(tmp_path: Path) -> None:
    found = as_read(embedded(attached_mail("tekening", {"CONTENTS": b"x"})), tmp_path)
    assert (found.leaves[-1].name, found.leaves[-1].state) == ("tekening", State.UNSUPPORTED)


def test_mails_in_mails_in_one_file_stop_at_the_limit(tmp_path: Path) -> None:
    inner = outlook_mail(TEXTS, is_top=False)
    for _ in range(20):
        inner = outlook_mail(TEXTS, attached_mail("dieper", inner), is_top=False)
    found = as_read(compound(outlook_mail(TEXTS, attached_mail("diep", inner))), tmp_path)
    assert found.leaves[-1].state is State.TOO_LARGE
    assert len(found.leaves) == 17 + 17


def test_a_file_that_was_only_linked_is_not_received(tmp_path: Path) -> None:
    linked = {name: content for name, content in attached_file("groot.pdf", b"").items() if not name.endswith("0102")}
    linked["__properties_version1.0"] = bytes(linked["__properties_version1.0"]).replace(b"\x01" + b"\x00" * 7, b"\x07" + b"\x00" * 7)
    found = as_read(compound(outlook_mail(TEXTS, linked)), tmp_path).leaves[-1]
    assert (found.state, found.name) == (State.UNREADABLE, "groot.pdf")
    assert "niet meegestuurd" in found.because


def test_html_is_used_where_there_is_no_plain_text(tmp_path: Path) -> None:
    texts = {number: value for number, value in TEXTS.items() if number != 0x1000} | {0x1013: "<p>Geachte <b>inkoper</b></p>"}
    found = as_read(outlook(texts=texts), tmp_path)
    assert found.text == "Geachte inkoper"
    assert found.leaves[0].media_type == "text/html"


def test_a_picture_that_is_named_msg_is_no_mail(tmp_path: Path) -> None:
    (leaf,) = as_read(PNG, tmp_path).leaves
    assert leaf.state is State.UNREADABLE


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_never_raise(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - a fixed seed, no secret
    whole = [outlook(("a.pdf", "application/pdf", PDF)), embedded()]
    for _ in range(60):
        made = bytearray(chance.choice(whole))
        for _ in range(chance.randrange(1, 8)):
            made[chance.randrange(8, len(made))] = chance.choice([0, 1, 0xFF, chance.randrange(256)])
        found = as_read(bytes(made[: chance.choice([len(made), chance.randrange(8, len(made))])]), tmp_path)
        assert not any("fout in het programma" in leaf.because for leaf in found.leaves)

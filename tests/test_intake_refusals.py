"""The mail server's list of refused mails, read as it comes and held against what arrived."""

import dataclasses
from pathlib import Path

import pytest
from bid_sample import mail

from checklist.refusals import reconcile
from intake.refusals import read_refusals
from intake.source import SourceError
from intake.sources import open_source


def _list(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "geweigerd.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tijd;Afzender;Onderwerp;Reden\n2026-07-31T16:50:00+02:00;Info@Groot.example;Te groot;552\n", id="semicolons"),
        pytest.param('from,subject,reason\ninfo@groot.example,"Te groot",552\n\n', id="English and commas"),
        pytest.param("\ufeffAFZENDER;ONDERWERP;REDEN;extra\ninfo@groot.example;Te groot;552;x\n", id="a byte order mark"),
    ],
)
def test_the_list_is_read_as_it_comes(tmp_path: Path, text: str) -> None:
    (row,) = read_refusals(_list(tmp_path, text))
    assert (row.sender, row.subject, row.reason) == ("info@groot.example", "Te groot", "552")


def test_a_list_of_an_old_program_is_read(tmp_path: Path) -> None:
    (row,) = read_refusals(_list(tmp_path, "afzender;onderwerp\nx@y.example;Cliënt\n", encoding="cp1252"))
    assert row.subject == "Cliënt"


def test_a_list_without_senders_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="afzender"):
        read_refusals(_list(tmp_path, "a;b\n1;2\n"))


def test_what_came_later_after_all_is_found_and_what_did_not_is_said(tmp_path: Path) -> None:
    text = "afzender;onderwerp;message-id\ninfo@wegwijzer.example;Inschrijving;\nx@y.example;Inschrijving;\nwie@dan.example;;<7@z>\n"
    message = mail().message
    with_id = dataclasses.replace(message, sha256="f" * 64, sender="ander@z.example", message_id="<7@z>")
    found = reconcile(read_refusals(_list(tmp_path, text)), [message, with_id])
    assert [row.arrived for row in found] == [(message.sha256,), (), ("f" * 64,)]


def test_a_mail_of_apple_mail_is_the_mail_itself(tmp_path: Path) -> None:
    content = b"From: a@b.example\r\nSubject: Hoi\r\n\r\nTekst\r\n"
    (tmp_path / "1.emlx").write_bytes(b"%d     \n%s<?xml version='1.0'?><plist/>" % (len(content), content))
    assert [raw.data for raw in open_source(str(tmp_path))] == [content]

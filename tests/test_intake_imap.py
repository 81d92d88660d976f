"""Reading a mailbox on a real mail server: every mail to the byte, nothing changed there, and going on when the line drops."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dovecot as server
import pytest
from dovecot import PASSWORD, PLAIN_PASSWORD, PLAIN_USER, USER, Dovecot, Line

from intake.imap import _body, open_imap
from intake.imap_folders import listed
from intake.message import Place
from intake.originals import Originals
from intake.receipt import RelaySettings
from intake.source import PassedOver, SourceError
from intake.sources import open_source
from toetssteen.progress import Progress
from toetssteen.stages import collect

ABSENT = server.absent()
needs_dovecot = pytest.mark.skipif(bool(ABSENT), reason=ABSENT or "it is there")
NAME = f"{USER}@localhost"


def mail(subject: str, size: int = 0) -> bytes:
    body = "regel tekst\r\n" * (size // 13)
    return f"From: a@aanbieder.test\r\nTo: oco@zorgkantoor.test\r\nSubject: {subject}\r\n\r\n{body}".encode()


@pytest.fixture(scope="module")
def running() -> Iterator[Dovecot]:
    with server.dovecot() as one:
        yield one


@pytest.fixture
def mailbox(running: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    """An empty mailbox that we trust, and no patience."""
    running.empty()
    monkeypatch.setenv("TOETSSTEEN_CA", str(running.authority))
    monkeypatch.setattr("intake.imap.PAUSES", (0.1, 0.1, 0.1))
    return running


def read(url: str) -> tuple[dict[str, bytes], tuple[PassedOver, ...]]:
    source = open_imap(url, password=lambda: PASSWORD)
    found = {raw.place.position: raw.data for raw in source}
    return found, source.passed_over


@needs_dovecot
def test_a_folder_is_read_to_the_byte_and_named_by_uid(mailbox: Dovecot) -> None:
    mails = [mail("één"), mail("twee", 200_000), b"geen kop\r\n\r\n\x01\xff rommel\r\n.\r\nzonder einde"]
    mailbox.put("INBOX", *mails)
    mailbox.put("Junk", mail("niet gevraagd"))
    source = open_imap(mailbox.url("inbox"), password=lambda: PASSWORD)
    assert [(raw.place, raw.data) for raw in source] == [
        (Place(source=NAME, position=f"INBOX/{uid}"), data) for uid, data in enumerate(mails, start=1)
    ]
    assert list(source) == list(source)
    assert source.passed_over == ()


@needs_dovecot
@pytest.mark.parametrize("folder", [None, ""])
def test_without_a_folder_all_are_read_junk_too(folder: str | None, mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("a"))
    mailbox.put("Junk", mail("b"))
    mailbox.put("Archief/2026", mail("c"))  # Archief itself holds no mail and cannot be opened
    mailbox.put("Ge&AOs-rfd", mail("d"))
    found, passed_over = read(mailbox.url(folder))
    assert list(found) == ["Archief/2026/1", "Geërfd/1", "INBOX/1", "Junk/1"]
    assert passed_over == ()


@needs_dovecot
def test_a_folder_with_an_unusual_name_is_read_under_that_name(mailbox: Dovecot) -> None:
    for name in ('Map "A"', "b\\c", "R&-D", "sp atie ", "50%", "*ster", "&2D3eAA-", "&AAo-"):
        mailbox.put(name, mail("x"))
    positions = ["*ster/1", "50%/1", 'Map "A"/1', "R&D/1", "b\\c/1", "sp atie /1", "‹U+000A›/1", "\U0001f600/1"]
    assert sorted(read(mailbox.url())[0]) == sorted(positions)
    assert list(read(mailbox.url("R%26D"))[0]) == ["R&D/1"]
    assert list(read(mailbox.url("Map%20%22A%22"))[0]) == ['Map "A"/1']


@needs_dovecot
def test_a_plain_password_may_hold_quotes(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("x"))
    source = open_imap(mailbox.url("INBOX").replace(USER, PLAIN_USER), password=lambda: PLAIN_PASSWORD)
    assert [raw.place for raw in source] == [Place(source=f"{PLAIN_USER}@localhost", position="INBOX/1")]


@needs_dovecot
def test_the_program_reads_a_mailbox(mailbox: Dovecot, tmp_path: Path) -> None:
    mailbox.put("INBOX", mail("inschrijving"))
    (tmp_path / "wachtwoord").write_text(f"{PASSWORD}\n", encoding="utf-8")
    given = {**os.environ, "TOETSSTEEN_WACHTWOORD_BESTAND": str(tmp_path / "wachtwoord")}
    command = [sys.executable, "-m", "toetssteen", "post", "--stil", "--json", mailbox.url()]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=given, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    (told,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (told["subject"], told["source"]) == ("inschrijving", [f"{NAME}/INBOX/1"])


@needs_dovecot
def test_nothing_on_the_server_changes(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("nieuw"), mail("nog een"))
    mailbox.put("INBOX", mail("gelezen"), flags="S")
    mailbox.put("Junk", mail("beantwoord"), flags="RS")
    mailbox.put("Junk", mail("weg te gooien"), flags="T")
    before, files = mailbox.seen_from_outside(), mailbox.files()
    mailbox.forget_what_was_said()
    assert len(read(mailbox.url())[0]) == 5
    said = mailbox.said()
    assert {re.sub(r"UID FETCH \d+", "UID FETCH n", line) for line in said} == {
        *('LIST "" *', 'EXAMINE "INBOX"', 'EXAMINE "Junk"', "UID SEARCH ALL", "UID FETCH n (UID BODY.PEEK[])", "LOGOUT")
    }
    assert (mailbox.seen_from_outside(), mailbox.files()) == (before, files)


@needs_dovecot
def test_a_mail_in_two_sources_is_one_message_with_two_places(mailbox: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox.put("INBOX", mail("bod"))
    mailbox.put("Junk", mail("bod"))
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "bod.eml").write_bytes(mail("bod"))
    monkeypatch.setenv("TOETSSTEEN_WACHTWOORD", PASSWORD)
    collected = collect(
        [mailbox.url(), str(tmp_path / "map")],
        originals=Originals(tmp_path / "originelen"),
        relays=RelaySettings(hosts=(), domains=()),
        progress=Progress(quiet=True),
    )
    (message,) = collected.messages
    assert [(place.source, place.position) for place in message.places] == [("map", "bod.eml"), (NAME, "INBOX/1"), (NAME, "Junk/1")]


@needs_dovecot
def test_reading_goes_on_at_the_mail_where_the_line_dropped(mailbox: Dovecot) -> None:
    mails = [mail(str(number), 60_000) for number in range(6)]
    mailbox.put("INBOX", *mails)
    with Line(mailbox.port, breaks=[150_000, 2_000, 0, 200_000]).open() as line:
        found, passed_over = read(mailbox.url("INBOX", port=line.port))
    assert list(found.values()) == mails
    assert (line.connections, passed_over) == (5, ())


@needs_dovecot
def test_a_line_that_keeps_dropping_ends_with_a_sentence(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("groot", 500_000))
    with Line(mailbox.port, breaks=[100_000] * 9).open() as line, pytest.raises(SourceError, match=r"valt steeds weg.*opnieuw"):
        read(mailbox.url("INBOX", port=line.port))
    assert line.connections == 4


@needs_dovecot
def test_a_folder_that_is_renumbered_meanwhile_is_not_read_on(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", *[mail(str(number), 60_000) for number in range(4)])
    with (
        Line(mailbox.port, breaks=[150_000], meanwhile=mailbox.renumber).open() as line,
        pytest.raises(SourceError, match="opnieuw genummerd"),
    ):
        read(mailbox.url("INBOX", port=line.port))


@needs_dovecot
def test_what_the_server_holds_back_is_named_after_all_else_was_read(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("blijft"), mail("gaat weg"), mail("gaat ook weg"), mail("komt nog"))
    found = []

    def tidy_up_while_reading() -> None:
        for raw in open_imap(mailbox.url(), password=lambda: PASSWORD):
            found.append(raw.place.position)
            mailbox.take_away(1_000_001, 1_000_002)

    with pytest.raises(SourceError, match=r"gaf niet alles: INBOX/2, INBOX/3\. .*opnieuw"):
        tidy_up_while_reading()
    assert found == ["INBOX/1", "INBOX/4"]


@needs_dovecot
def test_a_folder_that_may_not_be_opened_is_named(mailbox: Dovecot) -> None:
    mailbox.put("INBOX", mail("a"))
    mailbox.put("Junk", mail("b"))
    (mailbox.base / "mail" / ".Junk" / "cur").chmod(0)
    (mailbox.base / "mail" / ".Junk" / "new").chmod(0)
    with pytest.raises(SourceError, match=r"gaf niet alles: Junk \(de hele map\)"):
        read(mailbox.url())


@needs_dovecot
def test_a_folder_that_is_not_there_names_those_that_are(mailbox: Dovecot) -> None:
    mailbox.put("Junk", mail("x"))
    with pytest.raises(SourceError, match=r"'Postvak' kan niet worden geopend.*INBOX, Junk"):
        read(mailbox.url("Postvak"))


@needs_dovecot
def test_a_wrong_password_is_refused_with_what_to_do(mailbox: Dovecot) -> None:
    with pytest.raises(SourceError, match=r"weigert oco@localhost.*wachtwoord na"):
        list(open_imap(mailbox.url("INBOX"), password=lambda: "fout"))


@needs_dovecot
def test_a_certificate_nobody_vouches_for_is_never_accepted(mailbox: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOETSSTEEN_CA")
    with pytest.raises(SourceError, match=r"certificaat van localhost is niet te vertrouwen.*TOETSSTEEN_CA"):
        read(mailbox.url("INBOX"))


@needs_dovecot
def test_a_certificate_of_another_server_is_never_accepted(mailbox: Dovecot) -> None:
    with pytest.raises(SourceError, match=r"certificaat van 127\.0\.0\.1 is niet te vertrouwen"):
        read(mailbox.url("INBOX").replace("localhost", "127.0.0.1"))


def test_a_server_that_is_not_there_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="localhost is niet bereikbaar"):
        read(f"imaps://oco@localhost:{server.free_port()}/INBOX")
    with pytest.raises(SourceError, match="deze naam is niet te vinden"):
        read("imaps://oco@mail..voorbeeld/INBOX")
    monkeypatch.setenv("TOETSSTEEN_CA", str(tmp_path / "geen.pem"))
    with pytest.raises(SourceError, match="TOETSSTEEN_CA is niet te lezen"):
        read("imaps://oco@localhost/INBOX")


def test_a_server_that_says_nothing_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.imap.PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SourceError, match="antwoordt niet"):
        read(f"imaps://oco@127.0.0.1:{silent.getsockname()[1]}/INBOX")


@needs_dovecot
@pytest.mark.parametrize(
    ("answers", "says"),
    [
        pytest.param({"LIST": [b"* LIST onzin"]}, "niet te lezen", id="no list of folders"),
        pytest.param({}, "geen enkele map", id="no folders"),
        pytest.param({"EXAMINE": [b"* 1 EXISTS"], "UID SEARCH": [b"* SEARCH een"]}, "niet te lezen", id="no numbers"),
        pytest.param({"EXAMINE": [b"* 3 EXISTS"], "UID SEARCH": []}, r"3 mails geteld, 0 genoemd", id="fewer mails than counted"),
        pytest.param(
            {"EXAMINE": [b"* 1 EXISTS"], "UID SEARCH": [b"* SEARCH 5"], "UID FETCH": [b"* 1 FETCH (UID 5 BODY[] NIL)"]},
            r"gaf niet alles: INBOX/5\.",
            id="a mail without content",
        ),
    ],
)
def test_a_server_that_talks_nonsense_is_never_an_empty_mailbox(answers: dict[str, list[bytes]], says: str, mailbox: Dovecot) -> None:
    said = {"CAPABILITY": [b"* CAPABILITY IMAP4rev1 AUTH=PLAIN"], **({"LIST": [b'* LIST () "/" INBOX']} if answers else {}), **answers}
    with server.odd_server(mailbox.base, said) as port, pytest.raises(SourceError, match=says):
        list(open_imap(mailbox.url(port=port), password=lambda: PLAIN_PASSWORD))


@pytest.mark.parametrize(
    ("answer", "mail"),
    [
        pytest.param([(b"1 (UID 7 BODY[] {3}", b"abc"), b")"], b"abc", id="number first"),
        pytest.param([(b"1 (BODY[] {3}", b"abc"), b" UID 7)"], b"abc", id="number last"),
        pytest.param([b"4 (FLAGS (\\Seen) UID 9)", (b"1 (UID 7 body[] {3}", b"abc"), b")"], b"abc", id="news of another mail before it"),
        pytest.param([(b"2 (UID 8 BODY[] {3}", b"xyz"), b")", (b"1 (UID 7 BODY[] {3}", b"abc"), b")"], b"abc", id="another mail too"),
        pytest.param([(b"2 (UID 8 BODY[] {3}", b"xyz"), b")"], None, id="only another mail"),
        pytest.param([(b"1 (UID 7 BODY[HEADER] {3}", b"abc"), b")"], None, id="only a part of it"),
        pytest.param([b"1 (UID 7 BODY[] NIL)"], None, id="no content"),
        pytest.param([None], None, id="nothing"),
    ],
)
def test_the_asked_mail_is_picked_out_of_an_answer(answer: list[object], mail: bytes | None) -> None:
    assert _body(answer, 7) == mail


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        pytest.param([b'(\\HasNoChildren) "/" INBOX', b'(\\Junk) "/" "Junk E-mail"'], ["INBOX", "Junk E-mail"], id="bare and quoted"),
        pytest.param([b'() NIL "plat"', b'() "\\\\" "a\\\\b"'], ["a\\b", "plat"], id="other dividers"),
        pytest.param([(b'(\\Trash) "." {4}', b'a"\\c'), b""], ['a"\\c'], id="a name apart"),
        pytest.param([b'(\\NoSelect) "/" Archief', b'(\\NonExistent) "/" Oud', None], [], id="cannot be opened"),
        pytest.param([b'() "/" "kapot&"', b'() "/" "\xc3\xa9"', b'() "/" "\xff"'], ["kapot&", "é", "�"], id="wrongly encoded"),
        pytest.param([b'() "/" inbox', b'() "/" INBOX'], ["INBOX"], id="the inbox in any case"),
    ],
)
def test_folders_are_listed_as_the_server_means_them(answer: list[object], names: list[str]) -> None:
    assert [folder.shown for folder in listed(answer)] == names


@pytest.mark.parametrize("entry", [b"Mailbox busy", (b"onzin {3}", b"abc"), 7])
def test_a_folder_that_cannot_be_understood_is_not_passed_over(entry: object) -> None:
    with pytest.raises(ValueError, match="not an answer"):
        listed([b'() "/" INBOX', entry])


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("imaps://oco:geheim1@mail.test/INBOX", "wachtwoord niet in het adres", id="password in the address"),
        pytest.param("imap://oco:geheim1@mail.test/INBOX", "wachtwoord niet in het adres", id="password in an open address"),
        pytest.param("imap://oco@mail.test/INBOX", "versleutelde verbinding", id="not encrypted"),
        pytest.param("imaps://mail.test/INBOX", "ontbreekt de gebruiker", id="no user"),
        pytest.param("imaps://oco@/INBOX", "ontbreekt de gebruiker of de mailserver", id="no host"),
        pytest.param("imaps://oco@mail.test:veel/INBOX", "klopt niet", id="no port"),
        pytest.param("imaps://oco@mail.test/IN%0d%0aBOX", "verkeerd teken", id="a line end in the folder"),
        pytest.param("imaps://oco@mail.test/map?x", "%3F", id="a question mark"),
        pytest.param("https://oco:geheim1@mail.test/", "geen mails van haalt", id="another kind of address"),
    ],
)
def test_an_address_that_cannot_be_used_says_why_and_keeps_the_secret(url: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOETSSTEEN_WACHTWOORD", PASSWORD)
    with pytest.raises(SourceError, match=says) as told:
        open_source(url)
    assert "geheim1" not in str(told.value)


def test_the_password_is_found_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from intake.password import find_password

    for name in ("TOETSSTEEN_WACHTWOORD", "TOETSSTEEN_WACHTWOORD_BESTAND"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="geen wachtwoord voor oco@mail"):
        find_password("oco@mail.test")
    monkeypatch.setenv("TOETSSTEEN_WACHTWOORD_BESTAND", str(tmp_path / "w"))
    with pytest.raises(SourceError, match="niet te lezen"):
        find_password("oco@mail.test")
    (tmp_path / "w").write_bytes(b"\r\n")
    with pytest.raises(SourceError, match="is leeg"):
        find_password("oco@mail.test")
    (tmp_path / "w").write_bytes("\ufeffgehéim \r\n".encode())
    assert find_password("oco@mail.test") == "gehéim "
    monkeypatch.setenv("TOETSSTEEN_WACHTWOORD", "eerst")
    assert find_password("oco@mail.test") == "eerst"

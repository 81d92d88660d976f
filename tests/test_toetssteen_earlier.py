"""A source with only new mails adds to a case: no mail that arrived before drops out of it, and every page counts them all."""

import datetime as dt
import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from main_job import FINISHED, POST, assess, toetssteen

from intake.message import Place, Refused
from intake.originals import Originals
from intake.receipt import RelaySettings
from reports.result import from_json
from toetssteen.assignment import Assignment, Gathered, Parcel, assignment_bytes, assignment_from
from toetssteen.case import CaseError, open_case
from toetssteen.earlier import BEFORE, TO_REPAIR, before, not_assessed, told, with_earlier, with_remarks
from toetssteen.recorded import recorded_in
from toetssteen.recording import keep, last_assignment, outcome
from toetssteen.removal import AGAIN
from toetssteen.retention import said, without

FIRST, LATER = "17.eml", "19.eml"
MAIL = b"From: a@example.org\r\nSubject: x\r\n\r\nInschrijving\r\n"
COPY = b"Status: RO\nFrom: a@example.org\nSubject: x\n\nInschrijving\n"


def post(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copy(POST / name, folder)
    return folder


def parcel(originals: Originals, content: bytes, position: str, *, source: str = "post") -> Parcel:
    return Parcel(sha256=originals.put(content), copies=(), places=(Place(source=source, position=position),))


def asked(*parcels: Parcel, earlier: Iterable[str] | None = None, **more: tuple[str, ...]) -> Assignment:
    return Assignment(
        round="2027-2028",
        round_files=(),
        office="vgz",
        settings="",
        relays=RelaySettings(hosts=(), domains=()),
        certificates=(),
        fingerprints=(),
        gathered=Gathered(parcels=parcels, **more),
        earlier=None if earlier is None else tuple(earlier),
    )


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originelen")


def test_only_the_new_mails_are_added_and_the_whole_mailbox_gives_what_it_gives_at_once(tmp_path: Path) -> None:
    """Issue 8, nothing is lost: a purchaser who gives the new mails, then nothing, then everything."""
    whole, case = post(tmp_path / "post", FIRST, LATER), tmp_path / "zaak"
    assert assess(post(tmp_path / "eerst", FIRST), case).result["receipt"]["messages"] == 1
    done = toetssteen("beoordeel", post(tmp_path / "nieuw", LATER), "--zaak", case, "--stil")
    assert done.returncode in FINISHED, done.stderr
    assert "2 mails" in done.stdout
    assert "Let op: van deze 2 mails zit er 1 niet in de bron." in done.stdout
    folder = Path(done.stdout.split("Het overzicht: ")[1].strip()).parent
    found = json.loads((folder / "toetsing.json").read_bytes())
    assert sorted((row["source"][0].rpartition("/")[2], row["earlier"]) for row in found["messages"]) == [(FIRST, True), (LATER, False)]
    for name in ("proces-verbaal.html", "index.html"):
        assert "Van deze 2 zaten er 1 in de bron van deze toetsing. 1 mail kwam binnen" in (folder / name).read_text("utf-8"), name
    assert "zijn 2 mails aangetroffen" in (folder / "proces-verbaal.html").read_text("utf-8")
    again = toetssteen("beoordeel", "--zaak", case, "--stil")
    assert str(folder) in again.stdout
    assert toetssteen("herhaal", "--zaak", case, "--stil").returncode == 0
    once = assess(whole, tmp_path / "ineens")
    last = toetssteen("beoordeel", whole, "--zaak", case, "--stil")
    assert "niet in de bron" not in last.stdout
    folder = Path(last.stdout.split("Het overzicht: ")[1].strip()).parent
    assert (folder / "toetsing.json").read_bytes() == (once.folder / "toetsing.json").read_bytes()
    assert toetssteen("controleer", case).returncode == 0


def test_a_case_of_an_older_program_that_lost_mails_gets_them_back(tmp_path: Path) -> None:
    """Such a program let the last source take the place of all mails: `earlier` is not in what its runs were asked."""
    folder = tmp_path / "zaak"
    assess(post(tmp_path / "post", FIRST, LATER), folder)
    case = open_case(folder)
    with case.open_register() as register:
        whole = last_assignment(case, register)
        result = recorded_in(register, case).result
        lost = next(bid for bid in result.bids if {row.bid for row in result.messages} != {(bid.id,)})
        left, mails = without(result, [lost], today=dt.date(2026, 9, 1))
        assert whole
        kept = tuple(one for one in whole.gathered.parcels if one.sha256 not in mails)
        small = replace(whole, gathered=Gathered(parcels=kept), earlier=None)
        keep(small, left, case=case, trust=case.trust(), round_files=())
        register.record(list(outcome(left, small)))
        entries = list(register.entries())
        assert len(before(case, entries)) == 2
        assert not_assessed(case, entries).startswith("1 mail die eerder aankwam, zit niet in de laatste toetsing.")
    done = toetssteen("dossier", "--zaak", folder, "--inschrijver", lost.name)
    assert done.returncode == 2
    hint = "Of kijk eerst hiernaar: 1 mail die eerder aankwam, zit niet in de laatste toetsing."
    assert f"{hint} Haal ze terug met: toetssteen beoordeel --zaak {folder}" in done.stderr
    told = f"Let op: 1 mail die eerder aankwam, zit niet in de laatste toetsing. Haal ze terug met: toetssteen beoordeel --zaak {folder}"
    for command in ("besluit", "termijnen", "bezwaar", "verzonden"):
        assert told in toetssteen(command, "--zaak", folder).stdout
    looked = toetssteen("controleer", folder)
    assert looked.returncode == 1
    assert "Let op: 1 mail die eerder aankwam, zit niet in de laatste toetsing." in looked.stdout
    done = toetssteen("beoordeel", "--zaak", folder, "--stil")
    assert "Let op: 1 mail die eerder aankwam" not in toetssteen("controleer", folder).stdout
    assert "Let op: van deze 2 mails zit er 1 niet in de bron." in done.stdout
    assert toetssteen("dossier", "--zaak", folder, "--inschrijver", lost.name).returncode == 0


def test_the_same_mail_in_another_copy_is_no_mail_of_before(originals: Originals) -> None:
    now, then = parcel(originals, COPY, "nieuw.eml"), parcel(originals, MAIL, "oud.eml")
    found, earlier = with_earlier(Gathered(parcels=(now,)), [asked(then)], originals)
    assert earlier == ()
    (one,) = found.parcels
    assert {one.sha256, *one.copies} == {now.sha256, then.sha256}
    assert one.sha256 == max((COPY, now.sha256), (MAIL, then.sha256), key=lambda pair: len(pair[0]))[1]
    assert one.places == now.places


def test_a_mail_of_before_keeps_its_places(originals: Originals) -> None:
    now, then = parcel(originals, MAIL, "1.eml"), parcel(originals, b"Subject: y\n\nz", "1.eml", source="eerder")
    found, earlier = with_earlier(Gathered(parcels=(now,)), [asked(then), asked(now, then)], originals)
    assert earlier == (then.sha256,)
    assert found.parcels == tuple(sorted((now, then), key=lambda one: one.sha256))


def test_a_mail_of_before_whose_bytes_are_gone_stops_the_run(originals: Originals) -> None:
    then = Parcel(sha256="ab" * 32, copies=(), places=())
    with pytest.raises(CaseError, match=r"ontbreekt: een mail die eerder aankwam.*controleer"):
        with_earlier(Gathered(parcels=(parcel(originals, MAIL, "1.eml"),)), [asked(then)], originals)


def test_a_file_that_nobody_could_open_is_told_until_it_stands_there_again(originals: Originals) -> None:
    broken = "kapot.msg: niet te lezen: beschadigd"
    then = Gathered(parcels=(), unread=(broken,), passed_over=("lijst.xlsx: geen mail",))
    new = Gathered(parcels=(parcel(originals, MAIL, "kapot.msg"),))
    added = with_remarks(new, then, whole=False)
    assert (added.unread, added.passed_over) == ((broken + TO_REPAIR,), ("lijst.xlsx: geen mail" + BEFORE,))
    assert with_remarks(Gathered(parcels=()), added, whole=False) == Gathered(
        parcels=(), unread=added.unread, passed_over=added.passed_over
    )
    assert with_remarks(new, then, whole=True).unread == ()
    other = Gathered(parcels=(parcel(originals, MAIL, "1.eml"),))
    assert with_remarks(other, then, whole=True).unread == (broken + TO_REPAIR,)


def test_what_was_removed_is_told_once_and_not_as_a_file(originals: Originals) -> None:
    gone, again = said(2, dt.date(2027, 3, 1)), f"2 mails: {AGAIN}"
    new = Gathered(parcels=(parcel(originals, MAIL, "1.eml"),))
    assert with_remarks(new, Gathered(parcels=(), passed_over=(again, gone)), whole=True).passed_over == (gone,)


def test_a_list_of_refused_mails_stands_until_another_is_given_and_what_it_lacks_is_told(tmp_path: Path) -> None:
    row = Refused(line=2, at=None, sender="a@example.org", subject="x", message_id="", reason="te groot")
    result = from_json((assess(post(tmp_path / "post", FIRST), tmp_path / "zaak").folder / "toetsing.json").read_bytes())
    known = [replace(asked(), refused=(row,))]
    assert list(told(result, known, [replace(row, line=7)])) == []
    (line,) = told(result, known, [])
    assert line.startswith("Let op: 1 geweigerde mail van de vorige lijst staat niet in deze lijst")


def test_an_assignment_says_which_mails_its_sources_lacked(originals: Originals) -> None:
    for one in (asked(), asked(earlier=["ab" * 32])):
        assert assignment_from(assignment_bytes(one)) == one

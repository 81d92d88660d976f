"""What goes when files are removed: also of who came back, also letters of objection, and in nobody's name but who did it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from result_sample import sample
from tampering import LETTER, small_case
from test_tampering import first, second

from intake.message import Place
from intake.originals import Originals, sha256_of
from intake.sameness import sameness
from toetssteen.assignment import Gathered, Parcel
from toetssteen.case import make_case, open_case
from toetssteen.chain import Draft, Entry, Kind, following
from toetssteen.ownership import owners, superseded
from toetssteen.removal import carried_out, drop, kept_only, lying, removals
from toetssteen.removal_plan import PlanError, draft, plans, to_confirm
from toetssteen.removed import carried, removed
from toetssteen.second_person import Second
from toetssteen.state import state

DAY = dt.date(2026, 9, 15)
SECOND = Second(by="Piet Smit", on=DAY)
BODY = {"reden": "zo", "door": "Jan", "op": "2026-09-15", "inschrijvers": ["berk"]}


def sha(text: str) -> str:
    return sha256_of(text.encode())


def chain(*drafts: Draft) -> list[Entry]:
    found: list[Entry] = []
    for one in drafts:
        found.append(following(found[-1] if found else None, one, at="2026-09-15T10:00:00Z"))
    return found


def arrival(mail: str, *leaves: str) -> Draft:
    return Draft(
        kind=Kind.ARRIVAL, subject=sha(mail), body={"kopieen": [], "onderdelen": [[str(n), sha(one)] for n, one in enumerate(leaves)]}
    )


def gone(entries: list[Entry], *mails: str) -> set[str]:
    return {one.subject for one in removals(entries, {sha(mail): "" for mail in mails}, body=BODY)}


def test_files_of_a_bidder_that_came_back_go_again() -> None:
    first = arrival("mail", "uittreksel", "van allen")
    entries = chain(first, arrival("van een ander", "van allen"))
    went = gone(entries, "mail")
    assert went == {sha("mail"), sha("uittreksel")}
    drafts = [first, arrival("van een ander", "van allen"), *(Draft(kind=Kind.REMOVAL, subject=one, body=BODY) for one in sorted(went))]
    assert not gone(chain(*drafts), "mail")
    back = chain(*drafts, arrival("nieuwe mail", "uittreksel"))
    assert gone(back, "mail", "nieuwe mail") == {sha("nieuwe mail"), sha("uittreksel")}


def test_letters_of_objection_and_their_answers_go_with_the_bidder() -> None:
    def letter(kind: Kind, subject: str, text: str) -> Draft:
        return Draft(kind=kind, subject=subject, body={"bestand": sha(text) if text else ""})

    entries = chain(
        letter(Kind.OBJECTION, "berk", "bezwaar van berk"),
        letter(Kind.OBJECTION, "eik", "bezwaar van eik"),
        letter(Kind.ANSWER, "1", "antwoord aan berk"),
        letter(Kind.ANSWER, "2", "antwoord aan eik"),
        letter(Kind.ANSWER, "1", ""),
    )
    assert gone(entries) == {sha("bezwaar van berk"), sha("antwoord aan berk")}


def test_a_removed_mail_does_not_come_back_in_another_copy(tmp_path: Path) -> None:
    """With other line ends and a note of a mail program; its bytes go, and those of another mail stay."""
    originals = Originals(tmp_path / "originelen")
    raw = b"From: a@example.org\r\nSubject: x\r\n\r\nInschrijving\r\n"
    copy = b"Status: RO\nFrom: a@example.org\nSubject: x\n\nInschrijving\n"
    assert sameness(raw) == sameness(copy)
    first = Draft(kind=Kind.ARRIVAL, subject=sha256_of(raw), body={"kopieen": [], "onderdelen": []})
    tombstones = removals(chain(first), {sha256_of(raw): sameness(raw)}, body=BODY)
    entries = chain(first, *tombstones)
    parcels = tuple(
        Parcel(sha256=originals.put(one), copies=(), places=(Place(source="s", position="1"),)) for one in (copy, b"Subject: y\n\nz")
    )
    left, dropped = kept_only(Gathered(parcels=parcels), entries, originals)
    assert (left.parcels, dropped) == (parcels[1:], {sha256_of(copy)})
    drop(dropped, entries, originals)
    assert [one.sha256 in originals for one in parcels] == [False, True]
    longer = replace(parcels[1], copies=(sha256_of(raw),))
    assert kept_only(Gathered(parcels=(longer,)), entries, originals)[0].parcels == ()


def test_a_confirmation_is_of_what_went_then() -> None:
    intended = draft({"berk": "zo", "eik": "zo"}, reason="zo", by="Jan de Boer", on=DAY)
    entries = chain(intended)
    plan = to_confirm(1, plans(entries), SECOND)
    entries = chain(intended, SECOND.draft(plan.number), Draft(kind=Kind.REMOVAL, subject="x", body=BODY))
    (plan,) = plans(entries)
    assert not plan.waits
    with pytest.raises(PlanError, match=r"al bevestigd door Piet Smit.*opnieuw --doe"):
        to_confirm(1, plans(entries), Second(by="Klaas Vis", on=DAY))


def test_an_intention_about_who_came_back_still_waits() -> None:
    again = draft({"berk": "zo"}, reason="zo", by="Jan de Boer", on=DAY)
    (plan,) = plans(chain(Draft(kind=Kind.REMOVAL, subject="x", body=BODY), again))
    assert plan.waits
    assert to_confirm(2, [plan], SECOND) is plan


def test_decisions_about_who_came_back_are_shown(tmp_path: Path) -> None:
    case = make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=())
    result = sample()
    body = {**BODY, "inschrijvers": [result.bids[0].id, "weg"]}
    now = state(case, chain(Draft(kind=Kind.REMOVAL, subject="x", body=body)), result)
    assert now.removed == {"weg"}


def test_whose_an_entry_is_its_last_correction_that_counts_says() -> None:
    def objection(bid: str, **more: object) -> Draft:
        return Draft(kind=Kind.OBJECTION, subject=bid, body={"bestand": "", "vervangt": None, **more})

    def answer(**more: object) -> Draft:
        return Draft(kind=Kind.ANSWER, subject="1", body={"bestand": "", "vervangt": None, "twee_personen": True, **more})

    first = [objection("berk"), answer(), objection("eik", vervangt=1), answer(vervangt=2)]
    entries = chain(*first)
    assert owners(entries) == {1: "eik", 2: "eik", 3: "eik", 4: "eik"}
    assert superseded(entries) == {1: 3}  # an answer that waits takes the place of nothing
    assert superseded(chain(*first, SECOND.draft(4))) == {1: 3, 2: 4}
    assert superseded(chain(*first, replace(SECOND, refuses=True).draft(4), SECOND.draft(4))) == {1: 3}


def test_a_sending_of_an_older_register_that_was_moved_is_of_whom_the_letter_is_to() -> None:
    letters = [
        Draft(kind=Kind.LETTER, subject=f"{bid}/run/{bid}.docx", body={"sha256": sha(bid), "soort": "selectie"}) for bid in ("berk", "eik")
    ]
    entries = chain(
        *letters,
        Draft(kind=Kind.SENDING, subject="1", body={"bestand": sha("aan eik"), "vervangt": None}),
        Draft(kind=Kind.SENDING, subject="2", body={"bestand": sha("aan eik"), "vervangt": 3}),
    )
    assert owners(entries) == {1: "berk", 2: "eik", 3: "eik", 4: "eik"}
    assert gone(entries) == set()


def test_what_was_removed_is_named_again_only_by_whoever_brings_it() -> None:
    entries = chain(
        Draft(kind=Kind.REMOVAL, subject=sha("brief"), body=BODY), Draft(kind=Kind.REMOVAL, subject="run/index.html", body=BODY)
    )
    assert removed(entries) == {sha("brief"): 1, "run/index.html": 2}
    wanted = Draft(kind=Kind.SENDING, subject="1", body={"bestand": sha("brief"), "naam": "brief-aan-Berk.pdf"})
    assert carried(wanted, removed(entries)).body == {"bestand": "", "naam": "", "bestand_verwijderd": 1}
    assert carried(wanted, removed(entries), given=sha("brief")) is wanted
    assert carried(wanted, {}) is wanted
    back = chain(Draft(kind=Kind.REMOVAL, subject=sha("brief"), body=BODY), replace(wanted, kind=Kind.ANNOUNCEMENT))
    assert removed(back) == {}


def test_a_letter_that_goes_has_a_tombstone_as_it_lay_there(tmp_path: Path) -> None:
    """A letter cannot be made again, and somebody may have worked on it."""
    case = open_case(small_case(tmp_path / "zaak"))
    (case.folder / "brieven" / LETTER).write_bytes(b"een brief met een adres erin")
    with case.open_register() as register:
        entries = list(register.entries())
        body = {**BODY, "inschrijvers": ["90090909"]}
        letters = lying(case, entries, {"90090909"})
        drafts = [one for one in removals(entries, {}, body=body, beside=letters) if one.subject in letters]
        assert {one.subject for one in drafts} == {sha("een brief met een adres erin")}
        assert all(one.body["reden"] == "zo" for one in drafts)
        register.record(drafts)
        entries = list(register.entries())
        carried_out(case, entries)
        assert not (case.folder / "brieven" / LETTER).exists()
        assert not lying(case, entries, {"90090909"})
        assert not letters & {one.subject for one in removals(entries, {}, body=body)}  # it went already
    for verifier in (first, second):
        assert not verifier(case.folder)[0], verifier(case.folder)[1]

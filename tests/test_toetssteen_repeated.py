"""What is said to the register a second time: an act of a person always counts, a fact once, and of two runs the one carried out last."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from result_sample import sample

from checklist.finding import Result
from intake.originals import sha256_of
from reports.decision import EVERYWHERE
from reports.result import to_json
from toetssteen.case import Case, make_case
from toetssteen.chain import Draft, Kind
from toetssteen.holds import Hold, HoldError, hold, holds, release, to_release
from toetssteen.recorded import recorded_in
from toetssteen.register import Register

DAY = dt.date(2026, 9, 15)
RESULT = sample()


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "register.sqlite")


def put(register: Register, draft: Draft) -> int:
    return register.entered([draft])[0].number


def test_a_hold_in_the_same_words_on_the_same_day_holds_again(register: Register) -> None:
    court = hold("1", reason="kort geding", by="Jan", on=DAY)
    first = put(register, court)
    put(register, release(to_release(holds(register.entries()), subject="1"), reason="vergissing", by="Jan", on=DAY))
    assert not holds(register.entries())
    again = put(register, court)
    assert again > first
    (stands,) = holds(register.entries())
    assert stands == Hold(number=again, subject="1", reason="kort geding", on=DAY)
    put(register, release(stands, reason="vergissing", by="Jan", on=DAY))
    assert not holds(register.entries())
    assert register.faults() == ()


def test_who_releases_one_hold_leaves_the_other(register: Register) -> None:
    first = put(register, hold("1", reason="kort geding", by="Jan", on=DAY))
    second = put(register, hold("1", reason="Woo-verzoek", by="Jan", on=DAY))
    all_of = put(register, hold(EVERYWHERE, reason="archief", by="Jan", on=DAY))
    known = holds(register.entries())
    with pytest.raises(HoldError, match=f"vasthouding {first} .*vasthouding {second} .*--nummer"):
        to_release(known, subject="1")
    with pytest.raises(HoldError, match="is er niet"):
        to_release(known, subject="2")
    put(register, release(to_release(known, number=first), reason="uitspraak", by="Jan", on=DAY))
    assert [one.number for one in holds(register.entries())] == [second, all_of]


def test_a_release_of_an_older_register_ends_every_hold_of_its_subject(register: Register) -> None:
    put(register, hold("1", reason="kort geding", by="Jan", on=DAY))
    put(register, hold("2", reason="kort geding", by="Jan", on=DAY))
    put(register, Draft(kind=Kind.RELEASE, subject="1", body={"reden": "klaar", "door": "Jan", "op": "2026-09-15"}))
    assert [one.subject for one in holds(register.entries())] == ["2"]


@pytest.mark.parametrize("kind", [Kind.CONFIRMATION, Kind.OBJECTION, Kind.ANSWER, Kind.REMOVAL, Kind.INTENTION, Kind.ANNOUNCEMENT])
def test_an_act_in_the_same_words_is_another_entry(register: Register, kind: Kind) -> None:
    draft = Draft(kind=kind, subject="7", body={"door": "Jan", "op": "2026-09-15"})
    assert [put(register, draft) for _ in range(3)] == [1, 2, 3]
    assert [entry.content.get("opnieuw") for entry in register.entries()] == [None, 1, 2]
    assert register.faults() == ()


def _report(content: str) -> Draft:
    return Draft(kind=Kind.REPORT, subject="run/index.html", body={"sha256": sha256_of(content.encode())})


def test_what_takes_the_place_of_another_is_said_again_only_when_it_does(register: Register) -> None:
    for content, count in (("a", 1), ("a", 1), ("b", 2), ("a", 3), ("a", 3), ("b", 4)):
        put(register, _report(content))
        assert len(list(register.entries())) == count
    put(register, Draft(kind=Kind.REMOVAL, subject="run/index.html", body={"inschrijvers": []}))
    assert put(register, _report("b")) == 6


def _carried_out(register: Register, case: Case, result: Result) -> int:
    case.kept.put(to_json(result))
    body = {"sha256": sha256_of(to_json(result)), "compleet": True}
    return put(register, Draft(kind=Kind.RESULT, subject="run", body=body))


def test_the_last_run_carried_out_counts_also_when_it_was_carried_out_before(tmp_path: Path) -> None:
    """Somebody turns a setting back: what was found first counts again, with the head that its reports bear."""
    case = make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=())
    other = replace(RESULT, receipt=replace(RESULT.receipt, case="anders"))
    with case.open_register() as register:
        _carried_out(register, case, RESULT)
        head = recorded_in(register, case).head
        _carried_out(register, case, other)
        assert recorded_in(register, case).result == other
        number = _carried_out(register, case, RESULT)
        found = recorded_in(register, case)
        assert (found.result, found.head) == (RESULT, head)
        assert _carried_out(register, case, RESULT) == number
        assert len(list(register.entries(Kind.RESULT))) == 3

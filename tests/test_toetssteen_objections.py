"""Announcements, objections and answers on record: corrected by naming the old one, confirmed by a second person, and the clock."""

import datetime as dt
import re
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from main_job import Job, toetssteen
from result_sample import clause
from test_reports_letters import text, with_terms

from checklist.finding import Term
from checklist.round import load
from checklist.round_procedure import procedure
from reports.clock import deadlines
from reports.complaint import Answer, Complaint, Upheld, in_time
from reports.decision import EVERYWHERE, Outcome, Person, Ruling
from toetssteen.announcements import (
    Announced,
    AnnouncementError,
    Announcing,
    announcement,
    announcements,
    confirmation,
    counting,
    makes_known,
)
from toetssteen.calendar import calendar
from toetssteen.chain import Draft, Entry, following
from toetssteen.objections import ObjectionError, Objections, answer_draft, attacked_rulings, complaint_of, complaints, objection_draft
from toetssteen.schedule import loose, plans, unannounced, where
from toetssteen.second_person import Second
from toetssteen.state import State, history_of, remarks_of
from toetssteen.state_pages import terms_of

DAY = dt.date(2026, 9, 15)
ANSWERED = Term(name="answer_by", moment="2026-10-16", text="Uiterlijk 16 oktober 2026.", source=clause("tijdschema", "16 oktober 2026"))
SAMPLE = with_terms()
RESULT = replace(SAMPLE, procedure=replace(SAMPLE.procedure, terms=(*SAMPLE.procedure.terms, ANSWERED)))


ANSWER_OF: dict[str, Any] = {"number": 5, "outcome": Upheld.NO, "on": dt.date(2026, 10, 10), "by": "M. Jansen", "texts": ("nee", "nee")}


def decided(bid: str, on: dt.date = DAY, region: str = EVERYWHERE, number: int = 900) -> Ruling:
    """A decision that this bid is not chosen."""
    said = {"at": "2026-09-15T10:00:00Z", "reason": "zo", "clause": "", "by": Person(name="M. Jansen"), "part": EVERYWHERE}
    return Ruling(number=number, bid=bid, region=region, outcome=Outcome.NOT_CHOSEN, on=on, **said)  # type: ignore[arg-type]  # fields by name


class Record:
    """A register of one test: entries that follow from each other."""

    def __init__(self, *, two_persons: bool = False) -> None:
        self.entries: list[Entry] = []
        self.two = two_persons
        self.moment = ""  # of recording; "": the day that the entry is of

    def put(self, draft: Draft | None) -> int:
        assert draft is not None
        at = self.moment or f"{draft.body.get('op') or draft.body.get('ontvangen') or '2026-09-15'}T10:00:00Z"
        self.entries.append(following(self.entries[-1] if self.entries else None, draft, at=at))
        return self.entries[-1].number

    def announce(self, on: dt.date = DAY, rulings: Sequence[Ruling] = (), **more: object) -> int:
        wish = Announcing(**{"on": on, "by": "M. Jansen", "two_persons": self.two, **more})  # type: ignore[arg-type]  # fields by name
        return self.put(announcement(wish, announcements(self.entries), rulings))

    def complain(self, received: dt.date = DAY, bid: str = "berk", **more: object) -> int:
        given = {"number": 0, "bid": bid, "received": received, "against": (), "arguments": ("een", "twee"), "by": "P. de Wit", **more}
        return self.put(objection_draft(Complaint(**given), (), complaints(self.entries)))  # type: ignore[arg-type]  # fields by name

    def answer(self, number: int, on: dt.date = DAY, **more: object) -> int:
        given = {"number": 0, "outcome": Upheld.NO, "on": on, "by": "M. Jansen", "texts": ("nee", "ook nee"), **more}
        return self.put(answer_draft(number, Answer(**given), complaints(self.entries)))  # type: ignore[arg-type]  # fields by name

    @property
    def only(self) -> Announced:
        """The announcement that counts."""
        (one,) = self.state.announced
        return one

    @property
    def state(self) -> State:
        announced, objected = announcements(self.entries), complaints(self.entries)
        return State(
            number=len(self.entries),
            rulings=(),
            complaints=objected.standing,
            announced=counting(announced),
            announcements=announced,
            corrected=objected.replaced,
        )


# Announcements


def test_a_corrected_announcement_counts_and_the_old_one_stays_on_record() -> None:
    record = Record()
    first = record.announce()
    second = record.announce(DAY + dt.timedelta(days=1), replaces=first, reason="typefout")
    old, new = announcements(record.entries)
    assert (old.replaced_by, old.on) == (second, DAY)
    assert record.only is not old
    assert record.only.on == new.on
    assert "typefout" in " ".join(history_of(new, record.state))


def test_a_second_announcement_must_name_the_first_and_say_why() -> None:
    record = Record()
    first = record.announce()
    known = announcements(record.entries)
    later = DAY + dt.timedelta(days=1)
    with pytest.raises(AnnouncementError, match=f"--vervangt {first}"):
        announcement(Announcing(on=later, by="M. Jansen"), known)
    with pytest.raises(AnnouncementError, match="--reden"):
        announcement(Announcing(on=later, by="M. Jansen", replaces=first), known)
    with pytest.raises(AnnouncementError, match=f"Kies uit: {first}"):
        announcement(Announcing(on=later, by="M. Jansen", replaces=99, reason="x"), known)
    with pytest.raises(AnnouncementError, match="--door"):
        announcement(Announcing(on=later, by=" "), ())
    assert announcement(Announcing(on=DAY, by="M. Jansen"), known) is None  # the same again is no fault
    second = record.announce(later, replaces=first, reason="x")
    with pytest.raises(AnnouncementError, match=f"--vervangt {second}"):
        announcement(Announcing(on=later, by="M. Jansen", replaces=first, reason="x"), announcements(record.entries))


def test_a_correction_may_be_of_another_region_where_nothing_stands_yet() -> None:
    record = Record()
    first = record.announce(region="nijmegen")
    record.announce(replaces=first, reason="verkeerde regio", region="waardenland")
    assert record.only.region == "waardenland"
    with pytest.raises(AnnouncementError, match="waardenland staat al vast"):
        announcement(Announcing(on=DAY, by="P. de Wit", region="waardenland"), announcements(record.entries))


def test_an_announcement_counts_once_a_second_person_confirms_it_where_that_is_asked() -> None:
    record = Record(two_persons=True)
    first = record.announce()
    assert record.state.announced == ()
    known = announcements(record.entries)
    with pytest.raises(AnnouncementError, match="Een ander"):
        confirmation(first, known, Second(by="m.jansen", on=DAY))
    with pytest.raises(AnnouncementError, match="--door"):
        confirmation(first, known, Second(by="", on=DAY))
    with pytest.raises(AnnouncementError, match=f"Kies uit: {first}"):
        confirmation(99, known, Second(by="P. de Wit", on=DAY))
    record.put(confirmation(first, known, Second(by="P. de Wit", on=DAY)))
    assert record.only.confirmed_by == "P. de Wit"
    with pytest.raises(AnnouncementError, match="al bevestigd"):
        confirmation(first, announcements(record.entries), Second(by="X", on=DAY))
    second = record.announce(DAY + dt.timedelta(days=2), replaces=first, reason="typefout")
    assert record.only.on == DAY  # the first stands until the second is confirmed
    with pytest.raises(AnnouncementError, match="eerdere dag"):
        confirmation(second, announcements(record.entries), Second(by="P. de Wit", on=DAY))
    record.put(confirmation(second, announcements(record.entries), Second(by="P. de Wit", on=DAY + dt.timedelta(days=2))))
    assert record.only.number == second
    with pytest.raises(AnnouncementError, match="Gebruik dat nummer"):
        confirmation(first, announcements(record.entries), Second(by="X", on=DAY))


def test_what_was_asked_of_an_announcement_stays_asked() -> None:
    record = Record(two_persons=True)
    record.announce()
    assert announcements(record.entries, two_persons=False)[0].waits


def test_an_announcement_of_an_older_register_still_reads() -> None:
    record = Record()
    record.put(announcement(Announcing(on=DAY, by="x"), ()))
    old = Draft(kind=announcement(Announcing(on=DAY, by="x"), ()).kind, subject=EVERYWHERE, body={"op": "2026-09-20", "door": "y"})  # type: ignore[union-attr]
    record.put(old)
    assert record.only.on == dt.date(2026, 9, 20)


# Objections and answers


def test_a_corrected_objection_keeps_its_answer() -> None:
    record = Record()
    first = record.complain()
    answer = record.answer(first, file="a" * 64)
    second = record.complain(DAY + dt.timedelta(days=2), replaces=first, reason="typefout", arguments=("een", "twe"))
    (one,) = record.state.complaints
    assert one.number == second
    assert one.pairs == (("een", "nee"), ("twe", ""))  # the answer was to other words
    assert one.is_open
    assert record.state.corrected[0].replaced_by == second
    third = record.complain(DAY, replaces=second, reason="punt vergeten", arguments=("een", "twee", "drie"))
    (one,) = record.state.complaints
    assert one.answer is not None
    assert (one.number, one.is_open, one.answer.number, one.answer.file) == (third, True, answer, "a" * 64)
    assert one.pairs == (("een", "nee"), ("twee", "ook nee"), ("drie", ""))
    with pytest.raises(ObjectionError, match="bij elk een --antwoord"):
        record.answer(third, replaces=answer, reason="punt vergeten", texts=("nee", "ook nee", " "))
    fourth = record.answer(third, replaces=answer, reason="punt vergeten", texts=("nee", "ook nee", "ja"))
    (one,) = record.state.complaints
    assert one.answer is not None
    assert (one.is_open, one.answer.number) == (False, fourth)
    said = " ".join(remarks_of(one, record.state))
    assert "stond: punt 1: “een”; punt 2: “twee”" in said
    assert f"Antwoord {answer} was: ongegrond: punt 1: “nee”; punt 2: “ook nee”" in said


def test_an_answer_never_moves_to_another_argument() -> None:
    """A point taken out and two swapped: each answer stays with the words that it was given to, also where two points are the same."""
    record = Record()
    first = record.complain(arguments=("prijs", "planning", "prijs"))
    record.answer(first, texts=("a", "b", "c"))
    second = record.complain(replaces=first, reason="volgorde", arguments=("planning", "prijs"))
    (one,) = record.state.complaints
    assert one.pairs == (("planning", "b"), ("prijs", "a"))
    assert not one.is_open
    record.complain(replaces=second, reason="alle drie", arguments=("prijs", "planning", "prijs", "nieuw"))
    (one,) = record.state.complaints
    assert one.pairs == (("prijs", "a"), ("planning", "b"), ("prijs", "c"), ("nieuw", ""))


@pytest.mark.parametrize("arguments", [(), ("   ",), ("een", "")])
def test_a_point_is_said_in_words(arguments: tuple[str, ...]) -> None:
    with pytest.raises(ObjectionError, match="--punt"):
        Record().complain(arguments=arguments)


def test_a_corrected_answer_names_the_old_one() -> None:
    record = Record()
    number = record.complain()
    first = record.answer(number)
    known = complaints(record.entries)
    again = Answer(number=0, outcome=Upheld.YES, on=DAY, by="M. Jansen", texts=("ja", "ja"))
    with pytest.raises(ObjectionError, match=f"--vervangt {first}"):
        answer_draft(number, again, known)
    second = record.answer(number, outcome=Upheld.YES, replaces=first, reason="verkeerde uitkomst")
    (one,) = record.state.complaints
    assert one.answer is not None
    assert (one.answer.number, one.answer.outcome) == (second, Upheld.YES)
    assert [old.replaced_by for old in one.earlier] == [second]
    assert any("verkeerde uitkomst" in said for said in remarks_of(one, record.state))
    with pytest.raises(ObjectionError, match=f"nu antwoord {second}"):
        record.answer(number, replaces=first, reason="x")
    with pytest.raises(ObjectionError, match="--reden"):
        record.answer(number, replaces=second)


def test_an_objection_from_before_the_decision_it_is_against_is_asked_about() -> None:
    bid = RESULT.bids[0].id
    given = Complaint(number=0, bid=bid, received=DAY, against=(900,), arguments=("een",), by="P. de Wit")
    later = (decided(bid, DAY + dt.timedelta(days=1)),)
    with pytest.raises(ObjectionError, match=r"van 15 september 2026, maar besluit 900 is van 16 september 2026.* --toch"):
        objection_draft(given, later, Objections(standing=()))
    assert objection_draft(given, later, Objections(standing=()), early=True)
    assert objection_draft(given, (decided(bid),), Objections(standing=()))  # the day itself is no question


def test_an_objection_is_measured_against_the_announcement_of_the_decision_it_is_against() -> None:
    bid = RESULT.bids[0]
    record = Record()
    record.announce()
    record.complain(DAY + dt.timedelta(days=20), bid=bid.id)
    (one,) = record.state.complaints
    rulings = (replace(decided(bid.id), replaced_by=901), decided(bid.id, DAY + dt.timedelta(days=10), number=901))
    now = replace(record.state, rulings=rulings)
    late = in_time(one.received, terms_of(RESULT, now, replace(one, against=(900,)), bid.regions))
    assert "Te laat in elke lezing" in late
    for against in ((), (901,)):  # nobody made that one known
        assert terms_of(RESULT, now, replace(one, against=against), bid.regions) == ()
    (court,) = terms_of(RESULT, now, replace(one, answer=Answer(**ANSWER_OF)), bid.regions)
    assert (court.code, court.last) == ("rechter", dt.date(2026, 10, 24))


LATER = dt.date(2026, 10, 12)
"""Somebody else is decided on, and that is made known on this day."""


def test_a_later_announcement_for_somebody_else_makes_no_late_objection_timely() -> None:
    one, other = RESULT.bids[:2]
    rulings = (decided(one.id), decided(other.id, LATER, number=901))
    for region in ("", one.regions[0]):
        record = Record()
        first = record.announce()
        second = record.announce(LATER, rulings, region=region)
        record.complain(LATER, bid=one.id)
        now = replace(record.state, rulings=rulings)
        (objection,) = now.complaints
        assert in_time(objection.received, terms_of(RESULT, now, objection, one.regions)) == "Te laat in elke lezing van de termijn."
        mine = {plan.announced.number: plan.objections for plan in plans(RESULT, now)}
        assert mine == {first: 1, second: 0}
        keys = [line.key for plan in plans(RESULT, now) for line in plan.lines if line.term.code == "bezwaar-termijn"]
        assert len(keys) == len(set(keys)) == 2


def test_a_second_announcement_for_all_is_of_later_decisions() -> None:
    record = Record()
    first = record.announce()
    for rulings in ((), (decided("berk"),), (decided("berk", LATER + dt.timedelta(days=1)),)):
        with pytest.raises(AnnouncementError, match=f"--vervangt {first}"):
            record.announce(LATER, rulings)
    second = record.announce(LATER, (decided("berk", LATER),))
    known = record.state.announced
    assert [one.number for one in known] == [first, second]
    for day, until, number in ((DAY, None, first), (LATER, None, second), (DAY, DAY, None), (LATER, LATER, None)):
        found = makes_known("nijmegen", day, known, until=until)
        assert (found.number if found else None) == number


def test_a_decision_that_was_replaced_before_the_announcement_was_never_made_known() -> None:
    bid = RESULT.bids[0]
    record = Record()
    record.announce(LATER)
    record.complain(LATER, bid=bid.id, against=())
    rulings = (replace(decided(bid.id), replaced_by=901), decided(bid.id, DAY + dt.timedelta(days=3), number=901))
    now = replace(record.state, rulings=rulings)
    (one,) = now.complaints
    assert terms_of(RESULT, now, replace(one, against=(900,)), bid.regions) == ()
    assert terms_of(RESULT, now, replace(one, against=(901,)), bid.regions)


def test_an_objection_over_two_regions_is_measured_in_each() -> None:
    """Announced there on other days: late in the one, in time in the other, and under both announcements."""
    bid = next(one for one in RESULT.bids if len(one.regions) > 1)
    here, there = bid.regions[:2]
    record = Record()
    record.announce(DAY - dt.timedelta(days=30), region=here)
    record.announce(DAY, region=there)
    record.complain(DAY + dt.timedelta(days=1), bid=bid.id)
    now = record.state
    (one,) = now.complaints
    terms = terms_of(RESULT, now, one, (here, there))
    names = {row.id: row.name for row in RESULT.procedure.regions}
    assert {term.where for term in terms if term.code == "bezwaar-termijn"} == {names[here], names[there]}
    said = in_time(one.received, terms)
    assert f"{names[there]}: Op tijd in elke lezing" in said
    assert f"{names[here]}: Op tijd of te laat hangt af van de lezing: te laat volgens de termijn." in said
    assert [plan.objections for plan in plans(RESULT, now)] == [1, 1]


def test_an_announcement_for_one_region_leaves_the_one_for_all_elsewhere() -> None:
    record = Record()
    first = record.announce()
    second = record.announce(DAY - dt.timedelta(days=2), replaces=first, region="nijmegen", reason="daar eerder")
    known = record.state.announced
    found = {region: makes_known(region, None, known) for region in ("nijmegen", "waardenland", EVERYWHERE)}
    assert {region: one.number for region, one in found.items() if one} == {"nijmegen": second, "waardenland": first, EVERYWHERE: first}
    assert [where(one, RESULT) for one in known] == ["alle regio's behalve Nijmegen", "Nijmegen"]


def test_the_decisions_that_an_objection_names_else_those_on_the_whole_bid_are_attacked() -> None:
    rulings = (decided("berk"), decided("berk", number=901, region="nijmegen"), decided("anders", number=902))
    one = Complaint(number=5, bid="berk", received=DAY, against=(901,), arguments=("een",), by="P. de Wit")
    assert [ruling.number for ruling in attacked_rulings(one, rulings)] == [901]
    assert [ruling.number for ruling in attacked_rulings(replace(one, against=()), rulings)] == [900, 901]


def test_an_objection_that_was_replaced_is_not_answered() -> None:
    record = Record()
    first = record.complain()
    second = record.complain(replaces=first, reason="x", arguments=("een",))
    with pytest.raises(ObjectionError, match=f"vervangen door bezwaar {second}"):
        complaint_of(first, complaints(record.entries))
    with pytest.raises(ObjectionError, match="nog geen bezwaar"):
        complaint_of(1, Objections(standing=()))
    with pytest.raises(ObjectionError, match="--reden"):
        record.complain(replaces=second)


# The clock


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (dt.date(2026, 9, 29), "Op tijd in elke lezing"),
        (dt.date(2026, 10, 1), "te laat volgens de termijn."),
        (dt.date(2026, 10, 2), "te laat volgens de termijn; volgens de kalender, strikt gelezen."),
        (dt.date(2026, 10, 3), "Te laat in elke lezing"),
    ],
)
def test_a_day_without_an_hour_is_read_with_and_without_that_day(received: dt.date, said: str) -> None:
    assert said in in_time(received, deadlines(RESULT.procedure, announced=DAY))


@pytest.mark.parametrize(
    ("name", "announced", "expected"),
    [
        ("2021", dt.date(2020, 9, 14), {"bezwaar-kalender": dt.date(2020, 9, 28), "antwoord": dt.date(2020, 10, 12)}),
        ("2023", dt.date(2022, 9, 15), {}),
        ("2024-2025", dt.date(2023, 9, 15), {"bezwaar-kalender": dt.date(2023, 9, 29), "antwoord": dt.date(2023, 10, 15)}),
        (
            *("2027-2028", dt.date(2026, 9, 18)),
            {
                "bezwaar-kalender": dt.date(2026, 10, 1),
                "bezwaar-termijn": dt.date(2026, 10, 2),
                "antwoord": dt.date(2026, 10, 16),
                "rechter": dt.date(2026, 10, 30),
            },
        ),
    ],
)
def test_the_days_of_every_round(name: str, announced: dt.date, expected: dict[str, dt.date]) -> None:
    """2021 and 2024-2025 name an hour on the last day itself; 2023 names nothing; 2027-2028 leaves two readings."""
    found = deadlines(procedure(rules := load(name), rules.offices[0].id), announced=announced)
    assert {one.code: one.last for one in found} == expected


def test_the_day_of_the_court_counts_from_the_real_answer_and_from_its_correction() -> None:
    record = Record()
    record.announce()
    number = record.complain(bid=RESULT.bids[0].id)
    (plan,) = plans(RESULT, record.state)
    today = dt.date(2026, 12, 1)
    assert "begint te lopen bij uw antwoord" in [plan.standing(line, today=today) for line in plan.lines]
    first = record.answer(number, dt.date(2026, 10, 5))
    record.answer(number, dt.date(2026, 10, 6), replaces=first, reason="x")
    (plan,) = plans(RESULT, record.state)
    (court,) = [line for line in plan.lines if line.term.code == "rechter"]
    assert court.term.last == dt.date(2026, 10, 20)
    assert court.term.source.clause == "bezwaar"
    assert "ongegrond" in court.done


def test_who_took_the_objection_back_does_not_go_to_court() -> None:
    record = Record()
    record.announce()
    record.answer(record.complain(bid=RESULT.bids[0].id), outcome=Upheld.WITHDRAWN, texts=())
    (plan,) = plans(RESULT, record.state)
    assert "rechter" not in {line.term.code for line in plan.lines}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2026, 9, 28), {"bezwaar-termijn": "nog 1 dag", "bezwaar-kalender": "nog 3 dagen"}),
        (dt.date(2026, 9, 29), {"bezwaar-termijn": "vandaag"}),
        (dt.date(2026, 10, 2), {"bezwaar-termijn": "voorbij", "bezwaar-kalender": "voorbij, strikt gelezen", "rechter": "nog 28 dagen"}),
        (dt.date(2026, 10, 3), {"bezwaar-kalender": "voorbij", "rechter": "vervalt: geen bezwaar vastgelegd"}),
    ],
)
def test_each_day_says_how_it_stands(today: dt.date, expected: dict[str, str]) -> None:
    record = Record()
    record.announce()
    (plan,) = plans(RESULT, record.state)
    said = {line.term.code: plan.standing(line, today=today) for line in plan.lines}
    assert expected.items() <= said.items()


def test_the_objection_of_who_was_removed_stays_in_the_list_under_its_number() -> None:
    record = Record()
    record.announce(region="nijmegen")
    record.answer(record.complain(bid="90001111"), dt.date(2026, 10, 10))
    now = replace(record.state, rulings=(decided("90001111", region="nijmegen"),), removed=frozenset({"90001111"}))
    (plan,) = plans(RESULT, now)
    (line,) = [line for line in plan.lines if line.term.code == "rechter"]
    assert "inschrijver 90001111" in line.name
    assert plan.standing(line, today=dt.date(2026, 10, 20)).startswith("nog 4 dagen")


def test_an_objection_under_no_announcement_is_not_told_as_none() -> None:
    bid = RESULT.bids[0].id
    record = Record()
    record.announce()
    number = record.complain(DAY + dt.timedelta(days=20), bid=bid)
    now = replace(record.state, rulings=(decided(bid, DAY + dt.timedelta(days=10)),))
    assert [one.number for one in unannounced(RESULT, now)] == [number]
    (plan,) = plans(RESULT, now)
    said = {plan.standing(line, today=dt.date(2026, 12, 1)) for line in plan.lines}
    assert "vervalt: geen bezwaar onder deze bekendmaking" in said
    assert "vervalt: geen bezwaar vastgelegd" not in said


def test_an_objection_under_no_announcement_has_its_days_in_the_calendar() -> None:
    bid = RESULT.bids[0]
    record = Record()
    number = record.complain(DAY, bid=bid.id)
    (line,) = loose(RESULT, record.state)
    assert (line.key, line.term.last) == (f"antwoord-bezwaar-{number}", dt.date(2026, 10, 16))
    assert line.done == f"bezwaar {number} nog niet beantwoord"
    record.answer(number, dt.date(2026, 10, 10))
    (line,) = loose(RESULT, record.state)
    assert (line.key, line.term.last) == (f"rechter-bezwaar-{number}", dt.date(2026, 10, 24))
    text = calendar((), name="x", edition=2, loose=[line]).decode()
    assert "DTSTART;VALUE=DATE:20261024" in text
    assert f"bezwaar {number}\\, {bid.name}" in text.replace("\r\n ", "")
    record.announce()
    assert loose(RESULT, record.state) == ()


def test_the_calendar_keeps_the_same_events_when_a_day_is_corrected() -> None:
    record = Record()
    first = record.announce()
    before = calendar(plans(RESULT, record.state), name="x", edition=1).decode()
    record.announce(DAY + dt.timedelta(days=1), replaces=first, reason="typefout")
    after = calendar(plans(RESULT, record.state), name="x", edition=2).decode()
    assert re.findall(r"UID:.*", before) == re.findall(r"UID:.*", after)
    assert "DTSTART;VALUE=DATE:20260929" in before
    assert "DTSTART;VALUE=DATE:20260930" in after
    assert "SEQUENCE:2" in after
    number = record.complain(bid=RESULT.bids[0].id)
    record.answer(number)
    done = calendar(plans(RESULT, record.state), name="x", edition=4).decode()
    assert f"UID:x-rechter-bezwaar-{number}@" in done
    record.complain(bid=RESULT.bids[0].id, replaces=number, reason="x")
    assert f"UID:x-rechter-bezwaar-{number}@" in calendar(plans(RESULT, record.state), name="x", edition=5).decode()


def test_regions_announced_on_their_own_days_have_events_of_their_own() -> None:
    record = Record()
    record.announce(region="nijmegen")
    record.announce(DAY + dt.timedelta(days=1), region="waardenland")
    text = calendar(plans(RESULT, record.state), name="x", edition=2).decode()
    found = re.findall(r"UID:(.*)@", text)
    assert len(found) == len(set(found))
    assert text.count("20260929") == text.count("20260930") == 1


def test_the_same_objection_is_on_record_once_unless_the_first_was_replaced() -> None:
    record = Record()
    first = record.complain()
    with pytest.raises(ObjectionError, match=f"staat al vast: bezwaar {first}"):
        record.complain()
    record.complain(replaces=first, reason="typefout", arguments=("een",))
    again = record.complain()
    assert {one.number for one in complaints(record.entries).standing} == {again - 1, again}


# The commands


@pytest.fixture(scope="module")
def case(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy that the walk below goes through in order."""
    shutil.copytree(job.case, copy := tmp_path_factory.mktemp("bezwaar") / "zaak")
    settings = copy / "zaak.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("# twee_personen = true", "twee_personen = true"), encoding="utf-8")
    return copy


BECAUSE = ("--reden", "toch gegrond", "--door", "M. Jansen")


def run(case: Path, command: str, *words: str) -> tuple[int, str]:
    done = toetssteen(command, "--zaak", case, *words)
    return done.returncode, done.stdout + done.stderr


def number_in(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def test_the_day_on_which_a_second_person_confirmed_an_announcement_can_be_told(job: Job, tmp_path: Path) -> None:
    """As with a decision or an answer: somebody signed on the 16th, and another puts it on record later."""
    shutil.copytree(job.case, case := tmp_path / "zaak")
    text = (case / "zaak.toml").read_text(encoding="utf-8")
    (case / "zaak.toml").write_text(text.replace("# twee_personen = true", "twee_personen = true"), encoding="utf-8")
    number = number_in(run(case, "termijnen", "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")[1], r"--bevestig (\d+)")
    confirm = ("--bevestig", number, "--door", "P. de Wit", "--op")
    code, said = run(case, "termijnen", *confirm, "2026-09-14")
    assert code == 2
    assert "eerdere dag (14 september 2026)" in said
    assert run(case, "termijnen", *confirm, "2099-01-01")[0] == 2
    code, said = run(case, "termijnen", *confirm, "2026-09-16")
    assert code == 0, said
    assert "bevestigd door P. de Wit op 16 september 2026 (vastgelegd op " in said
    code, said = run(case, "termijnen", "--bekendgemaakt", "2026-09-17", "--op", "2026-09-17", "--door", "M. Jansen")
    assert code == 2
    assert "Er is niets vastgelegd." in said


def test_the_walk_of_a_lawyer(case: Path) -> None:
    """Announced by two, corrected, objected, corrected, answered, corrected: everything follows the last, and everything still holds."""
    code, said = run(case, "termijnen", "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")
    assert code == 1
    first = number_in(said, r"--bevestig (\d+)")
    assert "laatste dag" not in said
    assert run(case, "termijnen", "--bevestig", first, "--door", "M. Jansen")[0] == 2
    code, said = run(case, "termijnen", "--bevestig", first, "--door", "P. de Wit")
    assert code == 0, said
    assert "29 september 2026" in said
    words = ("--bekendgemaakt", "16-9-2026", "--door", "M. Jansen", "--vervangt", first)
    assert run(case, "termijnen", *words)[0] == 2
    code, said = run(case, "termijnen", *words, "--reden", "typefout")
    second = number_in(said, r"--bevestig (\d+)")
    assert "29 september 2026" in said  # the first stands until the second is confirmed
    code, said = run(case, "termijnen", "--bevestig", second, "--door", "P. de Wit")
    assert "30 september 2026" in said
    assert "typefout" in said
    code, said = run(case, "bezwaar", "--inschrijver", "zorgwijzer", "--ontvangen", "2026-10-02", "--punt", "een", "--door", "P. de Wit")
    assert code == 1
    objection = number_in(said, r"nummer (\d+)")
    run(case, "bezwaar", "--inschrijver", "kustlijn", "--ontvangen", "2026-09-20", "--punt", "van een ander", "--door", "P. de Wit")
    code, said = run(case, "bezwaar", "--vervangt", objection, "--ontvangen", "2026-09-28", "--reden", "stempel", "--door", "P. de Wit")
    corrected = number_in(said, r"nummer (\d+)")
    assert "Op tijd in elke lezing" in said
    assert "van een ander" not in said  # only the one concerned
    answer = ("--uitkomst", "ongegrond", "--op", "2026-10-10", "--antwoord", "nee", "--door", "M. Jansen")
    assert "vervangen door" in run(case, "bezwaar", "--beantwoord", objection, *answer)[1]
    code, said = run(case, "bezwaar", "--beantwoord", corrected, *answer)
    assert code == 0, said
    assert "tot en met zaterdag 24 oktober 2026" in said
    answered = number_in(said, r"antwoord (\d+) van")
    assert "van M. Jansen, zaterdag 10 oktober 2026 (vastgelegd op " in said
    assert "  Vastgelegd door P. de Wit." in said
    code, said = run(case, "bezwaar", "--vervangt", answered, "--op", "12-10-2026", "--reden", "later", "--door", "M. Jansen")
    assert code == 0, said
    assert "tot en met maandag 26 oktober 2026" in said
    settings = case / "zaak.toml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(kept.replace("\ntwee_personen = false", "\ntwee_personen = true"), encoding="utf-8")
    code, said = run(case, "bezwaar", "--vervangt", number_in(said, r"antwoord (\d+) van"), "--uitkomst", "gegrond", *BECAUSE)
    assert code == 0, said  # the answer before it stands
    proposed = number_in(said, r"--bevestig (\d+) --door")
    assert run(case, "bezwaar", "--bevestig", proposed, "--door", "M. Jansen")[0] == 2
    code, said = run(case, "bezwaar", "--weiger", proposed, "--reden", "Het bezwaar is echt ongegrond.", "--door", "P. de Wit")
    assert code == 0, said
    assert f"Antwoord {proposed} is geweigerd door P. de Wit" in said
    assert "Ongegrond: antwoord" in said
    assert run(case, "controleer")[0] == 2  # no --zaak there: the case is a place
    assert toetssteen("controleer", case).returncode == 0
    settings.write_text(kept, encoding="utf-8")
    assert toetssteen("controleer", case).returncode == 1  # what zaak.toml says now is not on record yet: a question


def test_a_letter_counts_from_the_announcement_and_bears_the_head_after_what_it_tells(case: Path) -> None:
    words = ("--inschrijver", "kustlijn", "--uitkomst", "niet_gekozen", "--reden", "Een ander vult de leemte.", "--door", "M. Jansen")
    words = (*words, "--ondanks", "plaats_vrij")
    said = run(case, "besluit", *words, "--op", "2026-09-10")[1]
    number = number_in(said, r"Besluit (\d+) is vastgelegd")
    letter = ("brief", "niet_gekozen", "--zaak", case, "--inschrijver", "kustlijn", "--datum", "2026-09-16")
    done = toetssteen(*letter)
    assert done.returncode == 0, done.stderr
    path = Path(number_in(done.stdout, r"De brief: (.+)"))
    said = text(path.read_bytes())
    assert "Wij maakten de uitslag bekend op woensdag 16 september 2026. De laatste dag is dan woensdag 30 september 2026." in said
    assert "Een ander vult de leemte." in said
    head = number_in(said, rf"register ([0-9a-f]{{64}}) · besluit {number}")
    connection = sqlite3.connect(case / "register.sqlite")
    found = connection.execute("SELECT volgnummer FROM vermeldingen WHERE kop = ?", (head,)).fetchone()
    connection.close()
    assert found == (int(number),)
    assert toetssteen("controleer", case, "--kop", head).returncode == 0
    before = path.read_bytes()
    run(
        case,
        "besluit",
        "--inschrijver",
        "noorderpad",
        "--uitkomst",
        "geselecteerd",
        "--reden",
        "dit plan past het best",
        "--door",
        "M. Jansen",
    )
    assert toetssteen(*letter).returncode == 0
    assert path.read_bytes() == before  # what is recorded later about another changes nothing


def test_an_announcement_from_before_a_decision_did_not_make_it_known(case: Path) -> None:
    words = ("--inschrijver", "oeverlicht", "--uitkomst", "niet_gekozen", "--reden", "Vier anderen gingen voor.", "--door", "M. Jansen")
    words = (*words, "--ondanks", "plaats_vrij")
    assert run(case, "besluit", *words, "--op", "2026-10-20", "--regio", "nijmegen")[0] == 0
    done = toetssteen(
        *("brief", "niet_gekozen", "--zaak", case, "--inschrijver", "oeverlicht", "--datum", "2026-10-21", "--regio", "nijmegen")
    )
    assert "na de bekendmaking van 16 september 2026" in done.stdout
    assert "VOORLOPIG" in done.stdout


def test_all_objections_in_order_with_arguments_answers_and_days(case: Path) -> None:
    code, said = run(case, "bezwaar")
    assert code == 1
    assert said == run(case, "bezwaar", "--lijst")[1]
    assert said.index("van een ander") < said.index("stempel")
    assert "Antwoord: nee" in said
    assert "Te laat: dat moest uiterlijk op vrijdag 16 oktober 2026" in said


def test_a_package_tells_what_was_corrected_and_holds(case: Path) -> None:
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "zorgwijzer")
    assert done.returncode == 0, done.stderr
    folder = Path(number_in(done.stdout, r"Bewijspakket van .*?: (.+)"))
    assert toetssteen("controleer", folder).returncode == 0
    objections = (folder / "data" / "bezwaren.json").read_text(encoding="utf-8")
    assert "2026-10-02" in objections
    assert "2026-09-28" in objections
    assert "van een ander" not in (folder / "data" / "register.jsonl").read_text(encoding="utf-8")
    index = (folder / "data" / "index.html").read_text(encoding="utf-8")
    decided_page = (max((case / "rapporten").glob("besluiten-*")) / "besluiten.html").read_text(encoding="utf-8")
    assert "26 oktober 2026" in index
    for said in ("De reden: stempel", "De reden: later", " was: ongegrond: punt 1: “nee”"):
        assert said in index
        assert said in decided_page


def test_an_objection_under_the_wrong_name_is_not_in_the_package_of_that_bidder(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, copy := tmp_path / "zaak")
    code, said = run(copy, "bezwaar", "--inschrijver", "helder advies", "--ontvangen", "2026-09-21", "--punt", "geheim", "--door", "x")
    number = number_in(said, r"nummer (\d+)")
    code, said = run(copy, "bezwaar", "--vervangt", number, "--inschrijver", "noorderpad", "--reden", "verkeerde naam", "--door", "x")
    assert code == 1, said
    for name, there in (("helder advies", False), ("noorderpad", True)):
        done = toetssteen("dossier", "--zaak", copy, "--inschrijver", name)
        folder = Path(number_in(done.stdout, r"Bewijspakket van .*?: (.+)"))
        assert ("geheim" in (folder / "data" / "register.jsonl").read_text(encoding="utf-8")) == there
        assert toetssteen("controleer", folder).returncode == 0


def test_a_letter_is_kept_only_with_its_objection(case: Path, tmp_path: Path) -> None:
    (letter := tmp_path / "bezwaar.txt").write_text("wij maken bezwaar", encoding="utf-8")
    words = ("--inschrijver", "oeverlicht", "--ontvangen", "2026-09-20", "--punt", "zo", "--door", "M. Jansen", "--bestand", str(letter))
    before = set((case / "originelen").rglob("*"))
    code, said = run(case, "bezwaar", *words, "--tegen", "99999")
    assert (code, "besluit 99999" in said) == (2, True)
    assert set((case / "originelen").rglob("*")) == before


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        ("termijnen", ["--vervangt", "3"], "--bekendgemaakt"),
        ("termijnen", ["--bekendgemaakt", "2026-09-15", "--regio", "mars", "--door", "x"], "mars is geen regio"),
        ("termijnen", ["--bekendgemaakt", "2099-09-15", "--door", "x"], "15 september 2099 kan niet"),
        ("bezwaar", ["--punt", "x"], "--inschrijver"),
        ("bezwaar", ["--inschrijver", "kustlijn", "--punt", "x"], "--ontvangen"),
        ("bezwaar", ["--vervangt", "3", "--door", "x"], "geen bezwaar 3"),
    ],
)
def test_what_is_missing_is_said(case: Path, command: str, words: list[str], said: str) -> None:
    code, text = run(case, command, *words)
    assert code == 2
    assert said in text

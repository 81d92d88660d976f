"""A second person who does not agree: what was recorded does not count, the reason stays, and what comes in its place is looked at too."""

import datetime as dt
from dataclasses import replace

import pytest
from test_toetssteen_objections import DAY, Record

from reports.complaint import Answer, Complaint, Upheld
from reports.decision import Outcome, Ruling
from toetssteen.announcements import AnnouncementError, announcements
from toetssteen.announcements import confirmation as of_announcement
from toetssteen.chain import Draft, Kind
from toetssteen.decisions import confirmation as of_decision
from toetssteen.decisions import rulings
from toetssteen.grounds import DecisionError
from toetssteen.objections import ObjectionError, complaints
from toetssteen.objections import confirmation as of_answer
from toetssteen.removal_plan import PlanError, draft, plans, to_confirm, waiting_for
from toetssteen.schedule import _waits
from toetssteen.second_person import Second
from toetssteen.state import history_of, remarks_of

YES = Second(by="P. de Wit", on=DAY)
NO = Second(by="P. de Wit", on=DAY, refuses=True, reason="De dag op de brief is een andere.")


def the_one(record: Record) -> Complaint:
    (one,) = record.state.complaints
    return one


# Announcements


def test_an_announcement_that_was_refused_starts_no_term_and_a_new_one_names_it() -> None:
    record = Record(two_persons=True)
    first = record.announce()
    for wrong, said in (
        (Second(by="M. Jansen", on=DAY, refuses=True, reason="dit is niet goed"), "Een ander"),
        (Second(by="P. de Wit", on=DAY, refuses=True, reason="fout"), "in een zin"),
    ):
        with pytest.raises(AnnouncementError, match=said):
            of_announcement(first, announcements(record.entries), wrong)
    record.put(of_announcement(first, announcements(record.entries), NO))
    assert record.state.announced == ()
    (one,) = announcements(record.entries)
    assert one.dropped
    assert not one.waits
    for again in (YES, NO):
        with pytest.raises(AnnouncementError, match=r"al geweigerd door P\. de Wit"):
            of_announcement(first, announcements(record.entries), again)
    with pytest.raises(AnnouncementError, match=f"geweigerd door P. de Wit.*--vervangt {first}"):
        record.announce()
    record.two = False  # the settings ask for one person now: who refused is not passed by
    second = record.announce(replaces=first, reason="de dag op de brief")
    assert record.state.announced == ()
    record.put(of_announcement(second, announcements(record.entries), YES))
    assert record.only.number == second
    said = "\n".join(history_of(record.only, record.state))
    assert f"Nummer {first} is geweigerd door P. de Wit op 15 september 2026. De reden: De dag op de brief is een andere." in said


def test_the_one_that_stands_goes_on_when_its_correction_is_refused() -> None:
    record = Record(two_persons=True)
    first = record.announce()
    record.put(of_announcement(first, announcements(record.entries), YES))
    second = record.announce(DAY + dt.timedelta(days=1), replaces=first, reason="typefout")
    later = replace(NO, on=DAY + dt.timedelta(days=1))
    record.put(of_announcement(second, announcements(record.entries), later))
    assert record.only.number == first
    with pytest.raises(AnnouncementError, match=f"--vervangt {second}"):
        record.announce(DAY + dt.timedelta(days=2), replaces=first, reason="typefout")
    third = record.announce(DAY + dt.timedelta(days=2), replaces=second, reason="nu goed")
    record.put(of_announcement(third, announcements(record.entries), replace(YES, on=DAY + dt.timedelta(days=2))))
    assert record.only.number == third
    assert [one.replaced_by for one in announcements(record.entries)] == [third, third, None]


def test_what_needs_no_second_person_is_not_refused() -> None:
    record = Record()
    first = record.announce()
    with pytest.raises(AnnouncementError, match="wacht niet op een tweede persoon"):
        of_announcement(first, announcements(record.entries), NO)


# Answers


def test_an_answer_counts_once_a_second_person_confirms_it() -> None:
    record = Record()
    number = record.complain()
    answer = record.answer(number, needs_second=True)
    one = the_one(record)
    assert one.is_open
    assert one.answer is None
    assert one.proposed is not None
    assert _waits(one) == f"bezwaar {number} nog niet beantwoord (antwoord {answer} wacht op een tweede persoon)"
    assert "een tweede persoon moet het nog bevestigen" in "\n".join(remarks_of(one, record.state))
    with pytest.raises(ObjectionError, match="Een ander"):
        of_answer(answer, complaints(record.entries), Second(by="Drs. M. Jansen", on=DAY))
    with pytest.raises(ObjectionError, match=f"Kies uit: {answer}"):
        of_answer(99, complaints(record.entries), YES)
    record.put(of_answer(answer, complaints(record.entries), YES))
    one = the_one(record)
    assert not one.is_open
    assert one.answer is not None
    assert (one.answer.number, one.answer.confirmed_by, one.proposed) == (answer, "P. de Wit", None)
    assert f"Antwoord {answer} is bevestigd door P. de Wit, op 15 september 2026." in list(remarks_of(one, record.state))


def test_an_answer_that_was_refused_is_none_and_a_new_one_names_it() -> None:
    record = Record()
    number = record.complain()
    first = record.answer(number, needs_second=True)
    record.put(of_answer(first, complaints(record.entries), NO))
    assert the_one(record).is_open
    with pytest.raises(ObjectionError, match=f"geweigerd door P. de Wit.*--vervangt {first}"):
        record.answer(number)
    second = record.answer(number, outcome=Upheld.YES, replaces=first, reason="andere uitkomst")  # the settings ask no more
    assert the_one(record).is_open
    record.put(of_answer(second, complaints(record.entries), YES))
    one = the_one(record)
    assert one.answer is not None
    assert (one.answer.number, one.answer.outcome) == (second, Upheld.YES)
    said = "\n".join(remarks_of(one, record.state))
    assert f"Antwoord {first} is geweigerd door P. de Wit" in said
    assert f"Antwoord {second} verbetert antwoord {first}" in said


def test_an_answer_stands_while_its_correction_waits_also_when_the_objection_is_corrected() -> None:
    record = Record()
    number = record.complain()
    first = record.answer(number)
    second = record.answer(number, outcome=Upheld.YES, replaces=first, reason="andere uitkomst", needs_second=True)
    later = record.complain(replaces=number, reason="verkeerde dag", received=DAY + dt.timedelta(days=1))
    one = the_one(record)
    assert (one.number, one.answer and one.answer.number, one.proposed and one.proposed.number) == (later, first, second)
    record.put(of_answer(second, complaints(record.entries), YES))
    one = the_one(record)
    assert one.answer is not None
    assert (one.answer.number, [old.number for old in one.earlier], one.proposed) == (second, [first], None)


def test_an_answer_of_an_older_register_waits_for_nobody() -> None:
    record = Record()
    number = record.complain()
    body = {"uitkomst": "ongegrond", "op": "2026-09-20", "door": "M. Jansen", "antwoorden": ["nee", "nee"], "bestand": ""}
    record.put(Draft(kind=Kind.ANSWER, subject=str(number), body=body))
    assert isinstance(the_one(record).answer, Answer)


# Decisions and removals


def decision(replaces: int | None = None, *, asked: bool = True) -> Draft:
    body = {"uitkomst": "geselecteerd", "reden": "zo is besloten", "bepaling": "", "door": "M. Jansen", "functie": "", "op": "2026-09-10"}
    more = {"gronden": [], "vervangt": replaces, "toetsing": "0" * 64, "waarneming": "1" * 64, "gezien": "", "twee_personen": asked}
    return Draft(kind=Kind.DECISION, subject="berk/*/*", body=body | more)


def decided(record: Record) -> tuple[Ruling, ...]:
    return rulings(record.entries, two_persons=False)


def test_a_decision_that_was_refused_does_not_count_and_the_one_before_it_does() -> None:
    record = Record()
    first = record.put(decision(asked=False))
    second = record.put(decision(first))
    record.put(of_decision(second, decided(record), NO))
    old, new = decided(record)
    assert (old.stands, new.stands, new.waits) == (True, False, False)
    assert new.refused is not None
    assert (new.refused.by, new.refused.reason, new.outcome) == ("P. de Wit", NO.reason, Outcome.SELECTED)
    with pytest.raises(DecisionError, match=r"al geweigerd door P\. de Wit, op 15 september 2026"):
        of_decision(second, decided(record), YES)
    record.put(YES.draft(second))  # whoever writes it into the register by hand changes nothing
    assert not decided(record)[1].stands
    third = record.put(decision(second))
    record.put(of_decision(third, decided(record), YES))
    record.put(NO.draft(third))
    assert [one.replaced_by for one in decided(record)] == [third, third, None]
    assert decided(record)[2].stands


def test_a_removal_that_was_refused_waits_for_nobody() -> None:
    record = Record()
    again = draft({"1": "voorbij"}, reason="voorbij", by="M. Jansen", on=DAY)
    first = record.put(again)
    assert waiting_for(again, plans(record.entries)) is not None
    with pytest.raises(PlanError, match="Een ander"):
        to_confirm(first, plans(record.entries), Second(by="m jansen", on=DAY, refuses=True, reason="dit is niet goed"))
    plan = to_confirm(first, plans(record.entries), NO)
    record.put(NO.draft(plan.number))
    (one,) = plans(record.entries)
    assert not one.waits
    assert waiting_for(again, plans(record.entries)) is None
    with pytest.raises(PlanError, match="al geweigerd"):
        to_confirm(first, plans(record.entries), YES)

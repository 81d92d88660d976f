"""The second person is not the first with another spelling."""

import datetime as dt

import pytest

from reports.decision import Person
from toetssteen.announcements import Announced, AnnouncementError
from toetssteen.announcements import confirmation as of_announcement
from toetssteen.removal_plan import Plan, PlanError, to_confirm
from toetssteen.second_person import Second, refusal, same_person

DAY = dt.date(2026, 9, 10)


@pytest.mark.parametrize(
    "second",
    [
        "M. Jansen",
        "m jansen",
        "Jansen",
        "Drs. M. Jansen",
        "M. Jansen (inkoper)",
        "Jansen (inkoper)",
        "Jansen, M.",
        "M. Jansen, inkoper",
        "Inkoper M. Jansen",
        "mevrouw Jansen",
        "Meneer Jansen",
        "M.J. Jansen",
        "Maria Jansen",
        "M. Jansen-de Boer",
        "m.jansen@vgz.nl",
        "P. Jansen",  # another initial: only given names in full tell two people apart
        "JANSEN",
        "M. Jánsen",
    ],
)
def test_another_spelling_is_no_other_person(second: str) -> None:
    assert same_person("M. Jansen", second)
    assert same_person(second, "M. Jansen")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Anna Bakker", "Bakker Anna", id="the other way around"),
        pytest.param("Anna Bakker", "Anna B.", id="the surname as a letter"),
        pytest.param("Anna Bakker", "A.B.", id="letters alone"),
        pytest.param("Anna Bakker", "Teamleider Bakker", id="a position before the name"),
        pytest.param("Anna Bakker", "Directeur (Anna Bakker)", id="the name between brackets"),
        pytest.param("Anna Bakker", "\u0410nna Bakker", id="a letter of another alphabet"),
        pytest.param("Anna Bakker", "Ann\u0430 B\u0430kk\u0435r", id="small letters of another alphabet"),
        pytest.param("Anna Bakker", "An\u200bna Bakker", id="something nobody sees"),
        pytest.param("Maria Jansen", "Jansen, Inkoper", id="a position for a given name"),
        pytest.param("Maria Jansen", "Senior inkoopadviseur", id="a position alone"),
        pytest.param("Annemarie Bakker", "Bakker, Anne-Marie", id="one given name in two"),
        pytest.param("Maria Jansen", "Jansen-de Boer, M.", id="a married name with a letter"),
        pytest.param("Søren Łukasz", "Soren Lukasz", id="strokes through letters"),
        pytest.param("MARIA JANSEN", "Maria Jansen", id="capitals"),
    ],
)
def test_who_can_be_the_same_is_asked_for_more(first: str, second: str) -> None:
    assert same_person(first, second)
    assert same_person(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Bakker", "Anna de Wit"),
        ("JAN BOS", "PIET BOS"),
        ("Ad Jansen", "Piet Jansen"),
        ("Teamleider Anna Bakker", "Teamleider Piet Bakker"),
        ("m.jansen@vgz.nl", "p.smit@vgz.nl"),
        ("Pieter Bakker", "Wouter Bakker"),
        ("M. Jansen", "P. de Wit"),
        ("Maria Jansen", "Piet Jansen"),
        ("Maria Jansen", "Marieke Jansen"),
        ("Maria Jansen (inkoper)", "Piet Jansen (inkoper)"),
        ("Jansen, Maria", "Piet Jansen"),
        ("J. de Vries", "J. van den Berg"),
        ("Maria de Boer", "Piet de Boer-Jansen"),
    ],
)
def test_two_people_are_two(first: str, second: str) -> None:
    assert not same_person(first, second)
    assert not same_person(second, first)


@pytest.mark.parametrize(("first", "second"), [("Maria Jansen", "Maria J. Jansen"), ("Jan Pieter de Vries", "J.P. de Vries")])
def test_a_given_name_that_is_shared_or_missing_tells_nothing_apart(first: str, second: str) -> None:
    assert same_person(first, second)


def test_the_sentence_says_how_two_people_with_one_surname_are_written() -> None:
    said = refusal(what="Besluit 12 is van", first="M. Jansen", second="P. Jansen", again="Neem het opnieuw.")
    assert "Besluit 12 is van M. Jansen. Een ander moet het bevestigen." in said
    assert "“P. Jansen” kan dezelfde persoon zijn" in said
    assert "de voornaam voluit, zoals Maria Jansen en Piet Jansen. Neem het opnieuw." in said
    assert refusal(what="Besluit 12 is van", first="M. Jansen", second="P. de Wit", again="") == ""


def test_an_announcement_and_a_removal_ask_the_same() -> None:
    one = Announced(number=7, region="*", on=DAY, by="M. Jansen", at=dt.datetime(2026, 9, 10, tzinfo=dt.UTC), needs_second=True)
    with pytest.raises(AnnouncementError, match="voornaam voluit"):
        of_announcement(7, [one], Second(by="Drs. M. Jansen", on=DAY))
    plan = Plan(number=8, bids=("1",), by=Person(name="M. Jansen"), on=DAY, reason="voorbij")
    with pytest.raises(PlanError, match="voornaam voluit"):
        to_confirm(8, [plan], Second(by="Jansen", on=DAY))

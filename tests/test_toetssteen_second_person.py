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

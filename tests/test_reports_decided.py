"""What people decided, in lines and on the page: nothing that happened to a decision disappears, and sentences end."""

import dataclasses
import datetime as dt
import re

import people_sample
import pytest
from result_sample import HEAD, sample

from reports.decided import decided_report
from reports.decided_lines import of_bidder, stand
from reports.decision import Outcome, Refused
from reports.dossier import dossier_page
from reports.equality import equality_report
from reports.outstanding import Known
from templates.wording import sentence

RESULT = sample()
BID = RESULT.bids[0]
FIRST, SECOND, LAST = people_sample.rulings(RESULT)
REFUSED = Refused(by="P. de Groot", on=dt.date(2026, 9, 16), at="2026-09-16T10:00:00Z", reason="Grond D05 ontbreekt in de motivering")


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("te laat", "te laat."),
        ("te laat.", "te laat."),
        ("echt? ", "echt?"),
        ("zie “punt 3.”", "zie “punt 3.”"),
        ("zie “3”", "zie “3”."),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert sentence(text) == said


def test_a_refusal_stays_in_view_when_another_decision_came_in_its_place() -> None:
    told = stand(dataclasses.replace(FIRST, refused=REFUSED))
    assert told.startswith("geweigerd door P. de Groot op 16 september 2026: Grond D05 ontbreekt in de motivering.")
    assert told.endswith("Vervangen door 331.")
    assert stand(FIRST) == "vervangen door 331"


def test_who_confirmed_a_decision_stays_in_view_when_another_comes_in_its_place() -> None:
    """In court the old decision is looked at too: did it ever count, and who looked at it?"""
    never = dataclasses.replace(FIRST, needs_second=True)
    confirmed = dataclasses.replace(
        never, confirmed_by="P. de Groot", confirmed_on=dt.date(2026, 9, 16), confirmed_at="2026-09-16T10:00:00Z"
    )
    for one, told in (
        (never, "nooit bevestigd door een tweede persoon"),
        (confirmed, "was bevestigd door P. de Groot op 16 september 2026"),
    ):
        assert stand(one) == f"vervangen door 331; {told}"
        page = words(decided_report(RESULT, dataclasses.replace(people_sample.register(RESULT), rulings=(one, SECOND, LAST)), head=HEAD))
        assert f"vervangen door besluit 331; {told}" in page


def test_the_page_ends_the_reason_of_a_refusal_before_it_goes_on() -> None:
    rulings = (dataclasses.replace(FIRST, refused=REFUSED), SECOND, LAST)
    page = words(decided_report(RESULT, dataclasses.replace(people_sample.register(RESULT), rulings=rulings), head=HEAD))
    assert "Grond D05 ontbreekt in de motivering. Vervangen door besluit 331." in page


@pytest.mark.parametrize("changed", ["", "De uitkomst is gelijk, maar de uitleg is anders."])
def test_nothing_waits_is_not_said_under_a_decision_to_look_at_again(changed: str) -> None:
    chosen = dataclasses.replace(LAST, outcome=Outcome.NOT_CHOSEN, grounds=(), needs_second=False, changed=changed)
    found = of_bidder(Known(result=RESULT, rulings=(chosen,)), BID)
    assert any("Kijk opnieuw" in line for line in found.lines) == bool(changed)
    assert ("Er wacht hier niets meer op een besluit." in found.lines) == (not changed)
    assert found.to_do == bool(changed)


def test_the_foot_of_a_page_says_that_it_rests_on_decisions_too() -> None:
    pages = [
        equality_report(RESULT, head=HEAD, rulings=people_sample.rulings(RESULT)),
        decided_report(RESULT, people_sample.register(RESULT), head=HEAD),
    ]
    assert all("Zelfde mails, zelfde besluiten, zelfde regels" in page for page in pages)
    assert "Zelfde mails, zelfde regels" in equality_report(RESULT, head=HEAD)
    assert "Zelfde mails, zelfde register, zelfde regels" in dossier_page(RESULT, BID, people_sample.contents(RESULT), head=HEAD)

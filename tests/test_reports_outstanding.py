"""Places that are free, against a bid that is not chosen."""

import datetime as dt
from dataclasses import replace

import pytest
from result_sample import sample

from checklist.finding import Result
from reports.decided_lines import of_case
from reports.decision import EVERYWHERE, Outcome, Person, Ruling
from reports.outstanding import Known, free_places, vacancies

RESULT = sample()
REGION = max((row.id for row in RESULT.procedure.regions), key=lambda region: sum(row.region == region for row in RESULT.assessments))
BIDS = [row.bid for row in RESULT.assessments if row.region == REGION]


def ruling(bid: str, outcome: Outcome = Outcome.SELECTED, **more: object) -> Ruling:
    said = {
        "at": "",
        "reason": "zo is besloten",
        "clause": "",
        "by": Person(name="M. Jansen"),
        "part": EVERYWHERE,
        "region": REGION,
        **more,
    }
    number = 900 + BIDS.index(bid)
    return Ruling(number=number, bid=bid, outcome=outcome, on=dt.date(2026, 9, 10), **said)  # type: ignore[arg-type]  # fields by name


def with_places(places: int | None) -> Result:
    regions = tuple(replace(row, places=places) if row.id == REGION else row for row in RESULT.procedure.regions)
    return replace(RESULT, procedure=replace(RESULT.procedure, regions=regions))


@pytest.mark.parametrize(
    ("places", "rulings", "said"),
    [
        pytest.param(2, (), "nog niemand is geselecteerd", id="nobody"),
        pytest.param(2, (ruling(BIDS[1]),), "1 van de 2 bezet", id="one of two"),
        pytest.param(2, (ruling(BIDS[1]), ruling(BIDS[2], region=EVERYWHERE)), "", id="two of two"),
        pytest.param(1, (ruling(BIDS[1], needs_second=True),), "", id="one that waits for a second person"),
        pytest.param(1, (ruling(BIDS[1], replaced_by=999),), "nog niemand is geselecteerd", id="one that was replaced"),
        pytest.param(1, (ruling(BIDS[0]),), "nog niemand is geselecteerd", id="the bid itself, before"),
        pytest.param(1, (ruling(BIDS[1], Outcome.REJECTED),), "nog niemand is geselecteerd", id="a rejection takes no place"),
        pytest.param(None, (ruling(BIDS[1]),), "", id="a round that tells no places"),
    ],
)
def test_a_place_is_free_until_others_have_it(places: int | None, rulings: tuple[Ruling, ...], said: str) -> None:
    known = Known(result=with_places(places), rulings=rulings)
    assert free_places(known, region=REGION, but=BIDS[0]) == said
    assert [one.said for one in vacancies(known, bid=BIDS[0], region=REGION)] == ([said] if said else [])


def test_the_overview_tells_a_place_that_became_free() -> None:
    out = ruling(BIDS[0], Outcome.NOT_CHOSEN)
    name = next(row.name for row in RESULT.procedure.regions if row.id == REGION)
    told = f"Let op: in {name} is nog plaats (nog niemand is geselecteerd), en daar staat bij 1 inschrijving: niet gekozen."
    assert told in of_case(Known(result=with_places(1), rulings=(out,))).lines
    assert told not in of_case(Known(result=with_places(1), rulings=(out, ruling(BIDS[1])))).lines
    meant = replace(out, despite=(("plaats_vrij", "! Plaatsen: nog niemand is geselecteerd"),))
    assert told not in of_case(Known(result=with_places(1), rulings=(meant,))).lines

"""Receipt against closing, and six calendar months back."""

import datetime as dt

import pytest

from checklist.finding import Timeliness
from checklist.timing import dutch, local_day, moment, months_before, timeliness

CLOSES = dt.datetime.fromisoformat("2026-07-31T17:00:00+02:00")
BOUNDARY = dt.datetime.fromisoformat("2026-07-31T17:00:59+02:00")


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        pytest.param("2026-07-31T16:59:59+02:00", Timeliness.ON_TIME, id="a second before closing"),
        pytest.param("2026-07-31T17:00:00+02:00", Timeliness.ON_TIME, id="exactly at closing"),
        pytest.param("2026-07-31T15:00:00+00:00", Timeliness.ON_TIME, id="exactly at closing, in UTC"),
        pytest.param("2026-07-31T17:00:01+02:00", Timeliness.BOUNDARY, id="a second after closing"),
        pytest.param("2026-07-31T17:00:59+02:00", Timeliness.BOUNDARY, id="the last second of that minute"),
        pytest.param("2026-07-31T17:01:00+02:00", Timeliness.LATE, id="a minute after closing"),
        pytest.param("2026-07-31T16:30:00+01:00", Timeliness.LATE, id="half past four in London is half past five here"),
    ],
)
def test_receipt_against_closing(received: str, expected: Timeliness) -> None:
    state, because = timeliness(dt.datetime.fromisoformat(received), CLOSES, BOUNDARY)
    assert state is expected
    assert because.endswith(".")


def test_an_unknown_moment_is_uncertain() -> None:
    assert timeliness(None, CLOSES, BOUNDARY)[0] is Timeliness.UNCERTAIN


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-07-31", "2026-01-31", id="closing day"),
        pytest.param("2026-06-01", "2025-12-01", id="over the turn of the year"),
        pytest.param("2026-06-30", "2025-12-30", id="the thirtieth stays the thirtieth"),
        pytest.param("2026-08-29", "2026-02-28", id="clipped to the end of February"),
        pytest.param("2026-08-31", "2026-02-28", id="clipped from the thirty-first"),
        pytest.param("2028-08-31", "2028-02-29", id="clipped to a leap day"),
        pytest.param("2020-07-31", "2020-01-31", id="closing day of 2021's round"),
    ],
)
def test_six_calendar_months_back(day: str, expected: str) -> None:
    assert months_before(dt.date.fromisoformat(day), 6) == dt.date.fromisoformat(expected)


def test_the_local_day_is_dutch() -> None:
    assert local_day(dt.datetime.fromisoformat("2026-07-30T22:30:00+00:00")) == dt.date(2026, 7, 31)
    assert local_day(None) is None


def test_dates_are_written_as_people_do() -> None:
    assert dutch(dt.date(2026, 3, 1)) == "1 maart 2026"
    assert moment(dt.datetime.fromisoformat("2026-07-31T15:00:01+00:00")) == "31 juli 2026 om 17.00.01 uur"


@pytest.mark.parametrize(
    ("received", "other", "expected"),
    [
        pytest.param("16:41:07", "17:04:12", Timeliness.UNCERTAIN, id="in time by one, late by the other"),
        pytest.param("17:04:20", "16:58:00", Timeliness.UNCERTAIN, id="late by one, in time by the other"),
        pytest.param("17:00:30", "17:04:00", Timeliness.UNCERTAIN, id="on the edge by one"),
        pytest.param("16:41:07", "16:58:00", Timeliness.ON_TIME, id="in time by both"),
        pytest.param("17:41:07", "18:58:00", Timeliness.LATE, id="late by both"),
    ],
)
def test_two_moments_count_only_where_they_differ(received: str, other: str, expected: Timeliness) -> None:
    first, second = (dt.datetime.fromisoformat(f"2026-07-31T{clock}+02:00") for clock in (received, other))
    state, because = timeliness(first, CLOSES, BOUNDARY, others=(second,))
    assert state is expected
    shown = [clock.replace(":", ".").removesuffix(".00") for clock in (received, other)]
    assert all(f" {clock} uur" in because for clock in shown) == (expected is Timeliness.UNCERTAIN)

"""Dates as people write them."""

import datetime as dt

import pytest

from extractors.days.dates import dates, first_date
from extractors.excerpt import fold

MAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    "written",
    [
        "4 mei 2026", "04-05-2026", "4/5/'26", "4.5.2026", "2026-05-04", "d.d. 4 mei 2026.", "4 MEI 2026", "maandag 4 mei 2026",
        "4 mei '26", "4 mei dezes jaars (2026)",
        "4 mei van dit jaar (2026)", "4 mei jl. (2026)", "4 mei jongstleden (2026)", "4 mei j.l. 2026",
        "de vierde mei tweeduizend zesentwintig", "heden, vier mei tweeduizend zesentwintig, verscheen",
        "May 4, 2026", "4th of May 2026", "4 May 2026", "04 05 2026", "4 - 5 - 2026",
        "04.05.2026",
        "4-V-2026", "4 maaie 2026", "4mei 2026", "4 mei2026", "4/mei/2026", "d.d.4 mei 2026", "Ede,4-5-2026",
        "04-05-2026om 9.00 uur", "4-5-2026/Ede", "de 4e dag van mei in het jaar 2026", "de vierde dag van de maand mei in het jaar 2026",
        "op de 4e van mei 2026",
        "op 4 mei 2026 om 14.32 uur", "04-05-26", "4-mei-2026", "2026/05/04",
    ],
)  # fmt: skip
def test_every_way_of_writing_is_read(written: str) -> None:
    assert [found.day for found in dates(fold(written))] == [MAY]


@pytest.mark.parametrize("written", ["3 mrt. 2026", "3 mrt 2026", "3 maart 2026", "March 3rd, 2026"])
def test_abbreviated_months_are_read(written: str) -> None:
    assert [found.day for found in dates(fold(written))] == [dt.date(2026, 3, 3)]


@pytest.mark.parametrize(
    "written",
    [
        "030-1234567",
        "12345678",
        "NL12 RABO 0123 4567 89",
        "artikel 4.1.2",
        "2027-2028",
        "14.32 uur",
        "1.234.567,00",
        "06 12 34 56 78",
        "3/4 deel",
        "kenmerk VOG-04-05-2026",
        "bijlage 1.4.5.2026",
    ],
)
def test_other_numbers_are_no_dates(written: str) -> None:
    assert dates(fold(written)) == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("de laatste dag van juni 2026", dt.date(2026, 6, 30)),
        ("de voorlaatste dag van juli 2026", dt.date(2026, 7, 30)),
        ("op de laatste dag van de maand februari 2028", dt.date(2028, 2, 29)),
    ],
)
def test_a_day_told_from_the_end_of_its_month_is_read(written: str, day: dt.date) -> None:
    assert [found.day for found in dates(fold(written))] == [day]


def test_a_day_that_does_not_exist_is_said() -> None:
    (found,) = dates("31-02-2026")
    assert found.day is None
    assert found.doubt == "De datum '31-02-2026' bestaat niet."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("05/13/2026", dt.date(2026, 5, 13), id="month first is the only way"),
        pytest.param("26-05-04", dt.date(2026, 5, 4), id="two digits that can be the year"),
        pytest.param("date of issue 04/05/2026", dt.date(2026, 5, 4), id="slashes in an English text"),
    ],
)
def test_a_date_with_two_readings_is_said(written: str, day: dt.date) -> None:
    (found,) = dates(fold(written))
    assert found.day == day
    assert found.doubt


def test_a_plain_dutch_date_has_no_doubt() -> None:
    assert [found.doubt for found in dates("04-05-2026")] == [""]


def test_several_dates_come_in_order() -> None:
    assert [found.day for found in dates("van 1 januari 2027 tot 31-12-2028")] == [dt.date(2027, 1, 1), dt.date(2028, 12, 31)]


def test_the_first_date_is_looked_for_nearby_only() -> None:
    assert first_date("datum: 4 mei 2026", start=6) is not None
    assert first_date("datum: " + "x" * 80 + " 4 mei 2026", start=6, within=20) is None

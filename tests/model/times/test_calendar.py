"""Dates to days and back, in calendars real and invented."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.times import GREGORIAN, JULIAN, Amount, Clock, Date, TimeRef
from skaz.model.times.amounts import amount_minutes
from skaz.model.times.calendar import Calendar, Era, Month

SHORT = Calendar("short", (Month("A", 3), Month("B", 5, 2), Month("Yule", 1, is_feast=True)), (4, 12), epoch=100)
calendars = st.sampled_from([GREGORIAN, JULIAN, SHORT])
day_numbers = st.integers(-3_000_000, 3_000_000)


@given(calendars, day_numbers)
def test_a_day_is_its_date_is_its_day(calendar: Calendar, number: int) -> None:
    date = calendar.date_of(number)
    assert calendar.has_day(*date)
    assert calendar.day_number(*date) == number


@given(st.dates())
def test_the_gregorian_calendar_is_that_of_the_library(date: datetime.date) -> None:
    number = date.toordinal()
    assert GREGORIAN.day_number(date.year, date.month, date.day) == number
    assert GREGORIAN.weekday(number) == date.weekday()


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), (1582, 10, 15)),
        ((1874, 3, 3), (1874, 3, 15)),
        ((1917, 10, 25), (1917, 11, 7)),
        ((1, 1, 3), (1, 1, 1)),
        ((1900, 2, 29), (1900, 3, 13)),
    ],
)
def test_both_count_the_same_days(julian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert GREGORIAN.date_of(JULIAN.day_number(*julian)) == gregorian


@given(calendars, st.integers(-500, 500))
def test_years_are_as_long_as_their_months(calendar: Calendar, year: int) -> None:
    months = sum(calendar.month_days(year, m) for m in range(1, len(calendar.months) + 1))
    assert calendar.year_days(year) == months == calendar.year_start(year + 1) - calendar.year_start(year)


def spread(date: Date, calendar: Calendar = GREGORIAN) -> list[tuple[int, int, int]] | None:
    days = calendar.days(date)
    return None if days is None else [calendar.date_of(number) for number in days]


def test_partial_dates_have_a_first_and_a_last_day() -> None:
    assert spread(Date(1874)) == [(1874, 1, 1), (1874, 12, 31)]
    assert spread(Date(1876, 2)) == [(1876, 2, 1), (1876, 2, 29)]
    assert spread(Date(1874, season="winter")) == [(1874, 12, 1), (1875, 2, 28)]
    assert spread(Date(1870, years=10)) == [(1870, 1, 1), (1879, 12, 31)]
    assert spread(Date(1874, 3, weekday=0)) == [(1874, 3, 2), (1874, 3, 30)]
    assert spread(Date(1874, day=31)) == [(1874, 1, 31), (1874, 12, 31)]


def test_what_has_no_year_or_no_such_day_has_no_days() -> None:
    assert spread(Date(month=3)) is None
    assert spread(Date(1875, 2, 29)) is None
    assert spread(Date(1874, 3, 3, weekday=0)) is None


@given(st.integers(-400, 2400), st.integers(1, 12), st.integers(1, 28))
def test_a_day_lies_in_its_month_and_year(year: int, month: int, day: int) -> None:
    number = JULIAN.day_number(year, month, day)
    for date in (Date(year), Date(year, month), Date(year, month, day)):
        days = JULIAN.days(date)
        assert days is not None
        assert days[0] <= number <= days[1]


def test_a_clock_narrows_a_date_to_minutes() -> None:
    day = GREGORIAN.day_number(1874, 3, 3) * 1440
    at = Date(1874, 3, 3)
    assert GREGORIAN.minutes(TimeRef("at", date=at)) == (day, day + 1439)
    assert GREGORIAN.minutes(TimeRef("at", date=at, clock=Clock(1260))) == (day + 1260, day + 1260)
    assert GREGORIAN.minutes(TimeRef("at", date=at, clock=Clock(540, False))) == (day + 540, day + 1260)
    assert GREGORIAN.minutes(TimeRef("at", date=at, part="night")) == (day + 1200, day + 1799)


def test_years_are_counted_in_the_latest_era() -> None:
    calendar = Calendar("two", (Month("A", 10),), eras=(Era("the First", 1), Era("the Second", 31)))
    assert calendar.era_of(30) == (30, calendar.eras[0])
    assert calendar.era_of(33) == (3, calendar.eras[1])
    assert calendar.era_of(0) == (0, None)


def test_amounts_take_the_lengths_of_the_calendar() -> None:
    assert amount_minutes(Amount(3, 3, "month")) == (3 * 28 * 1440, 3 * 31 * 1440)
    assert amount_minutes(Amount(1, 1, "year"), SHORT) == (9 * 1440, 11 * 1440)
    assert amount_minutes(Amount(40, 40, "minute", about=True)) == (30, 50)
    assert amount_minutes(Amount(2, None, "day")) == (2880, None)
    assert amount_minutes(Amount(90, 90, "second")) == (1, 2)

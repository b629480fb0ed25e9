"""Calendars as data: months, leap years, weeks, eras; dates to day numbers and back, in whole numbers.

Day 1 of the Gregorian calendar is 1 January of the year 1 (as ``datetime.date.toordinal``); the Julian one counts the
same days. An invented calendar counts from the first day of its own year 1. Minutes count from the start of day 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import lcm

from skaz.model.times.ref import PART_HOURS, Date, TimeRef

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
DAY_MINUTES = 1440


@dataclass(frozen=True)
class Month:
    """A month, or the days of a feast between two months; ``leap_days`` are added in leap years."""

    name: str
    days: int
    leap_days: int = 0
    is_feast: bool = False


@dataclass(frozen=True)
class Era:
    """A name to count years under; its year 1 is ``first_year`` of the calendar."""

    name: str
    first_year: int


@dataclass(frozen=True, eq=False)
class Calendar:
    """How days are counted. ``leap_every`` alternates: every 4 years a leap year, but not every 100, but every 400.

    ``epoch`` is the day number of the first day of year 1; ``weekday_shift`` the weekday of day 0;
    ``seasons`` gives the first and last month of each, by number.
    """

    name: str
    months: tuple[Month, ...]
    leap_every: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = WEEKDAY_NAMES
    weekday_shift: int = 6
    eras: tuple[Era, ...] = ()
    epoch: int = 1
    seasons: tuple[tuple[str, int, int], ...] = ()

    @cached_property
    def _common_days(self) -> int:
        return sum(m.days for m in self.months)

    @cached_property
    def _leap_days(self) -> int:
        return sum(m.leap_days for m in self.months)

    def _leaps_through(self, year: int) -> int:
        """Leap years from year 1 to ``year``; negative for years before them."""
        return sum(year // every * (-1) ** i for i, every in enumerate(self.leap_every))

    def is_leap(self, year: int) -> bool:
        return self._leaps_through(year) != self._leaps_through(year - 1)

    def year_days(self, year: int) -> int:
        return self._common_days + (self._leap_days if self.is_leap(year) else 0)

    def month_days(self, year: int, month: int) -> int:
        """Days of a month, counted from 1."""
        found = self.months[month - 1]
        return found.days + (found.leap_days if self.is_leap(year) else 0)

    def year_start(self, year: int) -> int:
        """The number of the first day of a year."""
        return self.epoch + (year - 1) * self._common_days + self._leaps_through(year - 1) * self._leap_days

    def day_number(self, year: int, month: int, day: int) -> int:
        """The number of a day; the caller knows that there is such a day (``has_day``)."""
        return self.year_start(year) + sum(self.month_days(year, m) for m in range(1, month)) + day - 1

    def has_day(self, year: int, month: int, day: int) -> bool:
        return 1 <= month <= len(self.months) and 1 <= day <= self.month_days(year, month)

    def date_of(self, number: int) -> tuple[int, int, int]:
        """Year, month and day of a day number."""
        found = self._dates.get(number)
        if found is None:
            found = self._dates[number] = self._date_of(number)
        return found

    @cached_property
    def _dates(self) -> dict[int, tuple[int, int, int]]:
        """The dates that were asked for: a story asks for the same days again and again."""
        return {}

    def _date_of(self, number: int) -> tuple[int, int, int]:
        cycle = lcm(*self.leap_every) if self.leap_every else 1
        cycle_days = cycle * self._common_days + self._leaps_through(cycle) * self._leap_days
        year = (number - self.epoch) * cycle // cycle_days + 1
        while self.year_start(year) > number:
            year -= 1
        while self.year_start(year + 1) <= number:
            year += 1
        rest = number - self.year_start(year)
        for month in range(1, len(self.months) + 1):
            days = self.month_days(year, month)
            if rest < days:
                return year, month, rest + 1
            rest -= days
        raise AssertionError("skaz: a year shorter than its months; please report this")

    def weekday(self, number: int) -> int:
        """0 for the first day of the week."""
        return (number + self.weekday_shift) % len(self.weekdays)

    def minute(self, number: int, minute_of_day: int = 0) -> int:
        return number * DAY_MINUTES + minute_of_day

    def month_lengths(self) -> tuple[int, int]:
        """Shortest and longest month in days; feasts are none."""
        days = [d for m in self.months if not m.is_feast for d in (m.days, m.days + m.leap_days)]
        return min(days), max(days)

    def year_lengths(self) -> tuple[int, int]:
        return self._common_days, self._common_days + (self._leap_days if self.leap_every else 0)

    def season(self, name: str) -> tuple[int, int] | None:
        """First and last month of a season; None where the calendar does not say."""
        return next(((first, last) for known, first, last in self.seasons if known == name), None)

    def era_of(self, year: int) -> tuple[int, Era | None]:
        """The year as counted in the latest era that had begun."""
        begun = [era for era in self.eras if era.first_year <= year]
        if not begun:
            return year, None
        era = max(begun, key=lambda e: e.first_year)
        return year - era.first_year + 1, era

    def days(self, date: Date) -> tuple[int, int] | None:
        """Earliest and latest day that a partial date allows; None if it has no year or there is no such day."""
        if date.year is None:
            return None
        stretches = [s for year in range(date.year, date.year + date.years) for s in self._stretches(date, year)]
        if not stretches:
            return None
        first, last = min(s[0] for s in stretches), max(s[1] for s in stretches)
        if date.weekday is None:
            return first, last
        week = len(self.weekdays)
        first += (date.weekday - self.weekday(first)) % week
        last -= (self.weekday(last) - date.weekday) % week
        return (first, last) if first <= last else None

    def _stretches(self, date: Date, year: int) -> Iterator[tuple[int, int]]:
        """The days of one year that a date allows, month and day if it has them; a winter may end in the next year."""
        if date.month is None and date.day is None:
            season = self.season(date.season) if date.season else None
            if season is None:
                yield self.year_start(year), self.year_start(year + 1) - 1
                return
            last_year = year if season[1] >= season[0] else year + 1
            end = self.day_number(last_year, season[1], self.month_days(last_year, season[1]))
            yield self.day_number(year, season[0], 1), end
            return
        for month in range(1, len(self.months) + 1) if date.month is None else (date.month,):
            if date.day is None:
                if 1 <= month <= len(self.months):
                    yield self.day_number(year, month, 1), self.day_number(year, month, self.month_days(year, month))
            elif self.has_day(year, month, date.day):
                number = self.day_number(year, month, date.day)
                yield number, number

    def minutes(self, ref: TimeRef) -> tuple[int, int] | None:
        """Earliest and latest minute, that one included, that date, part of the day and clock allow together."""
        days = self.days(ref.date) if ref.date is not None else None
        if days is None:
            return None
        first, last = 0, DAY_MINUTES - 1
        if ref.clock is not None:
            first = ref.clock.minute
            last = first if ref.clock.is_sure else first + DAY_MINUTES // 2
        elif ref.part is not None:
            hours = PART_HOURS[ref.part]
            first, last = hours[0] * 60, hours[1] * 60 - 1
        return self.minute(days[0], first), self.minute(days[1], last)


def _roman(february_leap_every: tuple[int, ...], name: str, epoch: int) -> Calendar:
    days = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    months = tuple(Month(n, d, 1 if n == "February" else 0) for n, d in zip(MONTH_NAMES, days))
    seasons = tuple((season, first, last) for season, (first, last) in SEASON_MONTHS.items())
    return Calendar(name, months, february_leap_every, epoch=epoch, seasons=seasons)


GREGORIAN = _roman((4, 100, 400), "gregorian", 1)
JULIAN = _roman((4,), "julian", -1)
CALENDARS = {calendar.name: calendar for calendar in (GREGORIAN, JULIAN)}

"""The earliest and the latest date of each line, in the calendar of its telling: ``1874``, ``1874-03-03 21:00``."""

from __future__ import annotations

from typing import NamedTuple

from skaz.engine.chronology.lengths import SLEEPS
from skaz.engine.chronology.points import Points
from skaz.model.times.calendar import DAY_MINUTES, Calendar


class Dates(NamedTuple):
    """When a line begins: not before and not after; None where nothing is known.

    Year, month and day, both counted from 1, as far as they say more than the year or month before them.
    """

    earliest: str | None = None
    latest: str | None = None


#: Hours are told where the earliest and the latest minute are no more apart than those of a night.
HOURS = 6 * 60
#: Of a line of whose time nothing is known.
NO_DATES = Dates()


def dates_of(points: Points, calendar: Calendar) -> dict[int, Dates]:
    """The dates of all lines of which any is known, by their places in the telling; empty if none is told."""
    network = points.network
    if not network.has_links(points.origin):
        return {}
    earliest, latest = network.earliest(points.origin), network.latest(points.origin)
    found = {}
    for at in points.lines:
        if points.is_placed(at):
            start = points.start(at)
            first, last = earliest.get(start), latest.get(start)
            if first is not None or last is not None:
                found[at] = Dates(_first(first, last, calendar), _last(first, last, calendar))
    return found


def _first(first: int | None, last: int | None, calendar: Calendar) -> str | None:
    """The earliest date: a year or month alone where all of it is meant."""
    if first is None:
        return None
    day, minute = divmod(first, DAY_MINUTES)
    year, month, of_month = calendar.date_of(day)
    if _has_hour(first, last):
        return f"{year}-{month:02}-{of_month:02} {_hour(minute)}"
    end = None if last is None else _day(last)
    if day == calendar.year_start(year) and (end is None or end >= calendar.year_start(year + 1) - 1):
        return str(year)
    whole = of_month == 1 and (end is None or end >= day + calendar.month_days(year, month) - 1)
    return f"{year}-{month:02}" if whole else f"{year}-{month:02}-{of_month:02}"


def _last(first: int | None, last: int | None, calendar: Calendar) -> str | None:
    """The latest date."""
    if last is None:
        return None
    if _has_hour(first, last):
        year, month, of_month = calendar.date_of(last // DAY_MINUTES)
        return f"{year}-{month:02}-{of_month:02} {_hour(last % DAY_MINUTES)}"
    day = _day(last)
    year, month, of_month = calendar.date_of(day)
    start = None if first is None else first // DAY_MINUTES
    if day == calendar.year_start(year + 1) - 1 and (start is None or start <= calendar.year_start(year)):
        return str(year)
    is_end = of_month == calendar.month_days(year, month)
    whole = is_end and (start is None or start <= day - of_month + 1)
    return f"{year}-{month:02}" if whole else f"{year}-{month:02}-{of_month:02}"


def _has_hour(first: int | None, last: int | None) -> bool:
    """Whether the hour is known about as well as a part of the day says it."""
    return first is not None and last is not None and last - first <= HOURS


def _day(last: int) -> int:
    """The day of a latest minute: a night belongs to the day before."""
    return (last - (SLEEPS - DAY_MINUTES) - 1) // DAY_MINUTES


def _hour(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"

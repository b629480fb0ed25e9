"""How many minutes an amount may be: a month of this calendar, a soon, an about."""

from __future__ import annotations

from skaz.model.times.calendar import DAY_MINUTES, GREGORIAN, Calendar
from skaz.model.times.ref import Amount, Unit

#: Least and most minutes of each vague length; None: no end.
VAGUE_MINUTES: dict[str, tuple[int, int | None]] = {
    "at once": (0, 10),
    "moment": (0, 30),
    "soon": (0, 60 * DAY_MINUTES),
    "later": (0, None),
    "while": (5, None),
    "long": (60, None),
    "ever": (0, None),
}

#: How many of the second are in one of the first; months and days have no fixed ratio.
RATIOS: dict[tuple[Unit, Unit], int] = {
    ("minute", "second"): 60,
    ("hour", "minute"): 60,
    ("hour", "second"): 3600,
    ("day", "hour"): 24,
    ("day", "minute"): 1440,
    ("week", "day"): 7,
    ("week", "hour"): 168,
    ("year", "month"): 12,
}


def amount_minutes(amount: Amount, calendar: Calendar = GREGORIAN) -> tuple[int, int | None]:
    """Least and most minutes; ``about`` makes it a quarter wider on both sides; None: no end."""
    if amount.vague is not None:
        return VAGUE_MINUTES[amount.vague]
    short, long = unit_seconds(amount.unit, calendar)
    least = amount.least * short // 60
    most = None if amount.most is None else -(-amount.most * long // 60)
    if amount.about:
        least -= least // 4
        most = None if most is None else most + (most + 3) // 4
    return least, most


def unit_seconds(unit: Unit, calendar: Calendar) -> tuple[int, int]:
    """The shortest and the longest of a unit, in seconds."""
    if unit == "month":
        days = calendar.month_lengths()
    elif unit == "year":
        days = calendar.year_lengths()
    elif unit == "week":
        days = (len(calendar.weekdays),) * 2
    elif unit == "day":
        days = (1, 1)
    else:
        seconds = {"second": 1, "minute": 60, "hour": 3600}[unit]
        return seconds, seconds
    return days[0] * DAY_MINUTES * 60, days[1] * DAY_MINUTES * 60


def in_unit(number: int, unit: Unit, smaller: Unit) -> int | None:
    """How many of a smaller unit; None where there is no fixed ratio."""
    if unit == smaller:
        return number
    ratio = RATIOS.get((unit, smaller))
    return None if ratio is None else number * ratio

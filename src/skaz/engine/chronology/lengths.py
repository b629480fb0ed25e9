"""How many minutes a length is, as people say it: three months may be some days more or less."""

from __future__ import annotations

from skaz.model.times.amounts import amount_minutes, unit_seconds
from skaz.model.times.calendar import DAY_MINUTES, Calendar
from skaz.model.times.ref import Amount, Unit

#: What is told without an hour is done between morning and late at night, and a night belongs to the day before it.
WAKES, SLEEPS = 7 * 60, DAY_MINUTES + 6 * 60
#: When what is told of a part of the day may begin, in minutes after midnight.
PART_MINUTES: dict[str, tuple[int, int]] = {
    "dawn": (4 * 60, 8 * 60),
    "morning": (5 * 60, 12 * 60),
    "noon": (11 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "dusk": (16 * 60, 22 * 60),
    "evening": (17 * 60, 24 * 60),
    "night": (20 * 60, 26 * 60),
    "midnight": (23 * 60, 25 * 60),
    "daytime": (6 * 60, 21 * 60),
}


def said_minutes(amount: Amount, calendar: Calendar) -> tuple[int, int | None]:
    """Least and most minutes of a length as it is said: of a single number half a unit less or more."""
    least, most = amount_minutes(amount, calendar)
    if amount.vague is None and amount.least == amount.most:
        short, long = unit_minutes(amount.unit, calendar)
        least = max(0, least - short // 2)
        most = None if most is None else most + long // 2
    return least, most


def unit_minutes(unit: Unit, calendar: Calendar) -> tuple[int, int]:
    """The shortest and the longest of a unit, in minutes."""
    short, long = unit_seconds(unit, calendar)
    return short // 60, -(-long // 60)


#: Units in which a length is told, each with its minutes.
UNITS = (
    ("year", 525_600),
    ("month", 43_830),
    ("week", 7 * DAY_MINUTES),
    ("day", DAY_MINUTES),
    ("hour", 60),
    ("minute", 1),
)


def in_words(minutes: int, largest: int = 0) -> str:
    """A length in English, in the largest unit of which it is more than one: ``20 hours``, ``3 weeks``.

    ``largest`` is the number of the first of ``UNITS`` that may be used.
    """
    if minutes <= 0:
        return "no time"
    for unit, size in UNITS[largest:]:
        number = minutes / size
        if number >= 2 or number == 1:
            return f"{round(number)} {unit}" if round(number) == 1 else f"{round(number)} {unit}s"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def need_and_left(need: int, left: int) -> tuple[str, str]:
    """How long something takes, and that less time goes by: ``at least 20 hours``, ``at most 3 hours go by``."""
    if left <= 0:
        return f"at least {in_words(need)}", "no time goes by"
    level = next((each for each in range(len(UNITS)) if in_words(need, each) != in_words(left, each)), 0)
    one, two = in_words(need, level), in_words(left, level)
    return f"at least {one}", f"at most {two} {'goes' if two.startswith('1 ') else 'go'} by"

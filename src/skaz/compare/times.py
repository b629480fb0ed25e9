"""Whether two reports of one thing are at different times: by dates, parts of the day, or how long after the last.

And whether one thing lasts so long in the one and so long in the other, or happens so often and so often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.compare.said import Said
from skaz.engine.chronology.dates import Dates
from skaz.model.times.ref import PART_HOURS, UNITS, Date, TimeRef

#: Minutes of each unit, months and years about; and how much longer one of two lengths is that are not the same.
MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43830, "year": 525960}
ABOUT = 1.2
#: How often, in one word.
_TIMES = {1: "once", 2: "twice"}
#: The mark of what is counted.
COUNT = "count:"
#: As much of a part of the day is another one that says more.
SHORTER = 0.6


def apart_in_time(a: Said, b: Said) -> tuple[str, str] | None:
    """The two times, in words, if not both can be; None if they can, or are not told."""
    if _ends_before(a.dates, b.dates) or _ends_before(b.dates, a.dates):
        return _date(a.dates), _date(b.dates)
    one, two = _day(a), _day(b)
    if one and two and any(x is not None and y is not None and x != y for x, y in zip(one, two)):
        return _month_day(one), _month_day(two)
    days = _weekday(a), _weekday(b)
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        return f"day {days[0] + 1} of the week", f"day {days[1] + 1} of the week"
    first, second = _after(a), _after(b)
    if first is not None and second is not None and _are_apart(_minutes(first), _minutes(second)):
        return _length(first), _length(second)
    sides = _side_of_part(a), _side_of_part(b)
    if {sides[0][0], sides[1][0]} == {"before", "after"} and sides[0][1] == sides[1][1]:
        return " ".join(sides[0]), " ".join(sides[1])
    parts = _part(a), _part(b)
    return parts if parts[0] and parts[1] and not _share_hours(*parts) else None


def other_length(a: Said, b: Said) -> tuple[str, str] | None:
    """How long it lasts in the one and in the other, if that is not the same; None where one does not say exactly."""
    one, two = _lasts(a), _lasts(b)
    if one is None or two is None or not _are_apart(_minutes(one), _minutes(two)):
        return None
    return f"for {_many(one)}", f"for {_many(two)}"


def other_pace(a: Said, b: Said) -> tuple[str, str] | None:
    """How often it happens in the one and in the other, if both count it and not alike."""
    one, two = _pace(a), _pace(b)
    if one is None or two is None or not _are_apart(one[0], two[0]):
        return None
    return one[1], two[1]


def other_count(a: Said, b: Said) -> tuple[str, str] | None:
    """How many times it happens in the one and in the other, if both count it and not alike."""
    one, two = _count(a), _count(b)
    return (_times(one), _times(two)) if one and two and one != two else None


def more_exactly(a: Said, b: Said) -> tuple[str, str] | None:
    """Two times, in words, of which one is known to the day, or to a part of the day, and the other is not."""
    if apart_in_time(a, b) is not None:
        return None
    exact = [_is_exact(said.dates) for said in (a, b)]
    if exact[0] != exact[1] and _date(a.dates) and _date(b.dates):
        return _date(a.dates), _date(b.dates)
    parts = _part(a), _part(b)
    if parts[0] and parts[1]:
        return parts if _is_narrower(*parts) or _is_narrower(*parts[::-1]) else None
    if not any(parts):
        return None
    is_carried = _share_hours(parts[0], b.part) if parts[0] else _share_hours(parts[1], a.part)
    return None if is_carried else (parts[0] or "not told", parts[1] or "not told")


def _count(said: Said) -> int:
    return next((int(mark.removeprefix(COUNT)) for mark in said.how if mark.startswith(COUNT)), 0)


def _times(count: int) -> str:
    return _TIMES.get(count, f"{count} times")


def _day(said: Said) -> tuple[int, int | None] | None:
    """The month and the day that its own words say, of whatever year."""
    return next(((date.month, date.day) for date in _named_dates(said) if date.month is not None), None)


def _weekday(said: Said) -> int | None:
    """The day of the week that its own words say."""
    return next((date.weekday for date in _named_dates(said) if date.weekday is not None), None)


def _named_dates(said: Said) -> Iterator[Date]:
    return (time.date for time in said.times if time.relation == "at" and time.date is not None)


def _month_day(day: tuple[int, int | None]) -> str:
    return f"{day[0]:02}" if day[1] is None else f"{day[0]:02}-{day[1]:02}"


def named_part(times: Iterable[TimeRef]) -> str:
    """The part of the day that some times name, the shortest of them: ``in the morning, at dawn``."""
    parts = [time.part for time in times if time.part is not None]
    return min(parts, key=_hours, default="")


def is_another_day(times: Iterable[TimeRef]) -> bool:
    """Whether some times lead to another day than that of what was told before."""
    return any(
        time.date is not None
        or (time.relation in ("after", "before") and time.period is not None)
        or (time.by is not None and time.by.vague is None and UNITS.index(time.by.unit) >= UNITS.index("day"))
        for time in times
    )


def _part(said: Said) -> str:
    """The part of the day that its own words say."""
    return named_part(said.times) if said.mode == "event" else ""


def _side_of_part(said: Said) -> tuple[str, str]:
    """Whether its own words put it before or after a part of the day, and which."""
    named = ((time.relation, time.time.part) for time in said.times if time.time is not None)
    return next(((side, part) for side, part in named if part is not None), ("", ""))


def _hours(part: str) -> int:
    start, end = PART_HOURS[part]
    return end - start


def _is_narrower(one: str, two: str) -> bool:
    """Whether a part of the day lies in another, all but an hour, and is much shorter: dawn is of the morning."""
    (start, end), (other, until) = PART_HOURS[one], PART_HOURS[two]
    return _hours(one) <= SHORTER * _hours(two) and other - 1 <= start and end <= until + 1


def _share_hours(one: str, two: str) -> bool:
    """Whether two parts of the day have an hour in common; what is past midnight is of the day before."""
    if not (one and two):
        return False
    (start, end), (other, until) = PART_HOURS[one], PART_HOURS[two]
    return any(start < until + shift and other + shift < end for shift in (-24, 0, 24))


def _is_exact(dates: Dates) -> bool:
    return dates.earliest is not None and dates.earliest == dates.latest and dates.earliest.count("-") > 1


def _ends_before(one: Dates, two: Dates) -> bool:
    """Whether the one is over before the other can begin; only as much of the dates is read as both say."""
    if one.latest is None or two.earliest is None:
        return False
    left, right = _numbers(one.latest), _numbers(two.earliest)
    length = min(len(left), len(right))
    return left[:length] < right[:length]


def _numbers(date: str) -> tuple[int, ...]:
    """Year, month and day; a year before 1 begins with a minus."""
    day = date.partition(" ")[0]
    sign = -1 if day.startswith("-") else 1
    parts = day.lstrip("-").split("-")
    return (sign * int(parts[0]), *map(int, parts[1:]))


def _date(dates: Dates) -> str:
    ends = [end for end in (dates.earliest, dates.latest) if end is not None]
    return " to ".join(dict.fromkeys(ends))


def _after(said: Said) -> tuple[int, str] | None:
    """How many of a unit after what was told before; None where it does not say exactly."""
    for time in said.times:
        if time.relation == "after" and time.anchor in ("line", "day", "reference"):
            return _exactly(time)
    return None


def _exactly(time: TimeRef) -> tuple[int, str] | None:
    if time.by is not None and time.by.is_exact:
        return time.by.least, time.by.unit
    if time.steps and time.period is not None and time.period.kind == "unit":
        return time.steps, str(time.period.value)
    return None


def _lasts(said: Said) -> tuple[int, str] | None:
    lengths = (time.lasts for time in said.times if time.lasts is not None and time.lasts.is_exact)
    return next(((length.least, length.unit) for length in lengths), None)


def _pace(said: Said) -> tuple[float, str] | None:
    """How often in a minute, and in words."""
    for time in said.times:
        if time.repeats is not None and time.repeats.every is not None and time.repeats.every.is_exact:
            count, every = time.repeats.times, (time.repeats.every.least, time.repeats.every.unit)
            stretch = every[1] if every[0] == 1 else _many(every)
            return count / _minutes(every), f"{_times(count)} every {stretch}"
    return None


def _minutes(amount: tuple[int, str]) -> float:
    return amount[0] * MINUTES.get(amount[1], 0.0)


def _are_apart(one: float, two: float) -> bool:
    return min(one, two) * ABOUT < max(one, two)


def _length(amount: tuple[int, str]) -> str:
    return f"{_many(amount)} later"


def _many(amount: tuple[int, str]) -> str:
    return f"{amount[0]} {amount[1]}{'' if amount[0] == 1 else 's'}"

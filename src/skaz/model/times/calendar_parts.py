"""The parts of a calendar's declaration: what each says, put down in a draft until all are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from skaz.model.times.calendar import CALENDARS, MONTH_NAMES, WEEKDAY_NAMES, Era, Month
from skaz.text.fold import fold
from skaz.text.source import Span

LARGEST = 10_000
_NAME = r"(?P<name>[^\d\W][\w' -]*?)"
_LEAP = r"(?: \((?P<leap>\d+) in leap years\))?"
_PATTERNS = {
    "like": re.compile(r"like (?P<name>\w+)$"),
    "months": re.compile(rf"(?P<count>\d+) months? of (?P<days>\d+) days?(?: named {_NAME})?$"),
    "list": re.compile(rf"months(?: are)?:? {_NAME} (?P<days>\d+)(?: days?)?{_LEAP}$"),
    "feast": re.compile(
        rf"(?P<days>\d+|one|a) days? of {_NAME}{_LEAP} "
        r"(?:between (?P<after>.+?) and (?P<before>.+)|after (?P<only_after>.+)|before (?P<only_before>.+))$"
    ),
    "leap": re.compile(
        r"(?:a )?leap years? every (?P<first>\d+) years?(?: but not every (?P<second>\d+)(?: years?)?"
        rf"(?: but every (?P<third>\d+)(?: years?)?)?)?(?: adds? (?P<days>\d+|one|a) days? to {_NAME})?$"
    ),
    "week": re.compile(rf"weeks? of (?P<days>\d+) days?(?: named {_NAME})?$"),
    "era": re.compile(rf"year (?P<year>-?\d+) is {_NAME}$"),
    "season": re.compile(r"(?P<season>spring|summer|autumn|winter) (?:is|runs) (?P<first>.+?) to (?P<last>.+)"),
    "epoch": re.compile(rf"day 1 is (?P<day>\d+) {_NAME} (?P<year>-?\d+) (?P<calendar>\w+)$"),
}  # fmt: skip
_ITEM = re.compile(rf"{_NAME} (?P<days>\d+)(?: days?)?{_LEAP}$")
_BARE = re.compile(rf"{_NAME}$")


class Wrong(Exception):
    """Why a part cannot be meant; its sentence becomes the finding."""


@dataclass
class Draft:
    """What the parts have said so far; feasts, leap days and seasons wait until all months are known."""

    months: list[Month] = field(default_factory=list)
    names_wanted: int = 0
    week: list[str] = field(default_factory=lambda: list(WEEKDAY_NAMES))
    week_days: int = 7
    filling: Literal["", "names", "months", "week"] = ""
    leap_every: tuple[int, ...] = ()
    eras: list[Era] = field(default_factory=list)
    epoch: int = 1
    seasons: dict[str, tuple[str, str]] = field(default_factory=dict)
    feasts: list[tuple[Span, Callable[[], None]]] = field(default_factory=list)
    later: list[tuple[Span, Callable[[], None]]] = field(default_factory=list)

    def month_number(self, name: str) -> int:
        wanted = plain_name(name)
        for number, month in enumerate(self.months, 1):
            if plain_name(month.name) == wanted:
                return number
        raise Wrong(f'"{name.strip()}" is no month of this calendar')


def read_part(draft: Draft, part: Span) -> None:
    text = " ".join(part.text.split())
    for kind, pattern in _PATTERNS.items():
        match = pattern.match(text)
        if match is not None:
            draft.filling = ""
            _READERS[kind](draft, part, match)
            return
    item, bare = _ITEM.match(text), _BARE.match(text)
    if draft.filling == "months" and item is not None:
        draft.months.append(_month(item))
    elif draft.filling == "names" and bare is not None:
        _name_next(draft, text)
    elif draft.filling == "week" and bare is not None:
        draft.week.append(text)
    else:
        raise Wrong(f'"{text}" says nothing of a calendar that is understood')


def _number(text: str) -> int:
    number = 1 if text in ("a", "one") else int(text) if len(text) < 8 else LARGEST + 1
    if number > LARGEST:
        raise Wrong(f"{text} is more than a calendar may have ({LARGEST})")
    return number


def _positive(text: str) -> int:
    number = _number(text)
    if number < 1:
        raise Wrong("a calendar cannot count by 0")
    return number


def _month(match: re.Match[str]) -> Month:
    days = _positive(match["days"])
    leap = _number(match["leap"]) - days if match["leap"] else 0
    if leap < 0:
        raise Wrong(f"{match['name']} cannot be shorter in leap years")
    return Month(match["name"].strip(), days, leap)


def _read_like(draft: Draft, part: Span, match: re.Match[str]) -> None:
    model = CALENDARS.get(fold(match["name"]))
    if model is None:
        raise Wrong(f'there is no calendar "{match["name"]}" to be like; there are {", ".join(sorted(CALENDARS))}')
    draft.months, draft.names_wanted = list(model.months), 0
    draft.leap_every, draft.epoch = model.leap_every, model.epoch


def _read_months(draft: Draft, part: Span, match: re.Match[str]) -> None:
    count, days = _positive(match["count"]), _positive(match["days"])
    if count > 400:
        raise Wrong(f"a year of {count} months is more than a calendar may have (400)")
    draft.months = [Month("", days) for _ in range(count)]
    if match["name"]:
        draft.filling = "names"
        _name_next(draft, match["name"].strip())


def _read_list(draft: Draft, part: Span, match: re.Match[str]) -> None:
    draft.months = [_month(match)]
    draft.filling = "months"


def _name_next(draft: Draft, name: str) -> None:
    at = next((i for i, month in enumerate(draft.months) if not month.name), None)
    if at is None:
        raise Wrong(f'"{name}" is one name more than there are months')
    draft.months[at] = Month(name, draft.months[at].days)


def name_months(draft: Draft) -> None:
    """Months without names have the usual ones if there are twelve, else numbers; too few names are wrong."""
    missing = [i for i, month in enumerate(draft.months) if not month.name]
    usual = len(draft.months) == 12 and len(missing) == 12
    for i in missing:
        draft.months[i] = Month(MONTH_NAMES[i] if usual else f"month {i + 1}", draft.months[i].days)
    if missing and len(missing) < len(draft.months):
        raise Wrong(f"{len(missing)} of the {len(draft.months)} months have no name")


def _read_feast(draft: Draft, part: Span, match: re.Match[str]) -> None:
    days = _positive(match["days"])
    leap = _number(match["leap"]) - days if match["leap"] else 0
    if leap < 0:
        raise Wrong(f"{match['name']} cannot be shorter in leap years")
    feast = Month(match["name"].strip(), days, leap, is_feast=True)
    after, before = match["after"] or match["only_after"], match["before"] or match["only_before"]

    def place() -> None:
        at = draft.month_number(after) if after else draft.month_number(before) - 1
        while after and at < len(draft.months) and draft.months[at].is_feast:
            at += 1
        if after and before and draft.month_number(before) != at % len(draft.months) + 1:
            raise Wrong(f"{before.strip()} does not follow {after.strip()}")
        draft.months.insert(at, feast)

    draft.feasts.append((part, place))


def _read_leap(draft: Draft, part: Span, match: re.Match[str]) -> None:
    every = tuple(_positive(match[g]) for g in ("first", "second", "third") if match[g])
    if any(later % earlier for earlier, later in pairwise(every)):
        raise Wrong(f"{every[-1]} is no multiple of {every[-2]}")
    draft.leap_every = every
    if match["name"]:
        days, name = _number(match["days"]), match["name"]

        def lengthen() -> None:
            number = draft.month_number(name)
            found = draft.months[number - 1]
            draft.months[number - 1] = Month(found.name, found.days, days, found.is_feast)

        draft.later.append((part, lengthen))


def _read_week(draft: Draft, part: Span, match: re.Match[str]) -> None:
    draft.week_days = _positive(match["days"])
    if draft.week_days > 400:
        raise Wrong(f"a week of {draft.week_days} days is more than a calendar may have (400)")
    if match["name"]:
        draft.week, draft.filling = [match["name"].strip()], "week"
    elif draft.week_days != len(draft.week):
        draft.week = [f"weekday {i + 1}" for i in range(draft.week_days)]


def check_week(draft: Draft) -> None:
    if draft.week_days != len(draft.week):
        named, days = len(draft.week), draft.week_days
        draft.week = [*draft.week, *(f"weekday {i + 1}" for i in range(named, days))][:days]
        raise Wrong(f"the week has {days} days, and {named} have a name")


def _read_era(draft: Draft, part: Span, match: re.Match[str]) -> None:
    sign = -1 if match["year"].startswith("-") else 1
    draft.eras.append(Era(match["name"].strip(), sign * _number(match["year"].lstrip("-"))))


def _read_season(draft: Draft, part: Span, match: re.Match[str]) -> None:
    season, first, last = match["season"], match["first"], match["last"]

    def check() -> None:
        draft.month_number(first)
        draft.month_number(last)
        draft.seasons[season] = first, last

    draft.later.append((part, check))


def _read_epoch(draft: Draft, part: Span, match: re.Match[str]) -> None:
    other = CALENDARS.get(fold(match["calendar"]))
    month = next((i for i, n in enumerate(MONTH_NAMES, 1) if fold(n) == fold(match["name"])), 0)
    year, day = int(match["year"][:6]), _number(match["day"])
    if other is None or not other.has_day(year, month, day):
        raise Wrong(f'"{part.text}" names no day')
    draft.epoch = other.day_number(year, month, day)


_READERS: dict[str, Callable[[Draft, Span, re.Match[str]], None]] = {
    "like": _read_like,
    "months": _read_months,
    "list": _read_list,
    "feast": _read_feast,
    "leap": _read_leap,
    "week": _read_week,
    "era": _read_era,
    "season": _read_season,
    "epoch": _read_epoch,
}


def plain_name(name: str) -> str:
    return " ".join(fold(name).split())

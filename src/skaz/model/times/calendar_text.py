"""Read the declaration of a calendar: ``calendar shire: 12 months of 30 days, 2 days of Yule between December and January``.

Parts stand between ``;`` or ``,``; each is one of ``PARTS``. What cannot be read is a finding at its words, and the
rest still counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from skaz.model.times.calendar import (
    CALENDARS,
    MONTH_NAMES,
    SEASON_MONTHS,
    WEEKDAY_NAMES,
    Calendar,
    Era,
    Month,
)
from skaz.text.finding import Finding
from skaz.text.fold import fold
from skaz.text.source import Span

#: What may be said of a calendar, as findings show it.
PARTS = (
    "12 months of 30 days [named Frost, Thaw, …]",
    "months Frost 30, Thaw 28 (29 in leap years), …",
    "2 days of Yule between December and January | after June | before June",
    "leap year every 4 years [but not every 100 [but every 400]] [adds 1 day to Yule]",
    "week of 6 days [named Oneday, …]",
    "year 1 is the Founding",
    "spring is March to May",
    "day 1 is 1 March 1874 gregorian",
    "like gregorian",
)

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
    "season": re.compile(r"(?P<season>spring|summer|autumn|winter) (?:is|runs)(?: from)? (?P<first>.+?) to (?P<last>.+)$"),
    "epoch": re.compile(rf"day 1 is (?P<day>\d+) {_NAME} (?P<year>-?\d+) (?P<calendar>\w+)$"),
}  # fmt: skip
_ITEM = re.compile(rf"{_NAME} (?P<days>\d+)(?: days?)?{_LEAP}$")
_BARE = re.compile(rf"{_NAME}$")
_HEAD = re.compile(r"(?:calendar\s+)?(?P<name>[^\d\W][\w'-]*)\s*(?P<colon>:?)")


class _Wrong(Exception):
    """Why a part cannot be meant; its sentence becomes the finding."""


@dataclass
class _Draft:
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
        wanted = _plain_name(name)
        for number, month in enumerate(self.months, 1):
            if _plain_name(month.name) == wanted:
                return number
        raise _Wrong(f'"{name.strip()}" is no month of this calendar')


def read_calendar(span: Span) -> tuple[Calendar | None, tuple[Finding, ...]]:
    """Read ``[calendar] NAME: parts``, or the name of a calendar that is built in.

    Returns:
        The calendar, made of what could be read (None without a name or months), and a finding for each part that
        could not.
    """
    head = _HEAD.match(span.text.strip())
    lead = len(span.text) - len(span.text.lstrip())
    if head is None:
        return None, (_finding(span, "a calendar needs a name", "calendar shire: 12 months of 30 days"),)
    rest = Span(span.source, span.start + lead + head.end(), span.end)
    known = CALENDARS.get(fold(head["name"]))
    if known is not None and not rest.text.strip():
        return known, ()
    draft, findings = _Draft(), []
    parts = list(_parts(rest))
    for part in parts:
        findings += _tried(part, lambda part=part: _read_part(draft, part))  # type: ignore[misc]
    for part, act in [
        (span, lambda: _name_months(draft)),
        *draft.feasts,
        *draft.later,
        (span, lambda: _check_week(draft)),
    ]:
        findings += _tried(part, act)
    if not draft.months:
        if not findings:
            findings.append(_finding(span, f'the calendar "{head["name"]}" has no months', "12 months of 30 days"))
        return None, tuple(findings)
    return _made(head["name"], draft), tuple(findings)


def _parts(span: Span) -> Iterator[Span]:
    """The stretches between ``;`` and ``,``, without the white space around them; none that is empty."""
    at = span.start
    for piece in re.split("[;,]", span.text):
        stripped = piece.strip()
        if stripped:
            start = at + piece.index(stripped)
            yield Span(span.source, start, start + len(stripped))
        at += len(piece) + 1


def _tried(part: Span, act: Callable[[], None]) -> list[Finding]:
    try:
        act()
    except _Wrong as wrong:
        return [_finding(part, str(wrong), "")]
    return []


def _finding(span: Span, message: str, example: str) -> Finding:
    expected = f"Write for example:  {example}" if example else "A calendar may say:  " + "; ".join(PARTS)
    return Finding("unknown-phrase", f"{message}.", span, label="not understood", help=expected)


def _read_part(draft: _Draft, part: Span) -> None:
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
        raise _Wrong(f'"{text}" says nothing of a calendar that is understood')


def _number(text: str) -> int:
    number = 1 if text in ("a", "one") else int(text) if len(text) < 8 else LARGEST + 1
    if number > LARGEST:
        raise _Wrong(f"{text} is more than a calendar may have ({LARGEST})")
    return number


def _positive(text: str) -> int:
    number = _number(text)
    if number < 1:
        raise _Wrong("a calendar cannot count by 0")
    return number


def _month(match: re.Match[str]) -> Month:
    days = _positive(match["days"])
    leap = _number(match["leap"]) - days if match["leap"] else 0
    if leap < 0:
        raise _Wrong(f"{match['name']} cannot be shorter in leap years")
    return Month(match["name"].strip(), days, leap)


def _read_like(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    model = CALENDARS.get(fold(match["name"]))
    if model is None:
        raise _Wrong(f'there is no calendar "{match["name"]}" to be like; there are {", ".join(sorted(CALENDARS))}')
    draft.months, draft.names_wanted = list(model.months), 0
    draft.leap_every, draft.epoch = model.leap_every, model.epoch


def _read_months(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    count, days = _positive(match["count"]), _positive(match["days"])
    if count > 400:
        raise _Wrong(f"a year of {count} months is more than a calendar may have (400)")
    draft.months = [Month("", days) for _ in range(count)]
    if match["name"]:
        draft.filling = "names"
        _name_next(draft, match["name"].strip())


def _read_list(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    draft.months = [_month(match)]
    draft.filling = "months"


def _name_next(draft: _Draft, name: str) -> None:
    at = next((i for i, month in enumerate(draft.months) if not month.name), None)
    if at is None:
        raise _Wrong(f'"{name}" is one name more than there are months')
    draft.months[at] = Month(name, draft.months[at].days)


def _name_months(draft: _Draft) -> None:
    """Months without names have the usual ones if there are twelve, else numbers; too few names are wrong."""
    missing = [i for i, month in enumerate(draft.months) if not month.name]
    usual = len(draft.months) == 12 and len(missing) == 12
    for i in missing:
        draft.months[i] = Month(MONTH_NAMES[i] if usual else f"month {i + 1}", draft.months[i].days)
    if missing and len(missing) < len(draft.months):
        raise _Wrong(f"{len(missing)} of the {len(draft.months)} months have no name")


def _read_feast(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    days = _positive(match["days"])
    leap = _number(match["leap"]) - days if match["leap"] else 0
    if leap < 0:
        raise _Wrong(f"{match['name']} cannot be shorter in leap years")
    feast = Month(match["name"].strip(), days, leap, is_feast=True)
    after, before = match["after"] or match["only_after"], match["before"] or match["only_before"]

    def place() -> None:
        at = draft.month_number(after) if after else draft.month_number(before) - 1
        while after and at < len(draft.months) and draft.months[at].is_feast:
            at += 1
        if after and before and draft.month_number(before) != at % len(draft.months) + 1:
            raise _Wrong(f"{before.strip()} does not follow {after.strip()}")
        draft.months.insert(at, feast)

    draft.feasts.append((part, place))


def _read_leap(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    every = tuple(_positive(match[g]) for g in ("first", "second", "third") if match[g])
    if any(later % earlier for earlier, later in zip(every, every[1:])):
        raise _Wrong(f"{every[-1]} is no multiple of {every[-2]}")
    draft.leap_every = every
    if match["name"]:
        days, name = _number(match["days"]), match["name"]

        def lengthen() -> None:
            number = draft.month_number(name)
            found = draft.months[number - 1]
            draft.months[number - 1] = Month(found.name, found.days, days, found.is_feast)

        draft.later.append((part, lengthen))


def _read_week(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    draft.week_days = _positive(match["days"])
    if draft.week_days > 400:
        raise _Wrong(f"a week of {draft.week_days} days is more than a calendar may have (400)")
    if match["name"]:
        draft.week, draft.filling = [match["name"].strip()], "week"
    elif draft.week_days != len(draft.week):
        draft.week = [f"weekday {i + 1}" for i in range(draft.week_days)]


def _check_week(draft: _Draft) -> None:
    if draft.week_days != len(draft.week):
        named, days = len(draft.week), draft.week_days
        draft.week = [*draft.week, *(f"weekday {i + 1}" for i in range(named, days))][:days]
        raise _Wrong(f"the week has {days} days, and {named} have a name")


def _read_era(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    sign = -1 if match["year"].startswith("-") else 1
    draft.eras.append(Era(match["name"].strip(), sign * _number(match["year"].lstrip("-"))))


def _read_season(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    season, first, last = match["season"], match["first"], match["last"]

    def check() -> None:
        draft.month_number(first)
        draft.month_number(last)
        draft.seasons[season] = first, last

    draft.later.append((part, check))


def _read_epoch(draft: _Draft, part: Span, match: re.Match[str]) -> None:
    other = CALENDARS.get(fold(match["calendar"]))
    month = next((i for i, n in enumerate(MONTH_NAMES, 1) if fold(n) == fold(match["name"])), 0)
    year, day = int(match["year"][:6]), _number(match["day"])
    if other is None or not other.has_day(year, month, day):
        raise _Wrong(f'"{part.text}" names no day')
    draft.epoch = other.day_number(year, month, day)


_READERS: dict[str, Callable[[_Draft, Span, re.Match[str]], None]] = {
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


def _plain_name(name: str) -> str:
    return " ".join(fold(name).split())


def _made(name: str, draft: _Draft) -> Calendar:
    """The calendar; with the usual month names it has the usual seasons, unless it names its own."""
    numbers = {_plain_name(m.name): i for i, m in enumerate(draft.months, 1)}
    seasons: list[tuple[str, int, int]] = []
    for season, (first, last) in SEASON_MONTHS.items():
        names = draft.seasons.get(season, (MONTH_NAMES[first - 1], MONTH_NAMES[last - 1]))
        ends = [numbers.get(_plain_name(n), 0) for n in names]
        if all(ends):
            seasons.append((season, ends[0], ends[1]))
    leap_every = draft.leap_every if any(m.leap_days for m in draft.months) else ()
    return Calendar(
        name,
        tuple(draft.months),
        leap_every,
        tuple(draft.week),
        6 if len(draft.week) == 7 else len(draft.week) - 1,
        tuple(draft.eras),
        draft.epoch,
        tuple(seasons),
    )

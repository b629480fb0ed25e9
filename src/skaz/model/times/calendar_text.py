"""Read the declaration of a calendar: ``calendar shire: 12 months of 30 days, 2 days of Yule between June and July``.

Parts stand between ``;`` or ``,``; each is one of ``PARTS``. What cannot be read is a finding at its words, and the
rest still counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from skaz.model.times.calendar import CALENDARS, MONTH_NAMES, SEASON_MONTHS, Calendar
from skaz.model.times.calendar_parts import Draft, Wrong, check_week, name_months, plain_name, read_part
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

_HEAD = re.compile(r"(?:calendar\s+)?(?P<name>[^\d\W][\w'-]*)\s*(?P<colon>:?)")


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
    draft, findings = Draft(), []
    parts = list(_parts(rest))
    for part, is_new in parts:
        draft.filling = "" if is_new else draft.filling
        findings += _tried(part, lambda part=part: read_part(draft, part))  # type: ignore[misc]
    for part, act in [
        (span, lambda: name_months(draft)),
        *draft.feasts,
        *draft.later,
        (span, lambda: check_week(draft)),
    ]:
        findings += _tried(part, act)
    if not draft.months:
        if not findings:
            findings.append(_finding(span, f'the calendar "{head["name"]}" has no months', "12 months of 30 days"))
        return None, tuple(findings)
    return _made(head["name"], draft), tuple(findings)


def _parts(span: Span) -> Iterator[tuple[Span, bool]]:
    """The stretches between ``;`` and ``,``, without white space around them, and whether a ``;`` came before."""
    at, is_new = span.start, True
    for piece in re.split("([;,])", span.text):
        stripped = piece.strip()
        if piece in (";", ","):
            is_new = piece == ";"
        elif stripped:
            start = at + piece.index(stripped)
            yield Span(span.source, start, start + len(stripped)), is_new
        at += len(piece)


def _tried(part: Span, act: Callable[[], None]) -> list[Finding]:
    try:
        act()
    except Wrong as wrong:
        return [_finding(part, str(wrong), "")]
    return []


def _finding(span: Span, message: str, example: str) -> Finding:
    expected = f"Write for example:  {example}" if example else "A calendar may say:  " + "; ".join(PARTS)
    return Finding("unknown-phrase", f"{message}.", span, label="not understood", help=expected)


def _made(name: str, draft: Draft) -> Calendar:
    """The calendar; with the usual month names it has the usual seasons, unless it names its own."""
    numbers = {plain_name(m.name): i for i, m in enumerate(draft.months, 1)}
    seasons: list[tuple[str, int, int]] = []
    for season, (first, last) in SEASON_MONTHS.items():
        names = draft.seasons.get(season, (MONTH_NAMES[first - 1], MONTH_NAMES[last - 1]))
        ends = [numbers.get(plain_name(n), 0) for n in names]
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

"""Lines that are told to be before lines above them: by their dates, or by words like ``ten years earlier``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skaz.engine.chronology.lengths import said_minutes
from skaz.engine.chronology.points import Points, is_in_time
from skaz.engine.chronology.words import TimeWords
from skaz.engine.order import Told
from skaz.model.times.calendar import Calendar
from skaz.model.times.ref import TimeRef

#: Units so long that what was so much earlier was before all that is told without such a length between.
LONG = frozenset({"month", "year"})


def flashbacks(lines: Sequence[Told], targets: Mapping[str, list[Told]], calendar: Calendar) -> dict[int, Told]:
    """The lines that are before a line above them, by their places in the telling, each with the first such line.

    Cost is linear in the lines, and for each line that looks back in those above it.
    """
    found: dict[int, Told] = {}
    if any(_has_date(time) for told in lines for time in told.times):
        found.update(_by_dates(lines, targets, calendar))
    points = Points(lines)
    for told in lines:
        back = next((time for time in told.times if _looks_back(time)), None)
        if back is not None and is_in_time(told) and told.at not in found:
            base = points.base(told, back)
            if base:
                found[told.at] = _first_after(back, points.lines[base], points, calendar)
    return {**_before_retold(lines, targets, points), **_carried_on(lines, found)}


def _before_retold(lines: Sequence[Told], targets: Mapping[str, list[Told]], points: Points) -> dict[int, Told]:
    """What is told to be before an event that is told above: ``before Anna died, she …``."""
    found: dict[int, Told] = {}
    for told in lines:
        head = points.heads[told.line].clause
        if head is None or told.clause is head or head.ref is None or head.ref.kind != "same as":
            continue
        is_before = any(mark in head.how for mark in ("lead:before", "lead:until"))
        target = targets.get(head.ref.target, ()) if is_before else ()
        if target and target[0].at < told.at:
            found[told.at] = target[0]
    return found


def _carried_on(lines: Sequence[Told], found: dict[int, Told]) -> dict[int, Told]:
    """The same with the lines in which what is told of earlier goes on: those of its passage, and of its paragraph if
    the whole of that looks back, or as long as they say how much later they are.
    """
    whole: dict[int, Told] = {}
    first, paragraph = None, 0
    for told in lines:
        is_new = told.passage.paragraph != paragraph
        paragraph = told.passage.paragraph
        if told.at in found:
            is_whole = is_new or (first is not None and first[2])
            first = (told, found[told.at], is_whole)
            whole[told.at] = found[told.at]
        elif first is not None and _goes_on(told, *first):
            whole[told.at] = first[1]
        else:
            first = None
    return whole


def _goes_on(told: Told, first: Told, anchor: Told, is_whole: bool) -> bool:
    if told.passage.paragraph != first.passage.paragraph or told.at <= anchor.at:
        return False
    if any(time.anchor == "reference" or _has_date(time) for time in told.times):
        return False
    is_later = any(time.relation in ("after", "same") and time.anchor in ("line", "day") for time in told.times)
    return told.passage is first.passage or is_whole or is_later


def _by_dates(lines: Sequence[Told], targets: Mapping[str, list[Told]], calendar: Calendar) -> dict[int, Told]:
    points = Points(lines)
    words = TimeWords(points, calendar, targets)
    for told in lines:
        words.say(told)
    network, origin = points.network, points.origin
    earliest, latest = network.earliest(origin), network.latest(origin)
    found: dict[int, Told] = {}
    later: list[tuple[int, Told]] = []
    """Lines with their earliest minutes, each later than those before it."""
    for told in lines:
        if not points.is_placed(told.at):
            continue
        start = points.start(told.at)
        if start in latest and any(_has_date(time) for time in told.times):
            first = next((each for minute, each in later if minute > latest[start]), None)
            if first is not None:
                found[told.at] = first
        if start in earliest and (not later or earliest[start] > later[-1][0]):
            later.append((earliest[start], told))
    return found


def _first_after(back: TimeRef, base: Told, points: Points, calendar: Calendar) -> Told:
    """The first line that something so long before a line is before: of short lengths that line itself."""
    first = points.heads[base.line]
    by = back.by
    if by is None or by.unit not in LONG or by.vague is not None:
        return first
    left = said_minutes(by, calendar)[0]
    for at in range(first.at, 0, -1):
        told = points.lines[at]
        left -= max((_passed(time, calendar) for time in told.times), default=0)
        if any(_has_date(time) or time.anchor == "reference" for time in told.times):
            return first
        first = points.heads[told.line]
        if left <= 0:
            break
    return first


def _passed(time: TimeRef, calendar: Calendar) -> int:
    is_later = time.relation == "after" and time.anchor in ("line", "day") and time.by is not None
    return said_minutes(time.by, calendar)[0] if is_later and time.by is not None else 0


def _looks_back(time: TimeRef) -> bool:
    return time.relation == "before" and time.anchor in ("line", "day")


def _has_date(time: TimeRef) -> bool:
    inner = time.time if time.anchor == "time" else time
    return inner is not None and inner.date is not None and inner.date.year is not None

"""From the time words of a line to constraints: ``that night``, ``three months later``, ``before film:34``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skaz.engine.chronology.because import Because
from skaz.engine.chronology.lengths import PART_MINUTES, SLEEPS, WAKES, said_minutes, unit_minutes
from skaz.engine.chronology.points import Points, is_in_time
from skaz.engine.order import INTO, Told, leaves_order_open
from skaz.model.times.calendar import DAY_MINUTES, Calendar
from skaz.model.times.ref import Amount, Date, TimeRef, Unit

#: How a clause before the others of its line is told to stand to them.
LEADS = ("lead:before", "lead:until", "lead:after", "lead:since")
_LEADS = frozenset(LEADS)

#: Parts of a day before which what is told of that day without an hour is told of daylight.
LATE = frozenset({"dusk", "evening", "night", "midnight"})


class Year(NamedTuple):
    """A year, the point from which years count, and the first day of the date that was told last in it."""

    origin: int
    number: int
    day: int


class TimeWords:
    """Says in the network of a telling what its lines say of their time, each when it is replayed."""

    def __init__(
        self,
        points: Points,
        calendar: Calendar,
        targets: Mapping[str, list[Told]],
        earlier: frozenset[int] = frozenset(),
    ) -> None:
        self.points = points
        self.earlier = earlier
        """The lines that are told to be before one above them."""
        self.calendar = calendar
        self.targets = targets
        self._days: dict[int, int] = {}
        """The point at which the day of a line begins."""
        self._years: dict[int, Year] = {}
        """The year of a line, told there or above."""
        self._hours: dict[int, tuple[int, int]] = {}
        self._occasions: dict[str, list[int]] = {}

    def say(self, told: Told) -> None:
        """Put a line into the network."""
        head = self.points.heads[told.line]
        above = self.points.clause_above[told.at]
        if above in self._years:
            self._years.setdefault(told.at, self._years[above])
        if told.mode in ("content", "denied", "ability"):
            return
        if any(leaves_order_open(time) for time in told.times) if told.times else not is_in_time(told):
            return
        ref = told.clause.ref if told.clause is not None else None
        if ref is not None and ref.kind == "same as" and self.targets.get(ref.target):
            self.points.identify(told.at, self.targets[ref.target][0].at)
            return
        follows = True
        for time in self._own_times(told, head) if told.times else ():
            follows = self._relate(told, time, head) and follows
        if ref is not None and ref.kind == "part of":
            follows = False
            self._inside(told, self.targets.get(ref.target, []), Because("time", told.at, str(ref.target)))
        if told.mode == "fact" and not told.times:
            follows = False
        if follows and told.mode != "habit":
            self._follow(told)
        if head is not told:
            self._lead(told, head)
        self._at_occasion(told)

    def _own_times(self, told: Told, head: Told) -> list[TimeRef]:
        """What a clause says of its time: its own words stand for those of its line, if it has both."""
        own = [time for time in told.times if time not in head.times]
        if told is head or not any(_places(time) for time in own):
            return list(told.times)
        return own

    def _follow(self, told: Told) -> None:
        """A line is not before the one above; what that one says of something earlier or later counts for it too."""
        head = self.points.heads[told.line].clause
        if told.clause is not None and not _LEADS.isdisjoint(told.clause.how):
            return
        of_line = head is not None and not _LEADS.isdisjoint(head.how)
        above = (self.points.above if of_line else self.points.clause_above).get(told.at, 0)
        while above and self._is_aside(self.points.lines[above]):
            above = self.points.clause_above.get(above, 0)
        if told.at in self.earlier and above not in self.earlier:
            return
        if above:
            why = Because("order", told.at, also=above)
            self.points.after(self.points.start(above), self.points.start(told.at), 0, why)

    def _is_aside(self, told: Told) -> bool:
        """Whether the line below one does not go on from it: a state, a habit, something told ahead of its time."""
        if told.mode in ("fact", "attitude", "habit"):
            return True
        if not told.times:
            return False
        targets = (self.targets.get(time.target.strip()) for time in told.times if time.anchor == "reference")
        return any(target and target[-1].at > told.at for target in targets)

    # Relations

    def _relate(self, told: Told, time: TimeRef, head: Told) -> bool:
        """Say one time of a line. Whether the line still follows the one above."""
        is_same = time.relation == "same" and (time.period is None or time.period.value in ("hour", "minute"))
        why = Because("same" if is_same else "time", told.at)
        start = self.points.start(told.at)
        if time.lasts is not None and told.mode != "fact" and told.clause is not None and not told.clause.word.moves:
            least, most = said_minutes(time.lasts, self.calendar)
            self.points.within(start, self.points.end(told.at), least, most, why)
        if time.repeats is not None or time.relation == "none":
            return True
        if time.anchor in ("line", "day"):
            base = self.points.base(told, time)
            return self._from_base(told, time, base, base, why) if base else True
        if time.anchor == "clause" and head is not told:
            self._from_base(told, time, head.at, head.at, why)
            return False
        if time.anchor == "reference":
            found = [each for each in self.targets.get(time.target.strip(), ()) if each.at != told.at]
            events = [each for each in found if each.event is not None] or found
            if events:
                self._to_reference(told, time, events, why)
            return False
        if time.anchor == "named":
            self._to_occasion(told, time, why)
            return time.relation not in ("before", "until")
        if time.anchor == "time" and time.time is not None:
            return self._to_date(told, time, time.time, why)
        if time.anchor == "none" and time.relation == "at":
            return self._on(told, time, why)
        return True

    def _from_base(self, told: Told, time: TimeRef, first: int, last: int, why: Because) -> bool:
        """How a line stands to another, or to the first and last of several; whether it follows the line above."""
        points, start = self.points, self.points.start(told.at)
        is_before = time.relation in ("before", "until")
        why = why._replace(also=last)
        if time.period is not None and time.period.value == "day":
            steps = time.steps if time.relation in ("after", "from") else -time.steps if is_before else 0
            base = first if is_before else last
            if time.relation == "same" and time.part in LATE and base in self._days and base not in self._hours:
                self.points.network.add(self._days[base], self.points.start(base), WAKES, why)
            self._on_day(told, self._day_after(base, steps, why), time, why)
        elif time.period is not None and time.period.kind == "unit":
            self._in_period(told, time, time.period.value, first if is_before else last, why)
        elif time.by is not None and is_before:
            least, most = said_minutes(time.by, self.calendar)
            points.after(start, points.start(first), least, why)
            if most is not None:
                points.after(points.start(first), start, -self._reach(time.by, most), why)
        elif time.by is not None:
            self._later(told, time.by, last, why)
        elif is_before:
            points.after(start, points.start(first), 1, why)
        elif time.relation == "after":
            points.after(self._over(last), start, 1, why)
        elif time.relation == "same":
            points.after(points.start(first), start, 0, why)
            points.after(start, self._over(last), 0, why)
        elif time.relation == "during":
            self._inside(told, [points.lines[first], points.lines[last]], why)
        elif time.relation == "from":
            points.after(points.start(first), start, 0, why)
        return not (is_before or time.relation in ("overlaps", "during"))

    def _later(self, told: Told, by: Amount, last: int, why: Because) -> None:
        """``two weeks later``: at least so long after the line began, and at most after it was over."""
        points = self.points
        least, most = said_minutes(by, self.calendar)
        start = points.start(told.at)
        points.after(points.start(last), start, least, why)
        if most is not None:
            is_whole = told.clause is not None and told.clause.word.moves and told.clause.word.takes is not None
            end = points.end(told.at) if is_whole and least == 0 else start
            points.after(end, self._over(last), -self._reach(by, most), why)

    def _reach(self, by: Amount, most: int) -> int:
        """What is told without a length of its own is over soon, measured by the unit in which is counted from it."""
        return most if by.vague is not None else most + unit_minutes(by.unit, self.calendar)[1] // 2

    def _over(self, at: int) -> int:
        """The end of a line that has one of its own, else its beginning."""
        told = self.points.lines[at]
        moves = told.clause is not None and told.clause.word.moves and told.clause.word.takes is not None
        return (
            self.points.end(at) if moves or told.mode == "habit" or self.points.has_end(at) else self.points.start(at)
        )

    def _inside(self, told: Told, around: list[Told], why: Because) -> None:
        """A line lies inside others."""
        if around:
            first, last = around[0].at, around[-1].at
            why = why._replace(also=last)
            self.points.after(self.points.start(first), self.points.start(told.at), 0, why)
            self.points.after(self.points.start(told.at), self.points.end(last), 0, why)

    def _to_reference(self, told: Told, time: TimeRef, events: list[Told], why: Because) -> None:
        if time.relation in INTO and time.period is None:
            self._inside(told, events, why)
        else:
            self._from_base(told, time, events[0].at, events[-1].at, why)

    def _in_period(self, told: Told, time: TimeRef, unit: str | int, base: int, why: Because) -> None:
        """``the next week``, ``in the same hour``: weeks and hours begin anywhere."""
        size = unit_minutes(unit, self.calendar)[1]  # type: ignore[arg-type]
        points, start, other = self.points, self.points.start(told.at), self.points.start(base)
        if time.steps == 0:
            points.within(other, start, -size, size, why)
        elif time.relation == "before":
            points.within(start, other, max(0, time.steps - 1) * size, (time.steps + 1) * size, why)
        else:
            points.within(other, start, max(0, time.steps - 1) * size, (time.steps + 1) * size, why)

    # Days

    def _day(self, at: int, why: Because) -> int:
        """The day of a line: told, or the one that it must have been on, by daylight or late in the evening."""
        if at not in self._days:
            start = self.points.start(at)
            self._days[at] = day = self.points.network.point(start)
            self.points.network.add(start, day, -SLEEPS, why)
            self.points.network.add(day, start, WAKES, why)
        return self._days[at]

    def _day_after(self, at: int, days: int, why: Because) -> int:
        day = self._day(at, why)
        if days == 0:
            return day
        other = self.points.network.point(day)
        self.points.within(day, other, days * DAY_MINUTES, days * DAY_MINUTES, why)
        return other

    def _on_day(self, told: Told, day: int, time: TimeRef, why: Because) -> None:
        """A line is on a day, at an hour of it if that is told."""
        first, last = self._hour(time) or (0, SLEEPS)
        if time.part is not None or time.clock is not None:
            self._hours[told.at] = first, last
        self._days.setdefault(told.at, day)
        self.points.within(day, self.points.start(told.at), first, last, why)

    @staticmethod
    def _hour(time: TimeRef) -> tuple[int, int] | None:
        if time.clock is not None:
            first = time.clock.minute
            return first, first if time.clock.is_sure else first + DAY_MINUTES // 2
        return PART_MINUTES[time.part] if time.part is not None else None

    # The calendar

    def _on(self, told: Told, time: TimeRef, why: Because) -> bool:
        """A date, or an hour of the day that is told already."""
        points, start = self.points, self.points.start(told.at)
        if time.date is None:
            hour = self._hour(time)
            base = points.above[told.at] if time in self.points.heads[told.line].times else points.clause_above[told.at]
            if hour is not None and base in self._days and base in self._hours:
                is_near = points.lines[base].passage.paragraph == told.passage.paragraph
                if is_near and hour[1] >= self._hours[base][0]:
                    self._on_day(told, self._days[base], time, why)
                    return True
            if hour is not None:
                self._days[told.at] = day = points.network.point(start)
                self._on_day(told, day, time, why)
            return True
        days = self._days_of(told, time.date, why)
        if days is None:
            return True
        origin, first, last = days
        if first == last:
            day = points.network.point(start)
            points.within(origin, day, first * DAY_MINUTES, first * DAY_MINUTES, why)
            self._on_day(told, day, time, why)
        else:
            points.within(origin, start, first * DAY_MINUTES, (last + 1) * DAY_MINUTES - 1, why)
        return True

    def _days_of(self, told: Told, date: Date, why: Because) -> tuple[int, int, int] | None:
        """The first and last day of a date, and the point from which they count.

        Without a year it is of the one told last, or of the next if that is over. Where no year is told at all, years
        count from one that nobody knows.
        """
        if date.year is None and date.month is None and date.season is None:
            return None
        points = self.points
        if date.year is not None:
            days = self.calendar.days(date)
            if days is not None:
                self._years[told.at] = Year(points.origin, date.year, days[0])
            return None if days is None else (points.origin, *days)
        known = self._years.get(told.at) or Year(points.network.point(), 1, 0)
        self._follow(told)
        found: list[tuple[int, tuple[int, int]]] = []
        for year in (known.number, known.number + 1):
            days = self.calendar.days(date._replace(year=year))
            if days is not None:
                found.append((year, days))
        found.sort(key=lambda each: each[1][1] < known.day)  # the dates of a year follow each other
        fitting = (each for each in found if self._fits(told, known.origin, each[1], why))
        year, days = next(fitting, found[0] if found else (0, None))
        if days is None:
            return None
        self._years[told.at] = Year(known.origin, year, days[0])
        return known.origin, *days

    def _fits(self, told: Told, origin: int, days: tuple[int, int], why: Because) -> bool:
        """Whether nothing told stands against a line's being on some days."""
        points, start = self.points, self.points.start(told.at)
        if points.would_clash(start, origin, -(days[1] + 1) * DAY_MINUTES, why):
            return False
        return not points.would_clash(origin, start, days[0] * DAY_MINUTES, why)

    def _to_date(self, told: Told, time: TimeRef, date: TimeRef, why: Because) -> bool:
        """``since 1870``, ``until May 1875``, ``two days before Christmas 1870``."""
        stretch = self.calendar.days(date.date) if date.date is not None else None
        if stretch is None:
            return time.relation not in ("before", "until")
        first, last = stretch[0] * DAY_MINUTES, (stretch[1] + 1) * DAY_MINUTES - 1
        points, origin, start = self.points, self.points.origin, self.points.start(told.at)
        least, most = said_minutes(time.by, self.calendar) if time.by is not None else (0, None)
        if time.relation == "before":
            points.after(start, origin, least - last, why)
            if most is not None:
                points.after(origin, start, first - most, why)
            return False
        if time.relation in ("until", "by"):
            points.after(start, origin, -last, why)
        elif time.relation in ("after", "from"):
            points.after(origin, start, first + least, why)
            if most is not None:
                points.after(start, origin, -last - most, why)
        elif time.relation in ("during", "same", "at", "overlaps"):
            points.within(origin, start, first, last, why)
        return True

    # Occasions and clauses

    def _at_occasion(self, told: Told) -> None:
        """Remember who was told to be at an occasion when."""
        place = told.scene.place if told.scene is not None else told.clause.place if told.clause is not None else None
        if isinstance(place, str):
            self._occasions.setdefault(place, []).append(told.at)

    def _to_occasion(self, told: Told, time: TimeRef, why: Because) -> None:
        """``the day after the ball``: as far as something of it is told already."""
        known = [at for at in self._occasions.get(time.target, ()) if at != told.at]
        if known:
            self._to_reference(told, time, [self.points.lines[known[0]], self.points.lines[known[-1]]], why)

    def _lead(self, told: Told, head: Told) -> None:
        """What a line begins with ``before she leaves`` or ``after he came`` is after or before the rest of it."""
        if head.clause is None or told.clause is None:
            return
        mark = next((each for each in LEADS if each in head.clause.how), None)
        if mark is None or not _LEADS.isdisjoint(told.clause.how):
            return
        why = Because("time", told.at, also=head.at)
        one, two = self.points.start(told.at), self.points.start(head.at)
        if mark in ("lead:before", "lead:until"):
            one, two = two, one
        self.points.after(two, one, 1, why)


def _places(time: TimeRef) -> bool:
    """Whether words say when something is, and not only how long or how often."""
    return time.relation != "none"


def units(time: TimeRef) -> Iterator[Unit]:
    """The units in which a time is counted."""
    for amount in (time.by, time.lasts):
        if amount is not None:
            yield amount.unit

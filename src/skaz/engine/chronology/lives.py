"""Births and ages: nobody does anything before he is born, and who is twenty was born twenty years ago."""

from __future__ import annotations

from skaz.engine.chronology.because import Because, Clash
from skaz.engine.chronology.lengths import unit_minutes
from skaz.engine.chronology.points import Points
from skaz.model.logic import Value
from skaz.model.times.calendar import DAY_MINUTES, Calendar


class Lives:
    """Follows the lives of one telling: each person that is born or has an age, and what he did."""

    def __init__(self, points: Points, calendar: Calendar) -> None:
        self.points = points
        self.calendar = calendar
        self._births: dict[Value, int] = {}
        self._born_at: dict[Value, int] = {}
        self._acts: dict[Value, list[int]] = {}

    def born(self, who: Value, at: int) -> None:
        """Somebody is born in a line."""
        birth, start = self._birth(who), self.points.start(at)
        self._born_at[who] = at
        why = Because("age", at)
        self.points.within(birth, start, 0, 0, why)
        for earlier in self._acts.get(who, ()):
            self._is_alive(who, earlier)

    def aged(self, who: Value, years: float, at: int) -> None:
        """Somebody is so many years old in a line."""
        short, long = unit_minutes("year", self.calendar)
        least, most = int(years) * short - DAY_MINUTES, (int(years) + 1) * long + DAY_MINUTES
        self.points.within(self._birth(who), self.points.start(at), least, most, Because("age", at))

    def acts(self, who: Value, at: int) -> None:
        """Somebody does something in a line."""
        self._acts.setdefault(who, []).append(at)
        if who in self._born_at:
            self._is_alive(who, at)

    def _birth(self, who: Value) -> int:
        if who not in self._births:
            self._births[who] = self.points.network.point()
        return self._births[who]

    def _is_alive(self, who: Value, at: int) -> None:
        why = Because("birth", at, str(who), self._born_at[who])
        circle = self.points.network.add(self._births[who], self.points.start(at), 0, why)
        if circle:
            self.points.clashes.append(Clash(circle, who))

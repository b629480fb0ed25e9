"""The time of a telling while it is replayed: each line and each step says what it knows, and may ask what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skaz.engine.chronology.because import Because, Clash
from skaz.engine.chronology.journeys import Journeys
from skaz.engine.chronology.points import Points
from skaz.engine.chronology.ways import Ways
from skaz.engine.chronology.words import TimeWords
from skaz.engine.meaning import AT
from skaz.engine.order import Told
from skaz.engine.run import Failure, Step
from skaz.engine.world import StoryWorld
from skaz.model.logic import OPEN, Special, Value
from skaz.model.times.calendar import Calendar
from skaz.model.travel import Map


class Chronology:
    """When the lines of one telling are. ``begin`` comes before the step of a line, ``finish`` after it."""

    def __init__(
        self,
        world: StoryWorld,
        lines: Sequence[Told],
        targets: Mapping[str, list[Told]],
        calendar: Calendar,
        known: Map,
    ) -> None:
        self.world = world
        self.calendar = calendar
        self.points = Points(lines)
        self.ways = Ways(world.places, known)
        self.words = TimeWords(self.points, calendar, targets)
        self.journeys = Journeys(self.points, self.ways, calendar, lambda place: world.is_a(place, "vehicle"))
        self.steps: dict[int, Step] = {}
        self._begun: set[int] = set()

    # Asking

    def most_between(self, earlier: Step, later: Step) -> int | None:
        """The most minutes from the beginning of one step to that of another; None where nothing says."""
        if not (earlier.told_at in self.points.lines and later.told_at in self.points.lines):
            return None
        return self.points.network.most(self.points.start(earlier.told_at), self.points.start(later.told_at))

    def least_journey(self, start: Value, end: Value) -> int:
        """The fewest minutes that the way from one place to another takes; 0 where nothing is known of it."""
        return self.ways.least(start, end)

    # While it is replayed

    def begin(self, told: Told) -> None:
        """A line is about to be replayed."""
        if told.at not in self._begun:
            self._begun.add(told.at)
            self.words.say(told)

    def finish(self, step: Step, told: Told) -> None:
        """A step is over, or one that is taken to come before it: where people are now."""
        if step.is_unordered:
            return
        if step.mode != "bridge":
            self.steps[told.at] = step
        self._where(step, told)

    def _where(self, step: Step, told: Told) -> None:
        moved = {c.fluent[1]: c for c in step.changes if not c.path and c.fluent[0] == AT}
        word = told.clause.word if told.clause is not None else None
        travels = step.mode != "bridge" and word is not None and word.moves and word.takes is not None
        for who, change in moved.items():
            if not self.world.is_person(who):
                continue
            if travels and isinstance(change.old, str):
                self._is_at(who, change.old, step, told)
            if change.new is OPEN:
                self.journeys.leaves(who, told, town=self._leaves_town(step, change.old))
            elif not isinstance(change.new, Special):
                self._is_at(who, change.new, step, told, arrives=travels)
                if word is not None and word.moves:
                    for time in told.times:
                        if time.lasts is not None:
                            self.journeys.remains(who, time.lasts)
        if step.kind == "event" and step.mode == "told" and not travels:
            doers = {who for word, args in step.words for who in args[: 2 if "together" in word.marks else 1]}
            for who in doers - moved.keys():
                self.journeys.acts(who, told)

    def _is_at(self, who: Value, place: Value, step: Step, told: Told, *, arrives: bool = False) -> None:
        clash = self.journeys.is_at(who, place, told, arrives=arrives)
        if clash is not None:
            self.points.clashes.append(clash)

    def _leaves_town(self, step: Step, old: Value) -> bool:
        """Whether a step tells that somebody leaves the very town or land in which he is told to be."""
        named = [arg for _, args in step.words for arg in args]
        return isinstance(old, str) and self.world.places.is_wide(old) and old in named

    # What cannot be

    def failures(self) -> list[Failure]:
        """What cannot be so in time, as failures of the lines told last."""
        found = []
        for clash in self.points.clashes:
            steps = [self.steps[at] for at in clash.lines if at in self.steps]
            if steps:
                last = max(steps, key=lambda step: step.told_at)
                others = tuple(step for step in steps if step is not last)
                found.append(
                    Failure(
                        "time",
                        last,
                        who=clash.who,
                        made_by=others[0] if others else None,
                        others=others[1:],
                        clash=clash,
                    )
                )
        return found


__all__ = ["Because", "Chronology", "Clash"]

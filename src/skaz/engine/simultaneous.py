"""What is told of one time: the lines that say so, and who is where then, so that nobody comes or goes between them.

``In the same hour``, ``meanwhile`` and ``at the same time as film:28`` say so; so does ``all day`` of what its passage
told before. Of one line all facts are of one time.
"""

from __future__ import annotations

from itertools import takewhile

from skaz.engine.meaning import AT
from skaz.engine.order import Told
from skaz.engine.run import Run, Step
from skaz.engine.stage import Stage
from skaz.model.logic import Value
from skaz.model.times.ref import TimeRef

#: How a line stands to one that is of its time.
TOGETHER = ("overlaps", "same")


class Simultaneous:
    """Follows the lines of one telling. ``stage.at_that_time`` holds the steps of the time of the present one."""

    def __init__(self, stage: Stage, run: Run) -> None:
        self.stage = stage
        self.run = run
        self._line = 0
        self._of_line: list[Step] = []
        self._lead: tuple[TimeRef, ...] = ()
        """The times of the first clause of the line: those of its other clauses that it shares are said of the line."""

    def begin(self, told: Told, step: Step) -> None:
        """A line begins, or another clause of it."""
        own = told.times
        if told.line != self._line:
            together = [*self.stage.at_that_time, *self._of_line] if _is_of_line_above(own) else []
            self._line, self._lead = told.line, told.times
            # what holds at all times is of no time that the next line could speak of
            self._of_line = self._of_line if _is_lasting(told) else []
        else:
            own = tuple(time for time in own if time not in self._lead)
            facts = (each for each in self._of_line if each.kind == "fact") if told.mode == "fact" else ()
            together = [*self.stage.at_that_time, *(self._of_line if _is_of_line_above(own) else facts)]
        if own:
            together = [*together, *self._referred(own), *self._of_whole(own, step)]
        self.stage.at_that_time = together
        if not _is_lasting(told):
            self._of_line.append(step)

    def _referred(self, times: tuple[TimeRef, ...]) -> list[Step]:
        """The steps that a line names as those of its own time."""
        named = (time for time in times if time.anchor == "reference" and time.relation in TOGETHER)
        return [step for time in named for step in self.run.named(time.target.strip())]

    def _of_whole(self, times: tuple[TimeRef, ...], step: Step) -> list[Step]:
        """Of ``all day`` all that the passage tells before: it was in that day."""
        if not any(time.is_whole and time.date is None for time in times) or step.passage is None:
            return []
        return list(self.run.of_passage.get(step.passage, ()))


def engaged(stage: Stage, who: Value) -> Step | None:
    """The step of the present time in which somebody is told to be, or takes part where he is told to be."""
    origin = stage.origins.get((AT, who))
    if origin is None or not stage.at_that_time or (AT, who) in stage.imposed:
        return None
    then = [each for each in stage.at_that_time if not _is_journey(each)]
    found = next((each for each in then if each is origin or who in each.there), None)
    if found is not None or (AT, who) in stage.assumed or origin.mode == "bridge":
        return found
    first = min((each.number for each in then), default=0)
    recent = takewhile(lambda acted: acted[0].number >= first, reversed(stage.acted))
    took_part = (step for step, people in recent if who in people and step.mode == "told")
    return next((step for step in took_part if any(each is step for each in then)), None)


def _is_journey(step: Step) -> bool:
    """Whether a step brings somebody from place to place, by others perhaps."""
    return any(word.takes is not None for word, _ in step.words)


def _is_lasting(told: Told) -> bool:
    return told.clause is not None and told.mode == "fact" and "lasting" in told.clause.word.marks


def _is_of_line_above(times: tuple[TimeRef, ...]) -> bool:
    return bool(times) and any(time.anchor == "line" and time.relation in TOGETHER for time in times)
